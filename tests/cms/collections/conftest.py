from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Locale, Page

from cms.core.models import User
from cms.sites.actions import EstablishSite
from cms.sites.enums import Role, SiteKind
from cms.sites.models import SiteProfile
from cms.sites.policies.roles import group_name


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
    """``user_with(Role.CURATOR, site)``: active staff in the groups of these roles there and nowhere else."""
    counter = iter(range(1000))

    def make(role: Role, *profiles: SiteProfile) -> User:
        user = User.objects.create_user(email=f"personnel{next(counter)}@exemple.fr", password="une phrase assez longue")
        user.groups.set(Group.objects.filter(name__in=[group_name(profile, role) for profile in profiles]))
        return user

    return make
