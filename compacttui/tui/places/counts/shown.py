"""A count on the screen: one stage as a picture or all of them as a table, what it means below, and sums that add up."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.widgets import Static

from compacttui.tui.place import Place, Wanted
from compacttui.tui.places.counts.pairs import PairTable, ranks_in_words
from compacttui.tui.places.counts.picture import Picture
from compacttui.tui.places.counts.table import Table
from compacttui.tui.store import Store
from compacttui.tui.widgets.cells import (
    BREAK,
    Bit,
    Tone,
    clip,
    clip_bits,
    one_line,
    status,
    width_of,
    wrap_bits,
)
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.empty import Empty
from compacttui.tui.widgets.manner import Manner
from compacttui.tui.widgets.pages import Heading, Whole
from compacttui.tui.widgets.rows import Rows
from compacttui.tui.widgets.rule import ThinRule
from compacttui.tui.widgets.text import said

if TYPE_CHECKING:
    from compacttui.counting import Sheet, Stage
    from compacttui.questions.selections.count_room import CountRoom

_WORDS: Final = 4
"""Lines that words have at least."""
_STAGE: Final = 18
"""Cells that the number of the stage has at least: `Stage 16 of 30`."""
_MARGIN: Final = 4
"""Cells left and right of words."""


class Shows(Enum):
    """What the room shows of a count."""

    PICTURE = auto()
    TABLE = auto()
    """All stages; where pairs are compared, the papers that prefer one to the other."""
    CHAINS = auto()
    """Where pairs are compared: the strongest chains of wins."""


class Sums(Rows[int]):
    """What is not in view, what counts for nobody, and the total: always on the screen, so that it adds up there."""


class Shown(Place[int]):
    """A count on the screen; its rows are the candidates, in one order at every stage."""

    IS_COUNTED = False
    HAS_DETAIL = False
    DEFAULT_CSS = """
    Shown #stage, Shown #words { padding: 0 2; height: 1; }
    Shown #words { height: 1fr; min-height: 4; padding: 1 2 0 2; }
    Shown.-scrolling #words { height: 4; padding: 0 2; }
    Shown #sums { scrollbar-size-vertical: 0; scrollbar-gutter: auto; padding-right: 1; }
    Shown.-uncounted #stage, Shown.-uncounted #sums, Shown.-uncounted #words, Shown.-uncounted #line {
        display: none;
    }
    """

    def __init__(self, selection: str) -> None:
        super().__init__()
        self.selection = selection
        self.thing = selection
        """What is looked at: the selection, for the count that is at work in it, or one of its counts."""
        self.room: CountRoom | None = None
        """What is known of the count; nothing before it was read."""
        self.number = 1
        """The stage that is looked at, from 1."""
        self.shows: Shows | None = None
        """What is shown: a picture of the stage, or a table; nothing before the count was read."""
        self.first = 0
        """The first column of a table of pairs, from 0."""
        self.picture: Picture | None = None
        """What stays the same at every stage; nothing while there is no stage."""
        self._scrolls: bool | None = None

    # What the frame asks

    @property
    def at_hand(self) -> str:
        """The selection, whichever candidate the cursor is on: what is done here is done to the count."""
        return self.selection

    def heading(self) -> str:
        """Say whose count it is, by which method, of how many papers."""
        room = self.room
        if room is None:
            return self.TITLE
        parts = [f"{room.partnership}, {room.reference}", room.what]
        if self.sheet is not None:
            parts += [self.sheet.counted_by().title, f"{self.sheet.valid:,} valid papers"]
        return clip(" · ".join(map(one_line, parts)), max(20, self.size.width - _MARGIN))

    def columns(self) -> Sequence[Column[int]]:
        """Leave the columns to the stage that is looked at."""
        return ()

    def manner(self) -> Manner[int]:
        """Tell rows apart by the candidate."""
        return Manner(key=lambda index: index)

    def compose(self) -> ComposeResult:
        """Lay out the stage above its picture, and what it means below."""
        with Vertical(classes="place--panes"):
            with Horizontal(classes="place--top"):
                title = Static(classes="place--title")
                title.styles.max_width = "100%"  # nothing stands beside it
                yield title
            yield Static(id="stage")
            yield ThinRule()
            yield self.make_list()
            yield ThinRule(id="line")
            yield Sums((), Manner(empty=Empty("")), called="sums")
            yield Static(id="words")

    def rows(self, store: Store, wanted: Wanted) -> Sequence[int | Heading]:  # noqa: ARG002 - nothing is filtered
        """Read the count; its candidates are the rows."""
        from compacttui.questions.selections.count_room import count_room

        self.room = store.ask(count_room, self.thing)
        sheet = self.sheet
        self.picture = Picture(sheet) if sheet is not None and sheet.stages else None
        return self.picture.order if self.picture else ()

    @property
    def sheet(self) -> Sheet | None:
        """The result sheet, once there is one."""
        return self.room.count.sheet if self.room is not None and self.room.count is not None else None

    @property
    def stage(self) -> Stage | None:
        """The stage that is looked at."""
        sheet = self.sheet
        return sheet.stages[self.number - 1] if sheet is not None and sheet.stages else None

    @property
    def has_pairs(self) -> bool:
        """Candidates are compared two by two."""
        return self.stage is not None and self.stage.pairs is not None

    # Showing

    def on_mount(self) -> None:
        """Begin with the lines below the picture."""
        self.add_class("-uncounted")
        self.watch(self.lines, "scroll_y", self._lay_again, init=False)

    @on(Rows.Told)
    def _read(self, told: Rows.Told) -> None:
        """The count is here: show the stage one was at, or the first."""
        if told.rows is not self.lines or self.room is None:
            return
        self.set_class(self.picture is None, "-uncounted")
        self.shows = self.shows or (Shows.TABLE if self.has_pairs else Shows.PICTURE)
        if self.picture is None:
            self.lines.say_empty(self.empty(self.wanted))
        self._say_title()
        self.show(self.number)

    def show(self, number: int) -> None:
        """Show a stage, the last one where there are fewer; the cursor goes to whom it is about."""
        stages = self.sheet.stages if self.sheet is not None else ()
        before, self.number = self.number, min(max(1, number), max(1, len(stages)))
        stage, picture = self.stage, self.picture
        if stage is None or picture is None:
            return
        self._share(picture)
        self._lay(stage, picture)
        moved = next(iter(stage.who), None)
        concerned = moved if moved is not None else next((one.candidate for one in stage.elected), None)
        if concerned is not None and concerned in picture.order:
            self.lines.point_at(picture.order.index(concerned))
        self._tell()
        if {before, self.number} & {1, len(stages)}:  # only there other keys work
            self.refresh_bindings()

    def _lay(self, stage: Stage, picture: Picture) -> None:
        room = self.lines.room
        if stage.pairs is not None and self.shows is not Shows.PICTURE:
            chains = self.shows is Shows.CHAINS
            columns = PairTable(picture, stage.pairs, chains=chains).columns(self.first, room)
        elif self.shows is Shows.PICTURE:
            columns = picture.columns(stage, room, self._hidden(picture))
        else:
            columns = Table(picture).columns(stage, room)
        self.lines.set_columns(columns)
        sums = self.query_one("#sums", Rows)
        sums.set_columns([Column("", one.cell, one.width, right=one.right) for one in columns])

    def _share(self, picture: Picture) -> None:
        """Share the height: all candidates and then words where there is room, else candidates that scroll."""
        panes = self.query_one(".place--panes").size.height
        above = panes - 1 - 1 - 1 - 1  # the title, the stage and two rules
        wanted = len(picture.order) + 1
        scrolls = wanted + len(picture.sums) - 1 + _WORDS > above
        if scrolls is not self._scrolls:
            self._scrolls = scrolls
            self.set_class(scrolls, "-scrolling")
            self.query_one("#sums", Rows).show(Whole(picture.sums[not scrolls :]))
        self.lines.styles.height = "1fr" if scrolls else wanted
        self.query_one("#sums").styles.height = len(picture.sums) - (not scrolls)

    def _hidden(self, picture: Picture) -> tuple[int, ...]:
        """The candidates above and below what is in view."""
        lines = self.lines
        first = round(lines.scroll_y)
        seen = max(1, lines.scrollable_content_region.height - 1)
        return (*picture.order[:first], *picture.order[first + seen :])

    def _tell(self) -> None:
        """Say above the picture which stage it is, and below it what happened."""
        sheet, room = self.sheet, self.room
        if sheet is None or room is None:
            return
        from compacttui.counting.explain import explain, explain_lot_needed
        from compacttui.questions.selections.count_words import flow
        from compacttui.questions.selections.stages import stage_in_words

        width = max(20, self.size.width - _MARGIN)
        state = clip_bits((status(*room.stands),), width - _STAGE)
        here = (
            Bit(f"Stage {self.number} of {len(sheet.stages)}", Tone.STRONG),
            Bit(f"   {self._pairs_title or stage_in_words(sheet, self.number)}"),
        )
        left = clip_bits(here, width - width_of(state) - 2)
        gap = Bit(" " * (width - width_of(left) - width_of(state)))
        self.query_one("#stage", Static).update(said(*left, gap, *state), layout=False)
        more = flow(sheet, self.number)
        if (pairs := sheet.stages[self.number - 1].pairs) is not None:
            more = ranks_in_words(pairs, sheet.candidates)
        words = [Bit(explain(sheet, self.number)), BREAK, Bit(more, Tone.QUIET)]
        if sheet.lot_needed is not None and self.number == len(sheet.stages):
            words = [Bit(explain_lot_needed(sheet, sheet.lot_needed), Tone.DECIDE)]
        lines = wrap_bits(words, width, self.query_one("#words").content_size.height or _WORDS)
        told = [bit for line in lines for bit in (*line, Bit("\n"))]
        self.query_one("#words", Static).update(said(*told), layout=False)

    @property
    def _pairs_title(self) -> str:
        """What the numbers of a table of pairs are."""
        stage, picture = self.stage, self.picture
        if stage is None or picture is None or stage.pairs is None or self.shows is Shows.PICTURE:
            return ""
        return PairTable(picture, stage.pairs, chains=self.shows is Shows.CHAINS).title

    def on_resize(self, _resized: Resize) -> None:
        """Lay the stage out for the new size."""
        self.call_after_refresh(self._fit)

    def _lay_again(self) -> None:
        """What is in view may have changed."""
        if self.is_laid_out and self.stage is not None and self.picture is not None:
            self._share(self.picture)
            self._lay(self.stage, self.picture)

    def _fit(self) -> None:
        """The room is another size: everything that is cut to it is said again."""
        self._say_title()
        self._lay_again()
        if self.stage is not None:
            self._tell()
