"""The matcher on disk: the same verdicts, and anything wrong with it is only a slower start."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from coach.hearing import cache, listen
from coach.hearing.build import keep
from coach.hearing.hear import Hearing
from coach.hearing.verdict import LABELS
from coach.playbook.model import Objections
from tests.hearing.conftest import DIGEST

TEXTS = ["that's too expensive", "wir haben schon eine Agentur", "send me some info", "hello there"]


def test_a_kept_matcher_hears_the_same(kept: Path, hearing: Hearing) -> None:
    again = cache.read(DIGEST, kept)
    assert again is not None
    assert [again.hearing.hear(text) for text in TEXTS] == [hearing.hear(text) for text in TEXTS]
    assert again.hearing.explain(TEXTS[0]) == hearing.explain(TEXTS[0])


def test_it_brings_what_the_cards_show_and_no_phrases(kept: Path, objections: Objections) -> None:
    again = cache.read(DIGEST, kept)
    assert again is not None
    shown = again.objections
    assert shown.guardrails == objections.guardrails
    assert shown.benefits == objections.benefits
    for kind, one in objections.objections.items():
        assert shown.objections[kind].responses == one.responses
        assert shown.objections[kind].reasons.keys() == one.reasons.keys()
        for name, reason in one.reasons.items():
            assert shown.objections[kind].reasons[name].about == reason.about
            assert shown.objections[kind].reasons[name].phrases("en") == ()


def test_keeping_gives_back_the_same_matcher(tmp_path: Path, few: Objections) -> None:
    same, first = keep(DIGEST, tmp_path / cache.FILE, few).hearing, listen(few)
    assert [same.hear(text) for text in TEXTS] == [first.hear(text) for text in TEXTS]


def test_a_kept_matcher_still_learns(kept: Path, pupil: Hearing) -> None:
    pupil.learn("geese fly south", "money")
    assert pupil.hear("geese fly south").label == "money"
    pupil.forget("geese fly south", "money")
    fresh = cache.read(DIGEST, kept)
    assert fresh is not None
    assert pupil.hear("geese fly south") == fresh.hearing.hear("geese fly south")


def test_other_content_makes_it_stale(kept: Path) -> None:
    assert cache.read(b"e" * 32, kept) is None
    assert cache.read(b"", kept) is None


def test_a_missing_one_is_none(tmp_path: Path) -> None:
    assert cache.read(DIGEST, tmp_path / "none") is None
    assert cache.read(DIGEST, tmp_path) is None


@pytest.mark.parametrize("cut", [0, 1, 34, 40, 500, -1, -5_000])
def test_a_damaged_one_is_none(kept: Path, tmp_path: Path, cut: int) -> None:
    (tmp_path / cache.FILE).write_bytes(kept.read_bytes()[:cut])
    assert cache.read(DIGEST, tmp_path / cache.FILE) is None


@pytest.mark.parametrize(
    "held",
    [
        b"\x80\x04\x95cposix\nsystem\n",
        b"\xff\xff\xff\xff" + msgspec.msgpack.encode({"parts": 1}),
        msgspec.msgpack.encode([[]] * 1000),
        b"\x91" * 100_000,
    ],
)
def test_a_hostile_one_is_none(tmp_path: Path, held: bytes) -> None:
    (tmp_path / cache.FILE).write_bytes(DIGEST + held)
    assert cache.read(DIGEST, tmp_path / cache.FILE) is None


def _spoiled(held: bytes, change: Callable[[dict[str, object]], None]) -> bytes:
    """The index with other contents at its beginning."""
    size = int.from_bytes(held[:4], "little")
    contents = msgspec.msgpack.decode(held[4 : 4 + size])
    change(contents)
    written = msgspec.msgpack.encode(contents)
    return len(written).to_bytes(4, "little") + written + held[4 + size :]


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c["parts"].update({"word": (0, 10**12)}),
        lambda c: c["parts"].update({"word": (-5, 3)}),
        lambda c: c["parts"].update({"word ends": c["parts"]["rows"]}),
        lambda c: c["parts"].update({"pair": c["parts"]["word"]}),
        lambda c: c["parts"].pop("lexicon"),
        lambda c: c.update(order="middle"),
        lambda c: c.update(phrases=[1, 2]),
        lambda c: c.update(grain=0),
    ],
)
def test_parts_that_do_not_fit_are_refused(
    kept: Path, tmp_path: Path, change: Callable[[dict[str, object]], None]
) -> None:
    held = kept.read_bytes()[len(DIGEST) :]
    (tmp_path / cache.FILE).write_bytes(DIGEST + _spoiled(held, change))
    assert cache.read(DIGEST, tmp_path / cache.FILE) is None


def test_whatever_the_parts_hold_a_verdict_comes(kept: Path, tmp_path: Path) -> None:
    held = bytearray(kept.read_bytes())
    chance = random.Random(1)
    for _ in range(20_000):
        held[chance.randrange(len(held) // 20, len(held))] = chance.randrange(256)
    (tmp_path / cache.FILE).write_bytes(held)
    spoiled = cache.read(DIGEST, tmp_path / cache.FILE)
    if spoiled is not None:
        for text in (*TEXTS, "way too expnsive", "das ist mir zu teu"):
            assert spoiled.hearing.hear(text).label in LABELS


@pytest.mark.parametrize("wrong", [{"grain": 3}, {"silent": 10**9}, {"reasons": [["moon", "", 1]]}])
def test_whatever_the_contents_say_of_rows_a_verdict_comes(
    kept: Path, tmp_path: Path, wrong: dict[str, object]
) -> None:
    held = kept.read_bytes()[len(DIGEST) :]
    spoiled = _spoiled(held, lambda contents: contents.update(wrong))
    (tmp_path / cache.FILE).write_bytes(DIGEST + spoiled)
    found = cache.read(DIGEST, tmp_path / cache.FILE)
    assert found is not None
    assert found.hearing.hear(TEXTS[0]).label in LABELS


def test_an_index_that_shrinks_while_it_is_used_knows_less(kept: Path, tmp_path: Path) -> None:
    file = tmp_path / cache.FILE
    file.write_bytes(kept.read_bytes())
    found = cache.read(DIGEST, file)
    assert found is not None
    with file.open("r+b") as held:
        held.truncate(1_000)
    assert found.hearing.hear(TEXTS[0]).label in LABELS


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path, few: Objections) -> None:
    (tmp_path / "file").write_text("in the way")
    kept = keep(DIGEST, tmp_path / "file" / cache.FILE, few)
    assert kept.hearing.hear(TEXTS[0]).label == "money"
