"""How entries on places kept for a group of candidates read."""

from __future__ import annotations

from collections.abc import Sequence

from compacttui.questions.telling import Entry, Told, noted, tells
from compacttui.rules.dates import plural
from compacttui.rules.selections.kept_places import KeptPlaces


@tells("places.kept")
@tells("places.kept_anew")
def places_kept(entry: Entry) -> Told:
    """Places are kept for a group, or other numbers of them."""
    least, most = entry.event["least"], entry.event["most"]
    group = KeptPlaces(
        entry.event.subject,
        entry.words.get("name", ""),
        least if isinstance(least, int) else 0,
        most if isinstance(most, int) else None,
    )
    is_new = entry.event.kind == "places.kept"
    return Told(
        entry.event.day,
        "places kept for a group" if is_new else "other places kept for a group",
        noted(group.name, group.limits),
    )


@tells("places.group_named")
def group_named(entry: Entry) -> Told:
    """Which candidates are of the group."""
    named = entry.event["nominations"]
    number = len(named) if isinstance(named, Sequence) else 0
    return Told(entry.event.day, "candidates of a group named", plural(number, "candidate"))
