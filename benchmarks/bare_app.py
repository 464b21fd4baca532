"""The floor: the smallest Textual app with one Input and a Label that repeats what is typed."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Input, Label


class Bare(App[None]):
    """One line, one echo."""

    def compose(self) -> ComposeResult:
        """Two widgets."""
        yield Input(placeholder="Type here")
        yield Label("", id="echo")

    def on_input_changed(self, event: Input.Changed) -> None:
        """The echo."""
        self.query_one("#echo", Label).update(event.value)


if __name__ == "__main__":
    Bare().run()
