"""Small elections at random: few candidates and few papers, so that ties, empty hands and exact quotas are common."""

from __future__ import annotations

from hypothesis import strategies as st

from compacttui.counting import Profile


@st.composite
def rankings(draw: st.DrawFn, candidates: int) -> tuple[int, ...]:
    """One paper: any candidates, in any order."""
    order = draw(st.permutations(range(candidates)))
    return tuple(order[: draw(st.integers(1, candidates))])


@st.composite
def piles(draw: st.DrawFn, candidates: int, largest: int = 12) -> list[tuple[tuple[int, ...], int]]:
    """Some papers, some of them alike."""
    return draw(st.lists(st.tuples(rankings(candidates), st.integers(1, 5)), max_size=largest))


@st.composite
def profiles(draw: st.DrawFn, with_withdrawn: bool = False) -> Profile:
    """A contest."""
    candidates = draw(st.integers(1, 7))
    withdrawn = draw(st.sets(st.integers(0, candidates - 1), max_size=candidates)) if with_withdrawn else ()
    return Profile.of(
        [f"C{index + 1}" for index in range(candidates)],
        draw(st.integers(1, candidates)),
        draw(piles(candidates)),
        withdrawn=withdrawn,
        rejected={"blank": draw(st.integers(0, 3))},
    )
