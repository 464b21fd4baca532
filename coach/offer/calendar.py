"""Follow-ups as a calendar file (RFC 5545), for any calendar program."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from coach.clean import clean
from coach.offer.brief import client_key
from coach.offer.follow_ups import FollowUp

LENGTH = {"call": timedelta(minutes=45)}
SHORT = timedelta(minutes=15)


def calendar(entries: Iterable[tuple[FollowUp, str]], now: datetime) -> bytes:
    """An ``.ics`` file with one event for every follow-up and the words it goes by.

    ``now`` has a time zone; the events are on the clock of the place where they are opened.
    """
    from icalendar import Calendar, Event

    book = Calendar()
    book.add("prodid", "-//retainer-coach//follow-ups//EN")
    book.add("version", "2.0")
    for one, words in entries:
        if one.told:  # words that name no moment
            continue
        event = Event()
        event.add("uid", _uid(one))
        event.add("dtstamp", now)
        event.add("dtstart", one.due)
        event.add("dtend", one.due + LENGTH.get(one.kind, SHORT))
        event.add("summary", clean(words))
        book.add_component(event)
    body: bytes = book.to_ical()
    return body


def _uid(one: FollowUp) -> str:
    """The same for the same follow-up, so that a second import changes and does not double."""
    from hashlib import sha256

    named = f"{one.kind}\n{client_key(one.client)}\n{one.call}\n{one.month}"
    return f"{sha256(named.encode()).hexdigest()[:24]}@retainer-coach"
