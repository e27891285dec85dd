"""How entries on report-backs read. What was reported is not told here: that is read in the report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from compacttui.questions.telling import Entry, Told, day_in, noted, tells
from compacttui.rules.dates import PartialDate, days, plural
from compacttui.rules.reports import days_late
from compacttui.rules.words import BasisOfView, Marking, ReportKind, Standing


@tells("report.submitted", on=day_in("sent_on"))
def report_submitted(entry: Entry) -> Told:
    """Sent, in time or late: that stays so for ever."""
    event = entry.event
    sent, due = _whole(event.text("sent_on")), entry.day("due_on")
    late = days_late(due, sent, sent) if due else 0
    return Told(
        event.text("sent_on"),
        "reported back",
        lambda: _reported(entry, sent, late),
        Standing.LATE if late else Standing.DONE,
    )


def _reported(entry: Entry, sent: date, late: int) -> str:
    event, met = entry.event, entry.day("met_on")
    kind = ReportKind.of(event["kind"])
    return noted(
        entry.name("meeting"),
        kind.words if kind is not ReportKind.FULL else "",
        f"{days((sent - met).days)} after" if met else "",
        *_items(entry),
        f"written by {entry.name('written_by')}" if event.data.get("written_by") else "",
        f"{days(late)} late" if late else "",
    )


@tells("report.amended")
def report_amended(entry: Entry) -> Told:
    """A new version; the old one stays on record."""
    return Told(
        entry.event.text("amended_on"),
        "report-back amended",
        noted(*_items(entry), entry.words.get("reason")),
    )


@tells("report.marked")
def report_marked(entry: Entry) -> Told:
    """Fewer people may read an item."""
    review = entry.day("review_on")
    return Told(
        entry.event.day,
        "item of a report-back closed",
        noted(
            f"item {entry.event.text('item').rpartition('.')[2]}",
            Marking.of(entry.event["marking"]).words,
            f"until {_month(review)}" if review else "",
            entry.words.get("marking_reason"),
        ),
    )


@tells("report.checked", on=day_in("checked_on"))
def report_checked(entry: Entry) -> Told:
    """An officer looked at the markings."""
    return Told(entry.event.text("checked_on"), "markings of the report-back checked", "", Standing.DONE)


@tells("report.waived")
def report_waived(entry: Entry) -> Told:
    """None is expected."""
    return Told(
        entry.event.text("waived_on"),
        "report-back waived",
        noted(entry.name("meeting"), entry.words.get("reason")),
    )


def _items(entry: Entry) -> tuple[str, ...]:
    """How many items, how many of them closed, and how the views were come by, as far as that may be read."""
    held = entry.event.data.get("items")
    items = [one for one in held if isinstance(one, Mapping)] if isinstance(held, (list, tuple)) else []
    closed = [one for one in items if one["marking"] != Marking.OPEN]
    bases = dict.fromkeys(_basis(entry, number) for number in range(1, len(items) + 1))
    return (
        plural(len(items), "item") if items else "",
        f"{len(closed)} closed{_until(closed)}" if closed else "",
        f"basis: {'; '.join(one for one in bases if one)}" if any(bases) else "",
    )


def _basis(entry: Entry, number: int) -> str:
    basis, asked = (entry.words.get(f"items.{number}.{field}") for field in ("basis", "people_asked"))
    if not basis:
        return ""
    people = f", {plural(int(asked), 'person', 'people')}" if asked and int(asked) else ""
    return f"{BasisOfView.of(basis).words}{people}"


def _until(closed: Sequence[Mapping[str, object]]) -> str:
    ends = [str(one["review_on"]) for one in closed if one.get("review_on")]
    return f" until {_month(_whole(max(ends)))}" if ends else ""


def _month(day: date) -> str:
    return PartialDate(day.year, day.month).words


def _whole(text: str) -> date:
    return date.fromisoformat(text)
