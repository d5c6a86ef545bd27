"""What a refusal is: a code, and nothing changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from cms.core.errors import DomainError
from cms.core.models import Change, Delivery
from workflows.core.models import Transition


def rows() -> dict[str, list[str]]:
    """Every row of this room, of the log and of what was told; and the key files."""
    models = [*apps.get_app_config("workflows_voting").get_models(), Transition, Change, Delivery]
    found = {model._meta.label: sorted(str(row) for row in model._default_manager.values_list()) for model in models}
    return found | {"keys": sorted(f"{path.name} {path.read_text()}" for path in Path(settings.EDITION_KEYS_DIR).glob("*"))}


@contextmanager
def unchanged() -> Iterator[None]:
    before = rows()
    yield
    assert rows() == before


@contextmanager
def refused(code: str) -> Iterator[pytest.ExceptionInfo[DomainError]]:
    """What is done inside is refused with this code, in words, and changes nothing."""
    with unchanged(), pytest.raises(DomainError) as refusal:
        yield refusal
    assert refusal.value.code == code
    assert "%(" not in str(refusal.value)
    assert str(refusal.value)
