"""The detail of one thing: facts with labels, longer words, and links that Enter opens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from compacttui.tui.widgets.cells import Bit, Cell, Tone, bits_of
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.empty import Empty
from compacttui.tui.widgets.lines import Lines
from compacttui.tui.widgets.manner import Away, Manner
from compacttui.tui.widgets.pages import Heading, Passage, Whole


class Fact(NamedTuple):
    """One thing known, with its label."""

    label: str
    value: Cell
    opens: str = ""
    """The id of the person, seat, organisation, meeting or process that Enter opens."""


Part: TypeAlias = Fact | Passage | Heading

BLANK = Passage("")
"""Room between groups."""


def title(words: str) -> Passage:
    """Give the first line of a detail: what it is about, whole, however long."""
    return Passage(Bit(words, Tone.STRONG))


def paragraphs(text: str, tone: Tone = Tone.PLAIN) -> tuple[Passage, ...]:
    """Give longer words, one passage for each of their lines."""
    return tuple(Passage(Bit(line, tone)) for line in text.splitlines())


def _value(part: Part) -> Cell:
    if not isinstance(part, Fact):
        return ""
    return (*bits_of(part.value), Bit(" ›", Tone.ACCENT)) if part.opens else part.value


def _label(part: Part) -> Cell:
    return part.label if isinstance(part, Fact) else ""


class Detail(Lines[Part]):
    """A list of parts, so that reading, links and copying work as they do everywhere."""

    def __init__(self, *, called: str | None = None) -> None:
        super().__init__(
            (Column("", _label, width=15, tone=Tone.QUIET), Column("", _value, least=16)),
            Manner(
                key=id,
                most_lines=200,
                pointable=lambda part: not (isinstance(part, Passage) and part.is_blank),
                away=Away.HIDDEN,
                empty=Empty(""),
            ),
            called=called,
        )

    def tell(self, parts: Sequence[Part]) -> None:
        """Show the parts, from the top."""
        self.show(Whole(tuple(parts)), at=0)
