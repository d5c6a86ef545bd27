from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import connections, models
from django.db.models import Q

from workflows.voting.enums import EditionState

if TYPE_CHECKING:
    from workflows.voting.models import Edition


class EditionQuerySet(models.QuerySet["Edition"]):
    # Locks, in the order in which they are taken: edition, idempotency row, roll row (V9, V11). SQLite has one writer and needs none.

    def shared(self, pk: int) -> Edition:
        """The edition, locked FOR SHARE: casting and confirming may run side by side, closing waits for them."""
        connection = connections[self.db]
        if connection.vendor == "postgresql":
            table = connection.ops.quote_name(self.model._meta.db_table)
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT 1 FROM {table} WHERE id = %s FOR SHARE", [pk])  # noqa: S608 - the name is the model's own
        return self.select_related("site").get(pk=pk)

    def exclusive(self, pk: int) -> Edition:
        """The edition, locked FOR UPDATE: no ballot is being cast while it is held."""
        return self.select_related("site").select_for_update(of=("self",)).get(pk=pk)

    def public(self) -> Self:
        """What the public may know of: everything but drafts, and what was cancelled before it was announced."""
        return self.exclude(state=EditionState.DRAFT).exclude(state=EditionState.CANCELLED, announced_at=None)

    def due_to_open(self, now: datetime) -> Self:
        return self.filter(state=EditionState.ANNOUNCED, armed_at__isnull=False, opens_at__lte=now)

    def due_to_close(self, now: datetime) -> Self:
        return self.filter(state__in=[EditionState.OPEN, EditionState.PAUSED], closes_at__lte=now)

    def closed(self) -> Self:
        return self.filter(state=EditionState.CLOSED)

    def taking_confirmations(self) -> Self:
        return self.filter(state__in=[EditionState.OPEN, EditionState.PAUSED, EditionState.CLOSED])

    def concerning(self, site_ids: models.QuerySet) -> Self:  # type: ignore[type-arg]
        """Editions that these sites organise, and those whose museums are theirs."""
        return self.filter(pk__in=self.model._default_manager.filter(Q(site__in=site_ids) | Q(museums__sites__in=site_ids)).values("pk"))
