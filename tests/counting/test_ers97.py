from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from oracle_ers97 import OracleErs97
from small_elections import at_random, profiles, repeatable

from compacttui.counting import (
    Because,
    Profile,
    PublishedOrder,
    RecordedLots,
    Sheet,
    StageKind,
    TieKind,
    count,
)
from compacttui.counting.explain import explain


def counted(profile: Profile) -> Sheet:
    """A count in which every lot falls on the one who is first on the ballot paper."""
    return count(profile, "ers97", lots=PublishedOrder(range(len(profile.candidates)), "ballot paper order"))


def same_as_the_oracle(profile: Profile) -> None:
    sheet = counted(profile)
    standing = profile.struck()
    stayed = standing.standing
    place = {index: at for at, index in enumerate(stayed)}
    papers = [(tuple(place[c] for c in ranking), number) for ranking, number in standing.strict_rankings()]
    rows = OracleErs97(len(stayed), profile.places, papers, range(len(stayed))).count()
    unit = Fraction(1, 100)
    assert [stage.kind for stage in sheet.stages] == [row.kind for row in rows]
    for stage, row in zip(sheet.stages, rows, strict=True):
        assert {place[index] for index in stage.who} == row.who
        assert tuple(stage.votes[index] * unit for index in stayed) == row.votes
        assert stage.non_transferable * unit == row.non_transferable
        assert (stage.quota or 0) * unit == row.quota
        assert tuple(place[one.candidate] for one in stage.elected) == row.elected


@given(profiles(with_withdrawn=True))
def test_every_stage_equals_a_count_written_a_second_time(profile: Profile) -> None:
    same_as_the_oracle(profile)


@pytest.mark.long
def test_every_stage_of_ten_thousand_counts_equals_a_count_written_a_second_time() -> None:
    chance = repeatable(1997)
    for _ in range(10_000):
        same_as_the_oracle(at_random(chance))


def test_exact_ers97_quota() -> None:
    """40 papers for 3 places: four candidates stand on the quota of 10.00, and only a lot can tell them apart."""
    profile = Profile.of(["Ada", "Ben", "Cleo", "Dan"], 3, [((0,), 10), ((1,), 10), ((2,), 10), ((3,), 10)])
    stopped = count(profile, "ers97")
    assert stopped.quota_shown(stopped.quota) == "10.00"
    assert (
        stopped.elected == ()
    )  # 5.6.2: equal throughout, and not places for all: none of them is elected yet
    assert stopped.lot_needed is not None
    assert (stopped.lot_needed.kind, stopped.lot_needed.tied) == (TieKind.EXCLUSION, (0, 1, 2, 3))
    assert "Ada, Ben, Cleo and Dan have that many, and there are not places for all of them" in explain(
        stopped, 1
    )
    sheet = count(profile, "ers97", lots=PublishedOrder([2, 0, 1, 3], "slips, seen by C. Moss"))
    assert sheet.names(sheet.excluded) == ["Cleo"]
    assert sheet.names(sheet.elected) == ["Ada", "Ben", "Dan"]
    assert sheet.stages[-1].clause == "paragraph 5.5.1"
    assert not sheet.stages[-1].moves


def test_the_quota_has_two_decimals_and_is_rounded_up_unless_exact() -> None:
    names = ["Ada", "Ben", "Cleo", "Dan"]
    exact = counted(Profile.of(names, 3, [((0,), 1), ((1,), 2), ((2,), 3), ((3,), 4)]))
    assert exact.quota_shown(exact.quota) == "2.50"
    above = counted(Profile.of(names, 2, [((0,), 1), ((1,), 2), ((2,), 3), ((3,), 4)]))
    assert above.quota_shown(above.quota) == "3.34"


def test_two_elected_above_a_third_with_equal_votes_need_no_lot_where_they_fit() -> None:
    sheet = count(Profile.of(["Ada", "Ben", "Cleo"], 2, [((0,), 5), ((1,), 5), ((2,), 1)]), "ers97")
    assert sheet.names(sheet.elected) == ["Ada", "Ben"]
    assert sheet.lots == ()


