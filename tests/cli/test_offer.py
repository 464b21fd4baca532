"""From the brief through the call to the mail, as a pipe runs it."""

from __future__ import annotations

import json
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from coach.cli.offer.prepared import all_briefs, profile_of
from coach.cli.parts import open_journal
from coach.cli.screens.home import Home
from coach.words import speak
from tests.cli.conftest import Coach

BRIEF = [
    *("Sabine Krämer", "s.kraemer@example.org", "ja", "12.05.2026 14:30", "ja", "ja", "ja", ""),
    *("", "", "", "", "", "", "2", "2.800,50 €"),
]
CALL = """\
/fact workload drei Beiträge pro Woche
/fact goals bis Herbst 20 Anfragen im Monat
/fact volume 13 Beiträge x 1,5 h
/fact pains keiner hat Zeit für die Kanäle
/fact success Anfragen über Instagram
/next
/fact extras ab und zu ein Video
/end agreed
/end
"""


@pytest.fixture
def held(coach: Coach) -> Coach:
    """An offer, a brief, and a call that was held."""
    coach("offer", "--set", "voice=sie", "--set", "name=Jana Weiß", "--set", "currency=EUR",
          "--set", "email=jana@example.org", "--set", "notice_days=30")  # fmt: skip
    coach("prepare", "Krämer & Söhne", "--plain", lines="\n".join(BRIEF) + "\n")
    coach("call", "Krämer & Söhne", "--plain", "--lang", "de", lines=CALL)
    return coach


def test_a_complete_brief_starts_the_call_at_step_three_with_its_facts(held: Coach) -> None:
    done = held("call", "krämer & söhne", "--plain", "--lang", "de")
    assert "3/9" in done.out
    assert "Danke, dass Sie sich Zeit nehmen. Bevor" in done.out
    assert "Sabine Krämer" not in done.out, "nobody says a full name in the middle of a sentence"


def test_what_only_the_brief_knows_is_no_word_of_the_clients(coach: Coach) -> None:
    coach("prepare", "Miller", "--set", "pains=chaos in summer", "--set", "goals=20 leads")
    lines = "/goto 4\n/fact goals 20 leads\n/end agreed\n/end\n"
    spoken = coach("call", "Miller", "--plain", lines=lines)
    assert "you told me" not in spoken.out
    assert "I could imagine that this holds you up: chaos in summer." in spoken.out
    written = coach("proposal").out
    assert "Your goals: “20 leads”" in written
    assert "“chaos in summer”" not in written
    lines = "/fact pains chaos in summer\n/goto 4\n/end agreed\n/end\n"
    again = coach("call", "Miller", "--plain", lines=lines)
    assert "you told me about this: chaos in summer" in again.out
    assert "“chaos in summer”" in coach("proposal").out


def test_a_draft_follows_the_form_of_address_and_own_words_stay(coach: Coach) -> None:
    coach("offer", "--trade", "development", "--set", "voice=sie")
    coach("prepare", "Miller", "--plain", lines="\n" * 20)
    assert "It is the draft" in coach("prepare", "Miller", "--show").out
    done = coach("call", "Miller", "--plain", "--lang", "de", "--du", lines="/goto 7\n/ende\n")
    assert "Du zahlst am Monatsanfang" in done.out
    assert "Code" in done.out
    assert "Sie zahlen" not in done.out
    coach("prepare", "Miller", "--set", "answer=Sie zahlen vorab, und ich bin für Sie da.")
    assert "written for: German with Sie" in coach("prepare", "Miller", "--show").out
    done = coach("call", "Miller", "--plain", "--lang", "de", "--du", lines="/goto 7\n/ende\n")
    assert "Sie zahlen vorab, und ich bin für Sie da." in done.out
    assert "Deutsch mit Sie" in done.err


def test_a_brief_says_what_is_missing_in_order(coach: Coach) -> None:
    done = coach("prepare", "Miller", "--set", "need=no", "--set", "contact=Bob")
    assert done.code == 0
    assert "Missing before the call: Is the contact the decision-maker?" in done.out
    assert "Not yet" in done.out
    assert "could the three of us talk" in done.out


