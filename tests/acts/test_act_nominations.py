"""Nominations: what is noted, what is refused, who rules, and what withdrawing means on which day."""

from __future__ import annotations

from datetime import date, time

import pytest
from contests import Contest

from compacttui.acts import organisations, people, selections, terms
from compacttui.acts.desk import Desk
from compacttui.questions.selections import nominations, selection_detail
from compacttui.records.verify import verify
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role
from compacttui.rules.selections import Mark, Route
from compacttui.rules.words import (
    Capacity,
    EndedReason,
    MembershipClass,
    MembershipStatus,
    NominationState,
)


@pytest.fixture
def contest(desk: Desk) -> Contest:
    made = Contest.of(desk)
    made.open()
    return made


def only(contest: Contest, name: str):
    return next(one for one in nominations(contest.view(), contest.selection) if one.name == name)


def test_a_nomination_in_order_has_nothing_to_look_at(contest: Contest) -> None:
    contest.nominate("Maria Okafor")
    row = only(contest, "Maria Okafor")
    assert (row.state, row.findings, row.looks) == (NominationState.SUBMITTED, (), "in order")


def test_what_is_missing_is_noted_and_can_be_put_right_until_nominations_close(
    contest: Contest, desk: Desk
) -> None:
    outsider = organisations.register(desk, "Copper Kettle", membership_class=MembershipClass.ASSOCIATE)
    nomination = contest.nominate("Maria Okafor", seconder=outsider, consented=False, interests=None)
    assert only(contest, "Maria Okafor").findings == (
        "The candidate's consent to stand is missing.",
        "The seconder is not on the register of the qualifying day.",
        "The form about interests is missing. Candidates declare before they are chosen.",
    )
    received = selections.put_right(
        desk,
        nomination,
        seconder=contest.members[2],
        consented=True,
        interests="trustee of Harbour Youth Trust",
    )
    assert received.findings == ()
    contest.go_past(Mark.NOMINATIONS_CLOSE)
    with pytest.raises(Refused, match="Nominations have closed"):
        selections.put_right(desk, nomination, statement="One more word.")


def test_the_statement_has_the_word_limit_of_the_selections_rules(contest: Contest) -> None:
    contest.nominate("Maria Okafor", statement=" ".join(["word"] * 201))
    assert only(contest, "Maria Okafor").findings == ("The statement has 201 words. The limit is 200.",)


def test_a_backer_counts_by_its_membership_on_the_qualifying_day(contest: Contest, desk: Desk) -> None:
    contest.go_to(date(2026, 3, 4))
    organisations.change_membership(
        desk, contest.members[0], MembershipClass.FULL, MembershipStatus.LAPSED, date(2026, 3, 3)
    )
    contest.nominate("Maria Okafor")
    assert only(contest, "Maria Okafor").findings == ()


def test_ruling_against_what_was_found_needs_a_reason(contest: Contest) -> None:
    nomination = contest.nominate("Maria Okafor", seconder=None)
    with pytest.raises(Refused, match=r"The seconder is missing\. Have it put right") as refused:
        contest.accept("Maria Okafor")
    assert refused.value.field == "reason"
    selections.rule_on(contest.returning, nomination, valid=True, reason="the seconder's form was lost by us")
    row = only(contest, "Maria Okafor")
    assert (row.state, row.ruling) == (NominationState.VALID, "the seconder's form was lost by us")


def test_a_nomination_that_is_not_valid_has_its_reason_and_may_be_put_right(
    contest: Contest, desk: Desk
) -> None:
    nomination = contest.nominate("Maria Okafor", seconder=None)
    with pytest.raises(Refused, match="Say why the nomination is not valid"):
        selections.rule_on(contest.returning, nomination, valid=False)
    selections.rule_on(contest.returning, nomination, valid=False, reason="no seconder")
    selections.put_right(desk, nomination, seconder=contest.members[1])
    contest.accept("Maria Okafor")
    assert only(contest, "Maria Okafor").state is NominationState.VALID


def test_only_the_returning_officer_rules(contest: Contest, desk: Desk) -> None:
    nomination = contest.nominate("Maria Okafor")
    with pytest.raises(NotPermitted):
        selections.rule_on(desk, nomination, valid=True)


