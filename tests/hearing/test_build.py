"""What is not kept is counted once; what the user's own file says is counted on top of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.errors import CoachError
from coach.hearing import cache, listen
from coach.hearing.build import knowledge, prepare
from coach.hearing.learn import learn
from coach.playbook.load import OBJECTIONS, Content, load_objections, sources

ODD = "we keep our powder dry until the geese fly south"
TEXTS = (ODD, "that's too expensive", "see you Thursday", "haben Sie Referenzen?")


def no_remark(error: CoachError) -> None:
    raise AssertionError(error)


@pytest.fixture(scope="module")
def packaged(thin: Content, tmp_path_factory: pytest.TempPathFactory) -> Content:
    """Content whose index came with the program."""
    folder = tmp_path_factory.mktemp("packaged")
    (folder / OBJECTIONS).write_bytes((thin.shipped / OBJECTIONS).read_bytes())
    prepare(Content(folder, folder / "own", folder), no_remark)
    return Content(folder, folder / "own", folder / "cache")


@pytest.fixture
def content(packaged: Content, tmp_path: Path) -> Content:
    """The same, with folders of one's own."""
    return packaged._replace(own=tmp_path / "config", cache=tmp_path / "cache")


def index_files(content: Content) -> list[Path]:
    return sorted(content.cache.glob(cache.FILE))


def test_what_came_with_the_program_is_never_counted_again(content: Content) -> None:
    assert knowledge(content, no_remark).hearing.hear("too expensive").label == "money"
    assert not content.cache.exists()


def test_without_an_index_it_is_counted_once_and_kept(thin: Content, tmp_path: Path) -> None:
    content = thin._replace(own=tmp_path / "config", cache=tmp_path / "cache")
    assert cache.find(content, no_remark) is None
    assert knowledge(content, no_remark).hearing.hear("too expensive").label == "money"
    assert index_files(content)
    assert cache.find(content, no_remark) is not None


def test_where_nothing_can_be_kept_it_is_heard_all_the_same(thin: Content, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    content = thin._replace(own=tmp_path / "config", cache=tmp_path / "file" / "cache")
    assert knowledge(content, no_remark).hearing.hear("too expensive").label == "money"


def test_a_learned_phrase_is_counted_on_top(content: Content) -> None:
    learn(content.own / OBJECTIONS, ODD, "results", "en")
    whole = listen(load_objections(content))
    for found in (knowledge(content, no_remark), cache.find(content, no_remark)):
        assert found is not None
        for text in TEXTS:
            verdict, wanted = found.hearing.hear(text), whole.hear(text)
            assert verdict.label == wanted.label
            assert verdict.confidence == pytest.approx(wanted.confidence, abs=0.01)
    assert not index_files(content)


OWN = """\
kind: objections
objections:
  money:
    reasons:
      too_expensive:
        remove: ["{phrase}"]
      kings_ransom:
        about: {{en: A ransom, sie: Lösegeld, du: Lösegeld}}
        en: |
          that is a king's ransom
          nobody pays such a ransom
benefits:
  remove: [{benefit}]
"""


def test_a_users_file_adds_takes_out_and_changes_cards(content: Content) -> None:
    before = load_objections(content)
    phrase = before.objections["money"].reasons["too_expensive"].phrases("en")[0]
    benefit = next(iter(before.benefits))
    content.own.mkdir()
    (content.own / OBJECTIONS).write_text(OWN.format(phrase=phrase, benefit=benefit), "utf-8")
    found = knowledge(content, no_remark)
    whole = listen(load_objections(content))
    assert benefit not in found.objections.benefits
    assert found.hearing.index.phrases == whole.index.phrases
    verdict = found.hearing.hear("well, that is a king's ransom")
    assert (verdict.label, verdict.reason) == ("money", "kings_ransom")
    assert not index_files(content)


def test_words_of_ones_own_lexicon_count_for_every_phrase(content: Content) -> None:
    content.own.mkdir()
    own = "kind: objections\nlexicon:\n  short:\n    zzt: too expensive\n"
    (content.own / OBJECTIONS).write_text(own, "utf-8")
    assert knowledge(content, no_remark).hearing.hear("zzt").label == "money"
    assert index_files(content)


def test_a_broken_file_is_reported_at_every_start_and_counts_for_nothing(content: Content) -> None:
    content.own.mkdir()
    (content.own / OBJECTIONS).write_text("kind: objections\nbenefitz: 1\n", "utf-8")
    for _ in range(2):
        remarks: list[CoachError] = []
        assert knowledge(content, remarks.append).hearing.hear("too expensive").label == "money"
        (remark,) = remarks
        assert "benefitz" in remark.what
        assert remark.where.startswith(str(content.own))


def test_the_index_is_known_by_what_it_was_made_from(packaged: Content, content: Content) -> None:
    digest = sources(OBJECTIONS, content).digest
    assert cache.read(digest, packaged.shipped / cache.FILE) is not None
    learn(content.own / OBJECTIONS, ODD, "results", "en")
    other = sources(OBJECTIONS, content).digest
    assert cache.read(other, packaged.shipped / cache.FILE) is None
