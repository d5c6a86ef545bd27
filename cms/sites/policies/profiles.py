from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from wagtail.permission_policies.base import BasePermissionPolicy

from cms.core.models import User
from cms.sites.enums import Role
from cms.sites.models import SiteProfile
from cms.sites.policies.roles import sites_where, users_with, users_with_anywhere

# Everybody with a role on a site may read its profile; its lead may change it; provisioning alone adds, and nobody deletes.
READERS = tuple(str(role) for role in Role)


class ProfilePolicy(BasePermissionPolicy):
    def __init__(self) -> None:
        super().__init__(SiteProfile)

    def _roles(self, actions: Iterable[str]) -> tuple[str, ...]:
        wanted = set(actions)
        return READERS if wanted & {"view", "choose"} else (str(Role.LEAD),) if "change" in wanted else ()

    def user_has_permission(self, user: Any, action: str) -> bool:
        return self.user_has_any_permission(user, [action])

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        roles = self._roles(actions)
        return bool(roles) and sites_where(user, *roles).exists()

    def user_has_permission_for_instance(self, user: Any, action: str, instance: SiteProfile) -> bool:
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(self, user: Any, actions: Iterable[str], instance: SiteProfile) -> bool:
        return self.instances_user_has_any_permission_for(user, actions).filter(pk=instance.pk).exists()

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[SiteProfile]:
        roles = self._roles(actions)
        return sites_where(user, *roles) if roles else SiteProfile.objects.none()

    def users_with_any_permission(self, actions: Iterable[str], include_superusers: bool = True) -> QuerySet[User]:
        return users_with_anywhere(*self._roles(actions), include_superusers=include_superusers)

    def users_with_any_permission_for_instance(
        self, actions: Iterable[str], instance: SiteProfile, include_superusers: bool = True
    ) -> QuerySet[User]:
        return users_with(instance, *self._roles(actions), include_superusers=include_superusers)
