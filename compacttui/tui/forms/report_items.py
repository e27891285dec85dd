"""Step two of a report-back: the items of the agenda, and whatever else there is to report."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from compacttui.rules.refusal import Refused
from compacttui.tui.forms.fields import About, Field, Raw
from compacttui.tui.forms.report_item import FIRST, WRITE, ItemEntry
from compacttui.tui.forms.report_kept import ref_of
from compacttui.tui.widgets.press import Press

if TYPE_CHECKING:
    from compacttui.acts.fields import FieldSpec
    from compacttui.questions.meetings.agenda import MeetingOn
    from compacttui.questions.soundings import SoundingRow


class ItemsField(Field):
    """The items of one meeting's agenda, and whatever else there is to report."""

    def __init__(self, specs: Sequence[FieldSpec], make: Callable[..., object]) -> None:
        """Make the field.

        Args:
            specs: the parts of an item, as the act takes them.
            make: what the values of an item become.
        """
        super().__init__(
            About(
                "items",
                "Items",
                "What was decided, what you said, how you know, and what it means for members.",
            )
        )
        self._specs = {spec.name: spec for spec in specs}
        self._make = make

    def compose(self) -> ComposeResult:
        """Lay the items out; their heading says what they are."""
        yield from self.control()

    def control(self) -> ComposeResult:
        """Lay out the items, and a way to add what was not on the agenda."""
        with Vertical():
            yield Vertical(classes="items--entries")
            yield Press("add something that was not on the agenda", called="add")

    @property
    def entries(self) -> Sequence[ItemEntry]:
        """The items, in order."""
        return list(self.query(ItemEntry))

    async def agenda(self, told: MeetingOn, asked: Sequence[SoundingRow] = ()) -> None:
        """Put the items of a meeting's agenda there; without an agenda, one that is free.

        Args:
            told: the meeting.
            asked: what the writer asked members before it.
        """
        left = {one.item_id for one in told.declared if one.left_at}
        put = {one.item_id: one for one in asked}
        entries = [
            ItemEntry(self._specs, one, left=one.id in left, put=put.get(one.id)) for one in told.items
        ]
        await self._mount(*(entries or [self._free()]))

    def _free(self) -> ItemEntry:
        entry = ItemEntry(self._specs, None)
        entry.answer.choose([WRITE.code])
        return entry

    async def _mount(self, *entries: ItemEntry) -> None:
        await self.query_one(".items--entries").mount(*entries)

    @property
    def raw(self) -> Raw:
        """What stands in the items."""
        return [entry.raw for entry in self.entries]

    @property
    def is_empty(self) -> bool:
        """Never: what an item still needs, the act says."""
        return False

    @property
    def is_unsaid(self) -> bool:
        """An item is not answered yet."""
        return any(not entry.is_answered for entry in self.entries)

    async def put(self, raw: Raw) -> None:
        """Fill the items in, each by its place on the agenda; what was not on it comes last."""
        given = [one for one in raw if isinstance(one, Mapping)] if isinstance(raw, list) else []
        about = {ref: one for one in given if (ref := ref_of(one.get("item")))}
        free = [one for one in given if not ref_of(one.get("item"))]
        for entry in self.entries:
            if entry.on_agenda is not None and entry.on_agenda.id in about:
                await entry.put(about[entry.on_agenda.id])
            elif entry.on_agenda is None and free:
                await entry.put(free.pop(0))
        for one in free:
            entry = self._free()
            await self._mount(entry)
            await entry.put(one)

    def value(self) -> tuple[object, ...]:
        """Give the items.

        Raises:
            Refused: a field cannot be understood; the field is `items.NUMBER.PART`.
        """
        made: list[object] = []
        for number, entry in enumerate(self.entries, 1):
            if entry.on_agenda is None and not entry.has_words:
                continue
            try:
                made.append(self._make(**entry.values()))
            except Refused as refused:
                raise Refused(refused.message, field=f"items.{number}.{refused.field}") from refused
        return tuple(made)

    def refuse(self, sentence: str, field: str | None = None) -> None:
        """Show at the item what is wrong."""
        self.refusal = sentence
        _, number, part = [*(field or "").split("."), "", ""][:3]
        entries = self.entries
        if number.isdigit() and 0 < int(number) <= len(entries):
            entries[int(number) - 1].refuse(sentence, part)

    def accept(self) -> None:
        """Nothing is wrong."""
        self.refusal = ""

    def begin(self) -> None:
        """Take the keys, at what is wrong or not answered."""
        entries = self.entries
        wrong = next((one for one in entries if any(f.refusal for f in one.fields.values())), None)
        first = wrong or next((one for one in entries if not one.is_answered), None)
        (first or entries[0]).begin()

    @on(Field.Changed)
    def _changed_inside(self, changed: Field.Changed) -> None:
        if changed.field is not self:
            changed.stop()
            self.refusal = ""
            self.post_message(self.Changed(self))

    @on(Press.Pressed, "#add")
    async def _add(self, pressed: Press.Pressed) -> None:
        pressed.stop()
        entry = self._free()
        await self._mount(entry)
        entry.fields[FIRST[0]].begin()
