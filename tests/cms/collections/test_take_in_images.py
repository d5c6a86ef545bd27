from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.storage import storages
from PIL import Image, ImageCms

from cms.collections.actions import AddImage, MakeRenditions
from cms.collections.errors import AnimatedImage, NotAnImage, TooManyPixels, VectorImage
from cms.collections.intake import take_in
from cms.collections.models import NetworkImage, Rendition
from cms.collections.presets import Preset
from cms.collections.rights import Right
from cms.collections.selectors.upkeep import images_out_of_step
from cms.core import clock
from cms.core.models import Delivery
from tests.factories.collections import ImageFactory, picture_file

GPS = 0x8825


def animation(kind: str) -> BytesIO:
    file = BytesIO()
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue", "green")]
    frames[0].save(file, kind, save_all=True, append_images=frames[1:])
    file.seek(0)
    return file


def photograph(*, orientation: int, kind: str = "JPEG") -> BytesIO:
    """80 × 40, the left half red, with a camera's notes: orientation, place, maker, serial number."""
    image = Image.new("RGB", (80, 40), "white")
    image.paste((200, 0, 0), (0, 0, 40, 40))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Appareil"
    exif[0xC62F] = "SERIE-4711"
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (49.0, 26.0, 30.0)
    file = BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image.save(file, kind, exif=exif, icc_profile=profile)
    file.seek(0)
    return file


def bomb() -> BytesIO:
    """A PNG that says it is 20,000 × 20,000, in a few bytes."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    return BytesIO(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b""))


BAD = {
    "text": (BytesIO(b"bonjour"), NotAnImage),
    "empty": (BytesIO(b""), NotAnImage),
    "cut short": (BytesIO(picture_file((400, 400), kind="JPEG").getvalue()[:700]), NotAnImage),
    "pdf": (BytesIO(b"%PDF-1.7\n"), NotAnImage),
    "svg": (BytesIO(b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), VectorImage),
    "svg with a head": (BytesIO(b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- x --><svg/>'), VectorImage),
    "too many pixels": (bomb(), TooManyPixels),
    "animated gif": (animation("GIF"), AnimatedImage),
    "animated webp": (animation("WEBP"), AnimatedImage),
    "animated png": (animation("PNG"), AnimatedImage),
}


@pytest.mark.django_db
@pytest.mark.rule("collections C31")
@pytest.mark.parametrize("case", BAD)
def test_what_is_no_still_picture_is_refused_and_nothing_is_kept(case: str) -> None:
    file, error = BAD[case]
    with pytest.raises(error) as caught:
        AddImage(file=file, name="innocent.png", title="x", by=None).run()
    assert caught.value.field == "file"
    assert not NetworkImage.objects.exists()


@pytest.mark.rule("collections C31")
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_the_bytes_decide_not_the_name(kind: str) -> None:
    picture = take_in(picture_file((64, 48), kind=kind))
    assert (picture.ending, picture.width, picture.height) == ({"JPEG": ".jpg"}.get(kind, f".{kind.lower()}"), 64, 48)
    assert not picture.changed


@pytest.mark.rule("collections C31")
@pytest.mark.parametrize(("orientation", "size"), [(1, (80, 40)), (3, (80, 40)), (6, (40, 80)), (8, (40, 80))])
@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "PNG"])
def test_pictures_stand_upright_and_say_nothing_of_place_or_camera(orientation: int, size: tuple[int, int], kind: str) -> None:
    picture = take_in(photograph(orientation=orientation, kind=kind))
    with Image.open(BytesIO(picture.content)) as image:
        assert image.size == size == (picture.width, picture.height)
        assert not dict(image.getexif())
        assert image.info.get("icc_profile")
        # The red half is where it belongs: left, right, top or bottom.
        spot = {1: (10, 20), 3: (70, 20), 6: (20, 10), 8: (20, 70)}[orientation]
        pixel = image.convert("RGB").getpixel(spot)
        assert isinstance(pixel, tuple)
        assert pixel[0] > 150 > pixel[1]
    assert b"SERIE-4711" not in picture.content


@pytest.mark.rule("collections C31")
def test_words_hidden_in_a_picture_are_dropped() -> None:
    from PIL.PngImagePlugin import PngInfo

    notes = PngInfo()
    notes.add_text("Comment", "adresse du prêteur")
    picture = take_in(picture_file(kind="PNG", pnginfo=notes))
    assert picture.changed
    assert "prêteur".encode("latin-1") not in picture.content


@pytest.mark.django_db
@pytest.mark.rule("collections C31")
def test_originals_lie_where_no_address_leads() -> None:
    image = ImageFactory.cleared()
    MakeRenditions(image_id=image.pk).run()
    assert image.file.storage is storages["private"]
    assert not (settings.MEDIA_ROOT / image.file.name).exists()
    assert (settings.PRIVATE_ROOT / image.file.name).exists()
    assert not settings.PRIVATE_ROOT.is_relative_to(settings.MEDIA_ROOT)
    names = set(Rendition.objects.values_list("file", flat=True))
    assert names
    original = image.file.read()
    assert all((settings.MEDIA_ROOT / name).read_bytes() != original for name in names)


@pytest.mark.django_db
@pytest.mark.rule("gateway G10")
def test_sizes_are_made_once_and_never_enlarged() -> None:
    image = ImageFactory.cleared(file=picture_file((900, 600)))
    assert MakeRenditions(image_id=image.pk).run() == list(Preset)
    sizes = dict(image.renditions.values_list("filter_spec", "width"))
    assert sizes == {Preset.THUMB.spec: 160, Preset.SMALL.spec: 400, Preset.MEDIUM.spec: 800, Preset.LARGE.spec: 900}
    files = set(image.renditions.values_list("file", flat=True))
    assert all(name.startswith(f"images/{image.uuid}/") and name.endswith(".webp") for name in files)
    MakeRenditions(image_id=image.pk).run()
    assert set(image.renditions.values_list("file", flat=True)) == files


@pytest.mark.django_db
@pytest.mark.rule("collections C24")
@pytest.mark.rule("collections C26")
def test_sizes_follow_the_right() -> None:
    image = ImageFactory.cleared()
    MakeRenditions(image_id=image.pk).run()
    NetworkImage.objects.filter(pk=image.pk).update(right=Right.CNE, holder_agrees=True)
    assert images_out_of_step(now=clock.now()) == [image.pk]
    MakeRenditions(image_id=image.pk).run()
    assert set(image.renditions.values_list("filter_spec", flat=True)) == {Preset.THUMB.spec, Preset.SMALL.spec}
    NetworkImage.objects.filter(pk=image.pk).update(expires_at=clock.now())
    assert MakeRenditions(image_id=image.pk).run() == []
    assert not image.renditions.exists()
    assert images_out_of_step(now=clock.now()) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.rule("gateway G10")
def test_saving_an_image_sends_for_its_sizes() -> None:
    from django_tasks_db.models import DBTaskResult

    image = ImageFactory.cleared()
    delivery = Delivery.objects.get(subscriber="collections.renditions")
    assert delivery.change.subject_id == str(image.uuid)
    from cms.core.actions import Deliver

    Deliver(delivery_id=delivery.pk).run()
    sent = DBTaskResult.objects.filter(task_path="cms.collections.tasks.make_renditions").get()
    assert sent.args_kwargs["args"] == [image.pk]
