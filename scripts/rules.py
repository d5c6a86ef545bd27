"""Every rule that docs/rules lists is shown: by a test that names it, or as its line says."""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LINE = re.compile(r"^- (?P<rule>[A-Z]\d+)\b(?P<rest>.*)$")
SHOWN_BY = re.compile(r"shown by: (?P<how>bench|docs|review)\b")
MARK = re.compile(r"""rule\(\s*["'](?P<page>[a-z-]+) (?P<rule>[A-Z]\d+)["']""")


def listed() -> tuple[dict[tuple[str, str], str | None], list[str]]:
    """{(page, rule): how it is shown, or None for a test}, and what is wrong with the lists."""
    rules: dict[tuple[str, str], str | None] = {}
    wrong = []
    for path in sorted((ROOT / "docs" / "rules").glob("*.md")):
        for number, line in enumerate(path.read_text().splitlines(), start=1):
            match = LINE.match(line)
            if match is None:
                if line.startswith("- "):
                    wrong.append(f"{path.name}:{number}: a rule's line begins with its number: - V12 · …")
                continue
            key = (path.stem, match["rule"])
            if key in rules:
                wrong.append(f"{path.name}:{number}: {match['rule']} is listed twice")
            how = SHOWN_BY.search(line)
            rules[key] = how["how"] if how else None
    return rules, wrong


def cited() -> dict[tuple[str, str], list[str]]:
    """{(page, rule): the test files that name it}."""
    found: dict[tuple[str, str], list[str]] = {}
    for path in [
        *(ROOT / "tests").rglob("*.py"),
        *(ROOT / "frontends").glob("tests/**/*.ts"),
        *(ROOT / "frontends").glob("*/*/src/**/*.test.ts"),
    ]:
        for match in MARK.finditer(path.read_text()):
            found.setdefault((match["page"], match["rule"]), []).append(str(path.relative_to(ROOT)))
    return found


def main() -> int:
    rules, wrong = listed()
    tests = cited()
    wrong += [
        f"docs/rules/{page}.md: nothing shows {rule}" for (page, rule), how in rules.items() if how is None and (page, rule) not in tests
    ]
    wrong += [
        f"{files[0]}: {page} {rule} is not listed in docs/rules/{page}.md"
        for (page, rule), files in tests.items()
        if (page, rule) not in rules
    ]
    for line in sorted(wrong):
        print(line)
    by_test = sum(1 for key in rules if key in tests)
    print(f"{len(rules)} rules listed, {by_test} shown by tests, {len(rules) - by_test} otherwise")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
