"""One record with everything that hangs on it, as sections of labels, values and links: for every kind of thing.

The detail pane, ``compacttui show`` and papers read this; each file of ``questions/shown`` registers its kinds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from sqlalchemy import Connection

from compacttui.questions import shown as shown_files
from compacttui.questions.view import View
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.words import Standing

if TYPE_CHECKING:
    from compacttui.questions.audit_notes import NoteRow

Value: TypeAlias = "str | int | date | datetime | PartialDate"
"""What may stand beside a label; days and moments are said by whoever shows them."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a section.

    Attributes:
        label: what it is: "Held by"; empty where the heading has said it.
        value: what stands there.
        thing: the id of what it leads to, if it leads anywhere.
        standing: how it stands, where that means something.
        note: more in one phrase.
    """

    label: str
    value: Value
    thing: str = ""
    standing: Standing | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under one heading.

    Attributes:
        heading: what they are; empty for the first, which is about the thing itself.
        lines: the lines.
        more: how many further ones there are.
    """

    heading: str
    lines: tuple[Line, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """A record with what hangs on it.

    Attributes:
        kind: what kind of thing it is: "seat".
        id: its id.
        title: what it is called.
        standing: how it stands, where that means something.
        stands: the same in words.
        sections: what is known of it.
    """

    kind: str
    id: str
    title: str
    sections: tuple[Section, ...]
    standing: Standing | None = None
    stands: str = ""


Shows: TypeAlias = "Callable[[View, Connection, str], Shown | None]"
_shows: dict[str, Shows] = {}


def shows(kind: str) -> Callable[[Shows], Shows]:
    """Register what is shown of the things of one kind; it gives nothing where there is no such thing."""

    def register(function: Shows) -> Shows:
        if kind in _shows:
            raise ValueError(f"{kind} is shown twice")
        _shows[kind] = function
        return function

    return register


@cache
def all_shows() -> Mapping[str, Shows]:
    """What is shown, by kind of thing."""
    for subject in iter_modules(shown_files.__path__):
        import_module(f"{shown_files.__name__}.{subject.name}")
    return MappingProxyType(_shows)


def show(view: View, kind: str, thing: str) -> Shown:
    """One record with everything that hangs on it, as the viewer may see it.

    Args:
        view: who is looking, and at which day.
        kind: what kind of thing: seat, person, meeting ...
        thing: its id.

    Raises:
        Refused: there is no such thing on record, or none on the day, or the viewer may not see it.
    """
    function = all_shows().get(kind)
    if function is None:
        raise Refused(f"“{kind}” cannot be shown. These can: {', '.join(sorted(all_shows()))}.", field="kind")
    from compacttui.questions.audit_notes import notes_about

    with view.reading() as connection:
        found = function(view, connection, thing)
        if found is None:
            raise Refused(f"There is no such {kind} on record.", field="ref")
        noted = notes_about(view, connection, thing) if view.role is Role.AUDITOR else ()
    return replace(found, sections=(*found.sections, _notes(noted))) if noted else found


def _notes(noted: Sequence[NoteRow]) -> Section:
    """What auditors noted about a thing, for the auditor who looks at it."""
    return Section(
        "Audit notes",
        tuple(Line("", one.said, one.id, one.standing, f"{one.by}, {one.stands}") for one in noted),
    )


def lines(*made: Line | None) -> tuple[Line, ...]:
    """The lines that there are."""
    return tuple(line for line in made if line is not None)


def fact(
    label: str,
    value: Value | None,
    thing: str | None = None,
    *,
    standing: Standing | None = None,
    note: str = "",
) -> Line | None:
    """A line, or nothing where there is nothing to say."""
    return None if value is None or value == "" else Line(label, value, thing or "", standing, note)
