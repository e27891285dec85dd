from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from oracle_meek import OracleMeek, State
from small_elections import at_random, profiles, repeatable

from compacttui.counting import Because, Profile, PublishedOrder, Sheet, StageKind, TieKind, count
from compacttui.counting.explain import explain
from compacttui.counting.papers import Papers
from compacttui.counting.paths import ONE, Paths

UNIT = Fraction(1, ONE)
MEEK = ("meek-prf", "meek-123")


def counted(profile: Profile, method: str) -> Sheet:
    """A count in which every lot falls on the one who is first on the ballot paper."""
    return count(profile, method, lots=PublishedOrder(range(len(profile.candidates)), "ballot paper order"))


def reached(sheet: Sheet, number: int) -> list[int]:
    """Who was elected by quota at a stage."""
    return [one.candidate for one in sheet.stages[number - 1].elected if one.because is Because.QUOTA]


def rounds(sheet: Sheet, standing: Sequence[int]) -> list[State]:
    """The stages as the reference rule tells them: each round ends with someone elected, or someone excluded."""
    place = {index: at for at, index in enumerate(standing)}
    found = []
    for number, stage in enumerate(sheet.stages, 1):
        votes = tuple(stage.votes[index] * UNIT for index in standing)
        over, quota = stage.non_transferable * UNIT, (stage.quota or 0) * UNIT
        if now := reached(sheet, number):
            found.append(State(votes, over, quota, frozenset(place[index] for index in now)))
        following = sheet.stages[number] if number < len(sheet.stages) else None
        if following is not None and following.kind is StageKind.EXCLUSION:
            found.append(State(votes, over, quota, excluded=place[following.who[0]]))
    return found


def stages(sheet: Sheet, standing: Sequence[int]) -> list[State]:
    place = {index: at for at, index in enumerate(standing)}
    return [
        State(
            tuple(stage.votes[index] * UNIT for index in standing),
            stage.non_transferable * UNIT,
            (stage.quota or 0) * UNIT,
            frozenset(place[index] for index in reached(sheet, stage.number)),
            place[stage.excluded[0]] if stage.excluded else None,
        )
        for stage in sheet.stages
    ]


def same_as_the_oracle(profile: Profile) -> None:
    standing = profile.struck()
    stayed = standing.standing
    if len(stayed) <= profile.places:
        return  # nothing to count: everyone is elected at the first stage
    place = {index: at for at, index in enumerate(stayed)}
    papers = [(tuple(place[c] for c in ranking), number) for ranking, number in standing.strict_rankings()]
    by_reference = OracleMeek(len(stayed), profile.places, papers, range(len(stayed))).reference_rule()
    assert rounds(counted(profile, "meek-prf"), stayed) == by_reference
    by_algorithm = OracleMeek(len(stayed), profile.places, papers, range(len(stayed))).algorithm_123()
    assert stages(counted(profile, "meek-123"), stayed) == by_algorithm


@given(profiles(with_withdrawn=True))
def test_every_stage_equals_a_count_written_a_second_time(profile: Profile) -> None:
    same_as_the_oracle(profile)


@pytest.mark.long
def test_every_stage_of_ten_thousand_counts_equals_a_count_written_a_second_time() -> None:
    chance = repeatable(1987)
    for _ in range(10_000):
        same_as_the_oracle(at_random(chance))


