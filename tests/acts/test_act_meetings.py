"""Meetings: planned, put off, held on a day; the clock for report-backs runs from that day and no other."""

from __future__ import annotations

from datetime import date, time

import pytest
from board import Board, Sitter

from compacttui.acts import meetings, partnerships
from compacttui.acts.desk import Desk
from compacttui.acts.meetings import Attended
from compacttui.questions.meetings import MeetingsShown, attendance, meeting_on
from compacttui.questions.meetings import meetings as listed
from compacttui.questions.reports import due, overdue, track_record
from compacttui.questions.showing import show
from compacttui.records.verify import verify
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role
from compacttui.rules.words import (
    AttendanceStatus,
    AttendedAs,
    ClosedBecause,
    MeetingState,
    MinutesState,
    Standing,
    TermKind,
)

TENTH = date(2026, 3, 10)


@pytest.fixture
def board(desk: Desk) -> Board:
    return Board.of(desk)


@pytest.fixture
def maria(board: Board) -> Sitter:
    return board.sitter()


def test_a_meeting_is_planned_with_its_agenda(board: Board, maria: Sitter) -> None:
    trust, meeting = board.organisation(), board.meeting(TENTH)
    board.item(meeting, "Winter plan")
    board.item(meeting, "Grant round", trust, decision=True, closed_because=ClosedBecause.COMMERCIAL)
    on = meeting_on(board.view(), meeting)
    assert (on.partnership, on.day, on.starts) == ("Health and Wellbeing Board", TENTH, "14:00")
    assert [(one.number, one.title, one.decision) for one in on.items] == [
        (1, "Winter plan", False),
        (2, "Grant round", True),
    ]
    assert [name for _, name in on.items[1].organisations] == ["Harbour Youth Trust"]


def test_a_key_pressed_twice_plans_one_meeting(board: Board) -> None:
    board.meeting(TENTH)
    with pytest.raises(Refused, match="on record for that day and time"):
        board.meeting(TENTH)
    assert board.meeting(TENTH, time(18))


def test_a_meeting_ends_after_it_starts(board: Board) -> None:
    with pytest.raises(Refused, match="ends after it starts") as refused:
        meetings.schedule(board.officer, board.partnership, TENTH, time(14), time(13))
    assert refused.value.field == "ends"


def test_a_partnership_that_has_ended_does_not_meet(board: Board) -> None:
    partnerships.end(board.officer, board.partnership, date(2026, 3, 1), "its task was done")
    with pytest.raises(Refused, match="has not met since 1 March 2026"):
        board.meeting(TENTH)


def test_two_items_do_not_share_a_number(board: Board) -> None:
    meeting = board.meeting(TENTH)
    board.item(meeting, "Winter plan", number=4)
    with pytest.raises(Refused, match="Item 4 is on the agenda already"):
        board.item(meeting, "Grant round", number=4)
    board.item(meeting, "Any other business")
    assert [one.number for one in meeting_on(board.view(), meeting).items] == [4, 5]


def test_an_item_that_comes_after_the_papers_is_to_follow(board: Board) -> None:
    meeting = board.meeting(TENTH)
    board.item(meeting, "Winter plan")
    meetings.issue_papers(board.officer, meeting, date(2026, 3, 2))
    board.go_to(date(2026, 3, 6))
    board.item(meeting, "Grant round")
    assert [one.to_follow for one in meeting_on(board.view(), meeting).items] == [False, True]


def test_short_notice_of_papers_is_reported_never_blocked(board: Board) -> None:
    meeting = board.meeting(TENTH)
    board.go_to(date(2026, 3, 9))
    meetings.issue_papers(board.officer, meeting, date(2026, 3, 9))
    papers = next(
        line for line in show(board.view(), "meeting", meeting).sections[0].lines if line.label == "Papers"
    )
    assert (papers.standing, papers.note) == (Standing.LATE, "0 clear days before it")


def test_an_item_of_a_meeting_that_was_held_stays_on_its_agenda(board: Board, maria: Sitter) -> None:
    meeting = board.meeting(TENTH)
    item = board.item(meeting, "Grant round", board.organisation())
    board.go_to(TENTH)
    board.hold(meeting, maria)
    with pytest.raises(Refused, match="so it stays there"):
        meetings.withdraw_item(board.officer, item, "not needed")
    with pytest.raises(Refused, match="Say why the item is changed now"):
        meetings.change_item(board.officer, item, "Grant round")


