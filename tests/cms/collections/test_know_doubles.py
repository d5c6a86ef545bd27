"""The same picture twice: told to whoever sends it, not kept twice by an import."""

from __future__ import annotations

from io import BytesIO
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.models import UploadedFile

from cms.collections.actions import AddImage
from cms.collections.enums import Visibility
from cms.collections.errors import NotAnImage
from cms.collections.models import NetworkImage
from cms.collections.rights import Right
from cms.collections.selectors.doubles import doubles_of, media_of
from cms.sites.enums import Role
from tests.factories.collections import MuseumFactory, picture_file


@pytest.fixture
def house(site_called: Any, user_with: Any) -> SimpleNamespace:
    brou, angers = site_called("brou"), site_called("angers")
    return SimpleNamespace(brou=brou, angers=angers, curator=user_with(Role.CURATOR, brou), elsewhere=user_with(Role.CURATOR, angers))


def by_camera(comment: str) -> BytesIO:
    """The same picture each time, with other notes."""
    exif = Image.Exif()
    exif[0x010F] = comment
    return picture_file(kind="JPEG", quality=90, exif=exif)


def add(file: BytesIO, **values: Any) -> NetworkImage:
    return AddImage(file=file, name="vue.jpg", title="Vue", by=None, **values).run()


@pytest.mark.rule("collections C31")
def test_an_import_keeps_a_picture_once(house: SimpleNamespace) -> None:
    media = house.brou.media_collection
    first = add(by_camera("A"), collection=media, reuse=True, credit="Musée de Brou")
    again = add(by_camera("A"), collection=media, reuse=True, credit="Quelqu’un d’autre")
    noted = add(by_camera("B"), collection=media, reuse=True)
    assert first.pk == again.pk == noted.pk
    assert again.credit == "Musée de Brou"
    assert NetworkImage.objects.count() == 1


@pytest.mark.rule("collections C31")
def test_what_somebody_decided_about_a_picture_holds_for_the_next_import(house: SimpleNamespace) -> None:
    media = house.brou.media_collection
    kept = add(by_camera("A"), collection=media, right=Right.CC0)
    NetworkImage.objects.filter(pk=kept.pk).update(right=Right.IN_C, restriction="objet sacré")
    again = add(by_camera("A"), collection=media, right=Right.CC0, reuse=True)
    assert (again.right, again.restriction) == (Right.IN_C, "objet sacré")


@pytest.mark.rule("collections C31")
def test_another_museums_copy_is_its_own(house: SimpleNamespace) -> None:
    ours = add(by_camera("A"), collection=house.brou.media_collection, reuse=True)
    theirs = add(by_camera("A"), collection=house.angers.media_collection, reuse=True)
    nobodys = add(by_camera("A"), reuse=True)
    assert len({ours.pk, theirs.pk, nobodys.pk}) == 3
    assert list(doubles_of(ours)) == [theirs, nobodys]


def test_without_a_word_a_picture_is_kept_again(house: SimpleNamespace) -> None:
    assert add(by_camera("A")).pk != add(by_camera("A")).pk
    assert add(picture_file(colour=(1, 2, 3))) not in doubles_of(NetworkImage.objects.earliest("pk"))


@pytest.mark.django_db
def test_what_is_no_picture_is_refused_by_an_import_too() -> None:
    with pytest.raises(NotAnImage):
        add(BytesIO(b"bonjour"), reuse=True)
    assert not NetworkImage.objects.exists()


def test_a_museums_pictures_lie_in_its_first_sites_media(house: SimpleNamespace) -> None:
    assert media_of(MuseumFactory(sites=[house.angers, house.brou])) == house.brou.media_collection
    assert media_of(MuseumFactory()) is None


def send(client: Any, house: SimpleNamespace, file: BytesIO, address: str) -> Any:
    data = dict.fromkeys(("tags", "description", "holder", "credit", "restriction"), "")
    data |= {"title": "Vue", "collection": house.brou.media_collection.pk, "right": "cc0", "work_right": "pdm", "visibility": "public"}
    return client.post(address, {**data, "file": SimpleUploadedFile("vue.jpg", file.getvalue())})


