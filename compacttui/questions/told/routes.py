"""How entries on the other ways to a seat read: nominations open again, talks, a panel, a yes or no, a countback."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from compacttui.questions.telling import Entry, Told, noted, tells
from compacttui.rules.dates import day_and_time, from_utc_text, plural
from compacttui.rules.words import NominationState, Standing


@tells("nominations.extended")
def nominations_extended(entry: Entry) -> Told:
    """Too few stood."""
    event = entry.event
    closes = from_utc_text(event.text("nominations_close_at"))
    return Told(
        event.day,
        "nominations open again",
        noted(
            f"{_number(entry, 'candidates')} for {plural(_number(entry, 'places'), 'place')} so far",
            f"close {day_and_time(closes, date.fromisoformat(event.day))}",
            "every later date moved on",
        ),
    )


@tells("selection.relaunched")
def selection_relaunched(entry: Entry) -> Told:
    """Another selection fills its seats."""
    return Told(entry.event.day, "selection begun again", "another selection fills the seats")


@tells("selection.followed")
def selection_followed(entry: Entry) -> Told:
    """Which two belong together."""
    return Told(entry.event.day, "follows another selection", f"in place of {entry.name('follows')}")


@tells("selection.talks_begun")
def talks_begun(entry: Entry) -> Told:
    """The candidates see whether they agree."""
    places = plural(_number(entry, "places"), "place")
    return Told(
        entry.event.day, "candidates talk first", f"{_number(entry, 'candidates')} candidates for {places}"
    )


@tells("selection.agreed")
def agreed(entry: Entry) -> Told:
    """They do."""
    return Told(
        entry.event.day,
        "candidates agreed",
        noted(
            f"{plural(len(_items(entry, 'chosen')), 'person', 'people')} to serve, no vote",
            entry.words.get("reasons"),
        ),
        Standing.DONE,
    )


@tells("selection.panel_named")
def panel_named(entry: Entry) -> Told:
    """Who chooses."""
    names = [entry.names.get(str(one), "(not known)") for one in _items(entry, "panel")]
    return Told(entry.event.day, "panel named", ", ".join(names))


@tells("selection.shortlisted")
def shortlisted(entry: Entry) -> Told:
    """Whom the panel wants to see."""
    number = f"{len(_items(entry, 'shortlisted'))} of {_number(entry, 'candidates')}"
    return Told(entry.event.day, "shortlist drawn up", f"{number} invited to an interview")


@tells("selection.interviewed")
def interviewed(entry: Entry) -> Told:
    """The panel saw them."""
    return Told(entry.event.text("interviewed_on"), "interviews held")


@tells("selection.panel_decided")
def panel_decided(entry: Entry) -> Told:
    """Whom the panel chose."""
    chosen = len(_items(entry, "chosen"))
    return Told(
        entry.event.day,
        "panel decided",
        noted(
            f"{plural(chosen, 'person', 'people')} chosen" if chosen else "nobody chosen",
            entry.words.get("reasons"),
        ),
        Standing.DONE,
    )


@tells("selection.yes_no_asked")
def yes_no_asked(entry: Entry) -> Told:
    """The voters are asked."""
    closes = from_utc_text(entry.event.text("closes_at"))
    return Told(
        entry.event.day,
        "voters asked for a yes or no",
        f"poll closes {day_and_time(closes, date.fromisoformat(entry.event.day))}",
    )


@tells("selection.yes_no_counted")
def yes_no_counted(entry: Entry) -> Told:
    """What they said."""
    answers = [one for one in _items(entry, "answers") if isinstance(one, Mapping)]
    witness = entry.words.get("witness")
    return Told(
        entry.event.day,
        "yes and no votes counted",
        noted(
            *(f"{one.get('yes')} yes, {one.get('no')} no" for one in answers),
            f"seen by {witness}" if witness else "",
        ),
        Standing.DONE,
    )


@tells("countback.begun")
def countback_begun(entry: Entry) -> Told:
    """The same papers are counted again, without who left."""
    declining = len(_items(entry, "declining"))
    return Told(
        entry.event.day,
        "countback begun",
        noted(
            f"for {entry.name('seat')}",
            f"{plural(len(_items(entry, 'sitting')), 'seat')} kept" if _items(entry, "sitting") else "",
            f"{declining} declined or disqualified" if declining else "",
        ),
        Standing.DECIDE,
    )


@tells("countback.declared")
def countback_declared(entry: Entry) -> Told:
    """Who has the seat."""
    filled = isinstance(entry.event.data.get("chosen"), str)
    said = f"{entry.name('person')} elected by countback" if filled else "nobody is left to fill the seat"
    return Told(
        entry.event.day,
        "result of a countback declared",
        noted(said, "an exception" if _items(entry, "exceptions") else ""),
        Standing.DONE if filled else Standing.DECIDE,
    )


@tells("countback.dropped")
def countback_dropped(entry: Entry) -> Told:
    """Nobody has the seat by it."""
    return Told(entry.event.day, "countback given up", f"for {entry.name('seat')}")


@tells("nomination.questioned")
def nomination_questioned(entry: Entry) -> Told:
    """The candidate can reply before anything is decided."""
    by = entry.day("reply_by")
    return Told(
        entry.event.day,
        "candidate asked about what was found",
        noted(entry.words.get("question"), f"reply by {by:%-d %B}" if by else ""),
        Standing.DECIDE,
    )


@tells("nomination.replied")
def nomination_replied(entry: Entry) -> Told:
    """What they say to it."""
    return Told(entry.event.day, "candidate replied", entry.words.get("reply", ""))


@tells("nomination.disqualified")
def nomination_disqualified(entry: Entry) -> Told:
    """No candidate any more."""
    was = NominationState.of(entry.event.text("was"))
    replied = "" if entry.event.data.get("replied") else "without a reply"
    return Told(
        entry.event.day,
        "candidate disqualified",
        noted(f"was {was.words}", replied, entry.words.get("ruling")),
    )


@tells("nomination.declined")
def nomination_declined(entry: Entry) -> Told:
    """The next one can be asked."""
    return Told(entry.event.day, "declined from the reserve", "the next one can be asked")


def _number(entry: Entry, field: str) -> int:
    value = entry.event.data.get(field)
    return value if isinstance(value, int) else 0


def _items(entry: Entry, field: str) -> Sequence[object]:
    value = entry.event.data.get(field)
    return value if isinstance(value, list) else ()
