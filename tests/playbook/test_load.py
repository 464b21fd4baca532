"""Content comes from the shipped file and the user's, by way of a cache that cannot lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.errors import CoachError
from coach.playbook.load import (
    BrokenOverlay,
    Content,
    cache_file,
    load_objections,
    load_script,
    script_names,
)
from coach.playbook.model import Objections


@pytest.fixture
def content(shipped: Content, tmp_path: Path) -> Content:
    """Shipped content with an empty config folder and cache."""
    return Content(shipped.shipped, tmp_path / "config", tmp_path / "cache")


def own(content: Content, name: str, text: str) -> Path:
    file = content.own / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def test_three_scripts_are_shipped(content: Content) -> None:
    assert {"retainer", "existing-client", "after-email"} <= set(script_names(content))


def test_phrases_of_the_user_add(content: Content) -> None:
    own(
        content,
        "objections.yaml",
        "kind: objections\nobjections:\n  money:\n    reasons:\n      discount:\n"
        "        en: |\n          what about a wee bit off\n",
    )
    before = load_objections(content._replace(own=content.own / "none"))
    after = load_objections(content)
    added = set(after.objections["money"].reasons["discount"].phrases("en")) - set(
        before.objections["money"].reasons["discount"].phrases("en")
    )
    assert added == {"what about a wee bit off"}


def test_a_reason_of_the_user_adds(content: Content) -> None:
    own(
        content,
        "objections.yaml",
        "kind: objections\nobjections:\n  money:\n    reasons:\n      mine:\n"
        "        about: {en: Mine, de: Meins}\n        en: [too rich for my blood]\n",
    )
    reasons = load_objections(content).objections["money"].reasons
    assert reasons["mine"].phrases("en") == ("too rich for my blood",)
    assert "discount" in reasons


def test_a_sentence_of_the_user_replaces(content: Content) -> None:
    own(
        content,
        "scripts/retainer.yaml",
        "kind: script\nsteps:\n  discover:\n    title: {en: Listen}\n",
    )
    step = load_script("retainer", content).steps["discover"]
    assert step.title.en == "Listen"
    assert step.title.to("sie")


def test_remove_takes_out_by_id(content: Content) -> None:
    own(
        content,
        "objections.yaml",
        "kind: objections\nobjections:\n  money:\n    responses:\n      remove: [walk_away]\n",
    )
    assert "walk_away" not in load_objections(content).objections["money"].responses


def test_remove_takes_out_phrases(content: Content) -> None:
    reason = load_objections(content).objections["money"].reasons["discount"]
    phrase = reason.phrases("en")[0]
    own(
        content,
        "objections.yaml",
        "kind: objections\nobjections:\n  money:\n    reasons:\n      discount:\n"
        f"        remove: ['{phrase}']\n",
    )
    reason = load_objections(content).objections["money"].reasons["discount"]
    assert phrase not in reason.phrases("en")


def test_a_script_of_the_user_is_one_more(content: Content) -> None:
    text = (content.shipped / "scripts" / "retainer.yaml").read_text("utf-8")
    own(content, "scripts/my-own.yaml", text)
    assert "my-own" in script_names(content)
    assert load_script("my-own", content).steps


def test_a_broken_file_of_the_user_leaves_the_shipped_content(content: Content) -> None:
    file = own(content, "objections.yaml", "kind: objections\nobjectionz: {}\n")
    with pytest.raises(BrokenOverlay, match="objectionz") as broken:
        load_objections(content)
    assert broken.value.where == f"{file}:2:1"
    assert isinstance(broken.value.value, Objections)


@pytest.mark.parametrize(
    ("keys", "told"),
    [("a: 1", ""), ("a: 1\nb: 1", "1 more error"), ("a: 1\nb: 1\nc: 1", "2 more errors")],
)
def test_a_broken_file_says_how_many_errors_there_are(
    content: Content, keys: str, told: str
) -> None:
    own(content, "objections.yaml", f"kind: objections\n{keys}\n")
    with pytest.raises(BrokenOverlay) as broken:
        load_objections(content)
    assert broken.value.what.endswith(f"(and {told})" if told else "")
    assert ("more" in broken.value.what) == bool(told)


@pytest.mark.parametrize("name", ["../../etc/passwd", "no-such", "", "a/b", "retainer.yaml"])
def test_a_script_that_is_not_there_names_those_that_are(content: Content, name: str) -> None:
    with pytest.raises(CoachError, match="retainer"):
        load_script(name, content)


class TestCache:
    def test_the_second_load_gives_the_same(self, content: Content) -> None:
        assert load_script("retainer", content) == load_script("retainer", content)

    def test_a_changed_file_counts_at_once(self, content: Content) -> None:
        text = "kind: script\nsteps:\n  discover:\n    title: {en: WORD}\n"
        for word in ("One", "Two"):
            own(content, "scripts/retainer.yaml", text.replace("WORD", word))
            assert load_script("retainer", content).steps["discover"].title.en == word

    @pytest.mark.parametrize(
        "spoil",
        [
            lambda held: b"",
            lambda held: held[:20],
            lambda held: held[:32],
            lambda held: held[:-10],
            lambda held: held[:32] + b"\x93\x01\x02\x03",
            lambda held: held[:32] + b"\x80\x04\x95cposix\nsystem\n",
            lambda held: held[:32] + b"\x91" * 100_000,
            lambda held: b"\0" * 32 + held[32:],
        ],
    )
    def test_a_spoilt_cache_is_read_anew(self, content: Content, spoil: object) -> None:
        good = load_script("retainer", content)
        file = cache_file("scripts/retainer.yaml", content.cache)
        file.write_bytes(spoil(file.read_bytes()))  # type: ignore[operator]
        assert load_script("retainer", content) == good

    def test_it_is_safe_to_delete_and_to_forbid(self, content: Content, tmp_path: Path) -> None:
        blocked = tmp_path / "a-file"
        blocked.write_text("not a folder")
        assert load_script("retainer", content._replace(cache=blocked / "cache")).steps
