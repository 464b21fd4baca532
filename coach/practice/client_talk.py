"""How the simulated client takes what is said: answers, small talk, the offer."""

from __future__ import annotations

from coach.playbook.persona import Topic
from coach.practice.client_decider import ELSEWHERE
from coach.practice.client_lines import shares_a_word, toss
from coach.practice.client_turn import Turn
from coach.practice.client_ways import BENEFITS, DISCOVERY, REACTIONS, TOPIC_OF

_SMALL_TALK = {"friendly": 3, "gruff": 2, "brisk": 1}


def tell(turn: Turn) -> None:
    """Answer what was asked, two topics at most, and only those."""
    asked = [topic for move, topic in TOPIC_OF.items() if move in turn.moves]
    for topic in asked[:2]:
        tell_about(turn, topic)


def tell_about(turn: Turn, topic: Topic) -> None:
    """The first fact when asked first, more when asked again; talkers tell at once."""
    facts = turn.cast.persona.facts.get(topic)
    held = facts.to(turn.cast.voice) if facts else ()
    known = turn.told.get(topic, 0)
    turn.last_topic = topic
    if topic == "decider" and not turn.cast.persona.decides:
        turn.once(ELSEWHERE)
    if not held:
        turn.say("unknown_question")
        return
    if known >= len(held):
        turn.patience -= 0.2
        turn.say("said_already")
        return
    count = 2 if known == 0 and turn.cast.persona.talk == 3 else 1
    for line in held[known : known + count]:
        turn.parts.append(line)
        turn.lines = (*turn.lines, line)
    turn.told[topic] = min(len(held), known + count)
    if known == 0:
        turn.trust += 0.5
        turn.interest += 0.3


def asked_for_doubts(turn: Turn) -> None:
    """Asked what is behind it while nothing is on the table."""
    doubt = turn.strongest(("money", "value", "results", "general"))
    if doubt is not None and turn.reached("proposed") and "asks_back" not in turn.moves:
        turn.say(f"behind_{doubt}", doubt)
        turn.put_on_table(doubt)
        turn.asked = True
    elif "asks_back" in turn.moves:
        turn.say("no_money_worry")
    elif "asks_which_objection" in turn.moves:
        turn.say("no_concern")
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
            turn.say("no_concern")
        else:
            turn.raise_doubt(doubt)
    return True


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
    if turn.moves & {"explains", *BENEFITS}:
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
    elif valued := [move for move in turn.cast.persona.values if move in turn.fresh()]:
        turn.say("reacts_valued" if valued[0] in BENEFITS else REACTIONS.get(valued[0], ""))
    elif turn.moves & set(BENEFITS):
        turn.say("reacts_benefit")
    elif "suggests_extra" in turn.moves:
        extra_suggested(turn)
    elif move := next((move for move in REACTIONS if move in turn.moves), None):
        turn.say(REACTIONS[move])
    elif "explains" in turn.moves:
        turn.say("reacts_explained")
    elif turn.moves & {"builds_rapport", "greets"}:
        chat(turn)
    elif "acknowledges" in turn.moves:
        turn.say("backchannel")


def extra_suggested(turn: Turn) -> None:
    """The first suggestion meets what the client would like; later ones less and less."""
    facts = turn.cast.persona.facts.get("extras")
    held = facts.to(turn.cast.voice) if facts else ()
    fresh = [line for line in held if line not in turn.lines]
    if any(shares_a_word(line, turn.text) for line in held if line not in fresh):
        turn.say("extra_yes")  # the client has wished for it already
        return
    wanted = next((line for line in fresh if shares_a_word(line, turn.text)), None)
    if wanted is None and (not fresh or "extras" in turn.told):
        turn.say("extra_maybe")
        return
    turn.say("extra_yes" if wanted else "extra_else")
    line = wanted or fresh[0]
    turn.parts.append(line)
    turn.lines = (*turn.lines, line)
    turn.told["extras"] = turn.told.get("extras", 0) + 1


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
    else:
        turn.say("fee_early" if set(turn.made) & DISCOVERY else "fee_unasked")


def chat(turn: Turn) -> None:
    """Small talk, as much of it as the mood bears."""
    turn.chatted += 1
    if "builds_rapport" not in turn.moves:
        turn.say("greets_back")
    elif turn.chatted > _SMALL_TALK[turn.cast.persona.mood]:
        turn.patience -= 0.7
        turn.say("small_talk_enough")
    else:
        turn.say("how_i_am" if turn.text.rstrip().endswith("?") else "small_talk")


def nothing_heard(turn: Turn) -> None:
    """No move in it: a question gets an honest shrug, talk gets a nod, and both wear thin."""
    turn.idle = turn.was.idle + 1
    if turn.stage == "asked_fee" and turn.once("insisted"):
        turn.say("insists_fee", "monthly_fee")
    elif turn.stage == "asked_how" and turn.once("asked_how_again"):
        turn.say("how_it_works", "how_it_works")
    elif turn.idle >= 3:
        turn.patience -= 1
        turn.say("impatience")
    elif turn.text.rstrip().endswith("?"):
        turn.say("unknown_question")
    elif turn.idle == 2 and len(turn.text.split()) > 4:
        turn.patience -= 0.5
        turn.say("not_understood")
    else:
        turn.say("backchannel")
