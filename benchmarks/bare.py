"""The least that a Textual program can be: what start-up is measured against."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """Say that it is there."""
        yield Static("Bare and ready")


if __name__ == "__main__":
    Bare().run()
