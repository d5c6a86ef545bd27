"""Who may do what with an edition, and which ones (section I of the rules)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from cms.core.errors import NotAllowed
from cms.core.models import User
from cms.sites.models import SiteProfile, SiteProfileGroupPermission, SiteProfileUserPermission
from cms.sites.policies import roles
from workflows.voting.models import Edition

if TYPE_CHECKING:
    from django.db.models import QuerySet

CURATE, CERTIFY = "curate", "certify"


def editions_of(user: User) -> QuerySet[Edition]:
    """Editions that this member of staff sees in the admin: those of the sites where they curate or certify."""
    return Edition.objects.concerning(roles.sites_where(user, CURATE, CERTIFY).values("pk"))


def may(user: User, role: str, edition: Edition) -> bool:
    """True where they hold ``role`` on the organising site, or on a site of the edition's museums."""
    return Edition.objects.concerning(roles.sites_where(user, role).values("pk")).filter(pk=edition.pk).exists()


def require(user: User, role: str, edition: Edition) -> None:
    """Raises NotAllowed."""
    if not may(user, role, edition):
        raise NotAllowed


def require_site(user: User, site: SiteProfile) -> None:
    """Raises NotAllowed unless they may organise editions on this site."""
    if not roles.may(user, CURATE, site):
        raise NotAllowed


def staff_of(edition: Edition, *wanted: str) -> QuerySet[User]:
    """Active staff who hold one of these roles on the edition's organising site or its museums' sites."""
    sites = SiteProfile.objects.filter(Q(pk=edition.site_id) | Q(museums__editions=edition)).values("pk")
    granted = {"content_object__in": sites, "permission__codename__in": wanted}
    by_user = SiteProfileUserPermission.objects.filter(**granted).values("user")
    by_group = SiteProfileGroupPermission.objects.filter(**granted).values("group")
    return User.objects.filter(Q(pk__in=by_user) | Q(groups__in=by_group), is_active=True).distinct()


def sites_to_organise(user: User, edition: Edition | None = None) -> QuerySet[SiteProfile]:
    """Sites on which they may organise editions; with ``edition``, its own organiser too."""
    sites = roles.sites_where(user, CURATE)
    if edition is None:
        return sites
    return SiteProfile.objects.filter(Q(pk__in=sites.values("pk")) | Q(pk=edition.site_id))


def may_organise(user: User) -> bool:
    return roles.sites_where(user, CURATE).exists()


def has_editions_menu(user: User) -> bool:
    return may_organise(user) or roles.sites_where(user, CERTIFY).exists()
