"""Checkpoints, keys, proofs and packs from the command line; and what this computer remembers of what it saw."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from compacttui.cli.endings import Ending
from compacttui.exchange.pack import verifier

PASSPHRASE = "four quiet words here"
TYPED_TWICE = f"{PASSPHRASE}\n{PASSPHRASE}\n"


@pytest.fixture
def keeper(run, town):
    """The keeper's key: its file and its public half."""
    made = run("key", "keeper.key", "--name", "eastmere-cvs.example", stdin=TYPED_TWICE)
    assert made.code == Ending.DONE, made.err
    return Path("keeper.key"), made.out.strip()


@pytest.fixture
def auditor(run, town):
    """The key of a second body."""
    made = run("key", "auditor.key", "--name", "auditor.example", "--countersign", stdin=TYPED_TWICE)
    return Path("auditor.key"), made.out.strip()


@pytest.fixture
def seen(town, anywhere, monkeypatch):
    """This computer remembers what it sees, in a folder of this test."""
    folder = anywhere / "seen"
    monkeypatch.setenv("COMPACTTUI_SEEN", str(folder))
    return folder


def register(run, name):
    done = run("do", "person.register", "--set", f"name={name}")
    assert done.code == Ending.DONE, done.err
    return done


def test_a_checkpoint_is_three_lines_that_say_what_verify_says(run, town):
    made = run("checkpoint")
    checked = run("verify", "--json").json["towns"][0]
    origin, size, root = made.out.splitlines()[:3]
    assert made.out.endswith("\n\n")
    assert origin.startswith("tow-")
    assert int(size) == checked["entries"]
    assert verifier.unpacked(root).hex() == checked["root"]
    assert run("checkpoint", "--json").json["note"] == made.out


def test_a_key_can_be_read_by_its_owner_alone_and_needs_its_passphrase(run, keeper):
    file, public = keeper
    if os.name != "nt":
        assert file.stat().st_mode & 0o777 == 0o600
    assert PASSPHRASE not in file.read_text(encoding="utf-8")
    assert run("key", file).out.strip() == public
    refused = run("checkpoint", "c.txt", "--sign", file, stdin="another passphrase\n")
    assert refused.code == Ending.NO
    assert "not the passphrase" in refused.err
    assert not Path("c.txt").exists()


@pytest.mark.parametrize(
    ("arguments", "typed", "code", "says"),
    [
        (("key", "k.key"), "", Ending.USAGE, "--name"),
        (("key", "k.key", "--name", "two words"), TYPED_TWICE, Ending.NO, "no spaces"),
        (("key", "k.key", "--name", "a"), "short\nshort\n", Ending.NO, "12 characters"),
        (
            ("key", "k.key", "--name", "a"),
            f"{PASSPHRASE}\nother words here\n",
            Ending.NO,
            "typed the first time",
        ),
        (("checkpoint", "c.txt", "--sign", "none.key"), "", Ending.BAD_INPUT, "none.key"),
        (("verify", "--key", "x"), "", Ending.USAGE, "--checkpoint"),
        (("proof",), "", Ending.USAGE, "number of an entry"),
        (("proof", "twelve"), "", Ending.USAGE, "twelve"),
        (("proof", "99999"), "", Ending.NO, "no entry 99,999"),
        (("pack", "letter", "x", "folder"), "", Ending.USAGE, "seat, person"),
        (("pack", "period", "sometime", "folder"), "", Ending.USAGE, "REF"),
        (("pack", "period", "2026..2025", "folder"), "", Ending.USAGE, "ends before it begins"),
        (("checkpoint", "--accept", "older"), "", Ending.NO, "remember nothing"),
    ],
)
def test_what_cannot_be_is_said_and_leaves_nothing_behind(arguments, typed, code, says, run, town):
    ended = run(*arguments, stdin=typed)
    assert ended.code == code
    assert says in ended.err
    assert not any(Path(name).exists() for name in ("k.key", "c.txt", "folder"))


def test_a_key_is_never_replaced(run, keeper):
    file, _ = keeper
    before = file.read_bytes()
    assert run("key", file, "--name", "other", stdin=TYPED_TWICE).code == Ending.USAGE
    assert file.read_bytes() == before


