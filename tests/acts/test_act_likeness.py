"""Names on agendas that are like names on record: pointed out, looked into, and impossible to lose."""

from __future__ import annotations

from datetime import date

import pytest
from board import Board, Sitter

from compacttui.acts import declarations, interests, meetings, organisations, people
from compacttui.acts.desk import Desk
from compacttui.acts.meetings import Attended
from compacttui.questions.interests import LikelyShown, likely_matches, matches
from compacttui.questions.ledger import history
from compacttui.questions.showing import show
from compacttui.questions.today import today
from compacttui.records.verify import verify
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.words import (
    AttendanceStatus,
    Capacity,
    InterestCategory,
    InterestKind,
    MatchOutcome,
    Resembles,
    Standing,
)

TENTH = date(2026, 3, 10)


@pytest.fixture
def board(desk: Desk) -> Board:
    return Board.of(desk)


@pytest.fixture
def maria(board: Board) -> Sitter:
    return board.sitter()


def in_words(sitter: Sitter, body: str, since: str = "2025") -> str:
    """An entry of the register that names a body only in words."""
    return interests.declare(
        sitter.desk,
        category=InterestCategory.NON_FINANCIAL_PROFESSIONAL,
        kind=InterestKind.TRUSTEESHIP,
        since=PartialDate.from_iso(since),
        body=body,
    ).interest


def pointed_out(board: Board) -> list[tuple[str, str, str]]:
    return [(row.person, row.written, row.called) for row in likely_matches(board.view())]


# --- what is pointed out ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "called"),
    [
        ("Grant to Harbour Youth Trust", "Harbour Youth Trust"),
        ("Harbor Yth Trust Ltd: three years on", "Harbour Youth Trust"),
        ("Report of the Copper Kettle Befriendng CIC", "Copper Kettle Befriending"),
    ],
)
def test_a_name_in_the_title_of_an_item_is_held_against_the_register(
    board: Board, maria: Sitter, written: str, called: str
) -> None:
    board.trustee_of(maria, board.organisation(called))
    board.item(board.meeting(TENTH), written)
    assert pointed_out(board) == [("Maria Okafor", written, called)]
    assert list(matches(board.view())) == []


def test_the_former_name_of_a_body_is_its_name_too(board: Board, maria: Sitter) -> None:
    trust = board.organisation("Lantern Street Project")
    board.trustee_of(maria, trust)
    board.go_to(date(2026, 3, 4))
    organisations.rename(board.officer, trust, "Beacon Young People", since=date(2026, 3, 3))
    board.item(board.meeting(TENTH), "Lantern Street Project: end of grant")
    assert pointed_out(board) == [
        ("Maria Okafor", "Lantern Street Project: end of grant", "Lantern Street Project")
    ]


def test_an_entry_in_words_meets_the_organisation_that_an_item_names(board: Board, maria: Sitter) -> None:
    in_words(maria, "Harbour Youth Trust CIO")
    board.item(board.meeting(TENTH), "Grant round", board.organisation("The Harbour Youth Trust"))
    assert pointed_out(board) == [("Maria Okafor", "The Harbour Youth Trust", "Harbour Youth Trust CIO")]


def test_an_entry_made_later_is_held_against_the_agendas_there_are(board: Board, maria: Sitter) -> None:
    meeting = board.meeting(TENTH)
    board.item(meeting, "Grant to the Harbour Youth Trust")
    assert pointed_out(board) == []
    in_words(maria, "Harbour Youth Trust")
    assert [row[0] for row in pointed_out(board)] == ["Maria Okafor"]


@pytest.mark.parametrize(
    "title", ["Harbour crossing", "Youth services", "Trust in public bodies", "Winter plan", "2"]
)
def test_a_word_in_common_is_no_likeness(board: Board, maria: Sitter, title: str) -> None:
    board.trustee_of(maria, board.organisation("Harbour Youth Trust"))
    board.item(board.meeting(TENTH), title)
    assert pointed_out(board) == []


