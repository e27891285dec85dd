"""Block vote and approval vote; first past the post has a file of its own, and they share how a tie is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from small_elections import at_random, profiles, repeatable
from test_reserved_places import meets, some_constraints

from compacttui.counting import (
    Because,
    CannotCount,
    Category,
    Constraints,
    Group,
    Profile,
    PublishedOrder,
    TieKind,
    count,
    recount,
)
from compacttui.counting.explain import explain

NAMES = ["Ada", "Ben", "Cleo", "Dan"]


def test_a_block_vote_takes_as_many_marks_as_there_are_places() -> None:
    papers = [((0, 1), 5), ((2,), 4), ((1, 3), 3), ((0, 1, 2), 7)]
    sheet = count(Profile.of(NAMES, 2, papers, rejected={"blank": 1}), "block")
    assert sheet.names(sheet.elected) == ["Ben", "Ada"]
    assert sheet.stages[0].votes == (5, 8, 4, 3)
    assert dict(sheet.rejected) == {"blank": 1, "too_many_marks": 7}
    assert sheet.received == 20


def test_an_approval_vote_takes_any_number_of_marks_in_any_order() -> None:
    papers = [((0, 1, 2, 3), 2), ((3, 0), 1), (((1, 3),), 4)]
    sheet = count(Profile.of(NAMES, 1, papers), "approval")
    assert sheet.stages[0].votes == (3, 6, 2, 7)
    assert sheet.names(sheet.elected) == ["Dan"]


def test_the_same_marks_in_another_order_are_the_same_ranking() -> None:
    sheet = count(Profile.of(NAMES, 2, [((0, 1), 2), ((1, 0), 2), (((0, 1),), 2)]), "block")
    assert (sheet.rankings, sheet.valid, sheet.stages[0].votes) == (1, 6, (6, 6, 0, 0))


def test_a_tie_for_the_last_place_is_drawn_among_exactly_those() -> None:
    papers = [((0, 1), 3), ((0, 2), 3), ((3,), 1)]
    stopped = count(Profile.of(NAMES, 2, papers), "block")
    assert stopped.lot_needed is not None
    assert (stopped.lot_needed.kind, stopped.lot_needed.tied) == (TieKind.ELECTION, (1, 2))
    assert stopped.names(stopped.elected) == ["Ada"]
    sheet = count(Profile.of(NAMES, 2, papers), "block", lots=PublishedOrder([2, 1], "slips"))
    assert [one.because for one in sheet.elections] == [Because.MOST_VOTES, Because.LOT]
    assert sheet.names(sheet.elected) == ["Ada", "Cleo"]


def test_the_words_say_how_many_votes_the_papers_hold() -> None:
    sheet = count(Profile.of(NAMES, 2, [((0, 1), 5), ((2,), 4)]), "block")
    assert explain(sheet, 1) == (
        "9 valid papers for 2 places: each counts for every candidate marked on it, 2 at most, and most votes win. "
        "They hold 14 votes together. Ada and Ben are elected with most votes. Both places are filled."
    )


@pytest.mark.parametrize("method", ["block", "approval"])
@settings(max_examples=30)
@given(profile=profiles(with_withdrawn=True))
def test_nobody_with_fewer_votes_is_elected_before_one_with_more(method: str, profile: Profile) -> None:
    sheet = count(profile, method, lots=PublishedOrder(range(9), "ballot paper order"))
    votes = sheet.stages[0].votes
    most = profile.places if method == "block" else len(profile.candidates)
    taken = [(set(r), n) for r, n in profile.struck().strict_rankings() if len(r) <= most]
    assert votes == tuple(sum(n for r, n in taken if c in r) for c in range(len(profile.candidates)))
    assert sum(votes) <= sheet.valid * most
    losers = set(profile.standing) - set(sheet.elected)
    assert all(votes[winner] >= votes[loser] for winner in sheet.elected for loser in losers)
    assert recount(sheet, profile) == sheet


def women_first(least: int, most: int | None = None) -> Constraints:
    groups = (Group("Women", (2, 3), least), Group("Men", (0, 1), 0, most))
    return Constraints.of([Category("Gender", groups)], NAMES)


def test_a_reserved_place_goes_to_the_highest_of_its_group() -> None:
    profile = Profile.of(NAMES, 2, [((0,), 9), ((1,), 8), ((2,), 2), ((3,), 3)])
    assert count(profile, "fptp").elected == (0, 1)
    sheet = count(profile, "fptp", constraints=women_first(1))
    assert [(one.candidate, one.because) for one in sheet.elections] == [
        (0, Because.MOST_VOTES),
        (3, Because.RESERVED),
    ]
    assert (sheet.stages[0].guarded, sheet.stages[0].doomed) == ((), (1,))
    told = explain(sheet, 1)
    assert "By votes alone the order is Ada, Ben, Dan and Cleo." in told
    assert "Gender: Women at least 1, Men any number." in told
    assert "Dan is elected to a place that nobody with more votes could have." in told
    assert recount(sheet, profile) == sheet


def test_a_tie_across_a_reserved_place_is_drawn_only_where_not_all_fit() -> None:
    profile = Profile.of(NAMES, 3, [((0,), 5), ((1,), 5), ((2,), 1), ((3,), 1)])
    assert count(profile, "fptp", constraints=women_first(2)).lot_needed is not None
    sheet = count(profile, "fptp", constraints=women_first(2), lots=PublishedOrder([1, 0, 2, 3], "slips"))
    assert sheet.names(sheet.elected) == ["Ben", "Cleo", "Dan"]
    assert [lot.tied for lot in sheet.lots] == [(0, 1)]


def test_a_method_that_cannot_keep_places_says_so() -> None:
    with pytest.raises(CannotCount, match="Alternative vote cannot keep places for groups"):
        count(Profile.of(NAMES, 1, [((0,), 1)]), "av", constraints=women_first(1))


@pytest.mark.parametrize("elections", [60, pytest.param(10_000, marks=pytest.mark.long)])
def test_reserved_places_take_the_best_choice_there_is(elections: int) -> None:
    """Votes from most to fewest, no other choice that meets the constraints stands higher at its first difference."""
    chance, order = repeatable(elections), PublishedOrder(range(9), "ballot paper order")
    for _ in range(elections):
        profile = at_random(chance)
        constraints = some_constraints(profile, chance)
        choices = [
            choice
            for choice in combinations(profile.standing, profile.places)
            if meets(set(choice), constraints)
        ]
        if not choices:
            continue
        sheet = count(profile, "approval", lots=order, constraints=constraints)
        if sheet.lots:
            continue  # on whom a lot falls may decide what is possible after
        votes = sheet.stages[0].votes
        best = max(sorted((votes[c] for c in choice), reverse=True) for choice in choices)
        assert sorted((votes[c] for c in sheet.elected), reverse=True) == best


@pytest.mark.parametrize("elections", [60, pytest.param(10_000, marks=pytest.mark.long)])
def test_one_category_fills_each_minimum_with_its_highest_and_then_goes_by_votes(elections: int) -> None:
    """As the rule is written for people; where no two have equal votes, both ways elect the same."""
    chance, compared = repeatable(f"one {elections}"), 0
    for _ in range(elections):
        profile = at_random(chance)
        constraints = Constraints(some_constraints(profile, chance).categories[:1])
        try:
            sheet = count(
                profile, "approval", lots=PublishedOrder(range(9), "as printed"), constraints=constraints
            )
        except CannotCount:
            continue
        votes = sheet.stages[0].votes
        if len({votes[c] for c in profile.standing}) == len(profile.standing):
            assert set(sheet.elected) == as_people_do_it(profile, votes, constraints.categories[0].groups)
            compared += 1
    assert compared > elections // 20


def as_people_do_it(profile: Profile, votes: Sequence[int], groups: Sequence[Group]) -> set[int]:
    """Each group's least with its highest, then the rest by votes as far as no group has its most."""
    highest = sorted(profile.standing, key=lambda c: -votes[c])
    elected = {c for group in groups for c in [c for c in highest if c in group.candidates][: group.least]}
    for candidate in highest:
        group = next(each for each in groups if candidate in each.candidates)
        full = group.most is not None and len(elected & set(group.candidates)) >= group.most
        if candidate not in elected and len(elected) < profile.places and not full:
            elected.add(candidate)
    return elected