def test_step_four_suggests_what_the_client_has_not_asked_for(coach: Coach) -> None:
    coach("prepare", "Miller", "--set", "services=posting, graphic design", "--set",
          "extras=a monthly video, newsletter", "--set", "workload=3 posts a week")  # fmt: skip
    done = coach(
        "call", "Miller", "--plain", lines="/fact workload posts and a newsletter\n/goto 4\n"
    )
    assert "each month: a monthly video, graphic design." in done.out


def test_the_mail_takes_brief_offer_and_call_together(held: Coach) -> None:
    done = held("proposal")
    assert done.code == 0
    for words in (
        "Guten Tag Sabine Krämer,",
        "„drei Beiträge pro Woche“",
        "„bis Herbst 20 Anfragen im Monat“",
        "„keiner hat Zeit für die Kanäle“",
        "rund 20 Stunden im Monat",
        "empfehle ich Ihnen Stufe 1",
        "Frist von 30 Tagen",
        "Jana Weiß",
    ):
        assert words in done.out
    assert done.err == "coach: Tier 1: the smallest that covers the estimate of 19.5 hours.\n"


def test_a_named_budget_below_the_recommended_tier_is_told_beside_the_mail(coach: Coach) -> None:
    coach("call", "Miller", "--plain", lines="our budget is like 2k max\n/end agreed\n/end\n")
    done = coach("proposal")
    assert "I recommend tier 1" in done.out
    assert "by the budget that the client named" in done.err
    assert "costs more than the $2,000 that the client named" in done.err
    assert "2k" not in done.out


@pytest.mark.parametrize("wanted", ["txt", "html", "md", "eml"])
@pytest.mark.parametrize("lang", ["en", "de"])
def test_the_floor_stands_in_no_mail(held: Coach, wanted: str, lang: str, tmp_path: Path) -> None:
    file = tmp_path / f"mail.{wanted}"
    assert held("proposal", "--lang", lang, "-o", str(file)).code == 0
    body = file.read_bytes()
    if wanted == "eml":
        parts = message_from_bytes(body, policy=policy.default).iter_parts()
        body = "".join(part.get_content() for part in parts).encode()
    assert b"2.800" not in body
    assert b"2,800" not in body
    assert ("Stufe 3" if lang == "de" else "tier 3").encode() in body


def test_a_file_is_not_overwritten_unasked(held: Coach, tmp_path: Path) -> None:
    file = tmp_path / "mail.eml"
    assert held("proposal", "-o", str(file)).code == 0
    again = held("proposal", "-o", str(file))
    assert again.code == 1
    assert "--force" in again.err
    assert held("proposal", "-o", str(file), "--force").code == 0
    mail = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert mail["To"].addresses[0].addr_spec == "s.kraemer@example.org"


def test_without_an_offer_the_sample_one_serves_and_is_named(coach: Coach) -> None:
    coach("call", "Miller", "--plain", lines="/fact goals more orders\n/end agreed\n/end\n")
    done = coach("proposal")
    assert done.code == 0
    for words in ("Hello Miller,", "$3,000", "$5,000", "$10,000", "“more orders”"):
        assert words in done.out
    assert "sample offer" in done.err
    assert "Your name is missing" in done.err


def test_without_a_call_there_is_no_proposal(coach: Coach) -> None:
    done = coach("proposal")
    assert (done.code, done.out) == (1, "")
    assert "no call yet" in done.err


@pytest.mark.parametrize("call", ["0", "99", "first", "-1", "9" * 40, "[/]", "²"])
def test_a_call_that_does_not_exist_is_said(held: Coach, call: str) -> None:
    done = held("proposal", "--", call)
    assert done.code in (1, 2)
    assert "Traceback" not in done.err
    assert done.out == ""


def test_a_broken_template_of_the_user_is_named_with_its_line(held: Coach, tmp_path: Path) -> None:
    folder = tmp_path / "home" / "config" / "templates"
    folder.mkdir(parents=True)
    (folder / "proposal.txt.j2").write_text("Hello\n{{ floor }}\n", "utf-8")
    done = held("proposal")
    assert done.code == 1
    assert "proposal.txt.j2:2" in done.err


