"""Misconfiguration is told at start, with a number and a hint."""

from __future__ import annotations

import os
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from cms.core import clock

# `manage.py check --tag cimaise` runs these alone.
OURS = "cimaise"


@register(OURS)
def check_clock_offset(**kwargs: Any) -> list[CheckMessage]:
    if not settings.CLOCK_OFFSET:
        return []
    problems: list[CheckMessage] = []
    if not (settings.DEMONSTRATION or settings.SETTINGS_MODULE.endswith(".test")):
        hint = "Unset CLOCK_OFFSET, or set DEMONSTRATION=true on a machine where no vote is real."
        problems.append(Error("CLOCK_OFFSET moves the clock that votes are counted by.", hint=hint, id="cimaise.E001"))
    try:
        clock.offset()
    except ValueError as error:
        problems.append(Error(f"CLOCK_OFFSET: {error}", hint="Write a duration such as 3d or 90m.", id="cimaise.E002"))
    return problems


@register(OURS)
def check_demonstration(**kwargs: Any) -> list[CheckMessage]:
    if settings.DEMONSTRATION and settings.SETTINGS_MODULE.endswith(".service"):
        hint = "Unset DEMONSTRATION: it shows everybody's mail and moves the clock."
        return [Error("DEMONSTRATION is on in the service profile.", hint=hint, id="cimaise.E003")]
    return []


@register(OURS)
def check_service_environment(**kwargs: Any) -> list[CheckMessage]:
    missing = [name for name in getattr(settings, "PROFILE_REQUIRES", []) if not os.environ.get(name)]
    return [
        Error(
            f"{name} is missing.",
            hint=f"The service profile needs {name} in its environment: see docs/configuration.md.",
            id="cimaise.E004",
        )
        for name in missing
    ]


@register(OURS)
def check_environment(**kwargs: Any) -> list[CheckMessage]:
    return [Error(f"{problem.name} {problem.message}", hint=problem.hint, id="cimaise.E005") for problem in settings.ENVIRONMENT_PROBLEMS]
