"""Polls to attack: forty electors, forty different papers, cast in a random order that only the test knows."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import permutations
from pathlib import Path
from random import Random

from contests import Contest
from polling import OFFICER, Poll

from compacttui.acts import polls
from compacttui.acts.desk import Desk, FixedClock
from compacttui.acts.polls.voting import Booth, cast
from compacttui.records.chance import SeededChance
from compacttui.records.database import Database, connect, url_of
from compacttui.records.polls import box, locks, sealing
from compacttui.records.polls.paper import unpacked
from compacttui.rules.polls import same_letters
from compacttui.rules.selections import Mark

NAMES = ("Ana Brandt", "Joan Whitfield", "Leila Haddad", "Maria Okafor", "Tom Lindqvist")
ELECTORS = 40

Marks = tuple[int, ...]
PAPERS: list[Marks] = sorted(permutations(range(1, len(NAMES) + 1)))
"""Every way to rank all five: more than there are electors, so that each paper can be another."""


@dataclass
class Election:
    """One open poll in a database of its own.

    Attributes:
        desk: the returning officer's desk.
        selection: the poll's selection.
        codes: each organisation's code, by id.
    """

    desk: Desk
    selection: str
    codes: dict[str, str]

    @property
    def database(self) -> Database:
        """The records."""
        return self.desk.database

    def on(self, database: Database, number: int) -> Election:
        """The same poll in another copy of the records, with chances of its own."""
        clock = self.desk.clock
        assert isinstance(clock, FixedClock)
        desk = replace(
            self.desk,
            database=database,
            clock=FixedClock(clock.at),
            chance=SeededChance(f"secrecy {number}"),
            _afterwards=[],
        )
        return replace(self, desk=desk)

    def vote(self, who: dict[str, Marks], order: list[str], seen: Callable[[int], None]) -> None:
        """Everybody votes; `seen` is called after each vote with how many have."""
        booth = Booth(self.database, self.desk.clock, SeededChance(f"booth {self.desk.chance.seed}"))
        for number, organisation in enumerate(order, 1):
            cast(booth, self.codes[organisation], who[organisation])
            seen(number)

    def close(self, closes: object) -> None:
        """The poll closes, and its box is opened."""
        clock = self.desk.clock
        assert isinstance(clock, FixedClock)
        clock.at = closes
        polls.close(self.desk, self.selection, OFFICER)

    def private_key(self) -> bytes:
        """The poll's private key, as whoever has the officer's passphrase gets it."""
        with self.database.reading() as connection:
            (own,) = (
                one for one in box.locks(connection, self.selection) if one.holder == "returning_officer"
            )
        key = locks.opened(own, same_letters(OFFICER), poll=self.selection)
        assert key is not None
        return key

    def opened(self, sealed: bytes, key: bytes) -> Marks:
        """What is on a sealed paper, for whoever has the key."""
        return unpacked(sealing.unseal(sealed, key, poll=self.selection), len(NAMES))[0]


def prepared(desk: Desk, folder: Path, electors: int = ELECTORS) -> tuple[Election, Poll]:
    """An open poll whose codes are issued."""
    contest = Contest.of(desk, members=electors)
    contest.open()
    poll = Poll(contest, folder)
    poll.until_open(*NAMES)
    codes = {
        organisation: poll.codes[f"Housing Partnership member {number}"]
        for number, organisation in enumerate(contest.members, 1)
    }
    return Election(contest.returning, contest.selection, codes), poll


def closing_of(poll: Poll) -> object:
    """The moment at which the poll closes."""
    assert poll.contest.opened is not None
    return poll.contest.opened.timetable[Mark.POLL_CLOSES].moment


def chances(seed: str) -> Random:
    """The same draws for the same seed."""
    return Random(seed)  # noqa: S311 - nothing here is a secret


def drawn(chance: Random, electors: list[str]) -> tuple[dict[str, Marks], list[str]]:
    """Who casts which paper, each another; and the order in which they do."""
    papers = chance.sample(PAPERS, len(electors))
    order = chance.sample(electors, len(electors))
    return dict(zip(electors, papers, strict=True)), order


def copied(database: Database, place: Path) -> Database:
    """A copy of an SQLite file as it is, opened."""
    assert database.path is not None
    shutil.copy(database.path, place)
    return connect(url_of(str(place)))
