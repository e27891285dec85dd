"""The sample's diary: what people do, each at its moment, in the order of the days.

Whoever plans something writes it in; what is done may write in more. Every entry of the ledger so gets the
moment, the person and the role that it would have had.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from heapq import heappop, heappush
from typing import TypeAlias

from compacttui.acts.desk import Desk, FixedClock
from compacttui.rules.dates import to_utc
from compacttui.rules.roles import Role


@dataclass(frozen=True, slots=True)
class Hat:
    """A person in a role.

    Attributes:
        person: who, by id.
        role: in which role.
    """

    person: str
    role: Role


Deed: TypeAlias = Callable[[], None]

_AT_THE_DESK = time(9, 30)
_SATURDAY = 5


class Diary:
    """What is to happen, by moment.

    Attributes:
        desk: whose clock, person and role are set before each thing is done.
        until: nothing after this moment is done.
    """

    def __init__(self, desk: Desk, clock: FixedClock, until: datetime) -> None:
        self.desk = desk
        self.until = until
        self._clock = clock
        self._pages: list[tuple[datetime, int, Hat, Deed]] = []
        self._written = 0

    def __bool__(self) -> bool:
        """Whether anything is left to do."""
        return bool(self._pages)

    @property
    def next_at(self) -> datetime:
        """When the next thing happens."""
        return self._pages[0][0]

    @property
    def now(self) -> datetime:
        """The moment of what is being done, in UTC."""
        return self._clock.at

    def on(self, day: date, at: time | None, hat: Hat, deed: Deed) -> None:
        """Write in that somebody does this on a day, at a time in London; nothing comes of what lies past the end."""
        self.at(_moment(day, at or _AT_THE_DESK), hat, deed)

    def at(self, moment: datetime, hat: Hat, deed: Deed) -> None:
        """Write in that somebody does this at a moment, in UTC."""
        if moment <= self.until:
            heappush(self._pages, (moment, self._written, hat, deed))
            self._written += 1

    def do_next(self) -> None:
        """Do what comes next, at its moment or a second after what came before."""
        moment, _, hat, deed = heappop(self._pages)
        self._clock.at = max(self._clock.at, moment)
        self.desk.person, self.desk.role = hat.person, hat.role
        deed()


def workday(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= _SATURDAY else day


def _moment(day: date, at: time) -> datetime:
    return to_utc(day, at).astimezone(UTC)
