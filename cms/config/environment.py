"""Reads the environment. A malformed value becomes a numbered system check with a hint, never a traceback while settings are read."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

TRUE, FALSE = frozenset({"true", "yes", "on", "1"}), frozenset({"false", "no", "off", "0"})
DATABASES = ("sqlite", "postgres", "postgresql")
# Whoever holds a front end's key may name the address of its visitor.
SHORTEST_KEY = 24


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What is wrong with one variable, and what to write instead. Never the value: it may be a secret."""

    name: str
    message: str
    hint: str


class Environment:
    """Each method reads one variable. Empty is unset; what cannot be read leaves a Problem for the check, and the default meanwhile."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._env = environ.Env()

    def read_file(self, path: Path) -> None:
        """A ``.env`` file, where there is one; what the environment says already wins."""
        if path.is_file():
            self._env.read_env(path)

    def text(self, name: str, *, default: str = "") -> str:
        written = os.environ.get(name, "")
        if written.startswith("$") and written.lstrip("$") not in os.environ:
            self._refuse(name, "names a variable that is not set.", "What begins with $ stands for another variable's value.")
            return default
        return str(self._env.str(name, default=default)) or default

    def words(self, name: str, *, default: tuple[str, ...] = ()) -> list[str]:
        return [word.strip() for word in self.text(name, default=",".join(default)).split(",") if word.strip()]

    def keys(self, name: str) -> list[str]:
        keys = self.words(name)
        if any(len(key) < SHORTEST_KEY for key in keys):
            self._refuse(name, "has a key that is too short.", f"A key has {SHORTEST_KEY} signs at least: openssl rand -hex 24.")
            return []
        return keys

    def flag(self, name: str, *, default: bool) -> bool:
        word = self.text(name, default=str(default)).strip().lower()
        if word not in TRUE | FALSE:
            self._refuse(name, "is neither true nor false.", "Write true or false.")
            return default
        return word in TRUE

    def number(self, name: str, *, default: int, least: int = 0, most: int = 2**31 - 1) -> int:
        try:
            value = int(self.text(name, default=str(default)))
        except ValueError:
            value = least - 1
        if not least <= value <= most:
            self._refuse(name, "is not a whole number in its range.", f"Write a whole number from {least} to {most}.")
            return default
        return value

    def choice(self, name: str, *, default: str, of: tuple[str, ...]) -> str:
        value = self.text(name, default=default)
        if value not in of:
            self._refuse(name, "is not among the words that it may be.", f"Write one of {', '.join(of)}.")
            return default
        return value

    def level(self, name: str, *, default: str) -> str:
        """Of the log."""
        return self.choice(name, default=default, of=tuple(logging.getLevelNamesMapping()))

    def address(self, name: str, *, default: str) -> str:
        """Scheme, host and, where needed, port and path; without a slash at the end."""
        value = self.text(name, default=default)
        if not _is_web_address(value):
            self._refuse(name, "is not a web address.", "Write scheme and host, such as https://api.example.org.")
            return default
        return value.rstrip("/")

    def sender(self, name: str, *, default: str) -> str:
        value = self.text(name, default=default)
        local, _at, domain = parseaddr(value)[1].rpartition("@")
        if not (local and domain):
            self._refuse(name, "is not a sender.", "Write it as Name <name@example.org>.")
            return default
        return value

    def folder(self, name: str, *, default: Path) -> Path:
        """A relative path would lie below wherever a process happens to be started, so it is refused."""
        path = Path(self.text(name, default=str(default))).expanduser()
        if not path.is_absolute() or (path.exists() and not path.is_dir()):
            self._refuse(name, "is not the whole path of a folder.", "Write it from /; the folder is made where it is missing.")
            return default
        return path

    def database(self, name: str, *, default: str) -> dict[str, Any]:
        """One entry of Django's DATABASES."""
        written = self.text(name, default=default)
        try:
            # The scheme first: django-environ warns of one that it does not know, with all that was written.
            known = self._env.db_url_config(written) if urlsplit(written).scheme in DATABASES else {}
        except ValueError:
            known = {}
        if known.get("NAME"):
            return dict(known)
        hint = "Write postgres://user:password@host:port/name; in a password, @ is %40 and / is %2F."
        self._refuse(name, "is not the address of a database.", hint)
        return dict(self._env.db_url_config(default))

    def mail(self, name: str, *, default: str) -> dict[str, Any]:
        """Django's EMAIL settings."""
        written = self.text(name, default=default)
        try:
            url, known = urlsplit(written), self._env.email_url_config(written)
            if url.hostname or not url.scheme.startswith("smtp"):
                return dict(known)
        except (ValueError, ImproperlyConfigured):
            pass
        self._refuse(name, "is not the address of a mail server.", "Write smtp+tls://user:password@host:587.")
        return dict(self._env.email_url_config(default))

    def _refuse(self, name: str, message: str, hint: str) -> None:
        self.problems.append(Problem(name=name, message=message, hint=hint))


def _is_web_address(value: str) -> bool:
    try:
        url = urlsplit(value)
        fits = url.scheme in {"http", "https"} and bool(url.hostname) and url.port != 0
    except ValueError:
        return False
    return fits and not (url.query or url.fragment or url.username)
