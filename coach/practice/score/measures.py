"""What a score measures beyond single moves: order, the wait, objections, benefits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from coach.call.parts import sentences
from coach.playbook.scoring import Check, Measure, Scoring
from coach.practice.moves.haggling import PRICE
from coach.practice.score.account import Said, asks, does, holds
from coach.practice.score.finding import SHOWN, Finding, Ground
from coach.practice.score.objections import Objection, gives_in
from coach.practice.score.talk import (
    monologue,
    question_count,
    question_spread,
    word_share,
    your_turns,
)

FIRST_FAULT = 2 / 3
"""What the first of several objections takes with it when it goes wrong."""


def measure(name: Measure, ground: Ground) -> Finding:
    """The finding of one measure."""
    return _MEASURES[name](ground)


# --- order and wait ---------------------------------------------------------------------------


def ordered_checks(scoring: Scoring) -> list[Check]:
    """The checks that have a place in the order of the call."""
    checks = []
    for name in scoring.order:
        part, _dot, check = name.partition(".")
        if part in scoring.parts and check in scoring.parts[part].checks:
            checks.append(scoring.parts[part].checks[check])
    return checks


def made(check: Check, ground: Ground) -> list[Said]:
    """The lines that make one of the moves of a check.

    A main clause that makes one of ``unless`` more strongly is that, and not this; and a
    question has found out something where the client did not only ask back.
    """
    wanted, others = set(check.moves), set(check.unless)
    asked = wanted <= set(ground.scoring.discovering)
    return [
        line
        for line in ground.account.yours
        if does(line, wanted, others, ground.hear)
        and not _hostile(line, ground)
        and not (asked and _asked_back(line, ground))
    ]


def _hostile(line: Said, ground: Ground) -> bool:
    return not line.moves.isdisjoint(ground.scoring.hostile)


def _asked_back(line: Said, ground: Ground) -> bool:
    """Whether the client's next turn holds nothing but questions; none in the log tells nothing."""
    reply = ground.account.reply(line.turn)
    return bool(reply) and all(asks(part) for said in reply for part in sentences(said.text))


def in_the_order(check: Check, ground: Ground) -> list[Said]:
    """The lines that make a check, where they have a place in the order of the call.

    Whoever decides elsewhere is asked to the table first: an appointment with them is never early.
    """
    lines = made(check, ground)
    passing_on = set(ground.scoring.passing_on)
    if check.settles and any(line.moves & passing_on for line in ground.account.yours):
        proposal = proposal_in(ground)
        return [line for line in lines if proposal is not None and line.number > proposal.number]
    return lines


class Place(NamedTuple):
    """A step that was done: the line that did it, and whether it came in its turn."""

    check: Check
    line: Said
    in_turn: bool


def places(ground: Ground) -> list[Place]:
    """The steps that were done. Each belongs at or after the one before."""
    found, reached = list[Place](), 0
    for check in ordered_checks(ground.scoring):
        lines = in_the_order(check, ground)
        if not lines:
            continue
        after = next((line for line in lines if line.number >= reached), None)
        found.append(Place(check, after or lines[-1], after is not None))
        if after is not None:
            reached = after.number
    return found


def _order(ground: Ground) -> Finding:
    """Half is lost for the first step out of its turn, all for a proposal before any question."""
    done = places(ground)
    proposal = proposal_in(ground)
    asked_first = bool(done) and done[0].check is ordered_checks(ground.scoring)[0]
    if proposal is not None and not asked_first:
        return Finding(0.0, (proposal.quote,))
    explained = any(_explaining(ground).intersection(place.check.moves) for place in done)
    if proposal is None or not explained:
        return Finding(0.0, missing=True)
    late = [place.line for place in done if not place.in_turn]
    if late:
        quotes = tuple(line.quote for line in late)
        return Finding(0.5 if len(late) == 1 else 0.0, quotes, said=True)
    return Finding(1.0, (proposal.quote,))


def _explaining(ground: Ground) -> set[str]:
    return {*ground.scoring.explaining, *ground.scoring.benefits}


def proposal_in(ground: Ground) -> Said | None:
    """The line that first puts the retainer on the table."""
    proposing = set(ground.scoring.proposing)
    return next((line for line in ground.account.yours if line.moves & proposing), None)


def passed_on(ground: Ground) -> bool:
    """Whether the call came to an appointment with somebody else, who decides.

    Nothing was offered then, as it should be: what could not come is not judged.
    """
    asked = any(line.moves & set(ground.scoring.passing_on) for line in ground.account.yours)
    return asked and ground.account.outcome == "again" and proposal_in(ground) is None


def settled(line: Said, ground: Ground) -> bool:
    """Whether the client went along with what a line proposed: by the outcome, or by the reply."""
    account, scoring = ground.account, ground.scoring
    if account.outcome in ("agreed", "lost"):
        return account.outcome == "agreed"
    after = [said for said in account.theirs if said.number > line.number]
    if any(holds(said.text, (*scoring.left_open, *scoring.given_up)) for said in after):
        return False
    if not account.theirs:
        return account.outcome is not None
    reply = next((said for said in after if not asks(said.text)), None)
    if reply is None or reply.objects:
        return False
    return not reply.text.casefold().startswith(scoring.refusals)


