"""Nominations: received and checked, put right, ruled on, withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Nomination, Organisation, Person, Selection, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.nomination_papers import NominationPaper, findings_on
from compacttui.acts.selections.processes import (
    NOMINATING,
    Process,
    check_on_register,
    day_of,
    moment_of,
    nomination_of,
    nominations_of,
    running,
    text_of,
)
from compacttui.acts.selections.standing import STANDS, check_independent, in_state
from compacttui.records.log import Books
from compacttui.rules import selections as rules
from compacttui.rules.dates import from_utc_text, to_utc, utc_text
from compacttui.rules.findings import Finding, refuse_outright
from compacttui.rules.refusal import Refused
from compacttui.rules.text import checked_name
from compacttui.rules.words import Capacity, NominationState, ProcessState


@dataclass(frozen=True, slots=True)
class Received:
    """A nomination that was received.

    Attributes:
        nomination: its id.
        findings: what the returning officer should look at, in sentences; none for a nomination in order.
    """

    nomination: str
    findings: tuple[str, ...]


@act(
    "nomination.receive",
    title="Receive a nomination",
    on="selection",
    when={ProcessState.NOTICED, ProcessState.EXTENDED, ProcessState.NOMINATIONS_CLOSED},
)
def receive(
    desk: Desk,
    selection: Selection,
    person: Person,
    proposer: Organisation | None = None,
    seconder: Organisation | None = None,
    organisation: Organisation | None = None,
    capacity: Capacity | None = None,
    name_on_ballot: str | None = None,
    consented: bool = False,
    statement: Words | None = None,
    skills: Words | None = None,
    interests: Words | None = None,
    more_backers: Sequence[Organisation] = (),
    political: bool = False,
    meets_restriction: bool = True,
    received_on: date | None = None,
    received_at: time | None = None,
) -> Received:
    """Receive a nomination while nominations are open; what is not in order is noted for the returning officer.

    Args:
        selection: in which selection.
        person: who stands.
        proposer: the organisation that proposes them.
        seconder: the organisation that seconds them.
        organisation: the organisation they stand from, if from one.
        capacity: as what they belong to it.
        name_on_ballot: how the name shall stand on the ballot paper; their usual name if left empty.
        consented: the candidate agreed to stand.
        statement: their words to the voters.
        skills: how they meet the specification of the role.
        interests: what they declare of their interests; “none” is an answer.
        more_backers: further organisations that stand behind it.
        political: they are a declared candidate for political office, or lately were.
        meets_restriction: they meet the restriction of the seat, where it has one.
        received_on: the day it came in, if it was not now.
        received_at: the time it came in, if it was not now.

    Raises:
        Refused: nominations are not open, the person stands already, or somebody who runs the selection has a part
            in this nomination.
    """
    with desk.writing() as books:
        process = running(desk, books, selection)
        came = _came(books, process, received_on, received_at)
        paper = NominationPaper(
            person=person,
            organisation=organisation,
            capacity=capacity,
            proposer=proposer,
            seconder=seconder,
            more_backers=tuple(more_backers),
            name_on_ballot=_name(books, person, name_on_ballot),
            consented=consented,
            statement=statement,
            skills=skills,
            interests=interests,
        )
        findings = _findings(
            books, process, paper, came, political=political, restricted=not meets_restriction
        )
        refuse_outright(findings)
        nomination = books.new_id("nomination")
        books.record(
            "nomination.received",
            nomination,
            about=(selection, person, *paper.bodies),
            of=person,
            private=paper.private(findings),
            selection=selection,
            person=person,
            received_at=utc_text(came),
            organisation=organisation,
            capacity=capacity.value if capacity else None,
            proposer=proposer,
            seconder=seconder,
            more_backers=list(more_backers),
            consented=consented,
            checks=sorted({finding.check for finding in findings}),
        )
    return Received(nomination, tuple(finding.message for finding in findings))


@dataclass(frozen=True, slots=True)
class Looked:
    """What the checks find on a nomination that is still being filled in.

    Attributes:
        findings: what is not in order so far.
        most_words: the words that a statement may have by the rules of this selection.
    """

    findings: tuple[Finding, ...]
    most_words: int


def look(
    desk: Desk,
    selection: str,
    paper: NominationPaper,
    *,
    political: bool = False,
    meets_restriction: bool = True,
) -> Looked:
    """Look at a nomination as far as it is filled in, by the checks that will look at it when it is received.

    Args:
        desk: who is looking.
        selection: in which selection.
        paper: what was filled in; the name on the ballot is the person's usual one where it is empty.
        political: they are a declared candidate for political office.
        meets_restriction: they meet the restriction of the seat.

    Raises:
        Refused: nominations are not open, or somebody who runs the selection has a part in this nomination.
    """
    with desk.writing() as books:
        process = running(desk, books, selection)
        came = _came(books, process, None, None)
        named = replace(paper, name_on_ballot=_name(books, paper.person, paper.name_on_ballot or None))
        found = _findings(books, process, named, came, political=political, restricted=not meets_restriction)
    return Looked(tuple(found), process.rules.statement.max_words)


@act(
    "nomination.put_right",
    title="Put a nomination right",
    on="nomination",
    edits=True,
    when={NominationState.SUBMITTED, NominationState.INVALID},
)
def put_right(
    desk: Desk,
    nomination: Nomination,
    proposer: Organisation | None = None,
    seconder: Organisation | None = None,
    organisation: Organisation | None = None,
    capacity: Capacity | None = None,
    name_on_ballot: str | None = None,
    consented: bool | None = None,
    statement: Words | None = None,
    skills: Words | None = None,
    interests: Words | None = None,
    reason: Words | None = None,
) -> Received:
    """Put right what was wrong with a nomination, until nominations close; what is left empty stays as it was.

    Args:
        nomination: which one.
        proposer: the organisation that proposes the candidate.
        seconder: the organisation that seconds them.
        organisation: the organisation they stand from.
        capacity: as what they belong to it.
        name_on_ballot: how the name shall stand on the ballot paper.
        consented: the candidate agreed to stand.
        statement: their words to the voters.
        skills: how they meet the specification of the role.
        interests: what they declare of their interests.
        reason: what was wrong, if it helps.

    Raises:
        Refused: nominations have closed, it was ruled valid or withdrawn, or somebody who runs the selection has a
            part in it.
    """
    with desk.writing() as books:
        row = nomination_of(books, nomination)
        process = running(desk, books, text_of(row, "selection"))
        now = moment_of(books)
        rules.check_cure(process.moment("nominations_close_at"), now)
        if row["state"] not in (NominationState.SUBMITTED, NominationState.INVALID):
            raise Refused(
                f"This nomination is {NominationState.of(row['state']).words}, and is not changed any more.",
                field="nomination",
            )
        old = NominationPaper.of(row)
        paper = NominationPaper(
            person=old.person,
            organisation=organisation or old.organisation,
            capacity=capacity or old.capacity,
            proposer=proposer or old.proposer,
            seconder=seconder or old.seconder,
            more_backers=old.more_backers,
            name_on_ballot=checked_name(name_on_ballot, "name_on_ballot", "the candidate")
            if name_on_ballot
            else old.name_on_ballot,
            consented=old.consented if consented is None else consented,
            statement=statement or old.statement,
            skills=skills or old.skills,
            interests=interests or old.interests,
        )
        others = [one for one in nominations_of(books, process.id) if one["id"] != nomination]
        check_independent(books, process, [*others, paper.as_row()])
        findings = findings_on(
            books,
            process,
            paper,
            from_utc_text(text_of(row, "received_at")),
            others=in_state(others, STANDS),
        )
        refuse_outright(findings)
        books.record(
            "nomination.put_right",
            nomination,
            about=(process.id, paper.person, *paper.bodies),
            of=paper.person,
            private=paper.private(findings),
            reason=reason,
            organisation=paper.organisation,
            capacity=paper.capacity.value if paper.capacity else None,
            proposer=paper.proposer,
            seconder=paper.seconder,
            consented=paper.consented,
            checks=sorted({finding.check for finding in findings}),
        )
    return Received(nomination, tuple(finding.message for finding in findings))


def _findings(
    books: Books,
    process: Process,
    paper: NominationPaper,
    came: datetime,
    *,
    political: bool,
    restricted: bool,
) -> list[Finding]:
    """What is wrong with a nomination that comes in; stops where somebody who runs the selection has a part in it."""
    nominations = nominations_of(books, process.id)
    check_independent(books, process, [*nominations, paper.as_row()])
    others = in_state(nominations, STANDS)
    return findings_on(books, process, paper, came, others=others, political=political, restricted=restricted)


def _came(books: Books, process: Process, on: date | None, at: time | None) -> datetime:
    """When a nomination came: now, or when somebody says it did; only while nominations were open."""
    now = moment_of(books)
    if process.state not in NOMINATING:
        raise Refused("Nominations have closed. Nothing was changed.", field="selection")
    came = now
    if on is not None or at is not None:
        if at is None:
            raise Refused("Say at what time it came in.", field="received_at")
        came = to_utc(on or day_of(books), at)
    if came > now:
        raise Refused("That moment has not come yet. Please check it.", field="received_on")
    if came < to_utc(date.fromisoformat(process.text("notice_on")), time(0)):
        raise Refused("Nominations are not open yet: notice is given later.", field="received_on")
    return came


def _name(books: Books, person: str, name_on_ballot: str | None) -> str:
    row = check_on_register(books, person)
    return checked_name(name_on_ballot or text_of(row, "name"), "name_on_ballot", "the candidate")
