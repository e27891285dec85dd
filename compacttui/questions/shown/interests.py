"""What is shown of an entry of the register of interests, and of a declaration at a meeting."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection

from compacttui.questions.interests.register import (
    HELD_BACK,
    InterestsShown,
    interest_rows,
    interests,
    reads_in_full,
)
from compacttui.questions.interests.versions import versions_of
from compacttui.questions.meetings.declared import DeclarationRow, declarations, declarations_at
from compacttui.questions.names import Names
from compacttui.questions.showing import Line, Section, Shown, fact, lines, shows
from compacttui.questions.shown.partnerships import row_on
from compacttui.questions.telling import noted
from compacttui.questions.view import View
from compacttui.records.declarations import declaration
from compacttui.records.interests import interest
from compacttui.rules.dates import PartialDate
from compacttui.rules.interests import kept_until
from compacttui.rules.words import Publication

_TIMES = 10
"""Declarations shown of an entry; the register's place has them all."""


@shows("interest")
def interest_shown(view: View, connection: Connection, thing: str) -> Shown | None:
    """An entry of the register: what it is, since when, what is done about it, and where it was declared."""
    row = row_on(view, connection, interest, thing)
    if row is None or not _may_be_seen(view, thing, row.person):
        return None
    one = interest_rows(view, connection, [row])[0]
    full = reads_in_full(view, row.person)
    readable = full or row.publication == Publication.PUBLIC
    facts = lines(
        fact("Person", one.person, one.person_id),
        fact("In", one.held_in, one.organisation_id),
        fact("What it is", one.kind),
        fact("In words", row.description) if readable and row.description != one.held_in else None,
        fact("Category", one.category),
        fact("From", one.since),
        fact("To", one.until),
        fact("Declared", one.declared_on, standing=one.standing, note=one.stands),
        fact("Became aware", _day(row.aware_on)) if full else None,
    )
    done = lines(
        fact("What is done", one.mitigation),
        fact("Agreed with", row.agreed_by) if readable else None,
        fact("In words", row.mitigation_note) if full else None,
        fact("Reviewed", _day(row.reviewed_on)),
        fact("Look again", one.review_on),
        fact("Kept until", _kept_until(view, row.effective_to)) if row.state == "closed" else None,
    )
    title = f"{one.person}: {one.held_in}" if one.held_in != HELD_BACK else f"{one.person}: an interest"
    said = _declared(view, thing) if readable else Section("Declared at meetings", ())
    before = _told_before(view, thing) if full else Section("Told before", ())
    sections = (Section("", facts), Section("About a conflict", done), said, before)
    return Shown("interest", thing, title, sections, one.standing, one.stands)


@shows("declaration")
def declaration_shown(view: View, connection: Connection, thing: str) -> Shown | None:
    """A declaration at a meeting: what was said, what was decided, and what was done."""
    row = row_on(view, connection, declaration, thing)
    if row is None:
        return None
    found = declarations_at(view, connection, row.meeting)
    one = next((each for each in found if each.id == thing), None)
    if one is None:
        return None
    names = Names(view)
    names.read(connection, [one.meeting_id])
    facts = lines(
        fact("Person", one.person, one.person_id),
        fact("Meeting", names.of(one.meeting_id), one.meeting_id),
        fact("Item", one.item, one.item_id),
        fact("Declared", one.declared, one.interest_id or one.organisation_id),
        fact("Reply", one.reply),
        fact("Decided", one.decided),
        fact("Left and back", one.left),
        fact("Minute", one.minute),
    )
    title = f"{one.person}, {names.of(one.meeting_id) or one.partnership}"
    return Shown("declaration", thing, title, (Section("", facts),), one.standing, one.stands)


def _may_be_seen(view: View, thing: str, person: str) -> bool:
    if reads_in_full(view, person):
        return True
    return any(row.id == thing for row in interests(view, person=person, shown=InterestsShown.ALL))


def _declared(view: View, thing: str) -> Section:
    rows = declarations(view, about=thing)
    shown = tuple(_line(row) for row in rows[:_TIMES])
    return Section("Declared at meetings", shown, more=max(0, len(rows) - _TIMES))


def _told_before(view: View, thing: str) -> Section:
    """What the entry said before, the latest word first; what it says now stands above."""
    shown = versions_of(view, thing).page(0)[1:]
    made = (
        Line(
            "", one.told_on, "", None, noted(one.held_in, one.kind, one.mitigation, _span(one.since, one.to))
        )
        for one in shown[:_TIMES]
    )
    return Section("Told before", tuple(made), more=max(0, len(shown) - _TIMES))


def _span(since: PartialDate, until: PartialDate | None) -> str:
    return f"{since.words} to {until.words}" if until else f"since {since.words}"


def _kept_until(view: View, over_on: str) -> date:
    return kept_until(PartialDate.from_iso(over_on).earliest, view.rules.interest.keep_years)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _line(row: DeclarationRow) -> Line:
    return Line("", row.met_on, row.id, row.standing, noted(row.partnership, row.decided, row.left))
