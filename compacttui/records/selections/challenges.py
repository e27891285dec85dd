"""A result that is challenged after it was declared: confirmed, its count corrected, or set aside."""

from __future__ import annotations

from collections.abc import Iterator

from compacttui.records.body import canonical
from compacttui.records.events import Change, Event, Get, Private, changed, kind, reduces, told
from compacttui.records.selections.process import ABOUT, outcomes
from compacttui.records.selections.tables import ballots, count, nomination, selection

kind("result.challenged", "Result challenged", about=ABOUT, data=("complaint",), private=("grounds",))
kind("result.confirmed", "Result confirmed", about=ABOUT)
kind(
    "count.corrected",
    "Count corrected",
    about=ABOUT,
    data=(
        "selection",
        "ballots",
        "method",
        "before_sha256",
        "profile_sha256",
        "received",
        "valid",
        "rankings",
        "rejected",
        "sheet",
        "declared",
    ),
    private=("profile", "witness"),
)
kind(
    "result.corrected",
    "Result corrected",
    about=ABOUT,
    data=("elected", "reserve", "not_elected", "places", "unfilled", "received"),
)
kind("result.voided", "Result set aside", about=ABOUT, data=("candidates",))


@reduces("result.challenged")
def result_challenged(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Somebody says that the declared result is wrong; it stands until that is decided."""
    yield from changed(get, selection, event, state="challenged")


@reduces("result.confirmed")
def result_confirmed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The result was right."""
    yield from changed(get, selection, event, state="confirmed")


@reduces("count.corrected")
def count_corrected(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The papers were taken in wrongly: the right ones, and their count, in the place of the old ones.

    What stood before stays in the history: the old papers, their seal, the old sheet.
    """
    yield from changed(
        get,
        ballots,
        event,
        told(ballots, event, private),
        thing=event.text("ballots"),
        file_sha256=None,
        selection=event.text("selection"),
    )
    yield from changed(
        get,
        count,
        event,
        profile_sha256=event.text("profile_sha256"),
        method=event.text("method"),
        sheet=canonical(event["sheet"]).decode(),
        state="signed" if event["declared"] else "complete",
    )


@reduces("result.corrected")
def result_corrected(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Who is elected by the right count."""
    yield from changed(get, selection, event, state="count_corrected")
    yield from outcomes(get, event)


@reduces("result.voided")
def result_voided(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The result is no result: nobody is elected by it, and nobody waits in reserve."""
    yield from changed(get, selection, event, state="voided")
    for candidate in event.texts("candidates"):
        yield from changed(
            get, nomination, event, thing=candidate, state="valid", seat=None, reserve_number=None
        )
