"""The matcher measured: right, calibrated, settled, quick, and growing. One command:

    python -m benchmarks.matcher [FILE.tsv ...] [--short]

It prints the measures on the project's own test sentences (tests/hearing/said) and on any
labelled FILE; the share of keystrokes after which the right label of a note is shown and stays;
loading from YAML and from the cache; time for one utterance against rapidfuzz's nearest phrase
(WRatio) in the same run; and time and memory with 1,000, 10,000 and 100,000 phrases.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import statistics
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import msgspec
from rapidfuzz import fuzz, process

from coach.errors import CoachError
from coach.hearing import cache
from coach.hearing.author import Phrase, phrases
from coach.hearing.build import keep, prepare
from coach.hearing.evaluate import Measures, Row, by_language, measure, read_rows
from coach.hearing.hear import Hearing
from coach.places import content_folder
from coach.playbook.load import OBJECTIONS, Content, load_objections, sources
from coach.playbook.model import Objections, Reason

Result = TypeVar("Result")

DIGEST = b"x" * 32
MOON = {
    "about": {"en": "The moon costs too much.", "de": "Der Mond kostet zu viel."},
    "en": "\n".join(f"moonlight {at} costs too much this year" for at in range(20)),
    "de": "\n".join(f"Mondlicht {at} ist dieses Jahr zu teuer" for at in range(20)),
}
"""A reason more, of 40 phrases."""

SAID = Path(__file__).parent.parent / "tests" / "hearing" / "said"


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--short", action="store_true", help="leave out the growth")
    parsed = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        content = Content(content_folder(), Path(folder) / "own", Path(folder) / "cache")
        objections, hearing = loading(content)
    gc.freeze()  # as the screen does
    notes = read_rows(SAID / "notes.tsv")
    against_nearest_phrase(objections, hearing, [*read_rows(SAID / "own.tsv"), *notes])
    for file in (
        *(SAID / f"{name}.tsv" for name in ("own", "notes", "ordinary", "tricky")),
        *parsed.files,
    ):
        for lang, rows in by_language(read_rows(file)).items():
            show(f"{file.stem} {lang}", measure(rows, hearing.hear))
    settling(notes, hearing)
    if not parsed.short:
        growth(objections, [row.text for row in read_rows(SAID / "own.tsv")])


def loading(content: Content) -> tuple[Objections, Hearing]:
    """The shipped matcher, from YAML and from its cache."""
    content.cache.mkdir(parents=True)
    took, objections = timed(lambda: load_objections(content))
    print(f"objections from YAML, checked     {took:8.1f} ms")
    took, objections = timed(lambda: load_objections(content))
    print(f"objections from the cache         {took:8.1f} ms")
    digest = sources(OBJECTIONS, content).digest
    took, built = timed(lambda: keep(digest, content.cache / cache.FILE, objections))
    phrases_ = sum(built.hearing.index.phrases)
    print(f"index built and kept, {phrases_:6d} phrases {took:6.1f} ms")
    took, kept = timed(lambda: cache.read(digest, content.cache / cache.FILE))
    print(f"index opened                      {took:8.1f} ms")
    assert kept is not None
    own_file(content)
    return objections, kept.hearing


def own_file(content: Content) -> None:
    """From a user's own file that was just edited to the first verdict, and at the next start."""
    content.own.mkdir()
    own = {"kind": "objections", "objections": {"money": {"reasons": {"moon": MOON}}}}
    (content.own / OBJECTIONS).write_text(json.dumps(own), "utf-8")  # JSON is YAML
    took, edited = timed(lambda: prepare(content, refuse))
    print(f"own file of 40 phrases edited     {took:8.1f} ms")
    assert edited.hearing.hear("moonlight 7 costs too much this year").reason == "moon"
    took, found = timed(lambda: cache.find(content, refuse))
    print(f"own file opened again             {took:8.1f} ms")
    assert found is not None


def refuse(error: CoachError) -> None:
    """Nothing is wrong with what is measured here."""
    raise error


def show(name: str, measures: Measures) -> None:
    """One set of test sentences: the whole, each class, the reliability of the confidence."""
    print(
        f"\n{name}: {measures.rows} rows, accuracy {measures.accuracy:.3f}, macro-F1"
        f" {measures.macro_f1:.3f}, false alarms {measures.false_alarms:.3f}, wrong cards"
        f" {measures.wrong_cards:.3f}, unsure {measures.unsure:.3f}, {measures.median_ms:.2f} ms"
        f" (p99 {measures.p99_ms:.2f})"
    )
    for label, score in measures.classes.items():
        print(
            f"  {label:13} {score.rows:4d}   precision {score.precision:.2f}"
            f"   recall {score.recall:.2f}   F1 {score.f1:.2f}"
        )
    for band in measures.calibration:
        print(
            f"  confidence {band.low:.1f} to {band.high:.1f}: {band.verdicts:4d} verdicts,"
            f" shown {band.confidence:.2f}, right {band.right:.2f}"
        )


