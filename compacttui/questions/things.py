"""What things there are: found by what they are called, picked from a list, named on the command line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final, TypeAlias

from sqlalchemy import ColumnElement, Connection, FromClause, and_, literal, select

from compacttui.questions.matching import WORDS_FIT, rank_of, words_in
from compacttui.questions.names import Names, names_of
from compacttui.questions.notes import notes_of
from compacttui.questions.sources import SOURCES, Source
from compacttui.questions.view import View
from compacttui.records.log import thing_table
from compacttui.rules.refusal import Refused
from compacttui.rules.text import folded, shortened

__all__ = ["ANY", "SOURCES", "Candidate", "Choice", "candidates", "kind_of", "lookup", "names_of", "resolve"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A thing that answers to what was typed.

    Attributes:
        id: its id.
        kind: what kind of thing it is: "person".
        name: what it is called.
        note: what tells it from others of that name.
    """

    id: str
    kind: str
    name: str
    note: str = ""


ANY: Final = "any"
"""In place of a kind: whatever is called so."""

_ANY_OF: Final = (
    "person",
    "seat",
    "partnership",
    "organisation",
    "constituency",
    "selection",
    "meeting",
    "group",
)
_ID: Final = re.compile(r"[a-z]{3}-[0-9a-z]{16}(?:\.[0-9]+)?")
_NEAR_ENOUGH: Final = 400
"""Things with a day that are looked at to find those nearest to today."""
_LISTED: Final = 8
"""Candidates that a refusal names."""

Candidate: TypeAlias = tuple[int, str]
"""How well a thing fits (0 is best), and its id."""


def lookup(
    view: View, kind: str, text: str = "", limit: int = 12, *, within: str | None = None
) -> Sequence[Choice]:
    """The things of a kind that answer to what was typed so far, the likeliest first.

    Args:
        view: who is looking.
        kind: "person", "seat" ... or "any".
        text: beginnings of words of the name, in any order; for what has a day, also parts of it.
        limit: how many at most.
        within: only things that belong to this one: the items of a meeting, the seats of a partnership.
    """
    with view.reading() as connection:
        found = [
            (rank, place, thing, each)
            for place, each in enumerate(_kinds(kind))
            for rank, thing in candidates(view, connection, each, text, limit, within=within)
        ]
        # The order within a kind is the source's own; between kinds, what fits better comes first.
        chosen = sorted(found, key=lambda one: one[:2] if kind == ANY else ())[:limit]
        return _choices(view, connection, [(thing, each) for _, _, thing, each in chosen])


def resolve(view: View, kind: str, text: str) -> str:
    """The id of the one thing of a kind that a person means by its id, its name or the beginning of it.

    Args:
        view: who is looking.
        kind: "person", "seat" ... or "any".
        text: an id, a name, or words of one.

    Raises:
        Refused: nothing is called so, or several things are; the sentence lists them.
    """
    typed = text.strip()
    if _ID.fullmatch(typed) and _is_on_record(view, kind, typed):
        return typed
    found = lookup(view, kind, typed, _LISTED + 1) if folded(typed) else ()
    wanted = folded(typed)
    exact = [choice for choice in found if wanted in _names_of_choice(choice)]
    if len(exact) == 1 or len(found) == 1:
        return (exact or list(found))[0].id
    if not found:
        raise Refused(f"Nothing on record is called “{shortened(typed, 60)}”. Check the name.")
    listed = "; ".join(_told_apart(choice) for choice in (exact or found)[:_LISTED])
    more = " and others" if len(exact or found) > _LISTED else ""
    raise Refused(f"“{shortened(typed, 60)}” could be {listed}{more}. Say more of the name.")


def kind_of(thing: str) -> str:
    """What kind of thing an id belongs to: "seat"; empty for what people do not pick."""
    return _KIND_BY_PREFIX.get(thing[:3], "")


def kind_words(kind: str) -> str:
    """What people call a kind of thing: "seat", "question to members"."""
    return {
        ANY: "thing",
        "sounding": "question to members",
        "remark": "comment",
        "alteration": "change of membership",
        "involvement": "request for involvement",
    }.get(kind, kind)


