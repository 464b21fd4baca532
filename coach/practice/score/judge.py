"""The scorecard: what a call is worth, each point with the line that earned or cost it.

Pure and deterministic: events in, a scorecard out. Points, bands and every sentence stand in
``scripts/scoring.yaml``; what was said outranks the commands (a step is done by the moves made).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial

import msgspec

from coach.call.cards import response_cards
from coach.call.events import Event
from coach.call.facts import known_facts, labels_of
from coach.call.fill import sentence
from coach.call.guard import tripped
from coach.call.parts import sentences
from coach.call.state import CallState, fold
from coach.playbook.model import Objections, Script
from coach.playbook.scoring import Check, Part, Scoring
from coach.playbook.text import Voice
from coach.practice.moves.haggling import DISCOUNT, PRICE
from coach.practice.score.account import Said, first_of, holds, tell
from coach.practice.score.card import ObjectionNote, Point, Scorecard, ScoredPart
from coach.practice.score.excerpt import deciding
from coach.practice.score.finding import SHOWN, Finding, Ground
from coach.practice.score.measures import (
    made,
    measure,
    passed_on,
    places,
    proposal_in,
    settled,
)
from coach.practice.score.objections import Objection, objections_in
from coach.practice.score.shown import found_out, where_it_belonged, where_tested

ENOUGH_OF_DISCOVERY = 2 / 3
"""The share of the questions from which everything said later counts in full."""
ENOUGH_STEPS = 5
"""Steps after which keeping the rules counts in full: before, there was less to give away."""
ENOUGH_TURNS = 4
"""Turns of the user's that stand for steps in a script that has none to score."""
OF_OBJECTIONS = ("asked_first", "right_answer", "resolved")
OF_TALK = ("question_count", "question_spread", "word_share", "monologue")


class Rules(msgspec.Struct, frozen=True):
    """What a call is scored with."""

    scoring: Scoring
    script: Script
    objections: Objections
    hear: Callable[[str], tuple[str, ...]]
    """The moves in a line of the user's, the strongest first."""


def score(events: Iterable[Event], rules: Rules, voice: Voice | None = None) -> Scorecard:
    """Score a call, in the voice in which it was held unless another is asked for."""
    held = tuple(events)
    state = fold(held)
    if voice is not None:
        state = msgspec.structs.replace(state, voice=voice)
    hear = lru_cache(maxsize=None)(rules.hear)
    account = tell(held, hear, partial(_shown, rules, state))
    ground = Ground(account, rules.scoring, hear, objections_in(account, rules.scoring, hear))
    return _Scorer(ground, state, rules).card()


