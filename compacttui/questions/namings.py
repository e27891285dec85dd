"""How the things of each kind are called, from their rows and the names of what they belong to."""

from __future__ import annotations

from datetime import date

from compacttui.questions.names import NAME_ERASED, Of, Period, called, former
from compacttui.records.actions import action
from compacttui.records.alterations import alteration
from compacttui.records.audit_notes import note
from compacttui.records.chases import chase
from compacttui.records.complaints import complaint
from compacttui.records.declarations import declaration, match_answer
from compacttui.records.events import ERASED
from compacttui.records.groups import group
from compacttui.records.imports import identifier, import_run
from compacttui.records.interests import annual_return, interest
from compacttui.records.involvement import involvement
from compacttui.records.meetings import attendance, item, meeting
from compacttui.records.mergers import merger
from compacttui.records.organisations import belonging, connection, organisation
from compacttui.records.partnerships import constituency, partnership, seat, town
from compacttui.records.people import affiliation, person
from compacttui.records.remarks import remark
from compacttui.records.reports import report
from compacttui.records.resemblances import resemblance
from compacttui.records.selections.countbacks import countback
from compacttui.records.selections.preparing import advert, protocol, request, role_description
from compacttui.records.selections.tables import ballots, count, elector, nomination, selection
from compacttui.records.service import handover, leave, recall, review
from compacttui.records.soundings import answer, sounding
from compacttui.records.terms import term
from compacttui.rules.dates import PartialDate, short_day
from compacttui.rules.text import shortened
from compacttui.rules.words import AlterationKind, Capacity, TermQuestion


@called(town, "name")
@called(organisation, "name")
@called(partnership, "name")
@called(constituency, "name")
def own_name(row: Period, of: Of) -> str:  # noqa: ARG001 - a name of its own needs no other
    """A name of its own."""
    return str(row.name)


@called(group, "label", prefix="gro")
def group_label(row: Period, of: Of) -> str:  # noqa: ARG001 - a name of its own needs no other
    """Say “People with carer responsibilities”, or the name that people use here."""
    return str(row.label)


@called(person, "name", "office", needs=("office",))
def person_name(row: Period, of: Of) -> str:
    """The person's name; where it was erased, “former representative, Carers' seat, Health and Wellbeing Board”."""
    return former(of(row.office) if row.office else "") if row.name == ERASED else str(row.name)


@called(seat, "name", "partnership", needs=("partnership",))
def seat_name(row: Period, of: Of) -> str:
    """Say “Carers' seat, Health and Wellbeing Board”."""
    return f"{row.name}, {of(row.partnership)}"


@called(affiliation, "person", "organisation", "capacity", needs=("person", "organisation"))
def affiliation_name(row: Period, of: Of) -> str:
    """Say “Maria Okafor, trustee, Harbour Youth Trust”."""
    return f"{of(row.person)}, {Capacity.of(row.capacity).words}, {of(row.organisation)}"


@called(connection, "organisation", "other", needs=("organisation", "other"), prefix="lin")
def connection_name(row: Period, of: Of) -> str:
    """Say “Harbour Youth Trust and Harbour Trading”."""
    return f"{of(row.organisation)} and {of(row.other)}"


@called(belonging, "organisation", "constituency", needs=("organisation", "constituency"))
def belonging_name(row: Period, of: Of) -> str:
    """Say “Harbour Youth Trust, of Young people”."""
    return f"{of(row.organisation)}, of {of(row.constituency)}"


@called(term, "person", "seat", "start_on", "ended_on", "state", needs=("person", "seat"))
def term_name(row: Period, of: Of) -> str:
    """Say “Maria Okafor, Carers' seat, Health and Wellbeing Board, since March 2024”."""
    return f"{of(row.person)}, {of(row.seat)}, {_span(row)}"


@called(leave, "term", needs=("term",))
def leave_name(row: Period, of: Of) -> str:
    """Say whose leave it is."""
    return f"leave of {of(row.term)}"


@called(review, "term", "question", needs=("term",))
def review_name(row: Period, of: Of) -> str:
    """Say who was asked about what."""
    return f"question about {TermQuestion.of(row.question).words}, {of(row.term)}"


@called(recall, "term", needs=("term",))
def recall_name(row: Period, of: Of) -> str:
    """Say about whose term the petition is."""
    return f"petition for recall of {of(row.term)}"


@called(handover, "term", needs=("term",))
def handover_name(row: Period, of: Of) -> str:
    """Say who left the note."""
    return f"note of {of(row.term)} to the successor"


