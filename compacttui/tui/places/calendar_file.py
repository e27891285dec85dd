"""The key that writes meetings as a calendar file, in the place of meetings and on a meeting's record."""

from __future__ import annotations

import re
from pathlib import Path

from compacttui.rules.dates import plural
from compacttui.rules.text import folded
from compacttui.rules.words import Standing
from compacttui.tui.commands import command
from compacttui.tui.frame import Framed
from compacttui.tui.place import AnyPlace
from compacttui.tui.store import host_of

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
    name = re.sub(r"[^a-z0-9]+", "-", folded(what)).strip("-")[:60] or "meetings"

    def write(file: Path | None) -> None:
        if file is not None:
            place.run_worker(lambda: _write(place, file, at), group="write", thread=True, exit_on_error=False)

    place.app.push_screen(KeepCalendar(what, f"{name}.ics"), write)


def _write(place: AnyPlace, file: Path, at: str | None) -> None:
    from compacttui.exchange.files import write_whole
    from compacttui.exchange.icalendar import as_icalendar
    from compacttui.questions.meetings.calendar import appointments

    entries = host_of(place).store.ask(appointments, at=at)
    try:
        write_whole(file, as_icalendar(entries))
    except OSError as error:
        words = f"{file} could not be written: {error.strerror or 'the disk refused'}. Choose another place."
        place.app.call_from_thread(_say, place, words, Standing.LATE)
        return
    place.app.call_from_thread(
        _say, place, f"{plural(len(entries), 'meeting')} written to {file.absolute()}.", Standing.DONE
    )


def _say(place: AnyPlace, words: str, how: Standing) -> None:
    if isinstance(place.screen, Framed):
        place.screen.say(words, how)
