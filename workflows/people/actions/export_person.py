from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cms.core.actions import Action
from workflows.people.models import Person
from workflows.people.selectors import export_of


@dataclass(frozen=True, kw_only=True)
class ExportPerson(Action[dict[str, Any]]):
    """Everything that the house holds of a person, as JSON values, room by room."""

    person: Person

    def execute(self) -> dict[str, Any]:
        return export_of(self.person)
