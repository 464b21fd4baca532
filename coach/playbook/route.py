"""The ways through a script."""

from __future__ import annotations

from coach.playbook.model import Script


def following(script: Script, name: str) -> str | None:
    """The step after ``name``: its ``next``, else the next one in the file; None at the end."""
    step = script.steps[name]
    if step.next:
        return step.next
    names = list(script.steps)
    place = names.index(name) + 1
    return names[place] if place < len(names) else None


def reachable(script: Script) -> set[str]:
    """The steps that a call can come to without a jump by hand."""
    todo = [script.start.blank, script.start.briefed, script.agreed]
    found: set[str] = set()
    while todo:
        name = todo.pop()
        if name in found or name not in script.steps:
            continue
        found.add(name)
        step = script.steps[name]
        todo += [*step.on.values(), *filter(None, [following(script, name)])]
    return found
