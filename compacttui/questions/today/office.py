"""What needs an officer: matches, late report-backs, selections, seats, people, meetings nobody recorded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from sqlalchemy import ColumnElement, and_, func, or_, select

from compacttui.questions.holding import TermOn, terms_on
from compacttui.questions.importing import import_to_take_back
from compacttui.questions.interests import likely_matches, matches
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.partnerships import to_fill
from compacttui.questions.partnerships.vacancies import VacantSeat
from compacttui.questions.reports.overdue import past_due
from compacttui.questions.tables import at_table, once_a_seat, read_tables
from compacttui.questions.today.rows import Place, Section, TodayRow, far, far_ago, line
from compacttui.questions.view import View
from compacttui.records.meetings import meeting
from compacttui.records.reports import report
from compacttui.records.terms import term
from compacttui.rules.dates import PartialDate, in_days, plural, short_day
from compacttui.rules.terms import accept_by
from compacttui.rules.words import RaisedBy, Standing, TermState

AHEAD: Final = timedelta(days=14)
"""How far Today looks ahead for what is coming."""


def matches_to_answer(view: View) -> Iterator[TodayRow]:
    """Interests of people at the table in organisations on an agenda that nobody has answered."""
    for one in matches(view):
        day = short_day(one.met_on, view.day)
        is_past = one.met_on < view.day or one.settle_by is not None
        tied = (("item", one.item_id), ("person", one.person_id), ("organisation", one.organisation_id))
        yield line(
            one.id,
            Place.INTERESTS,
            f"Interest match: {one.organisation} {'was' if is_past else 'is'} on the agenda of {one.partnership}, "
            f"{day}; {one.person}, {one.tie}",
            on=one.met_on,
            when=far(one.settle_by, view.day) if one.settle_by else far(one.met_on, view.day),
            standing=one.standing,
            thing=one.id,
            act="match.settle" if is_past else "declaration.make",
            given=tied
            if is_past
            else (("meeting", one.meeting_id), *tied, ("raised_by", RaisedBy.MATCH.value)),
        )


def likely_to_look_into(view: View) -> Iterator[TodayRow]:
    """Names on agendas that are like the name of a body to which somebody at the table is tied."""
    for one in likely_matches(view):
        day = short_day(one.met_on, view.day)
        yield line(
            one.id,
            Place.INTERESTS,
            f"May be an interest match: “{one.written}” on the agenda of {one.partnership}, {day}; "
            f"{one.person}, {one.called}",
            on=one.met_on,
            when=far(one.met_on, view.day),
            standing=one.standing,
            thing=one.id,
            act="match.answer_alike",
            given=(("resemblance", one.id),),
        )


def late_reports(view: View) -> Iterator[TodayRow]:
    """Report-backs past their day; one that several owe, because they share a seat, stands there once."""
    names = Names(view)
    with view.reading() as connection:
        table = past_due(view)
        names.read(connection, {thing for one in table for thing in (one.partnership, one.owed_by)})
    owed_by: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in table:
        owed_by[one.meeting, one.seat].append(names.of(one.owed_by) or UNKNOWN)
    for one in once_a_seat(table):
        met, due_on = one.met_on or one.planned_on, one.due_on or one.planned_on
        who = " and ".join(sorted(owed_by[one.meeting, one.seat]))
        yield line(
            f"report/{one.meeting}/{one.seat}",
            Place.MEETINGS,
            f"Report-back, {names.of(one.partnership, met) or UNKNOWN}, {short_day(met, view.day)}: "
            f"{who}, {one.seat_name}",
            on=due_on,
            when=far(due_on, view.day),
            standing=Standing.LATE,
            thing=one.meeting,
            act="report.waive",
            given=(("meeting", one.meeting), ("seat", one.seat)),
        )


def seats_to_fill(view: View) -> Iterator[TodayRow]:
    """Seats that end soon, and seats that stand vacant, with no selection open."""
    vacant, ending = to_fill(view)
    for soon in ending:
        yield line(
            f"ending/{soon.term_id}",
            Place.PARTNERSHIPS,
            f"Seat ends with no selection: {soon.seat}, {soon.partnership}{_and_then(soon.turn)}",
            on=soon.ends.latest,
            when=soon.how_far,
            standing=soon.standing,
            thing=soon.id,
            act="selection.open",
            given=(("seats", soon.id),),
        )
    for empty in vacant:
        if empty.standing is not Standing.DECIDE:
            continue
        yield line(
            f"vacant/{empty.id}",
            Place.PARTNERSHIPS,
            f"{'Place free in a joint seat' if empty.is_held else 'Seat vacant'} with no selection: "
            f"{empty.seat}, {empty.partnership}{_why_vacant(empty)}{_and_then(empty.turn)}",
            on=empty.since or date.min,
            when=f"for {far_ago(empty.since, view.day)}" if empty.since else "",
            standing=Standing.DECIDE,
            thing=empty.id,
            act="selection.open",
            given=(("seats", empty.id),),
        )


def _and_then(turn: str) -> str:
    """Whose turn comes, of a seat that goes round."""
    return f"; {turn}" if turn else ""


def _why_vacant(empty: VacantSeat) -> str:
    return f" ({empty.why})" if empty.since else ", since before the records began"


def terms_to_begin(view: View, person: str | None = None) -> Iterator[TodayRow]:
    """People chosen for a seat who have something to accept, or whose first day has come."""
    t = term.c
    elect = select(t.id).where(view.true(term), t.state == "elect")
    names = Names(view)
    with view.reading() as connection:
        waiting = [row.id for row in connection.execute(elect)]
        found = terms_on(view, connection, terms=waiting) if waiting else []
        names.read(connection, {thing for one in found for thing in (one.person, one.seat)})
    for one in found:
        if person in {None, one.person}:
            yield from _term_to_begin(view, one, names)


def _term_to_begin(view: View, one: TermOn, names: Names) -> Iterator[TodayRow]:
    who, seat = names.of(one.person) or UNKNOWN, names.of(one.seat) or UNKNOWN
    chosen = one.gained_on or PartialDate.of(view.day)
    if one.state is TermState.CONDITIONS:
        by = accept_by(chosen.latest, view.rules.term.accept_days)
        missing = ", ".join(needed.words for needed in one.outstanding)
        yield line(
            f"term/{one.id}",
            Place.PEOPLE,
            f"{who}, chosen for {seat}: still to come: {missing}",
            on=by,
            when=far(by, view.day),
            standing=Standing.LATE if by < view.day else Standing.SOON,
            thing=one.id,
            act="term.accept",
            given=(("term", one.id),),
        )
    elif one.start_on is None or one.start_on.earliest <= view.day:
        start = one.start_on.earliest if one.start_on else view.day
        yield line(
            f"term/{one.id}",
            Place.PEOPLE,
            f"{who} can begin: {seat}",
            on=start,
            when=far(start, view.day),
            standing=Standing.DECIDE,
            thing=one.id,
            act="term.begin",
            given=(("term", one.id),),
        )
    else:
        yield line(
            f"term/{one.id}",
            Place.PEOPLE,
            f"Term begins: {who}, {seat}",
            on=one.start_on.earliest,
            when=far(one.start_on.earliest, view.day),
            thing=one.id,
            section=Section.COMING,
        )


def meetings_to_record(view: View) -> Iterator[TodayRow]:
    """Meetings of the past of which nobody has said whether they were held."""
    for thing, name, day in _planned(view, meeting.c.planned_on < view.day.isoformat()):
        yield line(
            f"meeting/{thing}",
            Place.MEETINGS,
            f"Was it held? {name}, {short_day(day, view.day)}",
            on=day,
            when=f"{far_ago(day, view.day)} ago",
            standing=Standing.DECIDE,
            thing=thing,
            act="meeting.hold",
            given=(("meeting", thing),),
        )


def coming_meetings(view: View) -> Iterator[TodayRow]:
    """The meetings of the next two weeks, and those to which nobody goes."""
    m = meeting.c
    last = (view.day + AHEAD).isoformat()
    coming = _planned(view, and_(m.planned_on >= view.day.isoformat(), m.planned_on <= last))
    at_them = at_table(view).where(m.id.in_([thing for thing, _, _ in coming]))
    with view.reading() as connection:
        table = read_tables(view, connection, at_them) if coming else []
    attended = {one.meeting for one in table if one.owed_by}
    for thing, name, day in coming:
        yield line(
            f"meeting/{thing}",
            Place.MEETINGS,
            f"{name}, {short_day(day, view.day)}{'' if thing in attended else ': nobody attending'}",
            on=day,
            when=far(day, view.day),
            thing=thing,
            section=Section.COMING,
        )


def file_to_take_back(view: View) -> Iterator[TodayRow]:
    """The file that was brought in last, while it can be taken back."""
    last = import_to_take_back(view)
    if last is not None:
        yield line(
            f"import/{last.id}",
            Place.HISTORY,
            f"Brought in: {last.file}, {last.brought}. It can still be taken back.",
            on=last.on,
            when=in_days(last.on, view.day),
            asks="imports",
            act="import.undo",
            given=(("imported", last.id),),
            section=Section.LATELY,
        )


def _planned(view: View, which: ColumnElement[bool]) -> list[tuple[str, str, date]]:
    """Meetings that are planned and not held, as id, partnership and day."""
    m = meeting.c
    waits = or_(m.held_on.is_(None), m.held_on > view.day.isoformat())
    query = select(m.id, m.partnership, m.planned_on).where(
        view.true(meeting), m.state != "cancelled", waits, which
    )
    names = Names(view)
    with view.reading() as connection:
        found = connection.execute(query).all()
        names.read(connection, [row.partnership for row in found])
    return [
        (row.id, names.of(row.partnership) or UNKNOWN, date.fromisoformat(row.planned_on)) for row in found
    ]


def reports_to_check(view: View) -> Iterator[TodayRow]:
    """How many report-backs nobody has looked through for markings."""
    r = report.c
    unchecked = select(func.count()).where(view.true(report), r.kind == "full", r.checked_on.is_(None))
    with view.reading() as connection:
        waiting = connection.execute(unchecked).scalar_one()
    if waiting:
        yield line(
            "unchecked",
            Place.MEETINGS,
            f"{plural(waiting, 'report-back')} to check for markings",
            on=view.day,
            asks="markings_to_check",
        )
