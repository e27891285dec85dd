"""Every kind of change behind the ledger's back is found: by ``verify``, or by the verifier with a checkpoint kept elsewhere.

What is tried is what somebody can do who holds the file, from the clumsy to the clever; which entry is named is part of it.
"""

import ast
import hashlib
import json
import shutil
import sqlite3
import sys
from datetime import date

import pytest
from guards import put_back

from compacttui.acts import organisations, partnerships, people
from compacttui.acts.checkpoints import make_checkpoint
from compacttui.exchange.pack import about_thing, verifier, write_pack
from compacttui.records.body import canonical
from compacttui.records.checkpoints import Checkpoint, checkpoint_of
from compacttui.records.comparing import Fits, compare
from compacttui.records.database import url_of
from compacttui.records.groups import group_id
from compacttui.records.merkle import Frontier, leaf_hash
from compacttui.records.note import Note
from compacttui.records.schema import open_database
from compacttui.records.verify import verify
from compacttui.rules.dates import PartialDate
from compacttui.rules.words import Capacity


@pytest.fixture
def town(desk):
    board = partnerships.register(desk, "Health and Wellbeing Board", meets="monthly")
    carers = partnerships.define_constituency(
        desk, "Carers", groups=[group_id(desk.town, 14)], description="Unpaid carers"
    )
    partnerships.create_seat(desk, board, "Carers' seat", carers)
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


def found_by_verify(town, *, deep=True):
    with put_back(town.database.path):
        return [(one.entry, one.sentence) for one in verify(town.database, town.town, deep=deep).findings]


def found_outside(file, *kept):
    """What the verifier says of a database file, in its own words."""
    report = verifier.Report()
    checkpoints = [verifier.Checkpoint(one.read_text(encoding="utf-8"), one.name) for one in kept]
    verifier.check_database(file, [], checkpoints, report)
    return report.wrong


def kept_checkpoint(desk, file):
    file.write_text(make_checkpoint(desk, keep=False).note.whole, encoding="utf-8")
    return file


def forge(connection, town, number, change):
    """Change an entry as somebody would who knows the format: every hash after it is made anew."""
    frontier = Frontier()
    connection.execute("DELETE FROM node WHERE log = ?", (town.town,))
    for seq, body in connection.execute("SELECT seq, body FROM event ORDER BY seq").fetchall():
        said = json.loads(body)
        if seq == number:
            change(said)
        raw = canonical(said)
        connection.execute(
            "UPDATE event SET body = ?, leaf = ?, at = ?, actor = ? WHERE seq = ?",
            (raw.decode(), leaf_hash(raw), said["at"], said["actor"], seq),
        )
        for level, idx, block in frontier.append(leaf_hash(raw)):
            connection.execute("INSERT INTO node VALUES (?, ?, ?, ?)", (town.town, level, idx, block))
    connection.execute("UPDATE head SET frontier = ?", (frontier.packed(),))


def test_what_nobody_touched_is_well_inside_and_outside(town, tmp_path):
    kept = kept_checkpoint(town, tmp_path / "kept.txt")
    assert found_by_verify(town) == []
    assert found_outside(town.database.path, kept) == []


@pytest.mark.slow
@pytest.mark.parametrize("number", [0, 4, 8])
def test_each_byte_of_an_entry(town, number):
    connection = insider(town)
    body = connection.execute("SELECT body FROM event WHERE seq = ?", (number,)).fetchone()[0]
    for place, letter in enumerate(body):
        other = "~" if letter != "~" else "}"
        changed = body[:place] + other + body[place + 1 :]
        connection.execute("UPDATE event SET body = ? WHERE seq = ?", (changed, number))
        assert {one for one, _ in found_by_verify(town, deep=False)} == {number}, place
        assert [one.partition(":")[0] for one in found_outside(town.database.path)] == [f"entry {number}"], (
            place
        )
    connection.execute("UPDATE event SET body = ? WHERE seq = ?", (body, number))
    connection.close()
    assert found_by_verify(town) == []


