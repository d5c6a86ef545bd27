"""Runs every benchmark: one line each, the same in build/bench.json; exit 1 when a bound does not hold, after all have run."""

from __future__ import annotations

import importlib
import json
import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.config.settings.test")
    sys.path[:0] = [str(ROOT), str(ROOT / "graphql")]
    import django

    django.setup()
    from tests.benchmarks import bench
    from tests.benchmarks.bench import Line, prepared_database

    bench.whole = True
    lines: list[Line] = []
    print(f"{'benchmark':44} {'ours':>12} {'reference':>12} {'ratio':>8} {'bound':>8}  holds")
    with prepared_database():
        for path in sorted(HERE.glob("bench_*.py")):
            module = importlib.import_module(f"tests.benchmarks.{path.stem}")
            for line in module.run():
                lines.append(line)
                print(line.text(), flush=True)
    (ROOT / "build").mkdir(exist_ok=True)
    (ROOT / "build" / "bench.json").write_text(json.dumps([line.as_json() for line in lines], indent=2) + "\n")
    failed = [line.name for line in lines if not line.holds]
    if failed:
        print(f"does not hold: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
