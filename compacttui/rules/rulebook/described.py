"""What each key is for and where its default comes from, as the shipped ``config.toml`` says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compacttui.rules.rulebook.keys import KEYS, Value, plain
from compacttui.rules.rulebook.reading import parse

_SOURCE = "source: "
_BEGIN, _END = "<!-- keys: begin -->", "<!-- keys: end -->"


@dataclass(frozen=True, slots=True)
class Described:
    """What the comment above a key says.

    Attributes:
        sentence: what the key is for, and in which unit.
        source: where its default comes from; "local choice" when no published rule was found.
    """

    sentence: str
    source: str


def described(text: str) -> dict[str, Described]:
    """What the comments of a rule book file say about each key below them, by the key's name.

    A comment belongs to the key on the line after it. Its lines up to ``source:`` are the sentence, the rest
    is the source.
    """
    found: dict[str, Described] = {}
    section, comment = "", []
    for line in text.split("\n"):
        if line.startswith("#"):
            comment.append(line.lstrip("#").strip())
            continue
        if line.startswith("["):
            section = line.strip("[] ")
        elif "=" in line and comment:
            name = f"{section}.{line.partition('=')[0].strip()}"
            sentence, _, source = " ".join(comment).partition(_SOURCE)
            found[name] = Described(sentence.strip(), source.strip())
        comment = []
    return found


def table(text: str) -> str:
    """The keys of a rule book file as Markdown: a heading a section, a row a key."""
    values, said = parse(text, "config.toml").values, described(text)
    lines: list[str] = []
    section = ""
    for name, key in KEYS.items():
        if name.partition(".")[0] != section:
            section = name.partition(".")[0]
            lines += [
                "",
                f"### `[{section}]`",
                "",
                "| Key | Default | What it is for | What it may be | Source |",
            ]
            lines += ["|---|---|---|---|---|"]
        about = said.get(name, Described("", ""))
        cells = (f"`{name}`", _default(values, name), about.sentence, key.allowed, about.source)
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines).strip() + "\n"


def renewed(page: str, text: str) -> str:
    """A page of documentation with the table of a rule book file between its two marks."""
    before, _, rest = page.partition(_BEGIN)
    return f"{before}{_BEGIN}\n\n{table(text)}\n{_END}{rest.partition(_END)[2]}"


def _default(values: Mapping[str, Value], name: str) -> str:
    value = plain(values[name])
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value}`" if value not in ("", [], {}) else "empty"
