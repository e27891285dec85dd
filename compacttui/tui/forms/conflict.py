"""Step one of a report-back: any conflict of interest at the meeting? What was said there already is not asked again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from compacttui.rules.dates import time_words
from compacttui.rules.refusal import Refused
from compacttui.rules.words.standing import Standing
from compacttui.tui.forms.choosing import ChoiceField
from compacttui.tui.forms.fields import About, Field, Raw
from compacttui.tui.forms.typed import LineField
from compacttui.tui.widgets.cells import Bit, sign
from compacttui.tui.widgets.choices import Choice, Choices
from compacttui.tui.widgets.sayline import SayLine
from compacttui.tui.widgets.text import said

if TYPE_CHECKING:
    from compacttui.questions.meetings.agenda import DeclaredAt, MeetingOn, Suggested

NONE: Final = "none"
"""What a draft holds for “no conflict”."""
_OTHER: Final = "other"
_WHOLE: Final = "whole"


class ConflictField(Field):
    """None, or what the register suggests, or something else in one's own words."""

    def __init__(self) -> None:
        super().__init__(
            About(
                "conflict",
                "Conflict of interest",
                "Something of your own that could, or could seem to, sway you at this meeting. None is an answer, too.",
            )
        )
        self._above = SayLine(classes="conflict--said")
        self.choices = Choices((), several=True)
        """What can be said: none, what the register suggests, something else."""
        self.where = ChoiceField(About("where", "Which item", "The item of the agenda it is about."), ())
        """Which item something else is about."""
        self.nature = LineField(About("nature", "What it is", "In a sentence, e.g. “I am a trustee there”."))
        """What something else is, in words."""
        self._other = Vertical(self.where, self.nature, classes="conflict--other")
        self._told: MeetingOn | None = None

    def control(self) -> ComposeResult:
        """Lay out what was said already, the choices, and room for something else."""
        with Vertical():
            yield self._above
            yield self.choices
            yield self._other

    def on_mount(self) -> None:
        """Begin without room for something else."""
        self._other.display = False

    def ask(self, told: MeetingOn) -> None:
        """Ask about a meeting; where something was declared at it, say that instead."""
        self._told = told
        self.choices.display = not told.declared
        self._above.say(said(*_lines(told)))
        words = [_words(told, one) for one in self._suggested]
        offered = [Choice(str(number), one) for number, one in enumerate(words)]
        self.choices.offer((Choice(NONE, "none"), *offered, Choice(_OTHER, "something else")))
        items = [Choice(one.id, f"{one.number}  {one.title}") for one in told.items]
        self.where.choices.offer((Choice(_WHOLE, "the whole meeting"), *items))

    @property
    def _suggested(self) -> Sequence[Suggested]:
        return [one for one in self._told.suggested if not one.answered] if self._told else ()

    @property
    def is_suggested(self) -> bool:
        """The register knows of something that could be one."""
        return bool(self._suggested)

    @property
    def is_answered(self) -> bool:
        """There is nothing to ask: it was said at the meeting."""
        return self._told is not None and bool(self._told.declared)

    @property
    def is_empty(self) -> bool:
        """Nothing is chosen, and something is asked."""
        return not self.is_answered and not self.choices.chosen

    @property
    def raw(self) -> Raw:
        """“none”, or each thing to be declared as the form of declaring holds it."""
        chosen = self.choices.chosen
        if not chosen or NONE in chosen:
            return NONE if chosen else ""
        made: list[Raw] = [
            _suggestion(one, _words(self._told, one) if self._told else "")
            for number, one in enumerate(self._suggested)
            if str(number) in chosen
        ]
        if _OTHER in chosen:
            item = "" if self.where.raw == _WHOLE else str(self.where.raw)
            made.append({"item": _picked(item) if item else None, "nature": self.nature.raw})
        return made

    async def put(self, raw: Raw) -> None:
        """Choose for the person, as a draft held it."""
        if raw == NONE:
            self.choices.choose([NONE])
        given = [one for one in raw if isinstance(one, Mapping)] if isinstance(raw, list) else []
        codes = [await self._put_one(one) for one in given]
        if codes:
            self.choices.choose(codes)
        self._show_other()
        self.accept()

    async def _put_one(self, one: Mapping[str, Raw]) -> str:
        known = (_ref(one.get("item")), _ref(one.get("organisation")))
        for number, suggested in enumerate(self._suggested):
            if known == (suggested.item_id, suggested.organisation_id):
                return str(number)
        await self.where.put(known[0] or _WHOLE)
        await self.nature.put(one.get("nature"))
        return _OTHER

    def value(self) -> tuple[Mapping[str, str], ...]:
        """Give what is to be declared, as the act of declaring takes it; empty: that there was nothing.

        Raises:
            Refused: something else is chosen, and not said what.
        """
        chosen = self.choices.chosen
        made = [
            _given(item=one.item_id, organisation=one.organisation_id, interest=one.interest_id)
            for number, one in enumerate(self._suggested)
            if str(number) in chosen
        ]
        if _OTHER in chosen:
            if self.nature.is_empty:
                raise Refused("Say in a sentence what the conflict is.")
            item = "" if self.where.raw == _WHOLE else str(self.where.raw)
            made.append(_given(item=item, nature=str(self.nature.value())))
        return tuple(made)

    def read(self) -> object:
        """Give what is to be declared; nothing where it was declared at the meeting.

        Raises:
            Refused: nothing was said yet.
        """
        if self.is_empty:
            raise Refused(
                "Say first whether you had a conflict of interest at this meeting.", field=self.about.name
            )
        return super().read()

    def understood(self) -> str:
        """Say what stays open."""
        if NONE not in self.choices.chosen or not self.is_suggested:
            return ""
        names = " and ".join(dict.fromkeys(one.organisation for one in self._suggested))
        return f"The register ties you to {names}: the officer will ask you about it."

    @on(Choices.Changed)
    def _chose(self, changed: Choices.Changed) -> None:
        if changed.choices is not self.choices:
            return
        changed.stop()
        if NONE in self.choices.chosen and len(self.choices.chosen) > 1:
            at = self.choices.choices[self.choices.cursor].code
            self.choices.keep([NONE] if at == NONE else self.choices.chosen - {NONE})
        self._show_other()
        self.changed()

    @on(Choices.Done)
    def _go_on(self, done: Choices.Done) -> None:
        done.stop()
        self.screen.focus_next()

    @on(Field.Changed)
    def _changed_inside(self, changed: Field.Changed) -> None:
        if changed.field is not self:
            changed.stop()
            self.changed()

    def _show_other(self) -> None:
        self._other.display = _OTHER in self.choices.chosen


