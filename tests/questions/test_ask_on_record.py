"""What is on record about a person: their own words and what the office wrote of them, and nobody else's own."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from board import Board, Sitter

from compacttui.acts import declarations, keeping, organisations, people, reports, soundings
from compacttui.acts.desk import Desk
from compacttui.acts.reports import ReportItem
from compacttui.papers.forms import Form, written
from compacttui.papers.registry import all_papers, papers_about
from compacttui.questions.on_record import OnRecord, on_record
from compacttui.rules.refusal import NotPermitted
from compacttui.rules.roles import Role
from compacttui.rules.words import ErasureGround, Marking

OTHERS = "quokkas in the orchard"


@pytest.fixture
def board(desk: Desk) -> Board:
    return Board.of(desk)


@pytest.fixture
def maria(board: Board) -> Sitter:
    """Somebody who reported back, with one item closed, and about whom others wrote."""
    maria = board.sitter()
    board.trustee_of(maria, board.organisation())
    meeting = board.meeting(date(2026, 3, 10))
    items = [board.item(meeting, title) for title in ("Carers' breaks", "Grant round")]
    declarations.nil(maria.desk, meeting)
    board.go_to(date(2026, 3, 11))
    board.hold(meeting, maria)
    reports.submit(
        maria.desk,
        meeting,
        [
            ReportItem(item=items[0], said="I asked for more breaks."),
            ReportItem(
                item=items[1],
                said="Half is spent.",
                marking=Marking.BOARD_CONFIDENTIAL,
                reason="Prices",
                review_on=date(2027, 1, 1),
            ),
        ],
    )
    people.give_roles(
        board.officer, maria.person, [Role.REPRESENTATIVE, Role.DEPUTY], reason="She stands in for Ben."
    )
    return maria


def texts(found: OnRecord) -> list[str]:
    return [said for one in found.entries for _, said in one.words]


def test_subject_access_request_export(board: Board, maria: Sitter) -> None:
    made = all_papers()["on-record"](board.view(), maria.person)
    text = written(made, Form.TEXT)
    for said in (
        "What is on record about Maria Okafor",
        "Seat of Maria Okafor",
        "Harbour Youth Trust",
        "I asked for more breaks.",
        "She stands in for Ben.",
        "Ask the auditor for them.",
        maria.person,
    ):
        assert said in " ".join(text.split()), said
    document = json.loads(written(made, Form.JSON))
    history = next(part for part in document["parts"] if part.get("section") == "The history")
    assert any("I asked for more breaks." in str(part) for part in history["parts"])
    assert "<h1" in written(made, Form.HTML)


def test_whoever_makes_it_reads_no_more_than_they_may(board: Board, maria: Sitter) -> None:
    by_officer = on_record(board.view(), maria.person)
    by_herself = on_record(board.view(Role.REPRESENTATIVE, maria.person), maria.person)
    assert "Half is spent." not in texts(by_officer)
    assert any(one.withheld for one in by_officer.entries)
    assert "Half is spent." in texts(by_herself)


def test_it_is_made_by_the_officer_or_by_the_person_alone(board: Board, maria: Sitter) -> None:
    paper = all_papers()["on-record"]
    ben = board.sitter("Ben Cole")
    for role in set(Role) - {Role.CVS_OFFICER}:
        view = board.view(role, ben.person)
        with pytest.raises(NotPermitted):
            paper(view, maria.person)
        assert "on-record" not in {one.name for one in papers_about(view, maria.person)}
    assert "on-record" in {one.name for one in papers_about(board.view(), maria.person)}
    own = board.view(Role.REPRESENTATIVE, maria.person)
    assert "on-record" in {one.name for one in papers_about(own, maria.person)}


def test_the_words_of_other_members_stay_theirs(board: Board, maria: Sitter) -> None:
    ben = board.sitter("Ben Cole")
    meeting = board.meeting(date(2026, 4, 14))
    asked = soundings.ask(maria.desk, meeting, "What keeps you up?")
    body = board.organisation("Tenants Together")
    organisations.name_contact(board.officer, body, ben.person)
    soundings.answer(replace(ben.desk, role=Role.ORG_CONTACT), asked, f"The {OTHERS}.", body)
    found = on_record(board.view(), maria.person)
    assert not [said for said in texts(found) if OTHERS in said]
    assert "What keeps you up?" in texts(found)
    assert OTHERS not in written(all_papers()["on-record"](board.view(), maria.person), Form.TEXT)


def test_where_else_a_name_stands_is_told_to_the_office_by_number(board: Board, maria: Sitter) -> None:
    ben = people.register(board.officer, "Ben Cole")
    people.give_roles(board.officer, ben, [Role.DEPUTY], reason="Instead of Maria Okafor.")
    found = on_record(board.view(), maria.person)
    assert [one.what for one in found.mentions] == ["Seat created", "Roles given"]
    assert "Instead of Maria Okafor." not in texts(found)
    assert on_record(board.view(Role.REPRESENTATIVE, maria.person), maria.person).mentions == ()


def test_what_was_erased_is_said_to_be(board: Board, maria: Sitter) -> None:
    board.leaves(maria, date(2026, 3, 20))
    board.go_to(date(2026, 4, 1))
    keeping.erase(board.officer, maria.person, ErasureGround.OBJECTION, reason="Asked on 30 March.")
    found = on_record(board.view(), maria.person)
    assert any(one.erased for one in found.entries)
    assert "I asked for more breaks." not in texts(found)
