"""The papers of one contest, aggregated: all that a count needs, and nothing that points to a voter."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Self, cast

from compacttui.counting.constraints import Constraints
from compacttui.counting.errors import EqualPreferences
from compacttui.counting.rankings import (
    Preference,
    Ranking,
    Said,
    StrictRanking,
    as_json,
    as_tuples,
    canonical,
    in_order,
)

NO_VALID_PREFERENCE: Final = "no_valid_preference"
"""The reason for papers on which everyone ranked has withdrawn."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Who stood, for how many places, and how many papers say what. Made by `Profile.of`, which checks and sorts.

    Attributes:
        candidates: labels in the order of the ballot paper, all different; names, or ids where names are kept apart.
        places: how many are to be elected, at least 1.
        said: what papers say and how many say it, in canonical order, each ranking once; see `rankings`.
        withdrawn: indexes, ascending, of those who withdrew before the count; they may still stand in `said`.
        rejected: (reason, number of papers), by reason, for papers that are not in `said`.
        title: what the contest is called.
        ties: an order of candidates published beforehand, in which lots fall; empty when there is none.
        has_equals: whether any paper marks candidates as equal.
        valid: papers that rank anyone: the sum of the numbers in `said`.
        file_sha256: the fingerprint of the file they were read from, if any; it is no part of what was voted.
        constraints: how the places must be shared, set by `count`; it is no part of what was voted either.
    """

    candidates: tuple[str, ...]
    places: int
    said: tuple[Said, ...]
    withdrawn: tuple[int, ...] = ()
    rejected: tuple[tuple[str, int], ...] = ()
    title: str = ""
    ties: tuple[int, ...] = ()
    has_equals: bool = False
    valid: int = 0
    file_sha256: str = field(default="", compare=False)
    constraints: Constraints | None = field(default=None, compare=False)

    @classmethod
    def of(
        cls,
        candidates: Sequence[str],
        places: int,
        papers: Iterable[Said],
        *,
        withdrawn: Iterable[int] = (),
        rejected: Mapping[str, int] | None = None,
        title: str = "",
        ties: Sequence[int] = (),
    ) -> Self:
        """Aggregate (ranking, number of papers) pairs in any order, equal rankings any number of times.

        Raises:
            ValueError: two candidates of one name, no place to fill, an index that is no candidate's, a candidate
                twice on one paper, an empty ranking, or a number of papers below 1.
        """
        gone = tuple(sorted(set(withdrawn)))
        _check_contest(candidates, places, (*gone, *ties))
        said, has_equals = in_order(papers, len(candidates))
        return cls(
            candidates=tuple(candidates),
            places=places,
            said=said,
            withdrawn=gone,
            rejected=tuple(sorted((reason, n) for reason, n in (rejected or {}).items() if n)),
            title=title,
            ties=tuple(ties),
            has_equals=has_equals,
            valid=sum([number for _, number in said]),
        )

    @property
    def rankings(self) -> tuple[tuple[Ranking, int], ...]:
        """(ranking, number of papers) in canonical order: each ranking once, sorted. Made anew each time."""
        return as_tuples(self.said)

    @property
    def different(self) -> int:
        """How many different rankings there are."""
        return len(self.said)

    @property
    def received(self) -> int:
        """All papers, rejected ones included."""
        return self.valid + sum(number for _, number in self.rejected)

    @property
    def standing(self) -> tuple[int, ...]:
        """Indexes of the candidates who have not withdrawn."""
        return tuple(c for c in range(len(self.candidates)) if c not in self.withdrawn)

    @property
    def sha256(self) -> str:
        """SHA-256, in hexadecimal, of what was voted on and how, as canonical JSON.

        The number of candidates, the places, who withdrew, the rankings and the rejections are in it. Names and the
        title are not, on purpose: a name may have to be erased by law, and the seal on the papers must hold then.
        """
        before = canonical({"candidates": len(self.candidates), "places": self.places})
        after = canonical({"rejected": dict(self.rejected), "withdrawn": self.withdrawn})
        text = f'{before[:-1]},"rankings":{as_json(self.said)},{after[1:]}'
        return hashlib.sha256(text.encode("ascii")).hexdigest()

    def strict_rankings(self) -> tuple[tuple[StrictRanking, int], ...]:
        """The rankings, for a method that takes no equal preferences.

        Raises:
            EqualPreferences: some paper marks candidates as equal.
        """
        if self.has_equals:
            number = sum(n for ranking, n in self.said if tuple in map(type, ranking))
            message = (
                f"{number} {'paper marks' if number == 1 else 'papers mark'} candidates as equal, and this method "
                "takes one candidate for each preference; decide on those papers, or choose a method that takes them."
            )
            raise EqualPreferences(message)
        return cast("tuple[tuple[StrictRanking, int], ...]", self.said)

    def struck(self) -> Profile:
        """The same papers with the withdrawn candidates taken out and later preferences moved up.

        A paper on which nobody is left is rejected as having no valid preference. Doing it twice changes nothing.
        """
        gone = frozenset(self.withdrawn)
        if not gone:
            return self
        counted: Counter[Ranking] = Counter()
        for ranking, number in self.rankings:
            counted[_without(ranking, gone)] += number
        rejected = Counter(dict(self.rejected))
        rejected[NO_VALID_PREFERENCE] += counted.pop((), 0)
        return Profile.of(
            self.candidates,
            self.places,
            counted.items(),
            withdrawn=self.withdrawn,
            rejected=rejected,
            title=self.title,
            ties=self.ties,
        )

    def renamed(self, candidates: Sequence[str], title: str) -> Profile:
        """The same papers under other labels; the hash stays what it was.

        Raises:
            ValueError: the labels are not as many as the candidates, or not all different.
        """
        if len(candidates) != len(self.candidates):
            message = f"{len(candidates)} names for {len(self.candidates)} candidates"
            raise ValueError(message)
        _check_contest(candidates, self.places, ())
        return replace(self, candidates=tuple(candidates), title=title)


def _without(ranking: Ranking, gone: frozenset[int]) -> Ranking:
    kept: list[Preference] = []
    for preference in ranking:
        if isinstance(preference, int):
            if preference not in gone:
                kept.append(preference)
            continue
        left = tuple(candidate for candidate in preference if candidate not in gone)
        if left:
            kept.append(left if len(left) > 1 else left[0])
    return tuple(kept)


def _check_contest(candidates: Sequence[str], places: int, mentioned: Sequence[int]) -> None:
    if len(set(candidates)) != len(candidates) or not candidates:
        message = "every candidate needs a label of their own, and there must be one at least"
        raise ValueError(message)
    if places < 1:
        message = f"{places} places cannot be filled"
        raise ValueError(message)
    if any(not 0 <= index < len(candidates) for index in mentioned):
        message = f"no candidate has one of the indexes {list(mentioned)}"
        raise ValueError(message)
