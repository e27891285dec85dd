"""Scottish STV: weighted inclusive Gregory, five decimal places.

Scottish Local Government Elections Order 2007 (SSI 2007/42), Schedule 1, rules 45 to 52. The Order of 2011
(SSI 2011/399) numbers each of them one higher. Clauses below are those of 2007.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import replace
from typing import Final, TypeAlias

from compacttui.counting.guard import Guard
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
from compacttui.counting.ties import drawn, looked_back

DIGITS: Final = 5
ONE: Final = 10**DIGITS
"""The value of a first preference; all votes are whole numbers of its hundred-thousandths."""

NARROWING: Final = "backwards, narrowing"
SOLE: Final = "backwards, until one stands alone"

Choice: TypeAlias = Generator[LotNeeded, int | None, tuple[int, Tie | None]]
Ending: TypeAlias = Generator[LotNeeded, int | None, Stage]
"""A stage that may need a lot before it is known who is elected."""
_Parcels: TypeAlias = dict[int, list[Bundle]]
"""A candidate's papers, by the value at which they were received."""


@method(
    "scottish-stv",
    title="Scottish STV",
    source="Scottish Local Government Elections Order 2007 (SSI 2007/42), Sch. 1; SSI 2011/399 numbers each rule one higher",
    arithmetic="5 decimal places, remainder ignored",
    digits=DIGITS,
    choices={"ties": (NARROWING, SOLE)},  # r.49(2) and r.51(2) are silent on three or more
    constrained=True,
)
def scottish_stv(profile: Profile, options: Options) -> Count:
    """Yield the stages of a Scottish STV count of papers from which the withdrawn are struck."""
    count = _Counting(profile, narrowing=options["ties"] == NARROWING)
    yield (yield from count.first_stage())
    while not count.is_over:
        if doomed := count.doomed():  # by constraints, which the Order does not know; see `Guard`
            yield (yield from count.exclusion_stage(doomed, None))
        elif surpluses := count.surpluses():  # r.48(1): before any exclusion (r.50(1))
            who, tie = yield from count.choose(surpluses, TieKind.SURPLUS)
            yield (yield from count.surplus_stage(who, tie))
        else:
            who, tie = yield from count.choose(count.may_be_excluded(), TieKind.EXCLUSION)
            yield (yield from count.exclusion_stage((who,), tie))


