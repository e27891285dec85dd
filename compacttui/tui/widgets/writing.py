"""Several lines to write in. Kept apart because it is slow to import: only forms that need it do."""

from __future__ import annotations

from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from compacttui.rules.text import clean

_BEFORE = 8
"""Letters that are looked at before the place where something is typed: more than stand on one another."""


class Writing(TextArea):
    """Longer words, in our look; what comes in is cleaned, Tab goes on to the next field."""

    DEFAULT_CSS = """
    Writing, Writing:ansi {
        height: auto; min-height: 3; max-height: 12; border: none; padding: 0 1; background: $field; color: $ink;
        text-style: $field-style;
        &:focus { border: none; background: $field-focus; }
        & .text-area--cursor, &:light .text-area--cursor, &:dark .text-area--cursor {
            color: $input-cursor-foreground; background: $input-cursor-background;
            text-style: $input-cursor-text-style;
        }
        & .text-area--cursor-line { background: $field-focus; }
        & .text-area--selection { color: $input-selection-foreground; background: $input-selection-background; }
    }
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(clean(text), compact=True, highlight_cursor_line=False)
        self.cursor_blink = False

    def edit(self, edit: Edit) -> EditResult:
        """Clean what is typed or pasted, as what it will stand behind: a joiner alone would hide, and no mark is a tower."""
        row, column = min(edit.from_location, edit.to_location)
        before = self.document.get_line(row)[max(0, column - _BEFORE) : column]
        kept, whole = _fit(before), _fit(before + edit.text)
        edit.text = whole.removeprefix(kept) if whole.startswith(kept) else _fit(edit.text)
        return super().edit(edit)

    def load_text(self, text: str) -> None:
        """Clean what a draft holds."""
        super().load_text(_fit(text))


def _fit(text: str) -> str:
    return clean(text.replace("\t", " "))
