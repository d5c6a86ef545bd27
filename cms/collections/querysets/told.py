from __future__ import annotations

from typing import Any

from django.db.models import BooleanField, F, Func

from cms.collections.enums import Visibility
from cms.collections.visibility import DEFAULTS


class Told(Func):
    """Whether a record tells everybody its ``name``: a condition as ``readable`` is, for fields that are public by default.

    Written out, because a list asks it of every row and on every request: Django's lookups in JSON take longer to build than to run.
    """

    template = "COALESCE(%(expressions)s ->> '%(told)s', 'public') = 'public'"
    output_field = BooleanField()
    conditional = True

    def __init__(self, field: str, visibility: Any = None, **extra: Any) -> None:
        if DEFAULTS[field] != Visibility.PUBLIC:
            raise ValueError(f"{field} is for staff unless a record says otherwise")
        super().__init__(visibility or F("visibility"), told=field, **extra)

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "COALESCE(JSON_EXTRACT(%(expressions)s, '$.%(told)s'), 'public') = 'public'"
        return self.as_sql(compiler, connection, template=template, **context)
