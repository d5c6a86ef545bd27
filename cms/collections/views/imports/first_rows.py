"""The first rows of a file as one profile reads them: what a curator looks at before anything is written."""

from __future__ import annotations

from itertools import islice
from typing import Any

from cms.collections.actions.imports.files import FileRows
from cms.collections.fields import FIELDS, SOURCE_ONLY, Value
from cms.collections.models import ImportRun
from cms.collections.views.imports import words
from cms.collections.views.words import in_words
from cms.core.errors import DomainError

ROWS = 5


def first_rows(run: ImportRun) -> dict[str, Any] | None:
    """``{"labels": […], "rows": [(number, cells)]}``; None where the file is gone or cannot be read."""
    try:
        rows = [row for row in islice(FileRows(run).read(), ROWS) if row.rejected is None]
    except DomainError:
        return None
    fields = [field for field in FIELDS if any(field in row.values for row in rows)]
    labels = [words.field_label(field) for field in fields]
    return {"labels": labels, "rows": [(row.number, [_cell(field, row.values.get(field)) for field in fields]) for row in rows]}


def _cell(field: str, value: Value) -> str:
    if not value:
        return ""
    return " ; ".join(value if field in SOURCE_ONLY else in_words(field, value))
