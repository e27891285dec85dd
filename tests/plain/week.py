"""The first week, line by line: what each person types, and how much that is."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import chdir
from dataclasses import dataclass, field
from pathlib import Path

from compacttui.cli.session import Settings
from plain.person import Person, Reply, do, hold, number_of, says

OFFICER = "Ama Larbi"
VOLUNTEER = "Maria Okafor"


@dataclass(frozen=True)
class Sitting:
    """One person's sitting at the program.

    Attributes:
        step: what it is for, as the table says it.
        who: who sits there.
        at: when, in London.
        lines: what they type.
        role: the hat they come in, where it is not their first.
        hears: what they hear by that.
    """

    step: str
    who: str
    at: str
    lines: Sequence[Reply]
    role: str = ""
    hears: tuple[str, ...] = field(default=())

    def options(self, place: Path) -> list[str]:
        """What stands behind the program's name."""
        role = ["--role", self.role] if self.role else []
        who = [] if self.who == OFFICER else ["--as", self.who, *role]
        return ["--db", str(place), "--now", self.at, *who]

    def settings(self, place: Path) -> Settings:
        """The same for a conversation in this process."""
        who = None if self.who == OFFICER else self.who
        return Settings(db=str(place), now=self.at, person=who, role=self.role or None)


WEEK = (
    Sitting(
        "begin the records",
        OFFICER,
        "2026-03-02T09:00",
        ("Eastmere (example)", OFFICER, "", "q"),
        hears=("The records of Eastmere (example) have begun", "Nothing needs you today"),
    ),
    Sitting(
        "twelve seats from a spreadsheet",
        OFFICER,
        "2026-03-02T09:10",
        ("import seats.csv", "", "2", "1", "q"),
        hears=("Row 2: New. Carers seat, Health Board", "Done. 12 rows: 12 new."),
    ),
    Sitting(
        "see who sits where",
        OFFICER,
        "2026-03-02T09:30",
        ("seats", "q"),
        hears=("Held by: Maria Okafor",),
    ),
    Sitting(
        "a meeting with two items",
        OFFICER,
        "2026-03-02T09:40",
        (
            *("plan a meeting", "health", "9 march", ""),
            number_of("Meeting planned"),
            *("put an item", "Winter plan", ""),
            *("put an item", "Grant round", "5", "legal", ""),
            "q",
        ),
        hears=("Recorded. Meeting planned. Health Board, Mon 9 March 2026", "Closed: legal advice"),
    ),
    Sitting(
        "say that it was held",
        OFFICER,
        "2026-03-10T09:00",
        (do("Was it held?"), "", "q"),
        hears=("Recorded. Meeting held.",),
    ),
    Sitting(
        "report back",
        VOLUNTEER,
        "2026-03-11T21:15",
        (
            *(do("Report back"), "1"),
            *("Agreed with £40k for community transport", "That carers cannot use slots before 10:00"),
            *("network", "18", "Nobody need travel before ten"),
            *("1", "2", "q"),
        ),
        "representative",
        hears=("This is what they will read:", "Sent. Your members can read it now."),
    ),
    Sitting(
        "read it as a member does",
        OFFICER,
        "2026-03-12T10:00",
        ("reports", number_of(VOLUNTEER), "p", number_of("as members read it"), "q"),
        hears=("What was decided: Agreed with £40k", "Grant round: this item took place and is closed."),
    ),
    Sitting(
        "trace the seat",
        OFFICER,
        "2026-03-12T11:00",
        (
            "/ carers",
            number_of("Seat: Carers seat, Health Board"),
            number_of("Reported back"),
            "b",
            "check",
            "q",
        ),
        hears=("Fingerprint:", "every one as it was recorded."),
    ),
)
"""Everything from the first start to an audited seat."""


@dataclass(frozen=True)
class Played:
    """A sitting that took place.

    Attributes:
        sitting: which.
        lines: every line that was typed, numbers and all.
        heard: everything that was said.
        marks: how many bytes of it were said before each line.
    """

    sitting: Sitting
    lines: tuple[str, ...]
    heard: str
    marks: tuple[int, ...]

    @property
    def keys(self) -> int:
        """How many keys were struck, Enter among them."""
        return sum(len(line) + 1 for line in self.lines)


def spreadsheet(folder: Path) -> None:
    """The spreadsheet that the office has."""
    boards = ("Health Board", "Housing Partnership", "Skills Board", "Safety Partnership")
    groups = ("Carers", "Older people", "Young people")
    holders = ("Maria Okafor", "Jean Ingham", "vacant", "Ben Adeyemi", "Ingrid Demirci", "Farzana Chowdhury")
    rows = [
        f"{board},{group} seat,{group},{holders[(3 * place + number) % 6] if place < 2 else 'vacant'},Sept 2024"
        for place, board in enumerate(boards)
        for number, group in enumerate(groups)
    ]
    lines = ["Board,Seat,Speaks for,Held by,Since", *rows]
    (folder / "seats.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def play(sitting: Sitting, place: Path) -> Played:
    """Play a sitting in this process."""
    person = Person(says(*sitting.lines))
    with chdir(place.parent):
        heard = hold(person, sitting.settings(place))
    return Played(sitting, tuple(person.typed), heard, tuple(person.marks))


def through_a_pipe(
    sitting: Sitting, place: Path, lines: Sequence[str], **env: str
) -> subprocess.CompletedProcess[bytes]:
    """Play it as a program of its own, all its lines through a pipe."""
    command = [sys.executable, "-m", "compacttui", "--plain", *sitting.options(place)]
    typed = "".join(f"{line}\n" for line in lines).encode()
    return subprocess.run(
        command,
        cwd=place.parent,
        input=typed,
        capture_output=True,
        timeout=120,
        check=False,
        env={**os.environ, **env},
    )


def table(played: Sequence[Played]) -> str:
    """How much each step takes, as the document shows it."""
    rows = [f"| {one.sitting.step} | {len(one.lines)} | {one.keys} |" for one in played]
    lines, keys = sum(len(one.lines) for one in played), sum(one.keys for one in played)
    return "\n".join(["| step | lines | keys |", "|---|---|---|", *rows, f"| in all | {lines} | {keys} |"])
