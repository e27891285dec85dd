"""Drafts: saved at every field, seen by their writer alone, gone with the act they were for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from board import Board, Sitter
from hypothesis import given
from hypothesis import strategies as st

from compacttui.acts import declarations, drafts, reports
from compacttui.acts.desk import Desk, FixedClock
from compacttui.records import schema
from compacttui.records.database import url_of
from compacttui.records.verify import verify
from compacttui.rules.refusal import Refused

FORM = "report.submit"
TENTH = date(2026, 3, 10)


@pytest.fixture
def board(desk: Desk) -> Board:
    return Board.of(desk)


@pytest.fixture
def maria(board: Board) -> Sitter:
    return board.sitter()


def test_a_draft_is_what_was_last_typed(board: Board, maria: Sitter) -> None:
    drafts.save(maria.desk, FORM, "mee-1", {"items": [{"said": "That carers"}]})
    board.go_to(TENTH, time(21, 17))
    drafts.save(maria.desk, FORM, "mee-1", {"items": [{"said": "That carers cannot"}], "asks": None})
    draft = drafts.load(maria.desk, FORM, "mee-1")
    assert draft is not None
    assert draft.values == {"items": [{"said": "That carers cannot"}], "asks": None}
    assert draft.saved_at.isoformat() == "2026-03-10T21:17:00+00:00"


def test_each_form_about_each_thing_has_its_own(maria: Sitter) -> None:
    drafts.save(maria.desk, FORM, "mee-1", {"asks": "one"})
    drafts.save(maria.desk, FORM, "mee-2", {"asks": "two"})
    drafts.save(maria.desk, "interest.declare", "", {"body": "three"})
    drafts.discard(maria.desk, FORM, "mee-1")
    assert [(one.form, one.about) for one in drafts.listed(maria.desk)] == [
        ("interest.declare", ""),
        (FORM, "mee-2"),
    ]
    assert drafts.load(maria.desk, FORM, "mee-1") is None


def test_a_draft_is_its_writers_alone(board: Board, maria: Sitter) -> None:
    drafts.save(maria.desk, FORM, "mee-1", {"asks": "not yet"})
    assert drafts.listed(board.officer) == []
    drafts.discard(board.officer, FORM, "mee-1")
    assert len(drafts.listed(maria.desk)) == 1


def test_a_draft_leaves_no_entry(board: Board, maria: Sitter) -> None:
    before = verify(board.officer.database, board.officer.town)
    drafts.save(maria.desk, FORM, "mee-1", {"asks": "x"})
    drafts.discard(maria.desk, FORM, "mee-1")
    assert verify(board.officer.database, board.officer.town) == before


def test_the_last_saved_is_offered_first(board: Board, maria: Sitter) -> None:
    for minute, about in ((1, "mee-1"), (3, "mee-2"), (2, "mee-3")):
        board.go_to(TENTH, time(21, minute))
        drafts.save(maria.desk, FORM, about, {})
    assert [one.about for one in drafts.listed(maria.desk)] == ["mee-2", "mee-3", "mee-1"]


def test_more_than_a_draft_can_hold_is_refused_and_what_was_saved_stays(maria: Sitter) -> None:
    drafts.save(maria.desk, FORM, "mee-1", {"asks": "short"})
    with pytest.raises(Refused, match="too long to be saved"):
        drafts.save(maria.desk, FORM, "mee-1", {"asks": "x" * drafts.MOST_CHARACTERS})
    draft = drafts.load(maria.desk, FORM, "mee-1")
    assert draft is not None
    assert draft.values == {"asks": "short"}


def held_meeting(board: Board, maria: Sitter) -> str:
    meeting = board.meeting(TENTH)
    board.go_to(TENTH)
    board.hold(meeting, maria)
    return meeting


def test_sending_and_throwing_the_draft_away_are_one(board: Board, maria: Sitter) -> None:
    meeting = held_meeting(board, maria)
    drafts.save(maria.desk, FORM, meeting, {"guidance": "Shall we press on?"})
    with pytest.raises(Refused, match="Say first whether"), drafts.finishing(maria.desk, FORM, meeting):
        reports.submit(maria.desk, meeting, guidance="Shall we press on?")
    assert drafts.load(maria.desk, FORM, meeting) is not None
    with drafts.finishing(maria.desk, FORM, meeting):
        declarations.nil(maria.desk, meeting)
        reports.submit(maria.desk, meeting, guidance="Shall we press on?")
    assert drafts.load(maria.desk, FORM, meeting) is None
    assert verify(board.officer.database, board.officer.town).ok


@pytest.mark.file
def test_an_act_that_finishes_a_draft_makes_the_same_entry_as_one_that_does_not(
    board: Board, maria: Sitter
) -> None:
    """The same clock and the same seed give the same ledger, whichever way the act was done."""
    meeting = held_meeting(board, maria)
    now = board.officer.now
    copy = schema.keep_copy(board.officer.database, before="test")
    other = schema.open_database(url_of(str(copy)))
    with drafts.finishing(maria.desk, FORM, meeting):
        declarations.nil(maria.desk, meeting)
    declarations.nil(replace(maria.desk, database=other, clock=FixedClock(now)), meeting)
    roots = {verify(database, board.officer.town).root for database in (board.officer.database, other)}
    other.close()
    assert len(roots) == 1


@given(
    values=st.dictionaries(st.text(max_size=10), st.text(max_size=50) | st.integers() | st.none(), max_size=5)
)
def test_any_text_comes_back_as_it_was_typed(town_of_drafts: Desk, values: dict[str, object]) -> None:
    desk = replace(town_of_drafts)
    try:
        drafts.save(desk, "any", "thing", values)  # type: ignore[arg-type]
    except UnicodeEncodeError:
        return  # half of a pair of surrogates is no text; the door for text replaces it before
    draft = drafts.load(desk, "any", "thing")
    assert draft is not None
    assert draft.values == values


@pytest.fixture(scope="module")
def town_of_drafts(make_town) -> Desk:  # type: ignore[no-untyped-def]
    return make_town()
