"""The embedded profile's own secret key: made once, kept in a file that only its owner reads."""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path


def local_secret_key(path: Path) -> str:
    """The key in ``path``, made on first use with mode 0600. Raises OSError if the folder cannot be written.

    Server, worker and tick begin at once: the file appears whole or not at all, and all of them read the same key.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, partial = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_urlsafe(50))
            os.link(partial, path)
        except FileExistsError:
            pass
        finally:
            Path(partial).unlink()
    return path.read_text().strip()