@called(note, "written_on")
def note_name(row: Period, of: Of) -> str:  # noqa: ARG001 - what it is about is nobody's business
    """Say “audit note of Tue 3 March 2026”: whatever it says or is about stays out of its name."""
    return f"audit note of {short_day(date.fromisoformat(row.written_on), date.min)}"


@called(import_run, "kind", "file")
def import_name(row: Period, of: Of) -> str:  # noqa: ARG001 - a name of its own needs no other
    """Say “import of seats, seats.csv”."""
    return f"import of {row.kind}, {row.file}"


@called(identifier, "scheme", "thing", needs=("thing",))
def identifier_name(row: Period, of: Of) -> str:
    """Say “charity number of Harbour Youth Trust”."""
    return f"{row.scheme} number of {of(row.thing)}"


@called(merger, "gone", "kept", needs=("gone", "kept"))
def merger_name(row: Period, of: Of) -> str:
    """Say “M. Okafor is Maria Okafor”."""
    return f"{of(row.gone)} is {of(row.kept)}"


@called(selection, "reference", "partnership", "constituency", needs=("partnership", "constituency"))
def selection_name(row: Period, of: Of) -> str:
    """Say “Housing Partnership, Tenants, selection 2026-03”."""
    return f"{of(row.partnership)}, {of(row.constituency)}, selection {row.reference}"


@called(request, "partnership", "needed_by", "state", needs=("partnership",))
def request_name(row: Period, of: Of) -> str:
    """Say “request of the Housing Partnership, for Tue 1 December 2026”."""
    return f"request of {of(row.partnership)}, for {_long(row.needed_by)}"


@called(alteration, "partnership", "kind", "proposed_on", needs=("partnership",))
def alteration_name(row: Period, of: Of) -> str:
    """Say “change of the Health and Wellbeing Board: a new seat, proposed Mon 2 March 2026”."""
    return f"change of {of(row.partnership)}: {AlterationKind.of(row.kind).words}, proposed {_long(row.proposed_on)}"


@called(involvement, "subject", "received_on")
def involvement_name(row: Period, of: Of) -> str:  # noqa: ARG001 - a name of its own needs no other
    """Say “request for involvement: winter plan, Tue 1 December 2026”."""
    subject = NAME_ERASED if row.subject == ERASED else shortened(row.subject, 60)
    return f"request for involvement: {subject}, {_long(row.received_on)}"


@called(protocol, "name", "edition")
def protocol_name(row: Period, of: Of) -> str:  # noqa: ARG001 - a name of its own needs no other
    """Say “Selection protocol, edition 2”."""
    return f"{NAME_ERASED if row.name == ERASED else row.name}, edition {row.edition}"


@called(role_description, "seat", needs=("seat",))
def role_name(row: Period, of: Of) -> str:
    """Say whose role it describes."""
    return f"role description, {of(row.seat)}"


@called(advert, "place", "selection", needs=("selection",))
def advert_name(row: Period, of: Of) -> str:
    """Say where which vacancy is advertised."""
    return f"advert in {row.place}, {of(row.selection)}"


@called(nomination, "person", "selection", needs=("person", "selection"))
def nomination_name(row: Period, of: Of) -> str:
    """Say who was put forward for what."""
    return f"{of(row.person)}, nominated, {of(row.selection)}"


@called(ballots, "selection", needs=("selection",))
def ballots_name(row: Period, of: Of) -> str:
    """Say of which selection the papers are."""
    return f"ballot papers, {of(row.selection)}"


@called(count, "selection", needs=("selection",))
def count_name(row: Period, of: Of) -> str:
    """Say of which selection the count is."""
    return f"count, {of(row.selection)}"


@called(complaint, "number", "selection", needs=("selection",))
def complaint_name(row: Period, of: Of) -> str:
    """Say “complaint 2, Housing Partnership, Tenants, selection 2026-03”."""
    return f"complaint {row.number}, {of(row.selection)}"


@called(countback, "seat", "selection", needs=("seat", "selection"), prefix="bac")
def countback_name(row: Period, of: Of) -> str:
    """Say for which seat the papers were counted again."""
    return f"countback for {of(row.seat)}, {of(row.selection)}"


@called(elector, "organisation", "selection", needs=("organisation", "selection"))
def elector_name(row: Period, of: Of) -> str:
    """Say which organisation, on which register."""
    return f"{of(row.organisation)}, register of {of(row.selection)}"


