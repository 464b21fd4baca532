import json
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from email import message_from_bytes, policy
from html.parser import HTMLParser

import msgspec
import pytest

from coach.call.fill import Prepared
from coach.clean import clean
from coach.offer.letter import FORMATS, Letter, write
from coach.offer.mail import Person
from coach.offer.profile import Terms
from coach.offer.proposal import broken_rails, greeting, slips, told, values
from coach.offer.render import render, subject
from tests.offer.conftest import FACTS, TO

replace = msgspec.structs.replace
VOICES = ("en", "sie", "du")
NOW = datetime(2026, 5, 12, 16, 0, tzinfo=UTC)


def text_of(profile, voice, facts=None, layout="txt", to=TO, recommended=3):
    made = values(to, profile, FACTS[voice] if facts is None else facts, voice, recommended)
    return render("proposal", layout, voice, made)


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("layout", ["txt", "html", "md"])
def test_the_clients_own_words_stand_in_the_mail_verbatim(own, voice, layout):
    written = text_of(own, voice, layout=layout)
    for key in ("workload", "goals", "pains", "extras", "success"):
        assert FACTS[voice][key] in written


@pytest.mark.parametrize(
    ("voice", "wanted"),
    [
        (
            "en",
            ["Hello Sabine,", "$3,000", "$5,000", "$10,000", "I recommend tier 3", "report",
             "guaranteed access", "Please reply with the number of the tier", "agreement"],
        ),
        (
            "sie",
            ["Guten Tag Sabine Krämer,", "3.000\xa0€", "5.000\xa0€", "10.000\xa0€",
             "empfehle ich Ihnen Stufe 3", "Bericht", "garantierten Zugriff",
             "Antworten Sie mir einfach mit der Nummer der Stufe", "Vereinbarung"],
        ),
        (
            "du",
            ["Hallo Sabine,", "3.000\xa0€", "10.000\xa0€", "empfehle ich dir Stufe 3", "Bericht",
             "garantierten Zugriff", "Antworte mir einfach mit der Nummer der Stufe"],
        ),
    ],
)  # fmt: skip
def test_the_mail_says_all_that_the_article_asks_of_it(own, voice, wanted):
    profile = replace(own, currency="USD" if voice == "en" else "EUR")
    written = text_of(profile, voice)
    for words in wanted:
        assert words in written


@pytest.mark.parametrize(
    ("voice", "strange"),
    [("sie", r"\b(du|dir|dich|dein\w*)\b"), ("du", r"\b(Sie|Ihnen|Ihre?[nmrs]?)\b")],
)
def test_sie_and_du_are_never_mixed(own, voice, strange):
    for recommended in (1, 2, 3):
        for facts in (FACTS[voice], {}):
            assert re.search(strange, text_of(own, voice, facts, recommended=recommended)) is None


@pytest.mark.parametrize("recommended", [1, 2, 3])
@pytest.mark.parametrize("voice", VOICES)
def test_another_tier_can_be_recommended(own, voice, recommended):
    written = text_of(own, voice, recommended=recommended)
    word = "tier" if voice == "en" else "Stufe"
    assert re.search(
        rf"recommend {word} {recommended}|empfehle ich \w+ {word} {recommended}", written
    )
    assert len(re.findall(r"My recommendation|Meine Empfehlung", written)) == 1


@pytest.mark.parametrize("voice", VOICES)
def test_the_recommendation_gives_the_reason_from_the_notes(own, voice):
    written = text_of(own, voice)
    reason = next(part for part in written.split("\n\n") if FACTS[voice]["pains"] in part)
    assert "3" in reason


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("layout", ["txt", "html", "md"])
def test_without_notes_the_mail_still_reads_well(own, voice, layout):
    written = text_of(own, voice, {}, layout)
    for gap in ("“”", "„“", "{{", "}}", "None", " .", " ,"):
        assert gap not in written.split("<body")[-1]


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize(
    "terms",
    [
        Terms(),
        Terms(billing="yearly", notice_days=90),
        Terms(billing="once", months=3),
        Terms(billing="once"),
        Terms(due_day=3, overage=Decimal("95.50"), rollover=Decimal("2.5"), start="2026-06-01"),
        Terms(rollover=Decimal(0)),
    ],
)
def test_every_set_of_terms_makes_whole_sentences(own, voice, terms):
    written = text_of(replace(own, terms=terms), voice)
    practical = written.split("\n\n")[-3]
    assert practical.endswith(".")
    assert not re.search(r"  |\.\.| ,| \.", practical)