def told(answer: Any) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request) if message.level_tag == "warning"]


@pytest.mark.rule("collections C31")
def test_whoever_sends_a_picture_again_is_told_where_the_first_is(client: Any, house: SimpleNamespace) -> None:
    known = add(by_camera("A"), collection=house.brou.media_collection)
    client.force_login(house.curator)
    answer = send(client, house, by_camera("B"), reverse("wagtailimages:add"))
    assert answer.status_code == 302
    assert NetworkImage.objects.count() == 2
    (warning,) = told(answer)
    assert f"«\u00a0{known.title}\u00a0»" in warning
    assert reverse("wagtailimages:edit", args=[known.pk]) in warning


@pytest.mark.rule("collections C31")
def test_nobody_is_told_of_doubles_where_there_are_none(client: Any, house: SimpleNamespace) -> None:
    add(by_camera("A"), collection=house.brou.media_collection)
    client.force_login(house.curator)
    answer = send(client, house, picture_file(kind="JPEG", colour=(9, 9, 9)), reverse("wagtailimages:add"))
    assert answer.status_code == 302
    assert not told(answer)


@pytest.mark.rule("collections C31")
def test_nobody_is_told_of_a_picture_that_they_may_not_see(client: Any, house: SimpleNamespace) -> None:
    add(by_camera("A"), collection=house.angers.media_collection)
    client.force_login(house.curator)
    answer = send(client, house, by_camera("A"), reverse("wagtailimages:add"))
    assert answer.status_code == 302
    assert not told(answer)


@pytest.mark.rule("collections C31")
def test_putting_another_file_in_a_pictures_place_tells_of_doubles_and_changes_its_digest(client: Any, house: SimpleNamespace) -> None:
    first = add(by_camera("A"), collection=house.brou.media_collection)
    second = add(picture_file(colour=(9, 9, 9)), collection=house.brou.media_collection)
    client.force_login(house.curator)
    answer = send(client, house, by_camera("A"), reverse("wagtailimages:edit", args=[second.pk]))
    assert answer.status_code == 302
    assert len(told(answer)) == 1
    second.refresh_from_db()
    assert second.sha256 == first.sha256


def send_several(client: Any, house: SimpleNamespace, kind: str, file: BytesIO, title: str = "Vue") -> Any:
    data = {"title": title, "files[]": SimpleUploadedFile("vue.jpg", file.getvalue()), "collection": house.brou.media_collection.pk}
    answer = client.post(reverse(f"wagtail{kind}:add_multiple"), data)
    assert answer.status_code == 200, answer.content
    return answer.json()


@pytest.mark.rule("collections C31")
def test_several_files_at_once_are_taken_in_and_known_again(client: Any, house: SimpleNamespace) -> None:
    known = add(by_camera("A"), collection=house.brou.media_collection)
    client.force_login(house.curator)
    found = send_several(client, house, "images", by_camera("SERIE-4711"))
    assert found["success"]
    assert found["duplicate"]
    assert known.title in found["confirm_duplicate_upload"]
    image = NetworkImage.objects.latest("pk")
    assert image.sha256
    assert image.visibility == Visibility.PUBLIC
    assert b"SERIE-4711" not in image.file.read()


@pytest.mark.rule("collections C31")
@pytest.mark.parametrize("kind", ["images", "docs"])
def test_no_file_waits_as_it_was_sent_at_a_public_address(client: Any, house: SimpleNamespace, kind: str) -> None:
    client.force_login(house.curator)
    found = send_several(client, house, kind, by_camera("SERIE-4711"), title="V" * 300)
    assert not found["success"]
    assert found["error_message"]
    assert not UploadedFile.objects.exists()
    assert not NetworkImage.objects.exists()
    assert not list((settings.MEDIA_ROOT / "wagtail_uploads").glob("*"))
