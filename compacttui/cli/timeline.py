"""``compacttui timeline``: the line of one person, seat, organisation or partnership, oldest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from compacttui.cli.options import FORMS, WHEN, WHERE, WHO, takes_session
from compacttui.cli.out import put, put_rows, tell
from compacttui.cli.session import Session
from compacttui.exchange.formats import Format

if TYPE_CHECKING:
    from compacttui.questions.ledger import Only, Part
    from compacttui.rules.dates import PartialDate


@click.command()
@click.argument("kind")
@click.argument("ref")
@click.option(
    "--part",
    "parts",
    multiple=True,
    metavar="PART",
    help="Only this part: conflicts, reports, meetings, selection, terms, gaps, other. Can be said more than once.",
)
@click.option("--since", metavar="DATE", help="Only from this day, month or year on.")
@click.option("--until", metavar="DATE", help="Only up to this day, month or year.")
@click.option("--search", "words", metavar="TEXT", help="Only rows with these words, or of such a day.")
@takes_session(WHERE, WHO, WHEN, FORMS)
def timeline(
    session: Session,
    kind: str,
    ref: str,
    parts: Sequence[str],
    since: str | None,
    until: str | None,
    words: str | None,
) -> None:
    """Tell the line of a person, seat, organisation or partnership, oldest first, gaps included.

    With --as-at nothing is told that came true after that day, with --known-on nothing that was recorded after it.
    """
    from compacttui.questions.ledger import HAVE_A_LINE, Only

    if kind not in HAVE_A_LINE:
        raise click.UsageError(f"A line can be read of: {', '.join(HAVE_A_LINE)}. Not of “{kind}”.")
    only = Only(
        frozenset(map(_part, parts)),
        _day_of(session, since, "--since"),
        _day_of(session, until, "--until"),
        words or "",
    )
    put_line(session, kind, session.found(kind, ref, "REF"), only=only)


def _part(typed: str) -> Part:
    from compacttui.questions.ledger import Part

    found = next((part for part in Part if typed.casefold() in {part.value, part.words}), None)
    if found is None:
        raise click.UsageError(f"--part: one of {', '.join(part.value for part in Part)}. Not “{typed}”.")
    return found


def _day_of(session: Session, typed: str | None, option: str) -> PartialDate | None:
    from compacttui.rules.dates import parse_partial
    from compacttui.rules.refusal import Refused

    if typed is None:
        return None
    try:
        return parse_partial(typed, today=session.today, field=option)
    except Refused as refused:
        raise click.UsageError(f"{option}: {refused.message}") from None


def put_line(
    session: Session, kind: str, thing: str, *, limit: int | None = None, only: Only | None = None
) -> None:
    """Write a line in the form that was asked for; as text its first rows only, where a limit says so."""
    from compacttui.exchange.told import line_told
    from compacttui.questions.ledger import LineRow
    from compacttui.questions.ledger import timeline as line_of
    from compacttui.questions.names import names_of
    from compacttui.questions.registry import columns_of

    view = session.view()
    rows = line_of(view, kind, thing, only)
    if session.form is not Format.TEXT:
        put_rows(session, rows, columns_of(LineRow), empty="")
        return
    with view.reading() as connection:
        name = names_of(view, connection, [thing]).get(thing, "")
    put(f"{name}\n{_days(session)}\n\n" if name else "")
    nothing = (
        "Nothing on it is like that.\n" if only and only != type(only)() else "Nothing is on record yet.\n"
    )
    put("".join(line_told(rows[:limit])) or nothing)
    if limit is not None and len(rows) > limit:
        tell(f"The first {limit} of {len(rows):,} rows.")


def _days(session: Session) -> str:
    """What the line is about: "true on: today   as known on: today"."""
    from compacttui.rules.dates import short_day

    def said(day: date | None) -> str:
        return short_day(day, session.today) if day else "today"

    return f"true on: {said(session.as_at)}   as known on: {said(session.known_on)}"
