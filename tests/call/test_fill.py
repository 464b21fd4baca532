"""Lines are filled with what is known; what is not known is a visible gap."""

from __future__ import annotations

import pytest

from coach.call.address import spoken_name
from coach.call.fill import Prepared, sentence
from coach.playbook.text import Line, Text, Voice

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


def test_what_stands_in_the_brief_alone_is_not_said_to_be_told() -> None:
    line = Line(en="You told me: {pains}.", untold=Text(en="My guess: {pains}."))
    assert sentence("x", line, "en", {"pains": "chaos"}, {}).text == "You told me: chaos."
    assert sentence("x", line, "en", {"pains": Prepared("chaos")}, {}).text == "My guess: chaos."


@pytest.mark.parametrize(
    ("contact", "client", "voice", "said"),
    [
        ("Melissa Grant", "Bakery", "en", "Melissa"),
        ("Melissa Grant", "Bakery", "du", "Melissa"),
        ("Melissa Grant", "Bakery", "sie", ""),
        ("Frau Grant", "Bakery", "sie", "Frau Grant"),
        ("Dr. Grant", "Bakery", "en", "Dr. Grant"),
        ("", "Melissa Grant", "en", ""),
        ("", "Frau Grant", "sie", "Frau Grant"),
        ("", "Bakery", "en", "Bakery"),
    ],
)
def test_the_name_that_is_said_fits_the_voice(
    contact: str, client: str, voice: Voice, said: str
) -> None:
    assert spoken_name(contact, client, voice) == said


def test_a_name_that_nobody_would_say_is_left_out_with_its_comma() -> None:
    line = Line(sie="Vielen Dank, {contact}. Bis morgen.", en="Hello {contact}, this is me.")
    assert sentence("x", line, "sie", {"contact": ""}, {}).text == "Vielen Dank. Bis morgen."
    assert sentence("x", line, "en", {"contact": ""}, {}).text == "Hello, this is me."


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
