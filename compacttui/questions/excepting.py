"""What is an exception: the registry that ``questions/excepted`` fills, a file for each subject.

Each file says, for the kinds of entries of its subject, what in an entry was done in spite of a rule.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import TypeAlias

from sqlalchemy import Select, select

from compacttui.questions import excepted as excepted_files
from compacttui.questions.ledger.entries import ReadEntry
from compacttui.questions.view import Moment
from compacttui.records.log import event_table


@dataclass(frozen=True, slots=True)
class Excepted:
    """One thing in an entry that was done in spite of a rule.

    Attributes:
        check: a short fixed name, as the check has it: ``second_person``.
        what: what it was, in words.
        reason: why, where it stands elsewhere than in the entry's own reason.
        thing: what it is about, where that is not the entry's subject.
    """

    check: str
    what: str
    reason: str = ""
    thing: str = ""


Excepts: TypeAlias = "Callable[[ReadEntry], Iterable[Excepted]]"
Among: TypeAlias = "Callable[[Moment], Select[tuple[int]]]"
_excepts: dict[str, Excepts] = {}
_among: dict[str, Among] = {}


def excepts(*kinds: str, among: Among | None = None) -> Callable[[Excepts], Excepts]:
    """Register what in entries of these kinds is an exception.

    How many there are is told from the entry itself, never from its words: they may be erased, and where exceptions are
    only counted, none are read.

    Args:
        *kinds: the kinds of entries.
        among: where only few of very many entries are one, a query for the numbers of those to look at.
    """

    def register(function: Excepts) -> Excepts:
        for name in kinds:
            if name in _excepts:
                raise ValueError(f"the exceptions of {name} are told twice")
            _excepts[name] = function
            if among is not None:
                _among[name] = among
        return function

    return register


@cache
def all_excepts() -> Mapping[str, Excepts]:
    """What is an exception, by kind of entry: each file of ``questions/excepted`` registers its own."""
    for subject in iter_modules(excepted_files.__path__):
        import_module(f"{excepted_files.__name__}.{subject.name}")
    return MappingProxyType(_excepts)


@lru_cache(maxsize=16)
def entries_to_look_at(moment: Moment) -> Sequence[Select[int]]:
    """Queries for the entries in which there may be an exception, in no order: made once for a day.

    Kinds that are looked for by one query are looked for together; each such query is asked by itself, since a
    database that is asked for all at once holds every entry against each of them.
    """
    e, everything = event_table.c, all_excepts().keys()
    kinds_of: defaultdict[Among, list[str]] = defaultdict(list)
    for kind, among in sorted(_among.items()):
        kinds_of[among].append(kind)
    return (
        select(e.seq).where(e.kind.in_(sorted(everything - _among.keys()))),
        *(
            select(e.seq).where(e.kind.in_(kinds), e.seq.in_(among(moment)))
            for among, kinds in kinds_of.items()
        ),
    )
