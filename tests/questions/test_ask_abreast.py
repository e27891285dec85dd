"""Questions asked abreast: each once, in order, of one moment, whoever answers them."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from threading import Barrier, Thread, get_ident

import pytest

from compacttui.acts import people
from compacttui.acts.desk import FixedClock
from compacttui.acts.towns import found
from compacttui.questions import abreast as asking
from compacttui.questions.abreast import abreast
from compacttui.questions.people import people as all_people
from compacttui.questions.today import today
from compacttui.questions.view import View
from compacttui.records import schema
from compacttui.records.chance import SeededChance
from compacttui.records.database import url_of
from compacttui.rules.refusal import StoreTrouble
from compacttui.rules.roles import Role

A_MOMENT = 5
"""Seconds that a thread waits for the other before a test fails."""


def names(view):
    return [row.person for row in all_people(view)]


def test_two_threads_answer_and_the_order_is_that_of_the_asking(office, view_of):
    meet = Barrier(2, timeout=A_MOMENT)

    def first(_view):
        meet.wait()
        return [("first", get_ident())]

    def second(_view):
        meet.wait()
        return [("second", get_ident())]

    answers = abreast(view_of(office.desk), (first, second, lambda _view: [("third", 0)]))
    assert [said for said, _ in answers] == ["first", "second", "third"]
    assert answers[0][1] != answers[1][1]


def test_inside_anothers_reading_everything_is_read_on_its_connection(office, view_of):
    view = view_of(office.desk)

    def asks(of):
        with of.reading() as connection:
            yield connection, get_ident()

    with view.reading() as connection:
        assert abreast(view, [asks] * 5) == [(connection, get_ident())] * 5


def test_on_a_drive_that_computers_share_nobody_waits_for_a_writer_who_waits_for_them(
    tmp_path, rules, monkeypatch
):
    place = tmp_path / "Dropbox" / "town.db"
    place.parent.mkdir()
    database = schema.create(url_of(str(place)))
    clock, chance = FixedClock(datetime(2026, 3, 2, 9, tzinfo=UTC)), SeededChance("test")
    town = found(database, town_name="Eastmere", name="Ama Larbi", at=clock.moment_of_act(), chance=chance)
    view = View(database, town.town, town.founder, Role.CVS_OFFICER, rules, clock.now())

    def write() -> None:
        with closing(sqlite3.connect(place, timeout=60)) as writer:
            writer.execute("UPDATE head SET size = size")
            writer.commit()  # waits for whoever reads, and whoever begins to read now waits for it

    def waits_for_readers() -> bool:
        with closing(sqlite3.connect(place, timeout=0)) as other:
            try:
                other.execute("SELECT size FROM head").fetchall()
            except sqlite3.OperationalError:
                return True
        return False

    class HelpBehindAWriter(ThreadPoolExecutor):
        def submit(self, fn, /, *args):
            writer.start()
            while not waits_for_readers():
                pass
            return super().submit(fn, *args)

    writer = Thread(target=write)
    monkeypatch.setattr(asking, "ThreadPoolExecutor", HelpBehindAWriter)
    try:
        assert abreast(view, [lambda _view: [get_ident()]] * 3) == [get_ident()] * 3
    finally:
        if writer.ident:
            writer.join()
        database.close()


def test_a_helper_that_finds_a_later_moment_leaves_all_to_the_asker(office, view_of, monkeypatch):
    class LateHelp(ThreadPoolExecutor):
        """Somebody is registered after the asker began to read, and before the helper does."""

        def submit(self, fn, /, *args):
            people.register(office.desk, "Zita Newcomer")
            helping = super().submit(fn, *args)
            helping.result()
            return helping

    monkeypatch.setattr(asking, "ThreadPoolExecutor", LateHelp)
    view = view_of(office.desk)
    answers = abreast(view, [lambda of: [(get_ident(), names(of))]] * 4)
    assert answers == [(get_ident(), ["Ama Larbi", "Maria Okafor", "Tom Lindqvist"])] * 4
    assert "Zita Newcomer" in names(view)


@pytest.mark.parametrize("failing", [0, 1])
def test_where_either_thread_fails_that_is_said(office, view_of, failing):
    meet = Barrier(2, timeout=A_MOMENT)

    def fails(_view):
        meet.wait()
        raise StoreTrouble("The disk is gone.")

    def answers(_view):
        meet.wait()
        return []

    asked = [answers, answers]
    asked[failing] = fails
    with pytest.raises(StoreTrouble, match="The disk is gone"):
        abreast(view_of(office.desk), asked)


@pytest.mark.parametrize("role", list(Role))
def test_today_is_the_same_with_a_helper_and_without(office, view_of, role):
    view = replace(view_of(office.desk), role=role)
    helped = today(view)
    with view.reading():
        assert today(view) == helped
