"""Today: what needs whoever is looking, and what is coming; the oldest duty first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from compacttui.questions.abreast import Asks, abreast
from compacttui.questions.registry import question
from compacttui.questions.today import (
    alterations,
    around_reports,
    audit,
    interests,
    involvement,
    keeping,
    office,
    own,
    papers,
    processes,
    raised,
    terms,
    turns,
)
from compacttui.questions.today.rows import Place, Section, TodayRow, in_order
from compacttui.questions.view import View
from compacttui.rules.permissions import PERMITTED
from compacttui.rules.roles import Role

__all__ = ["Place", "Section", "TodayRow", "today", "waiting"]

Tells: TypeAlias = tuple[Asks[TodayRow], ...]


@question("today", title="What needs you today", rows=TodayRow)
def today(view: View) -> Sequence[TodayRow]:
    """What waits for the viewer in the hat they wear, the oldest duty first, and what is coming."""
    told = abreast(view, _TOLD.get(view.role, _TO_EVERYBODY))
    return in_order(_as_may(view.role, row) for row in told)


def _as_may(role: Role, row: TodayRow) -> TodayRow:
    """A line without the act that is somebody else's: support staff read what an officer does, and leave it to them."""
    is_denied = bool(row.act) and role not in PERMITTED[row.act]
    return replace(row, act="", given=()) if is_denied else row


def waiting(view: View) -> Mapping[str, int]:
    """How many things wait for the viewer, by place; "today" is all of them together."""
    needed = [row for row in today(view) if row.section is Section.NEEDS_YOU]
    return {"today": len(needed), **Counter(row.place.value for row in needed)}


# What takes longest in a city comes first: one thread looks it up, while the other does what is more Python's work
# than the database's, of which two cannot be done at once. What is left is shared out.

_TO_AN_OFFICER: Final[Tells] = (
    office.late_reports,
    terms.terms_to_look_at,
    office.seats_to_fill,
    interests.interests_to_look_at,
    office.matches_to_answer,
    keeping.kept_long_enough,
    processes.selections_to_move,
    office.likely_to_look_into,
    office.terms_to_begin,
    office.meetings_to_record,
    office.reports_to_check,
    turns.seats_to_pass_on,
    processes.requests_to_answer,
    involvement.involvement_to_answer,
    alterations.alterations_to_move,
    office.coming_meetings,
    office.file_to_take_back,
)

_TO_A_REPRESENTATIVE: Final[Tells] = (
    own.due_from_me,
    raised.raised_by_others,
    raised.goes_instead,
    terms.my_term_to_look_at,
    raised.may_be_mine,
    around_reports.around_my_reports,
    interests.my_interests,
    own.my_term,
    own.my_term_to_begin,
)

_TO_AN_AUDITOR: Final[Tells] = (*audit.EXCEPTIONS, audit.what_changed)

_TO_A_RETURNING_OFFICER: Final[Tells] = (keeping.kept_long_enough, processes.selections_to_move)

_TO_A_SECRETARIAT: Final[Tells] = (
    papers.papers_due,
    office.meetings_to_record,
    turns.seats_to_pass_on,
    involvement.involvement_to_answer,
    alterations.alterations_to_move,
    office.coming_meetings,
)

_TO_EVERYBODY: Final[Tells] = (processes.selections_to_move, office.coming_meetings)

_TO_A_MEMBER: Final[Tells] = (
    involvement.asked_of_us,
    alterations.asked_about_alterations,
    around_reports.questions_to_us,
    *_TO_EVERYBODY,
)

_TOLD: Final[Mapping[Role, Tells]] = {
    Role.CVS_OFFICER: _TO_AN_OFFICER,
    Role.SUPPORT_STAFF: _TO_AN_OFFICER,
    Role.REPRESENTATIVE: _TO_A_REPRESENTATIVE,
    Role.DEPUTY: _TO_A_REPRESENTATIVE,
    Role.AUDITOR: _TO_AN_AUDITOR,
    Role.RETURNING_OFFICER: _TO_A_RETURNING_OFFICER,
    Role.SCRUTINEER: _TO_A_RETURNING_OFFICER,
    Role.PARTNERSHIP_CONTACT: _TO_A_SECRETARIAT,
    Role.ORG_CONTACT: _TO_A_MEMBER,
}
