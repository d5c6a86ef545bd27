from cms.sites.selectors.sites import national_site, site_by_host
from cms.sites.selectors.trees import roots_of, site_of_page, wagtails_welcome

__all__ = ["national_site", "roots_of", "site_by_host", "site_of_page", "wagtails_welcome"]
