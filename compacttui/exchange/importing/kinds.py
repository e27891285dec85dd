"""What can be taken in: each kind with the columns that it looks for. One registry; command line and interface read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Protocol

from compacttui.rules.refusal import Refused

if TYPE_CHECKING:
    from compacttui.exchange.importing.making import Making
    from compacttui.exchange.importing.rows import FileRow


@dataclass(frozen=True, slots=True)
class Column:
    """Something that a column of a file may hold.

    Attributes:
        name: what scripts call it: "board".
        label: what people read.
        headings: what such a column is called in the files that people have, folded.
        needed: a file without it cannot be taken in; of several names with one `group`, one is enough.
        group: the columns of which one is enough.
        help: one sentence.
    """

    name: str
    label: str
    headings: tuple[str, ...]
    help: str
    needed: bool = False
    group: str = ""


class Planner(Protocol):
    """Plans the rows of one file, one after the other."""

    def prepare(self, rows: Sequence[FileRow]) -> Sequence[FileRow]:
        """Look at all rows before the first is planned; gives them back as they are to be planned."""

    def plan(self, row: FileRow) -> str:
        """Plan one row: add its acts to the plan; returns what it is about in a few words.

        Raises:
            Refused: the row is wrong.
            Unclear: somebody has to decide.
            LeftOut: the row is passed over.
        """


@dataclass(frozen=True, slots=True)
class ImportKind:
    """One kind of import.

    Attributes:
        name: what scripts call it: "seats".
        title: what people read.
        columns: what its files may hold.
        makes: the act that puts on record what a row is about.
        settings: what a person may say of the whole file, with the words that help.
        planner: makes the planner for one file.
    """

    name: str
    title: str
    columns: Sequence[Column]
    makes: frozenset[str]
    planner: Callable[[Making], Planner]
    settings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


POPOLO: Final = "popolo"
"""The kind of import that is no table: persons, posts and memberships in the Popolo form of JSON."""

_kinds: dict[str, ImportKind] = {}
_FILES: Final = ("seats", "organisations", "people", "meetings", "interests")
"""The files that register kinds, in the order in which an office takes them in."""


def register_kind(kind: ImportKind) -> ImportKind:
    """Register a kind of import."""
    if kind.name in _kinds:
        raise ValueError(f"{kind.name} is registered twice")
    _kinds[kind.name] = kind
    return kind


def all_kinds() -> Mapping[str, ImportKind]:
    """Every kind of import that is a table, by name."""
    for file in _FILES:
        import_module(f"compacttui.exchange.importing.{file}")
    return MappingProxyType({name: _kinds[name] for name in _FILES})


def kind_called(name: str) -> ImportKind:
    """The kind of this name.

    Raises:
        Refused: there is none; the sentence lists those there are.
    """
    kinds = all_kinds()
    if name not in kinds:
        raise Refused(
            f"“{name[:40]}” cannot be taken in. There are: {', '.join(kinds)}, popolo.", field="kind"
        )
    return kinds[name]
