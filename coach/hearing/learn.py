"""What the user corrects is written into the user's own objections.yaml, and can be taken back.

The file stays the user's: comments, order and layout are kept, only lines under
``reasons: learned:`` come and go, and it is replaced in one step or not at all.
"""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

from coach.errors import CoachError
from coach.hearing.memory import LEARNED
from coach.hearing.verdict import CLASSES
from coach.playbook.load import write_atomically
from coach.words import Language, _

_LONGEST = 300
"""Characters of a phrase that are kept."""


def learn(file: Path, text: str, label: str, lang: Language) -> bool:
    """Store ``text`` as a phrase of ``label``; False when it stands there already.

    The same words under another label are taken out there: the last correction counts.
    Raises CoachError when the file cannot be read or written.
    """
    phrase = _line(text)
    tree = _read(file)
    for other in CLASSES:
        if other != label:
            _take_out(tree, phrase, other)
    phrases = _phrases(tree, label, lang)
    if phrase in phrases:
        return False
    phrases.append(phrase)
    _write(file, tree)
    return True


def forget(file: Path, text: str, label: str) -> bool:
    """Take a learned phrase out again; False when it does not stand there."""
    tree = _read(file)
    if not _take_out(tree, _line(text), label):
        return False
    _write(file, tree)
    return True


def _line(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]


def _road(label: str) -> tuple[str, ...]:
    if label == "none":
        return ("none", "reasons", LEARNED)
    group = "cues" if label in ("how_it_works", "monthly_fee") else "objections"
    return (group, label, "reasons", LEARNED)


def _phrases(tree: Any, label: str, lang: str) -> Any:
    """The list of learned phrases in the tree, made where it is missing."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    place = tree
    for key in _road(label):
        if not isinstance(place.get(key), dict):
            place[key] = CommentedMap()
        place = place[key]
    held = place.get(lang)
    if not isinstance(held, list):
        place[lang] = CommentedSeq(str(held).split("\n")[:-1] if isinstance(held, str) else [])
    return place[lang]


def _take_out(tree: Any, phrase: str, label: str) -> bool:
    road = _road(label)
    place = tree
    for key in road:
        place = place.get(key) if isinstance(place, dict) else None
    found = False
    for lang in ("en", "de"):
        held = place.get(lang) if isinstance(place, dict) else None
        if isinstance(held, list) and phrase in held:
            held.remove(phrase)
            found = True
            if not held:
                del place[lang]
    if found:
        _prune(tree, road)
    return found


def _prune(tree: Any, road: tuple[str, ...]) -> None:
    """Take out the empty mappings that a forgotten phrase leaves behind."""
    for depth in range(len(road), 0, -1):
        place = tree
        for key in road[: depth - 1]:
            place = place[key]
        if place[road[depth - 1]]:
            return
        del place[road[depth - 1]]


def _read(file: Path) -> Any:
    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedMap
    from ruamel.yaml.error import YAMLError

    try:
        written = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return CommentedMap(kind="objections")
    except (OSError, UnicodeDecodeError) as error:
        raise CoachError(_("cannot be read: {error}").format(error=error), str(file)) from error
    try:
        tree = YAML().load(written)
    except YAMLError as error:
        raise CoachError(
            _("is not valid YAML, so nothing was learned"),
            str(file),
            _("Run: coach check {file}").format(file=file),
        ) from error
    if tree is None:
        return CommentedMap(kind="objections")
    if not isinstance(tree, dict):
        raise CoachError(
            _("is not a mapping"), str(file), _("Run: coach check {file}").format(file=file)
        )
    return tree


def _write(file: Path, tree: Any) -> None:
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.width = _LONGEST * 2
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = StringIO()
    yaml.dump(tree, out)
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_atomically(file, [out.getvalue().encode()])
    except OSError as error:
        raise CoachError(
            _("cannot be written: {strerror}").format(strerror=error.strerror),
            str(file),
            _("Check the folder's permissions."),
        ) from error
