"""Letters in plain mode: read out, saved to a file, and noted as sent when the officer says that she sent them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from compacttui.papers.letters import (
    About,
    Letter,
    LetterKind,
    all_letters,
    as_pages,
    letters_of,
    merge_table,
)
from compacttui.papers.letters.registry import HEADING
from compacttui.plain.forms import ActForm
from compacttui.plain.numbers import Item
from compacttui.plain.pages import Opens, Page
from compacttui.plain.said import sentences
from compacttui.rules.dates import plural
from compacttui.rules.refusal import Refused
from compacttui.rules.roles import Role

if TYPE_CHECKING:
    from compacttui.acts.registry import Act
    from compacttui.plain.keeper import Keeper
    from compacttui.plain.raw import Raw
    from compacttui.plain.voice import Voice

CHASE = "report.chase"
"""The act that puts on record that people were reminded."""


class LettersPage(Page):
    """Letters of one kind, read out one after the other. Nothing is sent from here."""

    def __init__(self, keeper: Keeper, opens: Opens, kind: LetterKind) -> None:
        super().__init__(keeper, opens)
        self.kind = kind

    @property
    def letters(self) -> tuple[Letter, ...]:
        """The letters."""
        return self.keeper.ask(letters_of, self.kind)

    def heading(self) -> str:
        """Say what they are, and that nothing was sent."""
        many = plural(len(self.letters), "letter")
        return sentences(self.kind.title, f"{many} prepared, and none sent")

    def rows(self) -> Sequence[Item]:
        """Read the letters out, a line at a time; last comes what puts it on record that they were sent."""
        found = self.letters
        lines = [Item(line) for line in self.keeper.ask(as_pages, found) if line]
        about = tuple(one for letter in found for one in letter.about)
        if about:
            opens, given = self.opens, {"reports": _written(about)}
            words = "Put on record that you sent them. Say so only when you have."
            lines.append(Item(words, ("act", CHASE), lambda: opens.begin(CHASE, given)))
        return lines

    def empty(self) -> str:
        """Say that there is nobody to write to."""
        return "There is nobody to write to just now."

    def hint(self) -> str:
        """Say how they are saved."""
        return (
            "Type save and a file's name (.csv or .txt) to keep them, m for more, b to go back, ? for help."
        )

    def save(self, file: Path) -> str:
        """Write them to a file; returns a sentence about it.

        Raises:
            Refused: the name asks for no form that there is.
        """
        from compacttui.exchange.files import check_ending, write_whole
        from compacttui.exchange.mail_merge import as_merge_table, is_table

        check_ending(file, (".csv", ".txt"))
        if is_table(file):
            write_whole(file, as_merge_table(HEADING, self.keeper.ask(merge_table, self.letters)))
        else:
            write_whole(file, [f"{line}\n" for line in self.keeper.ask(as_pages, self.letters)])
        return f"Written to {file}. Nothing was sent."


def _opener(keeper: Keeper, opens: Opens, kind: LetterKind) -> Callable[[], None]:
    return lambda: opens.turn_to(LettersPage(keeper, opens, kind))


class Reminded(ActForm):
    """Puts on record that people were reminded of report-backs that are chosen already."""

    def __init__(self, voice: Voice, keeper: Keeper, act: Act[..., Any], known: Mapping[str, str]) -> None:
        super().__init__(voice, keeper, act)
        self.raws["reports"] = cast("Raw", [_typed(keeper, one) for one in known["reports"].split("\n")])
        self._began = dict(self.raws)


def _written(about: Sequence[About]) -> str:
    return "\n".join(f"{one.meeting} {one.seat} {one.person}" for one in about)


def _typed(keeper: Keeper, one: str) -> Mapping[str, Any]:
    """One report-back as it stands in the form."""
    names = ("meeting", "seat", "person")
    return {
        name: {"picked": [{"ref": ref, "title": keeper.name_of(ref), "note": ""}], "typed": ""}
        for name, ref in zip(names, one.split(), strict=True)
    }


def listed(keeper: Keeper, opens: Opens) -> Sequence[Item]:
    """The letters that the hat which is on may prepare.

    Raises:
        Refused: none.
    """
    if keeper.role is not Role.CVS_OFFICER:
        raise Refused("letters are prepared by the officer.")
    return [
        Item(sentences(kind.title, kind.help), ("letters", kind.name), _opener(keeper, opens, kind))
        for kind in all_letters().values()
    ]
