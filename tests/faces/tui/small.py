"""A small playbook of nine steps that stays as it is, for pictures and for the screen's tests."""

from __future__ import annotations

import msgspec

from coach.hearing.verdict import Verdict
from coach.playbook.model import Objections, Script

NAMES = ("book", "prepare", "discover", "suggest", "fee", "propose", "explain", "price", "close")


def both(text: str) -> dict[str, str]:
    return {"en": text, "de": f"{text} (de)"}


def _step(number: int, name: str) -> dict[str, object]:
    step: dict[str, object] = {
        "phase": "prepare" if number < 3 else "follow_up" if number == 9 else "call",
        "title": both(f"Title of {name}"),
        "goal": both(f"The goal of {name}."),
        "done_when": both(f"The {name} is done."),
        "say": {
            "first": both(f"Hello {{contact}}, this is the first line to say in {name}."),
            "second": both(
                f"The second line speaks of {{goals}}, and it is a little longer ({name})."
            ),
        },
        "ask": {"what": both(f"What do you think of {name}?")},
    }
    if number < 3:
        step["confirm"] = both(f"{name} is ready")
    if name == "discover":
        step["facts"] = ["goals", "volume"]
        step["off"] = {"monthly_fee": both("Let me understand first what you need.")}
    if name == "propose":
        step["wait"] = {"seconds": 20, "say": both("Say nothing."), "over": both("Ask once.")}
        step["on"] = {"how_it_works": "explain"}
    if name == "explain":
        step["benefits"] = True
    return step


SCRIPT = msgspec.convert(
    {
        "kind": "script",
        "name": both("Small call"),
        "about": both("A call to test with."),
        "start": {"blank": "book", "briefed": "discover"},
        "agreed": "close",
        "facts": {
            "goals": {
                "label": both("Goals"),
                "ask": both("What do you want to reach?"),
                "hint": both("Word for word"),
            },
            "volume": {"label": both("Volume"), "ask": both("How much?"), "estimate": True},
        },
        "steps": {name: _step(n, name) for n, name in enumerate(NAMES, 1)},
    },
    Script,
)


def _objection(kind: str) -> dict[str, object]:
    return {
        "name": both(kind.capitalize()),
        "about": both(f"It is about {kind}."),
        "find_out": both(f"What is it about {kind}?"),
        "responses": {
            f"{kind}_{n}": {
                "kind": "reframe",
                "section": "A7",
                "say": both(f"Answer {n} to {kind}, spoken in one calm and friendly sentence."),
                "why": both(f"Reason {n}."),
            }
            for n in (1, 2, 3, 4)
        },
        "reasons": {},
    }


OBJECTIONS = msgspec.convert(
    {
        "kind": "objections",
        "objections": {k: _objection(k) for k in ("money", "value", "results", "general")},
        "cues": {
            cue: {"name": both(cue), "about": both(cue), "reasons": {}}
            for cue in ("how_it_works", "monthly_fee")
        },
        "none": {"name": both("No objection"), "reasons": {}},
        "unsure": {
            "name": both("Not sure"),
            "ask": both("Is it the money, the value or the results?"),
            "why": both("Each needs another answer."),
            "section": "A7",
        },
        "benefits": {
            f"benefit_{n}": {"name": both(f"Benefit {n}"), "say": both(f"You gain thing {n}.")}
            for n in range(1, 10)
        },
        "guardrails": {
            "discount": {
                "name": both("Discount"),
                "section": "A7",
                "warning": both("No discount."),
                "instead": both("I can put more into it."),
                "en": "discount*",
                "de": "rabatt*",
            }
        },
    },
    Objections,
)


class Keywords:
    """A matcher that knows one word for each label."""

    words = (
        ("expensive", "money"),
        ("teuer", "money"),
        ("worth", "value"),
        ("hmm", "unsure"),
        ("how much", "monthly_fee"),
        ("how does", "how_it_works"),
    )

    def hear(self, text: str) -> Verdict:
        for word, label in self.words:
            if word in text.lower():
                return Verdict(text, label, 0.93, (word,), "value")
        return Verdict(text, "none", 0.97)
