"""The papers of a closed poll, their count, the lots it needed, and who signed it."""

from __future__ import annotations

from collections.abc import Iterator

from compacttui.records.body import canonical
from compacttui.records.events import (
    Change,
    Event,
    Get,
    Private,
    changed,
    kind,
    opened,
    reduces,
    told,
)
from compacttui.records.selections.countbacks import countback
from compacttui.records.selections.tables import ballots, count, lot, selection, signature
from compacttui.rules.words import ProcessState

ABOUT = ("selection", "seat", "partnership")

kind(
    "ballots.received",
    "Ballot papers sealed",
    about=ABOUT,
    data=(
        "selection",
        "profile_sha256",
        "file_sha256",
        "received",
        "valid",
        "rankings",
        "rejected",
        "electors",
        # of a poll that was held here
        "entered",
        "entered_by",
        "exceptions",
    ),
    private=("profile", "entered_with"),
)
kind(
    "count.stopped_at_tie",
    "Count waits for a lot",
    about=ABOUT,
    data=("selection", "ballots", "countback", "method", "profile_sha256", "sheet"),
)
kind(
    "count.completed",
    "Votes counted",
    about=ABOUT,
    data=("selection", "ballots", "countback", "method", "profile_sha256", "sheet"),
)
kind(
    "lot.drawn",
    "Lot drawn",
    about=ABOUT,
    data=("selection", "countback", "stage", "kind", "tied", "chosen", "drawn_by"),
    private=("witness",),
)
kind(
    "count.signed",
    "Count signed",
    about=ABOUT,
    data=(
        "selection",
        "countback",
        "capacity",
        "person",
        "on_paper",
        "signed_on",
        "number",
        "complaints_close_at",
    ),
    private=("name",),
)


@reduces("ballots.received")
def ballots_received(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The poll is sealed: these are its papers, and nothing is added or taken away."""
    yield opened(ballots, event, told(ballots, event, private))
    yield from changed(get, selection, event, thing=event.text("selection"), state="counting")


@reduces("count.stopped_at_tie")
@reduces("count.completed")
def counted(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """A count as far as it came; going on after a lot makes it the next version of the same count."""
    state = "complete" if event.kind == "count.completed" else "tie_pending"
    sheet = canonical(event["sheet"]).decode()
    if get(count, event.subject) is not None:
        yield from changed(get, count, event, sheet=sheet, state=state)
        return
    yield opened(
        count,
        event,
        selection=event.text("selection"),
        ballots=event.text("ballots"),
        countback=event.cell("countback"),
        method=event.text("method"),
        profile_sha256=event.text("profile_sha256"),
        sheet=sheet,
        state=state,
    )


@reduces("lot.drawn")
def lot_drawn(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Chance decided, in front of somebody."""
    yield opened(lot, event, told(lot, event, private))


@reduces("count.signed")
def count_signed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """One of those who answer for the count put their name to it; with the last of them the result is provisional."""
    signed = told(signature, event, private)
    yield opened(
        signature, event, signed, thing=f"{event.subject}.{event.cell('number')}", count=event.subject
    )
    ends = event.cell("complaints_close_at")
    if ends is None:
        return
    yield from changed(get, count, event, state="signed")
    process, back = event.text("selection"), event.cell("countback")
    if back is None:
        yield from changed(
            get, selection, event, thing=process, state="provisional", complaints_close_at=ends
        )
        return
    yield from changed(get, selection, event, thing=process, state=ProcessState.COUNTBACK_PROVISIONAL.value)
    yield from changed(get, countback, event, thing=str(back), state="provisional", complaints_close_at=ends)