@pytest.mark.parametrize("content", ["", "{}", "[]", "not json", '{"form":"compacttui-key-1"}', "\x00\xff"])
def test_what_is_no_key_file_is_said_to_be_none(content, run, town):
    Path("k.key").write_bytes(content.encode("latin-1"))
    ended = run("checkpoint", "--sign", "k.key", stdin=f"{PASSPHRASE}\n")
    assert ended.code == Ending.BAD_INPUT
    assert ended.err.startswith("k.key: ")


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("argon2id", [2**40, 3, 4]),
        ("argon2id", [8, 1, 64]),
        ("argon2id", [65536, 3]),
        ("salt", "AAAA"),
        ("closed", ""),
        ("public", "x+y+z"),
    ],
)
def test_a_key_file_that_somebody_changed_opens_nothing_and_stops_nothing(part, value, run, keeper):
    file, _ = keeper
    body = json.loads(file.read_text(encoding="utf-8"))
    body[part] = value
    file.write_text(json.dumps(body), encoding="utf-8")
    if part == "closed":
        assert run("checkpoint", "--sign", file, stdin=f"{PASSPHRASE}\n").code == Ending.NO
        return
    assert run("checkpoint", "--sign", file, stdin=f"{PASSPHRASE}\n").code == Ending.BAD_INPUT


def test_the_keeper_signs_and_a_second_body_countersigns(run, keeper, auditor):
    signed = run("checkpoint", "c.txt", "--sign", keeper[0], stdin=f"{PASSPHRASE}\n")
    assert signed.code == Ending.DONE, signed.err
    assert "Signed by eastmere-cvs.example." in signed.out
    assert run("checkpoint", "c.txt").code == Ending.USAGE  # never replaced unasked
    both = run("checkpoint", "c.txt", "--sign", auditor[0], stdin=f"{PASSPHRASE}\n")
    assert "Signed by eastmere-cvs.example, auditor.example." in both.out
    register(run, "Ben Adeyemi")
    held = run("verify", "--checkpoint", "c.txt", "--key", keeper[1], "--key", auditor[1])
    assert held.code == Ending.DONE, held.out
    assert "is the beginning of this history" in held.out
    assert "Signed by eastmere-cvs.example; the signature is right." in held.out
    assert "Countersigned by auditor.example on Mon 2 March 2026, 09:" in " ".join(held.out.split())
    stranger = run("key", "s.key", "--name", "stranger.example", stdin=TYPED_TWICE).out.strip()
    refused = run("verify", "--checkpoint", "c.txt", "--key", stranger, "--json")
    assert refused.code == Ending.NO
    assert refused.json["towns"][0]["findings"][0]["sentence"].endswith("was not signed by stranger.example.")


def test_public_keys_can_stand_in_a_file(run, keeper):
    run("checkpoint", "c.txt", "--sign", keeper[0], stdin=f"{PASSPHRASE}\n")
    Path("keys.txt").write_text(f"\n{keeper[1]}\n", encoding="utf-8")
    assert run("verify", "--log", "--checkpoint", "c.txt", "--key", "keys.txt").code == Ending.DONE
    Path("keys.txt").write_text("nonsense\n", encoding="utf-8")
    assert run("verify", "--log", "--checkpoint", "c.txt", "--key", "keys.txt").code == Ending.BAD_INPUT


def test_verify_names_the_entry_where_the_records_are_an_older_copy_or_another_branch(run, town):
    shutil.copy(town, "older.sqlite")
    register(run, "Ben Adeyemi")
    run("checkpoint", "c.txt")
    size = int(Path("c.txt").read_text(encoding="utf-8").splitlines()[1])
    older = run("verify", "--db", "older.sqlite", "--checkpoint", "c.txt")
    assert older.code == Ending.NO
    assert f"Entry {size - 1} is missing: these records are an older copy." in older.out
    run("do", "person.register", "--set", "name=Somebody Else", "--db", "older.sqlite")
    forked = run("verify", "--db", "older.sqlite", "--checkpoint", "c.txt", "--json")
    assert forked.code == Ending.NO
    assert forked.json["towns"][0]["findings"] == [
        {
            "entry": size,
            "sentence": f"The history was changed before entry {size}: it is not the one of the checkpoint in c.txt.",
        }
    ]
    refused = run("checkpoint", "c.txt", "--db", "older.sqlite", "--sign", "none.key")
    assert refused.code == Ending.BAD_INPUT


