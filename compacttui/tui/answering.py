"""A line to type in, and below it what answers: for finding things, and for the palette."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Input

from compacttui.rules.refusal import Refused
from compacttui.tui.commands import bind, command
from compacttui.tui.frame import Framed
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.empty import Empty
from compacttui.tui.widgets.entry import Entry
from compacttui.tui.widgets.lines import Lines
from compacttui.tui.widgets.manner import Away, Manner
from compacttui.tui.widgets.pages import Whole
from compacttui.tui.widgets.rule import ThinRule

Row = TypeVar("Row")
Chosen = TypeVar("Chosen")

_AREA = "Find and palette"
UP = command("find.up", "up", "up", "move(-1)", "The line above.", area=_AREA)
DOWN = command("find.down", "down", "down", "move(1)", "The line below.", area=_AREA)
PAGE_UP = command("find.page_up", "page up", "pageup", "page(-1)", "A page up.", area=_AREA)
PAGE_DOWN = command("find.page_down", "page down", "pagedown", "page(1)", "A page down.", area=_AREA)
CLOSE = command("find.close", "close", "escape", "close", "Go back to where you were.", area=_AREA, rank=20)
CHOOSE = command(
    "find.choose", "choose", "enter", "submit", "Take what the cursor is on.", area=_AREA, rank=10
)


class AskedEntry(Entry):
    """The line to type in."""

    BINDINGS = bind(CHOOSE)


class Asking(Framed[Chosen | None], Generic[Row, Chosen]):
    """The base of both: gives what was chosen, or nothing."""

    BINDINGS = bind(CLOSE, UP, DOWN, PAGE_UP, PAGE_DOWN)
    DEFAULT_CSS = """
    Asking AskedEntry { margin: 0 2; }
    """

    @dataclass
    class Came(Message, bubble=False):
        """What answers to the words."""

        words: str
        rows: Sequence[object]
        refusal: str = ""

    # What each says of itself

    def hint(self) -> str:
        """Say what to type."""
        raise NotImplementedError

    def columns(self) -> Sequence[Column[Row]]:
        """Give the columns of what answers."""
        raise NotImplementedError

    def look(self, words: str) -> Sequence[Row]:
        """Give what answers to the words (which may be none); called in a worker thread."""
        raise NotImplementedError

    def none(self, words: str) -> Empty:
        """Say that nothing answers."""
        raise NotImplementedError

    def choice(self, row: Row) -> Chosen:
        """Give what the screen gives for a row."""
        raise NotImplementedError

    def take(self, row: Row) -> None:
        """A row was chosen: leave with what it gives."""
        self.dismiss(self.choice(row))

    def take_none(self, words: str) -> None:
        """Enter was struck where nothing answers to the words."""

    # The rest is alike

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Row] = ()
        self._answered: str | None = None
        self._wants = False

    def middle(self) -> ComposeResult:
        """Lay out the line and the list."""
        yield AskedEntry(hint=self.hint())
        yield ThinRule()
        lines: Lines[Row] = Lines(self.columns(), Manner(key=id, away=Away.FULL, empty=Empty("")))
        lines.can_focus = False
        yield lines

    @property
    def lines(self) -> Lines[Row]:
        """What answers."""
        return cast("Lines[Row]", self.query_one(Lines))

    def on_mount(self) -> None:
        """Take the keys, and show what answers before anything is typed."""
        self.query_one(AskedEntry).focus()
        self._ask("")

    @on(Input.Changed)
    def _typed(self, changed: Input.Changed) -> None:
        changed.stop()
        self._wants = False
        self._ask(changed.value.strip())

    def _ask(self, words: str) -> None:
        """Look in a worker thread; answers to older words are dropped."""

        def look() -> None:
            try:
                self.post_message(self.Came(words, tuple(self.look(words))))
            except Refused as refused:
                self.post_message(self.Came(words, (), refused.message))

        self.run_worker(look, thread=True, group="asking", exclusive=True, exit_on_error=False)

    @on(Came)
    def _came(self, came: Came) -> None:
        if came.words != self._typed_words:
            return
        self._rows, self._answered = cast("Sequence[Row]", came.rows), came.words
        empty = Empty(came.refusal) if came.refusal else self.none(came.words)
        self.lines.show(Whole(self._rows), empty=empty, at=0)
        if self._wants:
            self._wants = False
            self._take_pointed()

    @property
    def _typed_words(self) -> str:
        return self.query_one(AskedEntry).value.strip()

    @on(Lines.Chosen)
    def _chosen(self, chosen: Lines.Chosen) -> None:
        chosen.stop()
        self.take(cast(Row, chosen.row))

    @on(Input.Submitted)
    def _choose(self, submitted: Input.Submitted) -> None:
        """Take what the cursor is on; where the words are not answered yet, whatever answers them first."""
        submitted.stop()
        self._wants = self._answered != self._typed_words
        if not self._wants:
            self._take_pointed()

    def _take_pointed(self) -> None:
        if self._rows:
            self.take(self._rows[min(self.lines.cursor, len(self._rows) - 1)])
        else:
            self.take_none(self._typed_words)

    def action_move(self, rows: int) -> None:
        """Move the cursor in the list."""
        self.lines.action_move(rows)

    def action_page(self, direction: int) -> None:
        """Move the cursor by a page."""
        self.lines.action_page(direction)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
