"""Coming to a seat without a selection held here."""

from __future__ import annotations

from datetime import date

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Organisation, Person, Seat, Selection, Words
from compacttui.acts.registry import act
from compacttui.acts.seating import records_begin_on
from compacttui.acts.selections.processes import (
    are_erased,
    check_on_register,
    day_of,
    listed,
    name_of,
    nominations_of,
    number_of,
    process_of,
    text_of,
)
from compacttui.acts.terms.other_seats import in_spite_of
from compacttui.acts.terms.reading import (
    first_day_out,
    free_place,
    held_on_seat,
    holds_the_seat,
    shared_by,
    terms_of_selection,
    terms_on_seat,
)
from compacttui.records import partnerships
from compacttui.records import terms as kept
from compacttui.records.log import Books
from compacttui.rules import terms as rules
from compacttui.rules.dates import PartialDate, Period, add_months, long_day
from compacttui.rules.findings import Finding, overridden
from compacttui.rules.partnerships import Held, check_one_holder
from compacttui.rules.refusal import Refused
from compacttui.rules.words import Capacity, EndedReason, NominationState, SelectionMethod, TermKind


@act("term.gain_otherwise", title="Record a holder who was not elected here", on="seat")
def gain_otherwise(
    desk: Desk,
    seat: Seat,
    person: Person,
    route: SelectionMethod | None = None,
    reason: Words | None = None,
    on: PartialDate | None = None,
    organisation: Organisation | None = None,
    capacity: Capacity | None = None,
    basis: TermKind = TermKind.SUBSTANTIVE,
    selection: Selection | None = None,
    already_serving: bool = False,
    since: PartialDate | None = None,
    end_on: PartialDate | None = None,
    ended_on: PartialDate | None = None,
    ended_reason: EndedReason | None = None,
    mandate: Words | None = None,
) -> str:
    """Record somebody who came to a seat without a selection held here.

    Returns the id of the term.

    Co-option, interim, by office, named by a network, a deputy, the next-placed of an earlier election; and those
    who held the seat when the records began, or before.

    Args:
        seat: which seat.
        person: who.
        route: how they came to it; leave it empty only if they served when the records began and nobody knows.
        reason: who decided, and why there was no election.
        on: the day it was decided; today if left empty.
        organisation: where they worked or volunteered then.
        capacity: as what.
        basis: whether they hold the seat, or stand in as deputy, acting or interim.
        selection: the earlier selection, for somebody who was next-placed in it.
        already_serving: they held the seat when the records began, or before that.
        since: for them, since when, as far as it is known.
        end_on: the last day of the term as it is planned.
        ended_on: for somebody who had left before the records began, the last day in office.
        ended_reason: and why it ended.
        mandate: what they were sent to do.

    Raises:
        Refused: the route is not known, is one that needs a selection, or somebody else holds the seat.
    """
    with desk.writing() as books:
        place = _seat(books, seat)
        exceptions: list[Finding] = []
        check_on_register(books, person)
        if route is SelectionMethod.INTERIM and basis is TermKind.SUBSTANTIVE:
            basis = TermKind.INTERIM
        if already_serving:
            _check_before_records(books, selection, since, ended_on, ended_reason)
        else:
            rules.check_route(selection, route)
            if since or ended_on or ended_reason:
                raise Refused(
                    "A beginning and an end are given here only for those who served when the records began. "
                    "Record the choice now, and the beginning when the day has come.",
                    field="since",
                )
            _check_said(route, basis, reason, end_on)
            exceptions = overridden(_next_placed(desk, books, seat, selection, route, basis, person), reason)
        if basis is TermKind.DEPUTY:
            _check_deputy(desk, books, seat, organisation, reason)
        gained = None if already_serving else (on or PartialDate.of(day_of(books)))
        if gained and gained.earliest > day_of(books):
            raise Refused(
                f"{gained.words} has not come yet. Record the decision when it is made.", field="on"
            )
        term = books.new_id("term")
        about = (person, seat, place)
        books.record(
            "term.gained",
            term,
            about=(*about, *(thing for thing in (organisation, selection) if thing)),
            of=person,
            private={"mandate": mandate},
            reason=reason,
            seat=seat,
            person=person,
            organisation=organisation,
            capacity=capacity.value if capacity else None,
            basis=basis.value,
            selection=selection,
            route=route.value if route else kept.NOT_KNOWN,
            gained_on=gained.iso if gained else None,
            start_on=since.iso if since else None,
            end_on=end_on.iso if end_on else None,
            **in_spite_of(exceptions),
        )
        if already_serving:
            period = Period(since.earliest if since else None, first_day_out(ended_on))
            check_one_holder(
                [*held_on_seat(books, seat), Held(person, period, basis)], holders=shared_by(books, seat)
            )
            books.record(
                "term.began",
                term,
                about=about,
                start_on=since.iso if since else None,
                end_on=end_on.iso if end_on else None,
                place=free_place(books, seat) if basis.holds_the_seat else None,
            )
            if ended_on and ended_reason:
                books.record(
                    "term.ended", term, about=about, ended_on=ended_on.iso, ended_reason=ended_reason.value
                )
    return term


