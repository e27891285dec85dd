"""Selections of every kind through the real interface, with nothing but keys; the document says what they take."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from scenes.acting import perform, session_on
from scenes.conftest import root_of
from scenes.shell import Shell
from scenes.story import BEGIN
from scenes.test_story_by_keys import Struck, play_by_keys
from scenes.ways import AT_THE_END, REFERENCE, WAYS, Way, prepare, way

from compacttui.acts.registry import all_acts
from compacttui.cli.session import Session
from compacttui.questions.offers import stands_at
from compacttui.questions.selections import selection_detail
from compacttui.questions.showing import show
from compacttui.rules.roles import Role

DOCUMENT = Path(__file__).parents[2] / "docs" / "selections.md"
LAST = "<!-- keys: end -->"
A_FEW_KEYS = 15
"""Tab and the arrows may be struck a little more or less where a field or a name comes a moment later."""


def begun(place: Path, told: Way) -> Shell:
    """The records of an office on the morning before the notice."""
    shell = Shell(str(place))
    shell.begin()
    prepare(str(place), told.seats)
    return shell


def play_by_acts(place: Path, told: Way) -> None:
    session = session_on(str(place), BEGIN)
    for step in told.steps:
        perform(session, step)
        look(session)
    session.close()


def look(session: Session) -> None:
    """Whoever looks at it now, inside or outside, is shown where it stands; nothing that can be done is unknown."""
    thing = session.find("selection", REFERENCE)
    for role in (Role.CVS_OFFICER, Role.RETURNING_OFFICER, Role.AUDITOR, Role.PUBLIC):
        view = replace(session.view(), role=role, person="")
        assert show(view, "selection", thing).stands
        stands = selection_detail(view, thing).on
        assert not stands.act or stands.act in all_acts()
        assert stands_at(view, thing).state == stands.state.value


def elected(place: Path) -> list[tuple[str, str]]:
    """Who gained a seat, each with the route that stands beside the name."""
    session = session_on(str(place), AT_THE_END)
    found = selection_detail(session.view(), session.find("selection", REFERENCE)).elected
    session.close()
    return [(one.name, one.how) for one in found]


def check(place: Path, told: Way) -> None:
    found = elected(place)
    assert set(found) >= set(told.holds)
    assert len({name for name, _ in found}) == told.gain


@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    "kind",
    [
        pytest.param(way, marks=pytest.mark.slow if way in {"stv", "tie"} else pytest.mark.long)
        for way in WAYS
    ],
)
def test_each_kind_of_selection_ends_as_it_should_by_acts_and_by_commands(kind: str, tmp_path: Path) -> None:
    told = way(kind, tmp_path)
    shells = [begun(tmp_path / f"{how}.db", told) for how in ("acts", "commands")]
    play_by_acts(tmp_path / "acts.db", told)
    for step in told.steps:
        ended = shells[1].play(step)
        assert (ended.code, step.refused in ended.err) == (step.ends, True), (step, ended)
    check(tmp_path / "acts.db", told)
    assert root_of(shells[0]) == root_of(shells[1])


@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    "kind",
    [
        pytest.param(way, marks=pytest.mark.slow if way in {"stv", "tie"} else pytest.mark.long)
        for way in WAYS
    ],
)
async def test_each_kind_of_selection_by_keys_alone(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the notice to who has the seat; the document for the officer says how many keys that takes."""
    monkeypatch.chdir(tmp_path)  # the officer names her file of papers by its name alone, wherever it lies
    told = way(kind, Path())
    place = tmp_path / "keys.db"
    shell = begun(place, told)
    struck = Struck()
    await play_by_keys(place, list(told.steps), struck, reads_first=True)
    check(place, told)
    assert root_of(shell)
    with capsys.disabled():
        print(f"\n{told.title}\n{struck.table()}")
    check_document(told, sum(number for *_, number in struck.acts))


def check_document(told: Way, keys: int) -> None:
    """Hold the row of the document for the officer to what was counted; with COMPACTTUI_RENEW, write it anew."""
    page = DOCUMENT.read_text(encoding="utf-8")
    row = f"| {told.title} | {len(told.steps)} | {keys} | {_time(keys)} |"
    said = next((line for line in page.splitlines() if line.startswith(f"| {told.title} |")), "")
    if "COMPACTTUI_RENEW" in os.environ:
        before, _, rest = page.partition(LAST)
        new = page.replace(said, row) if said else f"{before}{row}\n{LAST}{rest}"
        DOCUMENT.write_text(new, encoding="utf-8")
        return
    assert said, "run it once with COMPACTTUI_RENEW=1"
    _, _, steps, counted, _, _ = said.split("|")
    assert int(steps) == len(told.steps), "run it once with COMPACTTUI_RENEW=1"
    assert abs(int(counted) - keys) <= A_FEW_KEYS, "run it once with COMPACTTUI_RENEW=1"


def _time(keys: int) -> str:
    minutes, seconds = divmod(-(-keys // 5), 60)
    return f"{minutes}:{seconds:02}"
