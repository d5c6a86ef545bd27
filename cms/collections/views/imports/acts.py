"""What may be done with an import now; each act is one Action, and long ones are the worker's."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from cms.collections.actions.imports.accept_absent import AcceptAbsent
from cms.collections.actions.imports.hold import gave_up
from cms.collections.actions.imports.queue_import import QueueImport
from cms.collections.actions.imports.undo import UndoImport
from cms.collections.enums import RunState
from cms.collections.models import ImportRun
from cms.collections.tasks import run_import, undo_import
from cms.collections.views.imports import words
from cms.collections.views.imports.staff import run_of, staff
from cms.core import clock
from cms.core.errors import DomainError
from cms.core.models import User

TRY, START, RESUME, ACCEPT, UNDO = "try", "start", "resume", "accept", "undo"
_LABELS = {
    TRY: gettext_lazy("Try it: read all, write nothing"),
    START: gettext_lazy("Bring the rows in"),
    RESUME: gettext_lazy("Go on from there"),
    ACCEPT: gettext_lazy("So many are meant: bring the rows in"),
    UNDO: gettext_lazy("Undo this import"),
}


def acts_on(run: ImportRun, user: User) -> list[dict[str, Any]]:
    """The acts that are possible now, the likeliest first."""
    if words.is_running(run):
        return []
    if gave_up(run, now=clock.now()):
        verb = UNDO if run.undone_at else TRY if run.state == RunState.PREVIEWING else RESUME
        return [{"verb": verb, "label": _LABELS[verb], "first": True, "grave": False}]
    verbs = {
        RunState.MAPPED: [TRY, START],
        RunState.PREVIEWED: [START, TRY],
        RunState.ASKING: [ACCEPT],
        RunState.FAILED: [RESUME],
    }.get(RunState(run.state), [])
    if _can_be_undone(run, user):
        verbs = [*verbs, UNDO]
    acts = [{"verb": verb, "label": _LABELS[verb], "first": n == 0 and verb != UNDO, "grave": verb == UNDO} for n, verb in enumerate(verbs)]
    if run.state in {RunState.MAPPED, RunState.PREVIEWED} and run.mapping_id:
        acts.append({"label": _("Change what the columns say"), "address": reverse("records:import_columns", args=[run.pk])})
    return acts


def _can_be_undone(run: ImportRun, user: User) -> bool:
    """Only where the act itself would not refuse: rights, journal and later imports are its to judge."""
    try:
        UndoImport(import_run=run, by=user).check()
    except DomainError:
        return False
    return True


@require_POST
def act(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    user, run = staff(request), run_of(request, pk)
    if verb not in _LABELS:
        raise Http404
    try:
        if verb == ACCEPT:
            AcceptAbsent(import_run=run, by=user).run()
        QueueImport(import_run=run, undo=verb == UNDO).run()
    except DomainError as error:
        messages.error(request, str(error))
    else:
        transaction.on_commit(lambda: _send(run.pk, verb, user.pk))
    return redirect("records:import", run.pk)


def _send(run_id: int, verb: str, user_id: int) -> None:
    """To the worker, once the run is seen to be waiting."""
    if verb == UNDO:
        undo_import.enqueue(run_id, user_id)
    else:
        run_import.enqueue(run_id, verb == TRY)
