"""What was changed after it was sent, closed later, set aside, or moved: report-backs, interests, days of meetings."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Select, select

from compacttui.questions.excepting import Excepted, excepts
from compacttui.questions.ledger.entries import ReadEntry
from compacttui.questions.view import Moment
from compacttui.records.interests import interest
from compacttui.rules.words import Marking, Publication


def _told_in_part(moment: Moment) -> Select[tuple[int]]:
    """The entries that left an interest not published in full."""
    i = interest.c
    return select(i.recorded_seq).where(i.log == moment.town, i.publication != Publication.PUBLIC.value)


@excepts("report.amended")
def report_amended(entry: ReadEntry) -> Iterator[Excepted]:  # noqa: ARG001 - that there is such an entry says it
    """A report-back that says something else than was sent; the earlier words are kept."""
    yield Excepted("amended", "report-back amended after it was sent")


@excepts("report.marked")
def item_closed(entry: ReadEntry) -> Iterator[Excepted]:
    """An item that was closed by somebody else than its writer, after it was sent."""
    marking = Marking.of(entry.event["marking"])
    yield Excepted(
        "marking",
        f"item of a report-back closed later: {marking.words}",
        entry.words.get("marking_reason", ""),
    )


@excepts("interest.reviewed", among=_told_in_part)
def interest_kept_back(entry: ReadEntry) -> Iterator[Excepted]:
    """An interest of which not all is published from now on."""
    yield from kept_back(entry)


@excepts("interest.voided")
def interest_set_aside(entry: ReadEntry) -> Iterator[Excepted]:  # noqa: ARG001 - that there is such an entry says it
    """An interest that was entered by mistake, and is set aside; auditors still read it."""
    yield Excepted("set_aside", "interest set aside as entered by mistake")


@excepts("declaration.withdrawn")
def declaration_set_aside(entry: ReadEntry) -> Iterator[Excepted]:  # noqa: ARG001 - that there is such an entry says it
    """A declaration that was entered by mistake."""
    yield Excepted("set_aside", "declaration set aside as entered by mistake")


@excepts("meeting.date_corrected")
def day_moved(entry: ReadEntry) -> Iterator[Excepted]:
    """A meeting whose day was put right after it was held, which may have moved the day for its report-backs."""
    event = entry.event
    moved = "" if event.data.get("was_postponed") else ", and with it the day for report-backs"
    yield Excepted("day_moved", f"day of a held meeting changed{moved}")


def kept_back(entry: ReadEntry) -> Iterator[Excepted]:
    """What an entry about an interest keeps from the public."""
    publication = Publication.of(entry.event.data.get("publication") or Publication.PUBLIC)
    if publication is not Publication.PUBLIC:
        what = f"interest {publication.words}"
        yield Excepted(publication.value, what, entry.words.get("publication_reason", ""))
