"""How the simulated client takes what is said: small talk, the offer, questions about doubts."""

from __future__ import annotations

import re

from coach.practice.client.about import asked_of
from coach.practice.client.lines import shares_a_word, toss
from coach.practice.client.tell import tell_about
from coach.practice.client.turn import Turn
from coach.practice.client.ways import BENEFITS, DISCOVERY, REACTIONS
from coach.practice.moves.hear import QUARREL

_EARLY = frozenset((*BENEFITS, *REACTIONS, "suggests_extra", "explains"))
"""Offers that mean nothing to a client who was asked for nothing yet."""
_SMALL_TALK = {"friendly": 3, "gruff": 2, "brisk": 1}
_HOW_ARE_YOU = re.compile(r"\b(how|wie|selbst|yourself|and you|und ihnen)\b", re.IGNORECASE)
_OWN_WISH = 0.25
"""How often a suggestion makes a client think of a wish of their own."""
_SAYS_YES = 0.75
"""Up to here the first suggestion is welcome."""
_FIRST_TURNS = 3
"""Turns of yours before which one is still saying hello."""
_FRIENDLY = frozenset(("greets", "builds_rapport", "acknowledges", "asks_moment", "asks_business"))
_HOW_IS_IT = re.compile(
    r"\b(?:how (?:are|is|have|did)|how's|wie (?:geht|läuft|war|steht)|wie geht's)\b[^?]*\?",
    re.IGNORECASE,
)
_I_AM_WELL = re.compile(
    r"\b(?:i['’]m|i am) (?:fine|good|well|great)\b|\bmir geht(?:['’]?s| es) (?:\w+ )?gut\b"
    r"|\b(?:fine|good|great|not bad|very well|gut|bestens|prima|super|nicht schlecht),?"
    r" (?:thanks|thank you|danke)\b|\b(?:und|and) (?:selbst|ihnen|dir|yourself|you)\s*\?",
    re.IGNORECASE,
)
"""How one answers to "how are you", and hands it back."""
_QUESTION = re.compile(r"[^.!?]*\?")
_YOU = re.compile(
    r"\b(?:yourself|(?:and|about|are) you|you (?:doing|been)|things|it|(?<!this )business"
    r"|\w*(?:day|morning|weekend|week)"
    r"|(?<!bei )(?:ihnen|dir|euch)|selbst|(?:geht|läuft|steht)['’]?s|geht es|geschäfte?|laden"
    r"|\w*(?:tag|morgen|woche|wochenende))\b",
    re.IGNORECASE,
)
"""How the client is, or the day; how the harvest was is another question."""
_THANKS_FOR_TIME = re.compile(
    r"\b(?:thanks?|thank you|(?:good|kind|nice) of you|appreciate|danke?"
    r"|(?:schön|gut|lieb|nett)(?: von \w+)?, dass)\b"
    r".*\b(?:your time|(?:mak|find|tak|giv)\w* (?:\w+ ){0,3}(?:time|call|minutes?|hour)|picking up"
    r"|(?:call|ring)ing (?:me )?back|(?:squeez|fitt)ing me|zeit|\w*stunde|minuten?"
    r"|zurückruf\w*|rückruf|(?:dran|ran)geh\w*|dazwischen\w*)\b",
    re.IGNORECASE,
)
_WEATHER = re.compile(r"\b(?:weather|raining|sunshine|wetter|regnet|sonne)\b", re.IGNORECASE)
_CLAUSE = 25
"""Words up to which a proposal may say how it is paid, and still be the proposal alone."""


def asked_for_doubts(turn: Turn) -> None:
    """Asked what is behind it while nothing is on the table."""
    doubt = asked_of(turn, turn.unsettled())
    doubt = doubt or turn.strongest(("money", "value", "results", "general"))
    if doubt is not None and turn.reached("proposed") and "asks_back" not in turn.moves:
        turn.say(f"behind_{doubt}", doubt)
        turn.put_on_table(doubt)
        turn.asked = True
    elif "asks_back" in turn.moves:
        turn.say("no_money_worry")
    elif "asks_which_objection" in turn.moves:
        no_concern(turn)
    elif turn.last_topic is not None and turn.told.get(turn.last_topic, 0) < 2:
        tell_about(turn, turn.last_topic)
    elif "pains" not in turn.told:
        tell_about(turn, "pains")
    else:
        turn.say("no_more")


