"""How entries on selections read: notice, nominations, register, poll, count, result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from compacttui.counting import TieKind
from compacttui.questions.telling import Entry, Told, noted, tells
from compacttui.rules.dates import PartialDate, day_and_time, from_utc_text, plural
from compacttui.rules.selections import Route
from compacttui.rules.words import Capacity, RejectedBecause, SelectionMethod, SelectionReason, Standing


@tells("selection.opened")
def selection_opened(entry: Entry) -> Told:
    """Notice of a selection."""
    event = entry.event
    return Told(
        event.text("notice_on"),
        "selection opened",
        noted(
            event.text("reference"),
            plural(_number(entry, "places"), "place"),
            SelectionMethod.of(event["method"]).words,
            SelectionReason.of(event["why"]).words,
            f"returning officer {entry.name('returning_officer')}",
            f"nominations close {_moment(entry, 'nominations_close_at')}",
        ),
    )


@tells("selection.officers_named")
def officers_named(entry: Entry) -> Told:
    """Others run a selection, or watch over it."""
    event = entry.event
    same = event["returning_officer"] == event["before"]
    watching = _listed(entry, "scrutineers")
    return Told(
        event.day,
        "scrutineers named" if same else "returning officer replaced",
        noted(
            "" if same else f"{entry.name('returning_officer')} in place of {entry.name('before')}",
            f"scrutineers {', '.join(watching)}" if watching else "no scrutineer named",
        ),
    )


@tells("register.frozen")
def register_frozen(entry: Entry) -> Told:
    """Who votes is settled."""
    event = entry.event
    by_exception = len(_items(entry, "added")) + len(_items(entry, "left_out"))
    connected = sum(len(group) for group in _items(entry, "connected") if isinstance(group, Sequence))
    return Told(
        event.day,
        "register of electors frozen",
        noted(
            plural(_number(entry, "electors"), "vote"),
            f"membership on {PartialDate.from_iso(event.text('qualifying_on')).words}",
            plural(by_exception, "exception") if by_exception else "",
            f"{connected} organisations connected with another" if connected else "",
        ),
        Standing.DONE,
    )


@tells("nomination.received")
def nomination_received(entry: Entry) -> Told:
    """Somebody was put forward."""
    event, checks = entry.event, len(_items(entry, "checks"))
    return Told(
        event.day,
        "nomination received",
        noted(
            entry.words.get("name_on_ballot"),
            _stands_from(entry),
            f"proposed by {entry.name('proposer')}" if event["proposer"] else "no proposer",
            f"seconded by {entry.name('seconder')}" if event["seconder"] else "no seconder",
            f"{plural(checks, 'point')} to look at" if checks else "in order",
        ),
    )


@tells("nomination.put_right")
def nomination_put_right(entry: Entry) -> Told:
    """What was missing is there."""
    left = len(_items(entry, "checks"))
    return Told(
        entry.event.day,
        "nomination put right",
        noted(entry.words.get("name_on_ballot"), f"{plural(left, 'point')} left" if left else "in order"),
    )


@tells("nomination.ruled")
def nomination_ruled(entry: Entry) -> Told:
    """The returning officer ruled."""
    valid = bool(entry.event["valid"])
    in_spite_of = len(_items(entry, "in_spite_of"))
    return Told(
        entry.event.day,
        "nomination valid" if valid else "nomination not valid",
        noted(
            f"in spite of {plural(in_spite_of, 'point')}" if in_spite_of else "", entry.words.get("ruling")
        ),
    )


@tells("nomination.withdrawn")
def nomination_withdrawn(entry: Entry) -> Told:
    """Off the ballot paper."""
    return Told(entry.event.day, "nomination withdrawn", "the name is not on the ballot paper")


@tells("nomination.stood_aside")
def nomination_stood_aside(entry: Entry) -> Told:
    """Still on the ballot paper."""
    return Told(
        entry.event.day, "candidate stood aside", "the name stays on the ballot paper, votes for it move on"
    )


@tells("nominations.published")
def nominations_published(entry: Entry) -> Told:
    """Nominations are over, and this is what came of them."""
    event, route = entry.event, entry.event.text("route")
    standing = len(_items(entry, "ballot"))
    places = plural(_number(entry, "places"), "place")
    said = {
        "no_candidates": "nobody stood, the selection has ended and the seat stands as it stood",
        "uncontested": f"uncontested: {standing} for {places}",
    }.get(route, f"{standing} candidates for {places}")
    invalid, withdrawn = _number(entry, "invalid"), _number(entry, "withdrawn")
    return Told(
        event.day,
        "nominations closed",
        noted(said, f"{invalid} not valid" if invalid else "", f"{withdrawn} withdrawn" if withdrawn else ""),
        None if route == "no_candidates" else Standing.DONE,
    )


@tells("poll.announced")
def poll_announced(entry: Entry) -> Told:
    """Everybody on the register was told when to vote."""
    return Told(
        entry.event.day,
        "notice of poll given",
        noted(
            f"opens {_moment(entry, 'opens_at')}, closes {_moment(entry, 'closes_at')}",
            plural(_number(entry, "electors"), "vote"),
            "so few that the result may show how" if "few_electors" in _items(entry, "exceptions") else "",
        ),
    )


@tells("ballots.received")
def ballots_received(entry: Entry) -> Told:
    """The papers were sealed."""
    event = entry.event
    rejected = [
        f"{one['papers']} {RejectedBecause.in_words(str(one['because']))}"
        for one in _items(entry, "rejected")
        if isinstance(one, Mapping)
    ]
    return Told(
        event.day,
        "ballot papers sealed",
        noted(
            f"{_number(entry, 'received')} of {_number(entry, 'electors')} voted",
            f"{_number(entry, 'valid')} valid",
            f"rejected: {', '.join(rejected)}" if rejected else "",
            f"{plural(_number(entry, 'entered'), 'paper')} entered by two people"
            if event.data.get("entered")
            else "",
            "an exception: papers and marked register differ" if _items(entry, "exceptions") else "",
        ),
        Standing.DONE,
    )


@tells("count.stopped_at_tie")
def count_stopped(entry: Entry) -> Told:
    """The rules leave it to chance."""
    needed = _object(_object(entry.event["sheet"]).get("lot_needed"))
    return Told(entry.event.day, "count waits for a lot", f"a tie at stage {needed.get('stage', '')}")


@tells("count.completed")
def count_completed(entry: Entry) -> Told:
    """The votes were counted."""
    sheet = _object(entry.event["sheet"])
    quota = sheet.get("quota")
    return Told(
        entry.event.day,
        "votes counted",
        noted(
            plural(_length(sheet.get("stages")), "stage"),
            f"quota {quota}" if quota else "",
            f"{_length(sheet.get('elected'))} elected" if not sheet.get("countback") else "a countback",
        ),
        Standing.DONE,
    )


_DRAWN_FOR = {
    TieKind.SURPLUS: "whose surplus moves first",
    TieKind.EXCLUSION: "who is excluded",
    TieKind.ELECTION: "who is elected",
}


@tells("lot.drawn")
def lot_drawn(entry: Entry) -> Told:
    """Chance decided."""
    witness = entry.words.get("witness")
    return Told(
        entry.event.day,
        "lot drawn",
        noted(
            f"stage {_number(entry, 'stage')}, among {len(_items(entry, 'tied'))}",
            _DRAWN_FOR[TieKind(entry.event.text("kind"))],
            f"by {entry.name('drawn_by')}",
            f"seen by {witness}" if witness else "",
        ),
    )


@tells("count.signed")
def count_signed(entry: Entry) -> Told:
    """Somebody answers for the count."""
    event = entry.event
    office = event.text("capacity").replace("_", " ")
    if not event["on_paper"]:
        return Told(event.day, "count signed", f"{entry.name('person')}, {office}", Standing.DONE)
    by = entry.words.get("name", "(name not shown)")
    return Told(
        event.text("signed_on"),
        "count signed on paper",
        noted(f"by {by}, {office}", "an exception: not signed here"),
    )


_WAYS = {
    Route.UNCONTESTED.value: "elected unopposed",
    Route.CONFIRMATORY.value: SelectionMethod.CONFIRMATORY.route,
    Route.AGREED.value: SelectionMethod.AGREED.route,
    Route.PANEL.value: SelectionMethod.PANEL.route,
    Route.CO_OPTION.value: SelectionMethod.CO_OPTION.route,
}
"""The ways to a result with no contested poll, as they are said beside a name."""


@tells("result.declared")
def result_declared(entry: Entry) -> Told:
    """Who has which seat."""
    event = entry.event
    elected = [_object(one) for one in _items(entry, "elected")]
    way = _WAYS.get(str(event["route"]))
    people = [entry.names.get(str(one.get("person")), "(not known)") for one in elected]
    stages = sorted({str(one["stage"]) for one in elected if one.get("stage")}, key=int)
    unfilled = _number(entry, "unfilled")
    return Told(
        event.day,
        "result declared",
        noted(
            ", ".join(people),
            way or f"{_number(entry, 'received')} of {_number(entry, 'electors')} voted",
            f"elected at stage {' and '.join(stages)}" if stages else "",
            "" if way else "count repeated and equal",
            f"{plural(unfilled, 'place')} not filled" if unfilled else "",
        ),
        Standing.DONE,
    )


@tells("selection.cancelled")
def selection_cancelled(entry: Entry) -> Told:
    """It was called off."""
    return Told(entry.event.day, "selection cancelled", "the seats stand as they stood")


def _number(entry: Entry, field: str) -> int:
    value = entry.event.data.get(field)
    return value if isinstance(value, int) else 0


def _items(entry: Entry, field: str) -> Sequence[object]:
    value = entry.event.data.get(field)
    return value if isinstance(value, list) else ()


def _listed(entry: Entry, field: str) -> list[str]:
    return [entry.names.get(str(thing), "(not known)") for thing in _items(entry, field)]


def _object(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _length(value: object) -> int:
    return len(value) if isinstance(value, Sequence) else 0


def _moment(entry: Entry, field: str) -> str:
    """A moment as people say it, without the year where it is the year of the entry."""
    return day_and_time(from_utc_text(entry.event.text(field)), date.fromisoformat(entry.event.day))


def _stands_from(entry: Entry) -> str:
    capacity = entry.event.data.get("capacity")
    if not entry.event.data.get("organisation"):
        return ""
    role = f"{Capacity.of(capacity).words}, " if capacity else ""
    return f"{role}{entry.name('organisation')}"
