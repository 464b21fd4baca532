"""The one error that users see: what is wrong, where, and what to do about it."""

from __future__ import annotations


class CoachError(Exception):
    """A problem that the user can act on; every face prints it as it stands.

    ``what`` says what is wrong, ``where`` names the file, line or command (may be empty),
    ``todo`` says what to do next (may be empty).
    """

    def __init__(self, what: str, where: str = "", todo: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.todo = todo

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head}\n  {self.todo}" if self.todo else head


class WrongUse(CoachError):
    """What was typed on the command line cannot be meant: another word is wanted there."""
