from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.permissions import policy_registry

from cms.collections.enums import LocationState, Visibility
from cms.collections.fields import TERMS, in_one_line
from cms.collections.models import Maker, Museum, NetworkDocument, NetworkImage, Work
from cms.collections.selectors.shown import shown_value
from cms.collections.wagtail_hooks.work_form import lines_of
from cms.core import clock
from cms.sites.enums import Role, SiteKind
from tests.factories.collections import ImageFactory, MakerFactory, MuseumFactory, WorkFactory, picture_file

pytestmark = pytest.mark.django_db

LIST, ADD = "/admin/works/", "/admin/works/add/"


def edit(work: Work) -> str:
    return f"/admin/works/edit/{work.pk}/"


@pytest.fixture
def house(site_called, user_with):  # type: ignore[no-untyped-def]
    """Two monuments, a museum each, and a curator of the first."""

    class House:
        brou, angers = site_called("brou"), site_called("angers")
        ours, theirs = MuseumFactory(name="Musée de Brou", sites=[brou]), MuseumFactory(name="Musée d’Angers", sites=[angers])
        curator = user_with(Role.CURATOR, brou)

    return House


PARTS = {
    "work_makers": ("maker", "name_as_given", "role", "craft"),
    "accession_numbers": ("number", "label"),
    "work_images": ("image", "alt", "caption"),
    "measures": ("kind", "value", "unit", "part"),
}


def fields(work: Work | None = None, **changes: object) -> dict[str, object]:
    """What the form sends: the work as it is, with changes."""
    names = (
        *("title", "title_kind", "date_display", "date_earliest", "date_latest", "date_basis", "dimensions"),
        *(
            "description",
            "inscriptions",
            "bibliography",
            "exhibitions",
            "notes",
            "notice",
            "image_restriction",
            "location_state",
            "room",
            "location_source",
            "location_said_by",
        ),
        *("record_right", "attribution", "credit_line", "acquisition", "provenance"),
    )
    data: dict[str, object] = {name: getattr(work or Work(), name) for name in names}
    data = {name: "" if value is None else value for name, value in data.items()}
    data["museum"] = work.museum_id if work else ""
    data["opened_version"] = work.version if work else ""
    data["staff_only"] = ["provenance", "left_reason"]
    data |= {lines_of(field): in_one_line(shown_value(work, field)).replace(" ; ", "\r\n") if work else "" for field in TERMS}
    for prefix in PARTS:
        rows = list(getattr(work, prefix).all()) if work else []
        data |= {f"{prefix}-{name}": value for name, value in management(len(rows)).items()}
        for n, row in enumerate(rows):
            data |= {f"{prefix}-{n}-id": row.pk, f"{prefix}-{n}-ORDER": n + 1, f"{prefix}-{n}-DELETE": ""}
            for column in PARTS[prefix]:
                value = getattr(row, column)
                data[f"{prefix}-{n}-{column}"] = getattr(value, "pk", value)
    return {**data, **changes}


def management(rows: int) -> dict[str, int]:
    return {"TOTAL_FORMS": rows, "INITIAL_FORMS": rows, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}


def test_a_curator_sees_and_edits_the_works_of_their_museums_only(client, house) -> None:  # type: ignore[no-untyped-def]
    mine, other = WorkFactory(museum=house.ours, title="Le Moulin de Brou"), WorkFactory(museum=house.theirs, title="La Tour")
    client.force_login(house.curator)
    listing = client.get(LIST).content.decode()
    assert "Le Moulin de Brou" in listing
    assert "La Tour" not in listing
    assert client.get(edit(mine)).status_code == 200
    for page in ("edit", "usage", "history"):
        assert client.get(f"/admin/works/{page}/{other.pk}/").status_code == 302
    refused = client.post(edit(other), fields(other, title="Volé"))
    assert refused.status_code in {302, 403, 404}
    other.refresh_from_db()
    assert (other.title, other.version) == ("La Tour", 1)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.PUBLISHER, Role.CERTIFIER, Role.MODERATOR])
def test_others_neither_list_nor_edit_works(client, house, user_with, role: Role) -> None:  # type: ignore[no-untyped-def]
    work = WorkFactory(museum=house.ours, title="Le Moulin de Brou")
    client.force_login(user_with(role, house.brou))
    assert "Le Moulin de Brou" not in client.get(LIST, follow=True).content.decode()
    client.post(edit(work), fields(work, title="Volé"))
    client.post(ADD, fields(work, title="Faux"))
    work.refresh_from_db()
    assert (work.title, work.version, Work.objects.count()) == ("Le Moulin de Brou", 1, 1)


