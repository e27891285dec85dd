"""What a person fills in for an act, read off the act's own signature and docstring.

The signature says what a value is (``held_on: date``, ``seat: Annotated[str, Thing("seat")]``), the
docstring's ``Args`` what it means. Forms, ``compacttui do`` and the documentation all read this.
"""

from __future__ import annotations

import inspect
import re
import types
from collections.abc import Callable, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from datetime import date, time
from enum import StrEnum
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from compacttui.counting.profile import Profile
from compacttui.rules.dates import PartialDate
from compacttui.rules.given import (
    Alteration,
    Anything,
    Called,
    Complaint,
    Constituency,
    Declaration,
    Group,
    Hidden,
    Interest,
    Involvement,
    Item,
    Long,
    Meeting,
    Named,
    Nomination,
    Note,
    Organisation,
    Partnership,
    Person,
    Report,
    Request,
    Resemblance,
    Seat,
    Secret,
    Selection,
    Term,
    Thing,
    Words,
)
from compacttui.rules.text import checked_words, one_line
from compacttui.rules.word import Word

__all__ = [
    "Alteration",
    "Anything",
    "Called",
    "Complaint",
    "Constituency",
    "Declaration",
    "FieldKind",
    "FieldSpec",
    "Group",
    "Interest",
    "Involvement",
    "Item",
    "Long",
    "Meeting",
    "Named",
    "Nomination",
    "Note",
    "Organisation",
    "Partnership",
    "Person",
    "Report",
    "Request",
    "Resemblance",
    "Seat",
    "Secret",
    "Selection",
    "Term",
    "Thing",
    "Words",
    "cleaned",
    "fields_of",
]


class FieldKind(StrEnum):
    """What kind of value a field takes."""

    LINE = "line"
    WORDS = "words"
    DAY = "day"
    PARTIAL_DAY = "partial_day"
    TIME = "time"
    WHOLE = "whole"
    FLAG = "flag"
    CHOICE = "choice"
    THING = "thing"
    BALLOTS = "ballots"
    GROUP = "group"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of an act.

    Attributes:
        name: the parameter's name.
        label: what people read beside the field.
        help: one sentence, from the docstring.
        kind: what kind of value it takes.
        required: it must be filled in.
        many: it takes several values.
        choices: the closed list, as (code, words) pairs.
        thing: the kind of thing to pick; for a line, the kind of thing that it names, on the register or new.
        parts: the fields of each entry of a repeated group.
        default: what it is when left alone.
        group: the dataclass that a group's values become.
        word: the vocabulary that a choice becomes.
    """

    name: str
    label: str
    help: str
    kind: FieldKind
    required: bool = True
    many: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    thing: str | None = None
    parts: tuple[FieldSpec, ...] = ()
    default: object = None
    group: type | None = None
    word: type[Word] | None = None


_PLAIN: dict[object, FieldKind] = {
    str: FieldKind.LINE,
    date: FieldKind.DAY,
    PartialDate: FieldKind.PARTIAL_DAY,
    time: FieldKind.TIME,
    int: FieldKind.WHOLE,
    bool: FieldKind.FLAG,
    Profile: FieldKind.BALLOTS,
}


def fields_of(function: Callable[..., object]) -> tuple[FieldSpec, ...]:
    """The fields of an act's function: every parameter after the desk."""
    hints = get_type_hints(function, include_extras=True)
    said = _sentences(function.__doc__ or "")
    parameters = list(inspect.signature(function).parameters.values())[1:]
    return tuple(
        _field(
            p.name,
            hints[p.name],
            said.get(p.name, ""),
            default=MISSING if p.default is p.empty else p.default,
        )
        for p in parameters
    )


def _parts_of(group: type) -> tuple[FieldSpec, ...]:
    hints = get_type_hints(group, include_extras=True)
    said = _sentences(group.__doc__ or "")
    return tuple(
        _field(f.name, hints[f.name], said.get(f.name, ""), default=f.default) for f in fields(group)
    )