def invited_to_ask(turn: Turn) -> bool:
    """Asked for questions: the one that the call has come to, if there is one."""
    if turn.moves - {"invites_questions", "acknowledges"}:
        return False
    if turn.stage in ("proposed", "asked_how"):
        turn.stage = "asked_how"
        turn.say("how_it_works", "how_it_works")
    elif not turn.reached("proposed"):
        turn.say("no_questions_yet")
    elif turn.stage == "put_off":
        doubt = turn.strongest(("money", "results", "value", "general"))
        if doubt is None:
            no_concern(turn)
        else:
            turn.raise_doubt(doubt)
    return True


def no_concern(turn: Turn) -> None:
    """Nothing is on the client's mind, or nothing more than there was."""
    turn.say("no_concern_left" if turn.raised else "no_concern")


def followed(turn: Turn) -> None:
    """The offer goes on while a doubt is on the table: the client follows without a word on it."""
    asked = set(turn.made) & DISCOVERY
    if turn.stage == "talk" and asked and "proposes_retainer" in turn.moves:
        turn.stage = "proposed"
    elif turn.stage in ("proposed", "asked_how") and turn.moves & {"explains", *BENEFITS}:
        turn.stage = "explained"


def proposed(turn: Turn) -> None:
    """Step 6: the client ponders, and waits for you to wait."""
    if not set(turn.made) & DISCOVERY:
        turn.patience -= 1
        turn.trust -= 0.5
        turn.say("too_early")
        turn.doubts["value"] = turn.doubts.get("value", 0.0) + 0.7
        return
    if not turn.reached("proposed"):
        turn.stage = "proposed"
    talks_on = turn.moves & set(BENEFITS) or len(turn.text.split()) > _CLAUSE
    if talks_on and turn.moves & {"explains", *BENEFITS}:
        turn.stage = "explained" if not turn.reached("explained") else turn.stage
        turn.interest -= 0.5
        turn.say("unasked")
    else:
        turn.say("ponders")


def react(turn: Turn) -> None:
    """A word on what was said, by what matters most in it."""
    if turn.stage in ("proposed", "asked_how") and turn.moves & {"explains", *BENEFITS}:
        if turn.stage == "proposed":
            turn.interest -= 0.5
        turn.say("reacts_explained" if turn.stage == "asked_how" else "unasked")
        turn.stage = "explained"
    elif turn.moves & {"puts_price_off", "promises_three_options"} and (
        turn.reached("explained") or not turn.moves & {"suggests_extra", *REACTIONS}
    ):
        mail_promised(turn)
    elif turn.trust < 0 and turn.made_any(QUARREL):
        sourly(turn)
    elif turn.stage == "talk" and not turn.made_any(DISCOVERY) and turn.moves & _EARLY:
        unprepared(turn)
    elif valued := [move for move in turn.cast.persona.values if move in turn.fresh()]:
        turn.say("reacts_valued" if valued[0] in BENEFITS else REACTIONS.get(valued[0], ""))
    elif "estimates_volume" in turn.moves and turn.stage == "talk":
        turn.say("confirms" if "summarises" in turn.moves else "reacts_volume")
    elif turn.moves & set(BENEFITS):
        turn.say("reacts_benefit")
    elif "suggests_extra" in turn.moves:
        extra_suggested(turn)
    elif move := next((move for move in REACTIONS if move in turn.moves), None):
        turn.say(REACTIONS[move])
    elif "explains" in turn.moves:
        if turn.stage == "talk" and "states_flat_fee" in turn.made and DISCOVERY & set(turn.made):
            turn.stage = "explained"
        turn.say("reacts_explained")
    elif turn.moves & {"builds_rapport", "greets"}:
        chat(turn)
    elif "acknowledges" in turn.moves:
        turn.say("backchannel")


