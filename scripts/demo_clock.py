"""Moves the demonstration's clock, then lets what is due happen: `make demo-clock BY=3d`."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

from scripts.demonstration import ROOT, environment, home


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("--by", help="a duration such as 3d, 12h, 90m")
    how.add_argument("--reset", action="store_true", help="set the clock right again")
    arguments = parser.parse_args()
    os.environ.update(environment())

    from cms.core.clock import format_duration, parse_duration

    path = home() / "clock-offset"
    if arguments.reset:
        path.unlink(missing_ok=True)
        print("The demonstration's clock is right again.")
    else:
        try:
            moved = parse_duration(path.read_text() if path.exists() else "") + parse_duration(arguments.by)
        except ValueError as error:
            print(f"BY: {error}", file=sys.stderr)
            return 2
        path.write_text(format_duration(moved))
        print(f"The demonstration's clock runs {moved} ahead.")
    if not (home() / "cimaise.sqlite3").exists():
        print("There is no demonstration yet: run make demo.", file=sys.stderr)
        return 1
    return subprocess.call([sys.executable, str(ROOT / "manage.py"), "tick", "--everything"], env=environment())


if __name__ == "__main__":
    sys.exit(main())
