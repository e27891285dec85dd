"""What Today tells of proposed changes of membership: to the office and the secretariat, and to members who were asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sqlalchemy import and_, select

from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.partnerships.alterations import alterations
from compacttui.questions.today.rows import Place, TodayRow, far, line
from compacttui.questions.view import View
from compacttui.records.alterations import alteration, consulted
from compacttui.records.organisations import organisation
from compacttui.rules.words import AlterationState, Standing

_NEXT: Final = {
    AlterationState.DRAFT: ("Ask about a change", "alteration.consult"),
    AlterationState.CONTESTED: ("Talk an objection over", "alteration.settle_objection"),
    AlterationState.CONSENSUS: ("Decide on a change", "alteration.decide"),
    AlterationState.APPROVED: ("Carry an agreed change out", "alteration.carry_out"),
}
"""What comes next, and the act that does it, by where a proposal stands."""


def alterations_to_move(view: View) -> Iterator[TodayRow]:
    """Proposals that wait: for somebody to be asked, an objection to be talked over, a decision, being carried out."""
    for one in alterations(view, undecided=True):
        if one.standing is None:
            continue
        says, act = _NEXT[one.state]
        on = one.effective_on or one.reply_by or one.proposed_on
        yield line(
            f"alteration/{one.id}",
            Place.PARTNERSHIPS,
            f"{says}: {one.partnership}, {one.what}",
            on=on,
            when=far(on, view.day) if one.state is not AlterationState.DRAFT else "",
            standing=one.standing,
            thing=one.id,
            act=act,
            given=(("alteration", one.id),),
        )


def asked_about_alterations(view: View) -> Iterator[TodayRow]:
    """Proposals that the organisation for which somebody speaks was asked about, and has not answered."""
    c, a, o = consulted.c, alteration.c, organisation.c
    query = (
        select(a.id, a.partnership, a.reply_by, c.organisation)
        .join_from(consulted, alteration, and_(a.log == c.log, a.id == c.alteration, view.true(alteration)))
        .join(organisation, and_(o.log == c.log, o.id == c.organisation, view.true(organisation)))
        .where(
            view.true(consulted),
            c.answer.is_(None),
            o.voting_contact == view.person,
            a.decision.is_(None),
            a.withdrawn_on.is_(None),
        )
    )
    names = Names(view)
    with view.reading() as connection:
        found = connection.execute(query).all() if view.person else []
        names.read(connection, {thing for row in found for thing in (row.partnership, row.organisation)})
    for row in found:
        by = view.day.fromisoformat(row.reply_by)
        who, board = names.of(row.organisation) or UNKNOWN, names.of(row.partnership) or UNKNOWN
        yield line(
            f"asked/{row.id}/{row.organisation}",
            Place.PARTNERSHIPS,
            f"{who} was asked about a change of who sits at the {board}",
            on=by,
            when=far(by, view.day),
            standing=Standing.LATE if by < view.day else Standing.SOON,
            thing=row.id,
            act="alteration.answer",
            given=(("alteration", row.id), ("organisation", row.organisation)),
        )
