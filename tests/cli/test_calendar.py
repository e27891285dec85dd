"""``compacttui do meeting.plan_series`` and ``export calendar``: a year planned and taken home, from the command line."""

from __future__ import annotations

import pytest


@pytest.fixture
def series(run, town) -> str:
    """Three meetings of the board, on second Tuesdays."""
    planned = run(
        *("do", "meeting.plan_series", "--set", "partnership=Health Board", "--set", "first=2026-03-10"),
        *("--set", "every=monthly", "--set", "times=3", "--set", "starts=14:00"),
    )
    assert planned.code == 0, planned.err
    return planned.out


def test_a_series_is_planned_and_said_in_words(series):
    assert "3 meetings planned, every month, on the second Tuesday" in series


def test_the_calendar_goes_to_a_file_or_to_standard_output(run, series, anywhere):
    out = anywhere / "board.ics"
    written = run("export", "calendar", out, "--param", "partnership=Health Board")
    assert written.code == 0, written.err
    file = out.read_bytes().decode()
    assert file.count("BEGIN:VEVENT\r\n") == 3
    assert run("export", "calendar").out.count("SUMMARY:Health Board") == 3
    again = run("export", "calendar", out)
    assert again.code == 2
    assert "is there already" in again.err


@pytest.mark.parametrize(
    ("param", "said"),
    [("board=Health Board", "not board"), ("partnership=Nobody", "Nobody"), ("past=perhaps", "yes or no")],
)
def test_what_a_calendar_does_not_know_is_wrong_usage(run, series, param, said):
    refused = run("export", "calendar", "--param", param)
    assert refused.code == 2
    assert said in refused.err
