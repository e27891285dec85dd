"""The plan of a selection: which seats, by which method and rules, on which dates; worked out before it is recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select

from compacttui.acts.desk import Desk
from compacttui.acts.selections.dates import FIELDS, checked, moments
from compacttui.acts.selections.officers import check_officers
from compacttui.acts.selections.processes import day_of, moment_of, text_of
from compacttui.acts.selections.readiness import protocol_in_force
from compacttui.acts.selections.seats import places_of, seats_to_fill, speaks_for
from compacttui.counting import all_methods
from compacttui.records import selections as kept
from compacttui.records.log import Books
from compacttui.rules import selections as rules
from compacttui.rules.findings import Finding
from compacttui.rules.organisations import qualifying_on as qualifying_on_of
from compacttui.rules.refusal import Refused
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.selections import Mark
from compacttui.rules.words import ElectorateRule, SelectionMethod, SelectionReason

COUNTED_BY: Mapping[SelectionMethod, str] = {
    SelectionMethod.SCOTTISH_STV: "scottish-stv",
    SelectionMethod.STV: "ers97",
    SelectionMethod.MEEK: "meek-prf",
    SelectionMethod.AV: "av",
    SelectionMethod.SCHULZE: "schulze",
    SelectionMethod.APPROVAL: "approval",
    SelectionMethod.FPTP: "fptp",
    SelectionMethod.CONFIRMATORY: "scottish-stv",
    SelectionMethod.AGREED: "scottish-stv",
}
"""The counting method of each way to choose, for whenever there is a poll with more candidates than places."""

SEVERAL_PLACES: Mapping[str, str] = {"fptp": "block"}
"""The counting method in its place where there is more than one seat to fill."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody who opens or prepares a selection asks for.

    Attributes:
        seats: the seats to fill, in the order in which they are filled.
        returning_officer: who runs it.
        scrutineers: who watches over the count.
        why: why it is held.
        method: how the holder is chosen.
        notice_on: the day of notice; today where nothing is said.
        profile: how long the stages are.
        own: dates that are not as the profile says.
        qualifying_on: the day on which membership counts, where it is not as the rule book says.
        electorate: which members vote.
        request: the request for a representative that it answers.
    """

    seats: Sequence[str]
    returning_officer: str
    scrutineers: Sequence[str] = ()
    why: SelectionReason = SelectionReason.TERM_END
    method: SelectionMethod = SelectionMethod.SCOTTISH_STV
    notice_on: date | None = None
    profile: rules.Profile = rules.Profile.STANDARD
    own: Mapping[Mark, date | None] = field(default_factory=dict)
    qualifying_on: date | None = None
    electorate: ElectorateRule = ElectorateRule.EVERY_MEMBER
    request: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A selection as it would be recorded.

    Attributes:
        wish: what was asked for.
        places: the seats to fill, one that several share as often as it has places to fill.
        reference: what people will call it.
        partnership: at whose table.
        constituency: for whom.
        counted_by: the counting method; none where a panel decides.
        protocol: the selection protocol in force, if there is one.
        protocol_trouble: what is wrong with that, in words.
        timetable: its dates.
        warnings: what is odd about them.
        qualifying_on: the day on which membership counts.
    """

    wish: Wish
    places: tuple[str, ...]
    reference: str
    partnership: str
    constituency: str
    counted_by: str | None
    protocol: str | None
    protocol_trouble: str
    timetable: rules.Timetable
    warnings: tuple[Finding, ...]
    qualifying_on: date

    @property
    def notice_on(self) -> date:
        """The day from which its dates count."""
        return self.timetable[Mark.NOTICE].day


def planned(desk: Desk, books: Books, wish: Wish) -> Plan:
    """Work out a selection.

    Raises:
        Refused: the seats do not belong together, one is in a selection already, the dates are not in order, or
            somebody who is to run it has a part in it.
    """
    first = wish.notice_on or day_of(books)
    given = {mark: day for mark, day in wish.own.items() if day}
    dates = _dates(first, wish.profile, given, desk.rules)
    chosen_by = dates[Mark.DECLARED].day
    rows = seats_to_fill(books, wish.seats, chosen_by)
    check_officers(books, wish.returning_officer, wish.scrutineers, wish.seats)
    places = tuple(place for row in rows for place in places_of(desk, books, row))
    counted_by = _counted_by(wish.method, len(places))
    protocol, trouble = protocol_in_force(books, desk.rules)
    return Plan(
        wish=wish,
        places=places,
        reference=_next_reference(books, first.year),
        partnership=text_of(rows[0], "partnership"),
        constituency=speaks_for(books, rows[0], chosen_by),
        counted_by=counted_by,
        protocol=protocol,
        protocol_trouble=trouble,
        timetable=dates,
        warnings=tuple(checked(dates, moment_of(books), desk.rules)),
        qualifying_on=_qualifying_day(wish.qualifying_on, dates, desk.rules),
    )


