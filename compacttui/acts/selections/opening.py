"""Opening a selection, naming those who run and watch over it, calling it off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Person, Seat, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.officers import check_officers
from compacttui.acts.selections.processes import (
    day_of,
    moment_of,
    seat_name,
    text_of,
)
from compacttui.counting import all_methods
from compacttui.records import partnerships
from compacttui.records import selections as kept
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.rules import selections as rules
from compacttui.rules.dates import utc_text
from compacttui.rules.findings import Finding, Strength
from compacttui.rules.organisations import qualifying_on as qualifying_on_of
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.rulebook import RuleBook, Unopposed
from compacttui.rules.selections import Mark
from compacttui.rules.words import SelectionMethod, SelectionReason

OFFICE = {Role.CVS_OFFICER}
BOTH = {Role.CVS_OFFICER, Role.RETURNING_OFFICER}

COUNTED_BY: Mapping[SelectionMethod, str] = {
    SelectionMethod.SCOTTISH_STV: "scottish-stv",
    SelectionMethod.STV: "ers97",
    SelectionMethod.FPTP: "fptp",
}
"""The counting method of each way to vote."""

_FIELDS: Mapping[Mark, str] = {
    Mark.NOTICE: "notice_on",
    Mark.NOMINATIONS_CLOSE: "nominations_close_on",
    Mark.WITHDRAWALS_CLOSE: "withdrawals_close_on",
    Mark.PUBLISHED: "publish_on",
    Mark.POLL_OPENS: "poll_opens_on",
    Mark.POLL_CLOSES: "poll_closes_on",
    Mark.RESULT: "result_on",
    Mark.DECLARED: "declare_on",
}
"""The field in which each date of a timetable is given."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A selection that was opened.

    Attributes:
        selection: its id.
        reference: what people call it: "2026-03".
        timetable: its dates.
        warnings: what somebody should know about the dates; people decide.
    """

    selection: str
    reference: str
    timetable: rules.Timetable
    warnings: tuple[str, ...]


@act("selection.open", title="Open a selection", roles=OFFICE, on="seat")
def open_selection(
    desk: Desk,
    seats: Sequence[Seat],
    returning_officer: Person,
    why: SelectionReason = SelectionReason.TERM_END,
    method: SelectionMethod = SelectionMethod.SCOTTISH_STV,
    scrutineers: Sequence[Person] = (),
    notice_on: date | None = None,
    timetable: rules.Profile = rules.Profile.STANDARD,
    nominations_close_on: date | None = None,
    withdrawals_close_on: date | None = None,
    publish_on: date | None = None,
    poll_opens_on: date | None = None,
    poll_closes_on: date | None = None,
    result_on: date | None = None,
    declare_on: date | None = None,
    qualifying_on: date | None = None,
    reason: Words | None = None,
) -> Opened:
    """Give notice of a selection for one or more seats that speak for the same constituency at one table.

    The rules of today stay its rules to the end.

    Args:
        seats: the seats to fill, in the order in which they are filled.
        returning_officer: who runs it; somebody with no part in it.
        why: why it is held.
        method: how the holder is chosen.
        scrutineers: who watches over the count.
        notice_on: the day of notice; today if left empty.
        timetable: how long the stages are; with “your own dates” fill in all seven.
        nominations_close_on: when nominations close, if not as the timetable says.
        withdrawals_close_on: the last day to withdraw, if not as the timetable says.
        publish_on: when the candidates are published, if not as the timetable says.
        poll_opens_on: when the poll opens, if not as the timetable says.
        poll_closes_on: when the poll closes, if not as the timetable says.
        result_on: when the provisional result is due, if not as the timetable says.
        declare_on: when the result is declared, if not as the timetable says.
        qualifying_on: the day on which membership counts; as the rule book says if left empty.
        reason: more about it, if it helps.

    Raises:
        Refused: the seats do not belong together, one is in a selection already, the dates are not in order, or
            somebody who is to run it has a part in it.
    """
    with desk.writing() as books:
        rows = _seats(books, seats)
        check_officers(books, returning_officer, scrutineers, seats)
        counted_by = _counted_by(method, desk.rules)
        first = notice_on or day_of(books)
        given = {
            Mark.NOTICE: first,
            Mark.NOMINATIONS_CLOSE: nominations_close_on,
            Mark.WITHDRAWALS_CLOSE: withdrawals_close_on,
            Mark.PUBLISHED: publish_on,
            Mark.POLL_OPENS: poll_opens_on,
            Mark.POLL_CLOSES: poll_closes_on,
            Mark.RESULT: result_on,
            Mark.DECLARED: declare_on,
        }
        dates = _timetable(first, timetable, {mark: day for mark, day in given.items() if day}, desk.rules)
        warnings = _checked(dates, moment_of(books), desk.rules)
        counts_on = _qualifying_day(qualifying_on, dates, desk.rules)
        selection = books.new_id("selection")
        reference = _next_reference(books, first.year)
        partnership, constituency = text_of(rows[0], "partnership"), text_of(rows[0], "constituency")
        at = {step.mark: utc_text(step.moment) for step in dates}
        books.record(
            "selection.opened",
            selection,
            about=(*seats, partnership, constituency, returning_officer, *scrutineers),
            reason=reason,
            reference=reference,
            partnership=partnership,
            constituency=constituency,
            seats=list(seats),
            places=len(seats),
            method=method.value,
            counted_by=counted_by,
            rules_version=desk.rules.version,
            rules=desk.rules.as_facts(),
            returning_officer=returning_officer,
            scrutineers=list(scrutineers),
            notice_on=first.isoformat(),
            qualifying_on=counts_on.isoformat(),
            why=why.value,
            warnings=sorted({finding.check for finding in warnings}),
            nominations_close_at=at[Mark.NOMINATIONS_CLOSE],
            withdrawals_close_at=at[Mark.WITHDRAWALS_CLOSE],
            publish_at=at[Mark.PUBLISHED],
            poll_opens_at=at[Mark.POLL_OPENS],
            poll_closes_at=at[Mark.POLL_CLOSES],
            result_at=at[Mark.RESULT],
            declare_at=at[Mark.DECLARED],
        )
    return Opened(selection, reference, dates, tuple(finding.message for finding in warnings))


def _seats(books: Books, seats: Sequence[str]) -> list[Row]:
    """The seats' rows: there, free, and of one constituency at one table."""
    if not seats:
        raise Refused("Choose at least one seat to fill.", field="seats")
    if len(set(seats)) < len(seats):
        raise Refused("A seat stands in the list twice. Nothing was changed.", field="seats")
    found: list[Row] = []
    for seat in seats:
        row = books.get(partnerships.seat, seat)
        if row is None or row["state"] == "abolished" or row["effective_to"] is not None:
            raise Refused("There is no such seat any more. Nothing was changed.", field="seats")
        found.append(row)
    if len({(row["partnership"], row["constituency"]) for row in found}) > 1:
        raise Refused(
            "One selection fills seats of one partnership that speak for one constituency. "
            "Open another selection for the others.",
            field="seats",
        )
    busy = _in_a_process(books, seats)
    if busy:
        seat, reference = next(iter(busy.items()))
        raise Refused(
            f"{seat_name(books, seat)} is in selection {reference} already. End that one first.",
            field="seats",
        )
    return found


