"""What is wrong with content files, and where."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from coach.cli.kinds import TYPES, type_of
from coach.playbook.check import check_file, read_file
from coach.playbook.load import OBJECTIONS, standard
from coach.playbook.model import Objections
from coach.playbook.read import Problem
from coach.words import _, ngettext


def checked(files: tuple[str, ...] = ()) -> tuple[list[str], bool]:
    """What there is to say about these files (without any: about all), and whether all are good."""
    reports = [_one(Path(file)) for file in files] if files else list(_all())
    problems = [problem for _name, found in reports for problem in found]
    lines = [str(problem) for problem in problems]
    lines += [_("{file}: good").format(file=name) for name, found in reports if not found]
    if problems:
        count = len(problems)
        told = ngettext("{count} error in all.", "{count} errors in all.", count)
        lines.append(told.format(count=count))
    return lines, not problems


def _all() -> Iterator[tuple[str, tuple[Problem, ...]]]:
    """Every content file there is, shipped with the user's laid over it."""
    content = standard()
    names = {
        f"scripts/{file.name}"
        for folder in (content.shipped, content.own)
        for file in (folder / "scripts").glob("*.yaml")
    }
    for name in (OBJECTIONS, *sorted(names)):
        shipped, own = content.shipped / name, content.own / name
        files = [file for file in (shipped, own) if file.is_file()]
        kind, problems = _kind(files[0])
        if kind is None:
            yield name, problems
        else:
            report = check_file(
                kind,
                shipped if shipped.is_file() else None,
                own if own.is_file() else None,
            )
            yield name, report.errors


def _one(file: Path) -> tuple[str, tuple[Problem, ...]]:
    """One file by itself, or laid over the shipped file of its name."""
    kind, problems = _kind(file)
    if kind is None:
        return str(file), problems
    content = standard()
    shipped = content.shipped / (OBJECTIONS if kind is Objections else f"scripts/{file.name}")
    alone = not shipped.is_file() or shipped.resolve() == file.resolve()
    report = check_file(kind, file if alone else shipped, None if alone else file.absolute())
    return str(file), report.errors


def _kind(file: Path) -> tuple[type[msgspec.Struct] | None, tuple[Problem, ...]]:
    """The type that a file's ``kind:`` asks for."""
    tree = read_file(file)
    if tree.value is None and tree.problems:
        return None, tree.problems
    word = tree.value.get("kind") if isinstance(tree.value, dict) else None
    kind = type_of(str(word))
    if kind is None:
        known = ", ".join(TYPES)
        problem = Problem(
            tree.mark(("kind",)),
            _("the kind is {word!r}").format(word=word)
            if word
            else _("the file does not say its kind"),
            _("Begin it with kind: and one of {names}.").format(names=known),
        )
        return None, (*tree.problems, problem)
    return kind, ()
