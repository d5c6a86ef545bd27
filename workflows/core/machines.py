"""Reads a machine from its one declaration, django-fsm's, and draws it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django_fsm import FSMField


@dataclass(frozen=True, kw_only=True)
class Step:
    """One arrow: by whom and what it needs, as the declaration's ``custom`` says; what it does, as the method's docstring says."""

    verb: str
    source: str
    target: str
    by: str
    needs: str
    does: str


def machines() -> list[tuple[type[models.Model], str]]:
    """Every model with states, and the field that holds them, by label."""
    found = [(model, field.name) for model in apps.get_models() for field in model._meta.local_fields if isinstance(field, FSMField)]
    return sorted(found, key=lambda machine: (machine[0]._meta.label_lower, machine[1]))


def steps_of(model: type[models.Model], field: str = "state") -> list[Step]:
    """Every step that ``model`` declares, in the order of its states. Raises LookupError if the field is no state machine."""
    state = _machine(model, field)
    order = [value for value, _label in states_of(model, field)]
    found = [_step(one) for one in state.get_all_transitions(model)]
    return sorted(found, key=lambda step: (order.index(step.source), order.index(step.target), step.verb))


def states_of(model: type[models.Model], field: str = "state") -> list[tuple[str, str]]:
    """(value, label) of every state, in the order of the declaration."""
    return [(str(value), str(label)) for value, label in _machine(model, field).choices or []]


def first_state(model: type[models.Model], field: str = "state") -> str:
    return str(_machine(model, field).get_default())


def _machine(model: type[models.Model], field: str) -> Any:
    try:
        state: Any = model._meta.get_field(field)
    except FieldDoesNotExist as error:
        raise LookupError(f"{model._meta.label} has no field {field}") from error
    if not isinstance(state, FSMField):
        raise LookupError(f"{model._meta.label}.{field} is no state machine")
    return state


def _step(one: Any) -> Step:
    return Step(
        verb=one.name,
        source=str(one.source),
        target=str(one.target),
        by=one.custom.get("by", ""),
        needs=one.custom.get("needs", ""),
        does=" ".join((one.method.__doc__ or "").split()),
    )
