"""What was declared at meetings, what was done about it, and where it was not declared: a year of it, for anybody to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from compacttui.papers.document import Block, Document, Section, Table, Words
from compacttui.papers.registry import paper
from compacttui.papers.sources import whose
from compacttui.questions.interests.matches import MatchesShown, MatchRow, matches
from compacttui.questions.interests.one_match import reported_on
from compacttui.questions.meetings.declared import DeclarationRow, declared_since
from compacttui.questions.names import UNKNOWN, names_of
from compacttui.questions.view import View
from compacttui.rules.dates import add_months, long_day, plural, short_day

_DECLARED: Final = (
    *("Meeting", "Person", "Item", "Declared", "Decided", "Left and back", "Minute"),
    "In time",
)
_BREACHES: Final = ("Meeting", "Person", "Organisation", "Item", "Reported to the chair")
_YEAR: Final = 12


@paper("declarations", title="Declarations at meetings and breach log", takes="partnership", needs=False)
def declarations_and_breaches(view: View, ref: str) -> Document:
    """What was declared at the meetings of the last twelve months, what was done, and every breach that was found."""
    since = add_months(view.day, -_YEAR)
    about = f": {_called(view, ref)}" if ref else ""
    said = declared_since(view, since, partnership=ref)
    breaches = matches(view, shown=MatchesShown.BREACHES, partnership=ref or None)
    words = Words(f"From {long_day(since)} to {long_day(view.day)}.")
    blocks = (words, *_declared(said, view.day), *_breaches(view, breaches))
    return Document(f"Declarations at meetings{about}", whose(view), blocks, _NOTES)


_NOTES: Final = (
    "“Nothing to declare” is a declaration, too. What somebody's register keeps back is not repeated here.",
    "A breach is an interest that was on an agenda, had to be declared, and was not. All breaches stand here, of whatever year.",
)


def _declared(rows: Sequence[DeclarationRow], today: date) -> Iterator[Block]:
    some = [row for row in rows if not row.is_nil]
    nothing = len(rows) - len(some)
    counted = f"{plural(len(some), 'interest')} declared; {plural(nothing, 'time')} somebody said that there was nothing"
    if some:
        yield Section("Declared", (Table(counted, _DECLARED, tuple(_cells(row, today) for row in some)),))
    else:
        yield Section("Declared", (Words(f"{counted}."),))


def _cells(row: DeclarationRow, today: date) -> tuple[str, ...]:
    where = f"{row.partnership}, {short_day(row.met_on, today)}"
    return (where, row.person, row.item, row.declared, row.decided, row.left, row.minute, row.stands)


def _breaches(view: View, rows: Sequence[MatchRow]) -> Iterator[Block]:
    if not rows:
        yield Section("Breach log", (Words("No breach is on record."),))
        return
    told = reported_on(view, rows)
    cells = tuple(
        (
            f"{row.partnership}, {short_day(row.met_on, view.day)}",
            row.person,
            row.organisation,
            row.item,
            short_day(told[row.id], view.day) if row.id in told else "not yet",
        )
        for row in rows
    )
    yield Section("Breach log", (Table(plural(len(rows), "breach", "breaches"), _BREACHES, cells),))


def _called(view: View, thing: str) -> str:
    with view.reading() as connection:
        return names_of(view, connection, [thing]).get(thing, UNKNOWN)
