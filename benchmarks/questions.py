"""Every registered question on a large sample, as at today, as at an earlier day and as known on one, and each kind of line.

What is measured is what a person waits for: the first screens of the answer and the first count of its rows (a search and
the exceptions count on while one reads). Beside each stands a bare loop, measured just before it: ten pages of the ledger's own
entries read, decoded and made into tuples, as fast as Python and SQLite go here. Both are the processor's time, so that what
else the machine does changes little; on an idle machine of 2024 the bare loop takes about 25 ms, which makes 4 times as long
100 ms, and 10 times 250 ms.
"""

from __future__ import annotations

import json
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from benchmarks.figures import Figure

if TYPE_CHECKING:
    from compacttui.questions.registry import Question
    from compacttui.questions.view import View
    from compacttui.rules.roles import Role

Clock: TypeAlias = Callable[[], float]

_ABREAST = ("today", "exceptions")
"""Answers that two threads read, by the beginnings of their names."""

_TIMES = 3
_ROWS = 256
_EARLIER = timedelta(days=400)


def _bare(file: Path, clock: Clock = time.process_time) -> float:
    """Ten pages of entries, decoded, in milliseconds."""
    connection = sqlite3.connect(file)
    query = "SELECT seq, at, kind, body FROM event ORDER BY log DESC, seq DESC LIMIT ?"

    def read() -> object:
        rows = connection.execute(query, (10 * _ROWS,)).fetchall()
        return [(seq, at, kind, json.loads(body)) for seq, at, kind, body in rows]

    spent = _waited_for(read, clock)
    connection.close()
    return spent


def _largest_town(file: Path) -> str:
    """The town with the longest ledger: a region is many towns in one file."""
    connection = sqlite3.connect(file)
    query = (
        "SELECT town.name FROM head JOIN town ON town.log = head.log "
        "WHERE town.superseded_seq IS NULL AND town.effective_to IS NULL ORDER BY head.size DESC LIMIT 1"
    )
    (name,) = connection.execute(query).fetchone()
    connection.close()
    return str(name)


def _waited_for(ask: Callable[[], object], clock: Clock = time.process_time) -> float:
    """How long the middle one of some askings took, in milliseconds; the first one is not counted."""
    ask()
    spent = []
    for _ in range(_TIMES):
        started = clock()
        ask()
        spent.append(clock() - started)
    return statistics.median(spent) * 1000


def _first_page(question: Question[..., object], view: View) -> Callable[[], object]:
    def ask() -> object:
        rows = question(view)
        if isinstance(rows, Pages):
            return next(iter(rows.counts())), rows.page(0)
        return rows

    from compacttui.questions.windows import Pages

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
        yield (
            f"the longest line of a {kind}",
            lambda kind=kind, thing=thing: timeline(view, kind, thing).page(0),
        )


def _hats(own: View) -> dict[Role, View]:
    """An officer, an auditor, and somebody who holds a seat."""
    from sqlalchemy import select

    from compacttui.records.terms import term
    from compacttui.rules.roles import Role

    t = term.c
    with own.reading() as connection:
        holder = connection.execute(
            select(t.person).where(own.true(term), t.state == "active").order_by(t.id).limit(1)
        ).scalar_one()
    return {
        Role.CVS_OFFICER: replace(own, role=Role.CVS_OFFICER),
        Role.REPRESENTATIVE: replace(own, role=Role.REPRESENTATIVE, person=holder),
        Role.AUDITOR: replace(own, role=Role.AUDITOR),
    }


def figures(file: Path, at_most: float) -> list[Figure]:
    """Ask every question of a sample as an auditor, who reads the most, or else as whom it is for; and everybody's Today.

    Args:
        file: the sample.
        at_most: how many times as long as the bare loop each may take.
    """
    from compacttui.cli.session import Session, Settings
    from compacttui.questions.registry import all_questions
    from compacttui.rules.roles import Role

    session = Session(Settings(db=str(file), town=_largest_town(file)))
    measured = [Figure("ten bare pages of the ledger", _bare(file), "ms")]
    try:
        views = _hats(session.view())
        asked: list[tuple[str, Callable[[], object]]] = []
        for name, question in all_questions().items():
            hats = (Role.AUDITOR, Role.CVS_OFFICER, Role.REPRESENTATIVE)
            now = views[next(role for role in hats if question.is_for(role))]
            then = now.on(now.today - _EARLIER)
            asked.append((name, _first_page(question, now)))
            asked.append((f"{name}, {_EARLIER.days} days ago", _first_page(question, then)))
            known = now.on(None, known_on=now.today - _EARLIER)
            asked.append((f"{name}, as known {_EARLIER.days} days ago", _first_page(question, known)))
        today = all_questions()["today"]
        asked += [(f"today, {role.words}", _first_page(today, view)) for role, view in views.items()]
        asked += _lines(views[Role.AUDITOR])
        for what, ask in asked:
            clock = time.perf_counter if what.startswith(_ABREAST) else time.process_time
            measured.append(Figure(what, _waited_for(ask, clock), "ms", _bare(file, clock), at_most))
    finally:
        session.close()
    return measured
