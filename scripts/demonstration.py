"""Where the demonstration keeps its things, and the environment that its processes share."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def home() -> Path:
    """The demonstration's folder, below the checkout unless DEMONSTRATION_DIR says otherwise."""
    folder = Path(os.environ.get("DEMONSTRATION_DIR") or ROOT / "var" / "demonstration")
    folder.mkdir(parents=True, exist_ok=True)
    return folder.resolve()


def _kept_secret(path: Path) -> str:
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_hex(24))
    return path.read_text().strip()


def environment() -> dict[str, str]:
    """Environment of every process of the demonstration: the embedded profile, its own database, mailbox and clock."""
    folder = home()
    api, portal, club = (os.environ.get(f"{name}_PORT") or port for name, port in (("API", "8000"), ("PORTAL", "3000"), ("CLUB", "3001")))
    key = _kept_secret(folder / "front-end-key")
    return {
        **{name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}},
        "DJANGO_SETTINGS_MODULE": "cms.config.settings.embedded",
        "DEMONSTRATION": "true",
        "DATABASE_URL": f"sqlite:///{folder / 'cimaise.sqlite3'}",
        "SECRET_KEY": _kept_secret(folder / "secret-key"),
        "MEDIA_DIR": str(folder / "media"),
        "PRIVATE_DIR": str(folder / "private"),
        "EDITION_KEYS_DIR": str(folder / "keys"),
        "DEMONSTRATION_MAIL_DIR": str(folder / "mail"),
        "CLOCK_OFFSET": f"file:{folder / 'clock-offset'}",
        "API_PORT": api,
        "PORTAL_PORT": portal,
        "CLUB_PORT": club,
        "API_URL": f"http://localhost:{api}",
        "CLUB_URL": f"http://localhost:{club}",
        "SITE_PORT": portal,
        "CSRF_TRUSTED_ORIGINS": f"http://localhost:{api}",
        "FRONTEND_KEYS": key,
        "FRONTEND_KEY": key,
        "ADMIN_ORIGIN": f"http://localhost:{api}",
        "NETWORK_HOST": "localhost",
    }
