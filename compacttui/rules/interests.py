"""Interests: what must be declared by when, what may never be altered, and where an agenda meets the register."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from compacttui.rules.dates import PartialDate, Period, add_months, plural, within_days
from compacttui.rules.refusal import Refused
from compacttui.rules.words import Capacity, InterestState, Publication

T = TypeVar("T")


def declare_by(aware_on: date, days: int) -> date:
    """The last day for declaring an interest: `days` calendar days after becoming aware of it.

    Source of the usual 28: NHS declaration forms.
    """
    return within_days(aware_on, days)


def days_late(aware_on: date, declared_on: date, days: int) -> int:
    """Days past the last day for declaring. Never negative, and never changed afterwards."""
    return max(0, (declared_on - declare_by(aware_on, days)).days)


def check_days(since: date, until: date | None, aware_on: date, declared_on: date) -> None:
    """Refuse days of an interest that cannot be.

    Raises:
        Refused: it ends before it begins, or was declared before the person was aware of it.
    """
    if until is not None and until < since:
        raise Refused("The interest ends before it begins. Please check both days.", field="until")
    if declared_on < aware_on:
        raise Refused(
            "Nobody declares what they are not aware of. Please check the day of becoming aware.",
            field="aware_on",
        )


def check_may_change(state: InterestState) -> None:
    """Refuse to alter what is closed: it can only be followed by another entry.

    Raises:
        Refused: the entry is closed, or was entered by mistake.
    """
    if state is InterestState.CLOSED:
        raise Refused(
            "A closed interest is never altered. Declare it again if it holds again; the old entry stays."
        )
    if state is InterestState.VOIDED:
        raise Refused(
            "This entry was set aside as a mistake, and stays as it was. Declare the interest anew."
        )


def check_publication(publication: Publication, reason: str | None) -> None:
    """Refuse to hold back an interest from the public without a reason on record.

    Raises:
        Refused: it is redacted or withheld and no reason is given, or published and one is.
    """
    if publication is not Publication.PUBLIC and not (reason or "").strip():
        raise Refused(
            "Say why not all of it is published. The reason is kept for the auditor.",
            field="publication_reason",
        )
    if publication is Publication.PUBLIC and (reason or "").strip():
        raise Refused(
            "All of it is published, so there is nothing to give a reason for.", field="publication_reason"
        )


def over_on(until: PartialDate) -> PartialDate:
    """The first day, month or year without the interest, as its period is kept.

    A whole day is that day. Of a year or a month nobody knows when in it the interest ended, so it counts to
    its end: a conflict is looked for once too often, never once too seldom.
    """
    if until.month is None:
        return PartialDate(until.year + 1)
    if until.day is None:
        return PartialDate(until.year + until.month // 12, until.month % 12 + 1)
    return until


def public_until(closed_on: date, months: int) -> date:
    """The first day on which a closed interest is no longer shown to the public."""
    return add_months(closed_on, months)


def kept_until(closed_on: date, years: int) -> date:
    """The first day on which a closed interest need no longer be kept."""
    return add_months(closed_on, 12 * years)


def annual_due_on(
    records_begin_on: date,
    months: int,
    *,
    took_seat_on: date | None = None,
    form_in_on: date | None = None,
    confirmed_on: date | None = None,
) -> date:
    """The last day for confirming that the register is right; "nothing to declare" counts.

    Args:
        records_begin_on: the first day of the records: of what was before, nothing is expected.
        months: how many calendar months lie between two confirmations.
        took_seat_on: since when the person has a seat.
        form_in_on: when their form of interests came in before that.
        confirmed_on: when they confirmed it last.
    """
    said = (on for on in (took_seat_on, form_in_on, confirmed_on) if on is not None)
    return add_months(max(records_begin_on, *said, date.min), months)


def check_return(open_entries: int, *, nothing: bool) -> None:
    """Refuse a yearly confirmation that the register contradicts.

    Raises:
        Refused: "nothing to declare" beside open entries, or no entries and nothing said of that.
    """
    if nothing and open_entries:
        entries = plural(open_entries, "open interest")
        raise Refused(
            f"The register has {entries} here. Close what is no longer held, or confirm that it is right as it stands.",
            field="person",
        )
    if not nothing and not open_entries:
        raise Refused(
            "No open interest stands on the register here. Declare one, or say that there is nothing to declare.",
            field="person",
        )


def check_declared_on(declared_on: date, today: date) -> None:
    """Refuse a declaration on paper that would have been made in the future.

    Raises:
        Refused: the day has not come yet.
    """
    if declared_on > today:
        raise Refused("That day has not come yet. Please check when it was declared.", field="declared_on")


def check_review_on(review_on: date, today: date) -> None:
    """Refuse to look again at something on a day that is past.

    Raises:
        Refused: it is not later than today.
    """
    if review_on <= today:
        raise Refused("Choose a day that is still to come.", field="review_on")


# --- where an agenda meets the register ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Held:
    """An interest in an organisation, for as long as it is held.

    Attributes:
        interest: the entry's id.
        person: whose it is.
        organisation: in which organisation.
        period: from when until when it is held.
    """

    interest: str
    person: str
    organisation: str
    period: Period


@dataclass(frozen=True, slots=True)
class Belongs:
    """A person who works for an organisation, volunteers for it or sits on its board."""

    person: str
    organisation: str
    capacity: Capacity
    period: Period


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation that an item of an agenda names or affects."""

    item: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Match:
    """An item that names an organisation to which somebody at the table is tied.

    Attributes:
        item: the item's id.
        person: who is tied.
        organisation: the organisation as the agenda names it.
        interests: the entries of the register that say so.
        capacities: in which capacities the person belongs to it; a tie that stands in no register shows here.
    """

    item: str
    person: str
    organisation: str
    interests: tuple[str, ...]
    capacities: tuple[Capacity, ...]

    @property
    def is_registered(self) -> bool:
        """Whether the register of interests says so, or only the list of who belongs where."""
        return bool(self.interests)


