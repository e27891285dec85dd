"""A crew that writes without end, and can be killed: its members are forked from one process that has everything loaded.

Each member says in a file of its own what it is about to do, and what it was told that it did; a line is one write, and
what was written before a kill stays.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from scenes.story import BEGIN

NURSERY = Path(__file__).parent / "nursery.py"
PARTS = 3
"""Organisations of one act: either all of them are on record, or none."""


@dataclass(slots=True)
class Member:
    """One that writes.

    Attributes:
        name: begins the names of what it registers.
        pid: its process.
        diary: what it says.
    """

    name: str
    pid: int
    diary: Path

    def said(self, what: str) -> list[str]:
        """The acts of which it said something, each by its number: that it began one, was told it is done, or refused."""
        text = self.diary.read_text(encoding="utf-8") if self.diary.exists() else ""
        whole = (line.split() for line in text.splitlines(keepends=True) if line.endswith("\n"))
        return [words[1] for words in whole if words[0] == what]  # a line that was cut short was not said

    def told(self) -> list[str]:
        """The acts that it was told are done."""
        return self.said("done")

    def open_acts(self) -> set[str]:
        """The act that it was in the middle of, if it was."""
        return set(self.said("begin")) - set(self.told()) - set(self.said("refused"))

    def troubles(self) -> list[str]:
        """What it was told when the records could not be used."""
        text = self.diary.with_suffix(".troubles")
        return text.read_text(encoding="utf-8").splitlines() if text.exists() else []


@dataclass(slots=True)
class Crew:
    """Those who write at one place."""

    place: str
    folder: Path
    nursery: subprocess.Popen[str]
    members: dict[str, Member] = field(default_factory=dict)
    born: int = 0

    def add(self) -> Member:
        """Let one more write."""
        self.born += 1
        name = f"crew{self.born}"
        diary = self.folder / f"{name}.diary"
        pid = int(self._say({"begin": name, "place": self.place, "diary": str(diary)}))
        self.members[name] = made = Member(name, pid, diary)
        return made

    def kill(self, member: Member) -> None:
        """End one wherever it is, and wait until it is gone."""
        self._say({"kill": member.pid})
        del self.members[member.name]

    def dismiss(self) -> None:
        """End all."""
        for member in list(self.members.values()):
            self.kill(member)

    def _say(self, order: dict[str, object]) -> str:
        assert self.nursery.stdin is not None
        assert self.nursery.stdout is not None
        self.nursery.stdin.write(json.dumps(order) + "\n")
        self.nursery.stdin.flush()
        return self.nursery.stdout.readline().strip()


@contextmanager
def crew(place: str, folder: Path) -> Iterator[Crew]:
    """A crew at a place; all of it is ended in any case."""
    nursery = subprocess.Popen(
        [sys.executable, str(NURSERY)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ},
    )
    made = Crew(place, folder, nursery)
    try:
        assert nursery.stdout is not None
        assert nursery.stdout.readline() == "ready\n"
        yield made
    finally:
        made.dismiss()
        assert nursery.stdin is not None
        nursery.stdin.close()
        nursery.wait(20)
        if nursery.stdout is not None:
            nursery.stdout.close()


def some_of(chance: random.Random, crew: Crew) -> list[Member]:
    """Whom to kill: one, two, or all at once, as when the power goes."""
    members = list(crew.members.values())
    return chance.sample(members, chance.choice([1, 1, 2, len(members)]))


BEGINS = BEGIN
"""When the town of the tests began."""
