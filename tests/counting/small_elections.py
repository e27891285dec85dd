"""Small elections at random: few candidates and few papers, so that ties, empty hands and exact quotas are common."""

from __future__ import annotations

from random import Random

from hypothesis import strategies as st

from compacttui.counting import Profile, Ranking


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


def repeatable(seed: int | str) -> Random:
    """Chance that falls the same every time."""
    return Random(seed)  # noqa: S311 - no secret


def at_random(chance: Random) -> Profile:
    """A contest as above, made faster: for long searches."""
    candidates = chance.randint(1, 7)
    everyone = range(candidates)
    papers = [
        (tuple(chance.sample(everyone, chance.randint(1, candidates))), chance.choice((1, 1, 1, 2, 3, 8)))
        for _ in range(chance.choice((0, 1, 3, 6, 12)))
    ]
    return Profile.of(
        [f"C{index + 1}" for index in everyone],
        chance.randint(1, candidates + (chance.random() < 0.1)),
        papers,
        withdrawn=[index for index in everyone if chance.random() < 0.1],
        rejected={"blank": chance.choice((0, 0, 2))},
    )


def contest_for(method: str, chance: Random) -> Profile:
    """A contest as above, of the kind that a method counts."""
    profile = at_random(chance)
    papers, places, names = list(profile.rankings), profile.places, list(profile.candidates)
    if method == "av":
        places = 1
    elif method == "schulze":
        papers = [(_with_equals(ranking, chance), number) for ranking, number in papers]
    elif method == "yes-no":
        questions = max(1, len(names) // 2)
        names = [*names[:questions], *(f"No to {name}" for name in names[:questions])]
        papers = [
            (kept, number)
            for ranking, number in papers
            if (kept := tuple(c for c in ranking if c < 2 * questions))
        ]
        places = questions + chance.randint(0, 1)
    return Profile.of(
        names,
        places,
        papers,
        withdrawn=[index for index in profile.withdrawn if index < len(names)],
        rejected=dict(profile.rejected),
    )


def _with_equals(ranking: Ranking, chance: Random) -> Ranking:
    """The same candidates in the same order, some of them side by side."""
    groups: list[list[int]] = []
    for candidate in ranking:
        if groups and chance.random() < 0.3:
            groups[-1].append(candidate)
        else:
            groups.append([candidate])
    return tuple(group[0] if len(group) == 1 else tuple(sorted(group)) for group in groups)
