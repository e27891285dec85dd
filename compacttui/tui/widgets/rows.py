"""Rows on the screen: read by the page, painted line by line, with no cursor yet (`lines.py` adds it)."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from textual import on
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.theme import Theme
from textual.widget import Widget

from compacttui.tui.widgets.cells import Bit, Tone
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.empty import READING, UNREADABLE, Empty, empty_lines, no_answer
from compacttui.tui.widgets.heights import Flat, Wrapped
from compacttui.tui.widgets.manner import Manner
from compacttui.tui.widgets.pages import PAGE, Heading, Pages
from compacttui.tui.widgets.painting import Ground, Inks, Painter
from compacttui.tui.widgets.reader import Arrived, Broke, Counted, Reader

Row = TypeVar("Row")

_WRAPPED_AT_MOST = 2_000
"""Longer lists give every row one line: their heights are never added up."""


class Rows(ScrollView, Generic[Row]):
    """A window on any number of rows."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Rows {
        background: $background; color: $ink; height: 1fr;
        overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-gutter: stable;
    }
    """

    @dataclass
    class Told(Message):
        """How many rows there are (growing until complete), or why they could not be read."""

        rows: Widget
        count: int
        complete: bool
        error: Exception | None = None

    def __init__(
        self, columns: Sequence[Column[Row]], manner: Manner[Row] | None = None, *, called: str | None = None
    ) -> None:
        super().__init__(id=called)
        self.manner: Manner[Row] = manner or Manner()
        self.count: int | None = None
        """How many rows are known, headings too; None until the source has answered."""
        self._message = READING
        self._reader: Reader[Row | Heading] = Reader(self)
        self._painter = Painter(columns, self.manner.most_lines)
        self._heights: Flat | Wrapped = Flat(0)

    def show(self, pages: Pages[Row | Heading], *, empty: Empty | None = None, at: int = 0) -> None:
        """Show another source, or the same one afresh; the page of row `at` is read first."""
        if empty is not None:
            self.manner = self.manner._replace(empty=empty)
        if not self.count:
            self._say(READING)
        self._reader.open(pages, at)

    def set_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Lay the rows out in other columns from now on; the rows, the cursor and what is in view stay."""
        inks = self._painter.inks
        self._painter = Painter(columns, self.manner.most_lines)
        self._painter.wear(inks)
        self._resize()
        self._settle()

    def say_empty(self, empty: Empty) -> None:
        """Say something else where there are no rows."""
        self.manner = self.manner._replace(empty=empty)
        if not self.count and self._message is not READING:
            self._say(empty)

    @property
    def room(self) -> int:
        """Cells that the columns share."""
        return self._painter.room

    def row_at(self, number: int) -> Row | None:
        """Give a row by its number, when it is here and no heading."""
        row = self._reader.kept.row(number)
        return None if isinstance(row, Heading) else row

    @on(Arrived)
    def _arrived(self, arrived: Arrived) -> None:
        if arrived.edition != self._reader.edition:
            return
        if self._reader.take(arrived.index, cast("Sequence[Row | Heading]", arrived.rows)):
            self._painter.forget()
            self._came()
            self._settle()
        elif self._may_wrap or self._is_in_view(arrived.index):
            self._settle()
        else:
            self._fill()

    @on(Counted)
    def _counted(self, counted: Counted) -> None:
        if counted.edition != self._reader.edition:
            return
        self.count = counted.count
        if counted.complete and not counted.count:
            self._reader.gave_nothing()
            self._say(self.manner.empty)
        self._settle()
        self.post_message(self.Told(self, counted.count, counted.complete))

    @on(Broke)
    def _broke(self, broke: Broke) -> None:
        if broke.edition != self._reader.edition:
            return
        self._reader.gave_nothing()
        answer = no_answer(broke.error)
        if not self._reader.kept:
            self.count = 0
            self._say(answer or UNREADABLE)
            self._settle()
        error = None if answer else broke.error
        self.post_message(self.Told(self, self.count or 0, complete=True, error=error))

    def _is_in_view(self, page: int) -> bool:
        first = round(self.scroll_y)
        return first // PAGE <= page <= (first + self._view) // PAGE

    def _came(self) -> None:
        """Rows of the source that is on have come."""

    def _say(self, message: Empty) -> None:
        self._message = message
        self.refresh()

    def _settle(self) -> None:
        """After rows came or went, or the width changed: heights, and the pages around the view."""
        count = self.count or 0
        rows = self._reader.kept
        if self._may_wrap and len(rows) == count:
            lay = self._painter.lay
            self._heights = Wrapped(len(lay(number, row, wrapped=True)) for number, row in rows.rows())
        else:
            self._heights = Flat(count)
        self.virtual_size = Size(self.size.width, self._heights.height + self._head)
        self.refresh()
        self._fill()

    @property
    def _may_wrap(self) -> bool:
        return self.manner.most_lines > 1 and (self.count or 0) <= _WRAPPED_AT_MOST

    @property
    def _head(self) -> int:
        """Lines for the heads of the columns."""
        return 1 if self._painter.has_heads and self.count else 0

    @property
    def _view(self) -> int:
        """Lines for rows."""
        return max(1, self.scrollable_content_region.height - self._head)

    def _fill(self) -> None:
        """Read what the view needs and does not have."""
        count = self.count or 0
        if self._may_wrap:
            self._reader.want(0, count - 1, count)
        elif count:
            first = min(round(self.scroll_y), count - 1)
            self._reader.want(first, min(first + self._view, count - 1), count)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Show and read the rows that came into view; the scroll bar is drawn anew only where that can be seen."""
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.position = self._on_the_bar(new_value)
        if round(old_value) != round(new_value):
            self.refresh(self.size.region)
        self._fill()

    def _on_the_bar(self, line: float) -> float:
        """The middle of the lines that look alike on the scroll bar, which moves by an eighth of a cell."""
        step = self.virtual_size.height / max(1, 8 * self.scrollable_content_region.height)
        return line if step <= 1 else (int(line / step) + 0.5) * step

    def on_mount(self) -> None:
        """Take the colours of the theme, now and whenever it changes."""
        self._wear()
        self.app.theme_changed_signal.subscribe(self, self._wear)

    def _wear(self, _theme: Theme | None = None) -> None:
        self._painter.wear(Inks(self.app.theme_variables))
        self.refresh()

    def on_resize(self) -> None:
        """Lay the columns out for the new width."""
        self._resize()
        self._settle()

    def _resize(self) -> None:
        within = self.scrollable_content_region.width
        self._painter.resize(within, beside=self.size.width - within)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Give the lines as they were painted, where there is neither border nor padding to draw around them.

        Textual would go through each line once more: a page of them would take half as long again.
        """
        if self.styles.gutter:
            return super().render_lines(crop)
        filters, behind = self.get_line_filters(), self.background_colors[1]
        strips = []
        for y in crop.line_range:
            strip = self.render_line(y)
            for each in filters:
                strip = strip.apply_filter(each, behind)
            strips.append(strip)
        if crop.column_span != (0, self.size.width):
            return [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def render_line(self, y: int) -> Strip:
        """Paint line `y` of the view."""
        if y < self._head:
            return self._painter.head()
        if not self.count:
            lines = empty_lines(self._message, self._painter.room)
            return self._painter.words(lines[y] if y < len(lines) else ())
        at = y - self._head + round(self.scroll_y)
        if at >= self._heights.height:
            return self._painter.words(())
        number, part = self._heights.at(at)
        row = self._reader.kept.row(number)
        if row is None:
            return self._painter.words((Bit("…", Tone.QUIET),))
        marked = not isinstance(row, Heading) and self._is_marked(self.manner.key(row))
        wrapped = isinstance(self._heights, Wrapped)
        return self._painter.line((number, part), row, self._ground(number), wrapped=wrapped, marked=marked)

    def _ground(self, number: int) -> Ground:  # noqa: ARG002 - a list with a cursor asks
        return Ground.PAPER

    def _is_marked(self, key: Hashable) -> bool:  # noqa: ARG002
        return False
