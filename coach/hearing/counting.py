"""From a playbook to a matcher: all phrases counted, and packed."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from coach.hearing.hear import Hearing, stems_of
from coach.hearing.index import GROUPS, Index, Language, counted, letters
from coach.hearing.memory import LEARNED, Learned, Memory
from coach.hearing.packed import MOST, MOST_CODE, Packed, Read, Reason, Written, pack
from coach.hearing.rows import Counts, Tallied, Tally
from coach.hearing.said import said_by
from coach.hearing.tongue import SHELF, Tongue, leans
from coach.hearing.verdict import CLASSES
from coach.hearing.votes import vote, written
from coach.hearing.weighing import Scale, share
from coach.hearing.words import BREAK
from coach.playbook.model import Lexicon, Objections


def listen(objections: Objections) -> Hearing:
    """A matcher for the phrases of ``objections``."""
    held = packed(objections)
    return opened(in_memory(held), 0, len(held))


def in_memory(held: bytes) -> Read:
    """Bytes, read like a file."""
    return lambda size, at: held[at : at + size]


def opened(read: Read, start: int, size: int) -> Hearing:
    """The matcher in packed bytes. Raises ValueError or msgspec's error when they are damaged."""
    held = Packed(read, start, size)
    lexicon = msgspec.msgpack.decode(held.part("lexicon"), type=Lexicon)
    learned = msgspec.msgpack.decode(held.part("learned"), type=Learned)
    return Hearing(Language(lexicon), Index(held), Tongue(held), Memory(learned))


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
        _rows(tallied.rows, meant, phrases),
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
    """All features counted: a column for each of CLASSES, then one for each reason."""
    tally = Tally(GROUPS)
    known: dict[str, dict[str, None]] = {label: {} for label in CLASSES}
    for (label, reason), forms in spoken.items():
        words = Counter(forms)
        del words[BREAK]
        known[label].update(dict.fromkeys(words))
        meant = (label, reason)
        column = len(CLASSES) + reasons.index(meant) if reason != LEARNED else CLASSES.index(label)
        for group, counts in counted(words, forms, language).items():
            tally.add(group, column, counts)
    for label, mine in known.items():
        tally.add("gram", CLASSES.index(label), letters(mine, language))
    return tally.result()


def _rows(
    rows: Sequence[Counts], reasons: Sequence[Reason], phrases: Sequence[int]
) -> list[Written]:
    """What the counts of each row say."""
    scale = Scale(phrases)
    labels = [CLASSES.index(reason.label) for reason in reasons]
    return [_row(counts, labels, phrases, scale) for counts in rows]


def _row(counts: Counts, labels: Sequence[int], phrases: Sequence[int], scale: Scale) -> Written:
    said = [0] * len(CLASSES)
    first = len(CLASSES)
    for column, count in counts:
        said[column if column < first else labels[column - first]] += count
    row = tuple(said)
    votes = [
        (column - first, vote(count, share(row[at], at, phrases)))
        for column, count in counts
        if column >= first
        for at in (labels[column - first],)
    ]
    return Written(tuple([min(one, MOST) for one in row]), scale[row] or (), written(votes))


def _begun(words: Mapping[str, int], language: Language) -> dict[int, int]:
    """How often words that begin in a certain way were said, by the number of the beginning."""
    begun: Counter[str] = Counter()
    for word, count in words.items():
        for end in range(1, len(word) + 1):
            begun[word[:end]] += count
    number = language.numbers[0]
    return {number[form]: min(count, MOST_CODE) for form, count in begun.items()}
