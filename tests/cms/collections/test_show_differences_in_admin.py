from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.collections.models import Museum, Origin, Work
from cms.collections.selectors.differences import count_differences, page_of_differences
from cms.sites.enums import Role
from tests.cms.collections.test_keep_by_hand import origin_of, shown, write
from tests.factories.collections import MuseumFactory, WorkFactory
from tests.factories.fed_works import fed_work, run_of, source_says

pytestmark = pytest.mark.django_db

LIST = "/admin/records/differences/"


@pytest.fixture
def museum(client, site_called, user_with):  # type: ignore[no-untyped-def]
    site = site_called("brou")
    client.force_login(user_with(Role.CURATOR, site))
    return MuseumFactory(name="Musée de Brou", sites=[site])


def differing(museum: Museum | None = None, *, title: str = "Le Moulin", **values: Any) -> Work:
    """Its description and its materials differ."""
    work = fed_work(museum=museum or MuseumFactory(), title=title, description="Un moulin.", **values)
    write(work, description="Un moulin à eau.", materials=[["laine", "dessus"]])
    source_says(work, run=run_of(file_name="mai.csv"), row=40, description="Un moulin de 1880.", materials=[["soie", ""]])
    return work


def page(client: Any, query: str = "") -> BeautifulSoup:
    answer = client.get(f"{LIST}{query}")
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def tokens(found: BeautifulSoup) -> list[str]:
    return [str(box["value"]) for box in found.select("input[name=ticked]")]


def said(answer: Any) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


@pytest.mark.rule("collections C4")
def test_base_source_and_ours_stand_side_by_side_with_who_and_where(client, museum) -> None:  # type: ignore[no-untyped-def]
    work = differing(museum)
    found = page(client)
    assert [field["id"] for field in found.select("fieldset")] == [f"{work.pk}-materials", f"{work.pk}-description"]
    sides = [side.get_text(" ", strip=True) for side in found.select("fieldset")[1].select("section")]
    for words, side in zip(("Un moulin.", "Un moulin de 1880.", "Un moulin à eau."), sides, strict=True):
        assert words in side
    for words in ("joconde", "mai.csv", "40"):
        assert words in sides[1]
    assert "laine (dessus)" in found.select("fieldset")[0].get_text()


def test_the_list_is_of_ones_own_museums_and_of_records_that_stand(client, museum) -> None:  # type: ignore[no-untyped-def]
    mine, theirs = differing(museum, title="Le Moulin"), differing(title="La Tour")
    WorkFactory(museum=museum, title="La Nef")
    gone = differing(museum, title="Le Pont")
    Work.objects.filter(pk=gone.pk).update(state="withdrawn", left_at=gone.created_at)
    text = page(client).get_text()
    assert "Le Moulin" in text
    for label in ("La Tour", "La Nef", "Le Pont"):
        assert label not in text
    token = tokens(page(client))[0].replace(str(mine.pk), str(theirs.pk), 1)
    assert client.post(LIST, {"take": token}).status_code == 404
    assert client.get(f"/admin/records/{theirs.pk}/fields/description/").status_code == 404
    assert origin_of(theirs).differing == 2


@pytest.mark.parametrize("role", [Role.EDITOR, Role.CERTIFIER])
def test_those_who_keep_no_works_see_no_differences(client, site_called, user_with, role: Role) -> None:  # type: ignore[no-untyped-def]
    client.force_login(user_with(role, site_called("brou")))
    assert client.get(LIST).status_code == 302
    assert client.post(LIST, {"all": "take"}).status_code == 302


def test_filters_by_museum_field_and_work(client, museum) -> None:  # type: ignore[no-untyped-def]
    other = MuseumFactory(name="Musée d’Angers", sites=museum.sites.all())
    first, second = differing(museum, title="Le Moulin"), differing(other, title="La Tour")
    # Kept by hand, and the source has not moved: no difference of this field.
    write(first, title={"text": "Le Moulin", "kind": "given"})
    assert len(tokens(page(client))) == 4
    assert len(tokens(page(client, f"?museum={other.pk}"))) == 2
    assert len(tokens(page(client, "?field=materials"))) == 2
    assert tokens(page(client, "?field=title")) == []
    assert [token.split(".")[0] for token in tokens(page(client, f"?work={second.pk}&field=description"))] == [str(second.pk)]


@pytest.mark.rule("collections C4")
@pytest.mark.parametrize(("choice", "text"), [("keep", "Un moulin à eau."), ("take", "Un moulin de 1880.")])
def test_a_button_resolves_one_difference_and_it_leaves_the_list(client, museum, choice: str, text: str) -> None:  # type: ignore[no-untyped-def]
    work = differing(museum)
    found = page(client)
    token = found.select(f"button[name={choice}]")[1]["value"]
    answer = client.post(f"{LIST}?museum={museum.pk}", {choice: token})
    assert (answer.status_code, answer.url) == (302, f"{LIST}?museum={museum.pk}")
    assert shown(work, "description") == text
    assert [field["id"] for field in page(client).select("fieldset")] == [f"{work.pk}-materials"]


@pytest.mark.rule("collections C4")
def test_all_that_is_ticked_is_taken_at_once_also_two_fields_of_one_work(client, museum) -> None:  # type: ignore[no-untyped-def]
    first, second = differing(museum), differing(museum)
    left_out = differing(museum)
    ticked = [token for token in tokens(page(client)) if not token.startswith(f"{left_out.pk}.")]
    client.post(LIST, {"all": "take", "ticked": ticked})
    for work in (first, second):
        assert (shown(work, "description"), shown(work, "materials")) == ("Un moulin de 1880.", [["soie", ""]])
        assert origin_of(work).hand == {}
    assert origin_of(left_out).differing == 2
    client.post(LIST, {"all": "keep", "ticked": tokens(page(client))})
    assert (origin_of(left_out).differing, shown(left_out, "description")) == (0, "Un moulin à eau.")


