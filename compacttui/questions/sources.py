"""Where the things of each kind are kept, and by which names people find them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import ColumnElement, Table, and_, exists, false, func, literal, or_, select

from compacttui.questions.notices import seen_selections
from compacttui.questions.people import READS_REGISTER, may_see
from compacttui.questions.sight import READ_NEARLY_ALL
from compacttui.questions.view import View
from compacttui.records.actions import action
from compacttui.records.alterations import alteration
from compacttui.records.audit_notes import note
from compacttui.records.complaints import complaint
from compacttui.records.declarations import declaration
from compacttui.records.groups import group
from compacttui.records.imports import import_run
from compacttui.records.interests import interest
from compacttui.records.involvement import invited, involvement
from compacttui.records.meetings import item, meeting
from compacttui.records.organisations import organisation
from compacttui.records.partnerships import constituency, partnership, seat
from compacttui.records.people import affiliation, person
from compacttui.records.remarks import remark
from compacttui.records.reports import report
from compacttui.records.resemblances import resemblance
from compacttui.records.selections.preparing import request
from compacttui.records.selections.tables import nomination, selection
from compacttui.records.soundings import sounding
from compacttui.records.terms import term
from compacttui.rules.reports import Audience, audience_of
from compacttui.rules.roles import Role
from compacttui.rules.words import Publication


@dataclass(frozen=True, slots=True)
class Source:
    """Where the things of one kind are, and what they are found by.

    Attributes:
        table: where they are kept.
        joined: the tables whose names they are found by, each with the condition that joins it.
        text: the folded names that they are found by, as one text.
        day: the day they are about, as ISO text; those nearest to today come first.
        allowed: what the viewer may know of them.
        name: their own folded name, where `text` says more: what is called just so comes first.
    """

    table: Table
    text: ColumnElement[str]
    joined: Sequence[tuple[Table, ColumnElement[bool]]] = ()
    day: ColumnElement[Any] | None = None
    allowed: Callable[[View], Sequence[ColumnElement[bool]]] = field(default=lambda _view: ())
    name: ColumnElement[Any] | None = None


def _text(*parts: ColumnElement[Any]) -> ColumnElement[str]:
    whole: ColumnElement[str] = func.coalesce(parts[0], "")
    for part in parts[1:]:
        whole = whole + literal(" ") + func.coalesce(part, "")
    return whole


def _join(to: Table, column: ColumnElement[Any]) -> tuple[Table, ColumnElement[bool]]:
    return to, and_(to.c.id == column)


def _office_or_own(whose: ColumnElement[Any]) -> Callable[[View], Sequence[ColumnElement[bool]]]:
    """What is not published is found by the office and by those it is about."""
    return lambda view: [] if view.role in READS_REGISTER else [whose == view.person]


def _published_or_own(view: View) -> Sequence[ColumnElement[bool]]:
    """Interests that are published whole are found by everybody."""
    i = interest.c
    published = or_(i.publication == Publication.PUBLIC.value, i.person == view.person)
    return [] if view.role in READS_REGISTER else [published]


def _to_undo(view: View) -> Sequence[ColumnElement[bool]]:
    """Imports are the office's own; one that was undone is not undone again."""
    return [import_run.c.state == "done"] if view.role in READ_NEARLY_ALL else [false()]


def _of_the_office(view: View) -> Sequence[ColumnElement[bool]]:
    """What partnerships ask the office for is the office's own until a selection is held for it."""
    return [] if view.role in {*READ_NEARLY_ALL, Role.PARTNERSHIP_CONTACT} else [false()]


def _of_auditors(view: View) -> Sequence[ColumnElement[bool]]:
    """What auditors note is found by auditors alone."""
    return [] if view.role is Role.AUDITOR else [false()]


def _asked_to_be_involved(view: View) -> Sequence[ColumnElement[bool]]:
    """Requests for involvement are the office's, those of whoever asks, and of the members that were asked."""
    if view.role is not Role.ORG_CONTACT:
        return _of_the_office(view)
    mine = select(_org.id).where(view.true(organisation), _org.voting_contact == view.person)
    was_asked = exists().where(
        view.true(invited), invited.c.involvement == involvement.c.id, invited.c.organisation.in_(mine)
    )
    return [was_asked]


def _of_meetings(view: View) -> Sequence[ColumnElement[bool]]:
    """What was declared at meetings is public; a returning officer has no use for it."""
    return [declaration.c.person == view.person] if view.role is Role.RETURNING_OFFICER else []


def _for_members(view: View) -> Sequence[ColumnElement[bool]]:
    """What members say among themselves is found by members and by the office."""
    return [] if audience_of(view.role) in _MEMBERS else [remark.c.open == 1]


_MEMBERS: Final = frozenset({Audience.SECTOR, Audience.STAFF, Audience.AUDITOR})

_org, _per, _par, _con, _sea = organisation.c, person.c, partnership.c, constituency.c, seat.c
# "seats-2026.csv" is three words, as it is where somebody types it.
_file = func.replace(func.replace(func.replace(func.lower(import_run.c.file), ".", " "), "-", " "), "_", " ")
_of_board = _join(partnership, meeting.c.partnership)
_of_selection = _join(partnership, selection.c.partnership)

