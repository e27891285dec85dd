"""What is said of mistakes that people make at the command line: what happened, what to do, that nothing was changed."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys

import pytest

from compacttui.cli.endings import Ending, ended


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (["verifi"], "There is no command “verifi”. Did you mean verify?"),
        (
            ["today"],
            "There is no command “today”. “compacttui ask” lists the questions, “compacttui do” what can be done.",
        ),
        (
            ["\x1b[31mred"],
            "There is no command “\N{REPLACEMENT CHARACTER}[31mred”.",
        ),
        (["ask", "seats", "Carers'", "seat"], "A name of several words stands in quotation marks"),
        (["ask", "seats", "--limit", "0"], "“0” will not do; write a whole number from 1 on."),
        (["ask", "seats", "--limit", "9" * 5000], "write a whole number from 1 on."),
        (["count", "x.blt", "--method", "fptp", "--places", "2000"], "write a whole number from 1 to 1,000."),
        (
            ["show", "entry", "999,999"],
            "REF: There is no such entry on record. “compacttui history” lists them",
        ),
        (
            ["show", "entry", "first"],
            "REF: There is no such entry on record. “compacttui history” lists them",
        ),
        (["do", "organisation.register", "--set", "nme=x"], "--set nme: There is no field “nme” here."),
        (["history", "--kind", "report.submited"], "“report.submited”. Did you mean report.submitted"),
        (["config", "get", "report.due_day"], "did you mean “report.due_days”"),
        (["config", "set", "report.due_days", "soon"], "it must be a whole number from 1"),
    ],
)
def test_what_was_used_wrongly_is_told_in_our_own_words(run, town, typed, says):
    told = run(*typed)
    assert told.code == Ending.USAGE
    assert says in told.err
    assert not told.out


def test_the_number_of_an_entry_may_be_typed_as_it_is_shown(run, sample):
    assert "Entry        1,000 of" in run("show", "entry", "1,000").out


@pytest.mark.parametrize(
    "command", [["ask", "seats"], ["verify"], ["backup", "copy"], ["doctor"], ["history"]]
)
def test_whoever_named_no_file_is_told_how_to_begin_and_not_to_check_the_name(run, command):
    told = run(*command)
    assert told.code == Ending.DATABASE
    said = " ".join((told.out + told.err).split())
    assert "There are no records at " in said
    assert "Begin them with “compacttui init”, or look at an invented town with “compacttui demo”." in said
    assert "Check the name" not in said


def test_a_folder_or_nothing_in_place_of_the_records_is_called_so(run, anywhere):
    assert "is a folder. Name a file in it." in run("ask", "seats", "--db", anywhere).err
    assert "This names no file." in run("ask", "seats", "--db", "sqlite://").err


def test_a_copy_that_is_not_there_is_not_to_be_made_with_init(run, town):
    told = run("restore", "nosuch.sqlite", "--reason", "a test")
    assert told.code == Ending.DATABASE
    assert told.err == "There is no file nosuch.sqlite. Check the name. Nothing was changed.\n"


def test_a_refusal_calls_things_as_they_were_typed(run, town):
    again = run("init", "--add", "--town-name", "Eastmere (example)", "--name", "Ama Larbi")
    assert (again.code, again.err.startswith("--town-name: This database has records of")) == (
        Ending.NO,
        True,
    )
    wrong = run("import", "seats", "x.csv", "--match", "nothing=A")
    assert (wrong.code, "--match nothing: no column of seats is for that." in wrong.err) == (
        Ending.USAGE,
        True,
    )


def test_a_word_that_accepts_nothing_is_named_after_its_option(run, town, anywhere, monkeypatch):
    monkeypatch.setenv("COMPACTTUI_SEEN", str(anywhere / "seen"))
    run("ask", "seats")
    before = town.read_bytes()
    run("do", "person.register", "--set", "name=Ben")
    town.write_bytes(before)
    told = run("checkpoint", "--accept", "anything")
    assert told.code == Ending.NO
    assert "\n--accept: Type the word older" in told.err


@pytest.fixture
def three_seats(anywhere):
    """A file of one seat."""
    file = anywhere / "three.csv"
    file.write_text("Board,Seat,Representative\nSkills Board,Learners' seat,Sam Petrov\n", encoding="utf-8")
    return file


def test_what_cannot_be_set_for_an_import_is_wrong_usage(run, town, three_seats):
    told = run("import", "seats", three_seats, "--set", "colour=red")
    assert (told.code, told.err.splitlines()[0]) == (
        Ending.USAGE,
        "--set colour: “colour” cannot be set for seats. Nothing can.",
    )


def test_an_answer_to_what_was_not_asked_is_not_passed_over_in_silence(run, town, three_seats):
    told = run("import", "seats", three_seats, "--decide", "2.holdr=1")
    assert told.code == Ending.DONE
    assert "--decide 2.holdr: the plan asks nothing of that name" in told.err


@pytest.mark.parametrize(
    "command",
    [["key", "my.key", "--name", "eastmere.example"], ["checkpoint", "kept.txt", "--sign", "my.key"]],
)
def test_a_passphrase_that_nobody_types_is_told_of(run, town, command):
    if command[0] == "checkpoint":
        run("key", "my.key", "--name", "eastmere.example", stdin="four words will do\n" * 2)
    told = run(*command, stdin="")
    assert told.code == Ending.USAGE
    assert "nothing was typed. Run this at a terminal, or give it as a line of standard input." in told.err
    assert "Warning" not in told.err


def interrupted():
    """A library that fails while it tidies up after a Ctrl+C."""
    try:
        raise KeyboardInterrupt
    finally:
        raise ValueError("cannot operate on a closed database")


def test_a_failure_while_ctrl_c_is_tidied_up_is_no_fault_of_the_program(capsys):
    with pytest.raises(ValueError, match="closed") as raised:
        interrupted()
    assert ended(raised.value) == Ending.INTERRUPTED
    assert capsys.readouterr().err == ""


@pytest.mark.slow
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_whatever_is_closed_a_command_runs_without_a_traceback(town, closed):
    command = f'"{sys.executable}" -m compacttui ask seats {closed}'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=60)
    assert (done.returncode, "Traceback" in done.stdout + done.stderr) == (Ending.DONE, False)


@pytest.mark.postgres
def test_a_second_town_on_a_server_is_begun_only_when_it_is_asked_for(run, emptied_database):
    first = run("init", "--db", emptied_database, "--town-name", "Eastmere", "--name", "Ama Larbi")
    assert first.code == Ending.DONE, first.err
    refused = run("init", "--db", emptied_database, "--town-name", "Westmere", "--name", "Ama Larbi")
    assert refused.code == Ending.DATABASE
    assert "holds the records of Eastmere already. Nothing was changed." in refused.err
    assert len(run("verify", "--log", "--db", emptied_database, "--json").json["towns"]) == 1
    added = run("init", "--add", "--db", emptied_database, "--town-name", "Westmere", "--name", "Ama Larbi")
    assert added.code == Ending.DONE


@pytest.mark.parametrize(
    ("command", "fitting"),
    [
        (["paper", "who-sits-where", "-o", "seats.pdf"], ".html, .htm, .json, .md or .txt"),
        (["export", "seats", "seats.pdf"], ".csv, .json, .txt or .xlsx"),
        (["export", "popolo", "seats.csv"], ".json"),
        (["export", "calendar", "meetings.csv"], ".ics"),
        (["letters", "terms-ending", "-o", "letters.docx"], ".csv, .json or .txt"),
    ],
)
def test_no_file_is_named_like_another_kind_of_file(run, town, anywhere, command, fitting):
    told = run(*command)
    assert told.code == Ending.USAGE
    assert "in the form that such a name stands for" in told.err
    assert sorted(fitting.replace(" or ", ", ").split(", ")) == sorted(
        told.err.splitlines()[0]
        .partition("Let it end with ")[2]
        .partition(". ")[0]
        .rstrip(".")
        .replace(" or ", ", ")
        .split(", ")
    )
    assert not (anywhere / command[-1]).exists()


def test_an_ending_that_says_nothing_is_nobodys_business(run, town, anywhere):
    assert run("paper", "who-sits-where", "-o", "seats.2026").code == Ending.DONE
    assert run("export", "seats", "seats").code == Ending.DONE
    assert run("export", "seats", "seats.dat", "--json").code == Ending.DONE
    assert (anywhere / "seats.dat").read_text(encoding="utf-8").startswith("[")


def test_a_form_that_is_said_counts_more_than_a_name(run, sample, anywhere):
    assert run("letters", "late-reports", "-o", "letters.txt", "--json").code == Ending.DONE
    assert (anywhere / "letters.txt").read_text(encoding="utf-8").startswith("[")


@pytest.mark.parametrize(
    "command",
    [
        ["paper", "who-sits-where", "--replace", "-o"],
        ["export", "seats", "--replace"],
        ["letters", "terms-ending", "--replace", "-o"],
        ["checkpoint"],
    ],
)
def test_where_nothing_can_be_written_the_file_that_was_asked_for_is_named(run, town, anywhere, command):
    folder = run(*command, ".")
    assert folder.code in {Ending.USAGE, Ending.BAD_INPUT}
    assert "folder" in folder.err
    lacking = run(*command, "nosuch/out")
    assert lacking.code == Ending.BAD_INPUT
    assert lacking.err.splitlines()[-1] == "nosuch: there is no such file or folder; check the name"
    assert ".part" not in folder.err + lacking.err


def test_what_has_a_form_of_its_own_takes_no_other(run, town):
    assert "popolo is always written in its own form (.json)" in run("export", "popolo", "--csv").err
    assert run("export", "popolo", "--json").code == Ending.DONE
    assert "takes nothing" in run("export", "popolo", "--param", "x=1").err


@pytest.mark.parametrize("table", ["term", "event"])
def test_a_file_from_which_a_table_was_taken_is_not_called_somebody_elses(run, town, table):
    with sqlite3.connect(town) as connection:
        connection.execute(f"DROP TABLE {table}")
    connection.close()
    told = run("verify")
    assert told.code == Ending.DATABASE
    assert f"A part of {town} is missing (no such table: {table})" in told.err
    assert "Keep it as it is for whoever examines it, and open your newest backup." in told.err


def test_a_passphrase_is_never_asked_for_in_the_command_line(run, town):
    told = run("do", "account.ask_for_passphrases", "--role", "administrator")
    assert told.code == Ending.USAGE
    assert "Still needed, unseen: passphrase, passphrase_again. Run this at a terminal" in told.err
    assert "--set" not in told.err


def test_whoever_puts_an_older_copy_back_is_told_what_is_in_the_other_alone(run, town):
    assert run("backup", "copy.sqlite").code == Ending.DONE
    run("do", "person.register", "--set", "name=Ben")
    told = run("restore", "copy.sqlite", "--reason", "a test")
    assert told.code == Ending.DONE
    assert "what was there before had 1 entry more than this copy. They are in" in told.err
    # The note that it was restored is no loss.
    assert run("backup", "again.sqlite").code == Ending.DONE
    assert "more than this copy" not in run("restore", "again.sqlite", "--reason", "a test").err


@pytest.mark.parametrize("kind", ["import", "import.carried_out"])
def test_a_kind_of_entry_is_found_whichever_modules_were_read_before(run, town, three_seats, kind):
    assert run("import", "seats", three_seats).code == Ending.DONE
    # In a program of its own: here every module has been read by some test.
    command = [sys.executable, "-m", "compacttui", "history", "--kind", kind, "--json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert [row["what"] for row in json.loads(done.stdout)] == ["import carried out"]
