"""The dates of a process between the forms, the rules and the tables: which field, which column, which step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import TypedDict

from compacttui.acts.selections.processes import Process
from compacttui.rules import selections as rules
from compacttui.rules.dates import london, utc_text
from compacttui.rules.findings import Finding, Strength
from compacttui.rules.refusal import Refused
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.selections import Mark
from compacttui.rules.selections.timetables import Step

FIELDS: Mapping[Mark, str] = MappingProxyType(
    {
        Mark.NOTICE: "notice_on",
        Mark.NOMINATIONS_CLOSE: "nominations_close_on",
        Mark.WITHDRAWALS_CLOSE: "withdrawals_close_on",
        Mark.PUBLISHED: "publish_on",
        Mark.POLL_OPENS: "poll_opens_on",
        Mark.POLL_CLOSES: "poll_closes_on",
        Mark.RESULT: "result_on",
        Mark.DECLARED: "declare_on",
    }
)
"""The field in which each date of a timetable is given."""

COLUMNS: Mapping[Mark, str] = MappingProxyType(
    {mark: field.removesuffix("_on") + "_at" for mark, field in FIELDS.items() if mark is not Mark.NOTICE}
)
"""The column in which each moment of a timetable is kept."""


class Moments(TypedDict):
    """The moments of a timetable as an entry holds them: UTC, by their columns."""

    nominations_close_at: str
    withdrawals_close_at: str
    publish_at: str
    poll_opens_at: str
    poll_closes_at: str
    result_at: str
    declare_at: str


def moments(dates: rules.Timetable) -> Moments:
    """The moments of a timetable, by their columns."""

    def at(mark: Mark) -> str:
        return utc_text(dates[mark].moment)

    return Moments(
        nominations_close_at=at(Mark.NOMINATIONS_CLOSE),
        withdrawals_close_at=at(Mark.WITHDRAWALS_CLOSE),
        publish_at=at(Mark.PUBLISHED),
        poll_opens_at=at(Mark.POLL_OPENS),
        poll_closes_at=at(Mark.POLL_CLOSES),
        result_at=at(Mark.RESULT),
        declare_at=at(Mark.DECLARED),
    )


def timetable_of(process: Process) -> rules.Timetable:
    """The dates of a process as they are kept."""
    steps = [Step(Mark.NOTICE, date.fromisoformat(process.text("notice_on")))]
    for mark, column in COLUMNS.items():
        there = london(process.moment(column))
        steps.append(Step(mark, there.date(), there.time()))
    return rules.Timetable(tuple(steps))


def checked(dates: rules.Timetable, now: datetime, book: RuleBook) -> list[Finding]:
    """What to warn of; refuses dates that are not in order, beside the field of the date that is wrong.

    Raises:
        Refused: the dates do not strictly increase, or nominations would have closed already.
    """
    found = rules.timetable_findings(dates, book)
    for finding in found:
        if finding.strength is not Strength.GUARD:
            raise Refused(finding.message, field=FIELDS[Mark.of(finding.field)])
    if dates[Mark.NOMINATIONS_CLOSE].moment <= now:
        raise Refused(
            "By these dates nominations have closed already. Choose a later day of notice.", field="notice_on"
        )
    return found
