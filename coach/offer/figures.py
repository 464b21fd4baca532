"""The figures of a month: what was agreed, what was reached; from a CSV or typed (A10)."""

from __future__ import annotations

import csv
import io
import re
from decimal import ROUND_HALF_UP, Decimal

import msgspec

from coach.clean import clean
from coach.errors import CoachError
from coach.offer.files import csv_cell, from_csv_cell
from coach.offer.money import known_currency, money, parse_number, show, show_number
from coach.words import Language, _

SIZE_CAP = 1_000_000
MOST = 50
"""Figures in one report; a client reads five."""


class Figure(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing that is measured every month."""

    name: str
    target: Decimal
    actual: Decimal
    unit: str = ""
    lower: bool = False
    """Whether less is better (answer time, cancellations)."""
    remedy: str = ""
    """What is done about it where the target was missed."""

    @property
    def reached(self) -> bool:
        """Whether the target was reached."""
        return self.actual <= self.target if self.lower else self.actual >= self.target

    @property
    def percent(self) -> int | None:
        """The actual figure in percent of its target; None where the target is zero."""
        if not self.target:
            return None
        return int((self.actual * 100 / self.target).quantize(Decimal(1), ROUND_HALF_UP))


def figure(name: str, target: str, actual: str, remedy: str = "") -> Figure:
    """A figure as typed; a target such as ``< 24 h`` means that less is better."""
    name = clean(name)
    if not name:
        raise CoachError(_("a figure has no name"), todo=_("Write it like New followers=500/420."))
    lower, aim, unit = _measured(target)
    _lower, got, unit_of_actual = _measured(actual)
    return Figure(name, aim, got, unit or unit_of_actual, lower, clean(remedy))


def typed(line: str) -> Figure:
    """``New followers=500/420; posting twice a day from June`` as a figure."""
    found = _TYPED.fullmatch(clean(line))
    if found is None:
        raise CoachError(
            _("{line} is no figure").format(line=repr(clean(line)[:60])),
            todo=_("Write it like New followers=500/420; what is done about it."),
        )
    return figure(found["name"], found["target"], found["actual"], found["remedy"] or "")


def line(one: Figure) -> str:
    """The figure as :func:`typed` takes it back."""
    less = "< " if one.lower else ""
    target, actual = (shown(one, value, "en", grouped=False) for value in (one.target, one.actual))
    remedy = f"; {one.remedy}" if one.remedy else ""
    return f"{one.name}={less}{target}/{actual}{remedy}"


def read_csv(body: bytes, file: str) -> tuple[Figure, ...]:
    """Figures from a CSV with the columns name, target, actual and remedy (or in German).

    Takes comma, semicolon or tab. Raises CoachError with file and line.
    """
    if len(body) > SIZE_CAP:
        raise CoachError(
            _("the file is larger than 1 MB"), file, _("Check that it is the right one.")
        )
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CoachError(
            _("this is not UTF-8 text"), file, _("Save the table as CSV in UTF-8.")
        ) from None
    first = text.split("\n", 1)[0]
    mark = max(";,\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    except csv.Error as error:
        raise CoachError(
            _("this is no CSV: {error}").format(error=error), file, _("Check the quotes.")
        ) from None
    if not rows:
        raise CoachError(
            _("the file is empty"),
            file,
            _("Begin it with {columns}.").format(columns=",".join(COLUMNS)),
        )
    places = _columns(rows[0], file)
    found = []
    for number, row in enumerate(rows[1:], 2):
        if not any(cell.strip() for cell in row):
            continue
        cells = {name: row[at] if at < len(row) else "" for name, at in places.items()}
        try:
            found.append(
                figure(
                    from_csv_cell(cells["name"]),
                    cells["target"],
                    cells["actual"],
                    from_csv_cell(cells.get("remedy", "")),
                )
            )
        except CoachError as error:
            raise CoachError(error.what, f"{file}:{number}", error.todo) from None
    return checked(tuple(found), file)


def checked(figures: tuple[Figure, ...], where: str) -> tuple[Figure, ...]:
    """The figures, or CoachError where there are none or too many."""
    if not 0 < len(figures) <= MOST:
        raise CoachError(
            _("there are {count} figures").format(count=len(figures)),
            where,
            _("Give from 1 to {most} of them.").format(most=MOST),
        )
    return figures


def write_csv(figures: tuple[Figure, ...]) -> str:
    """The figures as a CSV that :func:`read_csv` takes back and no spreadsheet acts on."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in figures:
        less = "< " if one.lower else ""
        target, actual = (
            shown(one, value, "en", grouped=False) for value in (one.target, one.actual)
        )
        writer.writerow([csv_cell(one.name), less + target, actual, csv_cell(one.remedy)])
    return out.getvalue()


def shown(one: Figure, value: Decimal, language: Language, grouped: bool = True) -> str:
    """A value of the figure with its unit; one in a currency reads as money where ``grouped``."""
    code = known_currency(one.unit)
    if grouped and code and money(value, code).amount == value:
        return show(money(value, code), language)
    number = show_number(value, language)
    if not grouped:
        number = number.replace(",", "")
    return f"{number} {one.unit}".strip()


COLUMNS = ("name", "target", "actual", "remedy")
_NAMES = {
    "name": "name",
    "measure": "name",
    "figure": "name",
    "kennzahl": "name",
    "target": "target",
    "goal": "target",
    "ziel": "target",
    "soll": "target",
    "actual": "actual",
    "result": "actual",
    "ist": "actual",
    "erreicht": "actual",
    "remedy": "remedy",
    "action": "remedy",
    "massnahme": "remedy",
    "maßnahme": "remedy",
}
_TYPED = re.compile(
    r"(?P<name>[^=]+?)\s*=\s*(?P<target>[^/=;]+?)\s*/\s*(?P<actual>[^/=;]+?)\s*(?:;\s*(?P<remedy>.*))?"
)
_MEASURED = re.compile(
    r"(?P<less><=?|≤|max\.?|under|unter)?\s*(?P<sign>[$€£¥]|CHF|EUR|USD|GBP)?\s*"
    r"(?P<number>[0-9](?:[0-9.,'’ ]*[0-9])?)"
    r"\s*(?P<unit>[^\d\s].{0,19})?",
    re.IGNORECASE,
)


def _measured(written: str) -> tuple[bool, Decimal, str]:
    found = _MEASURED.fullmatch(clean(written))
    if found is None:
        raise CoachError(
            _("{written} cannot be read as a number").format(written=repr(clean(written)[:40])),
            todo=_("Write it like 500, 12.5 % or < 24 h."),
        )
    return (
        bool(found["less"]),
        parse_number(found["number"]),
        (found["sign"] or found["unit"] or "").strip(),
    )


def _columns(head: list[str], file: str) -> dict[str, int]:
    places: dict[str, int] = {}
    for at, cell in enumerate(head):
        if name := _NAMES.get(clean(cell).casefold()):
            places.setdefault(name, at)
    missing = [name for name in COLUMNS[:3] if name not in places]
    if missing:
        raise CoachError(
            _("the table lacks: {columns}").format(columns=", ".join(missing)),
            f"{file}:1",
            _("Begin it with {columns}.").format(columns=",".join(COLUMNS)),
        )
    return places
