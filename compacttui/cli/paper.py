"""``compacttui paper``: what is printed, pasted or put on a web site, with what everyone may read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from compacttui.cli.options import PATH, WHEN, WHERE, WHO, takes_session
from compacttui.cli.out import put, tell
from compacttui.cli.session import Session
from compacttui.cli.written import check_file

if TYPE_CHECKING:
    from compacttui.papers.forms import Form
    from compacttui.papers.registry import Paper

_PDF = "For a PDF, write a web page and print it from a browser."
_FORMS = ("text", "markdown", "html", "json")


@click.command()
@click.argument("name", required=False)
@click.argument("ref", required=False, default="")
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMS),
    help="The form; as FILE's name ends (.txt, .md, .html, .json), or text. For a PDF, print the web page from a browser.",
)
@click.option("--large-print", is_flag=True, help="18 point on paper; as text, 40 columns.")
@click.option("-o", "--output", "file", metavar="FILE", type=PATH, help="Write it to this file.")
@click.option("--replace", is_flag=True, help="Replace the file if there is one.")
@takes_session(WHERE, WHO, WHEN)
def paper(
    session: Session,
    name: str | None,
    ref: str,
    form: str | None,
    large_print: bool,
    file: Path | None,
    replace: bool,
) -> None:
    """Write a paper with what everyone may read; without a name, list them.

    REF is what the paper is about: the name of a thing, a thing and a year, or a month like “October 2026”. Whatever you may read
    yourself, a paper holds only what is open: of a closed item it says that it took place. Only “on-record”, which is
    handed to the person it is about, holds what you may read and they may have.
    """
    if name is None:
        _list_papers()
        return
    from compacttui.papers.forms import Form, written

    chosen = _paper(name)
    check_file(file, replace=replace, endings=() if form else Form.endings(), besides=_PDF)
    wanted = Form.of(form) if form else _form_of(file)
    if large_print and not wanted.has_large_print:
        raise click.UsageError(f"--large-print: {wanted.words} has no size of letters; choose html or text.")
    text = written(chosen(session.view(), _about(session, chosen, ref)), wanted, large_print=large_print)
    if file is None:
        put(text)
        return
    from compacttui.exchange.files import write_whole

    write_whole(file, [text])
    tell(f"Written to {file}.")


def _list_papers() -> None:
    from compacttui.papers.registry import all_papers
    from compacttui.rules.aligned import Heading, aligned

    rows = [
        (one.name, one.help, one.takes if one.needs else f"{one.takes}, may be left out")
        for one in all_papers().values()
    ]
    put(aligned([Heading("Paper"), Heading("What it is"), Heading("REF")], rows))


def _paper(name: str) -> Paper:
    from compacttui.papers.registry import all_papers

    known = all_papers()
    if name not in known:
        raise click.UsageError(f"There is no paper “{name}”. There are: {', '.join(known)}.")
    return known[name]


def _about(session: Session, chosen: Paper, ref: str) -> str:
    """What the paper is about: a thing that was named here, or what the paper itself makes of it."""
    from compacttui.papers.registry import MONTH, meant, of_year, with_year
    from compacttui.rules.refusal import Refused

    if ref and chosen.by_year:
        words, year = with_year(ref)
        return of_year(session.found(chosen.takes, words, "REF"), year)
    if ref and chosen.takes != MONTH:
        return session.found(chosen.takes, ref, "REF")
    try:
        return meant(session.view(), chosen, ref)
    except Refused as refused:
        raise click.UsageError(f"REF: {refused.message}") from None


def _form_of(file: Path | None) -> Form:
    from compacttui.papers.forms import Form

    return (Form.of_file(file.name) if file else None) or Form.TEXT
