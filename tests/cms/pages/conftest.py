from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.collections.models import Museum, NetworkImage, Work
from cms.core.models import User
from cms.pages.models import ArticlePage, HomePage, SectionPage
from cms.sites.enums import Role
from cms.sites.models import SiteProfile
from tests.factories.collections import ImageFactory, MuseumFactory, WorkFactory
from tests.factories.network import add, home_of, site_with_homes
from tests.factories.sites import StaffFactory


@dataclass
class House:
    """Two monuments, each with its staff, a museum, works and a picture of its own."""

    brou: SiteProfile
    angers: SiteProfile
    editor: User = field(init=False)
    publisher: User = field(init=False)
    museum: Museum = field(init=False)
    works: list[Work] = field(init=False)
    image: NetworkImage = field(init=False)
    their_work: Work = field(init=False)
    their_image: NetworkImage = field(init=False)

    def __post_init__(self) -> None:
        self.editor = StaffFactory.with_role(Role.EDITOR, self.brou)
        self.publisher = StaffFactory.with_role(Role.PUBLISHER, self.brou)
        self.museum = MuseumFactory(name="Musée de Brou", sites=[self.brou])
        self.works = [WorkFactory.in_storage(museum=self.museum, title=title) for title in ("Le Cloître", "La Nef", "Le Chœur")]
        self.image = ImageFactory.cleared(collection=self.brou.media_collection)
        self.their_work = WorkFactory(museum=MuseumFactory(sites=[self.angers]), title="La Tour")
        self.their_image = ImageFactory.cleared(collection=self.angers.media_collection)

    def home(self, language: str = "fr") -> HomePage:
        return home_of(self.brou, language)

    def section(self, language: str = "fr") -> SectionPage:
        section: SectionPage = add(self.home(language), SectionPage, "visiter")
        return section


@pytest.fixture
def house(db: None) -> House:
    return House(site_with_homes("brou"), site_with_homes("angers"))


@pytest.fixture
def home(db: None) -> HomePage:
    """The French home page of a monument."""
    return home_of(site_with_homes("brou"))


def fields(*blocks: tuple[str, Any], rows: list[dict[str, Any]] | None = None, initial: int = 0, **changes: Any) -> dict[str, Any]:
    """What the form of a page sends: its body as blocks, the rows of its hang, and changes to the other fields."""
    values: dict[str, Any] = {
        "title": "Une nuit au cloître",
        "slug": "une-nuit-au-cloitre",
        "standfirst": "",
        "picture": "",
        "picture_alt": "",
        "picture_caption": "",
        "seo_title": "",
        "search_description": "",
        "body": streamfield(list(blocks)),
        "comments": inline_formset([]),
        "hung_works": inline_formset(rows or [], initial=initial),
    }
    return dict(nested_form_data({**values, **changes}))


def figure(image: NetworkImage, alt: str = "", **values: Any) -> tuple[str, Any]:
    return "figure", {"image": image.pk, "alt": alt, "caption": "", **values}


def hung(work: Work, **values: Any) -> dict[str, Any]:
    return {"work": work.pk, "label": "", "label_by": "", "id": "", **values}


def add_url(parent: Page, kind: str = "articlepage") -> str:
    return reverse("wagtailadmin_pages:add", args=["cms_pages", kind, parent.pk])


def edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def rows_of_form(client: Client, page: Page) -> list[dict[str, Any]]:
    """The rows of a hang as a browser holds them once the form is open."""
    html = BeautifulSoup(client.get(edit_url(page)).content, "html.parser")
    number = int(html.find("input", {"name": "hung_works-INITIAL_FORMS"})["value"])

    def value(n: int, name: str) -> str:
        found = html.find(attrs={"name": f"hung_works-{n}-{name}"})
        return str(found.text.strip() if found.name == "textarea" else found.get("value", ""))

    return [{name: value(n, name) for name in ("work", "label", "label_by", "id", "key", "ORDER")} for n in range(number)]


def errors_of(response: Any) -> dict[str, list[str]]:
    """Codes of a page form's errors by field; those of a hang's rows as ``hung_works-1-work``, of blocks as ``body``."""
    form = response.context["form"]
    found = {name: [error.code or type(error).__name__ for error in errors] for name, errors in form.errors.as_data().items()}
    for prefix, formset in form.formsets.items():
        for n, row in enumerate(formset.forms):
            found |= {f"{prefix}-{n}-{name}": [error.code for error in errors] for name, errors in row.errors.as_data().items()}
    return found


@pytest.fixture
def article(house: House) -> ArticlePage:
    """A published article of the first monument."""
    page: ArticlePage = add(house.home(), ArticlePage, "avant")
    return page


@pytest.fixture
def tables() -> Callable[[], tuple[int, ...]]:
    """``tables()``: how many pages, revisions and kept previews there are; a refusal leaves all of them alone."""
    from wagtail.admin.models import FormState
    from wagtail.models import Revision
    from wagtail_headless_preview.models import PagePreview

    return lambda: tuple(model.objects.count() for model in (Page, Revision, PagePreview, FormState))