def _wait(ground: Ground) -> Finding:
    """After the proposal the client speaks next, and nothing much follows in the same breath.

    An explanation in it comes before the client could ask for one, and so does whatever the
    client complains of.
    """
    proposal = proposal_in(ground)
    lines = ground.account.lines
    if proposal is None:
        waited = next((line for line in lines if line.waited), None)
        if waited is not None and ground.account.wordless:
            return Finding(0.5, (waited.quote,), by_command=True)
        return Finding(0.0, missing=True)
    if PRICE in proposal.moves or not _found_out_before(proposal, ground):
        return Finding(0.0, (proposal.quote,), spoiled=True)
    tail = _tail(proposal, ground)
    following = lines[proposal.number] if proposal.number < len(lines) else None
    proposing, explaining = set(ground.scoring.proposing), _explaining(ground)
    explained = does(proposal, explaining, proposing, ground.hear)
    if tail > ground.scoring.bands.tail or explained or following is None:
        return Finding(0.0, (proposal.quote,))
    if following.who == "you" or holds(following.text, ground.scoring.rushed):
        return Finding(0.0, (proposal.quote, following.quote))
    return Finding(1.0, (proposal.quote, following.quote))


def _found_out_before(proposal: Said, ground: Ground) -> bool:
    """Whether anything was asked before: silence works for an offer that fits."""
    checks = ground.scoring.parts[ground.scoring.foundation].checks.values()
    asked = (line for check in checks for line in made(check, ground))
    return any(line.number <= proposal.number for line in asked)


def _tail(proposal: Said, ground: Ground) -> int:
    """Words after the proposing sentence, in the same line."""
    parts = sentences(proposal.text)
    proposing = set(ground.scoring.proposing)
    places = [n for n, part in enumerate(parts) if proposing & set(ground.hear(part))]
    last = places[-1] if places else len(parts) - 1
    return sum(len(part.split()) for part in parts[last + 1 :])


# --- objections -------------------------------------------------------------------------------


def _of_objections(
    ground: Ground,
    fine: Callable[[Objection], bool],
    shown: Callable[[Objection], Iterable[Said | None]],
) -> Finding:
    """The share of objections that went well; each one that did not takes its part at once."""
    every = ground.objections
    if not every:
        return Finding(1.0)
    failed = [objection for objection in every if not fine(objection)]
    quotes = _exchanges([line for line in shown(one) if line] for one in failed or every)
    if not failed:
        return Finding(1.0, quotes)
    lost = max(len(failed) / len(every), min(1.0, FIRST_FAULT * len(failed)))
    return Finding(1.0 - lost, quotes, about=(failed[0].kind, failed[0].reason))


def _exchanges(exchanges: Iterable[list[Said]]) -> tuple[str, ...]:
    """What was said on the objections, in order: on as many of them as can be quoted whole."""
    quoted = dict[int, str]()
    for lines in exchanges:
        fresh = {line.number: line.quote for line in lines if line.number not in quoted}
        if quoted and len(quoted) + len(fresh) > SHOWN:
            break
        quoted |= fresh
    return tuple(quoted[number] for number in sorted(quoted))


def _asked_first(ground: Ground) -> Finding:
    """Shown by the question; where none was needed any more there is nothing to show."""

    def shown(objection: Objection) -> Iterable[Said | None]:
        if objection.asked:
            return (objection.said, objection.question) if objection.question else ()
        return (objection.said, *objection.replies[:1])

    return _of_objections(ground, lambda o: o.asked, shown)


def _right_answer(ground: Ground) -> Finding:
    def shown(objection: Objection) -> Iterable[Said | None]:
        wrong = [line for line in objection.replies if gives_in(line, ground.scoring)]
        if wrong:
            return (objection.said, *wrong)
        return (objection.said, objection.answer or _on_it(objection))

    return _of_objections(ground, lambda o: o.answered, shown)


def _resolved(ground: Ground) -> Finding:
    def shown(objection: Objection) -> Iterable[Said | None]:
        return (objection.rest if objection.resolved and objection.rest else objection.last,)

    return _of_objections(ground, lambda o: o.resolved, shown)


def _on_it(objection: Objection) -> Said | None:
    """The last reply to the client's words on it; what came later was about something else."""
    on_it = [line for line in objection.replies if line.turn <= objection.last.turn + 1]
    return on_it[-1] if on_it else None


# --- benefits ---------------------------------------------------------------------------------


def _benefits(lines: Iterable[Said], scoring: Scoring) -> set[str]:
    return {move for line in lines for move in line.moves if move in scoring.benefits}


def _best_three(ground: Ground) -> Finding:
    gains = {*ground.scoring.benefits, *ground.scoring.gains}
    naming = [
        line for line in ground.account.yours if line.moves & gains and not _hostile(line, ground)
    ]
    named = {move for line in naming for move in line.moves & gains}
    share = min(1.0, len(named) / ground.scoring.bands.benefits)
    strongest = max(naming, key=lambda line: len(line.moves & gains), default=None)
    return Finding(share, (strongest.quote,) if strongest else ())


def _no_dump(ground: Ground) -> Finding:
    spoken = your_turns(ground.account)
    counted = [(len(_benefits(turn, ground.scoring)), turn) for turn in spoken]
    most, turn = max(counted, key=lambda pair: pair[0], default=(0, []))
    if most == 0:
        return Finding(1.0)
    quotes = tuple(line.quote for line in turn if _benefits([line], ground.scoring))
    return Finding(0.0 if most >= ground.scoring.bands.dump else 1.0, quotes)


_MEASURES: dict[Measure, Callable[[Ground], Finding]] = {
    "order": _order,
    "wait": _wait,
    "asked_first": _asked_first,
    "right_answer": _right_answer,
    "resolved": _resolved,
    "best_three": _best_three,
    "no_dump": _no_dump,
    "question_count": question_count,
    "question_spread": question_spread,
    "word_share": word_share,
    "monologue": monologue,
}
