"""What is counted in the database is what counting row by row gives, and indexes lead there on both stores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from questions.offices import Office
from sqlalchemy import Select, event, select, true

from compacttui.acts.desk import Desk
from compacttui.acts.sample import Built
from compacttui.cli.session import Session, Settings
from compacttui.questions.auditing import closed_items
from compacttui.questions.excepting import all_excepts, entries_to_look_at
from compacttui.questions.exceptions import exceptions
from compacttui.questions.holding import records_begin_on, terms_in_office
from compacttui.questions.interests import InterestsShown, MatchesShown, interests, matches, matches_at
from compacttui.questions.interests.matches import count_of as count_matches
from compacttui.questions.interests.register import count_of as count_interests
from compacttui.questions.interests.returns import late_returns, returns_due
from compacttui.questions.keeping import count_due, kept_long_enough
from compacttui.questions.ledger.entries import EntryReader
from compacttui.questions.meetings.counted import counted, counted_by_meeting
from compacttui.questions.reports.overdue import _past_due
from compacttui.questions.serving.asked import _counted, in_doubt, questions, recalls
from compacttui.questions.serving.concern import _to_think_of, in_office, serving
from compacttui.questions.serving.days import handovers, inductions, serving_on, uncovered
from compacttui.questions.tables import AtTable, at_table, read_tables
from compacttui.questions.view import View
from compacttui.records import ties
from compacttui.records.absences import missed
from compacttui.records.log import event_table
from compacttui.records.meetings import meeting
from compacttui.rules.roles import Role
from compacttui.rules.words import MatchOutcome

_AGO = (timedelta(), timedelta(days=400), timedelta(days=1500))


@pytest.fixture(scope="module")
def view(sample_town: tuple[Path, Built]) -> Iterator[View]:
    """The sample town, as its officer sees it today."""
    session = Session(Settings(db=str(sample_town[0]), today="2026-11-22"))
    yield session.view()
    session.close()


def days(view: View) -> Iterator[View]:
    """The view as at today and earlier days, and with what was known then."""
    for ago in _AGO:
        day = view.today - ago
        yield view.on(day)
        yield view.on(None, day) if ago else view.on(day - timedelta(days=90), day)


def test_the_seats_of_a_meeting_are_counted_as_they_would_be_one_by_one(view: View) -> None:
    for then in days(view):
        with then.reading() as connection:
            ids = list(connection.execute(select(meeting.c.id).where(then.true(meeting))).scalars())
            by_meeting: dict[str, list[AtTable]] = {thing: [] for thing in ids}
            for one in read_tables(then, connection, at_table(then)):
                by_meeting[one.meeting].append(one)
            found = counted_by_meeting(then, connection, ids)
        assert dict(found) == {thing: counted(table, then.day) for thing, table in by_meeting.items()}
    assert any(one.late for one in counted_now(view)), "the sample has late report-backs to count"


def counted_now(view: View) -> list[Any]:
    with view.reading() as connection:
        ids = list(connection.execute(select(meeting.c.id).where(view.true(meeting))).scalars())
        return list(counted_by_meeting(view, connection, ids).values())


def test_leaving_out_what_was_declared_leaves_out_nothing_that_waits_or_was_looked_into(view: View) -> None:
    people = [None, *{row.person_id for row in matches(view, shown=MatchesShown.ALL)}]
    assert len(people) > 1
    for then in days(view):
        with then.reading() as connection:
            for person in people:
                every, rest = (
                    [
                        one
                        for one in matches_at(then, connection, person=person, unsettled=unsettled)
                        if one.is_open or one.outcome is not None
                    ]
                    for unsettled in (False, True)
                )
                assert [_told(one) for one in rest] == [_told(one) for one in every]


def _told(one: Any) -> tuple[object, ...]:
    match = one.match
    return one.meeting, match.item, match.person, match.organisation, one.is_open, one.outcome


def test_what_an_auditor_reads_in_numbers_is_as_long_as_its_list(view: View) -> None:
    for then in days(view):
        every = matches(then, shown=MatchesShown.ALL)
        breaches = sum(one.outcome is MatchOutcome.BREACH for one in every)
        assert count_matches(then) == (sum(one.is_open for one in every), breaches)
        for shown in (InterestsShown.LATE, InterestsShown.HELD_BACK):
            assert count_interests(then, shown) == len(interests(then, shown=shown))


def test_what_is_due_and_late_is_counted_as_it_is_listed(view: View) -> None:
    for then in days(view):
        listed = kept_long_enough(then)
        assert count_due(then) == (len(listed), min((row.due_on for row in listed), default=None))
        due = returns_due(then).values()
        assert sorted(late_returns(then)) == sorted(on for on in due if on < then.day)


def test_terms_that_are_not_read_give_no_cause_to_think_of_anything(view: View) -> None:
    read = whole = 0
    for then in days(view):
        with then.reading() as connection:
            some = serving(then, connection, None)
            ids = list(connection.execute(terms_in_office(then)).scalars())
            every = replace(some, now=in_office(then, connection, ids))
            for tells in (serving_on, handovers, inductions, uncovered, in_doubt, questions, recalls):
                assert list(tells(then, some)) == list(tells(then, every))
        read, whole = read + len(some.now), whole + len(every.now)
    assert 0 < read < whole


def test_the_exceptions_are_those_that_a_walk_through_all_entries_finds(view: View) -> None:
    """With all their words; the question looks at some of them only, and reads words for those alone that are one."""
    then = replace(view, role=Role.AUDITOR)
    e = event_table.c
    numbers = select(e.seq).where(e.log == then.town, e.kind.in_(list(all_excepts())))
    with then.reading() as connection:
        entries = EntryReader(then).numbered(connection, connection.execute(numbers).scalars().all())
    told = {entry.event.seq: len([*all_excepts()[entry.event.kind](entry)]) for entry in entries}
    assert Counter(row.seq for row in exceptions(then)) == Counter({seq: n for seq, n in told.items() if n})


def test_indexes_lead_to_what_today_asks_of_ten_years(desk: Desk, office: Office) -> None:
    """No table is read from end to end, on either store."""
    assert office.board
    view = View(desk.database, desk.town, desk.person, desk.role, desk.rules, desk.now)
    moment = view.moment
    with view.reading() as connection:
        began = records_begin_on(view, connection)
        everybody = ties._ties(
            view.town, view.day, moment.true, moment.known, true(), of_one=False, unsettled=True
        )
        asked: tuple[Select[Any], ...] = (
            _past_due(moment, began),
            everybody,
            terms_in_office(view),
            _to_think_of(moment, 60, None),
            _counted(missed, moment, 3, None),
            *(query.where(event_table.c.log == view.town) for query in entries_to_look_at(moment)),
        )
        for query in asked:
            text = str(query.compile(connection, compile_kwargs={"literal_binds": True}))
            assert list(_whole(view, connection, text)) == []


@pytest.mark.file
def test_what_was_known_on_another_day_is_looked_up_and_never_gone_through_for_each_seat(view: View) -> None:
    """A walk through a whole town's rows for each seat at each table takes minutes on a city."""
    then = view.on(None, view.today - timedelta(days=400))
    moment = then.moment
    with then.reading() as connection:
        began = records_begin_on(then, connection)
        everybody = ties._ties(
            then.town, then.day, moment.true, moment.known, true(), of_one=False, unsettled=True
        )
        for query in (_past_due(moment, began), everybody):
            text = str(query.compile(connection, compile_kwargs={"literal_binds": True}))
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}")
            steps = [row[3].removesuffix(" LEFT-JOIN") for row in plan]
            whole = {step.split()[1] for step in steps if step.endswith("(log=?)")}
            # Meetings, and the bodies that agendas name, are what such a question begins with: once.
            assert whole <= {"meeting", "named"}


