"""Several towns in one database: each sees its own; and whatever is done behind the ledger is found."""

from __future__ import annotations

import psycopg
import pytest
from sqlalchemy import make_url

from compacttui.acts import organisations
from compacttui.acts.desk import Desk
from compacttui.acts.towns import found
from compacttui.questions.towns import towns
from compacttui.records import logins
from compacttui.records.verify import verify
from compacttui.rules.refusal import NotPermitted
from compacttui.rules.roles import Role
from server.conftest import Guarded, append

pytestmark = pytest.mark.postgres


@pytest.fixture
def other(guarded: Guarded) -> Desk:
    """The keeper's desk in another town of the same database."""
    keeper = guarded.keeper
    made = found(
        keeper.database,
        town_name="Westmere (example)",
        name="Tom Lindqvist",
        at=keeper.clock.moment_of_act(),
        chance=keeper.chance,
    )
    desk = Desk(
        keeper.database, made.town, made.founder, Role.CVS_OFFICER, keeper.rules, keeper.clock, keeper.chance
    )
    organisations.register(desk, "Kettle Lane Hub")
    return desk


def test_a_login_sees_and_writes_its_own_town_only(guarded: Guarded, other: Desk):
    officer = guarded.desk("Ben Adeyemi", Role.CVS_OFFICER)
    organisations.register(officer, "Harbour Youth Trust")
    assert [town.name for town in towns(officer.database)] == ["Eastmere (example)"]
    assert {town.name for town in towns(other.database)} == {"Eastmere (example)", "Westmere (example)"}
    login, size = guarded.made[-1], guarded.size
    with guarded.raw() as keeper, guarded.raw(login) as mine:
        tables = keeper.execute(
            "SELECT relname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attname = 'log' "
            "WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND has_table_privilege(%s, pg_class.oid, 'SELECT')",
            [login],
        ).fetchall()
        for (name,) in tables:
            seen = {log for (log,) in mine.execute(f"SELECT DISTINCT log FROM {name}").fetchall()}
            assert seen <= {officer.town}, name
        assert len(tables) > 60
        body = guarded.forged(
            size, "organisation.registered", officer.person, Role.CVS_OFFICER, log=other.town
        )
        with pytest.raises(psycopg.Error) as raised:
            append(mine, other.town, body)
        assert raised.value.sqlstate == "CT001"
        assert mine.execute("SELECT * FROM access.register_of(%s, 'sel-x')", [other.town]).fetchall() == []
    elsewhere = Desk(officer.database, other.town, officer.person, Role.CVS_OFFICER, officer.rules)
    with pytest.raises(NotPermitted, match="nobody in this town"):
        organisations.register(elsewhere, "Bread and Roses")
    with pytest.raises(NotPermitted, match="whoever set the database up"):
        found(
            officer.database,
            town_name="Northmere",
            name="Eve",
            at=officer.clock.moment_of_act(),
            chance=officer.chance,
        )


def test_one_login_is_somebody_in_each_of_two_towns(guarded: Guarded, other: Desk):
    officer = guarded.desk("Ben Adeyemi", Role.CVS_OFFICER)
    logins.add(guarded.keeper.database, other.town, guarded.made[-1], other.person, (Role.CVS_OFFICER,), None)
    there = Desk(officer.database, other.town, other.person, Role.CVS_OFFICER, officer.rules)
    organisations.register(officer, "Harbour Youth Trust")
    organisations.register(there, "Bread and Roses")
    assert len(towns(officer.database)) == 2
    with pytest.raises(NotPermitted, match="another person's name"):
        organisations.register(
            Desk(officer.database, other.town, officer.person, Role.CVS_OFFICER, officer.rules), "Nobody's"
        )
    assert all(verify(officer.database, town).ok for town in (officer.town, other.town))


@pytest.mark.parametrize(
    "behind",
    [
        "UPDATE organisation SET name = 'Another'",
        "DELETE FROM about WHERE seq = 2",
        "UPDATE head SET size = size - 1",
        "SET session_replication_role = replica; DELETE FROM personal WHERE seq = 2 AND field = 'name'",
        "INSERT INTO thing (log, id, first_seq) SELECT log, 'org-forged', 1 FROM head",
        "SET session_replication_role = replica; UPDATE event SET body = replace(body, 'organisation', 'Organisation')",
    ],
)
def test_what_the_servers_keeper_changes_is_found(guarded: Guarded, behind: str):
    organisations.register(guarded.keeper, "Harbour Youth Trust")
    assert verify(guarded.keeper.database, guarded.keeper.town).ok
    with guarded.raw() as keeper:
        keeper.execute(behind)
    assert not verify(guarded.keeper.database, guarded.keeper.town).ok


def test_the_ledger_takes_no_change_even_from_its_keeper(guarded: Guarded):
    with guarded.raw() as keeper:
        for statement in ("UPDATE event SET kind = kind", "DELETE FROM event", "TRUNCATE event CASCADE"):
            with pytest.raises(psycopg.errors.RaiseException, match="never changed"):
                keeper.execute(statement)


def test_rows_handed_in_with_an_entry_that_do_not_follow_from_it_are_found(guarded: Guarded):
    """The server does not run the reducers: what somebody smuggles in with an entry of theirs, the check names."""
    officer = guarded.desk("Ben Adeyemi", Role.CVS_OFFICER)
    size = guarded.size
    with guarded.raw(guarded.made[-1]) as mine:
        columns = mine.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = 'partnership'"
        ).fetchall()
        row: dict[str, object] = {name: None for (name,) in columns}
        row.update(
            log=officer.town,
            id="par-forged",
            version=1,
            effective_from="2020",
            recorded_seq=size,
            name="A board that nobody registered",
            folded="a board",
            kind="board",
            tier="strategic",
            statutory=0,
            state="active",
            example=0,
        )
        body = guarded.forged(size, "partnership.registered", officer.person, Role.CVS_OFFICER)
        append(mine, officer.town, body, changes={"partnership": {"back": [], "rows": [row]}})
    verdict = verify(guarded.keeper.database, officer.town)
    assert not verdict.ok
    assert verdict.findings[0].entry == size


def test_a_stranger_reads_nothing(guarded: Guarded):
    with guarded.raw() as keeper:
        keeper.execute(f"CREATE ROLE \"stranger.{guarded.end}\" LOGIN PASSWORD 'four-words-will-do'")
        guarded.made.append(f"stranger.{guarded.end}")
        keeper.execute(
            f'GRANT CONNECT ON DATABASE {make_url(guarded.place).database} TO "stranger.{guarded.end}"'
        )
    with guarded.raw() as keeper, guarded.raw(guarded.made[-1]) as stranger:
        tables = keeper.execute(
            "SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname IN ('public', 'access')"
        ).fetchall()
        for (name,) in tables:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                stranger.execute(f"SELECT * FROM {name}")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            append(stranger, guarded.keeper.town)
