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
from compacttui.questions.partnerships import time_vacant
from compacttui.questions.registry import all_questions
from compacttui.questions.reports import overdue, said_before
from compacttui.questions.selections import ContestsShown, contests, never_took_part, seats_by_organisation
from compacttui.questions.serving import cannot_stand_again, ending_together, my_terms
from compacttui.rules.roles import Role
from compacttui.rules.words import ClosedBecause, MatchOutcome


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


def test_whoever_repeatedly_sends_no_report_back_is_told_from_whoever_missed_one(desk: Desk) -> None:
    board = Board.of(desk)
    maria, jo = board.sitter(), board.sitter("Jo Lindqvist")
    for day in (date(2026, 3, 10), date(2026, 3, 17), date(2026, 3, 24)):
        meeting = board.meeting(day)
        board.go_to(day)
        board.hold(meeting, maria, jo)
        declarations.nil(jo.desk, meeting)
        if day < date(2026, 3, 24):
            reports.nothing(jo.desk, meeting)
    board.go_to(date(2026, 4, 20))
    late = overdue(board.view())
    assert {(row.holder, row.in_a_row) for row in late} == {("Maria Okafor", 3), ("Jo Lindqvist", 1)}
    again = overdue(board.view(), in_a_row=2)
    assert [row.holder for row in again] == ["Maria Okafor"] * 3
    assert len(overdue(board.view(), in_a_row=4)) == 0
    # Counted over all that she owes, whatever part of it is asked for.
    assert {row.in_a_row for row in overdue(board.view(), at_least_days=20)} == {3}


def test_a_decision_with_an_interest_that_nobody_answered_for_is_told_until_somebody_does(desk: Desk) -> None:
    board = Board.of(desk)
    maria, trust, meeting = board.sitter(), board.organisation(), board.meeting(date(2026, 3, 10))
    board.trustee_of(maria, trust)
    board.item(meeting, "Grants to youth work", trust, decision=True)
    board.item(meeting, "A visit to the youth club", trust)
    decided = all_questions()["decided_undeclared"]
    assert list(decided(board.view(Role.AUDITOR))) == []  # it is still to come: there is time to declare it
    board.go_to(date(2026, 3, 10))
    board.hold(meeting, maria)
    board.go_to(date(2026, 3, 20))
    (row,) = decided(board.view(Role.AUDITOR))
    assert (row.person, row.organisation, row.item) == (
        "Maria Okafor",
        "Harbour Youth Trust",
        "1 Grants to youth work",
    )
    declarations.settle(
        board.officer, row.item_id, row.person_id, row.organisation_id, MatchOutcome.BREACH, "told late"
    )
    assert list(decided(board.view(Role.AUDITOR))) == []


def test_how_long_each_seat_stood_vacant_adds_up_every_gap(desk: Desk) -> None:
    board = Board.of(desk)
    maria = board.sitter(seat=board.seat())
    board.sitter("Jo Lindqvist")
    began = board.view().today
    board.leaves(maria, began + timedelta(days=9))
    board.go_to(began + timedelta(days=40))
    assert [(row.seat, row.days, row.times, row.stands) for row in time_vacant(board.view())] == [
        ("Carers' seat", 31, 1, "vacant")
    ]
    (since,) = time_vacant(board.view(), since=began + timedelta(days=30))
    assert (since.days, since.of_days, since.share) == (11, 11, "100%")
    assert list(time_vacant(board.view(as_at=began + timedelta(days=9)))) == []
    board.sitter("Ana Brandt", seat=maria.seat, since=(began + timedelta(days=40)).isoformat())
    board.go_to(began + timedelta(days=50))
    (row,) = time_vacant(board.view())
    assert (row.days, row.longest, row.stands) == (30, "30 days", "held")


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
