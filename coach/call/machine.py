"""The state machine of a call, built from its script. The only user of transitions.

A call is always in one place: at a step, keeping the silence of a step (``propose.waiting``),
dealing with an objection on top of a step (``propose.objection``), or ended. The table below is
all there is; a move that is not in it is illegal, changes nothing and says why:

    trigger          from                       to
    next, back       a step, also with an       the step after or before it, the objection
                     objection on top           still on top
    goto_STEP        anywhere in the call       that step
    cue_CUE          a step whose ``on:``       the step that it names
                     names the cue
    wait             a step with ``wait:``      its silence
    spoken           a silence                  its step
    objection        anywhere in the call       an objection on top of the step
    resolved         an objection               the step, or the objection below it
    end_agreed       anywhere in the call       ended (and the script's ``agreed:`` step entered)
    end_again/lost   anywhere in the call       ended
    hang_up          anywhere in the call       ended
"""

from __future__ import annotations

from typing import NamedTuple

from transitions import Machine as _Machine
from transitions import MachineError

from coach.playbook.model import Outcome, Script
from coach.playbook.route import following

ENDED = "ended"
WAITING = ".waiting"
OBJECTION = ".objection"

TRIGGER_OF_OUTCOME: dict[Outcome | None, str] = {
    "agreed": "end_agreed",
    "again": "end_again",
    "lost": "end_lost",
    None: "hang_up",
}


class Row(NamedTuple):
    """One line of the table: ``trigger`` leads from ``source`` to ``target``."""

    trigger: str
    source: str
    target: str
    condition: str = ""
    """``last`` or ``more``: whether another objection lies below the resolved one."""


class Illegal(Exception):
    """The move is not in the table; nothing has changed."""

    def __init__(self, trigger: str, place: str) -> None:
        super().__init__(f"{trigger} from {place}")
        self.trigger = trigger
        self.place = place


def table(script: Script) -> tuple[Row, ...]:
    """Every legal move of a call with this script."""
    rows: list[Row] = []
    names = list(script.steps)
    for place, name in enumerate(names):
        step = script.steps[name]
        here = [name, name + OBJECTION]
        waiting = [name + WAITING] if step.wait else []
        after = following(script, name)
        before = names[place - 1] if place else None
        for source in [*here, *waiting]:
            on_top = OBJECTION if source.endswith(OBJECTION) else ""
            if after:
                rows.append(Row("next", source, after + on_top))
            if before:
                rows.append(Row("back", source, before + on_top))
            rows += [Row(f"goto_{target}", source, target + on_top) for target in names]
            rows += [Row(f"cue_{cue}", source, to + on_top) for cue, to in step.on.items()]
            rows.append(Row("objection", source, name + OBJECTION))
            rows += [Row(trigger, source, ENDED) for trigger in TRIGGER_OF_OUTCOME.values()]
        rows.append(Row("resolved", name + OBJECTION, name, "last"))
        rows.append(Row("resolved", name + OBJECTION, name + OBJECTION, "more"))
        for source in waiting:
            rows.append(Row("wait", name, source))
            rows.append(Row("wait", name + OBJECTION, source))
            rows.append(Row("spoken", source, name))
    return tuple(rows)


class _Position:
    """What transitions moves about: a place, and how many objections are open there."""

    state: str
    open: int

    def last(self) -> bool:
        return self.open <= 1

    def more(self) -> bool:
        return self.open > 1


class CallMachine:
    """Answers where a move leads. It holds no state of the call: places go in and come out."""

    def __init__(self, script: Script) -> None:
        rows = table(script)
        places = dict.fromkeys([*(row.source for row in rows), ENDED])
        self._position = _Position()
        self._triggers = {row.trigger for row in rows}
        self._machine = _Machine(
            model=self._position,
            states=list(places),
            initial=next(iter(places)),
            auto_transitions=False,
            transitions=[
                {
                    "trigger": row.trigger,
                    "source": row.source,
                    "dest": row.target,
                    "conditions": [row.condition] if row.condition else None,
                }
                for row in rows
            ],
        )

    def move(self, place: str, trigger: str, open_objections: int = 0) -> str:
        """The place that ``trigger`` leads to; raises :class:`Illegal`."""
        if trigger not in self._triggers:
            raise Illegal(trigger, place)
        self._position.open = open_objections
        self._machine.set_state(place, self._position)
        try:
            self._position.trigger(trigger)  # type: ignore[attr-defined]
        except MachineError:
            raise Illegal(trigger, place) from None
        return self._position.state

    def allows(self, place: str, trigger: str) -> bool:
        """Whether the table has this move (conditions aside)."""
        return trigger in self._triggers and trigger in self._machine.get_triggers(place)


def step_of(place: str) -> str:
    """The step of a place, whatever lies on top of it."""
    return place.removesuffix(WAITING).removesuffix(OBJECTION)
