"""A long history is checked by two programs at once: what they say is what one would have said, whatever becomes of them."""

from __future__ import annotations

import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from halved import let_two_check, register

from compacttui.acts.desk import Desk
from compacttui.acts.sample import Built
from compacttui.records import halves, schema, verify
from compacttui.records.database import Database, url_of
from compacttui.records.verify import Verdict

pytestmark = pytest.mark.file


@dataclass
class Town:
    """A town in a file.

    Attributes:
        database: its records.
        id: its id.
        size: how many entries it has.
    """

    database: Database
    id: str
    size: int

    @property
    def cut(self) -> int:
        """The first entry of the second half."""
        return self.size // 2 // 256 * 256

    def change(self, *statements: str) -> None:
        """Change the file as somebody does who has it open in another program, with no respect for triggers; they are put back."""
        with closing(sqlite3.connect(str(self.database.path), isolation_level=None)) as connection:
            connection.execute("PRAGMA foreign_keys=OFF")
            connection.execute("PRAGMA ignore_check_constraints=ON")
            guards = connection.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
            ).fetchall()
            for name, _ in guards:
                connection.execute(f"DROP TRIGGER {name}")
            for statement in statements:
                assert connection.execute(statement).rowcount, statement
            for _, said in guards:
                connection.execute(said)

    def ask(self, query: str) -> Any:
        """What the file says to a query, one value."""
        with closing(sqlite3.connect(str(self.database.path))) as connection:
            return connection.execute(query).fetchone()[0]


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every history is worth two programs."""
    let_two_check(monkeypatch)


@pytest.fixture
def town(desk: Desk, two: None) -> Town:
    """A town of a few blocks: organisations, half of which took another name later."""
    with desk.writing() as books:
        known = [books.new_id("organisation") for _ in range(480)]
        for number, organisation in enumerate(known):
            register(books, organisation, number)
        for organisation in known[::2]:
            name = {"name": "Renamed trust", "folded": "renamed trust"}
            books.record("organisation.renamed", organisation, of="", private=name, since="2025-06-01")
        size = books.seq
    return Town(desk.database, desk.town, size)


@pytest.fixture
def by_one(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Notes each time that one program goes through everything."""
    asked: list[object] = []
    alone = verify._by_one

    def noted(*args: Any, **how: Any) -> object:
        asked.append(args)
        return alone(*args, **how)

    monkeypatch.setattr(verify, "_by_one", noted)
    return asked


def by_one_alone(town: Town, monkeypatch: pytest.MonkeyPatch) -> Verdict:
    """What one program says."""
    with monkeypatch.context() as patch:
        patch.setattr(halves, "_WORTH_IT", town.size + 1)
        return verify.verify(town.database, town.id)


def test_two_programs_say_of_an_untouched_history_what_one_says(
    sample_town: tuple[Path, Built], two: None, by_one: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int, int]] = []
    with closing(schema.open_database(url_of(str(sample_town[0])))) as database:
        town = Town(database, sample_town[1].towns[0], sample_town[1].entries)
        verdict = verify.verify(database, town.id, progress=lambda *done: told.append(done))
        assert not by_one, "both halves were as they should be"
        assert verdict == by_one_alone(town, monkeypatch)
    assert verdict.ok
    assert told == sorted(told)
    assert told[-1] == (town.size, town.size)


@pytest.mark.parametrize("blocks", [0, 1, 2])
def test_wherever_a_history_is_cut_the_tree_over_it_is_the_same(
    town: Town, by_one: list[object], monkeypatch: pytest.MonkeyPatch, blocks: int
) -> None:
    cut_at = halves.cut_at
    monkeypatch.setattr(
        halves, "cut_at", lambda connection, log, _, tables: cut_at(connection, log, blocks * 256, tables)
    )
    verdict = verify.verify(town.database, town.id)
    assert not by_one
    assert verdict == by_one_alone(town, monkeypatch)


CHANGES = {
    "an entry": "UPDATE event SET body = replace(body, 'seq', 'sEq') WHERE seq = {seq}",
    "an entry that is gone": "DELETE FROM event WHERE seq = {seq}",
    "particulars": "UPDATE event SET at = '2020-01-01T00:00:00Z' WHERE seq = {seq}",
    "words": "UPDATE personal SET value = 'Nothing of the kind' WHERE seq = {words}",
    "words that are gone": "DELETE FROM personal WHERE seq = {words}",
    "a record": "UPDATE {table} SET effective_from = '2001' WHERE recorded_seq = {row}",
    "a record that is gone": "DELETE FROM {table} WHERE recorded_seq = {row}",
    "a record of another entry": "UPDATE {table} SET recorded_seq = {other} WHERE recorded_seq = {row}",
    "what touches what": "DELETE FROM about WHERE seq = {seq}",
    "what touches what, and when": "UPDATE about SET seq = {other} WHERE seq = {seq}",
    "what there is": "UPDATE thing SET first_seq = {other} WHERE first_seq = {row}",
}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("half", "what"), [*((1, what) for what in CHANGES), (0, "particulars"), (0, "words"), (0, "a record")]
)
def test_whatever_was_changed_in_either_half_is_named(
    town: Town, by_one: list[object], what: str, half: int
) -> None:
    seq = town.cut + 20 if half else town.cut // 2
    table = "organisation"
    row = town.ask(f"SELECT min(recorded_seq) FROM {table} WHERE recorded_seq >= {seq}")
    assert half == (row >= town.cut)
    words = town.ask(f"SELECT min(seq) FROM personal WHERE seq >= {seq}")
    other = 1 if half else town.size - 1
    town.change(CHANGES[what].format(seq=seq, words=words, row=row, table=table, other=other))
    found = verify.verify(town.database, town.id).findings
    assert by_one, "one goes through everything, and names it"
    assert {one.entry for one in found} & ({None} if what[:5] == "what " else {seq, words, row, other})


