from __future__ import annotations

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.collections.actions.fetch_image import FetchImage
from cms.collections.actions.writing import require_curator
from cms.collections.errors import HostBusy
from cms.collections.intake import Door
from cms.collections.models import ImageAddress, Work
from cms.core import clock
from cms.core.actions import Action, Tell
from cms.core.errors import DomainError
from cms.core.models import User


@dataclass(kw_only=True)
class Fetched:
    """``refused``: (address, why) of what will not come; ``waiting``: addresses whose host was busy, to be tried again."""

    kept: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class FetchImages(Action[Fetched]):
    """Fetches every picture of a work that has an address and no image yet, one after the other; one that fails stops none of the others.

    Whoever asked is told on their start page what came and what did not. Safe to run twice: what is here is not fetched again.
    Raises NotYourMuseum.
    """

    work: Work
    by: User | None
    door: Door = field(default_factory=Door)

    def check(self) -> None:
        require_curator(self.by, self.work.museum)

    def execute(self) -> Fetched:
        fetched = Fetched()
        for address in ImageAddress.objects.filter(work=self.work, image=None):
            try:
                FetchImage(address=address, by=self.by, door=self.door).run()
            except HostBusy:
                fetched.waiting.append(address.url)
            except DomainError as error:
                fetched.refused.append((address.url, str(error)))
            else:
                fetched.kept += 1
        if self.by is not None and (fetched.kept or fetched.refused):
            self._tell(self.by, fetched)
        return fetched

    def _tell(self, by: User, fetched: Fetched) -> None:
        work = self.work
        with translation.override("fr"):
            lines = []
            if fetched.kept:
                came = ngettext(
                    "%(number)s picture of “%(work)s” has come. Say what its right is, and describe it.",
                    "%(number)s pictures of “%(work)s” have come. Say what their rights are, and describe them.",
                    fetched.kept,
                )
                lines.append(came % {"number": fetched.kept, "work": work.label})
            for url, why in fetched.refused:
                lines.append(_("%(address)s was not fetched: %(why)s") % {"address": url, "why": why})
        url = reverse("wagtailsnippets_cms_collections_work:edit", args=[work.pk])
        Tell(users=[by], key=f"pictures.{work.uuid}.{clock.now():%Y%m%d%H%M%S%f}", text=" ".join(lines), url=url).run()
