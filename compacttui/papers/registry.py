"""The one list of papers: the command line, the palette, the interface and the documents read it.

A paper leaves the house, so each is made with the eyes of the public: whatever its maker may read, it holds
only what is open to everyone. The one exception is what is handed to somebody about themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from importlib import import_module
from types import MappingProxyType
from typing import Final, TypeAlias

from compacttui.papers.document import Document
from compacttui.questions.things import kind_of, resolve
from compacttui.questions.view import View
from compacttui.rules.dates import MONTHS, PartialDate, parse_partial
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role

SUBJECTS: Final = (
    "reports",
    "partnerships",
    "coverage",
    "year_card",
    "on_record",
    "interests",
    "meetings",
    "selections",
)
"""The modules that register papers, in the order in which people read their list."""

MONTH: Final = "month"
"""What a paper takes that is about a month and not about a thing."""

Makes: TypeAlias = "Callable[[View, str], Document]"
"""Makes a paper about an id, a month as ISO text, or the empty text where nothing was named."""


@dataclass(frozen=True)
class Paper:
    """One kind of paper; call it with a view and what it is about.

    Attributes:
        name: what scripts call it, e.g. ``who-sits-where``.
        title: what people read.
        takes: what it is about: a kind of thing, or a month.
        needs: whether that must be named; if not, it is about everything, or the month before this one.
        make: the function behind it.
        is_published: whether it stands on the web site that is published.
        by_year: it tells of one year of the thing, which may be named after it: "Maria Okafor 2025".
        theirs: it is about a person and for them alone: the office makes it for them, or they for themselves.
    """

    name: str
    title: str
    takes: str
    needs: bool
    make: Makes
    is_published: bool = False
    by_year: bool = False
    theirs: bool = False

    def __call__(self, view: View, ref: str = "") -> Document:
        """The paper, with what everyone may read; one that is for a person alone, with what its maker may.

        Args:
            view: whose records, on which day; its role gives no more than the public has.
            ref: the id of a thing, or a month as ISO text; empty where nothing is named. A year of a thing is
                its id, a stroke, and the year.

        Raises:
            Refused: there is no such thing on record, or it is not open to everyone.
            NotPermitted: it is for a person alone, and whoever asks is neither them nor the officer.
        """
        if not self.is_for(view, ref):
            raise NotPermitted(f"“{self.title}” is made by the officer, or by the person for themselves.")
        return self.make(view if self.theirs else view.as_public(), ref)

    def is_for(self, view: View, ref: str) -> bool:
        """Whether whoever asks may make it about this thing."""
        return not self.theirs or view.role is Role.CVS_OFFICER or bool(ref and view.person == ref)

    @property
    def readers(self) -> str:
        """Who may read it, as it is said above it."""
        return "for them alone" if self.theirs else "as everyone may read it"

    @cached_property
    def help(self) -> str:
        """One sentence about it."""
        return (self.make.__doc__ or "").strip().splitlines()[0]


Ready: TypeAlias = "Callable[[View, str], frozenset[str]]"
"""Says which papers about a thing can be made now, by name, with the eyes of the public."""

_papers: dict[str, Paper] = {}
_ready: dict[str, Ready] = {}
_order: dict[str, int] = {}


def paper(
    name: str,
    *,
    title: str,
    takes: str,
    needs: bool = True,
    published: bool = False,
    by_year: bool = False,
    theirs: bool = False,
) -> Callable[[Makes], Paper]:
    """Register a function as a kind of paper; see `Paper` for what the arguments say."""

    def register(make: Makes) -> Paper:
        if name in _papers:
            raise ValueError(f"{name} is registered twice")
        _papers[name] = made = Paper(name, title, takes, needs, make, published, by_year, theirs)
        return made

    return register


def ready(kind: str, order: Sequence[str]) -> Callable[[Ready], Ready]:
    """Register the function that says which papers about a thing of this kind can be made now.

    Args:
        kind: the kind of thing.
        order: the names of these papers, in the order in which their times come.
    """

    def register(tells: Ready) -> Ready:
        _ready[kind] = tells
        _order.update({name: place for place, name in enumerate(order)})
        return tells

    return register


def all_papers() -> Mapping[str, Paper]:
    """Every kind of paper by name, in the order of the subjects."""
    for subject in SUBJECTS:
        import_module(f"compacttui.papers.{subject}")
    return MappingProxyType(dict(sorted(_papers.items(), key=_place)))


def _place(entry: tuple[str, Paper]) -> tuple[int, int]:
    """By subject, and within it by the order in which their times come, if they have one."""
    name, one = entry
    return SUBJECTS.index(one.make.__module__.split(".")[2]), _order.get(name, 0)


def papers_about(view: View, thing: str) -> tuple[Paper, ...]:
    """The papers that can be made about a thing now: those of its kind whose time has come, the latest first."""
    kind = kind_of(thing)
    found = tuple(one for one in all_papers().values() if one.takes == kind and one.is_for(view, thing))
    if kind not in _ready or not found:
        return found
    names = _ready[kind](view.as_public(), thing)
    return tuple(one for one in reversed(found) if one.name in names)


def latest_months(view: View, count: int) -> tuple[str, ...]:
    """The month of the view's day and those before it, the latest first, as papers about a month take them."""
    months = [view.day.replace(day=1)]
    while len(months) < count:
        months.append((months[-1] - timedelta(days=1)).replace(day=1))
    return tuple(PartialDate(month.year, month.month).iso for month in months)


def meant(view: View, one: Paper, typed: str) -> str:
    """What a paper is to be about, from what a person typed: a name, an id, a month.

    Args:
        view: who is asking; they may name what they know of.
        one: the paper.
        typed: what they typed; empty for nothing.

    Raises:
        Refused: nothing is called so, several things are, or nothing was named and it has to be.
    """
    if one.takes == MONTH:
        return _month(view, typed)
    if one.by_year:
        words, year = with_year(typed)
        return of_year(resolve(view, one.takes, words), year) if words else _unnamed(one)
    if typed.strip():
        return resolve(view, one.takes, typed)
    return _unnamed(one)


def _unnamed(one: Paper) -> str:
    if one.needs:
        raise Refused(f"Name the {one.takes} that the paper is about.", field="ref")
    return ""


def with_year(typed: str) -> tuple[str, int | None]:
    """What was typed without the year at its end, and that year, if there is one: "Maria Okafor 2025"."""
    found = re.fullmatch(r"(.*?)[\s,/]*\b((?:19|20)\d\d)\s*", typed.strip(), re.DOTALL)
    return (found[1].strip(), int(found[2])) if found else (typed.strip(), None)


def of_year(thing: str, year: int | None) -> str:
    """A year of a thing as papers take it; the thing alone where no year is said."""
    return f"{thing}/{year}" if year else thing


def _month(view: View, typed: str) -> str:
    if not typed.strip():
        return latest_months(view, 2)[1]
    said = parse_partial(typed, today=view.today, field="ref")
    if said.month is None or said.day is not None:
        example = f"{MONTHS[view.day.month - 1]} {view.day.year}"
        raise Refused(f"Name a month with its year, for example {example}.", field="ref")
    return said.iso
