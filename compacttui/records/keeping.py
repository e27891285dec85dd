"""What is over and still has its words: closed interests, ballot papers, ended terms, people who served.

The acts that destroy and the list of what is due read it here, so that the list names what the acts will do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    and_,
    bindparam,
    exists,
    func,
    literal,
    or_,
    select,
)

from compacttui.records.complaints import HOLDS, complaint
from compacttui.records.interests import interest
from compacttui.records.log import about_table, event_table, personal_table
from compacttui.records.people import person
from compacttui.records.selections import ballots, nomination, selection
from compacttui.records.service import handover, leave, recall, review
from compacttui.records.terms import term
from compacttui.rules.words import KeptFor, ProcessState

_OF_A_TERM: Final = (review, recall, handover, leave)
"""What happens in a term, and is told by entries of its own."""
_PAPERS: Final = ("ballots.received", "count.corrected")
"""Entries that hold the papers of a poll."""


@dataclass(frozen=True, slots=True)
class Over:
    """Something that is over and still has its words.

    Attributes:
        what: what it is.
        id: its id; of ballot papers that of their selection.
        whose: the person, where it is somebody's.
        on: the day it was over, as ISO text; year or month only where history knows no better.
        rules: the rules that its selection began under, as JSON; empty where the town's own hold.
    """

    what: KeptFor
    id: str
    whose: str
    on: str
    rules: str = ""


def over(connection: Connection, log: str, what: KeptFor, before: str) -> list[Over]:
    """Everything of a kind that was over before a day and still has its words, in the order of these days.

    Args:
        connection: for reading.
        log: the town.
        what: which kind.
        before: the day, as ISO text.
    """
    rows = connection.execute(_over(what, log), {"before": before}).all()
    return [Over(what, thing, whose or "", day, rules or "") for thing, whose, day, rules in rows]


def days_over(connection: Connection, log: str, what: KeptFor, before: str) -> list[tuple[str, str, int]]:
    """How many things of a kind were over on each day before one, with the rules of their selection: of `over`, the counts.

    Args:
        connection: for reading.
        log: the town.
        what: which kind.
        before: the day, as ISO text.
    """
    rows = connection.execute(_days_over(what, log), {"before": before}).all()
    return [(day, rules or "", number) for day, rules, number in rows]


@lru_cache(maxsize=16)
def _days_over(what: KeptFor, log: str) -> Select[Any]:
    c = _QUERIES[what](log).subquery("over").c
    days = c.day < bindparam("before", type_=c.day.type)
    return select(c.day, c.rules, func.count()).where(days).group_by(c.day, c.rules)


@lru_cache(maxsize=16)
def _over(what: KeptFor, log: str) -> Select[Any]:
    """Made once for a town: making these takes longer than an index takes to answer."""
    c = _QUERIES[what](log).subquery("over").c
    days = c.day < bindparam("before", type_=c.day.type)
    return select(c.id, c.whose, c.day, c.rules).where(days).order_by(c.day, c.id)


def entries_on(connection: Connection, log: str, subjects: Sequence[str]) -> list[int]:
    """The numbers of the entries of which one of these things is the subject."""
    e = event_table.c
    query = select(e.seq).where(e.log == log, e.subject.in_(subjects)).order_by(e.seq)
    return list(connection.execute(query).scalars())


def entries_of_term(connection: Connection, log: str, thing: str) -> list[int]:
    """The numbers of the entries on a term and on what happened in it: questions, recalls, notes to the successor."""
    subjects = [thing]
    for table in _OF_A_TERM:
        query = select(table.c.id).where(table.c.log == log, table.c.term == thing).distinct()
        subjects += connection.execute(query).scalars()
    return entries_on(connection, log, subjects)


def papers_of(connection: Connection, log: str, thing: str) -> list[int]:
    """The numbers of the entries that hold the ballot papers of a selection."""
    e, a = event_table.c, about_table.c
    query = (
        select(e.seq)
        .join_from(about_table, event_table, and_(e.log == a.log, e.seq == a.seq))
        .where(a.log == log, a.thing == thing, e.kind.in_(_PAPERS))
        .order_by(e.seq)
    )
    return list(connection.execute(query).scalars())


_NEEDS_ITS_PAPERS: Final = (
    ProcessState.CHALLENGED.value,
    ProcessState.COUNTBACK.value,
    ProcessState.COUNTBACK_PROVISIONAL.value,
)
"""States after a declaration in which papers may have to be looked at, or are counted again."""

PAPER_WORDS: Final = ("profile",)
"""The field of these entries that holds the papers themselves."""


def _has_words(table: Table, things: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether anything is left of the words of the entries on these things."""
    e, p = event_table.c, personal_table.c
    # One inside the other: joined, a file's database goes through every word of the town for each thing.
    left = exists(select(p.seq).where(p.log == e.log, p.seq == e.seq).correlate(event_table))
    return exists(select(e.seq).where(e.log == table.c.log, e.subject == things, left).correlate(table))


