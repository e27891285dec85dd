"""What is shown of a meeting and of an item of its agenda."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row

from compacttui.questions.holding import records_begin_on
from compacttui.questions.interests.matches import MatchRow, match_rows
from compacttui.questions.interests.unanswered import OpenMatch, matches_at
from compacttui.questions.meetings.agenda import ItemOn, MeetingOn, items_on, meeting_row_on, read_meeting
from compacttui.questions.meetings.attending import came
from compacttui.questions.meetings.counted import counted
from compacttui.questions.meetings.declared import DeclarationRow, declarations_at
from compacttui.questions.meetings.lists import meeting_row
from compacttui.questions.meetings.series import place_in_series
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.reports.chased import reminders_of
from compacttui.questions.showing import Line, Section, Shown, fact, lines, shows
from compacttui.questions.shown.partnerships import row_on
from compacttui.questions.soundings import SoundingRow, sounding_rows
from compacttui.questions.tables import AtTable, at_table, once_a_seat, read_tables
from compacttui.questions.telling import noted
from compacttui.questions.view import View
from compacttui.records.meetings import item, meeting
from compacttui.records.partnerships import seat
from compacttui.records.soundings import sounding
from compacttui.rules.dates import days, in_days, plural, short_day
from compacttui.rules.reports import days_late, standing
from compacttui.rules.words import (
    AttendanceStatus,
    MeetingKind,
    MeetingState,
    MinutesState,
    SeatKind,
    Standing,
)


@shows("meeting")
def meeting_shown(view: View, connection: Connection, thing: str) -> Shown | None:
    """A meeting: when and where, its agenda, who came, what was declared, what is open, what was reported back."""
    row = meeting_row_on(view, connection, thing)
    if row is None:
        return None
    query = at_table(view).where(meeting.c.id == thing).order_by(seat.c.number, seat.c.id)
    table = read_tables(view, connection, query)
    found = matches_at(view, connection, meetings=meeting.c.id == thing)
    on = read_meeting(view, connection, row, table, found)
    names = Names(view)
    names.read(connection, [thing, row.partnership, *_to_name(table, found)])
    waiting = [one for one in found if one.is_open]
    began = records_begin_on(view, connection)
    seats = once_a_seat(table)
    listed = meeting_row(view, row, counted(seats, view.day), len(waiting), names, began)
    is_expected = on.day >= began
    reminded = reminders_of(view, connection, [thing])
    reported = tuple(
        _report(view, one, names, reminded.get((thing, one.seat, one.owed_by), ""), is_expected=is_expected)
        for one in seats
        if one.is_owed
    )
    said = declarations_at(view, connection, thing)
    sections = (
        Section("", (*_facts(view, on, is_expected=is_expected), *_series(view, connection, row))),
        Section("Agenda", tuple(_item(one) for one in on.items)),
        Section("Members asked", tuple(_asked(one) for one in _soundings(view, connection, thing))),
        Section("Seats", tuple(_seat(one, names) for one in table)),
        Section("Declared", tuple(_declared(one) for one in said)),
        Section("Not declared", tuple(_match(one) for one in match_rows(view, connection, waiting))),
        Section("Nothing said yet", _silent(table, said, names) if is_expected and on.held else ()),
        Section("Reported back", reported),
    )
    return Shown("meeting", thing, names.of(thing) or UNKNOWN, sections, listed.standing, listed.stands)


@shows("item")
def item_shown(view: View, connection: Connection, thing: str) -> Shown | None:
    """An item of an agenda: what it is about, and which organisations it names."""
    row = row_on(view, connection, item, thing)
    items = items_on(view, connection, row.meeting) if row is not None else ()
    one = next((each for each in items if each.id == thing), None)
    if row is None or one is None:
        return None
    names = Names(view)
    names.read(connection, [row.meeting])
    facts = lines(
        fact("Meeting", names.of(row.meeting), row.meeting),
        fact("To be decided", "yes") if one.decision else None,
        fact("Closed", one.closed_because.words) if one.closed_because else None,
        fact("Closed until", one.closed_until),
        fact("On the agenda", "to follow: it came when the papers had gone out") if one.to_follow else None,
    )
    bodies = tuple(Line("", name, organisation) for organisation, name in one.organisations)
    return Shown(
        "item", thing, f"Item {one.number}, {one.title}", (Section("", facts), Section("Names", bodies))
    )


def _to_name(table: list[AtTable], found: list[OpenMatch]) -> set[str]:
    people = {who for one in table for who in (one.holder, one.owed_by)}
    return people | {thing for one in found for thing in (one.match.person, one.match.organisation)}


def _series(view: View, connection: Connection, row: Row[Any]) -> tuple[Line, ...]:
    place = place_in_series(view, connection, row)
    if place is None:
        return ()
    note = f"the next {short_day(place.next_on, view.day)}" if place.next_on else ""
    return (Line("Series", place.words, place.next_id, None, note),)


def _facts(view: View, on: MeetingOn, *, is_expected: bool) -> tuple[Line, ...]:
    return lines(
        fact("Partnership", on.partnership, on.partnership_id),
        fact("Day", on.day),
        fact("Time", f"{on.starts} to {on.ends}" if on.ends else on.starts),
        fact("Place", on.place, note="online" if on.online else ""),
        fact("Kind", on.kind.words) if on.kind is not MeetingKind.ORDINARY else None,
        _papers(view, on),
        fact("Why", on.reason),
        fact("Report-backs due", on.due_on) if is_expected else None,
        fact("Minutes", on.minutes.words, note=on.minutes_ref)
        if on.minutes is not MinutesState.NONE
        else None,
    )


def _papers(view: View, on: MeetingOn) -> Line | None:
    """When the papers went out and how much notice that gave; before that, by when they have to."""
    wanted, given = view.rules.papers.min_clear_days, on.papers_clear_days
    if on.papers_on is None or given is None:
        if on.held or on.state is MeetingState.CANCELLED:
            return None
        late = view.day > on.papers_due_on
        return fact("Papers due", on.papers_due_on, standing=Standing.LATE if late else None)
    short = given < wanted
    note = f"{plural(given, 'clear day')} before it"
    return fact("Papers", on.papers_on, standing=Standing.LATE if short else None, note=note)


def _soundings(view: View, connection: Connection, thing: str) -> list[SoundingRow]:
    return sounding_rows(view, connection, sounding.c.meeting == thing)


def _asked(one: SoundingRow) -> Line:
    answered = f"{plural(one.replies, 'answer')}: {one.summary}" if one.summary else one.stands
    return Line(one.person, one.question, one.id, one.standing, noted(one.item, answered))


def _item(one: ItemOn) -> Line:
    names = " and ".join(name for _, name in one.organisations)
    return Line(
        str(one.number),
        one.title,
        one.id,
        note=noted(
            "to be decided" if one.decision else "",
            f"names {names}" if names else "",
            f"closed: {one.closed_because.words}" if one.closed_because else "",
            "to follow" if one.to_follow else "",
        ),
    )


def _seat(one: AtTable, names: Names) -> Line:
    instead = (names.of(one.owed_by) or UNKNOWN) if one.owed_by and one.owed_by != one.holder else ""
    holder = (names.of(one.holder) or UNKNOWN) if one.holder else "vacant"
    how = came(one.status, one.attended_as, instead) if one.met_on or one.status or instead else ""
    silent = one.met_on is not None and one.status is None and bool(one.holder) and not instead
    absent = one.status is AttendanceStatus.ABSENT
    stands = Standing.NO_DATA if silent else (Standing.LATE if absent else None)
    return Line(one.seat_name, holder, one.holder or one.seat, stands, how)


def _declared(row: DeclarationRow) -> Line:
    where = f"item {row.item}" if row.item else ""
    minute = f"minute {row.minute}" if row.minute else ""
    return Line(row.person, row.declared, row.id, row.standing, noted(where, row.decided, row.left, minute))


def _silent(table: list[AtTable], said: list[DeclarationRow], names: Names) -> tuple[Line, ...]:
    """Those who came for a seat and said nothing about their interests; whoever only looks on is not asked."""
    spoken = {one.person_id for one in said}
    return tuple(
        Line(one.seat_name, names.of(one.owed_by) or UNKNOWN, one.owed_by, Standing.DECIDE)
        for one in table
        if one.owed_by and one.owed_by not in spoken and one.seat_kind is not SeatKind.OBSERVER
    )


def _match(row: MatchRow) -> Line:
    note = noted(f"item {row.item}", row.tie, row.stands)
    return Line(row.person, row.organisation, row.id, row.standing, note)


def _report(view: View, one: AtTable, names: Names, reminded: str, *, is_expected: bool) -> Line:
    who = names.of(one.owed_by) or UNKNOWN
    due = one.due_on or one.planned_on
    if one.is_waived:
        return Line(one.seat_name, who, one.report, None, "waived")
    late = days_late(due, one.sent_on, view.day)
    if one.sent_on is not None:
        said = f"sent {days(late)} late" if late else "sent in time"
        return Line(one.seat_name, who, one.report, standing(due, view.day, 0, sent_on=one.sent_on), said)
    if not is_expected:
        return Line(one.seat_name, who, one.seat, Standing.NO_DATA, "not expected: before the records began")
    said = in_days(due, view.day, due=True)
    note = noted(said if late else f"due {said}", f"reminded {reminded}" if reminded else "")
    return Line(one.seat_name, who, one.seat, Standing.LATE if late else None, note)
