"""Every registered question on a large sample, as at today and as at an earlier day, and each kind of line.

What is measured is what a person waits for: the first page of the answer and how many rows there are. Beside it stands a
bare loop: the same file, one range of an index read and made into rows, as fast as Python and SQLite go here.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figures import Figure

if TYPE_CHECKING:
    from compacttui.questions.registry import Question
    from compacttui.questions.view import View

_TIMES = 3
_ROWS = 256
_EARLIER = timedelta(days=400)


def _bare(file: Path) -> float:
    """One page of an index of the same file, as plain tuples, in milliseconds."""
    import sqlite3

    connection = sqlite3.connect(file)
    query = "SELECT seq, at, kind, subject, actor FROM event ORDER BY log DESC, seq DESC LIMIT ?"
    spent = []
    for _ in range(5):
        started = time.perf_counter()
        connection.execute(query, (_ROWS,)).fetchall()
        spent.append(time.perf_counter() - started)
    connection.close()
    return statistics.median(spent) * 1000


def _waited_for(ask: Callable[[], object]) -> float:
    """How long the middle one of some askings took, in milliseconds; the first one is not counted."""
    ask()
    spent = []
    for _ in range(_TIMES):
        started = time.perf_counter()
        ask()
        spent.append(time.perf_counter() - started)
    return statistics.median(spent) * 1000


def _first_page(question: Question[..., object], view: View) -> Callable[[], object]:
    def ask() -> object:
        rows = question(view)
        return len(rows), rows[:_ROWS]

    return ask


def _lines(view: View) -> Iterator[tuple[str, Callable[[], object]]]:
    """The line of the busiest thing of each kind."""
    from sqlalchemy import func, select

    from compacttui.questions.ledger.line import HAVE_A_LINE, timeline
    from compacttui.records.log import about_table

    a = about_table.c
    for kind in HAVE_A_LINE:
        first = kind[:3]
        busiest = (
            select(a.thing)
            .where(a.log == view.town, a.thing >= f"{first}-", a.thing < f"{first}.")
            .group_by(a.thing)
            .order_by(func.count().desc())
            .limit(1)
        )
        with view.reading() as connection:
            thing = connection.execute(busiest).scalar_one()
        yield f"the longest line of a {kind}", lambda kind=kind, thing=thing: timeline(view, kind, thing)


def figures(file: Path, at_most: float) -> list[Figure]:
    """Ask every question of a sample as an auditor, who reads the most, and an officer's and a representative's Today.

    Args:
        file: the sample.
        at_most: the budget of each, in milliseconds.
    """
    from compacttui.cli.session import Session, Settings
    from compacttui.questions.registry import all_questions
    from compacttui.rules.roles import Role

    session = Session(Settings(db=str(file)))
    measured = [Figure("a bare page of the ledger", _bare(file), "ms")]
    try:
        own = session.view()
        views = {role: own.as_role(role) for role in (Role.CVS_OFFICER, Role.REPRESENTATIVE, Role.AUDITOR)}
        now = views[Role.AUDITOR]
        then = now.on(now.today - _EARLIER)
        asked: list[tuple[str, Callable[[], object]]] = []
        for name, question in all_questions().items():
            asked.append((name, _first_page(question, now)))
            asked.append((f"{name}, as at {_EARLIER.days} days ago", _first_page(question, then)))
        today = all_questions()["today"]
        asked += [(f"today, {role.words}", _first_page(today, view)) for role, view in views.items()]
        asked += _lines(now)
        for what, ask in asked:
            measured.append(Figure(what, _waited_for(ask), "ms", at_most=at_most))
    finally:
        session.close()
    return measured
