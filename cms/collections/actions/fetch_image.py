from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import PurePosixPath
from typing import IO
from urllib.parse import unquote, urlsplit

from django.db import transaction

from cms.collections.actions.add_image import AddImage
from cms.collections.actions.change_work import ChangeWork
from cms.collections.actions.writing import require_curator
from cms.collections.enums import RecordState
from cms.collections.errors import HostBusy, RecordLeft
from cms.collections.intake import Door, fetch, host_of
from cms.collections.models import HostLease, ImageAddress, NetworkImage, Work, WorkImage
from cms.collections.selectors.doubles import media_of
from cms.core import clock
from cms.core.actions import Action
from cms.core.models import User

# Longer than one fetch may last: only a process that was killed holds a host that long.
LEASE = timedelta(minutes=5)
TITLE_LENGTH = 255


@contextmanager
def turn_at(host: str) -> Iterator[None]:
    """One file at a time from a host, whichever process asks. Raises HostBusy at once; who is killed holds a host for ``LEASE``."""
    holder = uuid.uuid4()
    with transaction.atomic(durable=True):
        now = clock.now()
        HostLease.objects.bulk_create([HostLease(host=host, until=now)], ignore_conflicts=True)
        taken = HostLease.objects.filter(host=host, until__lte=now).update(holder=holder, until=now + LEASE)
    if not taken:
        raise HostBusy(host=host)
    try:
        yield
    finally:
        HostLease.objects.filter(host=host, holder=holder).delete()


@dataclass(frozen=True, kw_only=True)
class FetchImage(Action[NetworkImage]):
    """Fetches the picture at an address that a source named, and keeps it as an image of the work (collections C25, C31).

    Nothing is known of its right: it is kept as not evaluated, credited to museum and host, and shown to nobody until a curator has looked.
    Its alternative text is the work's label, marked as still to be written. A picture that lies in the museum's media already is not kept
    twice. Takes as long as the other side does: run outside a transaction.

    Raises NotYourMuseum, RecordLeft, what ``fetch`` raises (AddressRefused, Unreachable, NothingThere, TooManyRedirects, TooManyBytes,
    TooSlow), HostBusy, and what ``take_in`` raises.
    """

    address: ImageAddress
    by: User | None
    door: Door = field(default_factory=Door)

    def check(self) -> None:
        work = Work.objects.select_related("museum").get(pk=self.address.work_id)
        require_curator(self.by, work.museum)
        if work.state != RecordState.CURRENT:
            raise RecordLeft

    def execute(self) -> NetworkImage:
        with fetch(self.address.url, door=replace(self.door, holding=turn_at)) as file, transaction.atomic():
            return self._keep(file)

    def _keep(self, file: IO[bytes]) -> NetworkImage:
        # Locked from here on, so that nobody's change of the record comes between reading and writing it.
        work = Work.objects.select_for_update().get(pk=self.address.work_id)
        image = AddImage(
            file=file,
            name=_name(self.address.url),
            title=work.label[:TITLE_LENGTH],
            by=self.by,
            collection=media_of(work.museum),
            credit=f"{work.museum.name}, {host_of(self.address.url)}",
            reuse=True,
        ).run()
        if not work.work_images.filter(image=image).exists():
            order = work.work_images.count()
            work.work_images.add(WorkImage(image=image, alt=work.label, alt_to_review=True, order=order))
            ChangeWork(work=work, by=self.by).run()
        # An import may have put other rows in the place of this one meanwhile.
        ImageAddress.objects.filter(work=work, url=self.address.url).update(image=image)
        return image


def _name(url: str) -> str:
    return PurePosixPath(unquote(urlsplit(url).path)).name or "image"
