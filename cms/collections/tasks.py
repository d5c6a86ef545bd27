from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django_tasks import task

from cms.collections.actions import FetchImages, MakeRenditions
from cms.collections.actions.imports import RunImport, UndoImport
from cms.collections.actions.imports.hold import note_refusal
from cms.collections.models import ImportRun, Work
from cms.core.errors import DomainError
from cms.core.models import User


@task()
def make_renditions(image_id: int) -> list[str]:
    return [preset.name for preset in MakeRenditions(image_id=image_id).run()]


AGAIN_AFTER = timedelta(seconds=30)
MOST_ATTEMPTS = 20


@task()
def fetch_images(work_id: int, by_id: int, attempt: int = 1) -> dict[str, Any]:
    """A host that somebody else is asking is asked again later; a row that is gone by then asks for nothing."""
    work, by = Work.objects.select_related("museum").filter(pk=work_id).first(), User.objects.filter(pk=by_id).first()
    if work is None or by is None:
        return {}
    fetched = FetchImages(work=work, by=by).run()
    if fetched.waiting and attempt < MOST_ATTEMPTS:
        # The worker compares this with its own clock, not with the database's.
        fetch_images.using(run_after=timezone.now() + AGAIN_AFTER).enqueue(work_id, by_id, attempt + 1)
    return {"kept": fetched.kept, "refused": fetched.refused, "waiting": fetched.waiting}


@task()
def run_import(run_id: int, dry: bool = False) -> str:
    """Brings a prepared file in or goes on with it. Why it was refused or failed stands on the run, where those who sent it read it."""
    run = ImportRun.objects.get(pk=run_id)
    try:
        return str(RunImport(import_run=run, dry=dry).run().state)
    except DomainError as error:
        note_refusal(run, error)
        return error.code


@task()
def undo_import(run_id: int, by_id: int) -> dict[str, int]:
    run = ImportRun.objects.get(pk=run_id)
    try:
        undone = UndoImport(import_run=run, by=User.objects.get(pk=by_id)).run()
    except DomainError as error:
        note_refusal(run, error)
        return {}
    return {"restored": undone.restored, "withdrawn": undone.withdrawn, "kept": len(undone.kept)}
