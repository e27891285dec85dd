"""Where few voters can be told by their result: said before, at and after the count, because nothing can hide it."""

from __future__ import annotations

from collections.abc import Iterator

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


def given_away(*, received: int, valid: int, different: int, electors: int, book: RuleBook) -> Iterator[str]:
    """What the papers of a poll give away by their number alone, in sentences; none, and they give nothing away.

    Args:
        received: how many papers there are.
        valid: how many of them count.
        different: how many different things those say.
        electors: how many votes there were on the register.
        book: the rule book; ``counts.suppress_below`` says which numbers are small.
    """
    few = book.counts.suppress_below
    if received and received < few:
        yield f"Only {plural(received, 'paper')} came: whoever knows who voted can guess how."
    elif sentence := few_electors(electors, book):
        yield sentence
    if valid and valid == received and different == 1:
        yield "All papers say the same: whoever voted is known to have voted so."
