"""Any object by its id (gateway G29). An id is no permission: each kind asks the same selectors as every other path to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from cms.collections.models import Museum as MuseumModel
from cms.collections.models import NetworkImage
from cms.sites.models import SiteProfile
from gateway.collections.makers import maker_of
from gateway.collections.museums import COLUMNS, museum_row
from gateway.collections.pictures import image_row, pictures_of
from gateway.context import Context
from gateway.pages.reading import pages_of
from gateway.pages.types import PAGE_TYPES
from gateway.people.members import member_row
from gateway.relay import Ident, read_id
from gateway.sites.types import site_row, work_of
from gateway.voting.editions import edition_row
from workflows.voting.selectors.editions import public_editions

Reader = Callable[[Ident, Context], dict[str, Any] | None]


def node(text: str, context: Context) -> dict[str, Any] | None:
    """None for what is no id, what is not there, and what the caller may not see: they look alike."""
    ident = read_id(text)
    return READERS[ident.kind](ident, context) if ident and ident.kind in READERS else None


def _site(ident: Ident, context: Context) -> dict[str, Any] | None:
    profile = _profiles().filter(slug=ident.key).first()
    return site_row(profile) if profile else None


def _page(ident: Ident, context: Context) -> dict[str, Any] | None:
    site, key = _profile(ident.site), _number(ident.key)
    page = pages_of([key], context, site).get(key) if site and key else None
    return page if page and page["__typename"] == ident.kind else None


def _work(ident: Ident, context: Context) -> dict[str, Any] | None:
    site = _profile(ident.site)
    return work_of(site, ident.key) if site else None


def _maker(ident: Ident, context: Context) -> dict[str, Any] | None:
    site = _profile(ident.site)
    return maker_of(site, context, ident.key) if site else None


def _image(ident: Ident, context: Context) -> dict[str, Any] | None:
    site, uuid = _profile(ident.site), _uuid(ident.key)
    key = NetworkImage.objects.filter(uuid=uuid).values_list("pk", flat=True).first() if uuid else None
    picture = pictures_of([key], context, site).get(key) if site and key else None
    return image_row(picture, site) if picture else None


def _museum(ident: Ident, context: Context) -> dict[str, Any] | None:
    uuid = _uuid(ident.key)
    values = MuseumModel.objects.filter(uuid=uuid).values(*COLUMNS).first() if uuid else None
    return museum_row(values) if values else None


def _edition(ident: Ident, context: Context) -> dict[str, Any] | None:
    uuid = _uuid(ident.key)
    edition = public_editions().select_related("site__site").filter(uuid=uuid).first() if uuid else None
    return edition_row(edition) if edition else None


def _member(ident: Ident, context: Context) -> dict[str, Any] | None:
    """Members see themselves and nobody else."""
    member = context.member
    return member_row(member) if member and str(member.uuid) == ident.key else None


READERS: dict[str, Reader] = {
    "Site": _site,
    "Work": _work,
    "MakerAuthority": _maker,
    "Image": _image,
    "Museum": _museum,
    "Edition": _edition,
    "Member": _member,
    **{kind._meta.name: _page for kind in PAGE_TYPES},
}


def _profiles() -> Any:
    return SiteProfile.objects.select_related("site", "site__root_page")


def _profile(key: str) -> SiteProfile | None:
    number = _number(key)
    return _profiles().filter(pk=number).first() if number else None


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
