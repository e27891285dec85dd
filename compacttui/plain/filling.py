"""Filling in several fields: what is needed in turn, then whatever else the person chooses by its number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from compacttui.acts.fields import FieldKind, FieldSpec
from compacttui.plain.fields import Asker, Back, Said, Spot
from compacttui.plain.raw import Raw, given_of, in_words
from compacttui.plain.said import listed, sentences
from compacttui.rules.dates import plural
from compacttui.rules.refusal import Refused
from compacttui.rules.text import folded, one_line, shortened

if TYPE_CHECKING:
    from compacttui.plain.keeper import Keeper
    from compacttui.plain.voice import Voice

Raws = MutableMapping[str, Raw]


@dataclass(frozen=True, slots=True)
class Around:
    """What surrounds the fields that are filled in.

    Attributes:
        begins: before each field's place: "Items, entry 2, " inside an entry; empty for a whole form.
        about: the id of what the form is about.
        done: what an empty line does at the end: "send it".
        saved: called after each field.
    """

    begins: str
    about: str
    done: str
    saved: Callable[[], None]


class Filler:
    """Fills in the fields of an act, and the parts of each entry of a group, in the same way."""

    def __init__(self, voice: Voice, keeper: Keeper) -> None:
        self.voice = voice
        self.asker = Asker(voice, keeper)

    def fill(self, specs: Sequence[FieldSpec], raws: Raws, around: Around) -> None:
        """Ask for what is needed and empty, then offer the rest until an empty line.

        Args:
            specs: the fields.
            raws: what stands in them; changed as the person fills them in.
            around: what surrounds them.

        Raises:
            Later: the person leaves.
            Ended: there are no more lines.
        """
        needed = [spec for spec in specs if spec.required and not is_filled(spec, raws.get(spec.name))]
        at = 0
        while at < len(needed):
            try:
                self.one(specs, needed[at], raws, around)
                at += 1
            except Back:
                at = max(0, at - 1)
            except Said:
                self.voice.say(*read_out(specs, raws))
        self._offer(specs, raws, around)

    def one(self, specs: Sequence[FieldSpec], spec: FieldSpec, raws: Raws, around: Around) -> None:
        """Ask for one field, and keep what was said.

        Raises:
            Later: the person leaves.
            Back: they want the field before.
            Said: they want to hear what stands in the form.
            Ended: there are no more lines.
        """
        place = f"{around.begins}field {specs.index(spec) + 1} of {len(specs)}"
        spot = Spot(place[:1].upper() + place[1:], around.about)
        if spec.kind is FieldKind.GROUP:
            self._group(spec, raws, spot, around)
        else:
            raws[spec.name] = self.asker.ask(spec, raws.get(spec.name), spot)
        around.saved()

    def each(
        self,
        specs: Sequence[FieldSpec],
        raws: Raws,
        around: Around,
        is_asked: Callable[[FieldSpec, Raws], bool] = lambda _spec, _raws: True,
    ) -> None:
        """Ask for every field in turn, needed or not.

        Args:
            specs: the fields.
            raws: what stands in them; changed as the person fills them in.
            around: what surrounds them.
            is_asked: whether a field is asked for, given what was said so far.

        Raises:
            Later: the person leaves.
            Ended: there are no more lines.
        """
        at = 0
        while at < len(specs):
            if not is_asked(specs[at], raws):
                at += 1
                continue
            try:
                self.one(specs, specs[at], raws, around)
                at += 1
            except Back:
                at = max(0, at - 1)
            except Said:
                self.voice.say(*read_out(specs, raws))

    def number(self, prompt: str, most: int, *, least: int = 0, enter: int | None = None) -> int:
        """Hear a number between two others, both included.

        Args:
            prompt: what is asked for.
            most: the largest.
            least: the smallest.
            enter: what an empty line means; nothing where it means nothing.

        Raises:
            Later: the person leaves.
            Ended: there are no more lines.
        """
        while True:
            try:
                line = self.asker.hear(None, prompt)
            except (Back, Said):
                continue
            if not line and enter is not None:
                return enter
            if line.isascii() and line.isdigit() and least <= int(line) <= most:
                return int(line)
            self.voice.say(
                f"Error: there is no choice “{shortened(line, 20)}”." if line else "Error: nothing was typed."
            )

    def _offer(self, specs: Sequence[FieldSpec], raws: Raws, around: Around) -> None:
        self._say_all(specs, raws)
        prompt = f"Type a field's number to fill it in, .said to hear them again, or Enter to {around.done}."
        while True:
            try:
                line = self.asker.hear(specs[0], prompt)
                if not line:
                    return
                self.one(specs, _meant(specs, line), raws, around)
            except Refused as refused:
                self.voice.say(f"Error: {refused.message}")
            except Back:
                continue
            except Said:
                self._say_all(specs, raws)

    def _say_all(self, specs: Sequence[FieldSpec], raws: Raws) -> None:
        """Read the fields out in one line, each with its number and what stands in it."""
        all_of_them = [f"{number}. {self._offered(spec, raws)}" for number, spec in enumerate(specs, 1)]
        self.voice.say(sentences("the fields", *all_of_them))

    @staticmethod
    def _offered(spec: FieldSpec, raws: Raws) -> str:
        words = one_line(in_words(spec, raws.get(spec.name)))
        short = words if len(words) <= 60 else f"{words[:57].rstrip()}…"
        return f"{spec.label}: {short}" if short else f"{spec.label}: empty"

    # Groups

    def _group(self, spec: FieldSpec, raws: Raws, spot: Spot, around: Around) -> None:
        entries = _entries(raws.get(spec.name))
        raws[spec.name] = cast("Raw", entries)
        self.asker.introduce(spec, None, spot)
        if not entries or not spec.many:
            self.entry(spec, entries, 0, around)
        while spec.many:
            for number, entry in enumerate(entries, 1):
                words = listed(read_out(spec.parts, entry))
                self.voice.say(f"{number}. {words or 'empty'}")
            line = self.asker.hear(
                spec,
                sentences(
                    f"{plural(len(entries), 'entry', 'entries')}",
                    "Type a number to change one, + for another, - and a number to take one out, or Enter to go on",
                ),
            )
            if not line:
                return
            self._change(spec, entries, line, around)

    def _change(self, spec: FieldSpec, entries: list[Raws], line: str, around: Around) -> None:
        if line == "+":
            self.entry(spec, entries, len(entries), around)
            return
        number = line.removeprefix("-").strip()
        if not (number.isascii() and number.isdigit() and 0 < int(number) <= len(entries)):
            self.voice.say(f"Error: there is no entry {number}.")
        elif line.startswith("-"):
            del entries[int(number) - 1]
            around.saved()
        else:
            self.entry(spec, entries, int(number) - 1, around)

    def entry(self, spec: FieldSpec, entries: list[Raws], at: int, around: Around) -> None:
        """Fill in one entry of a group; a new one where `at` is behind the last.

        Raises:
            Later: the person leaves.
            Ended: there are no more lines.
        """
        if at == len(entries):
            entries.append({})
        inside = Around(
            f"{spec.label}, entry {at + 1}, ".capitalize(), around.about, "finish this entry", around.saved
        )
        self.fill(spec.parts, entries[at], inside)
        if not is_filled(spec, cast("Raw", [entries[at]])):
            del entries[at]


def is_filled(spec: FieldSpec, raw: Raw) -> bool:
    """Whether something stands in a field."""
    return given_of(spec, raw) not in (None, "", [])


def read_out(specs: Sequence[FieldSpec], raws: Raws) -> Iterator[str]:
    """What stands in the fields, a line for each that is not empty."""
    for spec in specs:
        if words := in_words(spec, raws.get(spec.name)):
            yield f"{spec.label}: {words}"


def _entries(raw: Raw) -> list[Raws]:
    several = raw if isinstance(raw, Sequence) and not isinstance(raw, str) else []
    return [dict(one) for one in several if isinstance(one, Mapping)]


def _meant(specs: Sequence[FieldSpec], line: str) -> FieldSpec:
    if line.isascii() and line.isdigit():
        if 0 < int(line) <= len(specs):
            return specs[int(line) - 1]
        raise Refused(f"there is no field {line}. They go from 1 to {len(specs)}.")
    fitting = [spec for spec in specs if folded(spec.label).startswith(folded(line))]
    if len(fitting) != 1:
        raise Refused("type the number of a field, or an empty line to go on.")
    return fitting[0]
