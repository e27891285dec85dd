"""Whether there was a choice: contested or not, candidates for each place, turnout; by year and by partnership.

And who never takes part, and which organisations hold many seats: what an engagement list and an auditor begin with.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, func, select, union

from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.registry import column, question
from compacttui.questions.sight import READ_NEARLY_ALL
from compacttui.questions.view import View
from compacttui.questions.windows import Key, Raw, Window
from compacttui.records.organisations import organisation
from compacttui.records.selections import ballots, elector, nomination, selection
from compacttui.records.terms import term
from compacttui.rules.word import Word
from compacttui.rules.words import MembershipClass, MembershipStatus, NominationState, TermKind

_STOOD: Final = tuple(
    state.value
    for state in (
        NominationState.VALID,
        NominationState.ELECTED,
        NominationState.NOT_ELECTED,
        NominationState.RESERVE,
        NominationState.STOOD_ASIDE,
    )
)
"""Where a nomination is once its candidate could be chosen."""
_HOLDS: Final = tuple(kind.value for kind in TermKind if kind.holds_the_seat)


class ContestsShown(Word):
    """What contests are put together by."""

    YEAR = "year", "by year"
    PARTNERSHIP = "partnership", "by partnership"


@dataclass(frozen=True, slots=True)
class ContestRow:
    """Selections of a year, or of a partnership, taken together.

    Attributes:
        id: the partnership's id; empty for a year.
        of: the year, or the partnership.
        selections: how many had a result.
        places: how many places they were for.
        candidates: how many could be chosen.
        contested: in how many there were more candidates than places.
        uncontested: in how many there were not.
        contested_percent: contested ones of each hundred; nothing where there was none.
        candidates_a_place: candidates for each place, to one decimal.
        turnout: papers of those that could have been, and for each hundred; empty where nobody polled.
    """

    id: str
    of: str = column("Year or partnership")
    selections: int = column("Selections", numeric=True)
    places: int = column("Places", numeric=True)
    candidates: int = column("Candidates", numeric=True)
    contested: int = column("Contested", numeric=True)
    uncontested: int = column("No contest", numeric=True)
    contested_percent: int | None = column("Contested %", numeric=True)
    candidates_a_place: str = column("Candidates a place", numeric=True)
    turnout: str = column("Turnout")


@dataclass(frozen=True, slots=True)
class SilentRow:
    """A member organisation that never nominated or backed anybody.

    Attributes:
        id: its id.
        organisation: its name.
        could_vote: on how many registers of electors it stood.
        seats: how many people on seats were chosen from it.
    """

    id: str
    organisation: str = column("Organisation")
    could_vote: int = column("Could vote in", numeric=True)
    seats: int = column("Seats held", numeric=True)


@dataclass(frozen=True, slots=True)
class ShareRow:
    """How many seats people chosen from one organisation hold.

    Attributes:
        id: its id.
        organisation: its name.
        seats: how many they hold on the day.
        held: how many are held at all.
        share: for each hundred, rounded down.
        ever: how many terms there were so far.
    """

    id: str
    organisation: str = column("Organisation")
    seats: int = column("Seats held", numeric=True)
    held: int = column("Of", numeric=True)
    share: int = column("Per cent", numeric=True)
    ever: int = column("Terms so far", numeric=True)


@question("contests", title="Was there a choice: contests, candidates a place, turnout", rows=ContestRow)
def contests(view: View, shown: ContestsShown = ContestsShown.YEAR) -> Sequence[ContestRow]:
    """Selections with a result by the day: how many were contested, candidates for each place, turnout.

    Args:
        shown: by year, the latest first, or by partnership, the least contested first.
    """
    with view.reading() as connection:
        found = _results(view, connection)
        if shown is ContestsShown.YEAR:
            rows = _together(found, lambda one: one.declared_on[:4])
            return sorted(
                (_contest("", year, some) for year, some in rows.items()),
                key=lambda row: row.of,
                reverse=True,
            )
        names = Names(view)
        by_board = _together(found, lambda one: one.partnership)
        names.read(connection, by_board)
    made = [_contest(board, names.of(board) or UNKNOWN, some) for board, some in by_board.items()]
    return sorted(made, key=lambda row: (row.contested_percent or 0, -row.selections, row.of))


def _results(view: View, connection: Connection) -> Sequence[Any]:
    s, n, b = selection.c, nomination.c, ballots.c
    stood = (
        select(n.selection, func.count().label("candidates"))
        .where(view.true(nomination), n.state.in_(_STOOD))
        .group_by(n.selection)
        .subquery()
    )
    query = (
        select(s.id, s.partnership, s.places, s.declared_on, s.electors, stood.c.candidates, b.received)
        .select_from(selection)
        .outerjoin(stood, stood.c.selection == s.id)
        .outerjoin(ballots, and_(view.true(ballots), b.selection == s.id))
        .where(view.true(selection), s.declared_on <= view.day.isoformat())
    )
    return connection.execute(query).all()


def _together(found: Iterable[Any], of: Callable[[Any], str]) -> dict[str, list[Any]]:
    groups: defaultdict[str, list[Any]] = defaultdict(list)
    for one in found:
        groups[of(one)].append(one)
    return dict(groups)


def _contest(thing: str, of: str, some: Sequence[Any]) -> ContestRow:
    places = sum(one.places for one in some)
    candidates = sum(one.candidates or 0 for one in some)
    contested = sum((one.candidates or 0) > one.places for one in some)
    polled = [one for one in some if one.received is not None and one.electors]
    received, electors = sum(one.received for one in polled), sum(one.electors for one in polled)
    tenths = (candidates * 10 + places // 2) // places if places else 0
    return ContestRow(
        id=thing,
        of=of,
        selections=len(some),
        places=places,
        candidates=candidates,
        contested=contested,
        uncontested=len(some) - contested,
        contested_percent=contested * 100 // len(some) if some else None,
        candidates_a_place=f"{tenths // 10}.{tenths % 10}",
        turnout=f"{received:,} of {electors:,}, {received * 100 // electors} %" if electors else "",
    )


@question(
    "never_took_part",
    title="Which organisations never nominated or backed anybody",
    rows=SilentRow,
    roles=READ_NEARLY_ALL,
)
def never_took_part(view: View) -> Window[SilentRow]:
    """Full members in whose name nobody was ever nominated, proposed or seconded; who voted is nobody's to list here."""
    o, n = organisation.c, nomination.c
    # One list of all that ever did: asking anew for each organisation goes through the nominations each time.
    took_part = union(
        *(
            select(column_).where(
                view.known(nomination), column_.is_not(None), n.state != NominationState.INVITED.value
            )
            for column_ in (n.organisation, n.proposer, n.seconder)
        )
    )
    query = select(o.id, o.name).where(
        view.true(organisation),
        o.membership_class == MembershipClass.FULL.value,
        o.membership_state == MembershipStatus.CURRENT.value,
        o.id.not_in(took_part),
    )
    return Window(
        view, query, [Key(o.folded), Key(o.id)], lambda connection, raw: _silent(view, connection, raw)
    )


