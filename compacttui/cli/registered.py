"""Groups whose commands are the entries of a registry: acts for ``do``, questions for ``ask``."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from difflib import get_close_matches

import click

from compacttui.acts.fields import FieldKind, FieldSpec


class Registered(click.Group):
    """A group that makes a command for an entry of a registry when it is called."""

    noun = "command"

    @abstractmethod
    def names(self) -> Sequence[str]:
        """The names of all entries, in order."""

    @abstractmethod
    def made(self, name: str) -> click.Command:
        """The command for the entry of this name."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Every name, in order."""
        return list(self.names())

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command for this name, if there is such an entry."""
        return self.made(cmd_name) if cmd_name in self.names() else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; a name that is none is answered with the closest ones."""
        if args[0] not in self.names() and not args[0].startswith("-"):
            close = get_close_matches(args[0], self.names(), n=3)
            hint = f"Did you mean {' or '.join(close)}? " if close else ""
            raise click.UsageError(
                f"There is no {self.noun} “{args[0]}”. {hint}“{ctx.command_path}” lists them all.", ctx
            )
        return super().resolve_command(ctx, args)


def described(spec: FieldSpec) -> tuple[str, str]:
    """A field for a list of them: its name, and what kind of value it takes with what it means."""
    says = spec.help[:1].upper() + spec.help[1:]
    if spec.choices:
        says += f" One of: {', '.join(code for code, _ in spec.choices)}."
    if spec.parts:
        says += f" Each has: {', '.join(part.name + ('' if part.required else '?') for part in spec.parts)}."
    return spec.name, f"({taken(spec)}) {says}".strip()


def taken(spec: FieldSpec) -> str:
    """What a field takes: "seat", "several choices, may be left out"."""
    kind = (spec.thing or _KINDS[spec.kind]).replace("_", " ")
    if spec.many:
        kind = f"several: {kind}"
    return kind if spec.required else f"{kind}, may be left out"


_KINDS = {
    FieldKind.LINE: "text",
    FieldKind.WORDS: "text",
    FieldKind.DAY: "day",
    FieldKind.PARTIAL_DAY: "day, month or year",
    FieldKind.TIME: "time",
    FieldKind.WHOLE: "number",
    FieldKind.FLAG: "yes or no",
    FieldKind.CHOICE: "choice",
    FieldKind.THING: "thing",
    FieldKind.BALLOTS: "ballot file",
    FieldKind.GROUP: "JSON object",
    FieldKind.HIDDEN: "asked for unseen",
}
