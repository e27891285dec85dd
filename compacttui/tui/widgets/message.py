"""What the program says after an act: a line above the keys that stays until the next one."""

from __future__ import annotations

from textual.reactive import reactive
from textual.widgets import Static

from compacttui.rules.words.standing import Standing
from compacttui.tui.widgets.cells import Bit, sign
from compacttui.tui.widgets.text import said


class MessageLine(Static):
    """One thing said; it goes when something else is said, or Esc is pressed, never by the clock."""

    DEFAULT_CSS = """
    MessageLine { height: auto; max-height: 4; padding: 0 1; display: none; }
    MessageLine.-speaks { display: block; }
    """

    words: reactive[str] = reactive("", init=False)
    """What is being said; empty: nothing."""

    def tell(self, words: str, standing: Standing | None = None) -> None:
        """Say something; a standing tells what kind of news it is."""
        before = (sign(standing), Bit(" ")) if standing else ()
        self.update(said(*before, Bit(words)))
        self.set_class(bool(words), "-speaks")
        self.words = words

    def clear(self) -> None:
        """Say nothing more."""
        self.tell("")
