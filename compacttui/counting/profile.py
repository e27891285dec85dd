"""The papers of one contest, aggregated: all that a count needs, and nothing that points to a voter."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, groupby
from operator import itemgetter
from typing import Final, Self, TypeAlias, cast

from compacttui.counting.constraints import Constraints
from compacttui.counting.errors import EqualPreferences

Preference: TypeAlias = int | tuple[int, ...]
"""A candidate's index, or the indexes (ascending) of two or more candidates marked as equal."""

Ranking: TypeAlias = tuple[Preference, ...]
"""What one paper says: preferences from first to last."""

StrictRanking: TypeAlias = tuple[int, ...]
"""A ranking without equal preferences."""

_BYTES: Final = 256
"""Numbers that a byte can be."""

_END: Final = _BYTES - 1
"""What stands between rankings where each candidate is one byte."""

NO_VALID_PREFERENCE: Final = "no_valid_preference"
"""The reason for papers on which everyone ranked has withdrawn."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Who stood, for how many places, and how many papers say what. Made by `Profile.of`, which checks and sorts.

    Attributes:
        candidates: labels in the order of the ballot paper, all different; names, or ids where names are kept apart.
        places: how many are to be elected, at least 1.
        rankings: (ranking, number of papers) in canonical order: each ranking once, sorted.
        withdrawn: indexes, ascending, of those who withdrew before the count; they may still stand in `rankings`.
        rejected: (reason, number of papers), by reason, for papers that are not in `rankings`.
        title: what the contest is called.
        ties: an order of candidates published beforehand, in which lots fall; empty when there is none.
        has_equals: whether any paper marks candidates as equal.
        valid: papers that rank anyone: the sum of the numbers in `rankings`.
        file_sha256: the fingerprint of the file they were read from, if any; it is no part of what was voted.
        constraints: how the places must be shared, set by `count`; it is no part of what was voted either.
    """

    candidates: tuple[str, ...]
    places: int
    rankings: tuple[tuple[Ranking, int], ...]
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
        papers: Iterable[tuple[Ranking, int]],
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
        pairs = list(papers)
        has_equals = _check_papers(pairs, len(candidates))
        return cls(
            candidates=tuple(candidates),
            places=places,
            rankings=_sorted(pairs, len(candidates), has_equals=has_equals),
            withdrawn=gone,
            rejected=tuple(sorted((reason, n) for reason, n in (rejected or {}).items() if n)),
            title=title,
            ties=tuple(ties),
            has_equals=has_equals,
            valid=sum([number for _, number in pairs]),
        )

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
        before = _canonical({"candidates": len(self.candidates), "places": self.places})
        after = _canonical({"rejected": dict(self.rejected), "withdrawn": self.withdrawn})
        text = f'{before[:-1]},"rankings":{self._rankings_as_json()},{after[1:]}'
        return hashlib.sha256(text.encode("ascii")).hexdigest()

    def _rankings_as_json(self) -> str:
        """The rankings as canonical JSON, in half the time of the library where each is a row of small numbers."""
        if self.has_equals or len(self.candidates) > _END or not self.rankings:
            return _canonical(self.rankings)
        table: dict[int, str] = {candidate: f"{candidate}," for candidate in range(len(self.candidates))}
        table[_END] = "],%d],[["  # the number of papers goes in there
        rows = bytes([_END]).join([bytes(ranking) for ranking, _ in self.strict_rankings()])
        text = rows.decode("latin-1").translate(table).replace(",]", "]").removesuffix(",")
        return f"[[[{text}],%d]]" % tuple([number for _, number in self.rankings])

    def strict_rankings(self) -> tuple[tuple[StrictRanking, int], ...]:
        """The rankings, for a method that takes no equal preferences.

        Raises:
            EqualPreferences: some paper marks candidates as equal.
        """
        if self.has_equals:
            number = sum(n for ranking, n in self.rankings if tuple in map(type, ranking))
            message = (
                f"{number} {'paper marks' if number == 1 else 'papers mark'} candidates as equal, and this method "
                "takes one candidate for each preference; decide on those papers, or choose a method that takes them."
            )
            raise EqualPreferences(message)
        return cast("tuple[tuple[StrictRanking, int], ...]", self.rankings)

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


def _canonical(what: object) -> str:
    """What it is as JSON that has one form. Nothing in it can hold itself, and to look for that takes a sixth of the time."""
    return json.dumps(what, sort_keys=True, separators=(",", ":"), check_circular=False)


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


def _sorted(
    pairs: list[tuple[Ranking, int]], candidates: int, *, has_equals: bool
) -> tuple[tuple[Ranking, int], ...]:
    """Papers in canonical order, each ranking once."""
    if has_equals or candidates > _BYTES:
        return _sorted_one_by_one(pairs)
    # The same order, compared as pieces of memory. The rankings are made anew from these, so that they lie side by side
    # in that order: whoever walks through hundreds of thousands of them waits half as long for the memory.
    keys = [bytes(cast("StrictRanking", ranking)) for ranking, _ in pairs]
    papers = dict(zip(keys, [number for _, number in pairs], strict=True))
    if len(papers) < len(keys):
        papers = Counter()
        for key, (_, number) in zip(keys, pairs, strict=True):
            papers[key] += number
    in_order = sorted(papers)
    return tuple(zip(map(tuple, in_order), map(papers.__getitem__, in_order), strict=True))


def _sorted_one_by_one(pairs: list[tuple[Ranking, int]]) -> tuple[tuple[Ranking, int], ...]:
    in_order = sorted(pairs, key=lambda pair: [one if isinstance(one, tuple) else (one,) for one in pair[0]])
    return tuple(
        (ranking, sum(number for _, number in alike)) for ranking, alike in groupby(in_order, itemgetter(0))
    )


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


def _check_papers(pairs: Sequence[tuple[Ranking, int]], candidates: int) -> bool:
    """Whether any ranking has equal preferences, after refusing what no paper can say."""
    if (fewest := min([number for _, number in pairs], default=1)) < 1:
        message = f"{fewest} papers cannot say the same"
        raise ValueError(message)
    rankings = [ranking for ranking, _ in pairs]
    everyone = frozenset(range(candidates))
    if (
        everyone.issuperset(chain.from_iterable(rankings))
        and all(rankings)
        and sum(map(len, map(set, rankings))) == sum(map(len, rankings))
    ):
        return False
    has_equals = False
    for ranking in rankings:
        marked: Sequence[Preference] = ranking
        if tuple in map(type, ranking):
            has_equals = True
            marked = _flat(ranking)
        if not ranking or len(set(marked)) != len(marked) or not everyone.issuperset(marked):
            message = f"{ranking!r} is not a ranking of {candidates} candidates"
            raise ValueError(message)
    return has_equals


def _flat(ranking: Ranking) -> list[Preference]:
    flat: list[Preference] = []
    for preference in ranking:
        if isinstance(preference, int):
            flat.append(preference)
        elif len(preference) > 1 and list(preference) == sorted(preference):
            flat.extend(preference)
        else:
            message = f"{preference!r} is not a group of candidates marked as equal"
            raise ValueError(message)
    return flat
