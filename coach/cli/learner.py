"""What the user corrects is heard from the next keystroke on, and kept in the user's own file."""

from __future__ import annotations

from collections.abc import Callable

from coach.errors import CoachError
from coach.hearing.ears import Ears
from coach.places import config_folder
from coach.playbook.load import OBJECTIONS
from coach.words import Language


class OwnFile:
    """Learns into the user's ``objections.yaml``; a file that cannot be written is reported."""

    def __init__(self, ears: Ears, report: Callable[[CoachError], None]) -> None:
        self._ears = ears
        self._report = report

    def learn(self, text: str, label: str) -> None:
        """Hear ``text`` as ``label`` from now on."""
        from coach.hearing.learn import learn

        language: Language = "de" if self._ears.hear(text).lang == "de" else "en"
        self._ears.matcher.learn(text, label)
        try:
            learn(config_folder() / OBJECTIONS, text, label, language)
        except CoachError as error:
            self._report(error)

    def forget(self, text: str, label: str) -> None:
        """Take back what was learned."""
        from coach.hearing.learn import forget

        self._ears.matcher.forget(text, label)
        try:
            forget(config_folder() / OBJECTIONS, text, label)
        except CoachError as error:
            self._report(error)
