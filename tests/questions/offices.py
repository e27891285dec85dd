"""An office to ask about: one board, its seats and the people around them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from compacttui.acts import organisations, partnerships, people, terms
from compacttui.acts.desk import Desk
from compacttui.rules.dates import PartialDate
from compacttui.rules.terms import Acceptance
from compacttui.rules.words import Capacity, SelectionMethod


@dataclass
class Office:
    """Eastmere's Health and Wellbeing Board: the carers' seat is held, the tenants' seat never was."""

    desk: Desk
    board: str
    carers: str
    tenants: str
    carers_seat: str
    tenants_seat: str
    maria: str
    tom: str
    harbour: str
    kettle: str
    term: str


def open_office(desk: Desk) -> Office:
    """The office on its first morning, with Maria Okafor co-opted for the carers."""
    board = partnerships.register(desk, "Health and Wellbeing Board", since=PartialDate(2019))
    carers = partnerships.define_constituency(desk, "Carers")
    tenants = partnerships.define_constituency(desk, "Tenants")
    carers_seat = partnerships.create_seat(desk, board, "Carers' seat", carers)
    tenants_seat = partnerships.create_seat(desk, board, "Tenants' seat", tenants)
    maria = people.register(desk, "Maria Okafor", pronouns="she")
    tom = people.register(desk, "Tom Lindqvist")
    harbour = organisations.register(desk, "Harbour Youth Trust", since=PartialDate(2015))
    kettle = organisations.register(desk, "Copper Kettle Befriending")
    people.begin_affiliation(desk, maria, harbour, Capacity.TRUSTEE, PartialDate(2020, 5))
    term = hold(desk, carers_seat, maria, organisation=harbour)
    return Office(desk, board, carers, tenants, carers_seat, tenants_seat, maria, tom, harbour, kettle, term)


def hold(
    desk: Desk, seat: str, person: str, *, until: date | None = None, organisation: str | None = None
) -> str:
    """Somebody is co-opted to a seat and begins today; returns their term."""
    term = terms.gain_otherwise(
        desk, seat, person, SelectionMethod.CO_OPTION, "asked to join by the board", organisation=organisation
    )
    terms.accept(desk, term, list(Acceptance))
    terms.begin(desk, term, end_on=until)
    return term
