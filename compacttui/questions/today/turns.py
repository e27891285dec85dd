"""Seats that go round, and whose turn has come."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from compacttui.questions.holding import seats_on
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.today.rows import Place, TodayRow, far_ago, line
from compacttui.questions.view import View
from compacttui.records.partnerships import seat
from compacttui.rules.dates import short_day
from compacttui.rules.words import Standing


def seats_to_pass_on(view: View) -> Iterator[TodayRow]:
    """Seats of which another constituency's turn has begun, and nobody has said so yet."""
    s, names = seat.c, Names(view)
    query = select(s.id, s.name, s.partnership).where(view.true(seat), s.turns_from.is_not(None))
    with view.reading() as connection:
        going_round = connection.execute(query.order_by(s.partnership, s.number)).all()
        on = seats_on(view, connection, [row.id for row in going_round])
        come = [(row, turn) for row in going_round if (turn := on[row.id].to_pass_on) is not None]
        names.read(
            connection, {thing for row, turn in come for thing in (row.partnership, turn.constituency)}
        )
    for row, turn in come:
        yield line(
            f"turn/{row.id}",
            Place.PARTNERSHIPS,
            f"The turn of {names.of(turn.constituency) or UNKNOWN} began {short_day(turn.start, view.day)}: "
            f"{row.name}, {names.of(row.partnership) or UNKNOWN}",
            on=turn.start,
            when=f"{far_ago(turn.start, view.day)} ago" if turn.start < view.day else "today",
            standing=Standing.DECIDE,
            thing=row.id,
            act="seat.pass_on",
            given=(("seat", row.id),),
        )
