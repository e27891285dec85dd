"""``compacttui history``: the ledger in words, newest first."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

import click

from compacttui.cli.options import FORMS, WHEN, WHERE, WHO, takes_session
from compacttui.cli.out import put, put_rows, tell
from compacttui.cli.session import Session
from compacttui.exchange.formats import Format

if TYPE_CHECKING:
    from compacttui.questions.ledger import HistoryRow

_SHOWN = 50


@click.command()
@click.argument("ref", required=False)
@click.option("--since", metavar="DATE", help="Only what was recorded on this day or later.")
@click.option("--actor", metavar="NAME", help="Only what this person recorded.")
@click.option("--search", metavar="TEXT", help="Only entries with these words, or about things of this name.")
@click.option(
    "--kind",
    metavar="KIND",
    help="Only this kind of entry, e.g. report.submitted, or report for all of them.",
)
@click.option(
    "--limit", type=click.IntRange(min=1), help=f"How many; as text {_SHOWN} unless said, otherwise all."
)
@takes_session(WHERE, WHO, WHEN, FORMS)
def history(
    session: Session,
    ref: str | None,
    since: str | None,
    actor: str | None,
    search: str | None,
    kind: str | None,
    limit: int | None,
) -> None:
    """Read the ledger, newest first; with REF, only what touches this person, seat, meeting or other thing."""
    from compacttui.questions.ledger import HistoryRow, Wanted
    from compacttui.questions.ledger import history as entries
    from compacttui.questions.registry import columns_of

    wanted = Wanted(
        thing=session.found("any", ref, "REF") if ref else None,
        kind=kind,
        actor=session.found("person", actor, "--actor") if actor else None,
        since=session.day(since, "--since") if since else None,
        text=search,
    )
    pages = entries(session.view(), wanted)
    if limit is None and session.form is Format.TEXT:
        limit = _SHOWN
    rows = iter(pages)
    if session.form is not Format.TEXT:
        put_rows(session, islice(rows, limit), columns_of(HistoryRow), empty="")
        return
    shown = "".join(_in_words(row, session.today) for row in islice(rows, limit))
    put(shown or "The history has no such entry.\n")
    if next(rows, None) is not None:
        # A search is not finished only to say how much it would find.
        of_all = "" if search else f" of {len(pages):,} entries"
        tell(f"The newest {limit:,}{of_all}; --limit shows more.")


def _in_words(row: HistoryRow, today: date) -> str:
    """An entry in two or three lines, its number before them."""
    from compacttui.exchange.plain import said
    from compacttui.rules.aligned import WIDTH, beside

    number = f"{row.seq:,}"
    what = " ".join(part for part in (row.standing.said if row.standing else "", row.what) if part)
    true_on = f"true on {said(row.true_on, today)}" if row.true_on else ""
    lines = (
        " · ".join(part for part in (said(row.recorded_at, today), row.by) if part),
        " · ".join(part for part in (what, row.about, row.note, true_on) if part),
        f"why: {row.reason}" if row.reason else "",
    )
    text = "\n".join(line for line in lines if line)
    return beside([number, text], [max(5, len(number)), WIDTH - 7], [True, False])
