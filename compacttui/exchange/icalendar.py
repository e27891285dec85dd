"""Meetings as an iCalendar file (RFC 5545), for the calendar that people already have.

Nothing here is guessed: a meeting keeps its entry for ever (``UID``), a change of day, time or place makes the entry
newer (``SEQUENCE``), and one that is called off says so (``STATUS``), so that a calendar takes it off by itself. Words
of people are escaped, and lines are folded between characters, never within one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from compacttui.rules.dates import london
from compacttui.rules.text import clean
from compacttui.rules.words import MeetingKind

if TYPE_CHECKING:
    from compacttui.questions.meetings.calendar import Appointment

PRODUCT: Final = "-//compacttui//Meetings//EN"
ZONE: Final = "Europe/London"
_MOST_OCTETS: Final = 75
"""Octets in a line without its end (section 3.1)."""
_ZONE_SINCE: Final = date(1996, 1, 1)
"""From here on the clocks change by the rule below; earlier moments are written in UTC."""
_ESCAPED: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_TIMEZONE: Final = (
    "BEGIN:VTIMEZONE",
    f"TZID:{ZONE}",
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T010000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZNAME:BST",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0100",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZNAME:GMT",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0000",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def as_icalendar(entries: Iterable[Appointment]) -> Iterator[str]:
    """The file, line by line, each with its end; the same records give the same file."""
    yield from _ended("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", *_TIMEZONE)
    for one in entries:
        yield from _ended(*_entry(one))
    yield from _ended("END:VCALENDAR")


def text(words: str) -> str:
    """Words as a value of type TEXT: cleaned, and escaped (section 3.3.11)."""
    return clean(words).translate(_ESCAPED)


def folded(line: str) -> Sequence[str]:
    """A content line in pieces of at most 75 octets, each after the first begun with a space (section 3.1)."""
    pieces, piece, octets = [], "", 0
    for letter in line:
        size = len(letter.encode())
        if octets + size > _MOST_OCTETS:
            pieces.append(piece)
            piece, octets = " ", 1
        piece, octets = piece + letter, octets + size
    return [*pieces, piece]


def _ended(*lines: str) -> Iterator[str]:
    return (f"{piece}\r\n" for line in lines for piece in folded(line))


def _entry(one: Appointment) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{one.id}@compacttui"
    yield f"DTSTAMP:{_utc(one.changed_at)}"
    yield f"LAST-MODIFIED:{_utc(one.changed_at)}"
    yield f"SEQUENCE:{one.changes}"
    yield f"STATUS:{'CANCELLED' if one.called_off else 'CONFIRMED'}"
    yield from _times(one)
    yield f"SUMMARY:{text(_summary(one))}"
    if where := ", ".join(part for part in (one.place, "online" if one.online else "") if part):
        yield f"LOCATION:{text(where)}"
    if one.agenda:
        yield f"DESCRIPTION:{text(chr(10).join(('Agenda', *one.agenda)))}"
    yield "END:VEVENT"


def _summary(one: Appointment) -> str:
    name = one.partnership
    if one.kind is not MeetingKind.ORDINARY:
        name = f"{name}, {one.kind.words}"
    return f"Called off: {name}" if one.called_off else name


def _times(one: Appointment) -> Iterator[str]:
    if one.starts is None:
        yield f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{one.day + timedelta(days=1):%Y%m%d}"
        return
    yield f"DTSTART{_local(one.starts)}"
    if one.ends is not None:
        yield f"DTEND{_local(one.ends)}"


def _local(moment: datetime) -> str:
    """A moment by the clocks of London; in UTC where those show the time twice, for it would mean the first."""
    there = london(moment)
    if there.date() < _ZONE_SINCE or there.utcoffset() != there.replace(fold=1 - there.fold).utcoffset():
        return f":{_utc(moment)}"
    return f";TZID={ZONE}:{there:%Y%m%dT%H%M%S}"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