def test_nobody_signs_a_checkpoint_that_these_records_do_not_say(run, town, keeper):
    shutil.copy(town, "other.sqlite")
    run("do", "person.register", "--set", "name=Somebody Else", "--db", "other.sqlite")
    register(run, "Ben Adeyemi")
    run("checkpoint", "c.txt")
    before = Path("c.txt").read_bytes()
    refused = run("checkpoint", "c.txt", "--db", "other.sqlite", "--sign", keeper[0], stdin=f"{PASSPHRASE}\n")
    assert refused.code == Ending.NO
    assert "not of this history" in refused.err
    assert Path("c.txt").read_bytes() == before


def test_nobody_signs_lines_that_these_records_know_nothing_of(run, town, keeper):
    text = run("checkpoint").out
    Path("c.txt").write_text(text.replace("\n\n", "\nand the moon is cheese\n\n"), encoding="utf-8")
    refused = run("checkpoint", "c.txt", "--sign", keeper[0], stdin=f"{PASSPHRASE}\n")
    assert refused.code == Ending.NO
    assert "further lines" in refused.err


def test_a_pack_takes_no_checkpoint_of_another_ledger(run, town):
    Path("c.txt").write_text(run("checkpoint").out.replace("tow-", "tox-"), encoding="utf-8")
    refused = run("pack", "period", "2026", "pack", "--checkpoint", "c.txt")
    assert refused.code == Ending.USAGE
    assert "another ledger" in refused.err
    assert not Path("pack").exists()


@pytest.mark.parametrize("content", ["", "tow\n", "<html>\n\n\n", "a\nb\nc\n\n"])
def test_what_is_no_checkpoint_is_said_to_be_none(content, run, town):
    Path("c.txt").write_text(content, encoding="utf-8")
    for ended in (run("verify", "--checkpoint", "c.txt"), run("proof", "--since", "c.txt")):
        assert ended.code == Ending.BAD_INPUT
        assert ended.err.startswith("c.txt: this is no checkpoint.")


def test_a_proof_is_short_and_is_checked_without_the_records(run, sample, monkeypatch, anywhere):
    place = anywhere / "own.sqlite"
    shutil.copy(sample, place)
    monkeypatch.setenv("COMPACTTUI_DB", str(place))
    key = run("key", "k.key", "--name", "eastmere-cvs.example", stdin=TYPED_TWICE).out.strip()
    assert run("checkpoint", "c.txt", "--sign", "k.key", stdin=f"{PASSPHRASE}\n").code == Ending.DONE
    run("do", "person.register", "--set", "name=Ben Adeyemi")
    assert run("proof", "12", "12.tlog-proof", "--body", "12.json").code == Ending.DONE
    assert Path("12.tlog-proof").stat().st_size < 1000
    head, note = Path("12.tlog-proof").read_text(encoding="utf-8").split("\n\n", 1)
    form, index, *path = head.splitlines()
    assert (form, index) == ("c2sp.org/tlog-proof@v1", "index 12")
    # Against the newest signed checkpoint, which is older than the records by now.
    assert note == Path("c.txt").read_text(encoding="utf-8")
    made = verifier.Checkpoint(note, "it")
    body = Path("12.json").read_bytes()
    leaf = verifier.fingerprint(body)
    assert verifier.root_of_proof(leaf, 12, made.size, [verifier.unpacked(one) for one in path]) == made.root
    assert made.seen(*verifier.public_key(key)) == "signed"
    grown = run("proof", "--since", "c.txt")
    old, *nodes = grown.out.split("\n\n")[0].splitlines()
    later = verifier.Checkpoint(grown.out.split("\n\n", 1)[1], "later")
    assert old == f"old {made.size}"
    if later.size > made.size:
        verifier.check_growth(
            made.size, made.root, later.size, later.root, [verifier.unpacked(one) for one in nodes]
        )


def test_growth_is_proved_from_an_older_checkpoint_to_a_new_one(run, town):
    run("checkpoint", "old.txt")
    register(run, "Ben Adeyemi")
    register(run, "Cara Dunne")
    assert run("proof", "--since", "old.txt", "growth.txt").code == Ending.DONE
    head, note = Path("growth.txt").read_text(encoding="utf-8").split("\n\n", 1)
    old, *nodes = head.splitlines()
    then = verifier.Checkpoint(Path("old.txt").read_text(encoding="utf-8"), "old")
    now = verifier.Checkpoint(note, "now")
    assert (old, now.size) == (f"old {then.size}", then.size + 2)
    verifier.check_growth(then.size, then.root, now.size, now.root, [verifier.unpacked(one) for one in nodes])
    assert run("proof", "--since", "old.txt", "--checkpoint", "old.txt").code == Ending.DONE


