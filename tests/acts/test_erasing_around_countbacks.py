"""Somebody who stood wants their words erased, and papers are counted back, or may be."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from contests import Contest

from compacttui.acts import counts, keeping, terms, vacancies
from compacttui.acts.desk import Desk
from compacttui.acts.selections import co_opting
from compacttui.questions.selections import selection_detail
from compacttui.records.verify import verify
from compacttui.rules.refusal import Refused
from compacttui.rules.words import ErasureGround, NominationState, SelectionMethod

ASKED = "Asked in writing on 1 June."


@pytest.fixture
def contest(desk: Desk) -> Contest:
    """Maria and Tom were elected, Ana and Li were not; Tom resigned, and the time for complaints is over."""
    made = Contest.of(desk, seats=2, members=12)
    made.lose_the_second()
    made.go_to(made.office.today + timedelta(days=30))
    return made


def person(contest: Contest, name: str) -> str:
    stood = selection_detail(contest.view(), contest.selection).nominations
    return next(one.person_id for one in stood if one.id == contest.candidates[name])


def erase(contest: Contest, who: str) -> None:
    keeping.erase(contest.office, who, ErasureGround.OBJECTION, reason=ASKED)


def begin(contest: Contest) -> vacancies.CountedBack:
    return vacancies.hold_countback(contest.returning, contest.seats[1], contest.selection, "Tom moved away")


@pytest.mark.parametrize("name", ["Tom Lindqvist", "Ana Brandt", "Li Chen"])
def test_nobody_is_erased_while_the_papers_they_stood_on_are_counted_back(
    contest: Contest, name: str
) -> None:
    who = person(contest, name)
    begin(contest)
    with pytest.raises(Refused, match="They stand in a selection that is not over") as refused:
        erase(contest, who)
    assert refused.value.field == "person"
    contest.sign()
    with pytest.raises(Refused, match="They stand in a selection that is not over"):
        erase(contest, who)


def test_once_a_countback_is_over_whoever_it_did_not_elect_can_be_erased(contest: Contest) -> None:
    li = person(contest, "Li Chen")
    contest.fill_by_countback(contest.seats[1], "Tom moved away")
    contest.go_to(contest.office.today + timedelta(days=14), time(13))
    erase(contest, li)
    with pytest.raises(Refused, match="They serve on, or are chosen for: Tenants' seat 2"):
        erase(contest, person(contest, "Ana Brandt"))
    assert verify(contest.office.database, contest.office.town).ok


def test_whoever_was_erased_is_passed_over_by_a_countback(contest: Contest) -> None:
    """Nobody knows who they are any more, so nobody can give them a seat."""
    erase(contest, person(contest, "Ana Brandt"))
    assert begin(contest).count.elected == (contest.candidates["Li Chen"],)
    contest.sign()
    contest.go_to(contest.office.today + timedelta(days=14), time(13))
    counts.declare(contest.returning, contest.selection)
    states = {one.id: one.state for one in selection_detail(contest.view(), contest.selection).nominations}
    assert states[contest.candidates["Li Chen"]] is NominationState.ELECTED
    assert verify(contest.office.database, contest.office.town).ok


def test_the_next_in_reserve_is_asked_where_the_one_before_was_erased(contest: Contest) -> None:
    """Nobody can ask the first, and nobody has to say why."""
    ana, li = person(contest, "Ana Brandt"), person(contest, "Li Chen")
    erase(contest, ana)
    given = {"route": SelectionMethod.RUNNER_UP, "selection": contest.selection}
    with pytest.raises(Refused, match="Their name was erased, and with it who they are") as refused:
        terms.gain_otherwise(contest.office, contest.seats[1], ana, **given)
    assert refused.value.field == "person"
    assert terms.gain_otherwise(contest.office, contest.seats[1], li, **given)


def test_nobody_is_nominated_or_co_opted_whose_name_was_erased(contest: Contest, desk: Desk) -> None:
    ana = person(contest, "Ana Brandt")
    erase(contest, ana)
    again = Contest.of(desk, members=6, board="Safety Partnership")
    again.open()
    with pytest.raises(Refused, match="Their name was erased") as refused:
        again.nominate("Ana Brandt", person=ana)
    assert refused.value.field == "person"
    again.until_published()
    with pytest.raises(Refused, match="Their name was erased"):
        co_opting.co_opt(
            again.returning,
            again.selection,
            [co_opting.CoOpted(ana)],
            reason="nobody stood, and the board asked her",
        )
