"""Acts from the command line: the same ones that the interface performs."""

from __future__ import annotations

import json

import pytest

from compacttui.acts.registry import all_acts
from compacttui.cli.endings import Ending


def test_bare_it_lists_every_act(run):
    listed = run("do")
    assert listed.code == Ending.DONE
    for name, act in all_acts().items():
        assert name in listed.out
        assert act.title.split()[0] in listed.out
    assert max(map(len, listed.out.splitlines())) <= 80


def test_the_list_for_programs_names_fields_roles_and_choices(run):
    listed = {act["name"]: act for act in run("do", "--json").json}
    assert list(listed) == list(all_acts())
    seat = listed["seat.create"]
    assert seat["roles"] == ["cvs_officer", "partnership_contact"]
    fields = {field["name"]: field for field in seat["fields"]}
    assert fields["partnership"]["thing"] == "partnership"
    assert fields["partnership"]["required"] is True
    assert "representative" in fields["seat_kind"]["choices"]


@pytest.mark.parametrize("name", all_acts())
def test_the_help_of_every_act_names_its_fields_with_what_they_mean(name, run):
    helped = run("do", name, "--help")
    assert helped.code == Ending.DONE
    for spec in all_acts()[name].fields:
        assert f"  {spec.name}" in helped.out
        assert spec.help, f"{name}.{spec.name} has no help"


def test_an_act_says_what_happened_in_words(run, town):
    done = run("do", "person.register", "--set", "name=Maria Okafor", "--set", "roles=representative")
    assert (done.code, done.err) == (Ending.DONE, "")
    assert done.out == (
        "Add a person: done.\nRecorded as entry 5: put on the register - Maria Okafor · representative\n"
    )


def test_an_act_gives_its_result_to_programs(run, town):
    done = run("do", "person.register", "--set", "name=Maria Okafor", "--json")
    assert done.json["act"] == "person.register"
    assert done.json["result"].startswith("per-")
    assert [entry["seq"] for entry in done.json["entries"]] == [5]


def test_fields_come_from_a_file_and_options_win(run, town, anywhere):
    (anywhere / "ben.json").write_text(
        json.dumps({"name": "Ben", "roles": ["auditor", "scrutineer"]}), encoding="utf-8"
    )
    done = run("do", "person.register", "--json", "ben.json", "--set", "name=Benedict")
    assert done.json["entries"][0]["about"] == "Benedict"
    assert done.json["entries"][0]["note"] == "auditor, scrutineer"


def test_fields_come_from_standard_input(run, town):
    assert (
        run("do", "person.register", "--json", "-", stdin='{"name": "Ben"}').json["entries"][0]["about"]
        == "Ben"
    )


def test_things_are_named_as_people_name_them(run, town):
    ended = run(
        "do",
        "seat.abolish",
        "--set",
        "seat=carers",
        "--set",
        "until=1 april 2026",
        "--reason",
        "Merged with another.",
    )
    assert ended.code == Ending.DONE
    assert "seat abolished - Carers' seat, Health Board" in ended.out
    assert "why: Merged with another." in run("history").out


def test_things_are_found_by_id_too(run, town):
    seat = run("timeline", "seat", "Carers' seat", "--json").json[0]["thing"]
    assert (
        run(
            "do", "seat.abolish", "--set", f"seat={seat}", "--set", "until=1 april 2026", "--reason", "x"
        ).code
        == 0
    )


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("person.register",), "Still needed: name."),
        (("person.register", "--set", "name"), "write it as NAME=VALUE"),
        (("person.register", "--set", "=x"), "write it as NAME=VALUE"),
        (
            ("person.register", "--set", "name=Ben", "--set", "age=40"),
            "--set age: There is no field “age” here.",
        ),
        (
            ("person.register", "--set", "name=Ben", "--set", "roles=king"),
            "--set roles: “king” cannot be chosen here.",
        ),
        (("seat.abolish", "--set", "seat=nobody", "--set", "until=tomorrow", "--reason", "x"), "--set seat:"),
        (
            ("seat.abolish", "--set", "seat=carers", "--set", "until=31/4/26", "--reason", "x"),
            "There is no 31 April.",
        ),
        (("person.registers",), "Did you mean person.register"),
        (
            ("person.register", "--set", "name=Ben", "--reason", "x"),
            "--set reason: There is no field “reason” here.",
        ),
    ],
)
def test_what_cannot_be_read_is_2_and_names_the_field(arguments, says, run, town):
    ended = run("do", *arguments)
    assert ended.code == Ending.USAGE
    assert says in ended.err
    assert len(run("history", "--json").json) == 5


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('{"name": "Ben",\n"roles": ["king"]}', "ben.json:2: roles: “king” cannot be chosen here."),
        ('{"name": "Ben",\n\n"age": 40}', "ben.json:3: age: There is no field “age” here."),
        ('{"name": 1.5}', "ben.json:1: name: Give text here"),
        ("{", "ben.json:1: this is not JSON"),
        ("[]", "ben.json:1: the members must stand in one object"),
    ],
)
def test_what_a_file_says_wrongly_is_3_and_names_the_line(content, says, run, town, anywhere):
    (anywhere / "ben.json").write_text(content, encoding="utf-8")
    ended = run("do", "person.register", "--json", "ben.json")
    assert ended.code == Ending.BAD_INPUT
    assert ended.err.startswith(says)
    assert len(run("history", "--json").json) == 5