def _given(**values: str) -> Mapping[str, str]:
    return {name: value for name, value in values.items() if value}


def _suggestion(one: Suggested, words: str) -> Raw:
    refs = {"item": one.item_id, "organisation": one.organisation_id, "interest": one.interest_id}
    return {name: _picked(ref, words) for name, ref in refs.items() if ref}


def _picked(ref: str, title: str = "") -> Raw:
    return {"picked": [{"ref": ref, "title": title, "note": ""}], "typed": ""}


def _ref(raw: Raw) -> str:
    """The id in what a draft holds of a thing that was picked."""
    picked = raw.get("picked") if isinstance(raw, Mapping) else None
    first = picked[0] if isinstance(picked, list) and picked else None
    return str(first.get("ref", "")) if isinstance(first, Mapping) else ""


def _words(told: MeetingOn | None, one: Suggested) -> str:
    return f"{_item(told, one.item_id)}: {one.organisation}" if one.item_id else one.organisation


def _item(told: MeetingOn | None, ref: str) -> str:
    found = next((item for item in told.items if item.id == ref), None) if told else None
    return f"item {found.number}, {found.title}" if found else "the meeting"


def _lines(told: MeetingOn) -> Iterator[Bit]:
    for number, one in enumerate(told.declared):
        if number:
            yield Bit("\n")
        yield sign(Standing.DONE)
        yield Bit(f" {_declared(told, one)}")


def _declared(told: MeetingOn, one: DeclaredAt) -> str:
    if one.nil:
        return "none, as you have said"
    where = next(
        (f"item {item.number}" for item in told.items if item.id == one.item_id), "the whole meeting"
    )
    words = f"{where}: declared, {one.words}"
    left = f"; you left at {time_words(one.left_at)}" if one.left_at else ""
    back = f", back at {time_words(one.returned_at)}" if one.returned_at else ""
    return f"{words}{left}{back}"
