"""Selections: every one, where it stands, what comes next; and the sheet of its count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.widget import Widget

from compacttui.rules.dates import in_days
from compacttui.rules.roles import Role
from compacttui.rules.words import ProcessState
from compacttui.tui.commands import bind, command
from compacttui.tui.place import Wanted
from compacttui.tui.places.counts.keys import VERIFY
from compacttui.tui.places.registers import Register
from compacttui.tui.places.saying import value_words
from compacttui.tui.store import Store, host_of
from compacttui.tui.widgets.cells import Cell, status
from compacttui.tui.widgets.chips import Chip
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.detail import Part
from compacttui.tui.widgets.empty import Empty
from compacttui.tui.widgets.manner import Manner
from compacttui.tui.widgets.pages import Heading
from compacttui.tui.wishes import Does

if TYPE_CHECKING:
    from compacttui.questions.selections.lists import SelectionRow

COUNT = command(
    "selection.count", "count", "c", "count", "The count, stage by stage.", area="Selections", rank=30
)
PROTOCOL = command(
    "selection.protocol",
    "rules kept?",
    "K",
    "protocol",
    "What the rules of this selection asked for, and what was done when, by whom.",
    area="Selections",
    rank=32,
)

NEXT = command(
    "selection.next",
    "do the next step",
    "d",
    "next",
    "Open the form of what comes next in this selection.",
    area="Selections",
    rank=22,
)
REMIND = command(
    "selection.remind",
    "remind",
    "m",
    "remind",
    "List who has not voted in this poll, for reminders; how anybody voted stands nowhere.",
    area="Selections",
    rank=24,
)
REQUEST = command(
    "selection.request",
    "request",
    "w",
    "request",
    "Record that a partnership wants a representative, and see how much notice it gives.",
    area="Selections",
    rank=15,
)

_REMINDING = "reminders.list"
_OFFICER_STEPS = {"selection.approve", "selection.give_notice", "register.freeze"}
"""What an officer does in a selection; all other steps are the returning officer's."""
_NOT_ON_THE_SELECTION = {"nomination.rule", "selection.give_notice"}
_COUNTED = {
    "counting",
    "provisional",
    "declared",
    "challenged",
    "confirmed",
    "count_corrected",
    "countback",
    "countback_provisional",
}
"""States in which there is a count to look at."""


class Selections(Register["SelectionRow"]):
    """Every selection, newest notice first."""

    NAME = "selections"
    TITLE = "Selections"
    KIND = "selection"
    CHIPS = (Chip("open", "running"), Chip("over", "over"), Chip("all", "all"))
    BINDINGS = bind(COUNT, VERIFY, PROTOCOL, NEXT, REMIND, REQUEST)

    def columns(self) -> Sequence[Column[SelectionRow]]:
        """Say for which seats, how it stands, and what comes next."""
        return (
            Column("", lambda row: row.reference, width=7),
            Column("Seats", lambda row: row.seats, share=3, least=18),
            Column("Stands", lambda row: status(row.standing, row.stands), share=2, least=16),
            Column("Next", self._next, share=2, least=14, from_width=74),
            Column("Method", lambda row: row.method, share=1, least=12, from_width=104),
        )

    def manner(self) -> Manner[SelectionRow]:
        """Leave room for what comes next, with its day and how far off that is."""
        return Manner(key=lambda row: row.id, most_lines=3)

    def _next(self, row: SelectionRow) -> Cell:
        if row.next_on is None:
            return row.next
        day, far = value_words(row.next_on, self.store.today), in_days(row.next_on, self.store.today)
        return f"{row.next} {day}, {far}"

    def rows(self, store: Store, wanted: Wanted) -> Sequence[SelectionRow | Heading]:
        """Ask which selections there are."""
        from compacttui.questions.selections.lists import SelectionsShown, selections

        return store.ask(selections, shown=SelectionsShown(wanted.chip), words=wanted.words)

    def empty(self, wanted: Wanted) -> Empty:
        """Say why there is none."""
        if wanted.words:
            return Empty(f"No selection here answers to “{wanted.words}”. Esc takes the filter off.")
        return {
            "open": Empty("No selection is running.", "n", "open one for a vacant seat"),
            "over": Empty("No selection is over yet."),
        }.get(wanted.chip, Empty("There has been no selection yet.", "n", "open one for a vacant seat"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the count only where there is one, and what comes next to whoever may do it."""
        if action == "next":
            return self.row is not None and may_do(self, self.row.act)
        if action == "remind":
            is_open = self.row is not None and self.row.state is ProcessState.POLL_OPEN
            return is_open and may_do(self, _REMINDING)
        if action == "request":
            return host_of(self).role in {Role.CVS_OFFICER, Role.PARTNERSHIP_CONTACT}
        if action in {"count", "verify"}:
            return self.row is not None and self.row.state.value in _COUNTED
        if action == "protocol":
            return self.row is not None
        return super().check_action(action, parameters)

    def action_next(self) -> None:
        """Open the form of what comes next."""
        if self.row is not None and self.row.act:
            self.post_message(Does(self.row.act, {"selection": self.row.id}))

    def action_remind(self) -> None:
        """Open the form of the list of who has not voted."""
        if self.row is not None:
            self.post_message(Does(_REMINDING, {"selection": self.row.id}))

    def action_request(self) -> None:
        """Open the form of a request for a representative."""
        self.post_message(Does("request.receive", {}))

    def about(self, store: Store, row: SelectionRow) -> Sequence[Part]:
        """Show the selection with its weeks and what hangs on it."""
        from compacttui.tui.places.calendar import selection_parts

        return selection_parts(store, row.id)

    def action_count(self) -> None:
        """Show the count, stage by stage."""
        if self.row is not None:
            open_count(self, self.row.id)

    def action_verify(self) -> None:
        """Count again, and compare."""
        from compacttui.tui.places.counts.again import open_verified

        if self.row is not None:
            open_verified(self, self.row.id)

    def action_protocol(self) -> None:
        """Hold what was done against the rules of the selection."""
        from compacttui.tui.places.protocol import open_protocol

        if self.row is not None:
            open_protocol(self, self.row.id)


def may_do(widget: Widget, act: str) -> bool:
    """Whether the hat that is on takes a step that is done to a selection as a whole."""
    role = host_of(widget).role
    if role is Role.CVS_OFFICER:
        return act in _OFFICER_STEPS
    return role is Role.RETURNING_OFFICER and bool(act) and act not in _NOT_ON_THE_SELECTION


def open_count(widget: Widget, selection: str) -> None:
    """Open the room in which a selection is counted."""
    from compacttui.tui.frame import Opened
    from compacttui.tui.places.counts.room import Count

    widget.app.push_screen(Opened(Count(selection)))
