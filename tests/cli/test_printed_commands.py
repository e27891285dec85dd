"""Every command that is printed in a document can be typed as it stands there: its name, its options, its fields."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from documents import DOCS

from compacttui.cli.ask import QuestionCommand, params_of
from compacttui.cli.do import ActCommand
from compacttui.cli.main import program
from compacttui.papers.registry import all_papers
from compacttui.questions.showing import all_shows

_MADE = {"commands.md", "story.md"}
"""Written from the commands themselves, and from a story that tests play."""
PAGES = (DOCS.parent / "README.md", *(page for page in sorted(DOCS.rglob("*.md")) if page.name not in _MADE))
_NAMED = 2
"""Words of a command that is only named: the program's and its own."""
_MENTIONED = re.compile(r"`(compacttui(?: [^`]*)?)`")
_IN_A_BLOCK = re.compile(r"^ *(compacttui(?: .*)?)$", re.MULTILINE)


def printed(page: Path) -> Iterator[tuple[str, bool]]:
    """The commands of a page, and whether each stands in a block, to be copied."""
    text = page.read_text(encoding="utf-8").replace("\\\n", " ")
    blocks = "\n".join(re.findall(r"^```(?:sh)?\n(.*?)^```$", text, re.MULTILINE | re.DOTALL))
    blocks += "\n".join(re.findall(r"^    compacttui .*$", text, re.MULTILINE))
    yield from ((" ".join(one.split()), False) for one in _MENTIONED.findall(text))
    yield from ((one, True) for one in _IN_A_BLOCK.findall(blocks))


def refused(typed: str) -> str:
    """Why a command cannot be typed so; empty where it can, as far as that is seen without doing it."""
    words = [word for word in shlex.split(typed, comments=True)[1:] if word != "--help"]
    try:
        with program.make_context("compacttui", words) as context:
            while isinstance(context.command, click.Group) and context._protected_args:
                left = [*context._protected_args, *context.args]
                _, command, left = context.command.resolve_command(context, left)
                assert command is not None
                context = command.make_context(command.name, left, parent=context)  # noqa: PLW2901
            return unknown(context)
    except click.MissingParameter as missing:
        return f"lacks {missing.param.human_readable_name if missing.param else 'something'}"
    except click.UsageError as error:
        return error.format_message()


def unknown(context: click.Context) -> str:
    """What a command is told to name that there is not: a field, a parameter, a paper, a kind of record."""
    command, given = context.command, context.params
    fields = {spec.name for spec in command.act.fields} if isinstance(command, ActCommand) else None
    if isinstance(command, QuestionCommand):
        fields = {spec.name for spec in params_of(command.question)}
    for one in (*given.get("sets", ()), *given.get("params", ())):
        name = one.partition("=")[0]
        if fields is not None and name not in fields:
            return f"there is no field {name}"
    name = given.get("name") if command.name == "paper" else None
    if name and name.islower() and name not in all_papers():
        return f"there is no paper {name}"
    kind = given.get("kind") if command.name == "show" else None
    if kind and kind.islower() and kind not in all_shows():
        return f"there is no kind {kind}"
    return ""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_is_printed_can_be_typed_so(page):
    wrong = []
    for typed, is_to_be_copied in printed(page):
        why = refused(typed.replace("--method METHOD", "--method fptp"))
        # What is only mentioned, as “compacttui pack”, may leave out what it takes.
        is_mentioned = not is_to_be_copied and len(typed.split()) <= _NAMED
        if why and not (is_mentioned and why.startswith("lacks ")):
            wrong.append(f"{typed}: {why}")
    assert not wrong


def test_something_is_found_to_be_typed():
    assert sum(1 for page in PAGES for _ in printed(page)) > 100
