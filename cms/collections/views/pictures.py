"""Pages about pictures: those that a source only names the address of, and what Wagtail's own pages for files have to do besides."""

from __future__ import annotations

from typing import Any

from django.contrib import messages as flashes
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.documents.views.multiple import AddView as SeveralDocumentsView
from wagtail.images.views.images import CreateView, EditView
from wagtail.images.views.multiple import AddView as SeveralImagesView
from wagtail.permissions import policy_registry

from cms.collections.forms.media import all_or_nothing
from cms.collections.models import NetworkImage
from cms.collections.selectors.doubles import doubles_of
from cms.collections.tasks import fetch_images
from cms.collections.views.staff import curator, heading, kept_work


def addresses(request: HttpRequest, pk: int) -> HttpResponse:
    work = kept_work(request, pk)
    if request.method == "POST":
        fetch_images.enqueue(work.pk, curator(request).pk)
        flashes.success(request, _("The pictures are being fetched. Your start page will say what came."))
        return redirect(request.path)
    rows = list(work.image_addresses.select_related("image"))
    context = {
        **heading(_("Pictures at the source"), work=work, icon="download"),
        "work": work,
        "addresses": rows,
        "to_fetch": sum(row.image_id is None for row in rows),
    }
    return render(request, "cms_collections/addresses.html", context)


class _TellsOfDoubles:
    """Whoever sends a picture that is here already is told, with the way to the one that they may see; it is kept all the same (C31)."""

    request: Any

    def form_valid(self, form: Any) -> Any:
        answer = super().form_valid(form)  # type: ignore[misc]
        if "file" in form.changed_data:
            self._tell(form.instance)
        return answer

    def _tell(self, image: NetworkImage) -> None:
        seen = policy_registry.get_by_type(NetworkImage).instances_user_has_permission_for(self.request.user, "choose")
        known = doubles_of(image).filter(pk__in=seen.values("pk")).first()
        if known is not None:
            there = messages.button(reverse("wagtailimages:edit", args=[known.pk]), _("See it"))
            text = _("This picture is here already: “%(title)s”. Delete one of the two if both are for the same use.")
            messages.warning(self.request, text % {"title": known.title}, buttons=[there])


class ImageCreateView(_TellsOfDoubles, CreateView):
    pass


class ImageEditView(_TellsOfDoubles, EditView):
    pass


class _KeepsNothingByHalves:
    """What is sent several at once is taken in or refused, each file by itself; nothing waits as it came at a public address (C31)."""

    def get_upload_form_class(self) -> type[Any]:
        return all_or_nothing(super().get_upload_form_class())  # type: ignore[misc]


class ImagesAddView(_KeepsNothingByHalves, SeveralImagesView):
    pass


class DocumentsAddView(_KeepsNothingByHalves, SeveralDocumentsView):
    pass
