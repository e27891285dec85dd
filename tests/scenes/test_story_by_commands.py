"""The whole story of a seat, played by commands only: on SQLite, on PostgreSQL, and partly by real processes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from scenes.conftest import begin, play_by_commands, root_of
from scenes.shell import Shell
from scenes.story import (
    AUDITOR,
    CANDIDATES,
    CHARITY,
    HOLDER,
    OFFICER,
    OFFICIAL,
    READ_AT,
    REFERENCE,
    RETURNING,
    SEAT,
    SECRETARY,
    THE_LINE,
    story,
)

from compacttui.rules.roles import Role

AS_AUDITOR = ("--as", AUDITOR, "--role", "auditor")


def asked(shell: Shell, *arguments: str) -> Any:
    ended = shell.run(*arguments, *AS_AUDITOR, "--json", at=READ_AT)
    assert ended.code == 0, ended.err
    return ended.json


def test_the_whole_line_is_there_oldest_to_newest(told: Shell) -> None:
    line = asked(told, "timeline", "seat", SEAT)
    assert [row["what"] for row in line] == THE_LINE
    days = [row["true_on"] for row in line]
    assert days == sorted(days)
    said = {row["what"]: row["note"] for row in line}
    assert said["interest declared"].startswith(f"trustee, {CHARITY}")
    assert said["left the room"].startswith("14:20")
    assert said["came back into the room"].startswith("14:41")


@pytest.mark.slow
def test_every_step_opens_and_says_who_when_why_and_from_what_to_what(told: Shell) -> None:
    opened = {}
    for row in asked(told, "history", SEAT):
        shown = told.run("show", "entry", row["seq"], *AS_AUDITOR, at=READ_AT)
        assert shown.code == 0, shown.err
        for heading in ("Done by", "In the role", "Recorded", "True on", "Receipt"):
            assert heading in shown.out
        opened[row["what"]] = shown.out
    for what, words in OPENED.items():
        for each in words:
            assert each in opened[what], opened[what]


OPENED = {
    "selection opened": (OFFICER, "Mon 12 January, 09:00", "The board agreed to three seats for carers."),
    "result declared": (RETURNING, "returning officer", "Thu 12 March, 09:00", "from what to what"),
    "term began": ("chosen, not yet begun → in office",),
    "left the room": (SECRETARY, "partnership contact", "14:20"),
    "reported back": (HOLDER, "representative", "Sun 10 May, 21:15", "£40k for community transport."),
}
"""What stands in a step of the line when it is opened."""


def test_the_late_report_is_late_for_ever(told: Shell) -> None:
    for moment in (READ_AT, "2036-05-18 10:00"):
        line = told.run("timeline", "seat", SEAT, *AS_AUDITOR, "--json", at=moment).json
        assert (line[-1]["what"], line[-1]["standing"]) == ("reported back", "late")
        assert line[-1]["note"].endswith("12 days late")
    reported = told.run("show", "report", HOLDER, *AS_AUDITOR, at=READ_AT).out
    for words in ("sent 12 days late", "£40k for community transport.", "network meeting, 18 people"):
        assert words in reported


def test_every_figure_of_the_count_is_the_published_one(told: Shell, data: Path) -> None:
    """Votes, non-transferable, who was elected and excluded at which stage: what the council published."""
    official = json.loads((data / OFFICIAL).read_text(encoding="utf-8"))
    whose = dict(zip(official["stages"][0]["votes"], CANDIDATES, strict=True))
    rows = asked(told, "ask", "stages", "--param", f"selection={REFERENCE}")
    kept = {(row["stage"], row["candidate"]): row["votes"] for row in rows}
    published = {
        (number, whose[name]): votes
        for number, stage in enumerate(official["stages"], 1)
        for name, votes in stage["votes"].items()
    }
    assert {key: votes for key, votes in kept.items() if key in published} == published


def test_the_history_was_not_changed(told: Shell) -> None:
    root_of(told)


@pytest.mark.slow
@pytest.mark.postgres
def test_on_a_server_the_same_story_gives_the_same_ledger(
    told: Shell, papers: Path, server_database: str
) -> None:
    begin(server_database)
    shell = Shell(server_database)
    play_by_commands(shell, story(papers))
    assert root_of(shell) == root_of(told)
    assert asked(shell, "timeline", "seat", SEAT) == asked(told, "timeline", "seat", SEAT)


@pytest.mark.slow
def test_real_processes_do_the_same(town: Path, papers: Path, tmp_path: Path) -> None:
    """Each command a program of its own: what it ends with, and the ledger it leaves."""
    here = tmp_path / "here.db"
    here.write_bytes(town.read_bytes())
    some = [
        *story(papers)[:2],
        replace(
            story(papers)[2],
            at="2026-01-05 15:00",
            role=Role.AUDITOR,
            ends=5,
            refused="does not have the role",
            shows=None,
        ),
    ]
    play_by_commands(Shell(str(town), alone=True), some)
    play_by_commands(Shell(str(here)), some)
    assert root_of(Shell(str(town), alone=True)) == root_of(Shell(str(here)))
