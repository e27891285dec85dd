"""The counting methods, by name: one registry, filled by the files in `counting/methods`."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TypeAlias

from compacttui.counting import methods
from compacttui.counting.errors import CannotCount
from compacttui.counting.profile import Profile
from compacttui.counting.stages import Count

Options: TypeAlias = Mapping[str, str]
"""For each point where a method's text can be read in more than one way: how it was read."""

Admit: TypeAlias = Callable[[Profile], Profile]
"""Moves papers that the method does not accept to the rejected ones, or refuses the whole."""


def one_a_paper(profile: Profile) -> int:
    """The votes of papers that each hold one."""
    return profile.valid


@dataclass(frozen=True, slots=True)
class Method:
    """A way of counting.

    Attributes:
        name: as on the command line: ``scottish-stv``.
        title: as people say it.
        source: the law or book that its clauses are numbered in.
        arithmetic: how exact it is, in words.
        digits: decimal places of votes.
        quota_digits: decimal places of the quota as it is shown.
        choices: for each ambiguous point of the source, the ways to read it, the usual one first.
        admit: sees the papers, with the withdrawn struck out, before the count.
        run: the count itself.
        constrained: whether it honours constraints, by keeping a `Guard`.
        votes: how many votes the admitted papers hold together, which every stage must account for; one a paper,
            unless a paper bears several marks.
    """

    name: str
    title: str
    source: str
    arithmetic: str
    digits: int
    quota_digits: int
    choices: Mapping[str, tuple[str, ...]]
    admit: Admit
    run: Callable[[Profile, Options], Count]
    constrained: bool = False
    votes: Callable[[Profile], int] = one_a_paper

    def options(self, wanted: Options | None = None) -> dict[str, str]:
        """Every option of the method, as wanted or as usual.

        Raises:
            CannotCount: there is no such option, or it cannot be read that way.
        """
        options = {name: ways[0] for name, ways in self.choices.items()}
        for name, way in (wanted or {}).items():
            if name not in self.choices:
                known = ", ".join(self.choices) or "none"
                message = f"{self.title} has no option “{name}”; it has: {known}."
                raise CannotCount(message)
            if way not in self.choices[name]:
                message = f"The option “{name}” can be: {'; '.join(self.choices[name])}. Not “{way}”."
                raise CannotCount(message)
            options[name] = way
        return options


_METHODS: dict[str, Method] = {}


def strict(profile: Profile) -> Profile:
    """Admit ranked papers with one candidate for each preference.

    Raises:
        CannotCount: some paper marks candidates as equal.
    """
    profile.strict_rankings()
    return profile


def method(
    name: str,
    *,
    title: str,
    source: str,
    arithmetic: str,
    digits: int = 0,
    quota_digits: int = 0,
    choices: Mapping[str, tuple[str, ...]] | None = None,
    admit: Admit = strict,
    constrained: bool = False,
    votes: Callable[[Profile], int] = one_a_paper,
) -> Callable[[Callable[[Profile, Options], Count]], Callable[[Profile, Options], Count]]:
    """Register a generator function as a counting method; see `Method` for what the arguments say.

    Raises:
        ValueError: the name is taken.
    """

    def register(run: Callable[[Profile, Options], Count]) -> Callable[[Profile, Options], Count]:
        if name in _METHODS:
            message = f"there are two counting methods called {name}"
            raise ValueError(message)
        _METHODS[name] = Method(
            name=name,
            title=title,
            source=source,
            arithmetic=arithmetic,
            digits=digits,
            quota_digits=quota_digits,
            choices=dict(choices or {}),
            admit=admit,
            run=run,
            constrained=constrained,
            votes=votes,
        )
        return run

    return register


@cache
def all_methods() -> Mapping[str, Method]:
    """Every counting method, by name, in alphabetical order."""
    for module in pkgutil.iter_modules(methods.__path__, f"{methods.__name__}."):
        import_module(module.name)
    return dict(sorted(_METHODS.items()))


def find(name: str) -> Method:
    """The method of this name.

    Raises:
        CannotCount: there is none; the message names those there are.
    """
    known = all_methods()
    if name not in known:
        message = f"There is no counting method “{name}”; there are: {', '.join(known)}."
        raise CannotCount(message)
    return known[name]
