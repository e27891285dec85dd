"""What a server refuses is stated in one place, and is so again after every new version, whatever it was before."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from servers import one_database

from compacttui.acts import audit_notes, organisations
from compacttui.records import schema
from compacttui.records.database import url_of
from compacttui.records.verify import verify
from compacttui.rules.roles import Role
from server.conftest import Guarded

pytestmark = pytest.mark.postgres


@pytest.fixture
def emptied_database(server: str, server_template: str) -> Iterator[str]:
    """A database of each test's own: what it alters stays altered."""
    with one_database(server, server_template) as url:
        yield url


STATED = {
    "doors": """
        SELECT p.oid::regprocedure::text, pg_get_functiondef(p.oid), p.proacl::text[]
        FROM pg_proc p WHERE pg_get_userbyid(p.proowner) = 'compacttui_owner'
    """,
    "triggers": """
        SELECT t.tgrelid::regclass::text, pg_get_triggerdef(t.oid), t.tgenabled::text
        FROM pg_trigger t WHERE NOT t.tgisinternal
    """,
    "policies": """
        SELECT tablename, policyname, permissive, roles::text[], cmd, qual, with_check FROM pg_policies
    """,
    "permissions": """
        SELECT c.relname, a.attname, x.privilege_type, CASE x.grantee WHEN 0 THEN '' ELSE pg_get_userbyid(x.grantee) END
        FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attacl IS NOT NULL
        CROSS JOIN LATERAL (SELECT * FROM aclexplode(c.relacl) UNION ALL SELECT * FROM aclexplode(a.attacl)) x
        WHERE pg_get_userbyid(c.relowner) = 'compacttui_owner' AND x.grantee <> c.relowner
    """,
    "roles and kinds": "SELECT role, kind FROM access.may_record",
    "kinds and tables": "SELECT kind, name FROM access.may_change",
    "guarded tables": """
        SELECT c.relname, c.relrowsecurity, c.relforcerowsecurity FROM pg_class c
        WHERE c.relkind = 'r' AND pg_get_userbyid(c.relowner) = 'compacttui_owner'
    """,
    "mark": "SELECT obj_description(to_regnamespace('access'), 'pg_namespace')",
}
"""What the server itself says of how it is guarded."""

OF_ANOTHER_VERSION = """
    SET ROLE compacttui_owner;
    CREATE OR REPLACE FUNCTION access.is_own(town text, me text, hat text, name text, said jsonb) RETURNS boolean
        LANGUAGE sql AS 'SELECT true';
    CREATE FUNCTION access.append(town text, bodies text[]) RETURNS void LANGUAGE sql SECURITY DEFINER AS '';
    GRANT EXECUTE ON FUNCTION access.append(text, text[]) TO compacttui_auditor;
    DROP FUNCTION access.keep_checkpoint(text, bigint, text, text);
    DROP FUNCTION access.hold_box(text, text);
    CREATE FUNCTION access.hold_box(town text, selection text) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';
    CREATE POLICY everybody ON personal USING (true);
    DROP POLICY own_town ON event;
    ALTER TABLE about DISABLE ROW LEVEL SECURITY;
    GRANT INSERT, UPDATE ON event TO compacttui_auditor;
    GRANT UPDATE ON work_glance TO PUBLIC;
    GRANT SELECT (value) ON personal TO compacttui_voter;
    REVOKE SELECT ON seat FROM compacttui_representative;
    ALTER TABLE event DISABLE TRIGGER event_is_never_changed;
    DROP TRIGGER personal_is_never_changed ON personal;
    CREATE FUNCTION forgets() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
    CREATE TRIGGER forgets BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION forgets();
    DELETE FROM access.may_record WHERE role = 'auditor';
    INSERT INTO access.may_record VALUES ('auditor', 'seat.created');
    DELETE FROM access.may_change;
    COMMENT ON SCHEMA access IS 'compacttui 0.0.1';
"""


def stated(connection: psycopg.Connection) -> dict[str, set[str]]:
    """How the server is guarded."""
    return {what: {repr(row) for row in connection.execute(query.encode())} for what, query in STATED.items()}


def test_a_new_version_states_everything_anew_and_nothing_stays_that_is_not_stated(guarded: Guarded) -> None:
    organisations.register(guarded.keeper, "Harbour Youth Trust")
    with guarded.raw() as connection:
        before = stated(connection)
        connection.execute(OF_ANOTHER_VERSION.encode())
    with guarded.raw() as connection:
        assert {what for what, said in stated(connection).items() if said != before[what]} == set(STATED)
    schema.open_database(url_of(guarded.place)).close()
    with guarded.raw() as connection:
        after = stated(connection)
    for what, said in before.items():
        assert after[what] ^ said == set(), what
    auditor = guarded.desk("Eve Lindqvist", Role.AUDITOR)
    audit_notes.write(auditor, said="Ask for the minutes.")
    assert verify(auditor.database, auditor.town).ok


def test_what_others_were_permitted_and_open_ballot_boxes_are_left_alone(guarded: Guarded) -> None:
    copier = f"copier_{guarded.end}"
    guarded.made.append(copier)
    with guarded.raw() as connection:
        connection.execute(
            f"""
            CREATE ROLE {copier};
            SET ROLE compacttui_owner;
            GRANT SELECT ON event TO {copier};
            CREATE TABLE work_papers_abc (key bytea);
            ALTER TABLE work_papers_abc ENABLE ROW LEVEL SECURITY;
            CREATE POLICY owner ON work_papers_abc TO compacttui_owner USING (true);
            GRANT SELECT (key) ON work_papers_abc TO compacttui_returning_officer;
            """.encode()
        )
    with guarded.raw() as connection:
        before = stated(connection)
        connection.execute("COMMENT ON SCHEMA access IS 'compacttui 0.0.1'")
    schema.open_database(url_of(guarded.place)).close()
    with guarded.raw() as connection:
        assert stated(connection) == before


def test_a_database_that_is_as_stated_is_left_as_it_is(guarded: Guarded) -> None:
    asked = "SELECT oid, xmin::text FROM pg_proc WHERE pronamespace = 'access'::regnamespace ORDER BY oid"
    with guarded.raw() as connection:
        before = connection.execute(asked).fetchall()
    schema.open_database(url_of(guarded.place)).close()
    with guarded.raw() as connection:
        assert connection.execute(asked).fetchall() == before


def test_nobody_but_its_keeper_states_anything_anew(guarded: Guarded) -> None:
    person = guarded.person("Ben Ahmed", Role.CVS_OFFICER)
    login = guarded.login(person, Role.CVS_OFFICER)
    with guarded.raw() as connection:
        connection.execute("COMMENT ON SCHEMA access IS 'compacttui 0.0.1'")
        before = stated(connection)
    schema.open_database(url_of(guarded.url(login))).close()
    with guarded.raw() as connection:
        assert stated(connection) == before
