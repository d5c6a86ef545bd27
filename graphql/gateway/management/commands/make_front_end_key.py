from __future__ import annotations

import secrets
from typing import Any

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Make a key for a front end: give it to that application as FRONTEND_KEY, and add it to FRONTEND_KEYS here (gateway G35)."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(secrets.token_urlsafe(32))
