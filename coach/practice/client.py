"""The simulated client: a state, your words and a seed give a new state and a reply.

Rules and data, no model. The client answers what was asked, asks how it works when the silence
after the proposal was kept, asks for the fee after the explanation, raises hidden doubts at
fitting moments, calms down when they are asked about and answered, and reacts to bad moves as
people do. Patience and trust run down or up, and the call ends in what follows from it.
"""

from __future__ import annotations

import msgspec

from coach.playbook.model import Kind, Outcome
from coach.playbook.persona import Topic
from coach.practice.client_lines import Cast, has_lines, line_for, shares_a_word, toss
from coach.practice.client_state import STAGES, ClientState, Said, Stage
from coach.practice.client_ways import (
    ANSWERS,
    ASKS_FIRST,
    BENEFITS,
    DISCOVERY,
    OFFENCES,
    OPENS,
    REACTIONS,
    SOOTHES,
    TOPIC_OF,
)

WORTH_SAYING = 0.9
"""A doubt below this strength is kept to oneself."""
_CALM = 0.45
"""A doubt below this strength is answered."""
_ASKING_HELPS = 1.6
"""How much more an answer counts when the doubt was asked about first."""
_LONG_CALL = 45
"""Turns after which a client grows tired."""
_ASKING_ABOUT_DOUBTS = {"asks_which_objection", "asks_more", "asks_back"}
_SMALL_TALK = {"friendly": 3, "gruff": 2, "brisk": 1}


class Reply(msgspec.Struct, frozen=True):
    """What the client says, and what it means."""

    text: str
    label: str = "none"
    """As the matcher would have it: money, value, results, general, a cue, or none."""
    calmed: Kind | None = None
    """The doubt that your words have answered."""
    kept_silence: bool = False
    """The client spoke first after the proposal."""
    outcome: Outcome | None = None


def open_call(cast: Cast, state: ClientState) -> tuple[ClientState, Reply]:
    """The client picks up."""
    turn = _Turn(cast, state, Said("", ()))
    turn.say("greeting")
    return turn.done()


def respond(cast: Cast, state: ClientState, said: Said) -> tuple[ClientState, Reply]:
    """What the client makes of your words; after the end of the call there is nothing more."""
    if state.outcome is not None:
        return state, Reply("")
    turn = _Turn(cast, state, said)
    if said.text:
        turn.take()
    else:
        turn.silence()
    return turn.done()


