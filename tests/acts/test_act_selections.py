"""Opening a selection, those who run it, its dates, its end: what can be done, and what cannot."""

from __future__ import annotations

from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from contests import FPTP, Contest
from hypothesis import given, settings
from hypothesis import strategies as st

from compacttui.acts import organisations, partnerships, people, selections, terms
from compacttui.acts.desk import Desk
from compacttui.questions.selections import selection_detail
from compacttui.records.verify import verify
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.selections import Mark, Profile, Route, timetable
from compacttui.rules.words import Capacity, NominationState, ProcessState, SelectionMethod, SelectionReason


@pytest.fixture
def contest(desk: Desk) -> Contest:
    return Contest.of(desk)


def states(contest: Contest) -> ProcessState:
    return selection_detail(contest.view(), contest.selection).on.state


# --- opening ---------------------------------------------------------------------------------------------------


def test_a_selection_keeps_its_timetable_with_days_and_hours_and_says_what_is_odd_about_it(
    contest: Contest,
) -> None:
    contest.open()
    opened = contest.opened
    assert opened is not None
    assert opened.reference == "2026-01"
    assert opened.timetable[Mark.POLL_OPENS].day == date(2026, 3, 30)
    assert opened.timetable[Mark.NOMINATIONS_CLOSE].at == time(12)
    assert any("Easter" in warning for warning in opened.warnings)
    kept = selection_detail(contest.view(), contest.selection).timetable
    assert [(row.mark, row.at) for row in kept] == [(step.mark, step.moment) for step in opened.timetable]


def test_it_keeps_the_rules_it_began_under_when_the_rule_book_changes(contest: Contest) -> None:
    contest.open()
    began_under = contest.office.rules.version
    contest.office.rules = contest.office.rules.with_values({"statement.max_words": 20})
    statement = " ".join(["word"] * 100)
    nomination = contest.nominate("Maria Okafor", statement=statement)
    received = selection_detail(contest.view(), contest.selection)
    assert received.rules_version == began_under != contest.office.rules.version
    assert received.nominations[0].id == nomination
    assert received.nominations[0].findings == ()


def test_a_seat_in_an_open_selection_cannot_get_a_second_one(contest: Contest) -> None:
    contest.open()
    with pytest.raises(Refused, match=r"is in selection 2026-01 already") as refused:
        contest.open()
    assert refused.value.field == "seats"


def test_a_seat_is_free_again_when_its_selection_was_cancelled(contest: Contest) -> None:
    contest.open()
    selections.cancel(contest.office, contest.selection, "the board is being reorganised")
    contest.open()
    assert contest.opened is not None
    assert contest.opened.reference == "2026-02"


def test_references_count_in_each_year_of_notice(contest: Contest, desk: Desk) -> None:
    other = Contest.of(desk, board="Skills Board")
    contest.open()
    other.open(notice_on=date(2026, 12, 28))
    third = Contest.of(desk, board="Safety Partnership")
    third.open(notice_on=date(2027, 1, 5))
    assert [one.opened.reference for one in (contest, other, third) if one.opened] == [
        "2026-01",
        "2026-02",
        "2027-01",
    ]


def test_one_selection_fills_seats_of_one_table_and_one_constituency_only(
    contest: Contest, desk: Desk
) -> None:
    elsewhere = Contest.of(desk, board="Skills Board")
    with pytest.raises(Refused, match="one partnership"):
        selections.open_selection(desk, [contest.seats[0], elsewhere.seats[0]], contest.officer)


def test_dates_that_do_not_increase_are_refused_at_their_field(contest: Contest) -> None:
    with pytest.raises(Refused, match="must come after") as refused:
        contest.open(poll_closes_on=date(2026, 3, 30), poll_opens_on=date(2026, 4, 20))
    assert refused.value.field == "poll_closes_on"


def test_own_dates_need_all_seven(contest: Contest) -> None:
    with pytest.raises(Refused, match="Give one for") as refused:
        contest.open(timetable=Profile.CUSTOM, nominations_close_on=date(2026, 3, 20))
    assert refused.value.field == "withdrawals_close_on"


