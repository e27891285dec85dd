"""A term from the acceptances to its first day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Term, Words
from compacttui.acts.partnerships.turns import rota_of
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import day_of, number_of, text_of
from compacttui.acts.terms.other_seats import elsewhere, in_spite_of
from compacttui.acts.terms.reading import (
    IN_OFFICE,
    WAITING,
    about_term,
    check_own,
    free_place,
    held_on_seat,
    holds_the_seat,
    seat_of,
    shared_by,
    start_of,
    term_of,
    terms_on_seat,
)
from compacttui.acts.terms.serving import end_with
from compacttui.records import selections
from compacttui.records import terms as kept
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.rules import terms as rules
from compacttui.rules.dates import PartialDate, Period, long_day
from compacttui.rules.findings import overridden
from compacttui.rules.partnerships import Held, check_one_holder
from compacttui.rules.refusal import Refused
from compacttui.rules.terms import Acceptance
from compacttui.rules.words import EndedReason, SelectionMethod, SelectionReason, TermKind


@act(
    "term.accept",
    title="Accept role, code, confidentiality, interests",
    on="term",
    own=True,
    when=WAITING | IN_OFFICE,
)
def accept(
    desk: Desk, term: Term, what: Sequence[Acceptance] = (), on: date | None = None
) -> list[Acceptance]:
    """Record what somebody chosen for a seat accepted or handed in; returns what is still outstanding.

    Args:
        term: whose term.
        what: what was accepted or handed in; everything outstanding if left empty.
        on: the day; today if left empty.

    Raises:
        Refused: the term has ended, it was accepted already, or the day cannot be.
    """
    with desk.writing() as books:
        day = on or day_of(books)
        row = term_of(books, term)
        check_own(desk, row)
        if row["state"] == "ended":
            raise Refused("This term has ended. Nothing was changed.", field="term")
        if day > day_of(books):
            raise Refused(f"{long_day(day)} has not come yet.", field="on")
        if row["gained_on"] is not None and day.isoformat() < str(row["gained_on"]):
            raise Refused("Nobody accepts a seat before they are chosen. Please check the day.", field="on")
        accepted = _accepted(row)
        now = list(dict.fromkeys(what)) or rules.outstanding(accepted)
        if again := [needed.words for needed in now if accepted[needed]]:
            raise Refused(f"This was recorded already: {', '.join(again)}.", field="what")
        if not now:
            said = "" if row["state"] == "active" else " Begin the term."
            raise Refused(f"Everything is accepted already.{said}", field="what")
        books.record(
            "term.accepted",
            term,
            about=about_term(books, row),
            what=[needed.value for needed in now],
            accepted_on=day.isoformat(),
        )
        accepted |= dict.fromkeys(now, day)
    return rules.outstanding(accepted)


@dataclass(frozen=True, slots=True)
class Began:
    """A term that began.

    Attributes:
        start_on: its first day.
        end_on: its last day as planned, if it has one.
        followed: the term that ended because this one began, by id.
    """

    start_on: date
    end_on: date | None
    followed: str | None = None


@act("term.begin", title="Begin a term", on="term", when=WAITING)
def begin(
    desk: Desk,
    term: Term,
    start_on: date | None = None,
    end_on: date | None = None,
    reason: Words | None = None,
) -> Began:
    """Begin a term, once everything is accepted and its first day has come.

    The holder before, if their last day has come or they served for the interim, ends the day before.

    Args:
        term: whose term.
        start_on: the first day; today if left empty.
        end_on: the last day as planned; worked out from the length of the seat's terms if left empty.
        reason: why they take it beside another seat that they hold, if they do.

    Raises:
        Refused: something is outstanding, the result is later than the first day, somebody holds the seat, or the
            person has to choose between two seats.
    """
    with desk.writing() as books:
        first = start_on or day_of(books)
        row = term_of(books, term)
        if row["state"] != "elect":
            raise Refused("This term has begun already. Nothing was changed.", field="term")
        seat, basis = text_of(row, "seat"), TermKind.of(row["basis"])
        accepted = _accepted(row)
        rules.check_may_begin(first, day_of(books), accepted)
        rules.check_start(first, _chosen_on(row), _route(row))
        _check_accepted_before(first, accepted)
        exceptions = overridden(elsewhere(desk, books, row, first), reason) if basis.holds_the_seat else []
        before = _holder_to_follow(books, seat, first) if basis.holds_the_seat else None
        held = held_on_seat(books, seat, without=before)
        if before is not None:
            held.append(Held(text_of(before, "person"), Period(start_of(before), first)))
        check_one_holder(
            [*held, Held(text_of(row, "person"), Period(first, None), basis)], holders=shared_by(books, seat)
        )
        if before is not None:
            _end_before(books, before, first)
        last = end_on or _planned_end(books, row, first)
        if last is not None and last < first:
            raise Refused("A term cannot end before it begins. Please check the last day.", field="end_on")
        books.record(
            "term.began",
            term,
            about=about_term(books, row),
            reason=reason,
            start_on=first.isoformat(),
            end_on=last.isoformat() if last else None,
            place=free_place(books, seat) if basis.holds_the_seat else None,
            **in_spite_of(exceptions),
        )
    return Began(first, last, text_of(before, "id") if before else None)


def _accepted(row: Row) -> dict[Acceptance, date | None]:
    found: dict[Acceptance, date | None] = {}
    for needed in Acceptance:
        day = row[f"{needed.value}_accepted_on"]
        found[needed] = date.fromisoformat(day) if isinstance(day, str) else None
    return found


def _check_accepted_before(first: date, accepted: Mapping[Acceptance, date | None]) -> None:
    """Refuse a first day before something was accepted: until then the person is chosen, and not in office."""
    last, needed = max((day, needed) for needed, day in accepted.items() if day)
    if last > first:
        raise Refused(
            f"This came on {long_day(last)}: {needed.words}. The term cannot begin before.", field="start_on"
        )


def _chosen_on(row: Row) -> date | None:
    gained = row["gained_on"]
    return PartialDate.from_iso(gained).earliest if isinstance(gained, str) else None


def _holder_to_follow(books: Books, seat: str, first: date) -> Row | None:
    """Who holds the seat and has to go on `first`: their last day has come, or they served for the interim.

    Where several share the seat, nobody has to go while a place is free, and then whoever's last day came first.
    """
    holders = [row for row in terms_on_seat(books, seat) if row["state"] == "active" and holds_the_seat(row)]
    if len(holders) < shared_by(books, seat):
        return None
    for row in sorted(holders, key=lambda one: str(one["end_on"] or "9999")):
        end_on = row["end_on"]
        is_over = isinstance(end_on, str) and PartialDate.from_iso(end_on).latest < first
        if is_over or row["basis"] == TermKind.INTERIM.value:
            return row
    return None


def _end_before(books: Books, row: Row, first: date) -> None:
    last = first - timedelta(days=1)
    start = start_of(row)
    if start is not None and last < start:
        raise Refused(
            "The holder before began on this day or later. Please check the first day.", field="start_on"
        )
    interim = row["basis"] == TermKind.INTERIM.value
    end_with(books, row, last, EndedReason.REPLACED if interim else EndedReason.TERM_END)


def _route(row: Row) -> SelectionMethod:
    """The route as the rules know it; who was elected unopposed waits for the declared result, too."""
    return SelectionMethod.FPTP if row["route"] == kept.UNOPPOSED else SelectionMethod.of(row["route"])


def _planned_end(books: Books, row: Row, first: date) -> date | None:
    """The last day as planned: a whole term, or what is left of the one that somebody left early."""
    given = row["end_on"]
    if isinstance(given, str):
        return PartialDate.from_iso(given).latest
    if TermKind.of(row["basis"]) not in (TermKind.SUBSTANTIVE, TermKind.DEPUTY):
        return None
    if _completes(books, row) and (left := _left_of_the_last(books, text_of(row, "seat"), first)):
        return left
    seat = seat_of(books, text_of(row, "seat"))
    whole = rules.last_day(first, number_of(seat, "term_months"))
    rota = rota_of(seat)
    turn = rota.turn(first) if rota is not None else None
    # Nobody is chosen for longer than the turn of those who chose them.
    return whole if turn is None else min(whole, turn.last)


def _completes(books: Books, row: Row) -> bool:
    """Whether the term is for the rest of somebody else's: after a casual vacancy, as next-placed, by countback."""
    follows = {SelectionMethod.RUNNER_UP.value, SelectionMethod.COUNTBACK.value}
    if row["route"] in follows and row["basis"] == TermKind.SUBSTANTIVE.value:
        return True
    process = books.get(selections.selection, str(row["selection"])) if row["selection"] else None
    return process is not None and process["why"] == SelectionReason.CASUAL_VACANCY.value


def _left_of_the_last(books: Books, seat: str, first: date) -> date | None:
    """The last day of the term that ended before its time, if it has not passed on the first day of this one."""
    ends = [
        PartialDate.from_iso(text_of(row, "end_on")).latest
        for row in terms_on_seat(books, seat)
        if row["state"] == "ended" and row["basis"] == TermKind.SUBSTANTIVE.value and row["end_on"]
    ]
    return max((end for end in ends if end > first), default=None)
