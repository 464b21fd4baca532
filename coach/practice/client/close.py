"""Where the simulated client leads the call, and how it ends."""

from __future__ import annotations

from coach.playbook.model import Kind, Outcome
from coach.practice.client.day import asks_when, day_in
from coach.practice.client.decider import OFFERED
from coach.practice.client.turn import Turn
from coach.practice.moves.hear import QUARREL

PRICED = frozenset(("price_on_phone", "puts_price_off", "promises_three_options"))
"""After any of these nobody asks for the fee: it was named, or it comes by e-mail."""


def lead(turn: Turn) -> None:
    """What the client adds by themselves, where the call has come to."""
    if turn.open is not None or turn.label != "none":
        return
    if turn.stage == "talk":
        heavy = turn.doubts.get("money", 0.0) >= 2.5 and "money" not in turn.raised
        if "states_flat_fee" in turn.moves and heavy:
            turn.raise_doubt("money")
    elif turn.stage == "proposed" and turn.just_calmed is not None:
        turn.stage = "asked_how"
        turn.say("how_it_works", "how_it_works")
    elif turn.stage == "explained":
        doubt = turn.strongest(("value", "results"))
        if doubt is not None and turn.just_calmed is None:
            turn.raise_doubt(doubt)
        elif turn.made_any(PRICED):
            turn.stage = "put_off"
            turn.once("asked_next")
            turn.say("prompts_next")
        else:
            turn.stage = "asked_fee"
            turn.say("asks_fee", "monthly_fee")
    elif turn.stage == "put_off":
        doubt = turn.strongest(("money", "results", "value", "general"))
        if doubt is not None and turn.once("raised_at_price"):
            turn.raise_doubt(doubt)
        elif turn.once("asked_next"):
            turn.say("prompts_next")


def close(turn: Turn) -> None:
    """You agree the next step: the last doubts come up, then the client decides."""
    if not turn.knows_the_offer() and turn.once("too_soon"):
        turn.patience -= 0.5
        mailed = turn.made_any(PRICED - {"price_on_phone"})
        turn.say("too_soon_for_mail" if mailed else "too_soon_to_end")
        return
    priced = turn.made_any(PRICED)
    if turn.stage == "explained" and not priced and turn.once("fee_before_closing"):
        turn.stage = "asked_fee"
        turn.say("asks_fee", "monthly_fee")
        return
    doubt = turn.strongest(("general", "money", "value", "results"))
    if doubt is not None and turn.reached("explained") and turn.once("before_closing"):
        if not turn.parts:
            turn.say("before_you_send")
            turn.announced = True
        turn.raise_doubt(doubt)
        return
    part(turn)


def part(turn: Turn) -> None:
    """Decide, and say goodbye in one go: whatever else was to be said is in it."""
    turn.outcome = decision(turn)
    turn.parts = []
    if turn.outcome == "lost":
        turn.say("lost")
    elif not turn.cast.persona.decides:
        turn.say("again_boss")
        turn.say("goodbye")
    elif turn.outcome == "again":
        take_day(turn)
        doubt = turn.unsettled()
        turn.say(f"again_{doubt}" if doubt else "again")
    elif asks_when(turn.text) and not turn.day:
        turn.say("names_day")
    else:
        turn.say("agrees_day" if turn.day else "agrees")


def take_day(turn: Turn) -> None:
    """The day that was proposed is confirmed, the one that was asked for is named."""
    if asks_when(turn.text) and not turn.day:
        turn.say("offers_day")
    elif turn.day:
        turn.say("takes_day")


def date_on_doubt(turn: Turn, kind: Kind) -> bool:
    """A date while a doubt is on the table: taken with a reserve, and the second time the end."""
    settled = turn.reached("explained") and turn.made_any(PRICED)
    if "agrees_next_step" not in turn.moves or not settled:
        return False
    if turn.once("date_on_doubt"):
        if day_in(turn.text) or asks_when(turn.text):
            take_day(turn)
        turn.say("keeps_doubt", kind)
    else:
        part(turn)
    return True


def goodbye(turn: Turn) -> None:
    """You hang up: with a next step it is decided now, without one nothing is agreed."""
    if turn.made_any(QUARREL) and turn.liking() < 0:
        turn.hang_up("parts_coldly")
    elif OFFERED in turn.notes:
        turn.outcome = "again"
        turn.say("boss_day" if day_in(turn.text) else "goodbye")
    elif "agrees_next_step" in turn.made and turn.reached("explained"):
        part(turn)
    else:
        turn.say("nothing_agreed")
        turn.outcome = "again" if turn.liking() >= 3 else "lost"


def decision(turn: Turn) -> Outcome:
    """What follows from the whole call."""
    liking = turn.liking()
    if liking < 0.5:
        return "lost"
    if not turn.cast.persona.decides or not turn.reached("explained") or turn.open is not None:
        return "again"
    return "agreed" if liking >= turn.was.demand and not turn.cheapened else "again"
