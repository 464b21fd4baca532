"""The simulated client: a state, your words and a seed give a new state and a reply.

Rules and data, no model. The client answers what was asked, asks how it works when the silence
after the proposal was kept, asks for the fee after the explanation, raises hidden doubts at
fitting moments, calms down when they are asked about and answered, and reacts to bad moves as
people do. Patience and trust run down or up, and the call ends in what follows from it.
"""

from __future__ import annotations

from coach.practice.client.answer import exact
from coach.practice.client.close import close, goodbye, lead
from coach.practice.client.day import asks_timing
from coach.practice.client.decider import arrange, wants_decider
from coach.practice.client.doubts import answered
from coach.practice.client.lines import Cast, lines_in
from coach.practice.client.puzzled import drones, nothing_heard
from coach.practice.client.small import small_question
from coach.practice.client.state import ClientState, Said
from coach.practice.client.talk import (
    asked_for_doubts,
    chat,
    first_words,
    invited_to_ask,
    proposed,
    react,
)
from coach.practice.client.tell import tell
from coach.practice.client.turn import Reply, Turn
from coach.practice.client.ways import (
    BENEFITS,
    DISCOVERY,
    OFFENCES,
    OPENS,
    REACTIONS,
    SOOTHES,
    TOPIC_OF,
)
from coach.practice.moves.haggling import PRICE
from coach.practice.moves.hear import CHOICES

_MORE = {"asks_more", "asks_back"}
_OFFERS = {"suggests_extra", "proposes_retainer", *REACTIONS, *TOPIC_OF}
"""With any of these in it, a question whether there is more is about that, and about no doubt."""
_SPELT_OUT = {"acknowledges", "names_deliverables"}
"""What a suggestion sounds like that was asked for."""
_GIVEAWAYS = 3
"""Times that the offer may be made small before nobody wants it any more."""


def open_call(cast: Cast, state: ClientState) -> tuple[ClientState, Reply]:
    """The client picks up."""
    turn = Turn(cast, state, Said("", ()))
    turn.say("greeting")
    return turn.done()


def respond(cast: Cast, state: ClientState, said: Said) -> tuple[ClientState, Reply]:
    """What the client makes of your words; after the end of the call there is nothing more."""
    if state.outcome is not None:
        return state, Reply("")
    turn = Turn(cast, state, said)
    if any(map(str.isalnum, said.text)):  # "..." is silence written down
        take(turn)
    else:
        silence(turn)
    return turn.done()


def take(turn: Turn) -> None:
    """Take in what was said: offences first, then the open doubt, then everything else."""
    offence = next((name for name in OFFENCES if name in turn.moves), None)
    leaving = "says_goodbye" in turn.moves and "greets" not in turn.moves and not turn.waits()
    if offence is not None:
        offended(turn, offence)
        if leaving:
            turn.hang_up("parts_coldly")
        return
    if spells_out(turn):
        turn.moves.add("suggests_extra")
    please(turn)
    if wants_decider(turn):
        arrange(turn)
    elif leaving:
        goodbye(turn)
    elif first_words(turn):
        chat(turn)
    elif small_question(turn):
        pass
    elif turn.open is not None:
        answered(turn, turn.open)
    else:
        listen(turn)


def spells_out(turn: Turn) -> bool:
    """Whether this says what one has in mind, as the client has just asked."""
    asked = turn.last_said() in lines_in(turn.cast, "tell_me") and turn.made_any(DISCOVERY)
    return asked and turn.moves <= _SPELT_OUT and not turn.asks()


def listen(turn: Turn) -> None:
    """Words with no offence in them, and no doubt waiting."""
    if turn.stage == "asked_how" and exact(turn):
        turn.moves.add("explains")
    if agrees(turn):
        close(turn)
        return
    if drones(turn):
        nothing_heard(turn)
        return
    explains = turn.stage in ("proposed", "asked_how") and turn.moves & {"explains", *BENEFITS}
    if explains or ("invites_questions" in turn.moves and invited_to_ask(turn)):
        pass  # a question at the end of it asks what the client makes of it
    elif turn.reached("proposed") and asks_timing(turn.text) and turn.fresh_line("when_calmer"):
        turn.say("when_calmer")
    elif asks_about_doubts(turn):
        asked_for_doubts(turn)
    else:
        tell(turn)
    if not turn.parts and "proposes_retainer" in turn.moves:
        proposed(turn)
    elif not turn.parts:
        react(turn)
    if not turn.parts:
        nothing_heard(turn)
    elif turn.outcome is None:
        lead(turn)


