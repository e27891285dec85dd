"""What stands in a field before it is read: kept in drafts, read out, turned into what an act takes.

It has the shape in which the forms of the interface keep it, so that a draft begun in one is carried on in the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from compacttui.acts.fields import FieldKind, FieldSpec
from compacttui.exchange.values import as_typed
from compacttui.plain.said import listed
from compacttui.rules.dates import PartialDate
from compacttui.rules.text import one_line

if TYPE_CHECKING:
    from compacttui.questions.things import Choice

Raw: TypeAlias = "str | bool | Sequence[Raw] | Mapping[str, Raw] | None"
"""What stands in a field, as JSON can hold it."""


def given_of(spec: FieldSpec, raw: Raw) -> object:
    """What stands in a field, as reading it takes it: ids for picked things, parts for groups."""
    if spec.thing and isinstance(raw, Mapping):
        picked = [str(one.get("ref", "")) for one in _mappings(raw.get("picked"))]
        typed = str(raw.get("typed") or "").strip()
        if spec.many:
            return [*picked, *([typed] if typed else [])] or None
        return picked[0] if picked else typed or None
    if spec.kind is FieldKind.GROUP:
        entries = [one for one in (_entry(spec, entry) for entry in _mappings(raw)) if one]
        return entries or None if spec.many else (entries[0] if entries else None)
    return raw


def _entry(spec: FieldSpec, entry: Mapping[str, Raw]) -> dict[str, object]:
    parts = {part.name: given_of(part, entry.get(part.name)) for part in spec.parts}
    return {name: value for name, value in parts.items() if value not in (None, "", [])}


def _mappings(raw: Raw) -> list[Mapping[str, Raw]]:
    several = raw if isinstance(raw, Sequence) and not isinstance(raw, str) else [raw]
    return [one for one in several if isinstance(one, Mapping)]


def picked(choice: Choice) -> Mapping[str, Raw]:
    """A thing as a field keeps it."""
    return {"ref": choice.id, "title": choice.name, "note": choice.note}


def begins_with(spec: FieldSpec) -> Raw:
    """What stands in a field before anybody typed."""
    default = spec.default
    if default is None or isinstance(default, bool):
        return default
    if isinstance(default, (list, tuple, frozenset, set)):
        return [str(one) for one in default] or None
    if isinstance(default, (date, PartialDate)):
        return as_typed(spec, default, date.min)
    return str(default)


def in_words(spec: FieldSpec, raw: Raw) -> str:
    """What stands in a field, as it is read out; empty for nothing."""
    if raw is None or raw == "":
        return ""
    if spec.kind is FieldKind.HIDDEN:
        return "typed, not shown"
    if isinstance(raw, bool):
        return "yes" if raw else "no"
    if isinstance(raw, Mapping):
        return listed(one_line(str(one.get("title", ""))) for one in _mappings(raw.get("picked")))
    if spec.kind is FieldKind.GROUP:
        return "; ".join(listed(_parts_in_words(spec, one)) for one in _mappings(raw))
    words = dict(spec.choices)
    several = [raw] if isinstance(raw, str) else raw
    return listed(words.get(str(one), str(one)) for one in several)


def _parts_in_words(spec: FieldSpec, entry: Mapping[str, Raw]) -> Iterator[str]:
    for part in spec.parts:
        if said := in_words(part, entry.get(part.name)):
            yield f"{part.label}: {said}"
