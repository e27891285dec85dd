"""Which tables an entry of each kind can change: read from what its reducer names, so that nobody keeps a second list."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from types import CodeType, FunctionType, ModuleType

from sqlalchemy import Table

from compacttui.records.columns import subject_tables
from compacttui.records.events import KINDS, REDUCERS

_ROOM = __name__.rpartition(".")[0]


def tables_by_kind() -> dict[str, frozenset[str]]:
    """The tables of every kind; of each at least those that its entries change."""
    return {kind: tables_of(kind) for kind in KINDS}


def tables_of(kind: str) -> frozenset[str]:
    """The tables that the reducer of a kind names, itself or in what it calls."""
    seen: set[int] = set()
    return frozenset(_tables(REDUCERS[kind], seen))


def _tables(value: object, seen: set[int]) -> Iterator[str]:
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, Table):
        if value.name in subject_tables:
            yield value.name
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _tables(one, seen)
    elif isinstance(value, (tuple, list, frozenset)):
        for one in value:
            yield from _tables(one, seen)
    elif isinstance(value, FunctionType) and value.__module__.startswith(_ROOM):
        for one in _named(value):
            yield from _tables(one, seen)


def _named(function: FunctionType) -> Iterator[object]:
    """What a function names: of its module, of other modules of this room, and around it."""
    names = set(_names(function.__code__))
    inside = [function.__globals__[name] for name in names if name in function.__globals__]
    yield from inside
    for module in inside:
        if isinstance(module, ModuleType) and module.__name__.startswith(_ROOM):
            yield from (getattr(module, name) for name in names if hasattr(module, name))
    for cell in function.__closure__ or ():
        yield cell.cell_contents
    yield from function.__defaults__ or ()


def _names(code: CodeType) -> Iterator[str]:
    yield from map(sys.intern, code.co_names)
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names(constant)
