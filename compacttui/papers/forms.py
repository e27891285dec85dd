"""The forms in which a paper is written."""

from __future__ import annotations

from compacttui.papers.as_html import as_html
from compacttui.papers.as_json import as_json
from compacttui.papers.as_markdown import as_markdown
from compacttui.papers.as_text import LARGE, as_text
from compacttui.papers.document import Document
from compacttui.rules.aligned import WIDTH
from compacttui.rules.word import Word


class Form(Word):
    """How a paper is written."""

    TEXT = "text", "text", "To paste into a letter or to read on a terminal: 80 columns."
    MARKDOWN = "markdown", "Markdown", "For newsletters and web sites that are written in it."
    HTML = "html", "web page", "One page that holds all it needs; a browser prints it, to PDF, too."
    JSON = "json", "JSON", "For other programs: the same, part by part."

    @classmethod
    def of_file(cls, name: str) -> Form | None:
        """The form that a file's name asks for; nothing where it asks for none."""
        ending = name.casefold().rpartition(".")[2] if "." in name else ""
        return _ENDINGS.get(ending)

    @classmethod
    def endings(cls) -> tuple[str, ...]:
        """How the names of files end that ask for a form, each with its dot."""
        return tuple(f".{ending}" for ending in _ENDINGS)

    @property
    def has_large_print(self) -> bool:
        """Whether it has a size of letters, or lines that can be shorter."""
        return self in {Form.TEXT, Form.HTML}

    @property
    def ending(self) -> str:
        """How the name of a file in this form ends."""
        return next(ending for ending, form in _ENDINGS.items() if form is self)


_ENDINGS = {"txt": Form.TEXT, "md": Form.MARKDOWN, "html": Form.HTML, "htm": Form.HTML, "json": Form.JSON}


def written(document: Document, form: Form, *, large_print: bool = False) -> str:
    """A paper in one form.

    Args:
        document: the paper.
        form: the form.
        large_print: 18 point on paper; as text, lines short enough for it. Markdown and JSON have no size.
    """
    match form:
        case Form.HTML:
            return as_html(document, large_print=large_print)
        case Form.TEXT:
            return as_text(document, LARGE if large_print else WIDTH)
        case Form.MARKDOWN:
            return as_markdown(document)
        case Form.JSON:
            return as_json(document)
