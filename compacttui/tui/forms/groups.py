"""A field that is a list of small forms: items of an agenda, places of a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Static

from compacttui.rules.refusal import Refused
from compacttui.tui.commands import FORMS, bind, command
from compacttui.tui.forms.fields import NOTHING, About, Field, Raw
from compacttui.tui.widgets.press import Press
from compacttui.tui.widgets.text import said

MakeFields = Callable[[], Iterable[Field]]

TAKE_OUT = command(
    "group.take_out",
    "take out",
    "f8,alt+x",
    "take_out",
    "Take this entry out of the list.",
    area=FORMS,
    rank=30,
)
PUT_BACK = command(
    "group.put_back",
    "put back",
    "alt+z",
    "put_back",
    "Put back the entry taken out last.",
    area=FORMS,
    rank=31,
)


class GroupEntry(Vertical):
    """One entry: its number and its fields."""

    BINDINGS = bind(TAKE_OUT)

    @dataclass
    class TakenOut(Message):
        """The person does not want this entry."""

        entry: GroupEntry

    def __init__(self, fields: Sequence[Field]) -> None:
        super().__init__(classes="group--entry")
        self.fields = tuple(fields)
        for field in self.fields:
            field.tells_optional = False

    def compose(self) -> ComposeResult:
        """Lay out the number, a way out for the mouse (keys have `take out`), and the fields."""
        with Horizontal(classes="group--head"):
            yield Static(classes="group--number")
            yield Press("take out", mouse_only=True)
        yield from self.fields

    @on(Press.Pressed)
    def action_take_out(self) -> None:
        """Take this entry out."""
        self.post_message(self.TakenOut(self))

    def number(self, number: int, what: str) -> None:
        """Say which one it is."""
        self.query_one(".group--number", Static).update(said(f"{what} {number}"))

    @property
    def raw(self) -> Mapping[str, Raw]:
        """What stands in its fields."""
        return {field.about.name: field.raw for field in self.fields}

    @property
    def is_empty(self) -> bool:
        """Nothing stands in any of its fields."""
        return all(field.is_empty for field in self.fields)

    def values(self) -> dict[str, object]:
        """Give the values of its fields; those that may be empty and are, are left out.

        Raises:
            Refused: a field cannot be understood.
        """
        read = {field.about.name: field.read() for field in self.fields}
        return {name: value for name, value in read.items() if value is not NOTHING}


class GroupField(Field):
    """Any number of entries of the same fields."""

    BINDINGS = bind(PUT_BACK)

    def __init__(
        self,
        about: About,
        what: str,
        make_fields: MakeFields,
        make: Callable[..., object] = dict,
        *,
        single: bool = False,
    ) -> None:
        super().__init__(about)
        self._single = single
        self._what = what
        self._make_fields = make_fields
        self._make = make
        self._taken: tuple[int, Mapping[str, Raw]] | None = None

    def control(self) -> ComposeResult:
        """Lay out the entries, and a way to add one."""
        with Vertical():
            yield Vertical(classes="group--entries")
            if not self._single:
                yield Press("add another", called="add")

    @property
    def entries(self) -> Sequence[GroupEntry]:
        """The entries, in order."""
        return list(self.query(GroupEntry))

    @property
    def raw(self) -> Raw:
        """What stands in the entries."""
        return self._raws()

    def in_words(self) -> str:
        """Say how many there are."""
        count = sum(not entry.is_empty for entry in self.entries)
        return f"{count} of them" if count != 1 else "one"

    def _raws(self) -> list[Mapping[str, Raw]]:
        return [entry.raw for entry in self.entries]

    @property
    def is_empty(self) -> bool:
        """Nothing stands in any entry."""
        return all(entry.is_empty for entry in self.entries)

    @on(events.Mount)
    async def _begin_with_one(self) -> None:
        """Begin with one entry where one is needed."""
        if (self.about.required or self._single) and not self.entries:
            await self._add()

    async def _add(self) -> GroupEntry:
        entry = GroupEntry(tuple(self._make_fields()))
        await self.query_one(".group--entries").mount(entry)
        self._renumber()
        return entry

    def _renumber(self) -> None:
        for number, entry in enumerate(self.entries, 1):
            entry.number(number, self._what)

    async def put(self, raw: Raw) -> None:
        """Fill entries in for the person."""
        await self.query_one(".group--entries").remove_children()
        for one in raw if isinstance(raw, list) else ():
            entry = await self._add()
            if isinstance(one, Mapping):
                for field in entry.fields:
                    await field.put(one.get(field.about.name))
        if (self.about.required or self._single) and not self.entries:
            await self._add()
        self.accept()

    def value(self) -> object:
        """Give the entries; empty ones do not count.

        Raises:
            Refused: a field of an entry cannot be understood; the field is `NAME.NUMBER.PART`.
        """
        made: list[object] = []
        for number, entry in enumerate(self.entries, 1):
            if entry.is_empty:
                continue
            try:
                made.append(self._make(**entry.values()))
            except Refused as refused:
                raise Refused(
                    refused.message, field=f"{self.about.name}.{number}.{refused.field}"
                ) from refused
        return made[0] if self._single and made else made

    def refuse(self, sentence: str, field: str | None = None) -> None:
        """Show what is wrong at the entry's own field, where one is meant."""
        _, _, path = (field or "").partition(f"{self.about.name}.")
        number, _, part = path.partition(".")
        entries = self.entries
        inside = entries[int(number) - 1] if number.isdigit() and 0 < int(number) <= len(entries) else None
        meant = next((one for one in inside.fields if one.about.name == part), None) if inside else None
        if meant is not None:
            meant.refuse(sentence)
            self.refusal = sentence
        else:
            super().refuse(sentence)

    def begin(self) -> None:
        """Take the keys, at the field that is wrong if there is one."""
        fields = [field for entry in self.entries for field in entry.fields]
        wrong = next((field for field in fields if field.refusal), None)
        first = wrong or next((field for field in fields if field.is_unsaid), None)
        if first is not None:
            first.begin()
        else:
            super().begin()

    @property
    def is_unsaid(self) -> bool:
        """There is something left to say in an entry."""
        return any(field.is_unsaid for entry in self.entries for field in entry.fields)

    @on(Field.Changed)
    def _changed_inside(self, changed: Field.Changed) -> None:
        if changed.field is not self:
            changed.stop()
            self.refusal = ""
            self.post_message(self.Changed(self))

    @on(Field.Left)
    def _left_inside(self, left: Field.Left) -> None:
        if left.field is not self:
            left.stop()

    @on(Press.Pressed, "#add")
    async def _add_another(self, pressed: Press.Pressed) -> None:
        pressed.stop()
        entry = await self._add()
        entry.fields[0].begin()
        self.post_message(self.Changed(self))

    @on(GroupEntry.TakenOut)
    async def _take_out(self, taken: GroupEntry.TakenOut) -> None:
        taken.stop()
        self._taken = (self.entries.index(taken.entry), taken.entry.raw)
        self.query_one("#add", Press).focus()
        await taken.entry.remove()
        self._renumber()
        self.post_message(self.Changed(self))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer to put back only what was taken out."""
        return self._taken is not None if action == "put_back" else True

    async def action_put_back(self) -> None:
        """Put back the entry taken out last, where it was."""
        if self._taken is None:
            return
        (place, raw), self._taken = self._taken, None
        await self.put([*self._raws()[:place], raw, *self._raws()[place:]])
        self.entries[place].fields[0].begin()
        self.post_message(self.Changed(self))
