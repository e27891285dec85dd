"""When two names may mean one organisation or one person: near enough to ask, never near enough to decide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compacttui.rules.likeness import Alike

ON_RECORD = {
    "trust": "Harbour Youth Trust",
    "kettle": "Copper Kettle Befriending CIC",
    "carers": "Eastmere Carers Association Limited",
    "women": "Bay Women's Aid (BWA)",
    "ninth": "9th Eastmere Scout Group",
    "tenth": "10th Eastmere Scout Group",
    "friends": "Friends of Mill Lane School (Eastmere)",
    "others": "Friends of Mill Lane School (Westmere)",
    "council": "Eastmere Council for Voluntary Service and Community Action",
}


@pytest.fixture(scope="module")
def known() -> Alike[str]:
    return Alike((thing, name) for thing, name in ON_RECORD.items())


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("the HARBOUR youth trust", "trust"),
        ("Harbor Youth", "trust"),
        ("Habrour Youth CIC", "trust"),
        ("Harbour Yth. Trust", "trust"),
        ("Copper Kettle Befriending", "kettle"),
        ("Copper Kettle Befreinding Community Interest Compnay", "kettle"),
        ("Eastmere Carers Assoc.", "carers"),
        ("E/mere Carers Assn", "carers"),
        ("Bay Womens Aid", "women"),
        ("BWA", "women"),
        ("9th Eastmere Scout Grp", "ninth"),
        ("ECVSCA", "council"),
        ("Friends of Mill Lane School, Eastmere", "friends"),
    ],
)
def test_a_name_is_found_as_people_write_it(known: Alike[str], written: str, meant: str) -> None:
    assert [one.thing for one in known.likely(written)][:1] == [meant]


@pytest.mark.parametrize(
    "written",
    [
        "Harbour Trading",
        "11th Eastmere Scout Group",
        "Eastmere",
        "Youth Association",
        "HYT",
        "",
        "—",
        "Trust",
    ],
)
def test_another_body_is_not_taken_for_one_on_record(known: Alike[str], written: str) -> None:
    assert known.likely(written) == []


def test_two_bodies_told_apart_by_their_brackets_are_not_one(known: Alike[str]) -> None:
    (found,) = [
        one.thing for one in known.likely("Friends of Mill Lane School (Westmere)") if one.likeness == 1
    ]
    assert found == "others"


def test_a_former_name_means_the_body_too() -> None:
    known = Alike([("trust", "Harbour Youth Trust"), ("trust", "Eastmere Boys' Brigade Hall")])
    (found,) = known.likely("Eastmere Boys Brigade Hall Ltd")
    assert (found.thing, found.name) == ("trust", "Eastmere Boys' Brigade Hall")


@given(
    st.lists(st.sampled_from([*ON_RECORD.values(), "", "((", "a b c d"]), max_size=6), st.text(max_size=20)
)
def test_what_is_taken_back_leaves_nothing_behind(names: list[str], more: str) -> None:
    known, other = Alike(enumerate(names)), Alike(enumerate(names))
    other.add(99, more)
    other.take_back()
    for name in (*names, more):
        assert known.likely(name) == other.likely(name)
        assert all(0 < one.likeness <= 1 for one in known.likely(name))
