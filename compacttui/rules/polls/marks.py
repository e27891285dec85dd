"""What stands on a ballot paper: a number beside each name, and what it means by the way of voting.

A ranked paper is read as the rules of STV read it: from 1 on, as long as each number stands beside one name. With
an X, the mark is the number 1. Where voters say yes or no, two boxes stand beside each name: Yes, then No.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from compacttui.rules.dates import plural
from compacttui.rules.refusal import Refused
from compacttui.rules.word import Word
from compacttui.rules.words import RejectedBecause

Marks: TypeAlias = tuple[int, ...]
"""The number beside each name, in the order of the paper; 0 where there is none."""

Ranking: TypeAlias = tuple[int, ...]
"""The places on the paper of those who are chosen, in order; counting takes it as it is."""

MOST_NAMES: Final = 200
"""Boxes that a ballot paper can hold."""


class Style(Word):
    """How a paper is marked."""

    ONE = "one", "one X", "Put an X beside one name."
    SEVERAL = "several", "as many X as there are places", "Put an X beside as many names as there are places."
    ANY = "any", "an X for everyone you accept", "Put an X beside every name that you would accept."
    RANKED = (
        "ranked",
        "numbers in order",
        "Put 1 beside your first choice, 2 beside your second, and so on, as far as you wish.",
    )
    YES_NO = "yes_no", "an X for yes or for no", "For each name, put an X beside Yes or beside No."

    @property
    def is_ranked(self) -> bool:
        """Whether numbers are written, and not an X."""
        return self is Style.RANKED

    @property
    def boxes(self) -> int:
        """How many boxes stand beside each name."""
        return 2 if self is Style.YES_NO else 1


_STYLES: Final = {
    "fptp": Style.ONE,
    "block": Style.SEVERAL,
    "approval": Style.ANY,
    "yes-no": Style.YES_NO,
}


def style_of(counted_by: str) -> Style:
    """How papers are marked that a counting method counts; most rank."""
    return _STYLES.get(counted_by, Style.RANKED)


def beside(name: str, style: Style) -> tuple[str, ...]:
    """What the boxes beside a name are for: the name itself, or yes and no to it."""
    return (f"Yes to {name}", no_to(name)) if style is Style.YES_NO else (name,)


def no_to(name: str) -> str:
    """What the No about a candidate is called in a count: made of the candidate's name, or of the nomination's id."""
    return f"No to {name}"


def counted_as(names: Iterable[str], style: Style) -> list[str]:
    """What a count has for candidates: the names and, where voters say yes or no, then a No to each."""
    there = list(names)
    return [*there, *map(no_to, there)] if style is Style.YES_NO else there


def judged(marks: Marks, style: Style) -> Ranking | RejectedBecause:
    """What a paper says, as a count takes it; or why it does not count.

    A paper with too many X is left to the method, whose clause it is.
    """
    if not any(marks):
        return RejectedBecause.BLANK
    if style.is_ranked:
        return _ranked(marks)
    if style is Style.YES_NO:
        names = len(marks) // style.boxes
        return tuple(sorted(box // 2 + box % 2 * names for box, mark in enumerate(marks) if mark))
    return tuple(place for place, mark in enumerate(marks) if mark)


def _ranked(marks: Marks) -> Ranking | RejectedBecause:
    ranking: list[int] = []
    for number in range(1, len(marks) + 1):
        places = [place for place, mark in enumerate(marks) if mark == number]
        if len(places) != 1:
            break
        ranking.append(places[0])
    if ranking:
        return tuple(ranking)
    return RejectedBecause.DUPLICATE_RANK if marks.count(1) > 1 else RejectedBecause.NO_FIRST_PREFERENCE


def findings(marks: Marks, style: Style, places: int) -> Iterator[str]:
    """What a voter is asked about before the paper is cast; none, and there is nothing odd about it."""
    if not any(marks):
        yield "The paper is blank: it counts as rejected, for nobody."
        return
    if style is Style.YES_NO:
        for name, both in enumerate(zip(marks[::2], marks[1::2], strict=True), 1):
            if all(both):
                yield f"Yes and No are both marked for name {name}: that is no answer about them."
        return
    if not style.is_ranked:
        most = {Style.ONE: 1, Style.SEVERAL: places}.get(style, len(marks))
        if sum(map(bool, marks)) > most:
            yield f"There are {sum(map(bool, marks))} marks, and {most} at most: the paper would be rejected."
        return
    judgement = judged(marks, style)
    if isinstance(judgement, RejectedBecause):
        yield f"The paper would be rejected: {judgement.words}."
    elif len(judgement) < sum(map(bool, marks)):
        count = plural(len(judgement), "choice")
        yield f"Only the first {count} would count: number {len(judgement) + 1} is missing or stands twice."


def read_marks(typed: str, names: int, style: Style, field: str = "marks") -> Marks:
    """The marks that somebody typed from a paper, name by name: "2 1 - 3", or "- X -" with X votes.

    A name without a mark is a dash or 0; names at the end that have none may be left out; "blank" is a blank paper.
    Where voters say yes or no, all this is meant of boxes.

    Raises:
        Refused: it cannot be read so.
    """
    words = typed.replace(",", " ").split()
    if [word.casefold() for word in words] == ["blank"]:
        return (0,) * names
    if not words:
        raise Refused("Type a mark for each name, or “blank”.", field=field)
    if len(words) > names:
        there = plural(names, "box", "boxes") if style is Style.YES_NO else plural(names, "name")
        raise Refused(f"There are {len(words)} marks, and {there} on the paper.", field=field)
    marks = [_mark(word, names, style, field) for word in words]
    return (*marks, *(0,) * (names - len(marks)))


def _mark(word: str, names: int, style: Style, field: str) -> int:
    if word in {"-", "–", "0", "."}:
        return 0
    if not style.is_ranked and word.casefold() in {"x", "1", "✓", "✗"}:
        return 1
    if style.is_ranked and word.isascii() and word.isdigit() and int(word) <= names:
        return int(word)
    what = f"a number from 1 to {names}" if style.is_ranked else "X"
    each = "box" if style is Style.YES_NO else "name"
    raise Refused(f"“{word[:12]}” is no mark here. Type {what} for each {each}, and - for none.", field=field)
