"""The nasty cases of selections that cut across acts, each named as people ask about it.

Others stand with what they are about: a candidate who dies after ballots went out, a tie for the last place, all papers
rejected and a merger during the poll with the counts; a seat abolished while a selection is open, nobody standing and a
poll that closes on the day the clocks change with the selections; late-found ineligibility with the complaints.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from contests import Contest

from compacttui.acts import counts, partnerships, people, selections, terms
from compacttui.acts.desk import Desk
from compacttui.acts.meanwhile import ChangedMeanwhile, Meanwhile
from compacttui.acts.selections import extending
from compacttui.questions.exceptions import exceptions
from compacttui.questions.offers import entries_now
from compacttui.questions.selections import SelectionDetail, selection_detail
from compacttui.records.verify import verify
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.selections import Mark, Route
from compacttui.rules.words import Capacity, EndedReason


def detail(contest: Contest) -> SelectionDetail:
    return selection_detail(contest.view(), contest.selection)


def elected(contest: Contest) -> set[str]:
    return {one.name for one in detail(contest).elected}


def test_one_person_stands_for_two_seats_and_wins_both(desk: Desk) -> None:
    """At one table they choose: the second term begins when the first has ended, or with a reason."""
    tenants = Contest.of(desk)
    seat = partnerships.create_seat(
        desk,
        tenants.partnership,
        "Owners' seat",
        partnerships.define_constituency(desk, "Owners"),
        since=PartialDate(2020),
    )
    owners = replace(tenants, seats=[seat], candidates={})
    maria = people.register(desk, "Maria Okafor")
    for one in (tenants, owners):
        one.open()
        one.nominate("Maria Okafor", person=maria)
        one.accept("Maria Okafor")
    tenants.go_past(Mark.PUBLISHED)
    won = []
    for one in (tenants, owners):
        selections.publish(one.returning, one.selection)
        won += counts.declare(one.returning, one.selection).terms
    for term in won:
        terms.accept(desk, term)
    terms.begin(desk, won[0])
    with pytest.raises(Refused, match="They choose one, and the other ends") as refused:
        terms.begin(desk, won[1])
    assert refused.value.field == "reason"
    terms.end(desk, won[1], EndedReason.RESIGNED)
    assert verify(desk.database, desk.town).ok


@pytest.mark.slow
def test_whoever_takes_two_seats_at_one_table_all_the_same_stands_among_the_exceptions(desk: Desk) -> None:
    contest = Contest.of(desk, seats=2)
    maria = people.register(desk, "Maria Okafor")
    first, *contest.seats = contest.seats
    terms.gain_otherwise(desk, first, maria, already_serving=True, since=PartialDate(2024))
    contest.open()
    contest.nominate("Maria Okafor", person=maria)
    contest.accept()
    contest.go_past(Mark.PUBLISHED)
    selections.publish(contest.returning, contest.selection)
    (won,) = counts.declare(contest.returning, contest.selection).terms
    terms.accept(desk, won)
    terms.begin(desk, won, reason="until the other seat is filled in June")
    assert "two_seats" in [one.check for one in exceptions(contest.view())]


@pytest.mark.slow
def test_exactly_as_many_as_places_but_one_fails_the_spec(desk: Desk) -> None:
    """Two stand for two places and one cannot serve: one is elected unopposed, and the other place is not filled
    in silence: nominations open again first.
    """
    contest = Contest.of(desk, seats=2)
    contest.open()
    contest.nominate("Maria Okafor")
    contest.nominate("Tom Lindqvist")
    contest.accept("Maria Okafor")
    selections.rule_on(
        contest.returning,
        contest.candidates["Tom Lindqvist"],
        valid=False,
        reason="the role asks for somebody who cares for a relative",
    )
    contest.go_past(Mark.PUBLISHED)
    assert "or open nominations again" in detail(contest).on.next
    extending.extend(contest.returning, contest.selection, "one of two did not meet the specification")
    contest.nominate("Ana Brandt")
    contest.accept("Ana Brandt")
    contest.go_to(detail(contest).timetable[-1].at.date())
    assert selections.publish(contest.returning, contest.selection).route is Route.UNCONTESTED
    counts.declare(contest.returning, contest.selection)
    assert elected(contest) == {"Maria Okafor", "Ana Brandt"}
    assert {one.how for one in detail(contest).elected} == {"elected unopposed"}


@pytest.mark.slow
def test_infrastructure_body_holds_the_seat_and_runs_the_election(desk: Desk) -> None:
    """Its people hold the seat or stand: nobody of it runs the selection or watches over it."""
    contest = Contest.of(desk)
    body = contest.members[0]
    for person in (contest.officer, contest.scrutineer):
        people.begin_affiliation(desk, person, body, Capacity.EMPLOYEE, PartialDate(2020))
    terms.gain_otherwise(
        desk, contest.seats[0], contest.officer, already_serving=True, since=PartialDate(2024)
    )
    with pytest.raises(Refused, match="holds one of these seats"):
        contest.open()
    other = people.register(desk, "Joan Whitfield", roles=[Role.RETURNING_OFFICER])
    contest.officer = other
    contest.open()
    staff = people.register(desk, "Maria Okafor")
    people.begin_affiliation(desk, staff, body, Capacity.EMPLOYEE, PartialDate(2022))
    with pytest.raises(Refused, match="scrutineer belongs to an organisation that stands behind a candidate"):
        contest.nominate(
            "Maria Okafor", person=staff, proposer=contest.members[1], seconder=contest.members[2]
        )
    selections.name_officers(
        desk,
        contest.selection,
        "the other works for the body that holds the seat",
        scrutineers=[people.register(desk, "Omar Weiss", roles=[Role.SCRUTINEER])],
    )
    contest.nominate("Maria Okafor", person=staff, proposer=contest.members[1], seconder=contest.members[2])


def test_two_officers_edit_the_same_nomination(desk: Desk) -> None:
    """The second is told what the first did, and nothing of theirs is lost; sent again, it goes through."""
    contest = Contest.of(desk)
    contest.open()
    nomination = contest.nominate("Maria Okafor", statement="I care for my mother.")
    joan = people.register(desk, "Joan Whitfield", roles=[Role.CVS_OFFICER])
    second = replace(desk, person=joan)
    hers = Meanwhile(selections.put_right, entries_now(contest.view()))
    selections.put_right(desk, nomination, statement="I have cared for my mother since 2019.")
    with pytest.raises(ChangedMeanwhile, match=r"Ama Larbi, .*: nomination put right") as told:
        hers(second, nomination=nomination, name_on_ballot="Maria N. Okafor")
    assert "Nothing of yours is lost" in told.value.message
    hers(second, nomination=nomination, name_on_ballot="Maria N. Okafor")
    (now,) = detail(contest).nominations
    assert (now.name, now.statement) == ("Maria N. Okafor", "I have cared for my mother since 2019.")
    alone = Meanwhile(selections.put_right, entries_now(contest.view()))
    alone(second, nomination=nomination, statement="Nobody else wrote.")
