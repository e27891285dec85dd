"""``compacttui letters``: letters to paste or to merge with addresses. Nothing is sent."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from compacttui.cli.options import FORMS, PATH, WHEN, WHERE, WHO, takes_session
from compacttui.cli.out import put, put_cells, put_document, tell
from compacttui.cli.session import Session
from compacttui.cli.written import check_file
from compacttui.exchange.formats import Format
from compacttui.papers.letters import Letter, LetterKind, all_letters, as_pages, letters_of, merge_table
from compacttui.papers.letters.registry import HEADING
from compacttui.rules.dates import plural

_FORM_OF = {".csv": Format.CSV, ".txt": Format.TEXT, ".json": Format.JSON}


@click.command()
@click.argument("kind", required=False)
@click.option(
    "--to", "names", metavar="NAME", multiple=True, help="Only the letter to this person; may be repeated."
)
@click.option("-o", "--output", "file", metavar="FILE", type=PATH, help="Write them to this file.")
@click.option("--replace", is_flag=True, help="Replace the file if there is one.")
@takes_session(WHERE, WHO, WHEN, FORMS)
def letters(
    session: Session, kind: str | None, names: tuple[str, ...], file: Path | None, replace: bool
) -> None:
    """Prepare letters for many people at once; without KIND, list them.

    As text they are ready to paste, as CSV a table for a mail merge. The program sends nothing and notes nothing:
    when you have sent reminders, say so with “compacttui do report.chase”.
    """
    if kind is None:
        _list(session)
        return
    chosen = _kind(kind)
    found = letters_of(session.view(), chosen, to=names)
    said = click.get_current_context().params.get("form")
    check_file(file, replace=replace, endings=() if said else _FORM_OF)
    form = _FORM_OF.get(file.suffix.casefold(), session.form) if file and not said else session.form
    if file is None:
        _put(session, found, form)
    else:
        _write(session, found, form, file)
    tell(_said(found))


def _said(found: Sequence[Letter]) -> str:
    if not found:
        return "There is nobody to write to."
    return f"{plural(len(found), 'letter')} prepared. Nothing was sent."


def _list(session: Session) -> None:
    from compacttui.rules.aligned import Heading, aligned

    view = session.view()
    rows = [(one.name, one.title, str(len(one(view)))) for one in all_letters().values()]
    if session.form is Format.JSON:
        put_document([{"name": name, "title": title, "letters": int(many)} for name, title, many in rows])
        return
    put(aligned([Heading("Letter"), Heading("What it is"), Heading("People now", True)], rows))


def _kind(name: str) -> LetterKind:
    known = all_letters()
    if name not in known:
        raise click.UsageError(f"There is no letter “{name}”. There are: {', '.join(known)}.")
    return known[name]


def _put(session: Session, found: Sequence[Letter], form: Format) -> None:
    if form is Format.JSON:
        put_document(_as_data(session, found))
        return
    if form is Format.CSV:
        put_cells(HEADING, merge_table(session.view(), found))
        return
    put("".join(_pieces(session, found, form)))


def _write(session: Session, found: Sequence[Letter], form: Format, file: Path) -> None:
    from compacttui.exchange.files import write_whole
    from compacttui.exchange.plain import document

    json = form is Format.JSON
    write_whole(file, [document(_as_data(session, found))] if json else _pieces(session, found, form))
    tell(f"Written to {file}.")


def _pieces(session: Session, found: Sequence[Letter], form: Format) -> Sequence[str]:
    from compacttui.exchange.mail_merge import as_merge_table

    if form is Format.CSV:
        return tuple(as_merge_table(HEADING, merge_table(session.view(), found)))
    return tuple(f"{line}\n" for line in as_pages(session.view(), found))


def _as_data(session: Session, found: Sequence[Letter]) -> list[dict[str, object]]:
    rows = merge_table(session.view(), found)
    return [
        {"name": name, "subject": subject, "list": listed.splitlines(), "letter": text}
        for name, subject, listed, text in rows
    ]
