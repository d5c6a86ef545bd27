"""Who may do what on which site: roles are guardian permissions on the site's profile, given to groups or to users."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from cms.core.models import User
from cms.sites.enums import Role
from cms.sites.models import SiteProfile, SiteProfileGroupPermission, SiteProfileUserPermission


def group_name(profile: SiteProfile, role: Role) -> str:
    """The group that holds one role on one site."""
    return f"{profile.slug} · {role.name.lower().replace('_', ' ')}"


def sites_where(user: User | AnonymousUser, *roles: str) -> QuerySet[SiteProfile]:
    """The sites on which ``user`` has any of ``roles``."""
    if not user.is_active or user.is_anonymous:
        return SiteProfile.objects.none()
    if user.is_superuser:
        return SiteProfile.objects.all()
    by_group = SiteProfileGroupPermission.objects.filter(group__user=user, permission__codename__in=roles)
    by_user = SiteProfileUserPermission.objects.filter(user=user, permission__codename__in=roles)
    return SiteProfile.objects.filter(Q(pk__in=by_group.values("content_object")) | Q(pk__in=by_user.values("content_object")))


def may(user: User | AnonymousUser, role: str, profile: SiteProfile) -> bool:
    return sites_where(user, role).filter(pk=profile.pk).exists()


def users_with(profile: SiteProfile, *roles: str, include_superusers: bool = False) -> QuerySet[User]:
    """Active staff who have any of ``roles`` on a site."""
    return _users(Q(content_object=profile), roles, include_superusers)


def users_with_anywhere(*roles: str, include_superusers: bool = False) -> QuerySet[User]:
    return _users(Q(), roles, include_superusers)


def _users(where: Q, roles: tuple[str, ...], include_superusers: bool) -> QuerySet[User]:
    groups = SiteProfileGroupPermission.objects.filter(where, permission__codename__in=roles).values("group")
    directly = SiteProfileUserPermission.objects.filter(where, permission__codename__in=roles).values("user")
    who = Q(groups__in=groups) | Q(pk__in=directly)
    if include_superusers:
        who |= Q(is_superuser=True)
    return User.objects.filter(who, is_active=True).distinct()
