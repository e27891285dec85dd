"""What Today tells of requests for involvement: to the office, to those who asked, and to members who were asked."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import and_, select

from compacttui.questions.involvement import InvolvementRow, InvolvementShown, involvement
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.selections.candidates import said
from compacttui.questions.today.rows import Place, TodayRow, far, line
from compacttui.questions.view import View
from compacttui.records.involvement import invited
from compacttui.records.involvement import involvement as asked
from compacttui.records.organisations import organisation
from compacttui.rules.words import InvolvementState, Standing

_DOES = {
    InvolvementState.RECEIVED: "involvement.circulate",
    InvolvementState.ACKNOWLEDGED: "involvement.circulate",
    InvolvementState.CIRCULATED: "involvement.reply",
    InvolvementState.NO_RESPONSE: "involvement.reply",
    InvolvementState.RESPONDED: "involvement.feed_back",
}
"""The act that comes next, by where a request stands."""


def involvement_to_answer(view: View) -> Iterator[TodayRow]:
    """Requests for involvement that wait: for being passed on, for a reply, or for word of what came of them."""
    for one in involvement(view, shown=InvolvementShown.OPEN):
        if one.standing is not None:
            yield _line(view, one)


def _line(view: View, one: InvolvementRow) -> TodayRow:
    over = one.state is InvolvementState.RESPONDED
    due = one.needed_by if over else one.reply_by
    short = ", short notice" if one.given.is_short else ""
    what = "What came of it?" if over else "Involvement asked for:"
    return line(
        f"involvement/{one.id}",
        Place.PARTNERSHIPS,
        f"{what} {one.subject}, {one.asker}{short}",
        on=due,
        when=far(due, view.day),
        standing=one.standing,
        thing=one.id,
        act=_DOES.get(one.state, ""),
        given=(("involvement", one.id),),
    )


def asked_of_us(view: View) -> Iterator[TodayRow]:
    """Requests that were passed on to the organisation for which somebody speaks, and that it has not replied to."""
    c, i, o = invited.c, asked.c, organisation.c
    query = (
        select(i.id, i.subject, i.needed_by, c.organisation)
        .join_from(invited, asked, and_(i.log == c.log, i.id == c.involvement, view.true(asked)))
        .join(organisation, and_(o.log == c.log, o.id == c.organisation, view.true(organisation)))
        .where(
            view.true(invited),
            c.reply.is_(None),
            c.withdrawn_on.is_(None),
            o.voting_contact == view.person,
            i.declined_on.is_(None),
            i.fed_back_on.is_(None),
            i.closed_on.is_(None),
        )
    )
    names = Names(view)
    with view.reading() as connection:
        found = connection.execute(query).all() if view.person else []
        names.read(connection, [row.organisation for row in found])
    for row in found:
        by = view.day.fromisoformat(row.needed_by)
        yield line(
            f"asked/{row.id}/{row.organisation}",
            Place.PARTNERSHIPS,
            f"{names.of(row.organisation) or UNKNOWN} was asked: {said(row.subject)}",
            on=by,
            when=far(by, view.day),
            standing=Standing.LATE if by < view.day else Standing.SOON,
            thing=row.id,
            act="involvement.reply",
            given=(("involvement", row.id), ("organisation", row.organisation)),
        )
