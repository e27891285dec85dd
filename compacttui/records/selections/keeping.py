"""Places of a selection that are kept for groups of candidates, and who belongs to each group."""

from __future__ import annotations

from collections.abc import Iterator

from compacttui.records.body import canonical
from compacttui.records.columns import listed, number, ref, subject_table, words
from compacttui.records.events import Change, Event, Get, Private, changed, kind, opened, reduces, told
from compacttui.records.selections.process import ABOUT

kept_places = subject_table(
    "kept_places",
    ref("selection", "selection"),
    words("name"),
    number("least"),
    number("most", optional=True),
    listed("nominations"),
)
"""A group of candidates: at least so many of it are elected, and at most so many where there is a limit."""

kind(
    "places.kept",
    "Places kept for a group",
    about=ABOUT,
    data=("selection", "least", "most"),
    private=("name",),
)
kind("places.kept_anew", "Other places kept for a group", about=ABOUT, data=("selection", "least", "most"))
kind("places.group_named", "Candidates of a group named", about=ABOUT, data=("selection", "nominations"))


@reduces("places.kept")
def places_kept(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """From now on places are kept for a group; who is of it is said when there are candidates."""
    yield opened(kept_places, event, told(kept_places, event, private), nominations=canonical([]).decode())


@reduces("places.kept_anew")
@reduces("places.group_named")
def places_changed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Other numbers, or others of the group."""
    yield from changed(get, kept_places, event, told(kept_places, event, private))
