"""Sites and their staff; methods name states. Sites are made by the Actions that make real ones."""

from __future__ import annotations

from typing import Any

import factory
from django.contrib.auth.models import Group
from wagtail.models import Locale, Page

from cms.core.models import User
from cms.pages.actions.provision_site import ProvisionSite
from cms.sites.actions import EstablishSite
from cms.sites.enums import Role, SiteKind, Theme
from cms.sites.models import SiteProfile
from cms.sites.policies.roles import group_name

PASSWORD = "une phrase assez longue"


class SiteFactory(factory.Factory):
    """A monument with its home pages and first pages in both languages."""

    class Meta:
        model = SiteProfile

    kind = SiteKind.MONUMENT
    slug = factory.Sequence(lambda n: f"monument-{n}")
    name = factory.LazyAttribute(lambda site: site.slug.replace("-", " ").title())
    host = factory.LazyAttribute(lambda site: f"{site.slug}.localhost")
    theme = Theme.ABBAYE

    @classmethod
    def _create(cls, model_class: type[SiteProfile], *args: Any, **values: Any) -> SiteProfile:
        return ProvisionSite(**values).run()

    @classmethod
    def monument(cls, slug: str, **values: Any) -> SiteProfile:
        return cls.create(slug=slug, **values)

    @classmethod
    def national(cls, **values: Any) -> SiteProfile:
        return cls.create(**{"kind": SiteKind.NATIONAL, "slug": "national", "host": "localhost", "theme": Theme.NATIONAL, **values})

    @classmethod
    def bare(cls, slug: str) -> SiteProfile:
        """Over empty home pages in both languages: where there must be many."""
        french, english = (Locale.objects.get_or_create(language_code=code)[0] for code in ("fr", "en"))
        root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=french)
        home = root.add_child(instance=Page(title=slug, slug=slug, locale=french))
        root.add_child(instance=Page(title=slug, slug=f"{slug}_en", locale=english, translation_key=home.translation_key))
        return EstablishSite(kind=SiteKind.MONUMENT, slug=slug, name=slug.title(), host=f"{slug}.localhost", root_page=home).run()


class StaffFactory(factory.django.DjangoModelFactory):
    """Active staff without a role; ``StaffFactory.with_role(Role.EDITOR, site)`` puts them in the group of that role there."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"personnel.{n}@exemple.fr")
    first_name = "Camille"
    last_name = factory.Sequence(lambda n: f"Exemple {n}")
    password = factory.django.Password(PASSWORD)

    @classmethod
    def with_role(cls, role: Role, *sites: SiteProfile, **values: Any) -> User:
        user = cls.create(**values)
        user.groups.set(Group.objects.filter(name__in=[group_name(site, role) for site in sites]))
        return user

    @classmethod
    def superuser(cls, **values: Any) -> User:
        return cls.create(is_superuser=True, is_staff=True, **values)


def home_in(site: SiteProfile, language: str) -> Page:
    """The first page of a site in a language."""
    key = site.site.root_page.translation_key
    return Page.objects.get(translation_key=key, locale__language_code=language).specific
