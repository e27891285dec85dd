"""What was done in spite of a rule around complaints, candidates found out late, and seats filled without a poll."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Select, select

from compacttui.questions.excepting import Excepted, excepts
from compacttui.questions.holding import route_in_words
from compacttui.questions.ledger.entries import ReadEntry
from compacttui.questions.view import Moment
from compacttui.records.log import event_table
from compacttui.records.terms import term
from compacttui.rules.words import SelectionMethod, TermKind

_WORDS = {
    "next_placed_in_order": "asked before others who were placed higher",
    "next_placed_too_late": "next-placed of an election that is too long ago",
    "two_seats": "holds two seats at one table",
    "seats": "more seats than the limit",
}


@excepts("complaint.admitted")
def taken_up_late(entry: ReadEntry) -> Iterator[Excepted]:
    """A complaint that came late and was taken up, or that was not taken up: both have their reason."""
    if "admission" in entry.event.private:
        admissible, said = entry.event["admissible"], entry.words.get("admission", "")
        what = "complaint taken up though it came late" if admissible else "complaint not taken up"
        yield Excepted("complaint", what, said)


@excepts("nomination.disqualified")
def without_a_reply(entry: ReadEntry) -> Iterator[Excepted]:
    """A candidate who was ruled on before they could reply."""
    if entry.event.data.get("exceptions"):
        yield Excepted("right_of_reply", "disqualified before the time for a reply was over")


_HAS_SOME = '%"exceptions":["%'
"""How an entry with exceptions in its data is written: canonical JSON has no blanks."""


def _otherwise(moment: Moment) -> Select[tuple[int]]:
    """Of all who ever came to a seat, those with exceptions noted, or by a way that was open to nobody else."""
    e, t = event_table.c, term.c
    ways = [method.value for method in SelectionMethod if not method.is_open_process]
    noted = select(e.seq).where(
        e.log == moment.town, e.kind.in_(("term.gained", "term.began")), e.body.like(_HAS_SOME)
    )
    by_way = select(t.recorded_seq).where(t.log == moment.town, t.version == 1, t.route.in_(ways))
    both = noted.union(by_way).subquery("either")
    return select(both.c.seq)


@excepts("term.gained", "term.began", among=_otherwise)
def gained_otherwise(entry: ReadEntry) -> Iterator[Excepted]:
    """A seat filled with no open process, out of order, or by somebody who has another at the same table."""
    listed = entry.event.data.get("exceptions")
    for check in listed if isinstance(listed, list) else ():
        yield Excepted(str(check), _WORDS.get(str(check), str(check).replace("_", " ")))
    if entry.event.kind == "term.gained" and entry.event.data.get("gained_on"):
        yield from _no_open_process(entry)


def _no_open_process(entry: ReadEntry) -> Iterator[Excepted]:
    """Somebody holds a seat in a way in which nobody else could have stood."""
    route, basis = entry.event.data.get("route"), TermKind.of(entry.event.data.get("basis"))
    try:
        method = SelectionMethod.of(route)
    except ValueError:
        return
    follows = {SelectionMethod.RUNNER_UP, SelectionMethod.COUNTBACK}
    if basis.holds_the_seat and not method.is_open_process and method not in follows:
        said = route_in_words(str(route))
        yield Excepted("no_open_process", f"seat filled without an open process: {said}")
