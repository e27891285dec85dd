"""A connection that is lost: nothing half done, the draft kept, a clear message, and on it goes."""

from __future__ import annotations

import json
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event as listening

from compacttui.acts import drafts, organisations
from compacttui.acts.desk import Desk
from compacttui.questions.registry import all_questions
from compacttui.questions.view import View
from compacttui.records import away
from compacttui.records.database import url_of
from compacttui.records.schema import open_database
from compacttui.records.verify import verify
from compacttui.rules.refusal import ServerAway, StoreTrouble
from server.conftest import Guarded

pytestmark = pytest.mark.postgres


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this computer keeps what the server cannot."""
    for name in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    return tmp_path


@pytest.fixture
def office(guarded: Guarded) -> Desk:
    """An officer's desk, whose connection can be cut."""
    return guarded.keeper


def cut_all(guarded: Guarded) -> int:
    """Everybody's connections to the database are ended by the server, but the one that says so."""
    with guarded.raw() as keeper:
        return len(
            keeper.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            ).fetchall()
        )


def close_the_door(guarded: Guarded, *, closed: bool) -> None:
    """Let nobody connect any more, as where a server is down; or let them again."""
    with psycopg.connect(
        guarded.place.replace("+psycopg", "").replace(url_of(guarded.place).database or "", "postgres", 1),
        autocommit=True,
    ) as keeper:
        name = url_of(guarded.place).database
        keeper.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS {str(not closed).lower()}")
        if closed:
            keeper.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s", [name]
            )


def test_a_connection_that_ended_while_nobody_used_it_is_noticed_by_nobody(guarded: Guarded, office: Desk):
    organisations.register(office, "Harbour Youth Trust")
    assert cut_all(guarded) >= 1
    organisations.register(office, "Kettle Lane Hub")
    cut_all(guarded)
    view = View(office.database, office.town, office.person, office.role, office.rules, office.now)
    assert len(list(all_questions()["organisations"](view))) == 2


def test_looking_whether_a_connection_lives_asks_the_server_nothing(office: Desk):
    said: list[str] = []
    listening.listen(
        office.database.engine, "before_cursor_execute", lambda *given: said.append(given[2]), named=False
    )
    with office.database.reading() as connection:
        connection.exec_driver_sql("SELECT 1")
    assert said == ["SELECT 1"]


def test_an_act_that_is_cut_leaves_nothing_and_says_so(guarded: Guarded, office: Desk):
    before = verify(office.database, office.town).entries

    def two_at_once() -> None:
        with office.together() as books:
            organisations.register(office, "Harbour Youth Trust")
            books.flush()
            cut_all(guarded)
            organisations.register(office, "Kettle Lane Hub")

    with pytest.raises(ServerAway, match=r"Nothing was changed\."):
        two_at_once()
    verdict = verify(office.database, office.town)
    assert verdict.ok
    assert verdict.entries == before
    organisations.register(office, "Kettle Lane Hub")
    assert verify(office.database, office.town).entries == before + 1


def test_an_act_whose_answer_was_lost_is_known_to_be_kept(
    guarded: Guarded, office: Desk, monkeypatch: pytest.MonkeyPatch
):
    """The server commits, and the connection breaks before it says so: the program finds out, and nobody does it twice."""
    broken = cut_at_commit(guarded, monkeypatch, commits_first=True)
    registered = organisations.register(office, "Harbour Youth Trust")
    assert broken, "the connection broke"
    verdict = verify(office.database, office.town)
    assert verdict.ok
    with office.database.reading() as connection:
        names = connection.exec_driver_sql(
            f"SELECT name FROM organisation WHERE id = '{registered}'"
        ).scalars()
        assert list(names) == ["Harbour Youth Trust"]


def test_an_act_that_was_cut_before_it_was_kept_is_known_not_to_be(
    guarded: Guarded, office: Desk, monkeypatch: pytest.MonkeyPatch
):
    before = verify(office.database, office.town).entries
    broken = cut_at_commit(guarded, monkeypatch, commits_first=False)
    with pytest.raises(ServerAway, match=r"Nothing was changed\."):
        organisations.register(office, "Harbour Youth Trust")
    assert broken, "the connection broke"
    assert verify(office.database, office.town).entries == before


def test_where_the_server_stays_away_nobody_is_told_what_is_not_known(
    guarded: Guarded, office: Desk, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(away, "_ASK_FOR_SECONDS", 0.5)
    cut_at_commit(guarded, monkeypatch, commits_first=False, stays=True)
    with pytest.raises(ServerAway, match="look in the history before you do it again"):
        organisations.register(office, "Harbour Youth Trust")
    close_the_door(guarded, closed=False)


def test_what_is_typed_meanwhile_is_kept_here_and_goes_to_the_server_later(
    guarded: Guarded, office: Desk, own_folder: Path
):
    form, about = "report.submit", "mee-x"
    drafts.save(office, form, about, {"asks": "said before"})
    close_the_door(guarded, closed=True)
    try:
        drafts.save(office, form, about, {"asks": "said meanwhile"})
        (kept,) = own_folder.rglob("*.json")
        assert kept.stat().st_mode & 0o777 == 0o600
        assert "said meanwhile" in json.loads(kept.read_text())["body"]
        assert drafts.load(office, form, about).values == {"asks": "said meanwhile"}
        with pytest.raises(StoreTrouble):
            organisations.register(office, "Harbour Youth Trust")
    finally:
        close_the_door(guarded, closed=False)
    assert drafts.load(office, form, about).values == {"asks": "said meanwhile"}, "the latest word stands"
    assert [one.values for one in drafts.listed(office)] == [{"asks": "said meanwhile"}]
    drafts.save(office, form, about, {"asks": "said afterwards"})
    assert not list(own_folder.rglob("*.json"))
    with drafts.finishing(office, form, about):
        organisations.register(office, "Harbour Youth Trust")
    assert drafts.listed(office) == []


def test_whoever_falls_asleep_in_the_middle_of_an_act_lets_the_others_go_on(guarded: Guarded, office: Desk):
    other = open_database(url_of(guarded.place))
    with other.engine.connect() as connection:
        settings = connection.exec_driver_sql(
            "SELECT current_setting('idle_in_transaction_session_timeout'), current_setting('lock_timeout')"
        ).one()
    assert tuple(settings) == ("5min", "10s")
    other.close()


def cut_at_commit(
    guarded: Guarded, monkeypatch: pytest.MonkeyPatch, *, commits_first: bool, stays: bool = False
) -> list[psycopg.Connection]:
    """The next commit meets a connection that breaks, before it or after; gives those that broke."""
    real = psycopg.Connection.commit
    done: list[psycopg.Connection] = []

    def commit(raw: psycopg.Connection) -> None:
        if done or raw.info.dbname != url_of(guarded.place).database:
            real(raw)
            return
        if raw.info.transaction_status == psycopg.pq.TransactionStatus.IDLE:
            real(raw)
            return
        done.append(raw)
        if commits_first:
            real(raw)
        if stays:
            close_the_door(guarded, closed=True)
        else:
            cut_all(guarded)
        raw.execute("SELECT 1")  # as whoever waits for an answer hears it: the connection is gone

    monkeypatch.setattr(psycopg.Connection, "commit", commit)
    return done