def test_one_person_stands_once_in_a_selection(contest: Contest, desk: Desk) -> None:
    maria = people.register(desk, "Maria Okafor")
    contest.nominate("Maria Okafor", person=maria)
    with pytest.raises(Refused, match="stands already"):
        contest.nominate("M. Okafor", person=maria)
    selections.withdraw(desk, contest.candidates["Maria Okafor"])
    contest.nominate("M. Okafor", person=maria)


def test_two_names_that_nobody_could_tell_apart_are_refused(contest: Contest) -> None:
    contest.nominate("María O'Kafor")
    with pytest.raises(Refused, match="tells them apart") as refused:
        contest.nominate("MARIA OKAFOR")
    assert refused.value.field == "name_on_ballot"
    contest.nominate("Maria Okafor, Northgate")


def test_one_person_stands_for_two_seats_and_may_win_both(contest: Contest, desk: Desk) -> None:
    from compacttui.acts import counts

    other = Contest.of(desk, board="Skills Board")
    other.open()
    maria = people.register(desk, "Maria Okafor")
    won = []
    for one in (contest, other):
        one.nominate("Maria Okafor", person=maria)
        one.accept("Maria Okafor")
    contest.go_past(Mark.PUBLISHED)
    for one in (contest, other):
        assert selections.publish(one.returning, one.selection).route is Route.UNCONTESTED
        won += counts.declare(one.returning, one.selection).terms
    for term in won:
        terms.accept(desk, term)
        terms.begin(desk, term)
    assert len(won) == 2, "at two tables, and the rule book sets no limit"
    assert verify(desk.database, desk.town).ok


def test_a_name_with_markup_and_direction_controls_is_made_fit_to_be_shown(
    contest: Contest, desk: Desk
) -> None:
    hostile = "[b]Maria[/] \u202eevil\u202c \x1b[31mOkafor"
    maria = people.register(desk, "Maria Okafor")
    contest.nominate(hostile, person=maria)
    shown = nominations(contest.view(), contest.selection)[0].name
    assert not set("\u202e\u202c\x1b") & set(shown)
    assert shown.startswith("[b]Maria[/]")
    with pytest.raises(Refused, match="at most 200"):
        contest.nominate("x" * 10_000, person=people.register(desk, "Tom Lindqvist"))


def test_somebody_who_served_the_most_terms_in_a_row_is_pointed_out(contest: Contest, desk: Desk) -> None:
    maria = people.register(desk, "Maria Okafor")
    for since, until in (("2020-01-01", "2022-12-31"), ("2023-01-01", "2025-12-31")):
        terms.gain_otherwise(
            desk,
            contest.seats[0],
            maria,
            already_serving=True,
            since=PartialDate.from_iso(since),
            ended_on=PartialDate.from_iso(until),
            ended_reason=EndedReason.TERM_END,
        )
    contest.nominate("Maria Okafor", person=maria)
    assert only(contest, "Maria Okafor").findings == (
        "This person has served 2 terms in a row on this seat. The limit is 2.",
    )


def test_women_only_seat_questioned_the_restriction_is_pointed_out_with_its_words(desk: Desk) -> None:
    from compacttui.acts import partnerships

    contest = Contest.of(desk, board="Safety Partnership")
    women = partnerships.define_constituency(
        desk, "Women", restricted_to="women", restricted_reason="the only seat for those the board fails"
    )
    contest.seats = [partnerships.create_seat(desk, contest.partnership, "Women's seat", women)]
    contest.open()
    contest.nominate("Tom Lindqvist", meets_restriction=False)
    assert only(contest, "Tom Lindqvist").findings == (
        "Only women may stand for this seat, and the candidate does not say so.",
    )


# --- withdrawing ---------------------------------------------------------------------------------------------------


def test_a_candidate_withdraws_in_time_and_is_not_on_the_ballot_paper(contest: Contest) -> None:
    for name in ("Maria Okafor", "Tom Lindqvist", "Ana Brandt"):
        contest.nominate(name)
    contest.accept()
    withdrawn = selections.withdraw(contest.office, contest.candidates["Ana Brandt"])
    assert withdrawn is NominationState.WITHDRAWN
    assert contest.until_published().candidates == 2
    assert only(contest, "Ana Brandt").ballot_number is None


def test_a_candidate_withdraws_after_ballots_went_out_and_the_name_stays_on_the_paper(
    contest: Contest,
) -> None:
    contest.until_published("Maria Okafor", "Tom Lindqvist", "Ana Brandt")
    aside = selections.withdraw(contest.office, contest.candidates["Ana Brandt"])
    assert aside is NominationState.STOOD_ASIDE
    assert only(contest, "Ana Brandt").ballot_number == 1
    with pytest.raises(Refused, match="not ruled on any more"):
        selections.rule_on(contest.returning, contest.candidates["Tom Lindqvist"], valid=False, reason="late")