CLUMSY = {
    "the last entry deleted": ("DELETE FROM event WHERE seq = 8", 8),
    "an entry deleted": ("DELETE FROM event WHERE seq = 4", 4),
    "an entry inserted": (
        "INSERT INTO event SELECT log, 9, at, kind, subject, actor, body, leaf FROM event WHERE seq = 8",
        9,
    ),
    "two entries changed places": (
        "UPDATE event SET seq = CASE seq WHEN 3 THEN -4 ELSE -3 END WHERE seq IN (3, 4)",
        3,
    ),
    "the ledger cut off": ("DELETE FROM event WHERE seq >= 5", 5),
    "a day changed beside the entry": ("UPDATE event SET at = '2020-01-01T00:00:00Z' WHERE seq = 2", 2),
    "a person changed beside the entry": ("UPDATE event SET actor = 'per-0000000000000000' WHERE seq = 6", 6),
    "words changed": ("UPDATE personal SET value = 'Somebody Else' WHERE seq = 7", 7),
    "words said to be another's": ("UPDATE personal SET person = 'per-0000000000000000' WHERE seq = 7", 7),
    "words said to be nobody's": ("UPDATE personal SET person = '' WHERE seq = 7", 7),
    "words added": (
        "INSERT INTO personal SELECT log, 3, 'aside', person, salt, value FROM personal WHERE seq = 7 LIMIT 1",
        3,
    ),
}


@pytest.mark.parametrize("what", CLUMSY)
def test_an_entry_is_named_whatever_was_done_to_it(town, tmp_path, what):
    statement, number = CLUMSY[what]
    kept = kept_checkpoint(town, tmp_path / "kept.txt")
    connection = insider(town)
    connection.execute(statement)
    connection.execute("UPDATE event SET seq = -seq WHERE seq < 0")
    connection.close()
    assert number in {one for one, _ in found_by_verify(town)}
    assert any(f"entry {number}" in one for one in found_outside(town.database.path, kept))


def test_an_entry_and_its_fingerprint_changed_together(town, tmp_path):
    kept = kept_checkpoint(town, tmp_path / "kept.txt")
    connection = insider(town)
    body = connection.execute("SELECT body FROM event WHERE seq = 5").fetchone()[0]
    other = body.replace('"role":"cvs_officer"', '"role":"administrator"')
    connection.execute(
        "UPDATE event SET body = ?, leaf = ? WHERE seq = 5", (other, leaf_hash(other.encode()))
    )
    connection.close()
    assert found_by_verify(town)
    assert any("before it was changed together" in one for one in found_outside(town.database.path))
    assert any("history changed before entry 9" in one for one in found_outside(town.database.path, kept))


@pytest.mark.parametrize(
    "statement", ["DELETE FROM head", "UPDATE head SET size = 7", "UPDATE head SET size = 11"]
)
def test_the_head_taken_away_or_changed(town, statement):
    connection = insider(town)
    connection.execute(statement)
    connection.close()
    assert found_by_verify(town, deep=False)
    assert found_outside(town.database.path)


@pytest.mark.parametrize("table", ["seat", "organisation", "person", "affiliation"])
def test_a_record_edited_behind_the_ledger_names_the_entry_that_wrote_it(town, table):
    connection = insider(town)
    seq = connection.execute(f"SELECT min(recorded_seq) FROM {table}").fetchone()[0]
    connection.execute(f"UPDATE {table} SET effective_from = '2001' WHERE recorded_seq = ?", (seq,))
    connection.close()
    assert found_by_verify(town)[0][0] == seq


def test_a_file_replaced_by_an_older_copy_of_itself(town, tmp_path):
    older = tmp_path / "older.db"
    shutil.copy(town.database.path, older)
    people.register(town, "Ben Adeyemi")
    people.register(town, "Cara Dunne")
    kept = kept_checkpoint(town, tmp_path / "kept.txt")
    town.database.path.write_bytes(older.read_bytes())
    # By itself it is whole; held against what was kept, it lacks the entries from number nine on.
    assert found_by_verify(town) == []
    assert found_outside(town.database.path) == []
    wrong = found_outside(town.database.path, kept)
    assert any("older copy" in one and "entry 9 is missing" in one for one in wrong)


