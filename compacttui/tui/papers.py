"""What can be printed or published from here: every paper, those about the thing at hand first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from textual import on
from textual.app import App

from compacttui.rules.refusal import Refused
from compacttui.tui.place import Place, Wanted
from compacttui.tui.store import Store
from compacttui.tui.widgets.cells import Bit, Tone
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.empty import Empty
from compacttui.tui.widgets.lines import Lines
from compacttui.tui.widgets.manner import Manner
from compacttui.tui.widgets.pages import Heading

if TYPE_CHECKING:
    from compacttui.papers.registry import Paper
    from compacttui.tui.app import Compacttui

_MONTHS = 3
"""How many months are put forward; others are found by typing them."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A paper that can be made here."""

    paper: Paper
    ref: str
    """What it is about, as the paper takes it."""
    about: str = ""
    """The same in words, where the title does not say it."""
    typed: str = ""
    """What was typed to find it, where its title has other words."""

    @property
    def title(self) -> str:
        """What people read."""
        return f"{self.paper.title}: {self.about}" if self.about else self.paper.title

    @property
    def help(self) -> str:
        """One sentence about it."""
        return self.paper.help

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from others."""
        return self.paper.name, self.ref

    def answers_to(self, words: str) -> bool:
        """Whether it is meant by words that were typed."""
        return words == self.typed or words.casefold() in self.title.casefold()


@dataclass(frozen=True, slots=True)
class OfferedPack:
    """An evidence pack that can be made here: of a thing, or of a period."""

    thing: str = ""
    """The id of the thing; empty for a period."""

    @property
    def title(self) -> str:
        """What people read."""
        return "Evidence pack" if self.thing else "Evidence pack of a period"

    @property
    def help(self) -> str:
        """One sentence about it."""
        return "A folder with the records, what you may read of their history, and what proves it, to be checked by anybody."

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from others."""
        return "evidence-pack", self.thing

    def answers_to(self, words: str) -> bool:
        """Whether it is meant by words that were typed."""
        return words.casefold() in self.title.casefold()


class Papers(Place["Offered | OfferedPack"]):
    """The papers to choose from."""

    NAME = "papers"
    TITLE = "What do you want to print or publish?"
    CAN_FILTER = True
    IS_COUNTED = False
    HAS_DETAIL = False

    def __init__(self, thing: str = "") -> None:
        """Make the list.

        Args:
            thing: the id of the thing at hand; none outside of one.
        """
        super().__init__()
        self._thing = thing

    def columns(self) -> Sequence[Column[Offered | OfferedPack]]:
        """Say what it is called, and what it holds."""
        return (
            Column("", lambda row: Bit(row.title, Tone.STRONG), least=24, share=2),
            Column("", lambda row: row.help, least=30, share=3, tone=Tone.QUIET),
        )

    def manner(self) -> Manner[Offered | OfferedPack]:
        """Let a sentence take several lines."""
        return Manner(key=lambda row: row.key, most_lines=3)

    def rows(self, store: Store, wanted: Wanted) -> Sequence[Offered | OfferedPack | Heading]:
        """Gather the papers: about the thing at hand, then those that need none; evidence packs after them."""
        from compacttui.exchange.pack.about import KINDS
        from compacttui.papers.registry import MONTH, all_papers, papers_about
        from compacttui.questions.things import kind_of

        groups: list[tuple[str, list[Offered | OfferedPack]]] = []
        for thing in _at_hand(store, self._thing):
            some: list[Offered | OfferedPack] = [
                Offered(one, thing) for one in store.ask(papers_about, thing)
            ]
            if thing == self._thing and kind_of(thing) in KINDS:
                some.append(OfferedPack(thing))
            if some:
                groups.append((store.name_of(thing), some))
        rest: list[Offered | OfferedPack] = []
        for paper in all_papers().values():
            if paper.takes == MONTH:
                rest += _months(store, paper, wanted.words)
            elif not paper.needs:
                rest.append(Offered(paper, ""))
        rest.append(OfferedPack())
        rows: list[Offered | OfferedPack | Heading] = []
        for heading, some in (*groups, ("THE WHOLE TOWN", rest)):
            fitting = [one for one in some if one.answers_to(wanted.words)]
            rows += [Heading(heading), *fitting] if fitting else []
        return rows

    @on(Lines.Chosen, "#list")
    def _take(self, chosen: Lines.Chosen) -> None:
        chosen.stop()
        if isinstance(chosen.row, Offered):
            read_paper(self.app, chosen.row.paper, chosen.row.ref)
        elif isinstance(chosen.row, OfferedPack):
            self._pack(chosen.row)

    def _pack(self, offered: OfferedPack) -> None:
        from compacttui.tui.evidence import pack_period, pack_thing

        app = cast("Compacttui", self.app)
        if offered.thing:
            pack_thing(app, offered.thing)
        else:
            pack_period(app)

    def empty(self, wanted: Wanted) -> Empty:
        """Say that nothing is called so."""
        return Empty(
            f"No paper is called “{wanted.words}”. Type a part of its name, or a month with its year."
        )


def read_paper(app: App[Any], paper: Paper, ref: str = "") -> None:
    """Open a paper to read, about what is named, or about what it is about unless something is named."""
    from compacttui.tui.frame import Opened
    from compacttui.tui.places.paper import PaperRead

    app.push_screen(Opened(PaperRead(paper, ref)))


def _at_hand(store: Store, thing: str) -> Sequence[str]:
    """The thing at hand, and what its record begins with: the partnership of a seat or of a meeting."""
    from compacttui.questions.showing import show
    from compacttui.questions.things import kind_of

    if not thing:
        return ()
    try:
        first, *_ = store.ask(show, kind_of(thing), thing).sections
    except Refused:
        return (thing,)  # what has no record of its own
    return (thing, *dict.fromkeys(line.thing for line in first.lines if line.thing and line.thing != thing))


def _months(store: Store, paper: Paper, words: str) -> list[Offered]:
    """A paper for each of the last months; for the one that was typed, if one was."""
    from compacttui.papers.registry import latest_months, meant
    from compacttui.rules.dates import PartialDate

    months = store.ask(latest_months, _MONTHS)
    if words:
        try:
            month = store.ask(meant, paper, words)
        except Refused:
            pass  # it is no month: a part of a name, then
        else:
            return [Offered(paper, month, PartialDate.from_iso(month).words, words)]
    return [Offered(paper, month, PartialDate.from_iso(month).words) for month in months]
