"""What the simulated client makes of answers to an open doubt."""

from __future__ import annotations

from coach.playbook.model import Kind
from coach.practice.client.about import asked_of
from coach.practice.client.answer import exact, unnamed
from coach.practice.client.close import PRICED, close, date_on_doubt, lead
from coach.practice.client.day import asks_timing
from coach.practice.client.lines import line_for, shared_words
from coach.practice.client.puzzled import talks_on
from coach.practice.client.talk import followed
from coach.practice.client.tell import tell, tell_once_more
from coach.practice.client.turn import CALM, Turn
from coach.practice.client.ways import ANSWERS, ASKS_FIRST, TOPIC_OF
from coach.practice.moves.hear import CHOICES

_ASKING_HELPS = 1.6
"""How much more an answer counts when the doubt was asked about first."""
_A_QUESTION = 20
"""Words up to which a question is all there is."""
_A_KIND_WORD = 10
"""Words up to which a kind word is all there is."""
_PLEASANT = frozenset(("walks_away_calmly", "stays_honest", "states_scarcity", "puts_price_off"))
"""Answers that leave a question beside them the thing to reply to."""


def answered(turn: Turn, kind: Kind) -> None:
    """Words while a doubt is on the table."""
    followed(turn)
    answers = {move: ANSWERS[kind][move] for move in turn.moves if move in ANSWERS[kind]}
    answers |= unnamed(turn, kind)
    asks = turn.moves & ASKS_FIRST[kind]
    if kind == "general" and asks_timing(turn.text) and turn.fresh_line("when_calmer"):
        find_out(turn, kind)
        turn.say("when_calmer", kind)
        return
    if asks and (only_asks(turn) or not (set(answers) - asks - _PLEASANT)):
        asked_about(turn, asked_of(turn, kind) or kind)
        return
    gain = power(turn, kind, answers)
    turn.tried += tuple(answers)
    turn.doubts[kind] = turn.doubts.get(kind, 0.0) - gain
    if gain and turn.doubts[kind] <= CALM:
        calm(turn, kind)
    elif date_on_doubt(turn, kind):
        pass
    elif gain:
        go_on_about(turn, kind, f"half_{kind}")
    else:
        dodged(turn, kind)


def only_asks(turn: Turn) -> bool:
    """Whether it is first asked what the doubt is: that alone settles nothing."""
    if turn.asked or not turn.text.rstrip().endswith("?"):
        return False
    short = len(turn.text.split()) <= _A_QUESTION
    return "asks_which_objection" in turn.moves or ("asks_more" in turn.moves and short)


def power(turn: Turn, kind: Kind, answers: dict[str, float]) -> float:
    """How far these answers go: the three best count, repeating one is worth little."""
    values = set(turn.cast.persona.values)
    worth = sorted(
        (
            (weight + (0.6 if move in values else 0.0)) * (0.4 if move in turn.tried else 1.0)
            for move, weight in answers.items()
        ),
        reverse=True,
    )[:3]
    if not worth:
        return 0.0
    gain = worth[0] + 0.5 * sum(worth[1:])
    if "acknowledges" in turn.moves:
        gain += 0.3
    return gain * (_ASKING_HELPS if turn.asked else 1.0)


def asked_about(turn: Turn, kind: Kind) -> None:
    """Asked before answered: that alone takes a part of the doubt away."""
    turn.put_on_table(kind)
    behind, near = f"behind_{kind}", f"{turn.last_said()} {turn.text}"
    if turn.asked:
        turn.patience -= 0.5
        if turn.moves & set(TOPIC_OF):
            tell(turn)
        else:
            turn.say(behind if turn.fresh_line(behind) else "behind_more", kind, near)
        return
    find_out(turn, kind)
    if (
        "asks_success" in turn.moves
        and not turn.moves & CHOICES
        and tell_once_more(turn, "success")
    ):
        return
    line = line_for(turn.cast, behind, turn.lines, near)
    if "asks_which_objection" in turn.moves and kind == "general" and not shared_words(line, near):
        turn.say("neither")
    turn.say(behind, kind, near)


def find_out(turn: Turn, kind: Kind) -> None:
    """The first question about a doubt is half of the answer."""
    if not turn.asked:
        turn.asked = True
        turn.trust += 0.7
        turn.doubts[kind] = turn.doubts.get(kind, 0.0) - 0.4


def dodged(turn: Turn, kind: Kind) -> None:
    """No answer to the doubt in it: what was asked gets a short answer, the doubt stays."""
    turn.patience -= 0.8
    if turn.moves & set(TOPIC_OF):
        tell(turn)
        turn.say("still_open", kind)
        return
    if turn.asks() and turn.moves <= {"acknowledges"} and turn.once(f"told_{kind}"):
        kind = asked_of(turn, kind) or kind
        turn.put_on_table(kind)
        turn.say(f"behind_{kind}", kind, f"{turn.last_said()} {turn.text}")
        return
    if feels(turn) and turn.once(f"heard_{kind}"):
        turn.patience += 0.8
        turn.say("and_then")
        return
    turn.weak += 1
    if not turn.moves and talks_on(turn):
        turn.patience -= turn.weak
        turn.say("interrupts", kind)
        return
    if not turn.moves:
        turn.idle = turn.was.idle + 1
    go_on_about(turn, kind, f"weak_{kind}")


def feels(turn: Turn) -> bool:
    """Whether there is a kind word in it and nothing else."""
    return turn.moves == {"acknowledges"} and len(turn.text.split()) <= _A_KIND_WORD


def go_on_about(turn: Turn, kind: Kind, situation: str) -> None:
    """Follow up on a weak answer; after three of them let it be."""
    if turn.weak < 3:
        told = f"exact_{kind}"
        if kind == "money" and "free_trial" in turn.made:
            turn.say("weak_free", kind)
        elif exact(turn) and turn.fresh_line(told):
            turn.say(told, kind)
        else:
            turn.say(situation, kind)
        return
    turn.trust -= 1
    turn.open = None
    turn.say("drops_it", kind)


def calm(turn: Turn, kind: Kind) -> None:
    """The doubt is answered; the call goes on."""
    turn.open = None
    turn.just_calmed = kind
    turn.calmed = (*turn.calmed, kind)
    turn.doubts[kind] = 0.0
    turn.trust += 1 if turn.asked else 0.3
    turn.interest += 0.5
    turn.say(f"calmed_{kind}")
    explained = turn.reached("explained")
    if explained and turn.moves & {"puts_price_off", "promises_three_options"}:
        turn.stage = "put_off"
    if "agrees_next_step" in turn.moves and explained and turn.made_any(PRICED):
        close(turn)
    else:
        lead(turn)
