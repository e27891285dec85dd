"""What the Meek rules share: sharing papers out with keep factors, electing, excluding, and when to stop.

The PR Foundation's reference rule calls its steps A, B.1 to B.4 and C; Algorithm 123 (Hill, Wichmann and Woodall,
*Computer Journal* 30(3), 1987) is described here by the same steps, and differs in the points of `Rules`.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from compacttui.counting.guard import Guard
from compacttui.counting.papers import Papers
from compacttui.counting.paths import ONE, Paths
from compacttui.counting.profile import Profile
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
from compacttui.counting.ties import drawn

DIGITS: Final = 9

_Ending: TypeAlias = Generator[LotNeeded, int | None, Stage]
_Electing: TypeAlias = Generator[LotNeeded, int | None, list[Elected]]


@dataclass(frozen=True, slots=True)
class Rules:
    """Where one Meek rule differs from another; votes are counted in units of 1 / `ONE`.

    Attributes:
        added: what is added to the quota after the division, whose remainder is ignored.
        enough: the fewest votes above the quota that elect.
        negligible: surpluses that come to less than this are shared out no further.
        elects_while_sharing: whether someone who reaches the quota is elected at once, while surpluses are still shared out.
        first: the clause for the first stage; and so on.
        sharing: for surpluses.
        excluding: for exclusions.
        filling: for the end.
    """

    added: int
    enough: int
    negligible: int
    elects_while_sharing: bool
    first: str
    sharing: str
    excluding: str
    filling: str


def counted(profile: Profile, rules: Rules) -> Count:
    """Yield the stages of a Meek count of papers from which the withdrawn are struck."""
    count = _Counting(profile, rules)
    yield (yield from count.first_stage())
    while not count.is_over:
        if doomed := tuple(sorted(count.guard.doomed)):  # by constraints, which the rules do not know
            yield (yield from count.exclusion_stage(doomed, None))
        elif count.surplus >= rules.negligible and not count.is_settled:
            yield (yield from count.sharing_stage())
        else:
            who, tie = yield from count.lowest()
            yield (yield from count.exclusion_stage((who,), tie))


class _Counting:
    """The state of one count: what everyone keeps, and what they have."""

    def __init__(self, profile: Profile, rules: Rules) -> None:
        self.rules = rules
        self.places = profile.places
        self.total = profile.valid * ONE
        self.is_hopeful = [index not in profile.withdrawn for index in range(len(profile.candidates))]
        self.paths = Paths(Papers(profile.strict_rankings()), self.is_hopeful)
        self.keep = [ONE if is_hopeful else 0 for is_hopeful in self.is_hopeful]
        self.elected: list[int] = []
        self.votes = [0] * len(profile.candidates)
        self.over = 0
        self.quota = 0
        self.is_settled = False  # whether surpluses have been shared out since anything else happened
        self.stages = 0
        self.ties: list[Tie] = []
        self.guard = Guard(profile)
        self._look()

    @property
    def is_over(self) -> bool:
        """Whether every place is filled, or nobody is left to fill one (B.1)."""
        return len(self.elected) >= self.places or not any(self.is_hopeful)

    @property
    def surplus(self) -> int:
        """Votes above the quota that the elected have together (B.2d)."""
        return max(0, sum(self.votes[index] - self.quota for index in self.elected))

    def hopeful(self) -> Iterable[int]:
        """Those neither elected nor excluded, in the order of the ballot paper."""
        return (index for index, is_hopeful in enumerate(self.is_hopeful) if is_hopeful)

    def lowest(self) -> Generator[LotNeeded, int | None, tuple[int, Tie | None]]:
        """Who has the fewest votes; those within reach of a surplus not shared out are tied with them (B.3)."""
        may_go = [index for index in self.hopeful() if index not in self.guard.guarded]
        within = min(self.votes[index] for index in may_go) + self.surplus
        tied = tuple(index for index in may_go if self.votes[index] <= within)
        if len(tied) == 1:
            return tied[0], None
        clause = self.rules.excluding
        chosen = yield from drawn(LotNeeded(self.stages + 1, TieKind.EXCLUSION, tied, clause))
        return chosen, Tie(TieKind.EXCLUSION, tied, chosen, None, clause)

    def first_stage(self) -> _Ending:
        """Each paper to its first preference, who keeps all of it (A, B.2)."""
        self.stages = 1
        self._share()
        moves = tuple(Move(index, votes // ONE, ONE) for index, votes in enumerate(self.votes) if votes)
        return (yield from self._end_of_stage(StageKind.FIRST, self.rules.first, moves=moves))

    def sharing_stage(self) -> _Ending:
        """Let the elected keep less, again and again, until nothing of note is above the quota (B.2f)."""
        self.stages += 1
        who = tuple(sorted(index for index in self.elected if self.votes[index] > self.quota))
        before, surplus, rounds = self.total, self.surplus, 0
        while self.rules.negligible <= surplus < before:
            before = surplus
            is_known = self._keep_less()
            rounds += 1
            surplus = self.surplus
            if self.rules.elects_while_sharing and (is_known or self._may_reach()) and self._reached():
                break
        self._know_all()
        self.is_settled = True
        return (yield from self._end_of_stage(StageKind.SURPLUS, self.rules.sharing, who=who, rounds=rounds))

    def exclusion_stage(self, who: tuple[int, ...], tie: Tie | None) -> _Ending:
        """Exclude someone, who keeps nothing from now on (B.3); papers are shared out unless that ends the count (B.1)."""
        self.stages += 1
        for one in who:
            self.is_hopeful[one] = False
        self._look()
        self.is_settled = False
        clause = self.rules.excluding
        if len(self.guard.only_these(self.hopeful())) > self.places - len(self.elected):
            for one in who:
                self.keep[one] = 0
                self.paths.exclude(one)
            self._share()
        else:
            clause = self.rules.filling
        return (yield from self._end_of_stage(StageKind.EXCLUSION, clause, who=who, tie=tie))

    def _keep_less(self) -> bool:
        """Work out anew what the elected keep, and share out; whether the votes of the hopeful are known, too."""
        has_risen = False
        for index in self.elected:
            # Rounded up twice, as the rule says.
            keep = _up(_up(self.keep[index] * self.quota, ONE) * ONE, self.votes[index])
            has_risen |= keep > self.keep[index]
            self.keep[index] = keep
        self._share_among_elected()
        if has_risen:  # then somebody hopeful can have lost votes, and no bound holds
            self._know_all()
        return has_risen

    def _share(self) -> None:
        self._share_among_elected()
        self._know_all()

    def _share_among_elected(self) -> None:
        """Share papers out; votes of the hopeful stay as they were known last."""
        votes, self.over = self.paths.share(self.keep)
        for index in self.elected:
            self.votes[index] = votes[index]
        self.quota = (self.total - self.over) // (self.places + 1) + self.rules.added

    def _may_reach(self) -> bool:
        """Whether somebody hopeful can have enough votes; if so, all votes are known after this.

        While the elected keep less, nobody hopeful loses a vote. So nobody gained more than all of them together, and
        that is what is missing from the votes known.
        """
        gained = self.total - self.over - sum(self.votes)
        most = max((self.votes[index] for index in self.hopeful()), default=0)
        if most + gained < self.quota + self.rules.enough:
            return False
        self._know_all()
        return True

    def _know_all(self) -> None:
        found = self.paths.with_the_hopeful()
        for index in range(len(self.votes)):
            if index not in self.elected:
                self.votes[index] = found.get(index, 0)

    def _reached(self) -> list[int]:
        enough = self.quota + self.rules.enough
        return [c for c in self.guard.only_these(self.hopeful()) if self.votes[c] >= enough]

    def _elect(self, so_far: Stage) -> _Electing:
        """Who is elected now, most votes first (B.2c), and everyone where no more are left than places (B.1, C)."""
        elected: list[Elected] = []
        while len(self.elected) < self.places and (reached := self._reached()):
            one = max(reached, key=self.votes.__getitem__)
            tied = tuple(index for index in reached if self.votes[index] == self.votes[one])
            if self.guard.are_rivals(tied, self.elected, self.hopeful()):
                clause = self.rules.excluding
                waiting = replace(so_far, elected=tuple(elected))
                one = yield from drawn(LotNeeded(self.stages, TieKind.ELECTION, tied, clause, waiting))
                self.ties.append(Tie(TieKind.ELECTION, tied, one, None, clause))
            elected.append(self._mark(one, Because.QUOTA))
        remaining = self.guard.only_these(self.hopeful())
        if len(remaining) <= self.places - len(self.elected):
            because = self.guard.because()
            in_order = sorted(remaining, key=lambda index: -self.votes[index])
            elected += [self._mark(index, because) for index in in_order]
        return elected

    def _mark(self, who: int, because: Because) -> Elected:
        self.elected.append(who)
        self.is_hopeful[who] = False
        self.is_settled = False
        if because is Because.QUOTA:
            self.paths.elect(who)
        self._look()
        return Elected(who, because)

    def _look(self) -> None:
        self.guard.look(self.elected, self.hopeful())

    def _end_of_stage(
        self,
        kind: StageKind,
        clause: str,
        *,
        who: tuple[int, ...] = (),
        moves: tuple[Move, ...] = (),
        tie: Tie | None = None,
        rounds: int = 0,
    ) -> _Ending:
        self.ties = []
        stage = Stage(
            number=self.stages,
            kind=kind,
            who=who,
            clause=clause,
            votes=tuple(self.votes),
            no_preference=self.over,
            rounding=0,
            quota=self.quota,
            moves=moves,
            excluded=who if kind is StageKind.EXCLUSION else (),
            tie=tie,
            keep=tuple(self.keep),
            rounds=rounds,
        )
        elected = yield from self._elect(stage)
        guarded, doomed = self.guard.news()
        return replace(
            stage, elected=tuple(elected), guarded=guarded, doomed=doomed, more_ties=tuple(self.ties)
        )


def _up(value: int, by: int) -> int:
    return -(-value // by)
