"""What a client meant: the verdict, in both languages, however it is typed."""

from __future__ import annotations

import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.hearing.hear import Hearing
from coach.hearing.verdict import CLASSES, LABELS
from coach.playbook.model import Objections

often = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

SAID = [
    ("that is far too expensive for a shop like ours", "money", "en"),
    ("puh, das ist mir deutlich zu teuer", "money", "de"),
    ("there's no money left in this year's budget", "money", "en"),
    ("we already work with an agency and we're happy", "value", "en"),
    ("wir haben schon eine Agentur und sind zufrieden", "value", "de"),
    ("what if it doesn't work and nobody buys", "results", "en"),
    ("haben Sie Referenzen, die ich anrufen kann?", "results", "de"),
    ("I have to talk to my business partner first", "general", "en"),
    ("das muss ich erst mit meiner Frau besprechen", "general", "de"),
    ("we want more customers from the region by next summer", "none", "en"),
    ("Donnerstag um zehn passt mir gut", "none", "de"),
    ("how does a retainer work?", "how_it_works", "en"),
    ("wie funktioniert so eine monatliche Pauschale?", "how_it_works", "de"),
    ("what would the monthly fee be?", "monthly_fee", "en"),
    ("was kostet das im Monat?", "monthly_fee", "de"),
]


@pytest.mark.parametrize(("text", "label", "lang"), SAID)
def test_plain_words_are_heard_in_both_languages(
    hearing: Hearing, text: str, label: str, lang: str
) -> None:
    verdict = hearing.hear(text)
    assert (verdict.label, verdict.lang) == (label, lang)
    assert verdict.confidence > 0.5
    assert verdict.runner_up in CLASSES
    assert verdict.runner_up != label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("das Budget ist gerade tight", "money"),
        ("der Price ist zu high", "money"),
        ("wir sind happy mit unserer Agency", "value"),
    ],
)
def test_mixed_speech_is_heard(hearing: Hearing, text: str, label: str) -> None:
    assert hearing.hear(text).label == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("the budget is approved", "none"),
        ("das Budget ist freigegeben", "none"),
        ("I don't have the budget", "money"),
        ("it's not too expensive", "none"),
        ("das ist nicht zu teuer", "none"),
        ("I decide that myself", "none"),
        ("my wife decides that", "general"),
        ("not interested", "general"),
        ("I'm interested, tell me more", "none"),
    ],
)
def test_context_and_negation_decide(hearing: Hearing, text: str, label: str) -> None:
    assert hearing.hear(text).label == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Yes, sounds good. But honestly that's too expensive for us.", "money"),
        (
            "Das klingt alles sehr gut. Aber das muss ich mit dem Chef besprechen.",
            "general",
        ),
        ("Hi, nice to meet you. We already have an agency for that.", "value"),
        ("Hm. I don't know you, to be honest.", "value"),
    ],
)
def test_of_several_sentences_the_strongest_counts(hearing: Hearing, text: str, label: str) -> None:
    assert hearing.hear(text).label == label


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("way too expnsive", "way too expensive"),
        ("kein bugdet", "kein budget"),
        ("needs to ask his parnter", "needs to ask his partner"),
        ("schon eine agetnur", "schon eine agentur"),
    ],
)
def test_typing_slips_are_repaired(hearing: Hearing, slip: str, meant: str) -> None:
    assert hearing.hear(slip).label == hearing.hear(meant).label
    assert hearing.explain(slip).repaired


@pytest.mark.parametrize(
    ("said", "word", "meant"),
    [
        ("waht is included", "waht", "what"),
        ("wants it before nwe year", "nwe", "new"),
        ("pries zu hoch", "pries", "preis"),
    ],
)
def test_letters_that_changed_places_are_put_back(
    hearing: Hearing, said: str, word: str, meant: str
) -> None:
    assert dict(hearing.explain(said).repaired)[word] == meant


@pytest.mark.parametrize("sound", ["Hmm", "Na ja", "well...", "uh, um", "Ja, also"])
def test_a_sound_at_the_beginning_says_nothing_yet(hearing: Hearing, sound: str) -> None:
    assert hearing.hear(sound).label == "none"


def test_another_ending_of_a_known_word_is_no_slip(hearing: Hearing) -> None:
    assert hearing.hear("I honestly can't see us affording you.").label == "money"


@pytest.mark.parametrize(
    ("begun", "label"),
    [
        ("way too expens", "money"),
        ("das ist mir zu teu", "money"),
        ("we already have an agen", "value"),
        ("muss erst meinen Chef fra", "general"),
    ],
)
def test_a_word_counts_before_it_is_typed_to_its_end(
    hearing: Hearing, begun: str, label: str
) -> None:
    assert hearing.hear(begun).label == label


@pytest.mark.parametrize("begun", ["c", "pr", "we", "ver", "s"])
@pytest.mark.parametrize("said", ["das ist mir zu teuer", "we already have an agency"])
def test_a_beginning_of_many_words_changes_no_mind(hearing: Hearing, said: str, begun: str) -> None:
    assert hearing.hear(f"{said} {begun}").label == hearing.hear(said).label


