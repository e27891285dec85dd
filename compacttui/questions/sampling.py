"""A random sample that anybody can draw again: by the seed, the rule of the draw, and the entry that it ends before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from sqlalchemy import Connection, and_, func, select

from compacttui.questions.ledger.entries import size_of
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.registry import column, question
from compacttui.questions.sight import READ_NEARLY_ALL
from compacttui.questions.view import View
from compacttui.records.log import about_table, event_table, thing_table
from compacttui.rules.dates import from_utc_text, london_day
from compacttui.rules.given import Called
from compacttui.rules.sampling import Draw, Drawable, drawn
from compacttui.rules.text import one_line

DRAWN: Final = 20
"""How many are drawn unless somebody says."""
_TICKET: Final = 16
"""Digits of a ticket that are shown: enough to see that they rise, and to check one."""


@dataclass(frozen=True, slots=True)
class SampleRow:
    """One thing that was drawn.

    Attributes:
        id: its id.
        place: the how manieth it is.
        what: what it is called.
        recorded_on: the day it was first recorded.
        entry: the number of that entry; its ticket is made of it.
        ticket: the first digits of its ticket.
        how: the seed, how many of how many, and where the draw ends: with it anybody draws the same.
    """

    id: str
    place: int = column("No.", numeric=True)
    what: str = column("What")
    recorded_on: date = column("Recorded")
    entry: int = column("Entry", numeric=True)
    ticket: str = column("Ticket")
    how: str = column("Drawn with")


@question("sample", title="Random sample that anybody can draw again", rows=SampleRow, roles=READ_NEARLY_ALL)
def sample(
    view: View,
    of: Annotated[Drawable, Called("Of")] = Drawable.REPORTS,
    number: int = DRAWN,
    seed: str = "",
    before: Annotated[int | None, Called("Before entry")] = None,
) -> Sequence[SampleRow]:
    """Things drawn at random by a seed that is printed beside each: the same seed draws the same.

    Args:
        of: what is drawn.
        number: how many.
        seed: what decides; the fingerprint of the newest entry if left empty. Throw dice for one that nobody can foresee.
        before: only what was recorded before the entry of this number; everything on record if left empty.
    """
    with view.reading() as connection:
        size = size_of(view, connection)
        end = size if before is None else max(0, min(before, size))
        draw = Draw(of, number, one_line(seed) or fingerprint(view, connection, end), end)
        return sample_rows(view, connection, draw)


def sample_rows(view: View, connection: Connection, draw: Draw) -> list[SampleRow]:
    """What a draw draws, in the order of the tickets."""
    t, a, e = thing_table.c, about_table.c, event_table.c
    kind = draw.of.value[:3]
    touching = and_(
        a.log == view.town,
        a.thing >= f"{kind}-",
        a.thing < f"{kind}.",
        func.length(a.thing) == len(kind) + 17,  # not the parts of one: their ids are longer
    )
    # The first entry that touches a thing recorded it. Which ones touch it is in an index; in the table of things each
    # would be looked up by itself. All numbers, and then the few things: tens of thousands of ids would only be carried about.
    first = func.min(a.seq)
    numbers_of = select(first).where(touching).group_by(a.thing).having(first < draw.before)
    # A thousand rows at a time: of more at once, Python's collector goes through everything there is in memory.
    recorded = list(connection.execute(numbers_of).yield_per(1000).scalars())
    lowest = drawn(draw.seed, draw.number, recorded)
    things: defaultdict[int, list[str]] = defaultdict(list)
    entries = {entry for _, entry in lowest}
    touched = select(a.thing).where(touching, a.seq.in_(entries))
    chosen = (
        select(t.first_seq, t.id)
        .where(t.log == view.town, t.id.in_(touched), t.first_seq.in_(entries))
        .order_by(t.id)
    )
    for entry, thing in connection.execute(chosen):
        things[entry].append(thing)
    tickets = [(digits, entry, things[entry].pop(0)) for digits, entry in lowest]
    names = Names(view)
    names.read(connection, [thing for _, _, thing in tickets])
    numbers = [entry for _, entry, _ in tickets]
    # With its fingerprint: for its moment alone, SQLite would go through an index of the moments of all entries.
    of_entries = select(e.seq, e.at, e.leaf).where(e.log == view.town, e.seq.in_(numbers))
    moments = {row.seq: row.at for row in connection.execute(of_entries)}
    how = f"seed {draw.seed}, {len(tickets):,} of {len(recorded):,} before entry {draw.before:,}"
    return [
        SampleRow(
            id=thing,
            place=place,
            what=names.of(thing) or UNKNOWN,
            recorded_on=london_day(from_utc_text(moments[entry])),
            entry=entry,
            ticket=digits[:_TICKET],
            how=how,
        )
        for place, (digits, entry, thing) in enumerate(tickets, 1)
    ]


def fingerprint(view: View, connection: Connection, end: int) -> str:
    """The first digits of the fingerprint of the last entry before a number."""
    e = event_table.c
    leaf = connection.execute(select(e.leaf).where(e.log == view.town, e.seq == end - 1)).scalar()
    return bytes(leaf).hex()[:_TICKET] if leaf is not None else "0"
