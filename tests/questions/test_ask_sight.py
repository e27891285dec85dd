"""Who reads how much of the history: entries opened, searched and told, for every role."""

from __future__ import annotations

from datetime import date

import pytest
from board import Board

from compacttui.acts import declarations, interests, reports
from compacttui.acts.reports import ReportItem
from compacttui.questions.ledger import Wanted, entry, history, timeline
from compacttui.rules.dates import PartialDate
from compacttui.rules.roles import Role
from compacttui.rules.words import BasisOfView, InterestCategory, InterestKind, Marking, Publication

TENTH = date(2026, 3, 10)
OPEN, MEMBERS, CLOSED = "openwords", "memberswords", "closedwords"


@pytest.fixture
def told(desk):
    """One meeting, one report with an open, a members' and a closed item; an interest that is withheld."""
    board = Board.of(desk)
    maria, tom = board.sitter(), board.sitter("Tom Lindqvist")
    interests.declare(
        maria.desk,
        category=InterestCategory.INDIRECT,
        kind=InterestKind.FAMILY,
        since=PartialDate(2025),
        organisation=board.organisation("Secret Shelter"),
        relationship="sister",
        publication=Publication.WITHHELD,
        publication_reason="safety",
    )
    meeting = board.meeting(TENTH)
    items = [board.item(meeting, title) for title in ("Plan", "Survey", "Grants")]
    board.go_to(TENTH)
    board.hold(meeting, maria, tom)
    declarations.nil(maria.desk, meeting)
    markings = (Marking.OPEN, Marking.SECTOR_ONLY, Marking.BOARD_CONFIDENTIAL)
    closing = {"reason": "contract talks", "review_on": date(2026, 6, 1)}
    reports.submit(
        maria.desk,
        meeting,
        [
            ReportItem(
                item,
                said=words,
                basis=BasisOfView.PERSONAL_VIEW,
                marking=marking,
                **({} if marking is Marking.OPEN else closing),
            )
            for item, words, marking in zip(items, (OPEN, MEMBERS, CLOSED), markings, strict=True)
        ],
    )
    return board, maria, tom


def everything(view):
    opened = [entry(view, row.seq) for row in history(view)]
    return str(opened) + str(list(history(view)))


@pytest.mark.parametrize(
    ("role", "reads"),
    [
        (Role.PUBLIC, {OPEN}),
        (Role.ORG_CONTACT, {OPEN, MEMBERS}),
        (Role.CVS_OFFICER, {OPEN, MEMBERS}),
        (Role.AUDITOR, {OPEN, MEMBERS}),
        (Role.ADMINISTRATOR, set()),
        (Role.RETURNING_OFFICER, set()),
    ],
)
def test_a_report_is_read_as_its_items_are_marked(told, role, reads):
    board, _, tom = told
    person = "" if role is Role.PUBLIC else (None if role is Role.CVS_OFFICER else tom.person)
    view = board.view(role, person)
    said = everything(view)
    assert {words for words in (OPEN, MEMBERS, CLOSED) if words in said} == reads
    for words in (OPEN, MEMBERS, CLOSED):
        assert bool(len(history(view, Wanted(text=words)))) == (words in reads)


def test_its_writer_reads_all_of_it(told):
    board, maria, _ = told
    said = everything(board.view(Role.REPRESENTATIVE, maria.person))
    assert all(words in said for words in (OPEN, MEMBERS, CLOSED))


def test_only_the_auditor_and_the_writer_read_why_an_item_is_closed(told):
    board, maria, tom = told
    readers = {
        Role.AUDITOR: tom.person,
        Role.REPRESENTATIVE: maria.person,
        Role.CVS_OFFICER: None,
        Role.PUBLIC: "",
    }
    reads = [
        role for role, person in readers.items() if "contract talks" in everything(board.view(role, person))
    ]
    assert reads == [Role.AUDITOR, Role.REPRESENTATIVE]


def test_a_withheld_interest_is_a_closed_entry_to_all_but_its_owner_and_the_office(told):
    board, maria, tom = told
    for role, person in (
        (Role.PUBLIC, ""),
        (Role.REPRESENTATIVE, tom.person),
        (Role.ORG_CONTACT, tom.person),
    ):
        view = board.view(role, person)
        said = everything(view) + str(timeline(view, "person", maria.person))
        assert "sister" not in said
        assert "interest declared" not in said
        assert not any("Secret Shelter" in row.note for row in history(view))
    for role, person in ((Role.AUDITOR, tom.person), (Role.REPRESENTATIVE, maria.person)):
        assert "sister" in everything(board.view(role, person))


def test_what_may_not_be_read_may_not_be_found(told):
    board, _, tom = told
    assert len(history(board.view(Role.PUBLIC, ""), Wanted(text="sister"))) == 0
    assert len(history(board.view(Role.REPRESENTATIVE, tom.person), Wanted(text="safety"))) == 0
    assert len(history(board.view(Role.AUDITOR, tom.person), Wanted(text="sister"))) == 1


def test_numbers_stand_without_gaps_for_everybody(told):
    board, _, tom = told
    whole = [row.seq for row in history(board.view())]
    for role in Role:
        assert [row.seq for row in history(board.view(role, tom.person))] == whole