def test_floor_hourly_value_and_goal_are_not_even_handed_to_the_templates(own):
    secret = replace(own, hour=Decimal("77.77"), goal=Decimal(123456), capacity=Decimal(131))
    handed = json.dumps(values(TO, secret, FACTS["en"] | {"floor": "2222"}, "en"))
    for figure in ("77.77", "123456", "123,456", "131", "2222", "2,222"):
        assert figure not in handed


def test_a_call_of_another_day_is_named_with_its_day(own):
    later = replace(TO, today=date(2026, 5, 14))
    assert "12. Mai 2026" in text_of(own, "sie", to=later)
    assert "12 May 2026" in text_of(own, "en", to=later)


@pytest.mark.parametrize(
    ("noted", "quoted"),
    [
        ('"more followers"', "more followers"),
        ("„mehr Anfragen“", "mehr Anfragen"),
        ("none", ""),
        ("keine", ""),
        ("-", ""),
        ("  no time  ", "no time"),
        ("keine Zeit", "keine Zeit"),
    ],
)
def test_what_was_noted_is_quoted_once_and_nothing_not_at_all(noted, quoted):
    assert told(noted) == quoted


@pytest.mark.parametrize(
    ("contact", "voice", "said"),
    [
        ("Sabine Krämer", "sie", "Sabine Krämer"),
        ("Frau Krämer", "sie", "Frau Krämer"),
        ("Sabine Krämer", "du", "Sabine"),
        ("Sabine Krämer", "en", "Sabine"),
        ("Mrs Miller", "en", "Mrs Miller"),
        ("Dr. Miller", "en", "Dr. Miller"),
        ("", "en", ""),
    ],
)
def test_the_greeting_uses_the_name_that_fits_the_voice(contact, voice, said):
    assert greeting(contact, "", voice) == said


def test_a_company_is_no_first_name_and_a_mail_without_a_contact_says_so(own):
    nobody = replace(TO, client="Melissa Grant", contact="")
    assert text_of(own, "en", to=nobody).startswith("Hello,")
    assert "no_contact" in slips("", values(nobody, own, FACTS["en"], "en"))


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("layout", ["txt", "html", "md"])
def test_notes_of_the_brief_are_no_words_of_the_clients(own, voice, layout):
    noted = {key: Prepared(FACTS[voice][key]) for key in ("workload", "goals", "pains")}
    written = text_of(own, voice, noted, layout)
    for words in noted.values():
        assert words in written
        assert not re.search(rf"[„“]{words}", written)
    assert not re.search(
        r"[Yy]ou told me|Sie haben mir|Du hast mir|from our call|aus unserem Gespräch", written
    )


@pytest.mark.parametrize(
    ("note", "line"),
    [
        ("zzgl. 20 % USt.", "Alle Preise zzgl. 20 % USt."),
        ("Zzgl. USt", "Alle Preise zzgl. USt."),
        ("Gemäß § 19 UStG ohne Umsatzsteuer", "Gemäß § 19 UStG ohne Umsatzsteuer."),
        ("alle Preise zzgl. 20 % USt.", "Alle Preise zzgl. 20 % USt."),
    ],
)
@pytest.mark.parametrize("layout", ["txt", "html", "md"])
def test_the_note_on_tax_stands_with_the_prices_as_a_sentence(own, note, line, layout):
    written = text_of(replace(own, tax_note=note), "sie", layout=layout)
    assert written.count(line) == 1
    assert written.index(line) < written.index("empfehle ich Ihnen")


@pytest.mark.parametrize(
    ("voice", "words"),
    [
        ("en", "We start with 6 months, and after that it simply goes on until one of "
               "us ends it, with 30 days’ notice."),
        ("sie", "Wir vereinbaren zunächst 6 Monate, und danach läuft es weiter, bis einer von uns "
                "mit einer Frist von 30 Tagen kündigt."),
    ],
)  # fmt: skip
def test_the_mail_names_how_long_the_agreement_runs(own, voice, words):
    terms = replace(own.terms, months=6)
    assert words in text_of(replace(own, terms=terms), voice)


@pytest.mark.parametrize("layout", ["txt", "html", "md"])
@pytest.mark.parametrize("recommended", [1, 2, 3])
def test_only_a_tier_that_holds_the_estimate_promises_all_the_work(own, recommended, layout):
    facts = FACTS["en"] | {"volume": "45 h"}
    written = text_of(own, "en", facts, layout, recommended=recommended)
    assert written.count("All the work we talked about") == 1
    assert ("It covers the work we talked about in full" in written) == (recommended == 2)
    assert ("we start with what matters most" in written) == (recommended == 1)


