from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import stat
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from django.conf import settings

from workflows.voting.counting.canonical import canonical
from workflows.voting.keys.words import WORDS

_HEADER = "cimaise.edition-key.v1"


class KeyMissing(FileNotFoundError):
    """The edition's key file is absent, unreadable, or not one of ours: without it nobody's uniqueness can be checked (V66)."""


@dataclass(frozen=True, kw_only=True)
class EditionKey:
    """32 bytes that tie voters to ballots, and the seed of the lot. Never logged, never stored, never shown."""

    key: bytes = field(repr=False)
    seed: bytes = field(repr=False)

    def voter_tag(self, address: str) -> str:
        """The one identity of a canonical address in this edition (V23)."""
        return self._tag("voter", address)

    def member_tag(self, member: UUID) -> str:
        """Keeps a member's identity when their address changes (V24)."""
        return self._tag("member", str(member))

    def ballot_tag(self, *, voter_tag: str, turn: str, number: int) -> str:
        return self._tag("ballot", [voter_tag, turn, number])

    def payload(self, *, voter_tag: str, choices: list[str]) -> str:
        """What an idempotency key was used for; a plain hash of choices could be guessed (V12)."""
        return self._tag("payload", [voter_tag, choices])

    def confirmation_token(self, request_sha256: str) -> str:
        """256 bits for the link of one ballot. Derived, so that a reminder can carry the same link though none is stored (V16)."""
        return self._tag("token", request_sha256)

    def confirmation_code(self, request_sha256: str) -> str:
        """Six digits for the same ballot, good in one browser only."""
        return f"{int(self._tag('code', request_sha256), 16) % 1_000_000:06d}"

    def browser_secret(self, request_sha256: str) -> str:
        """What the browser that cast keeps; a retry of the same cast gets the same one (V13)."""
        return self._tag("browser", request_sha256)

    def words(self, request_sha256: str) -> str:
        """Two words that the casting screen and the mail both show (V17)."""
        number = int(self._tag("words", request_sha256), 16)
        return f"{WORDS[number % len(WORDS)]} {WORDS[number // len(WORDS) % len(WORDS)]}"

    def _tag(self, purpose: str, value: object) -> str:
        return hmac.new(self.key, purpose.encode() + b"\n" + canonical(value), hashlib.sha256).hexdigest()


def _path(edition: UUID) -> Path:
    return Path(settings.EDITION_KEYS_DIR) / f"{edition}.key"


def create_key(edition: UUID) -> EditionKey:
    """Writes the key file, mode 0600, unless it stands already; answers with what stands."""
    folder = Path(settings.EDITION_KEYS_DIR)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    text = f"{_HEADER}\n{secrets.token_hex(32)}\n{secrets.token_hex(32)}\n"
    # Written whole beside its name, then linked: a crash leaves no half key, and a second writer never replaces the first.
    draft = folder / f".{edition}.{secrets.token_hex(8)}"
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, _path(edition))
        except FileExistsError:
            pass
    finally:
        draft.unlink()
    _keep_name(folder)
    return read_key(edition)


def _keep_name(folder: Path) -> None:
    """The folder is written too: a power cut after the opening leaves the file's name."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read_key(edition: UUID) -> EditionKey:
    """Raises KeyMissing."""
    try:
        header, key, seed = _path(edition).read_text().split()
        if header != _HEADER or len(key) != 64 or len(seed) != 64:
            raise KeyMissing(edition)
        return EditionKey(key=bytes.fromhex(key), seed=bytes.fromhex(seed))
    except (OSError, ValueError) as error:
        raise KeyMissing(edition) from error


def has_key(edition: UUID) -> bool:
    """True where the file can be read, by its owner alone."""
    try:
        read_key(edition)
    except KeyMissing:
        return False
    return stat.S_IMODE(_path(edition).stat().st_mode) == 0o600


def destroy_key(edition: UUID) -> None:
    """Overwrites and removes the key file; a file that is not there is destroyed already."""
    path = _path(edition)
    if not path.exists():
        return
    with path.open("r+b") as file:
        file.write(b"\0" * path.stat().st_size)
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
