"""Prints the seconds that bulk_create takes for all rows of one database, in batches of 500 into another; loading them is not timed.

``python -m tests.benchmarks.bare_rows EMPTY``: from the default database, which an import has filled, into a migrated SQLite file.
"""

from __future__ import annotations

import sys
import time
from itertools import islice
from typing import Any

BATCH = 500
BARE = "bare"
# Tables that an import writes, those that others point to first.
TABLES = (
    *("Museum", "Maker", "MakerName", "ImportRun", "Work", "AccessionNumber", "WorkMaker", "WorkTerm", "Measure", "ImageAddress", "Origin"),
    "ReportLine",
)


def main(empty: str) -> float:
    import django

    django.setup()
    from django.apps import apps
    from django.db import connections

    connections.databases[BARE] = {**connections.databases["default"], "NAME": empty}
    models: list[Any] = [*(apps.get_model("cms_collections", name) for name in TABLES), apps.get_model("cms_core", "Change")]
    seconds = 0.0
    for model in models:
        rows = model._base_manager.order_by("pk").iterator(chunk_size=BATCH)
        while batch := list(islice(rows, BATCH)):
            start = time.perf_counter()
            model._base_manager.using(BARE).bulk_create(batch, batch_size=BATCH)
            seconds += time.perf_counter() - start
    return seconds


if __name__ == "__main__":
    print(main(sys.argv[1]))
