"""Which report-backs are late is asked in one query that leaves most tables out at once: it must find all of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from board import Board, Sitter
from hypothesis import given, settings
from hypothesis import strategies as st

from compacttui.acts import declarations, meetings, reports, terms
from compacttui.acts.desk import Desk
from compacttui.acts.meetings import Attended
from compacttui.questions.holding import records_begin_on
from compacttui.questions.reports.overdue import past_due
from compacttui.questions.tables import at_table, read_tables
from compacttui.questions.view import View
from compacttui.records.meetings import meeting as kept
from compacttui.rules.refusal import Refused
from compacttui.rules.words import AttendanceStatus, AttendedAs, EndedReason, TermKind

FIRST = date(2026, 3, 3)
"""The day of the first of four weekly meetings."""
AFTERWARDS = date(2026, 6, 1)


def one_by_one(view: View) -> list[tuple[str, str, str]]:
    """Every seat at every table since the records began, looked at by itself."""
    with view.reading() as connection:
        began = records_begin_on(view, connection).isoformat()
        held = at_table(view).where(kept.c.state == "held", kept.c.held_on >= began)
        table = read_tables(view, connection, held)
    return sorted(
        (one.meeting, one.seat, one.owed_by)
        for one in table
        if one.is_open and one.due_on is not None and one.due_on < view.day
    )


def found(view: View) -> list[tuple[str, str, str]]:
    return sorted((one.meeting, one.seat, one.owed_by) for one in past_due(view))


class Spring:
    """Four meetings of a board at which two sit, one of them with a deputy, and what is told of them."""

    def __init__(self, desk: Desk) -> None:
        self.board = board = Board.of(desk)
        seat = board.seat()
        self.maria, self.jo = board.sitter(seat=seat), board.sitter("Jo Lindqvist")
        self.devi = board.sitter("Devi Rahman", seat=seat, basis=TermKind.DEPUTY)
        self.meetings = [board.meeting(FIRST + timedelta(days=7 * week)) for week in range(4)]
        board.go_to(FIRST + timedelta(days=28))

    def hold(self, meeting: str, who: Sitter, status: AttendanceStatus) -> None:
        day = FIRST + timedelta(days=7 * self.meetings.index(meeting))
        meetings.hold(self.board.officer, meeting, day, [Attended(who.term, status)])

    def attend(self, meeting: str, who: Sitter, status: AttendanceStatus) -> None:
        deputy = self.devi.term if status is AttendanceStatus.DEPUTY_SENT and who is self.maria else None
        meetings.record_attendance(
            self.board.officer, meeting, who.term, status, deputy, reason="told so afterwards"
        )

    def come_for_work(self, meeting: str, who: Sitter, status: AttendanceStatus) -> None:
        meetings.record_attendance(
            self.board.officer,
            meeting,
            who.term,
            status,
            None,
            AttendedAs.EMPLOYER,
            reason="told so afterwards",
        )

    def report(self, meeting: str, who: Sitter, _: AttendanceStatus) -> None:
        declarations.nil(who.desk, meeting)
        reports.nothing(who.desk, meeting)

    def waive(self, meeting: str, who: Sitter, _: AttendanceStatus) -> None:
        reports.waive(self.board.officer, meeting, who.seat, "told by telephone")

    def leave(self, meeting: str, who: Sitter, _: AttendanceStatus) -> None:
        terms.end(
            self.board.officer, who.term, ended_on=self.day_of(meeting), ended_reason=EndedReason.RESIGNED
        )

    def be_away(self, meeting: str, who: Sitter, _: AttendanceStatus) -> None:
        terms.note_leave(self.board.officer, who.term, self.day_of(meeting), self.day_of(meeting))

    def move(self, meeting: str, _: Sitter, __: AttendanceStatus) -> None:
        meetings.correct_date(
            self.board.officer, meeting, self.day_of(meeting) - timedelta(days=1), "a typing error"
        )

    def add_a_seat(self, _: str, __: Sitter, ___: AttendanceStatus) -> None:
        self.board.sitter(f"Sitter {len(self.meetings)}")

    def day_of(self, meeting: str) -> date:
        return FIRST + timedelta(days=7 * self.meetings.index(meeting) - 1)


STEPS = (
    "hold",
    "hold",
    "attend",
    "attend",
    "come_for_work",
    "report",
    "waive",
    "leave",
    "be_away",
    "move",
    "add_a_seat",
)

steps = st.lists(
    st.tuples(
        st.sampled_from(STEPS),
        st.integers(0, 3),
        st.sampled_from(["maria", "jo", "devi"]),
        st.sampled_from(AttendanceStatus),
    ),
    min_size=3,
    max_size=12,
)


@pytest.mark.slow
@settings(max_examples=25)
@given(steps=steps, ahead=st.integers(0, 90), known=st.none() | st.integers(0, 60))
def test_the_query_finds_every_report_back_that_is_late_and_no_other(
    make_town: Callable[[], Desk],
    steps: list[tuple[str, int, str, AttendanceStatus]],
    ahead: int,
    known: int | None,
) -> None:
    spring = Spring(make_town())
    for step, week, who, status in steps:
        try:
            getattr(spring, step)(spring.meetings[week], getattr(spring, who), status)
        except Refused:
            continue
    spring.board.go_to(AFTERWARDS)
    day = FIRST + timedelta(days=ahead)
    view = spring.board.view(as_at=day, known_on=None if known is None else FIRST + timedelta(days=known))
    assert found(view) == one_by_one(view)
    now = spring.board.view()
    assert found(now) == one_by_one(now)
