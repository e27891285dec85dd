"""The notice of poll, and the turnout sheet when it is over."""

from __future__ import annotations

from collections.abc import Iterator

from compacttui.papers.document import Blank, Block, Document, Facts, Section, Table, Words
from compacttui.papers.registry import paper
from compacttui.papers.selections.persons_nominated import in_order
from compacttui.papers.selections.timing import at_its_time
from compacttui.papers.selections.words import (
    how_to_mark,
    only_filled,
    places_in_words,
    subject,
    timetable,
    when,
    who_runs_it,
)
from compacttui.papers.sources import whose
from compacttui.questions.selections.announced import Announced
from compacttui.questions.selections.counted import PapersOf
from compacttui.questions.view import View
from compacttui.rules.dates import long_day, plural
from compacttui.rules.selections import Mark


@paper("notice-of-poll", title="Notice of poll", takes="selection", published=True)
def notice_of_poll(view: View, ref: str) -> Document:
    """When the poll opens and closes, who stands, who may vote, and how."""
    found = at_its_time(view, ref, "notice-of-poll")
    return Document(f"Notice of poll: {subject(found.detail)}", whose(view), tuple(_notice(found)))


def _notice(found: Announced) -> Iterator[Block]:
    detail = found.detail
    yield Words(
        f"There is a poll for {places_in_words(detail)} at {detail.partnership.name}, to speak for "
        f"{detail.constituency.name}. It opens on {when(detail, Mark.POLL_OPENS)} and closes on "
        f"{when(detail, Mark.POLL_CLOSES)}. A paper that comes later counts for nobody."
    )
    yield who_runs_it(detail)
    yield Section("Who stands", (_standing(found),))
    yield Section("Who may vote", (Words(_voters(found)),))
    yield Section("How to vote", (Words("\n".join(how_to_mark(found))), Words(_counted(found))))
    dates = (Mark.POLL_OPENS, Mark.POLL_CLOSES, Mark.RESULT, Mark.DECLARED)
    yield Section("When", (timetable(detail, *dates),))


def _standing(found: Announced) -> Table | Words:
    rows = tuple((one.name, one.stands_from) for one in in_order(found))
    return only_filled(f"{plural(len(rows), 'candidate')}, A to Z", ("Name", "Stands from"), rows)


def _voters(found: Announced) -> str:
    register = found.detail.register
    on = long_day(found.detail.qualifying_on)
    if register is None:
        return f"Organisations on the register of electors, as members on {on}. Each has one vote."
    return (
        f"The {plural(register.organisations, 'organisation')} on the register of electors, as members on {on}: "
        f"{plural(register.electors, 'vote')}."
    )


def _counted(found: Announced) -> str:
    detail = found.detail
    unlinked = "Who votes how is not recorded anywhere."
    if found.asks_yes_or_no:
        return f"How many say yes and how many say no to each is announced. {unlinked}"
    return f"Counted by: {detail.counted_by}, {detail.source}. {unlinked}"


@paper("turnout", title="Turnout sheet", takes="selection")
def turnout(view: View, ref: str) -> Document:
    """How many could vote and how many did, with room for the figures of papers by hand."""
    found = at_its_time(view, ref, "turnout")
    return Document(f"Turnout: {subject(found.detail)}", whose(view), tuple(_turnout(found)))


def _turnout(found: Announced) -> Iterator[Block]:
    detail = found.detail
    register = detail.register
    yield Facts(
        (
            ("Poll", f"{when(detail, Mark.POLL_OPENS)} to {when(detail, Mark.POLL_CLOSES)}"),
            ("Organisations on the register", f"{register.organisations:,}" if register else ""),
            ("Votes there could be", f"{register.electors:,}" if register else ""),
        )
    )
    yield who_runs_it(detail)
    if detail.papers is not None:
        yield Section("Papers", (papers_in_figures(detail.papers),))
    else:
        yield Words("The papers are not counted yet: the figures are written in by hand.")
        yield Section("Papers", tuple(Blank(label) for label in ("Received", "Rejected", "Valid")))
    yield Section(
        "Papers by hand",
        tuple(
            Blank(label) for label in ("Sent out", "Replaced because they were spoilt", "Came back", "Unused")
        ),
    )
    yield Section("Signed", (Blank("Returning officer"), Blank("Scrutineer"), Blank("Date")))


def papers_in_figures(papers: PapersOf) -> Facts:
    """How many papers came, how many counted, and why the others did not."""
    of = f" of {papers.electors:,} votes, {papers.turnout_percent} per cent" if papers.electors else ""
    return Facts(
        (
            ("Received", f"{papers.received:,}{of}"),
            ("Valid", f"{papers.valid:,}"),
            *((f"Rejected, {because}", f"{number:,}") for because, number in papers.rejected),
        )
    )
