"""Calls made of lines: ideal ones by the nine steps, and one fault at a time put into them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from hypothesis import strategies as st

Lines = tuple[str, ...]

YOURS: dict[str, dict[str, Lines]] = {
    "en": {
        "greets": (
            "Hello Marion, thanks for taking the time.",
            "Good morning, good to hear you again. How have you been?",
        ),
        "workload": (
            "How much work of this kind do you expect over the next three to six months?",
            "Roughly how many articles a month will you need until autumn?",
        ),
        "goals": (
            "What do you want to have reached by then?",
            "What are your goals for the next six months?",
        ),
        "pains": (
            "What's holding you up most at the moment?",
            "What gets in your way the most?",
        ),
        "success": (
            "How will you tell, each month, that it's working?",
            "How do you measure whether it was worth it?",
        ),
        "volume": (
            "Let's work it out. Eight posts at one and a half hours each, that's twelve hours.",
            "So let's add that up: four articles and a newsletter make about twenty hours a month.",
        ),
        "suggest": (
            "I could also look after your newsletter every month.",
            "On top of that I could take care of your search ranking each month.",
        ),
        "flat_fee": (
            "I charge a flat monthly fee, and it covers the work that we've just gone through.",
            "I work for one fixed fee a month that covers the whole volume.",
        ),
        "propose": (
            "What makes most sense for you is a retainer, with the fee paid each month.",
            "I think a monthly retainer is what makes the most sense here.",
        ),
        "explain": (
            "You pay the fee at the start of each month, and we agree in writing what I do."
            " A set number of hours every month belongs to you. You call, and I start, no quote"
            " for each piece. What would you like to know about it?",
            "It's simple. We sign one agreement, and you pay in advance each month."
            " You have guaranteed access to me. And everything gets done faster, because your"
            " time is set aside. Which part of that would help you most?",
        ),
        "price": (
            "I'd rather work that out properly. I'll e-mail you three monthly fees to choose from.",
            "I'll put that in an e-mail for you. You'll get three options, each with its own"
            " amount of work.",
        ),
        "next": (
            "Shall we go through it together on Thursday at ten?",
            "When can we talk about it, is Friday at eleven good for you?",
        ),
        "goodbye": ("Thank you, and have a good day.", "Goodbye, talk to you on the phone then."),
        "asks_first": (
            "I'd like to understand you. Is it the money, the value, or the results?",
            "May I ask what exactly makes you hesitate?",
        ),
        "discount": (
            "I could give you a discount of ten percent.",
            "I can make it cheaper for you.",
        ),
        "free_trial": ("You can try me for free.", "I'd do the first month for free."),
        "price_named": ("It costs 3,000 a month.", "That would be 2,500 dollars per month."),
        "apology": (
            "I'm sorry about the price.",
            "I know that's a lot of money.",
        ),
        "argues": ("That's just wrong, you don't understand marketing.",),
        "pressure": ("You have to decide today, or the place is gone.",),
        "chatter": (
            "And there is much more that I could tell you about the way in which I like to work"
            " and about all the people that I met over the years.",
        ),
    },
    "de": {
        "greets": (
            "Guten Tag, Herr Brandt, danke, dass Sie sich Zeit nehmen.",
            "Guten Morgen, schön, Sie wieder zu hören. Wie geht es Ihnen?",
        ),
        "workload": (
            "Wie viel Arbeit dieser Art erwarten Sie in den nächsten drei bis sechs Monaten?",
            "Wie viele Beiträge im Monat brauchen Sie ungefähr bis zum Herbst?",
        ),
        "goals": (
            "Was wollen Sie bis dahin erreicht haben?",
            "Welche Ziele haben Sie für das nächste halbe Jahr?",
        ),
        "pains": (
            "Was bremst Sie im Moment am meisten?",
            "Was kostet Sie zurzeit die meisten Nerven?",
        ),
        "success": (
            "Woran merken Sie jeden Monat, dass es wirkt?",
            "Woran messen Sie, ob es sich gelohnt hat?",
        ),
        "volume": (
            "Rechnen wir es zusammen aus. Acht Beiträge zu je anderthalb Stunden, das sind zwölf"
            " Stunden.",
            "Überschlagen wir mal: vier Artikel und ein Newsletter, das sind etwa zwanzig Stunden"
            " im Monat.",
        ),
        "suggest": (
            "Ich könnte zusätzlich jeden Monat Ihren Newsletter übernehmen.",
            "Darüber hinaus kann ich mich jeden Monat um Ihre Anzeigen kümmern.",
        ),
        "flat_fee": (
            "Ich arbeite mit einer festen monatlichen Pauschale, die diese Arbeit abdeckt.",
            "Dafür gibt es bei mir eine feste Monatspauschale, und darin ist der Umfang enthalten.",
        ),
        "propose": (
            "Am meisten Sinn ergibt für Sie ein Retainer, der jeden Monat gezahlt wird.",
            "Ich schlage Ihnen einen monatlichen Retainer vor.",
        ),
        "explain": (
            "Sie zahlen die Pauschale zu Beginn des Monats, und wir halten schriftlich fest, was"
            " ich mache. Jeden Monat gehört Ihnen eine feste Zahl von Stunden. Sie rufen an, und"
            " ich fange an, ohne Angebot. Was möchten Sie dazu wissen?",
            "Das ist ganz einfach. Wir schließen eine Vereinbarung, und Sie zahlen im Voraus. Sie"
            " haben garantierten Zugang zu mir. Und alles geht schneller, weil Ihre Zeit"
            " eingeplant ist. Was davon hilft Ihnen am meisten?",
        ),
        "price": (
            "Das rechne ich sauber aus. Ich schicke Ihnen per E-Mail drei monatliche Pauschalen"
            " zur Auswahl.",
            "Den Preis schicke ich Ihnen per E-Mail. Sie bekommen drei Varianten, jede mit eigenem"
            " Umfang.",
        ),
        "next": (
            "Wollen wir es am Donnerstag um zehn zusammen durchgehen?",
            "Wann sprechen wir darüber, passt Ihnen Freitag um elf?",
        ),
        "goodbye": ("Vielen Dank und einen schönen Tag noch.", "Auf Wiederhören."),
        "asks_first": (
            "Ich möchte Sie richtig verstehen. Geht es ums Geld, um den Wert oder um die"
            " Ergebnisse?",
            "Darf ich fragen, was genau Sie zögern lässt?",
        ),
        "discount": (
            "Ich könnte Ihnen zehn Prozent Rabatt geben.",
            "Am Preis können wir noch was machen.",
        ),
        "free_trial": (
            "Sie können mich kostenlos testen.",
            "Den ersten Monat mache ich gratis.",
        ),
        "price_named": ("Das kostet 3.000 Euro im Monat.", "Das wären 2.500 Euro monatlich."),
        "apology": ("Entschuldigung für den Preis.", "Ich weiß, das ist viel Geld."),
        "argues": ("Das stimmt doch gar nicht, Sie verstehen das falsch.",),
        "pressure": ("Sie müssen sich heute entscheiden, sonst ist der Platz weg.",),
        "chatter": (
            "Und ich könnte Ihnen noch viel mehr darüber erzählen, wie ich am liebsten arbeite und"
            " welche Leute ich über die Jahre so alles kennengelernt habe.",
        ),
    },
}

THEIRS: dict[str, dict[str, Lines]] = {
    "en": {
        "greets": ("Sure, go ahead.", "Thanks, you too."),
        "workload": ("About eight posts a month, I think.", "Four articles and a newsletter."),
        "goals": ("We'd like twenty new enquiries a month.", "To be found by more people."),
        "pains": ("Nobody here gets round to it.", "I sit at it until nine every night."),
        "success": ("When the phone rings more often.", "By the bookings on the website."),
        "volume": ("Yes, that sounds about right.", "That fits."),
        "suggest": ("Oh, that would be good.", "Yes, we'd need that too."),
        "flat_fee": ("Okay.", "I see."),
        "propose": ("How does that work exactly?", "And how does a retainer work?"),
        "explain": ("That I can just call, I think.", "That's clear now."),
        "price": ("Great, I look forward to it.", "Okay, good."),
        "next": ("Thursday is fine.", "Yes, that works."),
        "fee": ("And what would the monthly fee be?", "What does that cost a month?"),
        "fine": ("Okay, that makes sense.", "Good, I understand."),
    },
    "de": {
        "greets": ("Ja, gern.", "Danke, ebenso."),
        "workload": ("Ungefähr acht Beiträge im Monat.", "Vier Artikel und einen Newsletter."),
        "goals": ("Zwanzig neue Anfragen im Monat.", "Dass uns mehr Leute finden."),
        "pains": ("Bei uns kommt keiner dazu.", "Ich sitze abends bis neun daran."),
        "success": ("Wenn das Telefon öfter klingelt.", "An den Buchungen auf der Website."),
        "volume": ("Ja, das passt so.", "Ja, genau."),
        "suggest": ("Oh, das wäre gut.", "Ja, das bräuchten wir auch."),
        "flat_fee": ("Aha.", "Verstehe."),
        "propose": ("Wie funktioniert das genau?", "Und wie läuft so ein Retainer ab?"),
        "explain": ("Dass ich einfach anrufen kann.", "Jetzt ist es klar."),
        "price": ("Sehr gut.", "Ja, gern."),
        "next": ("Donnerstag passt.", "Ja, das geht."),
        "fee": ("Und was kostet das im Monat?", "Wie hoch ist die monatliche Pauschale?"),
        "fine": ("Gut, das leuchtet ein.", "In Ordnung, verstehe."),
    },
}


class Worry(NamedTuple):
    """An objection and an answer to it."""

    kind: str
    client: str
    answer: str


WORRIES: dict[str, tuple[Worry, ...]] = {
    "en": (
        Worry(
            "money",
            "That's too expensive for us.",
            "Then let me put more into it: I'd take care of your newsletter as well.",
        ),
        Worry(
            "value",
            "I've never heard of you, why should I trust you?",
            "I can put you in touch with a client of mine who will tell you about my work.",
        ),
        Worry(
            "results",
            "What if it doesn't bring any results?",
            "Then let's start with a paid trial, one task for one payment.",
        ),
        Worry(
            "general",
            "I don't want to be tied to a long contract.",
            "You can cancel with one month's notice.",
        ),
    ),
    "de": (
        Worry(
            "money",
            "Das ist uns zu teuer.",
            "Dann packe ich noch etwas für Sie dazu, ich übernehme auch Ihren Newsletter.",
        ),
        Worry(
            "value",
            "Ich kenne Sie doch gar nicht, warum sollte ich Ihnen vertrauen?",
            "Ich gebe Ihnen gern die Nummer einer Kundin, die erzählt Ihnen von meiner Arbeit.",
        ),
        Worry(
            "results",
            "Und wenn es keine Ergebnisse bringt?",
            "Dann fangen wir mit einem bezahlten Probeauftrag an, eine Aufgabe, eine Zahlung.",
        ),
        Worry(
            "general",
            "Ich will mich nicht so lange binden.",
            "Sie können mit einem Monat Frist kündigen.",
        ),
    ),
}

STEPS = ("greets", "workload", "goals", "pains", "success", "volume", "suggest", "flat_fee",
         "propose", "explain", "price", "next", "goodbye")  # fmt: skip


class Said(NamedTuple):
    """One line of a made-up call, and what it is there for."""

    role: str
    text: str
    """As a transcript writes it."""


Call = tuple[Said, ...]


def text_of(call: Iterable[Said]) -> str:
    """The call as a transcript."""
    return "\n".join(said.text for said in call)


@st.composite
def ideal_calls(
    draw: st.DrawFn, wordings: dict[str, dict[str, Lines]] | None = None
) -> tuple[str, Call]:
    """A language, and a call by the nine steps in it, with an objection or without one.

    ``wordings`` are other words for some of the roles.
    """
    language = draw(st.sampled_from(["en", "de"]))
    bank = YOURS[language] | (wordings or {}).get(language, {})
    worry = draw(st.sampled_from([None, *WORRIES[language]]))
    call: list[Said] = []

    def you(role: str, text: str = "") -> None:
        call.append(Said(role, "> " + (text or draw(st.sampled_from(bank[role])))))

    def client(role: str, text: str = "") -> None:
        said = text or draw(st.sampled_from(THEIRS[language][role]))
        call.append(Said(f"client_{role}", said))

    for step in STEPS:
        if step == "price":
            client("fee")
        you(step)
        if step == "explain" and worry is not None:
            client("worry", worry.client)
            you("asks_first")
            client("flat_fee")
            you("answer", worry.answer)
            client("fine")
        elif step in THEIRS[language] and step != "explain":
            client(step)
    return language, tuple(call)


def without(*roles: str) -> Callable[[Call, str], Call]:
    """A call without these lines and what the client says to them."""
    return lambda call, language: tuple(
        said for said in call if said.role.removeprefix("client_") not in roles
    )


def with_line(role: str) -> Callable[[Call, str], Call]:
    """A call in which the user says this at the end of the explanation."""

    def change(call: Call, language: str) -> Call:
        said = tuple(Said(role, "> " + text) for text in YOURS[language][role][:1])
        return insert_after(call, "client_flat_fee", (*said, Said("client_hm", "Hm.")))

    return change


def insert_after(call: Call, role: str, lines: Call) -> Call:
    """A call with lines after the first of this role."""
    place = next(n for n, said in enumerate(call) if said.role == role) + 1
    return (*call[:place], *lines, *call[place:])


def talks_on(call: Call, language: str) -> Call:
    """The silence after the proposal is broken."""
    return insert_after(call, "propose", (Said("more", "> " + YOURS[language]["explain"][0]),))


def dumps(call: Call, language: str) -> Call:
    """Everything that can be said for a retainer, in one breath."""
    every = {
        "en": "> You have guaranteed access to me. A set number of hours every month is yours."
        " I don't work for your competitors. Neither of us lets the work rest. There is no quote"
        " for each piece. You have less paperwork. Everything gets done faster."
        " Retainer clients get extras from me.",
        "de": "> Sie haben garantierten Zugang zu mir. Jeden Monat gehören Ihnen feste Stunden."
        " Ich arbeite nicht für Ihre Wettbewerber. Es bleibt nichts liegen. Es gibt kein Angebot"
        " für jede Aufgabe. Sie haben weniger Papierkram. Alles geht schneller."
        " Retainer-Kunden bekommen Extras von mir.",
    }
    return insert_after(call, "explain", (Said("dump", every[language]),))


def rambles(call: Call, language: str) -> Call:
    """A speech of far more than two minutes."""
    speech = " ".join(YOURS[language]["chatter"] * 14)
    return insert_after(call, "explain", (Said("chatter", "> " + speech),))


def objects_at_the_end(call: Call, language: str) -> Call:
    """An objection that nobody answers."""
    return (*call, Said("client_worry", WORRIES[language][0].client))


FAULTS: dict[str, Callable[[Call, str], Call]] = {
    "discount": with_line("discount"),
    "free trial": with_line("free_trial"),
    "price on the phone": with_line("price_named"),
    "apology": with_line("apology"),
    "arguing": with_line("argues"),
    "pressure": with_line("pressure"),
    "workload not asked": without("workload"),
    "goals not asked": without("goals"),
    "pains not asked": without("pains"),
    "success not asked": without("success"),
    "volume not estimated": without("volume"),
    "no extra suggested": without("suggest"),
    "flat fee not stated": without("flat_fee"),
    "retainer not proposed": without("propose"),
    "price not put off": without("price"),
    "no next step": without("next"),
    "talking on after the proposal": talks_on,
    "dump of arguments": dumps,
    "monologue": rambles,
    "objection left open": objects_at_the_end,
}
