from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from bs4 import BeautifulSoup

from cms.collections.actions import WithdrawWork
from cms.collections.enums import MeasureKind, RecordState, TermKind, Unit
from cms.collections.fields import BY_HAND
from cms.collections.models import AccessionNumber, ImageAddress, Measure, Work, WorkMaker, WorkTerm
from cms.core.models import Change
from cms.sites.enums import Role
from tests.cms.collections.test_keep_by_hand import origin_of, write
from tests.factories.collections import ImageFactory, MakerFactory, MuseumFactory, WorkFactory
from tests.factories.fed_works import fed_work, run_of, source_says

pytestmark = pytest.mark.django_db


@pytest.fixture
def museum(client, site_called, user_with):  # type: ignore[no-untyped-def]
    site = site_called("brou")
    curator = user_with(Role.CURATOR, site)
    curator.first_name, curator.last_name = "Jeanne", "Conservatrice"
    curator.save()
    client.force_login(curator)
    return MuseumFactory(name="Musée de Brou", sites=[site])


def address(work: Work) -> str:
    return f"/admin/works/edit/{work.pk}/"


def opened(client: Any, work: Work) -> BeautifulSoup:
    return BeautifulSoup(client.get(address(work)).content, "html.parser")


def as_a_browser_sends_it(page: BeautifulSoup) -> dict[str, Any]:
    """Every control of the form with the value that it shows; line ends as browsers write them."""
    sent: dict[str, Any] = {}
    form = page.find(id="w-editor-form")
    for control in form.select("input[name], textarea[name], select[name]"):  # type: ignore[union-attr]
        if control.find_parent("template"):
            continue
        name = str(control["name"])
        if control.name == "textarea":
            sent[name] = control.get_text().removeprefix("\n").replace("\r\n", "\n").replace("\n", "\r\n")
        elif control.name == "select":
            chosen = control.select("option[selected]") or control.select("option")[:1]
            sent[name] = [str(option.get("value", "")) for option in chosen]
        elif control.get("type") in {"checkbox", "radio"}:
            if control.has_attr("checked"):
                sent.setdefault(name, []).append(str(control.get("value", "on")))
        else:
            sent[name] = str(control.get("value", ""))
    return sent


def rich_work(museum: Any) -> Work:
    """What a real file brings: prose with breaks and double spaces, terms that read like others, decimals, parts of all kinds."""
    return fed_work(
        museum=museum,
        title="Le  Moulin\n(recto)",
        description="Un moulin.  Deux espaces.\nUne ligne\n\nUne autre, « entre guillemets » & <balise>",
        provenance="Legs X.\u2028Suite.",
        attribution="Base Joconde, Licence Ouverte 2.0",
        maker=None,
        materials="",
        terms=[
            WorkTerm(kind=TermKind.MATERIAL, text="laine", qualifier="dessus", order=0),
            WorkTerm(kind=TermKind.MATERIAL, text="oil (on canvas)", order=1),
            WorkTerm(kind=TermKind.MATERIAL, text="deux  espaces", order=2),
            WorkTerm(kind=TermKind.SUBJECT, text="scène\nde genre", qualifier="(incertain)", order=3),
        ],
        accession_numbers=[AccessionNumber(number="214", label="Numéro du legs", order=0), AccessionNumber(number="D.1", order=1)],
        work_makers=[WorkMaker(maker=MakerFactory(name="Jeanne"), name_as_given="Jeanne (?, atelier)", craft="peintre", doubtful=True)],
        measures=[Measure(kind=MeasureKind.DEPTH, value=Decimal("3.1250"), unit=Unit.INCH, part="cadre", order=2)],
        images=[ImageFactory.cleared()],
        date_earliest=-25000,
        date_latest=None,
        visibility={"description": "staff"},
        location_since=date(2026, 5, 4),
    )


@pytest.mark.rule("collections C5")
def test_a_form_that_is_saved_as_it_was_opened_writes_nothing(client, museum) -> None:  # type: ignore[no-untyped-def]
    work = rich_work(museum)
    before, told = Work.objects.filter(pk=work.pk).values().get(), Change.objects.count()
    parts = [*work.terms.values(), *work.measures.values(), *work.work_makers.values(), *work.accession_numbers.values()]
    sent = as_a_browser_sends_it(opened(client, work))
    assert "\r\n" in sent["description"]
    answer = client.post(address(work), sent)
    assert answer.status_code == 302, answer.context["form"].errors
    again = Work.objects.get(pk=work.pk)
    assert Work.objects.filter(pk=work.pk).values().get() == before
    assert [*again.terms.values(), *again.measures.values(), *again.work_makers.values(), *again.accession_numbers.values()] == parts
    assert (origin_of(work).hand, Change.objects.count()) == ({}, told)


