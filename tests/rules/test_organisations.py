"""Organisations and people: who votes, who is connected, who is asked about their seat."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compacttui.rules.dates import PartialDate, Period
from compacttui.rules.organisations import (
    Member,
    check_merger,
    check_not_connected,
    checked_registration,
    connected_groups,
    keeps_vote,
    qualifying_on,
    register,
    renewal_due_on,
    verify_by,
    vote_of,
    voting_groups,
)
from compacttui.rules.people import (
    Affiliation,
    belongs_to,
    check_move,
    former,
    remove_name_on,
    review_findings,
)
from compacttui.rules.refusal import Refused
from compacttui.rules.rulebook import Connected, RuleBook
from compacttui.rules.words import Capacity, MembershipClass, MembershipStatus, PersonState

DAY = date(2026, 3, 2)


def member(
    organisation: str = "org-a",
    membership: MembershipClass = MembershipClass.FULL,
    status: MembershipStatus = MembershipStatus.CURRENT,
    joined: str | None = "2019",
) -> Member:
    return Member(organisation, membership, status, PartialDate.from_iso(joined) if joined else None)


@given(st.sampled_from(MembershipClass), st.sampled_from(MembershipStatus))
def test_only_full_members_in_force_vote_and_others_are_told_why(
    membership: MembershipClass, status: MembershipStatus
) -> None:
    from compacttui.exchange.settings import default_book

    vote = vote_of(member(membership=membership, status=status), DAY, default_book())
    assert vote.qualifies == (membership is MembershipClass.FULL and status is MembershipStatus.CURRENT)
    assert bool(vote.reason) != vote.qualifies


def test_who_joined_after_the_qualifying_day_has_no_vote(book: RuleBook) -> None:
    assert vote_of(member(joined="2026-03-02"), DAY, book).qualifies
    assert vote_of(member(joined="2026-03-03"), DAY, book).reason == "joined after the qualifying day"
    assert vote_of(member(joined=None), DAY, book).qualifies


def test_three_months_of_membership_can_be_asked_for(book: RuleBook) -> None:
    strict = book.with_values({"electorate.member_months": 3})
    assert vote_of(member(joined="2025-12-02"), DAY, strict).qualifies
    assert vote_of(member(joined="2025-12-03"), DAY, strict).reason == "a member for less than 3 months"
    assert not vote_of(member(joined=None), DAY, strict).qualifies


def test_the_qualifying_day_may_lie_before_the_notice(book: RuleBook) -> None:
    assert qualifying_on(DAY, book) == DAY
    assert qualifying_on(DAY, book.with_values({"electorate.qualifying_days_before": 30})) == date(
        2026, 1, 31
    )


def test_an_organisation_stands_once_on_the_register(book: RuleBook, refusal) -> None:
    votes = register([member("org-a"), member("org-b", MembershipClass.ASSOCIATE)], DAY, book)
    assert [(vote.organisation, vote.qualifies) for vote in votes] == [("org-a", True), ("org-b", False)]
    refusal(register, [member("org-a"), member("org-a")], DAY, book)


def test_an_organisation_that_lapses_during_a_poll_keeps_its_vote(book: RuleBook) -> None:
    assert keeps_vote(True, MembershipStatus.LAPSED, book)
    assert not keeps_vote(False, MembershipStatus.CURRENT, book)
    assert not keeps_vote(True, MembershipStatus.LAPSED, book.with_values({"electorate.keeps_vote": False}))


links = st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=8)


@given(links)
def test_connections_carry_on_and_no_organisation_is_in_two_groups(known: list[tuple[str, str]]) -> None:
    groups = connected_groups(known)
    members = [each for group in groups for each in group]
    assert len(members) == len(set(members))
    for one, other in known:
        if one != other:
            assert any({one, other} <= group for group in groups)


@given(links)
def test_two_members_with_the_same_trustees_vote_each_or_together_as_the_rule_says(
    known: list[tuple[str, str]],
) -> None:
    from compacttui.exchange.settings import default_book

    votes = register([member(f"{name}") for name in "abcd"], DAY, default_book())
    assert voting_groups(votes, known, Connected.EACH) == [frozenset(name) for name in "abcd"]
    together = voting_groups(votes, known, Connected.TOGETHER)
    assert sorted(each for group in together for each in group) == list("abcd")


def test_renewals_and_checks_fall_due_by_calendar_months() -> None:
    assert renewal_due_on(date(2024, 2, 29), 36) == date(2027, 2, 28)
    assert verify_by(DAY, 24) == date(2028, 3, 2)


@pytest.mark.parametrize(
    ("typed", "number"), [("1 234 567", "1234567"), ("sc012345", "SC012345"), ("01234567", "01234567")]
)
def test_registration_numbers_in_their_usual_form(typed: str, number: str) -> None:
    assert checked_registration(typed) == number


@pytest.mark.parametrize("typed", ["", "12", "ABC12345", "123456789", "١٢٣٤٥٦٧"])
def test_what_is_no_registration_number_is_refused(refusal, typed: str) -> None:
    assert refusal(checked_registration, typed).field == "registration"


def test_an_organisation_is_not_connected_with_itself_or_twice(refusal) -> None:
    check_not_connected("a", "b", [("a", "c")])
    refusal(check_not_connected, "a", "a", [])
    refusal(check_not_connected, "a", "b", [("b", "a")])


def test_a_merger_never_runs_in_a_circle(refusal) -> None:
    check_merger("a", "b", {"b": "c"}, DAY, DAY)
    assert refusal(check_merger, "a", "b", {"b": "a"}, DAY, DAY).field == "successor"
    assert refusal(check_merger, "a", "b", {}, date(2026, 3, 3), DAY).field == "on"


# --- people ---------------------------------------------------------------------------------------------------------

OLD_JOB = Affiliation("org-old", Capacity.EMPLOYEE, Period.through(date(2020, 1, 1), DAY), paid=True)
NEW_JOB = Affiliation("org-new", Capacity.EMPLOYEE, Period(date(2026, 3, 3)), paid=True)
BOARD = Affiliation("org-youth", Capacity.TRUSTEE, Period(date(2022, 1, 1)))


def test_a_change_of_employer_asks_about_the_seat_and_does_not_change_it() -> None:
    line = [BOARD, OLD_JOB, NEW_JOB]
    assert belongs_to(line, DAY) == [OLD_JOB, BOARD]
    assert review_findings("org-old", line, DAY) == []
    assert "no longer belongs" in review_findings("org-old", line, date(2026, 3, 3))[0].message
    assert review_findings(None, [], DAY) == []


def test_a_removed_name_leaves_the_office_and_does_not_come_back() -> None:
    assert former("advocate", ["carers' seat", "carers' seat"]) == "former advocate, carers' seat"
    assert remove_name_on(date(2024, 2, 29), 6) == date(2030, 2, 28)
    check_move(PersonState.LEFT, PersonState.PSEUDONYMISED)
    with pytest.raises(Refused):
        check_move(PersonState.PSEUDONYMISED, PersonState.ACTIVE)
