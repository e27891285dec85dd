"""What is typed, pasted and named: paths that cannot be, files with names that would act, joiners that stand alone."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from cli.conftest import Run
from exchange.ballots.test_abif import HEAD as ABIF
from hostile.attacks import ATTACKS, control_characters
from hostile.mutations import encoded
from textual.widgets.text_area import Edit
from tui.stage import SMALL
from tui.town import Town

from compacttui.paths import expanded
from compacttui.rules.refusal import Refused
from compacttui.tui.beginning import PlaceField
from compacttui.tui.forms.fields import About
from compacttui.tui.forms.files import FileField, completed
from compacttui.tui.forms.paper_file import PaperFileField
from compacttui.tui.widgets.text import copy
from compacttui.tui.widgets.writing import Writing

NOBODY = "~nobody-of-this-name/file.csv"


def test_a_path_in_the_folder_of_nobody_is_refused_in_a_sentence() -> None:
    assert expanded("~/x") == Path.home() / "x"
    with pytest.raises(Refused, match="Nobody called “nobody-of-this-name” has a folder"):
        expanded(NOBODY)


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "person", "Ann", "--db", NOBODY),
        ("config", "list", "--config", NOBODY),
        ("init", "--town-name", "Eastmere", "--name", "Ama", "--db", NOBODY),
        ("ask", "seats", "--db", NOBODY),
    ],
)
def test_a_command_says_so_too(arguments: tuple[str, ...], run: Run, anywhere: Path) -> None:
    ended = run(*arguments)
    assert ended.code in {1, 2, 3, 4}, ended
    assert "Nobody called “nobody-of-this-name”" in ended.err
    assert not list(anywhere.rglob("*.sqlite"))


async def test_a_form_says_so_too() -> None:
    fields = [FileField(About("a", "A file", "")), PaperFileField(), PlaceField(About("c", "A place", ""))]
    app = Town()
    async with app.run_test(size=SMALL) as pilot:
        await app.screen.mount(*fields)
        for field in fields:
            await field.put(NOBODY)
            field.begin()
            await pilot.press("end", "x", "tab")
            await pilot.app.workers.wait_for_complete()
        assert not fields[0].check()
        assert "Nobody called" in fields[0].refusal
        assert app.is_running


@pytest.mark.skipif(os.name == "nt", reason="names that Windows forbids")
async def test_a_file_whose_name_would_act_is_not_put_forward(tmp_path: Path) -> None:
    for name in ("seats\x1b]0;owned\x07.csv", "seats\u202evsc.exe", "seats.csv"):
        (tmp_path / name).write_text("x")
    assert completed(f"{tmp_path}/se") == f"{tmp_path}/seats.csv"
    (tmp_path / "seats.csv").unlink()
    assert completed(f"{tmp_path}/se") is None


@pytest.mark.skipif(os.name == "nt", reason="names that Windows forbids")
@pytest.mark.parametrize("form", ["--json", "--csv", "--text"])
def test_counting_a_file_whose_name_would_act_says_it_safely(form: str, run: Run, tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(encoded("a\x9b2J\u202e=1\x1b[31m") + b"\xff.abif")
    file.write_text(ABIF + "12:AL>BO\n3:BO\n", encoding="utf-8")
    bad = tmp_path / "bad\x1b[31m\u202e.abif"
    bad.write_text("no ballots", encoding="utf-8")
    ended = run("count", "--method", "scottish-stv", form, file, bad)
    assert ended.code == 3
    assert not control_characters((ended.out + ended.err).replace("\t", "").split("\n"))
    if form == "--json":
        told = [json.loads(line) for line in ended.out.splitlines()]
        assert [os.fsencode(one["file"]) for one in told] == [os.fsencode(file), os.fsencode(bad)]


def test_a_fault_is_told_safely(run: Run, anywhere: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    from compacttui.cli.endings import Ending, ended

    assert ended(RuntimeError(ATTACKS["colours and a title"]), debug=True) is Ending.FAULT
    said = capsys.readouterr().err
    assert "RuntimeError" in said
    assert not control_characters(said.split("\n"))


@pytest.mark.parametrize(
    ("there", "typed", "then"),
    [
        ("می", "\u200cخواهم", "می\u200cخواهم"),
        ("क्", "\u200dष", "क्\u200dष"),
        ("👩", "\u200d💻", "👩💻"),
        ("e\u0301\u0301\u0301\u0301", "\u0301", "e\u0301\u0301\u0301\u0301\ufffd"),
        ("\u200cx", "y", "\ufffdxy"),
        ("one\ntwo", "\x1b[31m", "one\ntwo\ufffd[31m"),
    ],
)
async def test_what_is_pasted_is_cleaned_with_what_stands_before_it(
    there: str, typed: str, then: str
) -> None:
    app = Town()
    async with app.run_test(size=SMALL):
        writing = Writing(there)
        await app.screen.mount(writing)
        end = writing.document.end
        writing.edit(Edit(typed, end, end, False))
        assert writing.text == then


async def test_what_goes_to_the_clipboard_cannot_act_where_it_is_pasted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = Town()
    copied: list[str] = []
    monkeypatch.setattr(app, "copy_to_clipboard", copied.append)
    for words in ATTACKS.values():
        copy(app, words)
    assert not control_characters("".join(copied).split("\n"))
