from __future__ import annotations

from collections import Counter

import pytest
from small_elections import contest_for, repeatable

from compacttui.counting import Because, CannotCount, Profile, PublishedOrder, StageKind, count
from compacttui.counting.explain import explain

NAMES = ["Ada", "Ben", "Cleo", "Dan"]


def naive(profile: Profile, *, forwards: bool) -> list[tuple[int | None, dict[int, int]]]:
    """Every round as (who went out before it, votes of who is left), from lists of papers; lots to the first."""
    papers = [ranking for ranking, number in profile.struck().strict_rankings() for _ in range(number)]
    left, out = list(profile.standing), None
    rounds: list[tuple[int | None, dict[int, int]]] = []
    while left:
        votes = Counter(next((c for c in paper if c in left), None) for paper in papers)
        now = {candidate: votes[candidate] for candidate in left}
        rounds.append((out, now))
        if len(left) == 1 or any(2 * mine > sum(now.values()) for mine in now.values()):
            break
        tied = [c for c in left if now[c] == min(now.values())]
        earlier = [table for _, table in rounds[:-1]]
        for table in earlier if forwards else reversed(earlier):
            tied = [c for c in tied if table[c] == min(table[other] for other in tied)]
        out = tied[0]
        left.remove(out)
    return rounds


@pytest.mark.parametrize("elections", [60, pytest.param(10_000, marks=pytest.mark.long)])
@pytest.mark.parametrize("ties", ["forwards", "backwards"])
def test_every_round_is_as_counted_paper_by_paper(ties: str, elections: int) -> None:
    chance = repeatable(f"{ties} {elections}")
    order = PublishedOrder(range(9), "ballot paper order")
    for _ in range(elections):
        profile = contest_for("av", chance)
        sheet = count(profile, "av", lots=order, options={"ties": ties})
        rounds = naive(profile, forwards=ties == "forwards")
        if not profile.standing:
            assert (sheet.elected, len(sheet.stages)) == ((), 1)
            continue
        assert [
            (stage.who[0] if stage.who else None, {c: stage.votes[c] for c in table})
            for stage, (_, table) in zip(sheet.stages, rounds, strict=True)
        ] == rounds
        last = rounds[-1][1]
        assert sheet.elected == (max(last, key=lambda c: (last[c], -c)),)


def test_a_majority_is_of_the_papers_still_in_and_not_of_all() -> None:
    sheet = count(Profile.of(NAMES[:3], 1, [((0,), 4), ((1,), 3), ((2,), 2)]), "av")
    assert [stage.kind for stage in sheet.stages] == [StageKind.FIRST, StageKind.EXCLUSION]
    assert sheet.stages[1].votes == (4, 3, 0)
    assert sheet.stages[1].non_transferable == 2
    assert [(one.candidate, one.because) for one in sheet.elections] == [(0, Because.MAJORITY)]
    assert explain(sheet, 2) == (
        "Nobody had more votes than all others together. Cleo had the fewest votes, so Cleo’s papers went to their "
        "next choices. 2 votes had no next choice to go to. Ada has more votes than all others together, and is "
        "elected. The place is filled. (Rule 45A.)"
    )


def test_just_half_is_no_majority_and_two_who_are_level_need_a_lot() -> None:
    profile = Profile.of(NAMES[:2], 1, [((0,), 4), ((1,), 4)])
    stopped = count(profile, "av")
    assert stopped.lot_needed is not None
    assert stopped.lot_needed.tied == (0, 1)
    sheet = count(profile, "av", lots=PublishedOrder([0, 1], "slips"))
    assert sheet.names(sheet.elected) == ["Ben"]


def test_a_tie_goes_by_the_first_stage_at_which_they_differed_unless_told_otherwise() -> None:
    """Ben was ahead of Cleo first, and behind her last: forwards she goes out, backwards he does."""
    papers = [((0,), 12), ((1,), 5), ((2,), 4), ((3, 2), 2), ((4, 1), 1), ((4, 0), 2), ((5,), 13)]
    profile = Profile.of([*NAMES, "Eve", "Finn"], 1, papers)
    forwards, backwards = (count(profile, "av", options={"ties": way}) for way in ("forwards", "backwards"))
    assert [stage.who for stage in forwards.stages][:4] == [(), (3,), (4,), (2,)]
    tie = forwards.stages[3].tie
    assert tie is not None
    assert (tie.tied, tie.chosen, tie.settled_at) == ((1, 2), 2, 1)
    assert backwards.stages[3].who == (1,)
    assert "when they first differed, at stage 1" in explain(forwards, 4)
    assert "when they last differed, at stage 2" in explain(backwards, 4)


def test_with_no_vote_for_anyone_who_is_left_the_last_one_is_elected() -> None:
    sheet = count(Profile.of(NAMES[:2], 1, []), "av", lots=PublishedOrder([0, 1], "slips"))
    assert [(one.candidate, one.because) for one in sheet.elections] == [(1, Because.REMAINING)]


def test_several_places_are_refused() -> None:
    with pytest.raises(CannotCount, match="fills one place, not 2; choose STV"):
        count(Profile.of(NAMES, 2, [((0,), 1)]), "av")
