from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracle import Oracle
from small_elections import at_random, piles, profiles, repeatable

from compacttui.counting import (
    Because,
    CannotCount,
    Profile,
    PublishedOrder,
    RecordedLots,
    Sheet,
    StageKind,
    TieKind,
    count,
    recount,
)


def counted(profile: Profile, **options: str) -> Sheet:
    """A count in which every lot falls on the one who is first on the ballot paper."""
    order = PublishedOrder(range(len(profile.candidates)), "ballot paper order")
    return count(profile, "scottish-stv", lots=order, options=options)


def names(sheet: Sheet) -> list[str]:
    return sheet.names(sheet.elected)


def same_as_the_oracle(profile: Profile) -> None:
    sheet = counted(profile)
    papers = [(tuple(ranking), number) for ranking, number in profile.strict_rankings()]
    rows = Oracle(len(profile.candidates), profile.places, papers, range(len(profile.candidates))).count()
    unit = Fraction(1, 100_000)
    assert [stage.kind for stage in sheet.stages] == [row.kind for row in rows]
    assert [stage.who for stage in sheet.stages] == [() if row.who is None else (row.who,) for row in rows]
    for stage, row in zip(sheet.stages, rows, strict=True):
        assert tuple(votes * unit for votes in stage.votes) == row.votes
        assert stage.non_transferable * unit == row.non_transferable
        assert tuple(one.candidate for one in stage.elected) == row.elected


@given(profiles())
def test_every_stage_equals_a_count_written_a_second_time(profile: Profile) -> None:
    same_as_the_oracle(profile)


@pytest.mark.long
def test_every_stage_of_ten_thousand_counts_equals_a_count_written_a_second_time() -> None:
    chance = repeatable(2007)
    for _ in range(10_000):
        profile = at_random(chance)
        same_as_the_oracle(replace(profile, withdrawn=()))


@given(profiles(with_withdrawn=True))
def test_no_vote_is_lost_or_made_at_any_stage(profile: Profile) -> None:
    sheet = counted(profile)
    for stage in sheet.stages:
        assert sum(stage.votes) + stage.no_preference + stage.rounding == sheet.valid * 100_000
        assert min(stage.votes, default=0) >= 0
    assert sheet.valid + sum(number for _, number in sheet.rejected) == sheet.received == profile.received


@given(profiles())
def test_what_moved_is_what_changed(profile: Profile) -> None:
    sheet = counted(profile)
    for stage in sheet.stages[1:]:
        changes = sheet.changes(stage.number)
        for index in range(len(profile.candidates)):
            if index not in stage.who:
                assert changes[index] == sum(m.papers * m.value for m in stage.moves if m.to == index)
        gone = -sum(changes[index] for index in stage.who)
        before = sheet.stages[stage.number - 2]
        assert gone == sum(m.papers * m.value for m in stage.moves) + stage.rounding - before.rounding


@given(profiles(), st.randoms(use_true_random=False))
def test_the_order_of_papers_changes_nothing(profile: Profile, random: object) -> None:
    papers = [(ranking, 1) for ranking, number in profile.rankings for _ in range(number)]
    random.shuffle(papers)
    again = Profile.of(profile.candidates, profile.places, papers, rejected=dict(profile.rejected))
    assert again == profile
    assert counted(again) == counted(profile)


@given(profiles(with_withdrawn=True))
def test_who_withdrew_is_never_given_a_vote_elected_or_excluded(profile: Profile) -> None:
    sheet = counted(profile)
    for index in profile.withdrawn:
        assert index not in sheet.elected
        assert index not in sheet.excluded
        assert all(stage.votes[index] == 0 for stage in sheet.stages)


@given(profiles(with_withdrawn=True))
def test_who_withdrew_might_as_well_not_have_stood(profile: Profile) -> None:
    stayed = profile.standing
    if not stayed:
        return
    place = {index: at for at, index in enumerate(stayed)}
    papers = [
        (tuple(place[c] for c in ranking), number) for ranking, number in profile.struck().strict_rankings()
    ]
    without = Profile.of([profile.candidates[index] for index in stayed], profile.places, papers)
    assert names(counted(without)) == names(counted(profile))


