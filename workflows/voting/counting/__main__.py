"""``python -m workflows.voting.counting count FILE``: replays the count of a dossier.

Exit 0: counted (and, where the file holds an outcome, the same one); 1: it differs or cannot be counted; 2: not a dossier.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from workflows.voting.counting.canonical import NotCanonical, canonical, parse
from workflows.voting.counting.dossier import FORMAT, CannotCount, count
from workflows.voting.counting.hashes import outcome_sha256

USAGE = "usage: python -m workflows.voting.counting count FILE"


def _say(what: object, stream: TextIO) -> None:
    stream.write(f"{what}\n")


def main(arguments: Sequence[str]) -> int:
    if len(arguments) != 2 or arguments[0] != "count":
        _say(USAGE, sys.stderr)
        return 2
    try:
        dossier = parse(Path(arguments[1]).read_bytes())
    except (OSError, NotCanonical) as error:
        _say(f"not a dossier: {error}", sys.stderr)
        return 2
    if not isinstance(dossier, dict) or dossier.get("format") != FORMAT:
        _say(f"not a dossier: no format {FORMAT!r}", sys.stderr)
        return 2
    try:
        outcome = count(dossier)
    except CannotCount as error:
        _say(error, sys.stderr)
        return 2 if error.code == "not_a_dossier" else 1
    _say(canonical(outcome).decode(), sys.stdout)
    _say(outcome_sha256(outcome), sys.stdout)
    if "outcome" in dossier and dossier["outcome"] != outcome:
        _say("outcome_differs: the file's outcome is not the one counted from its ballots", sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
