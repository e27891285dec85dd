"""The end of a BLT file: the candidates' names, the title, and what may follow it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from compacttui.exchange.ballots.reading import Reading, Remark
from compacttui.exchange.ballots.source import BLANKS, Source
from compacttui.exchange.ballots.texts import checked_texts

_QUOTED: Final = re.compile(r'[ \t]*"((?:[^"]|"")*)"(?=[ \t]|$)')
_AFTER_NAMES: Final = 3  # title, source, comment


def read_texts(
    source: Source, lines: Iterator[str], candidates: int, reading: Reading
) -> tuple[list[str], str, list[Remark]]:
    """The names, the title (empty where there is none), and what a person should know about them.

    Args:
        source: the file.
        lines: its lines from the one after the papers on.
        candidates: how many names there are to be.
        reading: whether the title may be missing.

    Raises:
        BadInput: a name is missing or not fit to be one, or text follows that has no place.
    """
    texts: list[tuple[int, str]] = []
    remarks: list[Remark] = []
    for line in lines:
        if len(texts) == candidates + _AFTER_NAMES and line.strip(BLANKS):
            remarks.append(Remark("What follows the comment after the title was not read.", source.number))
            break
        for text, is_quoted in _texts_on(source, line):
            if len(texts) > candidates and not is_quoted:
                message = "There is text after the title; remove it, or put a missing name in its place."
                raise source.bad(message)
            texts.append((source.number, text))
    _check_number(source, texts, candidates, reading)
    plain, more = checked_texts(source, texts, candidates)
    title = plain[candidates] if len(plain) > candidates else ""
    if not title:
        more.append(Remark("The title is missing."))
    return plain[:candidates], title, remarks + more


def _texts_on(source: Source, line: str) -> Iterator[tuple[str, bool]]:
    """Each text on a line, and whether it stands in quotation marks."""
    source.check_controls(line)
    line = line.strip(BLANKS)
    if not line.startswith('"'):
        if line and not line.startswith("#"):
            if "#" in line:
                message = "Is what follows # a comment or part of the name? Put the name in quotation marks."
                raise source.bad(message)
            yield " ".join(source.tokens(line)), False  # padded to columns by some programs
        return
    at = 0
    while quoted := _QUOTED.match(line, at):
        yield quoted[1].replace('""', '"'), True
        at = quoted.end()
    rest = line[at:].strip(BLANKS)
    if rest and not rest.startswith("#"):
        message = 'The quotation marks do not match; write one inside a name twice: "Ann ""Nan"" Lee".'
        raise source.bad(message)


def _check_number(source: Source, texts: list[tuple[int, str]], candidates: int, reading: Reading) -> None:
    missing = candidates + 1 - len(texts)
    if missing == 1 and not reading.allow_untitled:
        # Which of the two is missing cannot be told, and the wrong guess would give everyone's votes to another.
        message = (
            f"A name or the title is missing: {candidates} candidates and a title need {candidates + 1} lines, "
            f"and there are {len(texts)}. Add the missing line; if there is no title, say so "
            '(a last line of "", or --allow-untitled).'
        )
        raise source.bad(message)
    if missing > 1:
        message = (
            f"There are {candidates} candidates and {len(texts)} names; add the missing ones and the title."
        )
        raise source.bad(message)
