"""What can be said to the program in plain mode, and what each does; help reads the same list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from compacttui.plain.evidence import accept, checkpoint, pack
from compacttui.plain.fields import OF_A_FORM
from compacttui.plain.numbers import Item
from compacttui.plain.pages import WITH_A_LINE, History, Line, Page, Record, Told
from compacttui.plain.said import listed, sentences
from compacttui.plain.words import explained, words_in
from compacttui.rules.dates import long_day, parse_day
from compacttui.rules.refusal import Refused
from compacttui.rules.text import folded, shortened

if TYPE_CHECKING:
    from compacttui.plain.conversation import Conversation

PLACES: Final = (
    "today",
    "seats",
    "people",
    "meetings",
    "partnerships",
    "organisations",
    "reports",
    "selections",
    "interests",
    "coverage",
)
"""The questions that stand for the places of the interface, those of the first day first."""


_NUMBER: Final = "number"


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be said.

    Attributes:
        names: the words for it, the short one first.
        takes: what may follow, in words; empty for nothing.
        does: what it does, in one sentence.
        run: does it, given what followed.
    """

    names: tuple[str, ...]
    takes: str
    does: str
    run: Callable[[Conversation, str], None]

    def can_take(self, rest: str) -> bool:
        """Whether what followed the word can be meant for it."""
        if self.takes == _NUMBER:
            return not rest or rest.isdigit()
        return bool(self.takes) or not rest


def understand(talk: Conversation, line: str) -> None:
    """Do what a line asks for.

    Raises:
        Refused: nothing is meant by it, or what is meant cannot be done.
    """
    if line.isascii() and line.isdigit():
        _open(talk, line)
        return
    if line in OF_A_FORM:
        raise Refused(f"{line} is for a form, and none is open.")
    if line.startswith(("?", "/")):
        line = f"{line[0]} {line[1:]}"
    name, _, rest = line.partition(" ")
    command = _BY_NAME.get(name.casefold())
    # Names may begin with such a word: “Record that a meeting was held”, “A random sample …”.
    if command is not None and command.can_take(rest) and not (" " in rest and _is_called(talk, line)):
        command.run(talk, rest.strip())
    elif line:
        _by_name(talk, line)


def _item(talk: Conversation, typed: str) -> Item:
    item = talk.numbers.item(int(typed)) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None
    if item is None:
        raise Refused(
            f"nothing has the number {shortened(typed, 20) or 'that you left out'} yet. Type l to hear the list again."
        )
    return item


def _open(talk: Conversation, typed: str) -> None:
    item = _item(talk, typed)
    if item.opens is not None:
        item.opens()


def _do(talk: Conversation, typed: str) -> None:
    item = _item(talk, typed)
    if item.does is None:
        raise Refused(
            f"number {typed} has nothing that settles it. Type {typed} to open it, then n for what can be done."
        )
    item.does()


def _is_called(talk: Conversation, line: str) -> bool:
    """Whether a place, an act or a question is called just so."""
    return any(folded(line) in map(folded, named.names) for named in _everything(talk))


def _by_name(talk: Conversation, line: str) -> None:
    """Do what is called so: a place, an act, a question; where several are, say which."""
    named = [named for named in _everything(talk) if any(_answers_to(name, line) for name in named.names)]
    same = [one for one in named if folded(line) in map(folded, one.names)]
    meant = [one.item for one in same or named]
    if not meant:
        raise Refused(
            f"nothing is called “{shortened(line, 40)}”. Type / and a name to find something, or ? for help."
        )
    if len(meant) > 1:
        talk.voice.say(f"Several things are called so: {len(meant)}.")
        for item in meant:
            talk.say_item(item)
        return
    if meant[0].opens is not None:
        meant[0].opens()


@dataclass(frozen=True, slots=True)
class _Named:
    """Something with the names that it answers to."""

    names: tuple[str, ...]
    item: Item


def _answers_to(title: str, line: str) -> bool:
    words = folded(title).split()
    return all(any(word.startswith(typed) for word in words) for typed in folded(line).split())


def _everything(talk: Conversation) -> Iterator[_Named]:
    yield from _questions(talk)
    for item in talk.doings():
        yield _Named((item.words.partition(". ")[0].rstrip("."),), item)


def _questions(talk: Conversation) -> Iterator[_Named]:
    from compacttui.questions.asked import offered_to
    from compacttui.questions.registry import all_questions

    questions = all_questions()
    offered = [question.name for question in offered_to(talk.keeper.role)]
    for name in (*PLACES, *(name for name in offered if name not in PLACES)):
        question = questions[name]
        words = f"{name}: {question.title}" if name in PLACES else f"{question.title}. {question.help}"
        yield _Named((name, question.title), Item(sentences(words), ("question", name), _asker(talk, name)))


def _asker(talk: Conversation, name: str) -> Callable[[], None]:
    return lambda: talk.ask(name)


