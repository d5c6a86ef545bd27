from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.models import PagePermissionTester

from cms.pages.models.base import ContentPage


class HomePermissions(PagePermissionTester):
    """A site stands on its home page: only those who run the network take it away, move it or hide it; and there is no second."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return bool(self.user.is_superuser and super().can_delete(ignore_bulk=ignore_bulk))

    def can_unpublish(self) -> bool:
        return bool(self.user.is_superuser and super().can_unpublish())

    def can_copy(self) -> bool:
        return False


class HomePage(ContentPage):
    """The first page of a site, in one language. Made by provisioning, one a language."""

    # By hand one would make a page that no site shows.
    is_creatable = False
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["cms_pages.SectionPage", "cms_pages.ArticlePage", "cms_pages.ExhibitionPage"]
    page_description = _("The first page of a site in one language.")

    class Meta:
        verbose_name = _("home page")

    def permissions_for_user(self, user: Any) -> HomePermissions:
        return HomePermissions(user, self)
