"""Whoever may read the outcome may replay it (voting V53)."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from cms.sites.enums import Role
from tests.factories.sites import SiteFactory
from tests.factories.voting import EditionFactory, certifier, curator, current_tally
from tests.workflows.voting_admin.pages import address, browser, read, with_role
from workflows.voting.counting.__main__ import main

pytestmark = [pytest.mark.django_db, pytest.mark.rule("voting V53")]


def test_a_certifier_replays_the_count_before_signing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edition = EditionFactory.tallied()
    client = browser(certifier(edition))
    assert address("dossier", edition) in read(client.get(address("edition", edition))).links

    response = client.get(address("dossier", edition))

    assert response.headers["Content-Disposition"] == f'attachment; filename="{edition.slug}.json"'
    assert "no-store" in response.headers["Cache-Control"]
    file = tmp_path / "dossier.json"
    file.write_bytes(response.content)
    assert main(["count", str(file)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == current_tally(edition).outcome_sha256


@pytest.mark.rule("voting V34")
def test_a_curator_gets_none_before_certification_and_the_same_after() -> None:
    tallied, certified = EditionFactory.tallied(), EditionFactory.certified()

    assert browser(curator(tallied)).get(address("dossier", tallied)).status_code == 404
    assert browser(curator(certified)).get(address("dossier", certified)).content.decode() == current_tally(certified).dossier


def test_a_provisional_outcome_comes_without_its_dossier() -> None:
    edition = EditionFactory.tallied(rules={"results_at": "tally"})
    client = browser(curator(edition))

    page = client.get(address("edition", edition))

    assert page.context["outcome"].provisional is True
    assert address("dossier", edition) not in read(page).links
    assert client.get(address("dossier", edition)).status_code == 404


@pytest.mark.rule("voting V59")
def test_where_numbers_are_withheld_there_is_no_dossier() -> None:
    edition = EditionFactory.tallied(rules={"min_people": 10})
    client = browser(certifier(edition))

    assert address("dossier", edition) not in read(client.get(address("edition", edition))).links
    assert client.get(address("dossier", edition)).status_code == 404


@pytest.mark.parametrize("state", ["draft", "open", "closed", "cancelled"])
def test_before_a_count_there_is_none(state: str) -> None:
    edition = getattr(EditionFactory, state)()

    assert browser(certifier(edition)).get(address("dossier", edition)).status_code == 404


@pytest.mark.rule("voting V51")
def test_a_count_that_was_cancelled_is_shown_even_so() -> None:
    edition = EditionFactory.cancelled(EditionFactory.tallied())

    for user in (curator(edition), certifier(edition)):
        client = browser(user)
        page = client.get(address("edition", edition))
        assert [placing.number for placing, _copy, _why in page.context["placings"]][:2] == ["w01", "w02"]
        assert client.get(address("dossier", edition)).status_code == 200


def test_it_is_for_staff_of_the_edition() -> None:
    edition = EditionFactory.certified()

    assert with_role(Role.CERTIFIER, SiteFactory.bare("ailleurs")).get(address("dossier", edition)).status_code == 404
    assert with_role(Role.EDITOR, edition.site).get(address("dossier", edition)).status_code == 302
    assert Client().get(address("dossier", edition)).status_code == 302
    assert browser(certifier(edition)).post(address("dossier", edition)).status_code == 405
