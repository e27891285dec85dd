"""How a selection comes from its preparation to its notice, and what is planned anew in it."""

from __future__ import annotations

from collections.abc import Iterator

from compacttui.records.events import Change, Event, Get, Private, changed, kind, reduces, told
from compacttui.records.selections.process import ABOUT, MOMENTS, to_approve_again
from compacttui.records.selections.tables import selection

kind(
    "selection.sector_asked",
    "Community sector consulted",
    about=ABOUT,
    data=("sector_asked_on", "sector_asked"),
    private=("sector_said",),
)
kind(
    "selection.formats_ready",
    "Accessible formats ready",
    about=ABOUT,
    data=("formats_ready_on",),
    private=("formats",),
)
kind(
    "selection.approved",
    "Selection approved",
    about=ABOUT,
    data=("approved_on", "approved_by", "exceptions"),
    private=("approved_on_paper",),
)
kind("selection.noticed", "Notice of selection given", about=ABOUT, data=("exceptions",))
kind(
    "selection.replanned",
    "Timetable planned anew",
    about=ABOUT,
    data=("notice_on", "qualifying_on", *MOMENTS, "before", "warnings"),
)


@reduces("selection.sector_asked")
@reduces("selection.formats_ready")
def readied(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Something that is to be there before notice is given is there."""
    yield from changed(get, selection, event, told(selection, event, private))


@reduces("selection.approved")
def approved(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """A second person looked at it: here, or on paper by a name."""
    yield from changed(get, selection, event, told(selection, event, private), state="approved")


@reduces("selection.noticed")
def noticed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Everybody may know: from the day of notice on nominations are open."""
    yield from changed(get, selection, event, state="noticed")


@reduces("selection.replanned")
def replanned(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Other dates from now on; those before stand in the ledger. What was approved with others is approved again."""
    said = {**told(selection, event, private), **to_approve_again(get, event), "replanned_on": event.day}
    yield from changed(get, selection, event, said)
