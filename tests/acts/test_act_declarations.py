"""Declarations at meetings: what is said, what is decided, and what nobody said."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, time

import pytest
from board import Board, Sitter
from hypothesis import given, settings
from hypothesis import strategies as st

from compacttui.acts import declarations, interests, meetings, people
from compacttui.acts.desk import Desk
from compacttui.acts.meetings import Attended
from compacttui.questions.interests import MatchesShown, matches
from compacttui.questions.meetings import declarations as said
from compacttui.questions.meetings import meeting_on
from compacttui.questions.meetings import meetings as listed
from compacttui.records.verify import verify
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role
from compacttui.rules.words import (
    AttendanceStatus,
    Capacity,
    DeclarationState,
    MatchOutcome,
    MinutesState,
    Mitigation,
    RaisedBy,
    Standing,
)

TENTH = date(2026, 3, 10)


@pytest.fixture
def board(desk: Desk) -> Board:
    return Board.of(desk)


@pytest.fixture
def maria(board: Board) -> Sitter:
    return board.sitter()


@pytest.fixture
def trust(board: Board) -> str:
    return board.organisation()


@pytest.fixture
def grant_round(board: Board, maria: Sitter, trust: str) -> tuple[str, str]:
    """A meeting with an item that names the trust of which Maria is a trustee."""
    board.trustee_of(maria, trust)
    meeting = board.meeting(TENTH)
    return meeting, board.item(meeting, "Grant round", trust)


# --- declaring ----------------------------------------------------------------------------------------------------


def test_they_declare_leave_and_come_back(board: Board, maria: Sitter, grant_round: tuple[str, str]) -> None:
    meeting, item = grant_round
    board.go_to(TENTH, time(15))
    suggested = meeting_on(board.view(Role.REPRESENTATIVE, maria.person), meeting).suggested[0]
    made = declarations.make(maria.desk, meeting, item, interest=suggested.interest_id)
    declarations.assess(board.officer, made.declaration, "Pat Devlin, chair", Mitigation.LEAVE_FOR_ITEM)
    declarations.leave(maria.desk, made.declaration, time(14, 20))
    declarations.come_back(maria.desk, made.declaration, time(14, 41))
    declarations.minute(board.officer, made.declaration, "6.2")
    (row,) = said(board.view())
    assert (row.person, row.item, row.declared) == ("Maria Okafor", "1 Grant round", "Harbour Youth Trust")
    assert row.decided == "leaves the room for the item (Pat Devlin, chair)"
    assert (row.left, row.minute) == ("left 14:20, back 14:41", "6.2")
    assert (row.state, row.standing) == (DeclarationState.MINUTED, Standing.DONE)
    assert list(matches(board.view())) == []


def test_nobody_is_back_before_they_left(board: Board, maria: Sitter, grant_round: tuple[str, str]) -> None:
    meeting, item = grant_round
    board.go_to(TENTH, time(15))
    made = declarations.make(maria.desk, meeting, item, nature="I chair the trust")
    with pytest.raises(Refused, match="Record first when they left"):
        declarations.come_back(maria.desk, made.declaration, time(14, 41))
    with pytest.raises(Refused, match="The meeting began at 14:00"):
        declarations.leave(maria.desk, made.declaration, time(13, 50))
    declarations.leave(maria.desk, made.declaration, time(14, 20))
    with pytest.raises(Refused, match="They left at 14:20"):
        declarations.come_back(maria.desk, made.declaration, time(14, 10))


def test_the_times_stay_right_when_the_day_is_put_right(
    board: Board, maria: Sitter, grant_round: tuple[str, str]
) -> None:
    meeting, item = grant_round
    board.go_to(date(2026, 4, 2))
    board.hold(meeting, maria)
    made = declarations.make(maria.desk, meeting, item, nature="I chair the trust", at_meeting=True)
    declarations.leave(maria.desk, made.declaration, time(14, 20))
    meetings.correct_date(board.officer, meeting, date(2026, 4, 1), "the wrong month")
    assert [(row.met_on, row.left) for row in said(board.view())] == [
        (date(2026, 4, 1), "left 14:20, did not come back")
    ]


def test_declared_on_the_evening_of_the_meeting_is_declared_at_it(
    board: Board, maria: Sitter, grant_round: tuple[str, str]
) -> None:
    board.go_to(TENTH, time(21, 15))
    assert declarations.make(maria.desk, *grant_round, nature="I chair the trust").days_after == 0
    assert [row.standing for row in said(board.view())] == [Standing.DONE]


def test_declared_too_late_is_late_for_ever(
    board: Board, maria: Sitter, grant_round: tuple[str, str]
) -> None:
    """MODEL 10: declared too late."""
    board.go_to(date(2026, 3, 29))
    assert declarations.make(maria.desk, *grant_round, nature="I chair the trust").days_after == 19
    for day in (date(2026, 3, 29), date(2027, 3, 29)):
        (row,) = said(board.view(as_at=day))
        assert (row.standing, row.stands) == (Standing.LATE, "declared, 19 days after the meeting")


def test_said_at_the_meeting_and_recorded_later_is_both(
    board: Board, maria: Sitter, grant_round: tuple[str, str]
) -> None:
    meeting, item = grant_round
    board.go_to(date(2026, 3, 29))
    declarations.make(
        board.officer, meeting, item, nature="chairs the trust", person=maria.person, at_meeting=True
    )
    (row,) = said(board.view())
    assert (row.standing, row.stands) == (Standing.DONE, "declared, recorded 19 days later")
    assert [row.declared for row in said(board.view(as_at=TENTH))] == ["chairs the trust"]
    assert list(said(board.view(known_on=date(2026, 3, 28)))) == []


def test_somebody_else_can_raise_it_and_it_says_so(
    board: Board, maria: Sitter, grant_round: tuple[str, str], trust: str
) -> None:
    meeting, item = grant_round
    board.go_to(TENTH, time(15))
    declarations.make(
        board.officer, meeting, item, organisation=trust, person=maria.person, raised_by=RaisedBy.CHAIR
    )
    assert [row.declared for row in said(board.view())] == ["Harbour Youth Trust, raised by the chair"]


def test_nobody_declares_in_another_name(board: Board, maria: Sitter, grant_round: tuple[str, str]) -> None:
    other = board.sitter("Jo Larbi")
    with pytest.raises(NotPermitted, match="for yourself only"):
        declarations.make(other.desk, *grant_round, nature="She is a trustee", person=maria.person)


def test_an_interest_of_somebody_else_is_not_mine_to_declare(
    board: Board, maria: Sitter, grant_round: tuple[str, str], trust: str
) -> None:
    other = board.sitter("Jo Larbi")
    theirs = board.trustee_of(other, trust)
    with pytest.raises(Refused, match="of the person who declares it"):
        declarations.make(maria.desk, *grant_round, interest=theirs)


def test_an_item_of_another_meeting_is_not_on_this_agenda(
    board: Board, maria: Sitter, grant_round: tuple[str, str], trust: str
) -> None:
    other = board.meeting(date(2026, 4, 14))
    with pytest.raises(Refused, match="not on the agenda of this meeting"):
        declarations.make(maria.desk, other, grant_round[1], organisation=trust)


def test_a_declaration_says_what_it_is_about(maria: Sitter, grant_round: tuple[str, str]) -> None:
    with pytest.raises(Refused, match="Say what the interest is"):
        declarations.make(maria.desk, *grant_round)


def test_the_same_is_not_declared_twice(
    board: Board, maria: Sitter, grant_round: tuple[str, str], trust: str
) -> None:
    board.go_to(TENTH)
    declarations.make(maria.desk, *grant_round, organisation=trust)
    with pytest.raises(Refused, match="declared already"):
        declarations.make(maria.desk, *grant_round, organisation=trust)


def test_whoever_had_no_seat_has_nothing_to_declare(board: Board, grant_round: tuple[str, str]) -> None:
    stranger = Board.of(board.officer, "Skills Board").sitter("Jo Larbi")
    with pytest.raises(Refused, match="had no seat at this table"):
        declarations.nil(stranger.desk, grant_round[0])


# --- nothing to declare ---------------------------------------------------------------------------------------------


def test_nothing_is_a_declaration_too_and_stands_once(board: Board, maria: Sitter) -> None:
    meeting = board.meeting(TENTH)
    board.go_to(TENTH)
    declarations.nil(maria.desk, meeting)
    assert [row.declared for row in said(board.view())] == ["nothing to declare"]
    with pytest.raises(Refused, match="on record already"):
        declarations.nil(maria.desk, meeting)


def test_nothing_does_not_answer_what_the_register_says(
    board: Board, maria: Sitter, grant_round: tuple[str, str], trust: str
) -> None:
    board.go_to(TENTH)
    assert declarations.nil(maria.desk, grant_round[0]).unanswered == (trust,)
    assert [row.person for row in matches(board.view())] == ["Maria Okafor"]


def test_declaring_takes_back_a_nothing_said_before(
    board: Board, maria: Sitter, grant_round: tuple[str, str], trust: str
) -> None:
    meeting, item = grant_round
    board.go_to(TENTH)
    declarations.nil(maria.desk, meeting)
    board.go_to(date(2026, 3, 11))
    declarations.make(maria.desk, meeting, item, organisation=trust, at_meeting=True)
    assert [row.declared for row in said(board.view())] == ["Harbour Youth Trust"]
    assert [row.declared for row in said(board.view(known_on=TENTH))] == ["nothing to declare"]
    with pytest.raises(Refused, match="cannot stand beside it"):
        declarations.nil(maria.desk, meeting)


# --- deciding -------------------------------------------------------------------------------------------------------


def test_chair_overrules_with_a_reason_and_the_first_decision_stays_known(
    board: Board, maria: Sitter, grant_round: tuple[str, str], trust: str
) -> None:
    """MODEL 10: chair overrules."""
    board.go_to(TENTH, time(15))
    made = declarations.make(maria.desk, *grant_round, organisation=trust).declaration
    declarations.assess(board.officer, made, "Pat Devlin, chair", Mitigation.LEAVE_FOR_ITEM)
    board.go_to(date(2026, 3, 12))
    with pytest.raises(Refused, match="Say why it is no conflict"):
        declarations.assess(board.officer, made, "Pat Devlin, chair")
    declarations.assess(board.officer, made, "Pat Devlin, chair", reason="the trust withdrew its bid")
    assert [row.decided for row in said(board.view())] == [
        "no conflict: the trust withdrew its bid (Pat Devlin, chair)"
    ]
    assert [row.decided for row in said(board.view(known_on=TENTH))] == [
        "leaves the room for the item (Pat Devlin, chair)"
    ]


def test_nobody_decides_about_themselves(
    board: Board, maria: Sitter, grant_round: tuple[str, str], trust: str
) -> None:
    board.go_to(TENTH, time(15))
    made = declarations.make(maria.desk, *grant_round, organisation=trust).declaration
    with pytest.raises(Refused, match="Nobody decides about their own interest"):
        declarations.assess(board.officer, made, "maria okafor", Mitigation.NONE_NOTED_ONLY)
    with pytest.raises(NotPermitted):
        declarations.assess(maria.desk, made, "Pat Devlin", Mitigation.NONE_NOTED_ONLY)


def test_a_declaration_made_by_mistake_is_set_aside_until_somebody_decided_on_it(
    board: Board, maria: Sitter, grant_round: tuple[str, str], trust: str
) -> None:
    board.go_to(TENTH, time(15))
    made = declarations.make(maria.desk, *grant_round, organisation=trust).declaration
    declarations.withdraw(maria.desk, made, "the wrong item")
    assert list(said(board.view())) == []
    again = declarations.make(maria.desk, *grant_round, organisation=trust).declaration
    declarations.assess(board.officer, again, "Pat Devlin", Mitigation.NONE_NOTED_ONLY)
    with pytest.raises(Refused, match="so it stands"):
        declarations.withdraw(maria.desk, again, "second thoughts")


# --- matches: what nobody said --------------------------------------------------------------------------------------


def test_a_match_waits_from_the_moment_the_agenda_names_the_organisation(
    board: Board, maria: Sitter, grant_round: tuple[str, str]
) -> None:
    (row,) = matches(board.view())
    assert (row.standing, row.stands, row.tie) == (
        Standing.DECIDE,
        "on the agenda, in 8 days",
        "trustee (register)",
    )


def test_interest_becomes_relevant_only_when_item_is_tabled_to_follow(
    board: Board, maria: Sitter, trust: str
) -> None:
    """MODEL 10: the papers were out, and nobody had anything to declare."""
    board.trustee_of(maria, trust)
    meeting = board.meeting(TENTH)
    board.item(meeting, "Winter plan")
    meetings.issue_papers(board.officer, meeting, date(2026, 3, 2))
    board.go_to(TENTH, time(9))
    declarations.nil(maria.desk, meeting)
    assert list(matches(board.view())) == []
    board.item(meeting, "Grant round", trust)
    assert [row.item for row in matches(board.view())] == ["2 Grant round"]


def test_a_tie_that_stands_in_no_register_is_found_by_where_people_belong(
    board: Board, maria: Sitter, trust: str
) -> None:
    people.begin_affiliation(board.officer, maria.person, trust, Capacity.EMPLOYEE, PartialDate(2025))
    board.item(board.meeting(TENTH), "Grant round", trust)
    assert [row.tie for row in matches(board.view())] == ["employee, not on the register"]


def test_rep_changes_employer_mid_term_and_each_meeting_knows_the_job_of_its_day(
    board: Board, maria: Sitter, trust: str
) -> None:
    """MODEL 10: rep changes employer mid-term."""
    old = people.begin_affiliation(board.officer, maria.person, trust, Capacity.EMPLOYEE, PartialDate(2024))
    people.end_affiliation(board.officer, old, date(2026, 3, 2))
    leisure = board.organisation("Eastmere Leisure")
    people.begin_affiliation(board.officer, maria.person, leisure, Capacity.EMPLOYEE, PartialDate(2026, 3, 2))
    meeting = board.meeting(TENTH)
    board.item(meeting, "Grant round", trust)
    board.item(meeting, "Swimming pool", leisure)
    assert [row.item for row in matches(board.view())] == ["2 Swimming pool"]


def test_whole_vcse_side_conflicted_is_seen_before_the_meeting(
    board: Board, maria: Sitter, trust: str
) -> None:
    """MODEL 10: a grant round, and everybody at the table is a trustee."""
    jo, ali = board.sitter("Jo Larbi"), board.sitter("Ali Brandt")
    for sitter in (maria, jo, ali):
        board.trustee_of(sitter, trust)
    board.item(board.meeting(TENTH), "Grant round", trust)
    assert [row.person for row in matches(board.view())] == ["Ali Brandt", "Jo Larbi", "Maria Okafor"]
    (row,) = listed(board.view())
    assert row.stands.endswith("3 matches to answer")


def test_a_representative_sees_their_own_matches_and_the_public_none(
    board: Board, maria: Sitter, grant_round: tuple[str, str], trust: str
) -> None:
    jo = board.sitter("Jo Larbi")
    board.trustee_of(jo, trust)
    assert [row.person for row in matches(board.view(Role.REPRESENTATIVE, jo.person))] == ["Jo Larbi"]
    assert list(matches(board.view(Role.PUBLIC))) == []


def test_whoever_was_absent_had_nothing_to_declare(
    board: Board, maria: Sitter, grant_round: tuple[str, str]
) -> None:
    board.go_to(TENTH)
    absent = Attended(maria.term, AttendanceStatus.NO_DEPUTY)
    meetings.hold(board.officer, grant_round[0], None, [absent])
    assert list(matches(board.view())) == []


def test_a_match_that_nobody_answered_is_late_after_a_fortnight(
    board: Board, maria: Sitter, grant_round: tuple[str, str]
) -> None:
    board.go_to(TENTH)
    board.hold(grant_round[0], maria)
    (row,) = matches(board.view(as_at=date(2026, 3, 24)))
    assert (row.standing, row.stands, row.settle_by) == (
        Standing.DECIDE,
        "not declared, 14 days since the meeting",
        date(2026, 3, 24),
    )
    assert [row.standing for row in matches(board.view(as_at=date(2026, 3, 25)))] == [Standing.LATE]


def test_a_breach_is_public_and_an_explanation_is_not(
    board: Board, maria: Sitter, grant_round: tuple[str, str], trust: str
) -> None:
    meeting, item = grant_round
    board.go_to(TENTH)
    with pytest.raises(Refused, match="has not been held yet"):
        declarations.settle(board.officer, item, maria.person, trust, MatchOutcome.EXPLAINED, "she had left")
    board.hold(meeting, maria)
    declarations.settle(board.officer, item, maria.person, trust, MatchOutcome.EXPLAINED, "she had left")
    assert list(matches(board.view())) == []
    assert list(matches(board.view(Role.PUBLIC), shown=MatchesShown.ALL)) == []
    declarations.settle(board.officer, item, maria.person, trust, MatchOutcome.BREACH, "she had not left")
    public = matches(board.view(Role.PUBLIC), shown=MatchesShown.BREACHES)
    assert [(row.person, row.stands) for row in public] == [("Maria Okafor", "a breach")]


def test_only_a_match_can_be_settled(board: Board, maria: Sitter, grant_round: tuple[str, str]) -> None:
    board.go_to(TENTH)
    board.hold(grant_round[0], maria)
    other = board.organisation("Copper Kettle Befriending")
    with pytest.raises(Refused, match="ties this person to no such organisation"):
        declarations.settle(
            board.officer, grant_round[1], maria.person, other, MatchOutcome.BREACH, "said so"
        )


HIDE: dict[str, Callable[[Board, Sitter, str, str, str], object]] = {
    "close the interest with an earlier day": lambda b, m, entry, meeting, item: interests.close(
        m.desk, entry, PartialDate(2026, 3, 1)
    ),
    "set the interest aside": lambda b, m, entry, meeting, item: interests.void(m.desk, entry, "a mistake"),
    "say nothing to declare": lambda b, m, entry, meeting, item: declarations.nil(m.desk, meeting),
    "take the item off": lambda b, m, entry, meeting, item: meetings.withdraw_item(
        b.officer, item, "not needed"
    ),
    "call the meeting off": lambda b, m, entry, meeting, item: meetings.cancel(
        b.officer, meeting, "an error"
    ),
    "agree the minutes": lambda b, m, entry, meeting, item: meetings.record_minutes(
        b.officer, meeting, MinutesState.AGREED, date(2026, 3, 12)
    ),
    "put the date right": lambda b, m, entry, meeting, item: meetings.correct_date(
        b.officer, meeting, date(2026, 3, 11), "typed 10 for 11"
    ),
    "end the term": lambda b, m, entry, meeting, item: b.leaves(m, date(2026, 3, 11)),
}


@settings(max_examples=8)
@given(steps=st.lists(st.sampled_from(sorted(HIDE)), max_size=5, unique=True))
def test_invariant_11_nothing_hides_an_unanswered_match(
    make_town: Callable[[], Desk], steps: list[str]
) -> None:
    """Its number stands on the first screen until it is declared or settled, whatever else is done."""
    board = Board.of(make_town())
    maria, trust = board.sitter(), board.organisation()
    entry = board.trustee_of(maria, trust)
    meeting = board.meeting(TENTH)
    item = board.item(meeting, "Grant round", trust)
    board.go_to(date(2026, 3, 12))
    board.hold(meeting, maria)
    for step in steps:
        with suppress(Refused):
            HIDE[step](board, maria, entry, meeting, item)
        assert len(matches(board.view())) == 1, step
    board.go_to(date(2026, 4, 12))
    assert [row.standing for row in matches(board.view())] == [Standing.LATE]
    declarations.make(board.officer, meeting, item, organisation=trust, person=maria.person)
    assert list(matches(board.view())) == []
    assert verify(board.officer.database, board.officer.town).ok