def matches(
    named: Iterable[Named],
    interests: Iterable[Held],
    belongs: Iterable[Belongs],
    on: date,
    *,
    present: Iterable[str] | None = None,
    became: Mapping[str, str] | None = None,
) -> list[Match]:
    """Where the agenda of a meeting meets the interests and posts that people hold on the day of it.

    Organisations are compared by identity, never by name. One that merged is the one it became.

    Args:
        named: the organisations that the items name, items in the agenda's order.
        interests: the register; what is not held on the day is passed over.
        belongs: who belongs where; what is over, or has not begun, is passed over.
        on: the day of the meeting.
        present: the people to look at; everybody when left out.
        became: for each organisation that merged, the one it became.
    """
    after = became or {}
    wanted = None if present is None else frozenset(present)
    entries = _by_body(
        ((held.organisation, held.person, held.interest) for held in interests if held.period.holds(on)),
        after,
    )
    posts = _by_body(
        ((post.organisation, post.person, post.capacity) for post in belongs if post.period.holds(on)), after
    )
    return [
        Match(name.item, person, name.organisation, tuple(sorted(tied)), tuple(sorted(sits)))
        for name in dict.fromkeys(named)
        for person, tied, sits in _people(entries, posts, today_is(name.organisation, after))
        if wanted is None or person in wanted
    ]


def _by_body(ties: Iterable[tuple[str, str, T]], became: Mapping[str, str]) -> dict[str, dict[str, set[T]]]:
    """Ties of people by the body that each organisation is today, and by person."""
    found: dict[str, dict[str, set[T]]] = {}
    for organisation, person, tie in ties:
        found.setdefault(today_is(organisation, became), {}).setdefault(person, set()).add(tie)
    return found


def _people(
    entries: Mapping[str, Mapping[str, set[str]]],
    posts: Mapping[str, Mapping[str, set[Capacity]]],
    body: str,
) -> Iterator[tuple[str, set[str], set[Capacity]]]:
    tied, sitting = entries.get(body, {}), posts.get(body, {})
    for person in sorted(tied.keys() | sitting.keys()):
        yield person, tied.get(person, set()), sitting.get(person, set())


def today_is(organisation: str, became: Mapping[str, str]) -> str:
    """The organisation that one has become, after every merger; itself when it never merged."""
    seen = {organisation}
    while (after := became.get(organisation)) is not None and after not in seen:
        seen.add(after)
        organisation = after
    return organisation


def to_show(entries: Sequence[Publication]) -> tuple[int, int]:
    """How many entries of a register the public may read, and how many are withheld: those are counted, never hidden."""
    withheld = sum(1 for publication in entries if publication is Publication.WITHHELD)
    return len(entries) - withheld, withheld
