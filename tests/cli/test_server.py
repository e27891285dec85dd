"""The same commands on a server's database."""

from __future__ import annotations

import pytest

from compacttui.cli.endings import Ending

pytestmark = pytest.mark.postgres


@pytest.mark.slow
def test_a_town_is_begun_worked_in_asked_about_and_checked_on_a_server(run, server_database, monkeypatch):
    monkeypatch.setenv("COMPACTTUI_DB", server_database)
    first = ("--partnership", "Health Board", "--seat", "Carers' seat", "--constituency", "Carers")
    assert run("init", "--town-name", "Eastmere", "--name", "Ama Larbi", *first).code == Ending.DONE
    assert run("do", "person.register", "--set", "name=Maria Okafor").code == Ending.DONE
    assert run("ask", "seats", "--json").json[0]["partnership"] == "Health Board"
    assert "seat vacant" in run("timeline", "seat", "carers").out
    assert len(run("history", "--json").json) == 6
    assert run("verify").code == Ending.DONE
    assert run("doctor", "--json").json["records"]["kind"] == "PostgreSQL"


@pytest.mark.slow
def test_a_servers_own_logins_are_the_accounts(run, server_database, monkeypatch):
    monkeypatch.setenv("COMPACTTUI_DB", server_database)
    begun = run("init", "--town-name", "Eastmere", "--name", "Ama Larbi")
    assert "Nobody is asked for a passphrase" not in begun.err
    secret = '{"passphrase": "seven herons wade", "passphrase_again": "seven herons wade"}'
    on = ("do", "account.ask_for_passphrases", "--role", "administrator", "--json", "-")
    refused = run(*on, stdin=secret)
    assert (refused.code, "On a server, the server's own logins say" in refused.err) == (Ending.NO, True)
    assert run("doctor", "--json").json["records"]["sign-in"] == "by the server's own logins"


@pytest.mark.slow
def test_the_copies_of_a_server_are_its_keepers(run, server_database, monkeypatch, anywhere):
    monkeypatch.setenv("COMPACTTUI_DB", server_database)
    run("init", "--town-name", "Eastmere", "--name", "Ama Larbi")
    for command in (("backup", "copy.sqlite"), ("restore", "copy.sqlite", "--reason", "x")):
        ended = run(*command)
        assert ended.code == Ending.DATABASE
        assert "keeper" in ended.err


def test_a_server_that_is_not_there_or_refuses_is_4_and_tells_no_password(run):
    ended = run("history", "--db", "postgresql+psycopg://somebody:secret@127.0.0.1:1/nothing")
    assert ended.code == Ending.DATABASE
    assert "secret" not in ended.err
    assert "No server answers at" in ended.err
