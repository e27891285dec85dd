"""What is shown of a request for involvement: both clocks side by side, whom it was passed on to, what they said."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from compacttui.questions.involvement import involvement_rows
from compacttui.questions.involvement.lists import by_now
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.selections.candidates import said
from compacttui.questions.selections.requests import READS_REQUESTS
from compacttui.questions.showing import Line, Section, Shown, fact, lines, shows
from compacttui.questions.shown.partnerships import row_on
from compacttui.questions.telling import noted
from compacttui.questions.view import View
from compacttui.records.involvement import invited, involvement
from compacttui.records.organisations import organisation
from compacttui.rules.words import Engagement, InvolvementReply, Standing


@shows("involvement")
def involvement_shown(view: View, connection: Connection, thing: str) -> Shown | None:
    """A request for involvement: who asks what by when, both clocks, the replies, what came of it."""
    one = next(iter(involvement_rows(view, connection, thing)), None)
    row = row_on(view, connection, involvement, thing)
    if one is None or row is None:
        return None
    names = Names(view)
    names.read(connection, [thing, row.organisation, row.partnership])
    clocks = Section(
        "Both clocks",
        lines(
            fact("Notice given", one.notice, standing=Standing.SOON if one.given.is_short else None),
            fact("Why so short", said(row.short_because)),
            fact("Answer", one.answer, standing=Standing.LATE if one.taken.is_late else None),
            fact("Answer due", one.reply_by),
        ),
    )
    sections = (_facts(view, row, names), clocks, _asked(view, connection, thing))
    return Shown("involvement", thing, names.of(thing) or UNKNOWN, sections, one.standing, one.stands)


def _facts(view: View, row: Row[Any], names: Names) -> Section:
    return Section(
        "",
        lines(
            fact("About", said(row.subject)),
            fact("Asked by", names.of(row.organisation), row.organisation, note=said(row.asked_by))
            or fact("Asked by", said(row.asked_by)),
            fact("Partnership", names.of(row.partnership), row.partnership),
            fact("Received", date.fromisoformat(row.received_on)),
            fact("Wanted by", date.fromisoformat(row.needed_by)),
            fact("More", said(row.detail)),
            fact("Acknowledged", by_now(view, row.acknowledged_on)),
            fact("Passed on", by_now(view, row.circulated_on)),
            fact("Declined", by_now(view, row.declined_on), note=said(row.answer)),
            fact("What came of it", said(row.outcome)),
            fact("Told on", by_now(view, row.fed_back_on)),
            fact("Closed", by_now(view, row.closed_on)),
        ),
    )


def _asked(view: View, connection: Connection, thing: str) -> Section:
    """Whom it was passed on to, with their replies; a member sees its own."""
    c, o = invited.c, organisation.c
    query = select(invited).where(view.true(invited), c.involvement == thing).order_by(c.sent_on, c.id)
    if view.role not in READS_REQUESTS:
        mine = select(o.id).where(view.true(organisation), o.voting_contact == view.person)
        query = query.where(c.organisation.in_(mine))
    found = connection.execute(query).all()
    names = Names(view)
    names.read(connection, [row.organisation for row in found])
    return Section(
        "Passed on to",
        tuple(
            Line(
                _reply(row),
                names.of(row.organisation) or UNKNOWN,
                row.organisation,
                _how(row),
                noted(f"it had said: {_wish(row)}" if _wish(row) else "", said(row.said)),
            )
            for row in found
        ),
    )


def _reply(row: Row[Any]) -> str:
    if row.withdrawn_on:
        return "asked no longer"
    return InvolvementReply.of(row.reply).words if row.reply else "no reply yet"


def _wish(row: Row[Any]) -> str:
    wish = Engagement.of(row.wish) if row.wish else Engagement.ALL
    return "" if wish is Engagement.ALL else wish.words


def _how(row: Row[Any]) -> Standing | None:
    if row.reply:
        return Standing.DONE
    return Standing.DECIDE if row.wish == Engagement.NONE.value and not row.withdrawn_on else None
