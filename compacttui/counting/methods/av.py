"""The alternative vote, for one place: the lowest goes out until somebody has more votes than all others together.

Parliamentary Voting System and Constituencies Act 2011, section 9, which writes rule 45A into the rules of
parliamentary elections. It was never in force; the rule is the best that is written down.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Final, TypeAlias

from compacttui.counting.errors import CannotCount
from compacttui.counting.papers import Bundle, Papers
from compacttui.counting.profile import Profile
from compacttui.counting.registry import Options, method
from compacttui.counting.stages import (
    Because,
    Count,
    Elected,
    LotNeeded,
    Move,
    Stage,
    StageKind,
    Tie,
    TieKind,
)
from compacttui.counting.ties import drawn, looked_back, looked_forward

FORWARDS: Final = "forwards"
BACKWARDS: Final = "backwards"

RULE: Final = "rule 45A"

Choice: TypeAlias = Generator[LotNeeded, int | None, tuple[int, Tie | None]]


def for_one_place(profile: Profile) -> Profile:
    """Admit ranked papers for one place.

    Raises:
        CannotCount: there are more places, or some paper marks candidates as equal.
    """
    if profile.places != 1:
        message = f"The alternative vote fills one place, not {profile.places}; choose STV for several."
        raise CannotCount(message)
    profile.strict_rankings()
    return profile


@method(
    "av",
    title="Alternative vote",
    source="Parliamentary Voting System and Constituencies Act 2011, s. 9",
    arithmetic="whole votes",
    choices={"ties": (FORWARDS, BACKWARDS)},  # the rule as it is known says nothing of ties
    admit=for_one_place,
)
def av(profile: Profile, options: Options) -> Count:
    """Yield the stages of a count for one place."""
    count = _Counting(profile, forwards=options["ties"] == FORWARDS)
    yield count.first_stage()
    while not count.is_over:
        who, tie = yield from count.choose()
        yield count.exclusion_stage(who, tie)


class _Counting:
    """The state of one count: who holds which papers."""

    def __init__(self, profile: Profile, *, forwards: bool) -> None:
        self.papers = Papers(profile.strict_rankings())
        self.forwards = forwards
        self.is_continuing = [index not in profile.withdrawn for index in range(len(profile.candidates))]
        self.held: list[list[Bundle]] = [[] for _ in profile.candidates]
        self.votes = [0] * len(profile.candidates)
        self.no_preference = 0
        self.history: list[tuple[int, ...]] = []
        self.is_over = not any(self.is_continuing)

    def continuing(self) -> list[int]:
        """Those not excluded, in the order of the ballot paper."""
        return [index for index, is_continuing in enumerate(self.is_continuing) if is_continuing]

    def choose(self) -> Choice:
        """Who has the fewest votes; a tie by the stage at which they differed, and then by lot."""
        among = self.continuing()
        fewest = min(self.votes[index] for index in among)
        tied = tuple(index for index in among if self.votes[index] == fewest)
        if len(tied) == 1:
            return tied[0], None
        if self.forwards:
            left, settled_at = looked_forward(tied, self.history, min)
        else:
            left, settled_at = looked_back(tied, self.history, min, narrowing=True)
        if settled_at is not None:
            return left[0], Tie(TieKind.EXCLUSION, tied, left[0], settled_at, "", is_first=self.forwards)
        chosen = yield from drawn(LotNeeded(len(self.history) + 1, TieKind.EXCLUSION, left, ""))
        return chosen, Tie(TieKind.EXCLUSION, tied, chosen, None, "")

    def first_stage(self) -> Stage:
        """Each paper to its first preference."""
        return self._end_of_stage(StageKind.FIRST, self._pass_on([self.papers.all]))

    def exclusion_stage(self, who: int, tie: Tie | None) -> Stage:
        """Exclude someone: their papers go to the next preference among those who are left."""
        held, self.held[who] = self.held[who], []
        self.votes[who] = 0
        self.is_continuing[who] = False
        return self._end_of_stage(StageKind.EXCLUSION, self._pass_on(held), who=(who,), tie=tie)

    def _pass_on(self, held: list[Bundle]) -> tuple[Move, ...]:
        moves: list[Move] = []
        for to, received in self.papers.passed_on(held, self.is_continuing).items():
            papers = self.papers.number(received)
            moves.append(Move(to, papers, 1))
            if to is None:
                self.no_preference += papers
            else:
                self.votes[to] += papers
                self.held[to].extend(received)
        return tuple(sorted(moves, key=lambda move: len(self.votes) if move.to is None else move.to))

    def _end_of_stage(
        self, kind: StageKind, moves: tuple[Move, ...], *, who: tuple[int, ...] = (), tie: Tie | None = None
    ) -> Stage:
        elected = self._elect()
        self.history.append(tuple(self.votes))
        return Stage(
            number=len(self.history),
            kind=kind,
            who=who,
            clause=RULE,
            votes=self.history[-1],
            no_preference=self.no_preference,
            rounding=0,
            quota=None,
            moves=moves,
            elected=elected,
            excluded=who,
            tie=tie,
        )

    def _elect(self) -> tuple[Elected, ...]:
        """Whoever has more votes than all others who are left together, or is the only one left."""
        left = self.continuing()
        active = sum(self.votes[index] for index in left)
        found = [Elected(index, Because.MAJORITY) for index in left if 2 * self.votes[index] > active]
        if not found and len(left) == 1:
            found = [Elected(left[0], Because.REMAINING)]
        self.is_over = bool(found) or not left
        return tuple(found)
