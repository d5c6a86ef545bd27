from django.apps import AppConfig


class SitesConfig(AppConfig):
    name = "cms.sites"
    label = "cms_sites"
    verbose_name = "Cimaise · sites"

    def ready(self) -> None:
        from wagtail.models import Page
        from wagtail.permissions import register_permission_policy

        from cms.sites.models import SiteProfile
        from cms.sites.policies import ProfilePolicy, SitePagePolicy

        register_permission_policy(Page, SitePagePolicy())
        register_permission_policy(SiteProfile, ProfilePolicy())
