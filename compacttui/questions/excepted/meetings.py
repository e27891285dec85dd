"""What went against the rules at meetings: interests declared too late or not at all, meetings that were never held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Select, func, literal_column, select

from compacttui.questions.excepting import Excepted, excepts
from compacttui.questions.ledger.entries import ReadEntry
from compacttui.questions.view import Moment
from compacttui.records.declarations import declaration, match_answer
from compacttui.records.meetings import meeting
from compacttui.rules.dates import days
from compacttui.rules.words import MatchOutcome


def _declared_later(moment: Moment) -> Select[tuple[int]]:
    d, m = declaration.c, meeting.c
    return (
        select(d.recorded_seq)
        .join_from(declaration, meeting, (m.log == d.log) & (m.id == d.meeting) & m.superseded_seq.is_(None))
        # Not the bare column: SQLite would go through every earlier meeting, for each declaration.
        .where(
            d.log == moment.town,
            # In the words of the index that holds just these: a value beside the query would not be known to fit it.
            d.version == literal_column("1"),
            d.at_meeting == literal_column("0"),
            d.told_on > func.coalesce(m.held_on, "9999"),
        )
    )


def _breaches(moment: Moment) -> Select[tuple[int]]:
    a = match_answer.c
    return select(a.recorded_seq).where(a.log == moment.town, a.outcome == MatchOutcome.BREACH.value)


@excepts("declaration.made", "declaration.nil", among=_declared_later)
def declared_late(entry: ReadEntry) -> Iterator[Excepted]:
    """Something, or that there was nothing, that was said only after the meeting; that stays so for ever."""
    event = entry.event
    met, told = date.fromisoformat(event.text("meeting_on")), date.fromisoformat(event.text("told_on"))
    if not event.data.get("at_meeting") and told > met:
        what = "“nothing to declare” said" if event.kind == "declaration.nil" else "interest declared"
        yield Excepted("late", f"{what} {days((told - met).days)} after the meeting")


@excepts("match.answered", among=_breaches)
def not_declared(entry: ReadEntry) -> Iterator[Excepted]:
    """An interest that had to be declared at a meeting, and was not."""
    if entry.event["outcome"] == MatchOutcome.BREACH:
        yield Excepted("breach", "interest not declared at a meeting: a breach")


@excepts("meeting.not_held")
def never_held(entry: ReadEntry) -> Iterator[Excepted]:  # noqa: ARG001 - that there is such an entry says it
    """A meeting that was on record as held until somebody said that it never was."""
    yield Excepted("not_held", "meeting on record as held was not held")
