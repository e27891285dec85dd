"""The notice of selection: everything that somebody needs to stand, to nominate and to vote."""

from __future__ import annotations

from collections.abc import Iterator

from compacttui.papers.document import Block, Document, Facts, Section, Words
from compacttui.papers.registry import paper
from compacttui.papers.selections.timing import at_its_time
from compacttui.papers.selections.words import (
    places_in_words,
    places_kept,
    subject,
    timetable,
    when,
    who_runs_it,
)
from compacttui.papers.sources import whose
from compacttui.questions.selections.announced import Announced, SeatOffered
from compacttui.questions.view import View
from compacttui.rules.dates import long_day, plural
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.rulebook.sections import Unopposed
from compacttui.rules.selections import Mark
from compacttui.rules.words import ElectorateRule, SelectionMethod


@paper("notice-of-selection", title="Notice of selection", takes="selection", published=True)
def notice(view: View, ref: str) -> Document:
    """Which places are to be filled, who may stand and vote, how, and by when."""
    found = at_its_time(view, ref, "notice-of-selection")
    return Document(f"Notice of selection: {subject(found.detail)}", whose(view), tuple(_blocks(found)))


def _blocks(found: Announced) -> Iterator[Block]:
    detail = found.detail
    filled = f"{places_in_words(detail)} at {detail.partnership.name} {'is' if detail.places == 1 else 'are'} to be filled"
    yield Words(f"{filled}, to speak for {detail.constituency.name}.")
    yield Facts((("Why", detail.why.words), ("Nominations", _until(found))))
    yield who_runs_it(detail)
    for seat in found.seats:
        yield Section(seat.name, tuple(_seat(seat)))
    yield Section("Who may stand", tuple(_who_may_stand(found)))
    if detail.method.has_a_poll:
        yield Section("Who may vote", (Words(_who_may_vote(found)),))
    yield Section("How people are chosen", (Words(_how(found)), places_kept(detail)))
    yield Section("When", (timetable(detail, *_marks(detail.method)),))
    yield Section("How to nominate", (Words(_how_to_nominate(found)),))
    if detail.preparation.formats:
        yield Section("In other forms", (Words(f"This notice can be had as {detail.preparation.formats}."),))
    yield Section("What is done with your data", (Words(_privacy(detail.method)),))


def _until(found: Announced) -> str:
    again = (
        f"open again since {long_day(found.detail.way.extended_on)}, " if found.detail.way.extended_on else ""
    )
    return f"{again}until {when(found.detail, Mark.NOMINATIONS_CLOSE)}"


def _seat(seat: SeatOffered) -> Iterator[Block]:
    yield Facts(
        (
            ("Term", _term(seat.term_months)),
            ("What the partnership offers", seat.offered),
            ("What it is for", seat.purpose),
            ("What is asked", seat.duties),
            ("Time it takes", seat.commitment),
            ("Who we look for", seat.specification),
            ("What you can count on", seat.rights),
        )
    )


def _term(months: int) -> str:
    return plural(months, "month") if months % 12 else plural(months // 12, "year")


def _who_may_stand(found: Announced) -> Iterator[Block]:
    yield Words(
        f"{_backing(found.rules)} The candidate agrees to stand, and says which interests they have that could touch "
        "the work."
    )
    most = found.rules.candidates.max_seats
    if most:
        yield Words(f"Nobody holds more than {plural(most, 'seat')} at a time.")


def _backing(rules: RuleBook) -> str:
    number = rules.nominations.endorsements
    if not number:
        return "People may nominate themselves."
    own = (
        "the candidate's own may be one of them"
        if rules.nominations.own_organisation
        else "none of them the candidate's own"
    )
    said = f"A candidate is proposed by {plural(number, 'organisation')} on the register of electors"
    return f"{said}, {own}."


def _who_may_vote(found: Announced) -> str:
    detail = found.detail
    whom = (
        f"Organisations that are members with a vote and belong to {detail.constituency.name}"
        if detail.electorate is ElectorateRule.CONSTITUENCY
        else "All organisations that are members with a vote"
    )
    return f"{whom} on {long_day(detail.qualifying_on)}. Each organisation has one vote."


def _how(found: Announced) -> str:
    method = found.detail.method
    said = f"{method.words[0].upper()}{method.words[1:]}. {method.meaning}"
    if not method.has_a_poll:
        return said
    otherwise = (
        "the voters are asked to say yes or no to them"
        if found.rules.uncontested.route is Unopposed.CONFIRMATORY
        else "there is no poll, and they are elected unopposed"
    )
    return f"{said} If no more people stand than there are places, {otherwise}."


def _marks(method: SelectionMethod) -> tuple[Mark, ...]:
    """The dates that mean something: without a poll those of the poll do not."""
    if method.has_a_poll:
        return ()
    return tuple(mark for mark in Mark if mark not in {Mark.POLL_OPENS, Mark.POLL_CLOSES})


def _how_to_nominate(found: Announced) -> str:
    detail = found.detail
    return (
        f"Fill in a nomination paper and hand it to the returning officer, {detail.returning_officer.name}, so that it "
        f"arrives before {when(detail, Mark.NOMINATIONS_CLOSE)}. One that comes later cannot be taken. What is missing "
        "can be put right until then. A candidate may withdraw until "
        f"{when(detail, Mark.WITHDRAWALS_CLOSE)}."
    )


def _privacy(method: SelectionMethod) -> str:
    published = (
        "The names of candidates are published, with the organisation they come from, those that propose them, their "
        "statement and their interests. What else stands on a nomination paper stays with those who run the selection."
    )
    secret = " Who votes how is not recorded anywhere." if method.has_a_poll else ""
    return f"{published}{secret}"
