"""The virtual list: any number of rows, one of them under the cursor."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget

from compacttui.tui.commands import bind
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.empty import Empty
from compacttui.tui.widgets.manner import MARK, MOVES, OPEN, Away, Manner
from compacttui.tui.widgets.pages import Heading, Pages
from compacttui.tui.widgets.painting import Ground
from compacttui.tui.widgets.rows import Rows
from compacttui.tui.widgets.text import copy

Row = TypeVar("Row")

_AWAY = {Away.PALE: Ground.AWAY, Away.HIDDEN: Ground.PAPER, Away.FULL: Ground.CURSOR}


class Lines(Rows[Row], Generic[Row], can_focus=True):
    """A list with a cursor. Rows come from `Pages`; keys never wait for them."""

    BINDINGS = bind(OPEN, MARK, *MOVES)

    @dataclass
    class Pointed(Message):
        """The cursor stands on another row, or other words are under it."""

        lines: Widget
        row: object
        number: int

        @property
        def control(self) -> Widget:
            """The list, for `@on(Lines.Pointed, "#name")`."""
            return self.lines

    @dataclass
    class Chosen(Pointed):
        """Enter, or two clicks, on a row."""

    @dataclass
    class Marked(Message):
        """Rows were marked, or the marks taken off."""

        lines: Widget

    @dataclass
    class Typed(Message):
        """A character that is no command here: the beginning of something to find."""

        lines: Widget
        character: str

    def __init__(
        self, columns: Sequence[Column[Row]], manner: Manner[Row] | None = None, *, called: str | None = None
    ) -> None:
        super().__init__(columns, manner, called=called)
        self.cursor = 0
        """The row the cursor is on, from 0."""
        self._pointed: Hashable = None
        self._follow: Hashable = None
        self._choose_on_arrival = False
        self._marked: dict[Hashable, Row] = {}

    @property
    def row(self) -> Row | None:
        """The row under the cursor, when there is one and it is here."""
        return self.row_at(self.cursor)

    @property
    def marked(self) -> Mapping[Hashable, Row]:
        """The rows that are marked, by key, in the order of marking."""
        return self._marked

    def show(self, pages: Pages[Row | Heading], *, empty: Empty | None = None, at: int | None = None) -> None:
        """Show another source, or the same one afresh.

        The cursor goes to row `at`; without that it stays with its row, or else with its place.
        """
        row = self.row
        self._follow = None if at is not None or row is None else self.manner.key(row)
        self._pointed = None
        self.cursor = self.cursor if at is None else at
        self._marked.clear()
        super().show(pages, empty=empty, at=self.cursor)

    def _came(self) -> None:
        """Put the cursor back on the row it was on, if that is among those that came."""
        wanted, self._follow = self._follow, None
        if wanted is not None:
            key = self.manner.key
            rows = self._reader.kept.rows()
            same = (number for number, row in rows if not isinstance(row, Heading) and key(row) == wanted)
            self.cursor = next(same, self.cursor)

    def _settle(self) -> None:
        """Keep the cursor on a row, and in view."""
        super()._settle()
        if self.count:
            self._go(min(self.cursor, self.count - 1), 1)
        if self._choose_on_arrival and self.row is not None and not self._reader.is_stale:
            self.action_choose()

    # The cursor

    def point_at(self, number: int) -> None:
        """Put the cursor on a row, and show it."""
        if self.count:
            self._go(min(max(0, number), self.count - 1), 1)

    def _may_point(self, number: int) -> bool:
        row = self._reader.kept.row(number)
        return row is None or (not isinstance(row, Heading) and self.manner.pointable(row))

    def _go(self, number: int, step: int) -> None:
        """Put the cursor on a row, or the nearest it may stand on: first looking along `step`, then back."""
        count = self.count or 0
        ahead = range(number, count if step > 0 else -1, step)
        found = next((n for n in ahead if 0 <= n < count and self._may_point(n)), None)
        if found is None:
            back = range(number, -1 if step > 0 else count, -step)
            found = next((n for n in back if 0 <= n < count and self._may_point(n)), None)
        if found is None:
            return
        before, self.cursor = self.cursor, found
        if not self._reveal():
            self._refresh_row(before)
            self._refresh_row(found)
        self._place_terminal_cursor()
        row = self.row
        key = None if row is None else self.manner.key(row)
        if row is not None and key != self._pointed:
            self._pointed = key
            self.post_message(self.Pointed(self, row, found))

    def _reveal(self) -> bool:
        """Scroll so that the whole row shows, with the heading above it; True when that moved the view."""
        number = self.cursor
        if not number < (self.count or 0):
            return False
        top = self._heights.top(number)
        bottom = top + self._heights.lines(number)
        while number and isinstance(self._reader.kept.row(number - 1), Heading):
            number -= 1
            top = self._heights.top(number)
        y = round(self.scroll_y)
        wanted = min(top, max(y, bottom - self._view))
        if wanted == y:
            return False
        self.scroll_to(y=wanted, animate=False)
        return True

    def _refresh_row(self, number: int) -> None:
        if number < (self.count or 0):
            self.refresh_lines(self._heights.top(number) + self._head, self._heights.lines(number))

    def _place_terminal_cursor(self) -> None:
        """Put the terminal's own cursor on the row, where magnifiers and screen readers look."""
        if self.has_focus and self.count:
            y = self._heights.top(self.cursor) + self._head - round(self.scroll_y)
            if self._head <= y < self.size.height:
                self.app.cursor_position = self.content_region.offset + Offset(0, y)

    # Keys and mouse

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer only what works on this list as it is."""
        if action == "mark":
            return self.manner.markable and bool(self.count)
        return bool(self.count) if action in {"choose", "copy"} else True

    def action_move(self, rows: int) -> None:
        """Move the cursor by some rows."""
        to = self.cursor + rows
        if 0 <= to < (self.count or 0):
            self._go(to, rows)

    def action_page(self, direction: int) -> None:
        """Move the cursor by a page."""
        if not self.count:
            return
        line = self._heights.top(self.cursor) + direction * self._view
        number, _ = self._heights.at(min(max(line, 0), self._heights.height - 1))
        self._go(number, direction)

    def action_first(self) -> None:
        """Go to the first row."""
        self._go(0, 1)

    def action_last(self) -> None:
        """Go to the last row."""
        self._go((self.count or 0) - 1, -1)

    def action_choose(self) -> None:
        """Open the row; one that is still being read opens when it comes."""
        row = None if self._reader.is_stale else self.row
        self._choose_on_arrival = row is None
        if row is not None:
            self.post_message(self.Chosen(self, row, self.cursor))

    def action_mark(self) -> None:
        """Mark the row, or take its mark off, and go on to the next."""
        row = self.row
        if row is None:
            return
        key = self.manner.key(row)
        if self._marked.pop(key, None) is None:
            self._marked[key] = row
        self._refresh_row(self.cursor)
        self.post_message(self.Marked(self))
        self.action_move(1)

    def action_copy(self) -> None:
        """Copy the words of the row."""
        row = self.row
        if row is not None:
            copy(self.app, self._painter.plain(row))

    def on_key(self, event: events.Key) -> None:
        """Hand on what was typed, if it is no command."""
        if event.is_printable and event.character and event.key not in self.screen.active_bindings:
            event.stop()
            self.post_message(self.Typed(self, event.character))

    def on_click(self, event: events.Click) -> None:
        """Point at the row that was clicked; two clicks open it."""
        y = event.y - self._head + round(self.scroll_y)
        if event.y < self._head or not 0 <= y < self._heights.height:
            return
        number, _ = self._heights.at(y)
        if self._may_point(number):
            self._go(number, 1)
            if event.chain == 2:
                self.action_choose()

    def on_resize(self) -> None:
        """Keep the terminal's cursor on the row."""
        self.call_after_refresh(self._place_terminal_cursor)

    def on_focus(self) -> None:
        """Show that keys work here."""
        self._refresh_row(self.cursor)
        self.call_after_refresh(self._place_terminal_cursor)

    def on_blur(self) -> None:
        """Show that keys work elsewhere."""
        self._refresh_row(self.cursor)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Take the terminal's cursor along."""
        super().watch_scroll_y(old_value, new_value)
        self._place_terminal_cursor()

    def _ground(self, number: int) -> Ground:
        if number != self.cursor or not self._may_point(number):
            return Ground.PAPER
        return Ground.CURSOR if self.has_focus else _AWAY[self.manner.away]

    def _is_marked(self, key: Hashable) -> bool:
        return key in self._marked
