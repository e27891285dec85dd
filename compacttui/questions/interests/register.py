"""The standing register of interests: as it holds on a day, and as it was known on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, or_, select

from compacttui.questions.days import partial
from compacttui.questions.matching import words_in
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.registry import column, narrowed, question
from compacttui.questions.sight import READ_NEARLY_ALL
from compacttui.questions.view import View
from compacttui.questions.windows import Key, Raw, Window
from compacttui.records.interests import interest
from compacttui.records.organisations import organisation as organisations
from compacttui.records.people import person as people
from compacttui.records.terms import term
from compacttui.rules.dates import PartialDate, add_months, days
from compacttui.rules.given import Organisation, Person
from compacttui.rules.text import shortened
from compacttui.rules.word import Word
from compacttui.rules.words import InterestCategory, InterestKind, Mitigation, Publication, Standing

HELD_BACK = "(not published)"
"""What stands for the part of an entry that is not published."""

_A_PHRASE = 80


class InterestsShown(Word):
    """Which entries of the register a list shows."""

    OPEN = "open", "held now"
    PAST = "past", "past"
    ALL = "all", "all"
    LATE = "late", "declared late"
    HELD_BACK = "held_back", "not published in full"
    REVIEW = "review", "to be looked at"
    VOIDED = "voided", "entered by mistake"


@dataclass(frozen=True, slots=True)
class InterestRow:
    """An entry of the register, as much of it as the viewer may read.

    Attributes:
        id: its id.
        person_id: whose it is.
        organisation_id: in which organisation, where that is on the register and may be read.
        indirect: it is somebody else's, close to the person.
        told: what it is in their words, where those may be read.
        standing: declared in time or late.
        person: whose it is, by name.
        category: what could be gained or lost.
        held_in: in which organisation, or what it is.
        kind: what it comes from, and whether it is somebody else's.
        since: since when it is held.
        until: until when it was held.
        mitigation: what is done about it as a rule.
        declared_on: the day it was declared.
        days_late: days past the last day for declaring it.
        review_on: the day on which somebody looks at it again.
        stands: how it stands, in words.
    """

    id: str
    person_id: str
    organisation_id: str
    indirect: bool
    told: str
    standing: Standing | None
    person: str = column("Person")
    category: str = column("Category")
    held_in: str = column("In")
    kind: str = column("What it is")
    since: PartialDate = column("From")
    until: PartialDate | None = column("To")
    mitigation: str = column("What is done")
    declared_on: date = column("Declared")
    days_late: int = column("Days late", numeric=True)
    review_on: date | None = column("Look again")
    stands: str = column("Stands")


@question("interests", title="Register of interests", rows=InterestRow)
def interests(
    view: View,
    person: Person | None = None,
    organisation: Organisation | None = None,
    shown: InterestsShown = InterestsShown.OPEN,
    words: str = "",
) -> Window[InterestRow]:
    """The register of interests on the day, by person; entries that are withheld from the viewer are not in it.

    Args:
        person: only this person's.
        organisation: only those in one organisation.
        shown: those held on the day, past ones, all, those declared late, not published in full, to be looked at, or
            set aside.
        words: only those whose person, or published organisation, has these words in its name.
    """
    c = interest.c
    which: list[ColumnElement[bool]] = []
    if person:
        which.append(c.person == person)
    if organisation:
        which += [c.organisation == organisation, _in_full(view)]
    if words.strip():
        which.append(words_in(_names(view), words))
    return entries(view, shown, *which)


def entries(view: View, shown: InterestsShown, *which: ColumnElement[bool]) -> Window[InterestRow]:
    """The entries that the viewer may know of, by person.

    Args:
        view: who is looking, and at which day.
        shown: which part of the register.
        *which: further conditions on its table.
    """
    c = interest.c
    query = _rows(view).where(*_which(view, shown), *_may_read(view), *which)
    keys = [Key(func.coalesce(people.c.folded, "")), Key(c.since), Key(c.id)]
    return Window(view, query, keys, lambda connection, rows: interest_rows(view, connection, rows))


def count_of(view: View, shown: InterestsShown) -> int:
    """How many entries of a part of the register the viewer may know of, without reading any."""
    query = select(func.count()).select_from(interest).where(*_which(view, shown), *_may_read(view))
    with view.reading() as connection:
        return int(connection.execute(query).scalar_one())


TO_REVIEW = narrowed(
    interests,
    "interests_to_review",
    title="Which interests are to be looked at",
    does="Interests of people on a seat of which nothing is agreed, or whose day to look at them again has come.",
    module=__name__,
    shown=InterestsShown.REVIEW,
)


def withheld_count(view: View, of: Sequence[str] | None = None) -> int:
    """How many entries held on the day are withheld from the public: counted, never hidden.

    Args:
        view: who is looking, and at which day.
        of: only those of these people.
    """
    c = interest.c
    query = select(func.count()).where(
        view.true(interest), c.state != "voided", c.publication == Publication.WITHHELD.value
    )
    if of is not None:
        query = query.where(c.person.in_(of))
    with view.reading() as connection:
        return int(connection.execute(query).scalar_one())


def reads_in_full(view: View, person: str) -> bool:
    """Whether the viewer reads all of a person's entries, whatever is published."""
    return view.role in READ_NEARLY_ALL or (bool(view.person) and person == view.person)