def test_what_the_agenda_names_by_itself_is_a_match_and_no_likeness(board: Board, maria: Sitter) -> None:
    trust = board.organisation()
    board.trustee_of(maria, trust)
    board.item(board.meeting(TENTH), "Grant to Harbour Youth Trust", trust)
    assert pointed_out(board) == []
    assert len(matches(board.view())) == 1


def test_a_batch_is_looked_at_when_the_meeting_is_recorded(board: Board, maria: Sitter) -> None:
    board.trustee_of(maria, board.organisation())
    board.go_to(TENTH)
    meetings.enter(board.officer, board.partnership, TENTH, ["Grant to Harbour Youth Trust"])
    assert len(pointed_out(board)) == 1


# --- nothing makes it go away but an answer -----------------------------------------------------------------------


@pytest.fixture
def open_one(board: Board, maria: Sitter) -> tuple[str, str, str]:
    """The meeting, the item and what was pointed out: held, with Maria there, and not looked into."""
    trust = board.organisation()
    board.trustee_of(maria, trust)
    meeting = board.meeting(TENTH)
    item = board.item(meeting, "Grant to Harbor Youth Trust")
    board.go_to(date(2026, 3, 11))
    board.hold(meeting, maria)
    (row,) = likely_matches(board.view())
    return meeting, item, row.id


def test_it_stands_on_today_until_somebody_looks_into_it(
    board: Board, open_one: tuple[str, str, str]
) -> None:
    board.go_to(date(2026, 6, 1))
    (row,) = [row for row in today(board.view()) if row.thing == open_one[2]]
    assert row.act == "match.answer_alike"
    assert row.standing is Standing.LATE
    assert show(board.view(), "resemblance", open_one[2]).title == "Maria Okafor: Harbour Youth Trust?"


def test_taking_the_words_off_the_agenda_or_closing_the_interest_hides_nothing(
    board: Board, maria: Sitter, open_one: tuple[str, str, str]
) -> None:
    meetings.change_item(board.officer, open_one[1], "Small grants", reason="shorter")
    board.go_to(date(2026, 3, 12))
    (row,) = likely_matches(board.view())
    assert (row.id, row.written, row.item) == (open_one[2], "Grant to Harbor Youth Trust", "1 Small grants")


def test_one_and_the_same_is_a_match_from_then_on(
    board: Board, maria: Sitter, open_one: tuple[str, str, str]
) -> None:
    declarations.answer_alike(board.officer, open_one[2], Resembles.SAME)
    assert pointed_out(board) == []
    (row,) = matches(board.view())
    assert (row.person, row.organisation) == ("Maria Okafor", "Harbour Youth Trust")
    declarations.make(maria.desk, open_one[0], item=open_one[1], interest=row.interest_id)
    assert list(matches(board.view())) == []
    assert verify(board.officer.database, board.officer.town).ok


def test_one_and_the_same_that_nobody_declared_is_settled_like_any_match(
    board: Board, maria: Sitter, open_one: tuple[str, str, str]
) -> None:
    declarations.answer_alike(board.officer, open_one[2], Resembles.SAME)
    (row,) = matches(board.view())
    declarations.settle(
        board.officer, row.item_id, row.person_id, row.organisation_id, MatchOutcome.BREACH, "overlooked"
    )
    assert list(matches(board.view())) == []


