"""Setting a server up, giving people logins, and being who one's login says, all by commands."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator

import psycopg
import pytest
from cli.conftest import Run, anywhere, run
from sqlalchemy import make_url

from compacttui.cli import logins as command
from compacttui.cli.endings import Ending

__all__ = ["anywhere", "run"]

pytestmark = [pytest.mark.postgres, pytest.mark.slow]

SECRET = "herons-over-the-harbour"


class Server:
    """An empty database, and logins of the server made for one test."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.end = secrets.token_hex(3)
        self.made: list[str] = []

    def keeper(self) -> psycopg.Connection:
        """As the server's own keeper, with psql in hand."""
        url = make_url(self.place).set(drivername="postgresql")
        return psycopg.connect(url.render_as_string(hide_password=False), autocommit=True)

    def login(self, name: str, rights: str = "") -> str:
        """A login that the server's keeper makes."""
        called = self.named(name)
        with self.keeper() as keeper:
            keeper.execute(f"CREATE ROLE \"{called}\" LOGIN {rights} PASSWORD '{SECRET}'")
        return called

    def named(self, name: str) -> str:
        """A name that nobody else's test has."""
        self.made.append(f"{name}.{self.end}")
        return self.made[-1]

    def as_(self, login: str) -> str:
        """Where somebody connects."""
        return make_url(self.place).set(username=login, password=SECRET).render_as_string(hide_password=False)


@pytest.fixture
def empty(server_database: str) -> Iterator[Server]:
    """A server with an empty database."""
    made = Server(server_database)
    yield made
    with made.keeper() as keeper:
        owned = keeper.execute(
            "SELECT rolname FROM pg_roles WHERE rolname LIKE %s", [f"%.{made.end}"]
        ).fetchall()
        keeper.execute(f"ALTER DATABASE {make_url(made.place).database} OWNER TO CURRENT_USER")
        # Whoever keeps the roles for others hands them back first.
        for (name,) in owned:
            keeper.execute(f'DROP OWNED BY "{name}" CASCADE')
        for (name,) in owned:
            keeper.execute(f'DROP ROLE "{name}"')


def test_a_login_that_may_not_make_roles_is_told_what_an_administrator_must_run(run: Run, empty: Server):
    setter = empty.login("setter")
    with empty.keeper() as keeper:
        name = make_url(empty.place).database
        keeper.execute(f'ALTER DATABASE {name} OWNER TO "{setter}"')
    begin = ("init", "--db", empty.as_(setter), "--town-name", "Eastmere", "--name", "Ama Larbi")
    with empty.keeper() as keeper:
        # On a server where another database was set up already, the roles are there, and not this login's to use.
        ended = run(*begin)
        assert ended.code == Ending.DATABASE, ended
        assert "database administrator" in ended.err
        assert f"GRANT %I TO %I WITH ADMIN OPTION', 'compacttui_' || one, '{setter}'" in ended.out
        assert SECRET not in ended.out + ended.err
        tables = keeper.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
        assert tables == (0,)
        keeper.execute(ended.out)
    again = run(*begin)
    assert again.code == Ending.DONE, again
    with empty.keeper() as keeper:
        owners = keeper.execute(
            "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname IN ('public', 'access')"
        ).fetchall()
        assert owners == [("compacttui_owner",)]
        can = keeper.execute("SELECT rolcanlogin FROM pg_roles WHERE rolname = 'compacttui_owner'").fetchone()
        assert can == (False,)
    assert run("verify", "--db", empty.as_(setter)).code == Ending.DONE
    assert run("do", "person.register", "--db", empty.as_(setter), "--set", "name=Ben").code == Ending.DONE


