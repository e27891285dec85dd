"""Was the protocol followed: each step that the rules asked of a selection, and what was done when, by whom."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from compacttui.questions.ledger.entries import EntryReader, ReadEntry
from compacttui.questions.registry import column, question
from compacttui.questions.selections.protocol_asked import Asked, Case, Step
from compacttui.questions.selections.protocol_countbacks import COUNTBACK_STEPS, parted
from compacttui.questions.selections.protocol_steps import STEPS
from compacttui.questions.selections.sight import sees_all
from compacttui.questions.selections.standing import moment_of
from compacttui.questions.view import View
from compacttui.records.log import about_table, event_table
from compacttui.records.selections import selection as process_table
from compacttui.rules.dates import days, from_utc_text, london_day, long_day_and_time
from compacttui.rules.given import Selection
from compacttui.rules.words import Standing


@dataclass(frozen=True, slots=True)
class ProtocolRow:
    """One step of a selection, held against the rules it began under.

    Attributes:
        selection_id: of which selection.
        seq: the entry that shows it was done; nothing where none does.
        standing: done, late or missing; nothing where it was set aside, or its time has not come.
        is_aside: it was set aside, and stands in the list of exceptions.
        step: what is asked.
        stands: fine, late, set aside, missing or still to come, in words.
        asked: what the rules ask, and until when.
        rule: the key of the rule book, or the commitment, that asks for it.
        done: what was done, and when.
        by: who did it, in which role.
        reason: why it was set aside, if it was.
    """

    selection_id: str
    seq: int | None
    standing: Standing | None
    is_aside: bool
    step: str = column("Step")
    stands: str = column("Stands")
    asked: str = column("The rules asked")
    done: str = column("Done")
    by: str = column("By")
    rule: str = column("Rule")
    reason: str = column("Reason")


@question("protocol_check", title="Were the rules of a selection kept, step by step", rows=ProtocolRow)
def protocol_check(view: View, selection: Selection | None = None) -> Sequence[ProtocolRow]:
    """Every step that the rules asked of a selection when it began, with what was done, when and by whom.

    The steps of a countback stand after those of the election whose papers it counts.

    Args:
        selection: of which selection; of the one with the newest notice if none is said.
    """
    if not sees_all(view):
        return ()
    with view.reading() as connection:
        row = _process(view, connection, selection)
        if row is None:
            return ()
        case = Case(row, view.rules.from_facts(json.loads(row.rules)), _entries(view, connection, row.id))
    now = moment_of(view)
    election, countbacks = parted(case)
    told = _Check(election, now).all(STEPS)
    for back in countbacks:
        of_it = _Check(back, now).all(COUNTBACK_STEPS)
        told += [replace(row, step=f"{back.name}: {row.step}") for row in of_it]
    return told


def _process(view: View, connection: Connection, of: str | None) -> Row[Any] | None:
    s = process_table.c
    query = select(process_table).where(view.true(process_table))
    query = query.where(s.id == of) if of else query.order_by(s.notice_on.desc(), s.reference.desc()).limit(1)
    return connection.execute(query).first()


def _entries(view: View, connection: Connection, of: str) -> dict[str, list[ReadEntry]]:
    """Every entry on a selection until the view's moment, by kind, the oldest first."""
    a, e = about_table.c, event_table.c
    numbers = select(a.seq).where(a.log == view.town, a.thing == of)
    if view.known_seq is not None:
        numbers = numbers.where(a.seq < view.known_seq)
    which: ColumnElement[bool] = e.seq.in_(numbers)
    if view.as_at is not None:
        which &= e.at <= moment_of(view).strftime("%Y-%m-%dT%H:%M:%SZ")
    found = EntryReader(view).read(connection, which, newest_first=False)
    by_kind: dict[str, list[ReadEntry]] = defaultdict(list)
    for entry in found:
        by_kind[entry.event.kind].append(entry)
    return by_kind


@dataclass(frozen=True, slots=True)
class _Aside:
    """A step that was set aside with a reason."""

    entry: ReadEntry

    @property
    def why(self) -> str:
        return self.entry.reason or self.entry.words.get("ruling", "")


class _Check:
    """One selection, or one countback of it, held against its rules at one moment."""

    def __init__(self, case: Case, now: datetime) -> None:
        self._case = case
        self._now = now
        self._aside: dict[str, _Aside] = {}
        for entry in case.of(*case.entries):
            for field in ("exceptions", "in_spite_of"):
                listed = entry.event.data.get(field)
                for check in listed if isinstance(listed, list) else ():
                    self._aside[str(check)] = _Aside(entry)

    def all(self, steps: Sequence[Step]) -> list[ProtocolRow]:
        """Those of these steps that are asked of it, held against the rules."""
        return [told for step in steps if (told := self.of(step)) is not None]

    def of(self, step: Step) -> ProtocolRow | None:
        """A step held against the rules; nothing where it is not asked of this selection."""
        asked = step.asks(self._case)
        if asked is None:
            return None
        shown = step.shows(self._case)
        last = shown[asked.least - 1] if 0 < asked.least <= len(shown) else None
        aside = next((self._aside[check] for check in step.checks if check in self._aside), None)
        standing, stands = self._stands(asked, len(shown), last, aside)
        entry = last or (shown[-1] if shown else None)
        if aside is not None and last is None:
            entry = aside.entry
        return ProtocolRow(
            selection_id=self._case.row.id,
            seq=entry.event.seq if entry else None,
            standing=standing,
            is_aside=aside is not None,
            step=step.name,
            stands=stands,
            asked=f"{asked.words}, by {long_day_and_time(asked.due)}" if asked.due else asked.words,
            done=_done(shown, last),
            by=entry.by if entry else "",
            rule=asked.rule,
            reason=aside.why if aside else "",
        )

    def _stands(
        self, asked: Asked, times: int, last: ReadEntry | None, aside: _Aside | None
    ) -> tuple[Standing | None, str]:
        if aside is not None:
            return None, "set aside with a reason" if aside.why else "set aside, no reason given"
        if last is not None:
            return _in_time(asked.due, from_utc_text(last.event.at))
        if self._case.is_given_up:
            return None, "given up"
        if asked.instead:
            return None, asked.instead
        if self._case.is_over or (asked.due is not None and self._now > asked.due):
            return Standing.LATE, f"missing: {times} of {asked.least}" if times else "missing"
        return None, f"{times} of {asked.least} so far" if times else "not yet"


def _in_time(due: datetime | None, done: datetime) -> tuple[Standing, str]:
    """Whether something was done in time, and how late where it was not."""
    if due is None or done <= due:
        return Standing.DONE, "done"
    late = london_day(done) - london_day(due)
    return Standing.LATE, f"{days(late.days)} late" if late > timedelta(0) else "late, the same day"


def _done(shown: Sequence[ReadEntry], last: ReadEntry | None) -> str:
    entry = last or (shown[-1] if shown else None)
    if entry is None:
        return ""
    more = f", {len(shown)} in all" if len(shown) > 1 else ""
    return f"{entry.told.what}, {long_day_and_time(from_utc_text(entry.event.at))}{more}"
