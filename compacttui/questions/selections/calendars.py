"""The dates of a selection as a calendar: as they are kept, or as they would be if it were opened so."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from compacttui.questions.notices import BEFORE_NOTICE, seen_selections
from compacttui.questions.selections.standing import MOMENTS
from compacttui.questions.view import View
from compacttui.records.selections import selection
from compacttui.rules import selections as rules
from compacttui.rules.dates import from_utc_text, london
from compacttui.rules.findings import Strength
from compacttui.rules.refusal import Refused
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.selections import Mark, Profile
from compacttui.rules.selections.replanning import Moved, moved, replan_findings, replanned
from compacttui.rules.selections.timetables import Step
from compacttui.rules.selections.weeks import Week, weeks
from compacttui.rules.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class Calendar:
    """The dates of a selection as a calendar.

    Attributes:
        timetable: the dates.
        weeks: the weeks they lie in, whole weeks, in order.
        stops: what makes these dates impossible, in sentences.
        warnings: what is odd about them, in sentences; people decide.
        moved: the dates that would be others than those on record.
    """

    timetable: rules.Timetable
    weeks: tuple[Week, ...]
    stops: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    moved: tuple[Moved, ...] = ()


def calendar_of(view: View, thing: str) -> Calendar:
    """The calendar of a selection as it is on record.

    Raises:
        Refused: there is no such selection on that day, or the viewer may not know of it.
    """
    table, book, _ = _on_record(view, thing)
    return Calendar(table, tuple(weeks(table, WorkingDays.of(book))))


def calendar_moved(view: View, thing: str, given: Mapping[Mark, date]) -> Calendar:
    """The calendar of a selection with some of its dates moved, with what is wrong with that.

    Args:
        view: who is looking.
        thing: the selection's id.
        given: the new dates.

    Raises:
        Refused: there is no such selection on that day, or the viewer may not know of it.
    """
    before, book, is_public = _on_record(view, thing)
    after = replanned(before, given, book)
    found = rules.timetable_findings(after, book)
    against = list(replan_findings(before, after, view.now, is_public=is_public)) if given else []
    stops = [one.message for one in (*against, *found) if one.strength is not Strength.GUARD]
    changed = moved(before, after)
    fields = {change.mark.value for change in changed}
    warnings = [one.message for one in found if one.strength is Strength.GUARD and one.field in fields]
    drawn = tuple(weeks(after, WorkingDays.of(book)))
    return Calendar(after, drawn, tuple(stops), tuple(warnings), tuple(changed))


def calendar_if(
    view: View,
    notice_on: date | None = None,
    profile: Profile = Profile.STANDARD,
    given: Mapping[Mark, date] | None = None,
) -> Calendar:
    """The calendar of a selection that would be opened so, by the rule book of today, with what is wrong with it.

    Args:
        view: who is looking.
        notice_on: the day of notice; today if none is said.
        profile: how long the stages are.
        given: a person's own dates.

    Raises:
        Refused: all dates are to be given, and one is missing.
    """
    table = rules.chosen(notice_on or view.today, view.rules, profile=profile, given=given)
    found = rules.timetable_findings(table, view.rules)
    stops = tuple(one.message for one in found if one.strength is not Strength.GUARD)
    warnings = tuple(one.message for one in found if one.strength is Strength.GUARD)
    return Calendar(table, tuple(weeks(table, WorkingDays.of(view.rules))), stops, warnings)


def _on_record(view: View, thing: str) -> tuple[rules.Timetable, RuleBook, bool]:
    """The dates of a selection, the rules it began under, and whether notice of it was given."""
    query = select(selection).where(view.true(selection), selection.c.id == thing, *seen_selections(view))
    with view.reading() as connection:
        row = connection.execute(query).first()
    if row is None:
        raise Refused("There is no such selection on record on that day.", field="selection")
    steps = [Step(Mark.NOTICE, date.fromisoformat(row.notice_on))]
    for mark, column in MOMENTS.items():
        there = london(from_utc_text(getattr(row, column)))
        steps.append(Step(mark, there.date(), there.time()))
    book = view.rules.from_facts(json.loads(row.rules))
    return rules.Timetable(tuple(steps)), book, row.state not in BEFORE_NOTICE
