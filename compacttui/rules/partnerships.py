"""Partnerships and seats: what a seat's terms make of it, gaps included, and what a board may be called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from compacttui.rules.dates import Period, first_overlap, gaps, long_day
from compacttui.rules.refusal import Refused
from compacttui.rules.text import folded
from compacttui.rules.words import PartnershipState, SeatState, TermKind

MOVES: Final[Mapping[PartnershipState, frozenset[PartnershipState]]] = MappingProxyType(
    {
        PartnershipState.PROPOSED: frozenset({PartnershipState.ACTIVE, PartnershipState.ENDED}),
        PartnershipState.ACTIVE: frozenset(
            {PartnershipState.PAUSED, PartnershipState.MERGED, PartnershipState.ENDED}
        ),
        PartnershipState.PAUSED: frozenset(
            {PartnershipState.ACTIVE, PartnershipState.MERGED, PartnershipState.ENDED}
        ),
    }
)
"""What a partnership can become next; one that has merged or ended becomes nothing more."""


def check_move(now: PartnershipState, to: PartnershipState) -> None:
    """Refuse a step that does not exist.

    Raises:
        Refused: a partnership that stands so cannot become that.
    """
    if to not in MOVES.get(now, frozenset()):
        raise Refused(f"This partnership is {now.words}; it cannot become “{to.words}”.")


# --- seats ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Held:
    """A term on a seat, as far as the seat looks at it.

    Attributes:
        person: who holds it.
        period: the days in office, the last one included by `Period.through`.
        kind: whether they hold the seat in their own right, or stand in.
        planned_end: the last day of the term as it was meant, while it lasts.
    """

    person: str
    period: Period
    kind: TermKind = TermKind.SUBSTANTIVE
    planned_end: date | None = None


def check_one_holder(terms: Sequence[Held], *, holders: int = 1) -> None:
    """Refuse terms that would put more people in a seat than it has places for, on any day, or one of them twice.

    Deputies and people who act, or come to learn, hold nothing and are passed over.

    Args:
        terms: every term on the seat, the new one included.
        holders: how many share the seat; 1 for every seat but a joint one.

    Raises:
        Refused: on some day there would be more, or one person would share the seat with themselves.
    """
    own = [term for term in terms if term.kind.holds_the_seat]
    overlap = first_overlap([term.period for term in own], at_once=holders)
    if overlap is None:
        for person in {term.person for term in own} if holders > 1 else ():
            if first_overlap([term.period for term in own if term.person == person]) is not None:
                raise Refused(
                    "This person holds a place in this seat already. The others are for others.",
                    field="person",
                )
        return
    since = f" on {long_day(overlap.start)}" if overlap.start else ""
    if holders > 1:
        raise Refused(
            f"{holders} share this seat, and all its places are taken{since}. End one of those terms first, or begin "
            "this one later.",
            field="start_on",
        )
    raise Refused(
        f"Somebody else holds this seat{since}. End that term first, or begin this one later.",
        field="start_on",
    )


MOST_SHARING: Final = 4
"""How many people may share one seat: more would be a delegation, which has several seats."""


def check_shared_by(count: int, sitting: int = 0) -> None:
    """Refuse a number of people for a seat that nobody could mean, or that puts a holder out of it.

    Args:
        count: how many are to share it; 1 for a seat of one person.
        sitting: how many hold it, or are chosen for it, today.

    Raises:
        Refused: it is one of these.
    """
    if not 1 <= count <= MOST_SHARING:
        raise Refused(
            f"A seat is held by one person, or shared by up to {MOST_SHARING}. For more, add another seat.",
            field="shared_by",
        )
    if sitting > count:
        raise Refused(
            f"{sitting} people hold this seat, or are chosen for it. End a term first; nobody is put out by this.",
            field="shared_by",
        )


def first_free(taken: Iterable[int]) -> int:
    """The lowest number of a place in a seat that nobody has; a seat of one person has place 1."""
    used = set(taken)
    return next(number for number in range(1, len(used) + 2) if number not in used)


def vacancies(terms: Iterable[Held], seat: Period, *, holders: int = 1) -> list[Period]:
    """The days of the seat's life on which fewer than `holders` held it in their own right; computed, never typed.

    With one, these are the days on which nobody held it. A gap with no first day is not a vacancy but a time of which
    nothing is known: it is shown as no data.
    """
    return gaps((term.period for term in terms if term.kind.holds_the_seat), seat, at_least=holders)


def vacant_since(terms: Iterable[Held], seat: Period, on: date) -> date | None:
    """Since when the seat has stood vacant on a day; None when it is held, or when that is not known."""
    for gap in vacancies(terms, seat):
        if gap.holds(on):
            return gap.start
    return None


def vacant_days(terms: Iterable[Held], seat: Period, until: date) -> int:
    """How many days the seat has stood vacant, up to and without a day."""
    inside = seat.common(Period(None, until))
    return 0 if inside is None else sum(gap.days or 0 for gap in vacancies(terms, inside))


def seat_state(
    terms: Sequence[Held],
    seat: Period,
    on: date,
    *,
    lookahead_days: int,
    in_selection: bool = False,
    suspended: bool = False,
) -> SeatState:
    """Where a seat stands on a day, worked out from its terms and from whether a selection for it is open.

    Args:
        terms: every term on the seat.
        seat: the days on which there is such a seat.
        on: the day asked about.
        lookahead_days: a term that ends within so many days with no selection open is an alarm.
        in_selection: whether a selection for the seat is open on the day.
        suspended: whether the partnership is paused on the day.
    """
    if seat.start is not None and on < seat.start:
        return SeatState.PLANNED
    if not seat.holds(on):
        return SeatState.ABOLISHED
    if suspended:
        return SeatState.SUSPENDED
    holders = [t for t in terms if t.kind.holds_the_seat and t.period.holds(on)]
    if not holders:
        return _without_holder(terms, on, in_selection)
    # Of those who share a seat, whoever leaves first.
    ends = min((last for t in holders if (last := t.planned_end or t.period.last)), default=None)
    if ends is not None and not in_selection and (ends - on).days <= lookahead_days:
        return SeatState.ENDING_SOON
    return SeatState.FILLED


def _without_holder(terms: Sequence[Held], on: date, in_selection: bool) -> SeatState:
    if in_selection:
        return SeatState.IN_SELECTION
    covered = any(term.kind is TermKind.ACTING and term.period.holds(on) for term in terms)
    return SeatState.ACTING_COVER if covered else SeatState.VACANT


# --- names and parents ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Called:
    """A name for as long as it was the name."""

    name: str
    period: Period


def name_on(names: Sequence[Called], on: date) -> str | None:
    """What a partnership was called on a day; its first name before that, its last one after; None without any."""
    if not names:
        return None
    ordered = sorted(names, key=lambda called: called.period.start or date.min)
    fitting = [called for called in ordered if called.period.holds(on)]
    if fitting:
        return fitting[-1].name
    first = ordered[0].period.start
    return ordered[0].name if first is not None and on < first else ordered[-1].name


def check_new_name(name: str, since: date, names: Sequence[Called], others: Iterable[str]) -> None:
    """Refuse a new name that changes nothing, goes back behind a later one, or is another partnership's.

    Args:
        name: the new name, checked already.
        since: the first day of it.
        names: the names it has had.
        others: the names of the other partnerships of the town today.

    Raises:
        Refused: it is one of these.
    """
    current = name_on(names, since)
    if current == name:
        raise Refused("That is its name already.", field="name")
    latest = max((called.period.start for called in names if called.period.start), default=None)
    if latest is not None and since <= latest:
        raise Refused(
            f"Its present name began on {long_day(latest)}; the new one begins later.", field="since"
        )
    if folded(name) in {folded(other) for other in others}:
        raise Refused(
            f"Another partnership is called “{name}” already. Choose a name that tells them apart.",
            field="name",
        )


def check_parent(child: str, parent: str, parents: Mapping[str, str]) -> None:
    """Refuse a parent that would make a partnership report to itself, directly or by way of others.

    Args:
        child: which partnership moves.
        parent: to which it would report.
        parents: to which each partnership reports today.

    Raises:
        Refused: it would.
    """
    above: str | None = parent
    seen: set[str] = set()
    while above is not None and above not in seen:
        if above == child:
            raise Refused(
                "A partnership cannot report to itself, or to one that reports to it.", field="parent"
            )
        seen.add(above)
        above = parents.get(above)
