"""A joint seat: two people share it. MODEL's nasty case, from the register to the report-back and the next selection."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from board import Board, Sitter
from contests import Contest
from sqlalchemy import select

from compacttui.acts import counts, declarations, meetings, partnerships, people, reports, terms
from compacttui.acts.desk import Desk
from compacttui.acts.meetings import Attended
from compacttui.acts.mergers import merge_people
from compacttui.exchange import importing
from compacttui.exchange.importing import plan, read_book
from compacttui.exchange.importing.plans import Plan
from compacttui.questions.coverage import coverage
from compacttui.questions.duties import Duty
from compacttui.questions.meetings import attendance, undeclared
from compacttui.questions.meetings.attending import attendance_of
from compacttui.questions.meetings.lists import meetings as listed
from compacttui.questions.partnerships import ending, seats, time_vacant, vacant
from compacttui.questions.reports import due, overdue
from compacttui.questions.showing import show
from compacttui.questions.today import today
from compacttui.questions.year_card import year_card
from compacttui.records.terms import term as term_table
from compacttui.records.verify import verify
from compacttui.rules.dates import PartialDate
from compacttui.rules.importing import RowState
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.terms import Acceptance
from compacttui.rules.words import AttendanceStatus, EndedReason, SelectionMethod, Standing

MET = date(2026, 3, 12)
ABSENT = AttendanceStatus.ABSENT
PRESENT = AttendanceStatus.PRESENT


@pytest.fixture
def board(desk: Desk) -> Board:
    return Board.of(desk)


@pytest.fixture
def joint(board: Board) -> str:
    return partnerships.create_seat(
        board.officer,
        board.partnership,
        "Parents' seat",
        board.constituency,
        since=PartialDate(2020),
        shared_by=2,
    )


def sits(board: Board, seat: str, name: str, until: PartialDate | None = None) -> Sitter:
    """Somebody who has held a seat since before the records began."""
    person = people.register(board.officer, name, roles=[Role.REPRESENTATIVE])
    term = terms.gain_otherwise(
        board.officer, seat, person, already_serving=True, since=PartialDate(2024, 3), end_on=until
    )
    return Sitter(person, seat, term, replace(board.officer, person=person, role=Role.REPRESENTATIVE))


@pytest.fixture
def maria(board: Board, joint: str) -> Sitter:
    return sits(board, joint, "Maria Okafor")


@pytest.fixture
def tom(board: Board, joint: str, maria: Sitter) -> Sitter:
    return sits(board, joint, "Tom Lindqvist")


def held(board: Board, *came: tuple[Sitter, AttendanceStatus], on: date = MET) -> str:
    """A meeting that took place, with what is recorded of who came."""
    meeting = board.meeting(on)
    board.go_to(on)
    meetings.hold(board.officer, meeting, None, [Attended(one.term, status) for one, status in came])
    return meeting


def owed(board: Board, sitter: Sitter) -> list[Duty]:
    return [row.duty for row in due(board.view(Role.REPRESENTATIVE, sitter.person))]


# --- who holds it -------------------------------------------------------------------------------------------------


def test_joint_seat_two_people_share_it_and_a_third_has_to_wait(
    board: Board, joint: str, maria: Sitter, tom: Sitter
) -> None:
    (row,) = seats(board.view())
    assert (row.holder, row.stands, row.standing) == ("Maria Okafor and Tom Lindqvist", "", None)
    with pytest.raises(Refused, match="2 share this seat, and all its places are taken"):
        sits(board, joint, "Aisha Rahman")
    assert verify(board.officer.database, board.officer.town).ok
    assert "2 people share it" in told(board, "seat", joint)
    assert "Shares it with: Tom Lindqvist" in told(board, "term", maria.term)


def told(board: Board, kind: str, thing: str) -> list[str]:
    """What a record says, line by line."""
    lines = [line for section in show(board.view(), kind, thing).sections for line in section.lines]
    return [text for line in lines for text in (str(line.value), f"{line.label}: {line.value}")]


def test_joint_seat_is_not_shared_with_oneself(board: Board, joint: str, maria: Sitter) -> None:
    with pytest.raises(Refused, match="holds a place in this seat already"):
        terms.gain_otherwise(
            board.officer, joint, maria.person, already_serving=True, since=PartialDate(2025)
        )


def test_joint_seat_two_who_share_it_are_not_one_person(
    board: Board, joint: str, maria: Sitter, tom: Sitter
) -> None:
    with pytest.raises(Refused, match="as two who share it"):
        merge_people(board.officer, tom.person, maria.person)


def test_joint_seat_who_was_there_before_may_be_the_same_person(
    board: Board, joint: str, maria: Sitter
) -> None:
    earlier = people.register(board.officer, "Maria Okafor-Bell")
    terms.gain_otherwise(
        board.officer,
        joint,
        earlier,
        already_serving=True,
        since=PartialDate(2021),
        ended_on=PartialDate(2023, 6),
        ended_reason=EndedReason.RESIGNED,
    )
    merge_people(board.officer, earlier, maria.person)
    (row,) = seats(board.view())
    assert row.holder == "Maria Okafor"


def test_joint_seat_is_found_by_the_name_of_either(
    board: Board, joint: str, maria: Sitter, tom: Sitter
) -> None:
    for name in ("okafor", "lindqvist"):
        assert [row.id for row in seats(board.view(), words=name)] == [joint]
    assert not list(seats(board.view(), words="rahman"))


def test_joint_seat_with_one_of_two_holders_is_held_and_has_a_place_to_fill(
    board: Board, joint: str, maria: Sitter, tom: Sitter
) -> None:
    board.go_to(date(2026, 6, 1))
    terms.end(board.officer, tom.term, EndedReason.RESIGNED, ended_on=date(2026, 5, 31))
    (row,) = seats(board.view())
    assert (row.holder, row.stands) == ("Maria Okafor", "1 of 2 places free, no selection open")
    (place,) = vacant(board.view())
    assert (place.is_held, place.since, place.why, place.last) == (
        True,
        date(2026, 6, 1),
        "stood down",
        "Tom Lindqvist",
    )
    assert time_vacant(board.view()) == []  # it is heard all the time
    assert any(
        line.what.startswith("Place free in a joint seat with no selection") for line in today(board.view())
    )
    assert not [row for row in coverage(board.view()) if row.standing is Standing.LATE]


def test_joint_seat_that_both_leave_stands_vacant_since_the_second_left(
    board: Board, joint: str, maria: Sitter, tom: Sitter
) -> None:
    board.go_to(date(2026, 9, 1))
    terms.end(board.officer, tom.term, EndedReason.RESIGNED, ended_on=date(2026, 5, 31))
    terms.end(board.officer, maria.term, EndedReason.RESIGNED, ended_on=date(2026, 7, 31))
    (row,) = seats(board.view())
    assert (row.holder, row.since) == ("vacant", date(2026, 8, 1))
    (lost,) = time_vacant(board.view())
    assert lost.days == 32
    board.go_to(date(2026, 10, 1))
    newcomer = co_opted(board, joint, "Aisha Rahman")
    assert places_of(board, joint) == {newcomer: 1}


def co_opted(board: Board, seat: str, name: str) -> str:
    """Somebody who begins today; returns their term."""
    person = people.register(board.officer, name, roles=[Role.REPRESENTATIVE])
    term = terms.gain_otherwise(board.officer, seat, person, SelectionMethod.CO_OPTION, "asked by the board")
    terms.accept(board.officer, term, list(Acceptance))
    terms.begin(board.officer, term)
    return term


def places_of(board: Board, seat: str) -> dict[str, int]:
    """Which place of a seat each of its holders has."""
    t = term_table.c
    with board.view().reading() as connection:
        query = select(t.id, t.place).where(
            t.seat == seat, t.superseded_seq.is_(None), t.effective_to.is_(None), t.state == "active"
        )
        return {row.id: row.place for row in connection.execute(query)}


def test_joint_seat_is_taken_over_place_by_place(board: Board, joint: str, maria: Sitter) -> None:
    ending_one = sits(board, joint, "Tom Lindqvist", PartialDate(2026, 5, 31))
    (soon,) = ending(board.view())
    assert (soon.holder, soon.term_id) == ("Tom Lindqvist", ending_one.term)
    board.go_to(date(2026, 6, 1))
    new = co_opted(board, joint, "Aisha Rahman")
    assert places_of(board, joint) == {maria.term: 1, new: 2}
    (row,) = seats(board.view())
    assert row.holder == "Aisha Rahman and Maria Okafor"


def test_a_seat_becomes_a_joint_one_and_nobody_is_put_out_when_it_is_one_no_more(board: Board) -> None:
    seat = board.seat()
    first = sits(board, seat, "Maria Okafor")
    board.go_to(date(2026, 4, 1))
    partnerships.share(board.officer, seat, 2, "Agreed at the meeting of March.", since=date(2026, 4, 1))
    second = co_opted(board, seat, "Tom Lindqvist")
    assert places_of(board, seat) == {first.term: 1, second: 2}
    with pytest.raises(Refused, match="2 people hold this seat"):
        partnerships.share(board.officer, seat, 1, "One is enough.")
    with pytest.raises(Refused, match="shared by up to 4"):
        partnerships.share(board.officer, seat, 9, "All of them.")
    with pytest.raises(Refused, match="So it is already"):
        partnerships.share(board.officer, seat, 2, "Said twice.")
    terms.end(board.officer, first.term, EndedReason.RESIGNED)
    board.go_to(date(2026, 4, 2))
    partnerships.share(board.officer, seat, 1, "One is enough.")
    (row,) = seats(board.view())
    assert (row.holder, row.stands) == ("Tom Lindqvist", "")
    assert verify(board.officer.database, board.officer.town).ok


# --- at meetings --------------------------------------------------------------------------------------------------


def test_joint_seat_both_declare_for_themselves_and_one_report_back_is_enough(
    board: Board, joint: str, maria: Sitter, tom: Sitter
) -> None:
    meeting = held(board, (maria, PRESENT), (tom, PRESENT))
    assert owed(board, maria) == owed(board, tom) == [Duty.DECLARATION, Duty.REPORT]
    for one in (maria, tom):
        declarations.nil(one.desk, meeting)
    reports.nothing(tom.desk, meeting)
    assert owed(board, maria) == owed(board, tom) == []
    with pytest.raises(Refused):
        reports.nothing(maria.desk, meeting)
    (row,) = listed(board.view()).page(0)
    assert (row.came, row.reported) == ("1 of 1", "1 of 1")


def test_joint_seat_one_may_come_for_both_and_the_other_owes_nothing(
    board: Board, joint: str, maria: Sitter, tom: Sitter
) -> None:
    held(board, (maria, ABSENT), (tom, PRESENT))
    assert owed(board, maria) == []
    assert owed(board, tom) == [Duty.DECLARATION, Duty.REPORT]
    with board.view().reading() as connection:
        taken = attendance_of(board.view(), connection, joint)
    assert (taken.in_person, taken.absent) == (1, 0)
    assert [row.person for row in undeclared(board.view()).page(0)] == ["Tom Lindqvist"]


def test_joint_seat_whoever_shares_it_is_nobodys_deputy(
    board: Board, joint: str, maria: Sitter, tom: Sitter
) -> None:
    meeting = board.meeting(MET)
    with pytest.raises(Refused, match="They share this seat"):
        meetings.record_attendance(
            maria.desk, meeting, maria.term, AttendanceStatus.DEPUTY_SENT, deputy=tom.term
        )


def test_joint_seat_of_which_one_came_asks_the_other_only_whether_they_were_there(
    board: Board, joint: str, maria: Sitter, tom: Sitter
) -> None:
    held(board, (tom, PRESENT))
    assert owed(board, maria) == [Duty.ATTENDANCE]


def test_joint_seat_late_report_is_asked_of_each_who_came_and_counted_once_for_the_seat(
    board: Board, joint: str, maria: Sitter, tom: Sitter
) -> None:
    held(board, (maria, PRESENT), (tom, PRESENT))
    board.go_to(date(2026, 4, 20))
    assert {row.holder for row in overdue(board.view()).page(0)} == {"Maria Okafor", "Tom Lindqvist"}
    (late,) = [line.what for line in today(board.view()) if line.what.startswith("Report-back")]
    assert late.endswith("Maria Okafor and Tom Lindqvist, Parents' seat")
    said = {line.what: line.said for line in year_card(board.view(), seat=joint)}
    assert said["Expected"] == said["Not sent, and past its day"] == "1"
    own = {line.what: line.said for line in year_card(board.view(), person=maria.person)}
    assert own["Expected"] == "1"


def test_joint_seat_of_which_nobody_came_is_owed_by_nobody_and_missed_by_both(
    board: Board, joint: str, maria: Sitter, tom: Sitter
) -> None:
    for day in (date(2026, 3, 12), date(2026, 4, 9), date(2026, 5, 14)):
        held(board, (maria, ABSENT), (tom, ABSENT), on=day)
    board.go_to(date(2026, 6, 30))
    assert not overdue(board.view()).page(0)
    absent = [line.what for line in today(board.view()) if "missed" in line.what.lower()]
    assert len(absent) == 2


def test_joint_seat_that_one_takes_is_not_missed_by_the_other(
    board: Board, joint: str, maria: Sitter, tom: Sitter
) -> None:
    for day in (date(2026, 3, 12), date(2026, 4, 9), date(2026, 5, 14)):
        held(board, (maria, ABSENT), (tom, PRESENT), on=day)
    assert not [line.what for line in today(board.view()) if "missed" in line.what.lower()]


def test_joint_seat_every_list_of_who_came_has_a_line_for_each(
    board: Board, joint: str, maria: Sitter, tom: Sitter
) -> None:
    held(board, (maria, ABSENT), (tom, PRESENT))
    window = attendance(board.view())
    assert window.total == 2
    assert {(row.holder, row.came) for row in window.page(0)} == {
        ("Maria Okafor", "absent without apology"),
        ("Tom Lindqvist", "present"),
    }


# --- selections ---------------------------------------------------------------------------------------------------


def test_joint_seat_an_election_fills_every_place_of_it(desk: Desk) -> None:
    contest = Contest.of(desk)
    (seat,) = contest.seats
    partnerships.share(contest.office, seat, 2, "Agreed by the board.")
    contest.open()
    contest.until_published("Maria Okafor", "Tom Lindqvist")
    won = counts.declare(contest.returning, contest.selection)
    assert (len(won.terms), won.unfilled) == (2, 0)
    contest.go_to(date(2026, 4, 1))
    for term in won.terms:
        terms.accept(contest.office, term)
        terms.begin(contest.office, term)
    (row,) = [one for one in seats(contest.view()) if one.id == seat]
    assert row.holder == "Maria Okafor and Tom Lindqvist"
    assert verify(contest.office.database, contest.office.town).ok


def test_joint_seat_a_selection_for_the_free_place_leaves_the_other_holder_where_they_are(desk: Desk) -> None:
    contest = Contest.of(desk)
    (seat,) = contest.seats
    person = people.register(contest.office, "Grace Addo")
    stays = terms.gain_otherwise(contest.office, seat, person, already_serving=True, since=PartialDate(2025))
    partnerships.share(contest.office, seat, 2, "Agreed by the board.")
    contest.open()
    contest.until_published("Maria Okafor")
    (won,) = counts.declare(contest.returning, contest.selection).terms
    contest.go_to(date(2026, 4, 1))
    terms.accept(contest.office, won)
    assert terms.begin(contest.office, won).followed is None
    (row,) = [one for one in seats(contest.view()) if one.id == seat]
    assert row.holder == "Grace Addo and Maria Okafor"
    assert stays


# --- from a sheet -------------------------------------------------------------------------------------------------


def planned(board: Board, tmp_path: Path, text: str) -> Plan:
    """The plan of a sheet of seats."""
    file = tmp_path / "seats.csv"
    file.write_text(text)
    return plan(board.view(), read_book(file), "seats")


def test_joint_seat_two_rows_of_a_sheet_that_says_so_are_one_seat(board: Board, tmp_path: Path) -> None:
    made = planned(
        board,
        tmp_path,
        "Board,Seat,Rep,Since,Shared by\n"
        "Children's Board,Parents' seat,Maria Okafor,2024,2\n"
        "Children's Board,Parents' seat,Tom Lindqvist,2023,2\n"
        "Children's Board,Youth seat,Aisha Rahman,2023,\n",
    )
    importing.carry_out(board.officer, made)
    found = {row.seat: row.holder for row in seats(board.view())}
    assert found == {"Parents' seat": "Maria Okafor and Tom Lindqvist", "Youth seat": "Aisha Rahman"}
    again = planned(
        board,
        tmp_path,
        "Board,Seat,Rep,Since,Shared by\nChildren's Board,Parents' seat,Tom Lindqvist,2023,2\n",
    )
    assert again.counts[RowState.SAME] == 1


def test_joint_seat_a_sheet_says_how_many_share_it_in_plain_words_or_the_row_waits(
    board: Board, tmp_path: Path
) -> None:
    head = "Board,Seat,Rep,Since,Shared by\n"
    (row,) = planned(board, tmp_path, f"{head}Forum,Parents' seat,Maria Okafor,2024,a few\n").rows
    assert "is no number of people" in row.why
    board.seat("Carers' seat")
    name = "Health and Wellbeing Board"
    (row,) = planned(board, tmp_path, f"{head}{name},Carers' seat,Maria Okafor,2024,two\n").rows
    assert "not shared by 2 people" in row.why


def test_joint_seat_who_left_it_is_told_by_a_row_that_begins_later(board: Board, tmp_path: Path) -> None:
    made = planned(
        board,
        tmp_path,
        "Board,Seat,Rep,Since,Until,Shared by\n"
        "Forum,Parents' seat,Maria Okafor,2019,2022-05-31,2\n"
        "Forum,Parents' seat,Tom Lindqvist,2020,,2\n"
        "Forum,Parents' seat,Aisha Rahman,2022-06-01,,2\n",
    )
    importing.carry_out(board.officer, made)
    (row,) = seats(board.view())
    assert row.holder == "Aisha Rahman and Tom Lindqvist"
