"""Whatever is changed behind the ledger's back, verify finds it and names it."""

import sqlite3
from datetime import date

import pytest
from guards import put_back
from hypothesis import given
from hypothesis import strategies as st

from compacttui.acts import organisations, partnerships, people
from compacttui.records.columns import subject_tables
from compacttui.records.groups import group_id
from compacttui.records.replay import Replay
from compacttui.records.schema import open_database
from compacttui.records.verify import verify
from compacttui.rules.dates import PartialDate
from compacttui.rules.words import Capacity


@pytest.fixture
def town(desk):
    """A town with a little of everything that the registers hold."""
    board = partnerships.register(desk, "Health and Wellbeing Board", meets="monthly")
    carers = partnerships.define_constituency(
        desk, "Carers", groups=[group_id(desk.town, 14)], description="Unpaid carers"
    )
    partnerships.create_seat(desk, board, "Carers' seat", carers)
    partnerships.rename(
        desk, board, "Health and Care Board", date(2026, 6, 1), reason="New terms of reference"
    )
    trust = organisations.register(desk, "Harbour Youth Trust")
    organisations.rename(desk, trust, "Harbour Young People's Trust", date(2026, 5, 1))
    grace = people.register(desk, "Grace Osei")
    people.begin_affiliation(desk, grace, trust, Capacity.TRUSTEE, PartialDate(2024, 3))
    return desk


def insider(town):
    """Someone with the file in hand and no respect for triggers."""
    connection = sqlite3.connect(town.database.path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys=OFF")
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    return connection


def checked(town, *, deep=True):
    with put_back(town.database.path):
        return verify(town.database, town.town, deep=deep)


def findings(town, *, deep=True):
    return checked(town, deep=deep).findings


def test_an_untouched_history_is_clean(town):
    verdict = checked(town)
    assert verdict.ok
    assert verdict.deep
    assert verdict.entries == 10
    assert checked(town, deep=False).root == verdict.root


@pytest.mark.parametrize(
    "statement",
    ["UPDATE event SET body = body", "DELETE FROM event WHERE seq = 3", "UPDATE personal SET value = ''"],
)
def test_the_database_itself_refuses_to_change_an_entry(town, statement):
    with (
        sqlite3.connect(town.database.path) as connection,
        pytest.raises(sqlite3.IntegrityError, match=r"never change"),
    ):
        connection.execute(statement)
    connection.close()


@pytest.mark.parametrize("deep", [True, False])
def test_any_single_byte_of_any_entry(town, deep):
    connection = insider(town)
    bodies = connection.execute("SELECT seq, body FROM event ORDER BY seq").fetchall()

    @given(st.integers(0, len(bodies) - 1), st.data())
    def change_one(number, data):
        seq, body = bodies[number]
        at = data.draw(st.integers(0, len(body) - 1))
        other = chr((ord(body[at]) + data.draw(st.integers(1, 90)) - 32) % 95 + 32)
        if other == body[at]:
            return
        connection.execute(
            "UPDATE event SET body = ? WHERE seq = ?", (body[:at] + other + body[at + 1 :], seq)
        )
        try:
            assert any(finding.entry == seq for finding in findings(town, deep=deep))
        finally:
            connection.execute("UPDATE event SET body = ? WHERE seq = ?", (body, seq))

    change_one()
    connection.close()
    assert checked(town).ok


def test_an_entry_and_its_fingerprint_changed_together(town):
    from compacttui.records.merkle import leaf_hash

    connection = insider(town)
    body = (
        connection.execute("SELECT body FROM event WHERE seq = 5")
        .fetchone()[0]
        .replace(town.person, "per-0000000000000000")
    )
    connection.execute("UPDATE event SET body = ?, leaf = ? WHERE seq = 5", (body, leaf_hash(body.encode())))
    connection.close()
    assert findings(town, deep=False)


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("DELETE FROM event WHERE seq = 9", 9),
        ("DELETE FROM event WHERE seq = 4", 4),
        (
            "INSERT INTO event SELECT log, 10, at, kind, subject, actor, body, leaf FROM event WHERE seq = 9",
            10,
        ),
        ("UPDATE event SET seq = CASE seq WHEN 3 THEN -4 ELSE -3 END WHERE seq IN (3, 4)", 3),
        ("UPDATE event SET subject = 'sea-0000000000000000' WHERE seq = 6", 6),
        ("UPDATE event SET at = '2020-01-01T00:00:00Z' WHERE seq = 2", 2),
    ],
)
def test_entries_taken_away_added_or_moved(town, statement, named):
    connection = insider(town)
    connection.execute(statement)
    connection.execute("UPDATE event SET seq = -seq WHERE seq < 0")
    connection.close()
    assert named in {finding.entry for finding in findings(town)}