def test_a_form_goes_on_where_an_answer_does_not_fit(coach: Coach) -> None:
    done = coach("prepare", "Miller", "--plain", lines="Bob\nnobody\nbob@example.org\n/end\n")
    assert "no e-mail address" in done.out
    assert "E-mail address: bob@example.org" in coach("prepare", "Miller", "--show").out


def test_a_form_goes_back_and_clears(coach: Coach) -> None:
    coach("prepare", "Miller", "--plain", lines="Bob\n/back\nBarbara\n\nyes\n/back\n-\n/end\n")
    shown = coach("prepare", "Miller", "--show").out
    assert "Contact: Barbara" in shown
    assert "Is the contact the decision-maker?: " not in shown


def test_a_brief_begins_with_what_earlier_calls_noted(coach: Coach) -> None:
    coach("prepare", "Miller", "--set", "pains=no time")
    noted = "/fact contact Bob\n/fact decision_maker Bob\n/fact goals 20 leads\n/fact pains chaos\n"
    coach("call", "miller", "--plain", lines=noted + "/fact email nobody\n/end again\n/end\n")
    done = coach("prepare", "Miller", "--plain", lines="\n" * 20)
    for words in ("[Bob]", "[20 leads]", "[no time]"):
        assert words in done.out
    assert "nobody" not in done.out
    shown = coach("prepare", "Miller", "--show").out
    assert "Goals: 20 leads" in shown
    assert "Is the contact the decision-maker?: yes" in shown


