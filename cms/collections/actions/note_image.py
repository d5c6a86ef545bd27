from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from cms.collections.models import NetworkImage
from cms.core.actions import Action, RecordChange


@dataclass(frozen=True, kw_only=True)
class NoteImage(Action[None]):
    """Tells that an image was saved, by whatever form or command, so that its sizes follow its file and its rights."""

    image: NetworkImage

    @transaction.atomic
    def execute(self) -> None:
        RecordChange(kind="image.saved", subject=self.image).run()
