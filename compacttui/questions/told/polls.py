"""How entries on a poll that is held here read: the box, the codes, reminders, a later close."""

from __future__ import annotations

from datetime import date

from compacttui.questions.telling import Entry, Told, noted, tells
from compacttui.rules.dates import day_and_time, from_utc_text, plural
from compacttui.rules.polls import CodeGone
from compacttui.rules.words import Standing


@tells("poll.prepared")
def poll_prepared(entry: Entry) -> Told:
    """There is a box, and these can open it."""
    event = entry.event
    holders = ", ".join(holder.replace("_", " ") for holder in event.texts("holders"))
    exceptions = event.texts("exceptions")
    return Told(
        event.day,
        "ballot box prepared again" if "prepared_again" in exceptions else "ballot box prepared",
        noted(
            f"opened by: {holders}",
            "an exception: without the scrutineer" if "no_scrutineer" in exceptions else "",
            f"key {event.text('key_sha256')[:16]}…",
        ),
        Standing.DONE,
    )


@tells("codes.issued")
def codes_issued(entry: Entry) -> Told:
    """Every elector has a code."""
    return Told(
        entry.event.day, "ballot codes issued", plural(_number(entry, "codes"), "code"), Standing.DONE
    )


@tells("code.replaced")
def code_replaced(entry: Entry) -> Told:
    """An elector has another code; which, nobody knows but they."""
    because = CodeGone.of(entry.event.text("because")).words
    return Told(entry.event.day, "ballot code replaced", noted(entry.name("organisation"), because))


@tells("reminders.listed")
def reminders_listed(entry: Entry) -> Told:
    """Somebody looked who has not voted."""
    return Told(
        entry.event.day,
        "those who have not voted listed",
        noted(plural(_number(entry, "electors"), "elector"), "for reminders"),
    )


@tells("poll.extended")
def poll_extended(entry: Entry) -> Told:
    """The poll closes later."""
    event = entry.event
    day = date.fromisoformat(event.day)
    return Told(
        event.day,
        "poll extended",
        noted(
            f"closes {day_and_time(from_utc_text(event.text('poll_closes_at')), day)}",
            f"not {day_and_time(from_utc_text(event.text('before')), day)}",
            "after an outage",
        ),
    )


@tells("poll.given_up")
def poll_given_up(entry: Entry) -> Told:
    """A copy was put back, and the box is gone."""
    return Told(
        entry.event.day,
        "ballot box lost with a restore",
        "every code is dead, and what was cast is not counted: the poll begins again",
        Standing.LATE,
    )


def _number(entry: Entry, field: str) -> int:
    value = entry.event.data.get(field)
    return value if isinstance(value, int) else 0