@pytest.mark.parametrize(
    "table", ["town", "constituency", "partnership", "seat", "organisation", "person", "affiliation"]
)
@pytest.mark.parametrize("how", ["change", "remove", "add", "backdate"])
def test_a_record_changed_behind_the_ledgers_back(town, table, how):
    connection = insider(town)
    seq = connection.execute(f"SELECT min(recorded_seq) FROM {table}").fetchone()[0]
    column = "name" if "name" in subject_tables[table].columns else "capacity"
    value = "Someone Else" if column == "name" else "employee"
    {
        "change": lambda: connection.execute(
            f"UPDATE {table} SET {column} = ? WHERE recorded_seq = ?", (value, seq)
        ),
        "remove": lambda: connection.execute(f"DELETE FROM {table} WHERE recorded_seq = ?", (seq,)),
        "add": lambda: (
            connection.execute(
                f"INSERT INTO {table} SELECT * FROM (SELECT * FROM {table} WHERE recorded_seq = ?) "
                "WHERE false",
                (seq,),
            )
            and connection.execute(
                "CREATE TEMP TABLE copy AS SELECT * FROM " + table + f" WHERE recorded_seq = {seq} LIMIT 1"
            )
            and connection.execute("UPDATE copy SET version = 77, effective_to = '2099'")
            and connection.execute(f"INSERT INTO {table} SELECT * FROM copy")
        ),
        "backdate": lambda: connection.execute(
            f"UPDATE {table} SET effective_from = '2001' WHERE recorded_seq = ?", (seq,)
        ),
    }[how]()
    connection.close()
    found = findings(town)
    assert [finding.entry for finding in found][:1] == [seq]
    assert table in found[0].sentence


def test_words_changed_removed_added_or_said_to_be_anothers(town):
    for statement in (
        "UPDATE personal SET value = 'No reason at all' WHERE field = 'reason'",
        "DELETE FROM personal WHERE field = 'reason'",
        "UPDATE personal SET person = 'per-0000000000000000' WHERE field = 'reason'",
        "INSERT INTO personal SELECT log, seq, 'aside', person, salt, value FROM personal WHERE field = 'reason'",
    ):
        connection = insider(town)
        kept = connection.execute("SELECT * FROM personal WHERE field = 'reason'").fetchone()
        connection.execute(statement)
        assert {finding.entry for finding in findings(town)} == {kept[1]}
        connection.execute("DELETE FROM personal WHERE field IN ('reason', 'aside')")
        connection.execute("INSERT INTO personal VALUES (?, ?, ?, ?, ?, ?)", kept)
        connection.close()
    assert checked(town).ok


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM about WHERE seq = 3",
        "DELETE FROM about WHERE seq = (SELECT max(seq) FROM about)",
        "INSERT INTO about SELECT log, thing, seq + 1 FROM about WHERE seq = 2 ON CONFLICT DO NOTHING",
        "INSERT INTO about SELECT log, thing, -1 FROM about WHERE seq = 2",
        "INSERT INTO about SELECT log, thing, 1000000 FROM about WHERE seq = 2",
        "UPDATE about SET seq = seq + 20 WHERE seq = 5",
        "UPDATE about SET thing = 'per-0000000000000000' WHERE seq = 6",
        "UPDATE thing SET first_seq = 0",
        "UPDATE thing SET first_seq = CASE first_seq WHEN 2 THEN 3 ELSE 2 END WHERE first_seq IN (2, 3)",
        "DELETE FROM thing WHERE first_seq = 2",
        "INSERT INTO thing SELECT log, 'per-0000000000000000', 4 FROM head",
        "UPDATE head SET size = 9",
        "DELETE FROM head",
    ],
)
def test_the_ledgers_own_lists(town, statement):
    connection = insider(town)
    assert connection.execute(statement).rowcount
    connection.close()
    assert findings(town)


@pytest.mark.parametrize("number", ["NULL", "recorded_seq", "77", "8"])
def test_which_entry_made_a_record_a_thing_of_the_past(town, number):
    connection = insider(town)
    connection.execute("PRAGMA ignore_check_constraints=ON")
    changed = connection.execute(
        f"UPDATE organisation SET superseded_seq = {number} "
        f"WHERE version = 1 AND superseded_seq IS NOT {number} RETURNING recorded_seq"
    ).fetchall()
    connection.close()
    assert len(changed) == 1
    found = findings(town)
    assert [finding.entry for finding in found] == [changed[0][0]]
    assert "superseded seq" in found[0].sentence


@pytest.mark.parametrize("table", ["event", "personal", "organisation", "partnership"])
def test_in_which_order_rows_lie_in_the_file_is_no_change_of_them(town, table):
    connection = insider(town)
    connection.execute(f"CREATE TEMP TABLE turned AS SELECT * FROM {table} ORDER BY rowid DESC")
    connection.execute(f"DELETE FROM {table}")
    connection.execute(f"INSERT INTO {table} SELECT * FROM turned ORDER BY rowid")
    assert checked(town).findings == ()
    if table != "event":
        connection.execute(f"DELETE FROM {table} WHERE rowid = 1")
        assert findings(town)
    connection.close()


def test_replay_in_little_memory_gives_the_same_verdict(town, monkeypatch):
    monkeypatch.setattr("compacttui.records.sides._KEPT_ROWS", 1)
    monkeypatch.setattr("compacttui.records.replay._SPARE", 0)
    assert Replay is not None
    assert checked(town).ok
    connection = insider(town)
    connection.execute("UPDATE organisation SET name = 'Other' WHERE version = 1")
    connection.close()
    assert findings(town)


def test_a_second_opening_sees_the_same(town):
    again = open_database(town.database.url)
    assert verify(again, town.town).root == checked(town).root
    again.close()
