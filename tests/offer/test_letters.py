"""Agreement and report, in all voices and formats."""

from datetime import UTC, datetime
from email import message_from_bytes, policy

import msgspec
import pytest

from coach.errors import CoachError
from coach.offer.agreement import agreement_values
from coach.offer.figures import figure
from coach.offer.letter import FORMATS, Letter, format_of, write
from coach.offer.mail import Person
from coach.offer.profile import Terms
from coach.offer.render import render
from coach.offer.report import Report, report_values
from coach.offer.terms import TO_SETTLE, missing
from coach.offer.tiers import options
from tests.offer.conftest import FACTS, TO

replace = msgspec.structs.replace
NOW = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)


def agreement(profile, advice, voice="sie", tier=3, layout="txt", facts=None):
    facts = FACTS[voice] if facts is None else facts
    made = agreement_values(TO, profile, facts, voice, tier, advice)
    return render("agreement", layout, voice, made)


@pytest.mark.parametrize("layout", ["txt", "html", "md"])
@pytest.mark.parametrize(
    ("voice", "wanted"),
    [
        ("sie", ["Jana Weiß", "Stufe 2", "5.000\xa0€", "53 Stunden", "95\xa0€", "30 Tagen",
                 "1. Juni 2026", "im Voraus", "verfallen am Monatsende", "keine Rechtsberatung",
                 "drei Beiträge pro Woche"]),
        ("en", ["Jana Weiß", "tier 2", "€5,000", "53 hours", "€95", "30 days", "1 June 2026",
                "in advance", "Unused hours end with the month", "no legal advice",
                "three posts a week"]),
    ],
)  # fmt: skip
def test_the_agreement_holds_all_that_was_settled(own, advice, layout, voice, wanted):
    written = agreement(own, advice, voice, tier=2, layout=layout)
    for words in wanted:
        assert words in written
    assert "[" not in written.split("<body")[-1].replace("\\[", "")


@pytest.mark.parametrize(
    ("voice", "for_whom"), [("en", "represented by"), ("sie", "vertreten durch")]
)
def test_a_client_is_not_represented_by_a_part_of_the_own_name(own, advice, voice, for_whom):
    def written(client, contact):
        to = replace(TO, client=client, contact=contact)
        made = agreement_values(to, own, FACTS[voice], voice, 2, advice)
        return render("agreement", "txt", voice, made)

    assert for_whom not in written("Nina Albrecht", "Nina")
    assert for_whom not in written("Nina Albrecht", "albrecht")
    assert f"{for_whom} Nina Albrecht" in written("Albrecht GmbH", "Nina Albrecht")
    assert f"{for_whom} Nina" in written("Marina Bauten", "Nina")


@pytest.mark.parametrize("voice", ["en", "sie"])
def test_missing_terms_are_named_where_they_belong(own, advice, voice):
    written = agreement(replace(own, terms=Terms()), advice, voice)
    for name in TO_SETTLE:
        assert written.count(advice.terms[name].to(voice)) == 2, "in the list and in its place"


@pytest.mark.parametrize(
    ("terms", "open_terms"),
    [
        (Terms(), TO_SETTLE),
        (Terms(billing="yearly"), TO_SETTLE[1:]),
        (Terms(billing="once"), ("months", *TO_SETTLE[1:])),
        (Terms(billing="once", months=3), TO_SETTLE[1:]),
    ],
)
def test_what_is_missing_depends_on_how_it_is_paid(own, advice, terms, open_terms):
    assert missing(terms) == open_terms
    for voice in ("en", "sie"):
        agreement(replace(own, terms=terms), advice, voice)


def test_every_term_has_words(advice):
    assert set(advice.terms) == {*TO_SETTLE, "months"}


def test_a_tier_holds_the_services_of_those_below_and_no_others(own, advice):
    written = agreement(own, advice, tier=2)
    assert "Erstellung der Inhalte" in written
    assert "Wachstumsstrategie" in written
    assert "Videoproduktion" not in written


@pytest.mark.parametrize(("tier", "held"), [(3, 1), (2, 0), (1, 0)])
def test_extras_are_agreed_with_the_tier_that_holds_them(own, advice, tier, held):
    written = agreement(own, advice, tier=tier)
    assert written.count("ab und zu ein kurzes Video") == held


FIGURES = (
    figure("Neue Follower", "500", "620"),
    figure("Anfragen", "20", "14", "ein Formular auf der Seite"),
)


def report(profile, voice="sie", figures=FIGURES, layout="txt", **more):
    made = Report("Krämer & Söhne", "2026-05", figures, **more)
    delivered = options(profile, {}, "en" if voice == "en" else "de")[:2]
    made = report_values(made, "Sabine Krämer", profile, delivered, voice, "target")
    return render("report", layout, voice, made)


