"""A poll on a server: whoever has a code votes once, from a login that sees nothing else; nobody reads a paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from contests import Contest
from polling import OFFICER, THREE, Poll, make_locks_cheap

from compacttui.acts import polls
from compacttui.acts.desk import FixedClock, SystemClock, stamp
from compacttui.acts.polls.voting import Booth, cast, look
from compacttui.records import logins, schema
from compacttui.records.chance import SystemChance
from compacttui.records.database import Database, url_of
from compacttui.records.polls import box
from compacttui.records.verify import verify
from compacttui.rules.polls import CodeGone
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.selections import Mark
from server.conftest import PASSWORD, Guarded

pytestmark = pytest.mark.postgres


@pytest.fixture
def opened(guarded: Guarded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Poll:
    """A poll that is open at this moment, prepared by the server's keeper some weeks ago."""
    make_locks_cheap(monkeypatch)
    now = guarded.keeper.now
    clock = FixedClock((now - timedelta(days=36)).replace(hour=9, minute=0, second=0, microsecond=0))
    contest = Contest.of(replace(guarded.keeper, clock=clock), members=5)
    contest.open()
    poll = Poll(contest, tmp_path)
    poll.until_open(*THREE)
    assert contest.opened is not None
    table = contest.opened.timetable
    opens, closes = (table[mark].moment for mark in (Mark.POLL_OPENS, Mark.POLL_CLOSES))
    assert opens is not None
    assert closes is not None
    assert opens < now < closes
    return poll


@pytest.fixture
def booth(guarded: Guarded) -> Booth:
    """A polling place: a login that is nobody's."""
    name = f"booth.{guarded.end}"
    logins.add(guarded.keeper.database, guarded.keeper.town, name, None, (), PASSWORD)
    guarded.made.append(name)
    database = schema.open_database(url_of(guarded.url(name)))
    guarded.opened.append(database)
    return Booth(database, SystemClock(), SystemChance())


def test_a_polling_place_takes_a_paper_for_a_code_once(guarded: Guarded, opened: Poll, booth: Booth):
    first, second, *others = (f"Housing Partnership member {number}" for number in range(1, 6))
    code = opened.codes[first]
    assert look(booth, code).voter == first
    cast(booth, code, (1, 2, 3))
    with pytest.raises(Refused, match="not good"):
        cast(booth, code, (2, 1, 3))
    returning = guarded.desk_of(opened.contest.officer, Role.RETURNING_OFFICER)
    selection = opened.contest.selection
    replaced = polls.replace_code(
        returning, selection, opened.contest.members[1], CodeGone.LOST, "They rang.", None
    )
    assert "The new code is" in replaced.said
    with pytest.raises(Refused, match="not good"):
        cast(booth, opened.codes[second], (1, 2, 3))
    for other in others:
        cast(booth, opened.codes[other], (3, 2, 1))
    assert polls.remind(returning, selection, str(opened.folder / "waiting.csv")).electors == 1
    emptied = opened.close(OFFICER)
    assert (emptied.received, emptied.electors) == (4, 5)
    assert verify(guarded.keeper.database, guarded.keeper.town).ok
    with guarded.raw() as keeper:
        left = keeper.execute(
            r"SELECT relname FROM pg_class WHERE relname ~ '^work_(papers|electors|locks)_' AND relkind = 'r'"
        )
        assert left.fetchall() == []
        voted = keeper.execute("SELECT sum(has_voted) FROM work_voted").fetchone()
        assert voted == (4,)


def test_nobody_reads_a_paper_a_code_or_whose_vote_is_whose(guarded: Guarded, opened: Poll, booth: Booth):
    cast(booth, next(iter(opened.codes.values())), (1, 2, 3))
    end = opened.contest.selection.partition("-")[2]
    returning = guarded.login(opened.contest.officer, Role.RETURNING_OFFICER)
    staff = {
        role: guarded.login(guarded.person(f"Somebody {role.value}", role), role)
        for role in (Role.CVS_OFFICER, Role.AUDITOR, Role.REPRESENTATIVE, Role.ADMINISTRATOR)
    }
    for login in (*staff.values(), booth.database.url.username):
        with guarded.raw(login) as connection:
            for part in ("papers", "locks"):
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    connection.execute(f"SELECT * FROM work_{part}_{end}")
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(f"SELECT hash FROM work_electors_{end}")
            for call in ("write_anew('work_papers_x', '[]')", "put_in('sel-x', 1, '', '')"):
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    connection.execute(f"SELECT access.{call}")
    with guarded.raw(staff[Role.REPRESENTATIVE]) as connection:
        rows = connection.execute(
            "SELECT * FROM access.register_of(%s, %s)", [guarded.keeper.town, opened.contest.selection]
        ).fetchall()
        assert [(organisations, has_voted) for _, organisations, has_voted in rows] == [
            ("[]", 1),
            *[("[]", 0)] * 4,
        ], "how many, not whose"
    with guarded.raw(booth.database.url.username) as voter:
        for table in ("person", "event", "personal", "elector", "report"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                voter.execute(f"SELECT * FROM {table}")
    with guarded.raw(returning) as connection:
        sealed = connection.execute(f"SELECT sealed FROM work_papers_{end}").fetchall()
        assert len(sealed) == 1
        for statement in (f"DELETE FROM work_papers_{end}", f"TRUNCATE work_papers_{end}"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement)


def test_a_paper_without_a_code_is_taken_from_nobody(guarded: Guarded, opened: Poll, booth: Booth):
    town, selection = guarded.keeper.town, opened.contest.selection
    with guarded.raw(booth.database.url.username) as voter:
        good = voter.execute(
            "SELECT access.cast_paper(%s, %s, %s, %s, %s)",
            [town, selection, b"no code", b"x" * 112, b"k" * 16],
        ).fetchone()
        assert good == (False,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            voter.execute(
                "SELECT access.enter_paper(%s, %s, 1, %s, %s)", [town, selection, b"x" * 112, b"k" * 16]
            )
    assert _cast(guarded.keeper.database, selection) == 0


def test_a_code_is_worth_nothing_after_the_close_by_the_servers_clock(
    guarded: Guarded, opened: Poll, booth: Booth
):
    """Whoever sets their own clock back gets past the program, and not past the server."""
    just_now = guarded.keeper.now - timedelta(minutes=1)
    with guarded.raw() as keeper:
        keeper.execute("UPDATE selection SET poll_closes_at = %s", [stamp(just_now)])
    early = Booth(booth.database, FixedClock(just_now - timedelta(minutes=1)), SystemChance())
    with pytest.raises(Refused, match="By the server's clock"):
        cast(early, next(iter(opened.codes.values())), (1, 2, 3))
    assert _cast(guarded.keeper.database, opened.contest.selection) == 0


def _cast(database: Database, selection: str) -> int:
    with database.reading() as connection:
        return len(box.papers(connection, selection))
