"""Forms as commands fill them, and their words."""

from __future__ import annotations

import argparse
import sys

from coach.clean import clean
from coach.cli.arguments import add_language, as_typed
from coach.cli.parts import voice_for
from coach.errors import WrongUse
from coach.offer import form
from coach.offer.advice import Advice
from coach.words import Language, _


def add_form(parser: argparse.ArgumentParser) -> None:
    """How a form is filled: on the screen, line by line, or by ``--set``."""
    parser.add_argument("--plain", action="store_true", help=_("line by line, without a screen"))
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar=_("KEY=VALUE"),
        help=_("fill one field and ask nothing; can be repeated"),
    )
    parser.add_argument("--show", action="store_true", help=_("only show what is there"))
    add_language(parser)


def field_words(advice: Advice, name: str, spoken: Language) -> dict[str, tuple[str, str]]:
    """Label and hint of every field of a form."""
    voice = voice_for(spoken)
    return {
        key: (field.label.to(voice), field.hint.to(voice))
        for key, field in advice.forms[name].items()
    }


def set_fields(
    fields: tuple[form.Field[form.Value], ...], value: form.Value, pairs: list[str]
) -> form.Value:
    """The value with the fields of ``--set`` filled."""
    for pair in pairs:
        key, equals, written = pair.partition("=")
        if not equals:
            raise WrongUse(_("{pair} is not KEY=VALUE").format(pair=repr(clean(pair))), "--set")
        with as_typed():
            value = form.take(fields, value, key.strip(), written)
    return value


def ask_fields(
    fields: tuple[form.Field[form.Value], ...],
    value: form.Value,
    words: dict[str, tuple[str, str]],
    keep: form.Keep[form.Value],
) -> form.Value:
    """The value as it is filled line by line; ``keep`` gets it after every answer."""
    from coach.faces.plain.form import fill

    return fill(fields, value, words, sys.stdin, sys.stdout, keep)
