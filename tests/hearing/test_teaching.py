"""A correction counts from the next keystroke, lasts, and can be taken back."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from coach.errors import CoachError
from coach.hearing import listen
from coach.hearing.hear import Hearing
from coach.hearing.learn import forget, learn
from coach.hearing.said import Said
from coach.hearing.verdict import CLASSES
from coach.playbook.load import Content, load_objections

ODD = "we keep our powder dry until the geese fly south"


@pytest.mark.parametrize("label", CLASSES)
def test_a_corrected_phrase_is_heard_at_once_as_any_label(pupil: Hearing, label: str) -> None:
    pupil.learn(ODD, label)
    assert pupil.hear(ODD).label == label
    assert pupil.hear(ODD.upper() + "!").label == label
    assert any(clue.kind == "learned" for clue in pupil.explain(ODD).clues)


def test_nearly_the_same_words_count_too(pupil: Hearing) -> None:
    pupil.learn(ODD, "money")
    assert pupil.hear("we'll keep our powder dry till the geese fly south").label == "money"


def test_the_last_correction_counts(pupil: Hearing) -> None:
    pupil.learn(ODD, "money")
    pupil.learn(ODD, "general")
    assert pupil.hear(ODD).label == "general"


def test_forgetting_restores_every_verdict(pupil: Hearing, hearing: Hearing) -> None:
    texts = [ODD, "that's too expensive", "wir haben schon eine Agentur", "see you Thursday"]
    pupil.learn(ODD, "value")
    pupil.forget(ODD, "value")
    assert [pupil.hear(text) for text in texts] == [hearing.hear(text) for text in texts]


def test_what_was_learned_is_there_at_the_next_start(thin: Content, tmp_path: Path) -> None:
    content = thin._replace(own=tmp_path / "config", cache=tmp_path / "cache")
    learn(content.own / "objections.yaml", ODD, "results", "en")
    learn(content.own / "objections.yaml", "der Fisch stinkt vom Kopf her", "monthly_fee", "de")
    hearing = listen(load_objections(content))
    assert hearing.hear(ODD).label == "results"
    assert hearing.hear("der Fisch stinkt vom Kopf her").label == "monthly_fee"


def test_what_is_followed_and_taken_back_leaves_nothing(hearing: Hearing, pupil: Hearing) -> None:
    said = [Said("results", "odd", "en", f"{ODD}\nthe fish stinks from the head down")]
    pupil.follow(said)
    assert pupil.hear(ODD).label == "results"
    pupil.follow(said, -1)
    assert pupil.index.phrases == hearing.index.phrases
    for text in (ODD, "that's too expensive", "see you Thursday"):
        assert pupil.hear(text).label == hearing.hear(text).label


MINE = """\
# My own ways of hearing.
kind: objections

objections:
  money:  # the hard one
    reasons:
      too_expensive:
        en: |
          that is a king's ransom
"""


def test_comments_and_layout_of_the_file_stay(tmp_path: Path) -> None:
    file = tmp_path / "objections.yaml"
    file.write_text(MINE, encoding="utf-8")
    assert learn(file, 'so: "hefty" # really', "money", "en")
    written = file.read_text(encoding="utf-8")
    assert written.startswith(MINE)
    assert "hefty" in written
    assert forget(file, 'so: "hefty" # really', "money")
    assert file.read_text(encoding="utf-8") == MINE


def test_learning_twice_writes_once(tmp_path: Path) -> None:
    file = tmp_path / "objections.yaml"
    assert learn(file, ODD, "money", "en")
    written = file.read_bytes()
    assert not learn(file, f"  {ODD} ", "money", "en")
    assert file.read_bytes() == written


def test_a_new_label_takes_the_phrase_from_the_old_one(tmp_path: Path) -> None:
    file = tmp_path / "objections.yaml"
    learn(file, ODD, "money", "en")
    learn(file, ODD, "none", "en")
    assert "money" not in file.read_text(encoding="utf-8")
    assert not forget(file, ODD, "money")
    assert forget(file, ODD, "none")


def test_a_broken_file_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "objections.yaml"
    file.write_text("kind: [objections\n", encoding="utf-8")
    with pytest.raises(CoachError, match="not valid YAML"):
        learn(file, ODD, "money", "en")
    assert file.read_text(encoding="utf-8") == "kind: [objections\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written_is_one_clear_message(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(CoachError, match="cannot be written"):
        learn(tmp_path / "objections.yaml", ODD, "money", "en")


@pytest.mark.parametrize("text", ["- {a: b}", "null", "&x *x", "|", "'", "\u202e\x07"])
def test_hostile_phrases_come_back_as_they_were(tmp_path: Path, text: str) -> None:
    file = tmp_path / "objections.yaml"
    learn(file, text, "money", "en")
    assert not learn(file, text, "money", "en")
    assert forget(file, text, "money")
