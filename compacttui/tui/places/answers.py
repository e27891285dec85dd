"""The answer to any saved question, as a place: narrowed, led on from, written to a file."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from textual.widgets import Static

from compacttui.rules.dates import narrow_day
from compacttui.rules.text import file_name
from compacttui.rules.words import Standing
from compacttui.tui.commands import bind, command
from compacttui.tui.place import Place, Wanted
from compacttui.tui.places.history import entry_parts
from compacttui.tui.places.saying import parts_of, value_words
from compacttui.tui.store import Store
from compacttui.tui.widgets.cells import Cell, Tone, status
from compacttui.tui.widgets.chips import Chip
from compacttui.tui.widgets.columns import Column
from compacttui.tui.widgets.detail import Part
from compacttui.tui.widgets.empty import Empty
from compacttui.tui.widgets.manner import Manner
from compacttui.tui.widgets.pages import Heading
from compacttui.tui.widgets.rule import ThinRule
from compacttui.tui.widgets.text import shown_line
from compacttui.tui.writing import Written, write_file

if TYPE_CHECKING:
    from compacttui.acts.fields import FieldSpec
    from compacttui.questions.registry import Column as Asked
    from compacttui.questions.registry import Question
    from compacttui.tui.forms.answer_file import AnswerWish
    from compacttui.tui.forms.fields import Raw
    from compacttui.tui.forms.narrow import Narrowed

NARROW = command(
    "answer.narrow",
    "narrow",
    "e",
    "narrow",
    "Say what the question is to be about: one board, one person, since when.",
    area="Answers",
    rank=11,
)
KEEP = command(
    "answer.keep",
    "write to a file",
    "w",
    "keep",
    "Write the answer to a file: for spreadsheets, for programs, or as text.",
    area="Answers",
    rank=12,
)

_ROOMY = 84
"""Columns from which days are said whole."""
_STANDS = "stands"
_WORDS, _SHOWN = "words", "shown"
"""Parameters that are the line to type in, and the chips."""


class Answer(Place[Any]):
    """The rows of one question: of all of it, or of what it was narrowed to."""

    NAME = "answer"
    TITLE = "Question"
    BINDINGS = bind(NARROW, KEEP)

    def __init__(self, question: Question[..., Any], given: Mapping[str, object] | None = None) -> None:
        """Make the place.

        Args:
            question: what is asked.
            given: what it is asked about to begin with, by parameter.
        """
        self.question = question
        self._given: dict[str, object] = dict(given or {})
        self._raw: dict[str, Raw] = {}
        self._said: tuple[str, ...] = ()
        super().__init__()

    @cached_property
    def specs(self) -> Mapping[str, FieldSpec]:
        """What the question can be asked about, by parameter."""
        from compacttui.acts.fields import fields_of

        return {spec.name: spec for spec in fields_of(self.question.answer)}

    @property
    def chips(self) -> Sequence[Chip]:
        """The parts of the answer, the one that counts to begin with first."""
        shown = self.specs.get(_SHOWN)
        if shown is None:
            return ()
        begins = self._given.get(_SHOWN, shown.default)
        made = [Chip(code, words) for code, words in shown.choices]
        return sorted(made, key=lambda chip: chip.name != begins)

    @property
    def can_filter(self) -> bool:
        """Whether the question takes words."""
        return _WORDS in self.specs

    @property
    def _fields(self) -> Sequence[FieldSpec]:
        """What is said in a form: all but the words and the part."""
        return [spec for name, spec in self.specs.items() if name not in {_WORDS, _SHOWN}]

    def heading(self) -> str:
        """Say the question."""
        return self.question.title

    def columns(self) -> Sequence[Column[Any]]:
        """Show the question's own columns."""
        return [column for asked in self.question.columns for column in self._columns(asked)]

    def _columns(self, asked: Asked) -> Iterator[Column[Any]]:
        """A column; a day has two, of which the shorter one stands where room is short."""

        def short(row: Any) -> Cell:
            day = getattr(row, asked.name)
            return narrow_day(day, self.store.today) if isinstance(day, date) else ""

        if self._is_day(asked.name):
            wide = self._column(asked)
            yield wide._replace(width=20, from_width=_ROOMY)
            yield Column(asked.heading, short, width=11, below_width=_ROOMY)
        else:
            yield self._column(asked)

    def _is_day(self, name: str) -> bool:
        of = str(self.question.row_type.__annotations__.get(name, ""))
        return of in {"date", "date | None"}

    def _column(self, asked: Asked) -> Column[Any]:
        def cell(row: Any) -> Cell:
            words = value_words(getattr(row, asked.name), self.store.today)
            standing = getattr(row, "standing", None)
            is_standing = asked.name == _STANDS and isinstance(standing, Standing)
            return status(standing, words) if is_standing else words

        if asked.numeric:
            return Column(asked.heading, cell, width=max(6, len(asked.heading)), right=True)
        return Column(asked.heading, cell, least=12)

    def manner(self) -> Manner[Any]:
        """Tell rows apart by what they show and lead to; long cells take three lines."""
        return Manner(key=self._key, most_lines=3)

    def _key(self, row: Any) -> Hashable:
        shown = tuple(str(getattr(row, column.name)) for column in self.question.columns)
        return self.question.leads_to(row), shown

    def rows(self, store: Store, wanted: Wanted) -> Sequence[Any | Heading]:
        """Ask the question."""
        return store.ask(self.question, **self._asked(wanted))

    def _asked(self, wanted: Wanted) -> dict[str, object]:
        """What the question is asked about, by parameter."""
        given = dict(self._given)
        shown = self.specs.get(_SHOWN)
        if wanted.words:
            given[_WORDS] = wanted.words
        if wanted.chip and shown is not None and shown.word is not None:
            given[_SHOWN] = shown.word.of(wanted.chip)
        return given

    def about(self, store: Store, row: Any) -> Sequence[Part]:
        """Show the record that the row is about, or the entry that it was read from."""
        from compacttui.questions.ledger.opened import entry
        from compacttui.questions.showing import all_shows, show
        from compacttui.questions.things import kind_of

        seq = getattr(row, "seq", None)
        if isinstance(seq, int):
            return tuple(entry_parts(store.ask(entry, seq), store))
        ref = self.opens(row)
        kind = kind_of(ref) if ref else ""
        return parts_of(store.ask(show, kind, ref), store.today) if kind in all_shows() else ()

    def opens(self, row: Any) -> str:
        """Open what the row leads to."""
        return self.question.leads_to(row)

    def empty(self, wanted: Wanted) -> Empty:
        """Say that the answer is: none."""
        if wanted.words:
            return Empty(f"Nothing here has the words “{wanted.words}”. Esc takes the filter off.")
        if self._said:
            return Empty("The answer is: none.", NARROW.keys, "ask about something else")
        return Empty("The answer is: none.")

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to narrow only what can be asked about something."""
        if action == "narrow":
            return bool(self._fields)
        return super().check_action(action, parameters)

    def action_narrow(self) -> None:
        """Ask what it is to be about."""
        from compacttui.tui.forms.narrow import NarrowAnswer

        self.app.push_screen(NarrowAnswer(self.question.title, self._fields, self._raw), self._narrow_to)

    def _narrow_to(self, narrowed: Narrowed | None) -> None:
        if narrowed is None:
            return
        self._given, self._raw, self._said = dict(narrowed.values), dict(narrowed.raw), narrowed.words
        self._say_narrowed()
        self.action_reload(at=0)

    def _say_narrowed(self) -> None:
        """Say in a line of its own what the question was narrowed to."""
        self.query(".place--narrowed").remove()
        if self._said:
            line = Static(shown_line(" · ".join(self._said), Tone.QUIET), classes="place--narrowed")
            self.mount(line, after=self.query_one(ThinRule))

    def action_keep(self) -> None:
        """Ask where, and write the answer there."""
        from compacttui.tui.forms.answer_file import KeepAnswer

        name = file_name(self.question.name, "answer") + ".csv"
        self.app.push_screen(KeepAnswer(self.question.title, name), self._write)

    def _write(self, wish: AnswerWish | None) -> None:
        if wish is None:
            return
        store, given = self.store, self._asked(self.wanted)

        def make() -> Written:
            from compacttui.exchange.tables import for_file

            rows = store.ask(self.question, **given)
            title = self.question.title
            return Written(for_file(rows, self.question.columns, wish.form, title=title, today=store.today))

        write_file(self, wish.file, make)
