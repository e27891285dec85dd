"""What holds for every counting method, whatever it counts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from small_elections import contest_for, repeatable

from compacttui.counting import (
    CannotCount,
    Profile,
    PublishedOrder,
    SeededLots,
    Sheet,
    all_methods,
    count,
    recount,
)
from compacttui.counting.document import canonical, document, read_document

FEW, MANY = 30, 10_000

searches = pytest.mark.parametrize("elections", [FEW, pytest.param(MANY, marks=pytest.mark.long)])
every_method = pytest.mark.parametrize("method", list(all_methods()))


def counts(method: str, elections: int) -> Iterator[tuple[Profile, Sheet]]:
    """Small elections at random, counted; lots fall on whoever is first on the ballot paper."""
    chance = repeatable(f"{method} {elections}")
    for _ in range(elections):
        profile = contest_for(method, chance)
        try:
            yield profile, counted(profile, method)
        except CannotCount:  # more places, or other papers, than the method takes
            continue


def counted(profile: Profile, method: str) -> Sheet:
    return count(
        profile, method, lots=PublishedOrder(range(2 * len(profile.candidates)), "ballot paper order")
    )


@searches
@every_method
def test_what_holds_of_every_count(method: str, elections: int) -> None:
    for profile, sheet in counts(method, elections):
        standing = set(profile.standing)
        assert sheet.is_finished
        assert {stage.total for stage in sheet.stages} == {sheet.stages[0].total}
        assert sheet.received == sheet.valid + sum(number for _, number in sheet.rejected) == profile.received
        assert len(set(sheet.elected)) == len(sheet.elected) <= profile.places
        assert set(sheet.elected) <= standing
        assert set(sheet.excluded) <= standing - set(sheet.elected)
        for stage in sheet.stages:
            assert min(stage.votes, default=0) >= 0
            assert not any(stage.votes[index] for index in profile.withdrawn)


@searches
@every_method
def test_a_count_is_repeated_to_the_byte(method: str, elections: int) -> None:
    chance = repeatable(7)
    for profile, sheet in counts(method, elections):
        papers = [(ranking, 1) for ranking, number in profile.rankings for _ in range(number)]
        chance.shuffle(papers)
        shuffled = Profile.of(
            profile.candidates,
            profile.places,
            papers,
            withdrawn=profile.withdrawn,
            rejected=dict(profile.rejected),
        )
        text = canonical(document(sheet))
        assert canonical(document(counted(shuffled, method))) == text
        assert canonical(document(recount(read_document(text), shuffled))) == text


@every_method
def test_seeded_lots_are_repeated_too(method: str) -> None:
    for profile, _ in counts(method, FEW):
        sheet = count(profile, method, lots=SeededLots("4831 7720 1195"))
        assert recount(sheet, profile) == sheet


@searches
@pytest.mark.parametrize(
    "method", ["scottish-stv", "ers97", "meek-prf", "meek-123", "av", "fptp", "block", "approval"]
)
def test_who_withdrew_might_as_well_not_have_stood(method: str, elections: int) -> None:
    for profile, sheet in counts(method, elections):
        stayed = profile.standing
        if not profile.withdrawn or not stayed:
            continue
        place = {index: at for at, index in enumerate(stayed)}
        papers = [
            (tuple(place[c] for c in ranking), number)
            for ranking, number in profile.struck().strict_rankings()
        ]
        without = Profile.of([profile.candidates[index] for index in stayed], profile.places, papers)
        again = counted(without, method)
        assert again.names(again.elected) == sheet.names(sheet.elected)


@searches
@pytest.mark.parametrize("method", ["scottish-stv", "ers97", "meek-prf", "meek-123"])
def test_every_place_is_filled_that_can_be(method: str, elections: int) -> None:
    for profile, sheet in counts(method, elections):
        assert len(sheet.elected) == min(profile.places, len(profile.standing))
