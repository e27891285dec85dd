"""What is shown of a proposed change of membership: what it is, what those who were asked said, how it was decided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.partnerships.alterations import AlterationRow, alteration_rows
from compacttui.questions.selections.candidates import said
from compacttui.questions.selections.requests import READS_REQUESTS
from compacttui.questions.showing import Line, Section, Shown, fact, lines, shows
from compacttui.questions.shown.partnerships import row_on
from compacttui.questions.telling import noted
from compacttui.questions.view import View
from compacttui.records.alterations import alteration, consulted
from compacttui.records.organisations import organisation
from compacttui.rules.dates import plural
from compacttui.rules.words import AlterationAnswer, Standing


@shows("alteration")
def alteration_shown(view: View, connection: Connection, thing: str) -> Shown | None:
    """A proposed change of membership, and how it stands; the public reads numbers, and names where that was agreed."""
    one = next(iter(alteration_rows(view, connection, thing)), None)
    row = row_on(view, connection, alteration, thing)
    if one is None or row is None:
        return None
    names = Names(view)
    names.read(connection, [thing, row.partnership, row.seat, row.constituency, row.successor, row.made])
    asked = connection.execute(
        select(consulted)
        .where(view.true(consulted), consulted.c.alteration == thing)
        .order_by(consulted.c.id)
    ).all()
    names.read(connection, [each.organisation for each in asked])
    sections = (_facts(one, row, names), _answers(view, connection, one, asked, names))
    return Shown("alteration", thing, names.of(thing) or UNKNOWN, sections, one.standing, one.stands)


def _facts(one: AlterationRow, row: Row[Any], names: Names) -> Section:
    return Section(
        "",
        lines(
            fact("Partnership", one.partnership, row.partnership),
            fact("Change", one.what),
            fact("Seat", names.of(row.seat), row.seat),
            fact("Speaks for", names.of(row.constituency), row.constituency),
            fact("Why", said(row.why)),
            fact("Proposed by", said(row.proposed_by)),
            fact("Proposed on", one.proposed_on),
            fact("Answers by", one.reply_by),
            fact("Agreed", one.agreed, note=said(row.legal_reference)),
            fact("Decided on", date.fromisoformat(row.decided_on) if row.decided_on else None),
            fact("Minute", said(row.minute)),
            fact("From", one.effective_on),
            fact("Made", names.of(row.made), row.made),
        ),
    )


def _answers(
    view: View, connection: Connection, one: AlterationRow, asked: Sequence[Any], names: Names
) -> Section:
    """Each answer, for those who read them; for everybody else the numbers, and who agreed to be named."""
    own = _own(view, connection)
    seen = [row for row in asked if view.role in READS_REQUESTS or row.organisation in own or row.may_name]
    hidden = len(asked) - len(seen)
    each = tuple(_answer(row, names) for row in seen)
    rest = (Line("", f"and {plural(hidden, 'other')}, not named"),) if hidden and seen else ()
    return Section("Asked", (Line("", one.answers), *each, *rest))


def _own(view: View, connection: Connection) -> set[str]:
    o = organisation.c
    query = select(o.id).where(view.true(organisation), o.voting_contact == view.person)
    return {row.id for row in connection.execute(query)} if view.person else set()


def _answer(row: Row[Any], names: Names) -> Line:
    answer = AlterationAnswer.of(row.answer) if row.answer else None
    settled = ""
    if row.settled_on:
        settled = "agrees now" if row.agrees else "disagreement kept"
    stands = answer is AlterationAnswer.OBJECT and not row.settled_on
    return Line(
        answer.words if answer else "not answered",
        names.of(row.organisation) or UNKNOWN,
        row.organisation,
        Standing.DECIDE if stands else None,
        noted(said(row.said), settled, said(row.settlement)),
    )
