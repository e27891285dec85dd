"""Report-backs that are late: mark some, prepare letters, and say that you sent them. The program sends none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from compacttui.rules.roles import Role
from compacttui.tui.commands import bind, command
from compacttui.tui.frame import Opened
from compacttui.tui.place import AnyPlace, Place, Wanted
from compacttui.tui.places.saying import parts_of, value_words
from compacttui.tui.store import Store, host_of
from compacttui.tui.widgets.cells import Bit, Tone, status
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.detail import Part
from compacttui.tui.widgets.empty import Empty
from compacttui.tui.widgets.manner import Manner
from compacttui.tui.widgets.pages import Heading
from compacttui.tui.wishes import Does

if TYPE_CHECKING:
    from compacttui.papers.letters import About
    from compacttui.questions.reports.overdue import OverdueReport

AREA = "Late report-backs"

LETTERS = command(
    "chase.letters",
    "letters",
    "m",
    "letters",
    "Prepare letters: about those that are marked, or about all.",
    area=AREA,
    rank=11,
)
SENT = command(
    "chase.sent",
    "I reminded them",
    "s",
    "reminded",
    "Put on record that you reminded those that are marked, or the one under the cursor.",
    area=AREA,
    rank=12,
)
WAIVE = command(
    "chase.waive", "waive", "w", "waive", "Say that no report-back is expected, and why.", area=AREA, rank=21
)


class Chasing(Place["OverdueReport"]):
    """Who has not reported back, to be reminded kindly and in one go."""

    NAME = "chasing"
    TITLE = "Report-backs that are late"
    BINDINGS = bind(LETTERS, SENT, WAIVE)

    def __init__(self, meeting: str = "", seat: str = "") -> None:
        """Make the list.

        Args:
            meeting: the one to begin with.
            seat: and for which seat.
        """
        super().__init__()
        self._first = (meeting, seat)

    def columns(self) -> Sequence[Column[OverdueReport]]:
        """Say who, on which meeting, how late, and whether they were reminded."""
        today = self.store.today
        return (
            Column("Owed by", lambda row: row.holder, share=2, least=14),
            Column("Partnership", lambda row: row.partnership, share=2, least=14),
            Column("Meeting", lambda row: value_words(row.met_on, today), width=18, from_width=96),
            Column("Reminded", lambda row: Bit(row.chased, Tone.QUIET), share=2, least=12, from_width=58),
            Column("", lambda row: status(row.standing, row.stands), share=2, least=16),
        )

    def manner(self) -> Manner[OverdueReport]:
        """Let rows be marked; a meeting may have several, and several may owe one where they share a seat."""
        return Manner(key=lambda row: (row.id, row.seat_id, row.person_id), most_lines=2, markable=True)

    def rows(self, store: Store, wanted: Wanted) -> Sequence[OverdueReport | Heading]:  # noqa: ARG002 - nothing is filtered
        """Ask who has not reported back; the one that was asked for comes first."""
        from compacttui.questions.reports.overdue import overdue

        found = list(store.ask(overdue))
        return sorted(found, key=lambda row: (row.id, row.seat_id) != self._first)

    def about(self, store: Store, row: OverdueReport) -> Sequence[Part]:
        """Show the meeting with what hangs on it."""
        from compacttui.questions.showing import show

        return parts_of(store.ask(show, "meeting", row.id), store.today)

    def opens(self, row: OverdueReport) -> str:
        """Open the meeting."""
        return row.id

    def empty(self, wanted: Wanted) -> Empty:  # noqa: ARG002 - nothing is filtered
        """Say that nobody has to be reminded."""
        return Empty("Everybody has reported back in time, or their day is still to come.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to chase only to the officer, and only where something is late."""
        if action in {"letters", "reminded", "waive"}:
            return host_of(self).role is Role.CVS_OFFICER and self.is_laid_out and self.row is not None
        return super().check_action(action, parameters)

    def _meant(self) -> Sequence[OverdueReport]:
        """The rows that are marked; none where none is."""
        return tuple(self.lines.marked.values())

    def action_letters(self) -> None:
        """Prepare letters, and show them."""
        from compacttui.papers.letters import all_letters
        from compacttui.tui.places.letters import open_letters

        open_letters(self, all_letters()["late-reports"], _about(self._meant()))

    def action_reminded(self) -> None:
        """Ask how and when, and put it on record."""
        from compacttui.tui.forms.chasing import open_reminded

        rows = self._meant() or ([self.row] if self.row is not None else [])
        open_reminded(self, _about(rows))

    def action_waive(self) -> None:
        """Open the form that waives it."""
        if self.row is not None:
            self.post_message(Does("report.waive", {"meeting": self.row.id, "seat": self.row.seat_id}))


def _about(rows: Sequence[OverdueReport]) -> tuple[About, ...]:
    from compacttui.papers.letters import About

    return tuple(About(row.id, row.seat_id, row.person_id) for row in rows)


def open_chasing(place: AnyPlace, meeting: str = "", seat: str = "") -> None:
    """Open the list of late report-backs, beginning with one of them.

    Args:
        place: from where.
        meeting: the meeting.
        seat: and the seat.
    """
    place.app.push_screen(Opened(Chasing(meeting, seat)))
