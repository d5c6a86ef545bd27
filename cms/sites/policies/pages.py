"""Wagtail's page permissions, derived from roles: nobody gives a group rights on a page by hand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models import Q, QuerySet
from django.db.models.functions import Left
from django.db.models.lookups import In
from wagtail.models import GroupPagePermission, Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.core.models import User
from cms.sites.enums import Role
from cms.sites.models import SiteProfile
from cms.sites.policies.roles import users_with, users_with_anywhere
from cms.sites.selectors.trees import roots_of

# What a role lets one do with the pages of its site.
PAGE_ACTIONS: dict[str, frozenset[str]] = {
    Role.EDITOR: frozenset({"add", "change"}),
    Role.PUBLISHER: frozenset({"add", "change", "publish", "lock", "unlock"}),
    Role.LEAD: frozenset({"add", "change", "publish", "lock", "unlock", "bulk_delete"}),
    Role.NETWORK_PUBLISHER: frozenset({"add", "change", "publish", "lock", "unlock"}),
}


def roles_for(actions: Iterable[str]) -> tuple[str, ...]:
    wanted = set(actions)
    return tuple(str(role) for role, actions_of in PAGE_ACTIONS.items() if wanted & actions_of)


class SitePagePolicy(PagePermissionPolicy):
    """A role on a profile counts on the site's root page and on each of its translations, and below."""

    def get_all_permissions_for_user(self, user: Any) -> Any:
        given = list(super().get_all_permissions_for_user(user))
        if not user.is_active or user.is_anonymous or user.is_superuser:
            return given
        return given + self._from_roles(user)

    def _from_roles(self, user: User) -> list[GroupPagePermission]:
        """Unsaved rows, made from three statements whatever the number of sites."""
        by_group = Q(siteprofilegrouppermission__group__user=user)
        by_user = Q(siteprofileuserpermission__user=user)
        roles: dict[int, set[str]] = {}
        for path, through in (("siteprofilegrouppermission", by_group), ("siteprofileuserpermission", by_user)):
            rows = SiteProfile.objects.filter(through).values_list("site__root_page_id", f"{path}__permission__codename")
            for root_page_id, codename in rows:
                roles.setdefault(root_page_id, set()).add(codename)
        if not roles:
            return []
        permissions = {
            permission.codename: permission
            for permission in Permission.objects.filter(content_type__app_label="wagtailcore", content_type__model="page")
        }
        group = Group(name="from roles")
        made = [
            (page, permissions[f"{action}_page"])
            for root_page_id, pages in roots_of(roles).items()
            for action in sorted({action for role in roles[root_page_id] for action in PAGE_ACTIONS.get(role, ())})
            for page in pages
        ]
        # Wagtail puts rows into sets: each has a key of its own, and none that the table could have.
        return [GroupPagePermission(pk=-n, group=group, page=page, permission=permission) for n, (page, permission) in enumerate(made, 1)]

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Page]:
        base: QuerySet[Page] | None = self._base_queryset_for_user(user)
        if base is not None:
            return base
        wanted = set(actions)
        codenames = self._get_permission_codenames(wanted)
        given = self.get_cached_permissions_for_user(user)
        below = _below({row.page.path for row in given if row.permission.codename in codenames})
        # Wagtail's rule: who may only add may change what they made.
        if "change" in wanted and "add" not in wanted:
            added = {row.page.path for row in given if row.permission.codename == self._get_permission_codename("add")}
            below |= _below(added) & Q(owner=user)
        return _pages(below)

    def explorable_instances(self, user: Any) -> QuerySet[Page]:
        """The pages that a role counts on, and those above them by which one reaches them."""
        base: QuerySet[Page] | None = self._base_queryset_for_user(user)
        if base is not None:
            return base
        tops = {row.page.path for row in self.get_cached_permissions_for_user(user)}
        root = self.explorable_root_instance(user)
        if root is None:
            return Page.objects.none()
        ways = {path[:end] for path in tops for end in range(len(root.path), len(path), Page.steplen)}
        return _pages(_below(tops) | Q(path__in=ways))

    def users_with_any_permission(self, actions: Iterable[str], include_superusers: bool = True) -> QuerySet[User]:
        given = super().users_with_any_permission(actions, include_superusers)
        return _either(given, users_with_anywhere(*roles_for(actions)))

    def users_with_any_permission_for_instance(
        self, actions: Iterable[str], instance: Page, include_superusers: bool = True
    ) -> QuerySet[User]:
        given = super().users_with_any_permission_for_instance(actions, instance, include_superusers)
        roots = instance.get_ancestors(inclusive=True).filter(depth=2).values("translation_key")
        profile = SiteProfile.objects.filter(site__root_page__translation_key__in=roots).first()
        return _either(given, users_with(profile, *roles_for(actions))) if profile else given


def _pages(condition: Q) -> QuerySet[Page]:
    """In a subquery: search can read no condition on a part of a path."""
    return Page.objects.filter(pk__in=Page.objects.filter(condition).order_by().values("pk"))


def _below(paths: Iterable[str]) -> Q:
    """Pages at these paths and below: one condition for each depth, however many sites a role counts on.

    Wagtail adds one for each row of permissions; with some 90 sites SQLite refuses so deep an expression.
    """
    by_length: dict[int, list[str]] = {}
    for path in sorted(paths):
        by_length.setdefault(len(path), []).append(path)
    conditions = Q(pk__in=[])
    for length, at in by_length.items():
        conditions |= Q(In(Left("path", length), at))
    return conditions


def _either(first: QuerySet[User], second: QuerySet[User]) -> QuerySet[User]:
    return User.objects.filter(Q(pk__in=first.values("pk")) | Q(pk__in=second.values("pk")), is_active=True)
