"""Why an utterance was heard as it was, as a table."""

from __future__ import annotations

from collections.abc import Iterator

from coach.call.commands import label_name
from coach.faces.plain.show import heard_line
from coach.hearing.verdict import Explanation
from coach.words import _


def explained(explanation: Explanation) -> str:
    """The verdict, the classes with their shares, and the evidence on either side."""
    return "\n".join(_lines(explanation))


def _lines(explanation: Explanation) -> Iterator[str]:
    verdict = explanation.verdict
    yield verdict.text
    yield heard_line(verdict)
    if not explanation.clues:
        yield _("Too short to be heard as anything.")
        return
    for label, share in explanation.shares:
        if share >= 0.005:
            yield f"  {label_name(label):<22}{share:>6.1%}  {'█' * round(share * 30)}"
    best, second = explanation.shares[0][0], explanation.shares[1][0]
    for written, meant in explanation.repaired:
        yield _("  taken for a slip: {written} -> {meant}").format(written=written, meant=meant)
    yield ""
    yield f"  {_('words'):<32}{_('kind'):<10}{_('speaks for'):<22}{_('weight'):>7}"
    for clue in explanation.clues:
        words = (" ".join(clue.words) or clue.said)[:30]
        speaks = label_name(best if clue.weight > 0 else second)
        yield f"  {words:<32}{clue.kind:<10}{speaks:<22}{clue.weight:>+7.2f}"
    for_it, against, start = explanation.balance
    yield ""
    yield _(
        "{best} rather than {second}: {for_it:+.2f} for it, {against:+.2f} against,"
        " {start:+.2f} to begin with."
    ).format(
        best=label_name(best),
        second=label_name(second),
        for_it=for_it,
        against=against,
        start=start,
    )
