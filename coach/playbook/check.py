"""What can be wrong with a content file beyond its form, each with file, line and column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path as FilePath
from typing import Generic, NamedTuple, TypeVar

import msgspec

from coach.playbook.convert import convert
from coach.playbook.model import CUES, KINDS, Objection, Objections, Script
from coach.playbook.overlay import overlay
from coach.playbook.read import SIZE_CAP, Mark, Path, Problem, Tree, read
from coach.playbook.route import reachable
from coach.playbook.text import CALL_SLOTS, KNOWN_SLOTS, SLOT, Line, Text
from coach.words import _

Typed = TypeVar("Typed", bound=msgspec.Struct)


class Report(NamedTuple, Generic[Typed]):
    """A checked file: its value (None where it cannot be read) and all errors in it."""

    value: Typed | None
    errors: tuple[Problem, ...]


def check_file(kind: type[Typed], shipped: FilePath | None, own: FilePath | None) -> Report[Typed]:
    """Read, merge, convert and check one content file."""
    trees = [read_file(file) for file in (shipped, own) if file is not None]
    wrong = [p for tree in trees if tree.value is not None for p in _kind_problems(tree, kind)]
    if wrong or any(tree.value is None for tree in trees):
        return Report(None, _sorted([*wrong, *(p for t in trees for p in t.problems)]))
    tree = trees[0] if len(trees) == 1 else overlay(trees[0], trees[1])
    value, problems = convert(tree, kind)
    if value is not None:
        problems += _meaning(value, tree)
    return Report(value, _sorted([*tree.problems, *problems]))


def read_file(file: FilePath) -> Tree:
    """One YAML file as a tree; a file that cannot be read is a problem like any other."""
    name = str(file)
    try:
        with file.open("rb") as held:
            text = held.read(SIZE_CAP + 1).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        problem = Problem(
            Mark(name, line, 1), _("this is not UTF-8 text"), _("Save the file as UTF-8.")
        )
        return Tree(None, {}, (problem,))
    except OSError as error:
        problem = Problem(
            Mark(name, 1, 1),
            _("cannot be read: {strerror}").format(strerror=error.strerror),
            _("Check name and permissions."),
        )
        return Tree(None, {}, (problem,))
    return read(text, name)


def _kind_problems(tree: Tree, kind: type[msgspec.Struct]) -> list[Problem]:
    wanted = kind_word(kind)
    if not isinstance(tree.value, dict):
        return [
            Problem(
                tree.mark(()),
                _("the file is not a group of keys"),
                _("Begin with kind: {wanted}.").format(wanted=wanted),
            )
        ]
    if tree.value.get("kind") == wanted:
        return []
    return [
        Problem(
            tree.mark(("kind",)),
            _("the kind is {kind!r}, and {wanted!r} is wanted here").format(
                kind=tree.value.get("kind"), wanted=wanted
            ),
            _("Begin the file with kind: {wanted}.").format(wanted=wanted),
        )
    ]


def kind_word(kind: type[msgspec.Struct]) -> str:
    """The word after ``kind:`` for a type of content."""
    info = msgspec.inspect.type_info(kind)
    assert isinstance(info, msgspec.inspect.StructType)
    field = next(field for field in info.fields if field.name == "kind")
    assert isinstance(field.type, msgspec.inspect.LiteralType)
    return str(field.type.values[0])


def _sorted(problems: list[Problem] | tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(sorted(set(problems), key=lambda p: (p.mark.file, p.mark.line, p.mark.column)))


def _meaning(value: msgspec.Struct, tree: Tree) -> list[Problem]:
    problems = list(_missing_translations(value, tree, ()))
    if isinstance(value, Script):
        problems += _script_problems(value, tree)
        problems += _bad_slots(value, tree, {*KNOWN_SLOTS, *value.facts}, ())
    if isinstance(value, Objections):
        problems += _objection_problems(value, tree)
        problems += _bad_slots(value, tree, {*KNOWN_SLOTS, *CALL_SLOTS}, ())
    return problems


def _missing_translations(value: object, tree: Tree, path: Path) -> Iterator[Problem]:
    if isinstance(value, Text):
        missing = value.missing()
        for words, key in ((_("English"), "en"), (_("German"), _german_key(missing))):
            if key in missing or (key == "de" and "sie" in missing):
                yield Problem(
                    tree.mark((*path, key)),
                    _("{place} has no {words} words ({key})").format(
                        place=".".join(map(str, path)), words=words, key=key
                    ),
                    _("Add {key}: to it.").format(key=key),
                )
    if isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from _missing_translations(getattr(value, field), tree, (*path, field))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _missing_translations(inner, tree, (*path, key))


def _german_key(missing: Sequence[str]) -> str:
    """The key to add: ``de`` where both forms are missing, else the one that is."""
    german = [voice for voice in missing if voice != "en"]
    return german[0] if len(german) == 1 else "de"


def _bad_slots(value: object, tree: Tree, known: set[str], path: Path) -> Iterator[Problem]:
    """Facts that lines name in braces or need, and that do not exist; braces that do not close."""
    if isinstance(value, Line):
        named = [(slot, key) for key in _WORDS for slot in SLOT.findall(getattr(value, key))]
        named += [(need, "needs") for need in value.needs]
        for name, key in ((name, key) for name, key in named if name not in known):
            yield Problem(
                _blamed(tree, ("facts", name), (*path, key)),
                _("{place} names the fact {name!r}, and there is none").format(
                    place=".".join(map(str, path)), name=name
                ),
                _("Name one of: {names}.").format(names=", ".join(sorted(known))),
            )
        for key in _WORDS:
            bare = SLOT.sub("", getattr(value, key))
            if "{" in bare or "}" in bare:
                yield Problem(
                    tree.mark((*path, key)),
                    _("{place} has a brace that is not closed").format(
                        place=".".join(map(str, path))
                    ),
                    _("Write facts as {goals}."),
                )
    if isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from _bad_slots(getattr(value, field), tree, known, (*path, field))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _bad_slots(inner, tree, known, (*path, key))


_WORDS = ("en", "de", "sie", "du")
"""The keys of a line that hold words to say."""


def _blamed(tree: Tree, missing: Path, named: Path) -> Mark:
    """Where ``missing`` was taken out; else where it is ``named``, never having been there."""
    return tree.marks.get(missing) or tree.mark(named)


def _script_problems(script: Script, tree: Tree) -> Iterator[Problem]:
    if not script.steps:
        yield Problem(
            tree.mark(("steps",)), _("the script has no steps"), _("Add at least one step.")
        )
        return
    for path, target in _targets(script):
        if target not in script.steps:
            yield Problem(
                _blamed(tree, ("steps", target), path),
                _("{place} leads to {target!r}, and there is no such step").format(
                    place=".".join(map(str, path)), target=target
                ),
                _("Name one of: {names}.").format(names=", ".join(script.steps)),
            )
    for name, step in script.steps.items():
        for key in step.facts:
            if key not in script.facts:
                yield Problem(
                    _blamed(tree, ("facts", key), ("steps", name, "facts")),
                    _("step {name!r} notes {key!r}, and the script has no such fact").format(
                        name=name, key=key
                    ),
                    _("Add {key} under facts:, or name one of: {names}.").format(
                        key=key, names=", ".join(script.facts)
                    ),
                )
        for field in ("on", "off"):
            for cue in getattr(step, field):
                if cue not in CUES:
                    yield Problem(
                        tree.mark(("steps", name, field, cue)),
                        _("{cue!r} is no cue").format(cue=cue),
                        _("Name one of: {names}.").format(names=", ".join(CUES)),
                    )
    reached = reachable(script)
    for name in script.steps:
        if name not in reached:
            yield Problem(
                tree.mark(("steps", name)),
                _("no way leads to step {name!r}").format(name=name),
                _("Let a step's next: or on: lead here, or remove it."),
            )


def _targets(script: Script) -> Iterator[tuple[Path, str]]:
    yield ("start", "blank"), script.start.blank
    yield ("start", "briefed"), script.start.briefed
    yield ("agreed",), script.agreed
    for name, step in script.steps.items():
        if step.next:
            yield ("steps", name, "next"), step.next
        for cue, target in step.on.items():
            yield ("steps", name, "on", cue), target


def _objection_problems(objections: Objections, tree: Tree) -> Iterator[Problem]:
    for wanted in KINDS:
        if wanted not in objections.objections:
            yield Problem(
                tree.mark(("objections", wanted)),
                _("the objection {wanted!r} is missing").format(wanted=wanted),
                _("Add it."),
            )
    for name in objections.objections:
        if name not in KINDS:
            yield Problem(
                tree.mark(("objections", name)),
                _("{name!r} is no kind of objection").format(name=name),
                _("Name one of: {names}.").format(names=", ".join(KINDS)),
            )
    for cue in objections.cues:
        if cue not in CUES:
            yield Problem(
                tree.mark(("cues", cue)),
                _("the cue {cue!r} leads nowhere").format(cue=cue),
                _("Name one of: {names}.").format(names=", ".join(CUES)),
            )
    for kind, objection in objections.objections.items():
        for path, reason in _reasons_named(kind, objection):
            removed = ("objections", kind, "reasons", reason) in tree.marks  # which harms nobody
            if reason not in objection.reasons and not removed:
                yield Problem(
                    tree.mark(path),
                    _("{place} names {reason!r}, and {kind} has no such reason").format(
                        place=".".join(map(str, path)), reason=reason, kind=kind
                    ),
                    _("Name one of: {names}.").format(names=", ".join(objection.reasons)),
                )


def _reasons_named(kind: str, objection: Objection) -> Iterator[tuple[Path, str]]:
    """Each reason that a question or a response is best for, and where it says so."""
    for group in ("questions", "responses"):
        for name, made in getattr(objection, group).items():
            for reason in made.best_for:
                yield ("objections", kind, group, name, "best_for"), reason
