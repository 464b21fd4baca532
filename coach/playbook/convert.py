"""A tree of plain values to a typed value, with every error at its line and column."""

from __future__ import annotations

import re
from typing import Any, NamedTuple, TypeVar

import msgspec

from coach.playbook.read import Path, Problem, Tree
from coach.words import _

Typed = TypeVar("Typed", bound=msgspec.Struct)

_AT = re.compile(r" - at `(?P<keys>key in )?\$(?P<path>.*)`$")
_PART = re.compile(r"\.(?P<key>[A-Za-z_][\w-]*)|\[(?P<index>\d+|\.\.\.)\]")
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<key>.*)`")
_REQUIRED = re.compile(r"Object missing required field `(?P<key>.*)`")
_ENOUGH = 50


def convert(tree: Tree, kind: type[Typed]) -> tuple[Typed | None, list[Problem]]:
    """The typed value, or None with all problems.

    msgspec stops at the first error, so each faulty part is noted, taken out, and the rest
    read again.
    """
    value = tree.value
    problems: list[Problem] = []
    taken_out: set[Path] = set()
    first: Typed | None = None
    for _round in range(_ENOUGH):
        try:
            first = msgspec.convert(value, kind)
            break
        except msgspec.ValidationError as error:
            fault = _explain(str(error), value, tree, kind)
            if fault.about not in taken_out:
                problems.append(fault.problem)
            taken_out.add(fault.path)
            value = _without(value, fault.path)
            if not fault.path:
                break
    return (None if problems else first), problems


class _Fault(NamedTuple):
    """A part to take out (empty: give up), what the error is about, and the problem."""

    path: Path
    about: Path
    problem: Problem


def _explain(message: str, value: Any, tree: Tree, kind: type[msgspec.Struct]) -> _Fault:
    found = _AT.search(message)
    what = message[: found.start()] if found else message
    path = about = _resolve(found["path"] if found else "", value, what)
    todo = _("Correct the value of this key.")
    if unknown := _UNKNOWN.match(what):
        path = about = (*path, unknown["key"])
        what = _("the key {key!r} is not known here").format(key=unknown["key"])
        todo = _("Check the spelling and the indentation, or remove it.")
    elif required := _REQUIRED.match(what):
        about = (*path, required["key"])
        what = _("{place} has no {key!r}").format(place=_name(path), key=required["key"])
        todo = _("Add a line with {key}: to it.").format(key=required["key"])
    else:
        if words := _words_for(kind, path):
            todo = _("Write one of: {names}.").format(names=", ".join(words))
        what = f"{_name(path)}: {_plain(what)}"
    return _Fault(path, about, Problem(tree.mark(about), what, todo))


def _words_for(kind: type[msgspec.Struct], path: Path) -> tuple[str, ...]:
    """The words that are allowed at ``path``, where only certain words are."""
    found: Any = msgspec.inspect.type_info(kind)
    for key in path:
        if isinstance(found, msgspec.inspect.StructType):
            named = {field.encode_name: field.type for field in found.fields}
            found = named.get(str(key))
        else:
            found = getattr(found, "value_type", None) or getattr(found, "item_type", None)
    values = getattr(found, "values", ())
    return tuple(map(str, values)) if isinstance(found, msgspec.inspect.LiteralType) else ()


def _resolve(written: str, value: Any, what: str) -> Path:
    """msgspec's ``.steps[...].title`` as a path; ``[...]`` stands for some key of a mapping."""
    paths: list[Path] = [()]
    for part in _PART.finditer(written):
        if part["key"]:
            paths = [(*path, part["key"]) for path in paths]
        elif part["index"] == "...":
            paths = [(*path, key) for path in paths for key in _keys(_look(value, path))]
        else:
            paths = [(*path, int(part["index"])) for path in paths]
    return next((path for path in paths if _fits(what, _look(value, path))), ())


def _keys(value: Any) -> list[str]:
    return list(value) if isinstance(value, dict) else []


_EXPECTED = re.compile(r"Expected `(?P<expected>[^`]*)`(, got `(?P<got>[^`]*)`)?")
_ENUM = re.compile(r"Invalid enum value (?P<value>.*)")
_BOUND = re.compile(r"Expected `int` (?P<sign><=|>=) (?P<bound>-?\d+)")
_TYPES: dict[str, tuple[type, ...]] = {
    "str": (str,),
    "int": (int,),
    "float": (float, int),
    "bool": (bool,),
    "null": (type(None),),
    "object": (dict,),
    "array": (list,),
}


def _fits(what: str, there: Any) -> bool:
    """Whether the error ``what`` is about the value ``there`` (msgspec leaves the key open)."""
    if there is _NOTHING:
        return False
    if unknown := _UNKNOWN.match(what):
        return isinstance(there, dict) and unknown["key"] in there
    if required := _REQUIRED.match(what):
        return isinstance(there, dict) and required["key"] not in there
    if enum := _ENUM.match(what):
        return repr(there) == enum["value"]
    if bound := _BOUND.match(what):
        most = int(bound["bound"])
        return isinstance(there, int) and (there > most if bound["sign"] == "<=" else there < most)
    if (expected := _EXPECTED.match(what)) and expected["got"]:
        got = _TYPES.get(expected["got"], (object,))
        return isinstance(there, got) and isinstance(there, bool) == (expected["got"] == "bool")
    return True


_NOTHING = object()


def _look(value: Any, path: Path) -> Any:
    for key in path:
        try:
            value = value[key]
        except (KeyError, IndexError, TypeError):
            return _NOTHING
    return value


def _without(value: Any, path: Path) -> Any:
    """A copy of ``value`` in which ``path`` does not exist."""
    if not path:
        return value
    head, *rest = path
    if isinstance(value, list):
        index = int(head)
        inner = [_without(value[index], tuple(rest))] if rest else []
        return [*value[:index], *inner, *value[index + 1 :]]
    if rest:
        return {**value, head: _without(value[head], tuple(rest))}
    return {key: item for key, item in value.items() if key != head}


def _name(path: Path) -> str:
    return ".".join(map(str, path)) if path else _("the file")


def _plain(what: str) -> str:
    """msgspec's sentence in words that authors know."""
    named = {
        "str": _("a text"),
        "str | null": _("a text"),
        "array": _("a list"),
        "array | str": _("a text or a list"),
        "str | array": _("a text or a list"),
        "object": _("a group of keys"),
        "object | null": _("a group of keys"),
        "int": _("a whole number"),
        "bool": _("true or false"),
        "null": _("nothing"),
        "float": _("a number"),
    }
    if (found := _EXPECTED.fullmatch(what)) and found["got"]:
        wanted, got = (named.get(found[word], found[word]) for word in ("expected", "got"))
        return _("expected {wanted}, got {got}").format(wanted=wanted, got=got)
    for term, plain in named.items():
        what = what.replace(f"`{term}`", plain)
    return what[:1].lower() + what[1:]