@pytest.mark.parametrize("recommended", [1, 2, 3])
def test_the_extras_keep_their_tier_and_the_mail_says_which(own, recommended):
    facts = FACTS["en"] | {"extras": "landing page"}
    written = text_of(own, "en", facts, recommended=recommended)
    assert written.index("The extras from our call") > written.index("Tier 3: ")
    assert ("come with tier 3" in written) == (recommended < 3)


def test_without_a_contact_the_client_is_greeted(own):
    assert "Guten Tag Krämer & Söhne," in text_of(own, "sie", to=replace(TO, contact=""))


@pytest.mark.parametrize("voice", VOICES)
def test_the_shipped_mail_keeps_to_the_guardrails(own, objections, voice):
    for recommended in (1, 2, 3):
        written = text_of(own, voice, recommended=recommended)
        assert broken_rails(written, objections.guardrails) == ()
        assert slips(written, values(TO, own, FACTS[voice], voice, recommended)) == ()


def test_a_discount_in_the_mail_is_noticed_and_its_prices_are_not(own, objections):
    facts = FACTS["en"] | {"pains": "we need a discount"}
    assert broken_rails(text_of(own, "en", facts), objections.guardrails) == ("discount",)


def test_gaps_in_the_mail_are_noticed(own):
    nobody = replace(own, name="", signature="")
    made = values(replace(TO, contact="", client=""), nobody, {}, "en")
    written = render("proposal", "txt", "en", made)
    assert slips(written, made) == ("no_contact", "no_sender", "no_goals")
    assert slips("Hello [name],", made)[-1] == "placeholder"


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        self.text.append(data)


def test_markup_in_names_and_notes_stays_text_in_html(own):
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    facts = dict.fromkeys(FACTS["en"], evil)
    made = values(replace(TO, client=evil, contact=evil), replace(own, name=evil), facts, "en")
    page = Tags()
    page.feed(render("proposal", "html", "en", made))
    assert not {"script", "img"} & set(page.tags)
    assert evil in "".join(page.text)


def test_hostile_text_stays_text_in_every_format(own, hostile):
    facts = dict.fromkeys(FACTS["en"], hostile)
    made = values(
        replace(TO, client=hostile, contact=hostile), replace(own, name=hostile), facts, "en"
    )
    letter = Letter("proposal", "en", made, Person(clean(hostile), "a@b.example"))
    for wanted in FORMATS:
        body = write(letter, wanted, NOW).decode()
        assert not set(body) & set("\x1b\x07\x9b\u202e\u2066")


def test_in_markdown_the_clients_words_cannot_format(own):
    facts = FACTS["en"] | {"goals": "**grow** | [x](y) <b>"}
    assert r"\*\*grow\*\* \| \[x\](y) \<b\>" in text_of(own, "en", facts, "md")


@pytest.mark.parametrize("voice", VOICES)
def test_the_eml_opens_as_a_draft_with_text_and_html(own, voice):
    made = values(TO, own, FACTS[voice], voice)
    letter = Letter(
        "proposal", voice, made, Person("Jana Weiß", "jana@weiß.example"),
        Person("Sabine Krämer", "s.kraemer@example.org"),
    )  # fmt: skip
    mail = message_from_bytes(write(letter, "eml", NOW), policy=policy.default)
    assert mail.defects == []
    assert mail["X-Unsent"] == "1"
    assert mail["From"].addresses[0].display_name == "Jana Weiß"
    assert mail["From"].addresses[0].addr_spec == "jana@xn--wei-7ka.example"
    assert mail["To"].addresses[0].addr_spec == "s.kraemer@example.org"
    assert mail["Subject"] == subject("proposal", voice, made)
    assert "Krämer & Söhne" in mail["Subject"]
    assert mail["Date"].datetime == NOW
    assert mail.get_content_type() == "multipart/alternative"
    text, html = mail.iter_parts()
    assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert text.get_content_charset() == html.get_content_charset() == "utf-8"
    assert text.get_content().replace("\r\n", "\n") == text_of(own, voice)
    assert html.get_content().replace("\r\n", "\n") == text_of(own, voice, layout="html")
    for part in (text, html):
        assert "€" in part.get_content()
        assert FACTS[voice]["goals"] in part.get_content()