def test_a_curator_changes_a_work_with_its_parts(client, house) -> None:  # type: ignore[no-untyped-def]
    work = WorkFactory(museum=house.ours, number="D.1", maker=MakerFactory(name="Jeanne"), images=[ImageFactory.cleared()])
    client.force_login(house.curator)
    data = fields(work, title="Le Moulin", location_state=LocationState.IN_STORAGE)
    # A second number goes before the first.
    data |= {"accession_numbers-TOTAL_FORMS": 2, "accession_numbers-0-ORDER": 2}
    data |= {"accession_numbers-1-number": "D.2", "accession_numbers-1-ORDER": 1, "accession_numbers-1-id": ""}
    answer = client.post(edit(work), data)
    assert answer.status_code == 302, answer.context["form"].errors
    work.refresh_from_db()
    assert (work.title, work.label, work.version, work.accession) == ("Le Moulin", "Le Moulin", 2, "D.2")
    assert work.location_state == LocationState.IN_STORAGE
    assert [number.number for number in work.accession_numbers.all()] == ["D.2", "D.1"]


def test_a_curator_adds_a_work_to_their_museum_and_to_no_other(client, house) -> None:  # type: ignore[no-untyped-def]
    client.force_login(house.curator)
    answer = client.post(ADD, fields(title="La Nef", museum=house.ours.pk))
    assert answer.status_code == 302, answer.context["form"].errors
    answer = client.post(ADD, fields(title="Faux", museum=house.theirs.pk))
    assert list(answer.context["form"].errors) == ["museum"]
    assert list(Work.objects.values_list("title", "museum")) == [("La Nef", house.ours.pk)]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"date_earliest": "0"}, "date_earliest"),
        ({"date_earliest": "1900", "date_latest": "1800"}, "date_latest"),
        ({"room": "Salle 3"}, "room"),
        ({"date_earliest": "jadis"}, "date_earliest"),
    ],
)
def test_bad_values_are_named_by_their_field_and_nothing_is_kept(client, house, changes, field) -> None:  # type: ignore[no-untyped-def]
    work = WorkFactory(museum=house.ours, title="Le Moulin")
    client.force_login(house.curator)
    answer = client.post(edit(work), fields(work, title="Autre", **changes))
    assert list(answer.context["form"].errors) == [field]
    work.refresh_from_db()
    assert (work.title, work.version) == ("Le Moulin", 1)


def test_an_image_of_a_work_needs_words_or_is_decorative(client, house) -> None:  # type: ignore[no-untyped-def]
    work = WorkFactory(museum=house.ours, images=[ImageFactory.cleared()])
    client.force_login(house.curator)
    answer = client.post(edit(work), fields(work, **{"work_images-0-alt": ""}))
    assert answer.status_code == 200
    assert answer.context["form"].formsets["work_images"].total_error_count() == 1
    assert work.work_images.get().alt


def test_a_form_opened_before_somebody_elses_change_does_not_overwrite_it(client, house) -> None:  # type: ignore[no-untyped-def]
    work = WorkFactory(museum=house.ours, title="Avant")
    client.force_login(house.curator)
    opened = fields(work, title="La mienne")
    client.post(edit(work), fields(work, title="La première"))
    answer = client.post(edit(work), opened)
    assert answer.context["form"].non_field_errors()
    work.refresh_from_db()
    assert work.title == "La première"


@pytest.mark.rule("collections C21")
def test_what_is_for_staff_only_is_ticked_and_kept(client, house) -> None:  # type: ignore[no-untyped-def]
    work = WorkFactory(museum=house.ours)
    client.force_login(house.curator)
    client.post(edit(work), fields(work, staff_only=["description", "notes"]))
    work.refresh_from_db()
    assert work.visibility == {"description": "staff", "provenance": "public", "left_reason": "public"}


def test_choosers_offer_what_may_be_cited_in_list_and_by_number(client, house, user_with) -> None:  # type: ignore[no-untyped-def]
    mine, other = WorkFactory(museum=house.ours, title="Le Moulin"), WorkFactory(museum=house.theirs, title="La Tour")
    gone = WorkFactory.withdrawn(museum=house.ours, title="Le Pont")
    base = "/admin/snippets/choose/cms_collections/work/"
    client.force_login(user_with(Role.EDITOR, house.brou))
    shown = client.get(base).content.decode()
    assert "Le Moulin" in shown
    assert "La Tour" not in shown
    assert "Le Pont" not in shown
    assert client.get(f"{base}chosen/{mine.pk}/").status_code == 200
    for hidden in (other, gone):
        assert client.get(f"{base}chosen/{hidden.pk}/").status_code == 404
    assert "Moulin" not in client.get(f"{base}results/?q=tour").content.decode()


