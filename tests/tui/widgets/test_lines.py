"""The list: a cursor over any number of rows, which are read by the page behind one's back."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import asynccontextmanager

from textual import on
from textual.geometry import Offset
from textual.widget import Widget

from compacttui.tui.widgets.cells import BREAK, Bit
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.empty import Empty
from compacttui.tui.widgets.lines import Lines
from compacttui.tui.widgets.manner import Manner
from compacttui.tui.widgets.pages import Heading, Whole
from compacttui.tui.widgets.rows import Rows
from tui.stage import Stage, reads, screen_text, until
from tui.widgets.sources import NAME, Numbered, Row


class Listening(Stage):
    """Keeps what the list says."""

    def __init__(self, *parts: Widget) -> None:
        super().__init__(*parts)
        self.pointed: list[Row] = []
        self.chosen: list[Row] = []
        self.typed: list[str] = []
        self.told: list[Rows.Told] = []

    @on(Lines.Pointed)
    def point(self, message: Lines.Pointed) -> None:
        if not isinstance(message, Lines.Chosen):
            self.pointed.append(message.row)

    @on(Lines.Chosen)
    def choose(self, message: Lines.Chosen) -> None:
        self.chosen.append(message.row)

    @on(Lines.Typed)
    def type(self, message: Lines.Typed) -> None:
        self.typed.append(message.character)

    @on(Rows.Told)
    def tell(self, message: Rows.Told) -> None:
        self.told.append(message)


@asynccontextmanager
async def listing(source, manner: Manner[Row] | None = None, *, size=(60, 12), says="row 0") -> Iterator:
    lines: Lines[Row] = Lines(NAME, manner)
    app = Listening(lines)
    async with app.run_test(size=size) as pilot:
        lines.show(source)
        lines.focus()
        if says:
            await reads(pilot, says)
        yield pilot, lines, app


async def test_keys_move_the_cursor_and_the_view_follows():
    async with listing(Numbered(1_000)) as (pilot, lines, app):
        await pilot.press("down", "j", "down", "k")
        assert lines.cursor == 2
        await pilot.press("pagedown")
        assert lines.cursor == 13
        await reads(pilot, "row 13")
        await pilot.press("pageup", "up", "up", "up")
        assert lines.cursor == 0
        await pilot.press("G")
        await reads(pilot, "row 999")
        assert lines.cursor == 999
        await pilot.press("home")
        await reads(pilot, "row 0")
        assert app.pointed[-1] == Row(0)


async def test_heads_stay_and_the_numbers_stand_right():
    async with listing(Numbered(1_000)) as (pilot, _lines, _app):
        await pilot.press("end")
        await reads(pilot, "row 999")
        first, *rest = screen_text(pilot.app).splitlines()
        assert first.split() == ["Name", "Number"]
        assert any(line.rstrip(" ▁▂▃▄▅▆▇█").endswith("999") for line in rest)


async def test_only_the_pages_in_view_are_read():
    source = Numbered(1_000_000)
    async with listing(source) as (pilot, lines, _app):
        await pilot.press("end")
        await reads(pilot, "row 999999")
        assert source.asked[0] == 0
        assert len(set(source.asked)) <= 4
        assert lines.count == 1_000_000


async def test_the_next_page_is_read_before_one_gets_there():
    source = Numbered(1_000)
    async with listing(source) as (pilot, _lines, _app):
        assert source.asked == [0]
        for _ in range(22):
            await pilot.press("pagedown")
        await until(pilot, lambda: 1 in source.asked)


async def test_a_key_never_waits_for_a_page():
    source = Numbered(1_000, held=threading.Event())
    async with listing(source) as (pilot, lines, app):
        await pilot.press("end", "enter")
        assert lines.cursor == 999
        assert lines.row is None
        assert "…" in screen_text(pilot.app)
        assert not app.chosen
        source.held.set()
        await until(pilot, lambda: app.chosen == [Row(999)])


async def test_the_cursor_passes_over_headings_and_shows_them():
    rows = [Heading("LATE", 2), Row(0), Row(1), Heading("SOON", 1), Row(2)]
    async with listing(Whole(rows), Manner(most_lines=2), says="LATE 2") as (pilot, lines, _app):
        assert lines.row == Row(0)
        await pilot.press("down", "down")
        assert lines.row == Row(2)
        await pilot.press("up", "up", "up")
        assert lines.row == Row(0)
        assert "LATE 2" in screen_text(pilot.app)


async def test_enter_and_two_clicks_choose():
    async with listing(Numbered(40)) as (pilot, lines, app):
        await pilot.press("down", "enter")
        assert app.chosen == [Row(1)]
        await pilot.click(lines, offset=(5, 4))
        assert lines.cursor == 3
        assert app.chosen == [Row(1)]
        await pilot.click(lines, offset=(5, 5), times=2)
        assert app.chosen == [Row(1), Row(4)]


async def test_the_cursor_stays_with_its_row_when_rows_come_anew():
    async with listing(Numbered(40), Manner(key=lambda row: row.number)) as (pilot, lines, _app):
        await pilot.press("down", "down", "down")
        lines.show(Whole([Row(number) for number in (90, 91, 1, 2, 3)]))
        await reads(pilot, "row 90")
        await until(pilot, lambda: lines.row == Row(3))
        assert lines.cursor == 4


async def test_the_cursor_keeps_its_place_when_its_row_is_gone():
    async with listing(Numbered(40)) as (pilot, lines, _app):
        await pilot.press("down", "down", "down")
        lines.show(Whole([Row(90), Row(91)]))
        await until(pilot, lambda: lines.row == Row(91))


async def test_marks_follow_rows_and_go_with_them():
    async with listing(Numbered(40), Manner(key=lambda row: row.number, markable=True)) as (
        pilot,
        lines,
        _app,
    ):
        await pilot.press("space", "down", "space")
        assert list(lines.marked) == [0, 2]
        assert screen_text(pilot.app).count("✓") == 2
        await pilot.press("up", "space")
        assert list(lines.marked) == [0]
        lines.show(Numbered(3))
        assert not lines.marked


async def test_marking_is_offered_only_where_it_works():
    async with listing(Numbered(4)) as (pilot, lines, _app):
        await pilot.press("space")
        assert not lines.marked
        assert "space" not in pilot.app.screen.active_bindings


async def test_an_empty_list_says_why_and_what_to_do():
    empty = Empty("No report is late.", "n", "record a meeting")
    async with listing(Whole(()), Manner(empty=empty), says="No report is late.") as (pilot, _lines, app):
        assert "n  record a meeting" in screen_text(pilot.app)
        await pilot.press("down", "enter", "space", "y")
        assert not app.chosen
        assert app.told[-1].count == 0


async def test_a_list_that_cannot_be_read_says_so_and_can_be_read_again():
    async with listing(Numbered(10, fails_at=0), says="could not be read") as (pilot, lines, app):
        assert isinstance(app.told[-1].error, OSError)
        lines.show(Numbered(10))
        await reads(pilot, "row 5")


async def test_the_count_grows_while_more_are_found():
    async with listing(Numbered(700, grows=(100, 400))) as (pilot, lines, app):
        await until(pilot, lambda: app.told and app.told[-1].complete)
        assert [told.count for told in app.told] == [100, 400, 700, 700]
        assert [told.complete for told in app.told] == [False, False, False, True]
        assert lines.count == 700


async def test_an_answer_for_an_older_source_is_dropped():
    slow = Numbered(600, held=threading.Event())
    async with listing(slow) as (pilot, lines, _app):
        await pilot.press("end")
        lines.show(Whole([Row(70), Row(71)]), at=0)
        await reads(pilot, "row 71")
        slow.held.set()
        await pilot.pause()
        assert lines.count == 2
        assert "row 599" not in screen_text(pilot.app)


async def test_letters_that_are_no_command_are_handed_on():
    async with listing(Numbered(4)) as (pilot, lines, app):
        await pilot.press("b", "j", "é")
        assert app.typed == ["b", "é"]
        assert lines.cursor == 1


async def test_the_terminal_cursor_stands_on_the_row():
    async with listing(Numbered(100)) as (pilot, lines, app):
        await pilot.press("down", "down")
        assert app.cursor_position == Offset(0, 3)
        await pilot.press("end")
        await until(pilot, lambda: app.cursor_position == Offset(0, lines.size.height - 1))


async def test_the_words_of_a_row_can_be_copied():
    async with listing(Numbered(40)) as (pilot, _lines, app):
        await pilot.press("down", "y")
        assert app.clipboard == "row 1  1"


async def test_a_narrow_terminal_loses_columns_not_rows():
    async with listing(Numbered(40), size=(16, 12)) as (pilot, _lines, _app):
        assert "Number" not in screen_text(pilot.app)
        await pilot.resize_terminal(60, 12)
        await reads(pilot, "Number")
        assert "row 3" in screen_text(pilot.app)


async def test_a_row_taller_than_the_view_begins_at_its_top():
    tall = Column[Row]("", lambda row: f"begin{row.number} " + "more " * 200)
    lines = Lines((tall,), Manner(most_lines=30))
    app = Listening(lines)
    async with app.run_test(size=(40, 8)) as pilot:
        lines.show(Whole([Row(0), Row(1)]))
        lines.focus()
        await reads(pilot, "begin0")
        await pilot.press("down")
        await reads(pilot, "begin1")


async def test_what_was_painted_on_one_line_is_painted_anew_once_rows_take_several():
    noted = Column[Row]("", lambda row: (Bit(row.name), BREAK, Bit(f"note {row.number}")))
    lines = Lines((noted,), Manner(most_lines=2))
    app = Listening(lines)
    source = Numbered(300, held=threading.Event())
    async with app.run_test(size=(40, 8)) as pilot:
        lines.show(source)
        lines.focus()
        await reads(pilot, "row 0 · note 0")
        source.held.set()
        await until(pilot, lambda: "·" not in screen_text(app))
        assert "note 0" in screen_text(app)


async def test_enter_chooses_among_the_rows_that_come_not_among_those_that_go():
    may_come = threading.Event()

    class Slow(Numbered):
        def page(self, index):
            may_come.wait(5)
            return super().page(index)

    async with listing(Whole([Row(70), Row(71)]), says="row 71") as (pilot, lines, app):
        lines.show(Slow(600), at=0)
        await pilot.press("enter")
        await pilot.pause()
        assert app.chosen == []
        may_come.set()
        await until(pilot, lambda: app.chosen == [Row(0)])
