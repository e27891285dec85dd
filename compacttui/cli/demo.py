"""``compacttui demo`` and ``compacttui sample``: the program on an invented town, and such a town in a file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from compacttui.cli.endings import Ending
from compacttui.cli.options import FORMS, PATH, PLAIN, HowMany, takes_session
from compacttui.cli.out import progress, put, put_document, put_rows, tell
from compacttui.cli.session import Session, Settings
from compacttui.exchange.formats import Format

if TYPE_CHECKING:
    from compacttui.acts.sample import Built

_SIZES: Final = ("town", "city", "region")
_ROLES: Final = ("officer", "representative", "auditor")
_LINE_SHOWN: Final = 12

_SIZE = click.option(
    "--size", type=click.Choice(_SIZES), default="town", show_default=True, help="How large it is."
)
_SEED = click.option(
    "--seed", type=int, default=1, show_default=True, help="The same seed gives the same town."
)


@click.command()
@click.option(
    "--check", is_flag=True, help="Look at it without a terminal: Today, one person's line, a full check."
)
@click.option("--keep", type=PATH, metavar="FILE", help="Keep the town in this new file.")
@_SIZE
@_SEED
@click.option(
    "--role", type=click.Choice(_ROLES), default="officer", show_default=True, help="Whose hat to put on."
)
@PLAIN
def demo(check: bool, keep: Path | None, size: str, seed: int, role: str, plain: bool) -> int:
    """Open the program on an invented town: one command from nothing to a working program.

    Nothing is kept unless --keep says where.
    """
    with _place(keep) as file:
        built = build(file, size, seed, None)
        session = Session(
            Settings(
                db=str(file),
                town=built.towns[0],
                person=getattr(built, role),
                role=role,
                today=built.today.isoformat(),
            )
        )
        session.watch.is_kept = keep is not None
        try:
            if check:
                return _look_around(session, built)
            from compacttui.cli.opening import open_records

            open_records(session, plain=plain)
        finally:
            session.close()
    return Ending.DONE


@click.command()
@click.argument("file", type=PATH)
@_SIZE
@_SEED
@click.option("--events", type=HowMany(), metavar="N", help="Exactly so many entries in the first town.")
@takes_session(FORMS[:2])
def sample(session: Session, file: Path, size: str, seed: int, events: int | None) -> None:
    """Write an invented town to FILE without opening it; the same size and seed give the same records."""
    built = build(file, size, seed, events)
    if session.form is Format.JSON:
        put_document(
            {"file": str(file), "towns": built.towns, "entries": built.entries, "today": built.today}
        )
    else:
        put(f"{file}: {_counted(built)}.\n")


def build(file: Path, size: str, seed: int, events: int | None) -> Built:
    """Build a sample in a new file, under the rules that the program comes with.

    Raises:
        Refused: fewer entries are asked for than the size has at its smallest.
        StoreTrouble: there is something at that place already, or it cannot be written.
    """
    from compacttui.acts import sample as samples
    from compacttui.exchange.settings import default_book

    # The rules are those that the program comes with: a person's own must not change what a seed gives.
    return samples.build(
        str(file),
        size=size,
        seed=seed,
        rules=default_book(),
        events=events,
        progress=progress("Building the town"),
    )


@contextmanager
def _place(keep: Path | None) -> Iterator[Path]:
    if keep is not None:
        yield keep
        tell(f"Kept in {keep}. Open it again with “compacttui --db {keep}”.")
        return
    from tempfile import TemporaryDirectory

    # Another program may still look at the file for a moment (on Windows): it is left to the system then.
    with TemporaryDirectory(prefix="compacttui-", ignore_cleanup_errors=True) as folder:
        yield Path(folder) / "example.sqlite"


def _counted(built: Built) -> str:
    from compacttui.rules.dates import plural

    return f"{plural(len(built.towns), 'town')}, {plural(built.entries, 'entry', 'entries')}"


def _look_around(session: Session, built: Built) -> int:
    """What somebody would look at first, printed: Today, one person's line, whether the history is whole."""
    from compacttui.cli.timeline import put_line
    from compacttui.cli.verify import verified
    from compacttui.questions.registry import all_questions

    put(f"Built {session.town.name}: {_counted(built)}.\n\nToday\n")
    today = all_questions()["today"]
    put_rows(session, today(session.view()), today.columns, empty="Nothing waits.")
    put("\nThe line of one representative\n")
    put_line(session, "person", built.representative, limit=_LINE_SHOWN)
    put("\n")
    return verified(session)
