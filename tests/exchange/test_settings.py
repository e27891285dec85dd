"""A person's own rule book: where it is, how it is read, and that writing it never loses it."""

from __future__ import annotations

import os
import stat
import sys
import tomllib
from pathlib import Path

import pytest

from compacttui.exchange import settings
from compacttui.exchange.settings import default_book, get_value, load, reset_value, set_value, user_file
from compacttui.rules.refusal import BadInput, Refused
from compacttui.rules.rulebook import all_keys


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for a person's own choices, with nothing there yet."""
    monkeypatch.delenv(settings.ENVIRONMENT, raising=False)
    return tmp_path / "folder" / "config.toml"


def test_the_file_is_named_by_the_command_line_then_the_environment_then_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(settings.ENVIRONMENT, str(tmp_path / "env.toml"))
    assert user_file(tmp_path / "named.toml") == tmp_path / "named.toml"
    assert user_file() == tmp_path / "env.toml"
    monkeypatch.delenv(settings.ENVIRONMENT)
    assert user_file().name == "config.toml"
    assert user_file().parent.name == "compacttui"


def test_without_a_file_of_ones_own_the_defaults_apply(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: file.parent)
    assert load() == default_book()


@pytest.mark.parametrize("name", list(all_keys()))
def test_every_key_can_be_set_to_what_it_says_and_is_kept_only_when_it_differs(file: Path, name: str) -> None:
    changed = set_value(name, get_value(name, default_book()), file)
    assert changed.before == changed.after
    assert name.rpartition(".")[2] not in file.read_text(encoding="utf-8").partition("\n\n")[2]
    assert load(file) == default_book()


def test_a_choice_is_kept_alone_and_can_be_taken_back(file: Path) -> None:
    changed = set_value("report.due_days", "21", file)
    assert (changed.before, changed.after, changed.file) == ("14", "21", file)
    set_value("display.theme", "Light", file)
    assert tomllib.loads(file.read_text(encoding="utf-8")) == {
        "display": {"theme": "light"},
        "report": {"due_days": 21},
    }
    book = load(file)
    assert (book.report.due_days, book.display.theme, book.poll.days) == (21, "light", 21)
    assert reset_value("report.due_days", file).after == "14"
    assert load(file).report.due_days == 14


def test_lists_tables_and_yes_and_no_are_kept_too(file: Path) -> None:
    set_value("calendar.extra_holidays", "2027-06-15 2027-06-16", file)
    set_value("keys.remap", "find=f3", file)
    set_value("interest.annual", "no", file)
    book = load(file)
    assert get_value("calendar.extra_holidays", book) == "2027-06-15 2027-06-16"
    assert get_value("keys.remap", book) == "find=f3"
    assert get_value("interest.annual", book) == "false"


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("report.due_days", "soon", "report.due_days is “soon”; it must be a whole number from 1 to 366"),
        ("report.duedays", "3", "did you mean “report.due_days”?"),
        ("poll.days", "5", "poll.days (5) may not be less than poll.min_days (10)"),
    ],
)
def test_a_refused_choice_changes_nothing(file: Path, name: str, text: str, sentence: str) -> None:
    set_value("report.due_days", "21", file)
    before = file.read_bytes()
    with pytest.raises(Refused) as refused:
        set_value(name, text, file)
    assert sentence in refused.value.message
    assert file.read_bytes() == before


def test_a_file_that_is_broken_is_never_written_over(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("[report]\ndue_days = \n", encoding="utf-8")
    for act in (lambda: load(file), lambda: set_value("poll.days", "30", file)):
        with pytest.raises(BadInput, match="cannot be read as TOML") as refused:
            act()
        assert refused.value.line == 2
    assert file.read_text(encoding="utf-8") == "[report]\ndue_days = \n"


def test_a_named_file_that_is_missing_is_said_and_not_passed_over(file: Path) -> None:
    with pytest.raises(BadInput, match="there is no such file"):
        load(file)


def test_a_file_that_is_no_text_is_refused_with_its_line(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"[report]\n# caf\xe9\n")
    with pytest.raises(BadInput, match="not text in UTF-8") as refused:
        load(file)
    assert refused.value.line == 2


def test_a_folder_in_place_of_the_file_is_refused(file: Path) -> None:
    file.mkdir(parents=True)
    with pytest.raises(BadInput, match="cannot be read"):
        load(file)


def test_a_byte_order_mark_is_passed_over(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("[report]\ndue_days = 20\n", encoding="utf-8-sig")
    assert load(file).report.due_days == 20


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions elsewhere")
def test_only_the_person_may_read_the_file(file: Path) -> None:
    set_value("report.due_days", "21", file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_full_disk_leaves_the_old_file_whole(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_value("report.due_days", "21", file)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused, match=r"No space left on device.*Nothing was changed"):
        set_value("report.due_days", "28", file)
    monkeypatch.undo()
    assert load(file).report.due_days == 21
    assert [path.name for path in file.parent.iterdir()] == ["config.toml"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_stays_a_link(file: Path, tmp_path: Path) -> None:
    real = tmp_path / "real.toml"
    real.write_text("[report]\ndue_days = 20\n", encoding="utf-8")
    file.parent.mkdir()
    file.symlink_to(real)
    set_value("report.due_days", "21", file)
    assert file.is_symlink()
    assert tomllib.loads(real.read_text(encoding="utf-8")) == {"report": {"due_days": 21}}


def test_an_installation_without_its_defaults_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "default_rule_book", lambda: tmp_path / "config.toml")
    with pytest.raises(BadInput, match="install the program again"):
        default_book.__wrapped__()
