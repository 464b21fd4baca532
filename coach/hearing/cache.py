"""The matcher on disk, so that the next start has it in milliseconds.

The file begins with the hash of all that it was made from; another hash, another shape or
anything else wrong only means building the matcher anew. It is data and nothing else (msgpack,
decoded into one type), and safe to delete.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

import msgspec

from coach.hearing.hear import Hearing
from coach.hearing.index import Index, Language
from coach.hearing.memory import Memory
from coach.hearing.packed import Packed, Stored, pack
from coach.hearing.reasons import Reasons
from coach.playbook.load import write_atomically
from coach.playbook.model import Lexicon

FILE = "hearing.msgpack"


class Kept(msgspec.Struct, frozen=True):
    """All that a matcher consists of."""

    lexicon: Lexicon
    index: Stored
    reasons: msgspec.Raw
    learned: list[tuple[str, list[str]]]


class Later:
    """Reasons that are decoded when first asked for; broken ones know nothing."""

    def __init__(self, held: msgspec.Raw) -> None:
        self._held = held

    @cached_property
    def _reasons(self) -> Reasons:
        try:
            return msgspec.msgpack.decode(self._held, type=Reasons)
        except (msgspec.MsgspecError, RecursionError):
            return Reasons({}, {}, {})

    def best(self, label: str, forms: Iterable[str], language: Language) -> str:
        """See :meth:`Reasons.best`."""
        return self._reasons.best(label, forms, language)

    def spoken(self, forms: Iterable[str]) -> str:
        """See :meth:`Reasons.spoken`."""
        return self._reasons.spoken(forms)


def read(digest: bytes, folder: Path) -> Hearing | None:
    """The matcher that was kept for ``digest``, None where there is none."""
    try:
        held = (folder / FILE).read_bytes()
        if not digest or held[: len(digest)] != digest:
            return None
        kept = msgspec.msgpack.decode(memoryview(held)[len(digest) :], type=Kept)
        index = Index(kept.index.phrases, Packed(kept.index))
    except (OSError, msgspec.MsgspecError, RecursionError, ValueError, KeyError, TypeError):
        return None
    return Hearing(Language(kept.lexicon), index, Later(kept.reasons), Memory(kept.learned))


def keep(digest: bytes, folder: Path, hearing: Hearing, lexicon: Lexicon) -> Hearing:
    """Write a freshly built matcher down, and give back the same one in its small form.

    A cache that cannot be written is no error.
    """
    stored = pack(hearing.index)
    held = msgspec.Raw(msgspec.msgpack.encode(hearing.reasons))
    kept = Kept(lexicon, stored, held, hearing.memory.phrases())
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_atomically(folder / FILE, [digest, msgspec.msgpack.encode(kept)])
    except OSError:
        pass
    index = Index(stored.phrases, Packed(stored))
    return Hearing(hearing.language, index, hearing.reasons, hearing.memory)
