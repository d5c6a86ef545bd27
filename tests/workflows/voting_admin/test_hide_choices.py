"""Before certification no page of staff betrays what was chosen: not by a number, an order, a size or a date (voting V34)."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from cms.core.models import User
from cms.sites.models import SiteProfile
from tests.factories.collections import MakerFactory, MuseumFactory, WorkFactory
from tests.factories.sites import SiteFactory
from tests.factories.voting import BallotFactory, EditionFactory, certifier, curator, current_tally, then
from tests.workflows.voting_admin.pages import address, browser
from workflows.voting.actions import ArmOpening, CloseEdition, OpenEdition, PutForward, TallyEdition
from workflows.voting.models import Ballot, Edition

pytestmark = [pytest.mark.django_db, pytest.mark.rule("voting V34")]
LANDSLIDE = [["w04"]] * 12 + [["w04", "w03"]] * 5
SPREAD = [["w01"]] * 12 + [["w01", "w02"]] * 5


def pages(user: User, edition: Edition) -> dict[str, str]:
    """Every page of editions as this user gets it, without the token that differs by design."""
    client = browser(user)
    found = {}
    for page in (address("editions"), address("edition", edition), address("edit", edition)):
        response = client.get(page)
        found[page] = re.sub(r'(name="csrfmiddlewaretoken" value|csrf_token|CSRF_TOKEN)[^>]{0,120}', r"\1", response.content.decode())
        found[page] = re.sub(r"[A-Za-z0-9]{64}(?=['\"])", "", found[page])
    return found


def revote(edition: Edition, ballots: Iterable[list[str]]) -> None:
    """The same number of ballots of the same people, with other choices."""
    for ballot, choices in zip(Ballot.objects.filter(edition=edition).order_by("pk"), ballots, strict=True):
        ballot.choices = choices
        ballot.save()


@pytest.fixture
def edition() -> Edition:
    edition = EditionFactory.open()
    for choices in LANDSLIDE:
        BallotFactory.counted(edition, choices)
    return edition


def test_while_it_is_open_neither_curator_nor_certifier_sees_choices(edition: Edition) -> None:
    for user in (curator(edition), certifier(edition)):
        revote(edition, LANDSLIDE)
        one = pages(user, edition)
        revote(edition, SPREAD)
        assert pages(user, edition) == one
        assert "17" in one[address("edition", edition)]


def test_a_counted_edition_shows_its_outcome_to_certifiers_alone() -> None:
    site = SiteFactory.bare("brou")
    counted = [tallied(site, f"chambre-{n}", ballots) for n, ballots in enumerate((LANDSLIDE, SPREAD))]

    for edition in counted:
        curators = browser(curator(edition)).get(address("edition", edition))
        assert "outcome" not in curators.context
        assert current_tally(edition).outcome_sha256 not in curators.content.decode()
        shown = browser(certifier(edition)).get(address("edition", edition))
        votes = [placing.votes for placing, _copy, _why in shown.context["placings"]]
        assert votes == [17, 5, 0, 0]
        assert current_tally(edition).outcome_sha256 in shown.content.decode()


def test_what_a_curator_reads_of_a_counted_edition_does_not_depend_on_the_votes() -> None:
    """Two editions alike but for the choices: their pages differ in names alone."""
    site = SiteFactory.bare("brou")
    who = None
    texts = []
    for n, ballots in enumerate((LANDSLIDE, SPREAD)):
        edition = tallied(site, f"chambre-{n}", ballots)
        who = who or curator(edition)
        page = browser(who).get(address("edition", edition)).content.decode()
        texts.append(words_of(page))

    assert texts[0] == texts[1]


def tallied(site: SiteProfile, slug: str, ballots: list[list[str]]) -> Edition:
    """Counted, four days after: candidates, titles and hours are the same in each."""
    with then("-4d"):
        museum = MuseumFactory(name="Musée", sites=[site])
        edition = EditionFactory.announced(site=site, museum=museum, slug=slug, title="Chambre", works=0)
        works = [
            WorkFactory.in_storage(museum=museum, title=f"Paravent {n}", number=f"{n:03d}", maker=MakerFactory(name=f"Jeanne {n}"))
            for n in range(4)
        ]
        PutForward(edition=edition, works=works, by=None).run()
        ArmOpening(edition=edition, by=None).run()
        edition = OpenEdition(edition=edition).run()
        for choices in ballots:
            BallotFactory.counted(edition, choices)
    edition = CloseEdition(edition=edition).run()
    TallyEdition(edition=edition).run()
    return Edition.objects.select_related("site").get(pk=edition.pk)


def words_of(page: str) -> list[str]:
    """What is read: text without markup, keys, hashes and hours."""
    text = re.sub(r"<script.*?</script>|<style.*?</style>|<template.*?</template>|<[^>]+>", " ", page, flags=re.DOTALL)
    text = re.sub(r"\b[0-9a-f]{64}\b|\d\d:\d\d", "#", text)
    return text.split()


def test_provisional_results_show_where_the_rules_let_them() -> None:
    edition = EditionFactory.tallied(rules={"results_at": "tally"})

    shown = browser(curator(edition)).get(address("edition", edition))

    assert shown.context["outcome"].provisional is True


@pytest.mark.rule("voting V59")
def test_numbers_of_few_people_are_withheld_from_certifiers_too() -> None:
    edition = EditionFactory.tallied(rules={"min_people": 10})

    shown = browser(certifier(edition)).get(address("edition", edition))

    assert shown.context["outcome"].withheld is True
    assert [placing.votes for placing, _copy, _why in shown.context["placings"]] == [None] * 4


def test_after_certification_staff_read_what_the_public_reads() -> None:
    edition = EditionFactory.certified()

    shown = browser(curator(edition)).get(address("edition", edition))

    assert [(placing.number, placing.votes) for placing, _copy, _why in shown.context["placings"]][:2] == [("w01", 2), ("w02", 1)]
