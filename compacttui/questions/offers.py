"""Where a thing stands, as far as it decides what can be done to it: so that the interface offers nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from sqlalchemy import Connection, Table, select

from compacttui.questions.holding import seats_on, terms_on
from compacttui.questions.involvement import involvement_rows
from compacttui.questions.ledger.entries import EntryReader, size_of
from compacttui.questions.meetings.agenda import meeting_row_on
from compacttui.questions.meetings.lists import state_of as meeting_state_of
from compacttui.questions.partnerships.alterations import alteration_rows
from compacttui.questions.selections.standing import moment_of, state_of
from compacttui.questions.sight import Sight
from compacttui.questions.view import View
from compacttui.records.actions import action
from compacttui.records.complaints import complaint
from compacttui.records.declarations import declaration
from compacttui.records.groups import group
from compacttui.records.interests import interest
from compacttui.records.remarks import remark
from compacttui.records.reports import report
from compacttui.records.selections import nomination, selection
from compacttui.records.soundings import sounding
from compacttui.records.terms import term
from compacttui.rules.rota import TurnState
from compacttui.rules.rulebook import RuleBook

_STATE_IN: Final[Mapping[str, Table]] = MappingProxyType(
    {"nom": nomination, "com": complaint, "gro": group, "int": interest}
)
"""The tables of things whose state is what somebody decided last, by the letters that their ids begin with."""
_WHOSE_IN: Final[Mapping[str, Table]] = MappingProxyType(
    {
        "rep": report,
        "sou": sounding,
        "act": action,
        "int": interest,
        "dec": declaration,
        "ter": term,
    }
)
"""The tables of things that are somebody's, in whose column ``person`` they stand."""


@dataclass(frozen=True, slots=True)
class Stands:
    """Where a thing stands.

    Attributes:
        state: the state of a selection, a meeting, a nomination, a complaint or an interest, or that another's turn has
            come in a seat; empty for anything else, and what is not there.
        way: how a selection chooses; empty for anything else.
        is_own: it is not somebody else's, where the viewer acts for themselves alone.
    """

    state: str = ""
    way: str = ""
    is_own: bool = True


def entries_now(view: View) -> int:
    """How many entries there are: what comes later was recorded while somebody was writing."""
    with view.reading() as connection:
        return size_of(view, connection)


def last_to_write(view: View) -> str:
    """Who recorded the newest entry, as far as that may be known; empty where it was the viewer."""
    with view.reading() as connection:
        newest = EntryReader(view).numbered(connection, [size_of(view, connection) - 1])
    if not newest or newest[0].sight is Sight.CLOSED or newest[0].event.actor == view.person:
        return ""
    return newest[0].names.get(newest[0].event.actor, "")


def stands_at(view: View, thing: str) -> Stands:
    """Where a thing stands that somebody wants to do something to."""
    with view.reading() as connection:
        return replace(_standing(view, connection, thing), is_own=_is_own(view, connection, thing))


def _standing(view: View, connection: Connection, thing: str) -> Stands:
    prefix = thing[:3]
    if prefix in _WORKED_OUT:
        return _WORKED_OUT[prefix](view, connection, thing)
    table = _STATE_IN.get(prefix)
    if table is None:
        return Stands()
    state = connection.execute(select(table.c.state).where(view.true(table), table.c.id == thing)).scalar()
    return Stands(str(state or ""))


def _is_own(view: View, connection: Connection, thing: str) -> bool:
    """Whether a thing is not somebody else's; whoever acts for others may act on what is anybody's."""
    if not view.role.is_volunteer:
        return True
    if thing.startswith("rem-"):
        # To a comment replies whoever sent the report that it is on.
        on = select(remark.c.report).where(view.true(remark), remark.c.id == thing)
        thing = str(connection.execute(on).scalar() or "")
    table = _WHOSE_IN.get(thing[:3])
    if table is None:
        return True
    whose = select(table.c.person).where(view.true(table), table.c.id == thing)
    return connection.execute(whose).scalar() == view.person


def rules_now(view: View) -> RuleBook:
    """The rule book: what it does not allow is not offered."""
    return view.rules


def _of_selection(view: View, connection: Connection, thing: str) -> Stands:
    found = connection.execute(select(selection).where(view.true(selection), selection.c.id == thing)).first()
    if found is None:
        return Stands()
    return Stands(state_of(found, moment_of(view)).value, str(found.method))


def _of_meeting(view: View, connection: Connection, thing: str) -> Stands:
    row = meeting_row_on(view, connection, thing)
    return Stands(meeting_state_of(view, row).value if row is not None else "")


def _of_term(view: View, connection: Connection, thing: str) -> Stands:
    """Where a term stands, what its holder is in the middle of before all else."""
    one = next(iter(terms_on(view, connection, terms=[thing])), None)
    if one is None:
        return Stands()
    return Stands((one.happens[0] if one.happens else one.state).value)


def _of_seat(view: View, connection: Connection, thing: str) -> Stands:
    on = seats_on(view, connection, [thing]).get(thing)
    return Stands(TurnState.COME.value if on is not None and on.to_pass_on is not None else "")


def _of_alteration(view: View, connection: Connection, thing: str) -> Stands:
    return Stands(next((one.state.value for one in alteration_rows(view, connection, thing)), ""))


def _of_involvement(view: View, connection: Connection, thing: str) -> Stands:
    return Stands(next((one.state.value for one in involvement_rows(view, connection, thing)), ""))


_WORKED_OUT: Final[Mapping[str, Callable[[View, Connection, str], Stands]]] = MappingProxyType(
    {
        "mee": _of_meeting,
        "sel": _of_selection,
        "sea": _of_seat,
        "ter": _of_term,
        "alt": _of_alteration,
        "inv": _of_involvement,
    }
)
"""The things whose state follows from dates, or from what else is on record, by the letters that their ids begin with."""