def _seat(books: Books, seat: str) -> str:
    """The partnership of a seat that there is."""
    row = books.get(partnerships.seat, seat)
    if row is None or row["state"] == "abolished":
        raise Refused("There is no such seat any more. Nothing was changed.", field="seat")
    return text_of(row, "partnership")


def _check_deputy(desk: Desk, books: Books, seat: str, organisation: str | None, reason: str | None) -> None:
    """Refuse a deputy where the seat has none; one from the holder's own organisation needs a reason."""
    row = books.get(partnerships.seat, seat)
    if row is not None and not row["deputy_allowed"]:
        raise Refused("This seat has no deputies. Nothing was changed.", field="basis")
    if not desk.rules.deputy.other_organisation or organisation is None or reason:
        return
    holders = [
        one
        for one in terms_on_seat(books, seat)
        if one["state"] == "active" and TermKind.of(one["basis"]).holds_the_seat
    ]
    if any(one["organisation"] == organisation for one in holders):
        raise Refused(
            "The deputy comes from the holder's own organisation. Say why; it stands in the list of exceptions.",
            field="reason",
        )


def _check_before_records(
    books: Books,
    selection: str | None,
    since: PartialDate | None,
    ended_on: PartialDate | None,
    ended_reason: EndedReason | None,
) -> None:
    """Keep the short road to those for whom it is meant: nobody who began since is without acceptances."""
    if selection is not None:
        raise Refused(
            "Who served when the records began came of no selection held here. Leave it empty.",
            field="selection",
        )
    began = records_begin_on(books)
    if since and since.earliest >= began:
        raise Refused(
            f"The records began on {long_day(began)}. For somebody who came later, record the choice, what they "
            "accepted and the beginning of the term.",
            field="since",
        )
    if (ended_on is None) != (ended_reason is None):
        raise Refused(
            "An end has a last day and a reason. Fill in both, or neither.",
            field="ended_reason" if ended_on else "ended_on",
        )
    if ended_on and ended_on.earliest >= began:
        raise Refused("Record the holder first, and the end of the term as it came.", field="ended_on")
    if ended_on and since is None:
        raise Refused("Say since when they served; the year is enough.", field="since")
    if ended_on and since and ended_on < since:
        raise Refused(
            "The end is before the beginning, as far as it is known. Add the month of the end.",
            field="ended_on",
        )


_SAYS_WHY = {
    SelectionMethod.NETWORK,
    SelectionMethod.CO_OPTION,
    SelectionMethod.INTERIM,
    SelectionMethod.EX_OFFICIO,
}
"""Routes with no process behind them: the entry itself has to say who decided, and why nobody was elected."""


def _check_said(
    route: SelectionMethod | None, basis: TermKind, reason: str | None, end_on: PartialDate | None
) -> None:
    """Refuse a choice without a process that does not say who made it, and an interim one without an end."""
    if route in _SAYS_WHY and basis.holds_the_seat and not reason:
        raise Refused("Say who decided, and why there was no election.", field="reason")
    if basis is TermKind.INTERIM and end_on is None:
        raise Refused("An interim appointment has an end. Say until when, at the latest.", field="end_on")


def _next_placed(
    desk: Desk,
    books: Books,
    seat: str,
    selection: str | None,
    route: SelectionMethod | None,
    basis: TermKind,
    person: str,
) -> list[Finding]:
    """What is wrong with asking this person from the reserve: others come first, or the election is long ago.

    Raises:
        Refused: no selection is named, it was not for this seat, or they are not in its reserve.
    """
    if route is not SelectionMethod.RUNNER_UP:
        return []
    if selection is None:
        raise Refused("Say in which selection they were next-placed.", field="selection")
    process = process_of(desk, books, selection)
    if seat not in process.seats:
        raise Refused(
            f"Selection {process.reference} was not for this seat. Choose the one that was.",
            field="selection",
        )
    in_reserve = {
        text_of(row, "person"): number_of(row, "reserve_number")
        for row in nominations_of(books, selection)
        if row["state"] == NominationState.RESERVE.value
    }
    if person not in in_reserve:
        raise Refused(
            f"{name_of(books, person)} is not in reserve from selection {process.text('reference')}. "
            "Choose another person, or another route.",
            field="person",
        )
    if not basis.holds_the_seat:
        return []
    found = []
    served = {text_of(row, "person") for row in terms_of_selection(books, selection) if holds_the_seat(row)}
    before = {one for one, place in in_reserve.items() if place < in_reserve[person]} - served
    if first := before - are_erased(books, before):
        names = listed([name_of(books, one) for one in in_reserve if one in first])
        message = f"{names} came before, and did not decline as far as it is known."
        found.append(Finding("next_placed_in_order", message, field="person"))
    declared, months = process.row["declared_on"], process.rules.casual_vacancy.next_placed_months
    if isinstance(declared, str):
        last = add_months(date.fromisoformat(declared), months)
        if day_of(books) > last:
            message = (
                f"The result of that selection counted for this until {long_day(last)}. Hold a by-election."
            )
            found.append(Finding("next_placed_too_late", message, field="selection"))
    return found
