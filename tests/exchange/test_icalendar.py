"""The calendar file: RFC 5545 to the letter, whatever people called things, and the same entry for ever."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from board import Board
from hypothesis import example, given
from hypothesis import strategies as st

from compacttui.acts import meetings
from compacttui.acts.desk import Desk
from compacttui.exchange.icalendar import as_icalendar, folded, text
from compacttui.questions.meetings.calendar import appointments
from compacttui.rules.roles import Role
from compacttui.rules.words import ClosedBecause, Repeats

LONDON = ZoneInfo("Europe/London")
TENTH = date(2026, 3, 10)
_LINE = re.compile(r"[A-Z-]+(;[A-Z-]+=[^;:]+)*:.*")


@pytest.fixture
def board(desk: Desk) -> Board:
    return Board.of(desk)


def entries(file: str) -> list[dict[str, str]]:
    """The events of a file, read as strictly as the standard is written; parts of a name are left on it."""
    assert file.endswith("\r\n")
    raw = file.removesuffix("\r\n").split("\r\n")
    assert all("\n" not in line and "\r" not in line for line in raw)
    assert all(len(line.encode()) <= 75 for line in raw)
    lines: list[str] = []
    for line in raw:
        if line.startswith(" "):
            lines[-1] += line[1:]
        else:
            lines.append(line)
    assert all(_LINE.fullmatch(line) for line in lines)
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    found: list[dict[str, str]] = []
    for line in lines:
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and line not in {"END:VEVENT", "END:VCALENDAR"}:
            name, _, value = line.partition(":")
            assert name not in found[-1]
            found[-1][name] = value
    for one in found:
        assert {"UID", "DTSTAMP", "SEQUENCE"} <= one.keys()
        assert sum(name.startswith("DTSTART") for name in one) == 1
    return found


def plain(value: str) -> str:
    """A value of type TEXT as it was before it was escaped."""
    meant = {"n": "\n", "N": "\n"}
    return re.sub(r"\\(.)", lambda found: meant.get(found[1], found[1]), value)


def exported(board: Board, **more: object) -> list[dict[str, str]]:
    return entries("".join(as_icalendar(appointments(board.view(), **more))))  # type: ignore[arg-type]


# --- the letter of the standard -----------------------------------------------------------------------------------


@given(st.text(max_size=300))
@example("Lunch; coffee, tea\\n and \\ more\nEND:VEVENT\r\nBEGIN:VEVENT")
@example("\x1b]0;title\x07\u202eabc")
def test_hostile_words_stay_one_value(words: str) -> None:
    value = text(words)
    assert not re.search(r"[\x00-\x1f\x7f]", value)
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value)
    assert text(plain(value)) == value


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
@example("é" * 200)
@example("👩‍👩‍👧" * 30)
def test_lines_are_folded_between_characters_and_unfold_to_themselves(words: str) -> None:
    pieces = folded(f"SUMMARY:{words}")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert all(piece.startswith(" ") and len(piece) > 1 for piece in pieces[1:])
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == f"SUMMARY:{words}"


def test_a_board_with_a_hostile_name_makes_one_entry(desk: Desk) -> None:
    board = Board.of(desk, "Board; of, everything \\ END:VEVENT" + " very" * 25)
    meeting = board.meeting(TENTH)
    board.item(meeting, "Any; other, business")
    (one,) = exported(board)
    assert plain(one["SUMMARY"]).startswith("Board; of, everything \\ END:VEVENT very very")
    assert plain(one["DESCRIPTION"]) == "Agenda\n1  Any; other, business"


# --- days and times -----------------------------------------------------------------------------------------------


def test_times_are_those_of_london_in_winter_and_summer(board: Board) -> None:
    meetings.plan_series(
        board.officer, board.partnership, TENTH, Repeats.MONTHLY, 2, starts=time(14), ends=time(16, 30)
    )
    starts = [one["DTSTART;TZID=Europe/London"] for one in exported(board)]
    assert starts == ["20260310T140000", "20260414T140000"]
    assert exported(board)[1]["DTEND;TZID=Europe/London"] == "20260414T163000"


def test_a_time_that_comes_twice_is_written_so_that_the_second_is_meant(board: Board) -> None:
    board.meeting(date(2026, 10, 25), time(1, 30))
    (one,) = exported(board)
    assert one["DTSTART"] == "20261025T013000Z"
    assert datetime(2026, 10, 25, 1, 30, tzinfo=UTC).astimezone(LONDON).fold == 1


def test_a_meeting_without_an_hour_is_a_whole_day(board: Board) -> None:
    board.meeting(date(2026, 12, 31), None)
    (one,) = exported(board)
    assert (one["DTSTART;VALUE=DATE"], one["DTEND;VALUE=DATE"]) == ("20261231", "20270101")


# --- what changes and what stays ----------------------------------------------------------------------------------


def test_an_entry_stays_the_same_and_grows_newer_with_each_change(board: Board) -> None:
    meeting = board.meeting(TENTH)
    (first,) = exported(board)
    assert (first["SEQUENCE"], first["STATUS"]) == ("0", "CONFIRMED")
    meetings.issue_papers(board.officer, meeting, date(2026, 3, 2))
    board.item(meeting, "Winter plan")
    (papers,) = exported(board)
    assert papers["SEQUENCE"] == "0"
    board.go_to(date(2026, 3, 3))
    meetings.change_room(board.officer, meeting, place="Library")
    meetings.postpone(board.officer, meeting, date(2026, 3, 17), "the chair is ill", time(14))
    (moved,) = exported(board)
    board.go_to(date(2026, 3, 4))
    meetings.cancel(board.officer, meeting, "nobody can come")
    (gone,) = exported(board)
    assert {one["UID"] for one in (first, papers, moved, gone)} == {first["UID"]}
    assert [one["SEQUENCE"] for one in (moved, gone)] == ["2", "3"]
    assert moved["LOCATION"] == "Library"
    assert gone["STATUS"] == "CANCELLED"
    assert first["LAST-MODIFIED"] < moved["LAST-MODIFIED"] < gone["LAST-MODIFIED"]


def test_of_a_series_one_is_moved_and_one_called_off_and_the_others_stay(board: Board) -> None:
    planned = meetings.plan_series(
        board.officer, board.partnership, TENTH, Repeats.MONTHLY, 4, starts=time(14)
    )
    before = exported(board)
    meetings.postpone(board.officer, planned.meetings[1], date(2026, 4, 21), "Easter", time(14))
    meetings.cancel(board.officer, planned.meetings[2], "no papers")
    after = {one["UID"]: one for one in exported(board)}
    changed = [one["UID"] for one in before if after[one["UID"]] != one]
    assert changed == [before[1]["UID"], before[2]["UID"]]
    assert [after[one]["STATUS"] for one in changed] == ["CONFIRMED", "CANCELLED"]


def test_the_same_records_give_the_same_file(board: Board) -> None:
    board.item(board.meeting(TENTH), "Winter plan")
    assert exported(board) == exported(board)


# --- who reads what -----------------------------------------------------------------------------------------------


def test_a_closed_item_is_in_no_calendar_with_its_title(board: Board) -> None:
    meeting = board.meeting(TENTH)
    board.item(meeting, "Winter plan")
    board.item(meeting, "Dismissal of N.", closed_because=ClosedBecause.PERSON)
    (one,) = exported(board)
    assert plain(one["DESCRIPTION"]) == "Agenda\n1  Winter plan\n2  closed: about a person"


def test_a_representative_s_calendar_holds_their_own_tables(board: Board) -> None:
    maria = board.sitter()
    other = Board.of(board.officer, "Skills Board")
    own, others = board.meeting(TENTH), other.meeting(TENTH)

    def found(role: Role) -> Sequence[str]:
        return [one.id for one in appointments(board.view(role, maria.person))]

    assert found(Role.REPRESENTATIVE) == [own]
    assert set(found(Role.CVS_OFFICER)) == {own, others}


def test_what_is_long_past_is_left_out_unless_it_is_asked_for(board: Board) -> None:
    board.meeting(date(2026, 1, 13))
    board.meeting(TENTH)
    assert len(exported(board)) == 1
    assert len(exported(board, past=True)) == 2
