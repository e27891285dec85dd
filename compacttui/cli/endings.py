"""How a command ends: its exit code, and the sentence on standard error. No traceback ever reaches a person."""

from __future__ import annotations

import os
import re
import sys
import traceback
from enum import IntEnum
from typing import Self

import click

from compacttui.rules.refusal import BadInput, NotPermitted, Refused, StoreTrouble
from compacttui.rules.text import clean


class Ending(IntEnum):
    """How a command ends: its exit code. Scripts rely on these.

    Attributes:
        meaning: what the code says, in one sentence.
    """

    meaning: str

    def __new__(cls, code: int, meaning: str) -> Self:
        """Make the member from what stands beside it."""
        member = int.__new__(cls, code)
        member._value_ = code
        member.meaning = meaning
        return member

    DONE = 0, "It is done."
    NO = 1, "The answer is “no”: a rule forbids it, a check failed, a count needs a lot."
    USAGE = (
        2,
        "The command was used wrongly: an unknown option, a value that cannot be read, a name that fits nobody.",
    )
    BAD_INPUT = (
        3,
        "A file cannot be read or written; the file, the line and what to do are named, and nothing was changed.",
    )
    DATABASE = (
        4,
        "The database cannot be used: missing, locked, full, read-only, damaged or of a newer program.",
    )
    NOT_PERMITTED = 5, "The role that is on may not do this."
    FAULT = 70, "The program itself is wrong; `--debug` shows where."
    INTERRUPTED = 130, "It was stopped from the keyboard."
    BROKEN_PIPE = 141, "Whoever was reading the output stopped reading."


_REFUSALS = (
    (StoreTrouble, Ending.DATABASE),
    (NotPermitted, Ending.NOT_PERMITTED),
    (BadInput, Ending.BAD_INPUT),
)


class ReaderLeft(Exception):  # the name says what happened; it is no error
    """Whoever was reading the output went away."""


def ended(error: BaseException, *, debug: bool = False) -> Ending:
    """Say on standard error what went wrong, and give the exit code for it.

    Args:
        error: what the command raised.
        debug: show where it was raised, too.
    """
    if debug:
        tell("".join(traceback.format_exception(error)))
    match error:
        case _ if _was_stopped(error):
            return Ending.INTERRUPTED
        case Refused():
            tell(_sentence(error))
            return next((ending for kind, ending in _REFUSALS if isinstance(error, kind)), Ending.NO)
        case click.ClickException():
            _tell_usage(error)
            return Ending.USAGE
        case ReaderLeft() | BrokenPipeError():
            _forget_output()
            return Ending.BROKEN_PIPE
        case OSError():
            from compacttui.exchange.files import said_of

            tell(said_of(error))
            return Ending.BAD_INPUT
        case _:
            tell(
                f"The program made a mistake ({type(error).__name__}). It is not your fault, and nothing half done was kept. "
                "Run the same command with --debug and send what it shows to whoever looks after the program."
            )
            return Ending.FAULT


def _was_stopped(error: BaseException) -> bool:
    """Whether it came of a Ctrl+C: what was being tidied up then may fail, and is not what went wrong."""
    found: BaseException | None = error
    while found is not None and not isinstance(found, (KeyboardInterrupt, click.Abort)):
        found = found.__context__
    return found is not None


def tell(sentence: str) -> None:
    """A message for a person: on standard error, safe for a terminal."""
    click.echo(clean(sentence), err=True)


def _sentence(refused: Refused) -> str:
    if isinstance(refused, BadInput):
        return str(refused)
    return f"{refused.field}: {refused.message}" if refused.field else refused.message


def _tell_usage(error: click.ClickException) -> None:
    context = getattr(error, "ctx", None)
    tell(_in_our_words(error))
    if isinstance(context, click.Context):
        tell(f"“{context.command_path} --help” says how it is used.")


_TOO_MUCH = re.compile(r"Got unexpected extra arguments? \((?P<words>.*)\)", re.DOTALL)


def _in_our_words(error: click.ClickException) -> str:
    """What was used wrongly; words too many are mostly a name without its quotation marks."""
    said = error.format_message()
    if extra := _TOO_MUCH.fullmatch(said):
        return (
            f"This is more than the command takes: {extra['words']}. A name of several words stands in quotation marks: "
            '"Carers\' seat".'
        )
    return said


def _forget_output() -> None:
    # Python writes what is left when it ends, and would complain that nobody reads it.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