@pytest.mark.file
def test_closed_items_are_joined_by_ids_and_never_by_a_walk_through_an_index(view: View) -> None:
    """An index that has all the columns of a query leads SQLite through the whole of it, for every item."""
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, text: str, given: Any, *_more: Any) -> None:
        asked.append((text, given))

    event.listen(view.database.engine, "before_cursor_execute", note)
    closed_items(replace(view, role=Role.AUDITOR)).page(0)
    event.remove(view.database.engine, "before_cursor_execute", note)
    text, given = next((text, given) for text, given in asked if " JOIN report " in text.replace("\n", " "))
    with view.reading() as connection:
        steps = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", given)]
    for joined in ("report", "meeting", "item"):
        assert any(step.startswith(f"SEARCH {joined} ") and "id=?" in step for step in steps)


def _whole(view: View, connection: Any, query: str) -> Iterator[str]:
    """The steps of a plan in which a table is read from end to end; what was put together on the way is none."""
    if view.database.is_sqlite:
        steps = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}")]
        own = ("agenda", "sitting", "told", "either")
        yield from (step for step in steps if step.startswith("SCAN") and step.split()[1] not in own)
        return
    # Small tables are read whole there, whatever indexes there are.
    connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
    steps = [row[0] for row in connection.exec_driver_sql(f"EXPLAIN {query}")]
    yield from (step for step in steps if "Seq Scan" in step)


def test_what_is_made_once_for_a_day_is_made_for_that_day_alone(desk: Desk) -> None:
    view = View(desk.database, desk.town, desk.person, desk.role, desk.rules, desk.now)
    other = view.on(date(2026, 1, 1))
    assert view.moment is View(desk.database, desk.town, "", desk.role, desk.rules, desk.now).moment
    assert view.moment is not other.moment
    assert at_table(view) is at_table(view.as_public())
    assert at_table(view) is not at_table(other)