@given(profiles(with_withdrawn=True))
def test_a_count_repeated_is_the_same_count(profile: Profile) -> None:
    sheet = counted(profile)
    assert recount(sheet, profile) == sheet


@given(profiles(with_withdrawn=True))
def test_as_many_are_elected_as_there_are_places_or_candidates(profile: Profile) -> None:
    sheet = counted(profile)
    assert len(set(sheet.elected)) == len(sheet.elected) == min(profile.places, len(profile.standing))
    assert not set(sheet.elected) & set(sheet.excluded)


@given(profiles())
def test_nobody_is_elected_out_of_turn(profile: Profile) -> None:
    """By quota means with a quota; more votes come first within a stage."""
    sheet = counted(profile)
    for stage in sheet.stages:
        by_quota = [stage.votes[one.candidate] for one in stage.elected if one.because is Because.QUOTA]
        assert all(votes >= stage.quota for votes in by_quota)
        assert by_quota == sorted(by_quota, reverse=True)


@given(st.integers(2, 6).flatmap(lambda n: st.tuples(st.just(n), piles(n))), st.integers(0, 10**6))
def test_without_lots_a_count_stops_and_chooses_nobody(contest: tuple[int, list], seed: int) -> None:
    candidates, papers = contest
    profile = Profile.of([f"C{n}" for n in range(candidates)], 1 + seed % (candidates - 1), papers)
    sheet = count(profile, "scottish-stv")
    whole = counted(profile)
    assert sheet.stages == whole.stages[: len(sheet.stages)]
    assert sheet.lots == ()
    if whole.lots:
        first = whole.lots[0]
        assert sheet.lot_needed is not None
        assert (sheet.lot_needed.stage, sheet.lot_needed.kind, sheet.lot_needed.tied) == (
            first.stage,
            first.kind,
            first.tied,
        )
    else:
        assert sheet == whole


def test_a_vote_equal_to_the_quota_is_elected_and_leaves_no_surplus() -> None:
    profile = Profile.of(["Ada", "Ben", "Cleo", "Dan"], 2, [((0, 1), 4), ((1,), 3), ((2,), 2), ((3,), 1)])
    sheet = counted(profile)
    assert sheet.quota == 4 * 100_000
    assert [one.candidate for one in sheet.stages[0].elected] == [0]
    assert sheet.stages[1].kind is StageKind.EXCLUSION


def test_the_last_exclusion_is_carried_out_before_the_rest_are_elected() -> None:
    """Rule 52 is looked at when a stage is over: the papers of the one excluded last still move."""
    profile = Profile.of(["Ada", "Ben", "Cleo"], 1, [((0,), 5), ((1,), 3), ((1, 0), 1), ((2,), 3)])
    sheet = counted(profile)
    assert [stage.kind for stage in sheet.stages] == ["first", "exclusion", "exclusion"]
    assert sheet.changes(3)[0] == 100_000
    assert [(one.candidate, one.because) for one in sheet.stages[-1].elected] == [(0, Because.REMAINING)]


def test_a_candidate_without_a_single_vote_can_be_elected_when_nobody_else_is_left() -> None:
    profile = Profile.of(["Ada", "Ben", "Cleo"], 2, [((0,), 9), ((2, 0), 1)])
    sheet = count(profile, "scottish-stv", lots=RecordedLots(()), places=3)
    assert [(one.candidate, one.because) for one in sheet.elections] == [
        (0, Because.QUOTA),
        (2, Because.REMAINING),
        (1, Because.REMAINING),
    ]


def test_papers_pass_over_someone_elected_at_the_same_stage_whose_surplus_still_waits() -> None:
    profile = Profile.of(["Ada", "Ben", "Cleo", "Dan"], 3, [((0, 1, 2), 12), ((1,), 9), ((3,), 1)])
    sheet = counted(profile)
    assert [one.candidate for one in sheet.stages[0].elected] == [0, 1]
    assert sheet.changes(2)[1] == 0
    assert sheet.changes(2)[2] > 0