def test_people_get_logins_and_are_who_they_are(run: Run, empty: Server, monkeypatch: pytest.MonkeyPatch):
    at = ("--db", empty.place)
    run("init", *at, "--town-name", "Eastmere", "--name", "Ama Larbi")
    for name, role in (("Eve Lindqvist", "auditor"), ("Ben Adeyemi", "cvs_officer"), ("Jo Larbi", "")):
        more = ("--set", f"roles={role}") if role else ()
        assert run("do", "person.register", *at, "--set", f"name={name}", *more).code == Ending.DONE
    eve, ben = empty.named("eve"), empty.named("ben")
    _types(monkeypatch, SECRET)
    assert run("logins", "add", eve, "--person", "Eve Lindqvist", *at).code == Ending.DONE
    assert run("logins", "add", ben, "--person", "Ben Adeyemi", *at).code == Ending.DONE
    listed = run("logins", "list", *at, "--json").json
    assert {(one["login"], one["whose"], one["roles"]) for one in listed} >= {
        (eve, "Eve Lindqvist", "auditor"),
        (ben, "Ben Adeyemi", "officer"),
    }
    with empty.keeper() as keeper:
        kept = keeper.execute("SELECT rolpassword FROM pg_authid WHERE rolname = %s", [eve]).fetchone()
        assert kept is not None
        assert kept[0].startswith("SCRAM-SHA-256$")
    as_eve, as_ben = ("--db", empty.as_(eve)), ("--db", empty.as_(ben))
    refused = run("do", "person.register", *as_eve, "--set", "name=Nobody")
    assert refused.code == Ending.NOT_PERMITTED
    for pretended in (("--as", "Ben Adeyemi"), ("--role", "officer")):
        ended = run("do", "person.register", *as_eve, *pretended, "--set", "name=Nobody")
        assert ended.code == Ending.NOT_PERMITTED, ended
    assert run("do", "person.register", *as_ben, "--set", "name=Zoe").code == Ending.DONE
    assert run("do", "note.write", *as_eve, "--set", "said=Ask for the minutes.").code == Ending.DONE
    assert run("verify", *as_eve).code == Ending.DONE
    history = run("history", *as_ben, "--json").json
    assert "Ben Adeyemi, officer" in {row["by"] for row in history}
    assert run("logins", "add", empty.named("x"), "--person", "Jo Larbi", *at).code == Ending.NO
    printed = run("logins", "add", eve, "--person", "Eve Lindqvist", *as_ben)
    assert printed.code == Ending.DONE
    assert printed.out.startswith(f'CREATE ROLE "{eve}" LOGIN;\nGRANT compacttui_auditor TO "{eve}";\n')
    assert run("logins", "remove", eve, *at).code == Ending.DONE
    gone = run("history", *as_eve)
    assert gone.code == Ending.DATABASE, gone


def test_a_role_that_was_taken_away_is_gone_at_once(run: Run, empty: Server, monkeypatch: pytest.MonkeyPatch):
    at = ("--db", empty.place)
    run("init", *at, "--town-name", "Eastmere", "--name", "Ama Larbi")
    run("do", "person.register", *at, "--set", "name=Ben Adeyemi", "--set", "roles=cvs_officer")
    ben = empty.named("ben")
    _types(monkeypatch, SECRET)
    run("logins", "add", ben, "--person", "Ben Adeyemi", *at)
    run("do", "person.give_roles", *at, "--set", "person=Ben Adeyemi", "--set", "roles=auditor")
    for role in ("officer", "auditor"):
        ended = run("do", "note.write", "--db", empty.as_(ben), "--role", role, "--set", "said=x")
        assert ended.code == Ending.NOT_PERMITTED, ended
    run("logins", "add", ben, "--person", "Ben Adeyemi", *at)
    ended = run("do", "note.write", "--db", empty.as_(ben), "--set", "said=x")
    assert ended.code == Ending.DONE, ended
    roles = {one["login"]: one["roles"] for one in run("logins", "list", *at, "--json").json}
    assert roles[ben] == "auditor"


@pytest.mark.parametrize("name", ["postgres", "pg_monitor", "compacttui_owner", "Ben", "a", 'x"; DROP'])
def test_a_login_that_could_do_more_or_has_no_proper_name_is_given_to_nobody(
    run: Run, empty: Server, name: str
):
    at = ("--db", empty.place)
    run("init", *at, "--town-name", "Eastmere", "--name", "Ama Larbi")
    ended = run("logins", "add", name, "--person", "Ama Larbi", *at)
    assert ended.code in {Ending.USAGE, Ending.NOT_PERMITTED}, ended


def test_a_file_has_no_logins(run: Run):
    run("init", "--town-name", "Eastmere", "--name", "Ama Larbi")
    ended = run("logins", "list")
    assert ended.code == Ending.NO
    assert "A file has no logins" in ended.err


def _types(monkeypatch: pytest.MonkeyPatch, password: str) -> Callable[[str], str]:
    """Somebody at a terminal types this password whenever one is asked for."""
    monkeypatch.setattr(command, "_password", lambda _name: password)
    return lambda _name: password
