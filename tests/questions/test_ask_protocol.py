"""Were the rules kept: every step that they asked of a selection, held against what is on record."""

from __future__ import annotations

from datetime import timedelta

import pytest
from contests import Contest

from compacttui.acts import complaints, counts, people, selections
from compacttui.acts.desk import Desk
from compacttui.acts.selections import co_opting, extending, relaunching
from compacttui.questions.selections import protocol_check
from compacttui.rules.roles import Role
from compacttui.rules.selections import Mark
from compacttui.rules.words import Standing

THREE = ("Maria Okafor", "Tom Lindqvist", "Ana Brandt")


@pytest.fixture
def contest(desk: Desk) -> Contest:
    made = Contest.of(desk, members=9)
    made.open()
    return made


def steps(contest: Contest, role: Role = Role.AUDITOR):
    return {row.step: row for row in protocol_check(contest.view(role), contest.selection)}


@pytest.mark.slow
def test_what_is_still_to_come_is_no_failure(contest: Contest) -> None:
    found = steps(contest)
    assert found["Notice of selection published"].standing is Standing.DONE
    assert found["Statement of persons nominated published"].stands == "not yet"
    assert found["Statement of persons nominated published"].standing is None


@pytest.mark.slow
def test_what_was_left_out_before_the_notice_stands_there_with_its_rule(contest: Contest) -> None:
    row = steps(contest)["Advertised"]
    assert (row.stands, row.rule) == ("set aside, no reason given", "nominations.adverts")
    assert row.asked == "in at least 2 places"


@pytest.mark.slow
def test_a_step_that_was_never_taken_is_missing_once_its_time_is_over(contest: Contest) -> None:
    for name in THREE:
        contest.nominate(name)
    contest.accept()
    contest.go_past(Mark.POLL_OPENS)
    row = steps(contest)["Statement of persons nominated published"]
    assert (row.standing, row.stands) == (Standing.LATE, "missing")


def test_a_whole_contest_in_time_with_who_did_what(contest: Contest) -> None:
    contest.until_poll_closed(*THREE)
    contest.seal(((0,), 4), ((1,), 3))
    counts.run(contest.returning, contest.selection)
    contest.sign()
    contest.declare()
    found = steps(contest)
    for step in ("Ballot papers sealed", "Votes counted", "Count signed by a scrutineer", "Result declared"):
        assert found[step].stands == "done", found[step]
    assert found["Votes counted"].by == "Ruth Adeyemi, Housing Partnership, returning officer"
    assert found["Count signed by a scrutineer"].by.startswith("Sam Petrov")
    assert "12 noon" in found["Register of electors frozen"].asked or "by " in found["Votes counted"].asked


@pytest.mark.slow
def test_a_late_count_says_how_late(contest: Contest) -> None:
    contest.until_poll_closed(*THREE)
    contest.seal(((0,), 4), ((1,), 3))
    contest.go_past(Mark.DECLARED)
    counts.run(contest.returning, contest.selection)
    row = steps(contest)["Votes counted"]
    assert row.standing is Standing.LATE
    assert row.stands.endswith("days late")


@pytest.mark.slow
def test_what_came_an_hour_late_is_late_on_the_same_day(contest: Contest) -> None:
    for name in THREE:
        contest.nominate(name)
    contest.accept()
    assert contest.opened is not None
    contest.go_to_moment(contest.opened.timetable[Mark.PUBLISHED].moment + timedelta(hours=1))
    selections.publish(contest.returning, contest.selection)
    row = steps(contest)["Statement of persons nominated published"]
    assert (row.standing, row.stands) == (Standing.LATE, "late, the same day")


def test_an_uncontested_selection_is_asked_for_no_poll(contest: Contest) -> None:
    contest.until_published("Maria Okafor")
    found = steps(contest)
    assert "Notice of poll published" not in found
    assert found["Result declared"].rule == "uncontested.route"


@pytest.mark.slow
def test_it_is_for_those_who_run_or_check_a_selection(contest: Contest) -> None:
    assert not steps(contest, Role.PUBLIC)
    assert protocol_check(contest.view(Role.AUDITOR)), "without a selection: the newest"


@pytest.mark.slow
def test_a_complaint_that_was_not_taken_up_is_settled(contest: Contest) -> None:
    contest.until_poll_closed(*THREE)
    contest.seal(((0,), 4), ((1,), 3))
    counts.run(contest.returning, contest.selection)
    contest.sign()
    complaint = contest.complain()
    assert steps(contest)["Complaints decided"].stands == "not yet"
    complaints.admit(contest.returning, complaint, admissible=False, reason="about another board")
    assert steps(contest)["Complaints decided"].stands == "done"


def test_where_nobody_stood_there_is_no_result_to_declare_and_it_says_what_comes_next(
    contest: Contest,
) -> None:
    contest.until_published()
    contest.go_past(Mark.DECLARED)
    contest.go_past(Mark.DECLARED)
    row = steps(contest)["Result declared"]
    assert (row.standing, row.stands) == (None, "nobody stood: open again, co-opt or begin again")
    assert row.asked == "where there is a result"
    tom = people.register(contest.office, "Tom Lindqvist")
    co_opting.co_opt(contest.returning, contest.selection, [co_opting.CoOpted(tom)], "the forum asked him")
    assert steps(contest)["Result declared"].done.startswith("result declared")


def test_where_nobody_stood_and_it_was_begun_again_that_is_said(contest: Contest) -> None:
    contest.until_published()
    relaunching.begin_again(contest.office, contest.selection, "nobody had heard of it")
    row = steps(contest)["Result declared"]
    assert (row.standing, row.stands) == (None, "nobody stood: begun again")


def test_where_nominations_were_opened_again_a_result_is_asked_for_once_more(contest: Contest) -> None:
    contest.until_published()
    extending.extend(contest.returning, contest.selection, "nobody had heard of it")
    assert steps(contest)["Result declared"].stands == "not yet"
