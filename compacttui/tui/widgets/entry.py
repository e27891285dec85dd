"""A line to type in, in our look: what is typed or pasted is cleaned on the way in, and nothing blinks."""

from __future__ import annotations

from textual.widgets import Input

from compacttui.rules.text import clean


class Entry(Input):
    """One line of text."""

    DEFAULT_CSS = """
    Entry.-textual-compact, Entry.-textual-compact:ansi {
        height: 1; border: none; padding: 0 1; background: $field; color: $ink;
        text-style: $field-style;
        &:focus {
            border: none; background: $field-focus; background-tint: $foreground 0%; text-style: $field-focus-style;
        }
        & > .input--cursor {
            color: $input-cursor-foreground; background: $input-cursor-background;
            text-style: $input-cursor-text-style;
        }
        & > .input--placeholder, & > .input--suggestion { color: $quiet; text-style: none; }
    }
    """

    def __init__(self, value: str = "", *, hint: str = "", called: str | None = None) -> None:
        super().__init__(value, clean(hint), compact=True, select_on_focus=False, id=called)
        self.cursor_blink = False

    def validate_value(self, value: str) -> str:
        """Clean what comes in, on one line."""
        return clean(value).replace("\n", " ")
