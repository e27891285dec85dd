"""What was declared at meetings, what was decided about it, and what was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from compacttui.questions.interests.register import HELD_BACK, reads_in_full
from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.registry import column, question
from compacttui.questions.sight import READ_NEARLY_ALL
from compacttui.questions.tables import met_on
from compacttui.questions.view import View
from compacttui.questions.windows import Key, Raw, Window
from compacttui.records.declarations import declaration
from compacttui.records.interests import interest
from compacttui.records.meetings import item, meeting
from compacttui.rules.dates import days, time_words
from compacttui.rules.declarations import Assessment, declaration_state
from compacttui.rules.given import Interest, Meeting, Organisation, Person
from compacttui.rules.text import shortened
from compacttui.rules.words import DeclarationState, Mitigation, Publication, RaisedBy, Standing

_A_PHRASE = 80


@dataclass(frozen=True, slots=True)
class DeclarationRow:
    """What one person said at one meeting about their interests.

    Attributes:
        id: the declaration's id.
        meeting_id: at which meeting.
        person_id: who.
        item_id: in which item, if in one.
        organisation_id: about which organisation, where that may be read.
        interest_id: about which entry of the register, where that may be read.
        state: where it stands.
        is_nil: it says that there was nothing.
        is_out: they left the room for it, and are not back.
        is_raised: somebody else brought it up.
        reply: what they said to it, where somebody else brought it up.
        standing: in time or late; to be decided while nobody has.
        met_on: the day of the meeting.
        partnership: whose meeting.
        person: who, by name.
        item: the item, with its number.
        declared: what was declared; or that it was nothing.
        decided: what was decided about it.
        left: when they left and came back.
        minute: where the minutes say so.
        stands: how it stands, in words.
    """

    id: str
    meeting_id: str
    person_id: str
    item_id: str
    organisation_id: str
    interest_id: str
    state: DeclarationState
    is_nil: bool
    is_out: bool
    is_raised: bool
    reply: str
    standing: Standing
    met_on: date = column("Meeting")
    partnership: str = column("Partnership")
    person: str = column("Person")
    item: str = column("Item")
    declared: str = column("Declared")
    decided: str = column("Decided")
    left: str = column("Left and back")
    minute: str = column("Minute")
    stands: str = column("Stands")


@question("declarations", title="What was declared at meetings, and what was done", rows=DeclarationRow)
def declarations(
    view: View,
    person: Person | None = None,
    organisation: Organisation | None = None,
    at: Meeting | None = None,
    about: Interest | None = None,
) -> Window[DeclarationRow]:
    """Declarations at meetings, the last recorded first, with what was decided and what was done; a "none", too.

    Args:
        person: only this person's.
        organisation: only those about one organisation.
        at: only those at one meeting.
        about: only those that refer to one entry of the register.
    """
    d = declaration.c
    wanted = ((d.person, person), (d.organisation, organisation), (d.meeting, at), (d.interest, about))
    which = [column == thing for column, thing in wanted if thing]
    if organisation or about:
        which += _may_read(view)
    return Window(
        view,
        _rows(view).where(*which),
        [Key(d.told_on, descending=True), Key(d.id, descending=True)],
        lambda connection, rows: declaration_rows(view, connection, rows),
        total=None if organisation or about else _count(view, which),
    )


def declarations_at(view: View, connection: Connection, thing: str) -> list[DeclarationRow]:
    """What was declared at one meeting, in the order in which it came on record.

    Args:
        view: who is looking, and at which day.
        connection: from ``view.reading()``.
        thing: the meeting's id.
    """
    d = declaration.c
    query = _rows(view).where(d.meeting == thing).order_by(d.told_on, d.id)
    return declaration_rows(view, connection, connection.execute(query).all())


def declared_since(view: View, since: date, *, partnership: str = "") -> list[DeclarationRow]:
    """What was declared at the meetings from a day on, in their order; at one table, or at all.

    Args:
        view: who is looking, and at which day.
        since: the first day.
        partnership: only at its meetings; at all where empty.
    """
    day = met_on(view)
    query = _rows(view).where(day >= since.isoformat(), day <= view.day.isoformat())
    if partnership:
        query = query.where(meeting.c.partnership == partnership)
    with view.reading() as connection:
        raw = connection.execute(query.order_by(day, declaration.c.told_on, declaration.c.id)).all()
        return declaration_rows(view, connection, raw)


def declaration_of(view: View, thing: str) -> DeclarationRow | None:
    """One declaration; nothing where it does not stand on the view's day."""
    with view.reading() as connection:
        raw = connection.execute(_rows(view).where(declaration.c.id == thing)).all()
        return next(iter(declaration_rows(view, connection, raw)), None)


