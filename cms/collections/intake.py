"""Pictures as they come in: judged by their bytes, never by their name (collections C31). Knows no model and no request."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import IO

from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from cms.collections.errors import AnimatedImage, NotAnImage, TooManyBytes, TooManyPixels, VectorImage

MEGAPIXELS = 200
MEGABYTES = 100
# Pillow refuses twice what it warns of: its own guard is set to our limit.
Image.MAX_IMAGE_PIXELS = MEGAPIXELS * 1_000_000 // 2

# Pillow's names and the ending each file gets, whatever it was called. MPO is a JPEG with a second picture behind it.
ENDINGS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "AVIF": ".avif", "GIF": ".gif"}
ORIENTATION = 0x0112


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture that may be kept. ``ending`` has its dot; ``changed`` where the bytes are not those that came."""

    content: bytes
    ending: str
    width: int
    height: int
    changed: bool


def take_in(file: IO[bytes]) -> Picture:
    """Reads the whole picture, turns it upright, and drops what cameras write beside it: place, time, serial numbers.

    The colour profile stays. Raises NotAnImage, VectorImage, TooManyPixels, TooManyBytes or AnimatedImage.
    """
    file.seek(0)
    content = file.read(MEGABYTES * 1024 * 1024 + 1)
    if len(content) > MEGABYTES * 1024 * 1024:
        raise TooManyBytes(megabytes=f"> {MEGABYTES}", limit=MEGABYTES)
    if _looks_like_svg(content):
        raise VectorImage
    kind = _check(content)
    with Image.open(BytesIO(content), formats=[kind]) as image:
        try:
            image.load()
            plain = _is_plain(image)
            upright = image if plain else ImageOps.exif_transpose(image)
            kept = content if plain else _write(image, upright)
        except (OSError, SyntaxError, ValueError, EOFError) as error:
            raise NotAnImage from error
        return Picture(content=kept, ending=ENDINGS[kind], width=upright.width, height=upright.height, changed=kept is not content)


def _looks_like_svg(content: bytes) -> bool:
    head = content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<svg", b"<?xml", b"<!doctype svg", b"<!--")) and b"<svg" in content[:65536].lower()


def _check(content: bytes) -> str:
    """The kind by the first bytes, and whether its size and frames are accepted, before any pixel is unpacked."""
    try:
        with warnings.catch_warnings():
            # Pillow warns of large pictures below our limit.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=list(ENDINGS)) as image:
                kind, pixels, frames = image.format or "", image.width * image.height, getattr(image, "n_frames", 1)
    except Image.DecompressionBombError as error:
        raise TooManyPixels(pixels=f"> {MEGAPIXELS}", limit=MEGAPIXELS) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise NotAnImage from error
    if pixels > MEGAPIXELS * 1_000_000:
        raise TooManyPixels(pixels=round(pixels / 1_000_000), limit=MEGAPIXELS)
    # Some cameras put a second, smaller picture behind a JPEG; the first is the picture.
    if frames > 1 and kind != "MPO":
        raise AnimatedImage(frames=frames)
    return "JPEG" if kind == "MPO" else kind


def _is_plain(image: Image.Image) -> bool:
    """Whether nothing but pixels and a colour profile is in the file."""
    beside = {"exif", "xmp", "XML:com.adobe.xmp", "comment", "photoshop"} & set(image.info) or getattr(image, "text", None)
    return not (image.getexif() or beside or image.format == "MPO")


def _write(source: ImageFile.ImageFile, upright: Image.Image) -> bytes:
    kind = "JPEG" if source.format == "MPO" else source.format or ""
    turned = source.getexif().get(ORIENTATION, 1) != 1
    # An upright JPEG is written with its own tables again, so that nothing is lost by taking its notes away.
    clean = upright.copy() if turned or kind != source.format else source
    clean.info = {key: value for key, value in source.info.items() if key in {"transparency", "icc_profile"}}
    options: dict[str, object] = {"exif": b""}
    if profile := clean.info.get("icc_profile"):
        options["icc_profile"] = profile
    if kind == "JPEG":
        options |= {"quality": "keep"} if clean is source else {"quality": 95, "subsampling": 0}
    elif kind in {"WEBP", "AVIF"}:
        options |= {"lossless": True} if kind == "WEBP" else {"quality": 95}
    out = BytesIO()
    clean.save(out, format=kind, **options)
    return out.getvalue()
