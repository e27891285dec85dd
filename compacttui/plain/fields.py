"""Filling in one field at a time: what is asked, what may stand there, and what was understood."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Final

from compacttui.acts.fields import FieldKind, FieldSpec
from compacttui.exchange.values import read
from compacttui.plain.raw import Raw, given_of, in_words, picked
from compacttui.plain.said import sentences
from compacttui.plain.words import explained
from compacttui.rules.dates import PartialDate, in_days, long_day, time_words
from compacttui.rules.refusal import Refused
from compacttui.rules.text import folded, one_line, shortened

if TYPE_CHECKING:
    from compacttui.plain.keeper import Keeper
    from compacttui.plain.voice import Voice
    from compacttui.questions.things import Choice


class Later(Exception):  # what the person wants is no error
    """Leave the form; what was typed is kept."""


class Back(Exception):  # what the person wants is no error
    """Go to the field before."""


class Said(Exception):  # what the person wants is no error
    """Read out what was filled in so far."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a field stands, for the words around it.

    Attributes:
        words: "Field 3 of 7", or "Item 2, field 3 of 7".
        about: the id of what the form is about; things that belong to it are listed by themselves.
    """

    words: str
    about: str = ""

    def error(self, sentence: str) -> str:
        """An error as it is said: it begins with where it is."""
        return f"Error, {self.words[:1].lower()}{self.words[1:]}: {sentence}"


class Asker:
    """Asks for one field after another, and reads what is said."""

    def __init__(self, voice: Voice, keeper: Keeper) -> None:
        self.voice = voice
        self.keeper = keeper

    def ask(self, spec: FieldSpec, raw: Raw, spot: Spot) -> Raw:
        """Ask for a field until what is said can be read; an empty line keeps what stood there.

        Args:
            spec: the field.
            raw: what stands in it.
            spot: where it stands.

        Raises:
            Later: the person leaves.
            Back: they want the field before.
            Said: they want to hear what stands in the form.
            Ended: there are no more lines.
        """
        self.introduce(spec, raw, spot)
        while True:
            try:
                told = self._one(spec, raw, spot)
                value = read(spec, given_of(spec, told), self.keeper.around)
            except Refused as refused:
                self.voice.say(spot.error(refused.message))
                continue
            self._understood(spec, value)
            return told

    def introduce(self, spec: FieldSpec, raw: Raw, spot: Spot) -> None:
        """Say which field it is, whether it is needed, what it means, what stands there."""
        needed = "needed" if spec.required else "may be left empty"
        help_ = "" if folded(spec.help) == folded(spec.label) else spec.help
        self.voice.say(sentences(f"{spot.words}: {spec.label}, {needed}", help_))
        if words := in_words(spec, raw):
            self.voice.say(sentences(f"now: {words}", "Enter keeps it"))

    def hear(self, spec: FieldSpec | None, *prompt: str) -> str:
        """Hear one line in a form; what begins with a full stop is a wish, not a value.

        Raises:
            Later: the person leaves.
            Back: they want the field before.
            Said: they want to hear what stands in the form.
        """
        while True:
            try:
                line = self.voice.ask(*prompt)
                if line.startswith("? "):
                    self.voice.say(*explained(line[2:]))
                    continue
            except Refused as refused:
                self.voice.say(f"Error: {refused.message}")
                continue
            if line in _WISHES:
                raise _WISHES[line]
            if line != "?":
                return line
            self.voice.say(*help_with(spec))

    def _one(self, spec: FieldSpec, raw: Raw, spot: Spot) -> Raw:
        asked: Mapping[FieldKind, Callable[[FieldSpec, Raw, Spot], Raw]] = {
            FieldKind.CHOICE: self._choice,
            FieldKind.FLAG: self._flag,
            FieldKind.THING: self._thing,
            FieldKind.HIDDEN: self._secret,
        }
        return asked.get(spec.kind, self._typed)(spec, raw, spot)

    # Each kind

    def _typed(self, spec: FieldSpec, raw: Raw, _spot: Spot) -> Raw:
        if spec.many:
            return self._several_lines(spec, raw)
        if spec.thing:
            return self._named(spec, raw)
        line = self.hear(spec, *_HINTS.get(spec.kind, ()))
        if spec.kind is not FieldKind.WORDS:
            return _kept(line, raw)
        lines = [line.removesuffix("\\")]
        while line.endswith("\\"):
            line = self.hear(spec)
            lines.append(line.removesuffix("\\"))
        return _kept("\n".join(lines).strip(), raw)

    def _secret(self, _spec: FieldSpec, raw: Raw, _spot: Spot) -> Raw:
        line = self.voice.ask_unseen("Type it; nobody sees it here.")
        if line in _WISHES:
            raise _WISHES[line]
        return _kept(line, raw)

    def _named(self, spec: FieldSpec, raw: Raw) -> Raw:
        """A name that may be on the register already, or new: what there is of that name is offered."""
        line = self.hear(spec, "Type a name; it may be new.")
        if line in {"", ".empty"}:
            return _kept(line, raw)
        offered = self.keeper.look_up(spec.thing or "any", line)
        same = [one for one in offered if folded(one.name) == folded(line)]
        if len(same) == 1:
            self.voice.say(sentences(f"on the register: {one_line(same[0].name)}", one_line(same[0].note)))
            return same[0].name
        if not offered:
            self.voice.say("New: it is put on the register with this.")
            return line
        self._offer(offered)
        number = self.hear(spec, f"Type a number, or Enter for “{shortened(line, 40)}”, new.")
        if not (number.isascii() and number.isdigit() and 0 < int(number) <= len(offered)):
            return line
        chosen = offered[int(number) - 1]
        # Of namesakes the one that is meant is kept; of others the name says enough.
        return {"picked": [picked(chosen)], "typed": ""} if chosen in same else chosen.name

    def _several_lines(self, spec: FieldSpec, raw: Raw) -> Raw:
        lines: list[str] = []
        prompt: Sequence[str] = ("Several: one to a line. An empty line ends them.",)
        while line := self.hear(spec, *prompt):
            if line == ".empty":
                return None
            lines.append(line)
            prompt = ()
        return "\n".join(lines) or raw

    def _flag(self, spec: FieldSpec, raw: Raw, _spot: Spot) -> Raw:
        line = folded(self.hear(spec, "y for yes, n for no."))
        if not line or line == "empty":
            return None if line else raw
        if line not in _YES | _NO:
            raise Refused("Type y for yes or n for no.")
        return line in _YES

    def _choice(self, spec: FieldSpec, raw: Raw, _spot: Spot) -> Raw:
        numbered = [
            f"{number}. {words}{_explained(spec, code)}"
            for number, (code, words) in enumerate(spec.choices, 1)
        ]
        how = (
            "Type the numbers, with commas between."
            if spec.many
            else "Type a number, or letters of the words."
        )
        line = self.hear(spec, *numbered, how)
        if not line or line == ".empty":
            return None if line else raw
        if spec.many:
            return [_chosen(spec, one) for one in line.replace(";", ",").split(",") if one.strip()]
        return _chosen(spec, line)

    def _thing(self, spec: FieldSpec, raw: Raw, spot: Spot) -> Raw:
        if not spec.many:
            found = self._find(spec, spot)
            if found is None:
                return raw
            return {"picked": [picked(found)] if found.id else [], "typed": ""}
        taken: list[Raw] = []
        self.voice.say("Several: one after the other. An empty line ends them.")
        while (found := self._find(spec, spot)) is not None:
            if not found.id:
                return None
            taken.append(picked(found))
        return {"picked": taken, "typed": ""} if taken else raw

    def _find(self, spec: FieldSpec, spot: Spot) -> Choice | None:
        """The thing that is meant; nothing for an empty line, one without an id to empty the field."""
        from compacttui.questions.things import Choice, kind_words

        kind = spec.thing or "any"
        offered: Sequence[Choice] = ()
        if spot.about and self.keeper.is_within(kind):
            offered = self.keeper.look_up(kind, "", spot.about)
            self._offer(offered)
        prompt = f"Type letters of the name of the {kind_words(kind)}."
        while True:
            line = self.hear(spec, prompt if not offered else "Type a number, or other letters.")
            if not line:
                return None
            if line == ".empty":
                return Choice("", kind, "")
            if line.isascii() and line.isdigit() and 0 < int(line) <= len(offered):
                chosen = offered[int(line) - 1]
                break
            offered = self.keeper.look_up(kind, line, spot.about)
            same = [one for one in offered if folded(one.name) == folded(line)]
            if len(same) == 1 or len(offered) == 1:
                chosen = (same or list(offered))[0]
                break
            self._offer(offered, line)
        self.voice.say(sentences(f"chosen: {one_line(chosen.name)}", one_line(chosen.note)))
        return chosen

    def _offer(self, offered: Sequence[Choice], line: str = "") -> None:
        if not offered:
            name = f" called “{shortened(line, 40)}”" if line else ""
            self.voice.say(f"Nothing on record is{name or ' here'}. Type other letters, or an empty line.")
        for number, one in enumerate(offered, 1):
            self.voice.say(f"{number}. {sentences(one_line(one.name), one_line(one.note))}")

    def _understood(self, spec: FieldSpec, value: object) -> None:
        """Say what a typed day or time was understood as."""
        if spec.many or value is None:
            return
        if spec.kind is FieldKind.DAY and isinstance(value, date):
            self.voice.say(sentences(f"{long_day(value)}, {in_days(value, self.keeper.today)}"))
        elif spec.kind is FieldKind.PARTIAL_DAY and isinstance(value, PartialDate):
            self.voice.say(sentences(value.words))
        elif isinstance(value, time):
            self.voice.say(sentences(time_words(value)))


def help_with(spec: FieldSpec | None) -> Iterator[str]:
    """What can be said at a field."""
    if spec is not None:
        yield sentences(f"{spec.label}", spec.help or "this field")
    yield (
        "Enter keeps what stands there. .empty empties it, .back goes to the field before, "
        ".said reads out the form, .later leaves it and keeps what you typed."
    )
    if spec is not None and spec.kind is FieldKind.WORDS:
        yield "A line is the whole text. End a line with \\ to go on in another."


def _explained(spec: FieldSpec, code: str) -> str:
    """What a choice means, in a list of which each has its sentence."""
    word = spec.word
    if word is None or not all(member.meaning for member in word):
        return ""
    return f": {word.of(code).meaning}"


def _kept(line: str, raw: Raw) -> Raw:
    if line == ".empty":
        return None
    return line or raw


def _chosen(spec: FieldSpec, line: str) -> str:
    """The code that a number, a word or the beginning of one means."""
    typed = folded(line)
    if typed.isdigit():
        if not 0 < int(typed) <= len(spec.choices):
            raise Refused(f"There is no choice {typed}. They go from 1 to {len(spec.choices)}.")
        return spec.choices[int(typed) - 1][0]
    fitting = [code for code, words in spec.choices if folded(words) == typed or folded(code) == typed]
    fitting = fitting or [code for code, words in spec.choices if folded(words).startswith(typed)]
    if len(fitting) != 1:
        what = "Several choices begin" if fitting else "No choice begins"
        raise Refused(f"{what} with “{shortened(line, 40)}”. Type a number.")
    return fitting[0]


_WISHES: Final[Mapping[str, type[Exception]]] = {
    ".later": Later,
    ".l": Later,
    ".q": Later,
    ".back": Back,
    ".b": Back,
    ".said": Said,
    ".s": Said,
}
"""What can be said in place of a value."""
OF_A_FORM: Final = frozenset({*_WISHES, ".empty"})
"""What means something in a form alone."""
_YES: Final = frozenset({"y", "yes"})
_NO: Final = frozenset({"n", "no"})
_HINTS: Final[Mapping[FieldKind, tuple[str, ...]]] = {
    FieldKind.DAY: ("Type a day: 5 March, tomorrow, Thursday week.",),
    FieldKind.PARTIAL_DAY: ("Type a day, a month or a year: 5 March 2024, March 2024, 2024.",),
    FieldKind.TIME: ("Type a time: 14:30, 2.30pm, noon.",),
    FieldKind.WHOLE: ("Type a whole number.",),
    FieldKind.BALLOTS: ("Type the path of the ballot file.",),
}