def test_a_method_that_cannot_be_counted_is_refused_before_anything_happens(contest: Contest) -> None:
    with pytest.raises(Refused, match="cannot be run here") as refused:
        contest.open(method=SelectionMethod.NETWORK)
    assert refused.value.field == "method"


@settings(max_examples=25)
@given(days=st.lists(st.integers(-20, 120), min_size=7, max_size=7))
def test_invariant_8_the_dates_of_a_selection_increase_or_it_is_not_opened(
    days: list[int], rules: RuleBook
) -> None:
    """Invariant 8, through the rule that the act asks before it records anything."""
    from compacttui.rules.selections import from_days, timetable_findings

    notice = date(2026, 3, 2)
    marks = [mark for mark in Mark if mark is not Mark.NOTICE]
    own = {Mark.NOTICE: notice} | {
        mark: notice + timedelta(days=offset) for mark, offset in zip(marks, days, strict=True)
    }
    dates = from_days(own, rules)
    stops = [finding for finding in timetable_findings(dates, rules) if finding.check == "dates_increase"]
    moments = [step.moment for step in dates]
    assert bool(stops) == any(later <= sooner for sooner, later in pairwise(moments))


@settings(max_examples=8)
@given(offset=st.integers(0, 400), profile=st.sampled_from([Profile.STANDARD, Profile.SHORT]))
def test_whatever_the_day_of_notice_the_computed_dates_increase(
    offset: int, profile: Profile, rules: RuleBook
) -> None:
    dates = timetable(date(2026, 3, 2) + timedelta(days=offset), rules, profile=profile)
    moments = [step.moment for step in dates]
    assert moments == sorted(set(moments))


# --- independence: invariant 4 ----------------------------------------------------------------------------------


def test_a_holder_of_the_seat_cannot_be_returning_officer(contest: Contest) -> None:
    terms.gain_otherwise(
        contest.office, contest.seats[0], contest.officer, already_serving=True, since=PartialDate(2024)
    )
    with pytest.raises(Refused, match="holds one of these seats"):
        contest.open()


def test_the_returning_officer_is_not_the_scrutineer_too(contest: Contest) -> None:
    with pytest.raises(Refused, match="Name another scrutineer"):
        contest.open(scrutineers=[contest.officer])


def test_the_returning_officer_cannot_stand(contest: Contest) -> None:
    contest.open()
    with pytest.raises(Refused, match="returning officer is a candidate"):
        contest.nominate("Ruth Adeyemi", person=contest.officer)


def test_a_scrutineer_cannot_stand(contest: Contest) -> None:
    contest.open()
    with pytest.raises(Refused, match="scrutineer is a candidate"):
        contest.nominate("Sam Petrov", person=contest.scrutineer)


def test_a_nomination_backed_by_the_returning_officers_organisation_waits_for_another_officer(
    contest: Contest, desk: Desk
) -> None:
    contest.open()
    people.begin_affiliation(desk, contest.officer, contest.members[0], Capacity.EMPLOYEE, PartialDate(2022))
    with pytest.raises(Refused, match="belongs to an organisation that stands behind a candidate"):
        contest.nominate("Maria Okafor")
    other = people.register(desk, "Joan Whitfield", roles=[Role.RETURNING_OFFICER])
    selections.name_officers(desk, contest.selection, "works for a proposer", returning_officer=other)
    contest.nominate("Maria Okafor")
    with pytest.raises(NotPermitted, match="somebody else"):
        contest.accept("Maria Okafor")
    contest.officer = other
    contest.accept("Maria Okafor")
    assert verify(desk.database, desk.town).ok


def test_a_tie_that_comes_later_stops_the_ruling(contest: Contest, desk: Desk) -> None:
    contest.open()
    contest.nominate("Maria Okafor")
    people.begin_affiliation(
        desk, contest.officer, contest.members[1], Capacity.TRUSTEE, PartialDate.of(desk.today)
    )
    with pytest.raises(Refused, match="stands behind a candidate"):
        contest.accept("Maria Okafor")


def test_a_scrutineer_with_a_part_in_it_cannot_be_named(contest: Contest, desk: Desk) -> None:
    contest.open()
    contest.nominate("Maria Okafor")
    tied = people.register(desk, "Leila Haddad")
    people.begin_affiliation(desk, tied, contest.members[0], Capacity.VOLUNTEER, PartialDate(2021))
    with pytest.raises(Refused, match="scrutineer belongs"):
        selections.name_officers(desk, contest.selection, "ill", scrutineers=[tied])