class _Turn:
    """One reply in the making: what changes in the client, and the parts of the reply."""

    def __init__(self, cast: Cast, state: ClientState, said: Said) -> None:
        self.cast = cast
        self.was = state
        self.moves = set(said.moves)
        self.text = said.text
        self.trust = state.trust
        self.interest = state.interest
        self.patience = state.patience
        self.doubts = dict(state.doubts)
        self.stage: Stage = state.stage
        self.open = state.open
        self.asked = state.asked
        self.weak = state.weak
        self.tried = state.tried
        self.raised = state.raised
        self.calmed = state.calmed
        self.told = dict(state.told)
        self.last_topic = state.last_topic
        self.made = state.made + tuple(move for move in said.moves if move not in state.made)
        self.lines = state.said
        self.idle = 0
        self.quiet = 0
        self.chatted = state.chatted
        self.cheapened = state.cheapened
        self.notes = state.notes
        self.outcome: Outcome | None = None
        self.parts: list[str] = []
        self.label = "none"
        self.just_calmed: Kind | None = None
        self.kept_silence = False
        self.announced = False

    def done(self) -> tuple[ClientState, Reply]:
        """The new state and the reply."""
        if self.was.turn > _LONG_CALL:
            self.patience -= 0.5
        if self.patience <= 0 and self.outcome is None:
            self.parts, self.label = [], "none"
            self.say("lost_patience")
            self.outcome = "again" if self.trust >= 6 else "lost"
        state = ClientState(
            trust=self.trust,
            patience=self.patience,
            doubts=self.doubts,
            interest=self.interest,
            stage=self.stage,
            turn=self.was.turn + 1,
            open=self.open,
            asked=self.asked,
            weak=self.weak,
            tried=self.tried,
            raised=self.raised,
            calmed=self.calmed,
            told=self.told,
            last_topic=self.last_topic,
            made=self.made,
            said=self.lines,
            idle=self.idle,
            quiet=self.quiet,
            chatted=self.chatted,
            cheapened=self.cheapened,
            notes=self.notes,
            outcome=self.outcome,
        )
        return state, Reply(
            " ".join(self.parts), self.label, self.just_calmed, self.kept_silence, self.outcome
        )

    # --- saying -------------------------------------------------------------------------------

    def say(self, situation: str, label: str = "none") -> None:
        """Add a line for ``situation`` to the reply."""
        line = line_for(self.cast, situation, self.lines)
        if line:
            self.parts.append(line)
            self.lines = (*self.lines, line)
        if label != "none":
            self.label = label

    def once(self, note: str) -> bool:
        """Whether this happens for the first time."""
        if note in self.notes:
            return False
        self.notes = (*self.notes, note)
        return True

    def reached(self, stage: Stage) -> bool:
        """Whether the call has come at least to ``stage``."""
        return STAGES.index(self.stage) >= STAGES.index(stage)

    # --- silence ------------------------------------------------------------------------------

    def silence(self) -> None:
        """Nothing was said: after the proposal the client asks, elsewhere they fill it."""
        if self.stage == "proposed" and self.open is None:
            self.kept_silence = True
            self.stage = "asked_how"
            self.trust += 1
            self.interest += 1
            self.say("how_it_works", "how_it_works")
            return
        self.quiet = self.was.quiet + 1
        self.patience -= 0.7
        if self.quiet >= 4:
            self.say("silence_end")
            self.outcome = "again" if self.trust >= 5 else "lost"
        elif self.open is not None and self.quiet == 1:
            self.say("silence_objection")
        else:
            self.say("silence_fill")

    # --- words --------------------------------------------------------------------------------

    def take(self) -> None:
        """Take in what was said: offences first, then the open doubt, then everything else."""
        offence = next((name for name in OFFENCES if name in self.moves), None)
        if offence is not None:
            self.offended(offence)
        elif "says_goodbye" in self.moves:
            self.goodbye()
        elif self.open is not None:
            self.answered(self.open)
        else:
            self.listen()

    def listen(self) -> None:
        """Words with no offence in them, and no doubt waiting."""
        self.please()
        if self.agrees():
            self.close()
            return
        if self.moves & _ASKING_ABOUT_DOUBTS or ("asks_pains" in self.moves and self.late()):
            self.asked_for_doubts()
        else:
            self.tell()
        if not self.parts and "proposes_retainer" in self.moves:
            self.proposed()
        elif not self.parts:
            self.react()
        if not self.parts:
            self.nothing_heard()
        elif self.outcome is None:
            self.lead()

    def late(self) -> bool:
        """Whether asking for pains now means the proposal: the business was talked about."""
        return self.reached("proposed") and "pains" in self.told

    def agrees(self) -> bool:
        """Whether this is about the next step, and not about how the work would go."""
        explaining = not self.reached("explained") and self.moves & {"explains", *BENEFITS}
        asking = self.moves & set(TOPIC_OF)
        return "agrees_next_step" in self.moves and not explaining and not asking

    def offended(self, name: str) -> None:
        """The worst move decides; a grabbed gift makes the offer small."""
        offence = OFFENCES[name]
        self.trust -= offence.trust
        self.patience -= offence.patience
        self.cheapened += offence.cheapens
        if offence.kind is not None:
            self.doubts[offence.kind] = min(4.0, self.doubts.get(offence.kind, 0.0) + offence.feeds)
        again = f"{offence.line}_again"
        repeated = name in self.was.made and has_lines(self.cast, again)
        situation = again if repeated else offence.line
        if name in OPENS and offence.kind is not None:
            self.say(situation, offence.kind)
            self.put_on_table(offence.kind)
        else:
            self.say(situation)

    def please(self) -> None:
        """What is good for trust and interest, whatever the answer will be."""
        values = set(self.cast.persona.values)
        fresh = self.moves - set(self.was.made)
        self.interest += 0.3 * min(3, len(fresh & set(BENEFITS))) + 0.8 * len(fresh & values)
        self.interest += 0.5 * len(fresh & {"suggests_extra", "estimates_volume"})
        self.trust += 0.4 * len(
            fresh & {"builds_rapport", "summarises", "acknowledges", "gives_proof"}
        )
        for move, kind in SOOTHES.items():
            if move in fresh and kind in self.doubts:
                self.doubts[kind] = max(0.0, self.doubts[kind] - 0.4)

    # --- telling ------------------------------------------------------------------------------

    def tell(self) -> None:
        """Answer what was asked, two topics at most, and only those."""
        asked = [topic for move, topic in TOPIC_OF.items() if move in self.moves]
        for topic in asked[:2]:
            self.tell_about(topic)

    def tell_about(self, topic: Topic) -> None:
        """The first fact when asked first, more when asked again; talkers tell at once."""
        facts = self.cast.persona.facts.get(topic)
        held = facts.to(self.cast.voice) if facts else ()
        known = self.told.get(topic, 0)
        self.last_topic = topic
        if not held:
            self.say("unknown_question")
            return
        if known >= len(held):
            self.patience -= 0.4
            self.say("said_already")
            return
        count = 2 if known == 0 and self.cast.persona.talk == 3 else 1
        for line in held[known : known + count]:
            self.parts.append(line)
            self.lines = (*self.lines, line)
        self.told[topic] = min(len(held), known + count)
        if known == 0:
            self.trust += 0.5
            self.interest += 0.3

    def asked_for_doubts(self) -> None:
        """Asked what is behind it while nothing is on the table."""
        doubt = self.strongest(("money", "value", "results", "general"))
        if doubt is not None and self.reached("proposed") and "asks_back" not in self.moves:
            self.say(f"behind_{doubt}", doubt)
            self.put_on_table(doubt)
            self.asked = True
        elif "asks_back" in self.moves:
            self.say("no_money_worry")
        elif "asks_which_objection" in self.moves:
            self.say("no_concern")
        elif self.last_topic is not None and self.told.get(self.last_topic, 0) < 2:
            self.tell_about(self.last_topic)
        elif "pains" not in self.told:
            self.tell_about("pains")
        else:
            self.say("no_more")

    # --- the offer ----------------------------------------------------------------------------

    def proposed(self) -> None:
        """Step 6: the client ponders, and waits for you to wait."""
        if not set(self.made) & DISCOVERY:
            self.patience -= 1
            self.trust -= 0.5
            self.say("too_early")
            self.doubts["value"] = self.doubts.get("value", 0.0) + 0.7
            return
        if not self.reached("proposed"):
            self.stage = "proposed"
        if self.moves & {"explains", *BENEFITS}:
            self.stage = "explained" if not self.reached("explained") else self.stage
            self.interest -= 0.5
            self.say("unasked")
        else:
            self.say("ponders")

    def react(self) -> None:
        """A word on what was said, by what matters most in it."""
        if self.stage in ("proposed", "asked_how") and self.moves & {"explains", *BENEFITS}:
            if self.stage == "proposed":
                self.interest -= 0.5
            self.say("reacts_explained" if self.stage == "asked_how" else "unasked")
            self.stage = "explained"
        elif self.moves & {"puts_price_off", "promises_three_options"}:
            self.mail_promised()
        elif valued := [move for move in self.cast.persona.values if move in self.fresh()]:
            self.say("reacts_valued" if valued[0] in BENEFITS else REACTIONS.get(valued[0], ""))
        elif self.moves & set(BENEFITS):
            self.say("reacts_benefit")
        elif "suggests_extra" in self.moves:
            self.extra_suggested()
        elif move := next((move for move in REACTIONS if move in self.moves), None):
            self.say(REACTIONS[move])
        elif "explains" in self.moves:
            self.say("reacts_explained")
        elif self.moves & {"builds_rapport", "greets"}:
            self.chat()
        elif "acknowledges" in self.moves:
            self.say("backchannel")

    def fresh(self) -> set[str]:
        """Moves made for the first time."""
        return self.moves - set(self.was.made)

    def extra_suggested(self) -> None:
        """The first suggestion meets what the client would like; later ones less and less."""
        facts = self.cast.persona.facts.get("extras")
        held = facts.to(self.cast.voice) if facts else ()
        fresh = [line for line in held if line not in self.lines]
        wanted = next((line for line in fresh if shares_a_word(line, self.text)), None)
        if wanted is None and (not fresh or "extras" in self.told):
            self.say("extra_maybe")
            return
        self.say("extra_yes" if wanted else "extra_else")
        line = wanted or fresh[0]
        self.parts.append(line)
        self.lines = (*self.lines, line)
        self.told["extras"] = self.told.get("extras", 0) + 1

    def mail_promised(self) -> None:
        """The price comes by e-mail: fine when it was asked for, odd before."""
        accepts = "accepts_mail"
        if "promises_three_options" in self.moves:
            accepts = "accepts_options"
        if self.stage == "asked_fee":
            tough = self.doubts.get("money", 0.0) >= 2 or self.cast.persona.mood == "gruff"
            if tough and toss(self.cast, "insists", 0) < 0.6 and self.once("insisted"):
                self.say("insists_fee", "monthly_fee")
                return
            self.stage = "put_off"
            self.say(accepts)
        elif self.reached("explained"):
            known = self.stage == "put_off"
            self.stage = "put_off"
            self.say("mail_already" if known else accepts)
        else:
            self.say("fee_unasked")

    def chat(self) -> None:
        """Small talk, as much of it as the mood bears."""
        self.chatted += 1
        if "builds_rapport" not in self.moves:
            self.say("greets_back")
        elif self.chatted > _SMALL_TALK[self.cast.persona.mood]:
            self.patience -= 0.7
            self.say("small_talk_enough")
        else:
            self.say("how_i_am" if self.text.rstrip().endswith("?") else "small_talk")

    def nothing_heard(self) -> None:
        """No move in it: a question gets an honest shrug, talk gets a nod, and both wear thin."""
        self.idle = self.was.idle + 1
        if self.idle >= 3:
            self.patience -= 1
            self.say("impatience")
        elif self.text.rstrip().endswith("?"):
            self.say("unknown_question")
        elif self.idle == 2 and len(self.text.split()) > 4:
            self.patience -= 0.5
            self.say("not_understood")
        else:
            self.say("backchannel")

    # --- doubts -------------------------------------------------------------------------------

    def strongest(self, kinds: tuple[Kind, ...]) -> Kind | None:
        """The strongest doubt that was not raised yet and is worth raising."""
        open_ones = [
            kind
            for kind in kinds
            if kind not in self.raised and self.doubts.get(kind, 0.0) >= WORTH_SAYING
        ]
        return max(open_ones, key=lambda kind: self.doubts[kind], default=None)

    def put_on_table(self, kind: Kind) -> None:
        """This doubt waits for an answer from now on."""
        if self.open != kind:
            self.open, self.asked, self.weak, self.tried = kind, False, 0, ()
        if kind not in self.raised:
            self.raised = (*self.raised, kind)

    def raise_doubt(self, kind: Kind) -> None:
        """Say the doubt aloud."""
        if self.parts and not self.announced:
            self.say("yet")
        self.say(f"objects_{kind}", kind)
        self.put_on_table(kind)

    def answered(self, kind: Kind) -> None:
        """Words while a doubt is on the table."""
        self.please()
        answers = {move: ANSWERS[kind][move] for move in self.moves if move in ANSWERS[kind]}
        asks = self.moves & ASKS_FIRST[kind]
        if asks and not (set(answers) - asks):
            self.asked_about(kind)
            return
        power = self.power(kind, answers)
        self.tried += tuple(answers)
        self.doubts[kind] = self.doubts.get(kind, 0.0) - power
        if power and self.doubts[kind] <= _CALM:
            self.calm(kind)
        elif power:
            self.weak += 1
            self.go_on_about(kind, f"half_{kind}")
        else:
            self.dodged(kind)

    def power(self, kind: Kind, answers: dict[str, float]) -> float:
        """How far these answers go: the three best count, repeating one is worth little."""
        values = set(self.cast.persona.values)
        worth = sorted(
            (
                (weight + (0.6 if move in values else 0.0)) * (0.4 if move in self.tried else 1.0)
                for move, weight in answers.items()
            ),
            reverse=True,
        )[:3]
        if not worth:
            return 0.0
        power = worth[0] + 0.5 * sum(worth[1:])
        if "acknowledges" in self.moves:
            power += 0.3
        return power * (_ASKING_HELPS if self.asked else 1.0)

    def asked_about(self, kind: Kind) -> None:
        """Asked before answered: that alone takes a part of the doubt away."""
        if self.asked:
            self.patience -= 0.5
            self.say("behind_more", kind)
            return
        self.asked = True
        self.trust += 0.7
        self.doubts[kind] = self.doubts.get(kind, 0.0) - 0.4
        if kind == "general" and "asks_which_objection" in self.moves:
            self.say("neither")
        self.say(f"behind_{kind}", kind)

    def dodged(self, kind: Kind) -> None:
        """No answer to the doubt in it: what was asked gets a short answer, the doubt stays."""
        self.weak += 1
        self.patience -= 0.8
        if self.moves & set(TOPIC_OF):
            self.tell()
        elif self.moves == {"acknowledges"} and self.once(f"heard_{kind}"):
            self.weak -= 1
            self.patience += 0.8
            self.say("and_then")
            return
        self.go_on_about(kind, f"weak_{kind}")

    def go_on_about(self, kind: Kind, situation: str) -> None:
        """Follow up on a weak answer; after three of them let it be."""
        if self.weak < 3:
            self.say(situation, kind)
            return
        self.trust -= 1
        self.open = None
        self.say("drops_it")
        self.lead()

    def calm(self, kind: Kind) -> None:
        """The doubt is answered; the call goes on."""
        self.open = None
        self.just_calmed = kind
        self.calmed = (*self.calmed, kind)
        self.doubts[kind] = 0.0
        self.trust += 1
        self.interest += 0.5
        self.say(f"calmed_{kind}")
        promised = self.moves & {"puts_price_off", "promises_three_options"}
        if promised and self.reached("explained"):
            self.stage = "put_off"
        if "agrees_next_step" in self.moves and self.stage == "put_off":
            self.close()
        else:
            self.lead()

    # --- leading and closing ------------------------------------------------------------------

    def lead(self) -> None:
        """What the client adds by themselves, where the call has come to."""
        if self.open is not None or self.label != "none":
            return
        if self.stage == "talk":
            heavy = self.doubts.get("money", 0.0) >= 2.5 and "money" not in self.raised
            if "states_flat_fee" in self.moves and heavy:
                self.raise_doubt("money")
        elif self.stage == "explained":
            doubt = self.strongest(("value", "results"))
            if doubt is not None and self.just_calmed is None:
                self.raise_doubt(doubt)
            else:
                self.stage = "asked_fee"
                self.say("asks_fee", "monthly_fee")
        elif self.stage == "put_off":
            doubt = self.strongest(("money", "results", "value", "general"))
            if doubt is not None and self.once("raised_at_price"):
                self.raise_doubt(doubt)
            elif self.once("asked_next"):
                self.say("prompts_next")

    def close(self) -> None:
        """You agree the next step: the last doubts come up, then the client decides."""
        if not self.reached("explained") and self.once("too_soon"):
            self.patience -= 0.5
            self.say("too_soon_to_end")
            return
        if self.stage == "explained" and self.once("fee_before_closing"):
            self.stage = "asked_fee"
            self.say("asks_fee", "monthly_fee")
            return
        doubt = self.strongest(("general", "money", "value", "results"))
        if doubt is not None and self.reached("explained") and self.once("before_closing"):
            self.say("before_you_send")
            self.announced = True
            self.raise_doubt(doubt)
            return
        self.part()

    def part(self) -> None:
        """Decide, and say goodbye."""
        self.outcome = self.decision()
        if self.outcome == "again" and not self.cast.persona.decides:
            self.say("again_boss")
        else:
            self.say({"agreed": "agrees", "again": "again", "lost": "lost"}[self.outcome])
        if self.outcome != "lost":
            self.say("goodbye")

    def goodbye(self) -> None:
        """You hang up: with a next step it is decided now, without one nothing is agreed."""
        if "agrees_next_step" in self.moves and self.reached("explained"):
            self.part()
        else:
            self.say("nothing_agreed")
            self.outcome = "again" if self.liking() >= 3 else "lost"

    def decision(self) -> Outcome:
        """What follows from the whole call."""
        liking = self.liking()
        if liking < 0.5:
            return "lost"
        if not self.cast.persona.decides or not self.reached("explained"):
            return "again"
        return "agreed" if liking >= 4 and not self.cheapened else "again"

    def liking(self) -> float:
        """Trust and interest against the doubts that are left."""
        left = sum(value for value in self.doubts.values() if value > _CALM)
        return self.trust + self.interest - left - 1.5 * self.cheapened
