"""When two names may mean one organisation: near enough to ask, never near enough to decide.

Names are compared word by word. A word that many bodies have in their names ("association", the name of the town)
says less than one that few have; a shortened word is the word that it begins, or whose letters it has in their order;
numbers must be the same. A legal form says nothing. A long name may be meant by its initials.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import Final, Generic, TypeVar

from rapidfuzz import fuzz, process

from compacttui.rules.likeness.words import (
    SHORT_OF,
    initials_of,
    is_plural,
    is_short_for,
    letters_of,
    likeness_of_words,
    numbers_in,
    words_of,
)
from compacttui.rules.text import folded

T = TypeVar("T")

NEAR: Final = 0.8
"""How like two names are, of 1, that may be one."""
_LOOKED_AT: Final = 12
"""Names that are compared word by word: those that share most, and those that look most alike as a whole."""
_GLANCE: Final = 65
"""How like two names look as a whole, of a hundred, that are compared word by word though they share no telling word."""
_FEW: Final = 20
"""So many names may share a word that still tells; in a long list, a twentieth of them."""
_MANY: Final = 200
"""From so many names on, how many of a thousand have a word is known from them."""
_SAID_BESIDE: Final = 2
"""Letters of initials that stand beside the name themselves."""
_USUAL: Final = 40
"""So many of a thousand bodies have a usual word in their names."""
_USUAL_WORDS: Final = frozenset(
    {
        *("association", "community", "group", "society", "centre", "church", "club", "foundation", "fund"),
        *("charitable", "council", "school", "project", "friends", "support", "service", "services", "forum"),
        *("network", "committee", "parish", "district", "united", "greater", "association", "organisation"),
    }
)


@dataclass(frozen=True, slots=True)
class Likely(Generic[T]):
    """Something that a name may mean.

    Attributes:
        thing: what.
        name: what it is, or was, called: the name that is alike.
        likeness: how like the two names are, of 1.
    """

    thing: T
    name: str
    likeness: float


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to say a name.

    Attributes:
        words: its words, as they are compared.
        is_cut: what stood in brackets is left out.
    """

    words: tuple[str, ...]
    is_cut: bool


