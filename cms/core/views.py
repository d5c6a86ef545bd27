from __future__ import annotations

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse


def start(request: HttpRequest) -> HttpResponse:
    """Nothing public lives at the API's root: staff go to the admin."""
    return HttpResponseRedirect("/admin/")


def health(request: HttpRequest) -> HttpResponse:
    """200 when the database answers and is migrated, else 503 with what is missing."""
    try:
        executor = MigrationExecutor(connection)
        pending = [
            f"{migration.app_label}.{migration.name}" for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())
        ]
    except Exception as error:  # any database failure is the same answer to a probe
        return JsonResponse({"status": "down", "reason": f"database: {type(error).__name__}"}, status=503)
    if pending:
        return JsonResponse(
            {"status": "down", "reason": "database not migrated: run manage.py migrate", "pending": len(pending)}, status=503
        )
    return JsonResponse({"status": "up"})
