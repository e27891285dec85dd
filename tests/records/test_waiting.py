"""Waiting for one's turn to write: everybody has one, is told for whom they wait, and may give up with nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from threading import Thread
from time import monotonic

import pytest
from sqlalchemy import text

from compacttui.acts.desk import Desk, FixedClock
from compacttui.acts.people import register
from compacttui.acts.towns import found
from compacttui.records import schema
from compacttui.records.chance import SeededChance
from compacttui.records.database import Database, connect, url_of
from compacttui.records.verify import verify
from compacttui.rules.patience import GaveUp, Wait, waiting
from compacttui.rules.refusal import StoreTrouble
from compacttui.rules.roles import Role


@pytest.fixture(params=["a file", pytest.param("a server", marks=[pytest.mark.postgres, pytest.mark.slow])])
def office(request: pytest.FixtureRequest, desk: Desk) -> Iterator[Desk]:
    """An officer's desk on each store."""
    if request.param == "a file":
        yield desk
        return
    with closing(schema.open_database(url_of(request.getfixturevalue("emptied_database")))) as database:
        town = found(
            database, town_name="Eastmere (example)", name="Ama Larbi", at=desk.now, chance=SeededChance("x")
        )
        yield Desk(
            database,
            town.town,
            town.founder,
            Role.CVS_OFFICER,
            desk.rules,
            FixedClock(desk.now),
            SeededChance("x"),
        )


@contextmanager
def somebody_else_writes(office: Desk) -> Iterator[None]:
    """Another program is in the middle of an act."""
    with closing(connect(office.database.url)) as other, other.writing() as connection:
        if not other.is_sqlite:
            connection.execute(text("SELECT size FROM head FOR UPDATE"))
        yield


def test_whoever_waits_is_told_once_and_goes_on_when_the_other_is_done(office: Desk) -> None:
    told: list[str] = []
    with somebody_else_writes(office):
        wait = Wait(lambda: told.append("waiting"))
        work = Thread(target=lambda: register_waiting(office, wait))
        work.start()
        end = monotonic() + 10
        while not told:
            assert monotonic() < end
    work.join(10)
    assert told == ["waiting"]
    verdict = verify(office.database, office.town)
    assert (verdict.ok, verdict.entries) == (True, 3)


def register_waiting(office: Desk, wait: Wait) -> None:
    with waiting(wait):
        register(office, "Grace Osei")


def test_whoever_gives_up_has_changed_nothing_and_goes_on_afterwards(office: Desk) -> None:
    wait = Wait()
    wait.tell = wait.left.set
    with somebody_else_writes(office), waiting(wait), pytest.raises(GaveUp, match="nothing of yours is lost"):
        register(office, "Grace Osei")
    assert verify(office.database, office.town).entries == 2
    register(office, "Grace Osei")
    assert verify(office.database, office.town).entries == 3


def test_patience_has_an_end(office: Desk) -> None:
    began = monotonic()
    with (
        somebody_else_writes(office),
        waiting(Wait(seconds=0.3)),
        pytest.raises(StoreTrouble, match=r"Someone else is saving .* Nothing was changed"),
    ):
        register(office, "Grace Osei")
    assert 0.25 < monotonic() - began < 3
    register(office, "Grace Osei")
    assert verify(office.database, office.town).entries == 3


def test_whoever_need_not_wait_is_told_nothing(office: Desk) -> None:
    told: list[str] = []
    with waiting(Wait(lambda: told.append("waiting"))):
        register(office, "Grace Osei")
    assert told == []


def test_what_is_read_is_one_moments_view_whatever_others_record(office: Desk) -> None:
    with office.database.reading() as connection:
        before = connection.execute(text("SELECT count(*) FROM event")).scalar()
        register(office, "Grace Osei")
        assert connection.execute(text("SELECT count(*) FROM event")).scalar() == before
    with office.database.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM event")).scalar() == (before or 0) + 1


def test_the_rule_book_says_how_long_is_waited(desk: Desk) -> None:
    with closing(schema.open_database(desk.database.url, patience_ms=200)) as hasty:
        began = monotonic()
        with somebody_else_writes(desk), pytest.raises(StoreTrouble, match="Someone else is saving"):
            write_a_person(hasty, desk)
        assert 0.15 < monotonic() - began < 2


def write_a_person(database: Database, desk: Desk) -> None:
    register(
        Desk(database, desk.town, desk.person, desk.role, desk.rules, desk.clock, desk.chance), "Grace Osei"
    )
