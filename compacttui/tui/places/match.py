"""One match, both sides beside each other: what the agenda says, and what the register says of somebody at the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, TypeAlias

from textual import events

from compacttui.rules.roles import Role
from compacttui.rules.words import MatchOutcome, RaisedBy
from compacttui.tui.commands import bind, command
from compacttui.tui.place import Place, Wanted
from compacttui.tui.places.saying import value_words
from compacttui.tui.store import Store, host_of
from compacttui.tui.widgets.cells import BREAK, Bit, Cell, Tone, bits_of, status
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.detail import BLANK
from compacttui.tui.widgets.manner import Manner
from compacttui.tui.widgets.pages import Heading, Passage
from compacttui.tui.wishes import Does

if TYPE_CHECKING:
    from compacttui.questions.interests.matches import MatchRow
    from compacttui.questions.interests.one_match import MatchOn
    from compacttui.questions.showing import Line

AREA = "A match"
EXPLAIN = command(
    "match.explain", "explained", "e", "explain", "Record that there was a good reason.", area=AREA, rank=21
)
BREACH = command(
    "match.breach", "a breach", "b", "breach", "Record that it had to be declared.", area=AREA, rank=22
)
DECLARE = command(
    "match.declare", "declare it", "l", "declare", "Declare it, in time or late.", area=AREA, rank=23
)
TELL = command(
    "match.tell", "tell the chair", "t", "tell", "Note that the chair was told.", area=AREA, rank=24
)
OTHER = command(
    "match.register", "the register", "o", "open_other", "Open what stands on the right.", area=AREA, rank=30
)

_BESIDE_FROM = 100
"""Columns from which both sides stand beside each other."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A line of the agenda, and one of the register beside it where there is room."""

    left: Line | None
    right: Line | None = None
    heads: tuple[str, str] | None = None
    """What stands below, on a line that only says that."""


Row: TypeAlias = Pair | Passage


