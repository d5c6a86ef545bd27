"""Candidates are chosen among works known to be in storage; ticks survive searches and pages."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.collections.actions import MakeRenditions
from cms.collections.models import Museum, Work
from cms.sites.enums import Role
from cms.sites.models import SiteProfile
from tests.factories.collections import ImageFactory, MakerFactory, MuseumFactory, WorkFactory
from tests.factories.sites import SiteFactory
from tests.factories.voting import EditionFactory, fresh
from tests.workflows.voting.refusals import unchanged
from tests.workflows.voting_admin.pages import address, read, said, with_role
from workflows.voting.actions.put_forward import NotInStorage
from workflows.voting.errors import WrongState
from workflows.voting.models import Edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def site() -> SiteProfile:
    return SiteFactory.bare("brou")


@pytest.fixture
def museum(site: SiteProfile) -> Museum:
    return MuseumFactory(sites=[site])


@pytest.fixture
def curator(site: SiteProfile) -> Client:
    return with_role(Role.CURATOR, site)


@pytest.fixture
def draft(site: SiteProfile, museum: Museum) -> Edition:
    return EditionFactory.draft(site=site, museum=museum, works=0)


def offered(response: object) -> list[Work]:
    return [row["work"] for row in response.context["rows"]]  # type: ignore[attr-defined]


def test_only_stored_works_of_the_editions_museums_are_offered(curator: Client, draft: Edition, site: SiteProfile, museum: Museum) -> None:
    stored, standing = WorkFactory.in_storage(museum=museum), WorkFactory.in_storage(museum=museum)
    WorkFactory.on_view(museum=museum)
    WorkFactory.withdrawn(museum=museum)
    WorkFactory.in_storage(museum=MuseumFactory(sites=[site]))
    curator.post(address("choose", draft), {"works": [standing.pk]})

    assert offered(curator.get(address("choose", draft))) == [stored]


def test_ticked_works_become_candidates_with_their_note(curator: Client, draft: Edition, museum: Museum) -> None:
    works = [WorkFactory.in_storage(museum=museum) for _ in range(3)]

    response = curator.post(
        address("choose", draft), {"works": [work.pk for work in works[:2]], "storage_note": " Le papier craint la lumière. "}
    )

    assert response.headers["Location"] == address("edition", draft)
    assert {candidate.work for candidate in draft.candidates.all()} == set(works[:2])
    assert set(draft.candidates.values_list("storage_note", flat=True)) == {"Le papier craint la lumière."}


@pytest.mark.parametrize("words", ["moulin", "INV-7", "Delacroix"])
def test_works_are_found_by_title_number_and_maker(curator: Client, draft: Edition, museum: Museum, words: str) -> None:
    makers = [MakerFactory(name=f"{given} Delacroix") for given in ("Eugène", "Auguste")]
    found = WorkFactory.in_storage(museum=museum, title="Le Moulin", number="INV-7", maker=makers[0])
    found.work_makers.create(maker=makers[1], name_as_given=makers[1].name)
    WorkFactory.in_storage(museum=museum, title="La Tour", number="INV-8", maker=MakerFactory(name="Anne Vallayer"))

    page = curator.get(address("choose", draft), {"q": words})

    assert offered(page) == [found]


def test_what_is_ticked_stays_ticked_through_a_search(curator: Client, draft: Edition, museum: Museum) -> None:
    moulin, tour = (WorkFactory.in_storage(museum=museum, title=title) for title in ("Le Moulin", "La Tour"))

    with unchanged():
        page = curator.get(address("choose", draft), {"q": "tour", "works": [moulin.pk, tour.pk], "storage_note": "Trop grand."})

    assert [(row["work"], row["ticked"]) for row in page.context["rows"]] == [(tour, True)]
    assert page.context["elsewhere"] == [moulin]
    assert "Trop grand." in page.content.decode()
    # The token would stand in the address if a field carried it: the one button that changes something does.
    html = page.content.decode()
    assert 'formmethod="post" name="csrfmiddlewaretoken"' in html
    assert '<input type="hidden" name="csrfmiddlewaretoken"' not in html.split("<h2")[1]


def test_pages_hold_fifty_works_and_keep_the_ticks(curator: Client, draft: Edition, museum: Museum) -> None:
    works = [WorkFactory.in_storage(museum=museum, title=f"Estampe {n:02d}") for n in range(51)]

    first, second = (curator.get(address("choose", draft), {"works": [works[0].pk], "p": number}) for number in (1, 2))

    assert offered(first) == works[:50]
    assert offered(second) == works[50:]
    assert second.context["elsewhere"] == [works[0]]


def test_a_picture_is_shown_where_the_site_may_show_one(curator: Client, draft: Edition, museum: Museum) -> None:
    image = ImageFactory.cleared()
    MakeRenditions(image_id=image.pk).run()
    shown = WorkFactory.in_storage(museum=museum, title="A", images=[image])
    hidden = WorkFactory.in_storage(museum=museum, title="B", images=[ImageFactory.restricted()])

    rows = {row["work"]: row["picture"] for row in curator.get(address("choose", draft)).context["rows"]}

    assert rows[shown].width <= 160
    assert rows[hidden] is None


@pytest.mark.parametrize("works", [[], ["x"], ["-1"], ["9" * 30]])
def test_nothing_ticked_says_so_and_keeps_the_note(curator: Client, draft: Edition, museum: Museum, works: list[str]) -> None:
    WorkFactory.in_storage(museum=museum)

    with unchanged():
        response = curator.post(address("choose", draft), {"works": works, "storage_note": "Trop grand."})

    assert response.status_code == 422
    assert said(response)
    assert "Trop grand." in response.content.decode()


def test_a_note_that_is_too_long_is_an_error_and_ticks_stay(curator: Client, draft: Edition, museum: Museum) -> None:
    work = WorkFactory.in_storage(museum=museum)

    with unchanged():
        response = curator.post(address("choose", draft), {"works": [work.pk], "storage_note": "x" * 301})

    assert list(response.context["form"].errors) == ["storage_note"]
    assert [row["ticked"] for row in response.context["rows"]] == [True]


def test_a_work_that_left_storage_meanwhile_is_refused(curator: Client, draft: Edition, museum: Museum) -> None:
    stored, moved = WorkFactory.in_storage(museum=museum), WorkFactory.on_view(museum=museum)

    with unchanged():
        response = curator.post(address("choose", draft), {"works": [stored.pk, moved.pk]})

    assert said(response) == [str(NotInStorage())]
    assert [row["ticked"] for row in response.context["rows"]] == [True]


def test_candidates_are_taken_back_before_the_opening(curator: Client, site: SiteProfile, museum: Museum) -> None:
    edition = EditionFactory.announced(site=site, museum=museum, works=3)
    one, two, three = edition.candidates.order_by("pk")

    curator.post(address("take_back", edition), {"candidates": [one.pk, three.pk]})

    assert list(edition.candidates.all()) == [two]


def test_another_editions_candidates_are_not_taken_back(curator: Client, draft: Edition) -> None:
    other = EditionFactory.draft(works=1)

    with unchanged():
        response = curator.post(address("take_back", draft), {"candidates": [other.candidates.get().pk]})

    assert said(response)


@pytest.mark.rule("voting V6")
def test_after_the_opening_candidates_stay(curator: Client, site: SiteProfile, museum: Museum) -> None:
    edition = EditionFactory.open(site=site, museum=museum)
    work = WorkFactory.in_storage(museum=museum)
    candidate = edition.candidates.earliest("pk")

    with unchanged():
        refused = curator.post(address("take_back", edition), {"candidates": [candidate.pk]})
        assert said(refused) == [str(WrongState())]
        assert curator.get(address("choose", edition)).headers["Location"] == address("edition", edition)
        assert curator.post(address("choose", edition), {"works": [work.pk]}).status_code == 302

    page = read(curator.get(address("edition", edition)))
    assert address("choose", edition) not in page.links
    assert "candidates" not in [name for name in page.ids if name == "candidates"]
    assert fresh(edition).candidates.count() == 4


def test_statements_do_not_grow_with_works_or_candidates(curator: Client, site: SiteProfile, museum: Museum) -> None:
    image = ImageFactory.cleared()
    MakeRenditions(image_id=image.pk).run()
    edition = EditionFactory.draft(site=site, museum=museum, works=0, rules={"seats": 2})

    def statements(page: str) -> int:
        curator.get(address(page, edition))
        with CaptureQueriesContext(connection) as made:
            curator.get(address(page, edition))
        return len(made)

    def grow_to(number: int) -> dict[str, int]:
        while Work.objects.count() < 2 * number:
            works = [WorkFactory.in_storage(museum=museum, images=[image], maker=MakerFactory(), number=str(n)) for n in range(2)]
            curator.post(address("choose", edition), {"works": [works[0].pk]})
        assert edition.candidates.count() == number
        return {page: statements(page) for page in ("choose", "edition")}

    assert grow_to(10) == grow_to(100)