# --- Packs ---------------------------------------------------------------------------------------------------------


def checked(folder, *arguments):
    """What the verifier in a pack says, run by Python alone: without this program, without anything installed."""
    said = subprocess.run(
        [sys.executable, "-I", "-S", str(Path(folder) / "verify.py"), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
    )
    return said.returncode, said.stdout + said.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "ref"),
    [
        ("seat", "Carers' seat Health"),
        ("person", "Maria Okafor"),
        ("selection", "2026-02"),
        ("partnership", "Housing Partnership"),
        ("period", "March 2025"),
    ],
)
def test_a_pack_opens_and_is_checked_without_the_program(kind, ref, run, sample, anywhere):
    packed = run("pack", kind, ref, "pack")
    assert packed.code == Ending.DONE, packed.err
    code, said = checked(anywhere / "pack")
    assert code == 0, said
    names = {one.relative_to("pack").as_posix() for one in Path("pack").rglob("*") if one.is_file()}
    assert {
        "README.txt",
        "MANIFEST.sha256",
        "verify.py",
        "records/history.csv",
        "records/history.txt",
    } <= names
    assert ("records/record.txt" in names) == (kind != "period")
    for name in names:
        text = (Path("pack") / name).read_text(encoding="utf-8")
        assert "\x1b" not in text
        assert "/dev/" not in text
    assert not list(Path().glob("*.part"))
    assert run("pack", kind, ref, "pack").code == Ending.USAGE  # never over another


def test_a_pack_is_held_against_what_an_auditor_kept(run, town, keeper, auditor, anywhere):
    run("checkpoint", "mine.txt", "--sign", auditor[0], stdin=f"{PASSPHRASE}\n")
    register(run, "Ben Adeyemi")
    made = run(
        *("pack", "seat", "Carers", "pack", "--sign", keeper[0], "--checkpoint", "mine.txt"),
        stdin=f"{PASSPHRASE}\n",
    )
    assert made.code == Ending.DONE, made.err
    code, said = checked(anywhere / "pack", "--checkpoint", anywhere / "mine.txt")
    assert code == 0, said
    assert "mine.txt" in said
    assert Path("pack/keys.txt").read_text(encoding="utf-8").strip() == keeper[1]
    code, said = checked(anywhere / "pack", "--key", keeper[1])
    assert (code, "checkpoint.txt: signed by eastmere-cvs.example" in said) == (0, True), said
    assert checked(anywhere / "pack", "--key", auditor[1])[0] == 1


def entries(folder):
    lines = (Path(folder) / "ledger" / "entries.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.slow
def test_a_pack_holds_only_what_its_maker_may_read(run, sample, sample_town):
    _, built = sample_town
    run("pack", "period", "2025", "office")
    closed = run("pack", "period", "2025", "public", "--as", built.representative, "--role", "public")
    assert closed.code == Ending.DONE, closed.err
    office, public = entries("office"), entries("public")
    assert [one["entry"] for one in office] == [one["entry"] for one in public]
    assert all(one["body"] for one in office)
    hidden = [one for one in public if one["body"] is None]
    assert hidden
    assert all(one["words"] == [] for one in hidden)
    # What was not shown is proved to be there all the same.
    assert [one["fingerprint"] for one in office] == [one["fingerprint"] for one in public]
    said_to_office = {(one["entry"], field): value for one in office for field, *_, value in one["words"]}
    said_to_public = {(one["entry"], field): value for one in public for field, *_, value in one["words"]}
    assert said_to_public.items() <= said_to_office.items()
    assert len(said_to_public) < len(said_to_office)
    code, said = checked(Path("public").absolute())
    assert code == 0, said
    assert f"of {len(hidden):,} more only the fingerprint" in said


def test_what_a_person_wrote_does_nothing_in_a_pack(run, town):
    for name in ("=cmd|'/c calc'!A1", "+1+1", "@SUM(A1)", "\x1b]0;owned\x07 evil", "a\u202eb", "<script>"):
        run("do", "person.register", "--set", f"name={name}")
    assert run("pack", "period", "2026", "pack").code == Ending.DONE
    for file in Path("pack").rglob("*"):
        if not file.is_file() or file.name == "verify.py":
            continue
        raw = file.read_bytes()
        assert b"\x1b" not in raw
        assert b"\x07" not in raw
        assert "\u202e" not in raw.decode("utf-8")
        if file.suffix == ".csv":
            import csv

            with file.open(encoding="utf-8", newline="") as stream:
                cells = [cell for line in csv.reader(stream) for cell in line]
            assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))]


