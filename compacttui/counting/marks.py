"""Votes by X: papers as sets of marks, and the candidates with most votes.

Shared by first past the post, the block vote and approval voting, which differ in how many marks a paper may bear. The
rule for a tie and for papers that cannot be counted is that of parish elections: Local Elections (Parishes and
Communities) (England and Wales) Rules 2006, Schedule 2.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable
from dataclasses import replace
from typing import Final, TypeAlias, cast

from compacttui.counting.guard import Guard
from compacttui.counting.profile import Profile
from compacttui.counting.rankings import Ranking
from compacttui.counting.stages import Because, Count, Elected, LotNeeded, Move, Stage, StageKind, TieKind
from compacttui.counting.ties import drawn

TOO_MANY_MARKS: Final = "too_many_marks"
"""The reason for papers marked for more candidates than the voter may choose."""

UNCERTAIN: Final = "uncertain"
"""The reason for papers of which it cannot be told for whom they are meant."""

Marks: TypeAlias = tuple[int, ...]
"""The candidates marked on a paper, ascending."""


def marked(ranking: Ranking) -> Marks:
    """Whoever stands on a paper is marked, in whatever order: ranking several is marking them all."""
    if tuple not in map(type, ranking):
        return tuple(sorted(cast("Marks", ranking)))
    found: list[int] = []
    for preference in ranking:
        found.extend((preference,) if isinstance(preference, int) else preference)
    return tuple(sorted(found))


def admitted(profile: Profile, most: int | None) -> Profile:
    """The papers as marks, without those that bear too many.

    Args:
        profile: papers with marks or rankings.
        most: how many marks a paper may bear; None where there is no limit.
    """
    rejected: Counter[str] = Counter(dict(profile.rejected))
    kept: list[tuple[Marks, int]] = []
    for ranking, number in profile.rankings:
        marks = marked(ranking)
        if most is not None and len(marks) > most:
            rejected[TOO_MANY_MARKS] += number
        else:
            kept.append((marks, number))
    return with_papers(profile, kept, rejected)


def with_papers(profile: Profile, papers: Iterable[tuple[Ranking, int]], rejected: Counter[str]) -> Profile:
    """The same contest with other papers."""
    return Profile.of(
        profile.candidates,
        profile.places,
        papers,
        withdrawn=profile.withdrawn,
        rejected=rejected,
        title=profile.title,
        ties=profile.ties,
    )


def marks_made(profile: Profile) -> int:
    """How many votes the papers hold, one for each mark."""
    return sum(len(ranking) * number for ranking, number in profile.rankings)


def votes_of(profile: Profile) -> list[int]:
    """The marks of each candidate."""
    votes = [0] * len(profile.candidates)
    for ranking, number in profile.strict_rankings():
        for candidate in ranking:
            votes[candidate] += number
    return votes


def most_votes(profile: Profile) -> Count:
    """Yield the one stage of a count of marks: the places go to the candidates with most votes.

    A tie is drawn among exactly those tied for the last place, or who cannot all have one; others need no lot. Where
    places are reserved, the candidates are gone through from most votes to fewest, and whoever would leave the
    reserved places to nobody is passed over: so each group's places fall to those in it with most votes.
    """
    count = _Counting(profile)
    while not count.is_over:
        yield from count.elect_next()
    guarded, doomed = count.guard.news()
    yield replace(count.stage(), guarded=guarded, doomed=doomed)


def one_stage(votes: list[int], elected: Iterable[Elected]) -> Stage:
    """The stage of a count in which no vote ever moves."""
    return Stage(
        number=1,
        kind=StageKind.FIRST,
        who=(),
        clause="",
        votes=tuple(votes),
        no_preference=0,
        rounding=0,
        quota=None,
        moves=tuple(Move(index, number, 1) for index, number in enumerate(votes) if number),
        elected=tuple(elected),
    )


class _Counting:
    """The places as they are filled."""

    def __init__(self, profile: Profile) -> None:
        self.votes = votes_of(profile)
        self.places = profile.places
        self.continuing = sorted(profile.standing, key=lambda index: -self.votes[index])
        self.elected: list[Elected] = []
        self.guard = Guard(profile)
        self._look()

    @property
    def is_over(self) -> bool:
        """Whether every place is filled, or nobody is left who can fill one."""
        return len(self.elected) >= self.places or not self.guard.only_these(self.continuing)

    def elect_next(self) -> Generator[LotNeeded, int | None, None]:
        """Elect those who have most votes of all who are left, or one of them by lot."""
        able = self.guard.only_these(self.continuing)
        tied = tuple(sorted(index for index in able if self.votes[index] == self.votes[able[0]]))
        fit = len(tied) <= self.places - len(self.elected)
        if fit and not self.guard.are_rivals(tied, self._done(), self.continuing):
            because = self._because(tied[0])
            self._elect([Elected(index, because) for index in tied])
        else:
            one = yield from drawn(LotNeeded(1, TieKind.ELECTION, tied, "", self.stage()))
            self._elect([Elected(one, Because.LOT)])

    def stage(self) -> Stage:
        """The stage as far as it is known."""
        return one_stage(self.votes, self.elected)

    def _because(self, candidate: int) -> Because:
        passed_over = any(self.votes[other] > self.votes[candidate] for other in self.guard.doomed)
        return Because.RESERVED if passed_over else Because.MOST_VOTES

    def _elect(self, some: list[Elected]) -> None:
        self.elected += some
        chosen = {one.candidate for one in some}
        self.continuing = [index for index in self.continuing if index not in chosen]
        self._look()

    def _done(self) -> list[int]:
        return [one.candidate for one in self.elected]

    def _look(self) -> None:
        self.guard.look(self._done(), self.continuing)