def candidates(
    view: View,
    connection: Connection,
    kind: str,
    typed: str,
    limit: int,
    *,
    within: str | None = None,
    ever: bool = False,
) -> list[Candidate]:
    """The things of one kind that answer to what was typed, best first, each once.

    Args:
        view: who is looking.
        connection: from ``view.reading()``.
        kind: one of `SOURCES`.
        typed: beginnings of words.
        limit: how many at most.
        within: only things that belong to this one.
        ever: also things of the past, and those that were called so once.
    """
    source = SOURCES[kind]
    own = source.table
    # Of what has a day the nearest comes first, however well its name fits.
    by_name = source.text if source.name is None else source.name
    rank = rank_of(by_name, typed) if source.day is None else literal(WORDS_FIT)
    query = (
        select(own.c.id, rank.label("rank"), (literal("") if source.day is None else source.day).label("day"))
        .select_from(_from(view, source))
        .where(
            view.known(own) if ever else view.true(own),
            words_in(source.text, typed, source.day),
            *source.allowed(view),
            *_belongs(source, within),
        )
    )
    if source.day is None:
        rows = connection.execute(query.order_by(rank, source.text, own.c.id).limit(limit * 2)).all()
    else:
        newest = connection.execute(query.order_by(source.day.desc()).limit(_NEAR_ENOUGH)).all()
        rows = sorted(newest, key=lambda row: abs((date.fromisoformat(row.day) - view.day).days))
    best: dict[str, int] = {}
    for row in rows:
        best.setdefault(row.id, row.rank)
    return [(rank_, thing) for thing, rank_ in best.items()][:limit]


def _from(view: View, source: Source) -> FromClause:
    whole: FromClause = source.table
    for joined, condition in source.joined:
        now = and_(view.known(joined), joined.c.effective_to.is_(None))
        whole = whole.outerjoin(joined, and_(condition, now))
    return whole


def _belongs(source: Source, within: str | None) -> list[ColumnElement[bool]]:
    """The condition that a thing, or what it stands in, belongs to another."""
    if within is None:
        return []
    for one in (source.table, *(joined for joined, _ in source.joined)):
        for column in one.columns:
            if str(column.info.get("refers_to", ""))[:3] == within[:3]:
                return [column == within]
    return []


def _kinds(kind: str) -> tuple[str, ...]:
    if kind == ANY:
        return _ANY_OF
    if kind not in SOURCES:
        raise Refused(f"“{kind}” is not a kind of thing. There are: {', '.join(SOURCES)}.", field="kind")
    return (kind,)


def _choices(view: View, connection: Connection, found: Sequence[tuple[str, str]]) -> list[Choice]:
    names = Names(view)
    names.read(connection, [thing for thing, _ in found])
    notes = notes_of(view, connection, [thing for thing, _ in found])
    return [Choice(thing, kind, names.of(thing) or "", notes.get(thing, "")) for thing, kind in found]


def _is_on_record(view: View, kind: str, thing: str) -> bool:
    t = thing_table.c
    fits = kind == ANY or thing[:3] == kind[:3]
    with view.reading() as connection:
        row = connection.execute(select(t.id).where(t.log == view.town, t.id == thing)).first()
    return fits and row is not None


def _names_of_choice(choice: Choice) -> set[str]:
    """What a thing is called: whole, without what it belongs to, which stands after a comma, and its reference."""
    begins, *_ = parts = choice.name.split(", ")
    reference = parts[-1].removeprefix(f"{choice.kind} ") if parts[-1].startswith(choice.kind) else begins
    return {folded(choice.name), folded(begins), folded(reference)}


def _told_apart(choice: Choice) -> str:
    return f"{choice.name} ({choice.note})" if choice.note else choice.name


_KIND_BY_PREFIX: Final[Mapping[str, str]] = MappingProxyType(
    {**{kind[:3]: kind for kind in SOURCES}, "mat": "match"}
)
