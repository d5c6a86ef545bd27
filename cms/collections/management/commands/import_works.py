from __future__ import annotations

import csv
import signal
from argparse import RawDescriptionHelpFormatter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from cms.collections.actions.imports import AcceptAbsent, PrepareImport, RunImport
from cms.collections.actions.imports.files import digest_of
from cms.collections.enums import Outcome, RunState
from cms.collections.models import ImportRun, Mapping, Museum
from cms.collections.selectors.import_runs import interrupted_run, report_rows
from cms.collections.sources.cleaning import Repair
from cms.collections.sources.profile import Profile, built_in
from cms.core.errors import DomainError
from cms.core.models import User

# Doubtful rows that are printed, and every how many rows a line tells where there is no terminal.
PRINTED, EVERY = 20, 5_000


class Command(BaseCommand):
    help = """Bring records in from a file, gzipped or not; run again, it goes on where it was broken off.

Exit status 0 once all rows are dealt with, doubtful ones too; 1 when something was refused, and nothing or only whole batches written."""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.add_argument("file", type=Path)
        layout = parser.add_mutually_exclusive_group(required=True)
        layout.add_argument("--profile", choices=sorted(built_in()), help="the layout of the file")
        layout.add_argument("--mapping", metavar="SLUG", help="a layout that was made in the admin")
        parser.add_argument("--museum", metavar="MUSEOFILE", help="the museum of rows that name none, and of a complete file")
        parser.add_argument("--complete", action="store_true", help="the file holds all works of that museum: absent ones are marked")
        parser.add_argument("--accept-absent", action="store_true", help="also if more than 2 %% of them are absent")
        parser.add_argument("--dry-run", action="store_true", help="read and report everything, write nothing")
        parser.add_argument("--resume", nargs="?", type=int, const=0, metavar="RUN", help="refuse to begin anew")
        parser.add_argument("--take-over", action="store_true", help="resume a run that gave a sign of life in the last two minutes")
        parser.add_argument("--by", metavar="EMAIL", help="import as this member of staff, with their rights; else as the house")
        parser.add_argument("--report", type=Path, metavar="CSV", help="write every line of the report there")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            run = self._carry_out(self._run(options), options)
            if run.state == RunState.ASKING and options["accept_absent"]:
                run = self._carry_out(AcceptAbsent(import_run=run, by=run.by).run(), options)
        except DomainError as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt:
            raise CommandError(_("Stopped. Run the same command again to resume."), returncode=130) from None
        if run.state == RunState.ASKING:
            raise CommandError(f"{run.message} (--accept-absent)")
        self._report(run, options["report"])

    def _carry_out(self, run: ImportRun, options: dict[str, Any]) -> ImportRun:
        """Unless it asks already, and is not answered here."""
        if run.state == RunState.ASKING and not run.absent_accepted:
            return run
        with self._interruptible() as stopped:
            return RunImport(
                import_run=run,
                dry=options["dry_run"],
                take_over=options["take_over"],
                path=options["file"],
                say=lambda now: self._say(now, stopped),
            ).run()

    def _run(self, options: dict[str, Any]) -> ImportRun:
        """The run to go on with, or a new one."""
        file: Path = options["file"]
        if not file.is_file():
            raise CommandError(_("There is no file %(file)s.") % {"file": file})
        profile, mapping = self._profile(options)
        museum = _one(Museum, museofile=options["museum"])
        run = None
        if not options["dry_run"]:
            with file.open("rb") as opened:
                digest = digest_of(opened)
            if options["resume"]:
                run = _one(ImportRun, pk=options["resume"])
            else:
                run = interrupted_run(source=profile.source, sha256=digest, museum=museum, complete=options["complete"])
        if run is None and options["resume"] is not None:
            raise CommandError(_("There is no interrupted import of this file."))
        if run is None:
            by = _one(User, email__iexact=options["by"])
            return PrepareImport(
                profile=profile, mapping=mapping, by=by, path=file, file_name=file.name, museum=museum, complete=options["complete"]
            ).run()
        self.stdout.write(_("Import %(run)s of this file goes on after %(done)s rows.") % {"run": run.pk, "done": run.done})
        return run

    def _profile(self, options: dict[str, Any]) -> tuple[Profile, Mapping | None]:
        mapping = _one(Mapping, source=options["mapping"])
        if mapping is not None:
            return Profile.from_definition(mapping.definition), mapping
        return built_in()[options["profile"]], None

    @contextmanager
    def _interruptible(self) -> Iterator[list[bool]]:
        """Ctrl-C waits for the end of the batch."""
        stopped: list[bool] = []
        before = signal.signal(signal.SIGINT, lambda *_args: stopped.append(True))
        try:
            yield stopped
        finally:
            signal.signal(signal.SIGINT, before)

    def _say(self, run: ImportRun, stopped: list[bool]) -> None:
        line = _("%(done)s of %(total)s rows") % {"done": run.done, "total": run.total}
        if self.stderr.isatty():
            self.stderr.write(f"\r{line}", ending="\n" if run.done >= run.total else "")
        elif run.done // EVERY > (run.done - 500) // EVERY:
            self.stderr.write(line)
        if stopped:
            raise KeyboardInterrupt

    def _report(self, run: ImportRun, path: Path | None) -> None:
        counts = [f"{Outcome(name).label} {getattr(run, name)}" for name in Outcome.values]
        self.stdout.write(
            _("Import %(run)s, %(state)s: %(rows)s rows") % {"run": run.pk, "state": run.get_state_display(), "rows": run.done}
        )
        self.stdout.write("  " + ", ".join(counts))
        for told in self._reading(run):
            self.stdout.write(f"  {told}")
        if run.message:
            self.stdout.write(run.message)
        shown = 0
        for shown, (row, outcome, field, reason, text) in enumerate(report_rows(run), start=1):
            if shown > PRINTED:
                break
            self.stdout.write(f"  {row} {outcome} {field}: {reason} {text[:80]!r}")
        if shown > PRINTED:
            self.stdout.write(_("  … %(number)s lines in all.") % {"number": run.lines.count()})
        if path is not None:
            self._write(run, path)

    def _reading(self, run: ImportRun) -> Iterator[str]:
        yield _("read as %(encoding)s, cells divided by “%(delimiter)s”") % run.reading
        mended = run.reading.get("cleaned", {})
        if mended:
            words = [f"{Repair(name).label if name in Repair.values else name} {number}" for name, number in sorted(mended.items())]
            yield _("mended: %(mended)s") % {"mended": ", ".join(words)}
        if run.reading["unknown"]:
            yield _("columns that nothing reads: %(columns)s") % {"columns": ", ".join(run.reading["unknown"])}
        if "makers" in run.reading:
            yield _("makers that are new: %(makers)s") % run.reading
        if run.complete:
            yield _("works that are absent: %(absent)s") % {"absent": run.absent}

    def _write(self, run: ImportRun, path: Path) -> None:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([_("row"), _("outcome"), _("field"), _("reason"), _("text")])
            writer.writerows(report_rows(run))


def _one(model: Any, **named: Any) -> Any:
    """The row that an option names; None for an option that was not given. Raises CommandError for one that is not there."""
    [value] = named.values()
    if not value:
        return None
    found = model._default_manager.filter(**named).first()
    if found is None:
        raise CommandError(_("%(kind)s “%(value)s” is not known.") % {"kind": model._meta.verbose_name, "value": value})
    return found
