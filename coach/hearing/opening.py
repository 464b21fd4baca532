"""From packed bytes to a matcher, in milliseconds."""

from __future__ import annotations

import msgspec

from coach.hearing.hear import Hearing
from coach.hearing.index import Index, Language
from coach.hearing.memory import Learned, Memory
from coach.hearing.packed import Packed, Read
from coach.hearing.tongue import Tongue
from coach.playbook.model import Lexicon


def in_memory(held: bytes) -> Read:
    """Bytes, read like a file."""
    return lambda size, at: held[at : at + size]


def opened(read: Read, start: int, size: int) -> Hearing:
    """The matcher in packed bytes. Raises ValueError or msgspec's error when they are damaged."""
    held = Packed(read, start, size)
    lexicon = msgspec.msgpack.decode(held.part("lexicon"), type=Lexicon)
    learned = msgspec.msgpack.decode(held.part("learned"), type=Learned)
    return Hearing(Language(lexicon), Index(held), Tongue(held), Memory(learned))
