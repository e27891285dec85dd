"""The history: every entry, newest first; and one thing's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from compacttui.rules.dates import london_day, narrow_day, plural
from compacttui.tui.commands import bind, command
from compacttui.tui.place import Place, Wanted
from compacttui.tui.places.saying import value_words
from compacttui.tui.store import Store
from compacttui.tui.widgets.cells import Bit, Tone, status
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.detail import BLANK, Fact, Part, paragraphs, title
from compacttui.tui.widgets.empty import Empty
from compacttui.tui.widgets.manner import Manner
from compacttui.tui.widgets.pages import Heading, Passage

if TYPE_CHECKING:
    from compacttui.questions.ledger.history import HistoryRow
    from compacttui.questions.ledger.opened import OpenedEntry

CHECK = command(
    "history.check",
    "check all",
    "v",
    "check",
    "Check the whole history: nothing was changed since.",
    area="History",
    rank=12,
)
CHECKPOINT = command(
    "history.checkpoint",
    "checkpoint",
    "c",
    "checkpoint",
    "What the history is now, to be kept elsewhere: shown, written, signed.",
    area="History",
    rank=13,
)


class History(Place["HistoryRow"]):
    """What happened, who did it, when and why."""

    NAME = "history"
    TITLE = "History"
    CAN_FILTER = True
    BINDINGS = bind(CHECK, CHECKPOINT)

    def columns(self) -> Sequence[Column[HistoryRow]]:
        """Say when, what, about whom and by whom."""
        return (
            Column(
                "Recorded",
                lambda row: value_words(row.recorded_at, self.store.today),
                width=24,
                from_width=84,
            ),
            Column(
                "Recorded",
                lambda row: narrow_day(london_day(row.recorded_at), self.store.today),
                width=11,
                below_width=84,
            ),
            Column("What", lambda row: row.what, share=2, least=16),
            Column("About", lambda row: row.about, share=4, least=20),
            Column("By", lambda row: row.by, share=2, least=12, from_width=84),
        )

    def manner(self) -> Manner[HistoryRow]:
        """Tell entries apart by their numbers."""
        return Manner(key=lambda row: row.seq)

    def rows(self, store: Store, wanted: Wanted) -> Sequence[HistoryRow | Heading]:
        """Ask for the entries."""
        from compacttui.questions.ledger import Wanted as WantedEntries
        from compacttui.questions.ledger import history

        return store.ask(history, WantedEntries(thing=self.thing, text=wanted.words or None))

    thing: str | None = None
    """The id of the one thing whose history it is; all of it without one."""

    def about(self, store: Store, row: HistoryRow) -> Sequence[Part]:
        """Open the entry: who, when, from what to what, why, and its receipt."""
        from compacttui.questions.ledger.opened import entry

        return tuple(entry_parts(store.ask(entry, row.seq), store))

    def opens(self, row: HistoryRow) -> str:
        """Open what it happened to."""
        return row.thing

    def empty(self, wanted: Wanted) -> Empty:
        """Say why there is nothing."""
        if wanted.words:
            return Empty(
                f"No entry that you may read has the words “{wanted.words}”. Esc takes the filter off."
            )
        return Empty("Nothing has been recorded yet.")

    def action_check(self) -> None:
        """Check every entry and every table, in a worker thread."""
        from compacttui.tui.checking import check

        check(self)

    def action_checkpoint(self) -> None:
        """Show what the history is now."""
        from compacttui.tui.evidence import read_checkpoint

        read_checkpoint(self.app)


class HistoryOf(History):
    """One thing's history."""

    def __init__(self, thing: str) -> None:
        super().__init__()
        self.thing = thing
        self._name = ""

    def heading(self) -> str:
        """Say whose history it is."""
        return f"History: {self._name}" if self._name else "History"

    def rows(self, store: Store, wanted: Wanted) -> Sequence[HistoryRow | Heading]:
        """Ask for the entries that touch it, and for its name."""
        self._name = store.name_of(self.thing or "")
        return super().rows(store, wanted)


def entry_parts(opened: OpenedEntry, store: Store) -> Iterator[Part]:
    """An entry of the ledger as the parts of a detail."""
    yield title(opened.what)
    if opened.note:
        yield Passage(status(opened.standing, opened.note))
    yield BLANK
    for number, (thing, name) in enumerate(opened.about):
        yield Fact("" if number else "About", name, thing)
    if opened.by:  # nothing of a closed entry says who made it
        yield Fact("Done by", opened.by)
        yield Fact("In the role", opened.role)
    yield Fact("Recorded", value_words(opened.recorded_at, store.today))
    yield Fact("True on", value_words(opened.true_on, store.today))
    if opened.reason:
        yield Heading("Why")
        yield from paragraphs(opened.reason)
    for change in opened.changes:
        yield Heading(f"{change.name}: new" if change.is_new else f"{change.name}: from what to what")
        for value in change.values:
            before = (Bit(f"{value.before} → ", Tone.QUIET),) if value.before and not change.is_new else ()
            yield Fact(value.what, (*before, Bit(value.after or "(nothing)")))
    if opened.more_changes:
        yield Passage(Bit(f"and {plural(opened.more_changes, 'more record')}", Tone.QUIET))
    yield Heading("Receipt")
    yield Fact("Entry", f"{opened.receipt.seq:,} of {opened.receipt.size:,}")
    if opened.receipt.leaf:
        yield Fact("Fingerprint", Bit(opened.receipt.leaf, Tone.QUIET))
