"""``compacttui vote``: one paper for a code, and no other record; nothing else is loaded than it needs."""

from __future__ import annotations

from pathlib import Path

import pytest
from polling import Poll

from compacttui.acts.desk import stamp
from compacttui.cli.endings import Ending


@pytest.fixture
def poll(opened: Poll, monkeypatch: pytest.MonkeyPatch, anywhere: Path) -> Poll:
    desk = opened.contest.office
    monkeypatch.setenv("COMPACTTUI_DB", str(desk.database.path))
    monkeypatch.setenv("COMPACTTUI_NOW", stamp(desk.now))
    return opened


def test_a_vote_is_cast_through_a_pipe_and_nothing_else_is_read_out(poll: Poll, run) -> None:
    code = poll.codes["Housing Partnership member 1"]
    ended = run("vote", stdin=f"{code}\n2 1\ny\n")
    assert ended.code == Ending.DONE
    assert "Your vote is cast." in ended.out
    for hidden in ("member 2", "Ruth Adeyemi", "Sam Petrov", "Ama Larbi", "Eastmere"):
        assert hidden not in ended.out
    assert poll.close().valid == 1


@pytest.mark.slow
def test_a_code_may_be_given_with_the_command_and_an_answer_that_stops_casts_nothing(poll: Poll, run) -> None:
    ended = run("vote", poll.codes["Housing Partnership member 2"], "--plain", stdin="1\n")
    assert "Left. Nothing was cast" in ended.out
    assert poll.close().received == 0


def test_voting_needs_no_name_and_no_role(run) -> None:
    assert not {"--as", "--role"} & set(run("vote", "--help").out.split())


@pytest.mark.slow
def test_secrets_are_asked_for_unseen_and_a_script_gives_them_in_json(
    poll: Poll, run, anywhere: Path
) -> None:
    helped = run("do", "poll.close", "--help").out
    assert "asked for unseen" in helped
    lacking = run(
        "do", "poll.close", "--set", "selection=2026-01", "--as", "Ruth Adeyemi, Housing Partnership"
    )
    assert lacking.code == Ending.USAGE
    assert "Still needed, unseen: passphrase" in lacking.err
    ended = run(
        *("do", "reminders.list", "--json", "-", "--as", "Ruth Adeyemi, Housing Partnership"),
        stdin='{"selection": "2026-01"}',
    )
    assert ended.json["result"]["electors"] == 7
    assert (anywhere / "not voted yet 2026-01.csv").exists()
