"""``compacttui ask``: the saved questions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Any

import click

from compacttui.acts.fields import FieldSpec, fields_of
from compacttui.cli.given import pairs, read_given
from compacttui.cli.options import FORMS, WHEN, WHERE, WHO, HowMany, takes_session
from compacttui.cli.out import put, put_cells, put_document, put_rows, tell
from compacttui.cli.registered import Registered, described
from compacttui.cli.session import Session
from compacttui.exchange.formats import Format
from compacttui.questions.registry import Question, all_questions, for_whom


class Questions(Registered):
    """The saved questions as commands."""

    noun = "question"

    def names(self) -> Sequence[str]:
        """Every question."""
        return tuple(all_questions())

    def made(self, name: str) -> click.Command:
        """The command that answers a question."""
        return _command_for(all_questions()[name])

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the questions as people ask them."""
        with formatter.section("Questions"):
            formatter.write_dl([(name, question.title) for name, question in all_questions().items()])


class QuestionCommand(click.Command):
    """The command of one question; its help names what it can be asked about."""

    question: Question[..., Any]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what can be given, then the options."""
        if params := params_of(self.question):
            with formatter.section("Given with --param NAME=VALUE"):
                formatter.write_dl([described(spec) for spec in params])
        super().format_options(ctx, formatter)


_SHOWN = 200
"""Rows that somebody reads; programs get all of them."""

_LIMIT = click.option(
    "--limit", type=HowMany(), help=f"How many rows; as text {_SHOWN} unless said, otherwise all."
)
_PARAM = click.option(
    "--param",
    "params",
    metavar="NAME=VALUE",
    multiple=True,
    help="What the question is about; may be repeated.",
)


@click.group(cls=Questions, invoke_without_command=True, subcommand_metavar="[QUESTION] [OPTIONS]")
@takes_session(WHERE, WHO, WHEN, FORMS)
def ask(session: Session) -> None:
    """Answer a saved question; without one, list them.

    Every question answers without parameters. “ask QUESTION --help” names those it has.
    """
    if click.get_current_context().invoked_subcommand is None:
        _list_questions(session)


def _nothing(session: Session, question: Question[..., Any]) -> str:
    """What people read where there is no row: that there is none, or for whom there would be."""
    if question.is_for(session.role):
        return f"{question.title}: none."
    from compacttui.rules.aligned import WIDTH, wrapped

    return "\n".join(wrapped(f"{question.title}: {for_whom(question, session.role)}", WIDTH))


def params_of(question: Question[..., Any]) -> tuple[FieldSpec, ...]:
    """What a question can be asked about."""
    return fields_of(question.answer)


def _list_questions(session: Session) -> None:
    questions = all_questions().values()
    if session.form is Format.JSON:
        put_document([_as_data(question) for question in questions])
        return
    if session.form is Format.CSV:
        put_cells(
            ("Question", "What it answers"), [(question.name, question.title) for question in questions]
        )
        return
    from compacttui.rules.aligned import Heading, aligned

    put(
        aligned(
            [Heading("Question"), Heading("What it answers"), Heading("About")],
            [
                (question.name, question.title, ", ".join(spec.name for spec in params_of(question)))
                for question in questions
            ],
        )
    )


def _as_data(question: Question[..., Any]) -> dict[str, object]:
    return {
        "name": question.name,
        "title": question.title,
        "help": question.help,
        "columns": [{"name": column.name, "heading": column.heading} for column in question.columns],
        "params": [
            {"name": spec.name, "kind": spec.thing or spec.kind, "default": spec.default, "help": spec.help}
            for spec in params_of(question)
        ],
    }


def _command_for(question: Question[..., Any]) -> QuestionCommand:
    @_PARAM
    @_LIMIT
    @takes_session(WHERE, WHO, WHEN, FORMS)
    def answer(session: Session, params: tuple[str, ...], limit: int | None) -> None:
        given = read_given(session, params_of(question), pairs(params, "--param"), None, "--param")
        rows = question(session.view(), **given)
        if limit is None and session.form is Format.TEXT:
            limit = _SHOWN
        put_rows(session, islice(rows, limit), question.columns, empty=_nothing(session, question))
        if limit is not None and len(rows) > limit:
            tell(f"The first {limit:,} of {len(rows):,}; --limit shows more.")

    made = click.command(question.name, cls=QuestionCommand, help=f"{question.title}.\n\n{question.help}")(
        answer
    )
    made.question = question
    return made