def test_of_equal_candidates_the_one_ahead_when_they_first_differed_takes_the_last_place() -> None:
    """5.6.2: Ada and Ben reach the same vote with a batch, and one place is left."""
    papers = [((0,), 5), ((1,), 4), ((2, 0), 1), ((2, 1), 2), ((3,), 3)]
    sheet = counted(Profile.of(["Ada", "Ben", "Cleo", "Dan"], 1, papers))
    last = sheet.stages[-1]
    assert sheet.names(sheet.elected) == ["Ada"]
    ties = [tie for tie in last.ties if tie.kind is not TieKind.SURPLUS]
    assert ties[0].tied == (0, 1)
    assert (ties[0].settled_at, ties[0].is_first) == (1, True)


def test_only_the_last_batch_is_looked_at_for_a_later_surplus() -> None:
    """Ben is elected by Cleo's papers, so only these go on; his own first preferences, all for Dan, do not."""
    papers = [((0,), 9), ((1, 3), 6), ((2, 1, 4), 5), ((3,), 7), ((4,), 6)]
    sheet = counted(Profile.of(["Ada", "Ben", "Cleo", "Dan", "Eve"], 3, papers))
    moved = next(stage for stage in sheet.stages if stage.kind is StageKind.SURPLUS and stage.who == (1,))
    assert {move.to for move in moved.moves} == {4}


def test_papers_of_an_excluded_candidate_move_batch_by_batch_and_stop_when_places_are_full() -> None:
    sheet = counted(
        Profile.of(["Ada", "Ben", "Cleo", "Dan"], 2, [((0, 1), 12), ((1,), 5), ((2,), 4), ((3, 1), 3)])
    )
    batches = [batch for stage in sheet.stages for batch in stage.batches]
    assert all(batch.value > 0 for batch in batches)
    for stage in sheet.stages:
        assert [batch.value for batch in stage.batches] == sorted(
            (batch.value for batch in stage.batches), reverse=True
        )
        assert not stage.batches or stage.batches[-1].votes == stage.votes


def test_the_quota_falls_until_somebody_is_elected_and_never_after() -> None:
    papers = [((0,), 9), ((1,), 8), ((2,), 7), ((3,), 3), ((4,), 2)]
    sheet = counted(Profile.of(["Ada", "Ben", "Cleo", "Dan", "Eve"], 1, papers))
    quotas = [stage.quota or 0 for stage in sheet.stages]
    assert quotas == sorted(quotas, reverse=True)
    assert quotas[0] > quotas[-1]


@given(profiles(with_withdrawn=True))
def test_the_quota_never_rises_and_is_fixed_once_somebody_is_elected(profile: Profile) -> None:
    sheet = counted(profile)
    for before, stage in zip(sheet.stages, sheet.stages[1:], strict=False):
        earlier = [one for each in sheet.stages[: stage.number - 1] for one in each.elected]
        assert (stage.quota or 0) <= (before.quota or 0)
        assert not earlier or stage.quota == before.quota


@given(profiles(with_withdrawn=True))
def test_nobody_elected_had_less_than_the_vote_required(profile: Profile) -> None:
    sheet = counted(profile)
    for before, stage in zip(sheet.stages, sheet.stages[1:], strict=False):
        for one in stage.elected:
            if one.because is Because.QUOTA:
                assert max(b.votes[one.candidate] for b in (*stage.batches, stage)) >= (stage.quota or 0)
            elif one.because is Because.ACTIVE_VOTE:
                assert stage.votes[one.candidate] < (stage.quota or 0)
        assert before.required is None or before.required <= (before.quota or 0)


def test_a_lot_that_was_drawn_stands_at_a_recount() -> None:
    """5.6.3."""
    profile = Profile.of(["Ada", "Ben", "Cleo"], 1, [((0,), 3), ((1,), 2), ((2,), 2)])
    first = count(profile, "ers97", lots=PublishedOrder([2, 1, 0], "slips"))
    again = count(profile, "ers97", lots=RecordedLots(first.lots))
    assert again == first
    assert first.names(first.excluded)[0] == "Cleo"
