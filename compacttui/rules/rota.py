"""Seats that go round: whose turn it is in one, and whose comes next. Worked out from the first day, never stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from compacttui.rules.dates import add_months, long_day, months_between
from compacttui.rules.refusal import Refused
from compacttui.rules.word import Word

_LONGEST: Final = 120
"""Months of the longest turn: ten years."""


class TurnState(Word):
    """Whether there is something to do about a seat's turns."""

    COME = "turn_has_come", "another's turn has come"


@dataclass(frozen=True, slots=True)
class Turn:
    """The time for which a seat speaks for one of those among whom it goes round.

    Attributes:
        number: which turn it is, from 0.
        constituency: for whom, by id.
        start: its first day.
        end: the first day of the next turn.
    """

    number: int
    constituency: str
    start: date
    end: date

    @property
    def last(self) -> date:
        """Its last day."""
        return self.end - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rota:
    """Among whom a seat goes round.

    Attributes:
        constituencies: the constituencies, in the order of their turns; after the last comes the first again.
        months: how long each turn lasts.
        first_on: the first day of the first turn.
    """

    constituencies: tuple[str, ...]
    months: int
    first_on: date

    def turn(self, on: date) -> Turn | None:
        """Whose turn it is on a day; nothing before the first one begins."""
        if on < self.first_on:
            return None
        number = months_between(self.first_on, on) // self.months
        # Months end on different days: a turn that would begin on a 31st begins on the last day of a shorter month.
        while add_months(self.first_on, (number + 1) * self.months) <= on:
            number += 1
        return self._numbered(number)

    def after(self, turn: Turn) -> Turn:
        """The turn that follows one."""
        return self._numbered(turn.number + 1)

    def round(self, on: date) -> list[Turn]:
        """The turns from the one that holds on a day until it comes round again; none before the first begins."""
        now = self.turn(on)
        return (
            []
            if now is None
            else [self._numbered(now.number + each) for each in range(len(self.constituencies))]
        )

    def turns(self, passed_on: int, until: date) -> Iterator[Turn]:
        """The turns after the one that was passed on last, by its number, that begin by `until`."""
        turn = self._numbered(passed_on + 1)
        while turn.start <= until:
            yield turn
            turn = self.after(turn)

    def _numbered(self, number: int) -> Turn:
        start, end = (add_months(self.first_on, each * self.months) for each in (number, number + 1))
        return Turn(number, self.constituencies[number % len(self.constituencies)], start, end)


def check_rota(constituencies: Sequence[str], months: int) -> None:
    """Refuse a rota that does not go round, or whose turns have no length.

    Raises:
        Refused: it is one of these.
    """
    if len(constituencies) < 2 or len(set(constituencies)) < len(constituencies):
        raise Refused(
            "A seat goes round among two constituencies or more, each in the list once, in the order of their turns.",
            field="constituencies",
        )
    if not 1 <= months <= _LONGEST:
        raise Refused(f"A turn lasts at least one month and at most {_LONGEST}.", field="months")


def check_first_turn(first_on: date, earliest: date) -> None:
    """Refuse a first turn from before what is on record of the seat.

    Raises:
        Refused: it would begin before that.
    """
    if first_on < earliest:
        raise Refused(
            f"What is on record of this seat holds since {long_day(earliest)}. Choose that day, or a later one.",
            field="first_on",
        )
