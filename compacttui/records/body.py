"""An entry's body: canonical JSON, and the commitments that stand in it for personal text.

The values allowed here (ASCII keys; text, whole numbers below 2^53, booleans, null, lists, objects)
make ``json.dumps`` with sorted keys equal to RFC 8785, so the format needs no library of its own.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"
"""A value that a body may hold."""


def _no_float(text: str) -> None:
    raise ValueError(f"{text} cannot stand in an entry")


_DECODER = json.JSONDecoder(parse_float=_no_float, parse_constant=_no_float)
_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
# What was read from JSON cannot hold itself; not asking takes a fifth of the time away.
_AGAIN = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False, check_circular=False
)

_BEFORE_DATA = ',"data":'
LARGEST_WHOLE_NUMBER = 2**53 - 1
_PLAIN = frozenset({str, bool, type(None)})
"""Classes whose every value may stand in a body as it is."""


def canonical(value: Json) -> bytes:
    """The one way to write this value as bytes (RFC 8785 on the values allowed here).

    Raises:
        ValueError: a float, a key that is not ASCII, a whole number past 2^53 - 1, or a lone surrogate.
    """
    _check(value)
    return _ENCODER.encode(value).encode("utf-8")


def read(body: str) -> tuple[Json, bool]:
    """The value of a body, and whether the body is written in the one form that the value has.

    Raises:
        ValueError: it is not JSON, or holds a fraction.
    """
    value: Json = _DECODER.decode(body)
    return value, _AGAIN.encode(value) == body


def data_of(body: str) -> Mapping[str, Json]:
    """The data of an entry whose body is written in its one form, without reading the rest.

    Before it stand ids and a moment alone, in which there can be no such mark.

    Raises:
        ValueError: it has none, or it is not JSON.
    """
    data: Mapping[str, Json] = _DECODER.raw_decode(body, body.index(_BEFORE_DATA) + len(_BEFORE_DATA))[0]
    return data


def _check(value: object) -> None:
    for inner in _inside(value):
        # The exact classes first: nearly every value is of one of them, and asking an abstract class takes long.
        if inner.__class__ not in _PLAIN:
            _check(inner)


def _inside(value: object) -> Iterable[object]:
    """What a value holds; nothing where it is a single one."""
    if isinstance(value, (dict, Mapping)):
        for key in value:
            if not isinstance(key, str) or not key.isascii():
                raise ValueError(f"{key!r} cannot be a key of an entry")
        return value.values()
    if isinstance(value, (list, tuple, Sequence)) and not isinstance(value, (str, bytes, bytearray)):
        return value
    if isinstance(value, int) and abs(value) > LARGEST_WHOLE_NUMBER:
        raise ValueError(f"{value} is too large for an entry")
    if value is None or isinstance(value, (str, int)):
        return ()
    raise ValueError(f"{type(value).__name__} cannot stand in an entry")


def commitment(salt: bytes, field: str, person: str, value: str) -> str:
    """What an entry holds in place of a personal value: HMAC-SHA256(salt, field || 0 || person || 0 || value), as hex.

    Without the 32 random bytes of salt the value cannot be guessed from it; with salt and value anyone
    can check it, and whose it is. Erasing salt and value leaves the entry, and so every hash, as it was.

    Args:
        salt: 32 random bytes.
        field: under which name the value stands.
        person: the id of the person whose it is; empty where it is nobody's in particular.
        value: the words.
    """
    said = f"{field}\0{person}\0{value}"
    return hmac.digest(salt, said.encode(), "sha256").hex()
