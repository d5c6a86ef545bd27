"""Museums belong to the network; makers to everybody who keeps works."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from wagtail.permission_policies.base import BasePermissionPolicy

from cms.collections.models import Maker, Museum
from cms.collections.policies.works import KEEPERS, curated_museums
from cms.core.models import User
from cms.sites.enums import Role
from cms.sites.policies.roles import sites_where, users_with_anywhere


class MuseumPolicy(BasePermissionPolicy):
    """Network publishers add and change museums, and with them which sites hold which; curators see their own."""

    def __init__(self) -> None:
        super().__init__(Museum)

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Museum]:
        wanted = set(actions)
        if wanted & {"add", "change", "view", "choose"} and sites_where(user, Role.NETWORK_PUBLISHER).exists():
            return Museum.objects.all()
        return curated_museums(user) if wanted & {"view", "choose"} else Museum.objects.none()

    def user_has_permission(self, user: Any, action: str) -> bool:
        return self.user_has_any_permission(user, [action])

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        wanted = set(actions)
        if wanted & {"add", "change", "view", "choose"} and sites_where(user, Role.NETWORK_PUBLISHER).exists():
            return True
        return bool(wanted & {"view", "choose"}) and curated_museums(user).exists()

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Museum) -> bool:
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(self, user: Any, actions: Iterable[str], instance: Museum) -> bool:
        return self.instances_user_has_any_permission_for(user, actions).filter(pk=instance.pk).exists()

    def users_with_any_permission(self, actions: Iterable[str], include_superusers: bool = True) -> QuerySet[User]:
        roles = (str(Role.NETWORK_PUBLISHER), *(KEEPERS if set(actions) & {"view", "choose"} else ()))
        return users_with_anywhere(*roles, include_superusers=include_superusers)


class MakerPolicy(BasePermissionPolicy):
    """Whoever keeps works of any museum may add, mend and merge makers; nobody deletes one, and nobody chooses one that was merged."""

    def __init__(self) -> None:
        super().__init__(Maker)

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Maker]:
        wanted = set(actions)
        if not any(self.user_has_permission(user, action) for action in wanted):
            return Maker.objects.none()
        return Maker.objects.standing() if wanted == {"choose"} else Maker.objects.all()

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in {"add", "change", "view", "choose"} and (
            bool(user.is_active and user.is_superuser) or sites_where(user, *KEEPERS).exists()
        )

    def users_with_any_permission(self, actions: Iterable[str], include_superusers: bool = True) -> QuerySet[User]:
        return users_with_anywhere(*KEEPERS, include_superusers=include_superusers)
