"""The one door for words: at every place that Textual reads markup from, only `widgets/text.py` may speak."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import compacttui.tui

SOURCES = sorted(Path(compacttui.tui.__file__).parent.rglob("*.py"))

SINKS = {
    *(
        "Static",
        "Label",
        "Button",
        "Checkbox",
        "RadioButton",
        "Collapsible",
        "Option",
        "Tab",
        "TabPane",
        "Toast",
    ),
    *(
        "Link",
        "Markdown",
        "ListItem",
        "Digits",
        "notify",
        "add_row",
        "add_column",
        "add_columns",
        "update",
        "add_leaf",
    ),
}
"""Calls whose words may be read as markup."""
ATTRIBUTES = {"tooltip", "border_title", "border_subtitle", "placeholder"}
"""Attributes that are."""
DOORS = {"shown", "shown_line", "said", "for_table", "Content", "styled", "assemble"}
"""What may stand there: a door's own answer."""


def speaks_safely(value: ast.expr, safe_names: set[str]) -> bool:
    """Say whether an expression can only be a door's answer, or a constant without markup."""
    match value:
        case ast.Constant(value=str(words)):
            return "[" not in words
        case ast.Constant():
            return True
        case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)):
            return name in DOORS
        case ast.Name(id=name):
            return name in safe_names
        case ast.IfExp(body=body, orelse=orelse):
            return speaks_safely(body, safe_names) and speaks_safely(orelse, safe_names)
    return False


def safe_names_in(function: ast.AST) -> set[str]:
    """Give the names that hold a door's answer: set from one, or declared as Content."""
    names: set[str] = set()
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if speaks_safely(value, names):
                names.add(name)
            case ast.arg(arg=name, annotation=ast.Name(id="Content")):
                names.add(name)
    return names


def functions_of(tree: ast.Module) -> Iterator[ast.AST]:
    yield from (node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)))


def unsafe_words(tree: ast.Module) -> Iterator[int]:
    """Yield the lines on which words reach Textual by another way than the door."""
    for function in functions_of(tree):
        safe = safe_names_in(function)
        for node in ast.walk(function):
            match node:
                case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=[first, *_]) if (
                    name in SINKS
                ):
                    if not speaks_safely(first, safe) and not _is_our_notify(node):
                        yield first.lineno
                case ast.Assign(targets=[ast.Attribute(attr=name)], value=value) if name in ATTRIBUTES:
                    if not speaks_safely(value, safe):
                        yield value.lineno


def _is_our_notify(call: ast.Call) -> bool:
    """`app.notify(clean(…), markup=False)` inside the door itself."""
    plain = any(
        keyword.arg == "markup" and isinstance(keyword.value, ast.Constant) and keyword.value.value is False
        for keyword in call.keywords
    )
    first = call.args[0]
    return (
        plain
        and isinstance(first, ast.Call)
        and isinstance(first.func, ast.Name)
        and first.func.id == "clean"
    )


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_words_come_through_the_door(source):
    lines = sorted(unsafe_words(ast.parse(source.read_text(encoding="utf-8"))))
    assert not lines, (
        f"{source.name}: words from elsewhere at lines {lines}; use shown(), shown_line() or said()"
    )


@pytest.mark.parametrize(
    "line",
    [
        'Static(f"Hello {name}")',
        "Static(name)",
        'Label("[b]Hello[/b]")',
        "self.app.notify(error.message)",
        'place.update("Hello " + name)',
        "widget.tooltip = name",
        'Button(name.upper(), id="x")',
        "table.add_row(name, board)",
    ],
)
def test_the_test_sees_what_it_should(line):
    assert list(unsafe_words(ast.parse(f"def f(name, error):\n    {line}")))


def test_what_comes_through_the_door_passes():
    code = "def f(name, ready: Content):\n    text = said(name)\n    Static(text)\n    Static(ready)\n    Static(shown(name))"
    assert not list(unsafe_words(ast.parse(code)))
