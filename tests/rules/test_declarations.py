"""Declarations at meetings, and the matches that nobody has answered."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compacttui.rules.declarations import (
    Assessment,
    Said,
    check_decision,
    check_ready_to_publish,
    check_says_one_thing,
    check_times,
    declaration_state,
    has_declared,
    settle_by,
    unanswered,
)
from compacttui.rules.interests import Match
from compacttui.rules.refusal import Refused
from compacttui.rules.words import DeclarationState, Mitigation

MATCH = Match("itm-6", "per-a", "org-youth", ("int-a",), ())
names = st.sampled_from(["a", "b", None])
sayings = st.builds(Said, st.sampled_from(["a", "b"]), st.booleans(), names, names, names)


def test_a_declaration_about_the_item_and_the_organisation_answers_a_match() -> None:
    assert unanswered([MATCH], []) == [MATCH]
    for answer in (
        Said("per-a", item="itm-6", organisation="org-youth"),
        Said("per-a", item="itm-6", interest="int-a"),
        Said("per-a", interest="int-a"),
    ):
        assert unanswered([MATCH], [answer]) == []


@pytest.mark.parametrize(
    "said",
    [
        Said("per-a", nil=True),
        Said("per-b", item="itm-6", organisation="org-youth"),
        Said("per-a", item="itm-7", organisation="org-youth"),
        Said("per-a", item="itm-6", organisation="org-other"),
        Said("per-a", item="itm-6"),
    ],
    ids=["said nothing to declare", "somebody else", "another item", "another body", "about nothing"],
)
def test_a_match_stays_unanswered_by_anything_else(said: Said) -> None:
    assert unanswered([MATCH], [said]) == [MATCH]


def test_a_match_is_settled_afterwards_with_an_outcome() -> None:
    assert unanswered([MATCH], [], {("itm-6", "per-a", "org-youth")}) == []
    assert settle_by(date(2026, 11, 24), 14) == date(2026, 12, 8)


@given(st.lists(sayings, max_size=6))
def test_more_words_never_raise_the_number_of_unanswered_matches(said: list[Said]) -> None:
    matches = [Match("a", "a", "a", ("b",), ()), Match("b", "b", "a", (), ())]
    counts = [len(unanswered(matches, said[:end])) for end in range(len(said) + 1)]
    assert counts == sorted(counts, reverse=True)


@given(st.lists(sayings, max_size=6), st.sets(st.sampled_from(["a", "b"])))
def test_no_report_is_published_while_somebody_who_came_has_said_nothing(
    said: list[Said], came: set[str]
) -> None:
    if all(has_declared(person, said) for person in came):
        check_ready_to_publish(came, said)
    else:
        with pytest.raises(Refused, match="Say first whether you had a conflict"):
            check_ready_to_publish(came, said)


def test_a_deputy_declares_for_themselves(refusal) -> None:
    refusal(check_ready_to_publish, ["per-deputy"], [Said("per-holder", nil=True)])


def test_nothing_to_declare_does_not_stand_beside_a_declaration(refusal) -> None:
    check_says_one_thing([Said("per-a", nil=True), Said("per-b", organisation="org")])
    refusal(check_says_one_thing, [Said("per-a", nil=True), Said("per-a", organisation="org")])


@pytest.mark.parametrize(
    ("assessment", "mitigation", "reason", "own", "field"),
    [
        (Assessment.CONFLICT, None, None, False, "mitigation"),
        (Assessment.NO_CONFLICT, None, " ", False, "reason"),
        (Assessment.NO_CONFLICT, Mitigation.LEAVE_FOR_ITEM, "x", False, "mitigation"),
        (Assessment.CONFLICT, Mitigation.LEAVE_FOR_ITEM, None, True, "decided_by"),
    ],
)
def test_a_decision_that_says_too_little_is_refused(
    refusal, assessment, mitigation, reason, own, field
) -> None:
    refused = refusal(check_decision, assessment, mitigation, reason, decided_own=own)
    assert refused.field == field


def test_decisions_in_order_are_taken_even_when_the_chair_overrules() -> None:
    check_decision(Assessment.CONFLICT, Mitigation.NONE_NOTED_ONLY, None)
    check_decision(Assessment.NO_CONFLICT, None, "the grant is decided elsewhere")


TEN_TO_FOUR = {"starts": time(14), "ends": time(16)}


@pytest.mark.parametrize(
    ("left", "back", "field"),
    [
        (None, time(14, 41), "left_at"),
        (time(14, 20), time(14, 19), "returned_at"),
        (time(13, 59), None, "left_at"),
        (time(16, 1), None, "left_at"),
        (time(15, 50), time(16, 10), "returned_at"),
    ],
)
def test_times_that_cannot_be_are_refused(refusal, left: time | None, back: time | None, field: str) -> None:
    assert refusal(check_times, left, back, **TEN_TO_FOUR).field == field


@given(st.one_of(st.none(), st.times()), st.one_of(st.none(), st.times()))
def test_nobody_is_back_before_they_left(left: time | None, back: time | None) -> None:
    if back is None or (left is not None and left <= back):
        check_times(left, back)
    else:
        with pytest.raises(Refused):
            check_times(left, back)


def test_where_a_declaration_stands_follows_from_what_is_recorded() -> None:
    leave = Mitigation.LEAVE_FOR_ITEM
    states = [
        declaration_state(assessment=None, nil=True),
        declaration_state(assessment=None),
        declaration_state(assessment=Assessment.NO_CONFLICT),
        declaration_state(assessment=Assessment.CONFLICT, mitigation=leave),
        declaration_state(assessment=Assessment.CONFLICT, mitigation=leave, left=True),
        declaration_state(assessment=Assessment.CONFLICT, mitigation=Mitigation.SPEAK_NOT_VOTE),
        declaration_state(assessment=Assessment.CONFLICT, mitigation=leave, left=True, minuted=True),
    ]
    assert states == [
        DeclarationState.NIL,
        DeclarationState.DECLARED,
        DeclarationState.NO_CONFLICT,
        DeclarationState.CONFLICT,
        DeclarationState.APPLIED,
        DeclarationState.APPLIED,
        DeclarationState.MINUTED,
    ]
