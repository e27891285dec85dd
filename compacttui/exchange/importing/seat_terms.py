"""The terms that a sheet of seats tells of: who held a seat when, and by which route."""

from __future__ import annotations

from dataclasses import dataclass

from compacttui.acts.importing.carrying import Thing
from compacttui.acts.terms.reading import first_day_out
from compacttui.exchange.importing.seat_columns import ROUTES
from compacttui.rules.dates import PartialDate, Period
from compacttui.rules.partnerships import Held
from compacttui.rules.refusal import Refused
from compacttui.rules.text import folded
from compacttui.rules.words import SelectionMethod, TermKind


@dataclass(frozen=True, slots=True)
class PlannedTerm:
    """A term on a seat, on record or planned.

    Attributes:
        person: whose.
        basis: as holder, deputy ...
        since: the first day, as far as it is known.
        ended_on: the last day, if it is over.
        has_begun: whether it began at all; somebody chosen holds nothing yet.
    """

    person: Thing
    basis: TermKind
    since: PartialDate | None
    ended_on: PartialDate | None = None
    has_begun: bool = True

    @property
    def is_over(self) -> bool:
        """Whether they have left."""
        return self.ended_on is not None

    @property
    def held(self) -> Held:
        """The term as the rule that knows one holder at a time looks at it."""
        period = Period(self.since.earliest if self.since else None, first_day_out(self.ended_on))
        return Held(str(self.person), period, self.basis)


def route_of(said: str) -> tuple[SelectionMethod | None, str | None]:
    """How somebody was chosen, and the file's own words where they name no route that stands without papers."""
    key = folded(said) if said else ""
    if not key:
        return None, None
    route = ROUTES.get(key)
    if route is None:
        try:
            route = SelectionMethod.read(said)
        except Refused:
            route = None
    if route is None or route.has_a_poll or route in {SelectionMethod.COUNTBACK, SelectionMethod.RUNNER_UP}:
        # Elected under which rules, nobody knows any more: the words are kept, the route stays open.
        return None, f"How chosen, as the file says: {said}"
    return (None, f"As the file says: {said}") if route is SelectionMethod.INTERIM else (route, None)


def span_of(since: PartialDate | None, until: PartialDate | None) -> str:
    """The days of a term as a plan says them: " since March 2024, until 2027"."""
    begin = f" since {since.words}" if since else ", not known since when"
    return f"{begin}, until {until.words}" if until else begin
