"""The options that commands share, each with one name, one help and one meaning everywhere.

An option may stand before the command or after it; after it wins.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import update_wrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, Final, ParamSpec, TypeAlias, TypeVar

import click

from compacttui.cli.session import Session, Settings
from compacttui.exchange.formats import Format
from compacttui.rules.text import shortened

Given = ParamSpec("Given")
Result = TypeVar("Result")
Decorator: TypeAlias = Callable[[Callable[..., Any]], Callable[..., Any]]


if TYPE_CHECKING:
    _WholeNumber = click.ParamType[int]
else:
    _WholeNumber = click.ParamType  # older versions of the library take no kind of value


class Shared(click.Option):
    """An option that says something of a session; a command's own options never do."""


def _shared(*names: str, **attributes: Any) -> Decorator:
    return click.option(*names, cls=Shared, **attributes)


class HowMany(_WholeNumber):
    """A whole number from one on, refused in plain words."""

    name = "number"

    def __init__(self, most: int | None = None) -> None:
        """Take whole numbers.

        Args:
            most: the largest; nothing for no limit.
        """
        self._most = most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number that was typed."""
        typed = str(value).replace(",", "")
        # Longer than any count of anything, and Python itself reads no number of more than some thousand digits.
        number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < _DIGITS else 0
        if number < 1 or (self._most is not None and number > self._most):
            upto = f"from 1 to {self._most:,}" if self._most else "from 1 on"
            self.fail(f"“{shortened(str(value), 40)}” will not do; write a whole number {upto}.", param, ctx)
        return number


_DIGITS: Final = 16

PATH: Final = click.Path(path_type=Path, readable=False)
"""A file or a folder; whether it is there and can be used is said when it is used, in our own words."""

CONFIG: Final[tuple[Decorator, ...]] = (
    _shared(
        "--config", metavar="FILE", help="Your rule book, in place of the usual one. [COMPACTTUI_CONFIG]"
    ),
)
"""Which rule book."""

WHERE: Final[tuple[Decorator, ...]] = (
    _shared("--db", metavar="PLACE", help="The records: a file, or a database URL. [COMPACTTUI_DB]"),
    *CONFIG,
    _shared("--town", metavar="NAME", help="The town, where the records hold several."),
    _shared("--now", metavar="DATETIME", help="A fixed clock, for samples and tests. [COMPACTTUI_NOW]"),
    _shared("--today", metavar="DATE", help="A fixed clock that stands at 09:00 on this day."),
)
"""Which records, at which moment."""

WHO: Final[tuple[Decorator, ...]] = (
    _shared("--as", "person", metavar="NAME", help="Who you are; whoever began the records unless said."),
    _shared(
        "--passphrase-file",
        metavar="FILE",
        help="Its first line is your passphrase, where one is asked for. [COMPACTTUI_PASSPHRASE]",
    ),
    _shared("--role", metavar="ROLE", help="The hat that is on; your first one unless said."),
)
"""Who is asking or acting."""

WHEN: Final[tuple[Decorator, ...]] = (
    _shared("--as-at", metavar="DATE", help="Answer for this day instead of today."),
    _shared("--known-on", metavar="DATE", help="Answer with what was on record on this day."),
)
"""Which day an answer is about."""

CHANCE: Final[tuple[Decorator, ...]] = (
    _shared("--seed", metavar="TEXT", help="Repeatable ids, for samples and tests; needs a fixed clock."),
)
"""Where ids come from."""

FORMS: Final[tuple[Decorator, ...]] = tuple(
    _shared(f"--{form}", "form", flag_value=form, default=None, type=click.UNPROCESSED, help=says)
    for form, says in (
        (Format.TEXT, "Write for people: aligned, 80 columns (the default, unless said otherwise)."),
        (Format.JSON, "Write one JSON document."),
        (Format.CSV, "Write CSV."),
    )
)
"""How an answer is written."""


PLAIN: Final = click.option(
    "--plain",
    is_flag=True,
    help="Line by line: for screen readers, braille, pipes and simple terminals.",
)
"""Of every command that opens the program."""


def takes_session(
    *groups: Sequence[Decorator],
) -> Callable[[Callable[Concatenate[Session, Given], Result]], Callable[Given, Result]]:
    """Give a command these groups of shared options, and call it with the session that they make."""
    options = [one for group in groups for one in group]

    def decorate(function: Callable[Concatenate[Session, Given], Result]) -> Callable[Given, Result]:
        def call(*args: Given.args, **kwargs: Given.kwargs) -> Result:
            context = click.get_current_context()
            for name in _names_of(context.command):
                kwargs.pop(name, None)
            return function(_session(context), *args, **kwargs)

        update_wrapper(call, function)
        for one in reversed(options):
            one(call)
        return call

    return decorate


def _names_of(command: click.Command) -> frozenset[str]:
    """What the shared options of a command are called."""
    return frozenset(one.name for one in command.params if isinstance(one, Shared) and one.name)


def _session(context: click.Context) -> Session:
    """The session that the options of a command, and of the groups around it, describe."""
    said: dict[str, Any] = {}
    around: click.Context | None = context
    while around is not None:
        for name in _names_of(around.command):
            if around.params.get(name) is not None:
                said.setdefault(name, around.params[name])
        around = around.parent
    session = Session(Settings(**said))
    context.find_root().call_on_close(session.close)
    return session
