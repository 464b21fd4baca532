"""The matcher on disk: the same verdicts, and anything wrong with it is only a slower start."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from coach.hearing import cache
from coach.hearing.hear import Hearing
from coach.playbook.model import Objections
from tests.hearing.conftest import DIGEST

TEXTS = ["that's too expensive", "wir haben schon eine Agentur", "send me some info", "hello there"]


def test_a_kept_matcher_hears_the_same(kept: Path, hearing: Hearing) -> None:
    again = cache.read(DIGEST, kept)
    assert again is not None
    assert [again.hear(text) for text in TEXTS] == [hearing.hear(text) for text in TEXTS]
    assert again.explain(TEXTS[0]) == hearing.explain(TEXTS[0])


def test_keeping_gives_back_the_same_matcher(
    tmp_path: Path, hearing: Hearing, objections: Objections
) -> None:
    small = cache.keep(DIGEST, tmp_path, hearing, objections.lexicon)
    assert [small.hear(text) for text in TEXTS] == [hearing.hear(text) for text in TEXTS]


def test_a_kept_matcher_still_learns(kept: Path) -> None:
    again = cache.read(DIGEST, kept)
    assert again is not None
    again.learn("geese fly south", "money")
    assert again.hear("geese fly south").label == "money"
    again.forget("geese fly south", "money")
    fresh = cache.read(DIGEST, kept)
    assert fresh is not None
    assert again.hear("geese fly south") == fresh.hear("geese fly south")


def test_other_content_makes_it_stale(kept: Path) -> None:
    assert cache.read(b"e" * 32, kept) is None
    assert cache.read(b"", kept) is None


def test_a_missing_one_is_none(tmp_path: Path) -> None:
    assert cache.read(DIGEST, tmp_path) is None


@pytest.mark.parametrize("cut", [0, 1, 40, 500, -1, -5_000])
def test_a_damaged_one_is_none(kept: Path, tmp_path: Path, cut: int) -> None:
    held = (kept / cache.FILE).read_bytes()
    (tmp_path / cache.FILE).write_bytes(held[:cut])
    assert cache.read(DIGEST, tmp_path) is None


@pytest.mark.parametrize(
    "held",
    [
        b"\x80\x04\x95cposix\nsystem\n",
        msgspec.msgpack.encode({"index": 1}),
        msgspec.msgpack.encode([[]] * 1000),
        b"\x91" * 100_000,
    ],
)
def test_a_hostile_one_is_none(tmp_path: Path, held: bytes) -> None:
    (tmp_path / cache.FILE).write_bytes(DIGEST + held)
    assert cache.read(DIGEST, tmp_path) is None


def test_counts_that_do_not_fit_are_refused(kept: Path, tmp_path: Path) -> None:
    held = (kept / cache.FILE).read_bytes()[len(DIGEST) :]
    whole = msgspec.msgpack.decode(held)
    whole["index"]["shelves"]["word"]["counts"] = b"\x01\x00" * 7
    (tmp_path / cache.FILE).write_bytes(DIGEST + msgspec.msgpack.encode(whole))
    assert cache.read(DIGEST, tmp_path) is None


def test_a_folder_that_cannot_be_written_is_no_error(
    tmp_path: Path, hearing: Hearing, objections: Objections
) -> None:
    (tmp_path / "file").write_text("in the way")
    assert cache.keep(DIGEST, tmp_path / "file", hearing, objections.lexicon).hear(TEXTS[0])