def test_those_who_write_for_the_national_site_cite_every_museum(house, site_called, user_with) -> None:  # type: ignore[no-untyped-def]
    work = WorkFactory(museum=house.theirs)
    editor = user_with(Role.EDITOR, site_called("national", SiteKind.NATIONAL))
    policy = policy_registry.get_by_type(Work)
    assert policy.user_has_permission_for_instance(editor, "choose", work)
    assert not policy.user_has_permission_for_instance(editor, "change", work)
    assert not policy.user_has_permission(editor, "delete")


def test_museums_are_changed_by_the_network_and_makers_by_curators(client, house, site_called, user_with) -> None:  # type: ignore[no-untyped-def]
    network = user_with(Role.NETWORK_PUBLISHER, site_called("national", SiteKind.NATIONAL))
    change = f"/admin/museums/edit/{house.ours.pk}/"
    data = {"name": "Musée renommé", "town": "Bourg", "museofile": "", "sites": [house.brou.pk]}
    client.force_login(house.curator)
    client.post(change, data)
    assert Museum.objects.get(pk=house.ours.pk).name == "Musée de Brou"
    names = {f"names-{name}": value for name, value in management(0).items()}
    maker = {"name": "Rosa Bonheur", "sort_name": "BONHEUR Rosa", "known": "on", **names}
    assert client.post("/admin/makers/add/", maker).status_code == 302
    assert Maker.objects.get().name == "Rosa Bonheur"
    client.force_login(network)
    assert client.post(change, data).status_code == 302
    assert Museum.objects.get(pk=house.ours.pk).name == "Musée renommé"


@pytest.mark.rule("collections C29")
def test_nobody_deletes_a_record(client, house, django_user_model) -> None:  # type: ignore[no-untyped-def]
    work = WorkFactory(museum=house.ours)
    for user in (house.curator, django_user_model.objects.create_superuser("chef@exemple.fr", "une phrase assez longue")):
        client.force_login(user)
        client.post(f"/admin/works/delete/{work.pk}/")
        client.post(f"/admin/bulk/cms_collections/work/delete/?next={LIST}&id={work.pk}")
        assert Work.objects.filter(pk=work.pk).exists()


def upload(client, house, file: BytesIO, name: str):  # type: ignore[no-untyped-def]
    data = {"title": "Vue", "file": SimpleUploadedFile(name, file.getvalue()), "collection": house.brou.media_collection.pk, "tags": ""}
    data |= {"right": "cc0", "work_right": "pdm", "visibility": "public", "description": "", "holder": "", "credit": "", "restriction": ""}
    return client.post(reverse("wagtailimages:add"), data)


@pytest.mark.rule("collections C31")
@pytest.mark.parametrize(
    ("content", "words"),
    [(b"bonjour", "JPEG, PNG, WebP"), (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG")],
)
def test_a_file_that_is_no_picture_is_refused_beside_its_field(client, house, content: bytes, words: str) -> None:  # type: ignore[no-untyped-def]
    client.force_login(house.curator)
    answer = upload(client, house, BytesIO(content), "vue.png")
    assert list(answer.context["form"].errors) == ["file"]
    assert words in str(answer.context["form"].errors["file"])
    assert not NetworkImage.objects.exists()


@pytest.mark.rule("collections C31")
def test_a_picture_is_kept_whatever_its_name_says(client, house) -> None:  # type: ignore[no-untyped-def]
    client.force_login(house.curator)
    answer = upload(client, house, picture_file(kind="PNG"), "vue de l’abbaye.jpg")
    assert answer.status_code == 302, answer.context["form"].errors
    image = NetworkImage.objects.get()
    assert image.file.name.endswith(".png")
    assert (image.right, image.work_right, image.collection) == ("cc0", "pdm", house.brou.media_collection)
    page = client.get(reverse("wagtailimages:edit", args=[image.pk]))
    assert page.status_code == 200
    assert client.get(f"/media/{image.file.name}").status_code == 404


def test_documents_are_served_by_asking(client, house, user_with) -> None:  # type: ignore[no-untyped-def]
    def document(**values: object) -> str:
        made = NetworkDocument(title="Plan", file=ContentFile(b"plan", name="plan.txt"), collection=house.brou.media_collection, **values)
        made.save()
        assert client.get(f"/media/{made.file.name}").status_code == 404
        return reverse("wagtaildocs_serve", args=[made.pk, made.filename])

    public, internal, expired = document(), document(visibility=Visibility.STAFF), document(expires_at=clock.now())
    assert b"".join(client.get(public).streaming_content) == b"plan"
    for address in (internal, expired):
        assert client.get(address).status_code == 404
    client.force_login(user_with(Role.EDITOR, house.angers))
    assert client.get(internal).status_code == 404
    client.force_login(house.curator)
    assert client.get(internal).status_code == 200
