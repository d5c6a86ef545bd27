"""The key folder is looked at when the server starts (V29)."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as CheckWarning


@register(Tags.security)
def check_key_folder(**kwargs: Any) -> list[CheckMessage]:
    folder = Path(settings.EDITION_KEYS_DIR).resolve()
    exposed = (
        [Path(settings.MEDIA_ROOT).resolve(), Path(settings.STATIC_ROOT).resolve()]
        if settings.STATIC_ROOT
        else [Path(settings.MEDIA_ROOT).resolve()]
    )
    problems: list[CheckMessage] = []
    if any(folder == public or public in folder.parents for public in exposed):
        hint = "Set EDITION_KEYS_DIR to a folder outside MEDIA_DIR, the static files and every backup of them."
        problems.append(Error("EDITION_KEYS_DIR lies under a public folder.", hint=hint, id="cimaise.E030"))
    if folder.is_dir():
        if stat.S_IMODE(folder.stat().st_mode) & 0o077:
            problems.append(CheckWarning("EDITION_KEYS_DIR may be entered by others.", hint=f"chmod 700 {folder}", id="cimaise.W031"))
        open_files = [path.name for path in folder.glob("*.key") if stat.S_IMODE(path.stat().st_mode) != 0o600]
        if open_files:
            hint = f"chmod 600 {folder}/*.key, then ask who may have read them."
            problems.append(Error(f"Key files that others may read: {', '.join(sorted(open_files))}.", hint=hint, id="cimaise.E032"))
    elif folder.exists():
        problems.append(Error("EDITION_KEYS_DIR is not a folder.", hint="Name a folder that the server may write to.", id="cimaise.E033"))
    return problems