def test_an_item_taken_off_before_the_meeting_is_gone_and_known(board: Board) -> None:
    meeting = board.meeting(TENTH)
    item = board.item(meeting, "Grant round")
    board.go_to(date(2026, 3, 5))
    meetings.withdraw_item(board.officer, item, "put off")
    assert meeting_on(board.view(), meeting).items == ()
    assert [one.title for one in meeting_on(board.view(as_at=date(2026, 3, 4)), meeting).items] == [
        "Grant round"
    ]


def test_report_backs_are_due_from_the_day_the_meeting_was_held(board: Board, maria: Sitter) -> None:
    meeting = board.meeting(date(2026, 3, 3))
    board.go_to(date(2026, 3, 20))
    held = board.hold(meeting, maria, on=date(2026, 3, 6))
    assert (held.report_due_on, held.not_recorded) == (date(2026, 3, 20), 0)


def test_a_meeting_to_come_cannot_be_recorded_as_held(board: Board, maria: Sitter) -> None:
    with pytest.raises(Refused, match="has not come yet"):
        board.hold(board.meeting(TENTH), maria)


def test_a_meeting_is_held_once(board: Board, maria: Sitter) -> None:
    meeting = board.meeting(TENTH)
    board.go_to(TENTH)
    board.hold(meeting, maria)
    for again in (
        lambda: board.hold(meeting, maria),
        lambda: meetings.cancel(board.officer, meeting, "error"),
    ):
        with pytest.raises(Refused, match="This meeting is held"):
            again()


def test_a_typing_error_put_right_moves_the_clock_and_both_days_stay(board: Board, maria: Sitter) -> None:
    meeting = board.meeting(date(2026, 3, 3))
    board.go_to(date(2026, 3, 20))
    board.hold(meeting, maria)
    assert [row.days_late for row in overdue(board.view())] == [3]
    due_on = meetings.correct_date(board.officer, meeting, date(2026, 3, 13), "typed 3 for 13")
    assert due_on == date(2026, 3, 27)
    assert list(overdue(board.view())) == []
    on = meeting_on(board.view(), meeting)
    assert (on.day, on.starts) == (date(2026, 3, 13), "14:00")
    assert verify(board.officer.database, board.officer.town).ok


def test_a_postponement_told_afterwards_does_not_move_the_clock(board: Board, maria: Sitter) -> None:
    meeting = board.meeting(date(2026, 3, 3))
    board.go_to(date(2026, 3, 20))
    board.hold(meeting, maria)
    due_on = meetings.correct_date(
        board.officer, meeting, date(2026, 3, 13), "the chair was ill", was_postponed=True
    )
    assert due_on == date(2026, 3, 17)
    assert [(row.met_on, row.days_late) for row in overdue(board.view())] == [(date(2026, 3, 13), 3)]


def test_a_planned_day_typed_wrongly_is_put_right(board: Board) -> None:
    meeting = board.meeting(date(2026, 3, 30))
    meetings.correct_date(board.officer, meeting, date(2026, 4, 30), "typed March for April")
    on = meeting_on(board.view(), meeting)
    # The clocks have gone forward in between; two in the afternoon stays two in the afternoon.
    assert (on.day, on.starts) == (date(2026, 4, 30), "14:00")


def test_a_meeting_put_off_was_planned_for_the_old_day_until_then(board: Board, maria: Sitter) -> None:
    meeting = board.meeting(TENTH)
    board.go_to(date(2026, 3, 6))
    meetings.postpone(board.officer, meeting, date(2026, 3, 24), "no room", time(10))
    assert meeting_on(board.view(), meeting).day == date(2026, 3, 24)
    assert meeting_on(board.view(as_at=date(2026, 3, 5)), meeting).day == TENTH
    board.go_to(date(2026, 3, 25))
    with pytest.raises(Refused, match="was put off on Friday 6 March 2026"):
        board.hold(meeting, maria, on=date(2026, 3, 4))
    assert board.hold(meeting, maria).report_due_on == date(2026, 4, 7)


