"""A user's own file laid over the shipped one: merged by id, phrases add, ``remove:`` takes out."""

from __future__ import annotations

from typing import Any

from coach.playbook.read import Path, Problem, Tree
from coach.words import _

REMOVE = "remove"


def overlay(shipped: Tree, own: Tree) -> Tree:
    """``own`` laid over ``shipped``; marks follow the file that a value came from.

    A mapping merges key by key. In a mapping, ``remove: [id, ...]`` takes those keys out; among
    phrases it takes those phrases out. Phrases are added; everything else is replaced.
    """
    marks = dict(shipped.marks)
    problems = [*shipped.problems, *own.problems]
    value = _merge(shipped.value, own.value, (), own, marks, problems)
    return Tree(value, marks, tuple(problems))


def _merge(
    old: Any, new: Any, path: Path, own: Tree, marks: dict[Path, Any], problems: list[Problem]
) -> Any:
    if holds_phrases(path) and old is not None and isinstance(new, (str, list)):
        _take_marks(path, own, marks, keep_old=True)
        before = phrase_list(old)
        known = frozenset(before)
        return before + [phrase for phrase in phrase_list(new) if phrase not in known]
    if not (isinstance(old, dict) and isinstance(new, dict)):
        _take_marks(path, own, marks, keep_old=False)
        return new
    merged = dict(old)
    for key, value in new.items():
        if key == REMOVE:
            _remove(merged, value, path, own, marks, problems)
            continue
        inner = (*path, key)
        merged[key] = (
            _merge(merged[key], value, inner, own, marks, problems)
            if key in merged
            else _added(value, inner, own, marks)
        )
    return merged


def _added(value: Any, path: Path, own: Tree, marks: dict[Path, Any]) -> Any:
    _take_marks(path, own, marks, keep_old=False)
    return value


def _take_marks(path: Path, own: Tree, marks: dict[Path, Any], *, keep_old: bool) -> None:
    depth = len(path)
    for where, mark in own.marks.items():
        if where[:depth] == path and not (keep_old and where in marks):
            marks[where] = mark


def _remove(
    merged: dict[str, Any],
    names: Any,
    path: Path,
    own: Tree,
    marks: dict[Path, Any],
    problems: list[Problem],
) -> None:
    """Take ``names`` out; what is gone keeps a mark, so that who misses it can point there."""
    here = (*path, REMOVE)
    if not isinstance(names, list):
        problems.append(
            Problem(
                own.mark(here), _("remove: takes a list"), _("Write it as remove: [id, other_id].")
            )
        )
        return
    for at, name in enumerate(map(str, names)):
        mark = own.mark((*here, at))
        if name in merged:
            del merged[name]
            marks[*path, name] = mark
        elif not _remove_phrase(merged, name, path):
            problems.append(
                Problem(
                    mark,
                    _("there is no {name!r} here to remove").format(name=name),
                    _("Compare the spelling with the shipped file (coach handbook shows it)."),
                )
            )


def _remove_phrase(merged: dict[str, Any], phrase: str, path: Path) -> bool:
    if not holds_phrases((*path, "en")):
        return False
    found = False
    for language in ("en", "de"):
        phrases = phrase_list(merged.get(language))
        if phrase in phrases:
            merged[language] = [p for p in phrases if p != phrase]
            found = True
    return found


def holds_phrases(path: Path) -> bool:
    """Whether the value at ``path`` is a block or list of phrases."""
    return len(path) >= 3 and path[-1] in ("en", "de") and path[-3] in PHRASE_HOLDERS


PHRASE_HOLDERS = ("reasons", "guardrails", "moves", "chatter")


def phrase_list(value: Any) -> list[str]:
    """Phrases as a list, whether written as a block or as a list."""
    lines = value.splitlines() if isinstance(value, str) else (value or [])
    return [str(line).strip() for line in lines if str(line).strip()]