def sourly(turn: Turn) -> None:
    """After a quarrel nothing is good any more, and in the end it is enough."""
    if turn.fresh_line("reacts_sourly"):
        turn.say("reacts_sourly")
    else:
        turn.hang_up("parts_coldly")


def unprepared(turn: Turn) -> None:
    """An offer before any question: nobody approves of what was not made for them."""
    if turn.moves & {"states_flat_fee", "explains"} and "builds_rapport" not in turn.moves:
        turn.patience -= 0.5
        turn.say("pay_for_what")
    elif turn.moves & {"builds_rapport", "greets"}:
        chat(turn)
    else:
        turn.say("offers_early")


def extra_suggested(turn: Turn) -> None:
    """What the client has wished for is met with joy; now and then they think of it themselves."""
    facts = turn.cast.persona.facts.get("extras")
    held = facts.to(turn.cast.voice) if facts else ()
    if any(shares_a_word(line, turn.text) for line in held):
        turn.say("extra_wish")
        return
    chance = toss(turn.cast, "extra", len(turn.lines))
    if held and "extras" not in turn.told and chance < _OWN_WISH:
        turn.say("extra_else")
        turn.add(held[0])
        turn.told["extras"] = 1
        return
    turn.say("extra_yes" if turn.once("extra") and chance < _SAYS_YES else "extra_maybe")


def mail_promised(turn: Turn) -> None:
    """The price comes by e-mail: fine when it was asked for, odd before."""
    accepts = "accepts_mail"
    if "promises_three_options" in turn.moves:
        accepts = "accepts_options"
    if turn.stage == "asked_fee":
        tough = turn.doubts.get("money", 0.0) >= 2 or turn.cast.persona.mood == "gruff"
        if tough and toss(turn.cast, "insists", 0) < 0.6 and turn.once("insisted"):
            turn.say("insists_fee", "monthly_fee")
            return
        turn.stage = "put_off"
        turn.say(accepts)
    elif turn.reached("explained"):
        known = turn.stage == "put_off"
        turn.stage = "put_off"
        turn.say("mail_already" if known else accepts)
    elif turn.knows_the_offer():
        turn.say(accepts)
    else:
        turn.say("fee_early" if set(turn.made) & DISCOVERY else "fee_unasked")


def first_words(turn: Turn) -> bool:
    """Whether this is how people begin: how are you, how is business, fine, thank you."""
    begun = turn.was.turn > _FIRST_TURNS or turn.told or turn.open is not None
    if begun or turn.moves - _FRIENDLY:
        return False
    polite = "asks_business" in turn.moves and "builds_rapport" in turn.moves
    usual = _HOW_IS_IT.search(turn.text) or _WEATHER.search(turn.text)
    answers = _I_AM_WELL.search(turn.text)
    return polite or turn.moves == {"acknowledges"} or bool(usual or answers)


def chat(turn: Turn) -> None:
    """Small talk, as much of it as the mood bears."""
    turn.chatted += 1
    if _WEATHER.search(turn.text):
        turn.say("weather")
    elif _HOW_IS_IT.search(turn.text) and turn.chatted == 1:
        turn.say(how_it_is(turn.text))
    elif _I_AM_WELL.search(turn.text) and turn.chatted == 1:
        turn.say("well_too" if turn.asks() else "greets_back")
    elif _THANKS_FOR_TIME.search(turn.text) and not turn.asks():
        turn.say("thanked" if turn.chatted == 1 and not turn.told else "welcome")
    elif "builds_rapport" not in turn.moves:
        back = "greets_back" if turn.chatted == 1 else "tell_me"
        turn.say("greets_asked" if turn.asks() else back)
    elif turn.chatted > _SMALL_TALK[turn.cast.persona.mood]:
        turn.patience -= 0.7
        turn.say("small_talk_enough")
    elif not turn.asks():
        turn.say("small_talk")
    else:
        asked = _HOW_ARE_YOU.search(turn.text) is not None
        turn.say(how_it_is(turn.text) if asked else "small_talk_asked")


def how_it_is(text: str) -> str:
    """What is asked: how the client is, or how something else went."""
    about_them = any(_YOU.search(question) for question in _QUESTION.findall(text))
    return "how_i_am" if about_them else "small_talk_asked"
