"""What rich text links to: pages at their address on this site, documents that may be read."""

from __future__ import annotations

from collections import defaultdict

from django.conf import settings
from django.db.models import Q

from cms.collections.enums import Visibility
from cms.collections.models import NetworkDocument
from cms.sites.models import SiteProfile
from gateway.context import Context
from gateway.pages import reading

Target = tuple[SiteProfile, str, int]


def addresses_of_targets(wanted: set[Target], context: Context) -> dict[Target, str]:
    """Where each target is; one that may not be seen is absent, so that the words stay and the link goes."""
    pages: dict[SiteProfile, list[int]] = defaultdict(list)
    for site, kind, key in wanted:
        if kind == "page":
            pages[site].append(key)
    found: dict[Target, str] = {}
    for site, keys in pages.items():
        for key, address in reading.linkable(keys, context, site).items():
            found[(site, "page", key)] = address
    documents = _documents({key for _site, kind, key in wanted if kind == "document"}, context)
    return found | {target: documents[target[2]] for target in wanted if target[1] == "document" and target[2] in documents}


def _documents(keys: set[int], context: Context) -> dict[int, str]:
    def read(missing: list[int]) -> dict[int, str]:
        shown = NetworkDocument.objects.filter(Q(expires_at=None) | Q(expires_at__gt=context.now), visibility=Visibility.PUBLIC)
        return {document.pk: settings.API_URL + document.url for document in shown.filter(pk__in=missing)}

    return context.read("documents", keys, read)
