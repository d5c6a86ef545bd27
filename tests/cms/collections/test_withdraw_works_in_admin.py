from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup

from cms.collections.enums import RecordState, Visibility
from cms.collections.models import Work
from cms.collections.selectors import tombstone
from cms.sites.enums import Role
from tests.cms.collections.test_keep_by_hand import write
from tests.factories.collections import MuseumFactory, WorkFactory

pytestmark = [pytest.mark.django_db, pytest.mark.rule("collections C29")]


@pytest.fixture
def museum(client, site_called, user_with):  # type: ignore[no-untyped-def]
    site = site_called("brou")
    client.force_login(user_with(Role.CURATOR, site))
    return MuseumFactory(name="Musée de Brou", sites=[site])


def address(work: Work) -> str:
    return f"/admin/records/{work.pk}/leave/"


def sent(work: Work, **values: Any) -> dict[str, Any]:
    return {"state": "withdrawn", "reason": "", "merged_into": "", "opened_version": work.version, **values}


def confirmed(answer: Any) -> dict[str, str]:
    """What the second page sends when its first button is pressed."""
    form = BeautifulSoup(answer.content, "html.parser").select_one(".records form")
    controls = form.select("input[name]") + form.select("button[name=confirmed]")  # type: ignore[union-attr]
    return {str(control["name"]): str(control.get("value", "")) for control in controls if control["name"] != "csrfmiddlewaretoken"}


def test_a_record_is_withdrawn_only_after_a_page_that_says_what_happens(client, museum) -> None:  # type: ignore[no-untyped-def]
    work = WorkFactory(museum=museum, title="Le Moulin")
    first = client.post(address(work), sent(work, state="deaccessioned", reason="rendu à ses héritiers", reason_is_public="on"))
    assert "410" in first.content.decode()
    assert "rendu à ses héritiers" in first.content.decode()
    assert Work.objects.get(pk=work.pk).state == RecordState.CURRENT
    answer = client.post(address(work), confirmed(first))
    assert answer.url == f"/admin/works/edit/{work.pk}/"
    gone = tombstone(work.uuid)
    assert gone is not None
    assert (gone.state, gone.reason) == (RecordState.DEACCESSIONED, "rendu à ses héritiers")
    # Nobody withdraws it again.
    assert client.get(address(work)).status_code == 302


@pytest.mark.rule("collections C21")
def test_a_reason_is_for_staff_unless_it_is_said_to_be_public(client, museum) -> None:  # type: ignore[no-untyped-def]
    work = WorkFactory(museum=museum, visibility={"left_reason": Visibility.PUBLIC})
    first = client.post(address(work), sent(work, reason="plainte de la donatrice"))
    client.post(address(work), confirmed(first))
    gone = tombstone(work.uuid)
    assert gone is not None
    assert gone.reason == ""
    assert "plainte de la donatrice" in client.get(f"/admin/works/edit/{work.pk}/").content.decode()


def test_a_record_is_merged_into_another_of_ones_own_that_stands(client, museum) -> None:  # type: ignore[no-untyped-def]
    work, kept = WorkFactory(museum=museum, title="Le Moulin"), WorkFactory(museum=museum, title="Le Moulin (grand)")
    others = (WorkFactory(), WorkFactory.withdrawn(museum=museum), work)
    for target in ("", *(other.pk for other in others)):
        refused = client.post(address(work), sent(work, state="merged", merged_into=target))
        assert refused.status_code == 422
        assert list(refused.context["form"].errors) == ["merged_into"]
    first = client.post(address(work), sent(work, state="merged", merged_into=kept.pk))
    assert "301" in first.content.decode()
    client.post(address(work), confirmed(first))
    assert Work.objects.get(pk=work.pk).merged_into == kept


def test_whoever_looks_again_finds_what_they_wrote(client, museum) -> None:  # type: ignore[no-untyped-def]
    work = WorkFactory(museum=museum)
    first = client.post(address(work), sent(work, state="deaccessioned", reason="vendu"))
    data = {name: value for name, value in confirmed(first).items() if name != "confirmed"}
    back = client.post(address(work), {**data, "back": "yes"})
    assert (back.context["form"]["reason"].value(), back.context["form"]["state"].value()) == ("vendu", "deaccessioned")
    assert Work.objects.get(pk=work.pk).state == RecordState.CURRENT


def test_a_record_that_somebody_changed_meanwhile_does_not_leave(client, museum) -> None:  # type: ignore[no-untyped-def]
    work = WorkFactory(museum=museum)
    first = client.post(address(work), sent(work))
    write(work, title={"text": "Autre", "kind": ""})
    answer = client.post(address(work), confirmed(first))
    assert answer.status_code == 422
    assert Work.objects.get(pk=work.pk).state == RecordState.CURRENT


def test_nobody_withdraws_a_record_of_another_museum(client, museum) -> None:  # type: ignore[no-untyped-def]
    theirs = WorkFactory()
    assert client.get(address(theirs)).status_code == 404
    assert client.post(address(theirs), sent(theirs, confirmed="yes")).status_code == 404
    assert Work.objects.get(pk=theirs.pk).state == RecordState.CURRENT
