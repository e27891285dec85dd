"""The line of a seat or a person: what happened, oldest first; gaps are rows like any other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from compacttui.rules.words.standing import Standing
from compacttui.tui.widgets.cells import BREAK, Bit, Cell, Tone, bits_of, sign
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.empty import Empty
from compacttui.tui.widgets.lines import Lines
from compacttui.tui.widgets.manner import Manner

_NOTE_BESIDE = 96
"""From this width on the note stands beside the words, else below them."""

_WEIGHTY = {Standing.LATE: Tone.LATE, Standing.NO_DATA: Tone.NODATA}
"""What is wrong or unknown is coloured whole; the rest by its symbol alone."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened, or that did not."""

    key: str
    """Tells it from all others."""
    year: str
    day: str
    """As people say it: “14 Nov”; empty when only the year is known."""
    words: str
    note: str = ""
    standing: Standing | None = None
    later: str = ""
    """When it was recorded later than it was true: when, by whom, how much later."""
    opens_year: bool = True
    """It is the first of its year; `by_year` works this out."""


def by_year(moments: Iterable[Moment], *, before: str = "") -> Iterator[Moment]:
    """Show each year once, beside its first moment; `before` is the year of what stands above."""
    for moment in moments:
        yield replace(moment, opens_year=moment.year != before)
        before = moment.year


def _year(moment: Moment) -> Cell:
    return Bit(moment.year, Tone.STRONG) if moment.opens_year else ""


def _day(moment: Moment) -> Cell:
    return moment.day


def _mark(moment: Moment) -> Cell:
    return sign(moment.standing) if moment.standing else ""


def _words(moment: Moment) -> Cell:
    return Bit(moment.words, _WEIGHTY.get(moment.standing, Tone.PLAIN) if moment.standing else Tone.PLAIN)


def _note(moment: Moment) -> Cell:
    note = bits_of(moment.note)
    if not moment.later:
        return note
    return (*note, *((BREAK,) if note else ()), Bit(moment.later, Tone.QUIET))


def _both(moment: Moment) -> Cell:
    note = tuple(Bit(bit.words, Tone.QUIET) if bit is not BREAK else bit for bit in bits_of(_note(moment)))
    return (*bits_of(_words(moment)), *((BREAK, *note) if note else ()))


class Timeline(Lines[Moment]):
    """A list of moments."""

    def __init__(self, *, empty: Empty | None = None, called: str | None = None) -> None:
        super().__init__(
            (
                Column("", _year, width=4),
                Column("", _day, width=6, right=True),
                Column("", _mark, width=1),
                Column("", _words, least=24, share=2, from_width=_NOTE_BESIDE),
                Column("", _note, least=24, share=5, from_width=_NOTE_BESIDE, tone=Tone.QUIET),
                Column("", _both, below_width=_NOTE_BESIDE),
            ),
            Manner(
                key=lambda moment: moment.key,
                most_lines=6,
                empty=empty or Empty("Nothing has happened here yet."),
            ),
            called=called,
        )
