"""From bytes to text: gzip, encodings, and files that are no text at all."""

from __future__ import annotations

import codecs
import gzip
import io
import logging
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, TextIO, cast

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.collections.errors import DamagedFile, EmptyFile, NotATable, UnknownEncoding, UnreadableFile, Workbook

logger = logging.getLogger(__name__)

GZIP = b"\x1f\x8b"
# Stands for each byte that its encoding does not know. A lone surrogate: no text that was read right contains one.
UNDECODED = "\udcff"
_ERRORS = "cimaise.undecoded"
_CHUNK = 1 << 20
_SAMPLE = 1 << 16
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}

_SIGNS: tuple[tuple[bytes, str | Promise], ...] = (
    (b"%PDF", _("a PDF document")),
    (b"\x89PNG", _("a PNG picture")),
    (b"\xff\xd8\xff", _("a JPEG picture")),
    (b"GIF8", _("a GIF picture")),
    (b"II*\0", _("a TIFF picture")),
    (b"MM\0*", _("a TIFF picture")),
    (b"RIFF", _("a picture or a recording")),
    (b"{\\rtf", _("a text document (RTF)")),
    (b"SQLite format 3", _("a database")),
    (b"\0\1\0\0Standard ", _("a database")),
    (b"7z\xbc\xaf", _("an archive")),
    (b"Rar!", _("an archive")),
    (b"BZh", _("an archive")),
    (b"\xfd7zXZ", _("an archive")),
    (b"\x28\xb5\x2f\xfd", _("an archive")),
)
_WORDS: tuple[tuple[re.Pattern[str], str | Promise], ...] = (
    (re.compile(r"\s*<(!doctype html|html|table)\b", re.IGNORECASE), _("a web page")),
    (re.compile(r"\s*<\?xml\b"), _("an XML document")),
    (re.compile(r'\s*(\{\s*"|\[\s*[\[{"])'), _("a JSON document")),
)
_CONTROLS = re.compile(f"[\0-\x08\x0e-\x19\x1b-\x1f\x7f{UNDECODED}]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def _undecoded(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return UNDECODED * (error.end - error.start), error.end


codecs.register_error(_ERRORS, _undecoded)


@contextmanager
def bytes_of(file: BinaryIO, *, compressed: bool) -> Iterator[BinaryIO]:
    """The content of ``file`` from its beginning, unpacked."""
    file.seek(0)
    yield cast(BinaryIO, gzip.GzipFile(fileobj=file, mode="rb")) if compressed else file


@contextmanager
def text_of(file: BinaryIO, *, compressed: bool, encoding: str) -> Iterator[TextIO]:
    """The same as text, line ends as they are; bytes that are not in the encoding come as ``UNDECODED``."""
    with bytes_of(file, compressed=compressed) as content:
        text = io.TextIOWrapper(content, encoding=encoding, errors=_ERRORS, newline="")
        try:
            yield text
        finally:
            # Who opened the file closes it, perhaps before the last row was asked for.
            if not text.closed:
                text.detach()


def encoding_of(file: BinaryIO, *, name: str = "") -> tuple[str, bool]:
    """The encoding of a file and whether it is gzip, from all of its bytes. Raises UnreadableFile and its kinds.

    A byte order mark decides. Without one, text is UTF-8 if more of its letters beyond ASCII are valid there than not, so that a few
    damaged rows do not spoil the others; else Windows-1252, which a French Excel writes.
    """
    file.seek(0)
    compressed = file.read(2) == GZIP
    try:
        with bytes_of(file, compressed=compressed) as content:
            return _encoding(content, name), compressed
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise DamagedFile(name=name) from error
    finally:
        file.seek(0)


def _encoding(content: BinaryIO, name: str) -> str:
    chunk = content.read(_CHUNK)
    if not chunk:
        raise EmptyFile(name=name)
    _refuse_binary(content, chunk, name)
    if chunk.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise UnknownEncoding(name=name, found="UTF-32")
    marked = next((code for mark, code in _MARKS.items() if chunk.startswith(mark)), None)
    if marked is None and chunk[:_SAMPLE].count(0) * 4 > len(chunk[:_SAMPLE]):
        raise UnknownEncoding(name=name, found="UTF-16") if _looks_utf16(chunk[:_SAMPLE]) else UnreadableFile(name=name)
    code = marked or _utf8_or_windows(content, chunk)
    _refuse_unprintable(chunk[:_SAMPLE], code, name)
    while content.read(_CHUNK):
        # To its end: only there does gzip say whether the file is whole.
        pass
    return code


def _utf8_or_windows(content: BinaryIO, chunk: bytes) -> str:
    decoder = codecs.getincrementaldecoder("utf-8")(_ERRORS)
    beyond = bad = 0
    while chunk:
        text = decoder.decode(chunk)
        if not text.isascii():
            beyond += len(_NOT_ASCII.findall(text))
            bad += text.count(UNDECODED)
        chunk = content.read(_CHUNK)
    bad += decoder.decode(b"", final=True).count(UNDECODED)
    return "utf-8" if bad == 0 or bad < beyond - bad else "cp1252"


def _looks_utf16(sample: bytes) -> bool:
    """Text in UTF-16 without its mark: nearly all zeros stand in every second place."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    return max(even, odd) > 20 * min(even, odd)


def _refuse_binary(content: BinaryIO, chunk: bytes, name: str) -> None:
    if chunk.startswith(b"\xd0\xcf\x11\xe0"):
        raise Workbook(name=name, found="Excel 97–2003")
    if chunk.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        _refuse_zip(content, name)
    for sign, found in _SIGNS:
        if chunk.startswith(sign):
            raise NotATable(name=name, found=found)


def _refuse_zip(content: BinaryIO, name: str) -> None:
    try:
        with zipfile.ZipFile(content) as archive:
            names = set(archive.namelist())
    except Exception:
        # zipfile fails in many ways on what is damaged; whatever it is, it is no list.
        logger.info("A ZIP archive that cannot be listed", exc_info=True)
        names = set()
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names:
        raise Workbook(name=name, found="Excel")
    if "content.xml" in names and "mimetype" in names:
        raise Workbook(name=name, found="OpenDocument")
    raise NotATable(name=name, found=_("a ZIP archive"))


def _refuse_unprintable(sample: bytes, code: str, name: str) -> None:
    text = sample.decode(code, _ERRORS)
    for pattern, found in _WORDS:
        if pattern.match(text):
            raise NotATable(name=name, found=found)
    # Of bytes at random an eighth are controls or mean nothing; text has a stray one at most.
    if len(_CONTROLS.findall(text)) * 12 > len(text):
        raise UnreadableFile(name=name)
