"""Exact answers, with figures, days and what comes first: nobody calls them vague."""

from __future__ import annotations

import msgspec
import pytest

from coach.playbook.load import Content, load
from coach.playbook.persona import FILE, Personas
from coach.playbook.text import Voice
from tests.practice.test_client_manners import cast_of, lines_of, offered, play, said, willing


@pytest.fixture(scope="module")
def everyone(shipped: Content) -> Personas:
    return load(FILE, Personas, shipped)


EXACT = {
    "en": (
        "Every Monday your lunch menu goes online, and on Wednesdays and Fridays I post photos.",
        "Two articles and one newsletter a month, and I answer your reviews within a day.",
        "It costs you five minutes a week: you leave me a voice message, I do the rest.",
        "First I ring you for ten minutes, then I write the draft, and by Thursday it's with you.",
        "In a normal month that's four posts, one mail and about three hours for small changes.",
        "You send me a line in the morning, by noon it's on the website, twice a week if need be.",
        "At the end of each month you get one page with two figures: calls and bookings.",
        "After six weeks we look at the numbers together, and after twelve you decide.",
        "I take an hour on the first Monday of the month and plan the next four weeks with you.",
        "For the bakery in town it went from eight orders a week to nineteen.",
        "Mondays the menu, Thursdays the reviews, and an e-mail to your guests on the last Friday.",
        "Twelve hours: five for the article, four for the letters, three for whatever comes up.",
    ),
    "sie": (
        "Jeden Montag steht die Mittagskarte online, und mittwochs und freitags kommen Fotos.",
        "Zwei Artikel und ein Newsletter im Monat, auf Bewertungen antworte ich in einem Tag.",
        "Das kostet Sie fünf Minuten die Woche: Sie sprechen mir was auf, den Rest mache ich.",
        "Erst telefonieren wir zehn Minuten, dann schreibe ich, und am Donnerstag haben Sie es.",
        "In einem normalen Monat vier Posts, eine Mail und rund drei Stunden für Änderungen.",
        "Morgens schreiben Sie mir, mittags steht es auf der Seite, notfalls zweimal die Woche.",
        "Am Monatsende bekommen Sie eine Seite mit zwei Zahlen: Anrufe und Buchungen.",
        "Nach sechs Wochen schauen wir uns die Zahlen an, und nach zwölf entscheiden Sie.",
        "Am ersten Montag nehme ich mir eine Stunde und plane mit Ihnen die nächsten vier Wochen.",
        "Bei der Bäckerei im Ort waren es acht Bestellungen pro Woche, danach neunzehn.",
        "Montags die Karte, donnerstags die Bewertungen, und am letzten Freitag eine Mail.",
        "Zwölf Stunden: fünf für den Artikel, vier für die Briefe, drei für das Übrige.",
    ),
}
"""Exact accounts, some of which make no move of the script."""


@pytest.mark.parametrize(
    ("voice", "text"), [(voice, text) for voice, texts in EXACT.items() for text in texts]
)
def test_nobody_asks_to_hear_an_exact_account_more_concretely(
    everyone: Personas, voice: Voice, text: str
) -> None:
    for name, kind in (("busy", "value"), ("sceptic", "results")):
        cast = cast_of(everyone, name, voice)
        state, replies = play(cast, said(text=text), state=offered(kind))
        vague = lines_of(cast, f"weak_{kind}", f"half_{kind}", "interrupts", "puzzled")
        assert replies[0].text not in vague
        assert state.doubts[kind] < offered(kind).doubts[kind]
    cast = cast_of(everyone, "corporate", voice)
    asked = msgspec.structs.replace(willing(), stage="asked_how")
    state, _ = play(cast, said(text=text), state=asked)
    assert state.stage != "asked_how"


def test_a_date_and_three_options_are_no_exact_account(everyone: Personas) -> None:
    cast = cast_of(everyone, "busy")
    later = said("promises_three_options", text="Three options, three fees, by noon on Monday.")
    _, replies = play(cast, later, state=offered("value"))
    assert replies[0].text not in lines_of(cast, "exact_value")
