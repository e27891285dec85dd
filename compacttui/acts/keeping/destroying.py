"""Destroying what has been kept long enough by the rule book: one thing by itself, or all that is due at once."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Interest, Selection, Term, Words
from compacttui.acts.keeping.carrying import COPIES, carry_out, counted, see_to_the_rest, words_in
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import day_of, process_of, text_of
from compacttui.acts.terms.reading import about_term
from compacttui.records.erasures import WORDS_ERASED, Listed
from compacttui.records.interests import interest as interest_table
from compacttui.records.keeping import PAPER_WORDS, Over, entries_of_term, entries_on, over, papers_of
from compacttui.records.log import Books
from compacttui.records.terms import term as term_table
from compacttui.rules.dates import PartialDate, long_day, plural
from compacttui.rules.keeping import kept_until
from compacttui.rules.refusal import Refused
from compacttui.rules.word import Word
from compacttui.rules.words import InterestState, KeptFor, ProcessState, TermState

_CLOSED: Final[frozenset[Word]] = frozenset({InterestState.CLOSED, InterestState.VOIDED})
_DECLARED: Final[frozenset[Word]] = frozenset(
    {ProcessState.DECLARED, ProcessState.CONFIRMED, ProcessState.COUNT_CORRECTED, ProcessState.ARCHIVED}
)


@dataclass(frozen=True, slots=True)
class Destroyed:
    """What was destroyed.

    Attributes:
        things: how many things: interests, polls, terms.
        said: what was destroyed, in sentences, and what is left to do.
    """

    things: int
    said: str


@act(
    "interest.destroy",
    title="Erase an interest kept long enough",
    on="interest",
    when=_CLOSED,
    final=True,
)
def destroy_interest(desk: Desk, interest: Interest, reason: Words | None = None) -> Destroyed:
    """Erase the words of a closed interest once it has been kept as long as the rule book says.

    That it was declared, closed and looked at, and when, stays, and so do the organisation and the kind.

    Args:
        interest: which one.
        reason: anything to add.

    Raises:
        Refused: it is open, its time is not over, or its words are gone already.
    """
    return _one(desk, KeptFor.INTEREST, interest, "interest", reason)


@act(
    "ballots.destroy",
    title="Destroy the ballot papers",
    on="selection",
    when=_DECLARED,
    final=True,
)
def destroy_ballots(desk: Desk, selection: Selection, reason: Words | None = None) -> Destroyed:
    """Destroy the papers of a poll once they have been kept as long as the rules of its selection say.

    The signed sheet stays, stage by stage, and the seal of the papers: whoever has a copy can still show that it is one.
    The count cannot be made again.

    Args:
        selection: of which selection. Papers that are not in this program are destroyed by hand, at the same time.
        reason: anything to add.

    Raises:
        Refused: nothing is declared, their time is not over, a complaint, a challenge or a countback waits, or they are gone
            already.
    """
    return _one(desk, KeptFor.BALLOTS, selection, "selection", reason)


@act(
    "term.destroy",
    title="Erase the words of a term kept long enough",
    on="term",
    when={TermState.ENDED},
    final=True,
)
def destroy_term(desk: Desk, term: Term, reason: Words | None = None) -> Destroyed:
    """Erase what was written about a term once it has been kept as long as the rule book says.

    Mandate, questions and replies, recalls and the note to the successor go. Who held the seat, from when until when, how
    they were chosen and how it ended stays.

    Args:
        term: which one.
        reason: anything to add.

    Raises:
        Refused: it has not ended, its time is not over, or its words are gone already.
    """
    return _one(desk, KeptFor.TERM, term, "term", reason)


@act("keeping.destroy_due", title="Destroy all that has been kept long enough", final=True)
def destroy_due(desk: Desk, reason: Words | None = None) -> Destroyed:
    """Erase every closed interest and ended term, and destroy all ballot papers, whose time by the rule book is over.

    What is due is listed first by the question of what has been kept long enough. Names of former representatives are
    erased one by one.

    Args:
        reason: anything to add.

    Raises:
        Refused: nothing is due.
    """
    done: list[str] = []
    things = 0
    with desk.writing() as books:
        for what, called in _CALLED.items():
            found = [one for one in _over(books, what) if _until(desk, one) <= day_of(books)]
            for one in found:
                _destroy(desk, books, one, reason)
            things += len(found)
            done += [plural(len(found), *called)] if found else []
        if not done:
            raise Refused("Nothing has been kept long enough to be destroyed. Nothing was changed.")
        see_to_the_rest(desk)
    return Destroyed(things, f"Destroyed: {', '.join(done)}. {COPIES}")


_CALLED: Final[Mapping[KeptFor, tuple[str, str]]] = {
    KeptFor.INTEREST: ("interest", "interests"),
    KeptFor.BALLOTS: ("poll's papers", "polls' papers"),
    KeptFor.TERM: ("term", "terms"),
}
_NOT_OVER: Final[Mapping[KeptFor, str]] = {
    KeptFor.INTEREST: "This interest is not closed, or nothing is left of its words. Nothing was changed.",
    KeptFor.BALLOTS: (
        "There are no papers here whose result is declared and not disputed, and which are not being counted back; or "
        "they are destroyed already. Nothing was changed."
    ),
    KeptFor.TERM: "This term has not ended, or nothing is left of its words. Nothing was changed.",
}


def _one(desk: Desk, what: KeptFor, thing: str, field: str, reason: str | None) -> Destroyed:
    with desk.writing() as books:
        found = next((one for one in _over(books, what) if one.id == thing), None)
        if found is None:
            raise Refused(_NOT_OVER[what], field=field)
        until = _until(desk, found)
        if until > day_of(books):
            raise Refused(
                f"The rule book keeps this until {long_day(until)} ({what.rule}). Nothing was changed.",
                field=field,
            )
        see_to_the_rest(desk)
        words = _destroy(desk, books, found, reason)
    return Destroyed(1, f"Destroyed: {counted(words)}. {COPIES}")


def _over(books: Books, what: KeptFor) -> Sequence[Over]:
    books.flush()
    return over(books.connection, books.log, what, (day_of(books) + timedelta(days=1)).isoformat())


def _until(desk: Desk, one: Over) -> date:
    rules = desk.rules.from_facts(json.loads(one.rules)) if one.rules else desk.rules
    return kept_until(one.what, PartialDate.from_iso(one.on).latest, rules)


def _destroy(desk: Desk, books: Books, one: Over, reason: str | None) -> Listed:
    """Erase the words of one thing, and record it."""
    words, about = _WORDS_OF[one.what](desk, books, one.id)
    until = _until(desk, one).isoformat()
    carry_out(
        books,
        WORDS_ERASED,
        one.id,
        words,
        about=about,
        reason=reason,
        rule=one.what.rule,
        kept_until=until,
    )
    return words


def _left(books: Books, entries: Sequence[int]) -> dict[int, list[str]]:
    return words_in(books.connection, books.log, entries)


def _of_interest(_: Desk, books: Books, thing: str) -> tuple[Listed, tuple[str, ...]]:
    row = books.get(interest_table, thing)
    whose = (text_of(row, "person"),) if row is not None else ()
    return _left(books, entries_on(books.connection, books.log, [thing])), whose


def _of_papers(desk: Desk, books: Books, thing: str) -> tuple[Listed, tuple[str, ...]]:
    found = _left(books, papers_of(books.connection, books.log, thing))
    papers = {seq: [one for one in fields if one in PAPER_WORDS] for seq, fields in found.items()}
    return {seq: fields for seq, fields in papers.items() if fields}, process_of(desk, books, thing).about


def _of_term(_: Desk, books: Books, thing: str) -> tuple[Listed, tuple[str, ...]]:
    row = books.get(term_table, thing)
    about = about_term(books, row) if row is not None else ()
    return _left(books, entries_of_term(books.connection, books.log, thing)), about


_WORDS_OF: Final = {KeptFor.INTEREST: _of_interest, KeptFor.BALLOTS: _of_papers, KeptFor.TERM: _of_term}
