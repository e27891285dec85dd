"""``compacttui export``: an answer as a file for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from compacttui.cli.given import pairs, read_given
from compacttui.cli.options import FORMS, PATH, WHEN, WHERE, WHO, takes_session
from compacttui.cli.out import put_made, tell
from compacttui.cli.session import Session
from compacttui.cli.written import check_file
from compacttui.exchange.formats import ENDINGS, Format, by_name

if TYPE_CHECKING:
    from compacttui.questions.registry import Question


@click.command()
@click.argument("kind")
@click.argument("file", required=False, type=PATH)
@click.option(
    "--param", "params", metavar="NAME=VALUE", multiple=True, help="What it is about; see “ask KIND --help”."
)
@click.option("--replace", is_flag=True, help="Replace the file if there is one.")
@takes_session(WHERE, WHO, WHEN, FORMS)
def export(session: Session, kind: str, file: Path | None, params: tuple[str, ...], replace: bool) -> None:
    """Write the answer to a saved question for other programs.

    KIND is the name of a question (“compacttui ask” lists them), popolo for who sits where in that form of JSON,
    calendar for the meetings as an iCalendar file (--param partnership=NAME, meeting=NAME or past=yes), or ballots for
    the sealed papers of a selection as BLT (--param selection=REF), for any counting program.
    The form follows the file's name (.xlsx, .csv, .json, .txt) or an option; without either it is CSV. Without FILE it
    goes to standard output.
    """
    from compacttui.exchange.files import write_whole

    said = click.get_current_context().params.get("form")
    if kind in _OF_ONE_FORM:
        form, ending, made = _OF_ONE_FORM[kind]
        if said is not None and said != form:
            raise click.UsageError(
                f"--{said}: {kind} is always written in its own form ({ending}). Leave it away."
            )
        check_file(file, replace=replace, endings=(ending,))
        pieces: Iterable[str | bytes] = made(session, params)
    else:
        check_file(file, replace=replace, endings=() if said else ENDINGS)
        pieces = _answer(session, kind, file, params)
    if file is None:
        for piece in pieces:
            put_made(str(piece))  # only a file's name asks for what is no text
        return
    write_whole(file, pieces)
    tell(f"Written to {file}.")


def _answer(session: Session, kind: str, file: Path | None, params: tuple[str, ...]) -> Iterable[str | bytes]:
    from compacttui.cli.ask import params_of
    from compacttui.exchange.tables import for_file

    question = _question(kind)
    given = read_given(session, params_of(question), pairs(params, "--param"), None, "--param")
    rows = question(session.view(), **given)
    return for_file(rows, question.columns, _form(file), title=question.title, today=session.today)


def _popolo(session: Session, params: tuple[str, ...]) -> Iterable[str]:
    from compacttui.exchange.popolo import as_popolo
    from compacttui.questions.popolo import who_sits

    if params:
        raise click.UsageError(
            "--param: popolo is about everybody who sits somewhere, and takes nothing. Leave it away."
        )
    return (as_popolo(who_sits(session.view())),)


def _calendar(session: Session, params: tuple[str, ...]) -> Iterable[str]:
    from compacttui.acts.fields import fields_of
    from compacttui.exchange.icalendar import as_icalendar
    from compacttui.questions.meetings.calendar import appointments

    given = pairs(params, "--param")
    if stray := given.keys() - {"partnership", "meeting", "past"}:
        raise click.UsageError(
            f"A calendar takes partnership, meeting or past, not {', '.join(sorted(stray))}."
        )
    board, at = (
        session.found(kind, str(given[kind]), kind) if kind in given else None
        for kind in ("partnership", "meeting")
    )
    said = {"past": given["past"]} if "past" in given else {}
    past = read_given(session, fields_of(appointments), said, None, "--param")
    return as_icalendar(appointments(session.view(), partnership=board, at=at, past=past.get("past") is True))


def _ballots(session: Session, params: tuple[str, ...]) -> Iterable[str]:
    from compacttui.exchange.ballots import write_blt
    from compacttui.questions.selections.sealed import sealed_papers

    given = pairs(params, "--param")
    if given.keys() != {"selection"}:
        raise click.UsageError("Say whose papers: --param selection=REF.")
    profile = sealed_papers(session.view(), session.found("selection", str(given["selection"]), "selection"))
    lost = sum(number for reason, number in profile.rejected if reason != "blank")
    if lost:
        tell(f"{lost:,} rejected papers are left out: the format has no place for why they do not count.")
    return tuple(write_blt(profile))


_OF_ONE_FORM: Mapping[str, tuple[str, str, Callable[[Session, tuple[str, ...]], Iterable[str]]]] = {
    "popolo": (Format.JSON, ".json", _popolo),
    "calendar": ("", ".ics", _calendar),
    "ballots": ("", ".blt", _ballots),
}
"""What is no answer to a question: the option that names its form, if one does; how its files end; what makes it."""


def _question(kind: str) -> Question[..., Any]:
    from compacttui.questions.registry import all_questions

    known = all_questions()
    if kind not in known:
        raise click.UsageError(
            f"“{kind}” cannot be exported. There are: {', '.join(known)}, popolo, calendar, ballots."
        )
    return known[kind]


def _form(file: Path | None) -> Format:
    said = click.get_current_context().params.get("form")
    if said is not None:
        return Format(said)
    return (by_name(file) if file else None) or Format.CSV
