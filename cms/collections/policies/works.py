"""Who may do what with works: curators of a museum's sites keep its records; those who write pages there may cite them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from wagtail.permission_policies.base import BasePermissionPolicy

from cms.collections.models import Museum, Work
from cms.core.models import User
from cms.sites.enums import Role, SiteKind
from cms.sites.policies.roles import sites_where, users_with_anywhere

KEEPERS = (str(Role.CURATOR),)
CITERS = (str(Role.CURATOR), str(Role.EDITOR), str(Role.PUBLISHER), str(Role.LEAD), str(Role.NETWORK_PUBLISHER))

# Nobody deletes a record: it is withdrawn (C29).
KEEPING = frozenset({"add", "change", "view"})


def curated_museums(user: User | AnonymousUser) -> QuerySet[Museum]:
    """Museums whose works and editions a user may edit: those with a site of which they are curator."""
    if user.is_active and user.is_superuser:
        return Museum.objects.all()
    return Museum.objects.filter(pk__in=Museum.sites.through.objects.filter(siteprofile__in=sites_where(user, *KEEPERS)).values("museum"))


def may_curate(user: User | AnonymousUser, museum: Museum) -> bool:
    return curated_museums(user).filter(pk=museum.pk).exists()


class WorkPolicy(BasePermissionPolicy):
    def __init__(self) -> None:
        super().__init__(Work)

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Work]:
        wanted = set(actions)
        if not user.is_active or user.is_anonymous:
            return Work.objects.none()
        kept = Q(museum__in=curated_museums(user))
        if "choose" in wanted:
            return Work.objects.all() if self._cites_all(user) else Work.objects.filter(kept | Q(museum__in=self._cited_museums(user)))
        return Work.objects.filter(kept) if wanted & KEEPING else Work.objects.none()

    def _cites_all(self, user: User) -> bool:
        """The national site shows works of every museum, so those who write there may cite them."""
        return user.is_superuser or sites_where(user, *CITERS).filter(kind=SiteKind.NATIONAL).exists()

    def _cited_museums(self, user: User) -> QuerySet[Any]:
        return Museum.sites.through.objects.filter(siteprofile__in=sites_where(user, *CITERS)).values("museum")

    def user_has_permission(self, user: Any, action: str) -> bool:
        return self.user_has_any_permission(user, [action])

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        wanted = set(actions)
        if not user.is_active or user.is_anonymous:
            return False
        if "choose" in wanted and (user.is_superuser or sites_where(user, *CITERS).exists()):
            return True
        return bool(wanted & KEEPING) and curated_museums(user).exists()

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Work) -> bool:
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(self, user: Any, actions: Iterable[str], instance: Work) -> bool:
        return self.instances_user_has_any_permission_for(user, actions).filter(pk=instance.pk).exists()

    def users_with_any_permission(self, actions: Iterable[str], include_superusers: bool = True) -> QuerySet[User]:
        return users_with_anywhere(*(CITERS if "choose" in set(actions) else KEEPERS), include_superusers=include_superusers)