def test_exactly_as_many_as_places_but_one_fails(desk: Desk) -> None:
    """Two places, two candidates, one not valid: one is elected unopposed, and a place stays empty."""
    from compacttui.acts import counts

    contest = Contest.of(desk, seats=2)
    contest.open()
    contest.nominate("Maria Okafor")
    contest.nominate("Tom Lindqvist", seconder=None)
    contest.accept("Maria Okafor")
    selections.rule_on(
        contest.returning, contest.candidates["Tom Lindqvist"], valid=False, reason="no seconder"
    )
    contest.go_past(Mark.PUBLISHED)
    published = selections.publish(contest.returning, contest.selection)
    assert published.route is Route.UNCONTESTED
    assert "1 place will stay empty" in published.said
    declared = counts.declare(contest.returning, contest.selection)
    assert (len(declared.terms), declared.unfilled) == (1, 1)
    detail = selection_detail(contest.view(), contest.selection)
    assert [(one.name, one.seat.id) for one in detail.elected] == [("Maria Okafor", contest.seats[0])]
    contest.seats = contest.seats[1:]
    contest.open()  # the empty seat can be selected for again


# --- who reads what -------------------------------------------------------------------------------------------------


def test_before_publication_a_nomination_is_read_by_those_who_run_or_check_it_and_by_the_candidate(
    contest: Contest, desk: Desk
) -> None:
    maria = people.register(desk, "Maria Okafor")
    contest.nominate("Maria Okafor", person=maria, seconder=None)
    contest.nominate("Tom Lindqvist")
    for role in (Role.CVS_OFFICER, Role.RETURNING_OFFICER, Role.AUDITOR, Role.SCRUTINEER, Role.SUPPORT_STAFF):
        assert len(nominations(contest.view(role), contest.selection)) == 2
    for role in (Role.PUBLIC, Role.PARTNERSHIP_CONTACT, Role.ORG_CONTACT, Role.ADMINISTRATOR):
        assert nominations(contest.view(role), contest.selection) == []
    own = nominations(contest.view(Role.REPRESENTATIVE, maria), contest.selection)
    assert [row.name for row in own] == ["Maria Okafor"]
    assert own[0].findings == ("The seconder is missing.",)
    public = selection_detail(contest.view(Role.PUBLIC), contest.selection)
    assert (public.nominations, public.not_shown) == ((), 2)


def test_after_publication_the_public_reads_statements_and_backers_and_only_the_number_of_the_others(
    contest: Contest,
) -> None:
    contest.nominate("Maria Okafor", statement="For repairs in a week.")
    contest.nominate("Tom Lindqvist")
    contest.nominate("Ana Brandt", seconder=None)
    contest.accept("Maria Okafor", "Tom Lindqvist")
    selections.rule_on(contest.returning, contest.candidates["Ana Brandt"], valid=False, reason="no seconder")
    contest.until_published()
    public = selection_detail(contest.view(Role.PUBLIC), contest.selection)
    assert [row.name for row in public.nominations] == ["Maria Okafor", "Tom Lindqvist"]
    assert public.nominations[0].statement == "For repairs in a week."
    assert public.nominations[0].proposer == "Housing Partnership member 1"
    assert (public.nominations[0].ruling, public.not_shown) == ("", 1)


def test_capacity_and_organisation_stand_beside_the_name(contest: Contest, desk: Desk) -> None:
    maria = people.register(desk, "Maria Okafor")
    people.begin_affiliation(desk, maria, contest.members[3], Capacity.TRUSTEE, PartialDate(2024))
    contest.nominate("Maria Okafor", person=maria, organisation=contest.members[3], capacity=Capacity.TRUSTEE)
    assert only(contest, "Maria Okafor").stands_from == "trustee, Housing Partnership member 4"


def test_a_time_without_its_day_means_today(contest: Contest) -> None:
    contest.go_to(date(2026, 3, 10), time(16))
    contest.nominate("Maria Okafor", received_at=time(9, 30))
    assert only(contest, "Maria Okafor").received_at.date() == date(2026, 3, 10)
    with pytest.raises(Refused, match="at what time"):
        contest.nominate("Tom Lindqvist", received_on=date(2026, 3, 9))