def test_nothing_ticked_and_nothing_chosen_change_nothing(client, museum) -> None:  # type: ignore[no-untyped-def]
    work = differing(museum)
    (warning,) = said(client.post(LIST, {"all": "take"}))
    assert warning
    client.post(LIST, {"all": "", "ticked": tokens(page(client))})
    assert client.post(LIST, {"take": "x"}).status_code == 404
    assert client.post(LIST, {"take": f"{work.pk}.images.1.abc"}).status_code == 404
    assert origin_of(work).differing == 2


@pytest.mark.rule("collections C4")
def test_what_moved_since_the_list_was_read_is_refused_and_the_rest_is_done(client, museum) -> None:  # type: ignore[no-untyped-def]
    moved, changed, steady = differing(museum, title="Le Moulin"), differing(museum, title="La Tour"), differing(museum, title="La Nef")
    ticked = tokens(page(client))
    write(moved, title={"text": "Le Moulin, le soir", "kind": ""})
    source_says(changed, description="Un moulin de 1881.")
    messages = said(client.post(LIST, {"all": "take", "ticked": ticked}))
    assert sum("Le Moulin, le soir" in message for message in messages) == 2
    assert sum("La Tour" in message for message in messages) == 1
    assert [origin_of(work).differing for work in (moved, changed, steady)] == [2, 1, 0]
    assert shown(moved, "description") == "Un moulin à eau."


@pytest.mark.rule("collections C4")
def test_one_difference_is_written_anew_on_its_own_page(client, museum) -> None:  # type: ignore[no-untyped-def]
    work = differing(museum)
    address = f"/admin/records/{work.pk}/fields/materials/"
    found = BeautifulSoup(client.get(address).content, "html.parser")
    assert found.find("textarea").get_text(strip=True) == "laine (dessus)"  # type: ignore[union-attr]
    token = found.select_one("input[name=token]")["value"]  # type: ignore[index]
    answer = client.post(f"{address}?next={LIST}", {"choice": "edit", "token": token, "text": "laine (dessus)\r\nsoie"})
    assert (answer.status_code, answer.url) == (302, LIST)
    assert shown(work, "materials") == [["laine", "dessus"], ["soie", ""]]
    assert [field["id"] for field in page(client).select("fieldset")] == [f"{work.pk}-description"]
    # Sent once more from the page that was open before: it says why not, and keeps what was written.
    late = client.post(address, {"choice": "edit", "token": token, "text": "lin"})
    assert late.status_code == 302 or "lin" in late.content.decode()
    assert shown(work, "materials") == [["laine", "dessus"], ["soie", ""]]


def test_an_edit_that_cannot_be_kept_comes_back_with_what_was_written(client, museum) -> None:  # type: ignore[no-untyped-def]
    work = fed_work(museum=museum, attribution="Base Joconde")
    write(work, attribution="Musée de Brou")
    source_says(work, attribution="POP")
    address = f"/admin/records/{work.pk}/fields/attribution/"
    token = BeautifulSoup(client.get(address).content, "html.parser").select_one("input[name=token]")["value"]  # type: ignore[index]
    answer = client.post(address, {"choice": "edit", "token": token, "text": "x" * 300})
    assert answer.status_code == 422
    assert "x" * 300 in answer.content.decode()
    assert shown(work, "attribution") == "Musée de Brou"


@pytest.mark.rule("collections C3")
def test_a_value_kept_by_hand_returns_to_the_source_from_its_own_page(client, museum) -> None:  # type: ignore[no-untyped-def]
    work = fed_work(museum=museum, description="Un moulin.")
    write(work, description="Un moulin à eau.")
    address = f"/admin/records/{work.pk}/fields/description/"
    found = BeautifulSoup(client.get(address).content, "html.parser")
    assert [button["value"] for button in found.select("button[name=choice]")] == ["take"]
    answer = client.post(address, {"choice": "take", "token": found.select_one("input[name=token]")["value"]})  # type: ignore[index]
    assert answer.url == f"/admin/works/edit/{work.pk}/"
    assert (shown(work, "description"), origin_of(work).hand) == ("Un moulin.", {})
    assert client.get(address).status_code == 302
    assert client.get(f"{address}?next=https://ailleurs.exemple/").url == f"/admin/works/edit/{work.pk}/"
    assert client.get(f"/admin/records/{work.pk}/fields/images/").status_code == 404


def test_pages_of_the_list_show_each_difference_once(museum) -> None:  # type: ignore[no-untyped-def]
    works = [differing(museum) for _n in range(5)]
    write(works[1], title={"text": "Le Moulin", "kind": "given"})
    seen, after = [], 0
    for _page in range(4):
        found = page_of_differences(Work.objects.all(), after=after, size=2)
        seen += [work.pk for work, _differences in found.rows]
        if found.after is None:
            break
        after = found.after
    assert seen == [work.pk for work in works]
    assert count_differences(Work.objects.all()) == (5, 10)
    # The field that only one keeps, and that does not differ there.
    assert page_of_differences(Work.objects.all(), field="title", size=2).rows == []


def test_statements_do_not_grow_with_the_differences(client, museum) -> None:  # type: ignore[no-untyped-def]
    def statements() -> int:
        with CaptureQueriesContext(connection) as caught:
            page(client)
        return len(caught)

    differing(museum)
    statements()
    few = statements()
    for _n in range(8):
        differing(museum)
    assert statements() == few
    assert Origin.objects.filter(differing=2).count() == 9
