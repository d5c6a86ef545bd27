from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from wagtail.models import Page

from cms.core import clock
from cms.mirroring.selectors import Resolution, resolve
from cms.sites.models import SiteProfile
from tests.factories.network import site_with_homes


@pytest.fixture
def site(db: None) -> SiteProfile:
    return site_with_homes("brou")


@pytest.fixture
def at(site: SiteProfile) -> Callable[..., Resolution]:
    """``at("/visiter/")``: what stands there on the site, or on ``on``."""

    def ask(path: str, on: SiteProfile | None = None) -> Resolution:
        return resolve(site=on or site, path=path, now=clock.now())

    return ask


@pytest.fixture
def rename() -> Callable[[Page, str], Page]:
    """As an editor renames: through a revision that is published."""

    def change(page: Page, slug: str) -> Any:
        page = page.specific_class.objects.get(pk=page.pk)
        page.slug = slug
        page.save_revision().publish()
        page.refresh_from_db()
        return page

    return change
