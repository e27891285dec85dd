"""The register of interests as anyone may read it: whole, of one table, of one person, in one organisation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from compacttui.papers.document import Block, Closed, Document, Section, Table, Words
from compacttui.papers.registry import paper
from compacttui.papers.sources import whose
from compacttui.questions.interests.published import Confirmation, WholeRegister, people_at, whole_register
from compacttui.questions.interests.register import HELD_BACK, InterestRow
from compacttui.questions.names import UNKNOWN, names_of
from compacttui.questions.view import View
from compacttui.rules.dates import PartialDate, long_day, plural
from compacttui.rules.words import InterestCategory, InterestKind

HEADINGS: Final = (
    *("Person", "Seat", "Category", "Direct or indirect", "In", "What it is"),
    *("From", "To", "What is done", "Declared"),
)
"""The columns of the register."""
_SAID: Final = ("Person", "Seat", "Confirmed", "They said")
_NOTHING: Final = "No interest is on the register here."


@paper("register-of-interests", title="Register of interests", takes="partnership", needs=False)
def register_of_interests(view: View, ref: str) -> Document:
    """Everybody's published interests, or those at one table, with what is withheld counted and who confirmed when."""
    people = people_at(view, ref) if ref else None
    about = f": {_called(view, ref)}" if ref else ""
    return _document(view, f"Register of interests{about}", whole_register(view, people=people))


@paper("interests-of-person", title="Interests of a person", takes="person")
def interests_of_person(view: View, ref: str) -> Document:
    """One person's published interests, now and in the months before."""
    return _document(view, f"Interests of {_called(view, ref)}", whole_register(view, people=[ref]))


@paper("interests-in-organisation", title="Interests in an organisation", takes="organisation")
def interests_in_organisation(view: View, ref: str) -> Document:
    """Who has a published interest in one organisation."""
    return _document(view, f"Interests in {_called(view, ref)}", whole_register(view, organisation=ref))


def has_register(view: View) -> bool:
    """Whether there is anything on the register, published or counted."""
    return bool(list(_blocks(view, whole_register(view))))


def _document(view: View, title: str, register: WholeRegister) -> Document:
    blocks = tuple(_blocks(view, register)) or (Words(_NOTHING),)
    return Document(title, whose(view), blocks, _notes(register))


def _blocks(view: View, register: WholeRegister) -> Iterator[Block]:
    if register.held:
        counted = plural(len(register.held), "interest")
        yield Section(
            f"Held on {long_day(view.day)}", (_table(f"{counted} held", register.held, register.seats),)
        )
    if register.withheld:
        are = "is" if register.withheld == 1 else "are"
        yield Closed(
            f"{plural(register.withheld, 'entry', 'entries')} {are} withheld, each with a recorded reason that the auditor reads."
        )
    if register.past:
        counted = plural(len(register.past), "interest")
        yield Section("Past interests", (_table(f"{counted} held before", register.past, register.seats),))
    if register.confirmed:
        yield Section("Confirmed for the year", (_said(register.confirmed),))


def _table(caption: str, rows: Sequence[InterestRow], seats: Mapping[str, str]) -> Table:
    return Table(caption, HEADINGS, tuple(_cells(row, seats.get(row.person_id, "")) for row in rows))


def _cells(row: InterestRow, seat: str) -> tuple[str, ...]:
    is_open = row.held_in != HELD_BACK
    late = f", {plural(row.days_late, 'day')} late" if row.days_late else ""
    return (
        row.person,
        seat,
        row.category,
        ("indirect" if row.indirect else "direct") if is_open else "",
        row.held_in,
        _nature(row) if is_open else "",
        row.since.words,
        row.until.words if row.until else "",
        row.mitigation,
        f"{PartialDate.of(row.declared_on).words}{late}",
    )


def _nature(row: InterestRow) -> str:
    if not row.told or row.told == row.held_in:
        return row.kind
    return row.told if row.kind == InterestKind.OTHER.words else f"{row.kind}: {row.told}"


def _said(rows: Sequence[Confirmation]) -> Table:
    nil = sum(1 for one in rows if not one.said.entries)
    caption = f"{plural(len(rows), 'confirmation')}, {nil or 'none'} of them with nothing to declare"
    cells = tuple((one.person, one.seats, PartialDate.of(one.said.on).words, one.said.words) for one in rows)
    return Table(caption, _SAID, cells)


def _notes(register: WholeRegister) -> tuple[str, ...]:
    """What the categories mean that stand in it, and what is left out."""
    named = {row.category for row in (*register.held, *register.past)}
    meant = tuple(
        f"{one.words[0].upper()}{one.words[1:]}: {one.meaning}"
        for one in InterestCategory
        if one.words in named
    )
    redacted = any(row.held_in == HELD_BACK for row in (*register.held, *register.past))
    left_out = (f"Where it says “{HELD_BACK[1:-1]}”, a part is left out, with a recorded reason.",)
    return (*meant, *(left_out if redacted else ()))


def _called(view: View, thing: str) -> str:
    with view.reading() as connection:
        return names_of(view, connection, [thing]).get(thing, UNKNOWN)
