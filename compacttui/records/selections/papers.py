"""The papers of a closed poll as text: sorted and added up, so that nothing tells which came when, or from whom."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from compacttui.counting.profile import Profile
from compacttui.counting.rankings import Preference, Ranking
from compacttui.records.body import Json, canonical


def profile_text(profile: Profile) -> str:
    """The papers as one line of canonical JSON; `read_profile` gives an equal profile back."""
    whole: dict[str, Json] = {
        "candidates": list(profile.candidates),
        "places": profile.places,
        "rankings": [[_listed(ranking), number] for ranking, number in profile.rankings],
        "rejected": dict(profile.rejected),
        "title": profile.title,
        "withdrawn": list(profile.withdrawn),
    }
    return canonical(whole).decode()


def read_profile(text: str) -> Profile:
    """The papers that `profile_text` wrote.

    Raises:
        ValueError: the text is something else.
    """
    try:
        whole = json.loads(text)
        return Profile.of(
            whole["candidates"],
            whole["places"],
            [(_ranking(ranking), number) for ranking, number in whole["rankings"]],
            withdrawn=whole["withdrawn"],
            rejected=whole["rejected"],
            title=whole["title"],
        )
    except (KeyError, TypeError) as fault:
        raise ValueError("these are not the papers of a poll") from fault


def _listed(ranking: Ranking) -> list[int | list[int]]:
    return [choice if isinstance(choice, int) else list(choice) for choice in ranking]


def _ranking(listed: Iterable[Any]) -> Ranking:
    return tuple(_preference(choice) for choice in listed)


def _preference(choice: Any) -> Preference:
    return choice if isinstance(choice, int) else tuple(choice)
