"""The brief as a form."""

from __future__ import annotations

import msgspec

from coach.offer import form
from coach.offer.brief import Brief
from coach.offer.form import Field
from coach.offer.money import money, parse, show
from coach.words import spoken


def _show_floor(brief: Brief) -> str:
    if brief.floor is None:
        return ""
    return show(money(brief.floor, brief.currency), spoken())


def _take_floor(brief: Brief, written: str) -> Brief:
    if not written:
        return msgspec.structs.replace(brief, floor=None)
    value = parse(written, brief.currency)
    return msgspec.structs.replace(brief, floor=value.amount, currency=value.currency)


FIELDS: tuple[Field[Brief], ...] = (
    form.text("client"),
    form.text("contact"),
    form.email("email"),
    form.yes_no("decision_maker"),
    form.moment("appointment"),
    form.yes_no("need"),
    form.yes_no("growth"),
    form.yes_no("budget"),
    form.yes_no("regular"),
    form.text("workload"),
    form.text("goals"),
    form.text("pains"),
    form.text("services"),
    form.text("extras"),
    form.text("proof"),
    form.whole_number("places", 0, 99),
    Field("floor", _show_floor, _take_floor),
    form.text("answer"),
)
"""The brief as a form, in the order in which it is asked."""