@pytest.mark.parametrize("layout", ["txt", "html", "md"])
@pytest.mark.parametrize(
    ("voice", "wanted"),
    [
        ("sie", ["Guten Tag Sabine Krämer,", "Mai 2026", "14 statt 20", "sage ich Ihnen"]),
        ("du", ["Hallo Sabine,", "Mai 2026", "14 statt 20", "sage ich dir"]),
        ("en", ["Hello Sabine,", "May 2026", "14 instead of 20", "tell you so myself"]),
    ],
)
def test_a_missed_target_is_said_openly_with_what_is_done(own, layout, voice, wanted):
    written = report(own, voice, layout=layout, next=("drei Videos",), expects="Anfragen")
    for words in (*wanted, "ein Formular auf der Seite", "drei Videos", "Neue Follower"):
        assert words in written


@pytest.mark.parametrize("voice", ["en", "sie", "du"])
@pytest.mark.parametrize("actual", ["20", "14"])
@pytest.mark.parametrize("count", [0, 2, 3])
def test_the_report_counts_its_misses(own, voice, actual, count):
    written = report(own, voice, (figure("Anfragen", "20", actual),) * count)
    all_good = "All targets were reached." if voice == "en" else "Alle Ziele wurden erreicht."
    assert (all_good in written) == (actual == "20" and count > 0)


@pytest.mark.parametrize(
    ("voice", "actual", "told"),
    [
        ("en", "14", "The target was not reached this month."),
        ("sie", "14", "Das Ziel wurde in diesem Monat nicht erreicht. Das sage ich Ihnen"),
        ("du", "14", "Das Ziel wurde in diesem Monat nicht erreicht. Das sage ich dir"),
        ("en", "20", "The target was reached."),
        ("du", "20", "Das Ziel wurde erreicht."),
    ],
)
def test_a_single_target_is_spoken_of_as_one(own, voice, actual, told):
    assert told in report(own, voice, (figure("Anfragen", "20", actual),))


@pytest.mark.parametrize(("voice", "agreed"), [("en", "agreed"), ("sie", "vereinbar")])
@pytest.mark.parametrize("layout", ["txt", "html", "md"])
def test_a_report_claims_no_agreement_where_none_is(own, voice, agreed, layout):
    made = Report("Krämer & Söhne", "2026-05", FIGURES, expects="Anfragen")
    written = render("report", layout, voice, report_values(made, "", own, (), voice, "target"))
    assert agreed not in written
    assert "Anfragen" in written


def test_the_chart_is_drawn_in_the_html_alone(own):
    assert "<svg" in report(own, layout="html")
    assert "<svg" not in report(own) + report(own, layout="md")


@pytest.mark.parametrize("layout", ["html", "md"])
def test_markup_in_a_report_stays_text(own, layout):
    evil = "<img src=x onerror=alert(1)> **x** |"
    written = report(
        own, "en", (figure(evil, "20", "14", evil),), layout, next=(evil,), expects=evil
    )
    assert "<img" not in written.replace("\\<img", "")
    assert "**x**" not in written or layout == "html"


def test_a_remedy_that_nobody_named_is_promised(own):
    assert "melde mich mit einem Vorschlag" in report(own, figures=(figure("x", "2", "1"),))


@pytest.mark.parametrize("voice", ["en", "sie", "du"])
@pytest.mark.parametrize("wanted", FORMATS)
def test_a_report_is_written_in_every_format(own, voice, wanted):
    made = report_values(Report("Krämer", "2026-05", FIGURES), "Sabine", own, (), voice, "target")
    letter = Letter("report", voice, made, Person("Jana", "a@b.example"), Person())
    body = write(letter, wanted, NOW)
    if wanted == "eml":
        mail = message_from_bytes(body, policy=policy.default)
        assert "2026" in mail["Subject"]
        assert len(list(mail.iter_parts())) == 2


@pytest.mark.parametrize(
    ("file", "wanted"),
    [("a.EML", "eml"), ("a.html", "html"), ("a.b.md", "md"), ("a.text", "txt"), ("", "txt")],
)
def test_the_ending_of_a_file_asks_for_its_format(file, wanted):
    assert format_of(file) == wanted


@pytest.mark.parametrize("file", ["mail.pdf", "mail.DOCX"])
def test_a_file_that_would_not_open_is_not_written(file):
    with pytest.raises(CoachError) as refused:
        format_of(file)
    assert ".html" in refused.value.todo