class Match(Place[Row]):
    """A match: whose interest, named by which item, what was said, and what is done about it."""

    NAME = "match"
    TITLE = "Interest match"
    IS_COUNTED = False
    HAS_DETAIL = False
    BINDINGS = bind(EXPLAIN, BREACH, DECLARE, TELL, OTHER)

    def __init__(self, thing: str) -> None:
        """Make it.

        Args:
            thing: what the match is opened by.
        """
        super().__init__()
        self.thing = thing
        self._match: MatchRow | None = None
        self._was_beside: bool | None = None

    @property
    def at_hand(self) -> str:
        """The item that names the organisation: what can be done is done to it."""
        return self._match.item_id if self._match is not None else ""

    @property
    def _is_beside(self) -> bool:
        return self.app.size.width >= _BESIDE_FROM

    def on_resize(self, _event: events.Resize) -> None:
        """Lay both sides out anew where the room for them came or went."""
        if self._was_beside not in {None, self._is_beside} and self.is_laid_out:
            self.action_reload()

    def columns(self) -> Sequence[Column[Row]]:
        """Show labels and values, twice where there is room."""
        return (
            Column("", lambda row: _label(row, 0), width=13, tone=Tone.QUIET),
            Column("", lambda row: self._value(row, 0), share=1, least=16),
            Column("", lambda row: _label(row, 1), width=13, tone=Tone.QUIET, from_width=_BESIDE_FROM - 4),
            Column("", lambda row: self._value(row, 1), share=1, least=16, from_width=_BESIDE_FROM - 4),
        )

    def manner(self) -> Manner[Row]:
        """Let words take the lines they need; heads are no rows to stand on."""
        return Manner(key=id, most_lines=12, pointable=_may_point)

    def rows(self, store: Store, wanted: Wanted) -> Sequence[Row | Heading]:  # noqa: ARG002 - nothing is filtered
        """Ask for both sides."""
        from compacttui.questions.interests.one_match import one_match

        on = store.ask(one_match, self.thing)
        self._match, self._was_beside = on.row, self._is_beside
        beside = _beside(on) if self._was_beside else _below(on)
        return [*_above(on), *beside, *_after(on)]

    def opens(self, row: Row) -> str:
        """Open what a line leads to: the left one before the right one."""
        return _thing(row, 0) or _thing(row, 1)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done about it as it stands, to those who may."""
        if action not in {"explain", "breach", "declare", "tell", "open_other"}:
            return super().check_action(action, parameters)
        match, role = self._match, host_of(self).role
        if match is None:
            return False
        if action == "open_other":
            return self._is_beside and self.row is not None and _thing(self.row, 1) != ""
        if action == "declare":
            return match.is_open and role is not None and (role.is_volunteer or role in _KEEPERS)
        is_breach = match.outcome is MatchOutcome.BREACH
        fits = (
            is_breach if action == "tell" else match.is_held and (match.is_open or match.outcome is not None)
        )
        return role is Role.CVS_OFFICER and fits

    def action_explain(self) -> None:
        """Open the form of the finding, with “explained” chosen."""
        self._settle("explained")

    def action_breach(self) -> None:
        """Open the form of the finding, with “a breach” chosen."""
        self._settle("breach")

    def _settle(self, outcome: str) -> None:
        self.post_message(Does("match.settle", {**self._about, "outcome": outcome}))

    def action_tell(self) -> None:
        """Open the form that notes which chair was told."""
        self.post_message(Does("match.report", self._about))

    def action_declare(self) -> None:
        """Open the form of a declaration, with all of it filled in that is known."""
        match = self._match
        if match is not None:
            role = host_of(self).role
            by_match = {"person": match.person_id, "raised_by": RaisedBy.MATCH.value}
            whose = {} if role is not None and role.is_volunteer else by_match
            entry = {"interest": match.interest_id} if match.interest_id else {}
            about = {
                "meeting": match.meeting_id,
                "item": match.item_id,
                "organisation": match.organisation_id,
            }
            self.post_message(Does("declaration.make", {**about, **entry, **whose}))

    def action_open_other(self) -> None:
        """Open what stands on the right of this line."""
        if self.row is not None and (thing := _thing(self.row, 1)):
            self.post_message(self.Opens(thing))

    @property
    def _about(self) -> dict[str, str]:
        match = self._match
        return (
            {"item": match.item_id, "person": match.person_id, "organisation": match.organisation_id}
            if match is not None
            else {}
        )

    def _value(self, row: Row, side: int) -> Cell:
        line = _line(row, side)
        if line is None:
            return ""
        words = value_words(line.value, self.store.today)
        first = status(line.standing, words) if line.standing else Bit(words)
        link = (Bit(" ›", Tone.ACCENT),) if line.thing else ()
        note = (BREAK, Bit(line.note, Tone.QUIET)) if line.note else ()
        return (*bits_of(first), *link, *note)


_KEEPERS = frozenset({Role.CVS_OFFICER, Role.PARTNERSHIP_CONTACT})


def _line(row: Row, side: int) -> Line | None:
    if isinstance(row, Passage):
        return None
    return row.right if side else row.left


def _label(row: Row, side: int) -> Cell:
    if isinstance(row, Pair) and row.heads is not None:
        return Bit(row.heads[side], Tone.STRONG)
    line = _line(row, side)
    return line.label if line is not None else ""


def _thing(row: Row, side: int) -> str:
    line = _line(row, side)
    return line.thing if line is not None else ""


def _may_point(row: Row) -> bool:
    return isinstance(row, Pair) and row.heads is None


def _above(on: MatchOn) -> Iterator[Passage | Pair]:
    yield Passage(Bit(on.title, Tone.STRONG))
    yield Passage(status(on.row.standing, on.row.stands))
    yield from (Pair(line) for line in on.found)


def _beside(on: MatchOn) -> Iterator[Row]:
    yield BLANK
    yield Pair(None, None, ("The agenda", "The register"))
    yield from (Pair(left, right) for left, right in zip_longest(on.agenda, on.register))


def _below(on: MatchOn) -> Iterator[Pair | Heading]:
    yield Heading("The agenda")
    yield from (Pair(line) for line in on.agenda)
    yield Heading("The register")
    yield from (Pair(line) for line in on.register)


def _after(on: MatchOn) -> Iterator[Pair | Heading]:
    yield Heading("At the table")
    yield from (Pair(line) for line in on.table)
    yield Heading("Said at the meeting")
    yield from (Pair(line) for line in on.said)