def test_a_forked_copy_of_the_same_records(town, tmp_path):
    early = kept_checkpoint(town, tmp_path / "early.txt")
    fork = tmp_path / "fork.db"
    shutil.copy(town.database.path, fork)
    people.register(town, "Ben Adeyemi")
    kept = kept_checkpoint(town, tmp_path / "kept.txt")
    town.database.close()
    shutil.copy(fork, town.database.path)
    town.database = open_database(url_of(str(town.database.path)))
    people.register(town, "Somebody Else")
    people.register(town, "And Another")
    assert found_by_verify(town) == []
    wrong = found_outside(town.database.path, early, kept)
    assert wrong == ["history changed between entry 9 and entry 10: kept.txt does not fit"]
    with town.database.reading() as connection:
        then = Checkpoint.read(Note.read(kept.read_text(encoding="utf-8")).text)
        assert compare(connection, town.town, then) is Fits.CHANGED
    town.database.close()


@pytest.mark.parametrize("number", [2, 5])
def test_a_clever_insider_who_makes_every_hash_anew(town, tmp_path, number):
    early = kept_checkpoint(town, tmp_path / "early.txt")
    people.register(town, "Ben Adeyemi")
    late = kept_checkpoint(town, tmp_path / "late.txt")
    connection = insider(town)
    forge(connection, town, number, lambda said: said.update(role="administrator"))
    connection.close()
    assert found_by_verify(town) == []  # this is why a checkpoint is kept elsewhere
    wrong = found_outside(town.database.path, early, late)
    assert "history changed before entry 9: early.txt does not fit" in wrong
    connection = insider(town)
    forge(connection, town, 9, lambda said: said.update(role="administrator"))
    connection.close()


def test_a_forged_ledger_that_the_checkpoint_of_today_would_fit(town, tmp_path):
    """Only the checkpoint from before the forgery tells; one made after it vouches for the forgery."""
    early = kept_checkpoint(town, tmp_path / "early.txt")
    connection = insider(town)
    forge(connection, town, 4, lambda said: said.update(role="administrator"))
    connection.close()
    after = kept_checkpoint(town, tmp_path / "after.txt")
    assert found_outside(town.database.path, after) == []
    assert found_outside(town.database.path, early, after) == [
        "history changed before entry 9: early.txt does not fit"
    ]


def test_a_checkpoint_of_other_records_is_no_proof_of_these(town, make_town, tmp_path):
    other = kept_checkpoint(make_town(), tmp_path / "other.txt")
    assert any("a ledger that is not in this file" in one for one in found_outside(town.database.path, other))


def test_a_file_that_is_no_database_is_said_to_be_none_and_none_is_made(tmp_path, town, capsys):
    for name, content in (
        ("none.db", None),
        ("text.db", b"not a database"),
        ("cut.db", town.database.path.read_bytes()[:5000]),
    ):
        file = tmp_path / name
        if content is not None:
            file.write_bytes(content)
        assert verifier.main([str(file)]) == 2
        assert file.exists() == (content is not None)
    assert capsys.readouterr().out.count("WRONG: it cannot be read") == 3


def test_a_database_file_is_read_where_nothing_can_be_written_beside_it(town, tmp_path):
    town.database.close()
    folder = tmp_path / "medium"
    folder.mkdir()
    shutil.copy(town.database.path, folder / "town.db")
    before = hashlib.sha256((folder / "town.db").read_bytes()).digest()
    assert verifier.main([str(folder / "town.db")]) == 0
    assert hashlib.sha256((folder / "town.db").read_bytes()).digest() == before


# --- Packs ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def pack(town, view_of, tmp_path):
    with town.database.reading() as connection:
        thing = connection.exec_driver_sql("SELECT id FROM organisation LIMIT 1").scalar()
    folder = tmp_path / "pack"
    early = make_checkpoint(town).note
    people.register(town, "Ben Adeyemi")
    view = view_of(town)
    write_pack(view, about_thing(view, thing), folder, make_checkpoint(town, keep=False).note)
    (tmp_path / "early.txt").write_text(early.whole, encoding="utf-8")
    return folder


def of_pack(folder, *kept):
    report = verifier.Report()
    checkpoints = [verifier.Checkpoint(one.read_text(encoding="utf-8"), one.name) for one in kept]
    verifier.check_pack(folder, [], checkpoints, report)
    return [*report.wrong, *report.unclear]


def list_anew(folder):
    """What somebody does who changed a file and knows of the list."""
    listed = sorted(one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file())
    lines = (
        f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n"
        for name in listed
        if name != "MANIFEST.sha256"
    )
    (folder / "MANIFEST.sha256").write_text("".join(lines), encoding="utf-8")


