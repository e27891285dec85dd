"""A file on its way into the records: what its columns become, and the plan, row by row. Nothing here writes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from textual import on
from textual.binding import Binding
from textual.message import Message

from compacttui.rules.importing import RowState
from compacttui.tui.commands import bind, command
from compacttui.tui.importing import AREA, Importing
from compacttui.tui.place import Place, Wanted
from compacttui.tui.store import Store
from compacttui.tui.widgets.cells import Bit, Cell, Tone
from compacttui.tui.widgets.chips import Chip
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.detail import BLANK, Fact, Part, title
from compacttui.tui.widgets.empty import Empty
from compacttui.tui.widgets.lines import Lines
from compacttui.tui.widgets.manner import Manner
from compacttui.tui.widgets.pages import Heading, Passage

if TYPE_CHECKING:
    from compacttui.exchange.importing import Asked, ColumnUse, Plan, PlanRow

ANSWER = command(
    "import.answer",
    "answer by number",
    "1,2,3,4,5,6,7,8,9",
    "answer",
    "Answer the row's question by the number of the answer.",
    area=AREA,
)
LEAVE_OUT = command(
    "import.leave_out",
    "leave out",
    "x",
    "leave_out",
    "Leave out all rows that are unclear or wrong; again takes them back.",
    area=AREA,
    rank=24,
)
READ_AGAIN = command(
    "import.read_again",
    "read the file again",
    "r",
    "read_again",
    "Read the file again, once it was put right.",
    area=AREA,
    rank=26,
)

_SIGNS: Final = {
    RowState.NEW: Bit("+ new", Tone.DONE),
    RowState.CHANGED: Bit("± changed", Tone.SOON),
    RowState.SAME: Bit("= same", Tone.QUIET),
    RowState.UNCLEAR: Bit("◆ unclear", Tone.DECIDE),
    RowState.WRONG: Bit("■ error", Tone.LATE),
    RowState.LEFT_OUT: Bit("– left out", Tone.NODATA),
}
"""How each state looks: a symbol, a word and a colour."""


class Columns(Place["ColumnUse"]):
    """What each column of the file becomes."""

    NAME = "import_columns"
    TITLE = "2 of 3  What each column becomes"
    IS_COUNTED = False
    HAS_DETAIL = False

    class Looked(Message):
        """The columns were looked at."""

    def __init__(self, importing: Importing) -> None:
        super().__init__()
        self.importing = importing

    def columns(self) -> Sequence[Column[ColumnUse]]:
        """Show the heading, what stands below it, and what it becomes."""
        return (
            Column("", lambda use: use.place, width=3, tone=Tone.QUIET),
            Column("Heading", lambda use: Bit(use.heading, Tone.STRONG), share=2, least=14),
            Column("Holds, for example", self._examples, share=3, least=16, tone=Tone.QUIET, from_width=60),
            Column("Becomes", _becomes, share=2, least=16),
        )

    def manner(self) -> Manner[ColumnUse]:
        """Tell columns apart by their place."""
        return Manner(key=lambda use: use.number)

    def _examples(self, use: ColumnUse) -> Cell:
        taken = self.importing.taken
        return " · ".join(taken.examples.get(use.number, ())) if taken else ""

    def rows(self, store: Store, wanted: Wanted) -> Sequence[ColumnUse | Heading]:  # noqa: ARG002 - nothing is filtered
        """Look at the columns as things were said."""
        self.importing.look_at_columns(store)
        self.post_message(self.Looked())
        return self.importing.taken.uses if self.importing.taken else ()

    def empty(self, wanted: Wanted) -> Empty:  # noqa: ARG002
        """Say that there is no column."""
        return Empty("No column of this sheet has a heading.")


def _becomes(use: ColumnUse) -> Cell:
    return Bit(f"→ {use.holds}", Tone.DONE) if use.field else Bit(f"– {use.holds}", Tone.NODATA)


class PlanRows(Place["PlanRow"]):
    """What each row of the file would do; what is unclear is decided here."""

    NAME = "import_plan"
    TITLE = "3 of 3  The plan"
    IS_COUNTED = False
    CHIPS = (Chip("all", "all"), *(Chip(state.value, state.words) for state in RowState))
    BINDINGS = [  # noqa: RUF012 - as Textual declares it
        *bind(LEAVE_OUT, READ_AGAIN),
        *(Binding(str(number), f"answer({number})", ANSWER.title, show=False) for number in range(1, 10)),
    ]

    class Planned(Message):
        """The plan is made."""

    def __init__(self, importing: Importing) -> None:
        super().__init__()
        self.importing = importing
        self.is_planning = False
        """The plan that is shown is about to be replaced."""
        self._reads_file = False

    def heading(self) -> str:
        """Say how many rows do what."""
        plan = self.importing.plan
        return f"3 of 3  {plan.summary}" if plan else self.TITLE

    def columns(self) -> Sequence[Column[PlanRow]]:
        """Show the row's number, what it does, what it is about, and why."""
        return (
            Column("Row", lambda row: f"{row.number:,}", width=6, right=True, tone=Tone.QUIET),
            Column("Does", lambda row: _SIGNS[row.state], width=10),
            Column("What", lambda row: row.what, share=4, least=18),
            Column("Why", lambda row: row.why, share=3, least=18, tone=Tone.QUIET, from_width=70),
        )

    def manner(self) -> Manner[PlanRow]:
        """Tell rows apart by their numbers; the reason may take three lines."""
        return Manner(
            key=lambda row: (row.number, row.what if self.importing.taken is None else ""), most_lines=3
        )

    def action_reload(self, *, at: int | None = None) -> None:
        """Make the plan again, where anything was said since."""
        self.is_planning = True
        super().action_reload(at=at)

    def rows(self, store: Store, wanted: Wanted) -> Sequence[PlanRow | Heading]:
        """Make the plan, and give the rows that a chip asks for."""
        try:
            if self._reads_file:
                self._reads_file = False
                self.importing.read(store)
            plan = self.importing.planned(store)
        finally:
            self.is_planning = False
        self.post_message(self.Planned())
        return [row for row in plan.rows if wanted.chip in {"all", row.state.value}]

    def empty(self, wanted: Wanted) -> Empty:
        """Say that no row does that."""
        if wanted.chip == "all":
            return Empty("No row of this sheet holds anything to take in.")
        return Empty(f"No row is {RowState(wanted.chip).words}. ← and → change what is shown.")

    # The detail: why, the question with its answers, and what stands in the file

    def about(self, store: Store, row: PlanRow) -> Sequence[Part]:  # noqa: ARG002 - all of it is here
        """Say the row whole: why, what has to be decided, and what stands in the file."""
        plan = self.importing.plan
        asked = _asked_of(row, plan) if plan else ()
        why = (Passage(row.why[:1].upper() + row.why[1:]),) if not row.question else ()
        parts: list[Part] = [title(row.what or f"Row {row.number}"), Passage(_SIGNS[row.state]), *why]
        for one in asked:
            parts += [BLANK, *_question(one)]
        if not self.importing.taken:
            return parts
        cells = self.importing.cells(row.number)
        return [
            *parts,
            Heading(f"ROW {row.number:,} OF THE FILE"),
            *(Fact(name, value) for name, value in cells),
        ]

    @on(Lines.Chosen, "#detail")
    def _choose_answer(self, chosen: Lines.Chosen) -> None:
        """Enter on an answer gives it."""
        chosen.stop()
        chosen.prevent_default()
        part = chosen.row
        if isinstance(part, Fact) and part.opens:
            key, _, value = part.opens.rpartition("=")
            self._answer(key, value)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer answers where there is a question, and leaving out where there is something to leave out."""
        plan = self.importing.plan
        if action == "answer":
            return plan is not None and bool(plan.asked)
        if action == "leave_out":
            return plan is not None and (plan.leaves_out or bool(plan.held_up_by))
        return super().check_action(action, parameters)

    def action_answer(self, number: int) -> None:
        """Give an answer by its number: to the row's first open question, else to its last."""
        plan = self.importing.plan
        asked = _asked_of(self.row, plan) if self.row is not None and plan else ()
        if not asked:
            return
        one = next((one for one in asked if not one.answer), asked[-1])
        if number <= len(one.options):
            self._answer(one.key, one.options[number - 1].value)

    def _answer(self, key: str, value: str) -> None:
        plan = self.importing.plan
        asked = next((one for one in plan.asked if one.key == key), None) if plan else None
        option = next((one for one in asked.options if one.value == value), None) if asked else None
        if asked is None or option is None or self.is_planning:
            return
        self.importing.said = self.importing.said.with_answer(asked, option)
        self._go_on_after(asked.key)

    def _go_on_after(self, key: str) -> None:
        """Make the plan again, with the cursor on the next row that has to be decided."""
        place = self._next_open(key)
        if place is None and self.is_reading:
            self.remove_class("-reading")
            self.focus_list()
        self.action_reload(at=self.lines.cursor if place is None else place)

    def _next_open(self, but: str = "") -> int | None:
        """Where the next row below the cursor stands that is unclear; where there is none below, the first."""
        plan, chip = self.importing.plan, self.wanted.chip
        rows = [row for row in plan.rows if chip in {"all", row.state.value}] if plan else []
        open_ = [
            n for n, row in enumerate(rows) if row.state is RowState.UNCLEAR and row.question not in {"", but}
        ]
        found = next((n for n in open_ if n > self.lines.cursor), next(iter(open_), None))
        if found is None or chip == "all":
            return found
        # Where only such rows are shown, the one that is decided goes, and those below move up.
        return found - sum(1 for row in rows[:found] if row.question == but)

    def show_held_up(self) -> None:
        """Put the cursor on the first row that holds the others up."""
        plan = self.importing.plan
        rows = [row for row in plan.rows if self.wanted.chip in {"all", row.state.value}] if plan else []
        found = next((n for n, row in enumerate(rows) if row.state.holds_up), None)
        if found is not None and found != self.lines.cursor:
            self.lines.action_move(found - self.lines.cursor)

    def action_leave_out(self) -> None:
        """Leave out the rows that are unclear or wrong, or take them back."""
        said = self.importing.said
        self.importing.said = replace(said, leaves_out=not said.leaves_out)
        self.action_reload()

    def action_read_again(self) -> None:
        """Read the file again."""
        self._reads_file = True
        self.action_reload()


def _asked_of(row: PlanRow, plan: Plan) -> Sequence[Asked]:
    """The questions that a row waits for, or that were answered about it."""
    return [one for one in plan.asked if one.key == row.question or one.row == row.number]


def _question(asked: Asked) -> Iterator[Part]:
    yield Passage(Bit(asked.asks, Tone.STRONG))
    for number, option in enumerate(asked.options, 1):
        is_it = option.value == asked.answer
        words = Bit(f"● {option.words}", Tone.DONE) if is_it else Bit(option.words)
        yield Fact(f"{number}", words, f"{asked.key}={option.value}")