@given(profiles())
def test_papers_that_came_the_same_way_are_shared_out_as_each_would_be_alone(profile: Profile) -> None:
    """The paths against one paper after another, with everyone elected in turn and some excluded."""
    papers = profile.strict_rankings()
    everyone = range(len(profile.candidates))
    paths = Paths(Papers(papers), [True for _ in everyone])
    keep = [ONE for _ in everyone]
    for candidate in everyone:
        if candidate % 3 == 2:
            paths.exclude(candidate)
            keep[candidate] = 0
        else:
            paths.elect(candidate)
            keep[candidate] = 333_333_337 * (candidate + 1) % ONE
        votes, over = [0 for _ in everyone], 0
        for ranking, number in papers:
            weight = ONE
            for preference in ranking:
                kept = -(-weight * keep[preference] // ONE)
                votes[preference] += kept * number
                weight -= kept
            over += weight * number
        shared, left = paths.share(keep)
        hopeful = paths.with_the_hopeful()
        assert left == over
        assert [hopeful.get(index, shared[index]) for index in everyone] == votes


@pytest.mark.parametrize("method", MEEK)
def test_what_the_elected_keep_falls_and_the_quota_with_it(method: str) -> None:
    papers = [((0, 1, 2), 30), ((1, 2), 12), ((2,), 9), ((3, 1), 8), ((4,), 5)]
    sheet = counted(Profile.of(["Ada", "Ben", "Cleo", "Dan", "Eve"], 2, papers), method)
    kept = [stage.keep[0] for stage in sheet.stages]
    assert kept[0] == ONE
    assert kept == sorted(kept, reverse=True)
    assert kept[-1] < ONE
    quotas = [stage.quota or 0 for stage in sheet.stages]
    assert quotas == sorted(quotas, reverse=True)
    assert sheet.names(sheet.elected)[0] == "Ada"


def test_papers_pass_through_the_elected() -> None:
    """Cleo's papers for Ada first help Ben, though Ada is elected already: Meek's own idea."""
    papers = [((0, 1), 20), ((2, 0, 1), 5), ((1,), 8), ((3,), 12)]
    sheet = counted(Profile.of(["Ada", "Ben", "Cleo", "Dan"], 2, papers), "meek-prf")
    exclusion = next(stage for stage in sheet.stages if stage.kind is StageKind.EXCLUSION)
    assert sheet.names(exclusion.who) == ["Cleo"]
    assert sheet.changes(exclusion.number)[1] > 0


def test_by_algorithm_123_the_quota_alone_is_not_enough() -> None:
    profile = Profile.of(["Ada", "Ben", "Cleo"], 1, [((0,), 5), ((1,), 3), ((2,), 2)])
    assert counted(profile, "meek-123").stages[0].elected == ()
    assert counted(profile, "meek-prf").stages[0].elected == ()  # its quota is 5.000000001
    assert counted(profile, "meek-prf").quota_shown(counted(profile, "meek-prf").quota) == "5.000000001"


def test_candidates_within_reach_of_what_is_left_to_share_are_tied() -> None:
    profile = Profile.of(["Ada", "Ben", "Cleo"], 1, [((0,), 5), ((1,), 3), ((2,), 3)])
    stopped = count(profile, "meek-prf")
    assert stopped.lot_needed is not None
    assert (stopped.lot_needed.kind, stopped.lot_needed.tied) == (TieKind.EXCLUSION, (1, 2))
    assert stopped.lot_needed.clause == "step B.3"


def test_papers_are_not_shared_out_again_when_an_exclusion_ends_the_count() -> None:
    sheet = counted(Profile.of(["Ada", "Ben"], 1, [((0,), 5), ((1, 0), 5)]), "meek-prf")
    last = sheet.stages[-1]
    assert (last.clause, last.votes) == ("step C", sheet.stages[-2].votes)
    assert [one.because for one in last.elected] == [Because.REMAINING]


def test_the_quota_alone_is_enough_by_the_one_rule_and_not_by_the_other() -> None:
    profile = Profile.of(["Ada", "Ben", "Cleo", "Dan"], 2, [((0,), 10), ((1,), 7), ((2,), 7), ((3,), 6)])
    told = {method: explain(count(profile, method), 1) for method in ("meek-prf", "meek-123")}
    assert "10.000000001 votes are enough to be elected: the quota. Nobody has that many" in told["meek-prf"]
    assert "more than 10.000000000 votes are needed to be elected: the quota. Nobody has" in told["meek-123"]
