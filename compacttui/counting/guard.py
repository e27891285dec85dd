"""Following through one count who must be elected and who cannot be.

A method that honours constraints says so when it registers (``constrained=True``) and keeps one `Guard`::

    guard = Guard(profile)                       # nobody is ever held where the contest has no constraints
    guard.look(elected, continuing)              # before the first election, and after every election and exclusion

    # to elect: highest first, never one of guard.doomed, and look again after each;
    #   where several stand equal and guard.are_rivals(tied, elected, continuing), draw a lot (TieKind.ELECTION)
    # before any surplus or other exclusion: if guard.doomed, exclude them all, as one stage, at the values they have
    # the lowest, one or several together: only among those not in guard.guarded; with several, as far as they may go
    #   together: guard.may_go(lowest, elected, continuing)
    # when guard.only_these(continuing) are no more than the places left, they are elected:
    #   guard.because() says whether as the remaining or because the others are doomed
    guarded, doomed = guard.news()               # what changed, for the Stage

Electing somebody who is not doomed, and excluding somebody who is not guarded, always leaves a way to fill the places.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

from compacttui.counting.constraints import Constraints
from compacttui.counting.errors import CountFault
from compacttui.counting.holding import Held
from compacttui.counting.stages import Because


class Contest(Protocol):
    """What a guard needs to know of a `Profile`."""

    @property
    def places(self) -> int:
        """How many are to be elected."""

    @property
    def constraints(self) -> Constraints | None:
        """How the places must be shared."""


class Guard:
    """Who is guarded and doomed while one count runs; nobody, where the contest has no constraints.

    Attributes:
        guarded: among the continuing, those who are never excluded.
        doomed: among the continuing, those who are never elected.
    """

    def __init__(self, contest: Contest) -> None:
        self._constraints = contest.constraints
        self._places = contest.places
        self._seen: tuple[set[int], set[int]] = (set(), set())
        self._told: tuple[set[int], set[int]] = (set(), set())
        self.guarded: frozenset[int] = frozenset()
        self.doomed: frozenset[int] = frozenset()

    @property
    def is_set(self) -> bool:
        """Whether there is anything to guard."""
        return self._constraints is not None

    def look(self, elected: Collection[int], continuing: Iterable[int]) -> None:
        """See anew who is guarded and doomed; after every election and exclusion.

        Raises:
            CountFault: somebody doomed was elected, or somebody guarded was excluded.
        """
        if self._constraints is None:
            return
        everyone, left = tuple(continuing), self._places - len(elected)
        held = self._held(elected, everyone)
        if held is None:
            raise CountFault("the places left cannot be filled as the constraints ask")
        self.guarded, self.doomed = held.guarded, held.doomed
        # With no place left, or as many as candidates, nobody needs to be told why.
        if 0 < left < len(everyone):
            guarded, doomed = self._seen
            guarded |= held.guarded
            doomed |= held.doomed

    def only_these(self, continuing: Iterable[int]) -> list[int]:
        """Those who can still be elected, in the order given."""
        return [candidate for candidate in continuing if candidate not in self.doomed]

    def because(self) -> Because:
        """Why those are elected who are as many as the places left: there are no others, or the others are doomed."""
        return Because.RESERVED if self.doomed else Because.REMAINING

    def are_rivals(self, tied: Sequence[int], elected: Sequence[int], continuing: Iterable[int]) -> bool:
        """Whether there is no way to fill the places in which all of these are elected."""
        if self._constraints is None:
            return False
        others = tuple(other for other in continuing if other not in tied)
        return self._held((*elected, *tied), others) is None

    def may_go(
        self, lowest: Sequence[int], elected: Collection[int], continuing: Iterable[int]
    ) -> tuple[int, ...]:
        """The longest run from the start of `lowest` that can be excluded together.

        Args:
            lowest: those to exclude, none of them guarded, fewest votes first.
            elected: those elected so far.
            continuing: those neither elected nor excluded.
        """
        if self._constraints is None:
            return tuple(lowest)
        everyone = tuple(continuing)
        for number in range(len(lowest), 0, -1):
            gone = set(lowest[:number])
            if self._held(elected, tuple(other for other in everyone if other not in gone)) is not None:
                return tuple(lowest[:number])
        return ()

    def news(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Who became guarded and who became doomed since this was last asked, each ascending."""
        (guarded, doomed), told = self._seen, self._told
        self._told = (set(guarded), set(doomed))
        return tuple(sorted(guarded - told[0])), tuple(sorted(doomed - told[1]))

    def _held(self, elected: Collection[int], continuing: Collection[int]) -> Held | None:
        if self._constraints is None:
            return Held()
        return self._constraints.held(self._places, elected, continuing)