def test_a_meeting_called_off_expects_nothing_of_anybody(board: Board, maria: Sitter) -> None:
    meeting = board.meeting(TENTH)
    meetings.cancel(board.officer, meeting, "too few could come")
    board.go_to(date(2026, 4, 30))
    assert list(overdue(board.view())) == []
    assert list(due(board.view(Role.REPRESENTATIVE, maria.person))) == []
    assert [row.stands for row in listed(board.view(), shown=MeetingsShown.CANCELLED)] == ["cancelled"]


def test_too_few_to_decide_owe_no_report_and_may_send_one(board: Board, maria: Sitter) -> None:
    meeting = board.meeting(TENTH)
    board.go_to(TENTH)
    held = meetings.hold(board.officer, meeting, None, [Attended(maria.term)], quorate=False)
    assert held.report_due_on is None
    board.go_to(date(2026, 5, 1))
    assert list(overdue(board.view())) == []


def test_nobody_is_expected_to_report_on_a_meeting_from_before_the_records_began(
    board: Board, maria: Sitter
) -> None:
    meeting = board.meeting(date(2025, 11, 3))
    board.hold(meeting, maria)
    assert list(overdue(board.view())) == []
    assert list(due(board.view(Role.REPRESENTATIVE, maria.person))) == []


def test_a_past_meeting_nobody_recorded_asks_whether_it_was_held(board: Board) -> None:
    board.meeting(TENTH)
    board.go_to(date(2026, 3, 12))
    (row,) = listed(board.view(), shown=MeetingsShown.NOT_RECORDED)
    assert (row.standing, row.stands) == (Standing.DECIDE, "past: was it held?")


def test_as_at_a_day_before_it_was_held_a_meeting_was_only_planned(board: Board, maria: Sitter) -> None:
    meeting = board.meeting(TENTH)
    board.go_to(date(2026, 3, 12))
    board.hold(meeting, maria)
    assert meeting_on(board.view(as_at=date(2026, 3, 9)), meeting).state is MeetingState.PAPERS_DUE
    assert meeting_on(board.view(), meeting).state is MeetingState.HELD


def test_minutes_come_after_the_meeting_and_agreed_ones_stay_agreed(board: Board, maria: Sitter) -> None:
    meeting = board.meeting(TENTH)
    board.go_to(date(2026, 3, 20))
    with pytest.raises(Refused, match="Record first that it was held"):
        meetings.record_minutes(board.officer, meeting, MinutesState.DRAFT, date(2026, 3, 12))
    board.hold(meeting, maria)
    meetings.record_minutes(
        board.officer, meeting, MinutesState.AGREED, date(2026, 3, 18), "minutes/2026-03.pdf"
    )
    assert meeting_on(board.view(), meeting).state is MeetingState.MINUTES_AGREED
    with pytest.raises(Refused, match="stay so"):
        meetings.record_minutes(board.officer, meeting, MinutesState.DRAFT, date(2026, 3, 19))


# --- attendance -------------------------------------------------------------------------------------------------


def test_apologies_are_sent_before_the_meeting_begins(board: Board, maria: Sitter) -> None:
    meeting = board.meeting(TENTH)
    board.go_to(TENTH, time(14, 5))
    with pytest.raises(Refused, match="The meeting had begun by then"):
        meetings.record_attendance(maria.desk, meeting, maria.term, AttendanceStatus.NO_DEPUTY)
    meetings.record_attendance(board.officer, meeting, maria.term, AttendanceStatus.NO_DEPUTY)


def test_nobody_was_present_at_a_meeting_that_has_not_been(board: Board, maria: Sitter) -> None:
    with pytest.raises(Refused, match="when it has taken place"):
        meetings.record_attendance(maria.desk, board.meeting(TENTH), maria.term, AttendanceStatus.PRESENT)


def test_people_record_their_own_attendance_only(board: Board, maria: Sitter) -> None:
    other, meeting = board.sitter("Jo Larbi"), board.meeting(TENTH)
    with pytest.raises(NotPermitted, match="somebody else's"):
        meetings.record_attendance(other.desk, meeting, maria.term, AttendanceStatus.NO_DEPUTY)


def test_whoever_had_no_seat_then_did_not_attend(board: Board, maria: Sitter) -> None:
    meeting = board.meeting(date(2024, 1, 9))
    with pytest.raises(Refused, match="had no seat at this table"):
        board.hold(meeting, maria)


