from cms.sites.wagtail_hooks import narrowed, profiles, start_page

__all__ = ["narrowed", "profiles", "start_page"]
