from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "cms.pages"
    label = "cms_pages"
    verbose_name = "Cimaise · pages"

    def ready(self) -> None:
        from cms.pages import acts, checks  # noqa: F401
        from cms.pages.forms import ExhibitionForm, PageForm
        from cms.pages.models import ContentPage, ExhibitionPage

        # Forms stand above models, which therefore cannot name them.
        ContentPage.base_form_class = PageForm
        ExhibitionPage.base_form_class = ExhibitionForm
