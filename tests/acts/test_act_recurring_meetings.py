"""Meetings that recur, move to another room, or never took place."""

from __future__ import annotations

from datetime import date, time

import pytest
from board import Board, Sitter

from compacttui.acts import declarations, meetings, reports
from compacttui.acts.desk import Desk
from compacttui.acts.meetings import Attended
from compacttui.acts.registry import all_acts
from compacttui.questions.exceptions import exceptions
from compacttui.questions.interests import matches
from compacttui.questions.ledger import entry, history
from compacttui.questions.meetings import MeetingsShown, attendance, meeting_on
from compacttui.questions.meetings import meetings as listed
from compacttui.questions.meetings.calendar import appointments
from compacttui.questions.offers import stands_at
from compacttui.questions.reports import overdue
from compacttui.questions.showing import show
from compacttui.questions.today import today
from compacttui.records.verify import verify
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.words import (
    AttendanceStatus,
    ClosedBecause,
    MatchOutcome,
    MeetingState,
    Repeats,
    TermKind,
)

TENTH = date(2026, 3, 10)


@pytest.fixture
def board(desk: Desk) -> Board:
    return Board.of(desk)


@pytest.fixture
def maria(board: Board) -> Sitter:
    return board.sitter()


def a_year(board: Board, **more: object) -> meetings.Planned:
    given = {"starts": time(14), "place": "Town Hall", **more}
    return meetings.plan_series(board.officer, board.partnership, TENTH, Repeats.MONTHLY, 4, **given)  # type: ignore[arg-type]


def coming(board: Board) -> list[tuple[date, str]]:
    return [(row.met_on, row.starts) for row in listed(board.view(), shown=MeetingsShown.COMING)]


# --- planned at once ----------------------------------------------------------------------------------------------


def test_a_series_is_planned_at_once_at_the_same_hour_in_summer_and_winter(board: Board) -> None:
    planned = a_year(board)
    assert planned.said.startswith("4 meetings planned, every month, on the second Tuesday, from ")
    assert coming(board) == [
        (TENTH, "14:00"),
        (date(2026, 4, 14), "14:00"),
        (date(2026, 5, 12), "14:00"),
        (date(2026, 6, 9), "14:00"),
    ]
    assert verify(board.officer.database, board.officer.town).ok


def test_one_of_a_series_is_moved_alone(board: Board) -> None:
    _, second, *_ = a_year(board).meetings
    meetings.postpone(board.officer, second, date(2026, 4, 21), "Easter", time(14))
    assert [day for day, _ in coming(board)] == [
        TENTH,
        date(2026, 4, 21),
        date(2026, 5, 12),
        date(2026, 6, 9),
    ]


def test_one_of_a_series_is_called_off_alone_and_the_record_says_where_it_stood(board: Board) -> None:
    first, second, *_ = a_year(board).meetings
    meetings.cancel(board.officer, second, "the chair is ill")
    assert len(coming(board)) == 3
    told = " ".join(
        f"{line.value} {line.note}" for line in show(board.view(), "meeting", first).sections[0].lines
    )
    assert "1 of 4, every month, on the second Tuesday" in told


def test_the_rest_of_a_series_is_called_off_and_what_was_held_stays(board: Board, maria: Sitter) -> None:
    first, second, *_ = a_year(board).meetings
    board.go_to(date(2026, 3, 11))
    board.hold(first, maria)
    assert meetings.cancel_rest(board.officer, second, "the board is wound up") == 3
    assert coming(board) == []
    assert meeting_on(board.view(), first).state is MeetingState.HELD
    with pytest.raises(Refused, match="held or is called off"):
        meetings.cancel_rest(board.officer, second, "again")


def test_a_meeting_planned_by_itself_has_no_rest(board: Board) -> None:
    with pytest.raises(Refused, match="planned by itself"):
        meetings.cancel_rest(board.officer, board.meeting(TENTH), "why not")


def test_days_can_be_left_out_and_holidays_are_named(board: Board) -> None:
    planned = meetings.plan_series(
        board.officer,
        board.partnership,
        date(2026, 5, 25),
        Repeats.MONTHLY,
        4,
        leave_out=[date(2026, 8, 24)],
    )
    assert len(planned.meetings) == 3
    assert "Monday 25 May 2026 is a holiday" in planned.said


@pytest.mark.parametrize("day", [date(2026, 4, 15), date(2026, 8, 11)])
def test_a_day_that_is_none_of_the_series_cannot_be_left_out(board: Board, day: date) -> None:
    with pytest.raises(Refused, match="no day of this series"):
        a_year(board, leave_out=[day])


