"""Reading the bodies of a million entries, with a library that is quick at it and reads some numbers otherwise than ours.

What it makes of a body counts only where that, written again, is the body to the letter, and holds nothing that no entry may
hold. Whatever else there is, is read as slowly as ever: nothing but time hangs on this.
"""

from __future__ import annotations

from typing import Any, Final

import orjson

from compacttui.records.body import Json, read

_FIELDS: Final = 11
"""How many an entry has; `Event.from_body` asks for each of them."""

_PLAIN: Final = frozenset({str, int, bool, type(None)})


def read_entry(body: bytes) -> tuple[Json, bool]:
    """The value of an entry's body, and whether the body is written in the one form that the value has.

    It does not look for fractions beside its data: `Event.from_body` takes nothing else for a number.

    Raises:
        ValueError: it is not JSON, or holds a fraction.
    """
    try:
        value = orjson.loads(body)
        is_as_read = orjson.dumps(value, None, orjson.OPT_SORT_KEYS) == body
    except (ValueError, TypeError):  # it is no JSON, or goes too deep for this
        return read(body.decode())
    if (
        is_as_read
        and value.__class__ is dict
        and len(value) == _FIELDS
        and _holds_no_fraction(value.get("data"))
    ):
        return value, True
    return read(body.decode())


def _holds_no_fraction(value: Any) -> bool:
    if value.__class__ is dict:
        value = value.values()
    elif value.__class__ is not list:
        return value.__class__ in _PLAIN
    return _PLAIN.issuperset(map(type, value)) or all(map(_holds_no_fraction, value))
