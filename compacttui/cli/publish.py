"""``compacttui publish``: the public register as a folder of web pages."""

from __future__ import annotations

from pathlib import Path

import click

from compacttui.cli.options import PATH, WHEN, WHERE, WHO, takes_session
from compacttui.cli.out import tell
from compacttui.cli.session import Session


@click.command()
@click.argument("folder", type=PATH)
@takes_session(WHERE, WHO, WHEN)
def publish(session: Session, folder: Path) -> None:
    """Write the public register as plain web pages.

    FOLDER gets a first page, who sits where, the report-backs of each month, the notices of selections while they
    run, and how each ended, with what everyone may read. Nothing in it runs or is fetched from elsewhere: copy it
    to any web site. Publishing into the same folder again brings it up to date; what is no longer open goes from
    it.
    """
    from compacttui.exchange.folder import check_folder, write_pages
    from compacttui.papers.site import HOME, site
    from compacttui.rules.dates import plural
    from compacttui.rules.refusal import Refused

    try:
        check_folder(folder)
    except Refused as refused:
        raise click.UsageError(refused.message) from None
    number = write_pages(folder, site(session.view()))
    tell(f"{plural(number, 'page')} in {folder}; begin with {folder / HOME}.")
