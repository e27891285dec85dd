"""The line of a seat, a person, an organisation or a partnership: what an auditor came for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from compacttui.rules.dates import PartialDate
from compacttui.tui.commands import bind, command
from compacttui.tui.place import Place, Wanted
from compacttui.tui.places.history import entry_parts
from compacttui.tui.store import Store
from compacttui.tui.widgets.cells import Bit, Tone, status
from compacttui.tui.widgets.chips import Chip
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.detail import BLANK, Part, title
from compacttui.tui.widgets.empty import Empty
from compacttui.tui.widgets.lines import Lines
from compacttui.tui.widgets.pages import PAGE, Heading, Pages, Passage
from compacttui.tui.widgets.timeline import Moment, Timeline, by_year

if TYPE_CHECKING:
    from compacttui.questions.ledger.line import LinePages, LineRow

CARD = command(
    "line.card", "year card", "c", "card", "A year of it on one page, as counts.", area="Line", rank=15
)
RECORD = command("line.record", "record", "r", "record", "The record as it stands.", area="Line", rank=14)

_WITH_A_CARD: Final = {"person": "year-card", "seat": "year-of-seat"}
"""The papers that tell of a year."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Line(Place[Moment]):
    """One life, oldest first: gaps are rows, what was recorded late says so, each row opens."""

    NAME = "line"
    TITLE = "Line"
    CHIPS = (
        Chip("all", "all"),
        Chip("conflicts", "conflicts"),
        Chip("reports", "reports"),
        Chip("meetings", "meetings"),
        Chip("selection", "selection"),
        Chip("terms", "terms"),
        Chip("gaps", "gaps"),
    )
    CAN_FILTER = True
    BINDINGS = bind(RECORD, CARD)

    def __init__(self, kind: str, thing: str) -> None:
        super().__init__()
        self.kind = kind
        self.thing = thing
        self._name = ""
        self._rows: dict[str, LineRow] = {}

    def heading(self) -> str:
        """Say whose line it is."""
        return self._name or f"The line of this {self.kind}"

    @property
    def at_hand(self) -> str:
        """The id of what the row names; of the thing itself where it names nothing else."""
        return super().at_hand or self.thing

    def make_list(self) -> Lines[Moment]:
        """Make a timeline."""
        return Timeline(called="list")

    def columns(self) -> Sequence[Column[Moment]]:
        """Leave the columns to the timeline."""
        return ()

    def rows(self, store: Store, wanted: Wanted) -> Pages[Moment | Heading]:
        """Ask for the line."""
        from compacttui.questions.ledger.line import Part as PartOfLine
        from compacttui.questions.ledger.line import timeline
        from compacttui.questions.ledger.narrowing import typed, with_part

        self._name = store.name_of(self.thing)
        part = None if wanted.chip == "all" else PartOfLine(wanted.chip)
        only = with_part(typed(wanted.words, store.today), part)
        self._rows = {}
        return _Moments(store.ask(timeline, self.kind, self.thing, only), self._rows)

    def about(self, store: Store, row: Moment) -> Sequence[Part]:
        """Open the entry behind a row; a row that no entry made says how it was worked out."""
        from compacttui.questions.ledger.opened import entry

        told = self._rows.get(row.key)
        if told is None or told.seq is None:
            return (
                title(row.words),
                Passage(status(row.standing, "")) if row.standing else BLANK,
                Passage(Bit(row.note)),
                BLANK,
                Passage(Bit("Worked out from the dates on record; nobody typed it.", Tone.QUIET)),
            )
        return tuple(entry_parts(store.ask(entry, told.seq), store))

    def opens(self, row: Moment) -> str:
        """Open what the row is about: the meeting, the selection, the report-back."""
        told = self._rows.get(row.key)
        return told.thing if told is not None and told.thing != self.thing else ""

    def empty(self, wanted: Wanted) -> Empty:
        """Say why there is nothing."""
        if wanted.words:
            return Empty(
                f"Nothing on this line answers to “{wanted.words}”. Words, a year, “since March 2025”: all of "
                "these narrow it. Esc takes the filter off."
            )
        if wanted.chip != "all":
            return Empty("Nothing of this kind stands on this line.")
        return Empty("Nothing has happened here yet.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a year card of those who have one."""
        if action == "card":
            return self.kind in _WITH_A_CARD
        return super().check_action(action, parameters)

    def action_card(self) -> None:
        """Read a year of it on one page."""
        from compacttui.papers.registry import all_papers
        from compacttui.tui.papers import read_paper

        read_paper(self.app, all_papers()[_WITH_A_CARD[self.kind]], self.thing)

    def action_record(self) -> None:
        """Show the record as it stands."""
        from compacttui.tui.frame import Opened
        from compacttui.tui.places.record import Record

        self.app.push_screen(Opened(Record(self.kind, self.thing)))


class _Moments:
    """A line as moments, by the page; each year stands beside its first moment, on whichever page that is."""

    def __init__(self, line: LinePages, told: dict[str, LineRow]) -> None:
        self._line = line
        self._told = told

    def counts(self) -> Iterator[int]:
        """Yield how many there are."""
        yield self._line.total

    def page(self, index: int) -> Sequence[Moment | Heading]:
        """Read one page, and keep what its rows tell."""
        rows = self._line.page(index)
        for row in rows:
            self._told[row.key] = row
        before = str(self._line.day_at(index * PAGE - 1).year) if index and rows else ""
        return list(by_year((_moment(row) for row in rows), before=before))


def _moment(row: LineRow) -> Moment:
    day = row.true_on
    return Moment(row.key, str(day.year), _day(day), row.what, row.note, row.standing, row.later)


def _day(day: PartialDate) -> str:
    if day.month is None:
        return ""
    month = _MONTHS[day.month - 1]
    return f"{day.day} {month}" if day.day else month
