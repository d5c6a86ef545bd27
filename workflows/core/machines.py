"""Reads a machine from its one declaration, django-fsm's, and draws it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models
from django_fsm import FSMField


@dataclass(frozen=True, kw_only=True)
class Step:
    """One arrow: by whom, and what it needs, as the declaration's ``custom`` says."""

    verb: str
    source: str
    target: str
    by: str
    needs: str


def steps_of(model: type[models.Model], field: str = "state") -> list[Step]:
    """Every step that ``model`` declares, in the order of its states. Raises LookupError if the field is no state machine."""
    state = model._meta.get_field(field)
    if not isinstance(state, FSMField):
        raise LookupError(f"{model._meta.label}.{field} is no state machine")
    order = [str(value) for value, _label in state.choices or []]
    found = [_step(one) for one in state.get_all_transitions(model)]
    return sorted(found, key=lambda step: (order.index(step.source), order.index(step.target), step.verb))


def _step(one: Any) -> Step:
    return Step(
        verb=one.name, source=str(one.source), target=str(one.target), by=one.custom.get("by", ""), needs=one.custom.get("needs", "")
    )


def mermaid(model: type[models.Model], field: str = "state") -> str:
    """The machine as a Mermaid state diagram."""
    state = model._meta.get_field(field)
    default = str(getattr(state, "default", ""))
    lines = ["stateDiagram-v2", f"    [*] --> {default}"]
    for step in steps_of(model, field):
        note = f"{step.verb} ({step.by})" if step.by else step.verb
        lines.append(f"    {step.source} --> {step.target}: {note}")
    return "\n".join(lines) + "\n"
