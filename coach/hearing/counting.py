"""From a playbook to a matcher: all phrases counted, and packed."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from coach.hearing.hear import Hearing, stems_of
from coach.hearing.index import Language, counted, letters
from coach.hearing.memory import LEARNED, Memory
from coach.hearing.numbers import MOST_CODE
from coach.hearing.opening import in_memory, opened
from coach.hearing.packed import GROUPS, Reason
from coach.hearing.packing import MOST, Written, pack
from coach.hearing.reasons import VOTING
from coach.hearing.rows import Counts, Tallied, Tally
from coach.hearing.said import said_by
from coach.hearing.tongue import SHELF, leans
from coach.hearing.verdict import CLASSES
from coach.hearing.votes import vote, written
from coach.hearing.weighing import Scale, share
from coach.hearing.words import BREAK
from coach.playbook.model import Objections

_SELDOM = "content"
"""The group of which only what was said twice counts: two words near each other, once in all
phrases, are chance as often as not, and a quarter of all features."""


def listen(objections: Objections) -> Hearing:
    """A matcher for the phrases of ``objections``."""
    held = packed(objections)
    return opened(in_memory(held), 0, len(held))


def packed(objections: Objections, parts: Mapping[str, bytes] = {}) -> bytes:
    """All phrases counted, in one piece of bytes, with any other parts to be kept beside them."""
    collecting = gc.isenabled()
    gc.disable()  # hundreds of thousands of numbers, none of them in a cycle
    try:
        return _packed(objections, parts)
    finally:
        if collecting:
            gc.enable()


def _packed(objections: Objections, parts: Mapping[str, bytes]) -> bytes:
    language = Language(objections.lexicon)
    spelling = language.spelling
    sizes = dict.fromkeys(CLASSES, 0)
    reasons: Counter[tuple[str, str]] = Counter()
    spoken: dict[tuple[str, str], list[str]] = {}
    words: dict[str, Counter[str]] = {"en": Counter(), "de": Counter()}
    memory = Memory()
    for label, reason, lang, text in said_by(objections):
        forms = spelling.forms(text)
        lines = text.count("\n") + 1
        sizes[label] += lines
        if reason == LEARNED:
            for line in text.splitlines():
                memory.learn(label, stems_of(spelling.forms(line), language))
        else:
            reasons[label, reason] += lines
        spoken.setdefault((label, reason), [BREAK]).extend((*forms, BREAK))
        words[lang].update(forms)
    meant = [Reason(label, name, lines) for (label, name), lines in reasons.items()]
    phrases = list(sizes.values())
    tallied = _tallied(spoken, [(label, name) for label, name, _ in meant], language)
    usage = words["en"] + words["de"]
    del usage[BREAK]
    return pack(
        phrases,
        meant,
        list(_rows(tallied.rows, meant, phrases)),
        {
            **tallied.codes,
            SHELF: leans(words["en"], words["de"], language),
            "begun": _begun(usage, language),
        },
        usage,
        {
            "lexicon": msgspec.msgpack.encode(objections.lexicon),
            "learned": msgspec.msgpack.encode(memory.phrases()),
            **parts,
        },
    )


def _tallied(
    spoken: Mapping[tuple[str, str], Sequence[str]],
    reasons: Sequence[tuple[str, str]],
    language: Language,
) -> Tallied:
    """All features counted: a column for each of CLASSES, then one for each reason.

    What speaks for no reason is counted by class.
    """
    tally = Tally(GROUPS)
    known: dict[str, dict[str, None]] = {label: {} for label in CLASSES}
    clauses: dict[str, Counter[int]] = {label: Counter() for label in CLASSES}
    for (label, reason), forms in spoken.items():
        words = Counter(forms)
        del words[BREAK]
        known[label].update(dict.fromkeys(words))
        meant = (label, reason)
        column = len(CLASSES) + reasons.index(meant) if reason != LEARNED else CLASSES.index(label)
        found = counted(words, forms, language)
        clauses[label].update(found["clause"])
        for group in VOTING:
            tally.add(group, column, found[group])
    for at, label in enumerate(CLASSES):
        tally.add("gram", at, letters(known[label], language))
        tally.add("clause", at, clauses[label])
    return _without(_SELDOM, tally.result())


def _without(group: str, tallied: Tallied) -> Tallied:
    """What was counted, but nothing of a group that was counted only once."""
    once = {at for at, row in enumerate(tallied.rows) if sum(count for _, count in row) == 1}
    codes = {number: at for number, at in tallied.codes[group].items() if at not in once}
    return tallied._replace(codes={**tallied.codes, group: codes})


class _Votes(dict[tuple[int, int, int], int]):
    """(count, how often in the class, place of the class) -> the vote, remembered."""

    def __init__(self, phrases: Sequence[int]) -> None:
        super().__init__()
        self._phrases = phrases

    def __missing__(self, said: tuple[int, int, int]) -> int:
        count, usual, at = said
        found = self[said] = vote(count, share(usual, at, self._phrases))
        return found


def _rows(
    rows: Sequence[Counts], reasons: Sequence[Reason], phrases: Sequence[int]
) -> Iterator[Written]:
    """What the counts of each row say."""
    scale = Scale(phrases)
    votes = _Votes(phrases)
    first = len(CLASSES)
    classes = [*range(first), *(CLASSES.index(reason.label) for reason in reasons)]
    for counts in rows:
        said = [0] * first
        for column, count in counts:
            said[classes[column]] += count
        row = tuple(said)
        cast = [
            (column - first, votes[count, row[classes[column]], classes[column]])
            for column, count in counts
            if column >= first
        ]
        kept = row if max(row) <= MOST else tuple([min(one, MOST) for one in row])
        yield Written(kept, scale[row] or (), written(cast, len(reasons)))


def _begun(words: Mapping[str, int], language: Language) -> dict[int, int]:
    """How often words that begin in a certain way were said, by the number of the beginning."""
    begun: Counter[str] = Counter()
    for word, count in words.items():
        for end in range(1, len(word) + 1):
            begun[word[:end]] += count
    number = language.numbers[0]
    return {number[form]: min(count, MOST_CODE) for form, count in begun.items()}
