"""Dumping the records of a server and putting them back, as `docs/operations.md` says, by somebody who is no superuser."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege
from sqlalchemy import make_url

from compacttui.acts import organisations, people
from compacttui.acts.desk import Desk, SystemClock
from compacttui.records import logins, schema
from compacttui.records.chance import SystemChance
from compacttui.records.database import url_of
from compacttui.records.verify import verify
from compacttui.rules.roles import Role
from compacttui.rules.rulebook import RuleBook
from server.test_replica import PASSWORD, Own, begun, first, own

__all__ = ["first", "own"]

pytestmark = [pytest.mark.postgres, pytest.mark.slow, pytest.mark.timeout(600)]

WITHOUT_BOXES = (
    "--exclude-table=work_papers_*",
    "--exclude-table=work_electors_*",
    "--exclude-table=work_locks_*",
    "--exclude-table-data=work_poll",
)

OF_THE_DATABASE = """
    REVOKE ALL ON DATABASE again FROM PUBLIC;
    GRANT CONNECT, CREATE ON DATABASE again TO compacttui_owner;
    GRANT USAGE, CREATE ON SCHEMA public TO compacttui_owner;
    DO $$ DECLARE one text; BEGIN
        FOR one IN SELECT rolname FROM pg_roles WHERE rolname LIKE 'compacttui\\_%' LOOP
            EXECUTE format('GRANT CONNECT ON DATABASE again TO %I', one);
        END LOOP;
    END $$;
"""


def keeper(place: str) -> psycopg.Connection:
    """Somebody with psql in hand."""
    url = make_url(place).set(drivername="postgresql")
    return psycopg.connect(url.render_as_string(hide_password=False), autocommit=True)


def test_a_dump_is_put_back_whole_with_every_limit(own: Own, first: Path, rules: RuleBook) -> None:
    desk = begun(own, first, rules)
    ben = people.register(desk, "Ben Ahmed", roles=[Role.CVS_OFFICER])
    logins.add(desk.database, desk.town, "ben", ben, (Role.CVS_OFFICER,), PASSWORD)
    for number in range(5):
        organisations.register(desk, f"Group {number}")
    there = verify(desk.database, desk.town)
    desk.database.close()
    dump = own.made("dumps") / "eastmere.dump"
    as_keeper = ("-h", f"{first}.sock", "-U", "managed", "--role=compacttui_owner")
    own.run("pg_dump", *as_keeper, "--enable-row-security", "-Fc", *WITHOUT_BOXES, "-f", dump, "eastmere")
    own.run("createdb", "-h", f"{first}.sock", "-U", "managed", "again")
    with keeper(own.url(first, "again", "managed")) as managed:
        managed.execute(OF_THE_DATABASE)
    own.run("pg_restore", *as_keeper, "--exit-on-error", "-d", "again", dump)

    database = schema.open_database(url_of(own.url(first, "again", "managed")))
    back = verify(database, desk.town)
    assert (back.ok, back.entries, back.root) == (True, there.entries, there.root)
    database.close()
    ours = schema.open_database(url_of(own.url(first, "again", "ben")))
    officer = Desk(ours, desk.town, ben, Role.CVS_OFFICER, rules, SystemClock(), SystemChance())
    organisations.register(officer, "Harbour Youth Trust")
    assert verify(ours, desk.town).entries == there.entries + 1
    ours.close()
    with keeper(own.url(first, "again", "ben")) as himself, pytest.raises(InsufficientPrivilege):
        himself.execute("UPDATE head SET size = 0")
