"""Report-backs: sent in one go, late for ever when late, amended with the old text kept, closed items closed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from board import Board, Sitter
from hypothesis import given, settings
from hypothesis import strategies as st

from compacttui.acts import declarations, meetings, reports
from compacttui.acts.desk import Desk
from compacttui.acts.meetings import Attended
from compacttui.acts.reports import ReportItem
from compacttui.questions.exceptions import exceptions
from compacttui.questions.meetings import declarations as said
from compacttui.questions.meetings import meeting_on
from compacttui.questions.reports import (
    ReportRow,
    ReportsShown,
    due,
    overdue,
    read_report,
    track_record,
)
from compacttui.questions.reports import reports as listed
from compacttui.records.columns import subject_tables
from compacttui.records.verify import verify
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role
from compacttui.rules.words import (
    AttendanceStatus,
    AttendedAs,
    BasisOfView,
    ClosedBecause,
    Marking,
    MinutesState,
    Standing,
    TermKind,
)

TENTH = date(2026, 3, 10)
DUE = date(2026, 3, 24)


@pytest.fixture
def board(desk: Desk) -> Board:
    return Board.of(desk)


@pytest.fixture
def maria(board: Board) -> Sitter:
    return board.sitter()


@pytest.fixture
def evening(board: Board, maria: Sitter) -> str:
    """A meeting with two items, held this afternoon; Maria has said that she had no conflict."""
    meeting = board.meeting(TENTH)
    board.item(meeting, "Winter plan")
    board.item(meeting, "Grant round")
    board.go_to(TENTH, time(17))
    board.hold(meeting, maria)
    declarations.nil(maria.desk, meeting)
    return meeting


def items_of(board: Board, meeting: str) -> list[str]:
    return [one.id for one in meeting_on(board.view(), meeting).items]


def full(board: Board, meeting: str) -> list[ReportItem]:
    plan, grants = items_of(board, meeting)
    return [
        ReportItem(
            plan,
            decided="Agreed with £40k for community transport",
            said="That carers cannot use slots before ten",
            basis=BasisOfView.NETWORK_MEETING,
            people_asked=18,
        ),
        ReportItem(grants, nothing_to_add=True),
    ]


# --- sending --------------------------------------------------------------------------------------------------------


def test_members_can_read_it_at_once(board: Board, maria: Sitter, evening: str) -> None:
    sent = reports.submit(maria.desk, evening, full(board, evening))
    assert (sent.due_on, sent.days_late, sent.closed_items) == (DUE, 0, 0)
    read = read_report(board.view(Role.PUBLIC), sent.report)
    assert (read.person, read.met_on, read.stands) == ("Maria Okafor", TENTH, "sent in time")
    assert read.items[0].lines == (
        ("What was decided", "Agreed with £40k for community transport"),
        ("What I said", "That carers cannot use slots before ten"),
        ("How I know", "network meeting, 18 people"),
    )
    assert read.items[1].lines == (("", "Nothing to add."),)


def test_invariant_10_first_they_say_whether_they_had_a_conflict(board: Board, maria: Sitter) -> None:
    meeting = board.meeting(TENTH)
    board.go_to(TENTH)
    board.hold(meeting, maria)
    for send in (
        lambda: reports.submit(maria.desk, meeting, guidance="?"),
        lambda: reports.nothing(maria.desk, meeting),
    ):
        with pytest.raises(Refused, match="Say first whether you had a conflict") as refused:
            send()
        assert refused.value.field == "declaration"


def test_an_open_item_is_never_passed_over_in_silence(board: Board, maria: Sitter, evening: str) -> None:
    plan, _ = items_of(board, evening)
    with pytest.raises(Refused, match="Item 2 is empty") as refused:
        reports.submit(maria.desk, evening, [ReportItem(plan, decided="Agreed")])
    assert refused.value.field == "items.2"


def test_an_item_does_not_say_something_and_nothing(board: Board, maria: Sitter, evening: str) -> None:
    plan, grants = items_of(board, evening)
    items = [ReportItem(plan, decided="Agreed", nothing_to_add=True), ReportItem(grants, nothing_to_add=True)]
    with pytest.raises(Refused, match="Choose one"):
        reports.submit(maria.desk, evening, items)


def test_two_parts_about_one_item_are_put_together(board: Board, maria: Sitter, evening: str) -> None:
    plan, _ = items_of(board, evening)
    with pytest.raises(Refused, match="about the same item"):
        reports.submit(maria.desk, evening, [ReportItem(plan, decided="Yes"), ReportItem(plan, decided="No")])


def test_a_meeting_without_an_agenda_can_be_reported_on(board: Board, maria: Sitter) -> None:
    meeting = board.meeting(TENTH)
    board.go_to(TENTH)
    board.hold(meeting, maria)
    declarations.nil(maria.desk, meeting)
    with pytest.raises(Refused, match="The report is empty"):
        reports.submit(maria.desk, meeting)
    sent = reports.submit(maria.desk, meeting, [ReportItem(discussed="The new chair introduced herself")])
    assert [one.title for one in read_report(board.view(), sent.report).items] == ["Not on the agenda"]


def test_nothing_to_report_is_dated_and_public_too(board: Board, maria: Sitter, evening: str) -> None:
    sent = reports.nothing(maria.desk, evening)
    read = read_report(board.view(Role.PUBLIC), sent.report)
    assert (read.nothing, read.stands, read.items) == (True, "nothing to report, sent in time", ())


def test_a_report_is_sent_once(board: Board, maria: Sitter, evening: str) -> None:
    reports.submit(maria.desk, evening, full(board, evening))
    with pytest.raises(Refused, match="was sent on Tuesday 10 March 2026"):
        reports.nothing(maria.desk, evening)


def test_nobody_reports_on_a_meeting_that_is_not_on_record_as_held(board: Board, maria: Sitter) -> None:
    with pytest.raises(Refused, match="your draft is kept"):
        reports.nothing(maria.desk, board.meeting(TENTH))


def test_nobody_reports_on_somebody_elses_meeting(board: Board, evening: str) -> None:
    stranger = Board.of(board.officer, "Skills Board").sitter("Jo Larbi")
    with pytest.raises(Refused, match="You had no seat at this table"):
        reports.nothing(stranger.desk, evening)
    with pytest.raises(NotPermitted, match="is done by the"):
        reports.nothing(board.officer, evening)


def test_whoever_sits_in_two_seats_says_for_which_they_report(board: Board, maria: Sitter) -> None:
    second = board.sitter(person=maria.person, seat=board.seat("Older people's seat"))
    meeting = board.meeting(TENTH)
    board.go_to(TENTH)
    board.hold(meeting, maria, second)
    declarations.nil(maria.desk, meeting)
    with pytest.raises(Refused, match="more than one seat") as refused:
        reports.nothing(maria.desk, meeting)
    assert refused.value.field == "seat"
    reports.nothing(maria.desk, meeting, maria.seat)
    reports.nothing(maria.desk, meeting, second.seat)
    assert {row.seat for row in listed(board.view())} == {"Seat of Maria Okafor", "Older people's seat"}


def test_whoever_was_absent_corrects_the_record_before_they_report(board: Board, maria: Sitter) -> None:
    meeting = board.meeting(TENTH)
    board.go_to(TENTH)
    meetings.hold(board.officer, meeting, None, [Attended(maria.term, AttendanceStatus.ABSENT)])
    declarations.nil(maria.desk, meeting)
    with pytest.raises(Refused, match="The record says that you were not there"):
        reports.nothing(maria.desk, meeting)
    meetings.record_attendance(maria.desk, meeting, maria.term, AttendanceStatus.LATE)
    reports.nothing(maria.desk, meeting)


def test_whoever_came_for_an_employer_does_not_report_for_the_seat(board: Board, maria: Sitter) -> None:
    meeting = board.meeting(TENTH)
    board.go_to(TENTH)
    there = Attended(maria.term, AttendanceStatus.PRESENT, attended_as=AttendedAs.EMPLOYER)
    meetings.hold(board.officer, meeting, None, [there])
    declarations.nil(maria.desk, meeting)
    with pytest.raises(Refused, match="not there for the seat"):
        reports.nothing(maria.desk, meeting)


@pytest.fixture
def deputised(board: Board) -> tuple[str, Sitter, Sitter]:
    """A meeting to which the deputy came instead of Maria, and said that there was no conflict."""
    seat = board.seat()
    maria = board.sitter(seat=seat)
    jo = board.sitter("Jo Larbi", seat=seat, basis=TermKind.DEPUTY)
    meeting = board.meeting(TENTH)
    board.go_to(TENTH)
    sent = Attended(maria.term, AttendanceStatus.DEPUTY_SENT, jo.term)
    meetings.hold(board.officer, meeting, None, [sent])
    return meeting, maria, jo


def test_a_deputy_declares_and_reports_for_themselves(
    board: Board, deputised: tuple[str, Sitter, Sitter]
) -> None:
    meeting, _, jo = deputised
    declarations.nil(jo.desk, meeting)
    reports.nothing(jo.desk, meeting)
    assert [row.person for row in listed(board.view())] == ["Jo Larbi"]
    assert list(overdue(board.view(as_at=date(2026, 5, 1)))) == []


def test_report_written_by_deputy_approved_by_rep(
    board: Board, deputised: tuple[str, Sitter, Sitter]
) -> None:
    """MODEL 10: the deputy came, declared and wrote; the holder sends it."""
    meeting, maria, jo = deputised
    declarations.nil(maria.desk, meeting)
    with pytest.raises(Refused, match="Say first whether you had a conflict"):
        reports.submit(maria.desk, meeting, guidance="Shall we press on?", written_by=jo.person)
    declarations.nil(jo.desk, meeting)
    sent = reports.submit(maria.desk, meeting, guidance="Shall we press on?", written_by=jo.person)
    read = read_report(board.view(), sent.report)
    assert (read.person, read.written_by) == ("Maria Okafor", "Jo Larbi")


def test_a_declaration_that_a_report_was_sent_on_is_not_taken_away(
    board: Board, maria: Sitter, evening: str
) -> None:
    reports.nothing(maria.desk, evening)
    with pytest.raises(Refused, match="A report-back was sent after it"):
        declarations.withdraw(maria.desk, said(board.view())[0].id, "second thoughts")


# --- late -----------------------------------------------------------------------------------------------------------


def test_late_stays_late_for_ever(board: Board, maria: Sitter, evening: str) -> None:
    board.go_to(date(2026, 4, 5))
    (row,) = overdue(board.view())
    assert (row.holder, row.due_on, row.days_late, row.stands) == ("Maria Okafor", DUE, 12, "12 days late")
    assert reports.submit(maria.desk, evening, full(board, evening)).days_late == 12
    for day in (date(2026, 4, 5), date(2030, 1, 1)):
        assert list(overdue(board.view(as_at=day))) == []
        assert [(r.days_late, r.standing) for r in listed(board.view(as_at=day))] == [(12, Standing.LATE)]
    assert [r.days_late for r in overdue(board.view(as_at=date(2026, 4, 4)))] == [11]
    assert track_record(board.view(), maria.person).said == "0 of 1 on time"


def test_a_fortnight_past_its_day_it_is_to_be_passed_on(board: Board, maria: Sitter, evening: str) -> None:
    stands = {day: overdue(board.view(as_at=day))[0].stands for day in (date(2026, 4, 7), date(2026, 4, 8))}
    assert stands == {
        date(2026, 4, 7): "14 days late",
        date(2026, 4, 8): "15 days late, to be passed on",
    }


@settings(max_examples=40)
@given(ahead=st.integers(-10, 400))
def test_invariant_13_overdue_is_worked_out_from_dates(town_with_a_report_owed: Board, ahead: int) -> None:
    """Nothing stores it: the day that is asked about decides, with or without anybody looking in between."""
    board, day = town_with_a_report_owed, DUE + timedelta(days=ahead)
    found = [row.days_late for row in overdue(replace(board.view(), as_at=day))]
    assert found == ([ahead] if ahead > 0 else [])
    assert not [c for table in subject_tables.values() for c in table.columns if "overdue" in c.name]


@pytest.fixture(scope="module")
def town_with_a_report_owed(make_town: Callable[[], Desk]) -> Board:
    board = Board.of(make_town())
    maria, meeting = board.sitter(), board.meeting(TENTH)
    board.go_to(TENTH)
    board.hold(meeting, maria)
    return board


def test_what_is_due_from_me_begins_with_the_oldest(board: Board, maria: Sitter, evening: str) -> None:
    board.meeting(date(2026, 3, 20))
    rows = due(board.view(Role.REPRESENTATIVE, maria.person))
    assert [(row.what, row.when, row.standing) for row in rows] == [
        ("Report back", "due in 14 days", None),
        ("Meeting", "in 10 days", None),
    ]
    late = due(board.view(Role.REPRESENTATIVE, maria.person, as_at=date(2026, 4, 5)))
    assert (late[0].what, late[0].when, late[0].standing) == ("Report back", "12 days late", Standing.LATE)


def test_people_see_what_is_due_from_themselves_only(board: Board, maria: Sitter, evening: str) -> None:
    jo = board.sitter("Jo Larbi", seat=maria.seat, basis=TermKind.DEPUTY)
    assert list(due(board.view(Role.DEPUTY, jo.person), person=maria.person)) == []
    assert [row.what for row in due(board.view(Role.AUDITOR), person=maria.person)] == ["Report back"]


# --- waived, checked, amended, closed ---------------------------------------------------------------------------------


def test_waived_with_a_reason_it_is_neither_late_nor_in_time(
    board: Board, maria: Sitter, evening: str
) -> None:
    board.go_to(date(2026, 4, 5))
    reports.waive(board.officer, evening, maria.seat, "her laptop was stolen; told by telephone")
    assert list(overdue(board.view())) == []
    assert [row.stands for row in listed(board.view(), shown=ReportsShown.WAIVED)] == ["waived"]
    assert track_record(board.view(), maria.person).said == ""
    with pytest.raises(Refused, match="was waived"):
        reports.waive(board.officer, evening, maria.seat, "again")


def test_sent_although_it_was_waived(board: Board, maria: Sitter, evening: str) -> None:
    reports.waive(board.officer, evening, maria.seat, "told by telephone")
    board.go_to(date(2026, 4, 5))
    assert reports.submit(maria.desk, evening, full(board, evening)).days_late == 12
    assert [row.stands for row in listed(board.view())] == ["sent 12 days late"]
    excepted = [(row.what, row.reason) for row in exceptions(board.view())]
    assert ("report-back waived", "told by telephone") in excepted
    assert "report-back 12 days late" in [what for what, _ in excepted]
    assert verify(board.officer.database, board.officer.town).ok


def test_an_officer_checks_markings_and_edits_no_words(board: Board, maria: Sitter, evening: str) -> None:
    sent = reports.submit(maria.desk, evening, full(board, evening))
    assert len(listed(board.view(), shown=ReportsShown.UNCHECKED)) == 1
    reports.check(board.officer, sent.report)
    assert read_report(board.view(), sent.report).checked_on == TENTH
    with pytest.raises(NotPermitted):
        reports.amend(board.officer, sent.report, full(board, evening), "better words")


def test_report_corrected_after_publication_keeps_the_old_text(
    board: Board, maria: Sitter, evening: str
) -> None:
    """MODEL 10: report corrected after publication."""
    plan, grants = items_of(board, evening)
    items = full(board, evening)
    sent = reports.submit(maria.desk, evening, items)
    board.go_to(date(2026, 3, 16))
    again = [ReportItem(plan, decided="Agreed with £14k"), ReportItem(grants, nothing_to_add=True)]
    reports.amend(maria.desk, sent.report, again, "40 was a typing error")
    now, then = read_report(board.view(), sent.report), read_report(board.view(as_at=TENTH), sent.report)
    assert now.items[0].lines == (("What was decided", "Agreed with £14k"),)
    assert then.items[0].lines[0] == ("What was decided", "Agreed with £40k for community transport")
    assert (now.sent_on, now.amended_on, now.stands) == (TENTH, date(2026, 3, 16), "sent in time, amended")
    assert read_report(board.view(known_on=date(2026, 3, 15)), sent.report).items == then.items


def test_only_the_writer_amends(board: Board, maria: Sitter, evening: str) -> None:
    sent = reports.submit(maria.desk, evening, full(board, evening))
    with pytest.raises(NotPermitted, match="somebody else's"):
        reports.amend(board.sitter("Jo Larbi").desk, sent.report, full(board, evening), "hers")


def test_minutes_contradict_the_report_back_and_both_stand(board: Board, maria: Sitter, evening: str) -> None:
    """MODEL 10: minutes contradict the report-back."""
    sent = reports.submit(maria.desk, evening, full(board, evening))
    board.go_to(date(2026, 3, 30))
    meetings.record_minutes(board.officer, evening, MinutesState.AGREED, date(2026, 3, 30), "£14k")
    assert meeting_on(board.view(), evening).minutes_ref == "£14k"
    assert "£40k" in str(read_report(board.view(), sent.report).items)


def test_meeting_cancelled_after_report_back_created(board: Board, maria: Sitter, evening: str) -> None:
    """MODEL 10: a meeting on record as held cannot be called off; what was reported stays."""
    sent = reports.submit(maria.desk, evening, full(board, evening))
    with pytest.raises(Refused, match="cannot become"):
        meetings.cancel(board.officer, evening, "an error")
    assert read_report(board.view(), sent.report).items


def test_a_closed_item_says_that_it_took_place_and_until_when(board: Board, maria: Sitter) -> None:
    meeting = board.meeting(TENTH)
    board.item(meeting, "Grant round", closed_because=ClosedBecause.COMMERCIAL, closed_until=date(2026, 9, 1))
    board.go_to(TENTH)
    board.hold(meeting, maria)
    declarations.nil(maria.desk, meeting)
    sent = reports.submit(maria.desk, meeting)
    assert sent.closed_items == 1
    (item,) = read_report(board.view(Role.PUBLIC), sent.report).items
    assert item.stub == "Grant round: this item took place and is closed until Tuesday 1 September 2026."


def test_entirely_confidential_meeting_leaves_stubs_and_nothing_else(board: Board, maria: Sitter) -> None:
    """MODEL 10: entirely confidential meeting."""
    meeting = board.meeting(TENTH)
    items = [board.item(meeting, title, closed_because=ClosedBecause.LEGAL) for title in ("Advice", "Claim")]
    board.go_to(TENTH)
    board.hold(meeting, maria)
    declarations.nil(maria.desk, meeting)
    secret = [ReportItem(item, discussed="SECRET", marking=Marking.BOARD_CONFIDENTIAL) for item in items]
    sent = reports.submit(maria.desk, meeting, secret)
    for role in (Role.PUBLIC, Role.ORG_CONTACT, Role.CVS_OFFICER, Role.AUDITOR):
        read = read_report(board.view(role), sent.report)
        assert "SECRET" not in str(read)
        assert [bool(one.stub) for one in read.items] == [True, True]
    own = read_report(board.view(Role.REPRESENTATIVE, maria.person), sent.report)
    assert [one.lines for one in own.items] == [(("What was discussed", "SECRET"),)] * 2


def test_the_writer_cannot_open_what_the_agenda_closed(board: Board, maria: Sitter) -> None:
    meeting = board.meeting(TENTH)
    item = board.item(meeting, "Grant round", closed_because=ClosedBecause.COMMERCIAL)
    board.go_to(TENTH)
    board.hold(meeting, maria)
    declarations.nil(maria.desk, meeting)
    with pytest.raises(Refused, match="is closed on the agenda") as refused:
        reports.submit(maria.desk, meeting, [ReportItem(item, decided="£40k")])
    assert refused.value.field == "items.1.marking"


def test_the_writer_can_close_more_with_a_reason_and_a_day(board: Board, maria: Sitter, evening: str) -> None:
    plan, grants = items_of(board, evening)
    closed = ReportItem(plan, decided="£40k", marking=Marking.SECTOR_ONLY)
    rest = ReportItem(grants, nothing_to_add=True)
    with pytest.raises(Refused, match="Say why item 1 is closed"):
        reports.submit(maria.desk, evening, [closed, rest])
    with pytest.raises(Refused, match="Say until when item 1 is closed"):
        reports.submit(maria.desk, evening, [replace(closed, reason="not announced yet"), rest])
    told = replace(closed, reason="not announced yet", review_on=date(2026, 4, 1))
    sent = reports.submit(maria.desk, evening, [told, rest])
    assert "£40k" not in str(read_report(board.view(Role.PUBLIC), sent.report))
    assert "£40k" in str(read_report(board.view(Role.ORG_CONTACT), sent.report))


def test_an_item_closed_afterwards_is_closed_in_the_old_text_too(
    board: Board, maria: Sitter, evening: str
) -> None:
    sent = reports.submit(maria.desk, evening, full(board, evening))
    board.go_to(date(2026, 3, 12))
    reports.mark(board.officer, sent.report, 1, Marking.BOARD_CONFIDENTIAL, "the figure was not public")
    for day in (TENTH, date(2026, 3, 12)):
        read = read_report(board.view(Role.PUBLIC, as_at=day), sent.report)
        assert "£40k" not in str(read)
        assert read.items[0].stub == "Winter plan: this item took place and is closed."
    auditor = read_report(board.view(Role.AUDITOR), sent.report).items[0]
    assert auditor.lines == (("Why it is closed", "the figure was not public"),)
    with pytest.raises(Refused, match="only be closed further"):
        reports.mark(board.officer, sent.report, 1, Marking.OPEN, "never mind")


def test_the_writer_does_not_open_what_somebody_else_closed_before_its_day(
    board: Board, maria: Sitter, evening: str
) -> None:
    sent = reports.submit(maria.desk, evening, full(board, evening))
    reports.mark(
        board.officer, sent.report, 1, Marking.BOARD_CONFIDENTIAL, "not public", review_on=date(2026, 4, 1)
    )
    board.go_to(date(2026, 3, 16))
    with pytest.raises(Refused, match="was closed by somebody else") as refused:
        reports.amend(maria.desk, sent.report, full(board, evening), "it is public now")
    assert refused.value.field == "items.1.marking"
    board.go_to(date(2026, 4, 2))
    reports.amend(maria.desk, sent.report, full(board, evening), "it is public now")
    assert "£40k" in str(read_report(board.view(Role.PUBLIC), sent.report))
    assert "£40k" not in str(read_report(board.view(Role.PUBLIC, as_at=date(2026, 3, 20)), sent.report))


def test_an_agenda_closed_afterwards_closes_what_was_reported(
    board: Board, maria: Sitter, evening: str
) -> None:
    sent = reports.submit(maria.desk, evening, full(board, evening))
    plan, _ = items_of(board, evening)
    meetings.change_item(
        board.officer, plan, "Winter plan", closed_because=ClosedBecause.NEGOTIATION, reason="talks go on"
    )
    assert "£40k" not in str(read_report(board.view(Role.PUBLIC), sent.report))


def test_what_concerns_a_person_stays_out_of_reports(board: Board, maria: Sitter, evening: str) -> None:
    plan, grants = items_of(board, evening)
    items = [
        ReportItem(plan, decided="x", marking=Marking.PERSONAL, reason="r", review_on=date(2026, 5, 1)),
        ReportItem(grants, nothing_to_add=True),
    ]
    with pytest.raises(Refused, match="does not belong in a report-back"):
        reports.submit(maria.desk, evening, items)


STEPS: dict[str, Callable[[Board, Sitter, str], object]] = {
    "nil": lambda b, m, meeting: declarations.nil(m.desk, meeting),
    "make": lambda b, m, meeting: declarations.make(m.desk, meeting, nature="I chair a trust"),
    "withdraw": lambda b, m, meeting: [
        declarations.withdraw(m.desk, row.id, "a mistake") for row in list(said(b.view()))[-1:]
    ],
    "submit": lambda b, m, meeting: reports.submit(m.desk, meeting, full(b, meeting)),
    "nothing": lambda b, m, meeting: reports.nothing(m.desk, meeting),
    "amend": lambda b, m, meeting: [
        reports.amend(m.desk, row.id, full(b, meeting), "better words") for row in sent(b)
    ],
    "waive": lambda b, m, meeting: reports.waive(b.officer, meeting, m.seat, "told by telephone"),
}


def sent(board: Board) -> list[ReportRow]:
    return [row for row in listed(board.view()) if row.standing is not None]


@settings(max_examples=8)
@given(steps=st.lists(st.sampled_from(sorted(STEPS)), min_size=1, max_size=9))
def test_invariant_10_whatever_is_done_a_report_stands_on_a_declaration(
    make_town: Callable[[], Desk], steps: list[str]
) -> None:
    """For each attended meeting: nil or at least one declaration before a report can be read."""
    board = Board.of(make_town())
    maria, meeting = board.sitter(), board.meeting(TENTH)
    board.item(meeting, "Winter plan")
    board.item(meeting, "Grant round")
    board.go_to(TENTH)
    board.hold(meeting, maria)
    for step in steps:
        before = len(said(board.view()))
        try:
            STEPS[step](board, maria, meeting)
        except Refused:
            assert len(said(board.view())) == before
        assert len(said(board.view())) >= bool(sent(board))
    assert verify(board.officer.database, board.officer.town).ok
