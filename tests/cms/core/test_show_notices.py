from __future__ import annotations

import pytest
from django.test import Client

from cms.core import clock
from cms.core.actions import PutAway, Tell
from cms.core.errors import NotAllowed
from cms.core.models import Notice, User
from tests.factories.sites import StaffFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def camille(client: Client) -> User:
    user = StaffFactory.superuser()
    client.force_login(user)
    return user


def told(user: User, text: str = "L’édition attend votre signature.", **values: str) -> Notice:
    Tell(users=[user], **{"key": text, "text": text, "url": "/admin/pages/", **values}).run()
    return Notice.objects.get(user=user, key=values.get("key", text))


def test_mine_are_on_my_start_page_and_nobody_elses(client: Client, camille: User) -> None:
    told(camille, "Pour vous <b>seule</b>")
    told(StaffFactory.superuser(), "Pour une autre")

    page = client.get("/admin/").content.decode()

    assert "Pour vous &lt;b&gt;seule&lt;/b&gt;" in page
    assert "Pour une autre" not in page


def test_telling_twice_tells_once_and_does_not_bring_back(camille: User) -> None:
    notice = told(camille)
    PutAway(notice=notice, by=camille).run()

    Tell(users=[camille], key=notice.key, text="Autrement dit").run()

    assert list(Notice.objects.values_list("text", flat=True)) == [notice.text]
    assert Notice.objects.get().seen_at


def test_put_away_it_is_gone_from_the_page(client: Client, camille: User) -> None:
    notice = told(camille)

    answer = client.post(f"/admin/notices/{notice.pk}/put-away/")

    assert (answer.status_code, answer["Location"]) == (302, "/admin/")
    assert notice.text not in client.get("/admin/").content.decode()
    first = Notice.objects.get().seen_at
    assert first <= clock.now()
    client.post(f"/admin/notices/{notice.pk}/put-away/")
    assert Notice.objects.get().seen_at == first


def test_somebody_elses_is_not_there_and_stays(client: Client, camille: User) -> None:
    other = told(StaffFactory.create())

    assert client.post(f"/admin/notices/{other.pk}/put-away/").status_code == 404
    assert client.post("/admin/notices/999999/put-away/").status_code == 404
    with pytest.raises(NotAllowed):
        PutAway(notice=other, by=camille).run()

    other.refresh_from_db()
    assert other.seen_at is None


def test_opening_an_address_puts_nothing_away(client: Client, camille: User) -> None:
    notice = told(camille)

    assert client.get(f"/admin/notices/{notice.pk}/put-away/").status_code == 405

    notice.refresh_from_db()
    assert notice.seen_at is None


def test_without_signing_in_nothing_is_put_away(client: Client) -> None:
    notice = told(StaffFactory.create())

    answer = client.post(f"/admin/notices/{notice.pk}/put-away/")

    assert answer["Location"].startswith("/admin/login/")
    notice.refresh_from_db()
    assert notice.seen_at is None


def test_a_flood_is_cut_and_said_to_be(client: Client, camille: User, django_assert_num_queries: object) -> None:
    for n in range(25):
        told(camille, f"Avis {n:02d}")

    page = client.get("/admin/").content.decode()

    assert "Avis 24" in page
    assert "Avis 05" in page
    assert "Avis 04" not in page
