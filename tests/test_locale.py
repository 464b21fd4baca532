"""Every label on the screens has its German words, and the compiled catalogue is current.

``python -m tests.labels`` brings the catalogue up to date.
"""

from __future__ import annotations

import gettext
import re
import string

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from coach.cli import COMMANDS
from tests.labels import PO, labels, texts


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with PO.open("rb") as held:
        return read_po(held, locale="de")


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def commands(text: str) -> set[str]:
    return {name for name in re.findall(r"coach ([a-z-]+)", text) if name in COMMANDS}


def test_every_label_is_translated(catalogue: Catalog) -> None:
    missing = []
    for label in labels():
        message = catalogue.get(label[0] if isinstance(label, tuple) else label)
        if message is None or message.fuzzy or not all(texts(message)):
            missing.append(label)
    assert missing == []


def test_nothing_is_translated_that_is_no_longer_there(catalogue: Catalog) -> None:
    current = {label[0] if isinstance(label, tuple) else label for label in labels()}
    assert {str(m.id if isinstance(m.id, str) else m.id[0]) for m in catalogue if m.id} <= current


def test_translations_keep_the_fields(catalogue: Catalog) -> None:
    for message in catalogue:
        if message.id:
            source = message.id if isinstance(message.id, str) else message.id[-1]
            for text in texts(message):
                assert fields(text) == fields(str(source)), message.id


def test_translations_keep_the_commands(catalogue: Catalog) -> None:
    for message in catalogue:
        if isinstance(message.id, str):
            assert commands(message.id) <= commands(texts(message)[0]), message.id


def test_the_compiled_catalogue_is_current(catalogue: Catalog) -> None:
    with PO.with_suffix(".mo").open("rb") as held:
        compiled = gettext.GNUTranslations(held)
    for message in catalogue:
        if isinstance(message.id, str) and message.id:
            assert compiled.gettext(message.id) == message.string
