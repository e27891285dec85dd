"""How a selection process runs: opened, its register frozen, its candidates published, its result declared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from compacttui.records.body import Json, canonical
from compacttui.records.events import (
    ERASED,
    Change,
    Event,
    Get,
    Private,
    Row,
    Value,
    changed,
    ended,
    kind,
    opened,
    reduces,
    told,
)
from compacttui.records.selections.tables import elector, nomination, selection, selection_seat

ABOUT = ("selection", "seat", "partnership")

MOMENTS = (
    "nominations_close_at",
    "withdrawals_close_at",
    "publish_at",
    "poll_opens_at",
    "poll_closes_at",
    "result_at",
    "declare_at",
)
"""The moments of a timetable, in its order."""
_PLAN = (
    "reference",
    "partnership",
    "constituency",
    "seats",
    "places",
    "method",
    "counted_by",
    "protocol",
    "rules_version",
    "rules",
    "returning_officer",
    "scrutineers",
    "notice_on",
    "qualifying_on",
    "electorate",
    *MOMENTS,
    "why",
    "warnings",
    "exceptions",
)

kind("selection.prepared", "Selection prepared", about=ABOUT, data=_PLAN)
kind("selection.opened", "Selection opened", about=ABOUT, data=_PLAN)
kind(
    "selection.officers_named",
    "Returning officer and scrutineers named",
    about=ABOUT,
    data=("returning_officer", "scrutineers", "before"),
)
kind(
    "register.frozen",
    "Register of electors frozen",
    about=ABOUT,
    data=("qualifying_on", "organisations", "sha256", "electors", "added", "left_out", "connected"),
    private=("added.*", "left_out.*"),
)
kind(
    "nominations.published",
    "Statement of persons nominated published",
    about=ABOUT,
    data=("route", "ballot", "places", "invalid", "withdrawn"),
)
kind(
    "poll.announced",
    "Notice of poll given",
    about=ABOUT,
    data=("opens_at", "closes_at", "electors", "exceptions"),
)
kind(
    "result.declared",
    "Result declared",
    about=ABOUT,
    data=(
        "route",
        "elected",
        "reserve",
        "not_elected",
        "places",
        "unfilled",
        "electors",
        "received",
        "count",
        "exceptions",
    ),
)
kind("selection.cancelled", "Selection cancelled", about=ABOUT, data=("seats",))


@reduces("selection.prepared")
@reduces("selection.opened")
def selection_opened(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """A process begins, under the rules of the day; each seat it is to fill belongs to it until it ends."""
    rules = event["rules"]
    values = {
        column.name: event.cell(column.name)
        for column in selection.columns
        if column.name in event.data and column.name not in ("rules", "scrutineers")
    }
    yield opened(
        selection,
        event,
        values,
        rules=canonical(rules).decode(),
        scrutineers=canonical(event["scrutineers"]).decode(),
        prepared_by=event.actor,
        sector_asked=canonical([]).decode(),
        state="drafted" if event.kind == "selection.prepared" else "noticed",
    )
    places: Counter[str] = Counter()
    for number, seat in enumerate(event.texts("seats"), 1):
        # A seat that several share stands in the list once for each place to fill.
        places[seat] += 1
        thing = f"{event.subject}.{number}"
        yield opened(
            selection_seat, event, thing=thing, selection=event.subject, seat=seat, place=places[seat]
        )


@reduces("selection.officers_named")
def officers_named(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Others run the process, or watch over it, from now on; who did before stays on the record."""
    said = {**told(selection, event, private), **to_approve_again(get, event)}
    yield from changed(get, selection, event, said)


def to_approve_again(get: Get, event: Event) -> dict[str, Value]:
    """What becomes of an approval when what was approved changes before its notice: it is given again."""
    row = get(selection, event.subject)
    if row is None or row["state"] != "approved":
        return {}
    return {"state": "drafted", "approved_on": None, "approved_by": None, "approved_on_paper": None}


