"""What was elected becomes a draft exhibition on the organising site, once, and its editors are told."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse

from cms.core.models import Delivery, Notice
from cms.core.models.change import DeliveryState
from cms.mirroring.models import Publication
from cms.pages.models import ExhibitionPage, SectionPage
from cms.sites.enums import Role
from tests.factories.network import Network, add, home_of, published, small_network
from tests.factories.sites import StaffFactory
from tests.factories.voting import BallotFactory, EditionFactory, certifier, fresh, then
from tests.gateway.conftest import Ask, ask
from workflows.curation.actions import HangElected, NothingElected
from workflows.curation.selectors import elected_works
from workflows.voting.actions import CancelEdition, TallyEdition
from workflows.voting.models import Edition
from workflows.voting.selectors.outcomes import public_outcome

__all__ = ["ask"]


@pytest.fixture
def network(db: None) -> Network:
    """Its edition has an exhibition that somebody made by hand: away with it."""
    network = small_network()
    network.exhibition.delete()
    return network


def certified(network: Network) -> Edition:
    network.certified()
    return Edition.objects.select_related("site__site__root_page").get(pk=network.edition.pk)


def elected(edition: Edition) -> list[tuple[int, int | None]]:
    outcome = public_outcome(edition)
    assert outcome is not None
    copies = {copy.number: copy.candidate.work_id for copy in edition.copies.select_related("candidate")}
    return [(copies[placing.number], placing.votes) for placing in outcome.works if placing.elected]


def hang_of(page: ExhibitionPage) -> list[tuple[int, int | None]]:
    return [(hung.work_id, hung.votes) for hung in page.hung_works.order_by("sort_order")]


@pytest.mark.django_db
def test_the_elected_works_hang_in_their_order_on_a_draft(network: Network) -> None:
    edition = certified(network)

    page = HangElected(edition=edition).run()

    assert (page.title, page.edition_uuid, page.live) == (edition.title, edition.uuid, False)
    assert page.get_parent().pk == network.monument.site.root_page_id, "no section for exhibitions stands there"
    assert hang_of(page) == elected(edition)
    assert len(hang_of(page)) == 2
    assert all(hung.caption for hung in page.hung_works.all())
    assert page.latest_revision is not None
    assert not Publication.objects.filter(page=page.pk).exists()
    assert "2 œuvres" in page.standfirst


@pytest.mark.django_db
def test_it_goes_where_the_site_keeps_its_exhibitions(network: Network) -> None:
    section = add(home_of(network.monument), SectionPage, "accrochages")
    add(section, ExhibitionPage, "une-autre")
    add(section, ExhibitionPage, "chambre")

    page = HangElected(edition=certified(network)).run()

    assert page.get_parent().pk == section.pk
    assert page.slug == "chambre-1"


@pytest.mark.django_db
@pytest.mark.parametrize(("title", "slug"), [("Œuvres d’une nuit", "oeuvres-d-une-nuit"), ("Œuvres", "oeuvres-1")])
def test_its_address_is_made_as_any_pages_is(network: Network, title: str, slug: str) -> None:
    Edition.objects.filter(pk=network.edition.pk).update(title=title)

    page = HangElected(edition=certified(network)).run()

    assert page.slug == slug, "« /oeuvres » is the site's own"


@pytest.mark.django_db
def test_an_edition_cancelled_after_its_count_hangs_nothing(db: None) -> None:
    edition = EditionFactory.open()
    BallotFactory.counted(edition)
    with then("4d"):
        TallyEdition(edition=edition).run()
        for _ in range(2):
            CancelEdition(edition=fresh(edition), reason="Une œuvre n’était pas à nous", by=certifier(edition)).run()
    edition = fresh(edition)
    pages = ExhibitionPage.objects.count()

    assert public_outcome(edition) is not None, "the count stays public"
    with pytest.raises(NothingElected):
        HangElected(edition=edition).run()
    assert ExhibitionPage.objects.count() == pages


@pytest.mark.django_db
def test_a_second_run_leaves_what_editors_made(network: Network) -> None:
    edition = certified(network)
    page = HangElected(edition=edition).run()
    page.title = "L’accrochage des visiteurs"
    published(page)

    again = HangElected(edition=edition).run()

    assert again.pk == page.pk
    assert ExhibitionPage.objects.filter(edition_uuid=edition.uuid).count() == 1
    assert again.title == "L’accrochage des visiteurs"


@pytest.mark.django_db
def test_the_sites_own_staff_are_told_once_and_can_open_it(network: Network, client: Client) -> None:
    edition = certified(network)
    editor = StaffFactory.with_role(Role.EDITOR, network.monument)
    elsewhere = StaffFactory.with_role(Role.EDITOR, network.national)
    for _ in range(2):
        page = HangElected(edition=edition).run()

    notice = Notice.objects.get(user=editor)
    assert notice.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert not Notice.objects.filter(user=elsewhere).exists()
    client.force_login(editor)
    assert client.get(notice.url).status_code == 200
    client.force_login(elsewhere)
    assert client.get(notice.url).status_code in {302, 403}


@pytest.mark.django_db
def test_before_certification_nothing_is_made(network: Network) -> None:
    pages = ExhibitionPage.objects.count()
    with pytest.raises(NothingElected):
        HangElected(edition=network.edition).run()

    assert ExhibitionPage.objects.count() == pages
    assert not Notice.objects.exists()


@pytest.mark.django_db
def test_votes_are_left_out_where_they_are_withheld(network: Network) -> None:
    edition = certified(network)
    opening = edition.frozen_opening
    # So few voters that numbers could betray one: the frozen rules as they would have been.
    edition.opening = {**opening, "rules": {**opening["rules"], "min_people": 100}}

    assert [one.votes for one in elected_works(edition)] == [None, None]


@pytest.mark.django_db(transaction=True)
def test_certification_makes_it_by_itself_and_once_published_the_public_sees_it(network_in_one: Network, ask: Ask) -> None:
    network = network_in_one
    edition = certified(network)
    # The clock that it was certified by.
    with override_settings(CLOCK_OFFSET="5d"):
        call_command("db_worker", "--batch", "--interval", "0", "--no-reload", verbosity=0)

    assert set(Delivery.objects.filter(change__kind="edition.certified").values_list("state", flat=True)) == {DeliveryState.DONE}
    page = ExhibitionPage.objects.get(edition_uuid=edition.uuid)
    document = 'query { site(host: "brou.localhost") { edition(slug: "chambre") { exhibition { title hang { votes work { label } } } } } }'
    assert ask(document).data["site"]["edition"]["exhibition"] is None
    with transaction.atomic():
        published(page)
    found = ask(document).data["site"]["edition"]["exhibition"]
    assert (found["title"], len(found["hang"])) == ("Chambre", 2)


@pytest.fixture
def network_in_one(db: None) -> Network:
    with transaction.atomic():
        network = small_network()
        network.exhibition.delete()
    return network
