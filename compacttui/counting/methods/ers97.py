"""STV by the rules of 1997 (ERS97): two decimal places, surpluses from the last batch alone, exclusions in bulk.

R. A. Newland and F. S. Britton, *How to conduct an election by the Single Transferable Vote*, third edition, 1997:
sections 5.1 to 5.6. Clauses below are those of the booklet.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from dataclasses import replace
from functools import partial
from typing import Final, TypeAlias

from compacttui.counting.guard import Guard
from compacttui.counting.holdings import Holdings
from compacttui.counting.profile import Profile
from compacttui.counting.registry import Options, method
from compacttui.counting.stages import (
    Batch,
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
from compacttui.counting.ties import Pick, drawn

DIGITS: Final = 2
ONE: Final = 10**DIGITS
"""The value of a first preference; all votes are whole hundredths."""

_Chosen: TypeAlias = Generator[LotNeeded, int | None, tuple[tuple[int, ...], tuple[Tie, ...]]]
_Settled: TypeAlias = Generator[LotNeeded, int | None, Tie]
_Ending: TypeAlias = Generator[LotNeeded, int | None, Stage]
_Electing: TypeAlias = Generator[LotNeeded, int | None, tuple[list[Elected], list[Tie]]]
_SoFar: TypeAlias = Callable[[list[Elected]], Stage]
"""The stage as it stands, with those who are elected now."""


@method(
    "ers97",
    title="STV, ERS97 rules",
    source="Newland and Britton, How to conduct an election by STV, 3rd edition (1997)",
    arithmetic="2 decimal places, remainder ignored",
    digits=DIGITS,
    quota_digits=DIGITS,
    constrained=True,
)
def ers97(profile: Profile, _options: Options) -> Count:
    """Yield the stages of an ERS97 count of papers from which the withdrawn are struck."""
    count = _Counting(profile)
    yield (yield from count.first_stage())
    while not count.is_over:
        if doomed := tuple(sorted(count.guard.doomed)):  # by constraints, which the booklet does not know
            yield (yield from count.exclusion_stage(doomed, ()))
        elif number := count.number_to_exclude():
            who, ties = yield from count.lowest(number)
            yield (yield from count.exclusion_stage(who, ties))
        else:
            who, ties = yield from count.largest_surplus()
            yield (yield from count.surplus_stage(who[0], ties))


class _Counting:
    """The state of one count: who continues, who is elected, and the quota."""

    def __init__(self, profile: Profile) -> None:
        self.held = Holdings(profile)
        self.papers, self.votes = self.held.papers, self.held.votes
        self.places = profile.places
        self.total = profile.valid * ONE
        self.is_continuing = [index not in profile.withdrawn for index in range(len(profile.candidates))]
        self.elected: list[Elected] = []
        self.stages = 0
        self.quota = self._quota()
        self.guard = Guard(profile)
        self._look()

    @property
    def is_over(self) -> bool:
        """Whether every place is filled, or nobody is left to fill one."""
        return not self.left or not any(self.is_continuing)

    @property
    def left(self) -> int:
        """Places not yet filled."""
        return self.places - len(self.elected)

    @property
    def active_vote(self) -> int:
        """Votes of the continuing and votes awaiting transfer: all but what counts for nobody or has elected (5.6.1)."""
        used = sum(min(self.votes[one.candidate], self.quota) for one in self.elected)
        return self.total - self.held.lost - used

    def continuing(self) -> Iterable[int]:
        """Those neither elected nor excluded, in the order of the ballot paper."""
        return (index for index, is_continuing in enumerate(self.is_continuing) if is_continuing)

    def surpluses(self) -> dict[int, int]:
        """The surplus of each elected candidate who still has one (6.18)."""
        over = {one.candidate: self.votes[one.candidate] - self.quota for one in self.elected}
        return {candidate: surplus for candidate, surplus in over.items() if surplus > 0}

    def number_to_exclude(self) -> int:
        """How many to exclude together now; 0 where a surplus moves first (5.2.2, 5.2.5)."""
        waiting = sum(self.surpluses().values())
        lowest = self._lowest_first()
        # With a place left for nobody, there would be one who stays: someone must always be left for each place.
        most = min(len(lowest), sum(self.is_continuing) - self.left)
        for number in range(most, 0, -1):
            if self._may_go_together(lowest, number, waiting):
                return number
        return 0

    def _may_go_together(self, lowest: list[int], number: int, waiting: int) -> bool:
        votes = [self.votes[index] for index in lowest]
        if number < len(lowest):
            if sum(votes[:number]) + waiting > votes[number]:  # 5.2.5(b); 5.2.2 is the same with a surplus
                return False
            if votes[number - 1] == votes[number]:
                return True  # `lowest` says which of the equal ones, and so whether all of them may go
        return len(self.guard.may_go(lowest[:number], self._who(), self.continuing())) == number

    def lowest(self, number: int) -> _Chosen:
        """Those with the fewest votes, so many of them; ties as 5.2.5 says."""
        in_order = self._lowest_first()
        edge = self.votes[in_order[number - 1]]
        chosen = [index for index in in_order if self.votes[index] < edge]
        tied = tuple(sorted(index for index in in_order if self.votes[index] == edge))
        ties: list[Tie] = []
        while len(tied) > number - len(chosen) > 0:
            tie = yield from self._settled(tied, TieKind.EXCLUSION, min, "paragraph 5.2.5")
            ties.append(tie)
            chosen.append(tie.chosen)
            tied = tuple(index for index in tied if index != tie.chosen)
        if len(chosen) < number:
            chosen += tied
        who = self.guard.may_go(chosen, self._who(), self.continuing())
        return who, tuple(tie for tie in ties if tie.chosen in who)

    def largest_surplus(self) -> _Chosen:
        """Whose surplus is the largest; ties as 5.2.3 says."""
        surpluses = self.surpluses()
        largest = max(surpluses.values())
        tied = tuple(sorted(index for index, surplus in surpluses.items() if surplus == largest))
        if len(tied) == 1:
            return tied, ()
        tie = yield from self._settled(tied, TieKind.SURPLUS, max, "paragraph 5.2.3")
        return (tie.chosen,), (tie,)

    def first_stage(self) -> _Ending:
        """Each paper, worth one vote, to its first preference (5.1)."""
        self.stages = 1
        moves = self.held.credit(self.papers.passed_on([self.papers.all], self.is_continuing), ONE)
        stage = partial(self._stage, StageKind.FIRST, "section 5.1", (), moves)
        elected, during = yield from self._elect(stage)
        self.held.note(self.stages, None)
        elected += self._elect_remaining()
        return self._ended(stage(elected, during=during))

    def surplus_stage(self, who: int, before: tuple[Tie, ...]) -> _Ending:
        """Move a surplus: only the last batch received is looked at, and only papers that can go on share it (5.3)."""
        self.stages += 1
        surplus = self.votes[who] - self.quota
        present, bundles = self.held.batches[who][-1]
        received = self.papers.passed_on(bundles, self.is_continuing)
        received.pop(None, None)  # papers that cannot go on stay where they are, in the quota (5.3.3)
        papers = sum(self.papers.number(each) for each in received.values())
        is_shared = papers * present > surplus
        value = surplus // papers if is_shared else present  # 5.3.7
        moves = self.held.credit(received, value)
        self.votes[who] = self.quota
        if is_shared:
            self.held.rounding += surplus - papers * value  # 5.3.9: the non-transferable difference
        else:
            self.held.no_preference += surplus - papers * value
        stage = partial(self._stage, StageKind.SURPLUS, "section 5.3", (who,), moves, before=before)
        elected, during = yield from self._elect(stage)
        self.held.note(self.stages, None)
        elected += self._elect_remaining()
        return self._ended(stage(elected, during=during))

    def exclusion_stage(self, who: tuple[int, ...], before: tuple[Tie, ...]) -> _Ending:
        """Exclude candidates together: their papers go on, batch by batch, those of the highest value first (5.4)."""
        self.stages += 1
        for one in who:
            self.is_continuing[one] = False
        self._look()
        if last := self._elect_remaining():
            return self._ended(self._stage(StageKind.EXCLUSION, "paragraph 5.5.1", who, (), last, before))
        moves: list[Move] = []
        elected: list[Elected] = []
        during: list[Tie] = []
        batches: list[Batch] = []

        def stage(now: list[Elected]) -> Stage:
            everyone = [*elected, *now]
            return self._stage(
                StageKind.EXCLUSION, "section 5.4", who, moves, everyone, before, during, batches
            )

        for value, held in self.held.pooled(who):
            if not self.left:  # 5.5.2: what has not moved stays where it is
                break
            for one, bundles in held:
                self.votes[one] -= self.papers.number(bundles) * value
            together = [bundle for _, bundles in held for bundle in bundles]
            moved = self.held.credit(self.papers.passed_on(together, self.is_continuing), value)
            if not self.elected:
                self.quota = self._quota()  # 5.4.8
            moves += moved
            now, ties = yield from self._elect(stage)
            self.held.note(self.stages, len(batches) + 1)
            batches.append(self._batch(value, moved, now))
            elected += now
            during += ties
        return self._ended(stage(self._elect_remaining()))

    def _elect(self, so_far: _SoFar) -> _Electing:
        """Who is elected now, most votes first, and how ties were settled (5.1.7, 5.3.13, 5.4.9).

        The booklet lets equals wait where there are not places for all of them (5.6.2). Where there are, and only the
        constraints keep them apart, a lot is drawn among those whom earlier votes leave: to wait, they would hold votes
        above the quota that never move.
        """
        elected: list[Elected] = []
        ties: list[Tie] = []
        while self.left:
            standing = self.guard.only_these(self.continuing())
            most = max((self.votes[index] for index in standing), default=0)
            # (a) the quota, or (b) the total active vote divided by one more than the places left
            if not most or (most < self.quota and most * (self.left + 1) < self.active_vote):
                break
            tied = tuple(index for index in standing if self.votes[index] == most)
            chosen, settled = self._with_places(tied)
            if not chosen and len(tied) <= self.left:
                kept, _ = self.held.first_to_differ(tied, max)
                needed = LotNeeded(self.stages, TieKind.ELECTION, kept, "", so_far(elected))
                chosen = ((yield from drawn(needed)),)
            if not chosen:
                break
            because = Because.QUOTA if most >= self.quota else Because.ACTIVE_VOTE
            elected += self._mark(chosen, because)
            ties += settled
        return elected, ties

    def _with_places(self, tied: tuple[int, ...]) -> tuple[tuple[int, ...], list[Tie]]:
        """Of those with equal votes, whom there is a place for; nobody, where they were equal throughout (5.6.2)."""
        if self._have_places(tied):
            return tied, []
        kept, at = self.held.first_to_differ(tied, max)
        if at is None or not self._have_places(kept):
            return (), []
        stage, batch = at
        clause = "paragraph 5.6.2"
        return kept, [Tie(TieKind.ELECTION, tied, one, stage, clause, batch, is_first=True) for one in kept]

    def _have_places(self, tied: tuple[int, ...]) -> bool:
        return len(tied) <= self.left and not self.guard.are_rivals(tied, self._who(), self.continuing())

    def _elect_remaining(self) -> list[Elected]:
        """Everyone who is left, where they are no more than the places (5.5.1), most votes first."""
        remaining = self.guard.only_these(self.continuing())
        if not self.left or len(remaining) > self.left:
            return []
        in_order = sorted(remaining, key=lambda index: -self.votes[index])
        return self._mark(in_order, self.guard.because())

    def _mark(self, chosen: Iterable[int], because: Because) -> list[Elected]:
        now = [Elected(index, because) for index in chosen]
        for one in now:
            self.elected.append(one)
            self.is_continuing[one.candidate] = False
        self._look()
        return now

    def _settled(self, tied: tuple[int, ...], kind: TieKind, pick: Pick, clause: str) -> _Settled:
        """One of those tied: by the earliest votes that tell them apart, or by lot."""
        kept, at = self.held.first_to_differ(tied, pick)
        if at is not None and len(kept) == 1:
            return Tie(kind, tied, kept[0], at[0], clause, at[1], is_first=True)
        chosen = yield from drawn(LotNeeded(self.stages + 1, kind, kept, clause))
        return Tie(kind, tied, chosen, None, clause)

    def _lowest_first(self) -> list[int]:
        may_go = [index for index in self.continuing() if index not in self.guard.guarded]
        return sorted(may_go, key=self.votes.__getitem__)

    def _who(self) -> list[int]:
        return [one.candidate for one in self.elected]

    def _look(self) -> None:
        self.guard.look(self._who(), self.continuing())

    def _quota(self) -> int:
        """The votes that count for somebody over places plus one, to two places, and 0.01 more unless exact (5.1.6)."""
        return -(-(self.total - self.held.lost) // (self.places + 1))

    def _batch(self, value: int, moved: list[Move], elected: list[Elected]) -> Batch:
        return Batch(
            value=value,
            papers=sum(move.papers for move in moved),
            votes=tuple(self.votes),
            non_transferable=self.held.lost,
            quota=self.quota,
            elected=tuple(one.candidate for one in elected),
        )

    def _stage(
        self,
        kind: StageKind,
        clause: str,
        who: tuple[int, ...],
        moves: Iterable[Move],
        elected: Iterable[Elected],
        before: tuple[Tie, ...] = (),
        during: Iterable[Tie] = (),
        batches: Iterable[Batch] = (),
    ) -> Stage:
        return Stage(
            number=self.stages,
            kind=kind,
            who=who,
            clause=clause,
            votes=tuple(self.votes),
            no_preference=self.held.no_preference,
            rounding=self.held.rounding,
            quota=self.quota,
            moves=tuple(moves),
            elected=tuple(elected),
            excluded=who if kind is StageKind.EXCLUSION else (),
            tie=before[0] if before else None,
            more_ties=(*before[1:], *during),
            required=-(-self.active_vote // (self.left + 1)) or None if self.left else None,
            batches=tuple(batches),
        )

    def _ended(self, stage: Stage) -> Stage:
        """The stage with who became guarded or doomed until now."""
        guarded, doomed = self.guard.news()
        return replace(stage, guarded=guarded, doomed=doomed)
