"""From a playbook to a matcher: all phrases counted, and packed."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Mapping
from itertools import repeat
from operator import lshift

import msgspec

from coach.hearing.hear import Hearing, stems_of
from coach.hearing.index import GROUPS, Index, Language, counted, letters
from coach.hearing.memory import LEARNED, Learned, Memory
from coach.hearing.packed import LANE, MOST, MOST_CODE, Packed, Read, pack
from coach.hearing.reasons import Reasons, told
from coach.hearing.said import said_by
from coach.hearing.verdict import CLASSES
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
    return Hearing(Language(lexicon), Index(held), Reasons(held), Memory(learned))


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
    said: list[tuple[str, str, str, list[str]]] = []
    phrases = dict.fromkeys(CLASSES, 0)
    spoken: dict[str, list[str]] = {label: [BREAK] for label in CLASSES}
    memory = Memory()
    for label, reason, lang, text in said_by(objections):
        forms = [*spelling.forms(text), BREAK]
        said.append((label, reason, lang, forms))
        phrases[label] += text.count("\n") + 1
        spoken[label] += forms
        if reason == LEARNED:
            for line in text.splitlines():
                memory.learn(label, stems_of(spelling.forms(line), language))
    rows: dict[str, dict[int, int]] = {group: {} for group in GROUPS}
    usage: Counter[str] = Counter()
    for at, forms in enumerate(spoken.values()):
        words = Counter(forms)
        del words[BREAK]
        usage.update(words)
        tallies = counted(words, forms, language) | {"gram": letters(words, language)}
        for group, tally in tallies.items():
            _count_in(rows[group], tally, at * LANE)
    reasons = told(said, language)
    return pack(
        list(phrases.values()),
        rows,
        usage,
        {**reasons.shelves, "begun": _begun(usage, language)},
        {
            "lexicon": msgspec.msgpack.encode(objections.lexicon),
            "learned": msgspec.msgpack.encode(memory.phrases()),
            **reasons.parts,
            **parts,
        },
    )


def _begun(words: Mapping[str, int], language: Language) -> dict[int, int]:
    """How often words that begin in a certain way were said, by the number of the beginning."""
    begun: Counter[str] = Counter()
    for word, count in words.items():
        for end in range(1, len(word) + 1):
            begun[word[:end]] += count
    number = language.numbers[0]
    return {number[form]: min(count, MOST_CODE) for form, count in begun.items()}


def _count_in(rows: dict[int, int], tally: Mapping[int, int], lane: int) -> None:
    """Counts of one class, into the rows of all classes."""
    counts = map(lshift, map(min, tally.values(), repeat(MOST)), repeat(lane))
    mine = dict(zip(tally, counts, strict=True))
    for number in rows.keys() & mine.keys():
        mine[number] += rows[number]
    rows.update(mine)
