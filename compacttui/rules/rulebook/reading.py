"""Reading rule books: what a file says, where it says it, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from compacttui.rules.refusal import BadInput, Refused
from compacttui.rules.rulebook.book import RuleBook
from compacttui.rules.rulebook.keys import KEYS, SECTIONS, Key, Value, find_key, plain
from compacttui.rules.rulebook.kinds import Names
from compacttui.rules.small_toml import NotToml, read_toml

_DEEPEST: Final = 4
"""Points in the name of a key: more than any has, so that no file leads on and on."""


class Given(NamedTuple):
    """What one file says.

    Attributes:
        source: the file.
        values: the value of each key that it names.
        text: the file's text, to find the line of a key that will not do.
    """

    source: str
    values: Mapping[str, Value] = MappingProxyType({})
    text: str = ""

    def line_of(self, name: str) -> int | None:
        """The line of a key, counted from 1, or of the table it stands in; nothing where it cannot be found."""
        lines = _lines(self.text)
        while name and name not in lines:
            name = name.rpartition(".")[0]
        return lines.get(name)


def parse(text: str, source: str) -> Given:
    """What a rule book file says.

    Args:
        text: the file's text, in TOML.
        source: the file's name, for refusals.

    Raises:
        BadInput: it is not TOML, names a key that there is not, or gives one a value that is not allowed.
    """
    try:
        tables = read_toml(text)
    except NotToml as error:
        raise BadInput(
            "this line cannot be read as TOML; write `key = value`, with text in quotes.",
            source=source,
            line=error.line,
        ) from None
    values: dict[str, Value] = {}
    given = Given(source, values, text)
    for name, raw in _flat(tables):
        try:
            values[name] = _key_for(name).read(raw)
        except Refused as refused:
            raise BadInput(refused.message, source=source, line=given.line_of(name), field=name) from None
    return given


def complete(given: Given) -> RuleBook:
    """The rule book of a file that names every key: the shipped one.

    Raises:
        BadInput: a key is missing, or two keys contradict each other.
    """
    missing = [name for name in KEYS if name not in given.values]
    if missing:
        raise BadInput(f"{missing[0]} is missing; a default rule book names every key.", source=given.source)
    return _checked(RuleBook(given.values), given)


def merge(default: RuleBook, override: Given) -> RuleBook:
    """The default with a person's own choices over it.

    Raises:
        BadInput: the choices contradict a key of the default, or each other.
    """
    return _checked(default.with_values(override.values), override) if override.values else default


_AT_LEAST = (
    ("poll.days", "poll.min_days"),
    ("short.poll_days", "poll.min_days"),
    ("commitments.green_percent", "commitments.amber_percent"),
    ("commitments.attend_green_percent", "commitments.attend_amber_percent"),
)
"""The first of each may not be less than the second."""

_BEFORE = (("timetable.opens_at", "timetable.deadline_at"), ("timetable.deadline_at", "timetable.publish_at"))
"""The first of each must be earlier in the day: what is published on a day follows that day's deadline."""


def _checked(book: RuleBook, given: Given) -> RuleBook:
    for more, less in _AT_LEAST:
        if _comparable(book, more) < _comparable(book, less):
            _contradiction(book, given, more, "may not be less than", less)
    for sooner, later in _BEFORE:
        if _comparable(book, sooner) >= _comparable(book, later):
            _contradiction(book, given, sooner, "must be earlier than", later)
    return book


def _comparable(book: RuleBook, name: str) -> str:
    return f"{plain(book[name]):>9}"  # numbers and times of day alike, as text of one width


def _contradiction(book: RuleBook, given: Given, one: str, how: str, other: str) -> None:
    said = [f"{name} ({plain(book[name])})" for name in (one, other)]
    name = one if one in given.values else other
    raise BadInput(
        f"{said[0]} {how} {said[1]}; change one of them.",
        source=given.source,
        line=given.line_of(name),
        field=name,
    )


def _key_for(name: str) -> Key[Value]:
    if name in SECTIONS:
        raise Refused(f"“{name}” is a section; write [{name}] on a line, and its keys below.")
    return find_key(name)


def _flat(table: Mapping[str, object], inside: str = "") -> Iterator[tuple[str, object]]:
    for name, raw in table.items():
        full = f"{inside}.{name}" if inside else name
        known = KEYS.get(full)
        is_value = isinstance(known, Names)
        if isinstance(raw, Mapping) and not is_value and full.count(".") < _DEEPEST:
            yield from _flat(raw, full)
        else:
            yield full, raw


def _lines(text: str) -> dict[str, int]:
    """The line of each key, by its full name: a plain reader of lines, since the TOML reader keeps none."""
    found: dict[str, int] = {}
    section = ""
    for number, line in enumerate(text.split("\n"), 1):
        if head := re.match(r"\s*\[+([^\[\]#]+)\]", line):
            section = _bare(head[1])
            found.setdefault(section, number)
        elif key := re.match(
            r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""", line
        ):
            name = _bare(key[1])
            found.setdefault(f"{section}.{name}" if section else name, number)
    return found


def _bare(name: str) -> str:
    return ".".join(part.strip().strip("\"'") for part in name.split("."))
