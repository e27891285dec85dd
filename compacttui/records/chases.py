"""Who was reminded of a report-back, when and how: as far as the officer says so. The program sends nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from compacttui.records.columns import day, one_of, ref, subject_table, words
from compacttui.records.events import Change, Event, Get, Private, kind, opened, reduces, told
from compacttui.rules.words import ChaseWay

chase = subject_table(
    "chase",
    ref("meeting", "meeting"),
    ref("seat", "seat"),
    ref("person", "person"),
    one_of("way", ChaseWay),
    day("chased_on"),
    words("passed_on_to", optional=True),
    words("note", optional=True),
)
"""One report-back of which somebody was reminded; one letter may be about several."""

kind(
    "chase.made",
    "Report-back chased",
    about=("meeting", "person", "seat", "partnership"),
    data=("person", "owed", "way", "chased_on"),
    private=("passed_on_to", "note"),
)


@reduces("chase.made")
def chase_made(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """One row for each report-back that the letter or the call was about."""
    said = told(chase, event, private)
    owed = event.data["owed"]
    for number, one in enumerate(owed if isinstance(owed, list) else (), 1):
        if not isinstance(one, Mapping):
            raise TypeError("a report-back that is owed is an object")
        yield opened(
            chase,
            event,
            said,
            thing=f"{event.subject}.{number}",
            since=min(event.day, event.text("chased_on")),
            meeting=str(one["meeting"]),
            seat=str(one["seat"]),
        )