@called(meeting, "partnership", "planned_on", "held_on", needs=("partnership",))
def meeting_name(row: Period, of: Of) -> str:
    """Say “Health and Wellbeing Board, Mon 26 October 2026”."""
    return f"{of(row.partnership)}, {_long(row.held_on or row.planned_on)}"


@called(item, "number", "title", "meeting", needs=("meeting",))
def item_name(row: Period, of: Of) -> str:
    """Say “item 5, Grant round, Health and Wellbeing Board, Mon 26 October 2026”."""
    return f"item {row.number}, {row.title}, {of(row.meeting)}"


@called(attendance, "person", "meeting", needs=("person", "meeting"))
def attendance_name(row: Period, of: Of) -> str:
    """Say whose attendance, at which meeting."""
    return f"{of(row.person)} at {of(row.meeting)}"


@called(interest, "person", "organisation", "body", "description", needs=("person", "organisation"))
def interest_name(row: Period, of: Of) -> str:
    """Say “Maria Okafor, interest in Harbour Youth Trust”."""
    if row.organisation or row.body:
        return f"{of(row.person)}, interest in {of(row.organisation) if row.organisation else row.body}"
    return f"{of(row.person)}, interest: {shortened(row.description or '', 60)}"


@called(annual_return, "person", "confirmed_on", needs=("person",), prefix="ret")
def return_name(row: Period, of: Of) -> str:
    """Say “Maria Okafor, interests confirmed Mon 2 March 2026”."""
    return f"{of(row.person)}, interests confirmed {_long(row.confirmed_on)}"


@called(declaration, "person", "meeting", "nil", needs=("person", "meeting"))
def declaration_name(row: Period, of: Of) -> str:
    """Say who declared something, or nothing, at which meeting."""
    said = "nothing declared" if row.nil else "declaration"
    return f"{of(row.person)}, {said}, {of(row.meeting)}"


@called(match_answer, "person", "organisation", "meeting", needs=("person", "organisation", "meeting"))
def match_name(row: Period, of: Of) -> str:
    """Say which match was looked into."""
    return f"{of(row.person)} and {of(row.organisation)}, {of(row.meeting)}"


@called(resemblance, "person", "written", "meeting", needs=("person", "meeting"), prefix="res")
def resemblance_name(row: Period, of: Of) -> str:
    """Say which words on which agenda, and whose interest they may be about."""
    return f"“{row.written}”, {of(row.meeting)}, and {of(row.person)}"


@called(report, "person", "meeting", needs=("person", "meeting"))
def report_name(row: Period, of: Of) -> str:
    """Say “report-back by Maria Okafor, Health and Wellbeing Board, Mon 26 October 2026”."""
    return f"report-back by {of(row.person)}, {of(row.meeting)}"


@called(sounding, "meeting", needs=("meeting",))
def sounding_name(row: Period, of: Of) -> str:
    """Say before which meeting members were asked; what they were asked may be closed by now."""
    return f"question to members, {of(row.meeting)}"


@called(answer, "sounding", needs=("sounding",))
def answer_name(row: Period, of: Of) -> str:
    """Say to which question it is an answer."""
    return f"answer to a {of(row.sounding)}"


@called(remark, "person", "report", needs=("person", "report"))
def remark_name(row: Period, of: Of) -> str:
    """Say who commented on what."""
    return f"comment by {of(row.person)}, {of(row.report)}"


@called(action, "report", needs=("report",))
def action_name(row: Period, of: Of) -> str:
    """Say from which report-back an action is; what is to be done may be closed."""
    return f"action, {of(row.report)}"


@called(chase, "person", "meeting", needs=("person", "meeting"))
def chase_name(row: Period, of: Of) -> str:
    """Say who was reminded of what."""
    return f"reminder to {of(row.person)}, {of(row.meeting)}"


def _long(day: str) -> str:
    """Say a day with its weekday and its year, whichever year it is."""
    return short_day(date.fromisoformat(day), date.min)


def _span(row: Period) -> str:
    if row.start_on is None:
        return "not yet begun" if row.ended_on is None else f"not begun, ended {_month(row.ended_on)}"
    if row.state == "elect":
        return f"from {_month(row.start_on)}"
    if row.ended_on is None:
        return f"since {_month(row.start_on)}"
    return f"{_month(row.start_on)} to {_month(row.ended_on)}"


def _month(day: str) -> str:
    return PartialDate.from_iso(day[:7]).words
