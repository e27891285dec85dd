"""One item of a report-back: “nothing to add”, or a few short answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from compacttui.rules.words import BasisOfView, Marking
from compacttui.tui.commands import FORMS, bind, command
from compacttui.tui.forms.act import field_for
from compacttui.tui.forms.choosing import ChoiceField
from compacttui.tui.forms.fields import NOTHING, Field, Raw
from compacttui.tui.forms.report_kept import asked_in_words, picked, ref_of
from compacttui.tui.widgets.cells import Bit, Tone
from compacttui.tui.widgets.choices import Choice, Choices
from compacttui.tui.widgets.press import Press
from compacttui.tui.widgets.sayline import SayLine
from compacttui.tui.widgets.text import said, shown

if TYPE_CHECKING:
    from compacttui.acts.fields import FieldSpec
    from compacttui.questions.meetings.agenda import ItemOn
    from compacttui.questions.soundings import SoundingRow

NOTHING_TO_ADD, WRITE = Choice("nothing", "nothing to add"), Choice("write", "write")
FIRST: Final = ("decided", "said", "basis", "people_asked", "implications", "marking", "reason", "review_on")
"""What is asked of an item, in turn; how one knows of whoever said something, who may read it of whoever closes it."""
MORE: Final = ("discussed", "benefit")
"""What can be said besides."""
_WORDS: Final = ("decided", "said", "implications", "discussed", "benefit")
CLOSING: Final = ("marking", "reason", "review_on")
"""What is asked where not everybody may read an item."""
_READ: Final = ("Everybody may read this item.  ", "F5", "  if not everybody may")
_BEGINS: Final[Mapping[str, str]] = {"marking": Marking.OPEN.value}
"""What counts where nobody says otherwise, and so is chosen already."""


READERS = command(
    "report.readers",
    "who reads it",
    "f5,alt+r",
    "readers",
    "Close this item, or say that members alone may read it; once more, and everybody may.",
    area=FORMS,
    rank=22,
)


class ItemEntry(Vertical):
    """One item: nothing to add, or what was decided, what one said, how one knows, what it means."""

    BINDINGS = bind(READERS)

    def __init__(
        self,
        specs: Mapping[str, FieldSpec],
        on_agenda: ItemOn | None,
        *,
        left: bool = False,
        put: SoundingRow | None = None,
    ) -> None:
        """Make the entry.

        Args:
            specs: the parts of an item, as the act takes them.
            on_agenda: the item; nothing for what was not on the agenda.
            left: the writer had left the room for it.
            put: what they asked members about it before the meeting.
        """
        super().__init__(classes="item")
        self.on_agenda = on_agenda
        self._left = left
        self._put = put
        self._sounding = put.id if put is not None else ""
        self.is_closed = on_agenda is not None and on_agenda.closed_because is not None
        self.answer = Choices((NOTHING_TO_ADD, WRITE), optional=True)
        """Whether there is something to write."""
        self.fields: Mapping[str, Field] = {
            name: field
            for name in (*FIRST, *MORE)
            if not (self.is_closed and name in CLOSING)
            for field in [field_for(specs[name])]
        }
        """Its fields, by name."""
        for field in self.fields.values():
            field.tells_optional = False
        self._prepare()
        self._note = SayLine(classes="item--note")
        self._read_by = SayLine(classes="item--read")
        self._ask_more = Press("more about this item", called="more")
        self._first = Vertical(*self._of(FIRST), self._read_by, self._ask_more)
        self._more = Vertical(*self._of(MORE))

    def _of(self, names: Sequence[str]) -> Iterator[Field]:
        return (self.fields[name] for name in names if name in self.fields)

    def _prepare(self) -> None:
        """Fold the choices, and leave out what a report cannot say of its items."""
        for name in ("basis", "marking"):
            field = self.fields.get(name)
            if isinstance(field, ChoiceField):
                field.choices.folded = True
                left = [one for one in field.choices.choices if one.code != Marking.PERSONAL.value]
                field.choices.offer(left)
                field.choices.choose([_BEGINS.get(name, "")])

    def compose(self) -> ComposeResult:
        """Lay out the item with its answer, and the fields for those who write."""
        with Horizontal(classes="item--head"):
            title = said(*self._title())
            yield Static(title, classes="item--title")
            yield self.answer
        yield self._note
        yield self._first
        yield self._more

    def on_mount(self) -> None:
        """Begin with the question alone."""
        if self.is_closed:
            self._note.say(shown("Closed on the agenda: others read only that it took place.", Tone.QUIET))
        elif self._left:
            self._note.say(shown("You left the room. Write the outcome, if you know it.", Tone.QUIET))
        elif self._put is not None:
            self._note.say(shown(asked_in_words(self._put), Tone.QUIET))
        words, key, if_not = _READ
        self._read_by.say(said(Bit(words, Tone.QUIET), Bit(key, Tone.STRONG), Bit(if_not, Tone.QUIET)))
        self._fold()

    def _title(self) -> tuple[Bit, ...]:
        if self.on_agenda is None:
            return (Bit("·  ", Tone.QUIET), Bit("Not on the agenda"))
        return (Bit(f"{self.on_agenda.number}  ", Tone.QUIET), Bit(self.on_agenda.title, Tone.STRONG))

    @property
    def writes(self) -> bool:
        """The person has something to write: they said so, or just began."""
        return WRITE.code in self.answer.chosen or (not self.answer.chosen and self._has_begun)

    @property
    def is_answered(self) -> bool:
        """Nothing more has to be said of it."""
        return bool(self.answer.chosen) or self.is_closed or self.on_agenda is None or self._has_begun

    @property
    def _has_begun(self) -> bool:
        return any(
            field.raw != _BEGINS.get(name) for name, field in self.fields.items() if not field.is_empty
        )

    @property
    def has_words(self) -> bool:
        """Something is written."""
        return any(not self.fields[name].is_empty for name in _WORDS)

    @property
    def raw(self) -> Mapping[str, Raw]:
        """What stands in it, as every form of a report-back keeps it."""
        own = {name: field.raw for name, field in self.fields.items() if not field.is_empty}
        nothing = NOTHING_TO_ADD.code in self.answer.chosen
        asked = {"sounding": picked(self._sounding)} if self._sounding else {}
        return {**self._item, **own, **asked, **({"nothing_to_add": True} if nothing else {})}

    @property
    def _item(self) -> Mapping[str, Raw]:
        on = self.on_agenda
        if on is None:
            return {}
        return {"item": picked(on.id, f"{on.number}  {on.title}")}

    async def put(self, raw: Mapping[str, Raw]) -> None:
        """Fill it in for the person."""
        for name, field in self.fields.items():
            await field.put(raw.get(name) or _BEGINS.get(name))
        self._sounding = ref_of(raw.get("sounding")) or self._sounding
        nothing = bool(raw.get("nothing_to_add"))
        code = NOTHING_TO_ADD.code if nothing else WRITE.code if self._has_begun else ""
        self.answer.choose([code] if code else [])
        self._fold(more=any(not self.fields[name].is_empty for name in MORE))

    def values(self) -> dict[str, object]:
        """Give what is reported on the item.

        Raises:
            Refused: a field cannot be understood.
        """
        item: dict[str, object] = {"item": self.on_agenda.id} if self.on_agenda else {}
        if self._sounding and not self.is_closed:
            item["sounding"] = self._sounding
        if self.is_closed:
            item["marking"] = Marking.BOARD_CONFIDENTIAL
        if NOTHING_TO_ADD.code in self.answer.chosen:
            return {**item, "nothing_to_add": True}
        if not self.writes:
            return item
        read = {name: field.read() for name, field in self.fields.items() if not self._is_beside(name)}
        return {**item, **{name: value for name, value in read.items() if value is not NOTHING}}

    def _is_beside(self, name: str) -> bool:
        return name == "people_asked" and not self.fields[name].display

    @property
    def marked(self) -> Marking:
        """Who may read it, as far as it was chosen here."""
        raw = self.fields["marking"].raw if "marking" in self.fields else ""
        return Marking.of(raw) if isinstance(raw, str) and raw and self.writes else Marking.OPEN

    def refuse(self, sentence: str, part: str) -> None:
        """Show what is wrong: at the field that is meant, else at the item."""
        field = self.fields.get(part)
        if field is None:
            self._note.say(said(Bit(f"■ {sentence}", Tone.LATE)))
            return
        self._fold(more=part in MORE)
        field.refuse(sentence)

    def begin(self) -> None:
        """Take the keys: at a field that is wrong, else at the answer, else at the first field."""
        wrong = next((field for field in self.fields.values() if field.refusal), None)
        if wrong is not None:
            wrong.begin()
        else:
            self.answer.focus()

    @property
    def _is_open(self) -> bool:
        """Its fields are shown: to whoever writes, and, until it is answered, while the keys are here."""
        return self.writes or (not self.is_answered and self.has_focus_within)

    def _fold(self, *, more: bool = False) -> None:
        """Show the fields where the person writes or may begin to, the further ones to those who asked for them."""
        self._first.display = self._is_open
        self._more.display = self.writes and (more or self._more.display)
        self._ask_more.display = not self._more.display
        basis = self.fields["basis"].raw
        asked = bool(basis) and BasisOfView.of(str(basis)).asked_others
        # Nobody has to say how they know what they did not say.
        self.fields["basis"].display = bool(basis) or not self.fields["said"].is_empty
        self.fields["people_asked"].display = asked
        for name in CLOSING:
            if name in self.fields:
                self.fields[name].display = self.marked is not Marking.OPEN
        self._read_by.display = not self.is_closed and self.marked is Marking.OPEN

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Leave out the key for who may read it where the agenda has said so, or nothing is written."""
        return action != "readers" or ("marking" in self.fields and self._is_open)

    def action_readers(self) -> None:
        """Close the item, and ask why; where it is closed, let everybody read it again."""
        field = self.fields["marking"]
        if isinstance(field, ChoiceField):
            closes = self.marked is Marking.OPEN
            field.choices.choose([(Marking.BOARD_CONFIDENTIAL if closes else Marking.OPEN).value])
            field.changed()
            self._chose()
            self.fields["marking" if closes else "decided"].begin()

    @on(Choices.Changed)
    def _answered(self, changed: Choices.Changed) -> None:
        if changed.choices is self.answer:
            changed.stop()
            self._note.say(said())
            self._fold()
            self.post_message(Field.Changed(next(iter(self.fields.values()))))

    @on(Choices.Done)
    def _go_on(self, done: Choices.Done) -> None:
        if done.choices is self.answer:
            done.stop()
            self.screen.focus_next()

    def on_descendant_focus(self) -> None:
        """Show the fields: whoever has something to say just begins."""
        self._fold()

    def on_descendant_blur(self) -> None:
        """Put the fields away again where nothing was said, once the keys are elsewhere."""
        self.call_after_refresh(self._fold_again)

    def _fold_again(self) -> None:
        if self.is_attached:
            self._fold()

    @on(Field.Changed)
    def _chose(self) -> None:
        if not self.answer.chosen and self._has_begun:
            self.answer.choose([WRITE.code])
            self._note.say(said())
        self._fold()

    @on(Press.Pressed, "#more")
    def _show_more(self, pressed: Press.Pressed) -> None:
        pressed.stop()
        self._fold(more=True)
        self.fields[MORE[0]].begin()