def _rows(view: View) -> Select[Any]:
    d, m, i, e = declaration.c, meeting.c, item.c, interest.c
    return (
        select(
            declaration,
            m.partnership,
            met_on(view).label("met_on"),
            i.number.label("item_number"),
            i.title.label("item_title"),
            func.coalesce(e.publication, Publication.PUBLIC.value).label("publication"),
        )
        # Every declaration has its meeting; joined so, the list is read in the order of its own index.
        .outerjoin_from(declaration, meeting, and_(m.log == d.log, m.id == d.meeting, view.true(meeting)))
        .outerjoin(item, and_(i.log == d.log, i.id == d.item, view.true(item)))
        # What is withheld today was never open in the past, whatever day is asked about.
        .outerjoin(interest, and_(e.log == d.log, e.id == d.interest, e.superseded_seq.is_(None)))
        .where(view.true(declaration))
    )


def _count(view: View, which: Sequence[ColumnElement[bool]]) -> int:
    # Counted without the meetings, items and interests beside them: those change no number.
    query = select(func.count()).select_from(declaration).where(view.true(declaration), *which)
    with view.reading() as connection:
        return int(connection.execute(query).scalar_one())


def _may_read(view: View) -> list[ColumnElement[bool]]:
    """The condition that the viewer may know what a declaration is about: who asks for it would learn it."""
    if view.role in READ_NEARLY_ALL:
        return []
    published = func.coalesce(interest.c.publication, Publication.PUBLIC.value) == Publication.PUBLIC.value
    return [or_(published, declaration.c.person == view.person) if view.person else published]


def declaration_rows(view: View, connection: Connection, raw: Sequence[Raw]) -> list[DeclarationRow]:
    """Declarations as rows that people read, in the order given."""
    names = Names(view)
    names.read(
        connection, {thing for row in raw for thing in (row.person, row.partnership, row.organisation)}
    )
    return [_row(view, row, names) for row in raw]


def _row(view: View, raw: Raw, names: Names) -> DeclarationRow:
    readable = reads_in_full(view, raw.person) or raw.publication == Publication.PUBLIC
    met = date.fromisoformat(raw.met_on)
    state = declaration_state(
        assessment=Assessment.of(raw.assessment) if raw.assessment else None,
        mitigation=Mitigation.of(raw.mitigation) if raw.mitigation else None,
        left=raw.left_at is not None,
        minuted=raw.minute is not None,
        nil=bool(raw.nil),
    )
    standing, stands = _stands(raw, met, state)
    return DeclarationRow(
        id=raw.id,
        meeting_id=raw.meeting,
        person_id=raw.person,
        item_id=raw.item or "",
        organisation_id=(raw.organisation or "") if readable else "",
        interest_id=(raw.interest or "") if readable else "",
        state=state,
        is_nil=bool(raw.nil),
        is_out=raw.left_at is not None and raw.returned_at is None,
        is_raised=raw.raised_by != RaisedBy.SELF,
        reply=(raw.reply or "") if readable else "",
        standing=standing,
        met_on=met,
        partnership=names.of(raw.partnership, raw.met_on) or UNKNOWN,
        person=names.of(raw.person) or UNKNOWN,
        item=f"{raw.item_number} {raw.item_title}" if raw.item_number else "",
        declared=_declared(raw, names) if readable else HELD_BACK,
        decided=_decided(raw),
        left=_left(raw),
        minute=raw.minute or "",
        stands=stands,
    )


def _declared(raw: Raw, names: Names) -> str:
    if raw.nil:
        return DeclarationState.NIL.words
    raised = RaisedBy.of(raw.raised_by)
    body = names.of(raw.organisation) if raw.organisation else None
    parts = (
        body,
        shortened(raw.nature, _A_PHRASE) if raw.nature else "",
        f"raised by {raised.words}" if raised is not RaisedBy.SELF else "",
    )
    return ", ".join(part for part in parts if part) or UNKNOWN


def _decided(raw: Raw) -> str:
    if raw.assessment is None:
        return ""
    said = Mitigation.of(raw.mitigation).words if raw.mitigation else f"no conflict: {raw.assessment_reason}"
    return f"{said} ({raw.decided_by})"


def _left(raw: Raw) -> str:
    if raw.left_at is None:
        return ""
    back = f"back {_clock(raw.returned_at)}" if raw.returned_at else "did not come back"
    return f"left {_clock(raw.left_at)}, {back}"


def _clock(text: str) -> str:
    return time_words(time.fromisoformat(text))


def _stands(raw: Raw, met: date, state: DeclarationState) -> tuple[Standing, str]:
    after = (date.fromisoformat(raw.told_on) - met).days
    if not raw.at_meeting and after > 0:
        return Standing.LATE, f"{state.words}, {days(after)} after the meeting"
    recorded = f", recorded {days(after)} later" if after > 0 else ""
    return Standing.DONE, f"{state.words}{recorded}"
