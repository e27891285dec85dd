"""What is shown of a term of office: how it came about, what was accepted, what happened in it, what was left behind."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, Table, and_, exists, select

from compacttui.questions.days import partial
from compacttui.questions.happening import SEES_LEAVE
from compacttui.questions.holding import TermOn, seats_on, terms_on
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.selections.candidates import said
from compacttui.questions.serving.concerns import concerns
from compacttui.questions.showing import Line, Section, Shown, fact, lines, shows
from compacttui.questions.shown.partnerships import row_on
from compacttui.questions.sight import READ_NEARLY_ALL
from compacttui.questions.telling import noted
from compacttui.questions.view import View
from compacttui.records.service import handover, leave, recall, review
from compacttui.records.terms import term
from compacttui.rules.dates import long_day, plural
from compacttui.rules.terms import Acceptance
from compacttui.rules.words import GoesOn, RecallOutcome, RecallState, Standing, TermKind, TermQuestion

_ACCEPTED: Final = {
    Acceptance.ROLE: "Role description",
    Acceptance.CODE: "Code of conduct",
    Acceptance.CONFIDENTIALITY: "Confidentiality",
    Acceptance.INTERESTS: "Interests",
}
_INDUCTED: Final = {
    "chair_met_on": "Chair met",
    "conflict_training_on": "Conflicts shown",
    "papers_access_on": "Papers at hand",
}
"""What is accepted before a term, and done in its first weeks, as short labels."""
_NOTE: Final = (
    ("under_way", "Under way"),
    ("promised", "Asked, or promised"),
    ("people", "Whom to know"),
    ("papers", "Papers"),
    ("advice", "Good to know"),
)


@shows("term")
def term_shown(view: View, connection: Connection, thing: str) -> Shown | None:
    """A term: who, on which seat, how they came to it, what was accepted, what happened, how it ended."""
    one = next((t for t in terms_on(view, connection, terms=[thing])), None)
    row = row_on(view, connection, term, thing)
    if one is None or row is None:
        return None
    names = Names(view)
    names.read(connection, [thing, one.person, one.seat, one.organisation, one.selection, row.buddy])
    is_inside = view.role in READ_NEARLY_ALL or one.person == view.person
    sections = [Section("", (*_facts(one, row, names), *_others(view, connection, one)))]
    if is_inside:
        sections += [_to_do(view, connection, one), _first_weeks(view, row, names)]
        sections += [
            _leaves(view, connection, one),
            _asked(view, connection, thing),
            _recalls(view, connection, thing),
        ]
    sections += _notes(view, connection, one, is_inside=is_inside)
    said_of = tuple(section for section in sections if section.lines)
    missing = bool(one.outstanding)
    stands = one.happens[0].words if one.happens else one.state.words
    return Shown(
        "term", thing, names.of(thing) or UNKNOWN, said_of, Standing.SOON if missing else None, stands
    )


def _facts(one: TermOn, row: Row[Any], names: Names) -> tuple[Line, ...]:
    missing = ", ".join(needed.words for needed in one.outstanding)
    asked = long_day(one.continues_until) if one.continues_until else None
    return lines(
        fact("Person", names.of(one.person), one.person),
        fact("Seat", names.of(one.seat), one.seat),
        fact("As", one.basis.words),
        fact("Came by", one.route, note=names.of(one.selection) or ""),
        fact("Selection", names.of(one.selection), one.selection),
        fact("Chosen on", one.gained_on),
        fact("Chosen from", names.of(one.organisation), one.organisation),
        fact("Mandate", said(row.mandate)),
        fact("First day", one.start_on),
        fact("Last day", one.end_on if one.ended_on is None else None),
        fact("Asked to continue", f"until {asked} at the latest" if asked else None),
        fact("Ended on", one.ended_on, note=one.ended_reason.words if one.ended_reason else ""),
        fact("Still to come", missing),
    )


def _others(view: View, connection: Connection, one: TermOn) -> tuple[Line, ...]:
    """Whoever shares the seat, stands in for the holder, or for whom a deputy stands in."""
    on = seats_on(view, connection, [one.seat]).get(one.seat)
    if on is None or not one.in_office:
        return ()
    others = [each for each in (*on.deputies, *([on.cover] if on.cover else [])) if each.id != one.id]
    names = Names(view)
    holds = one.basis.holds_the_seat
    beside = [each for each in on.holders if each.id != one.id]
    names.read(connection, [each.person for each in (*others, *beside)])
    called = "Shares it with" if holds else "Stands in for"
    return lines(
        *(fact(called, names.of(each.person), each.id) for each in beside),
        *(fact(each.basis.words.capitalize(), names.of(each.person), each.id) for each in others if holds),
    )


def _to_do(view: View, connection: Connection, one: TermOn) -> Section:
    found = [each for each in concerns(view, connection, one.person) if each.term == one.id]
    return Section("To do", tuple(Line("", each.says, standing=each.standing) for each in found))


def _first_weeks(view: View, row: Row[Any], names: Names) -> Section:
    """What was accepted before the term, and the induction; of nothing is said that is not on record by the day."""
    today = view.day.isoformat()

    def by_now(column: str) -> date | None:
        day = getattr(row, column)
        return date.fromisoformat(day) if day and day <= today else None

    accepted = [(words, by_now(f"{needed.value}_accepted_on")) for needed, words in _ACCEPTED.items()]
    inducted = [(words, by_now(field)) for field, words in _INDUCTED.items()]
    return Section(
        "Accepted, and induction",
        lines(
            *(fact(words, day) for words, day in (*accepted, *inducted)),
            fact("Helped by", names.of(row.buddy), row.buddy),
        ),
    )


def _of_term(view: View, connection: Connection, table: Table, thing: str) -> list[Row[Any]]:
    """What a table holds of a term up to the view's day, each thing as it stood, the first one first."""
    c = table.c
    query = (
        select(table)
        .where(view.known(table), c.term == thing, c.effective_from <= view.day.isoformat())
        .order_by(c.effective_from, c.version)
    )
    latest = {row.id: row for row in connection.execute(query)}
    return list(latest.values())


