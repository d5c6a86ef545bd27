"""What a machine looks like: a Mermaid diagram, and a page of documentation with its steps in a table."""

from __future__ import annotations

from django.db import models

from workflows.core.machines import Step, first_state, states_of, steps_of


def mermaid(model: type[models.Model], field: str = "state") -> str:
    """The machine as a Mermaid state diagram; arrows that differ only in where they start are drawn one by one."""
    steps = steps_of(model, field)
    lines = ["stateDiagram-v2", f"    [*] --> {first_state(model, field)}"]
    for step in steps:
        note = f"{step.verb} ({step.by})" if step.by else step.verb
        lines.append(f"    {step.source} --> {step.target}: {note}")
    left = {step.source for step in steps}
    lines += [f"    {value} --> [*]" for value, _label in states_of(model, field) if value not in left]
    return "\n".join(lines) + "\n"


def page(model: type[models.Model], field: str = "state") -> str:
    """A page of documentation. It is made, never written: ``manage.py draw_states --write``."""
    name = model._meta.object_name or ""
    rows = [_row(step) for step in steps_of(model, field)]
    return (
        f"# {name}: its states\n\n"
        f"Made from the one declaration in code by `manage.py draw_states --write`; every step writes a row of the transition log.\n\n"
        f"```mermaid\n{mermaid(model, field)}```\n\n"
        "| from | to | step | by | needs | does |\n|---|---|---|---|---|---|\n" + "".join(rows)
    )


def file_name(model: type[models.Model], field: str = "state") -> str:
    name = model._meta.label_lower
    return f"{name}.md" if field == "state" else f"{name}.{field}.md"


def _row(step: Step) -> str:
    cells = (step.source, step.target, f"`{step.verb}`", step.by, step.needs, step.does)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"
