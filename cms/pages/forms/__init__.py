from cms.pages.forms.exhibition import ExhibitionForm
from cms.pages.forms.page import PageForm

__all__ = ["ExhibitionForm", "PageForm"]
