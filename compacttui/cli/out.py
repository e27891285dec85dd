"""What commands write: answers on standard output, everything said to people on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import click

from compacttui.cli.endings import tell
from compacttui.cli.session import Session

if TYPE_CHECKING:
    from compacttui.questions.registry import Column

_PAUSE = 0.1
"""Seconds between two lines of progress: often enough to be believed, seldom enough to cost nothing."""


def put(text: str) -> None:
    """Write text on standard output, safe for a terminal; it ends its own lines."""
    from compacttui.rules.text import clean

    click.echo(clean(text), nl=False)


def put_document(value: object) -> None:
    """Write one JSON document on standard output."""
    from compacttui.exchange.plain import document

    put_made(document(value))


def put_made(piece: str) -> None:
    """Write what a writer of one form made on standard output, as it is: each is its own gate for its form."""
    click.echo(piece, nl=False)


def put_rows(session: Session, rows: Iterable[object], columns: Sequence[Column], *, empty: str) -> None:
    """Write rows in the form that was asked for; `empty` is what people are told when there are none."""
    from compacttui.exchange.tables import written

    nothing = True
    for piece in written(rows, columns, session.form, today=session.today):
        if piece:
            nothing = False
            put_made(piece)
    if nothing:
        put(f"{empty}\n")


def put_cells(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write CSV of plain cells under their headings."""
    from compacttui.exchange.tables import csv_line

    for cells in (headings, *rows):
        put_made(csv_line(cells))


def progress(doing: str) -> Callable[[int, int], None]:
    """Shows how far long work is, on standard error and only to a terminal: "Checking: 12,000 of 1,000,000"."""
    if not sys.stderr.isatty():
        return lambda _done, _all: None
    shown_at = 0.0

    def show(done: int, whole: int) -> None:
        nonlocal shown_at
        moment = time.monotonic()
        if done < whole and moment - shown_at < _PAUSE:
            return
        shown_at = moment
        line = f"{doing}: {done:,} of {whole:,}"
        # The line clears itself at the end: what stays is the answer.
        click.echo(f"\r{line}" if done < whole else f"\r{' ' * len(line)}\r", nl=False, err=True)

    return show


__all__ = ["progress", "put", "put_cells", "put_document", "put_made", "put_rows", "tell"]
