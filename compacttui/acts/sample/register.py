"""The sample's first week: the register of organisations, people, partnerships, seats and those who sit there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle, islice

from compacttui.acts import organisations, partnerships, people, terms
from compacttui.acts.sample.boards import boards_of
from compacttui.acts.sample.diary import Hat
from compacttui.acts.sample.known import Holder, Organisation, Partnership, Person, Seat, Staff
from compacttui.acts.sample.material import Board, Body
from compacttui.acts.sample.sizes import Measure
from compacttui.acts.sample.town import Town
from compacttui.records.groups import group_id
from compacttui.rules.dates import PartialDate, add_months
from compacttui.rules.roles import Role
from compacttui.rules.words import (
    ConstituencyKind,
    IncomeBand,
    MembershipClass,
    Offered,
    PartnershipKind,
    SeatKind,
    Sector,
    SelectionMethod,
    TermKind,
    Tier,
    VotingRights,
)

TERM_MONTHS = 36
MOST_TERMS = 2
SCRUTINEER = "Tomasz Wawrzyniak"

_BANDS = (
    (71, IncomeBand.MICRO),
    (18, IncomeBand.SMALL),
    (10, IncomeBand.MEDIUM),
    (1, IncomeBand.LARGE),
)
"""Seven in ten groups live on less than £10,000 a year."""
_CLASSES = (
    (84, MembershipClass.FULL),
    (9, MembershipClass.ASSOCIATE),
    (4, MembershipClass.AFFILIATE),
    (3, MembershipClass.NONE),
)

ENDS = tuple((day, third) for third in range(3) for day in ((6, 30), (7, 31), (9, 30)))
"""When terms end: in summer and autumn, a third of the seats each year, so that none ends unnoticed this winter."""


def keep_staff(town: Town, officer: str) -> None:
    """Register those who keep and watch the records."""
    names = {
        Role.RETURNING_OFFICER: "Ruth Abernethy",
        Role.SCRUTINEER: SCRUTINEER,
        Role.PARTNERSHIP_CONTACT: "Sunita Bhandari",
        Role.AUDITOR: "Hilary Coupland",
    }
    hats = {
        role: Hat(people.register(town.desk, town.take_name(name), roles=(role,), example=True), role)
        for role, name in names.items()
    }
    town.staff = Staff(
        officer=Hat(officer, Role.CVS_OFFICER),
        returning_officer=hats[Role.RETURNING_OFFICER],
        scrutineer=hats[Role.SCRUTINEER],
        contact=hats[Role.PARTNERSHIP_CONTACT],
        auditor=hats[Role.AUDITOR],
    )


def keep_organisations(town: Town, measure: Measure) -> None:
    """Register the public bodies, the body that supports the sector, and the sector."""
    for body in town.material.public:
        town.bodies[body.name] = organisations.register(
            town.desk,
            body.name.format(town=town.name),
            sector=Sector.PUBLIC,
            membership_class=MembershipClass.NONE,
            sector_kind=body.kind,
            income_band=IncomeBand.LARGE,
            example=True,
        )
    support = town.material.support
    organisations.register(
        town.desk,
        support.name.format(town=town.name),
        membership_class=MembershipClass.NONE,
        short_name=support.short.format(town=town.name) if support.short else None,
        sector_kind=support.kind,
        income_band=IncomeBand.MEDIUM,
        example=True,
    )
    wanted = measure.organisations - len(town.material.public) - 1
    named = {body.name for body in town.material.named}
    for name, body in islice(_bodies(town), wanted):
        _keep_organisation(town, name, body, named=body.name in named)


def _bodies(town: Town) -> Iterator[tuple[str, Body]]:
    """Organisations without end, each with its name: those named, then one of a pattern for each place."""
    for body in town.material.named:
        yield body.name.format(town=town.name), body
    for prefix in ("", *(f"{point} " for point in town.material.more.compass)):
        for pattern in town.material.patterns:
            for place in town.material.places:
                yield pattern.name.format(place=f"{prefix}{place}"), pattern
    for number in range(2, 1_000_000):
        for pattern in town.material.patterns:
            for place in town.material.places:
                yield f"{pattern.name.format(place=place)} {number}", pattern


def _keep_organisation(town: Town, name: str, body: Body, *, named: bool) -> None:
    dice = town.dice
    membership = MembershipClass.FULL if named else dice.weighted(_CLASSES)
    organisation = Organisation(
        organisations.register(
            town.desk,
            name,
            membership_class=membership,
            since=PartialDate(town.began_on.year - dice.between(1, 15)),
            short_name=body.short,
            sector_kind=body.kind,
            income_band=dice.weighted(_BANDS),
            example=True,
        ),
        name,
        body.cause or "",
        votes=membership.votes,
    )
    town.add_organisation(organisation)
    if organisation.votes:
        contact = town.add_person(organisation, town.capacity(), roles=(Role.ORG_CONTACT,))
        organisations.name_contact(town.desk, organisation.id, contact.id)


def keep_partnerships(town: Town, measure: Measure) -> None:
    """Register the partnerships with their seats; the seats speak for constituencies defined on the way."""
    for board in boards_of(town.material, measure):
        town.partnerships.append(_keep_partnership(town, board))


def _keep_partnership(town: Town, board: Board) -> Partnership:
    known = {each.board.key: each for each in town.partnerships}
    partnership = Partnership(
        partnerships.register(
            town.desk,
            board.name,
            kind=PartnershipKind(board.kind),
            tier=Tier(board.tier),
            statutory=board.statutory,
            since=PartialDate.from_iso(board.since),
            parent=known[board.parent].id if board.parent else None,
            lead_body=town.bodies[board.lead],
            meets=board.meets,
            papers_lead_days=board.papers,
            example=True,
        ),
        board,
    )
    for number, voice in enumerate(board.seats, 1):
        name = _seat_name(town, board.seats, number)
        partnership.seats.append(_keep_seat(town, partnership, voice, name))
    return partnership


def _seat_name(town: Town, voices: tuple[str, ...], number: int) -> str:
    voice = voices[number - 1]
    same = voices.count(voice)
    name = town.material.voices[voice].seat
    return name if same == 1 else f"{name} {voices[:number].count(voice)}"


def _keep_seat(town: Town, partnership: Partnership, voice: str, name: str) -> Seat:
    if voice not in town.constituencies:
        _define(town, voice)
    dice = town.dice
    seat = partnerships.create_seat(
        town.desk,
        partnership.id,
        name,
        town.constituencies[voice],
        seat_kind=SeatKind.REPRESENTATIVE,
        since=PartialDate(max(int(partnership.board.since[:4]), dice.between(2004, town.began_on.year - 4))),
        voting_rights=dice.weighted(((85, VotingRights.FULL), (15, VotingRights.SOME_ITEMS))),
        term_months=TERM_MONTHS,
        max_consecutive_terms=MOST_TERMS,
        method=SelectionMethod.SCOTTISH_STV,
        offered=dice.weighted(((70, Offered.EXPENSES), (15, Offered.BACKFILL), (15, Offered.NONE))),
        reporting="To the members, in writing, within fourteen days.",
    )
    return Seat(seat, name, voice, partnership)


def _define(town: Town, voice: str) -> None:
    told = town.material.voices[voice]
    town.constituencies[voice] = partnerships.define_constituency(
        town.desk,
        told.name,
        kind=ConstituencyKind(told.kind),
        groups=[group_id(town.desk.town, number) for number in told.groups],
        description=told.description,
        restricted_to=told.restricted_to,
        restricted_reason=told.restricted_reason,
    )


def seat_holders(town: Town) -> None:
    """Record those who hold the seats when the records begin, and who stands in for them."""
    ends = cycle(ENDS)
    usual: dict[tuple[str, str], tuple[tuple[int, int], int]] = {}
    for seat in town.seats:
        # Seats for one voice at one table end together, so that one selection fills them.
        end = usual.setdefault((seat.partnership.board.key, seat.voice), next(ends))
        last = _told_end(town, seat) or _next_end(town.began_on, end)
        _record_holder(town, seat, last)
        if seat.place in town.script.deputies:
            _record_deputy(town, seat)


def _told_end(town: Town, seat: Seat) -> date | None:
    """The first end of a term on this seat, where a story settles when its terms end."""
    told = town.script.ends.get(seat.place)
    while told is not None and add_months(told, -TERM_MONTHS) > town.began_on:
        told = add_months(told, -TERM_MONTHS)
    return told


def _next_end(after: date, end: tuple[tuple[int, int], int]) -> date:
    (month, day), third = end
    year = after.year + 1
    while year % 3 != third:
        year += 1
    return date(year, month, day)


def _record_holder(town: Town, seat: Seat, last: date) -> None:
    named = town.script.holders.get(seat.place)
    person = town.known(named) if named else someone_for(town, seat)
    first = add_months(last + timedelta(days=1), -TERM_MONTHS)
    term = terms.gain_otherwise(
        town.desk,
        seat.id,
        person.id,
        SelectionMethod.FPTP,
        organisation=person.organisation.id,
        capacity=person.capacity,
        already_serving=True,
        since=PartialDate(first.year, first.month),
        end_on=PartialDate.of(last),
    )
    town.give_role(person, Role.REPRESENTATIVE)
    seat.seat_holder(Holder(term, person, first, last))


def _record_deputy(town: Town, seat: Seat) -> None:
    holders = seat.holder.person.organisation if seat.holder else None
    person = someone_for(town, seat, besides=holders)
    since = PartialDate(town.began_on.year - 1)
    term = terms.gain_otherwise(
        town.desk,
        seat.id,
        person.id,
        SelectionMethod.NETWORK,
        organisation=person.organisation.id,
        capacity=person.capacity,
        basis=TermKind.DEPUTY,
        already_serving=True,
        since=since,
    )
    town.give_role(person, Role.DEPUTY)
    seat.deputy = Holder(term, person, since.earliest, town.today, Role.DEPUTY)
    person.held.append(seat)


def someone_for(town: Town, seat: Seat, *, besides: Organisation | None = None) -> Person:
    """Somebody who may stand for a seat, from another organisation than one: known already, or new on the register."""
    bodies = town.of_causes(town.material.voices[seat.voice].causes)
    organisation = town.dice.one_of([body for body in bodies if body is not besides] or bodies)
    woman = town.material.voices[seat.voice].restricted_to is not None
    free = [
        person
        for person in organisation.people
        if not person.seats and (not woman or person.name.split()[0] in town.material.women)
    ]
    person = (
        town.dice.one_of(free)
        if free
        else town.add_person(organisation, town.capacity(), name=town.new_name(woman=woman))
    )
    person.seats += 1
    return person
