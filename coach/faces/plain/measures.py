"""The measures of a labelled file as a page of text."""

from __future__ import annotations

from collections.abc import Iterator

from coach.hearing.evaluate import Measures
from coach.hearing.verdict import LABELS
from coach.words import _

_SHORT = {"how_it_works": "how", "monthly_fee": "fee"}


def measures_text(lang: str, measures: Measures) -> str:
    """Accuracy, each class, confusion, calibration and time for one language."""
    return "\n".join(_lines(lang, measures))


def _lines(lang: str, found: Measures) -> Iterator[str]:
    yield _("{lang}: {rows} utterances").format(lang=lang, rows=found.rows)
    yield f"  {_('accuracy'):<42}{found.accuracy:>7.1%}"
    yield f"  {_('macro-F1 over the classes'):<42}{found.macro_f1:>7.3f}"
    yield f"  {_('false alarms (none heard as an objection)'):<42}{found.false_alarms:>7.1%}"
    yield f"  {_('wrong cards (objection heard as another)'):<42}{found.wrong_cards:>7.1%}"
    yield f"  {_('unsure'):<42}{found.unsure:>7.1%}"
    yield f"  {_('time, median and 99th percentile'):<42}{found.median_ms:>7.2f} ms" + (
        f" {found.p99_ms:.2f} ms"
    )
    yield ""
    yield f"  {_('class'):<14}{_('rows'):>6}{_('precision'):>11}{_('recall'):>9}{'F1':>7}"
    for label, score in found.classes.items():
        yield (
            f"  {label:<14}{score.rows:>6}{score.precision:>11.3f}{score.recall:>9.3f}"
            f"{score.f1:>7.3f}"
        )
    yield ""
    heads = "".join(f"{_SHORT.get(label, label):>9}" for label in LABELS)
    yield f"  {_('meant / heard'):<14}{heads}"
    for label, given in found.confusion.items():
        yield f"  {label:<14}" + "".join(f"{given.get(other, 0) or '·':>9}" for other in LABELS)
    yield ""
    yield f"  {_('confidence'):<14}{_('verdicts'):>9}{_('stated'):>9}{_('right'):>9}"
    for band in found.calibration:
        span = f"{band.low:.0%}-{min(band.high, 1):.0%}"
        yield f"  {span:<14}{band.verdicts:>9}{band.confidence:>9.1%}{band.right:>9.1%}"
