"""Voting: what somebody with a ballot code may see and do, which is this one contest and nothing else.

A voter has no role, no desk and no town: the code finds the poll. Nothing that happens here is an entry of the
ledger; a paper leaves no time, no order and no name anywhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from compacttui.acts.desk import Clock, SystemClock
from compacttui.acts.polls.held import hash_of
from compacttui.acts.selections.standing import ON_THE_BALLOT, STRUCK
from compacttui.records import organisations, partnerships
from compacttui.records import selections as kept
from compacttui.records.chance import Chance, SystemChance
from compacttui.records.database import Database
from compacttui.records.polls import box
from compacttui.records.polls.paper import packed
from compacttui.records.polls.traces import settle
from compacttui.rules.dates import from_utc_text, long_day_and_time
from compacttui.rules.polls import Marks, Style, beside, read_code, style_of
from compacttui.rules.refusal import Refused
from compacttui.rules.words import MembershipStatus, RejectedBecause

_KEY_BYTES = 16


@dataclass(slots=True)
class Booth:
    """A place to vote: the records, the time, and chance; nobody's desk.

    Attributes:
        database: the records.
        clock: the time.
        chance: seals papers.
    """

    database: Database
    clock: Clock = field(default_factory=SystemClock)
    chance: Chance = field(default_factory=SystemChance)


@dataclass(frozen=True, slots=True)
class Name:
    """A box on a ballot paper, with the name it stands beside.

    Attributes:
        name: as it stands there; with yes and no, “Yes to Maria Okafor” and then “No to Maria Okafor”.
        statement: what they say of themselves; empty where they say nothing.
        stood_aside: they withdrew after the paper was made; votes for them move on.
    """

    name: str
    statement: str
    stood_aside: bool


@dataclass(frozen=True, slots=True)
class BallotPaper:
    """A ballot paper before it is marked.

    Attributes:
        contest: at whose table, e.g. "Housing Partnership".
        speaks_for: for whom the seats speak.
        reference: the selection's reference.
        places: how many are to be chosen.
        style: how it is marked.
        names: who stands, in the order of the paper; twice where voters say yes or no.
        voter: whose vote it is: one organisation, or several that share it.
        closes_at: when the poll closes, in UTC.
    """

    contest: str
    speaks_for: str
    reference: str
    places: int
    style: Style
    names: tuple[Name, ...]
    voter: str
    closes_at: datetime


def look(booth: Booth, code: str) -> BallotPaper:
    """The ballot paper that a code is good for.

    Raises:
        Refused: it is no code, it was used or replaced, or its poll is not open.
        StoreTrouble: the database cannot be used.
    """
    letters = read_code(code)
    with booth.database.reading() as connection:
        found, elector = _found(connection, letters)
        process = _process(connection, found)
        _check_open(process, booth.clock.now())
        check_entitled(connection, found, elector, json.loads(process.rules))
        return _paper(connection, found, process, elector)


def cast(booth: Booth, code: str, marks: Marks) -> None:
    """Put the paper into the box. From then on the code is dead, and nobody can tell which paper it was.

    Raises:
        Refused: the code is not good any more, or the poll has closed meanwhile.
        StoreTrouble: the database cannot be used; nothing was cast.
    """
    letters = read_code(code)
    with booth.database.writing() as connection:
        found, _ = _found(connection, letters)
        # Held from here on: two who cast the same code at the same moment are one after the other.
        box.find(connection, found.log, found.selection, hold=True)
        found, elector = _found(connection, letters)
        process = _process(connection, found)
        _check_open(process, booth.clock.now())
        check_entitled(connection, found, elector, json.loads(process.rules))
        boxes = len(_names(connection, found)) * style_of(process.counted_by).boxes
        put_in(connection, found, elector, marks, None, boxes=boxes, chance=booth.chance, by_code=True)
    settle(booth.database)


def put_in(
    connection: Connection,
    found: box.Box,
    elector: box.Elector,
    marks: Marks,
    rejected: RejectedBecause | None,
    *,
    boxes: int,
    chance: Chance,
    by_code: bool = False,
) -> None:
    """Seal a paper, put it in, and mark the register: one vote less, one paper more, and no thread between them.

    Raises:
        Refused: the marks are not one for each box.
    """
    from compacttui.records.polls import sealing

    if len(marks) != boxes or any(not 0 <= mark <= boxes for mark in marks):
        raise Refused("The marks do not fit this ballot paper. Nothing was cast.", field="marks")
    paper = packed(marks, rejected, found.paper_bytes)
    sealed = sealing.seal(
        paper, found.public_key, poll=found.selection, random=chance.bytes(sealing.KEY_BYTES)
    )
    box.cast(connection, found, elector, sealed, chance.bytes(_KEY_BYTES), by_code=by_code)


def _found(connection: Connection, letters: str) -> tuple[box.Box, box.Elector]:
    """The box and the vote that a code belongs to."""
    for found in box.all_open(connection):
        elector = box.elector_with(connection, found, hash_of(letters, found.salt))
        if elector is not None:
            return found, elector
    raise Refused(
        "This code is not good, or not any more: it was used already, or another was given out in its place, or its "
        "poll is over. The returning officer can give you another if you have not voted.",
        field="code",
    )


def _process(connection: Connection, found: box.Box) -> Row[Any]:
    s = kept.selection.c
    row = connection.execute(
        select(kept.selection).where(
            s.log == found.log, s.id == found.selection, s.superseded_seq.is_(None), s.effective_to.is_(None)
        )
    ).first()
    if row is None:
        raise Refused("This selection is over. Nothing was cast.", field="code")
    return row


def _check_open(process: Row[Any], now: datetime) -> None:
    opens, closes = from_utc_text(process.poll_opens_at), from_utc_text(process.poll_closes_at)
    if process.poll_announced_on is None or now < opens:
        raise Refused(
            f"The poll opens on {long_day_and_time(opens)}. Keep your code until then.", field="code"
        )
    if now >= closes:
        raise Refused(f"The poll closed on {long_day_and_time(closes)}. Nothing was cast.", field="code")
    if process.state == "cancelled":
        raise Refused("This selection was cancelled. Nothing was cast.", field="code")


def check_entitled(
    connection: Connection, found: box.Box, elector: box.Elector, rules: Mapping[str, object]
) -> None:
    """Refuse a vote whose organisation is no member any more, where the rules of the process take it away then.

    Args:
        connection: a transaction.
        found: the box.
        elector: whose vote it is.
        rules: the rules that the process began under, as the ledger holds them.

    Raises:
        Refused: none of those who share it is a member today.
    """
    if rules.get(_KEEPS_VOTE, 1):
        return
    o = organisations.organisation.c
    query = select(o.membership_state).where(
        o.log == found.log,
        o.id.in_(elector.organisations),
        o.superseded_seq.is_(None),
        o.effective_to.is_(None),
    )
    if MembershipStatus.CURRENT.value not in connection.execute(query).scalars():
        raise Refused(
            "By the rules of this selection a vote goes with the membership, and that has ended. Ask the returning "
            "officer.",
            field="code",
        )


_KEEPS_VOTE = "electorate.keeps_vote"


def _names(connection: Connection, found: box.Box) -> list[Row[Any]]:
    n = kept.nomination.c
    query = (
        select(n.name_on_ballot, n.statement, n.state)
        .where(
            n.log == found.log,
            n.selection == found.selection,
            n.superseded_seq.is_(None),
            n.effective_to.is_(None),
            n.ballot_number.is_not(None),
            n.state.in_([state.value for state in ON_THE_BALLOT]),
        )
        .order_by(n.ballot_number)
    )
    return list(connection.execute(query))


def _paper(connection: Connection, found: box.Box, process: Row[Any], elector: box.Elector) -> BallotPaper:
    style = style_of(process.counted_by)
    return BallotPaper(
        contest=_called(connection, partnerships.partnership, found.log, process.partnership),
        speaks_for=_called(connection, partnerships.constituency, found.log, process.constituency),
        reference=process.reference,
        places=process.places,
        style=style,
        names=tuple(
            Name(box_for, row.statement or "", row.state in STRUCK)
            for row in _names(connection, found)
            for box_for in beside(row.name_on_ballot, style)
        ),
        voter=" and ".join(
            _called(connection, organisations.organisation, found.log, one) for one in elector.organisations
        ),
        closes_at=from_utc_text(process.poll_closes_at),
    )


def _called(connection: Connection, table: Table, log: str, thing: str) -> str:
    c = table.c
    query = select(c.name).where(
        c.log == log, c.id == thing, c.superseded_seq.is_(None), c.effective_to.is_(None)
    )
    return connection.execute(query).scalar() or "(not on record)"