def interest_rows(view: View, connection: Connection, raw: Sequence[Raw]) -> list[InterestRow]:
    """Entries of the register as rows that people read, in the order given.

    Args:
        view: who is looking.
        connection: from ``view.reading()``.
        raw: whole rows of the table.
    """
    names = Names(view)
    names.read(connection, {thing for row in raw for thing in (row.person, row.organisation)})
    return [_row(view, row, names) for row in raw]


def _rows(view: View) -> Select[Any]:
    c, p, o = interest.c, people.c, organisations.c
    return (
        select(interest)
        .outerjoin_from(interest, people, and_(p.log == c.log, p.id == c.person, view.true(people)))
        .outerjoin(organisations, and_(o.log == c.log, o.id == c.organisation, view.true(organisations)))
    )


def _which(view: View, shown: InterestsShown) -> list[ColumnElement[bool]]:
    c, today = interest.c, view.day.isoformat()
    told = and_(view.known(interest), c.declared_on <= today)
    if shown is InterestsShown.VOIDED:
        return [told, c.state == "voided"]
    stands = c.state != "voided"
    if shown is InterestsShown.OPEN:
        # A day may be asked about on which it was held and not yet declared: known later, true then.
        return [view.true(interest), stands]
    if shown is InterestsShown.PAST:
        return [told, stands, c.effective_to <= today]
    if shown is InterestsShown.HELD_BACK:
        return [view.true(interest), stands, c.publication != Publication.PUBLIC.value]
    if shown is InterestsShown.REVIEW:
        agreed = and_(c.mitigation.is_not(None), or_(c.review_on.is_(None), c.review_on > today))
        waiting = [view.true(interest), told, c.state == "declared", ~agreed]
        return [*waiting, c.person.in_(_seated(view, select(c.person).where(*waiting)))]
    late = [c.declared_on > c.declare_by] if shown is InterestsShown.LATE else []
    return [view.known(interest), c.effective_from <= today, stands, *late]


def _seated(view: View, people: Select[tuple[str]]) -> Sequence[str]:
    """Those of some people who have a seat on the day, or were chosen for one: of others no conflict is to be expected.

    Read by itself: inside another query, SQLite looks through every term for every entry.
    """
    t = term.c
    query = select(t.person).where(view.true(term), t.state.in_(("elect", "active")), t.person.in_(people))
    with view.reading() as connection:
        return sorted(set(connection.execute(query).scalars()))