@pytest.mark.rule("collections C3")
@pytest.mark.parametrize(
    ("changes", "field", "value"),
    [
        ({"description": "Un moulin.  À eau.\r\nDe 1880."}, "description", "Un moulin.  À eau.\nDe 1880."),
        (
            {"materials_lines": "laine (dessus)\r\n\r\n soie (dessous (bas)) \r\noil (on canvas)"},
            "materials",
            [["laine", "dessus"], ["soie", "dessous (bas)"], ["oil (on canvas)", ""]],
        ),
        ({"uses_lines": "culte"}, "uses", [["culte", ""]]),
        ({"measures-0-value": "3.5"}, "dimensions", {"text": "", "measures": [
            ["height", "460", "mm", ""], ["width", "550", "mm", ""], ["depth", "3.5", "in", "cadre"]]}),
        ({"accession_numbers-0-DELETE": "1"}, "accession_numbers", [["D.1", ""]]),
        ({"title": "Le Pont", "title_kind": "given"}, "title", {"text": "Le Pont", "kind": "given"}),
    ],
)  # fmt: skip
def test_what_a_curator_changes_on_the_form_is_kept_by_hand_and_nothing_else(client, museum, changes, field, value) -> None:  # type: ignore[no-untyped-def]
    work = rich_work(museum)
    sent = as_a_browser_sends_it(opened(client, work))
    if "measures-0-value" in changes:
        row = next(name for name, number in sent.items() if name.startswith("measures-") and number == "3.1250")
        changes = {row: "3.5"}
    answer = client.post(address(work), {**sent, **changes})
    assert answer.status_code == 302, answer.context["form"].errors
    assert {name: kept["value"] for name, kept in origin_of(work).hand.items()} == {field: value}


@pytest.mark.rule("collections C3")
def test_each_field_says_where_its_value_comes_from(client, museum) -> None:  # type: ignore[no-untyped-def]
    run = run_of(file_name="base-joconde-avril.csv")
    work = fed_work(
        museum=museum, run=run, row=1207, raw={"date": "1882 ; 4e quart 19e siècle"}, description="Un moulin.", title="Le Moulin"
    )
    page = opened(client, work)
    assert len(page.select(".records-from")) == len(BY_HAND)
    from_source = page.find(id="id_date_display").find_next(class_="records-from").get_text(" ", strip=True)  # type: ignore[union-attr]
    for words in ("joconde", "base-joconde-avril.csv", "1207", "1882 ; 4e quart 19e siècle"):
        assert words in from_source
    client.post(address(work), {**as_a_browser_sends_it(page), "description": "Un moulin à eau.", "title": "Le Moulin à eau"})
    source_says(work, run=run_of(file_name="mai.csv"), row=1300, description="Un moulin de 1880.")
    page = opened(client, work)
    (differing,) = page.select(".records-from--differs")
    (kept,) = page.select(".records-from--kept")
    for words in ("Jeanne Conservatrice", "mai.csv", "1300", "Un moulin de 1880."):
        assert words in differing.get_text(" ", strip=True)
    assert differing.select_one(f"a[href='/admin/records/{work.pk}/fields/description/']")
    assert "Le Moulin" in kept.get_text()
    assert kept.select_one(f"a[href='/admin/records/{work.pk}/fields/title/']")


def test_a_record_written_here_names_no_source(client, museum) -> None:  # type: ignore[no-untyped-def]
    assert not opened(client, WorkFactory(museum=museum)).select(".records-from")


@pytest.mark.rule("collections C25")
def test_the_sources_image_addresses_are_read_by_staff_and_edited_by_nobody(client, museum) -> None:  # type: ignore[no-untyped-def]
    work = fed_work(museum=museum)
    ImageAddress.objects.create(work=work, url="https://exemple.fr/images/1.jpg")
    page = opened(client, work)
    assert page.select_one("a[href='https://exemple.fr/images/1.jpg']")
    client.post(address(work), as_a_browser_sends_it(page))
    assert work.image_addresses.get().url == "https://exemple.fr/images/1.jpg"


@pytest.mark.rule("collections C29")
def test_a_record_that_left_is_read_and_not_edited(client, museum) -> None:  # type: ignore[no-untyped-def]
    work = fed_work(museum=museum, title="Le Moulin", description="Un moulin.")
    sent = as_a_browser_sends_it(opened(client, work))
    WithdrawWork(work=Work.objects.get(pk=work.pk), by=None, reason="rendu à ses héritiers").run()
    page = opened(client, work)
    assert page.find(id="w-editor-form") is None
    for words in ("Un moulin.", "rendu à ses héritiers"):
        assert words in page.get_text()
    client.post(address(work), {**sent, "title": "Ressuscité"})
    again = Work.objects.get(pk=work.pk)
    assert (again.title, again.state, origin_of(work).hand) == ("Le Moulin", RecordState.WITHDRAWN, {})


def test_the_form_asks_no_more_for_a_work_with_many_hands(client, museum, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    work = rich_work(museum)
    client.get(address(work))
    with django_assert_max_num_queries(200) as few:
        client.get(address(work))
    write(work, description="a", provenance="b", title={"text": "c", "kind": ""}, uses=[["d", ""]])
    with django_assert_max_num_queries(len(few) + 1):
        client.get(address(work))
