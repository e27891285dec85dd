"""The key that writes meetings as a calendar file, in the place of meetings and on a meeting's record."""

from __future__ import annotations

from pathlib import Path

from compacttui.rules.dates import plural
from compacttui.rules.text import file_name
from compacttui.tui.commands import command
from compacttui.tui.place import AnyPlace
from compacttui.tui.store import host_of
from compacttui.tui.writing import Written, write_file

CALENDAR = command(
    "meeting.calendar",
    "calendar file",
    "c",
    "calendar",
    "Write the meetings as a file for your calendar.",
    area="Meetings",
    rank=13,
)


def ask_calendar(place: AnyPlace, what: str = "", *, at: str | None = None) -> None:
    """Ask where the calendar is to be written, and write it there.

    Args:
        place: where the key was struck.
        what: which meetings, in words; all, or to those who sit at tables their own, if left out.
        at: the id of the one meeting; all that come, if left out.
    """
    from compacttui.tui.forms.calendar_file import KeepCalendar

    role = host_of(place).role
    what = what or ("my meetings" if role is not None and role.is_volunteer else "all meetings")
    name = file_name(what, "meetings")

    store = host_of(place).store

    def make() -> Written:
        from compacttui.exchange.icalendar import as_icalendar
        from compacttui.questions.meetings.calendar import appointments

        entries = store.ask(appointments, at=at)
        return Written(as_icalendar(entries), plural(len(entries), "meeting"))

    def write(file: Path | None) -> None:
        if file is not None:
            write_file(place, file, make)

    place.app.push_screen(KeepCalendar(what, f"{name}.ics"), write)
