"""Who has no role here sees nothing and changes nothing; an edition of another site does not exist for them."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from cms.sites.enums import Role
from cms.sites.models import SiteProfile
from tests.factories.sites import SiteFactory, StaffFactory
from tests.factories.voting import EditionFactory, certifier, curator, current_tally
from tests.workflows.voting.refusals import unchanged
from tests.workflows.voting_admin.pages import address, browser, form_values, read, with_role
from workflows.voting.actions import CancelEdition
from workflows.voting.models import Edition

pytestmark = pytest.mark.django_db
STATES = ["draft", "announced", "open", "tallied", "certified"]
VERBS = ["announce", "withdraw", "arm", "pause", "resume", "extend", "tally", "sign", "cancel"]


def everything(client: Client, edition: Edition) -> list[int]:
    """The status of every view of an edition, read and written."""
    candidate = edition.candidates.earliest("pk")
    reason = {"reason": "Pour voir", "closes_at": "2190-01-01T00:00"}
    sealed = {"outcome_sha256": current_tally(edition).outcome_sha256} if edition.state == "tallied" else {}
    reads = [client.get(address(name, edition)) for name in ("edition", "edit", "choose")]
    writes = [client.post(address("act", edition, verb), reason | sealed) for verb in VERBS]
    writes.append(client.post(address("edit", edition), form_values(edition, title="Volée")))
    writes.append(client.post(address("choose", edition), {"works": [candidate.work_id]}))
    writes.append(client.post(address("take_back", edition), {"candidates": [candidate.pk]}))
    writes.append(client.post(address("confirm_cancelling", edition, 1)))
    return [response.status_code for response in [*reads, *writes]]


@pytest.mark.parametrize("state", STATES)
def test_staff_of_another_site_find_nothing(state: str) -> None:
    edition, other = getattr(EditionFactory, state)(), SiteFactory.bare("ailleurs")

    clients = [with_role(role, other) for role in (Role.CURATOR, Role.CERTIFIER)]

    with unchanged():
        for client in clients:
            assert set(everything(client, edition)) == {404}


@pytest.mark.parametrize("role", [Role.EDITOR, Role.PUBLISHER, Role.MODERATOR, Role.LEAD, Role.SUPPORT, Role.DESK])
def test_other_roles_on_the_same_site_are_sent_away(role: Role) -> None:
    edition = EditionFactory.tallied()
    client = with_role(role, edition.site)

    with unchanged():
        for page in (address("editions"), address("create"), address("edition", edition)):
            response = client.get(page)
            assert (response.status_code, response.headers["Location"]) == (302, reverse("wagtailadmin_home"))
        assert set(everything(client, edition)) == {302}
    assert address("editions") not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_menu_is_for_those_who_curate_or_certify() -> None:
    site = SiteFactory.bare("brou")

    for role in (Role.CURATOR, Role.CERTIFIER):
        assert address("editions") in with_role(role, site).get(reverse("wagtailadmin_home")).content.decode()


def test_visitors_are_asked_to_sign_in() -> None:
    edition = EditionFactory.open()

    with unchanged():
        for status in everything(Client(), edition):
            assert status == 302
    assert reverse("wagtailadmin_login") in Client().get(address("edition", edition)).headers["Location"]


def test_a_certifier_neither_begins_edits_nor_chooses() -> None:
    edition = EditionFactory.draft()
    client = browser(certifier(edition))

    with unchanged():
        for page in (address("create"), address("edit", edition), address("choose", edition)):
            assert client.get(page).headers["Location"] == reverse("wagtailadmin_home")
            assert client.post(page, form_values(edition, title="Volée")).headers["Location"] == reverse("wagtailadmin_home")
        client.post(address("take_back", edition), {"candidates": [edition.candidates.earliest("pk").pk]})


def test_one_organises_on_ones_own_site_only() -> None:
    mine, other = SiteFactory.bare("brou"), SiteFactory.bare("angers")
    template = EditionFactory.draft(site=mine)

    with unchanged():
        response = with_role(Role.CURATOR, mine).post(address("create"), form_values(template, site=other.pk, slug="autre"))

    assert "site" in response.context["form"].errors


def test_confirming_to_cancel_is_for_staff_of_the_edition() -> None:
    edition = EditionFactory.open()
    CancelEdition(edition=edition, reason="Dégât des eaux", by=curator(edition)).run()
    proposal = edition.signatures.get()
    other: SiteProfile = SiteFactory.bare("ailleurs")

    with unchanged():
        for user, status in ((StaffFactory.with_role(Role.CURATOR, other), 404), (StaffFactory.with_role(Role.EDITOR, edition.site), 302)):
            assert browser(user).post(address("confirm_cancelling", edition, proposal.pk)).status_code == status


def test_nothing_of_the_page_leads_where_one_may_not_go() -> None:
    """Every link to a page of editions, followed: no dead link for a curator or a certifier."""
    for state in STATES:
        edition = getattr(EditionFactory, state)()
        for user in (curator(edition), certifier(edition)):
            client = browser(user)
            links = [link.split("#")[0] for link in read(client.get(address("edition", edition))).links if "/admin/editions/" in link]
            assert [client.get(link).status_code for link in links] == [200] * len(links)