def test_a_series_over_a_meeting_on_record_plans_none_of_it(board: Board) -> None:
    board.meeting(date(2026, 5, 12))
    with pytest.raises(Refused, match="Tuesday 12 May"):
        a_year(board)
    assert len(coming(board)) == 1


# --- another room -------------------------------------------------------------------------------------------------


def test_a_meeting_moves_to_another_room_and_hour_on_its_day(board: Board) -> None:
    meeting = board.meeting(TENTH)
    meetings.change_room(board.officer, meeting, time(15), place="Library", online=True)
    on = meeting_on(board.view(), meeting)
    assert (on.day, on.starts, on.place, on.online) == (TENTH, "15:00", "Library", True)
    with pytest.raises(Refused, match="how it is planned"):
        meetings.change_room(board.officer, meeting, time(15), place="Library")


def test_a_meeting_that_was_held_stays_in_its_room(board: Board, maria: Sitter) -> None:
    board.go_to(TENTH)
    meeting = board.meeting(TENTH)
    board.hold(meeting, maria)
    with pytest.raises(Refused, match="stay as they were"):
        meetings.change_room(board.officer, meeting, place="Library")


# --- never held ---------------------------------------------------------------------------------------------------


def test_meeting_cancelled_after_report_back_created_expects_nothing_and_keeps_what_was_sent(
    board: Board, maria: Sitter
) -> None:
    board.go_to(TENTH)
    meeting = board.meeting(TENTH)
    board.hold(meeting, maria)
    board.sitter("Ben Carter")
    declarations.nil(maria.desk, meeting)
    reports.nothing(maria.desk, meeting)
    board.go_to(date(2026, 5, 1))
    assert len(overdue(board.view())) == 1
    meetings.not_held(board.officer, meeting, "another board's minutes were taken for ours")
    assert list(overdue(board.view())) == []
    on = meeting_on(board.view(), meeting)
    assert (on.state, on.due_on) == (MeetingState.CANCELLED, None)
    assert "meeting on record as held was not held" in [row.what for row in exceptions(board.view())]
    assert verify(board.officer.database, board.officer.town).ok


def test_a_meeting_is_not_talked_away_where_an_interest_was_looked_into(board: Board, maria: Sitter) -> None:
    trust = board.organisation()
    board.trustee_of(maria, trust)
    meeting = board.meeting(TENTH)
    item = board.item(meeting, "Grant round", trust)
    board.go_to(date(2026, 3, 12))
    board.hold(meeting, maria)
    declarations.settle(board.officer, item, maria.person, trust, MatchOutcome.BREACH, "said so to the chair")
    with pytest.raises(Refused, match="That finding stands"):
        meetings.not_held(board.officer, meeting, "it never was")


def test_a_planned_meeting_is_called_off_not_denied(board: Board) -> None:
    with pytest.raises(Refused, match="Call it off instead"):
        meetings.not_held(board.officer, board.meeting(TENTH), "it never was")


# --- the words of attendance --------------------------------------------------------------------------------------


def test_present_online_is_present_and_says_how(board: Board, maria: Sitter) -> None:
    board.go_to(TENTH)
    meeting = board.meeting(TENTH)
    meetings.hold(board.officer, meeting, attended=[Attended(maria.term, AttendanceStatus.VIRTUAL)])
    assert [row.came for row in attendance(board.view())] == ["present online"]
    trust = board.organisation()
    board.trustee_of(maria, trust, since="2025")
    board.item(meeting, "Late paper", trust)
    assert [row.person for row in matches(board.view())] == ["Maria Okafor"]


def test_whoever_comes_as_substitute_is_named_so(board: Board, maria: Sitter) -> None:
    deputy = board.sitter("Jo Larbi", seat=maria.seat, basis=TermKind.DEPUTY)
    board.go_to(TENTH)
    meeting = board.meeting(TENTH)
    sent = Attended(maria.term, AttendanceStatus.DEPUTY_SENT, deputy.term)
    meetings.hold(board.officer, meeting, attended=[sent])
    assert [row.came for row in attendance(board.view())] == ["apologies, deputy sent: Jo Larbi"]


# --- what is offered at a meeting ---------------------------------------------------------------------------------


def offered(board: Board, meeting: str) -> set[str]:
    stands = stands_at(board.view(), meeting).state
    return {
        act.name
        for act in all_acts().values()
        if act.on == "meeting" and (not act.when or stands in act.when)
    }


