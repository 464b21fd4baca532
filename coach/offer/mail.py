"""A mail as an ``.eml`` draft: text and HTML in one, opened by any mail program (RFC 5322)."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from coach.clean import clean
from coach.errors import CoachError
from coach.words import _

if TYPE_CHECKING:
    from email.headerregistry import Address


class Person(msgspec.Struct, frozen=True):
    """A name with an e-mail address; either may be empty."""

    name: str = ""
    email: str = ""


class Mail(msgspec.Struct, frozen=True):
    """A mail, complete but for its sending."""

    sender: Person
    to: Person
    subject: str
    text: str
    html: str


def draft(mail: Mail, now: datetime) -> bytes:
    """The mail as a file; ``X-Unsent: 1`` makes mail programs open it as a draft.

    Raises CoachError for an address that is none, and for a line break in a name, an address or
    the subject, which could add headers of somebody else's making.
    """
    from email.message import EmailMessage
    from email.policy import SMTP
    from email.utils import format_datetime

    message = EmailMessage(policy=SMTP)
    if mail.sender.email:
        message["From"] = _address(mail.sender)
    if mail.to.email:
        message["To"] = _address(mail.to)
    message["Subject"] = _one_line(mail.subject)
    message["Date"] = format_datetime(now)
    message["X-Unsent"] = "1"
    message.set_content(mail.text, charset="utf-8", cte="quoted-printable")
    message.add_alternative(mail.html, subtype="html", charset="utf-8", cte="quoted-printable")
    return message.as_bytes()


def parse_email(written: str) -> str:
    """An e-mail address as typed, checked; raises CoachError. Empty stays empty."""
    address = _one_line(written).strip()
    if not address:
        return ""
    local, at, domain = address.rpartition("@")
    if not (at and _LOCAL.fullmatch(local) and len(address) < 255):
        raise _no_address(address)
    if not _DOMAIN.fullmatch(_ascii(domain)):
        raise _no_address(address)
    return address


_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_DOMAIN = re.compile(rf"{_LABEL}(?:\.{_LABEL})+")
_WORD = re.compile(r"[\w-]+")
_BREAK = re.compile(r"[\r\n\x0b\x0c\x85\u2028\u2029\x00]")


def _address(person: Person) -> Address:
    from email.headerregistry import Address

    local, _, domain = parse_email(person.email).rpartition("@")
    return Address(clean(_one_line(person.name)), local, _ascii(domain))


def _ascii(domain: str) -> str:
    """The domain as mail servers take it (RFC 5891).

    Python's own idna codec is the older one, which sends mail for weiß.de to weiss.de.
    """
    labels = unicodedata.normalize("NFC", domain.lower()).split(".")
    return ".".join(
        label if label.isascii() or not _WORD.fullmatch(label) else f"xn--{_punycode(label)}"
        for label in labels
    )


def _punycode(label: str) -> str:
    return label.encode("punycode").decode("ascii")


def _one_line(text: str) -> str:
    if _BREAK.search(text):
        raise CoachError(
            _("{text!r} holds a line break, which has no place in the head of a mail").format(
                text=clean(text)[:60]
            ),
            todo=_("Write names, addresses and subjects on one line."),
        )
    return text


def _no_address(written: str) -> CoachError:
    return CoachError(
        _("{written!r} is no e-mail address").format(written=clean(written)[:60]),
        todo=_("Write it like name@example.org."),
    )
