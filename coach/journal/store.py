"""One SQLite file, readable only by its owner; what it has acknowledged is on disk.

A commit every few seconds leaves time for the safest settings: a rollback journal with
``synchronous = EXTRA`` survives a kill and a loss of power (sqlite.org/pragma.html).
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from coach.call.events import CallStarted, Event, decode, encode
from coach.call.state import CallState
from coach.errors import CoachError
from coach.journal.failures import explained
from coach.journal.opening import opened
from coach.words import _

CallKind = Literal["call", "rehearsal"]
FILE = "journal.sqlite3"

Result = TypeVar("Result")


class CallRow(msgspec.Struct, frozen=True):
    """One call or rehearsal, without its events."""

    id: int
    kind: CallKind
    client: str
    script: str
    started: float
    """Seconds since 1970."""
    ended: bool
    outcome: str | None
    score: int | None


class Journal:
    """Calls with their events, and documents (briefs, profile, proposals, cards)."""

    def __init__(self, file: Path) -> None:
        """Open or create the journal; raises CoachError where that cannot be done."""
        self.file = file
        self._lock = threading.RLock()
        self._db = self._reported(lambda: opened(file))

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    # --- calls --------------------------------------------------------------------------------

    def start(self, events: Sequence[Event], kind: CallKind = "call") -> int:
        """Begin a call with its first events (CallStarted leads); returns its number.

        Calls that were opened, and nothing else, leave nothing behind.
        """
        first = events[0]
        assert isinstance(first, CallStarted)
        empty = self._opened_only() if kind == "call" else []
        with self._transaction() as db:
            db.executemany("DELETE FROM calls WHERE id = ?", [(one,) for one in empty])
            cursor = db.execute(
                "INSERT INTO calls (kind, client, script, started, held_by) VALUES (?, ?, ?, ?, ?)",
                (kind, first.client, first.script, first.started, os.getpid()),
            )
            call = int(cursor.lastrowid or 0)
            self._insert(db, call, events)
        return call

    def append(self, call: int, events: Sequence[Event], state: CallState) -> None:
        """Put the events of one action on disk, all or none, and how the call stands after them."""
        with self._transaction() as db:
            self._insert(db, call, events)
            db.execute(
                "UPDATE calls SET ended = ?, outcome = ? WHERE id = ?",
                (int(state.ended), state.outcome, call),
            )

    def discard(self, call: int) -> None:
        """Throw a call away, with its events."""
        with self._transaction() as db:
            db.execute("DELETE FROM calls WHERE id = ?", (call,))

    def set_score(self, call: int, score: int) -> None:
        """Keep the score of a call, 0 to 100, for lists and charts."""
        with self._transaction() as db:
            db.execute("UPDATE calls SET score = ? WHERE id = ?", (score, call))

    def events(self, call: int) -> tuple[Event, ...]:
        """The events of a call in order; raises CoachError where there is no such call."""
        self.call(call)
        rows = self._reported(
            lambda: self._db.execute(
                "SELECT body FROM events WHERE call_id = ? ORDER BY seq", (call,)
            ).fetchall()
        )
        try:
            return tuple(decode(row[0]) for row in rows)
        except msgspec.MsgspecError as error:
            raise CoachError(
                _("call {call} holds an event that this version cannot read ({error})").format(
                    call=call, error=error
                ),
                str(self.file),
                _("Install the newest version of the program."),
            ) from None

    def call(self, call: int) -> CallRow:
        """One call; raises CoachError where there is no such call."""
        rows = self._rows("WHERE id = ?", (call,))
        if not rows:
            raise CoachError(
                _("there is no call {call}").format(call=call),
                "",
                _("`coach history` lists the calls."),
            )
        return rows[0]

    def calls(self, kind: CallKind | None = None, limit: int = -1) -> tuple[CallRow, ...]:
        """Calls, the newest first; all kinds where none is named, all where ``limit`` is -1."""
        where = "WHERE kind = ?" if kind else ""
        return self._rows(where, (kind,) if kind else (), limit)

    def interrupted(self, client: str | None = None) -> CallRow | None:
        """The newest call that neither ended nor is being held now, of one client or of all.

        A call that was opened, and nothing else, comes after all others.
        """
        left = [
            call
            for call, of, process in self._open()
            if (client is None or of.casefold() == client.casefold())
            and (process == os.getpid() or not _runs(process))
        ]
        touched = (call for call in left if self._touched(call))
        call = next(touched, left[0] if left else None)
        return None if call is None else self.call(call)

    def _open(self) -> list[tuple[int, str, int | None]]:
        """Calls that have not ended, with client and the process that holds them; newest first."""
        return self._reported(
            lambda: self._db.execute(
                "SELECT id, client, held_by FROM calls WHERE kind = 'call' AND ended = 0"
                " ORDER BY id DESC"
            ).fetchall()
        )

    def _touched(self, call: int) -> bool:
        """Whether anything was done in a call, by its newest event; one unreadable was done."""
        row = self._reported(
            lambda: self._db.execute(
                "SELECT body FROM events WHERE call_id = ? ORDER BY seq DESC LIMIT 1", (call,)
            ).fetchone()
        )
        try:
            return row is not None and decode(row[0]).action > 0
        except msgspec.MsgspecError:
            return True

    def _opened_only(self) -> list[int]:
        """Calls of programs that are gone, in which nothing was done."""
        return [
            call
            for call, _client, process in self._open()
            if process != os.getpid() and not _runs(process) and not self._touched(call)
        ]

    def hold(self, call: int) -> None:
        """Go on with a call in this process; raises CoachError while another one holds it."""
        with self._transaction() as db:
            (process,) = db.execute("SELECT held_by FROM calls WHERE id = ?", (call,)).fetchone()
            if process != os.getpid() and _runs(process):
                raise CoachError(
                    _("call {call} is open in another window").format(call=call),
                    "",
                    _("Go on there, or close it first."),
                )
            db.execute("UPDATE calls SET held_by = ? WHERE id = ?", (os.getpid(), call))

    def calls_of(self, client: str) -> tuple[CallRow, ...]:
        """The calls of a client, however the name is typed; the oldest first."""
        name = client.casefold()
        return tuple(row for row in reversed(self.calls("call")) if row.client.casefold() == name)

    # --- documents ----------------------------------------------------------------------------

    def put(self, kind: str, name: str, body: bytes) -> None:
        """Keep a document (JSON) under its kind and name; it replaces an earlier one."""
        with self._transaction() as db:
            db.execute(
                "INSERT INTO documents (kind, name, body, changed) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (kind, name) DO UPDATE SET body = excluded.body,"
                " changed = excluded.changed",
                (kind, name, body.decode(), time.time()),
            )

    def get(self, kind: str, name: str) -> bytes | None:
        """A document, or None."""
        row = self._reported(
            lambda: self._db.execute(
                "SELECT body FROM documents WHERE kind = ? AND name = ?", (kind, name)
            ).fetchone()
        )
        return None if row is None else str(row[0]).encode()

    def documents(self, kind: str) -> tuple[tuple[str, bytes], ...]:
        """All documents of a kind as (name, body), by name."""
        rows = self._reported(
            lambda: self._db.execute(
                "SELECT name, body FROM documents WHERE kind = ? ORDER BY name", (kind,)
            ).fetchall()
        )
        return tuple((str(name), str(body).encode()) for name, body in rows)

    def drop(self, kind: str, name: str) -> None:
        """Forget a document."""
        with self._transaction() as db:
            db.execute("DELETE FROM documents WHERE kind = ? AND name = ?", (kind, name))

    # --- inside -------------------------------------------------------------------------------

    def _insert(self, db: sqlite3.Connection, call: int, events: Sequence[Event]) -> None:
        (last,) = db.execute(
            "SELECT COALESCE(MAX(seq), -1) FROM events WHERE call_id = ?", (call,)
        ).fetchone()
        db.executemany(
            "INSERT INTO events (call_id, seq, body) VALUES (?, ?, ?)",
            [(call, last + 1 + n, encode(event).decode()) for n, event in enumerate(events)],
        )

    def _rows(self, where: str, values: tuple[object, ...], limit: int = -1) -> tuple[CallRow, ...]:
        rows = self._reported(
            lambda: self._db.execute(
                "SELECT id, kind, client, script, started, ended, outcome, score FROM calls"
                f" {where} ORDER BY id DESC LIMIT ?",
                (*values, limit),
            ).fetchall()
        )
        try:
            return tuple(
                CallRow(int(i), k, str(c), str(s), float(t), bool(e), o, n)
                for i, k, c, s, t, e, o, n in rows
            )
        except ValueError as error:
            raise CoachError(
                _("the list of calls is damaged ({error})").format(error=error),
                str(self.file),
                _("Move it away (do not delete it) and start again; a new one is made."),
            ) from None

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock:  # screens read and score in threads of their own
            self._reported(lambda: self._db.execute("BEGIN IMMEDIATE"))
            try:
                yield self._db
                self._reported(lambda: self._db.execute("COMMIT"))
            except BaseException as error:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                if isinstance(error, sqlite3.Error):
                    raise explained(error, self.file) from None
                raise

    def _reported(self, work: Callable[[], Result]) -> Result:
        try:
            with self._lock:
                return work()
        except (sqlite3.Error, OSError) as error:
            raise explained(error, self.file) from None


def _runs(process: int | None) -> bool:
    """Whether a coach of this process number is running (POSIX; elsewhere nobody can tell)."""
    if process is None or os.name != "posix":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return _is_coach(Path(f"/proc/{process}"))


def _is_coach(process: Path) -> bool:
    """A killed process that nobody has buried yet, or a number used again, holds no call."""
    try:
        state = (process / "stat").read_text().rpartition(")")[2].split()[0]
        return state != "Z" and b"coach" in (process / "cmdline").read_bytes()
    except (OSError, IndexError):
        return not process.parent.is_dir()  # no /proc here (macOS): the number is all there is