def test_at_a_meeting_only_what_can_be_done_to_it_is_offered(board: Board, maria: Sitter) -> None:
    held, coming_one, gone = (
        board.meeting(TENTH),
        board.meeting(date(2026, 4, 14)),
        board.meeting(date(2026, 5, 12)),
    )
    meetings.cancel(board.officer, gone, "nobody can come")
    board.go_to(date(2026, 3, 11))
    board.hold(held, maria)
    assert {"meeting.postpone", "meeting.cancel", "meeting.hold"} <= offered(board, coming_one)
    assert "meeting.record_minutes" not in offered(board, coming_one)
    assert {"meeting.record_minutes", "meeting.not_held"} <= offered(board, held)
    assert not {"meeting.postpone", "meeting.cancel", "meeting.hold"} & offered(board, held)
    assert not {"meeting.hold", "meeting.add_item", "declaration.make", "attendance.record"} & offered(
        board, gone
    )


def test_entirely_confidential_meeting_gives_no_title_away(board: Board, maria: Sitter) -> None:
    meeting = board.meeting(TENTH)
    for title in ("Dismissal of N.", "Settlement with N."):
        board.item(meeting, title, closed_because=ClosedBecause.PERSON)
    (one,) = appointments(board.view(), at=meeting)
    assert one.agenda == ("1  closed: about a person", "2  closed: about a person")
    board.go_to(TENTH, time(18))
    board.hold(meeting, maria)
    assert declarations.nil(maria.desk, meeting).unanswered == ()


def test_papers_wait_for_the_secretariat_from_a_week_before_their_last_day(board: Board) -> None:
    meeting = board.meeting(date(2026, 3, 24))

    def due() -> list[tuple[str, str]]:
        rows = today(board.view(Role.PARTNERSHIP_CONTACT))
        return [
            (row.when, row.standing.words if row.standing else "")
            for row in rows
            if row.thing == meeting and row.act
        ]

    assert due() == []
    board.go_to(date(2026, 3, 11))
    assert due() == [("in 7 days", "soon")]
    board.go_to(date(2026, 3, 20))
    assert due() == [("2 days late", "late")]
    meetings.issue_papers(board.officer, meeting, date(2026, 3, 20))
    assert due() == []


# --- apologies ----------------------------------------------------------------------------------------------------


@pytest.fixture
def sent(board: Board, maria: Sitter) -> tuple[str, Sitter]:
    """A meeting to which Maria cannot come, and the deputy whom she sends and briefs."""
    deputy = board.sitter("Jo Larbi", seat=maria.seat, basis=TermKind.DEPUTY)
    meeting = board.meeting(TENTH)
    meetings.record_attendance(
        maria.desk,
        meeting,
        maria.term,
        AttendanceStatus.DEPUTY_SENT,
        deputy.term,
        brief="Ask when the carers' breaks begin.",
    )
    return meeting, deputy


def test_the_deputy_is_told_where_they_go_and_what_to_know(
    board: Board, maria: Sitter, sent: tuple[str, Sitter]
) -> None:
    (row,) = [row for row in today(board.view(Role.DEPUTY, sent[1].person)) if "in place of" in row.what]
    assert row.what.startswith("You go in place of Maria Okafor: Health and Wellbeing Board")
    assert row.what.endswith("they say: Ask when the carers' breaks begin.")
    assert verify(board.officer.database, board.officer.town).ok


def test_a_brief_is_read_by_the_deputy_the_holder_and_the_office_alone(
    board: Board, maria: Sitter, sent: tuple[str, Sitter]
) -> None:
    ben = board.sitter("Ben Carter")

    def reads(role: Role, person: str = "") -> bool:
        return any("carers' breaks" in row.note for row in history(board.view(role, person)))

    assert reads(Role.CVS_OFFICER)
    assert reads(Role.REPRESENTATIVE, maria.person)
    assert reads(Role.DEPUTY, sent[1].person)
    assert not reads(Role.REPRESENTATIVE, ben.person)
    assert not reads(Role.PUBLIC)
    assert not reads(Role.PARTNERSHIP_CONTACT)


def test_whoever_comes_after_all_briefs_nobody(board: Board, maria: Sitter, sent: tuple[str, Sitter]) -> None:
    board.go_to(TENTH)
    meetings.record_attendance(maria.desk, sent[0], maria.term, AttendanceStatus.PRESENT)
    assert not [row for row in today(board.view(Role.DEPUTY, sent[1].person)) if "in place of" in row.what]
    with pytest.raises(Refused, match="which deputy"):
        meetings.record_attendance(
            maria.desk, sent[0], maria.term, AttendanceStatus.NO_DEPUTY, brief="For nobody."
        )


def test_an_opened_entry_keeps_the_brief_from_others(board: Board, sent: tuple[str, Sitter]) -> None:
    (row,) = [row for row in history(board.view()) if row.what == "apologies, deputy sent"]
    assert "carers' breaks" in str(entry(board.view(), row.seq))
    assert "carers' breaks" not in str(entry(board.view(Role.PUBLIC), row.seq))
