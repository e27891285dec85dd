from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise, permutations

import pytest
from small_elections import contest_for, repeatable

from compacttui.counting import Because, Pairs, Profile, PublishedOrder, TieKind, count, recount
from compacttui.counting.explain import explain

NAMES = ["Ada", "Ben", "Cleo", "Dan"]


def pairs_of(profile: Profile, **more: object) -> Pairs:
    pairs = count(profile, "schulze", lots=PublishedOrder(range(9), "as printed"), **more).stages[0].pairs
    assert pairs is not None
    return pairs


def rank(ranking: Sequence[int | tuple[int, ...]], candidate: int) -> int:
    """The place of a candidate on a paper; below all, where it has none."""
    for place, preference in enumerate(ranking):
        if candidate == preference or (isinstance(preference, tuple) and candidate in preference):
            return place
    return len(ranking)


def strongest_by_trying(wins: dict[tuple[int, int], int], standing: Sequence[int], a: int, b: int) -> int:
    """The definition: the strongest of all chains, each as strong as its weakest win."""
    between = [c for c in standing if c not in (a, b)]
    chains = [(a, *middle, b) for size in range(len(between) + 1) for middle in permutations(between, size)]
    return max(min(wins[step] for step in pairwise(chain)) for chain in chains)


@pytest.mark.parametrize("elections", [25, pytest.param(2_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("unranked", ["below", "no opinion"])
@pytest.mark.parametrize("strength", ["winning votes", "margins"])
def test_pairs_chains_and_winners_are_as_defined(strength: str, unranked: str, elections: int) -> None:
    chance = repeatable(f"{strength} {unranked} {elections}")
    for _ in range(elections):
        profile = contest_for("schulze", chance)
        standing = profile.standing
        if len(standing) > 5:
            continue  # every chain of six is tried by nobody who is in a hurry
        pairs = pairs_of(profile, options={"strength": strength, "unranked": unranked})
        papers = profile.struck().rankings
        wins: dict[tuple[int, int], int] = {}
        for a, b in permutations(standing, 2):
            told = [
                (rank(ranking, a), rank(ranking, b), n)
                for ranking, n in papers
                if unranked == "below" or max(rank(ranking, a), rank(ranking, b)) < len(ranking)
            ]
            over, under = sum(n for x, y, n in told if x < y), sum(n for x, y, n in told if y < x)
            assert pairs.preferred[a][b] == over
            wins[a, b] = (over - under if strength == "margins" else over) if over > under else 0
        for a, b in permutations(standing, 2):
            assert pairs.strongest[a][b] == strongest_by_trying(wins, standing, a, b)
        unbeaten = tuple(
            a for a in standing if all(pairs.strongest[a][b] >= pairs.strongest[b][a] for b in standing)
        )
        assert (pairs.order[0] if pairs.order else ()) == unbeaten


@pytest.mark.parametrize("elections", [60, pytest.param(10_000, marks=pytest.mark.long)])
def test_nobody_is_elected_before_somebody_who_beats_them(elections: int) -> None:
    chance = repeatable(elections)
    for _ in range(elections):
        profile = contest_for("schulze", chance)
        sheet = count(profile, "schulze", lots=PublishedOrder(range(9), "as printed"))
        pairs = sheet.stages[0].pairs
        assert pairs is not None
        assert sorted(c for level in pairs.order for c in level) == list(profile.standing)
        assert len(sheet.elected) == min(profile.places, len(profile.standing))
        beats = {
            (a, b)
            for a in profile.standing
            for b in profile.standing
            if pairs.strongest[a][b] > pairs.strongest[b][a]
        }
        for earlier, later in combinations(sheet.elected, 2):
            assert (later, earlier) not in beats
        losers = set(profile.standing) - set(sheet.elected)
        assert not any((loser, winner) in beats for loser in losers for winner in sheet.elected)


def test_whoever_is_preferred_to_each_other_is_elected_though_few_put_them_first() -> None:
    papers = [((0, 2, 1), 4), ((1, 2, 0), 4), ((2, 0, 1), 1)]
    sheet = count(Profile.of(NAMES[:3], 1, papers), "schulze")
    assert [(one.candidate, one.because) for one in sheet.elections] == [(2, Because.PREFERRED)]
    assert explain(sheet, 1) == (
        "9 valid papers for 1 place: every candidate is set against every other, and the papers that put one before "
        "the other are counted. More voters put Cleo before each other candidate than the other way round. "
        "Cleo is elected. The place is filled."
    )


def test_a_circle_is_cut_at_its_weakest_win() -> None:
    papers = [((0, 1, 2), 8), ((1, 2, 0), 7), ((2, 0, 1), 4)]
    sheet = count(Profile.of(NAMES[:3], 3, papers), "schulze")
    pairs = sheet.stages[0].pairs
    assert pairs is not None
    assert pairs.preferred == ((0, 12, 8), (7, 0, 15), (11, 4, 0))
    assert pairs.strongest == ((0, 12, 12), (11, 0, 15), (11, 11, 0))
    assert pairs.order == ((0,), (1,), (2,))
    assert sheet.elected == (0, 1, 2)
    assert "Nobody wins against each other candidate. Ada stands first because a chain" in explain(sheet, 1)


def test_winning_votes_and_margins_can_elect_differently() -> None:
    """Papers that stop early make a win by few votes to fewer; how much that weighs is the question."""
    profile = Profile.of(NAMES[:3], 1, [((0,), 3), ((1, 0), 2), ((2, 1), 4)])
    by_votes, by_margins = (
        count(profile, "schulze", options={"strength": strength}) for strength in ("winning votes", "margins")
    )
    assert (by_votes.elected, by_margins.elected) == ((1,), (2,))
    assert dict(by_margins.options)["strength"] == "margins"
    assert recount(by_margins, profile) == by_margins


def test_equal_preferences_and_unranked_candidates() -> None:
    pairs = pairs_of(Profile.of(NAMES, 1, [(((0, 1), 2), 3), ((3,), 2)]))
    assert pairs.preferred == ((0, 0, 3, 3), (0, 0, 3, 3), (0, 0, 0, 3), (2, 2, 2, 0))
    assert pairs.order == ((0, 1), (2,), (3,))


def test_no_opinion_on_the_unranked_is_another_reading_and_stands_on_the_sheet() -> None:
    """Many who rank Ada alone: below all ranked, the others lose by it; with no opinion they do not."""
    profile = Profile.of(NAMES[:2], 1, [((0,), 5), ((1, 0), 3)])
    below, no_opinion = (
        count(profile, "schulze", options={"unranked": way}) for way in ("below", "no opinion")
    )
    assert (below.elected, no_opinion.elected) == ((0,), (1,))
    assert dict(no_opinion.options)["unranked"] == "no opinion"


def test_those_who_are_level_need_a_lot_only_where_not_all_fit() -> None:
    profile = Profile.of(NAMES, 2, [((0, (1, 2), 3), 3)])
    stopped = count(profile, "schulze")
    assert stopped.lot_needed is not None
    assert (stopped.lot_needed.kind, stopped.lot_needed.tied, stopped.elected) == (
        TieKind.ELECTION,
        (1, 2),
        (0,),
    )
    sheet = count(profile, "schulze", lots=PublishedOrder([2, 1], "slips"))
    assert [one.because for one in sheet.elections] == [Because.PREFERRED, Because.LOT]
    assert count(profile, "schulze", places=3).names(count(profile, "schulze", places=3).elected) == NAMES[:3]
    assert recount(sheet, profile) == sheet


def test_papers_that_put_several_first_are_no_first_preferences() -> None:
    sheet = count(Profile.of(NAMES[:2], 1, [(((0, 1),), 3), ((1,), 2)]), "schulze")
    assert (sheet.stages[0].votes, sheet.stages[0].non_transferable) == ((0, 2), 3)
    assert "3 papers put several first." in explain(sheet, 1)
