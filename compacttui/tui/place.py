"""A place: a title, filter chips, a list and the detail of its row. Each place in the sidebar is one of these.

A place of its own says only which rows it asks for, what its columns say and which keys it has; it is a
screen's guest and knows no database. Reading happens in worker threads, so a key never waits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeAlias, TypeVar, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from compacttui.rules.refusal import Refused
from compacttui.tui.commands import EVERYWHERE, LISTS, bind, command
from compacttui.tui.narrowing import FILTER, Narrowing, Wanted
from compacttui.tui.store import Store, host_of
from compacttui.tui.widgets.cells import Bit, Tone
from compacttui.tui.widgets.chips import Chips
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.detail import BLANK, Detail, Fact, Part
from compacttui.tui.widgets.empty import NOTHING, Empty
from compacttui.tui.widgets.footer import QUIET
from compacttui.tui.widgets.hints import HintRow, hints_of
from compacttui.tui.widgets.lines import Lines
from compacttui.tui.widgets.manner import Manner
from compacttui.tui.widgets.pages import Heading, Pages, Passage, Whole
from compacttui.tui.widgets.rows import Rows
from compacttui.tui.widgets.rule import ThinRule
from compacttui.tui.widgets.text import said

__all__ = ["ROW_COMMANDS", "AnyPlace", "Place", "Wanted", "explain"]

Row = TypeVar("Row")

UNFILTER = command(
    "place.back",
    "back",
    "escape",
    "back",
    "Leave the detail, or take the filter off.",
    area=LISTS,
    rank=QUIET - 1,
)
RELOAD = command("place.reload", "read again", "f9", "reload", "Read this place again.", area=EVERYWHERE)


ROW_COMMANDS = 20
"""A place's own commands rank from here when they are about the row, and below when about the whole place."""


class _Asked(Generic[Row]):
    """Pages that are asked for when the list first reads, in its thread."""

    def __init__(self, ask: Callable[[], Pages[Row | Heading] | Sequence[Row | Heading]]) -> None:
        self._ask = ask
        self._pages: Pages[Row | Heading] = Whole(())

    def counts(self) -> Iterator[int]:
        answer = self._ask()
        # The records' own windows are sequences, too, and a search among them goes on while its first rows show.
        self._pages = answer if isinstance(answer, Pages) else Whole(answer)
        yield from self._pages.counts()

    def page(self, index: int) -> Sequence[Row | Heading]:
        return self._pages.page(index)