def _interests(log: str) -> Select[Any]:
    c, e = interest.c, event_table.c
    # What was entered by mistake is kept from the day on which that was said.
    voided = (
        select(func.substr(e.at, 1, 10))
        .where(e.log == c.log, e.seq == c.recorded_seq)
        .correlate(interest)
        .scalar_subquery()
    )
    day = func.coalesce(c.effective_to, voided)
    return select(c.id, c.person.label("whose"), day.label("day"), _nothing()).where(
        c.log == log,
        c.superseded_seq.is_(None),
        c.state.in_(("closed", "voided")),
        _has_words(interest, c.id),
    )


def _papers(log: str) -> Select[Any]:
    b, s, c = ballots.c, selection.c, complaint.c
    # Not the papers themselves: reading those of every poll takes long.
    has_papers = exists(
        select(personal_table.c.seq)
        .where(
            personal_table.c.log == b.log,
            personal_table.c.seq == b.recorded_seq,
            personal_table.c.field.in_(PAPER_WORDS),
        )
        .correlate(ballots)
    )
    disputed = exists(
        select(c.id)
        .where(c.log == b.log, c.selection == b.selection, _known(complaint), HOLDS)
        .correlate(ballots)
    )
    return (
        select(s.id, _nothing("whose"), s.declared_on.label("day"), s.rules)
        .join_from(ballots, selection, and_(s.log == b.log, s.id == b.selection, _known(selection)))
        .where(
            b.log == log,
            _known(ballots),
            has_papers,
            s.declared_on.is_not(None),
            s.state.not_in(_NEEDS_ITS_PAPERS),
            ~disputed,
        )
    )


def _terms(log: str) -> Select[Any]:
    t = term.c
    of_its_own = [
        exists(
            select(table.c.id)
            .where(
                table.c.log == t.log,
                table.c.term == t.id,
                table.c.superseded_seq.is_(None),
                _has_words(table, table.c.id),
            )
            .correlate(term)
        )
        for table in _OF_A_TERM
    ]
    return select(t.id, t.person.label("whose"), t.ended_on.label("day"), _nothing()).where(
        t.log == log, _known(term), t.ended_on.is_not(None), or_(_has_words(term, t.id), *of_its_own)
    )


def _people(log: str) -> Select[Any]:
    """People who served, serve no longer, and are in the middle of nothing else."""
    p, t, n = person.c, term.c, nomination.c
    served = (
        select(t.person, func.max(t.ended_on).label("day"))
        .where(t.log == log, _known(term))
        .group_by(t.person)
        # The day is compared here, too: who they are is read of few people then.
        .having(func.count() == func.count(t.ended_on), func.max(t.ended_on) < bindparam("before"))
        .subquery("served")
    )
    stands = exists(
        select(n.id)
        .where(n.log == p.log, n.person == p.id, _known(nomination), n.state.in_(("submitted", "valid")))
        .correlate(person)
    )
    return (
        select(p.id, p.id.label("whose"), served.c.day, _nothing())
        .join_from(served, person, and_(p.log == log, p.id == served.c.person, _known(person)))
        .where(p.state != "pseudonymised", ~stands)
    )


def _known(table: Table) -> ColumnElement[bool]:
    return and_(table.c.superseded_seq.is_(None), table.c.effective_to.is_(None))


def _nothing(name: str = "rules") -> ColumnElement[Any]:
    return literal("").label(name)


_QUERIES: Final = {
    KeptFor.INTEREST: _interests,
    KeptFor.BALLOTS: _papers,
    KeptFor.TERM: _terms,
    KeptFor.PERSON: _people,
}
