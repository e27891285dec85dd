"""Interests that others bring up, what is said to them, who said nothing, and what becomes of a breach."""

from __future__ import annotations

from datetime import date, time

import pytest
from board import Board, Sitter

from compacttui.acts import declarations, meetings
from compacttui.acts.desk import Desk
from compacttui.acts.meetings import Attended
from compacttui.questions.exceptions import exceptions
from compacttui.questions.interests import MatchesShown, matches
from compacttui.questions.ledger import history
from compacttui.questions.meetings import declarations as said
from compacttui.questions.meetings import undeclared
from compacttui.questions.showing import show
from compacttui.questions.today import today
from compacttui.records.verify import verify
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role
from compacttui.rules.words import (
    AttendanceStatus,
    AttendedAs,
    DeclarationState,
    MatchOutcome,
    Mitigation,
    RaisedBy,
    TermKind,
)

TENTH = date(2026, 3, 10)


@pytest.fixture
def board(desk: Desk) -> Board:
    return Board.of(desk)


@pytest.fixture
def maria(board: Board) -> Sitter:
    return board.sitter()


@pytest.fixture
def held(board: Board, maria: Sitter) -> tuple[str, str, str]:
    """The meeting, its item and the trust that it names and Maria is a trustee of; held, with Maria there."""
    trust = board.organisation()
    board.trustee_of(maria, trust)
    meeting = board.meeting(TENTH)
    item = board.item(meeting, "Grant round", trust, decision=True)
    board.go_to(TENTH, time(18))
    board.hold(meeting, maria)
    return meeting, item, trust


# --- raised by somebody else --------------------------------------------------------------------------------------


@pytest.fixture
def raised(board: Board, maria: Sitter, held: tuple[str, str, str]) -> str:
    meeting, item, trust = held
    return declarations.make(
        board.officer,
        meeting,
        item,
        organisation=trust,
        person=maria.person,
        raised_by=RaisedBy.CHAIR,
        at_meeting=True,
    ).declaration


def own_today(board: Board, maria: Sitter) -> list[str]:
    rows = today(board.view(Role.REPRESENTATIVE, maria.person))
    return [row.what for row in rows if row.act == "declaration.reply"]


def test_what_somebody_else_raised_waits_for_a_reply_of_the_person(
    board: Board, maria: Sitter, raised: str
) -> None:
    assert own_today(board, maria)[0].startswith(
        "Somebody brought up an interest of yours: Harbour Youth Trust"
    )
    declarations.reply(maria.desk, raised, "I told the chair before the meeting; see her note.")
    assert own_today(board, maria) == []
    lines = show(board.view(), "declaration", raised).sections[0].lines
    assert ("Reply", "I told the chair before the meeting; see her note.") in [
        (line.label, line.value) for line in lines
    ]
    assert history(board.view())[0].what == "reply to an interest that was raised"
    assert verify(board.officer.database, board.officer.town).ok


def test_nobody_replies_for_somebody_else_or_to_themselves(
    board: Board, maria: Sitter, held: tuple[str, str, str], raised: str
) -> None:
    ben = board.sitter("Ben Carter")
    with pytest.raises(NotPermitted):
        declarations.reply(ben.desk, raised, "She did not know.")
    own = declarations.make(maria.desk, held[0], nature="my sister works there").declaration
    with pytest.raises(Refused, match="nothing to reply to"):
        declarations.reply(maria.desk, own, "Indeed.")


def test_a_reply_said_again_counts_and_the_first_stays_known(
    board: Board, maria: Sitter, raised: str
) -> None:
    declarations.reply(maria.desk, raised, "No.")
    declarations.reply(maria.desk, raised, "Yes, since May.")
    assert [row.reply for row in said(board.view())] == ["Yes, since May."]
    assert len([row for row in history(board.view()) if row.what.startswith("reply")]) == 2


def test_what_somebody_else_raised_is_set_aside_by_those_who_keep_the_records_alone(
    board: Board, maria: Sitter, raised: str
) -> None:
    with pytest.raises(Refused, match="somebody else brought it up") as refused:
        declarations.withdraw(maria.desk, raised, "It is none of their business.")
    assert refused.value.field == "declaration"
    assert [row.person for row in said(board.view())] == ["Maria Okafor"]
    declarations.withdraw(board.officer, raised, "entered for the wrong person")
    assert list(said(board.view())) == []


# --- who said nothing ---------------------------------------------------------------------------------------------


def silent(board: Board) -> list[str]:
    return [row.person for row in undeclared(board.view())]


def test_whoever_sits_there_twice_says_it_once(board: Board, maria: Sitter) -> None:
    other = board.sitter("Ben Carter")
    second = board.sitter(person=maria.person, seat=other.seat, basis=TermKind.DEPUTY)
    meeting = board.meeting(TENTH)
    board.go_to(TENTH, time(18))
    meetings.hold(
        board.officer,
        meeting,
        attended=[
            Attended(maria.term),
            Attended(other.term, AttendanceStatus.DEPUTY_SENT, deputy=second.term),
        ],
    )
    assert silent(board) == ["Maria Okafor", "Maria Okafor"]
    declarations.nil(maria.desk, meeting)
    assert silent(board) == []


def test_whoever_came_and_said_nothing_is_named_until_they_say_so(
    board: Board, maria: Sitter, held: tuple[str, str, str]
) -> None:
    assert silent(board) == ["Maria Okafor"]
    sections = {one.heading: one.lines for one in show(board.view(), "meeting", held[0]).sections}
    assert [line.value for line in sections["Nothing said yet"]] == ["Maria Okafor"]
    declarations.nil(maria.desk, held[0])
    assert silent(board) == []