def test_an_entry_that_names_it_otherwise_answers_for_where_somebody_belongs(
    board: Board, maria: Sitter
) -> None:
    entry = in_words(maria, "Harbour Youth Trust CIO")
    trust = board.organisation("The Harbour Youth Trust")
    people.begin_affiliation(
        board.officer, maria.person, trust, capacity=Capacity.TRUSTEE, since=PartialDate(2025)
    )
    meeting = board.meeting(TENTH)
    item = board.item(meeting, "Grant round", trust)
    (before,) = matches(board.view())
    assert before.tie == "trustee, not on the register"
    (alike,) = [row for row in likely_matches(board.view(), LikelyShown.ALL) if row.interest_id == entry]
    declarations.answer_alike(board.officer, alike.id, Resembles.SAME)
    (row,) = matches(board.view())
    assert (row.tie, row.interest_id) == ("trustee (register)", entry)
    declarations.make(maria.desk, meeting, item, entry)
    assert list(matches(board.view())) == []


def test_two_bodies_are_two_with_a_reason_and_that_is_told(
    board: Board, open_one: tuple[str, str, str]
) -> None:
    with pytest.raises(Refused, match="how you know"):
        declarations.answer_alike(board.officer, open_one[2], Resembles.ANOTHER)
    declarations.answer_alike(
        board.officer, open_one[2], Resembles.ANOTHER, explanation="a body in another town"
    )
    assert pointed_out(board) == []
    assert list(matches(board.view())) == []
    (row,) = likely_matches(board.view(), LikelyShown.ANOTHER)
    assert row.stands == "two organisations"
    assert history(board.view())[0].what == "like names looked into: two organisations"


def test_which_body_is_meant_is_said_where_neither_name_is_on_record(board: Board, maria: Sitter) -> None:
    in_words(maria, "Harbour Youth Trust")
    board.item(board.meeting(TENTH), "Grant to Harbour Youth Trust")
    (row,) = likely_matches(board.view())
    with pytest.raises(Refused, match="Choose which one"):
        declarations.answer_alike(board.officer, row.id, Resembles.SAME)
    declarations.answer_alike(board.officer, row.id, Resembles.SAME, board.organisation())
    assert [one.organisation for one in matches(board.view())] == ["Harbour Youth Trust"]


def test_whoever_declares_it_or_was_absent_is_not_asked(board: Board, maria: Sitter) -> None:
    entry = in_words(maria, "Harbour Youth Trust")
    ben = board.sitter("Ben Carter")
    in_words(ben, "Harbour Youth Trust")
    meeting = board.meeting(TENTH)
    item = board.item(meeting, "Grant to Harbour Youth Trust")
    assert len(pointed_out(board)) == 2
    board.go_to(date(2026, 3, 11))
    meetings.hold(
        board.officer,
        meeting,
        attended=[Attended(maria.term), Attended(ben.term, AttendanceStatus.NO_DEPUTY)],
    )
    declarations.make(maria.desk, meeting, item=item, interest=entry)
    assert pointed_out(board) == []


def test_only_the_office_auditors_and_whose_interest_it_may_be_know_of_it(
    board: Board, maria: Sitter, open_one: tuple[str, str, str]
) -> None:
    ben = board.sitter("Ben Carter")
    assert len(likely_matches(board.view(Role.AUDITOR))) == 1
    assert len(likely_matches(board.view(Role.REPRESENTATIVE, maria.person))) == 1
    for view in (board.view(Role.REPRESENTATIVE, ben.person), board.view(Role.PUBLIC)):
        assert list(likely_matches(view)) == []
        assert not any("like “" in row.note for row in history(view))


def test_whose_interest_it_may_be_is_asked_first_and_declares_it(board: Board, maria: Sitter) -> None:
    trust = board.organisation()
    entry = board.trustee_of(maria, trust)
    board.item(board.meeting(TENTH), "Grant to Harbor Youth Trust")
    own = board.view(Role.REPRESENTATIVE, maria.person)
    (row,) = [row for row in today(own) if row.what.startswith("Is “Grant to Harbor Youth Trust” about")]
    given = dict(row.given)
    assert row.act == "declaration.make"
    assert given["interest"] == entry
    declarations.make(maria.desk, given["meeting"], given["item"], given["interest"])
    assert not [row for row in today(own) if row.what.startswith("Is “")]
