"""Everything that is seen in the room where a selection is counted: papers, count, lots, signatures, objections."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from compacttui.questions.names import NAME_ERASED, UNKNOWN, Names
from compacttui.questions.selections.countbacks import CountbackOf, countbacks_of
from compacttui.questions.selections.counted import (
    CountOf,
    PapersOf,
    count_of,
    names_on_ballot,
    papers_of,
)
from compacttui.questions.selections.sight import sees_all, sees_count
from compacttui.questions.selections.standing import state_of
from compacttui.questions.view import View
from compacttui.records.events import ERASED
from compacttui.records.selections import count, draw_rule, objection, recount, selection
from compacttui.rules.dates import plural
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role
from compacttui.rules.words import ProcessState, Standing

_WORDS_ERASED = "(the words were erased)"
_PROVISIONAL = {ProcessState.PROVISIONAL, ProcessState.COUNTBACK_PROVISIONAL}


@dataclass(frozen=True, slots=True)
class ObjectionOf:
    """What a scrutineer has against a count.

    Attributes:
        number: which objection to this count.
        by: who objects.
        on: the day.
        on_paper: it was made on paper.
        said: what is wrong; empty for those who may not read it.
        answer: what the returning officer answered; empty while nothing was.
        answered_by: who answered.
        answered_on: when; nothing while it waits.
    """

    number: int
    by: str
    on: date
    on_paper: bool
    said: str
    answer: str = ""
    answered_by: str = ""
    answered_on: date | None = None


@dataclass(frozen=True, slots=True)
class RepeatOf:
    """A count made again because a candidate asked.

    Attributes:
        asked_by: the candidate.
        on: the day.
        is_equal: it came out the same to the last byte.
        difference: where it first came out otherwise.
    """

    asked_by: str
    on: date
    is_equal: bool
    difference: str


@dataclass(frozen=True, slots=True)
class Counted:
    """One of the counts of the same papers: that of the election, or of a countback.

    Attributes:
        id: the count's id.
        words: what it is: "the count of the election", "countback for the carers' seat".
    """

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class CountRoom:
    """A selection as it is counted; or as its papers are counted again for a seat that fell vacant.

    Attributes:
        selection: its id.
        reference: what people call it.
        partnership: at whose table.
        places: how many places it fills.
        state: where it stands.
        role: the hat of whoever looks.
        papers: the papers in numbers; nothing before they are sealed.
        count: the count; nothing while there is none, or none that the viewer may read.
        lots_fall: how lots were settled to fall, in words; empty where a hand draws them.
        objections: what scrutineers have against it, the first one first.
        repeats: counts made again because a candidate asked.
        back: the countback that this is the count of; nothing where it is that of the election.
        is_at_work: nobody counts anything else in this selection now.
        counts: every count of the same papers that the viewer may read, the first one first.
    """

    selection: str
    reference: str
    partnership: str
    places: int
    state: ProcessState
    role: Role
    papers: PapersOf | None = None
    count: CountOf | None = None
    lots_fall: str = ""
    objections: tuple[ObjectionOf, ...] = ()
    repeats: tuple[RepeatOf, ...] = ()
    back: CountbackOf | None = None
    is_at_work: bool = True
    counts: tuple[Counted, ...] = ()

    @property
    def what(self) -> str:
        """What is counted: for how many places, or for which seat again."""
        return self.back.what(self.partnership) if self.back else plural(self.places, "place")

    @property
    def after(self) -> Counted | None:
        """The count after this one, and the first after the last; nothing where there is no other."""
        ids = [one.id for one in self.counts]
        if self.count is None or len(ids) < 2:
            return None
        return self.counts[(ids.index(self.count.id) + 1) % len(ids)]

    @property
    def waiting(self) -> tuple[ObjectionOf, ...]:
        """Objections that nobody has answered."""
        return tuple(one for one in self.objections if one.answered_on is None)

    @property
    def may_change(self) -> bool:
        """The count is not signed by both, so lots, signatures and counts made again are still possible."""
        return self.is_at_work and self.state in {ProcessState.COUNTING, ProcessState.COUNTBACK}

    @property
    def may_be_objected_to(self) -> bool:
        """The count is not declared."""
        return self.may_change or (self.is_at_work and self.state in _PROVISIONAL)

    @property
    def stands(self) -> tuple[Standing, str]:
        """What is to be done about the count, or that nothing is."""
        if self.count is None:
            return Standing.DECIDE, "not counted yet"
        if self.back is not None and self.back.state == "dropped":
            return Standing.DONE, "given up"
        if self.waiting:
            return Standing.DECIDE, "an objection waits for an answer"
        if self.count.state == "signed":
            return Standing.DONE, "signed"
        if self.count.state == "tie_pending":
            return Standing.DECIDE, "waits for a lot"
        return Standing.DECIDE, self._to_be_signed(self.count)

    def _to_be_signed(self, count: CountOf) -> str:
        offices = {one.office for one in count.signatures}
        if not offices:
            return "complete, not signed"
        missing = "returning officer" if "returning officer" not in offices else "a scrutineer"
        return f"signed by one, {missing} to sign"


def count_room(view: View, thing: str) -> CountRoom:
    """The count room of a selection, as the viewer may see it.

    Args:
        view: who is looking, and at which day.
        thing: the selection's id, for the count that is at work in it, or else that of the election; or the id of a count.

    Raises:
        Refused: there is no such selection on that day.
    """
    with view.reading() as connection:
        chosen = connection.execute(select(count).where(view.true(count), count.c.id == thing)).first()
        of = chosen.selection if chosen is not None else thing
        row = connection.execute(select(selection).where(view.true(selection), selection.c.id == of)).first()
        if row is None:
            raise Refused("There is no such selection on record on that day.", field="selection")
        names = Names(view)
        names.read(connection, [row.partnership])
        backs = countbacks_of(view, connection, of, names_on_ballot(view, connection, of))
        at_work = next((one for one in backs if one.is_at_work), None)
        wanted = chosen.countback if chosen is not None else (at_work.id if at_work else None)
        back = next((one for one in backs if one.id == wanted), None)
        found = count_of(view, connection, row, back)
        return CountRoom(
            selection=of,
            reference=row.reference,
            partnership=names.of(row.partnership) or UNKNOWN,
            places=row.places,
            state=state_of(row, view.now),
            role=view.role,
            papers=papers_of(view, connection, row),
            count=found,
            lots_fall=_lots_fall(view, connection, of)
            if sees_count(view, ProcessState.of(row.state))
            else "",
            objections=tuple(objections_of(view, connection, of, found.id)) if found else (),
            repeats=tuple(repeats_of(view, connection, of, found.id)) if found else (),
            back=back,
            is_at_work=back is at_work,
            counts=tuple(_counts(view, connection, row, backs, names.of(row.partnership) or UNKNOWN)),
        )


def _counts(
    view: View, connection: Connection, row: Row[Any], backs: Sequence[CountbackOf], board: str
) -> Iterator[Counted]:
    """The counts of a selection that the viewer may read, where there are several."""
    if not backs:
        return
    for back in (None, *backs):
        found = count_of(view, connection, row, back)
        if found is not None:
            yield Counted(found.id, back.what(board) if back else "the count of the election")


def _lots_fall(view: View, connection: Connection, of: str) -> str:
    row = connection.execute(
        select(draw_rule).where(view.true(draw_rule), draw_rule.c.selection == of)
    ).first()
    if row is None:
        return ""
    how = f"by the seed {row.seed}" if row.way == "seed" else f"by {_order(view, connection, row)}"
    where = _WORDS_ERASED if row.published == ERASED else row.published
    return f"{how}, published: {where}"


def _order(view: View, connection: Connection, row: Row[Any]) -> str:
    names = names_on_ballot(view, connection, row.selection)
    return f"the order {', '.join(names.get(one, UNKNOWN) for one in json.loads(row.candidates))}"


def objections_of(view: View, connection: Connection, of: str, counted: str = "") -> Iterator[ObjectionOf]:
    """What scrutineers have against the counts of a selection, or against one of them; the first one first."""
    o = objection.c
    query = select(objection).where(view.true(objection), o.selection == of)
    if counted:
        query = query.where(o.count == counted)
    found = connection.execute(query.order_by(o.objected_on, o.count, o.number)).all()
    names = Names(view)
    names.read(connection, [one for row in found for one in (row.person, row.answered_by) if one])
    for row in found:
        on_paper = NAME_ERASED if row.name == ERASED else row.name
        yield ObjectionOf(
            number=row.number,
            by=(on_paper if row.on_paper else names.of(row.person)) or UNKNOWN,
            on=date.fromisoformat(row.objected_on),
            on_paper=bool(row.on_paper),
            said=_read(view, row.said),
            answer=_read(view, row.answer or ""),
            answered_by=(names.of(row.answered_by) or UNKNOWN) if row.answered_by else "",
            answered_on=date.fromisoformat(row.answered_on) if row.answered_on else None,
        )


def repeats_of(view: View, connection: Connection, of: str, counted: str = "") -> Iterator[RepeatOf]:
    """Counts of a selection, or one of them, that were made again because a candidate asked, the first one first."""
    query = select(recount).where(view.true(recount), recount.c.selection == of)
    if counted:
        query = query.where(recount.c.count == counted)
    names = names_on_ballot(view, connection, of)
    for row in connection.execute(query.order_by(recount.c.recorded_seq)):
        yield RepeatOf(
            asked_by=names.get(row.asked_by, UNKNOWN),
            on=date.fromisoformat(row.effective_from),
            is_equal=bool(row.is_equal),
            difference=row.difference or "",
        )


def _read(view: View, words: str) -> str:
    """Words that those who run or check a selection read."""
    if not sees_all(view):
        return ""
    return _WORDS_ERASED if words == ERASED else words
