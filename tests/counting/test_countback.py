"""Filling a vacant place from the papers of the election."""

from __future__ import annotations

import pytest
from small_elections import at_random, repeatable

from compacttui.counting import (
    CannotCount,
    Category,
    Constraints,
    Countback,
    Group,
    Lot,
    Profile,
    PublishedOrder,
    RecordedLots,
    Sheet,
    Stage,
    Tie,
    TieKind,
    count,
    recount,
)
from compacttui.counting.document import canonical, document, read_document
from compacttui.counting.explain import explain

NAMES = ["Ada", "Ben", "Cleo", "Dan", "Eve"]
PAPERS = [((0, 3), 12), ((1, 2), 9), ((2,), 4), ((3, 4), 5), ((4, 3), 3)]
THEN = Profile.of(NAMES, 3, PAPERS)
ORDER = PublishedOrder(range(9), "ballot paper order")


def test_the_papers_of_who_left_find_whom_they_put_next() -> None:
    """Ada’s papers go to Dan, who sits; what he does not need goes on to Eve, who passes Cleo by it."""
    then = count(THEN, "scottish-stv", lots=ORDER)
    assert set(then.names(then.elected)) == {"Ada", "Ben", "Dan"}
    sheet = count(THEN, "scottish-stv", countback=Countback.of([0], [], [1, 3]))
    assert sheet.fills is not None
    assert sheet.candidates[sheet.fills] == "Eve"
    assert (sheet.places, sheet.withdrawn) == (3, (0,))
    assert "Eve fills the vacant place." in explain(sheet, len(sheet.stages))


def test_whoever_declines_is_passed_over() -> None:
    sheet = count(THEN, "scottish-stv", countback=Countback.of([0], [2], [1, 3]))
    assert sheet.fills == 4
    assert sheet.withdrawn == (0, 2)


def test_those_who_sit_are_not_excluded_though_lowest() -> None:
    """Eve sits with the fewest votes; Cleo goes out before her, and Dan fills the place."""
    papers = [((0,), 8), ((1,), 7), ((2,), 2), ((3,), 5), ((4,), 1)]
    sheet = count(Profile.of(NAMES, 3, papers), "scottish-stv", countback=Countback.of([0], [], [1, 4]))
    assert sheet.fills == 3
    assert 4 not in sheet.excluded


def test_the_count_ends_with_the_first_who_does_not_sit() -> None:
    sheet = count(THEN, "scottish-stv", countback=Countback.of([0], [], [1, 3]))
    assert [one.candidate for one in sheet.stages[-1].elected][-1] == sheet.fills
    assert all({one.candidate for one in stage.elected} <= {1, 3} for stage in sheet.stages[:-1])


def test_with_two_places_vacant_one_is_filled_at_a_time() -> None:
    first = count(THEN, "scottish-stv", countback=Countback.of([0, 1], [], [3]))
    assert first.fills == 2
    second = count(THEN, "scottish-stv", countback=Countback.of([0, 1], [], [2, 3]))
    assert second.fills == 4


def test_a_vote_by_x_gives_the_place_to_the_next_by_votes() -> None:
    profile = Profile.of(NAMES, 2, [((0, 1), 5), ((1, 2), 4), ((3,), 3), ((4,), 1)])
    assert set(count(profile, "block").elected) == {0, 1}
    assert count(profile, "block", countback=Countback.of([1], [], [0])).fills == 2
    assert count(profile, "block", countback=Countback.of([1], [2], [0])).fills == 3


def test_one_seat_needs_nobody_guarded() -> None:
    profile = Profile.of(NAMES, 1, PAPERS)
    assert count(profile, "av", countback=Countback.of([0], [], [])).fills is not None


def test_places_kept_for_groups_are_kept_again() -> None:
    groups = (Group("North", (0, 4), 1), Group("South", (1, 2, 3)))
    constraints = Constraints.of([Category("Area", groups)], NAMES)
    made = Countback.of([0], [], [1, 3])
    assert count(THEN, "scottish-stv", countback=made, constraints=constraints).fills == 4


@pytest.mark.parametrize(
    ("who", "said"),
    [
        (([], [], [1]), "whose place fell vacant"),
        (([0], [1], [1]), "not two of these"),
        (([0], [], [1, 2, 3]), "no place to fill"),
        (([0], [2, 4], [1, 3]), "Nobody who stood is left"),
    ],
)
def test_a_countback_that_cannot_be_is_refused(who: tuple[list[int], ...], said: str) -> None:
    with pytest.raises(CannotCount, match=said):
        count(THEN, "scottish-stv", countback=Countback.of(*who))


def test_somebody_who_withdrew_cannot_sit() -> None:
    gone = Profile.of(NAMES, 3, PAPERS, withdrawn=[1])
    with pytest.raises(CannotCount, match="withdrew before the count"):
        count(gone, "scottish-stv", countback=Countback.of([0], [], [1]))


def test_a_countback_stands_in_its_document_and_is_counted_again_the_same() -> None:
    sheet = count(THEN, "scottish-stv", countback=Countback.of([0], [2], [1, 3]))
    text = canonical(document(sheet))
    assert document(sheet)["countback"] == {
        "vacating": ["Ada"],
        "declining": ["Cleo"],
        "sitting": ["Ben", "Dan"],
        "fills": "Eve",
    }
    back = read_document(text)
    assert back == sheet
    assert canonical(document(recount(back, THEN))) == text
    assert sheet.profile_sha256 == THEN.sha256