def test_a_file_that_is_not_there_is_3(run, town):
    ended = run("do", "person.register", "--json", "nosuch.json")
    assert ended.code == Ending.BAD_INPUT
    assert ended.err.startswith("nosuch.json: there is no such file")


def test_what_a_rule_forbids_is_1_in_the_rules_own_words(run, town):
    abolish = ("do", "seat.abolish", "--set", "seat=carers", "--set", "until=2 march 2026", "--reason", "x")
    seat = run("timeline", "seat", "Carers' seat", "--json").json[0]["thing"]
    assert run(*abolish).code == Ending.DONE
    again = run(*abolish, "--set", f"seat={seat}")
    assert again.code in {Ending.NO, Ending.USAGE}
    assert again.err


def test_a_role_that_may_not_is_5_before_anything_else_is_said(run, town):
    run("do", "person.register", "--set", "name=Maria Okafor", "--set", "roles=auditor")
    ended = run("do", "person.register", "--as", "Maria Okafor")
    assert ended.code == Ending.NOT_PERMITTED
    assert "“Add a person” is done by the officer. You are here as auditor." in ended.err


def test_a_role_that_the_person_does_not_have_is_5(run, town):
    ended = run("do", "person.register", "--set", "name=Ben", "--role", "auditor")
    assert ended.code == Ending.NOT_PERMITTED
    assert "Ama Larbi does not have the role “auditor”." in ended.err


def test_a_person_acts_in_the_role_named(run, town):
    run("do", "person.give_roles", "--set", "person=Ama Larbi", "--set", "roles=officer,administrator")
    done = run(
        "do", "person.give_roles", "--set", "person=ama", "--set", "roles=officer", "--role", "administrator"
    )
    assert done.code == Ending.DONE
    assert "Ama Larbi, administrator" in run("history", "--limit", "1").out


def test_nobody_of_that_name_is_2_and_several_are_listed(run, town):
    assert "Nothing on record is called “Zoe”" in run("do", "person.register", "--as", "Zoe").err
    for name in ("Maria Okafor", "Maria Oke"):
        run("do", "person.register", "--set", f"name={name}")
    several = run("history", "--actor", "maria")
    assert several.code == Ending.USAGE
    assert "Maria Okafor" in several.err
    assert "Maria Oke" in several.err


def test_hostile_names_are_kept_and_shown_harmless(run, town):
    hostile = "\x1b[31m[/]Robert'); DROP TABLE\u202e event;--"
    done = run("do", "person.register", "--set", f"name={hostile}")
    assert done.code == Ending.DONE
    for shown in (done.out, run("history").out, run("history", "--json").out, run("history", "--csv").out):
        assert "\x1b" not in shown
        assert "\u202e" not in shown
    assert run("verify").code == Ending.DONE


@pytest.mark.parametrize("name", ["   ", "x" * 10_000, "!!!"])
def test_a_name_that_is_none_is_refused(name, run, town):
    ended = run("do", "person.register", "--set", f"name={name}")
    assert ended.code in {Ending.NO, Ending.USAGE}
    assert len(run("history", "--json").json) == 5
