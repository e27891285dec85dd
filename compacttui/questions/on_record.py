"""Everything on record about one person, as the law lets them have it.

Their own words and what the office wrote of them are theirs to read; what other people wrote as their own is not, even
where it is about them: of that, only that there is something is said. What whoever asks may not read themselves is
not in the answer either.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Connection, func, select, union

from compacttui.questions.ledger.entries import EntryReader, ReadEntry
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.showing import Shown, show
from compacttui.questions.sight import MADE_BY_THE_PROGRAM, OF_AUDITORS, Sight
from compacttui.questions.telling import Entry, tell
from compacttui.questions.view import View
from compacttui.records.events import KINDS
from compacttui.records.log import about_table, event_table, personal_table
from compacttui.records.mergers import merger
from compacttui.records.work import draft
from compacttui.rules.dates import from_utc_text, london_day
from compacttui.rules.keeping import SPEAK_FOR_THEMSELVES
from compacttui.rules.refusal import NotPermitted
from compacttui.rules.roles import Role

_AT_ONCE: Final = 500
_OF_AN_ITEM: Final = re.compile(r"(item|action)s\.(\d+)\.(\w+)")


@dataclass(frozen=True, slots=True)
class EntryOnRecord:
    """An entry of the history that is about somebody, or holds their words.

    Attributes:
        seq: its number.
        recorded_on: when it was recorded.
        what: what happened.
        note: the rest in one phrase.
        by: who recorded it, and in which role.
        words: the words that are given, each with what it is.
        withheld: how many words are somebody else's own, or closed to whoever asks.
        erased: how many words were erased.
    """

    seq: int
    recorded_on: date
    what: str
    note: str
    by: str
    words: tuple[tuple[str, str], ...]
    withheld: int
    erased: int


@dataclass(frozen=True, slots=True)
class Mention:
    """An entry in whose words, written by others, a name stands.

    Attributes:
        seq: its number.
        recorded_on: when it was recorded.
        what: what kind of entry it is.
    """

    seq: int
    recorded_on: date
    what: str


@dataclass(frozen=True, slots=True)
class OnRecord:
    """Everything on record about one person.

    Attributes:
        name: what they are called.
        names: every name they had.
        ids: every id under which they are on record.
        shown: their record as it stands: roles, seats, affiliations, interests.
        entries: the entries that are about them or hold their words, the oldest first.
        did: what they recorded themselves besides, by kind of entry, with how often.
        mentions: where else their name stands; for the office alone.
        drafts: how many unfinished forms they have.
    """

    name: str
    names: tuple[str, ...]
    ids: tuple[str, ...]
    shown: Shown
    entries: tuple[EntryOnRecord, ...]
    did: tuple[tuple[str, int], ...]
    mentions: tuple[Mention, ...]
    drafts: int


def on_record(view: View, person: str) -> OnRecord:
    """Everything on record about a person: for the officer who answers their request, or for themselves.

    Args:
        view: who asks.
        person: the person, by id.

    Raises:
        NotPermitted: whoever asks is neither.
        Refused: there is no such person on record.
    """
    if view.role is not Role.CVS_OFFICER and person != view.person:
        raise NotPermitted(
            "What is on record about a person is for the officer who answers them, and for themselves."
        )
    shown = show(view, "person", person)
    with view.reading() as connection:
        ids = _ids(view, connection, person)
        numbers = _numbers(view, connection, ids)
        names = Names(view)
        names.read(connection, ids)
        called = tuple(dict.fromkeys(name for one in ids for name in names.ever(one)))
        return OnRecord(
            name=names.of(person) or UNKNOWN,
            names=called,
            ids=ids,
            shown=shown,
            entries=tuple(_entries(view, connection, ids, numbers)),
            did=_did(view, connection, ids, frozenset(numbers)),
            mentions=tuple(_mentions(view, connection, called, frozenset(numbers))),
            drafts=_drafts(view, connection, ids),
        )


def _ids(view: View, connection: Connection, person: str) -> tuple[str, ...]:
    found = [person]
    m = merger.c
    for kept in found:  # grows as it is gone through
        gone = select(m.gone).where(view.true(merger), m.kept == kept)
        found += [one for one in connection.execute(gone).scalars() if one not in found]
    return tuple(found)


def _numbers(view: View, connection: Connection, ids: Sequence[str]) -> list[int]:
    a, p = about_table.c, personal_table.c
    both = union(
        select(a.seq).where(a.log == view.town, a.thing.in_(ids)),
        select(p.seq).where(p.log == view.town, p.person.in_(ids)),
    )
    return sorted(connection.execute(both).scalars())


def _entries(
    view: View, connection: Connection, ids: Sequence[str], numbers: Sequence[int]
) -> Iterator[EntryOnRecord]:
    reader = EntryReader(view)
    for some in _portions(numbers):
        owners = _owners(view, connection, some)
        for read in reversed(reader.numbered(connection, some)):
            yield _entry(read, ids, owners.get(read.event.seq, {}))


def _owners(view: View, connection: Connection, numbers: Sequence[int]) -> dict[int, dict[str, str]]:
    """Whose the words of entries are, by field."""
    p = personal_table.c
    query = select(p.seq, p.field, p.person).where(p.log == view.town, p.seq.in_(numbers))
    found: dict[int, dict[str, str]] = {}
    for seq, field, owner in connection.execute(query):
        found.setdefault(seq, {})[field] = owner
    return found


def _entry(read: ReadEntry, ids: Sequence[str], owners: dict[str, str]) -> EntryOnRecord:
    event = read.event
    by_office = Role.of(event.role) not in SPEAK_FOR_THEMSELVES
    given = {
        field: said for field, said in read.words.items() if owners.get(field, "") in {"", *ids} or by_office
    }
    fields = [field for field in event.private if field not in MADE_BY_THE_PROGRAM]
    told = tell(Entry(event, {f: said for f, said in given.items() if f != "reason"}, read.names))
    closed = read.sight is Sight.CLOSED
    return EntryOnRecord(
        seq=event.seq,
        recorded_on=london_day(from_utc_text(event.at)),
        what=read.told.what if closed else told.what,
        note="" if closed else told.note,
        by="" if closed else read.by,
        words=tuple((label_of(field), given[field]) for field in fields if field in given),
        withheld=sum(field in owners and field not in given for field in fields),
        erased=sum(field not in owners for field in fields),
    )


def label_of(field: str) -> str:
    """What stands beside words: "Item 2: said", "Reason"."""
    found = _OF_AN_ITEM.fullmatch(field)
    said = (found[3] if found else field.rpartition(".")[2] if "." in field else field).replace("_", " ")
    return f"{found[1].capitalize()} {found[2]}: {said}" if found else said.capitalize()


def _did(
    view: View, connection: Connection, ids: Sequence[str], named: frozenset[int]
) -> tuple[tuple[str, int], ...]:
    e = event_table.c
    query = select(e.seq, e.kind).where(
        e.log == view.town, e.actor.in_(ids), e.kind.not_in(sorted(OF_AUDITORS))
    )
    counted = Counter(KINDS[kind].title for seq, kind in connection.execute(query) if seq not in named)
    return tuple(sorted(counted.items()))


def _mentions(
    view: View, connection: Connection, names: Iterable[str], named: frozenset[int]
) -> Iterator[Mention]:
    if view.role is not Role.CVS_OFFICER:
        return
    e, p = event_table.c, personal_table.c
    seen: set[int] = set()
    for name in names:
        query = (
            select(p.seq, e.kind, e.at)
            .join_from(personal_table, event_table, (e.log == p.log) & (e.seq == p.seq))
            .where(
                p.log == view.town,
                func.lower(p.value).contains(name.lower(), autoescape=True),
                e.kind.not_in(sorted(OF_AUDITORS)),
                p.field.not_in(sorted(MADE_BY_THE_PROGRAM)),
            )
            .order_by(p.seq)
        )
        for seq, kind, at in connection.execute(query):
            if seq not in named and seq not in seen:
                seen.add(seq)
                yield Mention(seq, london_day(from_utc_text(at)), KINDS[kind].title)


def _drafts(view: View, connection: Connection, ids: Sequence[str]) -> int:
    d = draft.c
    query = select(func.count()).where(d.log == view.town, d.person.in_(ids))
    return int(connection.execute(query).scalar_one())


def _portions(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(numbers), _AT_ONCE):
        yield numbers[start : start + _AT_ONCE]
