"""Fields that choose from a closed list: one, several, yes or no."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from textual import events, on
from textual.app import ComposeResult

from compacttui.tui.forms.fields import About, Field, Raw
from compacttui.tui.widgets.choices import Choice, Choices

YES, NO = Choice("yes", "yes"), Choice("no", "no")


class ChoiceField(Field):
    """One of several."""

    several = False

    def __init__(
        self, about: About, choices: Iterable[Choice], value_of: Callable[[str], object] = str
    ) -> None:
        super().__init__(about)
        self._choices = tuple(choices)
        self._value_of = value_of
        self.choices = Choices(self._choices, several=self.several, optional=not about.required)
        """What can be chosen, and what is."""

    def control(self) -> ComposeResult:
        """Lay out the choices."""
        yield self.choices

    def offer(self, choices: Iterable[Choice]) -> None:
        """Offer other choices; none of them is chosen."""
        self._choices = tuple(choices)
        self.choices.offer(self._choices)

    @property
    def raw(self) -> Raw:
        """The code that is chosen."""
        return next(iter(self.choices.chosen), "")

    async def put(self, raw: Raw) -> None:
        """Choose for the person."""
        self.choices.choose([raw] if isinstance(raw, str) else [])
        self.accept()

    def value(self) -> object:
        """Give what is chosen."""
        return self._value_of(str(self.raw))

    def understood(self) -> str:
        """Say in a sentence what is chosen, where the words alone do not tell."""
        chosen = [choice.meaning for choice in self._choices if choice.code in self.choices.chosen]
        return chosen[0] if len(chosen) == 1 else ""

    def in_words(self) -> str:
        """Say what is chosen."""
        return ", ".join(choice.words for choice in self._choices if choice.code in self.choices.chosen)

    @on(Choices.Changed)
    def _chose(self, changed: Choices.Changed) -> None:
        changed.stop()
        self.changed()

    @on(Choices.Done)
    def _go_on(self, done: Choices.Done) -> None:
        done.stop()
        self.screen.focus_next()


class SeveralField(ChoiceField):
    """Any number of several."""

    several = True

    @property
    def raw(self) -> Raw:
        """The codes that are chosen, in the order of the list."""
        return [choice.code for choice in self._choices if choice.code in self.choices.chosen]

    async def put(self, raw: Raw) -> None:
        """Choose for the person."""
        codes = [code for code in raw if isinstance(code, str)] if isinstance(raw, Sequence) else []
        self.choices.choose(codes)
        self.accept()

    def value(self) -> object:
        """Give what is chosen."""
        raw = self.raw
        return (
            [self._value_of(code) for code in raw if isinstance(code, str)] if isinstance(raw, list) else []
        )


class FlagField(ChoiceField):
    """Yes or no."""

    def __init__(self, about: About, *, begins: bool | None = None) -> None:
        super().__init__(about, (YES, NO), lambda code: code == YES.code)
        self._begins = begins

    @on(events.Mount)
    async def _begin_with_default(self) -> None:
        """Begin with what counts when the field is left alone."""
        if self._begins is not None and not self.choices.chosen:
            await self.put(self._begins)

    @property
    def raw(self) -> Raw:
        """Yes, no, or not said."""
        chosen = self.choices.chosen
        return None if not chosen else YES.code in chosen

    @property
    def is_empty(self) -> bool:
        """Neither was chosen."""
        return self.raw is None

    async def put(self, raw: Raw) -> None:
        """Choose for the person."""
        self.choices.choose([] if raw is None else [YES.code if raw else NO.code])
        self.accept()

    def value(self) -> object:
        """Give the answer."""
        return bool(self.raw)
