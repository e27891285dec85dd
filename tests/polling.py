"""A poll that is held here, for tests: prepared, codes read from the file that was written, papers cast."""

from __future__ import annotations

import csv
import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from contests import Contest

from compacttui.acts import polls, selections
from compacttui.acts.desk import Desk, FixedClock
from compacttui.acts.polls.voting import Booth, cast
from compacttui.acts.selections import confirming
from compacttui.records import schema
from compacttui.records.chance import SeededChance
from compacttui.records.database import url_of
from compacttui.records.derived import Cost
from compacttui.records.polls import locks
from compacttui.records.polls.traces import settle
from compacttui.rules.selections import Mark

OFFICER = "seven herons over harbour"
SCRUTINEER = "marmalade on the north pier"


def make_locks_cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let passphrases and codes be hashed quickly. Each lock holds its own cost, so nothing else changes."""
    monkeypatch.setattr(locks, "COST", Cost(memory_kib=8, passes=1, lanes=1))
    monkeypatch.setattr("compacttui.acts.polls.held.CODE_WORK", 2)


@dataclass
class Poll:
    """A contest whose poll is held here.

    Attributes:
        contest: the selection, its candidates published.
        folder: where files with secrets are written.
        codes: each organisation's code, by name.
        recovery: the recovery code.
    """

    contest: Contest
    folder: Path
    codes: dict[str, str] = field(default_factory=dict)
    recovery: str = ""
    chance: SeededChance = field(default_factory=lambda: SeededChance("booth"))

    @property
    def booth(self) -> Booth:
        """A place to vote, by the contest's own clock."""
        return Booth(self.contest.office.database, self.contest.office.clock, self.chance)

    def prepare(self, name: str = "recovery.txt") -> polls.Prepared:
        """The returning officer and the scrutineer type their passphrases."""
        file = self.folder / name
        prepared = polls.prepare(
            self.contest.returning,
            self.contest.selection,
            OFFICER,
            OFFICER,
            str(file),
            SCRUTINEER,
            SCRUTINEER,
        )
        self.recovery = next(line.strip() for line in file.read_text().splitlines() if line.count("-") == 6)
        return prepared

    def issue(self, name: str = "codes.csv") -> polls.Issued:
        """Issue the codes, and read them as a mail merge would."""
        file = self.folder / name
        issued = polls.issue(self.contest.returning, self.contest.selection, str(file))
        self.codes = {row["Organisation"]: row["Ballot code"] for row in rows_of(file)}
        return issued

    def until_open(self, *names: str) -> None:
        """From an open selection to the open poll."""
        self.contest.until_published(*names)
        selections.freeze(self.contest.office, self.contest.selection)
        self.prepare()
        self.issue()
        selections.announce_poll(self.contest.returning, self.contest.selection)
        self.contest.go_past(Mark.POLL_OPENS)

    def until_asked(self, *names: str) -> None:
        """From an open selection to the open yes or no vote on those who stand unopposed."""
        self.contest.until_published(*names)
        selections.freeze(self.contest.office, self.contest.selection)
        confirming.ask(self.contest.returning, self.contest.selection)
        self.prepare()
        self.issue()
        self.contest.go_past(Mark.POLL_OPENS)

    def vote(self, organisation: str, *marks: int) -> None:
        """Somebody votes with the code of an organisation."""
        cast(self.booth, self.codes[organisation], marks)

    def close(self, passphrase: str = OFFICER) -> polls.Emptied:
        """The poll closes by the clock, and the box is opened."""
        self.contest.go_past(Mark.POLL_CLOSES)
        return polls.close(self.contest.returning, self.contest.selection, passphrase)


THREE = ("Maria Okafor", "Tom Lindqvist", "Ana Brandt")
"""Who stands in most tests; on the paper A to Z by first name."""


@dataclass(frozen=True)
class KeptPoll:
    """An open poll in a file, made once and copied for each test.

    Attributes:
        file: the records.
        contest: the contest, at its own desk.
        codes: each organisation's code.
        recovery: the recovery code.
    """

    file: Path
    contest: Contest
    codes: dict[str, str]
    recovery: str

    def copied(self, folder: Path) -> Poll:
        """The same open poll in a copy of its own."""
        file = folder / "poll.db"
        file.write_bytes(self.file.read_bytes())
        for name in ("codes.csv", "recovery.txt"):
            shutil.copy(self.file.with_name(name), folder)
        office = self.contest.office
        assert isinstance(office.clock, FixedClock)
        desk = replace(
            office,
            database=schema.open_database(url_of(str(file))),
            clock=FixedClock(office.clock.at),
            _afterwards=[],
        )
        return Poll(replace(self.contest, office=desk), folder, dict(self.codes), self.recovery)


def kept_poll(desk: Desk, folder: Path) -> KeptPoll:
    """An open poll with three candidates and seven electors, everything of it in the file."""
    with pytest.MonkeyPatch.context() as patch:
        make_locks_cheap(patch)
        contest = Contest.of(desk, members=7)
        contest.open()
        poll = Poll(contest, folder)
        poll.until_open(*THREE)
    settle(desk.database)
    desk.database.close()
    assert desk.database.path is not None
    return KeptPoll(desk.database.path, contest, poll.codes, poll.recovery)


def rows_of(file: Path) -> list[dict[str, str]]:
    """The rows of a table that was written for a mail merge."""
    return list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()))