@pytest.mark.parametrize("method", ["scottish-stv", "ers97", "meek-prf", "meek-123", "block", "approval"])
@pytest.mark.parametrize("elections", [30, pytest.param(10_000, marks=pytest.mark.long)])
def test_every_casual_vacancy_is_filled_by_one_who_can(method: str, elections: int) -> None:
    chance = repeatable(f"{method} {elections}")
    for _ in range(elections):
        profile = at_random(chance)
        then = count(profile, method, lots=ORDER)
        if not then.elected:
            continue
        left, *sitting = chance.sample(then.elected, len(then.elected))
        others = [c for c in profile.standing if c not in then.elected]
        declining = [c for c in others if chance.random() < 0.2]
        made = Countback.of([left], declining, sitting)
        if len(others) == len(declining):
            with pytest.raises(CannotCount):
                count(profile, method, lots=ORDER, countback=made)
            continue
        sheet = count(profile, method, lots=ORDER, countback=made)
        assert sheet.fills in set(others) - set(declining)
        assert not set(sheet.excluded) & set(sitting)
        assert sheet.elected.count(sheet.fills) == 1
        assert set(sheet.elected) - {sheet.fills} <= set(sitting)
        assert canonical(document(recount(sheet, profile))) == canonical(document(sheet))


def test_it_is_told_who_left_who_stays_and_who_fills_the_place() -> None:
    then = Profile.of(NAMES, 3, [((0,), 8), ((1,), 7), ((2,), 2), ((3,), 3), ((4,), 1)])
    sheet = count(then, "scottish-stv", countback=Countback.of([0], [], [1, 4]))
    first, *_, last = (explain(sheet, stage.number) for stage in sheet.stages)
    assert first.startswith("The same papers are counted again without Ada, who has left. ")
    assert "Eve sits already, and cannot be excluded." in first
    assert "Dan fills the vacant place." in last
    declined = count(then, "scottish-stv", countback=Countback.of([0], [2], [1, 4]))
    assert "without Ada, who has left, and Cleo, who cannot or will not serve." in explain(declined, 1)


def _settled_by_stages(method: str, elections: int) -> list[tuple[Sheet, Sheet, Stage, Tie]]:
    """Ties of countbacks that votes of an earlier stage settled: the election, the countback, the stage, the tie."""
    chance, found = repeatable(f"ties {method}"), []
    for _ in range(elections):
        profile = at_random(chance)
        then = count(profile, method, lots=ORDER)
        if len(then.elected) < 2 or len(then.elected) == len(profile.standing):
            continue
        made = Countback.of(then.elected[:1], [], then.elected[1:])
        sheet = count(profile, method, lots=ORDER, countback=made)
        found += [
            (then, sheet, stage, tie)
            for stage in sheet.stages
            for tie in stage.ties
            if tie.settled_at is not None and len(tie.tied) == 2
        ]
    return found


def _votes(sheet: Sheet, tie: Tie, upto: int) -> list[tuple[int, ...]]:
    return [tuple(stage.votes[one] for one in tie.tied) for stage in sheet.stages[:upto]]


def test_rule_51_in_a_countback_its_own_most_recent_stage_at_which_they_differed_decides() -> None:
    """Not a stage of the election, though the papers are the same: whoever left is not in the count any more."""
    otherwise = 0
    for then, sheet, stage, tie in _settled_by_stages("scottish-stv", 1_500):
        before = _votes(sheet, tie, stage.number - 1)
        last = max(at for at, (one, other) in enumerate(before, 1) if one != other)
        assert tie.settled_at == last
        pick = min if tie.kind is TieKind.EXCLUSION else max
        assert tie.chosen == tie.tied[before[last - 1].index(pick(before[last - 1]))]
        at_the_election = next(
            (v for v in reversed(_votes(then, tie, len(then.stages))) if v[0] != v[1]), None
        )
        if at_the_election and tie.tied[at_the_election.index(pick(at_the_election))] != tie.chosen:
            otherwise += 1
    assert otherwise, "some of them the election would have settled the other way"


def test_ers97_5_2_3_in_a_countback_its_own_first_votes_that_differ_decide() -> None:
    settled = _settled_by_stages("ers97", 1_500)
    assert settled
    for _, sheet, stage, tie in settled:
        assert tie.is_first
        assert tie.settled_at is not None
        before = _votes(sheet, tie, tie.settled_at)
        assert all(one == other for one, other in before[:-1])
        if tie.batch is None:  # otherwise it was a batch within that stage
            pick = min if tie.kind is TieKind.EXCLUSION else max
            assert tie.chosen == tie.tied[before[-1].index(pick(before[-1]))]
        assert tie.settled_at <= stage.number


def test_a_lot_of_the_election_falls_again_only_at_the_same_stage_among_the_same() -> None:
    """Ben and Cleo are level throughout, and so are Dan and Eve; who goes out first is left to a lot."""
    papers = [((0,), 9), ((1,), 9), ((2,), 4), ((3,), 2), ((4,), 2)]
    profile = Profile.of(NAMES, 2, papers)
    tie = {"stage": 3, "kind": TieKind.EXCLUSION, "tied": (3, 4), "chosen": 3, "by": "slips"}
    made = Countback.of([0], [], [1])
    waits = count(profile, "scottish-stv", countback=made)
    assert waits.lot_needed is not None
    stage = waits.lot_needed.stage
    assert waits.lot_needed.tied == (3, 4)
    same = RecordedLots([Lot(**{**tie, "stage": stage})])
    again = count(profile, "scottish-stv", countback=made, lots=same)
    assert again.lots[0].chosen == 3
    for other in ({"stage": stage + 1}, {"stage": stage, "tied": (2, 3, 4)}):
        still = count(profile, "scottish-stv", countback=made, lots=RecordedLots([Lot(**{**tie, **other})]))
        assert still.lot_needed == waits.lot_needed
