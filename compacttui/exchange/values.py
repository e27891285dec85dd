"""What a person typed, or a program handed over, as the typed values that an act takes; and back.

``compacttui do``, the forms of the interface and the drafts kept for them all read through here, so that a
day, a choice or a name is understood in one way wherever it is typed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Final, Protocol

from compacttui.acts.fields import FieldKind, FieldSpec
from compacttui.counting.profile import Profile
from compacttui.exchange.plain import Json, plain, said
from compacttui.rules.dates import parse_day, parse_partial, parse_time
from compacttui.rules.refusal import Refused
from compacttui.rules.text import one_line, shortened

_LARGEST: Final = 2**53 - 1  # what an entry of the ledger can hold
_YES: Final = frozenset({"yes", "y", "true", "on", "1"})
_NO: Final = frozenset({"no", "n", "false", "off", "0"})


class Find(Protocol):
    """Finds the thing that is meant."""

    def __call__(self, kind: str, typed: str) -> str:
        """The id of the thing of this kind that has this name or id.

        Raises:
            Refused: there is none, or there are several.
        """


@dataclass(frozen=True, slots=True)
class Around:
    """What reading a value needs to know besides the value.

    Attributes:
        today: the day that "tomorrow" is counted from.
        find: finds things by name or id.
        ballots: reads a ballot file.
    """

    today: date
    find: Find
    ballots: Callable[[str], Profile]


def read_all(specs: Sequence[FieldSpec], given: Mapping[str, object], around: Around) -> dict[str, object]:
    """The values of an act, ready to call it with; fields left alone are left out.

    Args:
        specs: the act's fields.
        given: what was given for each, as text or as JSON holds it.
        around: the day, and where things and ballots are found.

    Raises:
        Refused: a field that the act does not have, one that is needed and missing, or a value that cannot be
            read; its ``field`` says which, parts of a group as ``items.2.title``.
    """
    return _read_parts(specs, given, around, at="")


def read(spec: FieldSpec, given: object, around: Around, *, at: str | None = None) -> object:
    """The value of one field; nothing for a field that may be left empty and was.

    Args:
        spec: the field.
        given: text as typed, or a value as JSON holds it; several of them where the field takes many.
        around: the day, and where things and ballots are found.
        at: what a refusal names as its field; the field's own name unless said.

    Raises:
        Refused: it is needed and empty, or cannot be read.
    """
    where = spec.name if at is None else at
    if spec.many:
        return _read_many(spec, given, around, where)
    if _is_empty(given):
        if spec.required:
            raise _needed(spec, where)
        return None
    return _READERS[spec.kind](spec, given, around, where)


def missing(specs: Iterable[FieldSpec], given: Mapping[str, object]) -> tuple[FieldSpec, ...]:
    """The fields that are needed and were not given."""
    return tuple(spec for spec in specs if spec.required and _is_empty(given.get(spec.name)))


def as_typed(spec: FieldSpec, value: object, today: date) -> str:
    """A value as a person would type it into its field; `read` understands it again.

    Several values stand on a line each, groups as JSON. Ballots have no text: their file is asked for again.
    """
    if value is None or spec.kind is FieldKind.BALLOTS:
        return ""
    if spec.kind is FieldKind.GROUP:
        return json.dumps(as_json(spec, value), ensure_ascii=False)
    if spec.many and isinstance(value, Sequence) and not isinstance(value, str):
        return "\n".join(as_typed(replace(spec, many=False), each, today) for each in value)
    if spec.kind is FieldKind.DAY:
        # With its year: what is typed today must mean the same when it is read next year.
        return said(value, date.min)
    if spec.kind is FieldKind.TIME:
        return str(plain(value))  # "midnight" could be either end of a day
    return str(value) if spec.kind in _AS_IT_IS else said(value, today)


_AS_IT_IS: Final = frozenset({FieldKind.LINE, FieldKind.WORDS, FieldKind.HIDDEN, FieldKind.THING})


def as_json(spec: FieldSpec, value: object) -> Json:
    """A value as a draft holds it; `read` understands it again. Ballots are left out: their file is asked for again."""
    if value is None or spec.kind is FieldKind.BALLOTS:
        return None
    if spec.many and isinstance(value, Sequence) and not isinstance(value, str):
        single = replace(spec, many=False)
        return [as_json(single, each) for each in value]
    if spec.kind is FieldKind.GROUP and is_dataclass(value):
        parts = {part.name: part for part in spec.parts}
        held = {field.name: getattr(value, field.name) for field in fields(value)}
        return {name: as_json(parts[name], part) for name, part in held.items() if part is not None}
    return plain(value)


def _read_parts(
    specs: Sequence[FieldSpec], given: Mapping[str, object], around: Around, at: str
) -> dict[str, object]:
    known = {spec.name: spec for spec in specs}
    for name in given:
        if name not in known:
            raise Refused(
                f"There is no field “{shortened(name, 40)}” here. The fields are: {', '.join(known) or 'none'}.",
                field=f"{at}{shortened(name, 40)}",
            )
    values: dict[str, object] = {}
    for name, spec in known.items():
        if name in given or spec.required:
            value = read(spec, given.get(name), around, at=f"{at}{name}")
            if value is not None:
                values[name] = value
    return values


def _read_many(spec: FieldSpec, given: object, around: Around, where: str) -> tuple[object, ...] | None:
    if _is_empty(given):
        if spec.required:
            raise _needed(spec, where)
        return None
    several = [each for each in _several(spec, given) if not _is_empty(each)]
    single = replace(spec, many=False, required=True)
    return tuple(
        read(single, each, around, at=f"{where}.{number}" if len(several) > 1 or spec.parts else where)
        for number, each in enumerate(several, 1)
    )


def _several(spec: FieldSpec, given: object) -> Sequence[object]:
    """The single values in what was given for a field that takes many."""
    if isinstance(given, str):
        if spec.kind is FieldKind.GROUP:
            return _several(spec, _parsed(given, spec.name))
        # A number or a word of a closed list holds no comma; a name may.
        text = given.replace(",", "\n") if spec.kind in _IN_A_ROW else given
        return (given,) if spec.kind is FieldKind.WORDS else text.split("\n")
    if not isinstance(given, Sequence):
        return (given,)
    if spec.kind in _IN_A_ROW:
        return [one for each in given for one in (_several(spec, each) if isinstance(each, str) else (each,))]
    return given


_IN_A_ROW: Final = frozenset({FieldKind.CHOICE, FieldKind.WHOLE})


def _needed(spec: FieldSpec, where: str) -> Refused:
    return Refused(f"“{spec.label}” is needed: {spec.help or 'please fill it in.'}", field=where)


def _is_empty(given: object) -> bool:
    return given is None or (isinstance(given, str) and not given.strip())


def _text(given: object, where: str) -> str:
    if isinstance(given, str):
        return given
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    raise Refused("Give text here, in quotation marks.", field=where)


def _line(_spec: FieldSpec, given: object, _around: Around, where: str) -> str:
    return one_line(_text(given, where))


def _words(_spec: FieldSpec, given: object, _around: Around, where: str) -> str:
    return _text(given, where)


def _secret(_spec: FieldSpec, given: object, _around: Around, where: str) -> str:
    return _text(given, where)  # to the letter: a blank may be meant


def _day(_spec: FieldSpec, given: object, around: Around, where: str) -> object:
    return parse_day(_text(given, where), today=around.today, field=where)


def _partial_day(_spec: FieldSpec, given: object, around: Around, where: str) -> object:
    return parse_partial(_text(given, where), today=around.today, field=where)


def _time(_spec: FieldSpec, given: object, _around: Around, where: str) -> object:
    return parse_time(_text(given, where), field=where)


def _whole(spec: FieldSpec, given: object, _around: Around, where: str) -> int:
    text = _text(given, where).strip().replace(",", "")
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()):
        raise Refused(f"“{spec.label}” is a whole number, for example 3.", field=where)
    if len(digits) > 16 or abs(int(text)) > _LARGEST:
        raise Refused(f"“{spec.label}” is too large.", field=where)
    return int(text)


def _flag(spec: FieldSpec, given: object, _around: Around, where: str) -> bool:
    if isinstance(given, bool):
        return given
    answer = _text(given, where).strip().casefold()
    if answer in _YES | _NO:
        return answer in _YES
    raise Refused(f"“{spec.label}” is yes or no.", field=where)


def _choice(spec: FieldSpec, given: object, _around: Around, where: str) -> object:
    if spec.word is None:
        raise TypeError(f"{spec.name} has no vocabulary")
    return spec.word.read(_text(given, where), field=where)


def _thing(spec: FieldSpec, given: object, around: Around, where: str) -> str:
    try:
        return around.find(spec.thing or "", one_line(_text(given, where)))
    except Refused as refused:
        raise Refused(refused.message, field=where) from None


def _ballots(_spec: FieldSpec, given: object, around: Around, where: str) -> Profile:
    if isinstance(given, Profile):
        return given
    return around.ballots(_text(given, where))


def _group(spec: FieldSpec, given: object, around: Around, where: str) -> object:
    if spec.group is None:
        raise TypeError(f"{spec.name} has no group")
    if isinstance(given, spec.group):
        return given
    entry = _parsed(given, where) if isinstance(given, str) else given
    if not isinstance(entry, Mapping):
        raise Refused(
            f"“{spec.label}” has parts: give them as an object in JSON, with {', '.join(part.name for part in spec.parts)}.",
            field=where,
        )
    parts = {str(name): part for name, part in entry.items()}
    return spec.group(**_read_parts(spec.parts, parts, around, at=f"{where}."))


def _parsed(text: str, where: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise Refused('This is not JSON. Write it like {"title": "Winter plan"}.', field=where) from None


_READERS: Final[Mapping[FieldKind, Callable[[FieldSpec, object, Around, str], object]]] = {
    FieldKind.LINE: _line,
    FieldKind.WORDS: _words,
    FieldKind.DAY: _day,
    FieldKind.PARTIAL_DAY: _partial_day,
    FieldKind.TIME: _time,
    FieldKind.WHOLE: _whole,
    FieldKind.FLAG: _flag,
    FieldKind.CHOICE: _choice,
    FieldKind.THING: _thing,
    FieldKind.BALLOTS: _ballots,
    FieldKind.GROUP: _group,
    FieldKind.HIDDEN: _secret,
}
