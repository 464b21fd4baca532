"""The form of a monthly report: a line for each figure, what the client expects, what is next."""

from __future__ import annotations

import msgspec

from coach.clean import clean
from coach.offer.figures import line, typed
from coach.offer.form import Field, text
from coach.offer.report import Report

ROWS = 6
"""Figures that the form has room for; a client reads five."""


def _figure(place: int) -> Field[Report]:
    def show(report: Report) -> str:
        return line(report.figures[place]) if place < len(report.figures) else ""

    def take(report: Report, written: str) -> Report:
        held = list(report.figures)
        held[place : place + 1] = [typed(written)] if written else []
        return msgspec.structs.replace(report, figures=tuple(held))

    return Field(f"figure_{place + 1}", show, take)


def _next() -> Field[Report]:
    def take(report: Report, written: str) -> Report:
        plans = tuple(filter(None, (clean(part) for part in written.split(";"))))
        return msgspec.structs.replace(report, next=plans)

    return Field("next", lambda report: "; ".join(report.next), take)


FIELDS: tuple[Field[Report], ...] = (*map(_figure, range(ROWS)), text("expects"), _next())
