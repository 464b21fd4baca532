"""The objections of a call, from the client's first word on each to the last.

Saying it again goes on with the same objection, and so does coming back to it later for the same
reason. It is answered when a move that fits its kind came within a few turns, and resolved when the
client let it rest after that; a command resolves only what got a reply.
"""

from __future__ import annotations

from typing import NamedTuple

from coach.call.parts import sentences
from coach.playbook.model import KINDS, Kind
from coach.playbook.scoring import Scoring
from coach.practice.score.account import Account, Hear, Said, asks, does, holds

FIRST_WORDS = 30
"""Words before the first question that still let it be the first thing said."""

ACKNOWLEDGES = 5
"""Words of a sentence that is too short for an argument: "That's perfectly all right."."""
LEAST = 0.5
"""Below this certainty nothing is held against anybody; a command marks it as what it is."""
CLEAR = 0.8
"""From this certainty on it counts where no objection is expected."""


class Objection(NamedTuple):
    """One objection and what became of it."""

    kind: Kind
    reason: str
    said: Said
    """The client's first words on it."""
    last: Said
    """The client's last words on it."""
    replies: tuple[Said, ...]
    """Yours, within the turns that count."""
    answer: Said | None
    """The line that answered it."""
    rest: Said | None
    """The client's words after the answer, on something else."""
    question: Said | None
    """The line that asked before it answered."""
    asked: bool
    answered: bool
    resolved: bool


def objections_in(account: Account, scoring: Scoring, hear: Hear) -> tuple[Objection, ...]:
    """All objections of a call in the order in which they came up."""
    found: list[Objection] = []
    known: set[int] = set()
    for line in account.lines:
        if line.number in known or not line.objects or _is_harmless(line, account, scoring):
            continue
        thread = _thread(line, account, scoring, hear)
        known |= {said.number for said in thread.said}
        asked_before = any(o.kind == line.label and o.asked for o in found)
        found.append(_judge(thread, account, scoring, hear, asked_before))
    return _joined(found, scoring)


def _joined(found: list[Objection], scoring: Scoring) -> tuple[Objection, ...]:
    """One objection for each worry: who comes back to it for the same reason adds none."""
    kept: dict[object, Objection] = {}
    for place, objection in enumerate(found):
        worry = (objection.kind, objection.reason) if objection.reason else place
        before = kept.get(worry)
        kept[worry] = _taken_up(before, objection, scoring) if before else objection
    return tuple(kept.values())


def _taken_up(before: Objection, again: Objection, scoring: Scoring) -> Objection:
    """An objection that came back: its end is the end of both."""
    replies = tuple(dict.fromkeys((*before.replies, *again.replies)))
    gave_in = any(gives_in(line, scoring) for line in replies)
    return again._replace(
        said=before.said,
        replies=replies,
        answer=again.answer or before.answer,
        question=before.question or again.question,
        asked=before.asked or again.asked,
        answered=(before.answered or again.answered) and not gave_in,
    )


def _is_harmless(line: Said, account: Account, scoring: Scoring) -> bool:
    """Whether a line is too vague to be held against anybody.

    Before the retainer is on the table there is little to object to, and troubles told in answer
    to a question for facts are none; after it an answer may hold an objection, if it is clear.
    """
    if line.marked:
        return False
    before = [m for m in account.yours if m.number < line.number and not m.answers]
    asked = [mine for mine in before if mine.turn == line.turn - 1]
    answers = bool(asked) and bool(asked[-1].moves & set(scoring.discovering))
    if asked and asks(asked[-1].text) and asked[-1].moves & {"greets", "builds_rapport"}:
        answers = True  # "How's business?" "Not bad, thanks."
    if any(mine.moves & set(scoring.proposing) for mine in before) or (
        account.wordless and _led_to_the_proposal(line, account, scoring)
    ):
        return line.sure < (CLEAR if answers else LEAST)
    return answers or line.sure < CLEAR


def _led_to_the_proposal(line: Said, account: Account, scoring: Scoring) -> bool:
    """Whether the step that proposes the retainer had been entered, where no words tell."""
    checks = (check for part in scoring.parts.values() for check in part.checks.values())
    steps = {
        step
        for check in checks
        if set(check.moves) & set(scoring.proposing)
        for step in check.steps
    }
    return any(c.name in steps and c.after < line.number for c in account.done("step"))


class _Thread(NamedTuple):
    said: tuple[Said, ...]
    """The client's lines on it."""
    replies: tuple[Said, ...]
    right: frozenset[str]
    """Moves that answer it."""
    answer: Said | None
    answered: bool
    """Whether there was an answer, even if the client insisted after it."""
    rest: Said | None
    """Where the client went on to something else after an answer."""


def _right(line: Said, scoring: Scoring) -> frozenset[str]:
    return frozenset(scoring.answers.get(_kind(line), ())) | frozenset(scoring.benefits)


