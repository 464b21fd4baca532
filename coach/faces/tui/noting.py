"""Facts are noted on the one line that otherwise takes the client's words."""

from __future__ import annotations

from collections.abc import Callable

from coach.call.prompts import Prompts
from coach.call.session import Reply, Session
from coach.faces.tui.board import Board
from coach.faces.tui.widgets.line import Line
from coach.words import _


class Noting:
    """The line while it holds a fact; what was half typed before comes back afterwards."""

    def __init__(
        self,
        session: Session,
        board: Board,
        line: Line,
        do: Callable[[Callable[[], Reply]], bool],
        changed: Callable[[], None],
    ) -> None:
        """``do`` hands an action to the session; ``changed`` is told when the line changes."""
        self._session = session
        self._board = board
        self._line = line
        self._do = do
        self._changed = changed
        self._draft = ""

    def go(self, by: int) -> bool:
        """To the first fact that is not noted; from a fact to the next one, and it is kept.

        False where there is nothing to note.
        """
        fields = self._board.fields
        keys = [field.key for field in fields]
        if not keys:
            return False
        if not self._board.editing:
            empty = [field.key for field in fields if not field.value]
            self.edit((empty or keys)[0] if by > 0 else keys[-1])
            return True
        place = keys.index(self._board.editing) + by
        if not 0 <= place < len(keys):
            self.finish()
        elif self.keep():
            self.edit(keys[place])
        return True

    def edit(self, key: str) -> None:
        """Note this fact: the line holds it until Enter, Tab or Esc."""
        board, line = self._board, self._line
        if not board.editing:
            self._draft = line.value
        board.editing, board.preview, board.remark = key, None, ""
        field = board.field
        if field is None:  # it was noted by other means
            self.stop()
            return
        line.value = field.value
        line.cursor_position = len(field.value)
        line.placeholder = field.hint or field.ask
        self._changed()

    def keep(self) -> bool:
        """Note the fact in the line, if it has changed; whether that went well.

        A command is no fact.
        """
        field, value = self._board.field, self._line.value.strip()
        if field is None or not value or value == field.value or value.startswith("/"):
            return True
        return self._do(lambda: self._session.note_fact(field.key, value))

    def finish(self) -> bool:
        """Keep it and go back to the client's words; False where it cannot be kept."""
        kept = self.keep()
        if kept:
            self.stop()
        return kept

    def settle(self) -> bool:
        """Keep the fact in the line, if there is one, before something else is done."""
        return not self._board.editing or self.finish()

    def stop(self) -> None:
        """Back to the client's words; what is in the line is not kept."""
        line = self._line
        self._board.editing = ""
        line.value, self._draft = self._draft, ""
        line.cursor_position = len(line.value)
        self._changed()


def said_here(prompts: Prompts) -> str:
    """What stands on the empty line."""
    return _("the call has ended") if prompts.ended else _("type what the client says")
