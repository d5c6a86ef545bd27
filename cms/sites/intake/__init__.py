from cms.sites.intake.facts import SiteFacts
from cms.sites.intake.monuments import COLUMNS, MonumentRecord, read_monument
from cms.sites.intake.names import short_name, theme_for

__all__ = ["COLUMNS", "MonumentRecord", "SiteFacts", "read_monument", "short_name", "theme_for"]
