"""Gives works the values back that a run took from them, from its journal (collections C30)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from cms.collections.actions.authorities import Authorities
from cms.collections.actions.hand import recount
from cms.collections.actions.imports.kept import Kept, Why
from cms.collections.actions.imports.load import load_works
from cms.collections.actions.imports.rewrite import Rewritten, rewrite, write_origins
from cms.collections.actions.shown import Resolve, by_uuid
from cms.collections.enums import RecordState
from cms.collections.fields import Value, empty
from cms.collections.models import ImageAddress, ImportRun, JournalEntry, KeyAlias, Origin, Work, WorkImage
from cms.core import clock


@dataclass(slots=True)
class _Restored:
    """One entry carried out in memory."""

    entry: JournalEntry
    origin: Origin
    rewritten: Rewritten
    shown: dict[str, Value] = field(default_factory=dict)
    kept: dict[str, Why] = field(default_factory=dict)


def restore(run: ImportRun, pks: Sequence[int]) -> tuple[int, list[Kept]]:
    """How many works got something back, and what was left. The entries are gone afterwards: what is done is done once."""
    entries = list(JournalEntry.objects.filter(pk__in=pks).order_by("pk"))
    works = load_works([entry.work_id for entry in entries])
    origins = {origin.pk: origin for origin in Origin.objects.select_for_update().filter(pk__in=works)}
    kept = [one for entry in entries for one in _take_pictures_off(entry, works[entry.work_id])]
    restored = [_restore(entry, works[entry.work_id], origins[entry.work_id], run) for entry in entries if entry.before]
    _write(run, restored)
    kept += [
        Kept(str(one.rewritten.work.uuid), one.rewritten.work.label, name, why.value) for one in restored for name, why in one.kept.items()
    ]
    done = JournalEntry.objects.filter(pk__in=pks)
    # Nothing hangs on an entry.
    done._raw_delete(done.db)
    return len(entries) - sum(bool(one.kept) and not one.shown for one in restored), kept


def _restore(entry: JournalEntry, work: Work, origin: Origin, run: ImportRun) -> _Restored:
    before: dict[str, Any] = entry.before
    done = _Restored(entry, origin, Rewritten.of(work))
    left = work.state != RecordState.CURRENT
    if left and before["state"] == RecordState.CURRENT:
        done.kept[""] = Why.LEFT
        return done
    for name, value in before["values"].items():
        if why := _why_not(name, entry, origin):
            done.kept[name] = why
            continue
        _put(origin.values, name, value)
        _put(origin.raw, name, before["raw"].get(name))
    for name, hand in before["hand"].items():
        if name in before["dropped"] and name not in done.kept and name not in origin.hand:
            origin.hand[name] = hand
    given_back = {*before["values"], *before["dropped"]} - done.kept.keys()
    if not left:
        for name in given_back:
            kept = origin.hand.get(name)
            done.shown[name] = kept["value"] if kept else origin.values.get(name, empty(name))
        work.source_key = before["source_key"]
    origin.read_by = {**before["read_by"], **{name: [run.pk, origin.row] for name in done.kept}}
    origin.run_id, origin.row, origin.absent_since_id = before["run"], before["row"], before["absent_since"]
    # A mixture is no row's: the next file is compared value by value.
    origin.digest = "" if done.kept else before["digest"]
    recount(origin)
    return done


def _why_not(name: str, entry: JournalEntry, origin: Origin) -> Why | None:
    expected = None if name in entry.before["dropped"] else entry.before["hand"].get(name)
    if origin.hand.get(name) != expected:
        return Why.BY_HAND
    return None if origin.values.get(name) == entry.after.get(name) else Why.READ_SINCE


def _put(into: dict[str, Any], name: str, value: Any) -> None:
    if value is None:
        into.pop(name, None)
    else:
        into[name] = value


def _write(run: ImportRun, restored: Sequence[_Restored]) -> None:
    resolve = _resolver(run, [entry for one in restored for entry in one.shown.get("makers", ())])
    keys = {one.rewritten.work.pk: one.rewritten.before.everything["source_key"] for one in restored}
    for one in restored:
        work = one.rewritten.work
        for name, value in one.shown.items():
            one.rewritten.show(name, value, resolve, known_from="")
            if name == "location":
                work.location_source, work.location_said_by = one.entry.before["known_from"]
    rewrite([one.rewritten for one in restored], now=clock.now())
    # A work that had no origin has none again, unless something is kept by it now.
    bare = [one.origin.pk for one in restored if not (one.entry.before["origin"] or one.kept or one.origin.hand)]
    write_origins([one.origin for one in restored if one.origin.pk not in bare])
    Origin.objects.filter(pk__in=bare).delete()
    renamed = [one.rewritten.work for one in restored if one.rewritten.work.source_key != keys[one.rewritten.work.pk]]
    KeyAlias.objects.filter(source=run.source, source_key__in=[work.source_key for work in renamed], work__in=renamed).delete()


def _resolver(run: ImportRun, entries: list[dict[str, Any]]) -> Resolve:
    """Makers that a hand or the work itself named are authorities; the source's are found as its imports find them."""
    named = [entry for entry in entries if "maker" not in entry]
    found = dict(zip(map(id, named), Authorities(run.source).resolve(named), strict=True)) if named else {}
    return lambda entry: by_uuid(entry) if "maker" in entry else found[id(entry)]


def _take_pictures_off(entry: JournalEntry, work: Work) -> list[Kept]:
    """Images that the run hung on a work that was there; one that somebody has described stays."""
    markers = ImageAddress.objects.filter(pk__in=entry.after.pop("pictures", []))
    images = set(markers.values_list("image", flat=True))
    if not images:
        return []
    hung = WorkImage.objects.filter(work=work, image__in=images)
    described = hung.filter(alt_to_review=False)
    kept = [Kept(str(work.uuid), work.label, "images", Why.BY_HAND.value) for _image in described]
    markers.exclude(image__in=described.values("image")).delete()
    hung.filter(alt_to_review=True).delete()
    return kept
