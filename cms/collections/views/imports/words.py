"""An import in words: how far it is, how its file was read, what is in doubt."""

from __future__ import annotations

from collections.abc import Iterable

from django.template.defaultfilters import capfirst
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from cms.collections.actions.imports.hold import AT_WORK, gave_up
from cms.collections.enums import Outcome, RunState
from cms.collections.models import ImportRun, Mapping, ReportLine
from cms.collections.selectors.differences import LABELS
from cms.collections.sources.cleaning import Repair
from cms.collections.sources.doubts import Reason
from cms.collections.sources.profile import built_in
from cms.core import clock

# Outcomes of which the report has lines.
LISTED = (Outcome.DIFFERS, Outcome.REJECTED, Outcome.SUSPICIOUS)
COUNTED = (Outcome.CREATED, Outcome.CHANGED, Outcome.UNCHANGED, *LISTED)
_DELIMITERS = {"\t": gettext_lazy("tabulation"), ";": ";", ",": ",", "|": "|"}
_ONE_ROW = {
    Outcome.CREATED: pgettext_lazy("a row", "created"),
    Outcome.CHANGED: pgettext_lazy("a row", "changed"),
    Outcome.UNCHANGED: pgettext_lazy("a row", "unchanged"),
    Outcome.DIFFERS: pgettext_lazy("a row", "differs from what was kept by hand"),
    Outcome.REJECTED: pgettext_lazy("a row", "rejected"),
    Outcome.SUSPICIOUS: pgettext_lazy("a row", "imported, doubtful"),
}
_SHOWN = 20


def is_running(run: ImportRun) -> bool:
    """At work, or waiting for a worker that will take it up."""
    return run.queued_at is not None or (run.state in AT_WORK and not gave_up(run, now=clock.now()))


def percent(run: ImportRun) -> int:
    return 100 * run.done // run.total if run.total else 0


def sentence(run: ImportRun) -> str:
    done, total = number_format(run.done, use_l10n=True, force_grouping=True), number_format(run.total, use_l10n=True, force_grouping=True)
    if run.queued_at is None and gave_up(run, now=clock.now()):
        return _(
            "The import gives no sign of life any more: its process has ended after %(done)s of %(total)s rows. It can go on from there."
        ) % {
            "done": done,
            "total": total,
        }
    if run.state == RunState.RUNNING and run.undone_at is not None:
        return _("The import is being undone.")
    if run.state in AT_WORK:
        return _("%(done)s of %(total)s rows are behind us.") % {"done": done, "total": total}
    if run.queued_at is not None:
        return _("The import waits for its turn: it begins within a minute.")
    return {
        RunState.MAPPED: ngettext(
            "%(total)s row was found. Nothing is written yet.", "%(total)s rows were found. Nothing is written yet.", run.total
        ),
        RunState.PREVIEWED: _("All %(total)s rows were read as a trial. Nothing is written yet."),
        RunState.ASKING: _("The import waits for your answer; nothing is written yet."),
        RunState.DONE: _("All %(total)s rows are in."),
        RunState.FAILED: _("The import stopped after %(done)s of %(total)s rows. What is in stays in; it can go on from there."),
        RunState.UNDONE: _("This import was undone."),
    }[RunState(run.state)] % {"done": done, "total": total}


def outcomes(run: ImportRun) -> list[tuple[str, str, int]]:
    return [(outcome.value, str(outcome.label), getattr(run, outcome.value)) for outcome in COUNTED]


def profile_label(run: ImportRun) -> str:
    known = built_in().get(run.profile)
    if known is not None:
        return str(known.label)
    mapping = Mapping.objects.filter(source=run.profile).first()
    return mapping.name if mapping else run.profile


def reading(run: ImportRun) -> list[tuple[str, str]]:
    """How the file was read, as pairs of a label and a text."""
    how = run.reading
    pairs = [
        (_("encoding"), how.get("encoding", "")),
        (_("between the cells"), str(_DELIMITERS.get(how.get("delimiter", ""), how.get("delimiter", "")))),
        (_("columns"), _few(how.get("columns", ()))),
        (_("columns that nothing reads"), _few(how.get("unknown", ())) or _("none")),
        (_("cleaned"), " ; ".join(f"{_repair(name)} : {number}" for name, number in sorted(how.get("cleaned", {}).items()))),
        (_("fingerprint of the file (SHA-256)"), run.sha256),
    ]
    return [(label, text) for label, text in pairs if text]


def _repair(code: str) -> str:
    return str(Repair(code).label) if code in Repair.values else code


def _few(names: Iterable[str]) -> str:
    found = list(names)
    return ", ".join(found[:_SHOWN]) + (f" … ({len(found)})" if len(found) > _SHOWN else "")


def field_label(name: str) -> str:
    """A field of ours in words; a column of the file as it is."""
    return capfirst(str(LABELS[name])) if name in LABELS else name


def reason_label(code: str) -> str:
    return str(Reason(code).label) if code in Reason.values else code


def outcome_label(line: ReportLine) -> str:
    return str(_ONE_ROW[Outcome(line.outcome)])
