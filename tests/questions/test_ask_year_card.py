"""A year on one page: counts before percentages, what is not recorded counted as neither, nothing that is not public."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from board import Board
from hypothesis import given
from hypothesis import strategies as st

from compacttui.acts import declarations, interests, meetings, people, reports
from compacttui.acts.desk import Desk
from compacttui.acts.meetings import Attended
from compacttui.papers.as_html import as_html
from compacttui.papers.as_text import as_text
from compacttui.papers.registry import all_papers, meant, with_year
from compacttui.questions.view import View
from compacttui.questions.year_card import CardPart, card_of, year_card, years_of
from compacttui.questions.year_card.counting import share
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.words import (
    AttendanceStatus,
    InterestCategory,
    InterestKind,
    Publication,
    Standing,
)


def told(view: View, thing: str, part: CardPart, year: int | None = None) -> Mapping[str, str]:
    return {line.what: line.said for line in card_of(view, thing, year).of(part)}


@pytest.fixture
def board(desk: Desk) -> Board:
    return Board.of(desk)


def held(board: Board, day: date, *statuses: tuple[str, AttendanceStatus]) -> str:
    """A meeting planned a week before and held on its day, with these at it."""
    board.go_to(day)
    meeting = board.meeting(day)
    meetings.hold(board.officer, meeting, day, [Attended(term, status) for term, status in statuses])
    return meeting


def test_a_representatives_year_is_counted_meeting_by_meeting(board: Board) -> None:
    maria = board.sitter()
    first = held(board, date(2026, 3, 9), (maria.term, AttendanceStatus.PRESENT))
    declarations.nil(maria.desk, first)
    board.go_to(date(2026, 3, 20))
    reports.nothing(maria.desk, first)
    second = held(board, date(2026, 4, 13), (maria.term, AttendanceStatus.PRESENT))
    board.go_to(date(2026, 5, 20))
    declarations.nil(maria.desk, second)
    reports.nothing(maria.desk, second)
    held(board, date(2026, 6, 8), (maria.term, AttendanceStatus.NO_DEPUTY))
    held(board, date(2026, 7, 13))  # nothing is recorded of it
    board.go_to(date(2026, 8, 31))
    view = board.view()
    assert told(view, maria.person, CardPart.MEETINGS) == {
        "Held": "4 meetings",
        "Came": "2 of 3 (67 %)",
        "Seat taken, by a deputy too": "2 of 3 (67 %)",
        "Apologies, and no deputy": "1",
        "Nothing is recorded": "1, not counted",
    }
    assert told(view, maria.person, CardPart.DECLARATIONS) == {
        "Said how they stand, “none” included": "2 of 3 (67 %)",
        "Said after the meeting": "1",
        "Not a word, not even “none”": "1",
    }
    assert told(view, maria.person, CardPart.REPORTS) == {
        "Expected": "3",
        "Sent in time": "1 of 3 (33 %)",
        "Sent late": "1, at most by 23 days",
        "Not sent, and past its day": "1",
        "Of these: nothing to report": "2",
    }
    assert (
        "holder · since March 2024"
        in told(view, maria.person, CardPart.SERVED)["Seat of Maria Okafor, Health and Wellbeing Board"]
    )
    before = told(board.view(as_at=date(2026, 4, 30)), maria.person, CardPart.MEETINGS)
    assert before["Held"] == "2 meetings", "the card of a day counts up to that day"


def test_a_seats_year_has_whoever_held_it_and_when_it_stood_vacant(board: Board) -> None:
    seat = board.seat()
    maria = board.sitter(seat=seat)
    board.go_to(date(2026, 5, 1))
    board.leaves(maria, on=date(2026, 4, 30))
    board.go_to(date(2026, 6, 30))
    lines = [(line.what, line.said) for line in card_of(board.view(), seat).of(CardPart.SERVED)]
    assert lines[0][0] == "Maria Okafor"
    assert lines[1] == ("Stood vacant", "61 days, from Friday 1 May 2026 · stood down")


def test_a_percentage_never_stands_alone(board: Board) -> None:
    assert (share(5, 6), share(0, 0)) == ("5 of 6 (83 %)", "0 of 0")
    maria = board.sitter()
    held(board, date(2026, 3, 9), (maria.term, AttendanceStatus.PRESENT))
    lines = card_of(board.view(), maria.person).lines
    assert all(" of " in line.said.partition("%")[0] for line in lines if "%" in line.said)


def test_nothing_that_is_not_public_is_on_the_page_whoever_asks(board: Board) -> None:
    maria, harbour = board.sitter(), board.organisation("Harbour Youth Trust")
    interests.declare(
        maria.desk,
        category=InterestCategory.NON_FINANCIAL_PROFESSIONAL,
        kind=InterestKind.TRUSTEESHIP,
        since=PartialDate(2025),
        organisation=harbour,
        publication=Publication.WITHHELD,
        publication_reason="threatened",
    )
    view = board.view(Role.AUDITOR)
    for make in (as_text, as_html):
        page = make(all_papers()["year-card"](view, maria.person))
        assert "Harbour" not in page
        assert "threatened" not in page
    assert told(view, maria.person, CardPart.REGISTER)["Entries declared and published"] == "none"


def test_everybody_asks_for_their_own_and_anybody_for_a_seats(board: Board) -> None:
    maria = board.sitter()
    own = year_card(board.view(Role.REPRESENTATIVE, maria.person))
    assert own == year_card(board.view(), person=maria.person)
    assert year_card(board.view()) == (), "the officer has never held a seat"
    with pytest.raises(Refused, match="never held a seat"):
        year_card(board.view(), person=people.register(board.officer, "Tom Lindqvist"))


def test_a_year_is_named_after_the_person(board: Board) -> None:
    maria = board.sitter()
    paper = all_papers()["year-card"]
    view = board.view()
    assert meant(view, paper, "Maria Okafor 2025") == f"{maria.person}/2025"
    assert meant(view, paper, "Maria Okafor") == maria.person
    assert with_year("Maria Okafor, 2026") == ("Maria Okafor", 2026)
    assert paper(view, f"{maria.person}/2025").title == "2025: Maria Okafor"
    assert years_of(view) == (2026,)
    with pytest.raises(Refused, match="has not begun"):
        card_of(view, maria.person, 2027)


def test_what_is_not_recorded_is_grey_and_what_is_late_is_red(board: Board) -> None:
    maria = board.sitter()
    held(board, date(2026, 3, 9))
    board.go_to(date(2026, 6, 1))
    standings = {line.what: line.standing for line in card_of(board.view(), maria.person).lines}
    assert standings["Nothing is recorded"] is Standing.NO_DATA
    assert standings["Not sent, and past its day"] is Standing.LATE


@given(st.integers(0, 400), st.integers(0, 400))
def test_a_share_says_its_count_first(some: int, others: int) -> None:
    said = share(some, some + others)
    assert said.startswith(f"{some:,} of {some + others:,}")
    assert ("%" in said) == (some + others > 0)
