from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from cms.sites.enums import Role
from cms.sites.models import SiteProfile, SiteProfileGroupPermission, SiteProfileUserPermission
from cms.sites.policies.pages import PAGE_ACTIONS
from cms.sites.policies.roles import sites_where
from cms.sites.selectors import roots_of


@dataclass(frozen=True, kw_only=True)
class MySite:
    """``pages``: its home pages, one a language, where one may do something with them; ``leads``: may change its profile."""

    profile: SiteProfile
    roles: list[Any]
    pages: list[Page]
    leads: bool
    media: bool


def my_sites(user: Any, *, at_most: int) -> list[MySite]:
    """The sites on which ``user`` has a role, by name, in the same number of statements for any number of sites."""
    wanted = sites_where(user, *(str(role) for role in Role)).select_related("site").order_by("name", "pk")
    profiles = list(wanted[:at_most])
    roles = _roles(user, profiles)
    roots = roots_of(profile.site.root_page_id for profile in profiles)
    return [_mine(profile, roles[profile.pk], roots[profile.site.root_page_id], everything=user.is_superuser) for profile in profiles]


def _roles(user: Any, profiles: list[SiteProfile]) -> dict[int, set[str]]:
    roles: dict[int, set[str]] = defaultdict(set)
    here = [profile.pk for profile in profiles]
    by_group = SiteProfileGroupPermission.objects.filter(group__user=user, content_object__in=here)
    by_user = SiteProfileUserPermission.objects.filter(user=user, content_object__in=here)
    for rows in (by_group, by_user):
        for profile, codename in rows.values_list("content_object", "permission__codename"):
            roles[profile].add(codename)
    return roles


def _mine(profile: SiteProfile, roles: set[str], roots: list[Page], *, everything: bool) -> MySite:
    writes = everything or any(role in PAGE_ACTIONS for role in roles)
    return MySite(
        profile=profile,
        roles=[role.label for role in Role if role.value in roles],
        pages=roots if writes else [],
        leads=everything or Role.LEAD in roles,
        media=writes or Role.CURATOR in roles,
    )
