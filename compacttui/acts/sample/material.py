"""What the sample is made of: invented names and plain texts, read from ``db/sample``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from compacttui import shipped


@dataclass(frozen=True, slots=True)
class NameList:
    """Given and family names that are used with each other.

    Attributes:
        share: how often this list is used, against the others.
        given: given names.
        family: family names.
    """

    share: int
    given: tuple[str, ...]
    family: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation to be put on the register.

    Attributes:
        name: what it is called; ``{town}`` and ``{place}`` stand for names of places.
        kind: what the register calls it.
        cause: which seats its people may stand for; none for a public body.
        short: what people call it.
    """

    name: str
    kind: str
    cause: str | None = None
    short: str | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """Whom a seat speaks for, and what its holders say.

    Attributes:
        name: of the constituency.
        seat: what its seat is called.
        kind: of interest, place or both.
        groups: numbers of groups at risk of exclusion.
        causes: causes of the organisations whose people may stand.
        description: what the public reads.
        said: what its holders put at meetings.
        means: what decisions mean for those they speak for.
        restricted_to: who alone may stand.
        restricted_reason: why.
    """

    name: str
    seat: str
    kind: str
    groups: tuple[int, ...]
    causes: tuple[str, ...]
    description: str
    said: tuple[str, ...]
    means: tuple[str, ...]
    restricted_to: str | None
    restricted_reason: str | None


@dataclass(frozen=True, slots=True)
class Board:
    """A partnership of the sample.

    Attributes:
        key: how the stories call it.
        name: what it is called at first.
        kind: what kind of body it is.
        tier: how far up it decides.
        statutory: the law requires it.
        lead: the public body that runs it.
        theme: which items its agendas have.
        meets: how often, in words.
        months: the months in which it meets.
        weekday: on which day of the week, Monday being 0.
        nth: on which of these days of a month, counted from 1.
        time: at what time, "14:00".
        room: where.
        papers: how many days before its papers come.
        since: since when it has met.
        seats: whom its seats speak for, in the order of their numbers.
        parent: the key of the board it reports to.
        renamed: what it is called later.
        renamed_on: from when on.
        renamed_why: for what reason.
    """

    key: str
    name: str
    kind: str
    tier: str
    statutory: bool
    lead: str
    theme: str
    meets: str
    months: tuple[int, ...]
    weekday: int
    nth: int
    time: str
    room: str
    papers: int
    since: str
    seats: tuple[str, ...]
    parent: str | None = None
    renamed: str | None = None
    renamed_on: date | None = None
    renamed_why: str | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """An item that an agenda may have.

    Attributes:
        title: of the item.
        decided: ways in which it ends.
    """

    title: str
    decided: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """What boards of one theme talk about.

    Attributes:
        topics: ordinary items.
        grants: titles of items about money for one organisation, with ``{org}`` for its name.
    """

    topics: tuple[Topic, ...]
    grants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class More:
    """What a larger place has besides the boards of the town.

    Attributes:
        sub_groups: names of sub-groups, by the key of their board.
        committee: how a committee of a place is called.
        forum: how a forum of a place is called.
        forum_themes: what such forums are about.
        compass: what goes before a place's name where places run out.
        seats: whom the seats of such partnerships speak for, in turn.
    """

    sub_groups: tuple[tuple[str, tuple[str, ...]], ...]
    committee: str
    forum: str
    forum_themes: tuple[str, ...]
    compass: tuple[str, ...]
    seats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Material:
    """All of it.

    Attributes:
        names: of people.
        women: given names for the holders of seats that are for women.
        places: parts of the town.
        named: organisations used first.
        patterns: organisations that every place may have.
        public: public bodies.
        support: the body that supports the sector.
        voices: constituencies by key.
        boards: the partnerships of the town.
        more: what a larger place has besides.
        towns: names of towns of a region.
        agendas: by theme.
        any_topics: items that any board may have.
        opening: items that come first on every agenda.
        closing: items that come last.
        words: sentences by what they are for.
    """

    names: tuple[NameList, ...]
    women: frozenset[str]
    places: tuple[str, ...]
    named: tuple[Body, ...]
    patterns: tuple[Body, ...]
    public: tuple[Body, ...]
    support: Body
    voices: dict[str, Voice]
    boards: tuple[Board, ...]
    more: More
    towns: tuple[str, ...]
    agendas: dict[str, Agenda]
    any_topics: tuple[Topic, ...]
    opening: tuple[str, ...]
    closing: tuple[str, ...]
    words: dict[str, tuple[str, ...]]


@cache
def material() -> Material:
    """Everything the sample is made of."""
    names, bodies, boards = _read("names"), _read("organisations"), _read("boards")
    voices, agendas, words = _read("constituencies"), _read("agenda"), _read("words")
    more = boards["more"]
    return Material(
        names=tuple(
            NameList(each["share"], tuple(each["given"]), tuple(each["family"])) for each in names["people"]
        ),
        women=frozenset(names["women"]),
        places=tuple(bodies["places"]),
        named=tuple(Body(**each) for each in bodies["named"]),
        patterns=tuple(Body(**each) for each in bodies["patterns"]),
        public=tuple(Body(**each) for each in bodies["public"]),
        support=Body(**bodies["support"]),
        voices={key: _voice(each) for key, each in voices.items()},
        boards=tuple(Board(**_tupled(each)) for each in boards["board"]),
        more=More(
            sub_groups=tuple((each["of"], tuple(each["names"])) for each in more["sub_groups"]),
            committee=more["committee"],
            forum=more["forum"],
            forum_themes=tuple(more["forum_themes"]),
            compass=tuple(more["compass"]),
            seats=tuple(more["seats"]),
        ),
        towns=tuple(boards["region"]["towns"]),
        agendas={
            theme: Agenda(_topics(each["items"]), tuple(each["grants"]))
            for theme, each in agendas.items()
            if isinstance(each, dict) and "grants" in each
        },
        any_topics=_topics(agendas["any"]["items"]),
        opening=tuple(agendas["opening"]),
        closing=tuple(agendas["closing"]),
        words={key: tuple(each) for key, each in words.items()},
    )


def _read(name: str) -> dict[str, Any]:
    path = shipped.database_folder() / "sample" / f"{name}.toml"
    with path.open("rb") as file:
        return tomllib.load(file)


def _tupled(values: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}


def _topics(values: list[dict[str, Any]]) -> tuple[Topic, ...]:
    return tuple(Topic(each["title"], tuple(each["decided"])) for each in values)


def _voice(values: dict[str, Any]) -> Voice:
    told = {"kind": "interest", "restricted_to": None, "restricted_reason": None, **_tupled(values)}
    return Voice(**told)
