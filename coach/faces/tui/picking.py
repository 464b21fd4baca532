"""Which response to say: of what is being typed, or of the open objection."""

from __future__ import annotations

from collections.abc import Callable

from coach.call.cards import ObjectionCard
from coach.call.session import Reply, Session
from coach.faces.tui.board import Board


class Picking:
    """Picks with the arrows, and with a digit on the empty line."""

    def __init__(
        self, session: Session, board: Board, do: Callable[[Callable[[], Reply]], bool]
    ) -> None:
        """``do`` hands an action to the session."""
        self._session = session
        self._board = board
        self._do = do

    @property
    def choices(self) -> int:
        """How many responses a digit picks from; none while a fact is noted.

        Where there is only one line to say, or a question, every digit says that it picks nothing,
        rather than stand before the client's next words.
        """
        prompts = self._board.prompts
        if self._board.editing or prompts.ended:
            return 0
        if prompts.at_hand:
            return len(prompts.at_hand.responses)
        return 9 if prompts.put_off or prompts.unsure else 0

    def move(self, by: int) -> bool:
        """To another response; False where there is none to pick."""
        preview, opened = self._board.preview, self._board.prompts.at_hand
        if preview is not None and preview.card is not None:
            most = len(preview.card.responses) - 1
            self._board.chosen = max(0, min(self._board.chosen + by, most))
        elif opened is not None:
            self._move_in(opened, by)
        else:
            return False
        return True

    def digit(self, digit: str) -> None:
        """The response with this number."""
        self._do(lambda: self._session.pick(digit))

    def take_back(self, digits: str) -> None:
        """These digits began a figure, and have picked nothing."""
        for _digit in digits:
            self._do(self._session.unpick)

    def _move_in(self, opened: ObjectionCard, by: int) -> None:
        ids = [response.id for response in opened.responses]
        place = ids.index(opened.picked) if opened.picked in ids else 0
        place = max(0, min(place + by, len(ids) - 1))
        if ids[place] != opened.picked:
            self._do(lambda: self._session.pick(ids[place]))