@pytest.mark.parametrize("after", [-1, 0])
def test_an_entry_that_is_gone_at_the_cut_is_named(town: Town, by_one: list[object], after: int) -> None:
    town.change(f"DELETE FROM event WHERE seq = {town.cut + after}")
    found = verify.verify(town.database, town.id).findings
    assert by_one
    assert found[0].entry == town.cut + after


def test_a_finding_in_each_half_is_named_the_first_entry_first(town: Town) -> None:
    town.change(f"UPDATE event SET at = '2020-01-01T00:00:00Z' WHERE seq IN ({town.cut - 5}, {town.cut + 5})")
    found = verify.verify(town.database, town.id).findings
    assert [finding.entry for finding in found] == [town.cut - 5, town.cut + 5]


@pytest.mark.parametrize("number", ["NULL", "superseded_seq + 1", "recorded_seq + 1"])
def test_which_entry_of_the_second_half_made_a_record_of_the_first_a_thing_of_the_past(
    town: Town, by_one: list[object], number: str
) -> None:
    across = f"recorded_seq < {town.cut} AND superseded_seq > {town.cut} + 1"
    seq = town.ask(f"SELECT min(recorded_seq) FROM organisation WHERE {across}")
    town.change(f"UPDATE organisation SET superseded_seq = {number} WHERE recorded_seq = {seq} AND {across}")
    found = verify.verify(town.database, town.id).findings
    assert by_one
    assert [finding.entry for finding in found] == [seq]
    assert "superseded seq" in found[0].sentence


def test_entries_that_were_added_behind_the_end_are_found(town: Town, by_one: list[object]) -> None:
    town.change(
        f"INSERT INTO event SELECT log, {town.size}, at, kind, subject, actor, body, leaf FROM event WHERE seq = 9"
    )
    assert town.size in {finding.entry for finding in verify.verify(town.database, town.id).findings}
    assert by_one


@pytest.mark.parametrize("table", ["event", "personal", "organisation"])
def test_rows_that_lie_in_another_order_are_no_change(town: Town, by_one: list[object], table: str) -> None:
    town.change(
        f"CREATE TEMP TABLE turned AS SELECT * FROM {table} ORDER BY rowid DESC",
        f"DELETE FROM {table}",
        f"INSERT INTO {table} SELECT * FROM turned ORDER BY rowid",
    )
    assert verify.verify(town.database, town.id).findings == ()
    assert by_one, "what does not lie in order cannot be cut"


ENDS = {
    "it dies at once": "import sys; sys.exit(3)",
    "it is killed on its way": "import os, sys; sys.stdin.read(); print(5, flush=True); os.kill(os.getpid(), 9)",
    "it ends as if all were well, and says nothing": "import sys; sys.stdin.read()",
    "it speaks of something else": "import sys; sys.stdin.read(); print('hello')",
    "it is cut off in the middle of what it says": "import sys; sys.stdin.read(); print('{\"past\": {', end='')",
    "it says that all is well, and dies": "import sys; sys.stdin.read(); print('{}'); sys.exit(3)",
}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("how", "change"),
    [*((how, None) for how in ENDS), ("it dies at once", CHANGES["particulars"])],
)
def test_when_the_other_program_dies_one_does_it_all(
    town: Town, by_one: list[object], monkeypatch: pytest.MonkeyPatch, how: str, change: str | None
) -> None:
    started = _instead_of_it(monkeypatch, ENDS[how])
    if change:
        town.change(change.format(seq=town.size - 3))
    verdict = verify.verify(town.database, town.id)
    assert by_one
    assert [finding.entry for finding in verdict.findings] == ([town.size - 3] if change else [])
    assert verdict.entries == town.size
    assert all(program.poll() is not None for program in started), "nothing is left behind"


def test_where_no_other_program_can_be_started_one_does_it_all(
    town: Town, by_one: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(halves.sys, "executable", "/nowhere/python")
    assert verify.verify(town.database, town.id).ok
    assert by_one


def test_what_is_recorded_meanwhile_is_no_finding(
    town: Town, by_one: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = verify.head_of

    def an_earlier_one(connection: Any, log: str) -> Any:
        head = before(connection, log)
        return halves.Head(head.size, bytes(len(head.edge)))

    monkeypatch.setattr(verify, "head_of", an_earlier_one)
    assert verify.verify(town.database, town.id).ok
    assert by_one


def test_whoever_breaks_it_off_ends_both(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    started = _instead_of_it(monkeypatch, "import sys, time; sys.stdin.read(); time.sleep(600)")

    def enough(_done: int, _all: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        verify.verify(town.database, town.id, progress=enough)
    assert [program.poll() is not None for program in started] == [True]


@pytest.mark.parametrize(
    ("size", "processors", "expected"),
    [(1_000, 8, False), (1_000_000, 1, False), (1_000_000, 2, True)],
)
def test_two_programs_are_for_long_histories_and_two_processors(
    monkeypatch: pytest.MonkeyPatch, size: int, processors: int, expected: bool
) -> None:
    monkeypatch.setattr(halves, "_processors", lambda: processors)
    assert halves.is_worth_it(size) is expected


def _instead_of_it(monkeypatch: pytest.MonkeyPatch, script: str) -> list[subprocess.Popen[str]]:
    """Start a script in place of the other program; gives what was started."""
    started: list[subprocess.Popen[str]] = []
    start: Callable[..., subprocess.Popen[str]] = subprocess.Popen

    def instead(command: list[str], **how: Any) -> subprocess.Popen[str]:
        started.append(start([command[0], "-c", script], **how))
        return started[-1]

    monkeypatch.setattr(halves.subprocess, "Popen", instead)
    return started
