"""Choosing without a contested poll: talks, a panel, a yes or no vote; nominations open again; a selection begun again."""

from __future__ import annotations

from collections.abc import Iterator

from compacttui.records.columns import day, listed, number, ref, subject_table, words
from compacttui.records.events import (
    Change,
    Event,
    Get,
    Private,
    Value,
    changed,
    corrected,
    kind,
    opened,
    reduces,
    told,
)
from compacttui.records.selections.process import ABOUT, MOMENTS, objects, seats_freed, seats_of
from compacttui.records.selections.tables import selection, selection_seat

choosing = subject_table(
    "choosing",
    ref("selection", "selection"),
    listed("panel"),
    listed("shortlisted"),
    day("interviewed_on", optional=True),
    listed("chosen"),
    words("reasons", optional=True),
)
"""How people were chosen where no poll decided: the panel, whom it saw, whom it or the candidates chose, and why."""

yes_no = subject_table(
    "yes_no", ref("selection", "selection"), ref("nomination", "nomination"), number("yes"), number("no")
)
"""How many said yes, and how many no, to each candidate of a yes or no vote."""

kind(
    "nominations.extended",
    "Nominations open again",
    about=ABOUT,
    data=(*MOMENTS, "candidates", "places"),
)
kind("selection.relaunched", "Selection begun again", about=ABOUT, data=("seats",))
kind("selection.followed", "Selection follows another", about=ABOUT, data=("follows",))
kind("selection.talks_begun", "Candidates talk first", about=ABOUT, data=("candidates", "places"))
kind("selection.agreed", "Candidates agreed", about=ABOUT, data=("chosen",), private=("reasons",))
kind("selection.panel_named", "Panel named", about=(*ABOUT, "person"), data=("panel",))
kind("selection.shortlisted", "Panel drew up its shortlist", about=ABOUT, data=("shortlisted", "candidates"))
kind("selection.interviewed", "Panel held its interviews", about=ABOUT, data=("interviewed_on",))
kind("selection.panel_decided", "Panel decided", about=ABOUT, data=("chosen",), private=("reasons",))
kind("selection.yes_no_asked", "Voters asked for a yes or no", about=ABOUT, data=("opens_at", "closes_at"))
kind(
    "selection.yes_no_counted",
    "Yes and no votes recorded",
    about=ABOUT,
    data=("answers", "received", "rejected", "electors"),
    private=("witness",),
)


@reduces("nominations.extended")
def nominations_extended(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Too few stood: nominations are open once more, every later date moves on, and the seats are to be filled."""
    said: dict[str, Value] = {moment: event.cell(moment) for moment in MOMENTS}
    said |= {"extended_on": event.day, "route": None, "nominations_published_on": None}
    yield from changed(get, selection, event, said, state="extended")
    for seat in seats_of(get, event.subject):
        if seat["effective_to"] is not None:
            yield from corrected(get, selection_seat, event, thing=str(seat["id"]), effective_to=None)


@reduces("selection.relaunched")
def selection_relaunched(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """It ended with nobody in its seats, and another selection fills them."""
    yield from changed(get, selection, event, state="relaunched")
    yield from seats_freed(get, event)


@reduces("selection.followed")
def selection_followed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Each of the two says which the other is."""
    before = event.text("follows")
    yield from changed(get, selection, event, follows=before)
    yield from changed(get, selection, event, thing=before, followed_by=event.subject)


@reduces("selection.talks_begun")
def talks_begun(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The notice said so: the candidates see first whether they agree."""
    yield from changed(get, selection, event, state="negotiation", route="negotiation")


@reduces("selection.agreed")
def agreed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """They agreed who is to serve; there is no poll."""
    yield from changed(get, selection, event, state="agreed", route="agreed")
    yield from _chosen(get, event, told(choosing, event, private))


@reduces("selection.panel_named")
def panel_named(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Who chooses."""
    yield from _chosen(get, event, told(choosing, event, private))


@reduces("selection.shortlisted")
def shortlisted(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Whom the panel wants to see."""
    yield from changed(get, selection, event, state="shortlisted", route="panel")
    yield from _chosen(get, event, told(choosing, event, private))


@reduces("selection.interviewed")
def interviewed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The panel saw them."""
    yield from changed(get, selection, event, state="interviewed")
    yield from _chosen(get, event, told(choosing, event, private))


@reduces("selection.panel_decided")
def panel_decided(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Whom the panel chose, and why; nobody, if none was fit."""
    yield from changed(get, selection, event, state="panel_decided")
    yield from _chosen(get, event, told(choosing, event, private))


@reduces("selection.yes_no_asked")
def yes_no_asked(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Nobody opposes, and the voters are asked all the same; their papers, if there are any, hold a yes or a no."""
    yield from changed(
        get,
        selection,
        event,
        state="confirmatory_poll",
        route="confirmatory_poll",
        counted_by="yes-no",
        poll_announced_on=event.day,
    )


@reduces("selection.yes_no_counted")
def yes_no_counted(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """How many said yes, and how many no, to each."""
    letters = event.subject.partition("-")[2]
    for place, one in enumerate(objects(event["answers"]), 1):
        yes, no = one["yes"], one["no"]
        if isinstance(yes, int) and isinstance(no, int):
            yield opened(
                yes_no,
                event,
                thing=f"yes-{letters}.{place}",
                selection=event.subject,
                nomination=str(one["nomination"]),
                yes=yes,
                no=no,
            )


def choosing_id(process: str) -> str:
    """The id of what is kept of choosing in a process: made of the process's own letters."""
    return f"cho-{process.partition('-')[2]}"


_EMPTY: dict[str, Value] = {"panel": "[]", "shortlisted": "[]", "chosen": "[]"}


def _chosen(get: Get, event: Event, said: dict[str, Value]) -> Iterator[Change]:
    thing = choosing_id(event.subject)
    if get(choosing, thing) is None:
        yield opened(choosing, event, {**_EMPTY, **said}, thing=thing, selection=event.subject)
    else:
        yield from changed(get, choosing, event, said, thing=thing)
