from __future__ import annotations

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from cms.core.actions import PutAway
from cms.core.models import Notice


def start(request: HttpRequest) -> HttpResponse:
    """Nothing public lives at the API's root: staff go to the admin."""
    return HttpResponseRedirect(reverse("wagtailadmin_home"))


def health(request: HttpRequest) -> HttpResponse:
    """200 when the database answers and is migrated, else 503 with what is missing."""
    try:
        executor = MigrationExecutor(connection)
        pending = [
            f"{migration.app_label}.{migration.name}" for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())
        ]
    except Exception as error:  # any database failure is the same answer to a probe
        return _told({"status": "down", "reason": f"database: {type(error).__name__}"}, status=503)
    if pending:
        return _told({"status": "down", "reason": "database not migrated: run manage.py migrate", "pending": pending}, status=503)
    return _told({"status": "up"})


def _told(what: dict[str, object], *, status: int = 200) -> JsonResponse:
    return JsonResponse(what, status=status, headers={"Cache-Control": "no-store"})


@require_POST
def put_notice_away(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody else's notice is not there."""
    notice = get_object_or_404(Notice.objects.select_related("user"), pk=pk, user=request.user.pk)
    PutAway(notice=notice, by=notice.user).run()
    return HttpResponseRedirect(reverse("wagtailadmin_home"))
