"""What is on the agendas of meetings, and which organisations it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import CheckConstraint

from compacttui.records.columns import (
    CURRENT,
    KNOWN,
    day,
    flag,
    number,
    one_of,
    partial_index,
    ref,
    subject_table,
    words,
)
from compacttui.records.events import (
    Change,
    Event,
    Get,
    Private,
    corrected,
    ended,
    kind,
    opened,
    reduces,
    told,
)
from compacttui.rules.words import (
    ClosedBecause,
)

item = subject_table(
    "item",
    ref("meeting", "meeting"),
    number("number"),
    words("title"),
    flag("decision"),
    one_of("part", ("open", "closed")),
    one_of("closed_because", ClosedBecause, optional=True),
    day("closed_until", optional=True),
    flag("to_follow"),
    words("outcome", optional=True),
    constraints=[
        CheckConstraint("number >= 1", name="number_is_positive"),
        CheckConstraint("(part = 'closed') = (closed_because IS NOT NULL)", name="closed_has_its_reason"),
        CheckConstraint("part = 'closed' OR closed_until IS NULL", name="open_has_no_end"),
    ],
)
"""One item of an agenda. ``to_follow``: it was put there when the papers had gone out, or later."""
partial_index(
    "uq_item_number_now",
    item.c.log,
    item.c.meeting,
    item.c.number,
    unique=True,
    where=CURRENT,
)

named = subject_table(
    "named",
    ref("item", "item"),
    ref("meeting", "meeting"),
    ref("partnership", "partnership", led_by_another=True),
    ref("organisation", "organisation"),
)
"""Organisations that an item names or affects: what interests are matched against, table by table."""
partial_index(
    "ix_named_at_table_now",
    named.c.log,
    named.c.partnership,
    named.c.organisation,
    where=KNOWN,
)

_ITEM = ("number", "decision", "part", "closed_because", "closed_until")
_ITEM_WORDS = ("title",)

kind(
    "meeting.item_added",
    "Item put on the agenda",
    about=("meeting", "partnership"),
    data=(*_ITEM, "meeting", "partnership", "to_follow", "planned_on", "names"),
    private=_ITEM_WORDS,
)
kind(
    "meeting.item_changed",
    "Item of the agenda changed",
    about=("meeting", "partnership"),
    data=(*_ITEM, "meeting", "partnership", "planned_on", "names", "unnamed"),
    private=_ITEM_WORDS,
)
kind("meeting.item_withdrawn", "Item taken off the agenda", about=("meeting", "partnership"))


@reduces("meeting.item_added")
def item_added(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """An item with the organisations it names."""
    since = min(event.day, event.text("planned_on"))
    yield opened(item, event, told(item, event, private), since=since)
    yield from _name(event, since)


@reduces("meeting.item_changed")
def item_changed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The item as the agenda has it now; organisations named by mistake were never named."""
    yield from corrected(get, item, event, {"closed_because": None, **told(item, event, private)})
    for thing in _texts(event, "unnamed"):
        row = get(named, thing)
        if row is not None:
            yield from ended(get, named, event, thing=thing, until=str(row["effective_from"]))
    yield from _name(event, min(event.day, event.text("planned_on")))


@reduces("meeting.item_withdrawn")
def item_withdrawn(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Taken off the agenda; that it stood there is still known."""
    yield from ended(get, item, event)


def _name(event: Event, since: str) -> Iterator[Change]:
    names = event.data.get("names")
    for thing, organisation in names.items() if isinstance(names, Mapping) else ():
        yield opened(
            named,
            event,
            thing=thing,
            since=since,
            item=event.subject,
            meeting=event.text("meeting"),
            partnership=event.text("partnership"),
            organisation=str(organisation),
        )


def _texts(event: Event, field: str) -> list[str]:
    value = event.data.get(field)
    return [str(each) for each in value] if isinstance(value, (list, tuple)) else []