@settings(max_examples=12)
@given(part=st.sampled_from(["candidate", "proposer", "seconder", "own organisation", "contact", "none"]))
def test_invariant_4_whoever_has_a_part_in_a_selection_never_rules_in_it(part: str, make_town: type) -> None:
    """Invariant 4: returning officer and scrutineer are neither candidate, proposer, seconder nor connected."""
    contest = Contest.of(make_town())
    desk = contest.office
    contest.open()
    body = {"proposer": 0, "seconder": 1, "own organisation": 2, "contact": 0}.get(part)
    if part == "contact":
        organisations.name_contact(desk, contest.members[0], contest.officer)
    elif body is not None:
        people.begin_affiliation(
            desk, contest.officer, contest.members[body], Capacity.MEMBER, PartialDate(2020)
        )
    person = contest.officer if part == "candidate" else people.register(desk, "Maria Okafor")
    people.begin_affiliation(desk, person, contest.members[2], Capacity.VOLUNTEER, PartialDate(2021))

    def stand() -> None:
        contest.nominate("Maria Okafor", person=person, organisation=contest.members[2])

    if part == "none":
        stand()
        contest.accept("Maria Okafor")
    else:
        with pytest.raises(Refused):
            stand()


# --- the road to the poll ------------------------------------------------------------------------------------------


def test_nominations_close_by_the_clock_and_not_before(contest: Contest) -> None:
    contest.open()
    assert states(contest) is ProcessState.NOTICED
    contest.go_past(Mark.NOMINATIONS_CLOSE)
    assert states(contest) is ProcessState.NOMINATIONS_CLOSED
    with pytest.raises(Refused, match="Nominations closed on"):
        contest.nominate("Maria Okafor")


def test_a_nomination_that_came_in_time_and_is_typed_in_later_counts(contest: Contest) -> None:
    contest.open()
    contest.go_to(date(2026, 3, 23), time(12, 20))
    contest.nominate("Maria Okafor", received_at=time(11, 55))
    with pytest.raises(Refused, match="has not come yet"):
        contest.nominate("Tom Lindqvist", received_at=time(23, 0))


def test_candidates_are_published_when_all_are_ruled_on_and_the_time_to_withdraw_is_over(
    contest: Contest,
) -> None:
    contest.open()
    contest.nominate("Maria Okafor")
    contest.nominate("Tom Lindqvist")
    contest.accept("Maria Okafor")
    contest.go_past(Mark.NOMINATIONS_CLOSE)
    with pytest.raises(Refused, match="not been ruled on"):
        selections.publish(contest.returning, contest.selection)
    contest.accept("Tom Lindqvist")
    with pytest.raises(Refused, match="may withdraw until"):
        selections.publish(contest.returning, contest.selection)
    contest.go_past(Mark.WITHDRAWALS_CLOSE)
    published = selections.publish(contest.returning, contest.selection)
    assert (published.route, published.candidates) == (Route.CONTESTED, 2)


def test_only_the_returning_officer_of_this_selection_publishes(contest: Contest, desk: Desk) -> None:
    contest.open()
    other = Contest.of(desk, board="Skills Board")
    with pytest.raises(NotPermitted, match="somebody else"):
        selections.publish(other.returning, contest.selection)
    with pytest.raises(NotPermitted, match="is done by the returning officer"):
        selections.publish(desk, contest.selection)


def test_nobody_stands(contest: Contest) -> None:
    contest.open()
    contest.go_past(Mark.NOMINATIONS_CLOSE)
    published = selections.publish(contest.returning, contest.selection)
    assert published.route is Route.NO_CANDIDATES
    detail = selection_detail(contest.view(), contest.selection)
    assert detail.on.state is ProcessState.NO_CANDIDATES
    assert detail.on.words == "nobody stood: open again, co-opt or begin again"
    contest.go_to(date(2026, 4, 1))
    contest.open(why=SelectionReason.RERUN)  # the seat is free


