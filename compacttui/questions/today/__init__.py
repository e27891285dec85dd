"""Today: what needs whoever is looking, and what is coming; the oldest duty first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from compacttui.questions.registry import question
from compacttui.questions.today import (
    alterations,
    around_reports,
    interests,
    involvement,
    keeping,
    office,
    others,
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

Tells: TypeAlias = "Callable[[View], Iterable[TodayRow]]"


@question("today", title="What needs you today", rows=TodayRow)
def today(view: View) -> Sequence[TodayRow]:
    """What waits for the viewer in the hat they wear, the oldest duty first, and what is coming."""
    with view.reading():
        return in_order(_as_may(view.role, row) for row in _TOLD.get(view.role, _to_everybody)(view))


def _as_may(role: Role, row: TodayRow) -> TodayRow:
    """A line without the act that is somebody else's: support staff read what an officer does, and leave it to them."""
    is_denied = bool(row.act) and role not in PERMITTED[row.act]
    return replace(row, act="", given=()) if is_denied else row


def waiting(view: View) -> Mapping[str, int]:
    """How many things wait for the viewer, by place; "today" is all of them together."""
    needed = [row for row in today(view) if row.section is Section.NEEDS_YOU]
    return {"today": len(needed), **Counter(row.place.value for row in needed)}


def _to_an_officer(view: View) -> Iterator[TodayRow]:
    yield from office.needs_an_officer(view)
    yield from turns.seats_to_pass_on(view)
    yield from interests.interests_to_look_at(view)
    yield from processes.requests_to_answer(view)
    yield from involvement.involvement_to_answer(view)
    yield from alterations.alterations_to_move(view)
    yield from processes.selections_to_move(view)
    yield from keeping.kept_long_enough(view)
    yield from office.coming_meetings(view)
    yield from office.file_to_take_back(view)


def _to_a_representative(view: View) -> Iterator[TodayRow]:
    yield from others.due_from_me(view)
    yield from raised.raised_by_others(view)
    yield from raised.may_be_mine(view)
    yield from raised.goes_instead(view)
    yield from around_reports.around_my_reports(view)
    yield from interests.my_interests(view)
    yield from terms.my_term_to_look_at(view)
    yield from others.my_term(view)
    yield from office.terms_to_begin(view, view.person)


def _to_an_auditor(view: View) -> Iterator[TodayRow]:
    yield from others.what_changed(view)
    yield from others.exceptions(view)


def _to_a_returning_officer(view: View) -> Iterator[TodayRow]:
    yield from processes.selections_to_move(view)
    yield from keeping.kept_long_enough(view)


def _to_a_secretariat(view: View) -> Iterator[TodayRow]:
    yield from office.meetings_to_record(view)
    yield from turns.seats_to_pass_on(view)
    yield from papers.papers_due(view)
    yield from involvement.involvement_to_answer(view)
    yield from alterations.alterations_to_move(view)
    yield from office.coming_meetings(view)


def _to_a_member(view: View) -> Iterator[TodayRow]:
    yield from involvement.asked_of_us(view)
    yield from alterations.asked_about_alterations(view)
    yield from around_reports.questions_to_us(view)
    yield from _to_everybody(view)


def _to_everybody(view: View) -> Iterator[TodayRow]:
    yield from processes.selections_to_move(view)
    yield from office.coming_meetings(view)


_TOLD: Final[Mapping[Role, Tells]] = {
    Role.CVS_OFFICER: _to_an_officer,
    Role.SUPPORT_STAFF: _to_an_officer,
    Role.REPRESENTATIVE: _to_a_representative,
    Role.DEPUTY: _to_a_representative,
    Role.AUDITOR: _to_an_auditor,
    Role.RETURNING_OFFICER: _to_a_returning_officer,
    Role.SCRUTINEER: _to_a_returning_officer,
    Role.PARTNERSHIP_CONTACT: _to_a_secretariat,
    Role.ORG_CONTACT: _to_a_member,
}
