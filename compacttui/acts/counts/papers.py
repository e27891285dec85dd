"""Sealing the papers of a closed poll."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn

from compacttui.acts.counts.ballot_names import labelled
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Selection
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import (
    Process,
    check_is_returning_officer,
    moment_of,
    nominations_of,
    running,
    text_of,
)
from compacttui.acts.selections.standing import STRUCK, facts, in_state
from compacttui.counting import CannotCount, Profile, find
from compacttui.records import selections as kept
from compacttui.records.body import Json
from compacttui.records.log import Books
from compacttui.records.polls import box
from compacttui.rules import selections as rules
from compacttui.rules.dates import long_day_and_time, plural
from compacttui.rules.findings import refuse_outright
from compacttui.rules.polls import counted_as, style_of
from compacttui.rules.refusal import Refused
from compacttui.rules.words import ProcessState, RejectedBecause

CLOSED = (ProcessState.POLL_CLOSED, ProcessState.CONFIRMATORY_POLL)
"""States in which the papers of a poll are sealed, once its time is over."""


@dataclass(frozen=True, slots=True)
class RejectedPapers:
    """Papers that do not count, by reason.

    Attributes:
        because: why.
        papers: how many.
    """

    because: RejectedBecause
    papers: int


@dataclass(frozen=True, slots=True)
class Sealed:
    """The papers of a poll, sealed.

    Attributes:
        ballots: their id.
        received: how many papers there are, rejected ones included.
        valid: how many count.
        electors: how many votes there could have been.
        profile_sha256: the seal.
    """

    ballots: str
    received: int
    valid: int
    electors: int
    profile_sha256: str


@act(
    "ballots.receive",
    title="Seal the ballot papers",
    on="selection",
    final=True,
    when=CLOSED,
)
def receive(
    desk: Desk,
    selection: Selection,
    ballots: Profile,
    rejected: Sequence[RejectedPapers] = (),
) -> Sealed:
    """Take in the papers of a closed poll, from a ballot file, and seal them: nothing is added or taken away after.

    They are kept sorted and added up. Nothing says who cast which, when, or in which order.

    Args:
        selection: in which selection.
        ballots: the papers.
        rejected: papers that do not count and are not in the file, by reason.

    Raises:
        Refused: the poll is not over, the file is of another contest, there are more papers than electors, or the
            returning officer has a part in the selection.
    """
    with desk.writing() as books:
        process = running(desk, books, selection)
        check_is_returning_officer(desk, process)
        check_poll_is_over(books, desk, process)
        on_the_ballot, struck = names_and_struck(books, process)
        papers = labelled(
            _with_rejected(ballots, rejected),
            on_the_ballot,
            struck,
            places=process.number("places"),
            title=process.reference,
        )
        if box.all_open(books.connection, books.log, selection):
            raise Refused(
                "This poll is held here: its papers are in the ballot box. Open the box instead.",
                field="selection",
            )
        return record_sealed(books, process, papers, file_sha256=ballots.file_sha256)


def names_and_struck(books: Books, process: Process) -> tuple[dict[str, str], list[str]]:
    """The names on a ballot paper by nomination, and whose votes move on: who stood aside or was disqualified.

    Where the voters say yes or no, a No to each is there beside them.
    """
    style = style_of(process.text("counted_by"))
    printed = [row for row in nominations_of(books, process.id) if row["ballot_number"] is not None]
    ids = counted_as([text_of(row, "id") for row in printed], style)
    names = counted_as([text_of(row, "name_on_ballot") for row in printed], style)
    struck = counted_as([text_of(row, "id") for row in in_state(printed, STRUCK)], style)
    return dict(zip(ids, names, strict=True)), struck


def record_sealed(
    books: Books,
    process: Process,
    papers: Profile,
    *,
    file_sha256: str = "",
    words: Mapping[str, str] | None = None,
    reason: str | None = None,
    **here: Json,
) -> Sealed:
    """Record that these are the papers of a poll, for good.

    Args:
        books: the open ledger.
        process: which poll.
        papers: with the ids of nominations for names.
        file_sha256: the fingerprint of the file they came in, if they came in one.
        words: names that belong to it.
        reason: why it is done in spite of something.
        **here: what is told of a poll that was held here.

    Raises:
        Refused: there are more papers than electors, or the method cannot count them.
    """
    electors = process.number("electors")
    if papers.received > electors:
        raise Refused(
            f"There are {plural(papers.received, 'paper')}, and {plural(electors, 'vote')} on the register. "
            "Find out why before anything is counted. Nothing was changed.",
            field="ballots",
        )
    check_countable(process, papers)
    sealed = books.new_id("ballots")
    books.record(
        "ballots.received",
        sealed,
        about=process.about,
        of="",
        private={"profile": kept.profile_text(papers), **(words or {})},
        reason=reason,
        selection=process.id,
        profile_sha256=papers.sha256,
        file_sha256=file_sha256 or None,
        received=papers.received,
        valid=papers.valid,
        rankings=papers.different,
        rejected=[{"because": because, "papers": number} for because, number in papers.rejected],
        electors=electors,
        **here,
    )
    return Sealed(sealed, papers.received, papers.valid, electors, papers.sha256)


def check_poll_is_over(books: Books, desk: Desk, process: Process) -> None:
    """Refuse before the poll has closed by the clock, with no notice of it, or when papers are sealed already."""
    if process.state in (ProcessState.COUNTING, ProcessState.PROVISIONAL):
        raise Refused(
            "The papers of this poll are sealed already, and are not changed any more.", field="selection"
        )
    now = moment_of(books)
    known = facts(books, process, sealed=True)
    stands = rules.state_now(known, now)
    if stands not in CLOSED:
        closes = long_day_and_time(process.moment("poll_closes_at"))
        said = {
            ProcessState.POLL_OPEN: f"The poll is open until {closes}. Papers are taken in after that.",
            ProcessState.PERSONS_NOMINATED: "The poll has not opened: give notice of it first, or wait for its day.",
        }.get(stands, f"This selection stands at “{stands.words}”: there is no poll that has closed.")
        raise Refused(said, field="selection")
    refuse_outright(rules.process.findings(known, ProcessState.COUNTING, desk.role, now))


def _with_rejected(ballots: Profile, rejected: Sequence[RejectedPapers]) -> Profile:
    numbers = Counter(dict(ballots.rejected))
    for each in rejected:
        if each.papers < 0:
            raise Refused("A number of papers cannot be below 0.", field="rejected")
        numbers[each.because.value] += each.papers
    return Profile.of(
        ballots.candidates,
        ballots.places,
        ballots.rankings,
        withdrawn=ballots.withdrawn,
        rejected=numbers,
        title=ballots.title,
    )


def check_countable(process: Process, papers: Profile) -> None:
    """Refuse papers that the method cannot count, while they can still be corrected.

    Raises:
        Refused: it cannot; the sentence says why.
    """
    try:
        find(process.text("counted_by")).admit(papers.struck())
    except CannotCount as fault:
        _refuse(fault)


def _refuse(fault: CannotCount) -> NoReturn:
    raise Refused(f"{fault} Nothing was changed.", field="ballots") from fault
