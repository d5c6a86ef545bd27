from __future__ import annotations

from django.urls import URLPattern, path
from wagtail import hooks

from cms.collections.views import pictures


# In front of Wagtail's own pages, at their addresses.
@hooks.register("register_admin_urls", order=-1)
def pages_for_files() -> list[URLPattern]:
    return [
        path("images/add/", pictures.ImageCreateView.as_view()),
        path("images/<int:image_id>/", pictures.ImageEditView.as_view()),
        path("images/multiple/add/", pictures.ImagesAddView.as_view()),
        path("documents/multiple/add/", pictures.DocumentsAddView.as_view()),
    ]