def _may_read(view: View) -> list[ColumnElement[bool]]:
    """The condition that the viewer may know of an entry."""
    if view.role in READ_NEARLY_ALL:
        return []
    c = interest.c
    shown_until = add_months(view.day, -view.rules.interest.public_months).isoformat()
    published = and_(
        c.publication != Publication.WITHHELD.value,
        c.state != "voided",
        or_(c.effective_to.is_(None), c.effective_to > shown_until),
    )
    return [or_(published, c.person == view.person) if view.person else published]


def _in_full(view: View) -> ColumnElement[bool]:
    """The condition that the viewer may know in which organisation an entry is."""
    c = interest.c
    if view.role in READ_NEARLY_ALL:
        return c.id.is_not(None)
    return or_(c.publication == Publication.PUBLIC.value, c.person == view.person)


def _names(view: View) -> ColumnElement[str]:
    body: ColumnElement[str] = func.coalesce(organisations.c.folded, func.lower(interest.c.body), "")
    if view.role not in READ_NEARLY_ALL:
        body = case((_in_full(view), body), else_="")
    whole: ColumnElement[str] = func.coalesce(people.c.folded, "") + " " + body
    return whole


def _row(view: View, raw: Raw, names: Names) -> InterestRow:
    full = reads_in_full(view, raw.person)
    readable = full or raw.publication == Publication.PUBLIC
    declared = date.fromisoformat(raw.declared_on)
    late = max(0, (declared - date.fromisoformat(raw.declare_by)).days)
    category = InterestCategory.of(raw.category)
    since = partial(raw.since)
    assert since is not None  # noqa: S101 - the column is never empty
    return InterestRow(
        id=raw.id,
        person_id=raw.person,
        organisation_id=(raw.organisation or "") if readable else "",
        indirect=bool(raw.indirect) and readable,
        told=(raw.description or "") if readable else "",
        standing=Standing.LATE if late else Standing.DONE,
        person=names.of(raw.person) or UNKNOWN,
        category=category.words,
        held_in=_held_in(raw, names) if readable else HELD_BACK,
        kind=_kind(raw, category, full=full) if readable else HELD_BACK,
        since=since,
        until=partial(raw.until),
        mitigation=Mitigation.of(raw.mitigation).words if raw.mitigation else "",
        declared_on=declared,
        days_late=late,
        review_on=_review_on(view, raw),
        stands=_stands(view, raw, late, full=full),
    )


def _review_on(view: View, raw: Raw) -> date | None:
    """The day to look again: the office's business, and the auditor's."""
    open_still = raw.review_on and raw.state == "declared" and view.role in READ_NEARLY_ALL
    return date.fromisoformat(raw.review_on) if open_still else None


def _held_in(raw: Raw, names: Names) -> str:
    if raw.organisation:
        return names.of(raw.organisation) or UNKNOWN
    return raw.body or shortened(raw.description or "", _A_PHRASE)


def _kind(raw: Raw, category: InterestCategory, *, full: bool) -> str:
    said = [InterestKind.of(raw.kind).words.partition(",")[0]]
    if raw.indirect:
        # Whose relative somebody is is nobody's business but theirs and the officer's.
        said.append(raw.relationship if full and raw.relationship else "through somebody close")
    if raw.potential:
        said.append("potential")
    if raw.loyalty and category is not InterestCategory.LOYALTY:
        said.append("loyalty")
    if raw.political and category is not InterestCategory.POLITICAL:
        said.append("political")
    return ", ".join(said)


def _stands(view: View, raw: Raw, late: int, *, full: bool) -> str:
    if raw.state == "voided":
        return "entered by mistake"
    over = raw.effective_to is not None and raw.effective_to <= view.day.isoformat()
    said = ["closed" if over else "open"]
    if late:
        said.append(f"declared {days(late)} late")
    publication = Publication.of(raw.publication)
    if publication is not Publication.PUBLIC:
        reason = f": {raw.publication_reason}" if full and raw.publication_reason else ""
        said.append(f"{publication.words}{reason}")
    return ", ".join(said)
