"""Many questions of one moment, asked abreast: by whoever asks, and by a helper on a connection of its own."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeAlias, TypeVar

from sqlalchemy import select

from compacttui.questions.view import View
from compacttui.records.log import head_table

Row = TypeVar("Row")

Asks: TypeAlias = Callable[[View], Iterable[Row]]


def abreast(view: View, asked: Sequence[Asks[Row]]) -> list[Row]:
    """The answers of all, one after the other, in the order in which they were asked for.

    SQLite looks things up outside Python's own lock, so that two threads on two processors wait half as long. The
    longest are best asked for first: each thread takes the next one when it is done with its last.

    A helper that finds other records than the asker does leaves all of it to the asker: the answers would not
    belong together. Inside somebody else's reading everything is read on that one connection. So it is on a server,
    which has many to answer, and on a drive that computers share: there, a helper that begins to read would wait for a
    writer who waits for the asker.

    Args:
        view: who is looking.
        asked: the questions; each is asked once.

    Raises:
        StoreTrouble: the database cannot be used.
    """
    left = deque(enumerate(asked))
    answers: dict[int, list[Row]] = {}
    is_alone = view.is_reading or not view.database.reads_abreast or len(asked) == 1
    with view.reading():
        if is_alone:
            _answer(view, left, answers)
        else:
            moment = _entries(view)
            with ThreadPoolExecutor(max_workers=1) as helper:
                helping = helper.submit(_help, view, moment, left, answers)
                _answer(view, left, answers)
                helping.result()
    return [row for number in range(len(asked)) for row in answers[number]]


def _help(view: View, moment: int, left: deque[tuple[int, Asks[Row]]], answers: dict[int, list[Row]]) -> None:
    with view.reading():
        if _entries(view) == moment:
            _answer(view, left, answers)


def _answer(view: View, left: deque[tuple[int, Asks[Row]]], answers: dict[int, list[Row]]) -> None:
    """Take the next question while there is one; where one fails, nobody takes another."""
    while left:
        try:
            number, asks = left.popleft()
        except IndexError:
            return  # the other thread was quicker
        try:
            answers[number] = list(asks(view))
        except BaseException:
            left.clear()
            raise


def _entries(view: View) -> int:
    """How many entries the town has: one more with each act, so that as many are the same moment."""
    with view.reading() as connection:
        size: int = connection.execute(
            select(head_table.c.size).where(head_table.c.log == view.town)
        ).scalar_one()
    return size
