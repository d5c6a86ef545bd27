"""One batch of rows: each ends in one of six outcomes, and what it brings is written (collections C5, C10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cms.collections.actions.authorities import Authorities
from cms.collections.actions.hand import source_value
from cms.collections.actions.imports.change import Taken, take
from cms.collections.actions.imports.create import New, create_works
from cms.collections.actions.imports.digest import digest_of
from cms.collections.actions.imports.find import Found, Known, find
from cms.collections.actions.imports.load import load_origins, load_works
from cms.collections.actions.imports.museums import Museums
from cms.collections.actions.imports.rewrite import rewrite, write_origins
from cms.collections.actions.imports.survey import Survey
from cms.collections.actions.shown import Resolve
from cms.collections.enums import Outcome, RecordState
from cms.collections.models import ImportRun, JournalEntry, KeyAlias, Museum
from cms.collections.sources.doubts import Doubt, ReadRow, Reason
from cms.core import clock


@dataclass(slots=True)
class Verdict:
    """What became of one row. ``work`` is the primary key of the work that it means, if it means one; ``was_there``: before this batch."""

    row: ReadRow
    outcome: Outcome
    doubts: list[Doubt] = field(default_factory=list)
    work: int | None = None
    was_there: bool = True
    # Doubts that are told in each run, because nothing of them is kept.
    standing: list[Doubt] = field(default_factory=list)


@dataclass(slots=True)
class Batches:
    """What a run remembers between its batches. ``write`` belongs into a transaction, and ``forget`` after its rollback."""

    run: ImportRun
    survey: Survey
    museums: Museums
    # The name of the source that is shown beside what it says of a location.
    known_from: str
    authorities: Authorities

    @classmethod
    def of(cls, run: ImportRun, survey: Survey) -> Batches:
        return cls(
            run=run,
            survey=survey,
            museums=Museums(by=run.by, own=run.museum),
            known_from=run.definition.get("label", run.profile)[:255],
            authorities=Authorities(run.source),
        )

    def works_of(self, rows: Sequence[ReadRow]) -> list[tuple[int, ReadRow]]:
        """The rows whose works are there, with their primary keys."""
        found = find(rows, source=self.run.source, survey=self.survey)
        return [(known.pk, row) for row in rows if row.number in found and (known := found[row.number].known) is not None]

    def write(self, rows: Sequence[ReadRow], found_wrong: dict[int, list[Doubt]]) -> list[Verdict]:
        """A verdict for each row, in order. ``found_wrong``: doubts that were found outside, by row number.

        The number of statements does not grow with the rows, but for museums that are new.
        """
        now = clock.now()
        found = find(rows, source=self.run.source, survey=self.survey)
        verdicts: list[Verdict] = []
        news: list[tuple[New, Verdict]] = []
        olds: list[tuple[Found, Verdict]] = []
        for row in rows:
            verdict = Verdict(row, Outcome.REJECTED)
            verdicts.append(verdict)
            if row.rejected is not None:
                verdict.doubts = [row.rejected]
                continue
            one = found[row.number]
            museum = self._judge(verdict, one)
            verdict.doubts += found_wrong.get(row.number, [])
            if verdict.outcome == Outcome.CHANGED:
                olds.append((one, verdict))
            elif verdict.outcome == Outcome.CREATED and museum is not None:
                news.append((New(row, one.key, museum), verdict))
        self._write(news, olds, now)
        return verdicts

    def forget(self) -> None:
        """After a rollback: what was made is not there."""
        self.museums.forget()

    def _judge(self, verdict: Verdict, found: Found) -> Museum | None:
        """What can be said before the work is loaded: CREATED and CHANGED are still to be carried out. Answers with the museum."""
        row, known = verdict.row, found.known
        verdict.work, verdict.was_there = (known.pk if known else None), known is not None
        if found.reason is not None:
            verdict.doubts.append(Doubt(found.reason, "key", row.key))
        if found.reason == Reason.SAME_ROW_TWICE:
            verdict.outcome = Outcome.SUSPICIOUS
            return None
        named = self.museums.of(row.museum)
        wrong = self._museum_doubt(named, known)
        if wrong is not None or isinstance(named, Doubt):
            verdict.doubts = [one for one in (wrong,) if one]
            return None
        if known is None:
            verdict.outcome = Outcome.CREATED
        else:
            verdict.outcome = Outcome.CHANGED
            if named is not None and named.pk != known.museum_id:
                verdict.standing.append(Doubt(Reason.OTHER_MUSEUM, "museum", named.name))
        return named

    def _museum_doubt(self, named: Museum | Doubt | None, known: Known | None) -> Doubt | None:
        """Why the row may not be written, as far as museums are concerned."""
        if isinstance(named, Doubt):
            return named
        if named is None and known is None:
            return Doubt(Reason.NO_MUSEUM, "museum")
        concerned = [*([named.pk] if named else ()), *([known.museum_id] if known else ())]
        theirs = all(self.museums.may_keep(pk) for pk in concerned)
        return None if theirs else Doubt(Reason.NOT_YOUR_MUSEUM, "museum", named.name if named else "")

    def _write(self, news: list[tuple[New, Verdict]], olds: list[tuple[Found, Verdict]], now: datetime) -> None:
        takens = [(taken, verdict) for taken, verdict in self._take(olds) if taken.origin is not None]
        entries = [entry for new, _verdict in news for entry in new.row.values.get("makers", ())]
        for taken, _verdict in takens:
            if taken.origin is not None and "makers" in taken.shown:
                entries += source_value(taken.origin, "makers")
        resolve = self._resolver(entries)
        works = create_works([new for new, _verdict in news], run=self.run, known_from=self.known_from, resolve=resolve, now=now)
        for work, (_new, verdict) in zip(works, news, strict=True):
            verdict.work = work.pk
            verdict.doubts = [*verdict.row.doubts, *verdict.doubts]
            verdict.outcome = Outcome.SUSPICIOUS if verdict.doubts else Outcome.CREATED
        self._change([taken for taken, _verdict in takens], resolve, now)

    def _take(self, olds: list[tuple[Found, Verdict]]) -> list[tuple[Taken, Verdict]]:
        """Settles the outcome of rows of works that are there; loads only those of which more must be known than the digest."""
        changed = []
        for found, verdict in olds:
            known = found.known
            if known is None:
                continue
            same_key = found.key == known.source_key or known.state != RecordState.CURRENT
            if same_key and not (known.undone or known.absent) and known.digest == digest_of(verdict.row.values):
                verdict.outcome = Outcome.SUSPICIOUS if verdict.standing else Outcome.UNCHANGED
                verdict.doubts = verdict.standing
            else:
                changed.append((known, found.key, verdict))
        works = load_works([known.pk for known, _key, _verdict in changed])
        origins = load_origins(works)
        answer = []
        for known, key, verdict in changed:
            taken = take(
                verdict.row,
                works[known.pk],
                origins[known.pk],
                key=key,
                returns=known.undone,
                doubts=verdict.doubts,
                standing=verdict.standing,
                run=self.run,
            )
            verdict.outcome, verdict.doubts = taken.outcome, taken.doubts
            answer.append((taken, verdict))
        return answer

    def _resolver(self, entries: list[dict[str, Any]]) -> Resolve:
        found = dict(zip(map(id, entries), self.authorities.resolve(entries), strict=True)) if entries else {}
        return lambda entry: found[id(entry)]

    def _change(self, takens: list[Taken], resolve: Resolve, now: datetime) -> None:
        origins = [taken.origin for taken in takens if taken.origin is not None]
        for taken in takens:
            if taken.rewritten is not None and taken.origin is not None:
                for name in taken.shown:
                    taken.rewritten.show(name, source_value(taken.origin, name), resolve, known_from=self.known_from)
        rewrite([taken.rewritten for taken in takens if taken.rewritten is not None], now=now)
        write_origins(origins)
        JournalEntry.objects.bulk_create(taken.journal for taken in takens if taken.journal is not None)
        self._leave_aliases([taken for taken in takens if taken.former_key])

    def _leave_aliases(self, takens: list[Taken]) -> None:
        """The key that a work had leads to it from now on."""
        aliases = [
            KeyAlias(work=taken.rewritten.work, source=self.run.source, source_key=taken.former_key)
            for taken in takens
            if taken.rewritten is not None
        ]
        if aliases:
            KeyAlias.objects.bulk_create(aliases, update_conflicts=True, unique_fields=["source", "source_key"], update_fields=["work"])
