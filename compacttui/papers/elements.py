"""HTML built from elements: text is escaped because it is text, and nothing else can be put in.

A page is a tree of calls. Whatever is a plain `str` is somebody's words and is cleaned and escaped; only what
`element` made is markup. There is no way to join the two by hand, so there is nothing to forget.
"""

from __future__ import annotations

from html import escape
from typing import Final, TypeAlias

from compacttui.rules.text import clean

_VOID: Final = frozenset({"meta", "br", "wbr"})


class Markup:
    """Markup that `element` made. Not a text: it cannot be mistaken for somebody's words, nor they for it."""

    __slots__ = ("_written",)

    def __init__(self, written: str) -> None:
        self._written = written

    def __str__(self) -> str:
        return self._written


Inside: TypeAlias = "str | Markup"


def element(name: str, /, *inside: Inside, **attributes: str) -> Markup:
    """An element with what is inside it, texts escaped.

    Args:
        name: the element's name.
        inside: texts and other elements.
        attributes: by name; an underscore at the end is dropped, one inside becomes a hyphen.
    """
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(value)}"' for key, value in attributes.items()
    )
    if name in _VOID:
        return Markup(f"<{name}{said}>")
    return Markup(f"<{name}{said}>{joined(*inside)}</{name}>")


def joined(*inside: Inside) -> Markup:
    """Several things one after the other."""
    return Markup("".join(str(one) if isinstance(one, Markup) else str(text(one)) for one in inside))


def text(words: str) -> Markup:
    """Words as they stand in a page: nothing in them is markup, and nothing hides or turns them round."""
    return Markup(escape(clean(words), quote=True))


def style(rules: str) -> Markup:
    """A style sheet of our own, from our own file.

    Raises:
        ValueError: it would end before its end.
    """
    if "</" in rules or "<!" in rules:
        raise ValueError("a style sheet holds no markup")
    return Markup(f"<style>{rules}</style>")


def page(head: Markup, body: Markup, **attributes: str) -> str:
    """A whole page.

    Args:
        head: what its head holds.
        body: what its body holds.
        attributes: of the page itself.
    """
    return f"<!doctype html>\n{element('html', element('head', head), element('body', body), **attributes)}\n"