class Alike(Generic[T]):
    """Names of organisations, to be found by other names for the same."""

    def __init__(self, named: Iterable[tuple[T, str]] = ()) -> None:
        """Begin with these.

        Args:
            named: what is called how; one may have several names, former ones among them.
        """
        self._named: list[tuple[T, str]] = []
        self._of: list[int] = []
        self._forms: list[_Form] = []
        self._texts: list[str] = []
        self._initials: defaultdict[str, list[int]] = defaultdict(list)
        self._bearing: defaultdict[str, list[int]] = defaultdict(list)
        for thing, name in named:
            self.add(thing, name)

    def __len__(self) -> int:
        return len(self._named)

    def add(self, thing: T, name: str) -> None:
        """Add one more name."""
        number = len(self._named)
        self._named.append((thing, name))
        for form in _forms_of(name):
            for word in set(form.words):
                self._bearing[word].append(len(self._forms))
            self._of.append(number)
            self._forms.append(form)
            self._texts.append(" ".join(form.words))
        for letters in _meant_by(name):
            self._initials[letters].append(number)

    def take_back(self) -> None:
        """Take back the name that was added last."""
        _, name = self._named.pop()
        for form in reversed(_forms_of(name)):
            for kept in (self._of, self._forms, self._texts):
                kept.pop()
            for word in set(form.words):
                self._bearing[word].pop()
        for letters in _meant_by(name):
            self._initials[letters].pop()

    def likely(self, name: str, limit: int = 6) -> list[Likely[T]]:
        """What a name may mean, the likest first; what is called just so among them.

        Args:
            name: the name.
            limit: how many things at most.
        """
        best: dict[T, Likely[T]] = {}
        for number, likeness in self._found(name):
            thing, called = self._named[number]
            if thing not in best or best[thing].likeness < likeness:
                best[thing] = Likely(thing, called, likeness)
        return sorted(best.values(), key=lambda one: -one.likeness)[:limit]

    def _found(self, name: str) -> Iterator[tuple[int, float]]:
        for form in _forms_of(name):
            for place in self._looked_at(form.words):
                # Two bodies of one name are told apart by what stands in the brackets.
                if not (form.is_cut and self._forms[place].is_cut):
                    likeness = self._likeness(form.words, self._forms[place].words)
                    if likeness >= NEAR:
                        yield self._of[place], likeness
        letters = letters_of(name)
        for number in self._initials.get(letters, ()):
            yield number, SHORT_OF

    def _looked_at(self, words: Sequence[str]) -> Iterable[int]:
        """Names that share telling words, and those that look much alike as a whole."""
        votes: defaultdict[int, float] = defaultdict(float)
        for word in set(words):
            bearing = self._bearing.get(word, ())
            if len(bearing) <= max(_FEW, len(self._forms) // 20):
                for place in bearing:
                    votes[place] += self._weight(word)
        shared = sorted(votes, key=votes.__getitem__, reverse=True)[:_LOOKED_AT]
        alike = process.extract(
            " ".join(words), self._texts, scorer=fuzz.ratio, score_cutoff=_GLANCE, limit=_LOOKED_AT
        )
        return dict.fromkeys((*shared, *(place for _, _, place in alike)))

    def _likeness(self, one: Sequence[str], other: Sequence[str]) -> float:
        """How like two names are, of 1, by their words."""
        if numbers_in(one) != numbers_in(other):
            return 0
        shared = Counter(one) & Counter(other)
        a, b = list((Counter(one) - shared).elements()), list((Counter(other) - shared).elements())
        weigh = self._weight
        common = whole = 2 * sum(weigh(word) for word in shared.elements())
        pairs = ((self._likeness_of(x, y), i, j) for i, x in enumerate(a) for j, y in enumerate(b))
        for likeness, i, j in sorted((pair for pair in pairs if pair[0]), reverse=True):
            if a[i] and b[j]:
                # A slip makes a rare word of a usual one: the pair weighs as its more usual half.
                weight = 2 * min(weigh(a[i]), weigh(b[j]))
                common, whole = common + weight * likeness, whole + weight
                a[i] = b[j] = ""
        whole += sum(weigh(word) for word in (*a, *b) if word)
        return common / whole if whole else 0

    def _likeness_of(self, one: str, other: str) -> float:
        """How like two different words are; words that bodies on record have in their names are no slips for each other."""
        if self._bearing.get(one) and self._bearing.get(other):
            return SHORT_OF if is_short_for(*sorted((one, other), key=len)) or is_plural(one, other) else 0
        return likeness_of_words(one, other)

    def _weight(self, word: str) -> float:
        """How much it tells that two names have a word in common."""
        bearing = len(self._bearing.get(word, ()))
        of_a_thousand = bearing * 1000 / len(self._forms) if len(self._forms) > _MANY else bearing
        return log(1 + 1000 / max(_USUAL if word in _USUAL_WORDS else 1, of_a_thousand))


@lru_cache(maxsize=4096)
def _forms_of(name: str) -> tuple[_Form, ...]:
    """The name whole, and without what stands in brackets."""
    without = re.sub(r"\([^()]*\)", " ", name)
    whole, cut = _Form(words_of(name), False), _Form(words_of(without) if folded(without) else (), True)
    return (whole, cut) if cut.words and cut.words != whole.words else (whole,)


@lru_cache(maxsize=4096)
def _meant_by(name: str) -> frozenset[str]:
    """The initials by which a name may be meant, and those that stand in brackets behind it or before its brackets."""
    without = re.sub(r"\([^()]*\)", " ", name)
    inside = " ".join(re.findall(r"\(([^()]+)\)", name))
    said = initials_of(without) | initials_of(name)
    for short, long in ((inside, without), (without, inside)):
        letters = letters_of(short)
        if letters and letters in initials_of(long, _SAID_BESIDE):
            said |= {letters}
    return said
