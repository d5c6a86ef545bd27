from cms.sites.models.permissions import SiteProfileGroupPermission, SiteProfileUserPermission
from cms.sites.models.profile import SiteProfile

__all__ = ["SiteProfile", "SiteProfileGroupPermission", "SiteProfileUserPermission"]
