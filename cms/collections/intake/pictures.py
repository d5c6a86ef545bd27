"""Pictures as they come in: judged by their bytes, never by their name (collections C31)."""

from __future__ import annotations

import hashlib
import logging
import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import IO

from PIL import Image, ImageOps

from cms.collections.errors import AnimatedImage, NotAnImage, TooManyBytes, TooManyPixels, VectorImage
from cms.collections.intake.stripping import stripped

logger = logging.getLogger(__name__)

MEGAPIXELS = 200
MEGABYTES = 100
# Pillow refuses twice what it warns of: its own guard is set to our limit.
Image.MAX_IMAGE_PIXELS = MEGAPIXELS * 1_000_000 // 2

# Pillow's names and the ending each file gets, whatever it was called. MPO is a JPEG with a second picture behind it.
ENDINGS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "AVIF": ".avif", "GIF": ".gif"}
ORIENTATION = 0x0112
# How a picture is written where its own bytes cannot be kept: lossless where the kind can be, else as good as can be seen.
WRITING: dict[str, dict[str, object]] = {
    "JPEG": {"quality": 95, "subsampling": 0},
    "WEBP": {"lossless": True},
    "AVIF": {"quality": 95},
}


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture that may be kept. ``ending`` has its dot; ``changed`` where the bytes are not those that came.

    ``sha256`` is of the bytes that came: the same file is known again before it is unpacked, whatever was done to the kept one.
    """

    content: bytes
    ending: str
    width: int
    height: int
    changed: bool
    sha256: str


def take_in(file: IO[bytes]) -> Picture:
    """Reads the whole picture, turns it upright, and drops what cameras and programs write beside it: place, time, serial numbers, names,
    thumbnails, and whatever hangs behind the picture's end.

    The colour profile stays. What is only dropped leaves the picture's own bytes as they were; only a picture that lies on its side is
    written anew. Raises NotAnImage, VectorImage, TooManyPixels, TooManyBytes or AnimatedImage.
    """
    content = _read(file)
    if _looks_like_svg(content):
        raise VectorImage
    kind = _check(content)
    try:
        kept = stripped(content, kind)
        # Where nothing stood beside the picture, nothing says that it lies on its side.
        if kept is None or (kept != content and _orientation(content, kind) != 1):
            kept = _written_upright(content, kind)
        with Image.open(BytesIO(kept), formats=[kind]) as image:
            image.load()
            width, height = image.size
    except Exception as error:
        logger.info("a picture could not be read", exc_info=True)
        raise NotAnImage from error
    digest = hashlib.sha256(content).hexdigest()
    return Picture(content=kept, ending=ENDINGS[kind], width=width, height=height, changed=kept != content, sha256=digest)


def sha256_of(file: IO[bytes]) -> str:
    """The digest of a file as it was sent, hexadecimal; the same that ``take_in`` answers with."""
    file.seek(0)
    digest = hashlib.sha256()
    while part := file.read(1024 * 1024):
        digest.update(part)
    return digest.hexdigest()


def _read(file: IO[bytes]) -> bytes:
    file.seek(0)
    content = file.read(MEGABYTES * 1024 * 1024 + 1)
    if len(content) > MEGABYTES * 1024 * 1024:
        raise TooManyBytes(megabytes=f"> {MEGABYTES}", limit=MEGABYTES)
    return content


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
    except Exception as error:
        # What decoders raise at bytes that somebody else wrote is no closed list.
        raise NotAnImage from error
    if pixels > MEGAPIXELS * 1_000_000:
        raise TooManyPixels(pixels=round(pixels / 1_000_000), limit=MEGAPIXELS)
    # Some cameras put a second, smaller picture behind a JPEG; the first is the picture.
    if frames > 1 and kind != "MPO":
        raise AnimatedImage(frames=frames)
    return "JPEG" if kind == "MPO" else kind


def _orientation(content: bytes, kind: str) -> int:
    """EXIF's word for how the picture lies; 1 where it stands upright."""
    with Image.open(BytesIO(content), formats=[kind]) as image:
        return int(image.getexif().get(ORIENTATION, 1))


def _written_upright(content: bytes, kind: str) -> bytes:
    with Image.open(BytesIO(content), formats=[kind]) as image:
        upright = ImageOps.exif_transpose(image)
        upright.info = {key: value for key, value in image.info.items() if key in {"transparency", "icc_profile"}}
        out = BytesIO()
        upright.save(out, format=kind, exif=b"", icc_profile=upright.info.get("icc_profile"), **WRITING.get(kind, {}))
        return out.getvalue()