def _places(talk: Conversation, words: str) -> None:
    items = [one.item for one in _questions(talk) if _answers_to(" ".join(one.names), words)]
    talk.turn_to(Told(talk.keeper, talk, "Places, and everything that can be asked.", *items))


def _what(talk: Conversation, _rest: str) -> None:
    """What the hat that is on asks most, under its headings; a number answers."""
    from compacttui.questions.asked import asked_by

    lines: list[str | Item] = []
    for heading, some in groupby(asked_by(talk.keeper.role), key=lambda one: one.heading):
        lines.append(sentences(heading))
        for one in some:
            words = sentences(one.question.title, one.question.help)
            lines.append(Item(words, ("question", one.question.name), _asker(talk, one.question.name)))
    talk.turn_to(Told(talk.keeper, talk, "What do you want to know?", *lines))


def _new(talk: Conversation, words: str) -> None:
    items = talk.doings(words)
    if not items:
        why = (
            f"nothing that you can do here has the words “{shortened(words, 40)}”."
            if words
            else "you can read here, and change nothing."
        )
        raise Refused(why)
    talk.turn_to(Told(talk.keeper, talk, "What do you want to do?", *items, thing=talk.page.thing))


def _find(talk: Conversation, words: str) -> None:
    if not words:
        raise Refused("type what to find after it, for example: / carers.")
    talk.find(words)


def _filter(talk: Conversation, words: str) -> None:
    page = talk.page.with_words(words)
    if page is None:
        raise Refused("this list cannot be narrowed by words. Type / and words to find something anywhere.")
    talk.instead(page)


def _only(talk: Conversation, words: str) -> None:
    filters = talk.page.filters()
    if not filters:
        raise Refused("this list has no parts to choose from.")
    fitting = [page for name, page in filters if folded(name) == folded(words)]
    fitting = fitting or [page for name, page in filters if words and folded(name).startswith(folded(words))]
    if len(fitting) != 1:
        raise Refused(f"type only, and one of: {listed(name for name, _ in filters)}.")
    talk.instead(fitting[0])


def _record(talk: Conversation, _rest: str) -> None:
    _of_this(talk, Record)


def _line(talk: Conversation, _rest: str) -> None:
    _of_this(talk, Line, WITH_A_LINE)


def _of_this(talk: Conversation, page: type[Record | Line], kinds: Sequence[str] = ()) -> None:
    from compacttui.questions.things import kind_of

    thing = talk.page.thing
    if not thing or (kinds and kind_of(thing) not in kinds):
        raise Refused("open something first: type its number.")
    talk.turn_to(page(talk.keeper, talk, kind_of(thing), thing))


def _selection_of(talk: Conversation) -> str:
    """The selection that is open.

    Raises:
        Refused: something else is.
    """
    from compacttui.questions.things import kind_of

    if not talk.page.thing or kind_of(talk.page.thing) != "selection":
        raise Refused("open a selection first: type selections, then its number.")
    return talk.page.thing


def _count(talk: Conversation) -> None:
    from compacttui.plain.pages.counts import CountRead

    talk.turn_to(CountRead(talk.keeper, talk, _selection_of(talk)))


def _asked_of_selection(question: str) -> Callable[[Conversation], None]:
    def ask(talk: Conversation) -> None:
        from compacttui.plain.pages.counts import OfSelection

        talk.turn_to(OfSelection(talk.keeper, talk, question, _selection_of(talk)))

    return ask


def _history(talk: Conversation, words: str) -> None:
    talk.turn_to(History(talk.keeper, talk, talk.page.thing, words))


def _check(talk: Conversation, _rest: str) -> None:
    from compacttui.acts.checks import check_history
    from compacttui.rules.dates import plural

    talk.voice.say("Checking the whole history. This may take a moment.")
    talk.voice.flush()
    verdict = check_history(talk.keeper.desk, lambda _done, _of: None)
    if verdict.ok:
        talk.voice.say(
            f"Checked: {plural(verdict.entries, 'entry', 'entries')}, every one as it was recorded."
        )
        return
    talk.voice.say(*(finding.sentence for finding in verdict.findings[:_MOST_FINDINGS]))


_MOST_FINDINGS: Final = 10


def _as_at(talk: Conversation, typed: str) -> None:
    today = talk.keeper.today
    day = None if folded(typed) in {"", "today"} else parse_day(typed, today=today)
    talk.keeper.look_at(day)
    talk.voice.say(f"You look at {long_day(day)}." if day else "You look at today.")
    talk.again()


def _hat(talk: Conversation, words: str) -> None:
    hats = talk.keeper.hats
    fitting = [hat for hat in hats if words and folded(hat.words).startswith(folded(words))]
    if len(fitting) != 1:
        raise Refused(f"type hat, and one of your roles: {listed(hat.words for hat in hats)}.")
    talk.keeper.wear(fitting[0])
    talk.voice.say(sentences(f"you are here as {fitting[0].words}", fitting[0].may))
    talk.home()


