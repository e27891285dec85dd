"""A JSON file with the fields of an act: read strictly, and every value found again by its line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Never

from compacttui.rules.refusal import BadInput

LARGEST: Final = 20_000_000
"""Bytes that are read at most: many times the largest act."""

DEEPEST: Final = 12
"""Objects and lists within each other: an act takes three, a Popolo file two."""

_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


@dataclass(frozen=True)
class JsonFile:
    """One object read from a file.

    Attributes:
        source: the file as it was named.
        text: what stands in it.
        values: its members.
    """

    source: str
    text: str
    values: Mapping[str, object] = field(repr=False)

    @cached_property
    def lines(self) -> Mapping[str, int]:
        """The line of each member by its path, counted from 1: ``items.2.title`` is in the second of the items."""
        return {".".join(path): line for path, line in _lines(self.text)}

    def refused(self, path: str, message: str) -> BadInput:
        """A refusal of the value at a path, which names its line."""
        place = path
        while place and place not in self.lines:
            place = place.rpartition(".")[0]
        return BadInput(f"{path}: {message}", source=self.source, line=self.lines.get(place), field=path)


def read_json(raw: bytes, source: str) -> JsonFile:
    """The object that these bytes of a file write.

    Raises:
        BadInput: it is too large, not UTF-8, not JSON, not one object, or names a member twice.
    """
    if len(raw) > LARGEST:
        raise BadInput(f"this is too large; at most {LARGEST:,} bytes are read.", source=source)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise BadInput(
            "this is not text in UTF-8; save it again in that form.", source=source, line=line
        ) from None
    return JsonFile(source, text, _parsed(text, source))


def _parsed(text: str, source: str) -> dict[str, object]:
    def no_such(constant: str) -> Never:
        raise BadInput(f"{constant} is no value; leave the member out instead.", source=source)

    try:
        values = json.loads(text, parse_constant=no_such)
    except json.JSONDecodeError as error:
        raise BadInput(
            f'this is not JSON ({error.msg}); write an object like {{"name": "value"}}.',
            source=source,
            line=error.lineno,
        ) from None
    except RecursionError:
        raise BadInput("this is nested too deeply; an act takes a few levels.", source=source) from None
    except ValueError:
        raise BadInput("it holds a number with too many figures; shorten it.", source=source) from None
    if line := _too_deep(text):
        raise BadInput("this is nested too deeply; an act takes a few levels.", source=source, line=line)
    if not isinstance(values, dict):
        raise BadInput('the members must stand in one object: {"name": "value"}.', source=source, line=1)
    for path, line in _twins(text):
        raise BadInput(
            f"“{'.'.join(path)}” stands here for the second time; keep one of them.", source=source, line=line
        )
    return values


def _too_deep(text: str) -> int:
    """The line that goes deeper than any file here; 0 where none does. The text is known to be JSON."""
    depth = 0
    for match in _TOKEN.finditer(text):
        if match[0] in "{[":
            depth += 1
            if depth > DEEPEST:
                return text.count("\n", 0, match.start()) + 1
        elif match[0] in "]}":
            depth -= 1
    return 0


def _twins(text: str) -> Iterator[tuple[tuple[str, ...], int]]:
    seen: set[tuple[str, ...]] = set()
    for path, line in _lines(text):
        if path in seen:
            yield path, line
        seen.add(path)


def _lines(text: str) -> Iterator[tuple[tuple[str, ...], int]]:
    """Each member's path with the line of its name, in order; the text is known to be JSON."""
    around: list[str | int] = []  # the name or number at each level
    line, at = 1, 0
    before = ""
    for match in _TOKEN.finditer(text):
        line += text.count("\n", at, match.start())
        at = match.start()
        piece = match[0]
        if piece == "{":
            around.append("")
        elif piece == "[":
            around.append(1)
        elif piece in "}]":
            around.pop()
        elif piece == "," and isinstance(around[-1], int):
            around[-1] += 1
        elif piece[0] == '"' and before in "{," and isinstance(around[-1], str):
            around[-1] = str(json.loads(piece))
            yield tuple(map(str, around)), line
        before = piece
