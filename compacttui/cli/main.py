"""The command line's entry. Each command is loaded when it is called, and imports only what it needs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import click

from compacttui import __version__
from compacttui.cli.endings import Ending, ReaderLeft, ended
from compacttui.cli.letters import never_fail
from compacttui.cli.options import CHANCE, PLAIN, WHEN, WHERE, WHO, takes_session
from compacttui.cli.session import Session
from compacttui.rules.text import shortened


class Listed(NamedTuple):
    """A command before it is loaded.

    Attributes:
        place: ``module:name`` of the click command.
        does: the sentence beside its name.
    """

    place: str
    does: str


COMMANDS: Mapping[str, Listed] = {
    "demo": Listed("compacttui.cli.demo:demo", "Open the program on an invented town."),
    "init": Listed("compacttui.cli.init:init", "Begin a town's records."),
    "do": Listed("compacttui.cli.do:do", "Do any act that the interface can do."),
    "ask": Listed("compacttui.cli.ask:ask", "Answer a saved question."),
    "show": Listed("compacttui.cli.show:show", "Show one record with what belongs to it."),
    "timeline": Listed(
        "compacttui.cli.timeline:timeline", "Tell the line of a person, seat, board or organisation."
    ),
    "history": Listed("compacttui.cli.history:history", "Read the ledger, newest first."),
    "verify": Listed("compacttui.cli.verify:verify", "Check that the history was not changed."),
    "checkpoint": Listed(
        "compacttui.cli.checkpoint:checkpoint", "Say what the history is now, to be kept elsewhere."
    ),
    "proof": Listed("compacttui.cli.proof:proof", "Prove one entry, or that the history only grew."),
    "pack": Listed("compacttui.cli.pack:pack", "Write an evidence pack that opens without the program."),
    "key": Listed("compacttui.cli.checkpoint:key", "Make a key to sign checkpoints with."),
    "count": Listed("compacttui.cli.count:count", "Count ballot files."),
    "import": Listed(
        "compacttui.cli.import_:import_", "Take in what you have: a plan first, then in one go."
    ),
    "export": Listed("compacttui.cli.export:export", "Write an answer to a file for other programs."),
    "vote": Listed("compacttui.cli.vote:vote", "Vote with a ballot code; shows that contest alone."),
    "paper": Listed("compacttui.cli.paper:paper", "Write what is printed, pasted or published."),
    "letters": Listed("compacttui.cli.mail_merge:letters", "Prepare letters for many; it sends none."),
    "publish": Listed("compacttui.cli.publish:publish", "Write the public register as web pages."),
    "backup": Listed("compacttui.cli.backup:backup", "Keep a checked copy of the records."),
    "restore": Listed("compacttui.cli.restore:restore", "Put a kept copy back."),
    "logins": Listed("compacttui.cli.logins:logins", "Keep the logins of a server."),
    "erase-again": Listed(
        "compacttui.cli.erase_again:erase_again", "Erase again what was erased, in records put back by hand."
    ),
    "sample": Listed("compacttui.cli.demo:sample", "Write an invented town to a file."),
    "doctor": Listed("compacttui.cli.doctor:doctor", "Say where everything is and whether it is well."),
    "config": Listed("compacttui.cli.config:config", "Read and change the rule book."),
}
"""Every command, in the order in which people meet them."""


_LISTED = " “compacttui ask” lists the questions, “compacttui do” what can be done."
"""Where what was typed is no command: it may be the name of one of these."""


class Program(click.Group):
    """The group of all commands: loads them one by one, and turns whatever happens into an exit code."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Every command's name, in order."""
        return list(COMMANDS)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; a name that is none is answered with the closest ones."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            close = get_close_matches(args[0], COMMANDS, n=3)
            hint = f" Did you mean {' or '.join(close)}?" if close else _LISTED
            raise click.UsageError(f"There is no command “{shortened(args[0], 40)}”.{hint}", ctx)
        return super().resolve_command(ctx, args)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, loaded now."""
        listed = COMMANDS.get(cmd_name)
        if listed is None:
            return None
        module, name = listed.place.split(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, listed.does) for name, listed in COMMANDS.items()])

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read the arguments; help is written while they are read."""
        with _noticing_who_left():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was called."""
        with _noticing_who_left():
            return super().invoke(ctx)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a command; in standalone mode, leave with its exit code and never with a traceback."""
        given = list(sys.argv[1:] if args is None else args)
        # Taken out before anything can fail, so that it may stand anywhere.
        debug = "--debug" in given
        given = [argument for argument in given if argument != "--debug"]
        name = prog_name or "compacttui"
        if not standalone_mode:
            return super().main(given, name, complete_var, standalone_mode=False, **extra)
        _open_what_is_closed()
        _speak_utf8()
        try:
            ending = super().main(given, name, complete_var, standalone_mode=False, **extra)
            sys.stdout.flush()
        except (Exception, KeyboardInterrupt) as error:
            ending = ended(error, debug=debug)
        sys.exit(ending if isinstance(ending, int) else Ending.DONE)


@click.command(
    "compacttui",
    cls=Program,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    epilog="Exit codes: 0 done, 1 the answer is no, 2 wrong usage, 3 bad input, 4 database, 5 not permitted.",
)
@click.version_option(__version__, message="%(version)s")
@click.option(
    "--debug",
    is_flag=True,
    expose_value=False,
    help="Show where a failure comes from; works with every command.",
)
@PLAIN
@takes_session(WHERE, WHO, WHEN, CHANCE)
def program(session: Session, plain: bool) -> None:
    """Who speaks for the voluntary sector, how they were chosen, and what they reported back.

    Without a command, the interface opens on the records; with --plain it is read out line by line.
    """
    if click.get_current_context().invoked_subcommand is None:
        from compacttui.cli.opening import open_records

        open_records(session, plain=plain)


@contextmanager
def _noticing_who_left() -> Iterator[None]:
    # click would end the program by itself, with the code that means "no".
    try:
        yield
    except BrokenPipeError as error:
        raise ReaderLeft from error


def _open_what_is_closed() -> None:
    """Whoever starts a program may have closed what it reads from or writes to; then nothing is heard, or said."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - until the program ends


def _speak_utf8() -> None:
    """What goes into a pipe or a file is UTF-8 everywhere; a terminal keeps its own letters, and none can fail."""
    for stream in (sys.stdout, sys.stderr):
        never_fail(stream, encoding=None if stream.isatty() else "utf-8")
