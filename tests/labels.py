"""The labels in the code, and the German catalogue brought up to date with them.

    python -m tests.labels

adds what is new, takes out what is gone, compiles, and prints what has no German words yet. The
syntax tree finds labels inside f-strings too, which pybabel misses before Python 3.12.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1] / "coach"
PO = ROOT / "locale" / "de" / "LC_MESSAGES" / "coach.po"

Label = str | tuple[str, str]
"""A label, or its two forms where it counts."""


def labels() -> list[Label]:
    """Every label once, in the order of files and lines."""
    found = (label for file in sorted(ROOT.rglob("*.py")) for label in _in_file(file))
    return list(dict.fromkeys(found))


def _in_file(file: Path) -> Iterator[Label]:
    nodes = ast.walk(ast.parse(file.read_text("utf-8")))
    calls = [n for n in nodes if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        match ast.unparse(call.func):
            case "_":
                yield ast.literal_eval(call.args[0])
            case "ngettext":
                yield ast.literal_eval(call.args[0]), ast.literal_eval(call.args[1])


def texts(message: Message) -> tuple[str, ...]:
    """The German words of a label; empty where they are missing."""
    german = message.string or ""
    return (german,) if isinstance(german, str) else tuple(german)


def main() -> None:
    """Update and compile the catalogue."""
    with PO.open("rb") as held:
        before = read_po(held, locale="de")
    after = Catalog("de", project=before.project, version=before.version, fuzzy=False)
    after.header_comment, after.language_team = before.header_comment, before.language_team
    after.creation_date, after.revision_date = before.creation_date, before.revision_date
    after.msgid_bugs_address = after.last_translator = ""
    for label in labels():
        known = before.get(label if isinstance(label, str) else label[0])
        message = after.add(label, known.string if known else "")
        if not all(texts(message)):
            print("untranslated:", label)
    with PO.open("wb") as out:
        write_po(out, after)
    with PO.with_suffix(".mo").open("wb") as out:
        write_mo(out, after)


if __name__ == "__main__":
    main()
