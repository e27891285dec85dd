"""Something to press: a word or two that Enter, Space or a click sets off."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.geometry import Offset, Size
from textual.message import Message
from textual.widget import Widget

from compacttui.tui.commands import FORMS, bind, command
from compacttui.tui.widgets.text import shown_line

PRESS = command("press", "press", "enter,space", "press", "Do what is written there.", area=FORMS)


class Press(Widget, can_focus=True):
    """A button of one line."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Press {
        width: auto; height: 1; padding: 0 1; margin-right: 2; background: $field; color: $ink;
        &:focus { background: $selected; color: $on-selected; text-style: $press-style; }
        &:hover { background: $field-focus; color: $ink; }
        &:focus:hover { background: $selected; color: $on-selected; }
        &:disabled { color: $quiet; }
    }
    """
    BINDINGS = bind(PRESS)

    @dataclass
    class Pressed(Message):
        """It was pressed."""

        press: Press

        @property
        def control(self) -> Press:
            """The button, for `@on(Press.Pressed, "#name")`."""
            return self.press

    def __init__(self, words: str, *, called: str | None = None, mouse_only: bool = False) -> None:
        super().__init__(id=called)
        self.can_focus = not mouse_only
        self._words = shown_line(words)

    def render(self) -> Content:
        """Show its words between brackets, so that it reads as something to press."""
        return Content.assemble("[", self._words, "]")

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002
        """Be as wide as the words."""
        return self._words.cell_length + 2

    def action_press(self) -> None:
        """Be pressed."""
        self.post_message(self.Pressed(self))

    def on_click(self) -> None:
        """Be pressed."""
        self.action_press()

    def on_focus(self) -> None:
        """Take the terminal's cursor."""
        self.app.cursor_position = self.content_region.offset + Offset(0, 0)
