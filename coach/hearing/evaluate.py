"""How often the matcher is right: the measures of one labelled file."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from pathlib import Path

import msgspec

from coach.errors import CoachError
from coach.hearing.verdict import CLASSES, LABELS, Verdict
from coach.words import _

OBJECTIONS = frozenset(("money", "value", "results", "general"))

ALSO = {"cue_how": "how_it_works", "cue_price": "monthly_fee"}
"""Names that labelled files use for the cues."""

_BANDS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


class Row(msgspec.Struct, frozen=True):
    """One labelled utterance."""

    lang: str
    label: str
    text: str


class Score(msgspec.Struct, frozen=True):
    """How well one class is heard."""

    rows: int
    precision: float
    recall: float
    f1: float


class Band(msgspec.Struct, frozen=True):
    """The verdicts shown with a confidence from ``low`` up to ``high``: how many were right."""

    low: float
    high: float
    verdicts: int
    confidence: float
    right: float


class Measures(msgspec.Struct, frozen=True):
    """The measures of some labelled utterances. Shares are 0 to 1, times milliseconds.

    ``false_alarms`` is the share of ``none`` answered with an objection, ``wrong_cards`` the
    share of objections answered with another objection; an unsure verdict counts as wrong in
    ``accuracy`` and ``macro_f1``, and in neither of the two. ``confusion`` maps the true label
    to the labels given. ``macro_f1`` is over the classes that occur.
    """

    rows: int
    accuracy: float
    macro_f1: float
    false_alarms: float
    wrong_cards: float
    unsure: float
    classes: dict[str, Score]
    confusion: dict[str, dict[str, int]]
    calibration: tuple[Band, ...]
    median_ms: float
    p99_ms: float


def read_rows(file: Path) -> list[Row]:
    """The utterances of a tab separated file with the columns lang, label and text.

    Raises CoachError when the file cannot be read, a column is missing or a label is unknown.
    """
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CoachError(_("cannot be read: {error}").format(error=error), str(file)) from error
    header = lines[0].split("\t") if lines else []
    missing = [column for column in ("lang", "label", "text") if column not in header]
    if missing:
        raise CoachError(
            _("has no column {names}").format(names=" or ".join(missing)),
            f"{file}:1",
            _("The first line names the columns, separated by tabs: lang, label, text."),
        )
    lang, label, text = (header.index(column) for column in ("lang", "label", "text"))
    rows = []
    for number, line in enumerate(lines[1:], 2):
        if not line.strip():
            continue
        cells = line.split("\t")
        if len(cells) < len(header):
            raise CoachError(
                _("{count} columns where the header has {wanted}").format(
                    count=len(cells), wanted=len(header)
                ),
                f"{file}:{number}",
            )
        name = ALSO.get(cells[label], cells[label])
        if name not in CLASSES:
            raise CoachError(
                _("{word!r} is no label").format(word=cells[label]),
                f"{file}:{number}",
                _("Use: {names}.").format(names=", ".join(CLASSES)),
            )
        rows.append(Row(cells[lang], name, cells[text]))
    return rows


def by_language(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows of each language, in the order in which the languages first occur."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.lang, []).append(row)
    return found


def measure(
    rows: Sequence[Row],
    hear: Callable[[str], Verdict],
    clock: Callable[[], float] = time.perf_counter,
) -> Measures:
    """Hear every row and count."""
    verdicts = []
    took = []
    for row in rows:
        began = clock()
        verdicts.append(hear(row.text))
        took.append((clock() - began) * 1000)
    confusion: dict[str, dict[str, int]] = {
        true: dict.fromkeys(LABELS, 0) for true in CLASSES if any(row.label == true for row in rows)
    }
    for row, verdict in zip(rows, verdicts, strict=True):
        confusion[row.label][verdict.label] += 1
    classes = {true: _score(true, confusion) for true in confusion}
    none = confusion.get("none", {})
    objections = {true: given for true, given in confusion.items() if true in OBJECTIONS}
    crossed = sum(
        count
        for true, given in objections.items()
        for label, count in given.items()
        if label in OBJECTIONS and label != true
    )
    took.sort()
    return Measures(
        rows=len(rows),
        accuracy=_share(sum(given[true] for true, given in confusion.items()), len(rows)),
        macro_f1=_share(sum(score.f1 for score in classes.values()), len(classes)),
        false_alarms=_share(sum(none.get(label, 0) for label in OBJECTIONS), sum(none.values())),
        wrong_cards=_share(crossed, sum(sum(given.values()) for given in objections.values())),
        unsure=_share(sum(given["unsure"] for given in confusion.values()), len(rows)),
        classes=classes,
        confusion=confusion,
        calibration=_bands(rows, verdicts),
        median_ms=round(took[len(took) // 2], 4) if took else 0.0,
        p99_ms=round(took[int(len(took) * 0.99)], 4) if took else 0.0,
    )


def _score(label: str, confusion: dict[str, dict[str, int]]) -> Score:
    right = confusion[label][label]
    rows = sum(confusion[label].values())
    given = sum(row[label] for row in confusion.values())
    return Score(rows, _share(right, given), _share(right, rows), _share(2 * right, rows + given))


def _bands(rows: Sequence[Row], verdicts: Sequence[Verdict]) -> tuple[Band, ...]:
    """How many verdicts of each confidence are right; unsure is none."""
    bands = []
    for low, high in pairwise(_BANDS):
        inside = [
            (verdict.confidence, verdict.label == row.label)
            for row, verdict in zip(rows, verdicts, strict=True)
            if low <= verdict.confidence < high and verdict.label != "unsure"
        ]
        if inside:
            count = len(inside)
            bands.append(
                Band(
                    low,
                    min(high, 1.0),
                    count,
                    _share(sum(confidence for confidence, _ in inside), count),
                    _share(sum(right for _, right in inside), count),
                )
            )
    return tuple(bands)


def _share(part: float, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
