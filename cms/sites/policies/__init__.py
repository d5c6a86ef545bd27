from cms.sites.policies.pages import SitePagePolicy
from cms.sites.policies.profiles import ProfilePolicy
from cms.sites.policies.roles import group_name, may, sites_where, users_with

__all__ = ["ProfilePolicy", "SitePagePolicy", "group_name", "may", "sites_where", "users_with"]
