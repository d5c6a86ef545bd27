"""`manage.py tick` each ten seconds, for the demonstration; production calls it from a timer."""

from __future__ import annotations

import os
import signal
import sys
import threading

import django


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.config.settings.embedded")
    django.setup()

    from django.db import close_old_connections

    from cms.core.actions import Tick

    ended = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: ended.set())
    while not ended.wait(10):
        Tick().run()
        close_old_connections()
    return 0


if __name__ == "__main__":
    sys.exit(main())
