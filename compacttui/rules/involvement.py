"""Requests for involvement: how long an answer took, and whom a request may be passed on to.

Notice runs from those who ask, an answer from those who are asked; both are counted and neither blocks anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from compacttui.rules.dates import plural
from compacttui.rules.findings import Finding
from compacttui.rules.words import Engagement, InvolvementState
from compacttui.rules.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class Answered:
    """How long the answer to a request took, or is taking.

    Attributes:
        workdays: working days from the day the request came to the answer, or to today.
        allowed: as many as the rules of its day gave.
        is_answered: whether there is one.
    """

    workdays: int
    allowed: int
    is_answered: bool

    @property
    def is_late(self) -> bool:
        """Whether it took, or takes, longer than that."""
        return self.workdays > self.allowed

    @property
    def words(self) -> str:
        """The same for people: "answered after 4 working days of 10"."""
        taken = plural(self.workdays, "working day")
        if self.is_answered:
            late = f", {self.workdays - self.allowed} late" if self.is_late else f" of {self.allowed}"
            return f"answered after {taken}{late}"
        if self.is_late:
            return f"not answered, {plural(self.workdays - self.allowed, 'working day')} late"
        return f"not answered, {taken} of {self.allowed} gone"


def answered(
    received_on: date, first_on: date | None, today: date, allowed: int, calendar: WorkingDays
) -> Answered:
    """How long the first answer took; of a request without one, how long it has waited by today."""
    return Answered(calendar.between(received_on, first_on or today), allowed, first_on is not None)


def state_of(
    today: date,
    *,
    needed_by: date,
    acknowledged: bool,
    circulated: bool,
    replied: bool,
    declined: bool,
    fed_back: bool,
    closed: bool,
) -> InvolvementState:
    """Where a request stands on a day, by what was done about it so far."""
    reached = (
        (closed, InvolvementState.CLOSED),
        (declined, InvolvementState.DECLINED),
        (fed_back, InvolvementState.FED_BACK),
        (replied, InvolvementState.RESPONDED),
        (circulated and today > needed_by, InvolvementState.NO_RESPONSE),
        (circulated, InvolvementState.CIRCULATED),
        (acknowledged, InvolvementState.ACKNOWLEDGED),
    )
    return next((state for is_so, state in reached if is_so), InvolvementState.RECEIVED)


def preference_findings(wishes: Mapping[str, tuple[Engagement, str]]) -> list[Finding]:
    """What is wrong with passing a request on to organisations that said they do not want to be asked.

    Args:
        wishes: what each organisation said, with the topics it named; by the organisation's name.
    """
    found = []
    for name, (wish, topics) in sorted(wishes.items()):
        if wish is Engagement.NONE:
            found.append(Finding("not_to_be_asked", f"{name} does not want to be asked.", field="asked"))
        elif wish is Engagement.NAMED:
            about = f" about {topics}" if topics else " about named topics"
            message = f"{name} wants to be asked{about} only; check that this is one."
            found.append(Finding("named_topics_only", message, field="asked"))
    return found