class _Scorer:
    """One call's way from account to scorecard."""

    def __init__(self, ground: Ground, state: CallState, rules: Rules) -> None:
        self.ground = ground
        self.account = ground.account
        self.places = places(ground)
        self.state = state
        self.rules = rules
        self.scoring = rules.scoring
        self.voice = state.voice
        self.facts = known_facts(state, rules.script)
        self.labels = labels_of(rules.script, state.voice)
        allowed = rules.script.allows
        rails = rules.objections.guardrails
        self.rails = {name: rail for name, rail in rails.items() if name not in allowed}

    def card(self) -> Scorecard:
        not_in = self.scoring.not_in.get(self.account.script, ())
        later = self.scoring.without_decider if passed_on(self.ground) else ()
        parts = {n: p for n, p in self.scoring.parts.items() if n not in (*not_in, *later)}
        found = {
            name: {key: self._find(key, check) for key, check in part.checks.items()}
            for name, part in parts.items()
        }
        footing = self._footing(parts, found)
        scored = tuple(self._part(name, part, found[name], footing) for name, part in parts.items())
        most = sum(part.max for part in scored)
        total = 100 * sum(part.points for part in scored) / most if most else 0.0
        return Scorecard(
            total=int(total + 0.5),
            parts=scored,
            objections=tuple(_note(objection) for objection in self.ground.objections),
            empty=not self.account.lines and not self.account.commands,
            wordless=self.account.wordless,
            voice=self.voice,
            silent=self.account.wordless and not self.account.commands,
            left_out=tuple(self.scoring.parts[name].name.to(self.voice) for name in later),
            lost=self.account.outcome == "lost",
            decider_missed=self._decider_missed(),
        )

    def _decider_missed(self) -> bool:
        elsewhere = any(holds(said.text, self.scoring.elsewhere) for said in self.account.theirs)
        asked = any(line.moves & set(self.scoring.passing_on) for line in self.account.yours)
        return elsewhere and not asked and self.account.outcome != "agreed"

    def _part(
        self, name: str, part: Part, found: Mapping[str, Finding], footing: Mapping[str, float]
    ) -> ScoredPart:
        points = tuple(
            self._point(key, check, found[key], footing) for key, check in part.checks.items()
        )
        scored = ScoredPart(
            name=name,
            title=part.name.to(self.voice),
            points=round(sum(point.points for point in points), 1),
            max=part.max,
            checks=points,
        )
        if any(point.early for point in scored.told or points):
            return msgspec.structs.replace(scored, note=self.scoring.early.to(self.voice))
        return scored

    def _point(
        self, key: str, check: Check, finding: Finding, footing: Mapping[str, float]
    ) -> Point:
        factor = footing[check.rests_on]
        none_raised = check.measure in OF_OBJECTIONS and not self.ground.objections
        if none_raised:
            factor *= footing["progress"]
            finding = self._none_raised(finding, footing)
        own = factor if check.rests_on == "discovery" else 1.0
        points = round(check.points * finding.share * factor, 1)
        why = self._why(check, finding)
        unheard = why == self.scoring.unheard.to(self.voice)
        if none_raised:
            thanked = finding.lead == "helped"
            why = (self.scoring.none_raised if thanked else self.scoring.none_met).to(self.voice)
        elif own < 1 and finding.share > 0 and not unheard:
            why = f"{why} {self.scoring.halved.to(self.voice)}"
        return Point(
            id=key,
            points=points,
            max=check.points,
            why=why,
            evidence=() if unheard else finding.quotes[:SHOWN],
            better=self._better(check, finding),
            well=finding.share >= 1 or self.account.wordless,
            fault=round(check.points * (1 - finding.share) * own, 1),
            said=finding.said,
            lead=self.scoring.leads[finding.lead].to(self.voice) if finding.lead else "",
            wrong=finding.wrong,
            missing=finding.missing,
            tested=self._tested(check),
            decided=tuple(filter(None, finding.decided)),
            early=factor < 1 and own == 1 and finding.share >= 1 and not none_raised,
        )

    def _none_raised(self, finding: Finding, footing: Mapping[str, float]) -> Finding:
        """Where no objection came up, the questions get the thanks if there were enough."""
        if footing["discovery"] < 1 or self.account.outcome == "lost":
            return finding
        quotes = tuple(line.quote for line in found_out(self.ground))
        return finding._replace(quotes=quotes, lead="helped")

    def _tested(self, check: Check) -> int:
        """How often the call put a check to the test: by an objection, by asking for the fee."""
        if check.measure in OF_OBJECTIONS:
            return len(self.ground.objections)
        if PRICE in check.avoid and not check.moves:
            return sum(line.label == "monthly_fee" for line in self.account.theirs)
        return 1

    def _why(self, check: Check, finding: Finding) -> str:
        """The sentence about a check."""
        if self._unheard(check, finding):
            return self.scoring.unheard.to(self.voice)
        if finding.by_command:
            return self.scoring.by_command.to(self.voice)
        text = check.earned if finding.share >= 1 else check.lost
        if finding.missing and check.missing is not None:
            text = check.missing
        if finding.spoiled and check.spoiled is not None:
            text = check.spoiled
        return filled(text.to(self.voice), finding.fill)

    def _unheard(self, check: Check, finding: Finding) -> bool:
        """Whether only the user's own words could tell: then nothing is held against them."""
        if not self.account.wordless or finding.by_command:
            return False
        if check.measure in OF_OBJECTIONS and self.ground.objections:
            return finding.share < 1 and not finding.quotes
        return finding.share < 1 or not finding.quotes

    # --- what later checks rest on ------------------------------------------------------------

    def _footing(
        self, parts: Mapping[str, Part], found: Mapping[str, Mapping[str, Finding]]
    ) -> dict[str, float]:
        asked = 1.0
        if base := parts.get(self.scoring.foundation):
            shares = found[self.scoring.foundation]
            got = sum(check.points * self._known(shares[key]) for key, check in base.checks.items())
            asked = min(1.0, got / base.max / ENOUGH_OF_DISCOVERY)
        if steps := parts.get(self.scoring.progress):
            done = sum(
                found[self.scoring.progress][key].share
                for key, check in steps.checks.items()
                if check.moves
            )
            came = min(1.0, done / ENOUGH_STEPS)
        else:
            came = min(1.0, len({line.turn for line in self.account.yours}) / ENOUGH_TURNS)
        return {"": 1.0, "discovery": (1 + asked) / 2, "progress": came}

    def _known(self, finding: Finding) -> float:
        """How much of a question is answered: where no words are logged, a noted fact is known."""
        return 1.0 if self.account.wordless and finding.by_command else finding.share

    # --- findings -----------------------------------------------------------------------------

    def _find(self, key: str, check: Check) -> Finding:
        if check.measure is not None:
            if self.account.wordless and check.measure in OF_TALK:
                return Finding(0.0)
            finding = measure(check.measure, self.ground)
            if self.account.wordless and check.measure == "asked_first" and finding.share < 1:
                return Finding(0.5)  # no key tells that somebody asked
            if check.measure == "wait" and finding.missing:
                return self._left_out(set(self.scoring.proposing), finding)
            return finding
        faults = self._faults(check)
        if faults:
            quotes = tuple(line.quote for line in faults)
            decided = tuple(
                deciding(line.text, lambda words: self._fault(words, check)) for line in faults
            )
            return Finding(0.0, quotes, said=True, wrong=len(faults), decided=decided)
        if not check.moves and self.account.wordless:
            return Finding(0.5)
        if not check.moves:
            tested = where_tested(check, self.ground)
            return Finding(1.0, (tested.quote,), lead="tested") if tested else Finding(1.0)
        lines = made(check, self.ground)
        if check.settles and lines and not any(settled(line, self.ground) for line in lines):
            return Finding(0.0, (lines[-1].quote,))
        if lines:
            in_turn = [place.line for place in self.places if place.check is check]
            told = lines[-1] if check.settles else (in_turn or lines)[0]
            words = deciding(told.text, lambda words: self._makes(words, check))
            return Finding(1.0, (told.quote,), said=True, decided=(words,))
        return self._by_command(check) or self._left_out(set(check.moves), Finding(0.0))

    def _makes(self, words: str, check: Check) -> bool:
        return not set(check.moves).isdisjoint(self.ground.hear(words))

    def _left_out(self, moves: set[str], finding: Finding) -> Finding:
        """Shown where it belonged; what was picked from the cards cannot tell what is missing."""
        if self.account.wordless:
            return finding
        line = where_it_belonged(moves, self.ground)
        return finding._replace(quotes=(line.quote,), lead="belonged") if line else finding

    def _faults(self, check: Check) -> list[Said]:
        """The lines that say what must not be said, the worst first."""
        suspects = (
            line
            for line in self.account.yours
            if line.moves & set(check.avoid) or set(line.tripped) & set(check.guardrails)
        )
        faults = [
            line
            for line in suspects
            if (line.haggled and DISCOUNT in check.avoid)  # no sentence tells it by itself
            or any(self._fault(s, check) for s in sentences(line.text))
        ]
        return sorted(faults, key=lambda line: first_of(check.avoid, set(line.moves)))

    def _fault(self, words: str, check: Check) -> bool:
        """Whether a sentence is the fault and no refusal; its stronger meaning decides."""
        heard = tuple(self.ground.hear(words))
        wrong, refusal = first_of(heard, set(check.avoid)), first_of(heard, set(check.unless))
        if wrong < len(heard):
            return wrong < refusal
        rails = {name: rail for name, rail in self.rails.items() if name in check.guardrails}
        return refusal == len(heard) and bool(tripped(words, rails))

    def _by_command(self, check: Check) -> Finding | None:
        """A noted fact counts half; so does a step that was entered, where no words are logged."""
        commands = [c for c in self.account.done("fact") if c.name == check.fact]
        if self.account.wordless:
            commands += [c for c in self.account.done("step") if c.name in check.steps]
        if not commands:
            return None
        return Finding(0.5, (commands[0].quote,), by_command=True)

    # --- the better line ----------------------------------------------------------------------

    def _better(self, check: Check, finding: Finding) -> str:
        """What to say instead: for an objection, the playbook's own answer to it."""
        if finding.about is not None and check.measure in ("asked_first", "right_answer"):
            kind, reason = finding.about
            if proposal_in(self.ground) is None:  # its terms, nobody has named yet
                reason = ""
            objection = self.rules.objections.objections[kind]
            if check.measure == "asked_first":
                ask = objection.first_ask(reason)
                return sentence("", ask, self.voice, self.facts, self.labels).text
            cards = response_cards(
                self.rules.objections, kind, reason, self.voice, self.facts, self.labels
            )
            ready = [
                card.say.text for card in cards if card.say.kind == "say" and not card.say.gaps
            ]
            if ready:
                return ready[0]
        return check.better.to(self.voice)


def _shown(rules: Rules, state: CallState, kind: str, response: str) -> str:
    """A response as the card shows it with what is known at the end of the call."""
    objection = next((o for name, o in rules.objections.objections.items() if name == kind), None)
    if objection is None or response not in objection.responses:
        return ""
    facts, labels = known_facts(state, rules.script), labels_of(rules.script, state.voice)
    return sentence(response, objection.responses[response].say, state.voice, facts, labels).shown


def filled(text: str, values: Mapping[str, str]) -> str:
    """A sentence with its braces filled; braces that nobody knows stay as they are."""
    for key, value in values.items():
        text = text.replace(f"{{{key}}}", value)
    return text


def _note(objection: Objection) -> ObjectionNote:
    return ObjectionNote(
        kind=objection.kind,
        reason=objection.reason,
        text=objection.said.text,
        asked=objection.asked,
        answered=objection.answered,
        resolved=objection.resolved,
    )
