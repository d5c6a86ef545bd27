from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import connections, models

from workflows.voting.enums import BallotState

if TYPE_CHECKING:
    from workflows.voting.models import Ballot  # noqa: F401 - named in the base's brackets


class BallotQuerySet(models.QuerySet["Ballot"]):
    def counted(self) -> Self:
        return self.filter(state=BallotState.COUNTED)

    def awaiting(self) -> Self:
        return self.filter(state=BallotState.AWAITING_CONFIRMATION)

    def votes_by_candidate(self, edition_id: int) -> dict[str, int]:
        """Counted by the database, to be compared with the pure count (V37)."""
        connection = connections[self.db]
        table = connection.ops.quote_name(self.model._meta.db_table)
        each = (
            "jsonb_array_elements_text(choices) AS chosen(value)" if connection.vendor == "postgresql" else "json_each(choices) AS chosen"
        )
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT chosen.value, COUNT(*) FROM {table}, {each} WHERE edition_id = %s AND state = %s GROUP BY chosen.value",  # noqa: S608
                [edition_id, BallotState.COUNTED.value],
            )
            return dict(cursor.fetchall())
