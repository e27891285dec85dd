from __future__ import annotations

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_elections import profiles

from compacttui.counting import Profile


def test_papers_that_say_the_same_are_counted_together_in_one_order() -> None:
    one = Profile.of(["Ada", "Ben"], 1, [((1,), 2), ((0, 1), 1), ((1,), 3)])
    assert one.rankings == (((0, 1), 1), ((1,), 5))
    assert one == Profile.of(["Ada", "Ben"], 1, [((0, 1), 1), ((1,), 5)])


def test_names_and_title_may_be_erased_without_breaking_the_seal() -> None:
    sealed = Profile.of(["Ada", "Ben"], 1, [((0,), 2)], title="Board election")
    assert sealed.renamed(["former candidate 1", "Ben"], "").sha256 == sealed.sha256


@pytest.mark.parametrize(
    "changed",
    [
        Profile.of(["Ada", "Ben", "Cleo"], 1, [((0, 1), 2), ((1,), 1)]),
        Profile.of(["Ada", "Ben"], 2, [((0, 1), 2), ((1,), 1)]),
        Profile.of(["Ada", "Ben"], 1, [((0, 1), 2), ((1,), 2)]),
        Profile.of(["Ada", "Ben"], 1, [((0, 1), 2), ((1,), 1)], withdrawn=[0]),
        Profile.of(["Ada", "Ben"], 1, [((0, 1), 2), ((1,), 1)], rejected={"blank": 1}),
        Profile.of(["Ada", "Ben"], 1, [(((0, 1),), 2), ((1,), 1)]),
    ],
)
def test_everything_else_is_under_the_seal(changed: Profile) -> None:
    assert changed.sha256 != Profile.of(["Ada", "Ben"], 1, [((0, 1), 2), ((1,), 1)]).sha256


def test_the_seal_is_the_hash_of_plain_canonical_json() -> None:
    """So that anyone can compute it without this program."""
    profile = Profile.of(["Ada", "Ben", "Cleo"], 1, [((0, 1), 2), (((1, 2), 0), 4)], rejected={"blank": 1})
    body = b'{"candidates":3,"places":1,"rankings":[[[0,1],2],[[[1,2],0],4]],"rejected":{"blank":1},"withdrawn":[]}'
    assert profile.sha256 == hashlib.sha256(body).hexdigest()


_PAPERS = st.lists(st.integers(0, 299), min_size=1, max_size=5, unique=True).map(tuple)
_FEW = st.lists(st.integers(0, 11), min_size=1, max_size=5, unique=True).map(tuple)


@pytest.mark.parametrize("candidates", [12, 255, 256, 257, 300])
@given(data=st.data())
def test_however_many_stand_order_and_seal_are_those_of_the_plain_json(
    candidates: int, data: st.DataObject
) -> None:
    """Few candidates are sorted and written in a faster way than many; nobody can tell from what comes of it."""
    said = data.draw(st.lists(_FEW if candidates == 12 else _PAPERS, min_size=1, max_size=12))
    papers = [(ranking, 2) for ranking in said if max(ranking) < candidates]
    profile = Profile.of([f"C{number}" for number in range(candidates)], 1, papers)
    wanted = {ranking: 2 * [one for one, _ in papers].count(ranking) for ranking, _ in papers}
    assert profile.rankings == tuple(sorted(wanted.items()))
    body = {
        "candidates": candidates,
        "places": 1,
        "rankings": profile.rankings,
        "rejected": {},
        "withdrawn": [],
    }
    text = json.dumps(body, separators=(",", ":"))
    assert profile.sha256 == hashlib.sha256(text.encode()).hexdigest()


@given(profiles(with_withdrawn=True))
def test_striking_out_who_withdrew_keeps_every_paper_and_is_done_once(profile: Profile) -> None:
    struck = profile.struck()
    assert struck.received == profile.received
    assert struck.struck() == struck
    assert not {c for ranking, _ in struck.strict_rankings() for c in ranking} & set(profile.withdrawn)


def test_a_paper_on_which_everyone_withdrew_has_no_valid_preference() -> None:
    struck = Profile.of(
        ["Ada", "Ben", "Cleo"], 1, [((0,), 2), ((0, 1), 3), (((0, 2),), 4)], withdrawn=[0]
    ).struck()
    assert struck.rankings == (((1,), 3), ((2,), 4))
    assert dict(struck.rejected) == {"no_valid_preference": 2}


@pytest.mark.parametrize(
    ("candidates", "places", "papers", "said"),
    [
        (["Ada", "Ada"], 1, [], "label of their own"),
        ([], 1, [], "at least"),
        (["Ada"], 0, [], "0 places"),
        (["Ada"], 1, [((0,), 0)], "0 papers"),
        (["Ada"], 1, [((), 1)], "not a ranking"),
        (["Ada"], 1, [((1,), 1)], "not a ranking"),
        (["Ada"], 1, [((-1,), 1)], "not a ranking"),
        (["Ada", "Ben"], 1, [((0, 0), 1)], "not a ranking"),
        (["Ada", "Ben"], 1, [(((0,), 1), 1)], "not a group"),
        (["Ada", "Ben"], 1, [(((1, 0),), 1)], "not a group"),
        (["Ada", "Ben"], 1, [(((0, 1), 1), 1)], "not a ranking"),
    ],
)
def test_what_no_contest_can_be_is_refused(
    candidates: list[str], places: int, papers: list, said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        Profile.of(candidates, places, papers)


@pytest.mark.parametrize("mentioned", [{"withdrawn": [2]}, {"ties": [0, 5]}])
def test_nobody_outside_the_contest_can_withdraw_or_be_drawn(mentioned: dict[str, list[int]]) -> None:
    with pytest.raises(ValueError, match="no candidate"):
        Profile.of(["Ada", "Ben"], 1, [], **mentioned)


def test_labels_are_as_many_as_candidates_and_all_different() -> None:
    profile = Profile.of(["Ada", "Ben"], 1, [])
    with pytest.raises(ValueError, match="1 names for 2 candidates"):
        profile.renamed(["Ada"], "")
    with pytest.raises(ValueError, match="label of their own"):
        profile.renamed(["Ada", "Ada"], "")


@given(profiles(), st.data())
def test_new_labels_change_nothing_but_labels(profile: Profile, data: st.DataObject) -> None:
    labels = data.draw(st.lists(st.text(min_size=1), unique=True, min_size=7, max_size=7))[
        : len(profile.candidates)
    ]
    renamed = profile.renamed(labels, "another title")
    assert (renamed.rankings, renamed.sha256) == (profile.rankings, profile.sha256)
    assert renamed.renamed(profile.candidates, profile.title) == profile