def _field(name: str, hint: Any, said: str, *, default: object) -> FieldSpec:
    hint, called = _without_label(hint)
    inner, optional = _without_none(hint)
    inner, many = _without_sequence(inner)
    kind, thing, choices, group = _kind_of(inner)
    return FieldSpec(
        name=name,
        label=called or name.replace("_", " ").capitalize(),
        help=said,
        kind=kind,
        required=not optional and default is MISSING,
        many=many,
        choices=choices,
        thing=thing,
        parts=_parts_of(group) if group else (),
        default=None if default is MISSING else default,
        group=group,
        word=inner if kind is FieldKind.CHOICE else None,
    )


def _without_label(hint: Any) -> tuple[Any, str]:
    if get_origin(hint) is not Annotated:
        return hint, ""
    inner, *marks = get_args(hint)
    called = next((mark.words for mark in marks if isinstance(mark, Called)), "")
    rest = tuple(mark for mark in marks if not isinstance(mark, Called))
    return (Annotated[(inner, *rest)] if rest else inner), called


def _without_none(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) in (Union, types.UnionType):
        rest = [option for option in get_args(hint) if option is not type(None)]
        return rest[0], len(rest) < len(get_args(hint))
    return hint, False


def _without_sequence(hint: Any) -> tuple[Any, bool]:
    origin = get_origin(hint)
    if origin in (Sequence, list, tuple) or (inspect.isclass(origin) and issubclass(origin, Sequence)):
        return get_args(hint)[0], True
    return hint, False


def _kind_of(hint: Any) -> tuple[FieldKind, str | None, tuple[tuple[str, str], ...], type | None]:
    if get_origin(hint) is Annotated:
        mark = get_args(hint)[1]
        if isinstance(mark, Thing):
            return FieldKind.THING, mark.kind, (), None
        if isinstance(mark, Named):
            return FieldKind.LINE, mark.kind, (), None
        if isinstance(mark, (Long, Hidden)):
            return (FieldKind.WORDS if isinstance(mark, Long) else FieldKind.HIDDEN), None, (), None
    if inspect.isclass(hint) and issubclass(hint, Word):
        return FieldKind.CHOICE, None, tuple((choice.value, choice.words) for choice in hint), None
    if is_dataclass(hint) and isinstance(hint, type) and hint not in _PLAIN:
        return FieldKind.GROUP, None, (), hint
    return _PLAIN[hint], None, (), None


def cleaned(spec: FieldSpec, value: object) -> object:
    """A value with every text in it made fit to be kept: the one door for what people type.

    Raises:
        Refused: a text that is needed is empty, or one is too long.
    """
    if value is None:
        return None
    if spec.many:
        single = replace(spec, many=False, required=True)
        return [cleaned(single, each) for each in value] if isinstance(value, Sequence) else value
    if isinstance(value, str) and spec.kind in (FieldKind.LINE, FieldKind.WORDS):
        text = checked_words(value, spec.name, what=spec.label, needed=spec.required)
        return (one_line(text) if spec.kind is FieldKind.LINE else text) or None
    if spec.kind is FieldKind.GROUP and is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{part.name: cleaned(part, getattr(value, part.name)) for part in spec.parts})
    return value


_ARGUMENT = re.compile(r"^\s{4,}(\w+): (.+)$")


def _sentences(doc: str) -> dict[str, str]:
    """The sentence of each argument or attribute in a docstring's list."""
    said: dict[str, str] = {}
    name = None
    inside = False
    for line in inspect.cleandoc(doc).splitlines():
        if line in ("Args:", "Attributes:"):
            inside = True
        elif line and not line.startswith(" "):
            inside = False
        elif inside and (found := _ARGUMENT.match(line)):
            name = found[1]
            said[name] = found[2]
        elif inside and name and line.strip():
            said[name] += " " + line.strip()
    return said
