"""``compacttui show``: one record with everything that hangs on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import click

from compacttui.cli.options import FORMS, WHEN, WHERE, WHO, takes_session
from compacttui.cli.out import put, put_document, put_rows
from compacttui.cli.session import Session
from compacttui.exchange.formats import Format

if TYPE_CHECKING:
    from compacttui.questions.showing import Line, Section, Shown


@click.command()
@click.argument("kind")
@click.argument("ref")
@takes_session(WHERE, WHO, WHEN, FORMS)
def show(session: Session, kind: str, ref: str) -> None:
    """Show one record with what belongs to it.

    KIND is person, seat, partnership, organisation, selection, meeting, interest, report ...; REF is its name, or
    enough of it to tell it from others. An entry of the history has a number for its name: “show entry 12”.
    """
    from compacttui.questions.showing import all_shows
    from compacttui.questions.showing import show as shown

    if kind not in all_shows():
        raise click.UsageError(f"“{kind}” cannot be shown. These can: {', '.join(sorted(all_shows()))}.")
    found = shown(session.view(), kind, ref if kind == "entry" else session.found(kind, ref, "REF"))
    match session.form:
        case Format.JSON:
            put_document(found)
        case Format.CSV:
            _put_csv(session, found)
        case Format.TEXT:
            put("".join(_in_words(found, session.today)))


def _in_words(shown: Shown, today: date) -> Iterator[str]:
    yield f"{shown.title}\n"
    if shown.standing or shown.stands:
        stands = shown.stands or (shown.standing.words if shown.standing else "")
        yield f"{shown.standing.symbol} {stands}\n" if shown.standing else f"{stands}\n"
    for section in shown.sections:
        yield f"\n{section.heading}\n" if section.heading else "\n"
        yield from _section(section, today)


def _section(section: Section, today: date) -> Iterator[str]:
    from compacttui.rules.aligned import stacked, wrapped

    if not section.lines:
        yield "none\n"
    elif any(line.label for line in section.lines):
        yield stacked(
            [line.label or "-" for line in section.lines], [_said(line, today) for line in section.lines]
        )
    else:
        for line in section.lines:
            yield "".join(f"{part}\n" for part in wrapped(_said(line, today), 80))
    if section.more:
        yield f"... and {section.more:,} more\n"


def _said(line: Line, today: date) -> str:
    from compacttui.exchange.plain import said

    standing = line.standing.said if line.standing else ""
    return " · ".join(part for part in (standing, said(line.value, today), line.note) if part)


def _put_csv(session: Session, shown: Shown) -> None:
    from compacttui.questions.registry import column, columns_of

    @dataclass(frozen=True, slots=True)
    class Flat:
        """One line of a record with the heading it stands under."""

        section: str = column("Section")
        label: str = column("Label")
        value: object = column("Value")
        standing: object = column("Standing")
        note: str = column("More")

    rows = [
        Flat(section.heading, line.label, line.value, line.standing, line.note)
        for section in shown.sections
        for line in section.lines
    ]
    put_rows(session, rows, columns_of(Flat), empty="")