def test_where_a_pack_cannot_be_written_nothing_is_left_behind(run, town, monkeypatch):
    from compacttui.exchange.pack import making

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "pack/README.txt")

    monkeypatch.setattr(making, "readme", full)
    ended = run("pack", "period", "2026", "pack")
    assert ended.code == Ending.BAD_INPUT
    assert not Path("pack").exists()
    assert not list(Path().glob("*.part"))


def test_words_that_are_gone_leave_a_pack_that_is_well(run, town, anywhere):
    """After an erasure the entry stays with its commitments, and its words are in no pack."""
    register(run, "Grace Osei")
    seq = run("verify", "--json").json["towns"][0]["entries"] - 1
    erased = run(
        "do",
        "person.erase",
        "--set",
        "person=Grace Osei",
        "--set",
        "ground=objection",
        "--reason",
        "as asked",
    )
    assert erased.code == Ending.DONE, erased.err
    assert run("pack", "period", "2026", "pack").code == Ending.DONE
    assert next(one["words"] for one in entries("pack") if one["entry"] == seq) == []
    assert "Grace" not in "".join(
        one.read_text(encoding="utf-8") for one in Path("pack").rglob("*") if one.is_file()
    )
    assert checked(anywhere / "pack")[0] == 0


# --- What this computer saw ----------------------------------------------------------------------------------------


def test_records_that_only_grow_are_never_doubted(run, town, seen):
    register(run, "Ben Adeyemi")
    first = next(seen.iterdir()).read_text(encoding="utf-8")
    register(run, "Cara Dunne")
    quiet = run("history")
    assert "computer" not in quiet.err
    kept = next(seen.iterdir())
    assert kept.read_text(encoding="utf-8") != first
    assert run("verify", "--log", "--checkpoint", kept).code == Ending.DONE
    if os.name != "nt":
        assert seen.stat().st_mode & 0o777 == 0o700


def test_an_older_copy_is_noticed_and_accepted_by_its_word_alone(run, town, seen, keeper):
    register(run, "Ben Adeyemi")
    shutil.copy(town, "older.sqlite")
    register(run, "Cara Dunne")
    shutil.copy("older.sqlite", town)
    warned = run("history")
    assert warned.code == Ending.DONE  # reading goes on
    assert "are an older copy than you have seen" in warned.err
    assert "missing" in warned.err
    assert "checkpoint --accept older" in warned.err
    refused = run("checkpoint", "--sign", keeper[0], stdin=f"{PASSPHRASE}\n")
    assert refused.code == Ending.NO
    assert "Nothing was signed" in refused.err
    for word in ("changed", "yes", ""):
        assert run("checkpoint", "--accept", word).code == Ending.NO
    assert "older copy" in run("history").err
    assert run("checkpoint", "--accept", "Older").code == Ending.DONE
    assert run("history").err.count("computer") == 0
    # What was seen before stands beside what is seen now.
    assert len(list(seen.glob("*.until-*.checkpoint"))) == 1
    assert len(list(seen.iterdir())) == 2
    assert run("checkpoint", "--accept", "older").code == Ending.NO  # nothing to accept any more


