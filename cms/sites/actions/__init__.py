from cms.sites.actions.establish_site import EstablishSite, SiteFacts
from cms.sites.actions.give_roles import GiveRoles

__all__ = ["EstablishSite", "GiveRoles", "SiteFacts"]
