"""The nomination paper: a form to be filled in by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from compacttui.papers.document import Blank, Block, Document, Section, Words
from compacttui.papers.registry import paper
from compacttui.papers.selections.timing import at_its_time
from compacttui.papers.selections.words import subject, when
from compacttui.papers.sources import whose
from compacttui.questions.selections.announced import Announced
from compacttui.questions.view import View
from compacttui.rules.selections import Mark

_BACKERS: Final = ("Proposer", "Seconder")


@paper("nomination-paper", title="Nomination paper, to fill in", takes="selection")
def nomination_paper(view: View, ref: str) -> Document:
    """A form for one candidate: who they are, who proposes them, their statement, interests and consent."""
    found = at_its_time(view, ref, "nomination-paper")
    note = (
        "What you need in order to take part, and answers about equality, do not belong on this paper: tell them "
        "separately, so that they never stand beside your name."
    )
    return Document(f"Nomination paper: {subject(found.detail)}", whose(view), tuple(_blocks(found)), (note,))


def _blocks(found: Announced) -> Iterator[Block]:
    detail = found.detail
    yield Words(
        f"For the returning officer, {detail.returning_officer.name}. It must arrive before "
        f"{when(detail, Mark.NOMINATIONS_CLOSE)}."
    )
    yield Section(
        "The candidate",
        (
            Blank("Name, as it is to stand on the ballot paper"),
            Blank("Organisation"),
            Blank("In which capacity (trustee, member of staff, volunteer …)"),
            Blank("How to reach you (not published)"),
        ),
    )
    for number in range(found.rules.nominations.endorsements):
        title = _BACKERS[number] if number < len(_BACKERS) else f"Supporter {number + 1}"
        yield Section(title, tuple(_backer(found)))
    words = found.rules.statement.max_words
    yield Section(
        "Statement to the voters",
        (Words(f"At most {words:,} words. It is published with your name."), Blank("My statement", 8)),
    )
    yield Section("How I meet what the role asks for", (Blank("In my own words", 5),))
    yield Section(
        "My interests",
        (
            Words(
                "Employment, contracts, offices, shares, and close relations with anyone that the partnership may "
                "decide about. Write “none” if there are none. They are published with your name."
            ),
            Blank("My interests", 4),
        ),
    )
    yield Section(
        "My consent",
        (
            Words(
                "I agree to stand. If I am chosen I accept the code of conduct and keep confidential what is given to "
                "me in confidence. What stands above is true."
            ),
            Blank("Signature of the candidate"),
            Blank("Date"),
        ),
    )
    yield Section("For the returning officer", (Blank("Received on, at what time"), Blank("Initials")))


def _backer(found: Announced) -> Iterator[Block]:
    own = "" if found.rules.nominations.own_organisation else " It is not the candidate's own."
    yield Words(f"An organisation on the register of electors.{own}")
    yield Blank("Organisation")
    yield Blank("Name of the person who signs for it")
    yield Blank("Signature")
    yield Blank("Date")
