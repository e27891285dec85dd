"""Terms of office: when one may begin, how long it lasts, and what ends it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from compacttui.rules.dates import Period, add_months, long_day, within_days
from compacttui.rules.findings import Finding, Strength
from compacttui.rules.refusal import Refused
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.word import Word
from compacttui.rules.words import EndedReason, SelectionMethod, TermState


class Acceptance(Word):
    """What must be accepted or handed in before a term begins."""

    ROLE = "role", "the role description"
    CODE = "code", "the code of conduct"
    CONFIDENTIALITY = "confidentiality", "confidentiality"
    INTERESTS = "interests", "the form about interests"

    @property
    def missing(self) -> str:
        """What to say while it is missing."""
        done = "handed in" if self is Acceptance.INTERESTS else "accepted"
        return f"{self.words[0].upper()}{self.words[1:]} is not {done} yet."


def last_day(start_on: date, months: int) -> date:
    """The last day of a term of `months` calendar months: 36 months from 1 March 2024 end on 28 February 2027."""
    return add_months(start_on, months) - timedelta(days=1)


def outstanding(accepted: Mapping[Acceptance, date | None]) -> list[Acceptance]:
    """What must still be accepted or handed in before the term can begin."""
    return [needed for needed in Acceptance if accepted.get(needed) is None]


def accept_by(chosen_on: date, days: int) -> date:
    """The day by which everything is accepted."""
    return within_days(chosen_on, days)


def check_may_begin(start_on: date, today: date, accepted: Mapping[Acceptance, date | None]) -> None:
    """Refuse to begin a term before its day, or with something outstanding.

    Raises:
        Refused: the day has not come, or something is not accepted; the sentence says what.
    """
    if start_on > today:
        raise Refused(
            f"The term begins on {long_day(start_on)}, and that day has not come yet.", field="start_on"
        )
    missing = outstanding(accepted)
    if missing:
        raise Refused(" ".join(needed.missing for needed in missing), field=missing[0].value)


def check_start(start_on: date, declared_on: date | None, route: SelectionMethod) -> None:
    """Refuse a term that would begin before it was won (interim, co-opted and by office: nothing to wait for).

    Raises:
        Refused: there is no declared result, or it is later than the first day.
    """
    if route.may_begin_before_a_result:
        return
    if declared_on is None:
        raise Refused(
            "The result is not declared yet, so nobody can begin a term under it.", field="start_on"
        )
    if start_on < declared_on:
        raise Refused(
            f"The result was declared on {long_day(declared_on)}; the term cannot begin before.",
            field="start_on",
        )


def check_route(selection: str | None, route: SelectionMethod | None) -> None:
    """Refuse a term of which nobody could say how it came about.

    Raises:
        Refused: no route is given, it is one that ends in a declared result, or a selection is named that it did not
            come of.
    """
    if route is None:
        raise Refused("Say how this person came to the seat.", field="route")
    if route.has_a_poll or route is SelectionMethod.COUNTBACK:
        raise Refused(
            f"“{route.words}” needs the selection it belongs to: it is declared there. Choose another route here.",
            field="route",
        )
    if selection is not None and route is not SelectionMethod.RUNNER_UP:
        raise Refused(
            "An earlier selection is named for the next-placed in it. Leave it empty for any other route.",
            field="selection",
        )


def check_end(start_on: date, ended_on: date, reason: EndedReason | None, today: date) -> None:
    """Refuse an end of a term that cannot be recorded.

    Raises:
        Refused: before its beginning, in the future, or with no reason.
    """
    if ended_on < start_on:
        raise Refused("A term cannot end before it began. Please check the day.", field="ended_on")
    if ended_on > today:
        raise Refused(f"{long_day(ended_on)} has not come yet. Record the end when it has.", field="ended_on")
    if reason is None:
        raise Refused("Say why the term ended.", field="ended_reason")


def term_state(
    recorded: TermState,
    today: date,
    *,
    start_on: date | None,
    end_on: date | None,
    accepted: Mapping[Acceptance, date | None] = MappingProxyType({}),
) -> TermState:
    """Where a term stands today: what was recorded, and what follows from its dates.

    Chosen with something outstanding, chosen and waiting for the first day, in office, past the last day and
    serving on, or ended.
    """
    if recorded is TermState.ELECT:
        return TermState.CONDITIONS if outstanding(accepted) else TermState.ELECT
    if recorded is TermState.ACTIVE and end_on is not None and today > end_on:
        return TermState.HOLDOVER
    if recorded is TermState.ACTIVE and start_on is not None and today < start_on:
        return TermState.ELECT
    return recorded


def holdover_until(end_on: date, book: RuleBook) -> date | None:
    """The last day that somebody may serve on after their term; None where nobody may."""
    return add_months(end_on, book.holdover.max_months) if book.holdover.allowed else None


def holdover_findings(end_on: date, today: date, book: RuleBook) -> list[Finding]:
    """What is wrong with somebody serving on today, after the last day of their term."""
    if today <= end_on:
        return []
    until = holdover_until(end_on, book)
    if until is None:
        message = f"The term ended on {long_day(end_on)}, and nobody serves on here."
    elif today > until:
        message = (
            f"The term ended on {long_day(end_on)}, and could be served on until {long_day(until)} at most."
        )
    else:
        return []
    return [Finding("holdover", message, field="ended_on")]


@dataclass(frozen=True, slots=True)
class Served:
    """A term that somebody served or serves.

    Attributes:
        seat: on which seat.
        person: who.
        period: the days in office.
        full: it was meant for a whole term; completing somebody else's does not count towards the limit.
    """

    seat: str
    person: str
    period: Period
    full: bool = True


_LONGEST_BREAK: Final = timedelta(days=366)  # a year away ends the row: local choice, after published rules


def consecutive(terms: Sequence[Served], person: str, seat: str, until: date) -> int:
    """How many whole terms in a row the person has served on the seat, up to a day.

    Somebody else's term between two of them, or more than a year without one, ends the row; the term of somebody who
    shared the seat with them does not. Terms begun by completing somebody else's are served, and not counted.
    """
    own = [term.period for term in terms if term.seat == seat and term.person == person]
    past = sorted(
        (
            term
            for term in terms
            if term.seat == seat
            and term.period.start is not None
            and term.period.start <= until
            and (term.person == person or not any(term.period.common(one) for one in own))
        ),
        key=lambda term: term.period.start or date.min,
        reverse=True,
    )
    count, reached = 0, until
    for term in past:
        ended = term.period.end or until
        if term.person != person or reached - min(ended, until) > _LONGEST_BREAK:
            break
        count += term.full
        reached = term.period.start or date.min
    return count


def may_stand_again(terms: Sequence[Served], person: str, seat: str, on: date, limit: int) -> list[Finding]:
    """What is wrong with the person standing for the seat again; 0 sets no limit."""
    served = consecutive(terms, person, seat, on)
    if not limit or served < limit:
        return []
    count = "one term" if served == 1 else f"{served} terms"
    return [
        Finding(
            "terms_in_a_row",
            f"This person has served {count} in a row on this seat. The limit is {limit}.",
            Strength.GUARD,
            "person",
        )
    ]


def seats_held(terms: Iterable[Served], person: str, on: date) -> int:
    """How many seats the person holds on a day."""
    return len({term.seat for term in terms if term.person == person and term.period.holds(on)})