def test_the_deputy_who_came_is_asked_and_the_holder_who_sent_them_is_not(
    board: Board, maria: Sitter
) -> None:
    deputy = board.sitter("Jo Larbi", seat=maria.seat, basis=TermKind.DEPUTY)
    meeting = board.meeting(TENTH)
    board.go_to(TENTH, time(18))
    sent = Attended(maria.term, AttendanceStatus.DEPUTY_SENT, deputy.term)
    meetings.hold(board.officer, meeting, attended=[sent])
    assert silent(board) == ["Jo Larbi"]


def test_rep_attends_in_their_employers_capacity_and_is_not_asked_for_the_seat(
    board: Board, maria: Sitter
) -> None:
    meeting = board.meeting(TENTH)
    board.go_to(TENTH, time(18))
    meetings.hold(board.officer, meeting, attended=[Attended(maria.term, attended_as=AttendedAs.EMPLOYER)])
    assert silent(board) == []


# --- a breach -----------------------------------------------------------------------------------------------------


@pytest.fixture
def breach(board: Board, maria: Sitter, held: tuple[str, str, str]) -> tuple[str, str, str]:
    _, item, trust = held
    board.go_to(date(2026, 3, 20))
    declarations.settle(board.officer, item, maria.person, trust, MatchOutcome.BREACH, "she voted on it")
    return item, maria.person, trust


def test_a_breach_is_told_to_the_chair_and_stands_in_the_public_log(
    board: Board, breach: tuple[str, str, str]
) -> None:
    board.go_to(date(2026, 3, 23))
    declarations.report(board.officer, *breach, "the chair, Jo Larbi", date(2026, 3, 21))
    (row,) = matches(board.view(Role.PUBLIC), shown=MatchesShown.BREACHES)
    lines = show(board.view(Role.PUBLIC), "match", row.id).sections[0].lines
    assert [(line.label, line.value) for line in lines][-1] == ("Reported", date(2026, 3, 21))
    assert "she voted on it" not in str(lines)
    assert history(board.view())[0].what == "breach reported"
    assert "interest not declared at a meeting: a breach" in [one.what for one in exceptions(board.view())]


@pytest.mark.parametrize("day", [date(2026, 3, 19), date(2026, 3, 24)])
def test_nobody_was_told_before_it_was_found_or_in_the_future(
    board: Board, breach: tuple[str, str, str], day: date
) -> None:
    board.go_to(date(2026, 3, 23))
    with pytest.raises(Refused, match="Check the day"):
        declarations.report(board.officer, *breach, "the chair", day)


def test_what_is_no_breach_is_not_reported(board: Board, maria: Sitter, held: tuple[str, str, str]) -> None:
    with pytest.raises(Refused, match="No breach of this kind"):
        declarations.report(board.officer, held[1], maria.person, held[2], "the chair")


def test_a_breach_explained_after_all_is_no_longer_reported(
    board: Board, breach: tuple[str, str, str]
) -> None:
    declarations.report(board.officer, *breach, "the chair")
    declarations.settle(board.officer, *breach, MatchOutcome.EXPLAINED, "the trust had withdrawn its bid")
    assert list(matches(board.view(Role.PUBLIC), shown=MatchesShown.BREACHES)) == []
    assert verify(board.officer.database, board.officer.town).ok


# --- cases that go wrong elsewhere --------------------------------------------------------------------------------


def test_interest_held_by_a_sibling_whose_name_must_not_be_published_shows_no_words_to_others(
    board: Board, maria: Sitter, held: tuple[str, str, str]
) -> None:
    meeting, item, _ = held
    words = "my sister, the treasurer there"
    declarations.make(maria.desk, meeting, item, nature="a close relative is an officer there")
    public = [f"{row.declared} {row.decided}" for row in said(board.view(Role.PUBLIC))]
    assert public == ["a close relative is an officer there "]
    assert words not in str(public)


def test_chair_overrules_the_person_and_both_words_stand(
    board: Board, maria: Sitter, held: tuple[str, str, str]
) -> None:
    meeting, item, trust = held
    made = declarations.make(maria.desk, meeting, item, organisation=trust).declaration
    declarations.assess(board.officer, made, "the chair", Mitigation.LEAVE_FOR_ITEM)
    (row,) = said(board.view())
    assert row.state is DeclarationState.CONFLICT
    declarations.leave(maria.desk, made, time(14, 20))
    declarations.come_back(maria.desk, made, time(14, 41))
    declarations.minute(board.officer, made, "6.2")
    (row,) = said(board.view())
    assert (row.state, row.left, row.minute) == (DeclarationState.MINUTED, "left 14:20, back 14:41", "6.2")


def test_an_auditor_finds_the_silent_meeting_of_one_person_about_one_organisation(
    board: Board, maria: Sitter, held: tuple[str, str, str]
) -> None:
    """JOBS C2."""
    other = board.organisation("Copper Kettle Befriending")
    auditor = board.view(Role.AUDITOR)
    found = matches(auditor, shown=MatchesShown.ALL, person=maria.person, organisation=held[2])
    assert [(row.organisation, row.is_open) for row in found] == [("Harbour Youth Trust", True)]
    assert list(matches(auditor, shown=MatchesShown.ALL, organisation=other)) == []