def test_a_forked_copy_is_noticed_although_it_is_longer(run, town, seen):
    register(run, "Ben Adeyemi")
    shutil.copy(town, "fork.sqlite")
    register(run, "Cara Dunne")
    size = run("checkpoint", "--json").json["size"]
    with pytest.MonkeyPatch.context() as unseen:
        unseen.setenv("COMPACTTUI_SEEN", "")
        for name in ("Somebody Else", "And Another"):
            run("do", "person.register", "--set", f"name={name}", "--db", "fork.sqlite")
    warned = run("history", "--db", "fork.sqlite")
    assert f"The history was changed before entry {size}" in warned.err
    assert "checkpoint --accept changed" in warned.err
    assert "computer" not in run("history").err  # the true one is still the true one
    assert run("checkpoint", "--accept", "older", "--db", "fork.sqlite").code == Ending.NO
    assert run("checkpoint", "--accept", "changed", "--db", "fork.sqlite").code == Ending.DONE
    assert "Do nothing in them before you know why" in run("history").err  # and now the other one is not


def test_a_backup_that_is_put_back_is_an_older_copy_until_somebody_accepts_it(run, town, seen):
    run("backup", "kept.sqlite")
    for name in ("Ben Adeyemi", "Cara Dunne", "Dan Evans"):
        register(run, name)
    restored = run("restore", "kept.sqlite", "--reason", "The disk failed")
    assert restored.code == Ending.DONE, restored.err
    warned = run("history")
    # One entry tells of the restoring, so that the copy has fewer entries, or other ones.
    assert "are an older copy than you have seen" in warned.err
    assert "says that a copy was put back" in warned.err
    assert run("checkpoint", "--accept", "older").code == Ending.DONE
    assert "computer" not in run("history").err
    assert len(list(seen.glob("*.until-*.checkpoint"))) == 1


def test_what_was_remembered_and_cannot_be_read_is_said_and_never_passed_over(run, town, seen):
    register(run, "Ben Adeyemi")
    next(seen.iterdir()).write_text("garbage", encoding="utf-8")
    warned = run("history")
    assert "this is no checkpoint" in warned.err
    assert "checkpoint --accept changed" in warned.err
    assert run("checkpoint", "--accept", "changed").code == Ending.DONE
    assert run("history").err.count("checkpoint") == 0


def test_where_nothing_can_be_remembered_the_records_can_be_used_all_the_same(
    run, town, anywhere, monkeypatch
):
    (anywhere / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("COMPACTTUI_SEEN", str(anywhere / "file" / "seen"))
    done = register(run, "Ben Adeyemi")
    assert "cannot be remembered" in done.err


def test_an_invented_town_is_remembered_for_each_file_of_it(run, sample, seen, anywhere, monkeypatch):
    for name in ("one.sqlite", "two.sqlite"):
        shutil.copy(sample, anywhere / name)
        monkeypatch.setenv("COMPACTTUI_DB", str(anywhere / name))
        done = register(run, f"Ben of {name}")
        assert "computer" not in done.err
    assert len(list(seen.iterdir())) == 2


def test_a_town_that_was_real_cannot_be_called_invented_to_be_seen_anew(run, town, seen):
    import sqlite3

    shutil.copy(town, "older.sqlite")
    register(run, "Ben Adeyemi")
    connection = sqlite3.connect("older.sqlite")
    with connection:
        connection.execute("UPDATE town SET example = 1")
    connection.close()
    assert "older copy" in run("history", "--db", "older.sqlite").err


def test_a_ledger_without_its_head_is_said_to_be_damaged_and_can_still_be_verified(run, town, seen):
    import sqlite3

    register(run, "Ben Adeyemi")
    connection = sqlite3.connect(town)
    with connection:
        connection.execute("DELETE FROM head")
    connection.close()
    ended = run("verify")
    assert ended.code == Ending.NO
    assert "head is missing" in ended.out
    assert "head is missing or damaged" in ended.err
    assert run("verify", "--checkpoint", next(seen.iterdir())).code == Ending.NO


def test_the_verifier_speaks_of_the_ledger_alone_where_it_looks_at_nothing_else(run, town):
    assert run("pack", "period", "2026", "all").code == 0
    with sqlite3.connect(town) as connection:
        connection.execute("UPDATE seat SET term_months = 99")
    connection.close()
    assert run("verify").code == 1
    program = [sys.executable, "all/verify.py", str(town)]
    said = subprocess.run(program, capture_output=True, text=True, timeout=60, check=True).stdout
    assert "The ledger is well. The records made from it were not looked at" in said
    assert "All is well" not in said


def test_a_pack_of_a_time_in_which_nothing_was_recorded_says_so(run, town):
    made = run("pack", "period", "2015", "nothing")
    assert made.code == 0
    assert "Nothing was recorded in 2015." in made.err
