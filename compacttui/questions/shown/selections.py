"""What is shown of a selection and of a nomination."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection

from compacttui.questions.names import UNKNOWN, Names
from compacttui.questions.polls import poll_shown
from compacttui.questions.selections.candidates import NominationRow, nomination_rows
from compacttui.questions.selections.counted import CountOf, PapersOf
from compacttui.questions.selections.details import RegisterOf, SelectionDetail, read_detail
from compacttui.questions.selections.in_the_way import in_the_way_of
from compacttui.questions.selections.preparation import AdvertOf
from compacttui.questions.selections.requests import request_rows
from compacttui.questions.selections.sight import sees_all
from compacttui.questions.selections.stages import stage_in_words
from compacttui.questions.selections.steps import steps_of
from compacttui.questions.showing import Line, Section, Shown, fact, lines, shows
from compacttui.questions.shown.counts import looked_at_section
from compacttui.questions.shown.ways import complaints_section, way_section
from compacttui.questions.telling import noted
from compacttui.questions.view import View
from compacttui.rules.dates import london_day, narrow_day, plural
from compacttui.rules.words import NominationState, Standing

_SEAL = 16
"""Letters of a seal that are shown; the whole of it stands in the entry."""


@shows("selection")
def selection_shown(view: View, connection: Connection, thing: str) -> Shown | None:
    """A selection: its dates, who stands, who votes, the papers, the count, who is elected."""
    found = read_detail(view, connection, thing)
    if found is None:
        return None
    names = Names(view)
    names.read(connection, [thing])
    sections = [
        _in_the_way(view, found) if sees_all(view) else None,
        _facts(found, is_inside=sees_all(view)),
        _road(view, found) if sees_all(view) else _dates(found),
        _result(found),
        way_section(found.way),
        complaints_section(found.way),
        _candidates(found),
        _register(found.register, is_inside=sees_all(view)) if found.register else None,
        poll_shown(view, connection, thing),
        _papers(found.papers, is_inside=sees_all(view)) if found.papers else None,
        _count(found.count) if found.count else None,
        looked_at_section(view, connection, thing) if found.count else None,
        _before_notice(found) if sees_all(view) else None,
    ]
    title = names.of(thing) or UNKNOWN
    said = noted(found.on.words, found.on.next)
    return Shown("selection", thing, title, tuple(one for one in sections if one), found.on.standing, said)


def _facts(found: SelectionDetail, *, is_inside: bool) -> Section:
    return Section(
        "",
        lines(
            fact("Reference", found.reference),
            fact("Partnership", found.partnership.name, found.partnership.id),
            fact("Speaks for", found.constituency.name, found.constituency.id),
            *(fact("Seat", seat.name, seat.id) for seat in found.seats),
            fact("Held because", found.why.words),
            fact("Method", found.method.words, note=found.source),
            fact("Returning officer", found.returning_officer.name, found.returning_officer.id),
            *(fact("Scrutineer", one.name, one.id) for one in found.scrutineers),
            *(
                fact("Places kept", one.name, note=noted(one.limits, ", ".join(one.candidates)))
                for one in found.kept_places
            ),
            fact("Who votes", found.electorate.words),
            fact("Protocol", found.protocol.name, note="in force when it began") if found.protocol else None,
            fact("Rule book", found.rules_version, note="the version it began under, by its fingerprint")
            if is_inside
            else None,
            fact("Cancelled because", found.closing_reason),
            fact("Way", found.way.route),
            fact("In place of", found.way.follows.name, found.way.follows.id) if found.way.follows else None,
            fact("Held again as", found.way.followed_by.name, found.way.followed_by.id)
            if found.way.followed_by
            else None,
        ),
    )


def _in_the_way(view: View, found: SelectionDetail) -> Section | None:
    """What stands against the next step, with the act that puts it right."""
    against = in_the_way_of(view, found)
    if not against:
        return None
    return Section(
        "In the way of the next step",
        tuple(
            Line(
                "",
                one.message,
                standing=Standing.DECIDE,
                note=noted(one.remedy, "or go on with a reason" if one.can_be_overridden else ""),
            )
            for one in against
        ),
    )


def _road(view: View, found: SelectionDetail) -> Section:
    """Every step with its day, whose it is and how it stands."""
    return Section(
        "Timetable",
        tuple(
            Line(
                f"{row.step[:1].upper()}{row.step[1:]}",
                row.moment if row.has_time else row.by,
                standing=row.standing,
                note=noted(row.whose, row.stands),
            )
            for row in steps_of(view, found)
        ),
    )


def _before_notice(found: SelectionDetail) -> Section:
    """Who prepared and approved it, where it is advertised, who was asked about it."""
    done = found.preparation
    on_paper = "on paper, an exception" if done.on_paper else ""
    return Section(
        "Before the notice",
        lines(
            fact("Prepared by", done.prepared_by),
            fact("Approved by", done.approved_by, note=on_paper),
            fact("Dates changed on", done.replanned_on),
            *(
                fact("Advertised in", one.place, note=noted(_since(one), one.reference))
                for one in done.adverts
            ),
            *(fact("Asked", name) for name in done.sector_asked),
            fact("They said", done.sector_said),
            fact("Formats", done.formats),
            fact("Answers", "a request for a representative", done.request) if done.request else None,
        ),
    )


def _since(one: AdvertOf) -> str:
    return f"since {narrow_day(one.since, date.min)}"


def _dates(found: SelectionDetail) -> Section:
    return Section(
        "Timetable",
        tuple(
            Line(
                f"{row.mark.words[:1].upper()}{row.mark.words[1:]}",
                row.at if row.has_time else london_day(row.at),
                note="passed" if row.passed else "",
            )
            for row in found.timetable
        ),
    )


def _result(found: SelectionDetail) -> Section | None:
    if found.declared_on is None:
        return None
    elected = (
        Line(
            "Elected" if one.how.startswith("elected") else "Chosen",
            one.name,
            one.term or one.person,
            Standing.DONE,
            noted(one.seat.name, one.how, f"at stage {one.stage}" if one.stage else ""),
        )
        for one in found.elected
    )
    reserve = (Line(f"In reserve, {place}", name) for place, name in found.reserve)
    empty = (
        (Line("Not filled", plural(found.unfilled, "place"), standing=Standing.DECIDE),)
        if found.unfilled
        else ()
    )
    return Section("Result", (Line("Declared on", found.declared_on), *elected, *empty, *reserve))


def _candidates(found: SelectionDetail) -> Section:
    return Section(
        "Nominations",
        tuple(
            Line(
                one.stands,
                one.name,
                one.id,
                one.standing,
                noted(one.stands_from, f"proposed by {one.proposer}" if one.proposer else "", one.looks),
            )
            for one in found.nominations
        ),
        more=found.not_shown,
    )


def _register(register: RegisterOf, *, is_inside: bool) -> Section:
    return Section(
        "Register of electors",
        lines(
            fact("Membership counted on", register.qualifying_on),
            fact("Frozen on", register.frozen_on),
            fact("Votes", register.electors),
            fact(
                "Organisations",
                register.organisations,
                note=f"{register.connected} connected with another" if register.connected else "",
            ),
            fact("Added by exception", register.added or None),
            fact("Left out by exception", register.left_out or None),
            fact("Seal", f"{register.sha256[:_SEAL]}…") if is_inside else None,
        ),
    )


def _papers(papers: PapersOf, *, is_inside: bool) -> Section:
    return Section(
        "Ballot papers",
        lines(
            fact(
                "Received",
                papers.received,
                note=f"of {papers.electors} votes, {papers.turnout_percent} per cent",
            ),
            fact("Valid", papers.valid),
            *(fact("Rejected", number, note=because) for because, number in papers.rejected),
            fact("Seal", f"{papers.profile_sha256[:_SEAL]}…") if is_inside else None,
        ),
    )


def _count(counted: CountOf) -> Section:
    return Section("Count", tuple(_count_lines(counted)))


def _count_lines(counted: CountOf) -> Iterator[Line]:
    sheet = counted.sheet
    yield Line("Counted by", sheet.counted_by().title, note=sheet.counted_by().arithmetic)
    if sheet.quota is not None:
        yield Line("Quota", sheet.quota_shown(sheet.quota))
    for stage in sheet.stages:
        elected = sheet.names([one.candidate for one in stage.elected])
        yield Line(
            f"Stage {stage.number}",
            stage_in_words(sheet, stage.number),
            note=f"elected: {', '.join(elected)}" if elected else "",
        )
    for drawn in counted.lots:
        note = noted(
            f"among {', '.join(drawn.tied)}",
            f"drawn by {drawn.drawn_by}",
            f"seen by {drawn.witness}" if drawn.witness else "",
        )
        yield Line(f"Lot at stage {drawn.stage}", drawn.chosen, note=note)
    for signed in counted.signatures:
        note = noted(signed.office, "on paper, an exception" if signed.on_paper else "")
        yield Line("Signed", signed.name, signed.person, note=note)


@shows("nomination")
def nomination_shown(view: View, connection: Connection, thing: str) -> Shown | None:
    """A nomination: who stands, from where, who stands behind them, and what was ruled."""
    one = next(iter(nomination_rows(view, connection, only=thing)), None)
    if one is None:
        return None
    names = Names(view)
    names.read(connection, [thing, one.selection_id, one.person_id])
    facts = Section(
        "",
        lines(
            fact("Person", names.of(one.person_id), one.person_id),
            fact("Selection", names.of(one.selection_id), one.selection_id),
            fact("Name on the ballot", one.name),
            fact("Stands from", one.stands_from, one.organisation_id),
            fact("Proposed by", one.proposer, one.proposer_id),
            fact("Seconded by", one.seconder, one.seconder_id),
            fact("Received", one.received_at),
            fact("Ruling", one.ruling),
        ),
    )
    said = Section(
        "In their words",
        lines(
            fact("Statement", one.statement),
            fact("For the role", one.skills),
            fact("Interests declared", one.interests),
        ),
    )
    looks = Section("To look at", tuple(Line("", finding) for finding in one.findings))
    return Shown(
        "nomination",
        thing,
        names.of(thing) or UNKNOWN,
        tuple(section for section in (facts, said, looks) if section.lines or section is facts),
        one.standing,
        _stands(one),
    )


def _stands(one: NominationRow) -> str:
    if one.state is NominationState.SUBMITTED:
        return "waits for the returning officer"
    return one.stands


@shows("request")
def request_shown(view: View, connection: Connection, thing: str) -> Shown | None:
    """A request for a representative: who asks for whom, by when, with how much notice, and what became of it."""
    one = next(iter(request_rows(view, connection, thing)), None)
    if one is None:
        return None
    names = Names(view)
    names.read(connection, [thing, *one.seat_ids, *([one.selection_id] if one.selection_id else [])])
    facts = Section(
        "",
        lines(
            fact("Partnership", one.partnership, one.partnership_id),
            *(fact("Seat", names.of(seat), seat) for seat in one.seat_ids),
            fact("Asked by", one.asked_by),
            fact("Received", one.received_on),
            fact(
                "Wanted by",
                one.needed_by,
                standing=Standing.SOON if one.is_short else None,
                note=one.notice,
            ),
            fact("Places", one.places),
            fact("Selection", names.of(one.selection_id), one.selection_id) if one.selection_id else None,
            fact("Answer", one.answer),
        ),
    )
    work = Section(
        "The work",
        lines(
            fact("Purpose", one.purpose),
            fact("Skills", one.skills),
            fact("Commitment", one.commitment),
            fact("Terms of reference", one.terms_of_reference),
        ),
    )
    sections = tuple(section for section in (facts, work) if section.lines)
    return Shown("request", thing, names.of(thing) or UNKNOWN, sections, one.standing, one.stands)