def settling(notes: Sequence[Row], hearing: Hearing) -> None:
    """The share of keystrokes until the right label is shown and stays, and the changes."""
    shares = []
    changes = []
    for row in notes:
        labels = [hearing.hear(row.text[:end]).label for end in range(1, len(row.text) + 1)]
        if labels[-1] != row.label:
            continue
        wrong = [at for at, label in enumerate(labels) if label != row.label]
        shares.append(((wrong[-1] + 2) if wrong else 1) / len(labels))
        shown = [label for label in labels if label not in ("none", "unsure")]
        changes.append(sum(a != b for a, b in pairwise(shown)))
    print(
        f"\nas you type: the right label stands after {statistics.median(shares):.0%} of a note"
        f" (median of {len(shares)}), one card follows another {statistics.mean(changes):.2f}"
        " times a note"
    )


def against_nearest_phrase(objections: Objections, hearing: Hearing, rows: Sequence[Row]) -> None:
    """One utterance, never heard before: this matcher against rapidfuzz's nearest phrase."""
    known = list(phrases(objections))
    texts = [phrase.text.casefold() for phrase in known]
    rows = random.Random(7).sample(list(rows), 150)
    mine = times([row.text for row in rows], hearing.hear)
    right = sum(hearing.hear(row.text).label == row.label for row in rows)
    peer_right = 0

    def nearest(text: str) -> None:
        nonlocal peer_right
        found = process.extractOne(text.casefold(), texts, scorer=fuzz.WRatio)
        row = next(row for row in rows if row.text == text)
        peer_right += found is not None and known[found[2]].label == row.label

    peer = times([row.text for row in rows], nearest)
    print(f"\none utterance, {len(rows)} of them:")
    print(f"  this matcher       {quantiles(mine)}   right {right / len(rows):.2f}")
    print(f"  nearest by WRatio  {quantiles(peer)}   right {peer_right / len(rows):.2f}")
    ratio = statistics.median(peer) / statistics.median(mine)
    print(f"  the matcher is {ratio:.0f} times as fast at the median")


def growth(objections: Objections, texts: Sequence[str]) -> None:
    """Time and memory with 1,000, 10,000 and 100,000 phrases made from the shipped ones."""
    known = list(phrases(objections))
    print("\ngrowth:")
    for size in (1_000, 10_000, 100_000):
        grown = playbook(objections, many(known, size))
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / cache.FILE
            took, _ = timed(lambda grown=grown, file=file: keep(DIGEST, file, grown))  # type: ignore[misc]
            tracemalloc.start()
            before = tracemalloc.get_traced_memory()[0]
            load, small = timed(lambda file=file: cache.read(DIGEST, file))  # type: ignore[misc]
        assert small is not None
        held = tracemalloc.get_traced_memory()[0] - before
        tracemalloc.stop()
        spent = times(list(texts), small.hearing.hear)
        print(
            f"  {size:7d} phrases: {quantiles(spent)}   {held / 1e6:5.1f} MB"
            f"   built in {took:6.0f} ms, read in {load:4.0f} ms"
        )


def many(known: Sequence[Phrase], size: int) -> list[Phrase]:
    """``size`` phrases: the shipped ones, and then halves of two of them put together."""
    chance = random.Random(3)
    if size <= len(known):
        return chance.sample(list(known), size)
    by_place: dict[tuple[str, str], list[Phrase]] = {}
    for phrase in known:
        by_place.setdefault((phrase.label, phrase.lang), []).append(phrase)
    grown = list(known)
    while len(grown) < size:
        first = chance.choice(known)
        second = chance.choice(by_place[first.label, first.lang])
        head, tail = first.text.split(), second.text.split()
        text = " ".join(head[: len(head) // 2 + 1] + tail[len(tail) // 2 :])
        grown.append(msgspec.structs.replace(first, text=text))
    return grown


def playbook(objections: Objections, grown: Sequence[Phrase]) -> Objections:
    """``objections`` with these phrases in place of its own."""
    texts: dict[tuple[str, str], dict[str, list[str]]] = {}
    for phrase in grown:
        place = texts.setdefault((phrase.label, phrase.reason), {"en": [], "de": []})
        place[phrase.lang].append(phrase.text)

    def filled(label: str, reasons: dict[str, Reason]) -> dict[str, Reason]:
        return {
            name: msgspec.structs.replace(
                reason,
                en="\n".join(texts.get((label, name), {}).get("en", ())),
                de="\n".join(texts.get((label, name), {}).get("de", ())),
            )
            for name, reason in reasons.items()
        }

    replace = msgspec.structs.replace
    return replace(
        objections,
        objections={
            kind: replace(one, reasons=filled(kind, one.reasons))
            for kind, one in objections.objections.items()
        },
        cues={
            cue: replace(one, reasons=filled(cue, one.reasons))
            for cue, one in objections.cues.items()
        },
        none=replace(objections.none, reasons=filled("none", objections.none.reasons)),
    )


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    """Milliseconds, and what came of it."""
    began = time.perf_counter()
    result = work()
    return (time.perf_counter() - began) * 1000, result


def times(texts: Sequence[str], work: Callable[[str], object]) -> list[float]:
    """Milliseconds for each text, in order."""
    return [timed(lambda text=text: work(text))[0] for text in texts]  # type: ignore[misc]


def quantiles(spent: Sequence[float]) -> str:
    """Median and 99th percentile."""
    ordered = sorted(spent)
    slow = ordered[int(len(ordered) * 0.99)]
    return f"median {statistics.median(ordered):6.2f} ms  p99 {slow:6.2f} ms"


if __name__ == "__main__":
    main()
