"""Papers in bundles: what is passed on is what each paper says, whether rankings are kept as bytes or as tuples."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_elections import at_random, profiles, repeatable

from compacttui.counting import Profile, PublishedOrder, count
from compacttui.counting.papers import Papers
from compacttui.counting.rankings import BYTE_CANDIDATES


@given(profiles(), st.data())
def test_each_paper_goes_to_its_next_preference_for_somebody_continuing(
    profile: Profile, data: st.DataObject
) -> None:
    everyone = range(len(profile.candidates))
    as_bytes = profile.strict_rankings()
    assert all(isinstance(ranking, bytes) for ranking, _ in as_bytes)
    kept = [Papers(as_bytes), Papers([(tuple(ranking), number) for ranking, number in as_bytes])]
    bundles = [[papers.all] for papers in kept]
    continuing = [True for _ in everyone]
    for _ in range(3):
        wanted: Counter[int | None] = Counter()
        for ranking, number in as_bytes:
            wanted[next((one for one in ranking if continuing[one]), None)] += number
        found = [papers.passed_on(held, continuing) for papers, held in zip(kept, bundles, strict=True)]
        assert found[0] == found[1]
        assert {to: kept[0].number(held) for to, held in found[0].items()} == wanted
        continuing = [stays and data.draw(st.booleans()) for stays in continuing]


@pytest.mark.parametrize("method", ["scottish-stv", "ers97", "meek-prf", "meek-123", "schulze", "block"])
def test_as_many_candidates_as_are_no_bytes_change_nothing(method: str) -> None:
    """Beside those whom somebody ranks stand hundreds who withdrew: their rankings are kept as tuples."""
    chance, order = repeatable(f"tuples {method}"), PublishedOrder(range(BYTE_CANDIDATES + 1), "ballot paper")
    for _ in range(40):
        few = at_random(chance)
        names = [f"C{number}" for number in range(BYTE_CANDIDATES + 1)]
        rest = range(len(few.candidates), len(names))
        many = Profile.of(names, few.places, few.rankings, withdrawn=[*few.withdrawn, *rest])
        assert not any(isinstance(ranking, bytes) for ranking, _ in many.said)
        ours, theirs = count(few, method, lots=order), count(many, method, lots=order)
        assert ours.elected == theirs.elected
        assert [stage.votes for stage in ours.stages] == [
            stage.votes[: len(few.candidates)] for stage in theirs.stages
        ]
