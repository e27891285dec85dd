from __future__ import annotations

from itertools import combinations
from random import Random

import pytest
from small_elections import repeatable

from compacttui.counting import CannotCount, Category, Constraints, Group
from compacttui.counting.holding import Held

NAMES = ["Ada", "Ben", "Cleo", "Dan", "Eve"]


def by_trying_everything(
    constraints: Constraints, places: int, elected: tuple[int, ...], continuing: tuple[int, ...]
) -> Held | None:
    """Every way to fill the places left, one by one."""
    ways = [
        set(way)
        for way in combinations(continuing, places - len(elected))
        if all(
            group.least
            <= len(set(group.candidates) & {*elected, *way})
            <= (99 if group.most is None else group.most)
            for category in constraints.categories
            for group in category.groups
        )
    ]
    if not ways:
        return None
    return Held(frozenset(set.intersection(*ways)), frozenset(set(continuing) - set.union(*ways)))


def moment_at_random(chance: Random, most_categories: int) -> tuple:
    """A moment of a count: constraints that can often be met, places, elected, continuing."""
    candidates = chance.randint(1, 8)
    found = []
    for name in range(chance.randint(min(2, most_categories), most_categories)):
        number = chance.randint(1, 3)
        of = [chance.randrange(number) for _ in range(candidates)]
        groups = []
        for at in range(number):
            least = chance.choice((0, 0, 1, 2))
            most = chance.choice((None, None, least, least + 1, 3))
            members = tuple(c for c in range(candidates) if of[c] == at)
            groups.append(Group(f"{name}{at}", members, least, None if most is None else max(least, most)))
        found.append(Category(f"K{name}", tuple(groups)))
    state = chance.choices("ecccx", k=candidates)
    places = chance.randint(1, candidates)
    elected = tuple(c for c in range(candidates) if state[c] == "e")[:places]
    continuing = tuple(c for c in range(candidates) if state[c] == "c")
    return Constraints.of(found, [str(c) for c in range(candidates)]), places, elected, continuing


@pytest.mark.parametrize("moments", [400, pytest.param(20_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("most_categories", [1, 3])
def test_exactly_those_are_held_whom_every_way_takes_or_none(most_categories: int, moments: int) -> None:
    """One category has a closed form, several are searched; both against trying every choice."""
    chance, feasible = repeatable(most_categories), 0
    for _ in range(moments):
        constraints, *now = moment_at_random(chance, most_categories)
        held = constraints.held(*now)
        assert held == by_trying_everything(constraints, *now)
        feasible += held is not None
    assert feasible > moments // 20


def two_groups(women: tuple[int, int | None], men: tuple[int, int | None]) -> Constraints:
    """Ada, Cleo and Eve are women; Ben and Dan are men."""
    groups = (Group("Women", (0, 2, 4), *women), Group("Men", (1, 3), *men))
    return Constraints.of([Category("Gender", groups)], NAMES)


@pytest.mark.parametrize(
    ("constraints", "places", "standing", "reason"),
    [
        (two_groups((4, None), (0, None)), 5, range(5), "At least 4 of “Women” must be elected, and 3 stand"),
        (
            two_groups((2, None), (0, None)),
            3,
            (0, 1, 3),
            "At least 2 of “Women” must be elected, and 1 stand",
        ),
        (two_groups((2, None), (2, None)), 3, range(5), "“Gender” need 4 places together, and there are 3"),
        (two_groups((0, 1), (0, 1)), 3, range(5), "“Gender” can fill 2 of 3 places"),
    ],
)
def test_places_that_cannot_be_filled_as_asked_are_refused_with_the_reason(
    constraints: Constraints, places: int, standing: tuple[int, ...], reason: str
) -> None:
    with pytest.raises(CannotCount, match=reason):
        constraints.check(places, standing)


def test_categories_that_can_be_met_alone_and_not_together_are_refused() -> None:
    gender = Category("Gender", (Group("Women", (0, 1), 1), Group("Men", (2, 3), 1)))
    area = Category("Area", (Group("North", (0, 2), 2), Group("South", (1, 3))))
    age = Category("Age", (Group("Young", (0, 3)), Group("Old", (1, 2), 2)))
    names = NAMES[:4]
    Constraints.of([gender, area], names).check(2, range(4))
    with pytest.raises(
        CannotCount, match="No choice of 2 among those who stand meets all categories at once"
    ):
        Constraints.of([gender, area, age], names).check(2, range(4))


@pytest.mark.parametrize(
    ("groups", "reason"),
    [
        ([Group("A", (0, 1)), Group("B", (1, 2, 3, 4))], "Ben is in more than one group of “G”"),
        ([Group("A", (0, 1)), Group("B", (2, 3))], "Eve is in no group of “G”"),
        ([Group("A", (0, 1)), Group("A", (2, 3, 4))], "Two groups of “G” are called “A”"),
        ([Group("A", (0, 1), 2, 1), Group("B", (2, 3, 4))], "“A” cannot have at least 2 and at most 1"),
    ],
)
def test_groups_that_contradict_themselves_are_refused(groups: list[Group], reason: str) -> None:
    with pytest.raises(CannotCount, match=reason):
        Constraints.of([Category("G", tuple(groups))], NAMES)


def test_no_category_at_all_is_refused() -> None:
    with pytest.raises(CannotCount, match="name no category"):
        Constraints.of([], NAMES)
