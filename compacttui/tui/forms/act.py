"""The form that any act has by itself, built from what the act says of its fields."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, cast

from textual import on

from compacttui.rules.dates import parse_day, parse_partial, parse_time
from compacttui.rules.meanwhile import SEEN
from compacttui.rules.refusal import Refused
from compacttui.rules.text import clean
from compacttui.tui.commands import FORMS, bind, command
from compacttui.tui.forms.base import Form
from compacttui.tui.forms.choosing import ChoiceField, FlagField, SeveralField
from compacttui.tui.forms.fields import About, Field, Raw
from compacttui.tui.forms.files import BallotsField
from compacttui.tui.forms.groups import GroupField
from compacttui.tui.forms.things import NameField, ThingField
from compacttui.tui.forms.typed import (
    DayField,
    LineField,
    PartialDayField,
    SecretField,
    TimeField,
    WholeField,
    whole,
)
from compacttui.tui.forms.written import ManyField, WordsField
from compacttui.tui.widgets.choices import Choice

if TYPE_CHECKING:
    from compacttui.acts.fields import FieldSpec
    from compacttui.acts.registry import Act


LEAVE = command(
    "form.leave", "leave", "escape", "later", "Leave; nothing that you typed is kept.", area=FORMS, rank=20
)


class ActForm(Form[object]):
    """Fills in any act that is registered."""

    def __init__(
        self, act: Act[..., object], *, known: Mapping[str, Raw] | None = None, about: str = ""
    ) -> None:
        """Make the form.

        Args:
            act: what is done.
            known: what is known already, by field: what the person stood on when they chose the act.
            about: the id of what it is about, which tells its draft from others.
        """
        super().__init__()
        self.act = act
        self._since: int | None = None
        self._deed: Callable[..., object] | None = None
        self._known = dict(known or {})
        self._about = about

    def heading(self) -> Sequence[str]:
        """Say the act's title."""
        return (self.act.title,)

    def draft_of(self) -> tuple[str, str]:
        """Keep drafts by the act's name."""
        return self.act.name, self._about

    def fields(self) -> Iterable[Field]:
        """Make a field for each of the act's."""
        return [field_for(spec) for spec in self.act.fields]

    async def prefill(self) -> None:
        """Put in what is known, and what counts when nothing is said."""
        await self.note_entries()
        for spec in self.act.fields:
            raw = self._known.get(spec.name, raw_of(spec.default))
            field = self.field(spec.name)
            if raw is not None and field is not None:
                await field.put(raw)

    async def note_entries(self) -> None:
        """Note how much there is now, before anything is read: what others record after this is compared."""
        if self._since is None:
            try:
                self._since = await asyncio.to_thread(self.store.entries)
            except Refused as refused:
                self.post_message(self.Failed(refused))

    def kept_beside(self) -> Mapping[str, Raw]:
        """Keep with a draft how much there was when it was begun: it may be sent on another day."""
        return {} if self._since is None else {SEEN: str(self._since)}

    def carry_on_from(self, kept: Mapping[str, object]) -> None:
        """Compare with what there was when the draft was begun."""
        seen = kept.get(SEEN)
        if isinstance(seen, str) and seen.isdigit() and self._since is not None:
            self._since = min(self._since, int(seen))

    def resolve(self, refused: Refused) -> bool:
        """Where somebody else was quicker: show what both made of it, and let the person choose."""
        clashes = getattr(refused, "clashes", ())
        if not clashes:
            return False
        from compacttui.tui.forms.clashing import choose

        choose(self, refused.message, clashes)
        return True

    def will_happen(self, values: Mapping[str, object]) -> Sequence[str]:
        """Sum up what was filled in, where the act cannot be undone."""
        if not self.act.final:
            return ()
        filled = [
            field for spec in self.act.fields if spec.name in values and (field := self.field(spec.name))
        ]
        return [self.act.help, *(f"{field.about.label}: {field.in_words()}" for field in filled)]

    @on(Form.Finished)
    def _do(self, finished: Form.Finished) -> None:
        from compacttui.acts.meanwhile import as_seen

        if self._deed is None:
            self._deed = as_seen(self.act, self._since)
        self.perform(self._deed, **finished.values)

    def done_words(self, result: object) -> str:
        """Say what the act itself says of what was done, where it says something."""
        words = getattr(result, "said", "")
        return words if isinstance(words, str) and words else super().done_words(result)


