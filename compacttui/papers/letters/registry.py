"""The one list of letters: the command line, the palette and plain mode read it.

A letter is not a paper: it says to one person what concerns them, so only the office makes it. It has no address,
since none is kept; a mail merge finds that by the name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from types import MappingProxyType
from typing import Final, TypeAlias

from compacttui.questions.names import names_of
from compacttui.questions.view import View
from compacttui.rules.aligned import WIDTH, indented, wrapped
from compacttui.rules.refusal import NotPermitted, Refused
from compacttui.rules.roles import Role
from compacttui.rules.text import clean, folded, one_line

SUBJECTS: Final = ("reporting", "terms")
"""The modules that register letters, in the order in which people read their list."""

_WRITERS: Final = frozenset({Role.CVS_OFFICER})


@dataclass(frozen=True, slots=True)
class About:
    """A report-back that a letter is about.

    Attributes:
        meeting: on which meeting, by id.
        seat: for which seat.
        person: who owes it.
    """

    meeting: str
    seat: str
    person: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter to one person.

    Attributes:
        to: the person's name.
        subject: what it is about.
        paragraphs: what it says between the greeting and the close.
        listed: the lines of a list among the paragraphs, where there is one.
        about: the report-backs that it reminds of; empty for any other letter.
    """

    to: str
    subject: str
    paragraphs: tuple[str, ...]
    listed: tuple[str, ...] = ()
    about: tuple[About, ...] = ()


Writes: TypeAlias = "Callable[[View], Sequence[Letter]]"


@dataclass(frozen=True)
class LetterKind:
    """One kind of letter; call it with a view to get one for each person it concerns.

    Attributes:
        name: what scripts call it, e.g. ``late-reports``.
        title: what people read.
        writes: the function behind it.
    """

    name: str
    title: str
    writes: Writes

    def __call__(self, view: View) -> Sequence[Letter]:
        """The letters, in the order of their names.

        Raises:
            NotPermitted: whoever asks does not write letters for the office.
        """
        if view.role not in _WRITERS:
            raise NotPermitted(
                f"Letters are prepared by the officer. You are here as {view.role.words}. Nothing was changed."
            )
        return sorted(self.writes(view), key=lambda one: (folded(one.to), one.to))

    @cached_property
    def help(self) -> str:
        """One sentence about it."""
        return (self.writes.__doc__ or "").strip().splitlines()[0]


_kinds: dict[str, LetterKind] = {}


def letter(name: str, *, title: str) -> Callable[[Writes], LetterKind]:
    """Register a function as a kind of letter."""

    def register(writes: Writes) -> LetterKind:
        if name in _kinds:
            raise ValueError(f"{name} is registered twice")
        _kinds[name] = made = LetterKind(name, title, writes)
        return made

    return register


def all_letters() -> Mapping[str, LetterKind]:
    """Every kind of letter by name."""
    for subject in SUBJECTS:
        import_module(f"compacttui.papers.letters.{subject}")
    return MappingProxyType(dict(_kinds))


def letters_of(
    view: View, kind: LetterKind, *, to: Sequence[str] = (), about: Sequence[About] = ()
) -> tuple[Letter, ...]:
    """Letters of one kind: all of them, or those to some people, or those about some report-backs.

    Args:
        view: who writes.
        kind: which letters.
        to: names, or beginnings of their words.
        about: report-backs; those letters that speak of one of them, among all that its reader owes.

    Raises:
        Refused: nobody of a name gets such a letter.
    """
    found = tuple(kind(view))
    for name in to:
        if not any(_answers_to(one.to, name) for one in found):
            raise Refused(f"There is no such letter to “{name[:60]}”. Check the name.", field="to")
    if to:
        found = tuple(one for one in found if any(_answers_to(one.to, name) for name in to))
    if about:
        wanted = set(about)
        found = tuple(one for one in found if wanted & set(one.about))
    return found


def _answers_to(name: str, typed: str) -> bool:
    words = folded(name).split()
    return all(any(word.startswith(part) for word in words) for part in folded(typed).split())


def signature(view: View) -> tuple[str, ...]:
    """Who signs: whoever writes, and their organisation."""
    with view.reading() as connection:
        names = names_of(view, connection, [view.person, view.town])
    return tuple(name for name in (names.get(view.person, ""), names.get(view.town, "")) if name)


def text_of(one: Letter, signed: Sequence[str], width: int = WIDTH) -> tuple[str, ...]:
    """A letter as lines to paste.

    Args:
        one: the letter.
        signed: who signs, line by line.
        width: the most columns a line may take.
    """
    lines = [f"Dear {one_line(one.to)},", ""]
    for place, paragraph in enumerate(one.paragraphs):
        lines += [*wrapped(clean(paragraph), width), ""]
        if place == 0 and one.listed:
            for entry in one.listed:
                lines += indented(one_line(entry), width, "- ", "  ")
            lines.append("")
    return (*lines, "With kind regards,", "", *map(one_line, signed))


def as_pages(view: View, letters: Sequence[Letter], width: int = WIDTH) -> tuple[str, ...]:
    """All these letters as lines to paste, one after the other, each under its subject.

    Args:
        view: who writes.
        letters: the letters.
        width: the most columns a line may take.
    """
    signed = signature(view)
    lines: list[str] = []
    for number, one in enumerate(letters):
        lines += ["", "", ""] if number else []
        head = [f"To: {one_line(one.to)}", f"Subject: {one_line(one.subject)}"]
        lines += [*head, "", *text_of(one, signed, width)]
    return tuple(lines)


HEADING: Final = ("Name", "Subject", "List", "Letter")


def merge_table(view: View, letters: Sequence[Letter]) -> tuple[tuple[str, ...], ...]:
    """A row for each letter, under `HEADING`: the name to merge with, the whole text, and its list alone.

    Args:
        view: who writes.
        letters: the letters.
    """
    signed = signature(view)
    return tuple(
        (one.to, one.subject, "\n".join(one.listed), "\n".join(text_of(one, signed, width=10_000)))
        for one in letters
    )
