"""The monthly report: what was agreed, what was reached, what was missed and what is next (A10)."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from coach.clean import clean
from coach.offer.chart import chart
from coach.offer.dates import show_month
from coach.offer.figures import Figure, shown
from coach.offer.profile import Profile
from coach.offer.proposal import greeting, signature, told
from coach.offer.tiers import Option
from coach.playbook.text import Voice, language_of


class Report(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is reported to a client for one month."""

    client: str
    month: str
    """YYYY-MM."""
    figures: tuple[Figure, ...] = ()
    next: tuple[str, ...] = ()
    """What is planned for the month after."""
    expects: str = ""
    """What the client must see for the fee to be worth it, in the client's words."""
    written: float = 0.0
    """Seconds since 1970."""


def report_values(
    report: Report,
    contact: str,
    profile: Profile,
    delivered: tuple[Option, ...],
    voice: Voice,
    target_word: str,
) -> dict[str, Any]:
    """Everything that the report's templates may name.

    ``delivered`` holds the agreed tier and those below it; empty where nothing was agreed.
    ``target_word`` names the line in the chart that marks the target.
    """
    language = language_of(voice)
    year, month = map(int, report.month.split("-"))
    figures = [
        {
            "name": one.name,
            "target": ("≤ " if one.lower else "") + shown(one, one.target, language),
            "aim": shown(one, one.target, language),
            "lower": one.lower,
            "actual": shown(one, one.actual, language),
            "reached": one.reached,
            "remedy": one.remedy,
        }
        for one in report.figures
    ]
    return {
        "language": language,
        "client": clean(report.client),
        "greeting": greeting(contact, report.client, voice),
        "month": show_month(date(year, month, 1), language),
        "expects": told(report.expects),
        "deliverables": [
            {"name": item.name, "amount": item.amount}
            for option in delivered
            for item in option.adds
        ],
        "hours": delivered[-1].hours if delivered else 0,
        "figures": figures,
        "missed": [one for one in figures if not one["reached"]],
        "next": [clean(line) for line in report.next],
        "chart": chart(report.figures, language, target_word),
        "signature": signature(profile),
    }
