"""``compacttui show``: one record with everything that hangs on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from compacttui.cli.options import FORMS, WHEN, WHERE, WHO, takes_session
from compacttui.cli.out import put, put_document, put_rows
from compacttui.cli.session import Session
from compacttui.exchange.formats import Format
from compacttui.rules.refusal import Refused

if TYPE_CHECKING:
    from compacttui.questions.showing import Shown


@click.command()
@click.argument("kind")
@click.argument("ref")
@takes_session(WHERE, WHO, WHEN, FORMS)
def show(session: Session, kind: str, ref: str) -> None:
    """Show one record with what belongs to it.

    KIND is person, seat, partnership, organisation, selection, meeting, interest, report ...; REF is its name, or
    enough of it to tell it from others. An entry of the history has a number for its name: “show entry 12”.
    """
    from compacttui.exchange.told import record_told
    from compacttui.questions.showing import all_shows
    from compacttui.questions.showing import show as shown

    if kind not in all_shows():
        raise click.UsageError(f"“{kind}” cannot be shown. These can: {', '.join(sorted(all_shows()))}.")
    try:
        found = shown(
            session.view(), kind, ref.replace(",", "") if kind == "entry" else session.found(kind, ref, "REF")
        )
    except Refused as refused:
        if refused.field != "ref":
            raise
        lists = " “compacttui history” lists them with their numbers." if kind == "entry" else ""
        raise click.UsageError(f"REF: {refused.message}{lists}") from None
    match session.form:
        case Format.JSON:
            put_document(found)
        case Format.CSV:
            _put_csv(session, found)
        case Format.TEXT:
            put("".join(record_told(found, session.today)))


def _put_csv(session: Session, shown: Shown) -> None:
    from compacttui.exchange.told import Flat, flat
    from compacttui.questions.registry import columns_of

    put_rows(session, flat(shown), columns_of(Flat), empty="")
