from cms.sites.actions.change_profile import ChangeProfile
from cms.sites.actions.clear_wagtails_own import ClearWagtailsOwn
from cms.sites.actions.establish_site import EstablishSite, check_site
from cms.sites.actions.give_roles import GiveRoles
from cms.sites.actions.set_review import SetReview
from cms.sites.intake import SiteFacts

__all__ = ["ChangeProfile", "ClearWagtailsOwn", "EstablishSite", "GiveRoles", "SetReview", "SiteFacts", "check_site"]
