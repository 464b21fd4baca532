"""YAML text to plain values, remembering where each value stands.

One pass over libyaml's events, so that a file can neither grow without bound (size and depth
caps, no anchors or aliases) nor say a thing twice (duplicate keys are errors). Only the words
true, false and null and plain integers are more than text: ``no`` and ``2026-01-01`` stay as typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from coach.words import _

SIZE_CAP = 8 * 1024 * 1024
DEPTH_CAP = 24

Path = tuple[str | int, ...]
"""The way to a value: mapping keys and list indexes from the top."""


class Mark(NamedTuple):
    """Where something stands; line and column count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Problem(NamedTuple):
    """One thing wrong in a content file: where, what, and what to do."""

    mark: Mark
    what: str
    todo: str

    def __str__(self) -> str:
        return f"{self.mark}: {self.what}\n  {self.todo}"


class Tree(NamedTuple):
    """A file's values, the place of each value, and what is wrong with its form."""

    value: Any
    marks: dict[Path, Mark]
    problems: tuple[Problem, ...]

    def mark(self, path: Path) -> Mark:
        """The place of ``path``, or of the nearest thing around it."""
        while path and path not in self.marks:
            path = path[:-1]
        return self.marks.get(path, Mark("", 1, 1))


_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,15})$")
_DECIMAL = re.compile(r"-?[0-9]{1,15}\.[0-9]{1,15}$")
_STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Escapes, and marks that turn the direction of reading."""
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


class _Broken(Exception):
    """The rest of the file cannot be read."""

    def __init__(self, mark: Mark, what: str, todo: str) -> None:
        super().__init__(what)
        self.problem = Problem(mark, what, todo)


def read(text: str, file: str) -> Tree:
    """Read one YAML document; never raises, all that is wrong is in ``problems``."""
    reader = _Reader(file)
    try:
        value = reader.document(text)
    except _Broken as broken:
        return Tree(None, reader.marks, (*reader.problems, broken.problem))
    return Tree(value, reader.marks, tuple(reader.problems))


class _Reader:
    def __init__(self, file: str) -> None:
        self.file = file
        self.marks: dict[Path, Mark] = {}
        self.problems: list[Problem] = []

    def document(self, text: str) -> Any:
        if len(text.encode("utf-8", "surrogatepass")) > SIZE_CAP:
            raise _Broken(
                Mark(self.file, 1, 1),
                _("the file is larger than {size} MB").format(size=SIZE_CAP // 1024 // 1024),
                _("Split it, or check that it is the right file."),
            )
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        events = iter(yaml.parse(text, Loader=loader))
        try:
            next(events)  # stream start
            first = next(events)
            if isinstance(first, yaml.StreamEndEvent):
                raise _Broken(
                    Mark(self.file, 1, 1), _("the file is empty"), _("Start it with its kind:.")
                )
            value = self.node(next(events), events, ())
            next(events)  # document end
            after = next(events)
            if not isinstance(after, yaml.StreamEndEvent):
                raise _Broken(
                    self.at(after),
                    _("a second document begins here"),
                    _("Remove the line with ---."),
                )
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            place = Mark(self.file, mark.line + 1, mark.column + 1) if mark else self.top()
            raise _Broken(
                place,
                _("this is not valid YAML: {error}").format(error=error.problem or error.context),
                _("Check the indentation, the colon and the quotes here and one line above."),
            ) from None
        except yaml.YAMLError as error:
            raise _Broken(
                self.top(),
                _("this is not valid YAML: {error}").format(error=str(error).splitlines()[0]),
                _("Save the file as plain UTF-8 text without control characters."),
            ) from None
        return value

    def top(self) -> Mark:
        return Mark(self.file, 1, 1)

    def at(self, event: yaml.Event) -> Mark:
        return Mark(self.file, _line(event) + 1, _column(event) + 1)

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> Any:
        self.marks.setdefault(path, self.at(event))
        if len(path) > DEPTH_CAP:
            raise _Broken(
                self.at(event),
                _("nested deeper than {depth} levels").format(depth=DEPTH_CAP),
                _("Check the indentation; content files are flat."),
            )
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Broken(
                self.at(event),
                _("anchors (&) and aliases (*) are not allowed"),
                _('Write the value out, or put it into quotes if it is text: "*text".'),
            )
        if (tag := getattr(event, "tag", None)) not in (None, "!"):
            raise _Broken(
                self.at(event),
                _("the tag {tag} is not allowed").format(tag=tag),
                _("Remove the tag."),
            )
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not isinstance(inner := next(events), yaml.SequenceEndEvent):
                items.append(self.node(inner, events, (*path, len(items))))
            return items
        return self.mapping(events, path)

    def scalar(self, event: yaml.ScalarEvent) -> Any:
        value: str = event.value
        if steers := _STEERS.search(value):
            self.problems.append(
                Problem(
                    self.at(event),
                    _("a character that steers the terminal (U+{code})").format(
                        code=f"{ord(steers[0]):04X}"
                    ),
                    _("Take it out: it would not be shown, it would act."),
                )
            )
        if not event.implicit[0]:
            return value
        if value.lower() in _WORDS:
            return _WORDS[value.lower()]
        if _INTEGER.match(value):
            return int(value)
        return float(value) if _DECIMAL.match(value) else value

    def mapping(self, events: Iterator[yaml.Event], path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not isinstance(key_event := next(events), yaml.MappingEndEvent):
            if not isinstance(key_event, yaml.ScalarEvent) or key_event.anchor:
                raise _Broken(
                    self.at(key_event),
                    _("a key must be a plain word"),
                    _("Write it as word: value."),
                )
            key = str(key_event.value)
            inner = (*path, key)
            twice = key in result
            if twice:
                self.problems.append(
                    Problem(
                        self.at(key_event),
                        _("the key {key!r} stands here twice (first in line {line})").format(
                            key=key, line=self.marks[inner].line
                        ),
                        _("Keep one of them; join what they hold."),
                    )
                )
                # Read on under a path of its own, so that the first one keeps its marks.
                inner = (*path, f"{key} (twice, line {_line(key_event) + 1})")
            self.marks[inner] = self.at(key_event)
            value_event = next(events)
            value = self.node(value_event, events, inner)
            if not twice:
                result[key] = value
        return result


def _line(event: yaml.Event) -> int:
    """The line of an event, from 0; libyaml always knows it."""
    return int(event.start_mark.line) if event.start_mark else 0


def _column(event: yaml.Event) -> int:
    return int(event.start_mark.column) if event.start_mark else 0
