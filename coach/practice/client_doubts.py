"""What the simulated client makes of answers to an open doubt."""

from __future__ import annotations

from coach.playbook.model import Kind
from coach.practice.client_close import PRICED, close, lead
from coach.practice.client_puzzled import LONG
from coach.practice.client_talk import followed
from coach.practice.client_tell import tell
from coach.practice.client_turn import CALM, Turn
from coach.practice.client_ways import ANSWERS, ASKS_FIRST, TOPIC_OF

_ASKING_HELPS = 1.6
"""How much more an answer counts when the doubt was asked about first."""
_PLEASANT = frozenset(("walks_away_calmly", "stays_honest", "states_scarcity", "puts_price_off"))
"""Answers that leave a question beside them the thing to reply to."""


def answered(turn: Turn, kind: Kind) -> None:
    """Words while a doubt is on the table."""
    followed(turn)
    answers = {move: ANSWERS[kind][move] for move in turn.moves if move in ANSWERS[kind]}
    asks = turn.moves & ASKS_FIRST[kind]
    if asks and not (set(answers) - asks - _PLEASANT):
        asked_about(turn, kind)
        return
    gain = power(turn, kind, answers)
    turn.tried += tuple(answers)
    turn.doubts[kind] = turn.doubts.get(kind, 0.0) - gain
    if gain and turn.doubts[kind] <= CALM:
        calm(turn, kind)
    elif gain:
        go_on_about(turn, kind, f"half_{kind}")
    else:
        dodged(turn, kind)


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
    behind = f"behind_{kind}"
    if turn.asked:
        turn.patience -= 0.5
        if turn.moves & set(TOPIC_OF):
            tell(turn)
        else:
            turn.say(behind if turn.fresh_line(behind) else "behind_more", kind)
        return
    turn.asked = True
    turn.trust += 0.7
    turn.doubts[kind] = turn.doubts.get(kind, 0.0) - 0.4
    if kind == "general" and "asks_which_objection" in turn.moves:
        turn.say("neither")
    turn.say(behind, kind)


def dodged(turn: Turn, kind: Kind) -> None:
    """No answer to the doubt in it: what was asked gets a short answer, the doubt stays."""
    turn.patience -= 0.8
    if turn.moves & set(TOPIC_OF):
        tell(turn)
        turn.say("still_open", kind)
        return
    if turn.asks() and not turn.moves and turn.once(f"told_{kind}"):
        turn.say(f"behind_{kind}", kind)
        return
    turn.weak += 1
    if not turn.moves and len(turn.text.split()) > LONG:
        turn.patience -= turn.weak
        turn.say("interrupts", kind)
        return
    if turn.moves == {"acknowledges"} and turn.once(f"heard_{kind}"):
        turn.weak -= 1
        turn.patience += 0.8
        turn.say("and_then")
        return
    go_on_about(turn, kind, f"weak_{kind}")


def go_on_about(turn: Turn, kind: Kind, situation: str) -> None:
    """Follow up on a weak answer; after three of them let it be."""
    if turn.weak < 3:
        given_away = kind == "money" and "free_trial" in turn.made
        turn.say("weak_free" if given_away else situation, kind)
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
