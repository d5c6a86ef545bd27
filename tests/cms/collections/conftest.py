from __future__ import annotations

from collections.abc import Callable

import pytest
from wagtail.models import Locale, Page

from cms.core.models import User
from cms.sites.actions import EstablishSite
from cms.sites.enums import Role, SiteKind
from cms.sites.models import SiteProfile, SiteProfileUserPermission


@pytest.fixture
def site_called(db: None) -> Callable[..., SiteProfile]:
    """``site_called("brou")``: a monument over an empty page; ``kind`` for the national site."""

    def make(slug: str, kind: SiteKind = SiteKind.MONUMENT) -> SiteProfile:
        locale, _made = Locale.objects.get_or_create(language_code="fr")
        root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=locale)
        page = root.add_child(instance=Page(title=slug, slug=slug, locale=locale))
        return EstablishSite(kind=kind, slug=slug, name=slug.title(), host=f"{slug}.localhost", root_page=page).run()

    return make


@pytest.fixture
def user_with(db: None) -> Callable[..., User]:
    """``user_with(Role.CURATOR, site)``: active staff with these roles there and nowhere else."""
    from django.contrib.auth.models import Permission

    counter = iter(range(1000))

    def make(role: Role, *profiles: SiteProfile) -> User:
        user = User.objects.create_user(email=f"personnel{next(counter)}@exemple.fr", password="une phrase assez longue")  # type: ignore[call-arg]
        user.user_permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
        permission = Permission.objects.get(content_type__app_label="cms_sites", codename=role.value)
        for profile in profiles:
            SiteProfileUserPermission.objects.create(user=user, permission=permission, content_object=profile)
        return user

    return make