class Place(Narrowing, Generic[Row]):
    """The base of every place."""

    NAME: ClassVar[str]
    """What the program calls it: `reports`."""
    TITLE: ClassVar[str]
    """What people call it."""
    IS_COUNTED: ClassVar[bool] = True
    """The title says how many rows there are."""
    HAS_DETAIL: ClassVar[bool] = True
    """There is a pane that tells of the row under the cursor."""

    BINDINGS = bind(UNFILTER, RELOAD)

    class Opens(Message):
        """The person wants to see a thing whole."""

        def __init__(self, ref: str) -> None:
            super().__init__()
            self.ref = ref

    @dataclass
    class Chosen(Message):
        """Enter on a row that opens nothing, in a place without a detail: a choice was made."""

        row: object

    @dataclass
    class Described(Message, bubble=False):
        """The detail of a row is here."""

        row: object
        parts: Sequence[Part]

    @dataclass
    class Troubled(Message):
        """Something could not be read."""

        error: Exception

    # What a place says of itself

    def columns(self) -> Sequence[Column[Row]]:
        """Give the columns of the list."""
        raise NotImplementedError

    def manner(self) -> Manner[Row]:
        """Give how the list behaves."""
        return Manner()

    def rows(self, store: Store, wanted: Wanted) -> Pages[Row | Heading] | Sequence[Row | Heading]:
        """Ask for the rows; called in a worker thread."""
        raise NotImplementedError

    def about(self, store: Store, row: Row) -> Sequence[Part]:  # noqa: ARG002 - places that have a detail use both
        """Ask for the detail of a row; called in a worker thread."""
        return ()

    def opens(self, row: Row) -> str:  # noqa: ARG002
        """Give the id of what Enter opens for a row; empty: its detail is all there is."""
        return ""

    def empty(self, wanted: Wanted) -> Empty:  # noqa: ARG002
        """Say why there are no rows, and which key makes one."""
        return NOTHING

    def heading(self) -> str:
        """Say what one is looking at."""
        return self.TITLE

    # The frame of every place

    def __init__(self, *, called: str | None = None) -> None:
        super().__init__(called=called)
        self._revision = -1
        self._described: Row | None = None
        self._describing = False

    def make_list(self) -> Lines[Row]:
        """Make the list; a place whose list is a timeline makes that."""
        return Lines(self.columns(), self.manner(), called="list")

    def compose(self) -> ComposeResult:
        """Lay out the title, the chips, the list and the detail."""
        with Horizontal(classes="place--panes"):
            with Vertical(classes="place--left"):
                with Horizontal(classes="place--top"):
                    yield Static(classes="place--title")
                    yield HintRow("find.anything", "asat.change", FILTER.name)
                yield ThinRule()
                if self.chips:
                    yield Chips(self.chips)
                yield self.make_list()
            if self.HAS_DETAIL:
                yield Detail(called="detail")

    @property
    def lines(self) -> Lines[Row]:
        """The list."""
        return cast("Lines[Row]", self.query_one("#list", Lines))

    @property
    def store(self) -> Store:
        """The records."""
        return host_of(self).store

    @property
    def row(self) -> Row | None:
        """The row that commands are about."""
        return self.lines.row

    @property
    def at_hand(self) -> str:
        """The id of the thing that keys are about: what the detail's cursor names, or what the row opens."""
        if not self.is_laid_out:
            return ""
        if self.HAS_DETAIL:
            detail = self.query_one("#detail", Detail)
            if detail.has_focus and isinstance(detail.row, Fact) and detail.row.opens:
                return detail.row.opens
        return self.opens(self.row) if self.row is not None else ""

    @property
    def is_laid_out(self) -> bool:
        """The list is there; a fast key comes before it is."""
        return bool(self.query("#list"))

    @property
    def is_narrow(self) -> bool:
        """There is no room for the detail beside the list."""
        return self.screen.has_class("-narrow")

    @property
    def is_reading(self) -> bool:
        """On a narrow terminal: the detail stands in the list's stead."""
        return self.has_class("-reading")

    def on_mount(self) -> None:
        """Say the title, and ask for the rows."""
        if self.is_laid_out:  # not where the program is left in this very moment
            self._say_title()
            self.freshen()

    def freshen(self) -> None:
        """Read again, if anything was recorded since."""
        if self.is_laid_out and self._revision != self.store.revision:
            self.action_reload()

    def reword(self) -> None:
        """Say anew what can be begun where there are no rows: who is looking is known now, or wears another hat."""
        if self.is_laid_out:
            self.lines.say_empty(self.empty(self.wanted))

    def focus_list(self) -> None:
        """Put the keys on the list, or on the detail that stands in its stead."""
        if self.is_laid_out:
            self.query_one("#detail" if self.is_reading else "#list", Widget).focus()

    def action_reload(self, *, at: int | None = None) -> None:
        """Read the rows again."""
        self._revision = self.store.revision
        store, wanted = self.store, self.wanted
        self.lines.show(_Asked(lambda: self.rows(store, wanted)), empty=self.empty(wanted), at=at)

    def _say_title(self, count: str = "") -> None:
        title = said(Bit(self.heading(), Tone.STRONG), Bit(f"   {count}" if count else "", Tone.QUIET))
        self.query_one(".place--title", Static).update(title)

    @on(Rows.Told)
    def _count(self, told: Rows.Told) -> None:
        if told.rows is not self.lines:
            return
        told.stop()
        if told.error is not None:
            self.post_message(self.Troubled(told.error))
        if self.IS_COUNTED and told.count:
            found = " found" if self.wanted.words else ""
            self._say_title(f"{told.count:,}{found}" + ("" if told.complete else " …"))
        else:
            self._say_title()
        if told.complete and not told.count:
            self._tell_detail(None, ())
        self.refresh_bindings()

    # The detail

    @on(Lines.Pointed)
    def _pointed(self, pointed: Lines.Pointed) -> None:
        if pointed.control is not self.lines or type(pointed) is not Lines.Pointed:
            return
        pointed.stop()
        self.refresh_bindings()
        if self.HAS_DETAIL and (self.is_reading or not self.is_narrow):
            self._describe(cast(Row, pointed.row))

    def _describe(self, row: Row) -> None:
        """Read the detail of a row; while one is being read, the last one asked for waits."""
        self._described = row
        if self._describing:
            return
        self._describing = True
        store = self.store

        def read() -> None:
            try:
                parts = tuple(self.about(store, row))
            except Exception as error:  # whatever the records raise: it is said, and the program goes on
                self.post_message(self.Troubled(error))
                parts = (Passage(Bit("This could not be read just now.", Tone.QUIET)),)
            self.post_message(self.Described(row, parts))

        # The row is painted first: reading may import the database's library, and would hold the paint up.
        self.call_after_refresh(self.run_worker, read, group="detail", thread=True, exit_on_error=False)

    @on(Described)
    def _show_detail(self, described: Described) -> None:
        self._describing = False
        if self._described is None:
            return  # the list was emptied meanwhile
        if described.row is not self._described:
            self._describe(self._described)
        else:
            self._tell_detail(self._described, described.parts)

    def _tell_detail(self, row: Row | None, parts: Sequence[Part]) -> None:
        self._described = row
        if self.HAS_DETAIL:
            self.query_one("#detail", Detail).tell((*parts, *(self._row_keys() if parts else ())))

    def _row_keys(self) -> tuple[Part, ...]:
        """Give the commands that are about this row: those that rank from 20."""
        own = [hint for hint in hints_of(self.screen, of=self) if ROW_COMMANDS <= hint.rank < QUIET - 1]
        keys = [bit for hint in own for bit in (Bit("   "), *hint.bits)]
        return (BLANK, Passage(tuple(keys[1:]))) if keys else ()

    @on(Lines.Chosen, "#list")
    def _choose(self, chosen: Lines.Chosen) -> None:
        chosen.stop()
        row = cast(Row, chosen.row)
        ref = self.opens(row)
        if self.HAS_DETAIL and (self.is_narrow or not ref):
            self.add_class("-reading")
            self._describe(row)
            self.query_one("#detail").focus()
        else:
            self.post_message(self.Opens(ref) if ref else self.Chosen(row))

    @on(Lines.Chosen, "#detail")
    def _follow(self, chosen: Lines.Chosen) -> None:
        chosen.stop()
        part = chosen.row
        ref = part.opens if isinstance(part, Fact) else ""
        if not ref and self.row is not None:
            ref = self.opens(self.row)
        if ref:
            self.post_message(self.Opens(ref))

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what does something here and now."""
        if action == "back":
            return self.is_reading or self.is_narrowed
        return super().check_action(action, parameters)

    def read_wanted(self) -> None:
        """Read the rows that are wanted now, from the first."""
        self.action_reload(at=0)

    def action_back(self) -> None:
        """Leave the detail; or take the filter off."""
        if self.is_reading:
            self.remove_class("-reading")
        else:
            self.widen()
        self.focus_list()
        self.refresh_bindings()


AnyPlace: TypeAlias = "Place[Any]"
"""A place, whatever its rows are."""


def explain(error: Exception) -> str:
    """Say what went wrong in words for a person."""
    if isinstance(error, Refused):
        return error.message
    return "Something went wrong while reading. Nothing was changed or lost. F9 tries again."
