"""What one act refuses, no other act lets through: two pairs of eyes, one extension, seats that came of a result."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from contests import Contest

from compacttui.acts import people, selections
from compacttui.acts.desk import Desk
from compacttui.acts.selections import agreeing, extending, relaunching
from compacttui.questions.exceptions import exceptions
from compacttui.questions.selections import SelectionDetail, selection_detail
from compacttui.records.verify import verify
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.selections import Mark, Route
from compacttui.rules.words import (
    ElectorateRule,
    ProcessState,
    SelectionMethod,
)


@pytest.fixture
def contest(desk: Desk) -> Contest:
    return Contest.of(desk)


@pytest.fixture
def second(desk: Desk) -> Desk:
    """Another officer's desk."""
    return replace(desk, person=people.register(desk, "Ben Osei", roles=[Role.CVS_OFFICER]))


def detail(contest: Contest, selection: str = "") -> SelectionDetail:
    return selection_detail(contest.view(), selection or contest.selection)


# --- two pairs of eyes -------------------------------------------------------------------------------------------


def prepare(contest: Contest) -> str:
    contest.selection = selections.prepare(contest.office, contest.seats, contest.officer).selection
    return contest.selection


def test_other_officers_after_the_approval_need_it_again(contest: Contest, second: Desk) -> None:
    prepare(contest)
    selections.approve(second, contest.selection, reason="urgent")
    other = people.register(contest.office, "Nadia Farouk", roles=[Role.RETURNING_OFFICER])
    selections.name_officers(contest.office, contest.selection, "Ruth is ill", returning_officer=other)
    assert detail(contest).on.state is ProcessState.DRAFTED
    with pytest.raises(Refused):
        selections.give_notice(contest.office, contest.selection, "urgent")
    assert verify(contest.office.database, contest.office.town).ok


def test_whoever_approves_here_does_so_today(contest: Contest, second: Desk) -> None:
    prepare(contest)
    before = contest.office.today - timedelta(days=9)
    with pytest.raises(Refused, match="is of today") as refused:
        selections.approve(second, contest.selection, approved_on=before, reason="urgent")
    assert refused.value.field == "approved_on"


def test_where_two_people_are_asked_for_a_selection_begun_again_is_prepared(contest: Contest) -> None:
    contest.open()
    contest.until_published()
    contest.office.rules = contest.office.rules.with_values({"approval.one_step": False})
    begun = relaunching.begin_again(contest.office, contest.selection, "at another time of the year")
    new = detail(contest, begun.selection)
    assert new.on.state is ProcessState.DRAFTED
    assert new.way.follows is not None
    assert new.way.follows.id == contest.selection


def test_a_selection_begun_again_asks_the_same_voters(contest: Contest) -> None:
    contest.open(electorate=ElectorateRule.CONSTITUENCY)
    contest.until_published()
    begun = relaunching.begin_again(contest.office, contest.selection, "at another time of the year")
    assert detail(contest, begun.selection).electorate is ElectorateRule.CONSTITUENCY


# --- one extension -----------------------------------------------------------------------------------------------


def test_nominations_that_are_open_a_second_time_are_not_planned_longer_than_the_rules_allow(
    contest: Contest,
) -> None:
    contest.open()
    contest.until_published()
    extended = extending.extend(contest.returning, contest.selection, "nobody had heard of it")
    last = extended.timetable[Mark.NOMINATIONS_CLOSE].day
    contest.go_to(contest.office.today + timedelta(days=3))
    with pytest.raises(Refused, match="at most 14 days") as refused:
        selections.replan(
            contest.office,
            contest.selection,
            "nobody comes",
            nominations_close_on=last + timedelta(days=21),
        )
    assert refused.value.field == "nominations_close_on"


def test_when_candidates_withdraw_while_they_talk_it_goes_on_without_a_contest(contest: Contest) -> None:
    contest.open(method=SelectionMethod.AGREED)
    contest.nominate("Maria Okafor")
    contest.nominate("Tom Lindqvist")
    contest.accept()
    contest.go_past(Mark.PUBLISHED)
    agreeing.talk(contest.returning, contest.selection)
    selections.withdraw(contest.office, contest.candidates["Tom Lindqvist"])
    assert selections.publish(contest.returning, contest.selection).route is Route.UNCONTESTED


def test_when_everybody_withdraws_while_they_talk_nobody_stands(contest: Contest) -> None:
    contest.open(method=SelectionMethod.AGREED)
    contest.nominate("Maria Okafor")
    contest.nominate("Tom Lindqvist")
    contest.accept()
    contest.go_past(Mark.PUBLISHED)
    agreeing.talk(contest.returning, contest.selection)
    for one in contest.candidates.values():
        selections.withdraw(contest.office, one)
    assert selections.publish(contest.returning, contest.selection).route is Route.NO_CANDIDATES


# --- the exceptions ----------------------------------------------------------------------------------------------


def test_a_short_poll_in_one_step_stands_among_the_exceptions(contest: Contest) -> None:
    contest.open(
        timetable="custom",
        nominations_close_on=date(2026, 3, 23),
        withdrawals_close_on=date(2026, 3, 24),
        publish_on=date(2026, 3, 25),
        poll_opens_on=date(2026, 3, 26),
        poll_closes_on=date(2026, 3, 30),
        result_on=date(2026, 4, 1),
        declare_on=date(2026, 4, 14),
    )
    (one,) = [one for one in exceptions(contest.view()) if one.check == "one_step"]
    assert "a short poll" in one.what