def _in_a_process(books: Books, seats: Sequence[str]) -> dict[str, str]:
    """The reference of the open process of each of these seats that is in one."""
    m, s = kept.selection_seat.c, kept.selection.c
    query = (
        select(m.seat, s.reference)
        .join_from(kept.selection_seat, kept.selection, (s.log == m.log) & (s.id == m.selection))
        .where(m.log == books.log, m.seat.in_(seats), m.superseded_seq.is_(None), m.effective_to.is_(None))
        .where(s.superseded_seq.is_(None), s.effective_to.is_(None))
    )
    return {text_of(row, "seat"): text_of(row, "reference") for row in books.rows(query)}


def _counted_by(method: SelectionMethod, book: RuleBook) -> str:
    name = COUNTED_BY.get(method)
    if name is None or name not in all_methods():
        known = [each.words for each, counted in COUNTED_BY.items() if counted in all_methods()]
        raise Refused(
            f"A selection by “{method.words}” cannot be run here. Choose one of: {', '.join(known)}.",
            field="method",
        )
    if book.uncontested.route is not Unopposed.ELECTED:
        raise Refused(
            "The rule book asks for a yes or no vote where nobody opposes, and such a vote cannot be run here. "
            "Set uncontested.route to “elected_unopposed” first.",
            field="method",
        )
    return name


def _timetable(
    notice_on: date, profile: rules.Profile, given: Mapping[Mark, date], book: RuleBook
) -> rules.Timetable:
    """The dates of a process: as the rule book has them, or a person's own in their place."""
    if profile is rules.Profile.CUSTOM:
        for mark, field in _FIELDS.items():
            if mark not in given:
                raise Refused(f"Fill in a date for: {mark.words}.", field=field)
        return rules.from_days(given, book)
    dates = rules.timetable(notice_on, book, profile=profile)
    if len(given) == 1:
        return dates
    return rules.from_days({step.mark: given.get(step.mark, step.day) for step in dates}, book)


def _checked(dates: rules.Timetable, now: datetime, book: RuleBook) -> list[Finding]:
    """What to warn of; refuses dates that are not in order, beside the field of the date that is wrong."""
    found = rules.timetable_findings(dates, book)
    for finding in found:
        if finding.strength is not Strength.GUARD:
            raise Refused(finding.message, field=_FIELDS[Mark.of(finding.field)])
    if dates[Mark.NOMINATIONS_CLOSE].moment <= now:
        raise Refused(
            "By these dates nominations have closed already. Choose a later day of notice.", field="notice_on"
        )
    return found


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
