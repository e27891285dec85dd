"""Beginning records: what is made, what is asked, what is refused."""

from __future__ import annotations

import pytest

from compacttui.cli.endings import Ending


def test_a_town_begins_with_its_name_and_ours(run):
    begun = run("init", "--db", "east.sqlite", "--town-name", "Eastmere (example)", "--name", "Ama Larbi")
    assert begun.code == Ending.DONE
    assert "The records of Eastmere (example) have begun" in begun.out
    assert "You are on its register as Ama Larbi, officer." in begun.out
    history = run("history", "--db", "east.sqlite", "--json").json
    assert [row["what"] for row in history] == ["put on the register", "records begun"]


def test_a_first_board_and_seat_can_be_named_at_once(run):
    first = ("--partnership", "Health Board", "--seat", "Carers' seat", "--constituency", "Carers")
    begun = run("init", "--db", "east.sqlite", "--town-name", "Eastmere", "--name", "Ama Larbi", *first)
    assert begun.code == Ending.DONE
    shown = run("show", "seat", "Carers' seat", "--db", "east.sqlite")
    assert "Carers' seat, Health Board" in shown.out


def test_the_usual_place_is_in_the_persons_own_folder(run, anywhere):
    begun = run("init", "--town-name", "Eastmere", "--name", "Ama Larbi", "--json")
    assert begun.json["place"].startswith(str(anywhere / "home"))
    assert run("verify").code == Ending.DONE


def test_the_same_clock_and_seed_give_the_same_history(run):
    roots = set()
    for place in ("one.sqlite", "two.sqlite"):
        run(
            "init",
            "--db",
            place,
            "--town-name",
            "Eastmere",
            "--name",
            "Ama Larbi",
            "--today",
            "2026-03-02",
            "--seed",
            "7",
        )
        run(
            "do",
            "person.register",
            "--set",
            "name=Ben",
            "--db",
            place,
            "--today",
            "2026-03-03",
            "--seed",
            "7",
        )
        roots.add(run("verify", "--db", place, "--json").json["towns"][0]["root"])
    assert len(roots) == 1


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ((), "--town-name is needed"),
        (("--town-name", "Eastmere"), "--name is needed"),
        (("--town-name", "  ", "--name", "Ama"), "--town-name: Type the name of a town."),
        (("--town-name", "x" * 201, "--name", "Ama"), "at most 200 characters"),
        (("--town-name", "Eastmere", "--name", "\x1b\x07"), "--name:"),
        (("--town-name", "Eastmere", "--name", "Ama", "--role", "king"), "--role:"),
        (("--town-name", "Eastmere", "--name", "Ama", "--seat", "Carers' seat"), "needs all three"),
    ],
)
def test_what_is_missing_or_wrong_is_said_before_anything_is_made(given, says, run, anywhere):
    ended = run("init", "--db", "east.sqlite", *given)
    assert ended.code == Ending.USAGE
    assert says in ended.err
    assert not (anywhere / "east.sqlite").exists()


def test_records_that_are_there_are_never_written_over(run, town):
    ended = run("init", "--town-name", "Westmere", "--name", "Ben")
    assert ended.code == Ending.DATABASE
    assert "is there already. Nothing was changed." in ended.err


def test_another_town_can_begin_in_the_same_database_but_not_under_the_same_name(run, town):
    assert run("init", "--add", "--town-name", "Westmere", "--name", "Ben").code == Ending.DONE
    again = run("init", "--add", "--town-name", "WESTMERE", "--name", "Ben")
    assert again.code == Ending.NO
    assert "has records of WESTMERE already" in again.err


def test_with_several_towns_one_must_be_named(run, town):
    run("init", "--add", "--town-name", "Westmere", "--name", "Ben")
    unsaid = run("history")
    assert unsaid.code == Ending.USAGE
    assert "--town: Eastmere (example), Westmere." in unsaid.err
    assert "Westmere" in run("history", "--town", "westmere").out
    assert run("history", "--town", "Nowhere").code == Ending.USAGE
    assert len(run("verify", "--json").json["towns"]) == 2


def test_a_person_is_asked_at_a_terminal(run, monkeypatch):
    monkeypatch.setattr("compacttui.cli.init.at_a_terminal", lambda: True)
    answers = "Eastmere\nAma Larbi\nHealth Board\nCarers' seat\nCarers\n"
    begun = run("init", "--db", "east.sqlite", stdin=answers)
    assert begun.code == Ending.DONE
    assert "What is the town or area called?" in begun.err
    assert "Health Board" in run("timeline", "seat", "Carers' seat", "--db", "east.sqlite").out


def test_the_first_board_may_wait(run, monkeypatch):
    monkeypatch.setattr("compacttui.cli.init.at_a_terminal", lambda: True)
    assert run("init", "--db", "east.sqlite", stdin="Eastmere\nAma Larbi\n\n").code == Ending.DONE
    assert len(run("history", "--db", "east.sqlite", "--json").json) == 2


def test_leaving_at_a_question_makes_nothing(run, monkeypatch, anywhere):
    monkeypatch.setattr("compacttui.cli.init.at_a_terminal", lambda: True)
    assert run("init", "--db", "east.sqlite", stdin="Eastmere\n").code == Ending.INTERRUPTED
    assert not (anywhere / "east.sqlite").exists()
