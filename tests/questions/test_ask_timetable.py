"""The road of a selection: every step with whose it is, how it stands, and what is in its way."""

from __future__ import annotations

from datetime import date

import pytest
from contests import Contest

from compacttui.acts import selections
from compacttui.acts.desk import Desk
from compacttui.acts.registry import all_acts
from compacttui.questions.selections import StepRow, selection_detail, timetable
from compacttui.questions.selections.in_the_way import RIGHTED_BY, in_the_way_of
from compacttui.rules.roles import Role
from compacttui.rules.selections import Mark
from compacttui.rules.words import Standing


@pytest.fixture
def contest(desk: Desk) -> Contest:
    return Contest.of(desk)


def steps(contest: Contest) -> dict[str, StepRow]:
    return {row.step: row for row in timetable(contest.view(), contest.selection)}


def to_do(contest: Contest) -> list[str]:
    return [row.step for row in steps(contest).values() if row.standing in {Standing.DECIDE, Standing.LATE}]


def test_while_it_is_prepared_the_steps_before_its_notice_wait_and_say_what_is_in_the_way(
    contest: Contest,
) -> None:
    prepared = selections.prepare(contest.office, contest.seats, contest.officer, notice_on=date(2026, 9, 7))
    contest.selection = prepared.selection
    rows = steps(contest)
    assert to_do(contest)[:3] == ["role description agreed", "approved", "advertised in 0 of 2 places"]
    assert rows["approved"].whose == "a second person"
    assert "role description is not agreed" in rows["role description agreed"].in_the_way
    against = {
        one.act for one in in_the_way_of(contest.view(), selection_detail(contest.view(), contest.selection))
    }
    assert {"role.agree", "protocol.adopt"} <= against


def test_after_the_short_way_what_was_left_out_stays_visible(contest: Contest) -> None:
    contest.open()
    rows = steps(contest)
    assert rows["approved"].stands == "not done before the notice"
    assert rows["notice is given"].standing is Standing.DONE
    assert rows["nominations close"].whose == "the clock"
    assert rows["nominations close"].by == date(2026, 3, 23)
    assert to_do(contest) == []


def test_the_next_step_says_what_is_in_its_way_and_is_late_when_its_time_has_passed(contest: Contest) -> None:
    contest.open()
    contest.nominate("Maria Okafor")
    contest.nominate("Jo Lindqvist")
    contest.go_past(Mark.NOMINATIONS_CLOSE)
    row = steps(contest)["nominations ruled on"]
    assert (row.standing, row.stands) == (Standing.DECIDE, "2 nominations to rule on")
    assert row.in_the_way.startswith("There is no valid") or "not been ruled on" in row.in_the_way
    contest.accept()
    contest.go_past(Mark.POLL_OPENS)
    assert steps(contest)["statement of persons nominated"].standing is Standing.LATE


def test_an_uncontested_selection_needs_no_poll(contest: Contest) -> None:
    contest.open()
    contest.until_published("Maria Okafor")
    rows = steps(contest)
    assert rows["poll opens"].stands == rows["papers sealed"].stands == "not needed"
    contest.declare()
    assert steps(contest)["result declared"].standing is Standing.DONE


def test_without_saying_which_all_running_selections_are_told_and_drafts_only_inside(
    contest: Contest, desk: Desk
) -> None:
    contest.open()
    other = Contest.of(desk, board="Skills Board")
    selections.prepare(desk, other.seats, other.officer)
    assert {row.selection for row in timetable(contest.view())} == {"2026-01", "2026-02"}
    assert {row.selection for row in timetable(contest.view(Role.PUBLIC))} == {"2026-01"}


def test_what_is_said_to_put_things_right_is_an_act_that_there_is() -> None:
    acts = all_acts()
    for name, title in RIGHTED_BY.values():
        assert acts[name].title == title
