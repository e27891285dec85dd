"""The one door for words on the screen: cleaned, and never read as markup.

Every Static, Label, Button, tooltip, border title, option or notification takes what comes out of here;
`tests/tui/test_door.py` reads the interface's source and forbids anything else at those places.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.content import Content

from compacttui.rules.text import clean
from compacttui.tui.widgets.cells import Bit, Tone, one_line

if TYPE_CHECKING:
    from textual.app import App

_STYLES = {
    Tone.PLAIN: "",
    Tone.QUIET: "$quiet",
    Tone.STRONG: "bold",
    Tone.ACCENT: "bold $accent",
    Tone.LATE: "$late",
    Tone.SOON: "$soon",
    Tone.DONE: "$done",
    Tone.DECIDE: "$decide",
    Tone.NODATA: "$nodata",
    Tone.HELD: "reverse",
}


def shown(text: str, tone: Tone = Tone.PLAIN) -> Content:
    """Give words for any widget, with their line breaks."""
    return Content.styled(clean(text), _STYLES[tone])


def shown_line(text: str, tone: Tone = Tone.PLAIN) -> Content:
    """Give words for any widget, on one line."""
    return Content.styled(one_line(text), _STYLES[tone])


def said(*bits: Bit | str) -> Content:
    """Put words of several tones side by side."""
    return Content("").join(
        shown(bit, Tone.PLAIN) if isinstance(bit, str) else shown(bit.words, bit.tone) for bit in bits
    )


def for_table(text: str) -> Text:
    """Give words for a cell of a DataTable or a Tree, which show a `Content` as one letter."""
    return Text(one_line(text), no_wrap=True, overflow="ellipsis")


def notify(app: App[object], text: str, *, serious: bool = False) -> None:
    """Tell a person something that has no line of its own on the screen."""
    app.notify(clean(text), severity="error" if serious else "information", markup=False)


def copy(app: App[object], text: str) -> None:
    """Hand words to the clipboard, with nothing in them that could act where they are pasted."""
    app.copy_to_clipboard(clean(text))
