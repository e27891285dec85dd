from __future__ import annotations

from hypothesis import given
from small_elections import profiles

from compacttui.counting import Because, Profile, PublishedOrder, TieKind, count, recount


def test_most_votes_win() -> None:
    profile = Profile.of(["Ada", "Ben", "Cleo"], 2, [((0,), 3), ((1,), 7), ((2,), 5)])
    sheet = count(profile, "fptp")
    assert sheet.names(sheet.elected) == ["Ben", "Cleo"]
    assert sheet.quota is None


def test_a_paper_marked_for_two_is_rejected_and_counted_as_rejected() -> None:
    profile = Profile.of(["Ada", "Ben"], 1, [((0,), 3), ((0, 1), 4), (((0, 1),), 2)], rejected={"blank": 1})
    sheet = count(profile, "fptp")
    assert dict(sheet.rejected) == {"blank": 1, "too_many_marks": 6}
    assert (sheet.received, sheet.valid) == (10, 3)


def test_a_tie_across_the_last_place_is_drawn_among_exactly_those_tied_for_it() -> None:
    profile = Profile.of(
        ["Ada", "Ben", "Cleo", "Dan", "Eve"], 3, [((0,), 9), ((1,), 4), ((2,), 4), ((3,), 4), ((4,), 1)]
    )
    without = count(profile, "fptp")
    assert without.lot_needed is not None
    assert (without.lot_needed.kind, without.lot_needed.tied) == (TieKind.ELECTION, (1, 2, 3))
    assert without.names(without.elected) == ["Ada"]
    sheet = count(profile, "fptp", lots=PublishedOrder([3, 1, 2, 0, 4], "as published"))
    assert [(lot.tied, lot.chosen) for lot in sheet.lots] == [((1, 2, 3), 3), ((1, 2), 1)]
    assert sheet.names(sheet.elected) == ["Ada", "Dan", "Ben"]
    assert [one.because for one in sheet.elections] == [Because.MOST_VOTES, Because.LOT, Because.LOT]


def test_a_tie_above_or_below_the_line_needs_no_lot() -> None:
    profile = Profile.of(["Ada", "Ben", "Cleo", "Dan"], 2, [((0,), 5), ((1,), 5), ((2,), 1), ((3,), 1)])
    assert count(profile, "fptp").lots == ()
    assert count(profile, "fptp").is_finished


@given(profiles(with_withdrawn=True))
def test_nobody_with_fewer_votes_is_elected_before_one_with_more(profile: Profile) -> None:
    sheet = count(profile, "fptp", lots=PublishedOrder(range(len(profile.candidates)), "ballot paper order"))
    votes = sheet.stages[0].votes
    assert sum(votes) == sheet.valid
    assert len(sheet.elected) == min(profile.places, len(profile.standing))
    losers = set(profile.standing) - set(sheet.elected)
    assert all(votes[winner] >= votes[loser] for winner in sheet.elected for loser in losers)
    assert not set(sheet.elected) & set(profile.withdrawn)
    assert recount(sheet, profile) == sheet
