"""Lines are filled with what is known; what is not known is a visible gap."""

from __future__ import annotations

from coach.call.fill import sentence
from coach.playbook.text import Line, Text

LINE = Line(en="Hello {contact}, about {goals}.", sie="Guten Tag, {contact}.", du="Hi {contact}.")
PROOF = Line(
    en="{proof} say so.",
    de="{proof} sagen das.",
    needs=("proof",),
    otherwise=Text(en="Who could vouch for you?", de="Wer kann für Sie sprechen?"),
)


def test_facts_fill_the_braces() -> None:
    shown = sentence("x", LINE, "en", {"contact": "Ann", "goals": "growth"}, {})
    assert (shown.text, shown.gaps) == ("Hello Ann, about growth.", ())


def test_an_unknown_fact_is_a_gap_with_its_label() -> None:
    shown = sentence("x", LINE, "en", {"contact": "Ann"}, {"goals": "Goals"})
    assert (shown.text, shown.gaps) == ("Hello Ann, about ‹Goals›.", ("goals",))


def test_each_voice_has_its_words() -> None:
    assert sentence("x", LINE, "sie", {"contact": "Ann"}, {}).text == "Guten Tag, Ann."
    assert sentence("x", LINE, "du", {"contact": "Ann"}, {}).text == "Hi Ann."


def test_a_line_that_nothing_backs_turns_into_a_prompt() -> None:
    shown = sentence("x", PROOF, "en", {"proof": "  "}, {})
    assert (shown.kind, shown.text) == ("prompt", "Who could vouch for you?")


def test_a_line_that_the_brief_backs_is_said() -> None:
    shown = sentence("x", PROOF, "en", {"proof": "Two bakeries"}, {})
    assert (shown.kind, shown.text) == ("say", "Two bakeries say so.")


def test_braces_in_what_the_client_said_stay_literal() -> None:
    shown = sentence("x", LINE, "en", {"contact": "{goals}", "goals": "{0} %s"}, {})
    assert shown.text == "Hello {goals}, about {0} %s."
