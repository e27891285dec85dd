"""How the things of each kind are called, from their rows and the names of what they belong to."""

from __future__ import annotations

from compacttui.questions.names import NAME_ERASED, Of, Period, called
from compacttui.records.events import ERASED
from compacttui.records.organisations import connection, organisation
from compacttui.records.partnerships import constituency, partnership, seat, town
from compacttui.records.people import affiliation, person
from compacttui.records.terms import term
from compacttui.rules.dates import PartialDate
from compacttui.rules.words import Capacity


@called(town, "name")
@called(organisation, "name")
@called(partnership, "name")
@called(constituency, "name")
def own_name(row: Period, of: Of) -> str:  # noqa: ARG001 - a name of its own needs no other
    """A name of its own."""
    return str(row.name)


@called(person, "name")
def person_name(row: Period, of: Of) -> str:  # noqa: ARG001 - a name of its own needs no other
    """The person's name, or that it was erased."""
    return NAME_ERASED if row.name == ERASED else str(row.name)


@called(seat, "name", "partnership", needs=("partnership",))
def seat_name(row: Period, of: Of) -> str:
    """Say “Carers' seat, Health and Wellbeing Board”."""
    return f"{row.name}, {of(row.partnership)}"


@called(affiliation, "person", "organisation", "capacity", needs=("person", "organisation"))
def affiliation_name(row: Period, of: Of) -> str:
    """Say “Maria Okafor, trustee, Harbour Youth Trust”."""
    return f"{of(row.person)}, {Capacity.of(row.capacity).words}, {of(row.organisation)}"


@called(connection, "organisation", "other", needs=("organisation", "other"))
def connection_name(row: Period, of: Of) -> str:
    """Say “Harbour Youth Trust and Harbour Trading”."""
    return f"{of(row.organisation)} and {of(row.other)}"


@called(term, "person", "seat", "start_on", "ended_on", "state", needs=("person", "seat"))
def term_name(row: Period, of: Of) -> str:
    """Say “Maria Okafor, Carers' seat, Health and Wellbeing Board, since March 2024”."""
    return f"{of(row.person)}, {of(row.seat)}, {_span(row)}"


def _span(row: Period) -> str:
    if row.start_on is None:
        return "not yet begun" if row.ended_on is None else f"not begun, ended {_month(row.ended_on)}"
    if row.state == "elect":
        return f"from {_month(row.start_on)}"
    if row.ended_on is None:
        return f"since {_month(row.start_on)}"
    return f"{_month(row.start_on)} to {_month(row.ended_on)}"


def _month(day: str) -> str:
    return PartialDate.from_iso(day[:7]).words
