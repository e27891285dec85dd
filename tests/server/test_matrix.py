"""The table of permissions, cell by cell, with psql in hand: what an act denies to a role, the server denies, too."""

from __future__ import annotations

import psycopg
import pytest

from compacttui.acts.registry import all_acts
from compacttui.records.guard import GROUPS
from compacttui.rules.permissions import PERMITTED
from compacttui.rules.recorded import NARROWED, ONLY_ON_FILES, RECORDED, kinds_by_role
from compacttui.rules.refusal import NotPermitted
from compacttui.rules.roles import Role
from server.conftest import Guarded, append

pytestmark = pytest.mark.postgres

MADE = {**RECORDED, **ONLY_ON_FILES}
OUR_OWN, DENIED = "CT001", "42501"


def test_every_act_says_which_entries_it_makes():
    assert set(all_acts()) == set(MADE) == set(PERMITTED)


def test_who_may_do_an_act_may_make_its_entries_and_nobody_else():
    """Where a role may not do an act, one of the kinds that the act makes is not the role's by any other act either."""
    allowed = kinds_by_role()
    told_apart_by_the_act_alone = {
        (role.value, name)
        for name in all_acts()
        for role in GROUPS
        if role not in PERMITTED[name] and MADE[name] and set(MADE[name]) <= allowed[role]
    }
    assert told_apart_by_the_act_alone == SAME_ENTRIES


_THAT_ERASE = ("ballots.destroy", "interest.destroy", "keeping.destroy_due", "person.erase", "term.destroy")
SAME_ENTRIES = {
    ("returning_officer", "term.end"),  # who voids a result ends the terms that came of it
    # What is destroyed when its time is over makes one kind of entry; after a restore an administrator erases again.
    *((role, name) for role in ("returning_officer", "administrator") for name in _THAT_ERASE),
} - {("returning_officer", "ballots.destroy"), ("returning_officer", "person.erase")}
"""Acts that a role may not do, though it may make entries of the same kinds by another act: some of them, see `NARROWED`."""


def test_of_a_kind_a_role_makes_only_those_that_its_own_acts_make(guarded: Guarded):
    allowed = kinds_by_role()
    for (role, kind), (field, values) in NARROWED.items():
        assert kind in allowed[role]
        person = guarded.person(f"Somebody {role.value}", role)
        with guarded.raw(guarded.login(person, role)) as connection:
            for wrong in ({}, {field: "resigned"}, {field: False}, {field: [values[0]]}, {field: None}):
                body = guarded.forged(guarded.size, kind, person, role, data=wrong)
                assert refusal(connection, guarded, body) == OUR_OWN, (role, kind, wrong)
            for value in values:
                body = guarded.forged(guarded.size, kind, person, role, data={field: value})
                assert refusal(connection, guarded, body) is None, (role, kind, value)
    assert {(role.value, kind) for role, kind in NARROWED} == {
        (role, kind) for role, name in SAME_ENTRIES for kind in MADE[name] if kind in allowed[Role(role)]
    }


def test_every_denied_cell_is_denied_by_the_act_and_by_the_server(guarded: Guarded):
    allowed, tried = kinds_by_role(), 0
    for role in GROUPS:
        person = guarded.person(f"Somebody {role.value}", role)
        login, size = guarded.login(person, role), guarded.size
        with guarded.raw(login) as connection:
            for name, act in all_acts().items():
                if role in act.roles and name not in ONLY_ON_FILES:
                    continue
                if role not in act.roles:
                    with pytest.raises(NotPermitted):
                        act.allow(role)
                for kind in set(MADE[name]) - allowed[role]:
                    refused = refusal(connection, guarded, guarded.forged(size, kind, person, role))
                    assert refused == OUR_OWN, (role, kind)
                    tried += 1
            if role is not Role.RETURNING_OFFICER:
                with pytest.raises(psycopg.Error) as raised:
                    connection.execute(
                        "SELECT access.enter_paper(%s, 'sel-x', 1, '', '')", [guarded.keeper.town]
                    )
                assert raised.value.sqlstate == OUR_OWN
        assert guarded.size == size
    print(f"{tried} denied cells tried with a raw connection, {tried} refused by the server")
    assert tried > 1000


def refusal(connection: psycopg.Connection, guarded: Guarded, *bodies: str, **more: object) -> str | None:
    """Why the server refuses entries, as it numbers it; nothing where it takes them."""
    try:
        append(connection, guarded.keeper.town, *bodies, **more)
    except psycopg.Error as error:
        return error.sqlstate
    return None


WRITABLE = {
    # Beside the ledger, and each row its owner's or the office's alone.
    "work_draft": set(GROUPS),
    "work_matching": {Role.CVS_OFFICER},
    "work_meant": {Role.CVS_OFFICER},
    "login": {Role.ADMINISTRATOR},
}
ONLY_ADDED_TO = {"work_check"}


