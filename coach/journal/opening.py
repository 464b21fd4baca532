"""The journal's file, opened: made for its owner only, and brought to the newest schema."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path

from coach.errors import CoachError
from coach.journal.migrations import MIGRATIONS
from coach.words import _

BUSY_SECONDS = 5.0
"""How long to wait for another window."""


def opened(file: Path) -> sqlite3.Connection:
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not file.exists():
        # Created by hand, so that nobody else can read it, not even for a moment.
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    db = sqlite3.connect(file, isolation_level=None, timeout=BUSY_SECONDS, check_same_thread=False)
    try:
        for pragma in (
            "foreign_keys = ON",
            "trusted_schema = OFF",
            "journal_mode = DELETE",
            "synchronous = EXTRA",
        ):
            _patiently(db, f"PRAGMA {pragma}")
        _migrate(db, file)
    except BaseException:
        db.close()
        raise
    return db


def _patiently(db: sqlite3.Connection, statement: str) -> None:
    """A pragma does not wait for a lock by itself: two starts at once would fail."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            db.execute(statement)
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.02)


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _migrate(db: sqlite3.Connection, file: Path) -> None:
    version = _version(db)
    if version > len(MIGRATIONS):
        raise CoachError(
            _("a newer version wrote the journal (schema {version}, known here: {known})").format(
                version=version, known=len(MIGRATIONS)
            ),
            str(file),
            _("Install the newest version, or set COACH_HOME to another folder."),
        )
    made = version > 0
    while (version := _version(db)) < len(MIGRATIONS):
        if made:  # there is nothing to lose in a journal that begins here
            _back_up(db, file, version)
        db.execute("BEGIN IMMEDIATE")
        try:
            if _version(db) == version:  # nobody else was faster
                for statement in MIGRATIONS[version]:
                    db.execute(statement)
                db.execute(f"PRAGMA user_version = {version + 1}")
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise


def _back_up(db: sqlite3.Connection, file: Path, version: int) -> None:
    copy = file.with_name(f"{file.name}.schema{version}.backup")
    os.close(os.open(copy, os.O_CREAT | os.O_RDWR | os.O_TRUNC, 0o600))
    target = sqlite3.connect(copy)
    try:
        db.backup(target)
    finally:
        target.close()
