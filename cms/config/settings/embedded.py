"""The default profile: SQLite, local files, one worker beside the server; nothing to install."""

from __future__ import annotations

from cms.config.settings.base import *
from cms.config.settings.base import DEMONSTRATION, INSTALLED_APPS, ROOT, SECRET_KEY

if DEMONSTRATION:
    INSTALLED_APPS = ["fixtures.apps.FixturesConfig", *INSTALLED_APPS]
    EMAIL_BACKEND = "cms.core.demonstration.mailbox.MailboxBackend"

if not SECRET_KEY:
    # Kept beside the database so that sessions survive a restart; never in the checkout's history.
    from cms.config.secret import local_secret_key

    SECRET_KEY = local_secret_key(ROOT / "var" / "secret-key")
