"""What is shown of a meeting and of an item of its agenda."""

from __future__ import annotations

from sqlalchemy import Connection, select

from compacttui.questions.interests.matches import MatchesShown, matches
from compacttui.questions.interests.unanswered import OpenMatch, matches_at
from compacttui.questions.meetings.agenda import ItemOn, MeetingOn, read_meeting
from compacttui.questions.meetings.attending import came
from compacttui.questions.meetings.declared import declarations
from compacttui.questions.meetings.lists import meeting_rows
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.showing import Line, Section, Shown, fact, lines, shows
from compacttui.questions.shown.partnerships import row_on
from compacttui.questions.tables import AtTable, at_table, met_on, read_tables
from compacttui.questions.telling import noted
from compacttui.questions.view import View
from compacttui.records.meetings import item, meeting
from compacttui.records.partnerships import seat
from compacttui.rules.dates import days, in_days, plural
from compacttui.rules.reports import days_late, standing
from compacttui.rules.words import AttendanceStatus, MeetingKind, MinutesState, Standing


@shows("meeting")
def meeting_shown(view: View, connection: Connection, thing: str) -> Shown | None:
    """A meeting: when and where, its agenda, who came, what was declared, what is open, what was reported back."""
    row = connection.execute(
        select(meeting, met_on(view).label("met_on")).where(view.true(meeting), meeting.c.id == thing)
    ).first()
    on = read_meeting(view, connection, thing)
    if row is None or on is None:
        return None
    listed = meeting_rows(view, connection, [row])[0]
    query = at_table(view).where(meeting.c.id == thing).order_by(seat.c.number, seat.c.id)
    table = read_tables(view, connection, query)
    found = matches_at(view, connection, meetings=meeting.c.id == thing)
    names = Names(view)
    names.read(connection, [thing, *_to_name(table, found)])
    sections = (
        _facts(view, on),
        Section("Agenda", tuple(_item(one) for one in on.items)),
        Section("Seats", tuple(_seat(one, names) for one in table)),
        _declarations(view, on),
        _matches(view, found, on),
        _reports(view, table, names),
    )
    return Shown("meeting", thing, names.of(thing) or UNKNOWN, sections, listed.standing, listed.stands)


@shows("item")
def item_shown(view: View, connection: Connection, thing: str) -> Shown | None:
    """An item of an agenda: what it is about, and which organisations it names."""
    row = row_on(view, connection, item, thing)
    on = read_meeting(view, connection, row.meeting) if row is not None else None
    one = next((each for each in on.items if each.id == thing), None) if on else None
    if row is None or on is None or one is None:
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


def _facts(view: View, on: MeetingOn) -> Section:
    wanted = view.rules.papers.min_clear_days
    given = on.papers_clear_days
    short = given is not None and given < wanted
    return Section(
        "",
        lines(
            fact("Partnership", on.partnership, on.partnership_id),
            fact("Day", on.day),
            fact("Time", f"{on.starts} to {on.ends}" if on.ends else on.starts),
            fact("Place", on.place, note="online" if on.online else ""),
            fact("Kind", on.kind.words) if on.kind is not MeetingKind.ORDINARY else None,
            fact(
                "Papers",
                on.papers_on,
                standing=Standing.LATE if short else None,
                note=f"{plural(given, 'clear day')} before it" if given is not None else "",
            ),
            fact("Why", on.reason),
            fact("Report-backs due", on.due_on),
            fact("Minutes", on.minutes.words, note=on.minutes_ref)
            if on.minutes is not MinutesState.NONE
            else None,
        ),
    )


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


def _declarations(view: View, on: MeetingOn) -> Section:
    return Section(
        "Declared",
        tuple(
            Line(
                row.person,
                row.declared,
                row.id,
                row.standing,
                noted(f"item {row.item}" if row.item else "", row.decided, row.left, _minute(row.minute)),
            )
            for row in reversed(list(declarations(view, at=on.id)))
        ),
    )


def _minute(minute: str) -> str:
    return f"minute {minute}" if minute else ""


def _matches(view: View, found: list[OpenMatch], on: MeetingOn) -> Section:
    rows = matches(view, MatchesShown.OPEN, at=on.id) if any(one.is_open for one in found) else ()
    return Section(
        "Not declared",
        tuple(
            Line(
                row.person,
                row.organisation,
                row.person_id,
                row.standing,
                noted(f"item {row.item}", row.tie, row.stands),
            )
            for row in rows
        ),
    )


def _reports(view: View, table: list[AtTable], names: Names) -> Section:
    return Section("Reported back", tuple(_report(view, one, names) for one in table if one.is_owed))


def _report(view: View, one: AtTable, names: Names) -> Line:
    who = names.of(one.owed_by) or UNKNOWN
    due = one.due_on or one.planned_on
    if one.is_waived:
        return Line(one.seat_name, who, one.report, None, "waived")
    late = days_late(due, one.sent_on, view.day)
    if one.sent_on is not None:
        said = f"sent {days(late)} late" if late else "sent in time"
        return Line(one.seat_name, who, one.report, standing(due, view.day, 0, sent_on=one.sent_on), said)
    said = in_days(due, view.day, due=True)
    return Line(
        one.seat_name, who, one.seat, Standing.LATE if late else None, said if late else f"due {said}"
    )