def _leaves(view: View, connection: Connection, one: TermOn) -> Section:
    if view.role not in SEES_LEAVE and one.person != view.person:
        return Section("Leave", ())
    found = _of_term(view, connection, leave, one.id)
    return Section(
        "Leave",
        tuple(Line("from", date.fromisoformat(row.effective_from), note=_until(row)) for row in found),
    )


def _until(row: Row[Any]) -> str:
    if row.effective_to is None:
        return "no end set"
    return f"until {long_day(date.fromisoformat(row.effective_to) - timedelta(days=1))}"


def _asked(view: View, connection: Connection, thing: str) -> Section:
    """What the holder was asked, what they said, and what became of it."""
    return Section("Asked", tuple(_question(row) for row in _of_term(view, connection, review, thing)))


def _question(row: Row[Any]) -> Line:
    settled = (
        GoesOn.of(row.outcome).words
        if row.outcome
        else f"reply by {long_day(date.fromisoformat(row.reply_by))}"
    )
    return Line(
        TermQuestion.of(row.question).words,
        date.fromisoformat(row.asked_on),
        standing=Standing.DONE if row.outcome else Standing.DECIDE,
        note=noted(
            f"missed {row.missed} in a row" if row.missed else "",
            said(row.asked),
            f"replied: {said(row.reply)}" if row.reply else "",
            settled,
            said(row.why),
        ),
    )


def _recalls(view: View, connection: Connection, thing: str) -> Section:
    return Section("Recall", tuple(_petition(row) for row in _of_term(view, connection, recall, thing)))


def _petition(row: Row[Any]) -> Line:
    state = RecallState.of(row.state)
    signed = plural(len(json.loads(row.organisations)), "organisation")
    votes = f"{row.votes_for} for, {row.votes_against} against" if row.votes_for is not None else ""
    return Line(
        RecallOutcome.of(row.outcome).words if row.outcome else state.words,
        date.fromisoformat(row.received_on),
        standing=None if row.ended_on else Standing.DECIDE,
        note=noted(
            f"signed by {signed}, {row.needed} needed",
            said(row.grounds),
            f"reply: {said(row.reply)}" if row.reply else "",
            votes,
            said(row.decision),
        ),
    )


# --- the note to the successor ----------------------------------------------------------------------------------


def _notes(view: View, connection: Connection, one: TermOn, *, is_inside: bool) -> Iterator[Section]:
    """The note of this term, and the notes of those before that were left for its holder."""
    if is_inside or may_read_note(view, connection, one.seat):
        for row in _of_term(view, connection, handover, one.id):
            yield _note("Note to the successor", row)
    if not is_inside or (one.basis is TermKind.SHADOW and view.role not in READ_NEARLY_ALL):
        return
    for before in terms_on(view, connection, [one.seat]):
        is_before = before.id != one.id and before.person != one.person and _began(before) <= _began(one)
        for row in _of_term(view, connection, handover, before.id) if is_before else ():
            names = Names(view)
            names.read(connection, [before.person])
            yield _note(f"Note from {names.of(before.person) or UNKNOWN}", row)


def _began(one: TermOn) -> str:
    began = one.start_on or one.gained_on
    return began.iso if began else ""


def _note(heading: str, row: Row[Any]) -> Section:
    written = partial(row.written_on)
    edition = f"written again, edition {row.edition}" if row.edition > 1 else ""
    return Section(
        heading,
        lines(
            fact("Written on", written, note=edition),
            *(fact(label, said(getattr(row, column))) for column, label in _NOTE),
        ),
    )


def may_read_note(view: View, connection: Connection, seat: str) -> bool:
    """Whether the viewer reads what holders of a seat leave to whoever follows: the office, and its holders and deputies."""
    if view.role in READ_NEARLY_ALL:
        return True
    t = term.c
    serves = and_(t.state.in_(("elect", "active")), t.basis != TermKind.SHADOW.value)
    own = exists().where(view.true(term), t.seat == seat, t.person == view.person, serves)
    return bool(view.person) and bool(connection.execute(select(own)).scalar())