def test_the_verifier_is_one_file_that_needs_nothing_but_python_3_8(pack):
    source = (pack / "verify.py").read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 8))
    imported = {one.name for node in ast.walk(tree) if isinstance(node, ast.Import) for one in node.names}
    imported |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in imported} <= sys.stdlib_module_names


def test_a_pack_that_nobody_touched_is_well(pack, tmp_path):
    assert of_pack(pack, tmp_path / "early.txt") == []


def test_no_file_of_a_pack_can_be_changed_taken_away_or_added(pack):
    files = [one for one in pack.rglob("*") if one.is_file() and one.name != "MANIFEST.sha256"]
    assert len(files) >= 12
    for file in files:
        name, whole = file.relative_to(pack).as_posix(), file.read_bytes()
        for other in (whole + b" ", whole[:-1] if whole else b"x"):
            file.write_bytes(other)
            try:
                said = of_pack(pack)
            except (ValueError, verifier.Wrong):
                said = [name]  # it cannot be read at all, which ends the check
            assert any(name in one for one in said)
        file.write_bytes(whole)
    (pack / "records" / "history.txt").rename(pack / "records" / "other.txt")
    said = of_pack(pack)
    assert {
        "file records/history.txt is missing",
        "file records/other.txt was added after the pack was made",
    } <= set(said)


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one.update(body=one["body"].replace("cvs_officer", "administrator")),
        lambda one: one.update(body=one["body"].replace('"v":1', '"v": 1')),
        lambda one: one.update(entry=one["entry"] + 1),
        lambda one: one.update(fingerprint="00" * 32),
        lambda one: one["words"][0].__setitem__(3, "Somebody Else"),
        lambda one: one["words"][0].__setitem__(1, "per-0000000000000000"),
        lambda one: one["words"].append(["aside", "", "00" * 32, "never said"]),
        lambda one: one["path"].reverse(),
        lambda one: one["path"].pop(),
        lambda one: one["path"].append(one["path"][0]),
        lambda one: one.update(body=None),
        lambda one: one.pop("path"),
        lambda one: one.update(words=None),
    ],
)
def test_an_entry_of_a_pack_is_named_by_whatever_was_changed_in_it(pack, change):
    file = pack / "ledger" / "entries.jsonl"
    first, *rest = file.read_text(encoding="utf-8").splitlines(keepends=True)
    one = json.loads(first)
    before = one["entry"]
    change(one)
    file.write_text("".join([json.dumps(one) + "\n", *rest]), encoding="utf-8")
    list_anew(pack)
    said = of_pack(pack)
    assert said
    assert any(f"entry {number}" in said[0] for number in (before, before + 1))


def test_a_pack_made_of_a_forged_ledger_fits_no_checkpoint_from_before(pack, town, view_of, tmp_path):
    connection = insider(town)
    forge(connection, town, 5, lambda said: said.update(role="administrator"))
    connection.close()
    forged = tmp_path / "forged"
    view = view_of(town)
    with town.database.reading() as connection:
        thing = connection.exec_driver_sql("SELECT id FROM organisation LIMIT 1").scalar()
        assert checkpoint_of(connection, town.town)
    note = make_checkpoint(town, keep=False).note
    write_pack(view, about_thing(view, thing), forged, note)
    said = of_pack(forged, tmp_path / "early.txt")
    # The checkpoint that is kept beside the ledger tells as well, as long as nobody thought of it.
    assert any(one.startswith("history changed before entry 9: checkpoints/") for one in said)
    shutil.rmtree(forged / "checkpoints")
    (forged / "ledger" / "consistency.jsonl").write_text("", encoding="utf-8")
    list_anew(forged)
    assert of_pack(forged) == []
    assert any("nothing here proves that early.txt" in one for one in of_pack(forged, tmp_path / "early.txt"))


def test_a_pack_of_an_older_copy_is_told_from_a_later_checkpoint(pack, town, tmp_path):
    people.register(town, "Cara Dunne")
    later = kept_checkpoint(town, tmp_path / "later.txt")
    assert of_pack(pack, later) == ["older copy: later.txt has 11 entries, here are 10; entry 10 is missing"]
