"""The desk: who is acting, in which role, by which clock, under which rule book, on which records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from compacttui.records.chance import Chance, SystemChance
from compacttui.records.database import Database
from compacttui.records.log import Books
from compacttui.rules.roles import Role
from compacttui.rules.rulebook import RuleBook

_LONDON = ZoneInfo("Europe/London")


class Clock(Protocol):
    """What time it is."""

    def now(self) -> datetime:
        """The moment, in UTC."""

    def moment_of_act(self) -> datetime:
        """The moment that an act is recorded under."""


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        """The moment, in UTC."""
        return datetime.now(UTC)

    moment_of_act = now


@dataclass(slots=True)
class FixedClock:
    """A clock that stands still, and moves on by one second with each act. For samples, demonstrations and tests.

    Attributes:
        at: the moment, in UTC.
    """

    at: datetime

    def now(self) -> datetime:
        """The moment, in UTC."""
        return self.at

    def moment_of_act(self) -> datetime:
        """The moment of this act; the next comes a second later."""
        moment, self.at = self.at, self.at + timedelta(seconds=1)
        return moment


class Badge(Protocol):
    """What somebody who signed in acts with."""

    def check(self, role: Role, connection: Connection) -> None:
        """Refuse them once they may no longer.

        Raises:
            NotPermitted: their account or this role was taken away since they signed in.
        """

    def renew(self, connection: Connection) -> None:
        """Go on after they changed their passphrase themselves."""


@dataclass(slots=True)
class Desk:
    """Everything an act needs to know besides what the person filled in.

    Attributes:
        database: the records.
        town: the town whose ledger is open.
        person: who is acting, by id.
        role: the hat that is on.
        rules: the rule book.
        clock: the time.
        chance: the source of ids and salts.
        kept: the numbers of the entries that the latest act left; none while it is under way, or when it failed.
        badge: what somebody who signed in acts with; looked at inside each transaction, so that nothing comes between.
    """

    database: Database
    town: str
    person: str
    role: Role
    rules: RuleBook
    clock: Clock = field(default_factory=SystemClock)
    chance: Chance = field(default_factory=SystemChance)
    kept: range = range(0)
    badge: Badge | None = None
    _open: Books | None = None
    _afterwards: list[Callable[[], object]] = field(default_factory=list)

    @property
    def now(self) -> datetime:
        """The moment, in UTC."""
        return self.clock.now()

    @property
    def today(self) -> date:
        """The day in London."""
        return self.now.astimezone(_LONDON).date()

    def at(self, database: Database, town: str) -> Desk:
        """The same person at other records, to which they need not sign in: a copy that is being put back."""
        return replace(self, database=database, town=town, badge=None, _open=None, _afterwards=[])

    @contextmanager
    def writing(self) -> Iterator[Books]:
        """The town's ledger, open for writing: everything inside is kept together, or nothing is.

        Inside `together` the same books stay open over several acts, each by whoever sits at the desk.

        Raises:
            StoreTrouble: the database cannot be used.
        """
        if self._open is not None:
            moment = stamp(self.clock.moment_of_act())
            self._open.sign(at=moment, actor=self.person, role=self.role.value)
            yield self._open
            return
        with self._books(self.clock.moment_of_act()) as books:
            yield books

    @property
    def is_together(self) -> bool:
        """Whether several acts are being done in one transaction."""
        return self._open is not None

    @contextmanager
    def together(self) -> Iterator[Books]:
        """Several acts in one transaction: an import, a sample; inside another one, part of that."""
        if self._open is not None:
            yield self._open
            return
        # Each act inside takes its own moment, the same one that it would have taken alone.
        with self._books(self.now) as books:
            self._open = books
            try:
                yield books
            finally:
                self._open = None

    @contextmanager
    def trying(self) -> Iterator[Desk]:
        """A desk beside this one, at which acts are done and taken back: what they say is known, nothing is kept.

        It has a clock and a source of randomness of its own, so that what is done here afterwards is what would have
        been done anyway.

        Raises:
            StoreTrouble: the database cannot be used.
        """
        beside = replace(self, clock=copy(self.clock), chance=SystemChance(), _open=None)
        with suppress(_TakenBack), beside.together():
            yield beside
            raise _TakenBack

    @contextmanager
    def _books(self, at: datetime) -> Iterator[Books]:
        self.kept = range(0)
        self._afterwards.clear()
        with self.database.writing() as connection:
            if self.badge is not None:
                self.badge.check(self.role, connection)
            books = Books(
                connection,
                self.town,
                at=stamp(at),
                actor=self.person,
                role=self.role.value,
                chance=self.chance,
            )
            first = books.seq
            yield books
            books.close()
            last = books.seq
        self.kept = range(first, last)
        while self._afterwards:
            self._afterwards.pop(0)()

    def afterwards(self, do: Callable[[], object]) -> None:
        """Let something be done once what is being written is kept; not at all where it is not.

        Args:
            do: must not fail: there is nothing left to take back then.
        """
        self._afterwards.append(do)


class _TakenBack(Exception):
    """Ends a transaction of which nothing is to be kept."""


def stamp(moment: datetime) -> str:
    """A moment as entries hold it: UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
