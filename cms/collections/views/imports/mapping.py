"""What the columns of a file hold: said once, looked at on the first rows, and kept for the next file of the same layout."""

from __future__ import annotations

from itertools import islice
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cms.collections.actions.imports.files import layout_of, open_file
from cms.collections.actions.imports.map_columns import BEFORE_WRITING, MapColumns
from cms.collections.fields import FIELDS
from cms.collections.forms.columns import ColumnsForm
from cms.collections.models import ImportRun
from cms.collections.sources import reading
from cms.collections.sources.doubts import Doubt
from cms.collections.sources.guessing import pairs_of
from cms.collections.views.imports import words
from cms.collections.views.imports.first_rows import first_rows
from cms.collections.views.imports.staff import heading, run_of, staff
from cms.core.errors import DomainError

SAMPLES = 3


def columns(request: HttpRequest, pk: int) -> HttpResponse:
    user, run = staff(request), run_of(request, pk)
    if run.mapping is None or run.state not in BEFORE_WRITING or run.queued_at is not None:
        return redirect("records:import", run.pk)
    names = list(layout_of(run).columns)
    form = ColumnsForm(
        request.POST or None,
        columns=names,
        samples=_samples(run),
        fields=_fields(),
        pairs=pairs_of(run.definition),
        initial={"name": run.mapping.name},
    )
    if request.method == "POST" and form.is_valid():
        try:
            MapColumns(import_run=run, name=form.cleaned_data["name"], pairs=form.pairs(), by=user).run()
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            if "look" not in request.POST:
                return redirect("records:import", run.pk)
            messages.success(request, _("Kept. Below, the first rows as they are read now."))
            return redirect(f"{request.path}#first-rows")
    context: dict[str, Any] = {
        **heading(_("What the columns hold"), run=run),
        "run": run,
        "form": form,
        "first_rows": first_rows(run),
    }
    return render(request, "cms_collections/imports/columns.html", context, status=422 if form.errors else 200)


def _fields() -> list[tuple[str, str]]:
    return [(field, words.field_label(field)) for field in FIELDS]


def _samples(run: ImportRun) -> list[list[str]]:
    """What stands in each column in the first rows."""
    with open_file(run) as file:
        rows = [cells for _number, cells in islice(reading.rows(file, layout_of(run)), 4 * SAMPLES) if not isinstance(cells, Doubt)]
    return [[text for text in column if text.strip()][:SAMPLES] for column in zip(*rows, strict=True)]