def offended(turn: Turn, name: str) -> None:
    """The worst move decides; a grabbed gift makes the offer small."""
    offence = OFFENCES[name]
    turn.trust -= offence.trust
    turn.patience -= offence.patience
    turn.cheapened += offence.cheapens
    if offence.kind is not None:
        turn.doubts[offence.kind] = min(4.0, turn.doubts.get(offence.kind, 0.0) + offence.feeds)
    if offence.warns and name in turn.was.made:
        turn.hang_up("hangs_up")
    elif turn.cheapened > _GIVEAWAYS:
        turn.hang_up("enough_giveaways")
    elif name in OPENS and offence.kind is not None:
        turn.say(reaction(turn, name), offence.kind)
        turn.put_on_table(offence.kind)
    else:
        turn.say(reaction(turn, name))
        if name == "free_trial" and turn.open == "money":  # nothing is left to be paid
            turn.open = None


def reaction(turn: Turn, name: str) -> str:
    """What to say to a bad move: about the open doubt, or something else the second time."""
    if name == PRICE and PRICE not in turn.was.made and not turn.made_any(DISCOVERY):
        return "pay_for_what"  # nobody knows yet what there would be to pay for
    line = OFFENCES[name].line
    on_the_doubt = f"{line}_{turn.open}"
    if turn.fresh_line(on_the_doubt):
        return on_the_doubt
    again = f"{line}_again"
    return again if name in turn.was.made and turn.fresh_line(again) else line


def please(turn: Turn) -> None:
    """What is good for trust and interest, whatever the answer will be."""
    values = set(turn.cast.persona.values)
    fresh = turn.moves - set(turn.was.made)
    turn.interest += 0.3 * min(3, len(fresh & set(BENEFITS))) + 0.8 * len(fresh & values)
    turn.interest += 0.5 * len(fresh & {"suggests_extra", "estimates_volume"})
    turn.trust += 0.4 * len(fresh & {"builds_rapport", "summarises", "acknowledges", "gives_proof"})
    for move, kind in SOOTHES.items():
        if move in fresh and kind in turn.doubts:
            turn.doubts[kind] = max(0.0, turn.doubts[kind] - 0.4)


def silence(turn: Turn) -> None:
    """Nothing was said: after the proposal the client asks, elsewhere they fill it."""
    if turn.stage == "proposed" and turn.open is None:
        turn.kept_silence = True
        turn.stage = "asked_how"
        turn.trust += 1
        turn.interest += 1
        turn.say("how_it_works", "how_it_works")
        return
    turn.quiet = turn.was.quiet + 1
    turn.patience -= 0.7
    if turn.quiet >= 4:
        turn.say("silence_end")
        turn.outcome = "again" if turn.trust >= 5 else "lost"
        turn.ended_by = "client"
    elif turn.open is not None and turn.quiet == 1:
        turn.say("silence_objection")
    else:
        turn.say("silence_fill")


def late(turn: Turn) -> bool:
    """Whether asking for pains now means the proposal: the business was talked about."""
    return turn.reached("proposed") and "pains" in turn.told


def asks_about_doubts(turn: Turn) -> bool:
    """Whether a question is about what the client has against it."""
    if "asks_which_objection" in turn.moves or ("asks_pains" in turn.moves and late(turn)):
        return True
    return bool(turn.moves & _MORE) and not turn.moves & _OFFERS


def agrees(turn: Turn) -> bool:
    """Whether this is about the next step, and not about how the work would go."""
    explaining = not turn.reached("explained") and turn.moves & {"explains", *BENEFITS}
    asking = turn.moves & {*TOPIC_OF, *CHOICES}
    return "agrees_next_step" in turn.moves and not explaining and not asking