@reduces("register.frozen")
def register_frozen(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Who votes is settled: what happens to a membership afterwards changes nothing here."""
    yield from changed(
        get,
        selection,
        event,
        register_frozen_on=event.day,
        electors=event.cell("electors"),
        register_sha256=event.text("sha256"),
    )
    groups = {
        organisation: number
        for number, group in enumerate(_lists(event["connected"]), 1)
        for organisation in group
    }
    added = {organisation: place for place, organisation in enumerate(event.texts("added"))}
    for number, organisation in enumerate(event.texts("organisations"), 1):
        reason = private.get(f"added.{added[organisation]}", ERASED) if organisation in added else None
        yield opened(
            elector,
            event,
            thing=_elector(event, number),
            selection=event.subject,
            number=number,
            organisation=organisation,
            qualifies=1,
            because="added" if organisation in added else "member",
            reason=reason,
            connected_group=groups.get(organisation),
        )
    last = len(event.texts("organisations"))
    for place, organisation in enumerate(event.texts("left_out")):
        yield opened(
            elector,
            event,
            thing=_elector(event, last + place + 1),
            selection=event.subject,
            number=last + place + 1,
            organisation=organisation,
            qualifies=0,
            because="left_out",
            reason=private.get(f"left_out.{place}", ERASED),
            connected_group=groups.get(organisation),
        )


@reduces("nominations.published")
def nominations_published(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Who stands is settled; with nobody standing the process is over and its seats are free again."""
    route = event.text("route")
    if route == "no_candidates":
        yield from changed(
            get, selection, event, state=route, route=route, nominations_published_on=event.day
        )
        yield from seats_freed(get, event)
        return
    state = "uncontested" if route == "uncontested" else "persons_nominated_published"
    yield from changed(get, selection, event, state=state, route=route, nominations_published_on=event.day)
    for place, candidate in enumerate(event.texts("ballot"), 1):
        yield from changed(get, nomination, event, thing=candidate, ballot_number=place)


@reduces("poll.announced")
def poll_announced(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Everybody on the register is told when and how to vote."""
    yield from changed(get, selection, event, poll_announced_on=event.day)


@reduces("result.declared")
def result_declared(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Final: who has which seat, who waits in reserve, and the seats are free for a next process."""
    yield from changed(
        get, selection, event, state="declared", declared_on=event.day, route=event.text("route")
    )
    yield from seats_freed(get, event)
    yield from outcomes(get, event)


def outcomes(get: Get, event: Event) -> Iterator[Change]:
    """What became of each candidate; whoever was co-opted had not been nominated."""
    for one in objects(event["elected"]):
        if one["nomination"] is not None:
            yield from _became(get, event, one["nomination"], state="elected", seat=str(one["seat"]))
    for one in objects(event["reserve"]):
        place = one["place"]
        number = place if isinstance(place, int) else None
        yield from _became(get, event, one["nomination"], state="reserve", reserve_number=number)
    for candidate in event.texts("not_elected"):
        yield from _became(get, event, candidate, state="not_elected")


def _became(
    get: Get,
    event: Event,
    candidate: Json,
    *,
    state: str,
    seat: str | None = None,
    reserve_number: int | None = None,
) -> Iterator[Change]:
    said: dict[str, Value] = {"state": state, "seat": seat, "reserve_number": reserve_number}
    yield from changed(get, nomination, event, said, thing=str(candidate))


@reduces("selection.cancelled")
def selection_cancelled(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Called off, with a reason; its seats are free again and stand as they stood."""
    yield from changed(get, selection, event, state="cancelled", closing_reason=private.get("reason", ERASED))
    yield from seats_freed(get, event)


def seats_of(get: Get, process: str) -> Iterator[Row]:
    """The seats that a process is or was to fill, each as its place in the process stands."""
    number = 1
    while (row := get(selection_seat, f"{process}.{number}")) is not None:
        yield row
        number += 1


def seats_freed(get: Get, event: Event) -> Iterator[Change]:
    """The seats of a process are free for another; those that are free already stay as they are."""
    for row in seats_of(get, event.subject):
        if row["effective_to"] is None:
            yield from ended(get, selection_seat, event, thing=str(row["id"]))


def _elector(event: Event, number: int) -> str:
    """The id of a register's entry: made of the process's own letters, so that an entry need not list them."""
    return f"ele-{event.subject.partition('-')[2]}.{number}"


def _lists(value: Json) -> list[list[str]]:
    if isinstance(value, list):
        return [[str(one) for one in group] for group in value if isinstance(group, list)]
    raise TypeError("a list of lists is expected")


def objects(value: Json) -> list[Mapping[str, Json]]:
    """A list of objects of an entry's data; raises TypeError where it is none."""
    if isinstance(value, list) and all(isinstance(one, Mapping) for one in value):
        return value
    raise TypeError("a list of objects is expected")
