"""The pictures of the screens in these pages, made by the program itself.

    python -m docs.make_pictures

Writes ``docs/pictures``: the live call with an objection that is answered while it is typed, in
English and German, the same in a small terminal, and the home screen. Nothing of the user's own
is read: the calls are held in a folder that is thrown away.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from textual.screen import Screen

    from coach.faces.tui.app import CoachApp
    from coach.playbook.text import Voice

PICTURES = Path(__file__).with_name("pictures")
WIDE, SMALL = (120, 36), (80, 24)
FACTS = {
    "en": {
        "workload": "two posts a week and a newsletter",
        "goals": "20 enquiries a month by May",
        "volume": "10 posts x 2 h",
    },
    "sie": {
        "workload": "zwei Beiträge pro Woche und ein Newsletter",
        "goals": "20 Anfragen im Monat bis Mai",
        "volume": "10 Beiträge x 2 h",
    },
}


class Scene(NamedTuple):
    """What stands on a picture: a call in a voice, with the words that are being typed."""

    file: str
    size: tuple[int, int]
    voice: Voice
    client: str
    typed: str


CALLS = (
    Scene("live-call", WIDE, "en", "Miller", "that is too expensive for us"),
    Scene("live-call-de", WIDE, "sie", "Nordlicht", "das ist uns zu teuer"),
    Scene("small", SMALL, "en", "Miller", "that is too expensive for us"),
)


def main() -> None:
    """Make them all."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COACH_HOME"] = folder
        PICTURES.mkdir(exist_ok=True)
        asyncio.run(_home())
        for scene in CALLS:
            asyncio.run(_call(scene))


async def _call(scene: Scene) -> None:
    from coach.cli.calls import begin
    from coach.cli.parts import Remarks, ears, open_journal
    from coach.cli.screens.home import Home
    from coach.playbook.text import language_of
    from coach.words import speak

    speak(language_of(scene.voice))
    journal, remarks = open_journal(), Remarks()
    hear = ears(remarks.keep)
    number, session = begin(journal, hear, "retainer", scene.client, scene.voice, remarks.keep)
    home = Home(journal, language_of(scene.voice))

    def first(app: CoachApp) -> Screen[None]:
        return home.live(app, session, hear, number, remarks)

    for command in ("/confirm", "/confirm"):
        session.line(command)
    for key, value in FACTS[scene.voice].items():
        session.note_fact(key, value)
    for step in ("4", "5", "6"):
        session.goto(step)
    session.client_said({"en": "how does that work?", "sie": "Wie läuft das denn?"}[scene.voice])
    await _take(first, scene.size, scene.file, scene.typed, lambda: hear.ready)


async def _home() -> None:
    from coach.cli.parts import open_journal
    from coach.cli.screens.home import Home
    from coach.words import speak

    speak("en")
    await _take(Home(open_journal(), "en").screen, SMALL, "home", "", lambda: True)


async def _take(
    first: Callable[[CoachApp], Screen[None]],
    size: tuple[int, int],
    file: str,
    typed: str,
    ready: Callable[[], bool],
) -> None:
    """Show a screen, type, and write its picture."""
    from coach.faces.tui.app import CoachApp

    app = CoachApp(first, {})
    async with app.run_test(size=size) as pilot:
        while not ready():
            await pilot.pause(0.05)
        for letter in typed:
            await pilot.press({" ": "space"}.get(letter, letter))
        await pilot.pause()
        picture = re.sub(r"terminal-\d+", "terminal", app.export_screenshot(title="coach"))
    (PICTURES / f"{file}.svg").write_text(picture, "utf-8")


if __name__ == "__main__":
    main()
