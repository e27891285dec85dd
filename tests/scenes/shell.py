"""The command line as the scenes use it: in this process for speed, and as a program of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from click.testing import CliRunner
from scenes.story import BEGIN, OFFICER, SEED, TOWN, Given, Step

from compacttui.cli.main import program


@dataclass(frozen=True, slots=True)
class Ended:
    """A command that has ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it wrote, as the one document that it must be."""
        return json.loads(self.out)


@dataclass(frozen=True, slots=True)
class Shell:
    """A person at a prompt, before the records at one place.

    Attributes:
        place: a file, or the URL of a database.
        alone: each command is a process of its own.
        before: what such a process does first.
    """

    place: str
    alone: bool = False
    before: Callable[[], object] | None = None

    def run(self, *arguments: object, at: str = BEGIN, stdin: str | None = None) -> Ended:
        """Run one command at a moment of London time."""
        given = [*map(str, arguments), "--db", self.place, "--now", at.replace(" ", "T")]
        return self._as_a_program(given, stdin) if self.alone else self._in_this_process(given, stdin)

    @staticmethod
    def _in_this_process(given: list[str], stdin: str | None) -> Ended:
        result = CliRunner().invoke(program, given, input=stdin)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return Ended(result.exit_code, result.stdout, result.stderr)

    def _as_a_program(self, given: list[str], stdin: str | None) -> Ended:
        done = subprocess.run(
            [sys.executable, "-m", "compacttui", *given],
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
            timeout=60,
            preexec_fn=self.before,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    def begin(self) -> None:
        """Begin the records of the town."""
        begun = self.run("init", "--town-name", TOWN, "--name", OFFICER, "--seed", SEED)
        assert begun.code == 0, begun.err

    def play(self, step: Step) -> Ended:
        """Do one step of the story; what has parts is read from standard input, the rest stands in options."""
        parts, rest = parts_of(step.given)
        return self.run(
            *("do", step.act, "--as", step.who, "--role", step.role, "--seed", SEED),
            *options_of(rest),
            *(("--json", "-") if parts else ()),
            at=step.at,
            stdin=json.dumps(parts) if parts else None,
        )


def parts_of(given: Mapping[str, Given]) -> tuple[dict[str, Given], dict[str, Given]]:
    """The values that have parts, and the others."""
    parts = {
        name: value for name, value in given.items() if isinstance(value, list) and isinstance(value[0], dict)
    }
    return parts, {name: value for name, value in given.items() if name not in parts}


def options_of(given: Mapping[str, Given]) -> list[str]:
    """Values as the options of a command."""
    pairs = [
        (name, each)
        for name, value in given.items()
        for each in (value if isinstance(value, list) else [value])
    ]
    return [part for name, each in pairs for part in ("--set", f"{name}={_typed(each)}")]


def _typed(value: object) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
