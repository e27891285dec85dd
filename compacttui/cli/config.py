"""``compacttui config``: the rule book, read and changed key by key."""

from __future__ import annotations

from collections.abc import Sequence

import click

from compacttui.cli.options import CONFIG, FORMS, takes_session
from compacttui.cli.out import put, put_cells, put_document, tell
from compacttui.cli.session import Session
from compacttui.exchange.formats import Format
from compacttui.rules.refusal import BadInput, Refused

_ACTIONS = ("get", "set", "reset", "list")


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, metavar="[get|set|reset|list] [KEY] [VALUE]")
@takes_session(CONFIG, FORMS)
def config(session: Session, words: tuple[str, ...]) -> None:
    """Read and change the rule book: every local choice, such as how many days a report-back may take.

    Without a key, lists all of them. A change is kept in a file of your own; a selection under way keeps the
    rules it began under.
    """
    action, *rest = words if words and words[0] in _ACTIONS else ("set" if len(words) > 1 else "get", *words)
    try:
        _do(session, action, rest)
    except BadInput:
        raise
    except Refused as refused:
        # A key that there is not, or a value that it cannot have.
        raise click.UsageError(refused.message) from None


def _do(session: Session, action: str, rest: Sequence[str]) -> None:
    match action, rest:
        case ("get" | "list", []):
            _list(session)
        case ("get", [key]):
            _get(session, key)
        case ("set", [key, value, *more]):
            _set(session, key, " ".join([value, *more]))
        case ("reset", [key]):
            _reset(session, key)
        case _:
            raise click.UsageError(
                "Write “config get KEY”, “config set KEY VALUE”, “config reset KEY” or “config list”."
            )


def _list(session: Session) -> None:
    from compacttui.exchange.settings import default_book, get_value
    from compacttui.rules.rulebook import all_keys, plain

    book, default = session.rules, default_book()
    if session.form is Format.JSON:
        put_document({name: plain(book[name]) for name in all_keys()})
        return
    if session.form is Format.CSV:
        put_cells(
            ("Key", "Value", "Default"), [(n, get_value(n, book), get_value(n, default)) for n in all_keys()]
        )
        return
    from compacttui.rules.aligned import Heading, aligned

    rows = [
        (
            name,
            get_value(name, book),
            "" if book[name] == default[name] else f"default {get_value(name, default)}",
        )
        for name in all_keys()
    ]
    put(aligned([Heading("Key"), Heading("Value"), Heading("Your choice")], rows))


def _get(session: Session, key: str) -> None:
    from compacttui.exchange.settings import get_value
    from compacttui.rules.rulebook import find_key, plain

    name = find_key(key).name
    if session.form is Format.JSON:
        put_document({name: plain(session.rules[name])})
    elif session.form is Format.CSV:
        put_cells(("Key", "Value"), [(name, get_value(name, session.rules))])
    else:
        put(f"{get_value(name, session.rules)}\n")


def _set(session: Session, key: str, value: str) -> None:
    from compacttui.exchange.settings import set_value

    changed = set_value(key, value, session.settings.config)
    put(f"{changed.key}: {changed.after} (was {changed.before}).\n")
    tell(f"Kept in {changed.file}.")


def _reset(session: Session, key: str) -> None:
    from compacttui.exchange.settings import reset_value

    changed = reset_value(key, session.settings.config)
    put(f"{changed.key}: {changed.after} again, the default (was {changed.before}).\n")
