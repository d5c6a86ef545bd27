from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.core.actions import Action
from cms.core.errors import DomainError
from cms.pages.actions.provision_site import ProvisionSite
from cms.sites.enums import SiteKind
from cms.sites.intake import COLUMNS, MonumentRecord, read_monument, short_name
from cms.sites.models import SiteProfile


class ColumnsMissing(DomainError):
    code = "columns_missing"
    message = _("The list lacks columns: %(columns)s.")


class NoMonuments(DomainError):
    code = "no_monuments"
    message = _("The list has no rows.")


class RowTwice(DomainError):
    code = "row_twice"
    message = _("Row %(row)s of the list is the same monument.")


class ShortNameTaken(DomainError):
    code = "short_name_taken"
    message = _("The short name “%(slug)s” is another site's.")
    field = "name"


class Outcome(StrEnum):
    CREATED = "created"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


@dataclass(frozen=True, kw_only=True)
class RowReport:
    """``row`` counts as a spreadsheet does: the heading is row 1."""

    row: int
    name: str
    outcome: Outcome
    slug: str = ""
    host: str = ""
    field: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ProvisionMonuments(Action[list[RowReport]]):
    """A site for each row of a list of monuments. Each row is made whole or not at all, and a bad one does not stop the others.

    A monument that has a site already, by its Mérimée references or by its name, is left as it is.
    Raises ColumnsMissing or NoMonuments when nothing of the list can be read.
    """

    lines: Iterable[str]
    domain: str

    def execute(self) -> list[RowReport]:
        reader = csv.DictReader(self.lines)
        missing = [column for column in COLUMNS if column not in (reader.fieldnames or [])]
        if missing:
            raise ColumnsMissing(columns=", ".join(missing))
        seen: dict[str, int] = {}
        reports = [self._report(reader.line_num, row, seen) for row in reader]
        if not reports:
            raise NoMonuments
        return reports

    def _report(self, number: int, row: Mapping[Any, Any], seen: dict[str, int]) -> RowReport:
        name = str(row.get("name") or "")[:200]
        try:
            record = read_monument(row)
            self._note(number, record, seen)
            profile, made = self._site(record)
        except DomainError as error:
            return RowReport(row=number, name=name, outcome=Outcome.REJECTED, field=error.field or "", reason=str(error))
        outcome = Outcome.CREATED if made else Outcome.UNCHANGED
        return RowReport(row=number, name=name, outcome=outcome, slug=profile.slug, host=profile.site.hostname)

    def _note(self, number: int, record: MonumentRecord, seen: dict[str, int]) -> None:
        marks = [(mark, "merimee_ref") for mark in record.facts.merimee] + [(record.name.casefold(), "name")]
        for mark, column in marks:
            if mark in seen:
                raise RowTwice(field=column, row=seen[mark])
        seen.update({mark: number for mark, _column in marks})

    def _site(self, record: MonumentRecord) -> tuple[SiteProfile, bool]:
        slug = short_name(record.name)
        known = self._known(record)
        if known is None and SiteProfile.objects.filter(slug=slug).exists():
            # Another monument came first with the short form; this one keeps every word.
            slug = short_name(record.name, long=True)
            if SiteProfile.objects.filter(slug=slug).exists():
                raise ShortNameTaken(slug=slug)
        made = known is None
        return self._provisioned(record, known.slug if known else slug, known), made

    def _provisioned(self, record: MonumentRecord, slug: str, known: SiteProfile | None) -> SiteProfile:
        return ProvisionSite(
            kind=SiteKind(known.kind) if known else SiteKind.MONUMENT,
            slug=slug,
            name=record.name,
            host=known.site.hostname if known else f"{slug}.{self.domain}",
            theme=record.theme,
            time_zone=record.time_zone,
            facts=record.facts,
        ).run()

    def _known(self, record: MonumentRecord) -> SiteProfile | None:
        """By reference; by name where one side has none. In Python: SQLite's JSON knows no "contains", and sites are hundreds."""
        profiles = SiteProfile.objects.select_related("site__root_page")
        wanted = set(record.facts.merimee)
        for pk, name, references in SiteProfile.objects.values_list("pk", "official_name", "merimee"):
            same_name = name == record.name and not (wanted and references)
            if same_name or wanted & set(references):
                return profiles.get(pk=pk)
        return None