def test_a_surplus_tie_goes_by_the_most_recent_stage_at_which_they_differed() -> None:
    papers = [((0,), 14), ((1,), 13), ((2, 0), 2), ((2, 1), 3), *(((other,), 6) for other in range(3, 7))]
    sheet = counted(Profile.of(["Ada", "Ben", "Cleo", "Dan", "Eve", "Finn", "Gita"], 3, papers))
    tie = next(stage.tie for stage in sheet.stages if stage.tie)
    assert (tie.kind, tie.tied, tie.chosen, tie.settled_at) == (TieKind.SURPLUS, (0, 1), 0, 1)
    assert tie.clause == "rule 49(2)"


def test_of_three_tied_the_one_who_had_fewest_alone_is_excluded() -> None:
    papers = [((0,), 9), ((1,), 3), ((2,), 3), ((3,), 2), ((4, 3), 1)]
    sheet = count(Profile.of(["Top", "X", "Y", "Z", "Last"], 1, papers), "scottish-stv")
    tie = sheet.stages[2].tie
    assert tie is not None
    assert (tie.tied, tie.chosen, tie.settled_at) == ((1, 2, 3), 3, 1)


def test_of_three_tied_two_who_had_fewest_are_drawn_between() -> None:
    papers = [((0,), 9), ((1,), 3), ((2,), 3), ((3,), 4), ((4, 1), 1), ((4, 2), 1)]
    sheet = count(Profile.of(["Top", "X", "Y", "Z", "Last"], 1, papers), "scottish-stv")
    assert sheet.lot_needed is not None
    assert (sheet.lot_needed.stage, sheet.lot_needed.kind, sheet.lot_needed.tied) == (
        3,
        TieKind.EXCLUSION,
        (1, 2),
    )
    assert sheet.lot_needed.clause == "rule 51(2)(b)"


def test_the_other_reading_of_three_tied_can_be_asked_for_and_stands_on_the_sheet() -> None:
    papers = [((0,), 9), ((1,), 3), ((2,), 3), ((3,), 4), ((4, 1), 1), ((4, 2), 1)]
    profile = Profile.of(["Top", "X", "Y", "Z", "Last"], 1, papers)
    order = PublishedOrder([3, 2, 1, 0, 4], "as published")
    narrowing = count(profile, "scottish-stv", lots=order)
    sole = count(profile, "scottish-stv", lots=order, options={"ties": "backwards, until one stands alone"})
    assert narrowing.lots[0].tied == (1, 2)
    assert sole.lots[0].tied == (1, 2, 3)
    assert dict(narrowing.options) == {"ties": "backwards, narrowing"}
    assert dict(sole.options) == {"ties": "backwards, until one stands alone"}


def test_equal_preferences_are_refused_with_a_sentence() -> None:
    profile = Profile.of(["Ada", "Ben", "Cleo"], 1, [(((0, 1), 2), 3)])
    with pytest.raises(CannotCount, match="3 papers mark candidates as equal"):
        count(profile, "scottish-stv")


def test_a_contest_without_any_valid_paper_needs_lots_and_says_so() -> None:
    profile = Profile.of(["Ada", "Ben", "Cleo"], 1, [], rejected={"blank": 4})
    sheet = count(profile, "scottish-stv")
    assert sheet.quota == 100_000
    assert sheet.lot_needed is not None
    assert sheet.lot_needed.tied == (0, 1, 2)


def test_everyone_withdrawn_leaves_the_places_empty() -> None:
    profile = Profile.of(["Ada", "Ben"], 1, [((0,), 3)], withdrawn=[0, 1])
    sheet = count(profile, "scottish-stv")
    assert sheet.elected == ()
    assert dict(sheet.rejected) == {"no_valid_preference": 3}