def test_no_poll_is_announced_before_the_register_is_frozen(contest: Contest) -> None:
    contest.open()
    contest.until_published("Maria Okafor", "Tom Lindqvist")
    with pytest.raises(Refused, match="Freeze the register"):
        selections.announce_poll(contest.returning, contest.selection)


def test_notice_of_poll_that_comes_late_needs_a_reason_and_none_comes_after_the_poll(
    contest: Contest,
) -> None:
    contest.open()
    contest.until_published("Maria Okafor", "Tom Lindqvist")
    selections.freeze(contest.office, contest.selection)
    contest.go_to(date(2026, 3, 31))
    with pytest.raises(Refused, match="Say why notice of it comes late") as refused:
        selections.announce_poll(contest.returning, contest.selection)
    assert refused.value.field == "reason"
    selections.announce_poll(contest.returning, contest.selection, "the printer broke")
    assert states(contest) is ProcessState.POLL_OPEN
    late = Contest.of(contest.office, board="Skills Board")
    late.open()
    late.until_published("Ana Brandt", "Li Chen")
    selections.freeze(late.office, late.selection)
    late.go_to(date(2026, 7, 1))
    with pytest.raises(Refused, match="Cancel this selection"):
        selections.announce_poll(late.returning, late.selection, "forgotten")


def test_the_poll_closes_at_noon_on_the_day_the_clocks_change(contest: Contest) -> None:
    """12:00 on 25 October 2026 is 12:00 UTC: the clocks went back in the night."""
    contest.go_to(date(2026, 8, 24))
    contest.open(
        poll_opens_on=date(2026, 9, 28),
        poll_closes_on=date(2026, 10, 25),
        result_on=date(2026, 10, 27),
        declare_on=date(2026, 11, 3),
    )
    contest.until_published("Maria Okafor", "Tom Lindqvist")
    selections.freeze(contest.office, contest.selection)
    selections.announce_poll(contest.returning, contest.selection)
    contest.go_to(date(2026, 10, 25), time(11, 59))
    assert states(contest) is ProcessState.POLL_OPEN
    contest.go_to(date(2026, 10, 25), time(12))
    assert states(contest) is ProcessState.POLL_CLOSED
    assert contest.office.now.hour == 12


def test_a_seat_abolished_while_a_selection_is_open_is_not_declared_on(contest: Contest) -> None:
    from compacttui.acts import counts

    contest.open()
    contest.until_published("Maria Okafor")
    partnerships.abolish_seat(contest.office, contest.seats[0], contest.office.today, "the board was cut")
    with pytest.raises(Refused, match="was abolished while this selection ran"):
        counts.declare(contest.returning, contest.selection)
    selections.cancel(contest.office, contest.selection, "the seat was abolished")
    assert states(contest) is ProcessState.CANCELLED


def test_a_cancelled_selection_says_why_and_takes_nothing_more(contest: Contest) -> None:
    contest.open()
    contest.nominate("Maria Okafor")
    selections.cancel(contest.office, contest.selection, "the lead body asked for another constituency")
    detail = selection_detail(contest.view(), contest.selection)
    assert detail.closing_reason == "the lead body asked for another constituency"
    assert detail.on.state is ProcessState.CANCELLED
    for name in ("Tom Lindqvist", "Ana Brandt"):
        with pytest.raises(Refused, match="is over"):
            contest.nominate(name)


def test_the_board_is_renamed_and_the_old_name_stays_on_old_dates(contest: Contest) -> None:
    contest.open()
    contest.go_to(date(2026, 4, 1))
    partnerships.rename(contest.office, contest.partnership, "Homes Partnership", date(2026, 4, 1))
    now = selection_detail(contest.view(), contest.selection)
    then = selection_detail(contest.view(as_at=date(2026, 3, 5)), contest.selection)
    assert now.partnership.name == "Homes Partnership"
    assert then.partnership.name == "Housing Partnership"


def test_first_past_the_post_needs_the_same_road(contest: Contest) -> None:
    contest.open(method=FPTP)
    contest.until_published("Maria Okafor", "Tom Lindqvist")
    assert selection_detail(contest.view(), contest.selection).counted_by == "First past the post"
    assert selection_detail(contest.view(), contest.selection).nominations[0].state is NominationState.VALID
