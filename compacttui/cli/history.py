"""``compacttui history``: the ledger in words, newest first."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import islice

import click

from compacttui.cli.options import FORMS, WHEN, WHERE, WHO, HowMany, takes_session
from compacttui.cli.out import put, put_rows, tell
from compacttui.cli.session import Session
from compacttui.exchange.formats import Format
from compacttui.rules.text import shortened

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
@click.option("--limit", type=HowMany(), help=f"How many; as text {_SHOWN} unless said, otherwise all.")
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

    if kind is not None:
        _check_kind(kind)
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
    from compacttui.exchange.told import entry_told

    shown = "".join(entry_told(row, session.today) for row in islice(rows, limit))
    put(shown or "The history has no such entry.\n")
    if next(rows, None) is not None:
        # A search is not finished only to say how much it would find.
        of_all = "" if search else f" of {len(pages):,} entries"
        tell(f"The newest {limit:,}{of_all}; --limit shows more.")


def _check_kind(typed: str) -> None:
    """Refuse a kind of entry that there is not: that nothing is found would say that it never happened.

    Raises:
        UsageError: no kind is called so, nor begins so; the sentence names the closest.
    """
    from compacttui.records.tables import KINDS

    known = {*KINDS, *(kind.partition(".")[0] for kind in KINDS)}
    if typed not in known:
        close = get_close_matches(typed, sorted(known), n=3)
        hint = f" Did you mean {' or '.join(close)}?" if close else ""
        raise click.UsageError(
            f"--kind: there is no kind of entry “{shortened(typed, 40)}”.{hint} docs/events.md lists them."
        )