def _silent(view: View, connection: Connection, raw: Sequence[Raw]) -> list[SilentRow]:
    ids = [row.id for row in raw]
    e, t = elector.c, term.c
    could = _counted(
        connection, e.organisation, view.known(elector), e.organisation.in_(ids), e.qualifies == 1
    )
    seats = _counted(connection, t.organisation, _in_office(view), t.organisation.in_(ids))
    return [SilentRow(row.id, row.name, could.get(row.id, 0), seats.get(row.id, 0)) for row in raw]


def _counted(connection: Connection, by: ColumnElement[Any], *which: ColumnElement[bool]) -> dict[str, int]:
    return {row[0]: row[1] for row in connection.execute(select(by, func.count()).where(*which).group_by(by))}


def _in_office(view: View) -> ColumnElement[bool]:
    return and_(view.true(term), term.c.state == "active", term.c.basis.in_(_HOLDS))


@question("seats_by_organisation", title="Which organisations hold many seats", rows=ShareRow)
def seats_by_organisation(view: View) -> Sequence[ShareRow]:
    """Organisations from which people were chosen who hold seats on the day, those with most seats first."""
    t = term.c
    with view.reading() as connection:
        held = _counted(connection, t.organisation, _in_office(view))
        whole = sum(held.values())
        known = sorted(thing for thing in held if thing)
        ever = _counted(
            connection,
            t.organisation,
            view.true(term),
            t.organisation.in_(known),
            t.basis.in_(_HOLDS),
            t.start_on.is_not(None),
        )
        names = Names(view)
        names.read(connection, known)
    rows = [
        ShareRow(
            id=thing,
            organisation=names.of(thing) or UNKNOWN,
            seats=held[thing],
            held=whole,
            share=held[thing] * 100 // whole,
            ever=ever.get(thing, held[thing]),
        )
        for thing in known
    ]
    return sorted(rows, key=lambda row: (-row.seats, -row.ever, row.organisation))