def record_plan(
    desk: Desk,
    books: Books,
    plan: Plan,
    reason: str | None,
    exceptions: Sequence[str] | None = None,
) -> str:
    """Record a selection that begins, and that it answers the request it was asked for by; gives its id.

    Args:
        desk: who records it.
        books: the open ledger.
        plan: what is recorded.
        reason: more about it.
        exceptions: what was not done before its notice; nothing where it is only prepared.

    Raises:
        Refused: the request is of another partnership, or was answered before.
    """
    wish, selection = plan.wish, books.new_id("selection")
    if wish.request is not None:
        _check_request(books, wish.request, plan.partnership)
    people = (wish.returning_officer, *wish.scrutineers)
    books.record(
        "selection.prepared" if exceptions is None else "selection.opened",
        selection,
        about=(*wish.seats, plan.partnership, plan.constituency, *people),
        reason=reason,
        reference=plan.reference,
        partnership=plan.partnership,
        constituency=plan.constituency,
        seats=list(plan.places),
        places=len(plan.places),
        method=wish.method.value,
        counted_by=plan.counted_by,
        protocol=plan.protocol,
        rules_version=desk.rules.version,
        rules=desk.rules.as_facts(),
        returning_officer=wish.returning_officer,
        scrutineers=list(wish.scrutineers),
        notice_on=plan.notice_on.isoformat(),
        qualifying_on=plan.qualifying_on.isoformat(),
        electorate=wish.electorate.value,
        why=wish.why.value,
        warnings=checks(plan.warnings),
        exceptions=list(exceptions or ()),
        **moments(plan.timetable),
    )
    if wish.request is not None:
        books.record(
            "request.answered",
            wish.request,
            about=(plan.partnership, selection, *wish.seats),
            selection=selection,
        )
    return selection


def checks(findings: Sequence[Finding]) -> list[str]:
    """The short names of what was found, each once."""
    return sorted({finding.check for finding in findings})


def _check_request(books: Books, request: str, partnership: str) -> None:
    row = books.get(kept.request, request)
    if row is None or row["state"] != "open":
        raise Refused("This request has been answered already. Leave it empty.", field="request")
    if row["partnership"] != partnership:
        raise Refused("This request came from another partnership. Choose its own seats.", field="request")


def counting_method(method: SelectionMethod, places: int) -> str | None:
    """How the votes for so many places are counted; None where the way to choose has no votes, or none known here."""
    name = COUNTED_BY.get(method, "")
    if places > 1:
        name = SEVERAL_PLACES.get(name, name)
    return name if name in all_methods() else None


def _counted_by(method: SelectionMethod, places: int) -> str | None:
    if method is SelectionMethod.PANEL:
        return None
    if method is SelectionMethod.AV and places > 1:
        raise Refused(
            "The alternative vote fills one seat. Choose STV for several, or open one selection for each.",
            field="method",
        )
    name = counting_method(method, places)
    if name is None:
        known = [each.words for each, counted in COUNTED_BY.items() if counted in all_methods()]
        raise Refused(
            f"A selection by “{method.words}” cannot be run here. Choose one of: "
            f"{', '.join([*known, SelectionMethod.PANEL.words])}.",
            field="method",
        )
    return name


def _dates(
    first: date, profile: rules.Profile, given: Mapping[Mark, date], book: RuleBook
) -> rules.Timetable:
    try:
        return rules.chosen(first, book, profile=profile, given=given)
    except Refused as refused:  # a date that is missing, by its mark: the form has a field for it
        raise Refused(refused.message, field=FIELDS[Mark.of(refused.field)]) from None


def _qualifying_day(given: date | None, dates: rules.Timetable, book: RuleBook) -> date:
    """The day on which membership counts, which comes before the poll."""
    day = given or qualifying_on_of(dates[Mark.NOTICE].day, book)
    if day > dates[Mark.POLL_OPENS].day:
        raise Refused(
            "Membership is looked at before the poll opens. Choose an earlier day.", field="qualifying_on"
        )
    return day


def _next_reference(books: Books, year: int) -> str:
    """The next number of the town's selections in a year: "2026-03"."""
    s = kept.selection.c
    query = select(s.id).where(s.log == books.log, s.reference.like(f"{year}-%")).distinct()
    return f"{year}-{len(books.rows(query)) + 1:02}"
