"""Keyset cursors: the values of the order's columns at one row, with the order's name (gateway G29)."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson
from django.db.models import F, Q, QuerySet
from django.db.models.expressions import OrderBy

from gateway import errors
from gateway.errors import Refusal


def by(column: str, kind: type = str, *, down: bool = False) -> Column:
    return Column(column, kind, down)


@dataclass(frozen=True)
class Column:
    """A column without nulls; ``kind`` is str, int or date, and a date is written in ISO 8601."""

    name: str
    kind: type
    down: bool

    def takes(self, value: Any) -> bool:
        """Whether a cursor may hold this: it came from outside."""
        if self.kind is int:
            return type(value) is int and abs(value) < 2**63
        if not isinstance(value, str) or "\x00" in value:
            return False
        return self.kind is str or _is_day(value)


@dataclass(frozen=True)
class Order:
    """A total order: the last column is unique. ``name`` is part of every cursor."""

    name: str
    columns: tuple[Column, ...]

    def cursor(self, row: Mapping[str, Any]) -> str:
        values = [row[column.name] for column in self.columns]
        return base64.urlsafe_b64encode(orjson.dumps([self.name, *values])).decode().rstrip("=")

    def read(self, cursor: str) -> list[Any]:
        """The cursor's values. Raises Refusal for a cursor of another order, or none of ours."""
        try:
            name, *values = orjson.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
        except (binascii.Error, ValueError, TypeError) as error:
            raise Refusal(errors.INVALID, "This is not a cursor.") from error
        if name != self.name or len(values) != len(self.columns):
            raise Refusal(errors.INVALID, f"This cursor belongs to another order than {self.name}.")
        for column, value in zip(self.columns, values, strict=True):
            if not column.takes(value):
                raise Refusal(errors.INVALID, "This is not a cursor.")
        return values

    def sorted(self, rows: QuerySet[Any, Any], *, backwards: bool = False) -> QuerySet[Any, Any]:
        return rows.order_by(*(OrderBy(F(column.name), descending=column.down != backwards) for column in self.columns))

    def beyond(self, values: list[Any], *, backwards: bool = False) -> Q:
        """Rows strictly after these values, or before them."""
        found = Q()
        for column, value in reversed(list(zip(self.columns, values, strict=True))):
            sign = "lt" if column.down != backwards else "gt"
            further = Q(**{f"{column.name}__{sign}": value})
            # The first part says no more than the second; it is what an index can start from.
            found = Q(**{f"{column.name}__{sign}e": value}) & (further | (Q(**{column.name: value}) & found)) if found else further
        return found

    def rank(self, row: Mapping[str, Any]) -> list[Any]:
        return [row[column.name] for column in self.columns]


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
