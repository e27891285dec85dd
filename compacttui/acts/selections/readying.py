"""What is to be there before a selection's notice: adverts, the community sector asked, accessible formats."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Organisation, Selection, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import Process, day_of, moment_of, running
from compacttui.acts.selections.readiness import known_adverts
from compacttui.records.log import Books
from compacttui.rules.dates import long_day
from compacttui.rules.refusal import Refused
from compacttui.rules.text import checked_name, folded
from compacttui.rules.words import ProcessState

UNTIL_NOMINATIONS_CLOSE = frozenset({ProcessState.DRAFTED, ProcessState.APPROVED, ProcessState.NOTICED})
"""States in which it still helps to say where a selection is advertised, and who was asked about it."""


@act(
    "advert.record",
    title="Record where a vacancy is advertised",
    on="selection",
    when=UNTIL_NOMINATIONS_CLOSE,
)
def advertise(
    desk: Desk, selection: Selection, place: str, since: date | None = None, reference: str | None = None
) -> int:
    """Record a place where a vacancy is advertised; returns in how many places it now is.

    Args:
        selection: for which selection.
        place: where: the newsletter, the website, a mailing to members, the partnership's own channels.
        since: since when; today if left empty.
        reference: the issue or the address, if it helps to find it again.

    Raises:
        Refused: nominations have closed, the day has not come, or it is on record there already.
    """
    where = checked_name(place, "place", "the place")
    with desk.writing() as books:
        process = _until_nominations_close(desk, books, selection)
        on = since or day_of(books)
        if on > day_of(books):
            raise Refused(f"{long_day(on)} has not come yet. Record it when it is out.", field="since")
        known = known_adverts(books, selection)
        if folded(where) in known:
            raise Refused("It is on record that this is advertised there.", field="place")
        books.record(
            "advert.placed",
            books.new_id("advert"),
            about=process.about,
            of="",
            private={"place": where, "folded": folded(where), "reference": reference},
            selection=selection,
            since=on.isoformat(),
        )
    return len(known) + 1


@act(
    "selection.ask_sector",
    title="Record that the community sector was asked",
    on="selection",
    when=UNTIL_NOMINATIONS_CLOSE,
)
def ask_sector(
    desk: Desk,
    selection: Selection,
    organisations: Sequence[Organisation],
    said: Words | None = None,
    asked_on: date | None = None,
) -> None:
    """Record whom in the community sector you asked about a selection, groups at risk of exclusion among them.

    Args:
        selection: about which selection.
        organisations: whom you asked.
        said: what they said, in a few words.
        asked_on: when; today if left empty.

    Raises:
        Refused: nobody is named, nominations have closed, or the day has not come.
    """
    if not organisations:
        raise Refused("Say whom you asked: at least one organisation.", field="organisations")
    with desk.writing() as books:
        process = _until_nominations_close(desk, books, selection)
        on = asked_on or day_of(books)
        if on > day_of(books):
            raise Refused(f"{long_day(on)} has not come yet. Please check the day.", field="asked_on")
        books.record(
            "selection.sector_asked",
            selection,
            about=(*process.about, *organisations),
            of="",
            private={"sector_said": said},
            sector_asked_on=on.isoformat(),
            sector_asked=sorted(set(organisations)),
        )


@act(
    "selection.ready_formats",
    title="Record that accessible formats are ready",
    on="selection",
    when=UNTIL_NOMINATIONS_CLOSE,
)
def ready_formats(desk: Desk, selection: Selection, formats: str, ready_on: date | None = None) -> None:
    """Record which accessible formats come out on the same day as the notice.

    Args:
        selection: of which selection.
        formats: which: large print, Easy Read, BSL video, other languages.
        ready_on: since when they are ready; today if left empty.

    Raises:
        Refused: nominations have closed, or the day has not come.
    """
    with desk.writing() as books:
        process = _until_nominations_close(desk, books, selection)
        on = ready_on or day_of(books)
        if on > day_of(books):
            raise Refused(
                f"{long_day(on)} has not come yet. Record it when they are ready.", field="ready_on"
            )
        books.record(
            "selection.formats_ready",
            selection,
            about=process.about,
            of="",
            private={"formats": formats},
            formats_ready_on=on.isoformat(),
        )


def _until_nominations_close(desk: Desk, books: Books, selection: str) -> Process:
    process = running(desk, books, selection)
    if process.state not in UNTIL_NOMINATIONS_CLOSE or moment_of(books) >= process.moment(
        "nominations_close_at"
    ):
        raise Refused(
            "Nominations have closed. What was not done before stays an exception.", field="selection"
        )
    return process
