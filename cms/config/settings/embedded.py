"""The default profile: SQLite, local files, one worker beside the server; nothing to install."""

from __future__ import annotations

import warnings

from cms.config.settings.base import *
from cms.config.settings.base import DEMONSTRATION, INSTALLED_APPS, ROOT, SECRET_KEY, STATIC_ROOT

if DEMONSTRATION:
    INSTALLED_APPS = ["fixtures.apps.FixturesConfig", *INSTALLED_APPS]
    EMAIL_BACKEND = "cms.core.demonstration.mailbox.MailboxBackend"

if not SECRET_KEY:
    # Kept beside the database so that sessions survive a restart; never in the checkout's history.
    from cms.config.secret import local_secret_key

    SECRET_KEY = local_secret_key(ROOT / "var" / "secret-key")

# Static files are found in the packages themselves; the folder is only looked for.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
# It serves files by itself, read one part after the other; whoever has many visitors puts a file server in front.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")