class ConfidentialForm(ActForm):
    """Fills in an act with secrets in it: nothing of what is typed is kept, not even as a draft."""

    KEEPS_DRAFTS = False
    LATER_WORDS = "Leave"
    BINDINGS = bind(LEAVE)

    def action_later(self) -> None:
        """Leave; nothing is kept."""
        if self._busy:
            self.give_up()
        else:
            self.dismiss(None)


def raw_of(default: object) -> Raw:
    """Say an act's default as it would stand in a field; nothing for nothing."""
    if default is None or isinstance(default, bool):
        return default
    if isinstance(default, date):
        return f"{default:%d/%m/%Y}"
    if isinstance(default, (list, tuple, frozenset, set)):
        return [str(one) for one in default] or None
    return str(default)


def field_for(spec: FieldSpec) -> Field:
    """Make the field for one of an act's."""
    about = About(spec.name, spec.label, spec.help, spec.required)
    return _MAKERS[spec.kind.value](spec, about)


def _line(spec: FieldSpec, about: About) -> Field:
    if spec.many:
        return ManyField(about, lambda line, _today: clean(line))
    return NameField(about, spec.thing) if spec.thing else LineField(about)


def _day(spec: FieldSpec, about: About) -> Field:
    return (
        ManyField(about, lambda line, today: parse_day(line, today=today)) if spec.many else DayField(about)
    )


def _partial_day(spec: FieldSpec, about: About) -> Field:
    if spec.many:
        return ManyField(about, lambda line, today: parse_partial(line, today=today))
    return PartialDayField(about)


def _time(spec: FieldSpec, about: About) -> Field:
    return ManyField(about, lambda line, _today: parse_time(line)) if spec.many else TimeField(about)


def _whole(spec: FieldSpec, about: About) -> Field:
    return ManyField(about, lambda line, _today: whole(line)) if spec.many else WholeField(about)


def _flag(spec: FieldSpec, about: About) -> Field:
    return FlagField(about, begins=spec.default if isinstance(spec.default, bool) else None)


def _choice(spec: FieldSpec, about: About) -> Field:
    choices = [Choice(code, words, meaning_of(spec, code)) for code, words in spec.choices]
    value_of = cast("Callable[[str], object]", spec.word or str)
    return SeveralField(about, choices, value_of) if spec.many else ChoiceField(about, choices, value_of)


def meaning_of(spec: FieldSpec, code: str) -> str:
    """The sentence that explains one of a field's choices; empty where the words say it all."""
    return spec.word.of(code).meaning if spec.word else ""


def _thing(spec: FieldSpec, about: About) -> Field:
    return ThingField(about, spec.thing or "thing", many=spec.many)


def _group(spec: FieldSpec, about: About) -> Field:
    what = spec.label.removesuffix("s") if spec.many else spec.label
    make = cast("Callable[..., object]", spec.group or dict)
    return GroupField(
        about, what, lambda: [field_for(part) for part in spec.parts], make, single=not spec.many
    )


_MAKERS: Mapping[str, Callable[[FieldSpec, About], Field]] = {
    "line": _line,
    "words": lambda _spec, about: WordsField(about),
    "day": _day,
    "partial_day": _partial_day,
    "time": _time,
    "whole": _whole,
    "flag": _flag,
    "choice": _choice,
    "thing": _thing,
    "ballots": lambda _spec, about: BallotsField(about),
    "group": _group,
    "hidden": lambda _spec, about: SecretField(about),
}
"""How each kind of an act's field is filled in; a test holds this against the kinds there are."""
