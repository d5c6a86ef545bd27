"""What is kept of a picture that came in: the picture, by its own bytes, and nothing that was written beside it."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms
from PIL.PngImagePlugin import PngInfo

from cms.collections.errors import AnimatedImage, NotAnImage, TooManyBytes, TooManyPixels, VectorImage
from cms.collections.intake import in_srgb, pictures, sha256_of, take_in

SECRET = b"NUMERO-DE-SERIE-4711"
KINDS = ["JPEG", "PNG", "WEBP", "GIF", "AVIF"]


def gradient(mode: str = "RGB", size: tuple[int, int] = (48, 32)) -> Image.Image:
    ramp = Image.linear_gradient("L").resize(size)
    return Image.merge("RGB", [ramp, ramp.rotate(180), ramp.transpose(Image.Transpose.FLIP_LEFT_RIGHT)]).convert(mode)


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def same_pixels(one: bytes, other: bytes) -> bool:
    with Image.open(BytesIO(one)) as left, Image.open(BytesIO(other)) as right:
        return ImageChops.difference(left.convert("RGBA"), right.convert("RGBA")).getbbox(alpha_only=False) is None


def notes() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F], exif[0xC62F], exif[0x013B] = "Appareil", SECRET.decode(), SECRET.decode()
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8769)[0xA431] = SECRET.decode()
    return exif


def with_notes(kind: str) -> bytes:
    return saved(gradient(), kind, exif=notes(), **({"quality": 80} if kind in {"JPEG", "AVIF"} else {}))


def in_jpeg(part: bytes, marker: int) -> bytes:
    plain = saved(gradient(), "JPEG", quality=90)
    return plain[:2] + struct.pack(">BBH", 0xFF, marker, len(part) + 2) + part + plain[2:]


def in_png(name: bytes, data: bytes) -> bytes:
    plain = saved(gradient(), "PNG")
    chunk = struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    return plain[:33] + chunk + plain[33:]


def in_gif(label: int, data: bytes) -> bytes:
    plain = saved(gradient("P"), "GIF")
    at = 13 + (3 << (plain[10] & 7) + 1)
    return plain[:at] + bytes([0x21, label, len(data)]) + data + b"\0" + plain[at:]


BESIDE = {
    "XMP in a JPEG": in_jpeg(b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + SECRET, 0xE1),
    "IPTC in a JPEG": in_jpeg(b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x14" + SECRET, 0xED),
    "a comment in a JPEG": in_jpeg(SECRET, 0xFE),
    "a part of nobody's in a JPEG": in_jpeg(b"anything " + SECRET, 0xEB),
    "a thumbnail in a JPEG": in_jpeg(b"JFXX\0\x10" + SECRET, 0xE0),
    "a thumbnail in JFIF itself": in_jpeg(b"JFIF\0\1\2\0\0\1\0\1\1\7" + SECRET, 0xE0),
    "a program behind a JPEG": saved(gradient(), "JPEG") + b"<?php " + SECRET,
    "a film behind a JPEG": saved(gradient(), "JPEG") + struct.pack(">I4s", 28, b"ftyp") + SECRET,
    "EXIF in a PNG": saved(gradient(), "PNG", exif=notes()),
    "XMP in a PNG": in_png(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + SECRET),
    "a part of nobody's in a PNG": in_png(b"prVt", SECRET),
    "a program behind a PNG": saved(gradient(), "PNG") + b"PK\3\4" + SECRET,
    "EXIF in a WebP": saved(gradient(), "WEBP", exif=notes()),
    "XMP in a WebP": saved(gradient(), "WEBP", xmp=SECRET),
    "a program behind a WebP": saved(gradient(), "WEBP") + SECRET,
    "a comment in a GIF": in_gif(0xFE, SECRET),
    "a program behind a GIF": saved(gradient("P"), "GIF") + SECRET,
    "EXIF in an AVIF": saved(gradient(), "AVIF", exif=notes()),
    "a part of nobody's in an AVIF": saved(gradient(), "AVIF") + struct.pack(">I4s", 28, b"uuid") + SECRET,
}


@pytest.mark.rule("collections C31")
@pytest.mark.parametrize("case", BESIDE)
def test_what_stands_beside_the_picture_is_not_kept(case: str) -> None:
    sent = BESIDE[case]
    assert SECRET in sent
    picture = take_in(BytesIO(sent))
    assert picture.changed
    assert SECRET not in picture.content
    assert (picture.width, picture.height) == (48, 32)
    if "AVIF" not in case:
        assert same_pixels(sent, picture.content)


@pytest.mark.rule("collections C31")
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_loses_its_notes_and_not_a_bit_of_itself(kind: str) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    bare = saved(gradient(), kind, icc_profile=profile, quality=80)
    sent = saved(gradient(), kind, icc_profile=profile, quality=80, exif=notes())
    assert sent != bare
    assert take_in(BytesIO(sent)).content == bare
    assert not take_in(BytesIO(bare)).changed


@pytest.mark.rule("collections C31")
def test_names_in_the_text_of_a_picture_are_dropped_and_its_transparency_is_not() -> None:
    words = PngInfo()
    words.add_text("Author", SECRET.decode())
    image = gradient("P")
    picture = take_in(BytesIO(saved(image, "PNG", pnginfo=words, transparency=3)))
    with Image.open(BytesIO(picture.content)) as kept:
        assert (kept.mode, kept.info.get("transparency")) == ("P", 3)
    assert SECRET not in picture.content


@pytest.mark.rule("collections C31")
def test_the_second_picture_behind_a_cameras_first_is_dropped() -> None:
    first, second = gradient(), Image.new("RGB", (24, 16), "blue")
    file = BytesIO()
    first.save(file, "MPO", save_all=True, append_images=[second], quality=90)
    picture = take_in(file)
    assert (picture.ending, picture.width, picture.height) == (".jpg", 48, 32)
    with Image.open(BytesIO(picture.content)) as kept:
        assert kept.format == "JPEG"
    assert same_pixels(file.getvalue(), picture.content)


@pytest.mark.rule("collections C31")
def test_sixteen_bits_a_channel_stay_in_the_original() -> None:
    grey = Image.linear_gradient("L").convert("I").point(lambda value: value * 257).convert("I;16")
    sent = saved(grey, "PNG")
    picture = take_in(BytesIO(sent))
    assert picture.content == sent
    with Image.open(BytesIO(picture.content)) as kept:
        assert kept.getextrema() == (0, 65535)
        assert in_srgb(kept).getextrema() == ((0, 255),) * 3


@pytest.mark.rule("collections C31")
@pytest.mark.parametrize(
    ("part", "error"),
    [
        (saved(gradient(size=(300, 300)), "JPEG", quality=95)[:4000], NotAnImage),
        (saved(gradient(size=(300, 300)), "PNG")[:-400], NotAnImage),
        (saved(gradient(), "WEBP")[:60], NotAnImage),
        (saved(gradient("P"), "GIF")[:-30], NotAnImage),
        (saved(gradient(), "AVIF")[:-30], NotAnImage),
        (b"GIF89a/*" + b"\0" * 20 + b"*/=1;alert(1)", NotAnImage),
        (b"<!-- x --><svg onload='alert(1)'/>", VectorImage),
    ],
)
def test_a_picture_that_ends_too_early_or_never_began_is_refused(part: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        take_in(BytesIO(part))


@pytest.mark.rule("collections C31")
@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "AVIF"])
def test_moving_pictures_are_refused(kind: str) -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue", "green")]
    with pytest.raises(AnimatedImage):
        take_in(BytesIO(saved(frames[0], kind, save_all=True, append_images=frames[1:])))


@pytest.mark.rule("collections C31")
def test_what_is_too_heavy_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MEGABYTES", 1)
    with pytest.raises(TooManyBytes):
        take_in(BytesIO(saved(gradient(), "PNG") + b"\0" * 1024 * 1024))


@pytest.mark.rule("collections C31")
def test_a_picture_of_more_pixels_than_accepted_is_refused_by_its_header() -> None:
    """As Pillow reads it: below the limit it says nothing, above it refuses."""
    head = struct.pack(">IIBBBBB", 20_001, 10_000, 1, 0, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n"
    for name, data in ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b"")):
        png += struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    with pytest.raises(TooManyPixels):
        take_in(BytesIO(png))


@given(kind=st.sampled_from(KINDS), at=st.floats(0, 1), noise=st.binary(min_size=1, max_size=12), cut=st.booleans())
def test_whatever_comes_is_a_picture_or_a_refusal(kind: str, at: float, noise: bytes, cut: bool) -> None:
    content = bytearray(saved(gradient(size=(16, 16)), kind))
    place = int(at * len(content))
    content[place : place + len(noise)] = noise
    sent = bytes(content[: place + len(noise)] if cut else content)
    try:
        picture = take_in(BytesIO(sent))
    except (NotAnImage, TooManyPixels, AnimatedImage, VectorImage):
        return
    with Image.open(BytesIO(picture.content)) as kept:
        kept.load()
        assert kept.size == (picture.width, picture.height)


def test_the_digest_is_of_the_file_as_it_was_sent() -> None:
    sent = with_notes("JPEG")
    assert take_in(BytesIO(sent)).sha256 == sha256_of(BytesIO(sent)) != sha256_of(BytesIO(saved(gradient(), "JPEG")))
