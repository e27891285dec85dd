"""The close of a poll that was held here: the box is opened, the papers are sealed as a profile, the key is destroyed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from compacttui.acts.counts.papers import CLOSED, Sealed, check_poll_is_over, record_sealed
from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Secret, Selection, Words
from compacttui.acts.polls.held import Held, held, names_on_paper, own_process
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import text_of
from compacttui.acts.selections.standing import STRUCK
from compacttui.counting import Profile
from compacttui.counting.rankings import Ranking
from compacttui.records.log import Books
from compacttui.records.polls import box
from compacttui.records.polls.paper import unpacked
from compacttui.records.polls.traces import sweep
from compacttui.rules.dates import plural
from compacttui.rules.polls import counted_as, given_away, judged, same_letters, style_of
from compacttui.rules.refusal import Refused
from compacttui.rules.words import RejectedBecause


@dataclass(frozen=True, slots=True)
class Emptied:
    """A ballot box that was opened, and is empty now.

    Attributes:
        ballots: the id of the sealed papers.
        received: how many papers were in it.
        valid: how many count, as far as that is seen before the count.
        electors: how many votes there could have been.
        profile_sha256: the seal.
        warnings: what so few papers give away.
        said: what became of it, in sentences.
    """

    ballots: str
    received: int
    valid: int
    electors: int
    profile_sha256: str
    warnings: tuple[str, ...]
    said: str


@act(
    "poll.close",
    title="Open the ballot box and seal the papers",
    on="selection",
    final=True,
    confidential=True,
    when=CLOSED,
)
def close(
    desk: Desk,
    selection: Selection,
    passphrase: Annotated[Secret, Called("Passphrase or recovery code")],
    reason: Words | None = None,
) -> Emptied:
    """Open the box of a closed poll, and seal what is in it for the count: sorted and added up.

    The papers, the codes and the key to the box are destroyed in the same moment; who voted stays on the marked
    register, for the returning officer and the auditor.

    Args:
        selection: of which selection.
        passphrase: the returning officer's, the scrutineer's, or the recovery code.
        reason: only where papers and marked register do not agree: what you found out.

    Raises:
        Refused: the poll is open, the passphrase is another, or papers and register do not agree.
    """
    with desk.writing() as books:
        process = own_process(desk, books, selection)
        check_poll_is_over(books, desk, process)
        found = held(desk, books, selection)
        papers, exceptions = _taken_out(books, found, _opened(books, found, passphrase), reason)
        sealed = record_sealed(
            books,
            process,
            papers,
            words={"entered_with": ", ".join(found.box.witnesses)},
            reason=reason,
            entered=found.box.entered,
            entered_by=list(found.box.tellers),
            exceptions=exceptions,
        )
        box.empty(books.connection, found.box)
        desk.afterwards(lambda: sweep(desk.database))
        warnings = tuple(
            given_away(
                received=papers.received,
                valid=papers.valid,
                different=papers.different,
                electors=sealed.electors,
                book=process.rules,
            )
        )
    return Emptied(
        **{name: getattr(sealed, name) for name in sealed.__slots__},
        warnings=warnings,
        said=_said(sealed, warnings),
    )


def _opened(books: Books, found: Held, passphrase: str) -> bytes:
    """The box's private key."""
    from compacttui.records.polls import locks

    poll, typed = found.process.id, same_letters(passphrase)
    for one in box.locks(books.connection, poll):
        private = locks.opened(one, typed, poll=poll)
        if private is not None:
            return private
    raise Refused(
        "This opens nothing here. Type the returning officer's passphrase, the scrutineer's, or the recovery code. "
        "The box is as it was.",
        field="passphrase",
    )


def _taken_out(books: Books, found: Held, private: bytes, reason: str | None) -> tuple[Profile, list[str]]:
    """The papers in the box as a profile, sorted and added up, and what stands in the list of exceptions."""
    from compacttui.records.polls import sealing

    selection = found.process.id
    names = names_on_paper(books, selection)
    style = style_of(found.process.text("counted_by"))
    boxes = len(names) * style.boxes
    counted: Counter[Ranking] = Counter()
    rejected: Counter[str] = Counter()
    for sealed in box.papers(books.connection, selection):
        try:
            marks, fault = unpacked(sealing.unseal(sealed, private, poll=selection), boxes)
            said = fault or judged(marks, style)
        except (sealing.NotOpened, ValueError):
            said = RejectedBecause.UNREADABLE
        if isinstance(said, RejectedBecause):
            rejected[said.value] += 1
        else:
            counted[said] += 1
    candidates = counted_as([text_of(row, "id") for row in names], style)
    struck = counted_as([text_of(row, "id") for row in names if row["state"] in STRUCK], style)
    profile = Profile.of(
        candidates,
        found.process.number("places"),
        counted.items(),
        withdrawn=[candidates.index(one) for one in struck],
        rejected=rejected,
        title=found.process.reference,
    )
    return profile, _disagreeing(books, found, profile, reason)


def _disagreeing(books: Books, found: Held, papers: Profile, reason: str | None) -> list[str]:
    """Whether papers and marked register differ, which only somebody brings about who writes past the program."""
    voted = sum(one.has_voted for one in box.electors(books.connection, found.process.id))
    damaged = dict(papers.rejected).get(RejectedBecause.UNREADABLE.value, 0)
    if papers.received == voted and not damaged:
        return []
    if not reason:
        raise Refused(
            f"{plural(voted, 'elector')} voted by the marked register, and there "
            f"{'is' if papers.received == 1 else 'are'} {plural(papers.received, 'paper')} in the box, "
            f"{damaged} of them damaged. Somebody wrote into the records past this program. Find out who and why; "
            "with the reason, which stands in the list of exceptions, the papers are sealed as they are.",
            field="reason",
        )
    return ["papers_and_register_differ"]


def _said(sealed: Sealed, warnings: Sequence[str]) -> str:
    return " ".join(
        [f"{plural(sealed.received, 'paper')} of {plural(sealed.electors, 'vote')} sealed.", *warnings]
    )
