from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, PageViewRestriction

from cms.collections.actions.imports.map_columns import PrepareNewLayout
from cms.collections.models import ImportRun, Museum, NetworkDocument, NetworkImage, Work
from cms.core.models import User
from cms.pages.models import SectionPage
from cms.sites.enums import Role
from cms.sites.models import SiteProfile
from tests.factories.collections import ImageFactory, MuseumFactory, WorkFactory
from tests.factories.sites import SiteFactory, StaffFactory, home_in

# Stands in everything that another site keeps to itself.
SECRET = "Sésame"


@dataclass(kw_only=True)
class Kept:
    """What one site has: pages in every state and both languages, media, works, staff."""

    site: SiteProfile
    homes: list[Page]
    live: Page
    draft: Page
    retouched: Page
    locked: Page
    submitted: Page
    scheduled: Page
    private: Page
    english: Page
    image: NetworkImage
    document: NetworkDocument
    museum: Museum
    work: Work
    imported: ImportRun
    editor: User

    @property
    def pages(self) -> list[Page]:
        return [self.live, self.draft, self.retouched, self.locked, self.submitted, self.scheduled, self.private, self.english]


def section(parent: Page, title: str, *, live: bool = True, **values: Any) -> Page:
    page = SectionPage(title=title, locale=parent.locale, live=False, **values)
    parent.add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
    page.refresh_from_db()
    return page


def kept_by(site: SiteProfile, word: str) -> Kept:
    french, english = home_in(site, "fr"), home_in(site, "en")
    editor = StaffFactory.with_role(Role.EDITOR, site, email=f"{site.slug}@exemple.fr")
    live = section(french, f"{word} publié")
    retouched = section(french, f"{word} ancien")
    retouched.title = f"{word} retouché"
    retouched.save_revision(user=editor)
    locked = section(french, f"{word} verrouillé", locked=True, locked_at=timezone.now(), locked_by=editor)
    submitted = section(french, f"{word} soumis", live=False)
    submitted.get_workflow().start(submitted, editor)
    scheduled = section(french, f"{word} prévu", live=False)
    scheduled.go_live_at = timezone.now() + timedelta(days=3)
    scheduled.save_revision().publish()
    private = section(french, f"{word} réservé")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    document = NetworkDocument(title=f"{word} document", collection=site.media_collection)
    document.file.save("texte.txt", ContentFile(b"texte"), save=False)
    document.save()
    museum = MuseumFactory(name=f"Musée de {site.name}", sites=[site])
    kept = Kept(
        site=site,
        homes=[french, english],
        live=live,
        draft=section(french, f"{word} brouillon", live=False),
        retouched=retouched,
        locked=locked,
        submitted=submitted,
        scheduled=scheduled,
        private=private,
        english=section(english, f"{word} in English", live=False),
        image=ImageFactory.cleared(title=f"{word} image", collection=site.media_collection),
        document=document,
        museum=museum,
        work=WorkFactory.in_storage(museum=museum, title=f"{word} œuvre"),
        imported=PrepareNewLayout(
            file=ContentFile(f"inventaire;titre\n1;{word}\n".encode(), name="liste.csv"), file_name=f"{word}.csv", by=None, museum=museum
        ).run(),
        editor=editor,
    )
    for thing in (*kept.pages, kept.image, kept.document, kept.work, site):
        log(instance=thing, action="wagtail.edit", user=editor)
    return kept


@pytest.fixture
def mine(db: None) -> Kept:
    """My site, where things are called « Voulu »; the national one stands beside it."""
    SiteFactory.national()
    return kept_by(SiteFactory.monument("brou"), "Voulu")


@pytest.fixture
def theirs(mine: Kept) -> Kept:
    """Another monument, whose things are called SECRET."""
    return kept_by(SiteFactory.monument("carcassonne"), SECRET)
