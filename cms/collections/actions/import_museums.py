from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.collections.actions.keep_museum import KeepMuseum
from cms.collections.folding import fold
from cms.collections.models import Museum
from cms.collections.models.museum import MUSEOFILE
from cms.core.actions import Action
from cms.core.models import User

_CODE = re.compile(r"M\d{4}")
# « Musée De La Vénerie »: nobody writes these words so. « La » and « Le » alone prove nothing: « Musée de La Fère ».
_BY_MACHINE = re.compile(r"(?<=[\s(-])(?:(?:De|Du|Des|Et|Au|Aux)(?=\s)|[DL]['’](?=\w))")
_LITTLE = re.compile(r"(?<=[\s(-])(?:(?:de|du|des|la|le|les|et|en|à|au|aux|sur)(?=\s)|[dl]['’](?=\w))", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class MuseumRow:
    """One row of a list of museums; ``number`` as a spreadsheet counts, the header being 1."""

    number: int
    code: str
    name: str
    town: str


@dataclass(kw_only=True)
class MuseumReport:
    """What became of each row: exactly one of these four. ``changed``: what it was called, what it is called."""

    created: list[Museum] = field(default_factory=list)
    changed: list[tuple[str, Museum]] = field(default_factory=list)
    unchanged: int = 0
    rejected: list[tuple[int, str | Promise]] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class ImportMuseums(Action[MuseumReport]):
    """Museums of a list, found again by their Museofile code or made; all rows in one transaction, never stopping at a bad one.

    A name that a machine has written with capitals everywhere does not replace the same name in better writing, and is mended where it is
    new. An empty town says nothing. Raises NotAllowed.
    """

    rows: Iterable[MuseumRow]
    by: User | None = None

    def check(self) -> None:
        KeepMuseum(museum=Museum(), by=self.by).check()

    @transaction.atomic
    def execute(self) -> MuseumReport:
        report, seen = MuseumReport(), set[str]()
        known = {museum.museofile: museum for museum in Museum.objects.exclude(museofile=None)}
        for row in self.rows:
            code, name = row.code.strip().upper(), " ".join(row.name.split())
            if reason := _refusal(code, name, seen):
                report.rejected.append((row.number, reason))
                continue
            seen.add(code)
            self._keep(code, name, " ".join(row.town.split()), known.get(code), report)
        return report

    def _keep(self, code: str, name: str, town: str, stored: Museum | None, report: MuseumReport) -> None:
        museum = stored or Museum(museofile=code)
        former = museum.name
        museum.name = better_name(former, name)
        museum.town = museum.town if fold(town) in {"", fold(museum.town)} else town
        changed = KeepMuseum(museum=museum, by=self.by).run()
        if stored is None:
            report.created.append(museum)
        elif changed:
            report.changed.append((former, museum))
        else:
            report.unchanged += 1


def better_name(former: str, found: str) -> str:
    """``found`` in the better writing: the former one where only capitals and apostrophes differ, and a person chose them."""
    if fold(former) == fold(found) and not _BY_MACHINE.search(former):
        return former
    return _LITTLE.sub(lambda word: word[0].lower(), found) if _BY_MACHINE.search(found) else found


def _refusal(code: str, name: str, seen: set[str]) -> str | Promise:
    if not _CODE.fullmatch(code):
        return MUSEOFILE.message
    if not name:
        return _("The museum has no name.")
    if code in seen:
        return _("Another row has the same code.")
    return ""
