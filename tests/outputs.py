"""Everything that comes out of a town's records, for one reader: what no closed word may stand in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import Any

from sqlalchemy import select

from compacttui.acts.fields import FieldKind
from compacttui.cli.ask import params_of
from compacttui.exchange.icalendar import as_icalendar
from compacttui.exchange.popolo import as_popolo
from compacttui.exchange.tables import as_csv, as_json
from compacttui.papers.forms import Form
from compacttui.papers.forms import written as paper_written
from compacttui.papers.letters import all_letters, as_pages, merge_table
from compacttui.papers.registry import MONTH, all_papers
from compacttui.papers.site import site
from compacttui.questions.find import find
from compacttui.questions.ledger import entry, history
from compacttui.questions.ledger.line import HAVE_A_LINE, timeline
from compacttui.questions.meetings.calendar import appointments
from compacttui.questions.popolo import who_sits
from compacttui.questions.registry import Question, all_questions
from compacttui.questions.showing import all_shows, show
from compacttui.questions.things import ANY, kind_of
from compacttui.questions.today import waiting
from compacttui.questions.view import View
from compacttui.records.log import thing_table
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role

_ENOUGH = 3
"""Of each kind of thing, how many a question is asked about."""


def everything(view: View, searched: str) -> Iterator[tuple[str, str]]:
    """Every output that this reader can get, each with what it is.

    Args:
        view: who reads, and as at which day.
        searched: words to look for, which are in no name that this reader may know.
    """
    things = things_of(view)
    for name, question in all_questions().items():
        if question.is_for(view.role):
            yield from ((f"the question {name}", text) for text in answers(view, question, things))
    for ref in things:
        kind = kind_of(ref)
        if kind in all_shows():
            with suppress(Refused):
                yield f"the record of a {kind}", str(show(view, kind, ref))
        if kind in HAVE_A_LINE:
            with suppress(Refused):
                yield f"the line of a {kind}", str(list(timeline(view, kind, ref)))
    for row in history(view):
        yield "the history", f"{row} {entry(view, row.seq)}"
    yield "what is found", str(find(view, searched))
    yield "what waits", str(dict(waiting(view)))
    yield "the calendar", "".join(as_icalendar(appointments(view, past=True)))
    yield "who sits, as Popolo", as_popolo(who_sits(view))
    yield from papers(view, things)
    yield from ((f"the page {name}", page) for name, page in site(view))
    if view.role is Role.CVS_OFFICER:
        for name, letter in all_letters().items():
            sent = letter(view)
            yield f"the letter {name}", f"{as_pages(view, sent)} {merge_table(view, sent)}"


def answers(view: View, question: Question[..., Any], things: list[str]) -> Iterator[str]:
    """Every answer to a question: with nothing said, with each of its choices, about things; and as files."""
    given: list[dict[str, Any]] = [{}]
    for spec in params_of(question):
        if spec.word is not None and not spec.many:
            given += [{spec.name: spec.word(code)} for code, _ in spec.choices]
        if spec.kind is FieldKind.THING and not spec.many:
            fitting = [ref for ref in things if spec.thing in {kind_of(ref), ANY}]
            given += [{spec.name: ref} for ref in fitting[:_ENOUGH]]
    for one in given:
        with suppress(Refused):
            rows = list(islice(question(view, **one), 500))
            yield str(rows)
            if not one:
                yield "".join(as_csv(rows, question.columns))
                yield "".join(as_json(rows))


def papers(view: View, things: list[str]) -> Iterator[tuple[str, str]]:
    """Every paper about everything, in every form."""
    months = [f"2026-{month:02}" for month in range(1, 13)]
    for name, paper in all_papers().items():
        refs = months if paper.takes == MONTH else [ref for ref in things if kind_of(ref) == paper.takes]
        for ref in (*refs, *([] if paper.needs or paper.takes == MONTH else [""])):
            with suppress(Refused):
                made = paper(view, ref)
                yield from ((f"the paper {name}", paper_written(made, form)) for form in Form)


def things_of(view: View) -> list[str]:
    """The ids of everything that was ever on record."""
    with view.reading() as connection:
        of_town = select(thing_table.c.id).where(thing_table.c.log == view.town)
        return list(connection.execute(of_town).scalars())
