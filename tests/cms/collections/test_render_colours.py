"""Colours as they leave the house: in sRGB, whatever the original is written in."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import Any

import pytest
from django.conf import settings
from PIL import Image, ImageCms

from cms.collections.actions import MakeRenditions
from cms.collections.intake import in_srgb
from cms.collections.presets import Preset
from tests.factories.collections import ImageFactory

# Adobe RGB (1998): its primaries as seen from D50, its gamma, and a colour that sRGB can show too.
PRIMARIES = {b"rXYZ": (0.60974, 0.31111, 0.01947), b"gXYZ": (0.20528, 0.62567, 0.06087), b"bXYZ": (0.14919, 0.06322, 0.74457)}
GAMMA = 563 / 256
WRITTEN = (150, 100, 80)
# From D50 to linear sRGB (Lindbloom).
TO_SRGB = ((3.1338561, -1.6168667, -0.4906146), (-0.9787684, 1.9161415, 0.0334540), (0.0719453, -0.2289914, 1.4052427))


def wide_gamut() -> bytes:
    """An ICC profile, version 2, of three primaries and a gamma."""

    def fixed(*numbers: float) -> bytes:
        return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)

    curve = b"curv\0\0\0\0" + struct.pack(">IHxx", 1, round(GAMMA * 256))
    words = b"desc\0\0\0\0" + struct.pack(">I", 6) + b"wide\0\0" + b"\0" * 80
    tags = {
        b"desc": words,
        b"cprt": b"text\0\0\0\0none\0\0\0\0",
        b"wtpt": b"XYZ \0\0\0\0" + fixed(0.9642, 1, 0.8249),
        **{name: b"XYZ \0\0\0\0" + fixed(*point) for name, point in PRIMARIES.items()},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    at, table, data = 128 + 4 + 12 * len(tags), b"", b""
    for name, value in tags.items():
        padded = value + b"\0" * (-len(value) % 4)
        table += struct.pack(">4sII", name, at + len(data), len(value))
        data += padded
    head = struct.pack(">I4sI4s4s4s12s4s", at + len(data), b"none", 0x02100000, b"mntr", b"RGB ", b"XYZ ", b"\0" * 12, b"acsp")
    head = (head + b"\0" * 28 + fixed(0.9642, 1, 0.8249)).ljust(128, b"\0")
    return head + struct.pack(">I", len(tags)) + table + data


def as_srgb(colour: tuple[int, int, int]) -> tuple[float, ...]:
    """By arithmetic, not by the library under test."""
    linear = [(channel / 255) ** GAMMA for channel in colour]
    xyz = [sum(amount * PRIMARIES[name][i] for amount, name in zip(linear, PRIMARIES, strict=True)) for i in range(3)]
    channels = [sum(factor * value for factor, value in zip(row, xyz, strict=True)) for row in TO_SRGB]
    return tuple(255 * (1.055 * value ** (1 / 2.4) - 0.055) for value in channels)


def near(pixel: Any, wanted: tuple[float, ...], by: float = 3) -> bool:
    return all(abs(one - other) <= by for one, other in zip(pixel, wanted, strict=True))


def sent(image: Image.Image, kind: str, **options: Any) -> BytesIO:
    file = BytesIO()
    image.save(file, kind, **options)
    file.seek(0)
    return file


def size_of(file: BytesIO, preset: Preset = Preset.THUMB) -> Image.Image:
    """The public size of what was sent."""
    kept = ImageFactory.cleared(file=file)
    MakeRenditions(image_id=kept.pk).run()
    made = Image.open(settings.MEDIA_ROOT / kept.renditions.get(filter_spec=preset.spec).file.name)
    made.load()
    return made


@pytest.mark.django_db
@pytest.mark.rule("collections C31")
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_wide_gamut_is_converted_and_its_profile_stays_with_the_original(kind: str) -> None:
    profile = wide_gamut()
    wanted = as_srgb(WRITTEN)
    assert not near(WRITTEN, wanted, by=6)
    file = sent(Image.new("RGB", (200, 100), WRITTEN), kind, icc_profile=profile, **({"quality": 95} if kind != "PNG" else {}))
    kept = ImageFactory.cleared(file=file)
    MakeRenditions(image_id=kept.pk).run()
    with Image.open(kept.file.path) as original:
        assert original.info["icc_profile"] == profile
    for preset in Preset:
        with Image.open(settings.MEDIA_ROOT / kept.renditions.get(filter_spec=preset.spec).file.name) as made:
            assert made.info.get("icc_profile") is None
            assert near(made.convert("RGB").getpixel((20, 20)), wanted)


@pytest.mark.django_db
@pytest.mark.rule("collections C31")
@pytest.mark.parametrize("with_profile", [False, True])
def test_four_inks_are_converted(with_profile: bool) -> None:
    """A profile made for another kind of colour is passed over, not obeyed."""
    profile = {"icc_profile": ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()} if with_profile else {}
    made = size_of(sent(Image.new("CMYK", (64, 64), (0, 255, 255, 0)), "JPEG", quality=95, **profile))
    red, green, blue = made.convert("RGB").getpixel((30, 30))  # type: ignore[misc]
    assert red > 200
    assert max(green, blue) < 80


@pytest.mark.django_db
@pytest.mark.rule("collections C31")
def test_sixteen_bits_of_grey_become_eight_not_white() -> None:
    made = size_of(sent(Image.new("I;16", (64, 64), 0x8000), "PNG"))
    assert near(made.convert("RGB").getpixel((30, 30)), (128, 128, 128))


@pytest.mark.django_db
@pytest.mark.rule("collections C31")
def test_what_is_transparent_stays_transparent() -> None:
    image = Image.new("P", (64, 64), 0)
    image.putpalette([255, 0, 0, 0, 0, 255])
    image.paste(1, (32, 0, 64, 64))
    made = size_of(sent(image, "PNG", transparency=0))
    assert made.mode == "RGBA"
    assert made.getpixel((8, 32))[3] == 0  # type: ignore[index]
    assert near(made.getpixel((56, 32)), (0, 0, 255, 255), by=8)


@pytest.mark.rule("collections C31")
def test_half_transparent_colours_of_a_wide_gamut_are_converted_too() -> None:
    image = Image.new("RGBA", (8, 8), (*WRITTEN, 120))
    image.info["icc_profile"] = wide_gamut()
    answer = in_srgb(image)
    assert near(answer.getpixel((1, 1)), (*as_srgb(WRITTEN), 120), by=1.5)


@pytest.mark.rule("collections C31")
@pytest.mark.parametrize("profile", [b"", b"no profile at all", wide_gamut()[:200]])
def test_a_broken_profile_is_passed_over(profile: bytes) -> None:
    image = Image.new("RGB", (8, 8), WRITTEN)
    image.info["icc_profile"] = profile
    assert in_srgb(image).getpixel((1, 1)) == WRITTEN
