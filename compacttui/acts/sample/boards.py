"""Which partnerships a place has, and whom their seats speak for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice

from compacttui.acts.sample.material import Board, Material
from compacttui.acts.sample.sizes import Measure


def boards_of(material: Material, measure: Measure) -> list[Board]:
    """The partnerships of a place, each with the voices of its seats."""
    boards = list(islice(_boards(material), measure.partnerships))
    own = len(material.boards)
    voices = cycle(material.more.seats)
    left = measure.seats - sum(len(board.seats) for board in boards[:own])
    for place in range(own, len(boards)):
        share = left // (len(boards) - place)
        left -= share
        boards[place] = replace(boards[place], seats=tuple(islice(voices, share)))
    return boards


def _boards(material: Material) -> Iterator[Board]:
    """Partnerships without end: the town's own, their sub-groups, committees of places, then forums of places."""
    own = {board.key: board for board in material.boards}
    yield from own.values()
    for key, names in material.more.sub_groups:
        for name in names:
            yield replace(
                own[key],
                key=name,
                name=name,
                kind="sub_group",
                tier="sub_group",
                statutory=False,
                parent=key,
                renamed=None,
            )
    committee = own["northgate"]
    for prefix in ("", *(f"{point} " for point in material.more.compass)):
        for place in material.places[2 if not prefix else 0 :]:
            name = material.more.committee.format(place=f"{prefix}{place}")
            yield replace(committee, key=name, name=name)
    for round_ in range(1, 1_000_000):
        for place in material.places:
            for theme in material.more.forum_themes:
                name = material.more.forum.format(place=place, theme=theme)
                name = name if round_ == 1 else f"{name} {round_}"
                yield replace(committee, key=name, name=name, kind="forum")
