"""Where few voters can be told by their result: said before, at and after the count, because nothing can hide it."""

from __future__ import annotations

from collections.abc import Iterator

from compacttui.counting.profile import Profile
from compacttui.rules.dates import plural
from compacttui.rules.rulebook import RuleBook


def few_electors(electors: int, book: RuleBook) -> str:
    """A sentence where so few may vote that the result may show how; empty otherwise."""
    if electors >= book.counts.suppress_below:
        return ""
    return (
        f"Only {plural(electors, 'elector')}: with fewer than {book.counts.suppress_below}, the result may show how "
        "somebody voted."
    )


def given_away(papers: Profile, electors: int, book: RuleBook) -> Iterator[str]:
    """What the papers of a poll give away by their number alone, in sentences; none, and they give nothing away.

    Args:
        papers: as they are sealed.
        electors: how many votes there were on the register.
        book: the rule book; ``counts.suppress_below`` says which numbers are small.
    """
    few = book.counts.suppress_below
    if papers.received and papers.received < few:
        yield f"Only {plural(papers.received, 'paper')} came: whoever knows who voted can guess how."
    elif sentence := few_electors(electors, book):
        yield sentence
    if papers.valid and papers.valid == papers.received and len(papers.rankings) == 1:
        yield "All papers say the same: whoever voted is known to have voted so."