class _Counting:
    """The state of one count: who holds which papers, at what value."""

    def __init__(self, profile: Profile, *, narrowing: bool) -> None:
        self.papers = Papers(profile.strict_rankings())
        self.places = profile.places
        self.narrowing = narrowing
        # r.46: valid papers over places plus one, decimals ignored, plus one
        self.quota = (profile.valid // (profile.places + 1) + 1) * ONE
        self.is_continuing = [index not in profile.withdrawn for index in range(len(profile.candidates))]
        self.parcels: list[_Parcels] = [{} for _ in profile.candidates]
        self.votes = [0] * len(profile.candidates)
        self.elected: list[int] = []
        self.no_preference = 0
        self.rounding = 0
        self.history: list[tuple[int, ...]] = []
        self.guard = Guard(profile)
        self._look()

    @property
    def is_over(self) -> bool:
        """Whether every place is filled, or nobody is left to fill one."""
        return len(self.elected) >= self.places or not any(self.is_continuing)

    def continuing(self) -> Iterable[int]:
        """Those neither elected nor excluded, in the order of the ballot paper."""
        return (index for index, is_continuing in enumerate(self.is_continuing) if is_continuing)

    def doomed(self) -> tuple[int, ...]:
        """Those to whom the constraints leave no place."""
        return tuple(sorted(self.guard.doomed))

    def may_be_excluded(self) -> tuple[int, ...]:
        """Those continuing whom the constraints do not need."""
        return tuple(index for index in self.continuing() if index not in self.guard.guarded)

    def surpluses(self) -> tuple[int, ...]:
        """Elected candidates with votes above the quota; a vote equal to it leaves no surplus (r.48(1))."""
        return tuple(sorted(index for index in self.elected if self.votes[index] > self.quota))

    def choose(self, among: tuple[int, ...], kind: TieKind) -> Choice:
        """Whose surplus is the largest (r.49(1)), or who has the fewest votes (r.50(1)); ties as r.49, r.51 say."""
        surplus = kind is TieKind.SURPLUS
        decisive = (max if surplus else min)(self.votes[index] for index in among)
        tied = tuple(index for index in among if self.votes[index] == decisive)
        if len(tied) == 1:
            return tied[0], None
        left, settled_at = looked_back(tied, self.history, max if surplus else min, narrowing=self.narrowing)
        if settled_at is not None:
            return left[0], Tie(kind, tied, left[0], settled_at, "rule 49(2)" if surplus else "rule 51(2)(a)")
        clause = "rule 49(3)" if surplus else "rule 51(2)(b)"
        chosen = yield from drawn(LotNeeded(len(self.history) + 1, kind, left, clause))
        return chosen, Tie(kind, tied, chosen, None, clause)

    def first_stage(self) -> Ending:
        """Each paper, worth one vote, to its first preference (r.45)."""
        return self._end_of_stage(StageKind.FIRST, "rule 45", self._pass_on({ONE: [self.papers.all]}))

    def surplus_stage(self, who: int, tie: Tie | None) -> Ending:
        """Move a surplus: every paper held goes on, worth its share of the surplus (r.48(2), (3))."""
        votes = self.votes[who]
        surplus = votes - self.quota
        held: _Parcels = {}
        for value, bundles in self.parcels[who].items():
            # r.48(3): surplus x value when received / votes held, to five places, any remainder ignored, per paper
            held.setdefault(surplus * value // votes, []).extend(bundles)
        self.parcels[who] = {}
        self.votes[who] = self.quota
        moves = self._pass_on(held)
        # What the ignored remainders add up to is held by nobody any more.
        self.rounding += surplus - sum(move.value * move.papers for move in moves)
        return self._end_of_stage(StageKind.SURPLUS, "rule 48", moves, who=(who,), tie=tie)

    def exclusion_stage(self, who: tuple[int, ...], tie: Tie | None) -> Ending:
        """Exclude someone: every paper held goes on at the value it has (r.50(2) to (4))."""
        held: _Parcels = {}
        for one in who:  # several only where the constraints leave them no place
            for value, bundles in self.parcels[one].items():
                held.setdefault(value, []).extend(bundles)
            self.parcels[one] = {}
            self.votes[one] = 0
            self.is_continuing[one] = False
        moves = self._pass_on(held)
        return self._end_of_stage(StageKind.EXCLUSION, "rule 50", moves, who=who, excluded=who, tie=tie)

    def _pass_on(self, held: _Parcels) -> tuple[Move, ...]:
        moves: list[Move] = []
        for value, bundles in held.items():
            for to, received in self.papers.passed_on(bundles, self.is_continuing).items():
                papers = self.papers.number(received)
                moves.append(Move(to, papers, value))
                if to is None:
                    self.no_preference += papers * value
                else:
                    self.votes[to] += papers * value
                    self.parcels[to].setdefault(value, []).extend(received)
        return tuple(sorted(moves, key=self._highest_value_first))

    def _highest_value_first(self, move: Move) -> tuple[int, int]:
        return -move.value, len(self.votes) if move.to is None else move.to

    def _end_of_stage(
        self,
        kind: StageKind,
        clause: str,
        moves: tuple[Move, ...],
        *,
        who: tuple[int, ...] = (),
        excluded: tuple[int, ...] = (),
        tie: Tie | None = None,
    ) -> Ending:
        self.history.append(tuple(self.votes))
        self._look()
        stage = Stage(
            number=len(self.history),
            kind=kind,
            who=who,
            clause=clause,
            votes=self.history[-1],
            no_preference=self.no_preference,
            rounding=self.rounding,
            quota=self.quota,
            moves=moves,
            excluded=excluded,
            tie=tie,
        )
        elected = yield from self._elect(stage)
        guarded, doomed = self.guard.news()
        return replace(stage, elected=elected, guarded=guarded, doomed=doomed)

    def _elect(self, stage: Stage) -> Generator[LotNeeded, int | None, tuple[Elected, ...]]:
        """Who is elected now, most votes first; tested at the end of a stage and never within one."""
        elected: list[Elected] = []
        # r.47(1): votes that equal or exceed the quota
        while over := [index for index in self._in_order() if self.votes[index] >= self.quota]:
            one = over[0]
            tied = tuple(sorted(index for index in over if self.votes[index] == self.votes[one]))
            if self.guard.are_rivals(tied, self.elected, self.continuing()):
                so_far = replace(stage, elected=tuple(elected))
                one = yield from drawn(LotNeeded(stage.number, TieKind.ELECTION, tied, "", so_far))
            elected.append(Elected(one, Because.QUOTA))
            self._mark(elected[-1:])
        remaining = self._in_order()
        # r.52(1): as many continuing candidates as places left; fewer, where more places than candidates were allowed
        if len(remaining) <= self.places - len(self.elected):
            last = [Elected(index, self.guard.because()) for index in remaining]
            self._mark(last)
            elected += last
        return tuple(elected)

    def _in_order(self) -> list[int]:
        return sorted(self.guard.only_these(self.continuing()), key=lambda index: -self.votes[index])

    def _mark(self, elected: list[Elected]) -> None:
        for one in elected:
            self.elected.append(one.candidate)
            self.is_continuing[one.candidate] = False
        self._look()

    def _look(self) -> None:
        self.guard.look(self.elected, self.continuing())
