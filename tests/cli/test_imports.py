"""Each command imports only what it needs: start-up time is a feature."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

PROBE = """
import json, sys
from compacttui.cli.main import program
try:
    program(sys.argv[1:])
except SystemExit:
    pass
sys.stderr.write("\\n" + json.dumps(sorted(sys.modules)))
"""


def modules_after(*arguments: str) -> set[str]:
    """The top modules, and ours, that are loaded after a command."""
    ended = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments], capture_output=True, text=True, timeout=150, check=True
    )
    return set(json.loads(ended.stderr.splitlines()[-1]))


HEAVY = {
    "sqlalchemy",
    "alembic",
    "textual",
    "rich",
    "markdown_it",
    "psycopg",
    "cryptography",
    "asyncio",
    "hypothesis",
    "tomli_w",
}


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["verify", "--help"], ["nosuch"], ["config", "list"]]
)
def test_what_needs_no_records_loads_no_database_and_no_interface(arguments, anywhere):
    loaded = modules_after(*arguments)
    assert not HEAVY & loaded
    assert "compacttui.records" not in loaded


def test_the_entry_alone_loads_no_command(anywhere):
    loaded = modules_after("--help")
    assert {name for name in loaded if name.startswith("compacttui.cli.")} == {
        "compacttui.cli.endings",
        "compacttui.cli.letters",
        "compacttui.cli.main",
        "compacttui.cli.options",
        "compacttui.cli.said",
        "compacttui.cli.session",
        "compacttui.cli.settings",
    }


def test_counting_loads_no_database_and_no_interface(anywhere):
    loaded = modules_after("count", "--help")
    assert not HEAVY & loaded


@pytest.mark.parametrize("arguments", [["ask"], ["do"], ["verify"], ["history"]])
def test_what_reads_records_loads_no_interface_and_no_migrations(arguments, town):
    loaded = modules_after(*arguments)
    assert not {"alembic", "textual", "rich", "psycopg", "cryptography"} & loaded
    assert not {name for name in loaded if name.startswith("compacttui.tui")}


def test_the_way_to_the_interface_loads_no_plain_mode_and_nothing_of_the_acts():
    program = "import sys, compacttui.cli.opening, compacttui.tui.app; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.split()
    late = (
        "cryptography",
        "compacttui.plain",
        "compacttui.acts",
        "compacttui.counting",
        "compacttui.exchange.",
        "compacttui.questions.view",
        "compacttui.rules.dates",
    )
    assert not [name for name in loaded if name.startswith(late)]


def test_no_value_that_the_first_frame_needs_is_a_frozen_dataclass():
    """Python takes half a millisecond to make such a class, and a tenth of that for a named tuple."""
    program = """
import dataclasses, sys
import compacttui.cli.opening, compacttui.cli.main, compacttui.tui.app
for name, module in list(sys.modules.items()):
    for thing in vars(module).values() if name.startswith("compacttui") else ():
        if isinstance(thing, type) and thing.__module__ == name and dataclasses.is_dataclass(thing):
            if thing.__dataclass_params__.frozen:
                print(f"{name}.{thing.__name__}")
"""
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout == ""
