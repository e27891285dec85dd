"""Meetings, coming and held; and the report-backs on them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from compacttui.rules.dates import in_days
from compacttui.tui.commands import bind, command
from compacttui.tui.place import AnyPlace, Wanted
from compacttui.tui.places.calendar_file import CALENDAR, ask_calendar
from compacttui.tui.places.registers import Register
from compacttui.tui.places.saying import value_words
from compacttui.tui.store import Store
from compacttui.tui.widgets.cells import status
from compacttui.tui.widgets.chips import Chip
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.empty import Empty
from compacttui.tui.widgets.pages import Heading
from compacttui.tui.wishes import Does

if TYPE_CHECKING:
    from compacttui.questions.meetings.lists import MeetingRow
    from compacttui.questions.reports.lists import ReportRow


REPORT = command(
    "meeting.report",
    "report back",
    "r",
    "report_back",
    "Write the report-back on this meeting.",
    area="Meetings",
    rank=21,
)

DECLARE = command(
    "meeting.declare",
    "declare",
    "d",
    "declare",
    "Declare an interest, or that there is none.",
    area="Meetings",
    rank=20,
)


ASK = command(
    "meeting.ask",
    "ask members",
    "m",
    "ask_members",
    "Put a question to those you speak for, before the meeting.",
    area="Meetings",
    rank=22,
)


def declare(place: AnyPlace, meeting: str) -> None:
    """Open the form in which one declares at a meeting."""
    from compacttui.tui.forms.declare import Declare

    place.app.push_screen(Declare(meeting), lambda _done: place.freshen())


class Meetings(Register["MeetingRow"]):
    """Every meeting: who came, who declared, who reported back."""

    NAME = "meetings"
    TITLE = "Meetings"
    KIND = "meeting"
    CHIPS = (
        Chip("coming", "coming"),
        Chip("held", "held"),
        Chip("not_recorded", "past and not recorded"),
        Chip("cancelled", "called off"),
        Chip("all", "all"),
    )
    BINDINGS = bind(REPORT, DECLARE, ASK, CALENDAR)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what is done at a meeting to whoever sits there, and nobody a form that would be refused."""
        if action in {"declare", "ask_members", "report_back"}:
            row, today = self.row, self.store.today
            if row is None or not row.is_own:
                return False
            ahead, behind = row.met_on >= today, row.met_on <= today
            return {"declare": True, "ask_members": ahead, "report_back": behind}[action]
        return super().check_action(action, parameters)

    def action_declare(self) -> None:
        """Declare at the meeting at hand."""
        if self.row is not None:
            declare(self, self.row.id)

    def action_ask_members(self) -> None:
        """Put a question to members before the meeting at hand."""
        if self.row is not None:
            self.post_message(Does("sounding.ask", {"meeting": self.row.id}))

    def action_calendar(self) -> None:
        """Write the meetings as a calendar file: to those who sit at tables, their own."""
        ask_calendar(self)

    def action_report_back(self) -> None:
        """Open the report-back on the meeting at hand."""
        if self.row is not None:
            self.post_message(Does("report.submit", {"meeting": self.row.id}))

    def columns(self) -> Sequence[Column[MeetingRow]]:
        """Say when, whose, and what came of it."""
        today = self.store.today
        return (
            Column("Day", lambda row: value_words(row.met_on, today), width=20),
            Column("", lambda row: in_days(row.met_on, today), width=13, from_width=92),
            Column("Partnership", lambda row: row.partnership, share=3, least=18),
            Column("Came", lambda row: row.came, share=1, least=10, from_width=84),
            Column("Reported back", lambda row: row.reported, share=1, least=13, from_width=96),
            Column("", lambda row: status(row.standing, row.stands), share=3, least=18),
        )

    def rows(self, store: Store, wanted: Wanted) -> Sequence[MeetingRow | Heading]:
        """Ask for the meetings."""
        from compacttui.questions.meetings.lists import MeetingsShown, meetings

        return store.ask(meetings, shown=MeetingsShown(wanted.chip), words=wanted.words)

    def empty(self, wanted: Wanted) -> Empty:
        """Say why there is none."""
        if wanted.words:
            return Empty(f"No meeting here answers to “{wanted.words}”. Esc takes the filter off.")
        return {
            "coming": Empty(
                "No meeting is planned.",
                "n",
                "plan one",
                (*self.fills_from_file, ("→", "see those that took place")),
            ),
            "held": Empty("No meeting has been held yet."),
            "not_recorded": Empty("Every meeting whose day has passed is recorded."),
            "cancelled": Empty("No meeting was called off."),
        }.get(wanted.chip, Empty("There is no meeting on record yet.", "n", "plan one", self.fills_from_file))


class Reports(Register["ReportRow"]):
    """Every report-back that was sent."""

    NAME = "reports"
    TITLE = "Report-backs"
    KIND = "report"
    CHIPS = (
        Chip("all", "all"),
        Chip("late", "sent late"),
        Chip("amended", "amended"),
        Chip("nothing", "nothing to report"),
        Chip("unchecked", "markings not checked"),
    )

    def columns(self) -> Sequence[Column[ReportRow]]:
        """Say who sent it, on which meeting, and how late."""
        today = self.store.today
        return (
            Column("Sent", lambda row: value_words(row.sent_on, today), width=20, from_width=70),
            Column("By", lambda row: row.person, share=2, least=12),
            Column("Partnership", lambda row: row.partnership, share=3, least=18),
            Column("Meeting", lambda row: value_words(row.met_on, today), width=20, from_width=90),
            Column("Holds", lambda row: row.holds, share=2, least=12, from_width=110),
            Column("", lambda row: status(row.standing, row.stands), share=3, least=18),
        )

    def rows(self, store: Store, wanted: Wanted) -> Sequence[ReportRow | Heading]:
        """Ask for the report-backs."""
        from compacttui.questions.reports.lists import ReportsShown, reports

        return store.ask(reports, shown=ReportsShown(wanted.chip), words=wanted.words)

    def empty(self, wanted: Wanted) -> Empty:
        """Say why there is none."""
        if wanted.words:
            return Empty(f"No report-back here answers to “{wanted.words}”. Esc takes the filter off.")
        return {
            "late": Empty("Every report-back came in time."),
            "amended": Empty("No report-back was amended."),
            "nothing": Empty("No report-back says that there was nothing to report."),
            "unchecked": Empty("The markings of every report-back were checked."),
        }.get(
            wanted.chip,
            Empty("Nobody has reported back yet. A report-back is due after each meeting that was held."),
        )
