"""Who may bring records in, and which imports they see: a report quotes rows, so nobody reads another museum's."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from cms.collections.models import ImportRun, Mapping, Museum
from cms.collections.policies.works import curated_museums
from cms.core.models import User
from cms.sites.enums import Role
from cms.sites.policies.roles import sites_where


def imports_for_all(user: User | AnonymousUser) -> bool:
    """Network publishers keep the list of museums, so their files may bring any."""
    return user.is_active and (user.is_superuser or sites_where(user, Role.NETWORK_PUBLISHER).exists())


def may_import(user: User | AnonymousUser) -> bool:
    return imports_for_all(user) or curated_museums(user).exists()


def museums_to_import(user: User | AnonymousUser) -> QuerySet[Museum]:
    """Museums whose records a file of theirs may hold."""
    return Museum.objects.all() if imports_for_all(user) else curated_museums(user)


def runs_of(user: User | AnonymousUser) -> QuerySet[ImportRun]:
    """Imports that they began, or of one museum that they curate; all for those who import for all."""
    if imports_for_all(user):
        return ImportRun.objects.all()
    if user.is_anonymous or not user.is_active:
        return ImportRun.objects.none()
    return ImportRun.objects.filter(Q(by=user) | Q(museum__in=curated_museums(user)))


def mappings_of(user: User | AnonymousUser) -> QuerySet[Mapping]:
    """Mappings of their museums and for any museum; not those that were only guessed, and never looked at by a person."""
    return Mapping.objects.filter(Q(museum=None) | Q(museum__in=museums_to_import(user)), version__gt=1)
