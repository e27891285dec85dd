"""Requests for a representative: which there are, how much notice each gives, and what became of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.registry import column, question
from compacttui.questions.selections.candidates import said
from compacttui.questions.sight import READ_NEARLY_ALL
from compacttui.questions.view import View
from compacttui.records.selections import request
from compacttui.rules.given import Partnership
from compacttui.rules.roles import Role
from compacttui.rules.selections.requests import NoticeGiven, notice_given
from compacttui.rules.words import Standing

READS_REQUESTS = READ_NEARLY_ALL | {Role.PARTNERSHIP_CONTACT}
"""Roles that read what partnerships ask for."""

_STANDS = {"open": "not answered", "answered": "answered", "declined": "declined"}


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A request for a representative.

    Attributes:
        id: its id.
        partnership_id: who asks.
        seat_ids: for which seats; none where it named none.
        selection_id: the selection that answers it; empty where there is none.
        state: open, answered or declined.
        standing: whether it has to be answered.
        is_short: it gives less notice than the rules of its day asked for.
        places: how many people it asks for.
        asked_by: who there asks.
        purpose, skills, commitment, terms_of_reference: what was said of the work.
        answer: what was answered where nobody is sent.
        partnership: who asks, by name.
        seats: for which seats, by name.
        received_on: when it came.
        needed_by: by when somebody is wanted.
        notice: how much notice that is, and whether it is short.
        stands: what became of it.
    """

    id: str
    partnership_id: str
    seat_ids: tuple[str, ...]
    selection_id: str
    state: str
    standing: Standing | None
    is_short: bool
    places: int
    asked_by: str
    purpose: str
    skills: str
    commitment: str
    terms_of_reference: str
    answer: str
    partnership: str = column("Partnership")
    seats: str = column("Seats")
    received_on: date = column("Received")
    needed_by: date = column("Wanted by")
    notice: str = column("Notice")
    stands: str = column("Stands")


@question("requests", title="Which representatives were asked for, and with how much notice", rows=RequestRow)
def requests(view: View, partnership: Partnership | None = None, short: bool = False) -> Sequence[RequestRow]:
    """Requests for a representative, those that wait for an answer first, the latest first.

    Args:
        partnership: only those of one partnership.
        short: only those that gave less notice than the rules of their day asked for.
    """
    with view.reading() as connection:
        rows = request_rows(view, connection)
    chosen = [
        row
        for row in rows
        if (not partnership or row.partnership_id == partnership) and (row.is_short or not short)
    ]
    return sorted(chosen, key=lambda row: row.state != "open")


def notice_if(view: View, needed_by: date, received_on: date | None = None) -> NoticeGiven:
    """How much notice a request would give by the rules of today.

    Args:
        view: who is looking.
        needed_by: the day on which somebody is wanted.
        received_on: the day it came; today if none is said.

    Raises:
        Refused: somebody is wanted before the request came.
    """
    return notice_given(received_on or view.today, needed_by, view.rules.notice.involvement_months)


def request_rows(view: View, connection: Connection, only: str | None = None) -> list[RequestRow]:
    """Requests as rows that people read, the latest first; or one of them."""
    if view.role not in READS_REQUESTS:
        return []
    r = request.c
    query = select(request).where(view.true(request)).order_by(r.received_on.desc(), r.id)
    found = connection.execute(query.where(r.id == only) if only else query).all()
    seats = {row.id: tuple(json.loads(row.seats)) for row in found}
    names = Names(view)
    names.read(connection, {thing for row in found for thing in (row.partnership, *seats[row.id])})
    made = []
    for row in found:
        came, wanted = date.fromisoformat(row.received_on), date.fromisoformat(row.needed_by)
        notice = notice_given(came, wanted, row.enough_months)
        made.append(
            RequestRow(
                id=row.id,
                partnership_id=row.partnership,
                seat_ids=seats[row.id],
                selection_id=row.selection or "",
                state=row.state,
                standing=_standing(row.state, wanted, view.day),
                is_short=notice.is_short,
                places=row.places,
                asked_by=said(row.asked_by),
                purpose=said(row.purpose),
                skills=said(row.skills),
                commitment=said(row.commitment),
                terms_of_reference=said(row.terms_of_reference),
                answer=said(row.answer),
                partnership=names.of(row.partnership) or UNKNOWN,
                seats=", ".join(names.of(seat) or UNKNOWN for seat in seats[row.id]),
                received_on=came,
                needed_by=wanted,
                notice=notice.words,
                stands=_STANDS[row.state],
            )
        )
    return made


def _standing(state: str, wanted: date, today: date) -> Standing | None:
    if state != "open":
        return Standing.DONE if state == "answered" else None
    return Standing.LATE if wanted < today else Standing.DECIDE
