"""The lines of Today as the screen needs them, and as text that is kept and shown again at the next start."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from compacttui.rules.words.standing import Standing
from compacttui.tui.widgets.pages import Heading

if TYPE_CHECKING:
    from compacttui.questions.today import TodayRow


class Duty(NamedTuple):
    """A line of Today.

    Attributes:
        section: the heading it stands under.
        key: tells it from all others.
        standing: how it stands.
        what: what it is about.
        when: how late it is, or how far away.
        thing: the id of what Enter opens.
        asks: the question that lists what it counts.
        act: the act that does it.
        given: what the act is done to, as (field, id) pairs.
        place: the place where the rest of its story is.
        needs_you: it waits for whoever looks; not merely coming.
    """

    section: str
    key: str
    standing: Standing | None
    what: str
    when: str
    thing: str
    asks: str
    act: str
    given: tuple[tuple[str, str], ...]
    place: str
    needs_you: bool


def duties_of(rows: Iterable[TodayRow]) -> list[Duty]:
    """The lines that the questions gave."""
    return [
        Duty(
            section=row.section.words,
            key=row.key,
            standing=row.standing,
            what=row.what,
            when=row.when,
            thing=row.thing,
            asks=row.asks,
            act=row.act,
            given=row.given,
            place=row.place.value,
            needs_you=row.section.value == "needs_you",
        )
        for row in rows
    ]


def waiting_in(duties: Iterable[Duty]) -> Mapping[str, int]:
    """How many lines wait for whoever looks, by place; "today" is all of them together."""
    waiting = [duty.place for duty in duties if duty.needs_you]
    return {"today": len(waiting), **Counter(waiting)}


def under_headings(duties: Sequence[Duty]) -> Iterator[Duty | Heading]:
    """The lines, each section under its heading with its count."""
    for section, lines in groupby(duties, key=lambda duty: duty.section):
        own = list(lines)
        yield Heading(section.upper(), len(own))
        yield from own


def written(duties: Sequence[Duty]) -> str:
    """The lines as text to keep."""
    return json.dumps([duty._asdict() for duty in duties], ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> list[Duty]:
    """The lines that were kept; none where the text is of another version of the program."""
    try:
        return [
            Duty(
                **{
                    **one,
                    "standing": Standing.of(one["standing"]) if one["standing"] else None,
                    "given": tuple((name, ref) for name, ref in one["given"]),
                }
            )
            for one in json.loads(text)
        ]
    except (ValueError, KeyError, TypeError):
        return []