def test_attendance_told_again_counts_and_the_old_word_stays_known(board: Board, maria: Sitter) -> None:
    meeting = board.meeting(TENTH)
    board.go_to(TENTH)
    meetings.hold(board.officer, meeting, None, [Attended(maria.term, AttendanceStatus.ABSENT)])
    board.go_to(date(2026, 3, 16))
    meetings.record_attendance(
        board.officer, meeting, maria.term, AttendanceStatus.LATE, reason="the minutes say 14:20"
    )
    assert [row.came for row in attendance(board.view())] == ["came late"]
    assert [row.came for row in attendance(board.view(known_on=date(2026, 3, 12)))] == [
        "absent without apology"
    ]


def test_deputy_attends_three_times_running_and_reports_while_the_holder_is_not_absent(board: Board) -> None:
    """MODEL 10: who reports? who is absent?"""
    seat = board.seat()
    maria = board.sitter(seat=seat)
    jo = board.sitter("Jo Larbi", seat=seat, basis=TermKind.DEPUTY)
    for day in (3, 10, 17):
        meeting = board.meeting(date(2026, 3, day))
        board.go_to(date(2026, 3, day), time(18))
        sent = Attended(maria.term, AttendanceStatus.DEPUTY_SENT, jo.term)
        meetings.hold(board.officer, meeting, None, [sent])
    board.go_to(date(2026, 5, 1))
    assert {row.came for row in attendance(board.view())} == {"apologies, deputy sent: Jo Larbi"}
    assert {row.standing for row in attendance(board.view())} == {Standing.DONE}
    assert {row.holder for row in overdue(board.view())} == {"Jo Larbi"}
    assert track_record(board.view(), jo.person).said == "0 of 3 on time"
    assert track_record(board.view(), maria.person).said == ""


def test_a_deputy_of_another_seat_cannot_come_instead(board: Board, maria: Sitter) -> None:
    jo = board.sitter("Jo Larbi", basis=TermKind.DEPUTY)
    meeting = board.meeting(TENTH)
    with pytest.raises(Refused, match="Choose the deputy of this seat"):
        meetings.record_attendance(
            maria.desk, meeting, maria.term, AttendanceStatus.DEPUTY_SENT, deputy=jo.term
        )


def test_rep_attends_in_their_employers_capacity_so_the_seat_was_not_represented(
    board: Board, maria: Sitter
) -> None:
    meeting = board.meeting(TENTH)
    board.go_to(TENTH)
    there = Attended(maria.term, AttendanceStatus.PRESENT, attended_as=AttendedAs.EMPLOYER)
    meetings.hold(board.officer, meeting, None, [there])
    board.go_to(date(2026, 4, 30))
    assert [row.came for row in attendance(board.view())] == ["present, for their employer, not for the seat"]
    assert list(overdue(board.view())) == []


def test_an_absent_holder_without_a_deputy_owes_no_report(board: Board, maria: Sitter) -> None:
    meeting = board.meeting(TENTH)
    board.go_to(TENTH)
    meetings.hold(board.officer, meeting, None, [Attended(maria.term, AttendanceStatus.NO_DEPUTY)])
    board.go_to(date(2026, 4, 30))
    assert list(overdue(board.view())) == []


def test_a_seat_that_was_vacant_owes_nothing(board: Board, maria: Sitter) -> None:
    board.go_to(date(2026, 3, 8))
    board.leaves(maria, date(2026, 3, 7))
    meeting = board.meeting(TENTH)
    board.go_to(TENTH)
    board.hold(meeting)
    board.go_to(date(2026, 4, 30))
    assert list(overdue(board.view())) == []
    assert [row.holder for row in attendance(board.view())] == ["vacant"]


def test_a_board_renamed_keeps_its_old_name_on_old_meetings(board: Board, maria: Sitter) -> None:
    meeting = board.meeting(TENTH)
    board.go_to(TENTH)
    board.hold(meeting, maria)
    board.go_to(date(2026, 4, 1))
    partnerships.rename(board.officer, board.partnership, "Health Alliance", date(2026, 4, 1))
    assert [row.partnership for row in listed(board.view())] == ["Health and Wellbeing Board"]
    assert show(board.view(), "meeting", meeting).sections[0].lines[0].value == "Health and Wellbeing Board"
