"""The questions that people ask most: who cannot stand again, what ends together, who goes to nothing, was there a choice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from board import Board
from contests import Contest

from compacttui.acts import declarations, people, reports
from compacttui.acts.desk import Desk
from compacttui.acts.reports import ReportItem
from compacttui.questions.asked import asked_by, offered_to
from compacttui.questions.auditing import closed_items, no_open_process, who_ran_it
from compacttui.questions.meetings import unattended
from compacttui.questions.registry import all_questions
from compacttui.questions.reports import said_before
from compacttui.questions.selections import ContestsShown, contests, never_took_part, seats_by_organisation
from compacttui.questions.serving import cannot_stand_again, ending_together, my_terms
from compacttui.rules.roles import Role
from compacttui.rules.words import ClosedBecause


def test_whoever_served_all_their_terms_cannot_stand_again_and_reads_it_themselves(desk: Desk) -> None:
    strict = replace(desk, rules=desk.rules.with_values({"term.max_consecutive": 1}))
    board = Board.of(strict)
    maria = board.sitter()
    (own,) = my_terms(board.view(Role.REPRESENTATIVE, maria.person))
    assert (own.person, own.served, own.limit, own.stands) == ("Maria Okafor", 1, 1, "cannot stand again now")
    assert [row.person for row in cannot_stand_again(board.view())] == ["Maria Okafor"]
    easier = replace(board.view(), rules=desk.rules)
    assert cannot_stand_again(easier) == []


def test_terms_that_end_in_one_month_are_told_where_they_are_half_of_the_table(desk: Desk) -> None:
    board = Board.of(desk)
    for name in ("Carers' seat", "Tenants' seat"):
        seat, person = board.seat(name), people.register(desk, f"Holder of the {name}", roles=[])
        about = (person, seat, board.partnership)
        with desk.writing() as books:
            term = books.new_id("term")
            books.record(
                "term.gained",
                term,
                about=about,
                seat=seat,
                person=person,
                basis="substantive",
                route="co_option",
                start_on="2024-03",
            )
            books.record("term.began", term, about=about, start_on="2024-03", end_on="2026-09-30")
    (row,) = ending_together(board.view())
    assert (row.partnership, row.ending, row.held) == ("Health and Wellbeing Board", 2, 2)
    assert row.seats == "Carers' seat, Tenants' seat"
    assert ending_together(board.view(as_at=row.month.latest + timedelta(days=1))) == []


def test_a_meeting_to_which_nobody_goes_is_told_with_why_as_far_ahead_as_asked(desk: Desk) -> None:
    board = Board.of(desk)
    board.seat("Tenants' seat")
    board.meeting(date(2026, 3, 10))
    board.meeting(date(2026, 3, 30))
    (row,) = unattended(board.view())
    assert (row.met_on, row.why) == (date(2026, 3, 10), "the seat is vacant")
    assert len(unattended(board.view(), within_days=60)) == 2
    board.sitter()
    assert unattended(board.view()) == []


def test_contests_count_before_they_say_percentages(desk: Desk) -> None:
    contest = Contest.of(desk)
    contest.open()
    view = contest.view(Role.AUDITOR)
    assert contests(view) == []
    silent = {row.organisation for row in never_took_part(view)}
    contest.nominate("Maria Okafor")
    view = contest.view(Role.AUDITOR)
    assert len(silent) > len({row.organisation for row in never_took_part(view)})
    (run,) = who_ran_it(view)
    assert run.officer
    assert contests(view, shown=ContestsShown.PARTNERSHIP) == []
    assert list(no_open_process(view)) == []
    assert seats_by_organisation(view) == []
    assert never_took_part(contest.view(Role.PUBLIC)) == ()


def test_a_successor_reads_what_was_said_before_and_of_what_is_closed_that_it_took_place(desk: Desk) -> None:
    board = Board.of(desk)
    maria, meeting = board.sitter(), board.meeting(date(2026, 3, 10))
    plan = board.item(meeting, "Winter plan")
    board.item(meeting, "Grant round", closed_because=ClosedBecause.COMMERCIAL)
    board.go_to(date(2026, 3, 10))
    board.hold(meeting, maria)
    declarations.nil(maria.desk, meeting)
    reports.submit(maria.desk, meeting, [ReportItem(plan, decided="£40k for transport")], None, None)
    board.leaves(maria, date(2026, 3, 20))
    board.go_to(date(2026, 4, 1))
    jo = board.sitter("Jo Lindqvist", seat=maria.seat)
    rows = said_before(board.view(Role.REPRESENTATIVE, jo.person), words="winter")
    assert [(row.by, row.item) for row in rows] == [("Maria Okafor", "Winter plan")]
    assert "£40k" in rows[0].said
    both = said_before(board.view(Role.REPRESENTATIVE, jo.person))
    assert {row.item for row in both} >= {"Winter plan"}
    assert not any("£40k" in row.said for row in both if row.item == "Grant round")
    closed = list(closed_items(board.view(Role.AUDITOR)))
    assert {row.closed_by for row in closed} <= {"the agenda"}


def test_volunteers_are_offered_their_own_questions_and_nothing_of_the_machinery() -> None:
    offered = {one.name for one in offered_to(Role.REPRESENTATIVE)}
    assert offered == {one.question.name for one in asked_by(Role.REPRESENTATIVE)}
    assert not offered & {
        "history",
        "exceptions",
        "imports",
        "electors",
        "protocol_check",
        "sample",
        "audit_notes",
    }
    everything = set(all_questions())
    assert {one.name for one in offered_to(Role.AUDITOR)} == everything
    assert "audit_notes" not in {one.name for one in offered_to(Role.CVS_OFFICER)}


@pytest.mark.slow
def test_every_question_answers_without_parameters_whoever_asks(
    desk: Desk, view_of: Callable[..., object]
) -> None:
    for name, question in all_questions().items():
        for role in (Role.CVS_OFFICER, Role.AUDITOR, Role.REPRESENTATIVE, Role.PUBLIC):
            view = view_of(desk, role=role)
            assert question.is_for(role) or question(view) == ()
            assert len(question(view)) >= 0, name
