"""Places kept for groups of candidates under rules that transfer votes."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest
from small_elections import at_random, repeatable

from compacttui.counting import (
    Because,
    CannotCount,
    Category,
    Constraints,
    Group,
    Profile,
    PublishedOrder,
    StageKind,
    TieKind,
    all_methods,
    count,
    recount,
)
from compacttui.counting.document import canonical, document, read_document
from compacttui.counting.explain import explain

NAMES = ["Ada", "Ben", "Cleo", "Dan", "Eve"]
WOMEN = (0, 2, 4)

keeping_places = pytest.mark.parametrize(
    "method", [name for name, method in all_methods().items() if method.constrained]
)


def gender(women: tuple[int, int | None] = (0, None), men: tuple[int, int | None] = (0, None)) -> Constraints:
    groups = (Group("Women", WOMEN, *women), Group("Men", (1, 3), *men))
    return Constraints.of([Category("Gender", groups)], NAMES)


def some_constraints(profile: Profile, chance: Random) -> Constraints:
    """One category or two, with limits that can often be met."""
    found = []
    for name in ("Area", "Gender")[: chance.randint(1, 2)]:
        of = [chance.randrange(2) for _ in profile.candidates]
        groups = []
        for at in range(2):
            least = chance.choice((0, 0, 1, 2))
            most = chance.choice((None, None, least, least + 1))
            members = tuple(c for c, group in enumerate(of) if group == at)
            groups.append(Group(f"{name} {at}", members, least, most))
        found.append(Category(name, tuple(groups)))
    return Constraints.of(found, profile.candidates)


def meets(choice: set[int], constraints: Constraints) -> bool:
    return all(
        group.least <= len(choice & set(group.candidates)) <= (99 if group.most is None else group.most)
        for category in constraints.categories
        for group in category.groups
    )


@keeping_places
@pytest.mark.parametrize("elections", [30, pytest.param(10_000, marks=pytest.mark.long)])
def test_places_are_shared_as_they_must_be_or_the_count_is_refused(method: str, elections: int) -> None:
    chance = repeatable(f"{method} {elections}")
    order = PublishedOrder(range(9), "ballot paper order")
    for _ in range(elections):
        profile = at_random(chance)
        constraints = some_constraints(profile, chance)
        ways = [way for way in combinations(profile.standing, profile.places) if meets(set(way), constraints)]
        if not ways:
            with pytest.raises(CannotCount):
                count(profile, method, lots=order, constraints=constraints)
            continue
        sheet = count(profile, method, lots=order, constraints=constraints)
        assert tuple(sorted(sheet.elected)) in ways
        assert not set(sheet.excluded) & set(sheet.elected)
        assert {stage.total for stage in sheet.stages} == {sheet.stages[0].total}
        guarded = {one for stage in sheet.stages for one in stage.guarded}
        doomed = {one for stage in sheet.stages for one in stage.doomed}
        assert guarded <= set(sheet.elected)
        assert not doomed & set(sheet.elected)
        text = canonical(document(sheet))
        assert canonical(document(recount(read_document(text), profile))) == text
        for stage in sheet.stages:
            assert explain(sheet, stage.number)


@keeping_places
def test_limits_that_bind_nobody_change_nothing(method: str) -> None:
    chance = repeatable(3)
    order = PublishedOrder(range(9), "ballot paper order")
    for _ in range(30):
        profile = at_random(chance)
        if profile.places > len(profile.standing):
            continue
        everyone = Group("Everyone", tuple(range(len(profile.candidates))))
        constraints = Constraints.of([Category("None", (everyone,))], profile.candidates)
        free = count(profile, method, lots=order)
        kept = count(profile, method, lots=order, constraints=constraints)
        assert set(kept.elected) == set(free.elected)
        if method != "ers97":  # it excludes equals one by one where places are kept
            assert [stage.votes for stage in kept.stages] == [stage.votes for stage in free.stages]


def test_whoever_is_needed_is_not_excluded_though_lowest() -> None:
    """Eve is the only woman left; Dan goes out in her place, though he has more votes."""
    papers = [((1,), 9), ((0, 1), 2), ((2, 1), 3), ((3, 1), 5), ((4,), 1)]
    profile = Profile.of(NAMES, 1, papers, withdrawn=[0, 2])
    sheet = count(profile, "scottish-stv", constraints=gender(women=(1, None)))
    assert sheet.names(sheet.elected) == ["Eve"]
    assert sheet.stages[0].guarded == (4,)
    assert sheet.stages[0].doomed == (1, 3)


def test_of_those_who_are_not_needed_the_lowest_goes_out() -> None:
    papers = [((0,), 1), ((1,), 5), ((2,), 2), ((3, 1), 4)]
    profile = Profile.of(NAMES, 2, papers, withdrawn=[2, 4])
    sheet = count(profile, "scottish-stv", constraints=gender(women=(1, None)))
    assert (sheet.stages[0].guarded, sheet.stages[0].doomed) == ((0,), (3,))
    assert set(sheet.names(sheet.elected)) == {"Ada", "Ben"}
    three = Profile.of([*NAMES, "Finn"], 2, [*papers, ((5,), 5)], withdrawn=[2, 4])
    groups = (Group("Women", WOMEN, 1), Group("Men", (1, 3, 5)))
    sheet = count(
        three, "scottish-stv", constraints=Constraints.of([Category("Gender", groups)], three.candidates)
    )
    assert (
        "The places can only be shared out as they must be with Ada, who cannot be excluded from now on."
        in (explain(sheet, 1))
    )
    assert sheet.stages[1].excluded == (3,)
    assert "Dan had the fewest votes of those who are not needed" in explain(sheet, 2)
    assert set(sheet.names(sheet.elected)) == {"Ada", "Ben"}


def test_whoever_cannot_be_elected_passes_their_papers_on_before_any_surplus() -> None:
    """Ben takes the one place that men may have; Dan is over the quota too, and his votes go to the women."""
    papers = [((1, 0), 12), ((3, 2), 10), ((0,), 3), ((2,), 2), ((4,), 3)]
    sheet = count(Profile.of(NAMES, 3, papers), "scottish-stv", constraints=gender(men=(0, 1)))
    assert [one.candidate for one in sheet.stages[0].elected] == [1]
    assert sheet.stages[0].doomed == (3,)
    second = sheet.stages[1]
    assert (second.kind, second.excluded, second.votes[2]) == (StageKind.EXCLUSION, (3,), 12 * 100_000)
    assert "As the places are shared out, none is left for Dan." in explain(sheet, 1)
    assert explain(sheet, 2).startswith(
        "There is no place that Dan can have, as the places are shared out, so Dan’s papers went to their next choices"
    )


def test_the_last_places_go_to_those_whom_they_are_kept_for() -> None:
    papers = [((0,), 1), ((1,), 9), ((2,), 2), ((3,), 8)]
    sheet = count(
        Profile.of(NAMES, 2, papers, withdrawn=[4]), "scottish-stv", constraints=gender(women=(2, None))
    )
    assert [(one.candidate, one.because) for one in sheet.elections] == [
        (2, Because.RESERVED),
        (0, Because.RESERVED),
    ]
    assert "Only with Cleo and Ada can the places be shared out as they must be" in explain(sheet, 1)


@pytest.mark.parametrize("method", ["scottish-stv", "ers97", "meek-prf", "meek-123"])
def test_equals_at_the_quota_are_drawn_where_only_one_can_have_the_place(method: str) -> None:
    profile = Profile.of(NAMES, 2, [((1,), 6), ((3,), 6), ((0,), 1), ((2,), 1)])
    stopped = count(profile, method, constraints=gender(men=(0, 1)))
    assert stopped.lot_needed is not None
    assert (stopped.lot_needed.stage, stopped.lot_needed.kind, stopped.lot_needed.tied) == (
        1,
        TieKind.ELECTION,
        (1, 3),
    )
    assert len(stopped.stages) == 1
    assert "Ben and Dan have that many, and there are not places for all of them" in explain(stopped, 1)
    assert read_document(canonical(document(stopped))) == stopped
    sheet = count(
        profile, method, constraints=gender(men=(0, 1)), lots=PublishedOrder([3, 1, 0, 2, 4], "slips")
    )
    assert sheet.elected[0] == 3
    told = "Ben and Dan had equal votes, and there was no place for all of them; the lot fell on Dan."
    assert explain(sheet, 1).count(told) == 1
    assert recount(sheet, profile) == sheet


@pytest.mark.parametrize("method", ["scottish-stv", "ers97", "meek-prf", "meek-123"])
def test_votes_of_the_one_on_whom_the_lot_did_not_fall_go_on_at_once(method: str) -> None:
    """Ada and Cleo are equal and over the quota, and only one woman may be elected: Ben is the next choice of both."""
    papers = [((0, 1), 30), ((2, 1), 30), ((1,), 8), ((3,), 10), ((4, 0, 3), 2)]
    order = PublishedOrder(range(5), "ballot paper order")
    sheet = count(Profile.of(NAMES, 2, papers), method, constraints=gender(women=(0, 1)), lots=order)
    assert sheet.names(sheet.elected) == ["Ada", "Ben"]
    assert sheet.stages[1].who[0] == 2


def test_a_lot_in_the_middle_of_an_exclusion_is_waited_for_and_drawn() -> None:
    """By ERS97 Ben and Dan come level with a batch of Eve's, as level as they always were; one man may be elected."""
    papers = [((1,), 9), ((3,), 9), ((0,), 5), ((2,), 5), ((4, 1), 2), ((4, 3), 2)]
    profile = Profile.of(NAMES, 2, papers)
    stopped = count(profile, "ers97", constraints=gender(men=(0, 1)))
    assert stopped.lot_needed is not None
    assert (stopped.lot_needed.stage, stopped.lot_needed.kind) == (2, TieKind.ELECTION)
    assert {stage.total for stage in stopped.stages} == {3_200}
    assert stopped.stages[1].votes[1] == stopped.stages[1].votes[3] == 1_100
    assert read_document(canonical(document(stopped))) == stopped
    order = PublishedOrder([3, 1, 0, 2, 4], "slips")
    sheet = count(profile, "ers97", constraints=gender(men=(0, 1)), lots=order)
    assert sheet.elected[0] == 3
    assert recount(sheet, profile) == sheet


def test_a_lot_by_ers97_is_drawn_among_those_whom_earlier_votes_leave() -> None:
    """After Eve's papers Ada, Ben and Cleo all have 10, and Cleo had fewer than the two before."""
    names = ["Ada", "Ben", "Cleo", "Dan", "Eve", "Fay", "Gil"]
    papers = [
        ((0,), 9),
        ((1,), 9),
        ((2,), 8),
        ((3,), 10),
        ((4, 0), 1),
        ((4, 1), 1),
        ((4, 2), 2),
        ((5,), 5),
        ((6,), 5),
    ]
    groups = (Group("Here", (0, 1, 2), 0, 1), Group("There", (3, 4, 5, 6)))
    constraints = Constraints.of([Category("Area", groups)], names)
    stopped = count(Profile.of(names, 4, papers), "ers97", constraints=constraints)
    assert stopped.lot_needed is not None
    assert (stopped.lot_needed.stage, stopped.lot_needed.kind, stopped.lot_needed.tied) == (
        2,
        TieKind.ELECTION,
        (0, 1),
    )
