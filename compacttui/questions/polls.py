"""Polls held here, in numbers: how many voted, and afterwards who; never how."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, and_, select

from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.registry import column, question
from compacttui.questions.selections.sight import sees_all, sees_count
from compacttui.questions.showing import Line, Section, fact, lines
from compacttui.questions.view import View
from compacttui.records.polls import box, poll
from compacttui.records.selections import ballots
from compacttui.records.selections import selection as process
from compacttui.rules.dates import day_and_time, from_utc_text, plural
from compacttui.rules.given import Selection
from compacttui.rules.polls import few_electors, given_away
from compacttui.rules.roles import Role
from compacttui.rules.words import ProcessState, Standing


@dataclass(frozen=True, slots=True)
class TurnoutRow:
    """How many voted in a poll that is held here.

    Attributes:
        selection_id: of which selection.
        selection: its reference.
        partnership: at whose table.
        votes: how many there can be.
        cast: how many were cast so far.
        percent: of all votes.
        poll: how long it is still open.
        note: where so few can be told by their result.
    """

    selection_id: str
    standing: Standing | None
    selection: str = column("Selection")
    partnership: str = column("Partnership")
    votes: int = column("Votes", numeric=True)
    cast: int = column("Cast", numeric=True)
    percent: int = column("Per cent", numeric=True)
    poll: str = column("Poll")
    note: str = column("Note")


@question("turnout", title="How many have voted in polls held here", rows=TurnoutRow)
def turnout(view: View, selection: Selection | None = None) -> Sequence[TurnoutRow]:
    """How many votes were cast in each poll that is or was held here, the newest first; not whose, and not how.

    Only those who run or check selections read it while a poll is open. It tells of now, whatever day is looked at.

    Args:
        selection: only this one.
    """
    if not sees_all(view):
        return ()
    with view.reading() as connection:
        found = _polls(view, connection, selection)
        names = Names(view)
        names.read(connection, [row.partnership for row in found])
        return [_turnout(view, connection, row, names) for row in found]


def _polls(view: View, connection: Connection, only: str | None) -> Sequence[Row[Any]]:
    p, s = poll.c, process.c
    query = (
        select(process, p.codes, p.replaced, p.state.label("box"))
        .join_from(poll, process, and_(view.true(process), s.id == p.selection))
        .where(view.true(poll))
        .order_by(s.poll_opens_at.desc(), s.reference.desc())
    )
    return connection.execute(query if only is None else query.where(s.id == only)).all()


def _turnout(view: View, connection: Connection, row: Row[Any], names: Names) -> TurnoutRow:
    register = box.marked_register(connection, view.town, row.id)
    cast = sum(one.has_voted for one in register)
    closes = from_utc_text(row.poll_closes_at)
    is_open = view.now < closes
    return TurnoutRow(
        selection_id=row.id,
        standing=Standing.LATE if row.box == "given_up" else None,
        selection=row.reference,
        partnership=names.of(row.partnership) or UNKNOWN,
        votes=len(register),
        cast=cast,
        percent=cast * 100 // len(register) if register else 0,
        poll=_how_it_stands(row.box, row.codes, is_open, day_and_time(closes, view.today)),
        note=few_electors(row.electors, view.rules) if row.electors is not None else "",
    )


def _how_it_stands(state: str, codes: int, is_open: bool, closes: str) -> str:
    if state == "given_up":
        return "begins again: its box was lost with a restore"
    if not codes:
        return "no codes issued yet"
    return f"closes {closes}" if is_open else f"closed {closes}"


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """An elector of a poll that is over.

    Attributes:
        organisation_id: which organisation.
        selection: the reference of the selection.
        number: the vote's number.
        organisation: whose vote it was.
        voted: whether it was cast.
    """

    organisation_id: str
    selection: str = column("Selection")
    number: int = column("Number", numeric=True)
    organisation: str = column("Organisation")
    voted: str = column("Voted")


@question("marked_register", title="Who voted in a poll that is over", rows=MarkedRow)
def marked_register(view: View, selection: Selection | None = None) -> Sequence[MarkedRow]:
    """Whether each elector voted, once the poll is over and its papers are sealed; never how, and never when.

    For the returning officer of that selection, and for the auditor. While a poll is open, whoever has not voted is
    listed for reminders, which stands in the history.

    Args:
        selection: of which selection; of the latest if none is said.
    """
    with view.reading() as connection:
        for row in _polls(view, connection, selection):
            if _may_read(view, row) and (read := list(_marked(view, connection, row))):
                return read
    return ()


_NOT_SEALED = (
    ProcessState.NOTICED.value,
    ProcessState.PERSONS_NOMINATED.value,
    ProcessState.CONFIRMATORY_POLL.value,
)


def _may_read(view: View, row: Row[Any]) -> bool:
    if row.state in _NOT_SEALED:
        return False
    is_officer = view.role is Role.RETURNING_OFFICER and view.person == row.returning_officer
    return is_officer or view.role is Role.AUDITOR


def _marked(view: View, connection: Connection, row: Row[Any]) -> Iterator[MarkedRow]:
    register = box.marked_register(connection, view.town, row.id)
    names = Names(view)
    names.read(connection, [thing for one in register for thing in one.organisations])
    for one in register:
        yield MarkedRow(
            organisation_id=one.organisations[0],
            selection=row.reference,
            number=one.number,
            organisation=" with ".join(names.of(thing) or UNKNOWN for thing in one.organisations),
            voted="yes" if one.has_voted else "no",
        )


def poll_shown(view: View, connection: Connection, thing: str) -> Section | None:
    """The poll of a selection for its record: its box and its codes, turnout in numbers, what small numbers give away."""
    found = [*_inside(view, connection, thing), *_given_away(view, connection, thing)]
    return Section("Poll", tuple(found)) if found else None


def _inside(view: View, connection: Connection, thing: str) -> Iterator[Line]:
    if not sees_all(view):
        return
    for row in _polls(view, connection, thing):
        lost = row.box == "given_up"
        yield Line(
            "Ballot box",
            "lost with a restore: the poll begins again" if lost else "prepared here",
            standing=Standing.LATE if lost else None,
        )
        yield from lines(
            fact("Codes issued", row.codes or None, note=f"{row.replaced} replaced" if row.replaced else "")
        )
        register = box.marked_register(connection, view.town, thing)
        if register and not lost:
            cast = sum(one.has_voted for one in register)
            yield Line("Votes cast", cast, note=f"of {plural(len(register), 'vote')}")


def _given_away(view: View, connection: Connection, thing: str) -> Iterator[Line]:
    """Said with a result as well as before: nothing can hide it."""
    s, b = process.c, ballots.c
    row = connection.execute(select(process).where(view.true(process), s.id == thing)).first()
    if row is None or row.electors is None:
        return
    sealed = connection.execute(
        select(b.received, b.valid, b.rankings).where(view.true(ballots), b.selection == thing)
    ).first()
    if sealed is not None and sees_count(view, ProcessState.of(row.state)):
        said = list(
            given_away(
                received=sealed.received,
                valid=sealed.valid,
                different=sealed.rankings,
                electors=row.electors,
                book=view.rules.from_facts(json.loads(row.rules)),
            )
        )
    else:
        said = [few_electors(row.electors, view.rules)] if sees_all(view) else []
    for sentence in said:
        if sentence:
            yield Line("Secrecy", sentence, standing=Standing.SOON)