def test_client_names_are_text_and_never_a_path(coach: Coach, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*x*"))
    assert coach("prepare", "../../x", "--set", "contact=Bob").code == 0
    assert sorted(tmp_path.rglob("*x*")) == before
    assert coach("prepare", "../../x", "--show").code == 0


def test_the_offer_shows_the_tiers_in_figures_and_warns(coach: Coach) -> None:
    done = coach("offer", "--trade", "development", "--set", "tier1_price=2k")
    assert done.code == 0
    assert "$2,000" in done.out
    assert "! Tier 1 is below $3,000" in done.out
    assert "Web development" in coach("offer", "--show").out


def test_a_trade_is_looked_at_without_being_kept(coach: Coach) -> None:
    assert "Web development" in coach("offer", "--trade", "webentwicklung", "--show").out
    assert "Social media" in coach("offer", "--show").out


def test_a_german_form_shows_german_amounts_and_words(coach: Coach) -> None:
    coach("offer", "--set", "voice=sie", "--set", "hour=93,75", "--set", "currency=EUR",
          "--set", "tier1_price=3.500,50 €")  # fmt: skip
    asked = coach("offer", "--plain", "--lang", "de", lines="\n" * 40).out
    for words in ("[93,75\xa0€]", "[3.500,50\xa0€]", "12 Grafiken x 0,75 h"):
        assert words in asked
    coach("prepare", "Miller", "--set", "need=ja", "--set", "floor=2.800,50 €")
    asked = coach("prepare", "Miller", "--plain", "--lang", "de", lines="\n" * 40).out
    assert "[2.800,50\xa0€]" in asked


@pytest.mark.parametrize("pair", ["nothing", "color=red", "hour=3.0.0", "voice=", "billing="])
def test_a_field_that_does_not_fit_changes_nothing(coach: Coach, pair: str) -> None:
    before = coach("offer", "--show").out
    done = coach("offer", "--set", pair)
    assert done.code == 2
    assert done.err.startswith("coach: ")
    assert coach("offer", "--show").out == before


def test_a_proposal_remembers_its_call(held: Coach) -> None:
    held("proposal", "--recommend", "2")
    ((name, body),) = open_journal().documents("proposal")
    kept = json.loads(body)
    assert (name, kept["client"], kept["recommended"]) == ("1", "Krämer & Söhne", 2)


def test_the_agreement_names_what_is_missing_and_keeps_its_start(held: Coach) -> None:
    done = held("agreement", "1", "--tier", "2", "--start", "01.09.2026")
    assert done.code == 0
    assert "Stufe 2" in done.out
    assert "1. September 2026" in done.out
    assert "Still to be settled: the price of an extra hour" in done.err
    assert "the notice period" not in done.err
    assert "1. September 2026" in held("agreement", "--tier", "2").out


def test_follow_ups_spell_a_client_as_the_brief_does(held: Coach) -> None:
    held("call", "krämer & söhne", "--plain", lines="/end agreed\n/end\n")
    done = held("follow-ups")
    assert "coach proposal 2" in done.out
    assert "Krämer & Söhne" in done.out
    assert "krämer" not in done.out


def test_a_report_comes_from_a_table_and_is_remembered(held: Coach, tmp_path: Path) -> None:
    lines = "/fact tier 2\n/end agreed\n/end\n"
    held(
        "call", "krämer & söhne", "--script", "after-email", "--lang", "de", "--plain", lines=lines
    )
    held("agreement", "--tier", "2")
    table = tmp_path / "figures.csv"
    table.write_text("name,target,actual,remedy\nFollower,500,620,\nAnfragen,20,14,\n", "utf-8")
    done = held("report", "krämer & söhne", "--month", "2026-05", "--figures", str(table))
    assert done.code == 0
    for words in ("Mai 2026", "14 statt 20", "„Anfragen über Instagram“", "Wachstumsstrategie"):
        assert words in done.out
    assert "nothing says what is done about it" in done.err
    again = held("report", "Krämer & Söhne", "--month", "2026-05", "--format", "csv")
    assert again.out.splitlines()[1:] == ["Follower,500,620,", "Anfragen,20,14,"]


def test_a_draft_alone_is_no_agreement_in_the_report(held: Coach) -> None:
    held("agreement", "--tier", "2")
    done = held("report", "Krämer & Söhne", "--figure", "Anfragen=20/14")
    assert "reserviert" not in done.out
    assert "Nothing is agreed yet" in done.err


def test_figures_are_typed_in_line_by_line(held: Coach) -> None:
    done = held("report", "Krämer & Söhne", lines="Follower=500/620\nAnfragen=20/14; Formular\n\n")
    assert done.code == 0
    assert "Was ich dagegen tue: Formular" in done.out


@pytest.mark.parametrize("lines", ["", "\n", "nonsense\n"])
def test_without_figures_there_is_no_report(held: Coach, lines: str) -> None:
    done = held("report", "Krämer & Söhne", lines=lines)
    assert (done.code, done.out) == (1, "")


def test_follow_ups_lead_from_the_mail_to_the_answer(held: Coach) -> None:
    assert "waits for the e-mail" in held("follow-ups").out
    held("proposal")
    assert "Sent? Then mark it" in held("follow-ups").out
    assert held("follow-ups", "--done", "1").code == 0
    assert "has not answered yet" in held("follow-ups").out
    assert held("follow-ups", "--done", "1").code == 0
    assert "has not answered" not in held("follow-ups").out


def test_the_call_that_was_agreed_on_is_followed_up_and_named_in_the_mail(held: Coach) -> None:
    held("call", "krämer", "--plain", lines="/fact next_call 4.12.2099 11:00\n/end agreed\n")
    assert "04 Dec 2099 11:00: Call with Krämer & Söhne." in held("follow-ups").out
    assert "am Freitag, 4. Dezember um 11 Uhr" in held("proposal", "--lang", "de").out
    held("call", "krämer", "--plain", lines="/fact next_call nach Ostern\n/end again\n")
    assert "nach Ostern: Call with Krämer & Söhne." in held("follow-ups").out
    assert "2099" not in held("follow-ups").out


def test_a_report_that_is_due_is_listed_until_it_is_written(held: Coach) -> None:
    held("agreement", "--tier", "1", "--start", "2020-01-15")
    due = [json.loads(line) for line in held("follow-ups", "--json").out.splitlines()]
    months = [one["month"] for one in due if one["kind"] == "report"]
    assert len(months) == 12
    held("report", "krämer & söhne", "--month", months[0], "--figure", "Follower=1/1")
    assert months[0] not in held("follow-ups", "--json").out


def test_the_calendar_file_goes_where_it_is_asked_to(held: Coach, tmp_path: Path) -> None:
    file = tmp_path / "next.ics"
    assert held("follow-ups", "--ics", "-o", str(file)).code == 0
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert held("follow-ups", "--ics", "-o", str(file)).code == 1


def test_what_nothing_waits_for_cannot_be_done(held: Coach) -> None:
    held("follow-ups", "--done", "1")
    held("follow-ups", "--done", "1")
    done = held("follow-ups", "--done", "1")
    assert done.code == 1
    assert "nothing waits for call 1" in done.err


def test_a_tier_below_the_clients_floor_is_warned_of_on_the_side(held: Coach) -> None:
    held("prepare", "Krämer & Söhne", "--set", "floor=4.000")
    done = held("proposal")
    assert "Tier 1 lies below your lowest fee of €4,000" in done.err
    assert "4.000" not in done.out


def test_the_offer_says_which_terms_are_still_to_settle(coach: Coach) -> None:
    assert "Terms still to settle: the day of the month" in coach("offer", "--show").out


def test_without_a_call_the_report_speaks_the_language_of_the_offer(coach: Coach) -> None:
    coach("offer", "--set", "voice=du", "--set", "name=Jana")
    assert "Hallo Bauer," in coach("report", "Bauer", "--figure", "Follower=1/2").out


def test_the_clipboard_is_said_to_be_out_of_reach(
    held: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pyperclip

    def missing(text: str) -> None:
        raise pyperclip.PyperclipException

    monkeypatch.setattr(pyperclip, "copy", missing)
    done = held("proposal", "--copy")
    assert done.code == 1
    assert "-o FILE" in done.err


def test_the_clipboard_gets_the_text_of_the_mail(
    held: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pyperclip

    copied: list[str] = []
    monkeypatch.setattr(pyperclip, "copy", copied.append)
    done = held("proposal", "--copy", "--format", "eml")
    assert done.code == 0
    assert "Sent to the clipboard" in done.err
    assert copied[0].startswith("Guten Tag Sabine Krämer,")


@pytest.mark.parametrize(
    ("kind", "name", "command"),
    [
        ("profile", "me", ("offer", "--show")),
        ("brief", "krämer & söhne", ("prepare", "Krämer & Söhne", "--show")),
        ("proposal", "1", ("follow-ups",)),
        ("agreement", "1", ("agreement", "--tier", "1")),
    ],
)
def test_what_was_kept_and_cannot_be_read_is_said(
    held: Coach, kind: str, name: str, command: tuple[str, ...]
) -> None:
    open_journal().put(kind, name, b'{"tiers": 3, "call": "x", "client": 7}')
    done = held(*command)
    assert done.code == 1
    assert f"the {kind} that was kept cannot be read" in done.err


def test_the_form_shows_names_and_takes_them_back(coach: Coach) -> None:
    coach("offer", "--set", "name=Jana", "--set", "voice=du", "--lang", "de")
    shown = coach("offer", "--plain", "--lang", "de", lines="\n" * 5).out
    assert "Deutsch mit du" in shown
    assert "Social-Media-Management" in shown
    coach(
        "offer",
        "--set",
        "voice=Deutsch mit Sie",
        "--set",
        "trade=Content-Erstellung",
        "--lang",
        "de",
    )
    profile = profile_of(open_journal())
    assert profile is not None
    assert (profile.voice, profile.trade) == ("sie", "content")


def test_a_damaged_entry_does_not_keep_the_home_screen_shut(held: Coach) -> None:
    open_journal().put("proposal", "1", b"{")
    speak("en")
    entries = {entry.id: entry.detail for entry in Home(open_journal(), "en").entries()}
    assert "cannot be read" in entries["follow-ups"]
    assert "prepare" in entries


def test_a_brief_is_found_by_the_beginning_of_the_name(coach: Coach) -> None:
    coach("prepare", "Nina Albrecht", "--set", "contact=Nina")
    done = coach("prepare", "Nina", "--set", "budget=2000")
    assert "This is the brief for Nina Albrecht." in done.err
    assert [brief.client for brief in all_briefs(open_journal())] == ["Nina Albrecht"]
    coach("prepare", "Nina", "--new", "--set", "contact=Nina")
    assert {brief.client for brief in all_briefs(open_journal())} == {"Nina", "Nina Albrecht"}
    assert "Nina Albrecht" not in coach("prepare", "nina", "--show").out
    coach("prepare", "Nino", "--set", "contact=Nino")
    several = coach("prepare", "Nin", "--set", "contact=N")
    assert several.code == 2
    assert "can be several clients" in several.err
