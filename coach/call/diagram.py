"""The state machine drawn from its table, for docs/call-machine.md.

``python -m coach.call.diagram > docs/call-machine.md`` writes it anew; a test keeps it current.
"""

from __future__ import annotations

from collections.abc import Iterator

from coach.call.machine import ENDED, OBJECTION, WAITING, Row, step_of, table
from coach.playbook.model import Script

HEAD = """\
# The call as a state machine

Generated from the table in `coach/call/machine.py` and from `scripts/retainer.yaml` by
`python -m coach.call.diagram`; a test keeps it current.

Every step can be reached from every other with `goto`, an objection can be opened on top of any
step (and of another objection), and a call can end anywhere: these moves hold everywhere and are
listed below the picture. A move that is in neither is illegal: it changes nothing and says why.
"""


def diagram(script: Script) -> str:
    """The machine of a script as Markdown with a Mermaid picture and the table of its moves."""
    rows = table(script)
    picture = "\n".join(f"    {line}" for line in _picture(script, rows))
    moves = "\n".join(_moves(rows))
    return (
        f"{HEAD}\n```mermaid\nstateDiagram-v2\n{picture}\n```\n\n"
        f"| move | from | to |\n|---|---|---|\n{moves}\n"
    )


def _picture(script: Script, rows: tuple[Row, ...]) -> Iterator[str]:
    yield f"[*] --> {script.start.blank}: without a brief"
    yield f"[*] --> {script.start.briefed}: with a complete brief"
    for number, (name, step) in enumerate(script.steps.items(), 1):
        yield f"{name}: {number} {step.title.en}"
    for row in rows:
        if _is_special(row):
            yield f"{_id(row.source)} --> {_id(row.target)}: {row.trigger}"
    yield "any_step --> any_step_objection: objection"
    yield "any_step_objection --> any_step_objection: objection, resolved (more)"
    yield "any_step_objection --> any_step: resolved (last)"
    yield f"any_step --> {script.agreed}: end agreed"
    yield "any_step --> [*]: end again, end lost, hang up"


def _is_special(row: Row) -> bool:
    """A move that is drawn: between steps, by a cue, into and out of the silence."""
    everywhere = row.trigger.startswith(("goto_", "end_")) or row.trigger in (
        "hang_up",
        "objection",
        "resolved",
    )
    leaves_silence = row.source.endswith(WAITING) and row.trigger in ("next", "back")
    return not (everywhere or leaves_silence or row.source.endswith(OBJECTION))


def _moves(rows: tuple[Row, ...]) -> Iterator[str]:
    """The table, with the moves that hold everywhere gathered into one line each."""
    seen: dict[str, None] = {}
    for row in rows:
        trigger, source, target = row.trigger, row.source, row.target
        if trigger.startswith("goto_"):
            line = "| goto N | anywhere in the call | step N, an objection still on top |"
        elif target == ENDED:
            line = f"| {trigger.replace('_', ' ')} | anywhere in the call | ended |"
        elif trigger == "objection":
            line = "| objection | anywhere in the call | an objection on top of the step |"
        elif trigger == "resolved":
            below = "the step" if row.condition == "last" else "the objection below"
            line = f"| resolved ({row.condition}) | an objection | {below} |"
        elif source.endswith(OBJECTION):
            continue
        else:
            line = f"| {trigger} | {_name(source)} | {_name(target)} |"
        seen[line] = None
    yield from seen


def _id(place: str) -> str:
    return place.replace(".", "_")


def _name(place: str) -> str:
    silent = " (silence)" if place.endswith(WAITING) else ""
    return step_of(place) + silent


if __name__ == "__main__":
    from coach.playbook.load import load_script

    print(diagram(load_script("retainer")), end="")
