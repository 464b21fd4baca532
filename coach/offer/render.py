"""Templates to texts: Jinja2 in a sandbox, where a missing value is an error with file and line.

The words of a letter and its layout are apart: ``proposal.en.j2`` holds the sentences,
``proposal.html.j2`` where they stand. A file of the same name in the user's ``templates`` folder
goes before the shipped one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from coach.errors import CoachError
from coach.places import config_folder
from coach.playbook.text import Voice
from coach.words import _

if TYPE_CHECKING:
    from jinja2 import Environment

Layout = Literal["txt", "html", "md"]

SHIPPED = Path(__file__).parent / "templates"


def own_templates() -> Path:
    """The folder for the user's own templates."""
    return config_folder() / "templates"


def render(
    letter: str, layout: Layout, voice: Voice, values: Mapping[str, Any], own: Path | None = None
) -> str:
    """The letter (``proposal``, ``agreement``, ``report``, ``edited``) in a layout and a voice.

    Raises CoachError with file and line where a template is broken or names what there is not.
    """
    shown = _escaped_markdown(values) if layout == "md" else values
    text = _rendered(f"{letter}.{layout}.j2", layout, {**shown, "voice": voice}, own)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def subject(letter: str, voice: Voice, values: Mapping[str, Any], own: Path | None = None) -> str:
    """The subject line of a letter, as plain text on one line."""
    name = f"{letter}.{voice}.j2"
    environment = _environment("txt", own)
    with _Explained():
        module = environment.get_template(name).make_module({**values, "voice": voice})
        line = getattr(module, "subject", None)
    if line is None:
        raise CoachError(_("the template sets no subject"), name, _("Add {% set subject %}."))
    return " ".join(str(line).split())


def _rendered(name: str, layout: Layout, values: Mapping[str, Any], own: Path | None) -> str:
    environment = _environment(layout, own)
    with _Explained():
        return environment.get_template(name).render(values)


def _environment(layout: Layout, own: Path | None) -> Environment:
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([own or own_templates(), SHIPPED], encoding="utf-8"),
        undefined=StrictUndefined,
        autoescape=layout == "html",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["enumeration"] = enumeration
    environment.filters["columns"] = columns
    environment.filters["sentence"] = sentence
    return environment


class _Explained:
    """Turns whatever a template raises into a CoachError that names its file and line."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> None:
        from jinja2 import TemplateNotFound, TemplateSyntaxError

        if not isinstance(error, Exception) or isinstance(error, CoachError):
            return
        todo = _("Correct the template, or take it away to use the one that came with the program.")
        if isinstance(error, TemplateSyntaxError):
            where = f"{error.filename or error.name}:{error.lineno}"
            raise CoachError(
                _("the template is broken: {message}").format(message=error.message), where, todo
            ) from None
        where = ""
        while trace is not None:
            if trace.tb_frame.f_code.co_filename.endswith(".j2"):
                where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
            trace = trace.tb_next
        if isinstance(error, TemplateNotFound):
            raise CoachError(
                _("there is no template {error}").format(error=error), where, todo
            ) from None
        if isinstance(error, UnicodeDecodeError):
            raise CoachError(
                _("a template is not UTF-8 text"), str(own_templates()), todo
            ) from None
        raise CoachError(
            _("the template fails: {error}").format(error=error), where, todo
        ) from None


def enumeration(items: Iterable[Any], last: str) -> str:
    """``a, b and c``, with ``last`` for "and"."""
    held = [str(item) for item in items]
    if len(held) < 2:
        return "".join(held)
    return f"{', '.join(held[:-1])} {last} {held[-1]}"


def sentence(text: Any) -> str:
    """The text with a capital first letter; the rest stays (``SEO audit``)."""
    shown = str(text)
    return shown[:1].upper() + shown[1:]


def columns(rows: Iterable[Iterable[Any]]) -> str:
    """Rows as aligned columns of plain text: the first to the left, the others to the right."""
    held = [[str(cell) for cell in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*held, strict=True)]
    lines = []
    for row in held:
        first = row[0] + " " * (widths[0] - _width(row[0]))
        rest = [
            " " * (width - _width(cell)) + cell
            for cell, width in zip(row[1:], widths[1:], strict=True)
        ]
        lines.append("   ".join([first, *rest]).rstrip())
    return "\n".join(lines)


def _width(text: str) -> int:
    """Columns on a terminal: wide characters take two, combining ones none."""
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>|~#])")


def _escaped_markdown(value: Any) -> Any:
    """All texts in ``value`` with what Markdown would act on taken literally."""
    if isinstance(value, str):
        return _MARKDOWN.sub(r"\\\1", value)
    if isinstance(value, Mapping):
        return {key: _escaped_markdown(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_escaped_markdown(item) for item in value]
    return value