SOURCES: Final[Mapping[str, Source]] = MappingProxyType(
    {
        "person": Source(person, _per.folded, allowed=may_see),
        "seat": Source(
            seat, _text(_sea.folded, _par.folded), (_join(partnership, _sea.partnership),), name=_sea.folded
        ),
        "partnership": Source(partnership, _par.folded),
        "organisation": Source(
            organisation, _text(_org.folded, func.lower(_org.short_name)), name=_org.folded
        ),
        "constituency": Source(constituency, _con.folded),
        "group": Source(group, group.c.folded),
        "selection": Source(
            selection,
            _text(func.replace(selection.c.reference, "-", " "), _par.folded, _con.folded),
            (_of_selection, _join(constituency, selection.c.constituency)),
            selection.c.notice_on,
            seen_selections,
        ),
        "meeting": Source(
            meeting, _par.folded, (_of_board,), func.coalesce(meeting.c.held_on, meeting.c.planned_on)
        ),
        "term": Source(
            term,
            _text(_per.folded, _sea.folded, _par.folded),
            (_join(person, term.c.person), _join(seat, term.c.seat), _join(partnership, _sea.partnership)),
        ),
        "request": Source(
            request,
            _par.folded,
            (_join(partnership, request.c.partnership),),
            request.c.needed_by,
            _of_the_office,
        ),
        "alteration": Source(
            alteration,
            _text(literal("change"), _par.folded),
            (_join(partnership, alteration.c.partnership),),
            alteration.c.proposed_on,
        ),
        "involvement": Source(
            involvement,
            func.lower(involvement.c.subject),
            day=involvement.c.received_on,
            allowed=_asked_to_be_involved,
        ),
        "nomination": Source(
            nomination,
            _text(nomination.c.folded, func.replace(selection.c.reference, "-", " "), _par.folded),
            (_join(selection, nomination.c.selection), _of_selection),
            allowed=_office_or_own(nomination.c.person),
        ),
        "complaint": Source(
            complaint,
            _text(literal("complaint"), func.replace(selection.c.reference, "-", " "), _par.folded),
            (_join(selection, complaint.c.selection), _of_selection),
            complaint.c.received_on,
            _office_or_own(complaint.c.person),
        ),
        "note": Source(note, func.lower(note.c.said), day=note.c.written_on, allowed=_of_auditors),
        "item": Source(
            item,
            _text(func.lower(item.c.title), _par.folded),
            (_join(meeting, item.c.meeting), _of_board),
            func.coalesce(meeting.c.held_on, meeting.c.planned_on),
        ),
        "interest": Source(
            interest,
            _text(
                _per.folded,
                literal("interest in"),
                _org.folded,
                func.lower(interest.c.body),
                func.lower(interest.c.description),
            ),
            (_join(person, interest.c.person), _join(organisation, interest.c.organisation)),
            allowed=_published_or_own,
        ),
        "declaration": Source(
            declaration,
            _text(_per.folded, _par.folded),
            (_join(person, declaration.c.person), _join(meeting, declaration.c.meeting), _of_board),
            func.coalesce(meeting.c.held_on, meeting.c.planned_on),
            _of_meetings,
        ),
        "resemblance": Source(
            resemblance,
            _text(_per.folded, func.lower(resemblance.c.called), func.lower(resemblance.c.written)),
            (_join(person, resemblance.c.person),),
            resemblance.c.effective_from,
            _office_or_own(resemblance.c.person),
        ),
        "report": Source(
            report,
            _text(_per.folded, _par.folded),
            (_join(person, report.c.person), _join(meeting, report.c.meeting), _of_board),
            func.coalesce(meeting.c.held_on, meeting.c.planned_on),
        ),
        "sounding": Source(
            sounding,
            _text(_per.folded, _par.folded),
            (_join(person, sounding.c.person), _join(meeting, sounding.c.meeting), _of_board),
            sounding.c.closes_on,
        ),
        "remark": Source(
            remark,
            _text(_per.folded, _par.folded),
            (
                _join(person, remark.c.person),
                _join(report, remark.c.report),
                _join(meeting, report.c.meeting),
                _of_board,
            ),
            remark.c.made_on,
            _for_members,
        ),
        "action": Source(
            action,
            _text(_per.folded, _par.folded),
            (
                _join(person, action.c.person),
                _join(report, action.c.report),
                _join(meeting, report.c.meeting),
                _of_board,
            ),
            func.coalesce(meeting.c.held_on, meeting.c.planned_on),
        ),
        "import": Source(import_run, _text(_file, import_run.c.kind), allowed=_to_undo),
        "affiliation": Source(
            affiliation,
            _text(_per.folded, _org.folded),
            (_join(person, affiliation.c.person), _join(organisation, affiliation.c.organisation)),
            allowed=_office_or_own(affiliation.c.person),
        ),
    }
)
"""Where the things of each kind are found."""
