"""Ballot secrecy, attacked: files, write-ahead log, free pages, orders, transaction numbers, copies.

After the close nobody has papers any more: what is left are sorted votes, and who voted. Before it, papers are
sealed; and even for somebody who has the key and one copy of the file, nothing tells whose a paper is.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from math import sqrt
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from compacttui.acts.desk import Desk, FixedClock
from compacttui.acts.towns import found
from compacttui.records import schema
from compacttui.records import selections as kept
from compacttui.records.chance import SeededChance
from compacttui.records.database import Database, connect, url_of
from compacttui.records.polls import box, sealing
from compacttui.rules.roles import Role
from compacttui.rules.rulebook import RuleBook
from secrecy.attacks import (
    by_last_position,
    by_position,
    by_replaying_the_log,
    pages,
    rows_of,
)
from secrecy.elections import ELECTORS, Election, Marks, chances, closing_of, copied, drawn, prepared

POLLS = 200
Rates = Counter[str]


def within_99_per_cent(right: int, polls: int, electors: int = ELECTORS) -> bool:
    """Whether so many right guesses are what guessing blindly gives, 99 times in 100."""
    share = 1 / electors
    guesses = polls * electors
    return abs(right - guesses * share) <= 2.576 * sqrt(guesses * share * (1 - share))


def right_links(electors: Iterable[str], papers: Iterable[Marks], who: dict[str, Marks]) -> int:
    """How many are right where the first elector is taken to have cast the first paper, and so on."""
    return sum(who[one] == paper for one, paper in zip(electors, papers, strict=False))


def files_of(database: Database) -> list[Path]:
    """The file, and whatever SQLite keeps beside it."""
    assert database.path is not None
    return sorted(database.path.parent.glob(f"{database.path.name}*"))


def raw_copy(database: Database, folder: Path) -> Path:
    """Copy file and log as an intruder does, past the program."""
    folder.mkdir()
    for file in files_of(database):
        shutil.copy(file, folder / file.name)
    assert database.path is not None
    return folder / database.path.name


def bytes_of(copy: Path) -> bytes:
    """Everything that was copied."""
    return b"".join(file.read_bytes() for file in sorted(copy.parent.glob(f"{copy.name}*")))


def register_of(database: Database, town: str, selection: str) -> list[box.Elector]:
    with database.reading() as connection:
        return box.marked_register(connection, town, selection)


def profile_papers(database: Database, selection: str) -> list[Marks]:
    """The papers of the sealed profile, in its order."""
    with database.reading() as connection:
        row = connection.execute(kept.ballots.select().where(kept.ballots.c.selection == selection)).one()
    profile = kept.read_profile(row.profile)
    papers = []
    for ranking, number in profile.rankings:
        marks = [0] * len(profile.candidates)
        for place, candidate in enumerate(ranking, 1):
            marks[candidate] = place
        papers += [tuple(marks)] * number
    return papers


# --- SQLite --------------------------------------------------------------------------------------------------------


def attack_a_file(election: Election, who: dict[str, Marks], work: Path, key: bytes, right: Rates) -> None:
    """Somebody has the key, and a copy of file and log from before the close: do orders tell who cast what?"""
    copy = raw_copy(election.database, work / "with-key")
    end = election.selection[4:]
    sealed = [one for (one,) in rows_of(copy, f"SELECT sealed FROM work_papers_{end}")]
    papers = [election.opened(one, key) for one in sealed]
    order_of_register = [
        row[0].strip('[]"') for row in rows_of(copy, f"SELECT organisations FROM work_electors_{end}")
    ]
    raw = bytes_of(copy)
    electors = [f'["{one}"]'.encode() for one in order_of_register]
    orders = {
        "table order": (range(ELECTORS), range(ELECTORS)),
        "byte position": (by_position(raw, electors), by_position(raw, sealed)),
        "last byte position": (by_last_position(raw, electors), by_last_position(raw, sealed)),
        "page, from behind": (pages(raw, electors), pages(raw, sealed)),
        "sorted keys": (
            sorted(range(ELECTORS), key=lambda one: order_of_register[one]),
            sorted(range(ELECTORS), key=lambda one: sealed[one]),
        ),
    }
    for name, (first, second) in orders.items():
        assert len(first) == len(second) == ELECTORS, name
        right[f"key, {name}"] += right_links(
            [order_of_register[one] for one in first], [papers[one] for one in second], who
        )
    query = f"SELECT sealed FROM work_papers_{end}"
    voted = f"SELECT number FROM work_electors_{end} WHERE has_voted = 1"
    assert list(by_replaying_the_log(copy, work, query, voted)) == [], "the log tells who came with which"


def attack_what_is_left(election: Election, who: dict[str, Marks], copies: list[Path], right: Rates) -> None:
    """After the close, without the key: the file, its free pages, its log, the ledger, two copies from during the poll."""
    end = election.selection[4:]
    sealed = {one for copy in copies for (one,) in rows_of(copy, f"SELECT sealed FROM work_papers_{end}")}
    assert len(sealed) >= ELECTORS // 2
    left = b"".join(file.read_bytes() for file in files_of(election.database))
    assert not any(one[:24] in left or one[-24:] in left for one in sealed), "papers are left in the file"
    hashes = {
        one for copy in copies for (one,) in rows_of(copy, f"SELECT hash FROM work_electors_{end}") if one
    }
    assert not any(one[:16] in left for one in hashes), "hashes of codes are left in the file"
    locked = {one for copy in copies for (one,) in rows_of(copy, f"SELECT closed FROM work_locks_{end}")}
    assert not any(one[:24] in left for one in locked), "the key is left in the file"
    with election.database.reading() as connection:
        bodies = connection.execute(text("SELECT body FROM event")).scalars().all()
        drafts = connection.execute(text("SELECT count(*) FROM work_draft")).scalar()
    assert drafts == 0
    assert not any('"voted"' in body for body in bodies)
    register = register_of(election.database, election.desk.town, election.selection)
    electors = [one.organisations[0] for one in register]
    papers = profile_papers(election.database, election.selection)
    assert sorted(papers) == sorted(who.values())
    raw = [one.encode() for one in electors]
    before, after = (
        [
            row[0].strip('[]"')
            for row in rows_of(copy, f"SELECT organisations FROM work_electors_{end} WHERE has_voted = 1")
        ]
        for copy in copies
    )
    # Whoever voted between the copies, in the order of the papers that came between them: the papers are closed.
    came_first = [
        *before,
        *(one for one in after if one not in before),
        *(one for one in electors if one not in after),
    ]
    for name, order in {
        "register order": electors,
        "register from behind": electors[::-1],
        "byte position": [electors[one] for one in by_position(left, raw)],
        "last byte position": [electors[one] for one in by_last_position(left, raw)],
        "two copies": came_first,
        "register entry order": [
            row[0].strip('[]"')
            for row in rows_of(election.database.path, "SELECT organisations FROM work_voted")
        ],
    }.items():
        assert len(order) == ELECTORS, name
        right[f"left, {name}"] += right_links(order, papers, who)


def play_on_files(election: Election, closes: object, folder: Path, polls: int, seed: int) -> Rates:
    """Hold so many polls, each in a file of its own, and attack each of them."""
    right: Rates = Counter()
    for number in range(polls):
        chance = chances(f"{seed} {number}")
        work = folder / str(number)
        work.mkdir()
        own = election.on(copied(election.database, work / "town.db"), number)
        schema_of_copy_is_wal(own.database)
        who, order = drawn(chance, sorted(own.codes))
        copies: list[Path] = []

        def seen(count: int, own: Election = own, work: Path = work, copies: list[Path] = copies) -> None:
            if count in (ELECTORS // 3, 2 * ELECTORS // 3):
                copies.append(raw_copy(own.database, work / f"copy {count}"))

        own.vote(who, order, seen)
        key = own.private_key()
        assert key not in bytes_of(raw_copy(own.database, work / "locked"))
        attack_a_file(own, who, work, key, right)
        own.close(closes)
        attack_what_is_left(own, who, copies, right)
        own.database.close()
        shutil.rmtree(work)
    return right


def schema_of_copy_is_wal(database: Database) -> None:
    assert database.path is not None
    assert rows_of(database.path, "PRAGMA journal_mode") == [("wal",)]


@pytest.mark.long
@pytest.mark.timeout(3000)
def test_two_hundred_polls_of_forty_on_files(desk: Desk, tmp_path: Path) -> None:
    election, poll = prepared(desk, tmp_path)
    right = play_on_files(election, closing_of(poll), tmp_path, POLLS, seed=1)
    report("SQLite", right, POLLS)


@pytest.mark.slow
def test_a_few_polls_on_files_leave_nothing(desk: Desk, tmp_path: Path) -> None:
    election, poll = prepared(desk, tmp_path)
    play_on_files(election, closing_of(poll), tmp_path, 1, seed=2)


def report(store: str, right: Rates, polls: int) -> None:
    """Say what each attack achieved, and fail where one was right too often, or too seldom."""
    guesses = polls * ELECTORS
    for name, number in sorted(right.items()):
        print(
            f"{store}, {name}: {number} of {guesses:,} right ({number / guesses:.4f}; blindly {1 / ELECTORS:.4f})"
        )
    wrong = {name: number for name, number in right.items() if not within_99_per_cent(number, polls)}
    assert not wrong


@pytest.mark.slow
def test_the_same_attack_links_everybody_where_papers_are_kept_as_rows_usually_are(tmp_path: Path) -> None:
    """The attack on the log is a real one: it finds all forty where each vote is one row more and one flag."""
    place = tmp_path / "naive.db"
    chance = chances("3")
    electors = [f"elector {number}" for number in range(ELECTORS)]
    order = chance.sample(electors, ELECTORS)
    writer = sqlite3.connect(place, isolation_level=None)
    writer.execute("PRAGMA journal_mode=WAL")
    writer.execute("CREATE TABLE papers (paper TEXT)")
    writer.execute("CREATE TABLE electors (name TEXT PRIMARY KEY, voted INTEGER)")
    writer.executemany("INSERT INTO electors VALUES (?, 0)", [(one,) for one in electors])
    writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    writer.execute("INSERT INTO electors VALUES ('nobody', 1)")
    for one in order:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO papers VALUES (?)", (f"paper of {one}",))
        writer.execute("UPDATE electors SET voted = 1 WHERE name = ?", (one,))
        writer.execute("COMMIT")
    work = tmp_path / "work"
    work.mkdir()
    links = list(
        by_replaying_the_log(
            place, work, "SELECT paper FROM papers", "SELECT name FROM electors WHERE voted = 1"
        )
    )
    assert [(f"paper of {who}",) for (who,), _ in links] == [tuple(paper) for _, paper in links]
    assert len(links) == ELECTORS
    writer.close()


@pytest.mark.slow
def test_before_the_close_no_paper_is_read_without_a_passphrase(desk: Desk, tmp_path: Path) -> None:
    election, _ = prepared(desk, tmp_path, electors=3)
    who, order = drawn(chances("4"), sorted(election.codes))
    election.vote(who, order, lambda _: None)
    key = election.private_key()
    with election.database.reading() as connection:
        papers = box.papers(connection, election.selection)
        held = box.find(connection, election.desk.town, election.selection)
    assert held is not None
    assert len({len(one) for one in papers}) == 1
    for wrong in (bytes(32), held.public_key, held.salt * 2, key[::-1], key[:-1] + bytes([key[-1] ^ 8])):
        with pytest.raises(sealing.NotOpened):
            sealing.unseal(papers[0], wrong, poll=election.selection)
    with pytest.raises(sealing.NotOpened):
        sealing.unseal(papers[0], key, poll="sel-another")
    with pytest.raises(sealing.NotOpened):
        sealing.unseal(papers[0][:-1] + b"x", key, poll=election.selection)
    assert sorted(election.opened(one, key) for one in papers) == sorted(who.values())


# --- PostgreSQL ------------------------------------------------------------------------------------------------------


def attack_a_server(election: Election, who: dict[str, Marks], key: bytes, right: Rates) -> None:
    """Somebody has the key, and may read every table with the numbers that PostgreSQL keeps beside rows."""
    end = election.selection[4:]
    with election.database.reading() as connection:
        papers = connection.execute(
            text(f"SELECT sealed, xmin::text::bigint AS xmin, ctid::text AS ctid FROM work_papers_{end}")
        ).all()
        electors = connection.execute(
            text(
                f"SELECT organisations, xmin::text::bigint AS xmin, ctid::text AS ctid FROM work_electors_{end}"
            )
        ).all()
    assert len({row.xmin for row in papers}) == 1, "transactions tell which paper came when"
    assert len({row.xmin for row in electors}) == 1, "transactions tell who came when"

    def place(ctid: str) -> tuple[int, int]:
        page, line = ctid.strip("()").split(",")
        return int(page), int(line)

    orders = {
        "table order": (electors, papers),
        "ctid": (
            sorted(electors, key=lambda row: place(row.ctid)),
            sorted(papers, key=lambda row: place(row.ctid)),
        ),
        "ctid from behind": (
            sorted(electors, key=lambda row: place(row.ctid)),
            sorted(papers, key=lambda row: place(row.ctid), reverse=True),
        ),
        "xmin": (sorted(electors, key=lambda row: row.xmin), sorted(papers, key=lambda row: row.xmin)),
        "sorted": (
            sorted(electors, key=lambda row: row.organisations),
            sorted(papers, key=lambda row: row.sealed),
        ),
    }
    for name, (first, second) in orders.items():
        right[f"key, {name}"] += right_links(
            [row.organisations.strip('[]"') for row in first],
            [election.opened(row.sealed, key) for row in second],
            who,
        )


def attack_what_a_server_keeps(election: Election, who: dict[str, Marks], right: Rates) -> None:
    """After the close: the tables of the poll are gone, and the marked register was written in one go."""
    end = election.selection[4:]
    with election.database.reading() as connection:
        left = connection.execute(
            text("SELECT relname FROM pg_class WHERE relname LIKE :end"), {"end": f"%{end}%"}
        ).all()
        register = connection.execute(
            text("SELECT organisations, xmin::text::bigint AS xmin, ctid::text AS ctid FROM work_voted")
        ).all()
    assert left == []
    assert len({row.xmin for row in register}) == 1
    papers = profile_papers(election.database, election.selection)
    for name, order in {
        "table order": register,
        "table order from behind": register[::-1],
        "sorted": sorted(register, key=lambda row: row.organisations),
    }.items():
        right[f"left, {name}"] += right_links([row.organisations.strip('[]"') for row in order], papers, who)


def play_on_a_server(server: str, url: str, folder: Path, rules: RuleBook, polls: int, seed: int) -> Rates:
    """Hold so many polls, each in a database of its own that is copied from one, and attack each of them."""
    chance, clock = SeededChance("test"), FixedClock(datetime(2026, 3, 2, 9, tzinfo=UTC))
    database = schema.create(url_of(url))
    town = found(
        database, town_name="Eastmere (example)", name="Ama Larbi", at=clock.moment_of_act(), chance=chance
    )
    desk = Desk(database, town.town, town.founder, Role.CVS_OFFICER, rules, clock, chance)
    election, poll = prepared(desk, folder)
    database.close()
    keeper = create_engine(server, isolation_level="AUTOCOMMIT")
    template, right = make_url(url).database, Counter[str]()
    for number in range(polls):
        name = f"{template}_{number}"
        with keeper.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
        # Nobody pulls the plug here: a commit need not wait for the disk.
        place = make_url(url).set(database=name).update_query_dict({"options": "-c synchronous_commit=off"})
        own = election.on(connect(url_of(place.render_as_string(hide_password=False))), number)
        who, order = drawn(chances(f"{seed} {number}"), sorted(own.codes))
        own.vote(who, order, lambda _: None)
        attack_a_server(own, who, own.private_key(), right)
        own.close(closing_of(poll))
        attack_what_a_server_keeps(own, who, right)
        own.database.close()
        with keeper.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    keeper.dispose()
    return right


@pytest.mark.long
@pytest.mark.postgres
@pytest.mark.timeout(3000)
def test_two_hundred_polls_of_forty_on_a_server(
    server: str, server_database: str, tmp_path: Path, rules: RuleBook
) -> None:
    report("PostgreSQL", play_on_a_server(server, server_database, tmp_path, rules, POLLS, seed=5), POLLS)


@pytest.mark.slow
@pytest.mark.postgres
def test_a_poll_on_a_server_leaves_nothing(
    server: str, server_database: str, tmp_path: Path, rules: RuleBook
) -> None:
    play_on_a_server(server, server_database, tmp_path, rules, 1, seed=6)
