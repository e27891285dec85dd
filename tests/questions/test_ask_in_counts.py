"""What is counted in the database is what counting row by row gives, and indexes lead there on both stores."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from questions.offices import Office
from sqlalchemy import Select, select, true

from compacttui.acts.desk import Desk
from compacttui.acts.sample import Built
from compacttui.cli.session import Session, Settings
from compacttui.questions.holding import records_begin_on, terms_in_office
from compacttui.questions.interests import InterestsShown, MatchesShown, interests, matches, matches_at
from compacttui.questions.interests.matches import count_of as count_matches
from compacttui.questions.interests.register import count_of as count_interests
from compacttui.questions.meetings.counted import counted, counted_by_meeting
from compacttui.questions.reports.overdue import _past_due
from compacttui.questions.tables import AtTable, at_table, read_tables
from compacttui.questions.view import View
from compacttui.records import ties
from compacttui.records.meetings import meeting
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
        asked: tuple[Select[Any], ...] = (_past_due(moment, began), everybody, terms_in_office(view))
        for query in asked:
            text = str(query.compile(connection, compile_kwargs={"literal_binds": True}))
            assert list(_whole(view, connection, text)) == []


def _whole(view: View, connection: Any, query: str) -> Iterator[str]:
    """The steps of a plan in which a table is read from end to end; what was put together on the way is none."""
    if view.database.is_sqlite:
        steps = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}")]
        own = ("agenda", "sitting", "told")
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
