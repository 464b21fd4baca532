from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest

from coach.errors import CoachError
from coach.offer.mail import Mail, Person, draft, parse_email

NOW = datetime(2026, 5, 12, 16, 0, tzinfo=UTC)
ME = Person("Jana Weiß", "jana@example.org")


@pytest.mark.parametrize(
    "break_", ["\r\n", "\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\x00"]
)
@pytest.mark.parametrize("where", ["name", "email", "subject"])
def test_a_line_break_cannot_add_a_header(break_, where):
    evil = f"x{break_}Bcc: thief@example.org"
    person = Person(evil if where == "name" else "x", evil if where == "email" else "x@example.org")
    mail = Mail(ME, person, evil if where == "subject" else "Hello", "text", "<p>text</p>")
    with pytest.raises(CoachError):
        draft(mail, NOW)


def test_without_addresses_the_draft_leaves_them_open():
    mail = message_from_bytes(
        draft(Mail(Person("Me"), Person("You"), "Grüße €", "Ä €", "<p>Ä €</p>"), NOW),
        policy=policy.default,
    )
    assert mail["From"] is None
    assert mail["To"] is None
    assert mail["Subject"] == "Grüße €"
    assert [part.get_content().strip() for part in mail.iter_parts()] == ["Ä €", "<p>Ä €</p>"]


@pytest.mark.parametrize("name", ['Miller, "Bob" <x>', "a@b", "Jürgen (Chef)", "=?utf-8?q?x?="])
def test_any_name_is_one_name(name):
    made = draft(Mail(ME, Person(name, "x@example.org"), "s", "t", "h"), NOW)
    read = message_from_bytes(made, policy=policy.default)["To"].addresses
    assert [address.addr_spec for address in read] == ["x@example.org"]


@pytest.mark.parametrize(
    "address",
    ["jana@example.org", "j.w+x@mail.example.co.uk", "info@weiß.example", "", "  a@b.de "],
)
def test_addresses_are_taken_as_they_are(address):
    assert parse_email(address) == address.strip()


@pytest.mark.parametrize(
    "address",
    ["jana", "@example.org", "jana@", "a@b", "a b@example.org", "a@b@c.de", "a..b@example.org",
     "jürgen@example.org", "a@-x.de", "a@ex ample.org", "<a@b.de>", "a@b.de,c@d.de", "a@" + "x" * 70
     + ".de", "a" * 300 + "@b.de", "[/]@b.de>"],
)  # fmt: skip
def test_what_is_no_address_is_refused(address):
    with pytest.raises(CoachError, match="no e-mail address"):
        parse_email(address)
