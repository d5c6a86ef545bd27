"""Lists of Wagtail's that ask no policy, narrowed to what one's sites hold."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.pages.listing import PageFilterSet
from wagtail.documents import get_document_model
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images import get_image_model
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.models import Page, PageLogEntry, Site
from wagtail.permissions import policy_registry

from cms.core.models import User
from cms.sites.enums import Role
from cms.sites.policies import sites_where
from cms.sites.policies.within import rows_within


@hooks.register("construct_page_chooser_queryset")
def choose_among_ones_own(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """Wagtail's choosers show the whole tree, drafts too."""
    return pages.filter(pk__in=rows_within(request.user, Page, policy_registry.get_by_type(Page)).values("pk"))


class OnesOwn:
    request: Any
    model: Any

    def get_queryset(self) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset()  # type: ignore[misc]
        return rows.filter(pk__in=rows_within(self.request.user, self.model, policy_registry.get_by_type(self.model)).values("pk"))


class OnesOwnImages(OnesOwn, ImagesAdminAPIViewSet):
    model = get_image_model()


class OnesOwnDocuments(OnesOwn, DocumentsAdminAPIViewSet):
    model = get_document_model()


# After Wagtail's own, whose place they take.
@hooks.register("construct_admin_api", order=100)
def media_by_collection(router: Any) -> None:
    router.register_endpoint("images", OnesOwnImages)
    router.register_endpoint("documents", OnesOwnDocuments)


def sites_of_ones_own(request: HttpRequest) -> QuerySet[Site]:
    return Site.objects.filter(profile__in=sites_where(request.user, *map(str, Role)))


def owners_of_ones_own(request: HttpRequest) -> QuerySet[User]:
    return User.objects.filter(owned_pages__in=_my_pages(request)).distinct()


def editors_of_ones_own(request: HttpRequest) -> QuerySet[User]:
    edits = PageLogEntry.objects.filter(action="wagtail.edit", page__in=_my_pages(request))
    return User.objects.filter(pk__in=edits.order_by().values("user"))


def _my_pages(request: HttpRequest) -> QuerySet[Any, Any]:
    return rows_within(request.user, Page, policy_registry.get_by_type(Page)).values("pk")


# What the explorer and the search of pages filter by; the classes that Wagtail derives share these very filters.
for name, offered in (("site", sites_of_ones_own), ("owner", owners_of_ones_own), ("edited_by", editors_of_ones_own)):
    PageFilterSet.declared_filters[name].queryset = offered


@hooks.register("construct_reports_menu")
def no_dead_report(request: HttpRequest, items: list[MenuItem]) -> None:
    """The report that counts the whole network is not offered to those who may not see it."""
    if not request.user.is_superuser:
        items[:] = [item for item in items if item.name != "page-types-usage"]