def _help(talk: Conversation, words: str) -> None:
    if words:
        talk.voice.say(*explained(words))
        return
    here = list(words_in(talk.voice.answer))
    lines = [
        f"{' or '.join(one.names)}{f' {one.takes}' if one.takes else ''}: {one.does}" for one in COMMANDS
    ]
    if here:
        lines.insert(0, f"Words of art that were just read out: {listed(here)}. Type ? and one of them.")
    head = "A number opens what has that number, and keeps it until you leave. A name does what is called so: seats, plan a meeting."
    talk.turn_to(Told(talk.keeper, talk, "Help.", head, *lines, thing=talk.page.thing))


def _papers(talk: Conversation, words: str) -> None:
    from compacttui.plain.papers import offered

    items = offered(talk.keeper, talk, talk.page.thing, words)
    talk.turn_to(
        Told(talk.keeper, talk, "What can be printed, pasted or published.", *items, thing=talk.page.thing)
    )


def _letters(talk: Conversation) -> None:
    from compacttui.plain.letters import listed as letters

    talk.turn_to(
        Told(
            talk.keeper,
            talk,
            "Letters to send yourself; nothing is sent from here.",
            *letters(talk.keeper, talk),
        )
    )


def _import(talk: Conversation, file: str) -> None:
    talk.take_in(file)


def _save(talk: Conversation, typed: str) -> None:
    from compacttui.plain.papers import save

    talk.voice.say(save(talk.page, typed))


def _simply(run: Callable[[Conversation], None]) -> Callable[[Conversation, str], None]:
    return lambda talk, _rest: run(talk)


COMMANDS: Final = (
    Command(("m", "more"), "", "Read on.", _simply(lambda talk: talk.more())),
    Command(("l", "list"), "", "Read this again from its beginning.", _simply(lambda talk: talk.again())),
    Command(("b", "back"), "", "Go back to where you were.", _simply(lambda talk: talk.back())),
    Command(("t", "today"), "", "Go to Today.", _simply(lambda talk: talk.home())),
    Command(
        ("g", "places"), "[words]", "Everything that can be asked: seats, people, meetings and more.", _places
    ),
    Command(("w", "what"), "", "What is asked most here: a number answers.", _what),
    Command(("n", "new"), "[words]", "What you can do, about what is open and otherwise.", _new),
    Command(("d", "do"), _NUMBER, "Do what settles a line of Today.", _do),
    Command(("/", "find"), "words", "Find anything by its name.", _find),
    Command(
        ("f", "filter"), "words", "Only the lines of this list with these words; without words, all.", _filter
    ),
    Command(("only",), "part", "Only a part of this list: only vacant.", _only),
    Command(("r", "record"), "", "The record of what is open, as it stands.", _record),
    Command(("line",), "", "The line of what is open, oldest first.", _line),
    Command(("count",), "", "The count of the selection that is open, stage by stage.", _simply(_count)),
    Command(
        ("again",),
        "",
        "Count the papers of the selection that is open once more, and compare.",
        _simply(_asked_of_selection("recount")),
    ),
    Command(
        ("rules",),
        "",
        "Were the rules of the selection that is open kept, step by step.",
        _simply(_asked_of_selection("protocol_check")),
    ),
    Command(("h", "history"), "[words]", "Who changed what is open, when, from what to what, why.", _history),
    Command(
        ("i", "import"),
        "[file]",
        "Take in a spreadsheet or a Popolo file: a plan first, then one act.",
        _import,
    ),
    Command(
        ("p", "papers"),
        "[month]",
        "What members read: report-backs, a month's digest, who sits where.",
        _papers,
    ),
    Command(("letters",), "", "Letters for many at once, to paste or to merge.", _simply(_letters)),
    Command(
        ("save",), "file", "Keep the paper that is open: save report.html; save large report.txt.", _save
    ),
    Command(("a",), "day", "Look at another day: a 1 December 2024; a alone is today.", _as_at),
    Command(("hat",), "role", "Act in another of your roles.", _hat),
    Command(("check",), "", "Check the whole history: nothing was changed since.", _check),
    Command(
        ("checkpoint",),
        "[file]",
        "What the history is now, to be kept elsewhere: checkpoint eastmere.txt writes it.",
        checkpoint,
    ),
    Command(
        ("pack",),
        "folder",
        "Write an evidence pack of what is open, or: pack folder of 2025.",
        pack,
    ),
    Command(
        ("accept",),
        "word",
        "Take records that are not those you saw for the true ones; the warning says the word.",
        accept,
    ),
    Command(("?", "help"), "[word]", "This list, or what a word means: ? constituency.", _help),
    Command(("q", "quit"), "", "Leave; what is not finished is kept.", _simply(lambda talk: talk.leave())),
)
"""Everything that can be said besides numbers and names."""

_BY_NAME: Final = {name: command for command in COMMANDS for name in command.names}

__all__ = ["COMMANDS", "Command", "Page", "understand"]
