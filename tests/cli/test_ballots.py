"""Ballot papers from the command line: out of the records, and out of the tables that an office has."""

from __future__ import annotations

import pytest

from compacttui.cli.endings import Ending


def test_the_papers_of_a_declared_selection_come_out_as_blt_and_count_the_same(run, sample, anywhere):
    over = run("ask", "selections", "--json", "--param", "shown=over").json
    polled = next(one["reference"] for one in over if one["candidates"] > 1)
    written = run("export", "ballots", "papers.blt", "--param", f"selection={polled}")
    assert written.code == Ending.DONE, written.err
    elected = run("count", "papers.blt", "--method", "scottish-stv", "--json").json["elected"]
    result = run("paper", "result", polled).out
    assert elected
    assert all(name in result for name in elected)


@pytest.mark.parametrize(
    ("given", "says"),
    [((), "Say whose papers: --param selection=REF"), (("--param", "selection=no such"), "no such")],
)
def test_whose_papers_has_to_be_said(run, sample, given, says):
    ended = run("export", "ballots", *given)
    assert ended.code == Ending.USAGE
    assert says in ended.err


def test_a_spreadsheet_is_counted_and_what_was_taken_for_granted_is_said(run, anywhere):
    (anywhere / "votes.csv").write_text("Voter no,Ada,Ben\n1,1,2\n2,2,1\n3,,1\n", encoding="utf-8")
    counted = run("count", "votes.csv", "--method", "av", "--json")
    assert counted.code == Ending.DONE, counted.err
    assert counted.json["elected"] == ["Ben"]
    assert "one was taken. Say another number with --places." in counted.err
    assert "These columns hold no votes and were not read: “Voter no”." in counted.err


def test_papers_with_equal_preferences_are_refused_with_what_can_be_done(run, anywhere):
    (anywhere / "votes.csv").write_text("Ada,Ben\n1,1\n2,1\n", encoding="utf-8")
    refused = run("count", "votes.csv", "--method", "av")
    assert refused.code == Ending.BAD_INPUT
    assert "--cut-equals" in refused.err
    cut = run("count", "votes.csv", "--method", "av", "--cut-equals", "--json")
    assert (cut.code, cut.json["papers"]["rejected"]) == (Ending.DONE, {"blank": 0, "uncertain": 1})
