"""``compacttui vote``: the voting screen for one ballot code, and nothing else of the records."""

from __future__ import annotations

import click

from compacttui.cli.opening import why_plain
from compacttui.cli.options import PLAIN, WHERE, takes_session
from compacttui.cli.session import Session


@click.command()
@click.argument("code", required=False, default="")
@PLAIN
@takes_session(WHERE)
def vote(session: Session, code: str, plain: bool) -> None:
    """Vote with a ballot CODE; asked for where it is not given, so that no list of commands keeps it.

    It shows that one contest. Leaving before the end casts nothing and keeps nothing.
    """
    session.check_place()
    from compacttui.acts.polls.voting import Booth

    booth = Booth(session.database, session.clock)
    if plain or why_plain():
        from compacttui.plain.voting import vote_plainly

        vote_plainly(booth, code)
        return
    from compacttui.tui.voting.app import Voting

    Voting(booth, code=code, theme=session.rules.display.theme).run_until_left()