def _thread(first: Said, account: Account, scoring: Scoring, hear: Hear) -> _Thread:
    """The lines that belong to one objection."""
    right = _right(first, scoring)
    at_once = frozenset(scoring.at_once.get(_kind(first), ()))
    said, replies = [first], list[Said]()
    answer: Said | None = None
    rest: Said | None = None
    answered = False
    for line in account.lines[first.number :]:
        asked = bool(replies) and answer is None and replies[-1].turn == line.turn - 1
        dropped = holds(line.text, (*scoring.left_open, *scoring.given_up))
        if asked and not dropped and _convinced(line, first, replies[-1], scoring):
            answer, answered, asked = replies[-1], True, False
        if line.who == "you":
            if line.turn - said[-1].turn < 2 * scoring.bands.patience:
                fits = right | (at_once if _at_once(line, replies, scoring) else frozenset())
                replies.append(line)
                questions = set(scoring.asking) - fits  # asking back is no answer yet
                if answer is None and (
                    line.answers == first.label or does(line, set(fits), questions, hear)
                ):
                    answer = line
                answered = answered or answer is not None
        elif line.objects and asked and asks(replies[-1].text):
            said.append(line)  # asked back, the client says which it is
            right |= _right(line, scoring)
        elif line.label == first.label and rest is None:
            said.append(line)
            answer = None
        elif line.label == first.label or (line.objects and replies):
            rest = rest or (line if answer is not None and not dropped else None)
            break
        elif rest is None:
            answer = None if dropped else answer
            rest = line if answer is not None else None
    return _Thread(tuple(said), tuple(replies), right, answer, answered, rest)


def _convinced(line: Said, first: Said, reply: Said, scoring: Scoring) -> bool:
    """Whether the client goes along with a reply, whatever was heard in it; a question is none."""
    if line.label == first.label or not reply.moves.isdisjoint(scoring.asking):
        return False
    return holds(line.text, scoring.convinced)


def _at_once(line: Said, replies: list[Said], scoring: Scoring) -> bool:
    """Whether a line belongs to the reply itself: the first turn, or the one after asking back."""
    earlier = [reply for reply in replies if reply.turn < line.turn]
    return not earlier or asks(earlier[-1].text) or bool(earlier[-1].moves & set(scoring.asking))


def _judge(
    thread: _Thread, account: Account, scoring: Scoring, hear: Hear, asked_before: bool
) -> Objection:
    first, last = thread.said[0], thread.said[-1]
    doubts = [said for said in thread.said if not holds(said.text, scoring.given_up)]
    kind = _kind(first)
    right = thread.right
    later = {(c.what, c.name) for c in account.commands if c.after >= last.number}
    closed = ("resolved", kind) in later or ("agreed", "agreed") in later
    replied = account.wordless or any(line.number > last.number for line in thread.replies)
    question = _asked_first(thread.replies, right, scoring, hear)
    asked = asked_before or question is not None
    asked = asked or (thread.answered and _wants_a_fact(first, scoring))
    asked = asked or (account.wordless and ("ask", "") in later)
    gave_in = any(gives_in(line, scoring) for line in thread.replies)
    answered = thread.answered and not gave_in
    went_on = thread.rest is not None and not _left_with(thread.rest, account)
    resolved = went_on or (closed and replied)
    return Objection(
        kind=kind,
        reason=first.reason,
        said=first,
        last=doubts[-1] if doubts else last,
        replies=thread.replies,
        answer=thread.answer,
        rest=thread.rest,
        question=question,
        asked=asked,
        answered=answered,
        resolved=resolved,
    )


def _wants_a_fact(line: Said, scoring: Scoring) -> bool:
    """Whether the client asks for something exact, with nothing behind it to find out."""
    return asks(line.text) and holds(line.text, scoring.for_a_fact)


def _left_with(line: Said, account: Account) -> bool:
    """Whether the client ended a lost call with this."""
    return account.outcome == "lost" and line is account.theirs[-1]


def _kind(line: Said) -> Kind:
    return next(kind for kind in KINDS if kind == line.label)


def gives_in(line: Said, scoring: Scoring) -> bool:
    """Whether a line gives something away, which makes any answer a wrong one."""
    wrong = set(scoring.giving_in)
    return bool(wrong & line.moves or wrong & set(line.tripped))


def _asked_first(
    replies: tuple[Said, ...], right: frozenset[str], scoring: Scoring, hear: Hear
) -> Said | None:
    """The line that asks before any argument, near the beginning of the first reply.

    A reply that gives something away or quarrels does not want to know.
    """
    words = 0
    reply = [line for line in replies if line.turn == replies[0].turn]
    if any(gives_in(line, scoring) or line.moves & set(scoring.hostile) for line in reply):
        return None
    for line in reply:
        for sentence in sentences(line.text):
            moves = set(hear(sentence))
            if moves & set(scoring.asking):
                return line
            long = len(sentence.split())
            words += long
            argues = bool(moves & right) and (long > ACKNOWLEDGES or asks(sentence))
            if argues or words > FIRST_WORDS:  # an offer in the form of a question, too
                return None
            if asks(sentence):
                return line
    return None
