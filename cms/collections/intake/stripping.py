"""Takes out of a file whatever is not the picture, and leaves the picture's own bytes as they came (collections C31).

Files are lists of parts, each with its length before it. A short list says which parts make the picture (its pixels, tables, colours); all
others are left out, whoever may have invented them, and so is what hangs behind the end. The layouts: ITU T.81 (JPEG), W3C PNG, Google's
WebP container, GIF89a.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from io import BytesIO

from PIL import Image

# JPEG. Application parts hold notes of all sorts; three of them say how the pixels are to be read.
_APPLICATION, _COMMENT = range(0xE0, 0xF0), 0xFE
_ALONE = {0x01, *range(0xD0, 0xD8)}
_START, _END, _SCAN = b"\xff\xd8", b"\xff\xd9", 0xDA
# In a scan's data 0xFF is followed by 0 or a restart; what else follows is the next part.
_NEXT_PART = re.compile(rb"\xff(?=[^\x00\xd0-\xd7\xff])")
# A JFIF part without the thumbnail that may follow in it.
_JFIF, _JFIF_LENGTH = b"JFIF\x00", 14

# tRNS: transparency; the others say what the numbers mean as colours. acTL and the like belong to moving pictures.
_PNG_PARTS = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"iCCP", b"sRGB", b"gAMA", b"cHRM", b"cICP", b"sBIT", b"pHYs", b"bKGD"}

_WEBP_PARTS = {b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ICCP"}
_WEBP_NOTES = 0x08 | 0x04  # The flags in VP8X that announce EXIF and XMP.

_AVIF_PARTS = {b"ftyp", b"meta", b"mdat"}


def stripped(content: bytes, kind: str) -> bytes | None:
    """The picture alone; the very same bytes where there is nothing else. None: this file has more, but must be written anew to lose it.

    ``kind`` is Pillow's name. Raises ValueError, IndexError or struct.error for a file that is not laid out as its kind asks.
    """
    kept = _PARTS[kind](content)
    return content if kept == content else kept


def _jpeg(content: bytes) -> bytes:
    parts, at = [_START], 2
    while content[at : at + 2] != _END:
        if content[at] != 0xFF:
            raise ValueError("no part begins here")
        marker = content[at + 1]
        if marker == 0xFF or marker in _ALONE:
            at += 1 if marker == 0xFF else 2
            continue
        (length,) = struct.unpack_from(">H", content, at + 2)
        end = at + 2 + length
        if marker in _APPLICATION:
            parts.append(_jpeg_application(marker, content[at + 4 : end]))
        elif marker == _SCAN:
            found = _NEXT_PART.search(content, end)
            if found is None:
                # The end is missing; whoever reads the pixels says whether some are.
                return b"".join([*parts, content[at:]])
            end = found.start()
            parts.append(content[at:end])
        elif marker != _COMMENT:
            parts.append(content[at:end])
        at = end
    return b"".join([*parts, _END])


def _jpeg_application(marker: int, data: bytes) -> bytes:
    if marker == 0xE0 and data.startswith(_JFIF):
        data = data[: _JFIF_LENGTH - 2] + b"\0\0"
    elif not ((marker == 0xE2 and data.startswith(b"ICC_PROFILE\0")) or (marker == 0xEE and data.startswith(b"Adobe"))):
        return b""
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def _png(content: bytes) -> bytes:
    parts, at = [content[:8]], 8
    while True:
        length, name = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        if name in _PNG_PARTS:
            parts.append(content[at:end])
        if name == b"IEND":
            return b"".join(parts)
        at = end


def _webp(content: bytes) -> bytes:
    (size,) = struct.unpack_from("<I", content, 4)
    parts, at = [], 12
    while at + 8 <= min(size + 8, len(content)):
        name, length = struct.unpack_from("<4sI", content, at)
        end = at + 8 + length + length % 2
        part = content[at:end]
        if name == b"VP8X":
            part = part[:8] + bytes([part[8] & ~_WEBP_NOTES]) + part[9:]
        if name in _WEBP_PARTS:
            parts.append(part)
        at = end
    body = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _gif(content: bytes) -> bytes:
    at = 13 + _gif_table(content[10])
    parts = [content[:at]]
    while content[at] != 0x3B:
        begin = at
        if content[at] == 0x21:
            at = _gif_end(content, at + 2)
            # Of the extensions only the one that says what is transparent is the picture's.
            wanted = content[begin + 1] == 0xF9
        elif content[at] == 0x2C:
            at = _gif_end(content, at + 10 + _gif_table(content[at + 9]) + 1)
            wanted = True
        else:
            raise ValueError("no part begins here")
        if wanted:
            parts.append(content[begin:at])
    return b"".join([*parts, b"\x3b"])


def _gif_table(flags: int) -> int:
    """How many bytes of colours follow."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _gif_end(content: bytes, at: int) -> int:
    while content[at]:
        at += content[at] + 1
    return at + 1


def _avif(content: bytes) -> bytes | None:
    """Its parts point into each other by place, so that none can be taken out."""
    with Image.open(BytesIO(content), formats=["AVIF"]) as image:
        notes = {"exif", "xmp"} & set(image.info)
    return None if notes or not set(_boxes(content)) <= _AVIF_PARTS else content


def _boxes(content: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(content):
        length, name = struct.unpack_from(">I4s", content, at)
        # 0: to the end of the file; 1: the length follows, in eight bytes.
        length = {0: len(content) - at, 1: 0}.get(length, length) or struct.unpack_from(">Q", content, at + 8)[0]
        if length < 8 or at + length > len(content):
            raise ValueError("a part is longer than the file")
        yield name
        at += length


_PARTS: dict[str, Callable[[bytes], bytes | None]] = {"JPEG": _jpeg, "PNG": _png, "WEBP": _webp, "GIF": _gif, "AVIF": _avif}
