"""Making a plan row by row: what each row knows of those before it, what has to be asked, what has to be done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from hashlib import sha256
from typing import Generic, TypeVar

from compacttui.acts.importing import Made, Step
from compacttui.acts.importing.carrying import IDENTIFY, Thing
from compacttui.exchange.importing.plans import LEAVE, NEW, Asked, Option
from compacttui.questions.importing import Register
from compacttui.rules.dates import PartialDate
from compacttui.rules.refusal import Refused
from compacttui.rules.text import TEXT_LIMIT

T = TypeVar("T")
U = TypeVar("U")


class Unclear(Exception):  # it is a question, no error
    """A row cannot be planned before somebody has answered.

    Attributes:
        asked: the question.
    """

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked.asks)
        self.asked = asked


class LeftOut(Exception):  # it is an answer, no error
    """A row is passed over; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Met(Generic[T]):
    """Something of which the plan knows: on record, or made by an earlier row.

    Attributes:
        thing: its id, or what stands for it.
        key: the folded name.
        name: the name.
        more: what else is known of it.
    """

    thing: Thing
    key: str
    name: str
    more: T


@dataclass
class Making:
    """A plan in the making.

    Attributes:
        register: what is on record.
        answers: what a person decided, by question.
        settings: what a person said about the whole file, by name.
        steps: the acts so far.
        asked: the questions so far, by key.
        meant: which thing each decided name means, by its hash.
        notes: what a person should know besides.
        done: what the row being planned does, in words.
        row: the number of the row being planned.
        numbers: which thing another register's number means, by scheme and number.
    """

    register: Register
    answers: Mapping[str, str]
    settings: Mapping[str, str] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    asked: dict[str, Asked] = field(default_factory=dict)
    meant: dict[str, Thing] = field(default_factory=dict)
    notes: dict[str, None] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)
    row: int = 0
    numbers: dict[tuple[str, str], Thing] = field(default_factory=dict)
    _numbers_of: dict[Thing, list[tuple[str, str]]] = field(default_factory=dict)
    _undo: list[Callable[[], object]] = field(default_factory=list)
    _open: dict[str, Asked] = field(default_factory=dict)
    _made: int = 0

    def __post_init__(self) -> None:
        for number, of in self.register.identifiers.items():
            thing = self.register.now(of)
            self.numbers[number] = thing
            self._numbers_of.setdefault(thing, []).append(number)

    @contextmanager
    def planning(self, row: int) -> Iterator[None]:
        """Plan one row: what it would do is forgotten whole where it cannot be done."""
        mark, self.row, self.done = len(self.steps), row, []
        self._undo.clear()
        try:
            yield
        except BaseException:
            del self.steps[mark:]
            while self._undo:
                self._undo.pop()()
            raise

    def do(self, act: str, says: str = "", **values: object) -> Made:
        """Add an act; returns what stands for the thing that it makes.

        Raises:
            Refused: a text is longer than the records keep.
        """
        for name, value in values.items():
            if isinstance(value, str) and len(value) > TEXT_LIMIT:
                raise Refused(
                    f"This text has {len(value):,} characters; at most {TEXT_LIMIT:,} are kept.", field=name
                )
        self._made += 1
        made = Made(f"{self._made}")
        self.steps.append(Step(act, values, self.row, made.key))
        if says:
            self.done.append(says)
        return made

    def note_number(self, thing: Thing, scheme: str, value: str) -> None:
        """Note what another register calls a thing."""
        self.do(IDENTIFY, thing=thing, scheme=scheme, value=value)
        self.put(self.numbers, (scheme, value), thing)
        self.add(self._numbers_of.setdefault(thing, []), (scheme, value))

    def numbers_of(self, thing: Thing) -> Sequence[tuple[str, str]]:
        """What other registers call a thing."""
        return self._numbers_of.get(thing, ())

    def put(self, known: dict[T, U], key: T, value: U) -> None:
        """Remember something for the rows that follow, unless this one comes to nothing: then what was known before is."""
        if key in known:
            before = known[key]
            self._undo.append(lambda: known.update({key: before}))
        else:
            self._undo.append(lambda: known.pop(key, None))
        known[key] = value

    def add(self, known: list[T], one: T) -> None:
        """Remember something for the rows that follow, unless this one comes to nothing."""
        known.append(one)
        self._undo.append(known.pop)

    def undo_by(self, takes_back: Callable[[], object]) -> None:
        """Note how something is taken back, in case this row comes to nothing."""
        self._undo.append(takes_back)

    def ask(
        self, column: str, said: str, asks: str, options: Sequence[tuple[Thing | None, str]]
    ) -> Thing | None:
        """What a name means, as a person decided it now or before.

        Args:
            column: the column it stands in.
            said: tells the name from all others; what was decided of it once is not asked again.
            asks: the question.
            options: the things it may mean with what tells them apart; nothing stands for something new.

        Returns:
            The thing, or nothing where it is somebody or something new.

        Raises:
            Unclear: nobody has decided.
            LeftOut: the row is passed over.
        """
        question = self._open.get(said)
        if question is None:
            numbers = iter(range(1, len(options) + 1))
            choices = [
                Option(NEW if thing is None else str(next(numbers)), words) for thing, words in options
            ]
            choices.append(Option(LEAVE, "leave this row out"))
            question = Asked(f"{self.row}.{column}", self.row, asks, tuple(choices))
            self._open[said] = question
        answer = self.answers.get(question.key, "")
        if answer not in {option.value for option in question.options}:
            answer = ""
        self.asked[question.key] = replace(question, answer=answer)
        if not answer:
            raise Unclear(self.asked[question.key])
        if answer == LEAVE:
            raise LeftOut("left out, as you decided")
        things = [thing for thing, _ in options if thing is not None]
        return None if answer == NEW else things[int(answer) - 1]

    def decided(self, said: str) -> str | None:
        """Which thing on record a name means, if somebody decided that in an earlier import."""
        thing = self.register.meant.get(self.hashed(said))
        return self.register.now(thing) if thing else None

    def remember(self, said: str, thing: Thing) -> None:
        """Keep what a decided name means for the next import."""
        hashed = self.hashed(said)
        if hashed not in self.meant:
            self.put(self.meant, hashed, thing)

    def hashed(self, said: str) -> str:
        """A name as it is remembered: nobody reads it off the records."""
        return sha256(f"{self.register.town}\n{said}".encode()).hexdigest()

    @property
    def before_records(self) -> PartialDate:
        """The day that stands for "before the records began", where nobody knows better."""
        first = min(self.register.begins_on, self.register.today)
        return PartialDate.of(first - timedelta(days=1))

    def check_before_records(self, since: PartialDate | None, column: str) -> None:
        """Refuse what began after the records did: it has steps of its own in the program.

        Raises:
            Refused: it began since.
        """
        begins = PartialDate.of(self.register.begins_on)
        if since is not None and since.earliest >= self.register.begins_on:
            raise Refused(
                f"{since.words} is not before the records begin ({begins.words}). Record how this person was chosen "
                "in the program, or say first that the records begin later.",
                field=column,
            )