def test_no_login_writes_into_a_table(guarded: Guarded):
    """Not one row added, changed or taken away in any table of records, by any role."""
    with guarded.raw() as keeper:
        tables = keeper.execute(
            "SELECT schemaname, tablename FROM pg_tables WHERE schemaname IN ('public', 'access') ORDER BY 1, 2"
        ).fetchall()
    tried = 0
    for role in GROUPS:
        login = guarded.login(guarded.person(f"Somebody {role.value}", role), role)
        with guarded.raw(login) as connection:
            for place, name in tables:
                table = f"{place}.{name}"
                column = connection.execute(
                    "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum = 1", [table]
                ).fetchone()
                assert column is not None
                for statement in (
                    f"INSERT INTO {table} DEFAULT VALUES",
                    f"UPDATE {table} SET {column[0]} = {column[0]}",
                    f"DELETE FROM {table}",
                    f"TRUNCATE {table}",
                    f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
                    f"DROP TABLE {table}",
                ):
                    may = role in WRITABLE.get(name, ()) or (name in ONLY_ADDED_TO and "INSERT" in statement)
                    if may and statement.startswith(("INSERT", "UPDATE", "DELETE")):
                        continue
                    with pytest.raises(psycopg.Error) as raised:
                        connection.execute(statement)
                    assert raised.value.sqlstate == DENIED, (role, statement, raised.value)
                    tried += 1
            for statement in ("SET ROLE compacttui_owner", "CREATE TABLE mine (a int)", "CREATE SCHEMA mine"):
                with pytest.raises(psycopg.Error) as raised:
                    connection.execute(statement)
                assert raised.value.sqlstate == DENIED, statement
    print(f"{tried} statements on {len(tables)} tables, all refused")


def test_nobody_makes_an_entry_but_as_themselves_in_their_own_role_now_and_next(guarded: Guarded):
    eve, ben = guarded.person("Eve Lindqvist", Role.AUDITOR), guarded.person("Ben Adeyemi", Role.AUDITOR)
    login, size = guarded.login(eve, Role.AUDITOR), guarded.size
    forged = guarded.forged
    with guarded.raw(login) as connection:
        for body in (
            forged(size, "note.written", ben, Role.AUDITOR),
            forged(size, "note.written", eve, Role.CVS_OFFICER),
            forged(size, "organisation.registered", eve, Role.CVS_OFFICER),
            forged(size + 1, "note.written", eve, Role.AUDITOR),
            forged(size, "note.written", eve, Role.AUDITOR, log="tow-somewhereelse"),
            forged(size, "note.written", eve, Role.AUDITOR, at="2026-01-01T09:00:00Z"),
            forged(size, "note.written", eve, Role.AUDITOR, private={"said": "00"}),
        ):
            assert refusal(connection, guarded, body) == OUR_OWN, body
        mine = forged(size, "note.written", eve, Role.AUDITOR)
        row = {"log": guarded.keeper.town, "id": "org-x", "version": 1, "recorded_seq": size}
        for changes in (
            {"organisation": {"back": [], "rows": [row]}},
            {"note": {"back": [], "rows": [{**row, "recorded_seq": 0}]}},
            {"note": {"back": [], "rows": [{**row, "log": "tow-somewhereelse"}]}},
            {"head": {"back": [], "rows": [row]}},
            {"person": {"back": [{"id": ben, "version": 1, "by": size}], "rows": []}},
        ):
            assert refusal(connection, guarded, mine, changes=changes) == OUR_OWN, changes
        word = {"seq": size, "field": "said", "person": eve, "salt": "\\x00", "value": "x"}
        assert refusal(connection, guarded, mine, said=[word]) == OUR_OWN
        assert guarded.size == size
        assert refusal(connection, guarded, mine) is None, "an entry that is theirs is taken"
    assert guarded.size == size + 1


def test_a_role_needs_both_the_register_and_the_server(guarded: Guarded):
    size = guarded.size
    only_register = guarded.person("Eve Lindqvist", Role.AUDITOR)
    only_server = guarded.person("Ben Adeyemi", Role.REPRESENTATIVE)
    for person, login in (
        (only_register, guarded.login(only_register)),
        (only_server, guarded.login(only_server, Role.AUDITOR)),
    ):
        with guarded.raw() as keeper:
            keeper.execute(f'GRANT compacttui_representative TO "{login}"')
            if person == only_server:
                keeper.execute(f'GRANT compacttui_auditor TO "{login}"')
        with guarded.raw(login) as connection:
            body = guarded.forged(guarded.size, "note.written", person, Role.AUDITOR)
            assert refusal(connection, guarded, body) == OUR_OWN
    assert guarded.size == size + 2, "only the two were put on the register"
