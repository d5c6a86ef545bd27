from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from workflows.core.machines import first_state, machines, states_of, steps_of
from workflows.core.selectors.drawings import file_name, page
from workflows.people.models import Person
from workflows.voting.models import Edition

PAGES = Path(__file__).resolve().parents[3] / "docs" / "states"
FINAL = {"certified", "cancelled"}


def drawn(*args: str) -> str:
    out = StringIO()
    call_command("draw_states", *args, stdout=out)
    return out.getvalue()


def test_one_arrow_a_step_and_an_end_for_final_states() -> None:
    lines = drawn("workflows_voting.Edition").splitlines()

    assert lines[:2] == ["stateDiagram-v2", "    [*] --> draft"]
    assert "    closed --> tallied: tally (time, or a certifier)" in lines
    assert {line.split()[0] for line in lines if line.endswith("--> [*]")} == FINAL
    assert len(lines) == 2 + len(steps_of(Edition)) + len(FINAL)


def test_every_state_is_reached_and_every_step_says_by_whom_and_what_it_does() -> None:
    for model, field in machines():
        reached, steps = {first_state(model, field)}, steps_of(model, field)
        for _ in steps:
            reached |= {step.target for step in steps if step.source in reached}

        assert reached == {value for value, _label in states_of(model, field)}
        assert [step.verb for step in steps if not (step.by and step.does)] == []


def test_the_pages_of_the_documentation_are_drawn_from_the_code(tmp_path: Path) -> None:
    names = drawn("--write", "--into", str(tmp_path)).split()

    assert "workflows_voting.edition.md" in names
    assert sorted(path.name for path in PAGES.iterdir()) == sorted(names)
    for name in names:
        assert (PAGES / name).read_text() == (tmp_path / name).read_text(), f"{name}: run manage.py draw_states --write"


def test_a_page_has_picture_and_table() -> None:
    text = page(Edition)

    assert file_name(Edition) == "workflows_voting.edition.md"
    assert file_name(Edition, "mood") == "workflows_voting.edition.mood.md"
    assert "```mermaid\nstateDiagram-v2\n" in text
    assert "| tallied | certified | `certify` | two certifiers |" in text


@pytest.mark.parametrize(
    ("args", "says"),
    [
        ([], "name one"),
        (["workflows_voting.Edition", "--write"], "name one"),
        (["nonsense"], "model"),
        (["workflows_voting.Nothing"], "model"),
        (["workflows_people.Person"], "no field state"),
        (["workflows_people.Person", "--field", "language"], "no state machine"),
    ],
)
def test_what_cannot_be_drawn(args: list[str], says: str) -> None:
    with pytest.raises(CommandError, match=says):
        drawn(*args)


def test_a_field_that_holds_no_states() -> None:
    with pytest.raises(LookupError, match="no state machine"):
        steps_of(Person, "language")
