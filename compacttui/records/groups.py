"""Groups at risk of exclusion: those that the code lists, which every town begins with, and those that it adds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sqlalchemy import CheckConstraint

from compacttui.records.columns import CURRENT, number, one_of, partial_index, subject_table, words
from compacttui.records.events import (
    ERASED,
    Change,
    Event,
    Get,
    Private,
    changed,
    kind,
    opened,
    reduces,
    told,
)
from compacttui.rules.coverage import LISTED, SOURCE
from compacttui.rules.text import folded

_ALWAYS: Final = "0001"
"""Since when the groups that the code lists are there: as far back as anybody asks."""

group = subject_table(
    "excluded_group",
    number("number"),
    words("label"),
    words("folded"),
    words("source", optional=True),
    one_of("state", ("listed", "set_aside")),
    words("set_aside_because", optional=True),
    constraints=[
        CheckConstraint(
            "(state = 'set_aside') = (set_aside_because IS NOT NULL)", name="set_aside_has_its_reason"
        ),
    ],
)
"""A group; constituencies name it by its number. Set aside, it is not counted here, and never counted as good or bad."""
partial_index("uq_group_number_now", group.c.log, group.c.number, unique=True, where=CURRENT)

kind("group.added", "Group added", data=("number", "since"), private=("label", "folded", "source"))
kind("group.renamed", "Group called by another name", data=("since",), private=("label", "folded"))
kind("group.set_aside", "Group set aside", data=("since",), private=("because",))
kind("group.taken_up", "Group counted again", data=("since",))


def group_id(town: str, number_of_it: int) -> str:
    """The id, in a town, of a group that the code lists.

    Args:
        town: the town's id.
        number_of_it: the group's place in the list, from 1.
    """
    return f"gro-{town[4:]}.{number_of_it}"


def listed_groups(event: Event) -> Iterator[Change]:
    """The groups that a town begins with, in the words of the code."""
    for place, label in enumerate(LISTED, 1):
        yield opened(
            group,
            event,
            thing=group_id(event.subject, place),
            since=_ALWAYS,
            number=place,
            label=label,
            folded=folded(label),
            source=SOURCE,
            state="listed",
        )


@reduces("group.added")
def group_added(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """A group of the town's own; nobody is asked for it on days before."""
    yield opened(group, event, told(group, event, private), since=event.text("since"), state="listed")


@reduces("group.renamed")
def group_renamed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The old name stays on old dates."""
    yield from changed(get, group, event, told(group, event, private), since=event.text("since"))


@reduces("group.set_aside")
def group_set_aside(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Not counted from `since` on, for a reason that everybody may read."""
    because = private.get("because", ERASED)
    since = event.text("since")
    yield from changed(get, group, event, since=since, state="set_aside", set_aside_because=because)


@reduces("group.taken_up")
def group_taken_up(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Counted again from `since` on."""
    yield from changed(get, group, event, since=event.text("since"), state="listed", set_aside_because=None)
