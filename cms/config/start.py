"""A server does not begin on a guess: commands run the system checks by themselves, servers do it here."""

from __future__ import annotations

import sys

from django.core.checks import ERROR, run_checks


def refuse_misconfiguration() -> None:
    """Says every error that the system checks find, with its number and hint, and ends the process. Call it when the apps are ready."""
    errors = [message for message in run_checks() if message.is_serious(ERROR) and not message.is_silenced()]
    if errors:
        for error in errors:
            sys.stderr.write(f"{error}\n")
        raise SystemExit(1)