@pytest.mark.parametrize("text", ["", " ", "a", "ok", "?!", "12", "…", "\u202e"])
def test_too_little_to_hear_is_none(hearing: Hearing, text: str) -> None:
    verdict = hearing.hear(text)
    assert (verdict.label, verdict.evidence, verdict.runner_up) == ("none", (), None)


def test_words_that_nobody_knows_are_never_an_objection(hearing: Hearing) -> None:
    assert hearing.hear("xqzzv wrrbl pfnnk").label in ("none", "unsure")


@pytest.mark.parametrize(("text", "label", "lang"), SAID)
def test_evidence_is_words_of_the_utterance_as_typed(
    hearing: Hearing, text: str, label: str, lang: str
) -> None:
    loud = text.upper().replace("ß", "SS")
    for word in hearing.hear(loud).evidence:
        assert word in loud


def test_the_reason_is_one_of_the_label(hearing: Hearing, objections: Objections) -> None:
    verdict = hearing.hear("the agency next door does it for half the price")
    assert verdict.label == "money"
    assert verdict.reason in objections.objections["money"].reasons


def test_an_explanation_weighs_words_for_both_sides(hearing: Hearing) -> None:
    explanation = hearing.explain("I would love to, but my boss has to approve it")
    verdict = explanation.verdict
    assert verdict == hearing.hear("I would love to, but my boss has to approve it")
    assert explanation.shares[0][0] == verdict.label == "general"
    assert sum(share for _, share in explanation.shares) == pytest.approx(1, abs=0.01)
    assert any("boss" in clue.words and clue.weight > 0 for clue in explanation.clues)
    sizes = [abs(clue.weight) for clue in explanation.clues]
    assert sizes == sorted(sizes, reverse=True)
    assert explanation.balance[0] > 0 >= explanation.balance[1]


@often
@given(text=st.text(max_size=300) | st.text("n't’. <~#*", max_size=9))
def test_any_text_gives_the_same_verdict_twice(hearing: Hearing, text: str) -> None:
    verdict = hearing.hear(text)
    assert verdict == hearing.hear(text)
    assert verdict.label in LABELS
    assert 0 <= verdict.confidence <= 1
    assert hearing.explain(text).verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "zu teuer " * 12_000,
        "x" * 100_000,
        "\x00\x1b[31mred\x1b[0m\x07" * 5_000,
        "\u202eteuer\u202c" * 10_000,
        "[/] [@click=app.quit]too expensive[/]",
        "ﷺ" * 5_000,
        "e\u0301" * 50_000,
        "'" * 100_000,
        "1,2.3:" * 20_000,
    ],
)
def test_hostile_text_is_heard_like_any_other(hearing: Hearing, text: str) -> None:
    assert hearing.hear(text).label in LABELS
    hearing.explain(text)


words = st.lists(
    st.sampled_from(sorted({word for text, _, _ in SAID for word in text.split()}))
    | st.text(string.ascii_letters + "äöüÄÖÜ", min_size=1, max_size=9),
    min_size=1,
    max_size=12,
)


@often
@given(said=words, ending=st.sampled_from([".", "!", "...", " !", "!!!"]), spaces=st.integers(1, 4))
def test_case_spaces_and_a_full_stop_do_not_matter(
    hearing: Hearing, said: list[str], ending: str, spaces: int
) -> None:
    text = " ".join(said)
    label = hearing.hear(text).label
    assert hearing.hear(text.upper()).label == label
    assert hearing.hear(text.lower()).label == label
    assert hearing.hear((" " * spaces).join(["", *said, ""])).label == label
    assert hearing.hear(text.rstrip(".!?") + ending).label == hearing.hear(text.rstrip(".!?")).label


@pytest.mark.parametrize("label", CLASSES)
def test_an_unrelated_phrase_changes_no_clear_verdict(pupil: Hearing, label: str) -> None:
    clear = {text: pupil.hear(text) for text, _, _ in SAID}
    pupil.learn("the heron stands knee-deep in the reeds at dusk", label)
    for text, before in clear.items():
        if before.confidence > 0.6:
            assert pupil.hear(text).label == before.label


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("we have no budget for that", "no_budget"),
        ("dafür ist kein Budget da", "no_budget"),
        ("I'd have to ask my wife first", "partner_team"),
        ("my nephew can build that", "nephew_friend"),
        ("das macht mein Neffe", "nephew_friend"),
        ("can I cancel at any time?", "cancelling"),
        ("do you have any references?", "references"),
        ("we tried that before and it did nothing", "tried_before"),
        ("mir ist das zu teuer", "too_expensive"),
        ("call me again next quarter", "next_period"),
    ],
)
def test_the_reason_is_heard_too(hearing: Hearing, said: str, reason: str) -> None:
    assert hearing.hear(said).reason == reason
