"""``compacttui do``: every act that the interface performs, from the command line."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from compacttui.acts.fields import FieldKind
from compacttui.acts.registry import Act, all_acts
from compacttui.cli.given import pairs, read_given
from compacttui.cli.options import CHANCE, FORMS, WHERE, WHO, takes_session
from compacttui.cli.out import put, put_document, tell
from compacttui.cli.registered import Registered, described
from compacttui.cli.session import Session
from compacttui.exchange.formats import Format
from compacttui.exchange.plain import said
from compacttui.rules.patience import Wait, waiting
from compacttui.rules.word import Word

if TYPE_CHECKING:
    from compacttui.questions.ledger import HistoryRow


class Acts(Registered):
    """The acts as commands."""

    noun = "act"

    def names(self) -> Sequence[str]:
        """Every act, in the order of the line."""
        return tuple(all_acts())

    def made(self, name: str) -> click.Command:
        """The command that performs an act."""
        return _command_for(all_acts()[name])

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the acts with their titles."""
        with formatter.section("Acts"):
            formatter.write_dl([(name, act.title) for name, act in all_acts().items()])


class ActCommand(click.Command):
    """The command of one act; its help names the act's fields."""

    act: Act[..., Any]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the fields, then the options."""
        if self.act.fields:
            with formatter.section("Fields, given with --set NAME=VALUE"):
                formatter.write_dl([described(spec) for spec in self.act.fields])
        with formatter.section("Done by"):
            formatter.write_text(", ".join(sorted(role.words for role in self.act.roles)))
        super().format_options(ctx, formatter)


_SET = click.option(
    "--set", "sets", metavar="NAME=VALUE", multiple=True, help="A field and its value; may be repeated."
)
_JSON = click.option(
    "--json",
    "file",
    metavar="[FILE|-]",
    is_flag=False,
    flag_value="",
    help="Read the fields from a JSON file, or from standard input (-); the result is written as JSON.",
)
_REASON = click.option("--reason", metavar="TEXT", help="Why; kept with the entry.")


@click.group(cls=Acts, invoke_without_command=True, subcommand_metavar="[ACT] [OPTIONS]")
@takes_session(WHERE, WHO, CHANCE, FORMS[:2])
def do(session: Session) -> None:
    """Do any act that the interface can do; without one, list them.

    “do ACT --help” names the act's fields. Things are named as people name them, e.g. --set "seat=Carers' seat".
    """
    if click.get_current_context().invoked_subcommand is None:
        _list_acts(session)


def _list_acts(session: Session) -> None:
    acts = all_acts().values()
    if session.form is Format.JSON:
        put_document([_as_data(act) for act in acts])
        return
    from compacttui.rules.aligned import Heading, aligned

    put(aligned([Heading("Act"), Heading("What it does")], [(act.name, act.title) for act in acts]))


def _as_data(act: Act[..., Any]) -> dict[str, object]:
    return {
        "name": act.name,
        "title": act.title,
        "help": act.help,
        "roles": sorted(act.roles),
        "on": act.on,
        "final": act.final,
        "fields": [
            {
                "name": spec.name,
                "kind": spec.kind,
                "thing": spec.thing,
                "required": spec.required,
                "many": spec.many,
                "choices": [code for code, _ in spec.choices],
                "parts": [part.name for part in spec.parts],
                "help": spec.help,
            }
            for spec in act.fields
        ],
    }


def _command_for(act: Act[..., Any]) -> ActCommand:
    @takes_session(WHERE, WHO, CHANCE)
    def perform(session: Session, sets: tuple[str, ...], file: str | None, reason: str | None) -> None:
        _perform(session, act, sets, file, reason)

    for option in (_REASON, _JSON, _SET):
        perform = option(perform)
    made = click.command(act.name, cls=ActCommand, help=f"{act.title}.\n\n{act.help}")(perform)
    made.act = act
    return made


def _perform(
    session: Session, act: Act[..., Any], sets: Sequence[str], file: str | None, reason: str | None
) -> None:
    desk = session.desk()
    act.allow(desk.role)
    given = pairs(sets, "--set")
    if reason is not None:
        given["reason"] = reason
    if file is None:
        given |= _asked_unseen(act, given)
    values = read_given(session, act.fields, given, file, "--set")
    with waiting(
        Wait(lambda: tell("Waiting: somebody else is saving just now. Ctrl+C gives up, and nothing is lost."))
    ):
        result = act(desk, **values)
    told = _what_happened(session, desk.kept)
    if file is not None or session.form is Format.JSON:
        put_document({"act": act.name, "entries": told, "result": result})
    else:
        put(_in_words(act, told, result))


def _asked_unseen(act: Act[..., Any], given: Mapping[str, object]) -> dict[str, object]:
    """Passphrases that were not given: typed unseen at a terminal, so that no list of commands keeps them."""
    if not sys.stdin.isatty():
        return {}
    secret = [spec for spec in act.fields if spec.kind is FieldKind.HIDDEN and spec.name not in given]
    typed = {
        spec.name: click.prompt(spec.label, hide_input=True, default=None if spec.required else "", err=True)
        for spec in secret
    }
    return {name: words for name, words in typed.items() if words}


def _what_happened(session: Session, kept: range) -> Sequence[HistoryRow]:
    """The entries that the act left, as its doer may read them."""
    if not kept:
        return ()
    from compacttui.questions.ledger.entries import EntryReader
    from compacttui.questions.ledger.history import row_of
    from compacttui.records.log import event_table

    view = session.view()
    with view.reading() as connection:
        which = event_table.c.seq.between(kept.start, kept.stop - 1)
        return [row_of(entry) for entry in EntryReader(view).read(connection, which, newest_first=False)]


def _in_words(act: Act[..., Any], told: Sequence[HistoryRow], result: object) -> str:
    lines = [f"{act.title}: done." if told else f"{act.title}: nothing had to be recorded."]
    for row in told:
        about = f" - {row.about}" if row.about else ""
        note = f" · {row.note}" if row.note else ""
        lines.append(f"Recorded as entry {row.seq}: {row.what}{about}{note}")
    words = getattr(result, "said", "")
    if isinstance(words, str) and words:
        lines.append(words)
    return "\n".join([*lines, *_figures(result)]) + "\n"


def _figures(result: object) -> Iterator[str]:
    """What an act gave back besides ids: "Days late: 3"."""
    if not is_dataclass(result):
        return
    for field in fields(result):
        value = getattr(result, field.name)
        if isinstance(value, (int, Word)):
            yield f"{field.name.replace('_', ' ').capitalize()}: {said(value, date.min)}"
