"""The code is held to the gates: each way out is used in one file, and everybody else goes through that."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import compacttui

ROOT = Path(compacttui.__file__).parent
SOURCES = {str(file.relative_to(ROOT)): file for file in sorted(ROOT.rglob("*.py"))}

ONLY_IN: dict[str, frozenset[str]] = {
    # standard output and standard error
    "click.echo": frozenset({"cli/out.py", "cli/endings.py"}),
    "click.secho": frozenset(),
    "print": frozenset({"exchange/pack/verifier.py", "records/second_half.py"}),
    "traceback.print_exception": frozenset(),
    "traceback.print_exc": frozenset(),
    "sys.stdout.write": frozenset(),
    "sys.stderr.write": frozenset(),
    "self._mouth.write": frozenset({"plain/voice.py"}),
    # the screen
    "Content.from_markup": frozenset(),
    "Text.from_markup": frozenset(),
    "Text.from_ansi": frozenset(),
    "Content.from_rich_text": frozenset(),
    "Segment": frozenset({"tui/widgets/painting.py"}),
    "Strip": frozenset({"tui/widgets/painting.py"}),
    "Text": frozenset({"tui/widgets/text.py", "records/columns.py"}),
    "app.notify": frozenset({"tui/widgets/text.py"}),
    "Content.styled": frozenset({"tui/widgets/text.py"}),
    # what a terminal does besides showing
    "app.copy_to_clipboard": frozenset({"tui/widgets/text.py"}),
    "self.app.copy_to_clipboard": frozenset(),
    "app.open_url": frozenset(),
    "self.app.open_url": frozenset(),
    "webbrowser.open": frozenset(),
    "self.app.bell": frozenset(),
    # files
    "csv.writer": frozenset({"rules/csv_text.py"}),
    "csv.DictWriter": frozenset(),
    "SafeCell": frozenset({"rules/csv_text.py"}),
    "Markup": frozenset({"papers/elements.py"}),
    "html.escape": frozenset(),
    "escape": frozenset({"papers/elements.py"}),
    "Workbook": frozenset({"exchange/workbook.py"}),
    # paths: `~nobody` is no path, and is said so
    ".expanduser": frozenset({"paths.py", "tui/paths.py", "records/storage.py"}),
}
"""Calls, and the only files that may make them."""

FORBIDDEN_NAMES = frozenset({"link", "markup", "meta"})
"""Keywords by which words become markup, links or actions; `markup=False` is what may stand."""

TITLES = frozenset({"title", "sub_title"})
"""What Textual might hand to the terminal as the title of its window, on a program or a screen."""

_PROGRAMS = frozenset({"tui/app.py", "tui/program.py", "tui/voting/app.py"})


def name_of(call: ast.expr) -> str:
    """A call's name as it is written: `self.app.notify`."""
    match call:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=attribute):
            return f"{name_of(value)}.{attribute}"
    return ""


def strays(source: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The lines on which a file does what another is there for."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=func, keywords=keywords):
                name = name_of(func)
                for wanted in {name, f".{name.rpartition('.')[2]}"} & ONLY_IN.keys():
                    if source not in ONLY_IN[wanted]:
                        yield (
                            node.lineno,
                            f"{wanted}() is for {', '.join(sorted(ONLY_IN[wanted])) or 'nobody'}",
                        )
                for one in keywords:
                    is_off = isinstance(one.value, ast.Constant) and one.value.value is False
                    if source.startswith("tui/") and one.arg in FORBIDDEN_NAMES and not is_off:
                        yield node.lineno, f"{one.arg}= makes more of words than words"
            case ast.Assign(targets=[ast.Attribute(value=ast.Name(id="self"), attr=attribute)]) if (
                attribute in TITLES and source in _PROGRAMS
            ):
                yield node.lineno, "a program's title is a constant"
            case ast.Constant(value=str(text)) if source.startswith(("tui/", "plain/", "cli/")):
                if any(sign in text for sign in ("\x1b", "\x9b", "\x9d", "@click=")):
                    yield node.lineno, "sequences for the terminal are Textual's to write"


def might_stray(source: str, text: str) -> bool:
    """Whether anything that is looked for stands in a file at all: most need no closer look."""
    marks = _ON_SCREEN if source.startswith(("tui/", "plain/", "cli/")) else _ANYWHERE
    return any(mark in text for mark in marks) or source in _PROGRAMS


_ANYWHERE = tuple(f"{name.rpartition('.')[2]}(" for name in ONLY_IN)
_ON_SCREEN = (*_ANYWHERE, "link=", "markup=", "meta=", "@click=", "\\x1b", "\\x9", "\x1b", "\x9b", "\x9d")


def test_every_way_out_is_used_in_one_place() -> None:
    found = [
        f"{source}:{line}: {why}"
        for source, file in SOURCES.items()
        if might_stray(source, text := file.read_text(encoding="utf-8"))
        for line, why in strays(source, ast.parse(text))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("cli/show.py", "click.echo(name)"),
        ("questions/find.py", "print(name)"),
        ("tui/place.py", "Content.from_markup(name)"),
        ("tui/place.py", "Static(name, markup=True)"),
        ("tui/place.py", "Style(link=name)"),
        ("tui/place.py", "self.app.copy_to_clipboard(name)"),
        ("tui/app.py", "self.title = name"),
        ("tui/place.py", "words = '\\x1b]0;' + name"),
        ("papers/site.py", "Markup(name)"),
        ("exchange/popolo.py", "csv.writer(stream)"),
        ("acts/towns.py", "Path(name).expanduser()"),
        ("acts/towns.py", "Path(name).resolve().expanduser()"),
    ],
)
def test_the_test_sees_what_it_should(source: str, line: str) -> None:
    code = f"def f(self, name):\n    {line}"
    assert might_stray(source, code)
    assert list(strays(source, ast.parse(code)))
