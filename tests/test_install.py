"""Installed from a wheel, with no checkout around it: the program finds everything that travels with it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.slow

LOOK = """
import json, sys
import compacttui
from compacttui import shipped
from compacttui.exchange.settings import default_book
from compacttui.rules.glossary import GLOSSARY
folder = shipped.database_folder()
print(json.dumps({
    "package": compacttui.__file__,
    "migrations": sorted(one.name for one in (folder / "versions").glob("*.py")),
    "names": (folder / "sample").is_dir(),
    "rules": default_book().version,
    "terms": len(GLOSSARY),
}))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the program as ``pip install .`` leaves it; the libraries are those of this Python."""
    built, folder = tmp_path_factory.mktemp("wheel"), tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    _run([*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(built), str(ROOT)], ROOT)
    wheel = next(built.glob("compacttui-*.whl"))
    _run([*pip, "install", "--no-deps", "--no-index", "--target", str(folder), str(wheel)], built)
    return folder


def _run(command: list[str], folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    ended = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended


def run(installed: Path, folder: Path, *arguments: str) -> str:
    """Run the installed program from a folder, with nothing of the checkout in sight."""
    command = [sys.executable, "-m", "compacttui", *arguments]
    return _run(command, folder, PYTHONPATH=str(installed), HOME=str(installed / "home")).stdout


def test_the_wheel_carries_everything_and_nothing_of_the_tests(installed):
    wheel = next(Path(installed).glob("compacttui-*.dist-info"))
    assert wheel.is_dir()
    inside = {str(path.relative_to(installed)) for path in installed.rglob("*") if path.is_file()}
    for needed in (
        "compacttui/_config.toml",
        "compacttui/_db/env.py",
        "compacttui/tui/styles/frame.tcss",
        "compacttui/tui/styles/forms.tcss",
        "compacttui/plain/voice.py",
    ):
        assert needed in inside
    assert any(name.startswith("compacttui/_db/versions/0001_") for name in inside)
    assert not [name for name in inside if name.startswith(("tests/", "benchmarks/"))]
    styles = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "compacttui").rglob("*")
        if path.suffix in {".tcss", ".css"}
    }
    assert styles <= inside


def test_migrations_rules_names_and_glossary_are_found_from_any_folder(installed):
    ended = _run([sys.executable, "-c", LOOK], Path("/"), PYTHONPATH=str(installed))
    found = json.loads(ended.stdout)
    assert found["package"].startswith(str(installed))
    assert found["migrations"]
    assert found["names"]
    assert found["rules"]
    assert found["terms"] > 20


def test_the_demonstration_runs_from_the_root_folder(installed):
    said = run(installed, Path("/"), "demo", "--check")
    assert "The line of one representative" in said
    assert "Today" in said


def test_records_begin_and_are_read_with_the_installed_program_alone(installed, tmp_path):
    folder = tmp_path / "a folder with spaces, é"
    folder.mkdir()
    run(
        installed,
        folder,
        "init",
        "--town-name",
        "Eastmere",
        "--name",
        "Ama Larbi",
        "--db",
        "our records.sqlite",
    )
    assert (folder / "our records.sqlite").is_file()
    assert "Ama Larbi" in run(installed, folder, "ask", "people", "--db", "our records.sqlite")
    assert "our records.sqlite" in run(installed, folder, "doctor", "--db", "our records.sqlite")
