"""One import: how far it is, what it would do or did, and what is in doubt."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from cms.collections.enums import Outcome, RunState
from cms.collections.models import ImportRun, ReportLine
from cms.collections.policies import curated_museums
from cms.collections.views.imports import words
from cms.collections.views.imports.acts import acts_on
from cms.collections.views.imports.first_rows import first_rows
from cms.collections.views.imports.staff import heading, run_of, staff
from cms.collections.views.staff import WORKS, edit_address

PAGE = 50
NOT_WRITTEN = {RunState.MAPPED, RunState.PREVIEWED, RunState.ASKING}


def run(request: HttpRequest, pk: int) -> HttpResponse:
    found = run_of(request, pk)
    outcome = request.GET.get("outcome", "")
    outcome = outcome if outcome in words.LISTED else ""
    context = {
        **heading(found.file_name, run=found),
        **_progress(found),
        "profile": words.profile_label(found),
        "acts": acts_on(found, staff(request)),
        "absent": _absent(found),
        "first_rows": first_rows(found) if found.state in NOT_WRITTEN else None,
        "outcome": outcome,
        "listed_choices": [(value, Outcome(value).label) for value in words.LISTED],
        "lines": _lines(request, found, outcome),
        "reading": words.reading(found),
    }
    return render(request, "cms_collections/imports/run.html", context)


def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a running import is: a part of the page, fetched again and again."""
    return render(request, "cms_collections/imports/progress.html", _progress(run_of(request, pk)))


def report(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """Every line of the report as CSV, for those who mend the file."""
    found = run_of(request, pk)
    response = StreamingHttpResponse(_csv(found), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = str(content_disposition_header(as_attachment=True, filename=f"{found.file_name}.rapport.csv"))
    return response


def _progress(found: ImportRun) -> dict[str, Any]:
    return {
        "run": found,
        "running": words.is_running(found),
        "sentence": words.sentence(found),
        "percent": words.percent(found),
        "outcomes": words.outcomes(found),
        "listed": words.LISTED,
    }


def _absent(found: ImportRun) -> dict[str, Any] | None:
    if not found.absent or found.state != RunState.DONE:
        return None
    label = _("See the works that this complete file no longer names (%(number)s)") % {"number": found.absent}
    return {"label": label, "address": f"{reverse(f'{WORKS}:list')}?absent=true"}


def _lines(request: HttpRequest, found: ImportRun, outcome: str) -> Any:
    lines = found.lines.select_related("work").order_by("row", "pk")
    if outcome:
        lines = lines.filter(outcome=outcome)
    page: Any = Paginator(lines, PAGE).get_page(request.GET.get("p"))
    shown = list(page.object_list)
    works = [line.work_id for line in shown if line.work_id]
    mine = set(curated_museums(staff(request)).filter(works__in=works).values_list("works", flat=True))
    page.object_list = [
        {
            "row": line.row,
            "outcome": words.outcome_label(line),
            "field": words.field_label(line.field),
            "reason": words.reason_label(line.reason),
            "text": line.text,
            "work": line.work,
            "address": edit_address(line.work) if line.work_id in mine and line.work else "",
        }
        for line in shown
    ]
    return page


class _Echo:
    def write(self, text: str) -> str:
        return text


def _csv(found: ImportRun) -> Iterator[str]:
    writer = csv.writer(_Echo())
    # A byte order mark, or a French Excel reads the accents wrongly.
    yield "\ufeff" + str(writer.writerow([_("Row"), _("What became of it"), _("Field"), _("Why"), _("What stands there")]))
    lines: Any = ReportLine.objects.filter(run=found).order_by("row", "pk")
    for line in lines.iterator(chunk_size=1000):
        cells = [words.outcome_label(line), words.field_label(line.field), words.reason_label(line.reason), line.text]
        yield str(writer.writerow([line.row, *(_plain(cell) for cell in cells)]))


def _plain(cell: str) -> str:
    """This file is for a spreadsheet: what would be a formula there is a text (collections C38)."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
