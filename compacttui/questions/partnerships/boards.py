"""Partnerships: every board and network on a day, with how its seats stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from compacttui.questions.holding import seats_on
from compacttui.questions.matching import words_in
from compacttui.questions.registry import column, question
from compacttui.questions.view import View
from compacttui.questions.windows import Key, Raw, Window
from compacttui.records.meetings import meeting
from compacttui.records.partnerships import partnership, seat
from compacttui.rules.dates import plural
from compacttui.rules.words import PartnershipKind, PartnershipState, SeatState, Standing, Tier

NO_MORE = (PartnershipState.ENDED, PartnershipState.MERGED)
"""States of a partnership that meets no more."""

_VACANT = (SeatState.VACANT, SeatState.IN_SELECTION, SeatState.ACTING_COVER)


@dataclass(frozen=True, slots=True)
class PartnershipRow:
    """A partnership on a day.

    Attributes:
        id: its id.
        state: where it stands.
        standing: whether somebody has to decide about one of its seats.
        partnership: its name.
        kind: what kind of body it is.
        tier: how far up it decides.
        seats: how many seats it has for the sector.
        vacant: how many of them nobody holds.
        next_meeting: the day of its next meeting, if one is planned.
        stands: what there is to say about it.
    """

    id: str
    state: PartnershipState
    standing: Standing | None
    partnership: str = column("Partnership")
    kind: str = column("Kind")
    tier: str = column("Tier")
    seats: int = column("Seats", numeric=True)
    vacant: int = column("Vacant", numeric=True)
    next_meeting: date | None = column("Next meeting")
    stands: str = column("Stands")


@question("partnerships", title="Which partnerships there are", rows=PartnershipRow)
def partnerships(view: View, words: str = "", former: bool = False) -> Window[PartnershipRow]:
    """Every partnership on the day, by name, with how its seats stand.

    Args:
        words: only those with these words in their name.
        former: also those that meet no more.
    """
    p = partnership.c
    query = select(p.id, p.name, p.kind, p.tier, p.state).where(
        view.true(partnership), words_in(p.folded, words)
    )
    if not former:
        query = query.where(p.state.not_in([state.value for state in NO_MORE]))
    return Window(
        view, query, [Key(p.folded), Key(p.id)], lambda connection, rows: _in_words(view, connection, rows)
    )


def _in_words(view: View, connection: Connection, raw: Sequence[Raw]) -> list[PartnershipRow]:
    boards = [row.id for row in raw]
    s = seat.c
    at = dict(
        connection.execute(
            select(s.id, s.partnership).where(view.true(seat), s.partnership.in_(boards))
        ).all()
    )
    states = {thing: on.state for thing, on in seats_on(view, connection, at).items()}
    number = Counter(at.values())
    vacant = Counter(board for thing, board in at.items() if states.get(thing) in _VACANT)
    undecided = Counter(board for thing, board in at.items() if states.get(thing) is SeatState.VACANT)
    ending = Counter(board for thing, board in at.items() if states.get(thing) is SeatState.ENDING_SOON)
    planned = next_meetings(view, connection, boards)
    return [
        _row(row, number[row.id], vacant[row.id], undecided[row.id], ending[row.id], planned.get(row.id))
        for row in raw
    ]


def _row(
    raw: Raw, seats: int, vacant: int, undecided: int, ending: int, planned: date | None
) -> PartnershipRow:
    state = PartnershipState.of(raw.state)
    is_over = state in NO_MORE
    standing = Standing.DECIDE if undecided else (Standing.SOON if ending else None)
    said = [
        "" if state is PartnershipState.ACTIVE else state.words,
        f"{plural(undecided, 'seat')} vacant, no selection open" if undecided else "",
        f"{plural(ending, 'term')} ending, no selection open" if ending else "",
    ]
    return PartnershipRow(
        id=raw.id,
        state=state,
        standing=None if is_over else standing,
        partnership=raw.name,
        kind=PartnershipKind.of(raw.kind).words,
        tier=Tier.of(raw.tier).words,
        seats=seats,
        vacant=vacant,
        next_meeting=planned,
        stands=state.words if is_over else ", ".join(part for part in said if part),
    )


def next_meetings(view: View, connection: Connection, boards: Sequence[str]) -> dict[str, date]:
    """The day of the next meeting planned for each of these partnerships, by id; missing where none is."""
    m, day = meeting.c, view.day.isoformat()
    # A meeting's row runs through: what was held later was still planned on the day.
    meets_on = func.coalesce(m.held_on, m.planned_on)
    planned = (
        select(m.partnership, func.min(meets_on))
        .where(
            view.true(meeting),
            m.partnership.in_(boards),
            m.state != "cancelled",
            meets_on >= day,
            m.held_on.is_(None) | (m.held_on > day),
        )
        .group_by(m.partnership)
    )
    return {board: date.fromisoformat(day) for board, day in connection.execute(planned)}
