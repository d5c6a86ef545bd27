"""All that the tables of collections say, without what differs from one run of the same thing to the next: ids, uuids and times."""

from __future__ import annotations

from collections import Counter
from typing import Any

from cms.collections.models import ImportRun, JournalEntry, KeyAlias, Maker, Museum, NetworkImage, ReportLine, Work
from cms.core.models import Change

_TIMES = {"created_at", "updated_at", "exported_at", "left_at", "queued_at", "started_at", "finished_at", "heartbeat_at", "undone_at"}
_OWN = {"id", "uuid", "pk", "holder", *_TIMES}
PARTS = ("accession_numbers", "work_makers", "terms", "measures", "image_addresses", "work_images", "key_aliases")


def dump(*, versions: bool = True, runs: bool = True) -> dict[str, Any]:
    """``versions``: how often each work was changed, and what was told of it; ``runs``: imports with reports and journals."""
    works = {(work.source, work.source_key): _work(work, versions) for work in _works()}
    found: dict[str, Any] = {
        "museums": sorted(museum.name for museum in Museum.objects.all()),
        "makers": sorted(
            str(_columns(maker, {"merged_into_id"})) + str(_names(maker)) for maker in Maker.objects.prefetch_related("names")
        ),
        "works": works,
        "images": sorted(NetworkImage.objects.values_list("title", flat=True)),
        "aliases": sorted(KeyAlias.objects.values_list("source", "source_key", "work__source_key")),
    }
    if versions:
        keys = dict(Work.objects.values_list("uuid", "source_key"))
        told = {str(uuid): key for uuid, key in keys.items()}
        changes = Change.objects.filter(subject_type="cms_collections.work").values_list("kind", "subject_id", "data")
        found["changes"] = Counter((kind, told[pk], str(sorted(data.items()))) for kind, pk, data in changes)
    if runs:
        found["runs"] = [_run(run) for run in ImportRun.objects.order_by("pk")]
    return found


def _works() -> Any:
    return Work.objects.select_related("museum", "origin", "merged_into").prefetch_related(*PARTS)


def _work(work: Work, versions: bool) -> dict[str, Any]:
    out = {"museum_id", "merged_into_id"} | (set() if versions else {"version"})
    columns = {**_columns(work, out), "museum": work.museum.name, "merged": work.merged_into and work.merged_into.source_key}
    parts = {name: [_part(part) for part in getattr(work, name).all()] for name in PARTS}
    # Each kind of terms has an order of its own.
    parts["terms"].sort(key=lambda term: (term["kind"], term["order"]))
    origin = getattr(work, "origin", None)
    return {**columns, **parts, "origin": _origin(origin) if origin else None}


def _part(part: Any) -> dict[str, Any]:
    return {
        **_columns(part, {"work_id", "maker_id", "image_id"}),
        "maker": str(getattr(part, "maker", "")),
        "image": str(getattr(part, "image", "")),
    }


def _origin(origin: Any) -> dict[str, Any]:
    said = _columns(origin, {"work_id", "run_id", "created_by_id", "absent_since_id", "read_by", "hand"})
    hand = {name: (kept["value"], kept["base"]) for name, kept in origin.hand.items()}
    return {
        **said,
        "hand": hand,
        "read_by": {name: number for name, (_run, number) in origin.read_by.items()},
        "absent": origin.absent_since_id is not None,
    }


def _run(run: ImportRun) -> dict[str, Any]:
    lines = ReportLine.objects.filter(run=run).order_by("row", "pk")
    journal = JournalEntry.objects.filter(run=run).order_by("work__source_key")
    out = {"by_id", "museum_id", "undone_by_id", "mapping_id", "path", "file", "reading"}
    return {
        **_columns(run, out),
        "reading": {name: value for name, value in run.reading.items() if name != "makers_from"},
        "lines": list(lines.values_list("row", "outcome", "field", "reason", "text", "work__source_key")),
        "journal": [(entry.work.source_key, {**entry.before, "run": 0}, entry.after) for entry in journal.select_related("work")],
    }


def _names(maker: Maker) -> list[tuple[str, ...]]:
    return sorted((name.source, name.name, name.folded, name.life) for name in maker.names.all())


def _columns(instance: Any, out: set[str]) -> dict[str, Any]:
    return {
        column.attname: getattr(instance, column.attname) for column in instance._meta.concrete_fields if column.attname not in _OWN | out
    }
