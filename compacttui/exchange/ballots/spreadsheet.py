"""A spreadsheet with one paper a row, as CSV (commas, semicolons or tabs) or as XLSX.

Either a column for each candidate, and in it the preference given to them; or a column for each preference, and in
it the candidate's name::

    Ada Lovelace,Ben Okri,Cleo Devlin        First preference,Second preference
    2,1,                                     Ben Okri,Ada Lovelace
    1,1,No opinion                           Ada Lovelace,

An X is a first preference. A column called “Papers” says how many papers a row stands for. Columns with anything else,
such as who voted or when, are not read, and this is remarked upon.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import chain, islice
from typing import Final, TypeAlias

from compacttui.counting import Profile, Ranking
from compacttui.exchange.ballots.columns import Columns, columns_of, says_preferences
from compacttui.exchange.ballots.reading import (
    BallotFile,
    Pile,
    Reading,
    Remark,
    check_contested,
    places_or_one,
    whole_number,
)
from compacttui.exchange.ballots.row_papers import NamesInOrder, PreferencesGiven
from compacttui.exchange.ballots.source import BLANKS, Source
from compacttui.exchange.ballots.texts import checked_texts, withdrawn_by_name
from compacttui.rules.refusal import BadInput

FORMAT: Final = "spreadsheet"

_MARKS: Final = ",;\t"
_LOOKED_AT: Final = 1_000
"""Rows from which it is told what the columns hold."""
_KNOWN_LIMIT: Final = 100_000  # rows remembered, so that papers that say the same are understood once

Row: TypeAlias = tuple[int, list[str]]
"""The line, and its cells."""


def fits(start: list[str]) -> bool:
    """Whether a file that starts with these lines is a table under headings, and none of the formats of numbers."""
    first = next((line for line in start if line.strip()), "")
    cells = [cell.strip(' \t"') for cell in first.split(_mark(first))]
    if len(cells) > 2 and cells == [str(place) for place in range(1, len(cells) + 1)]:
        return True  # preferences by number; two numbers alone would be candidates and places
    filled = [cell for cell in cells if cell]
    if first.startswith("#") or not all(map(_has_letter, filled)):
        return False
    return len(cells) > 1 or says_preferences(first.strip('" \t'))


def _has_letter(cell: str) -> bool:
    return any(character.isalpha() or not character.isascii() for character in cell)


def read(source: Source, reading: Reading) -> BallotFile:
    """Read such a file.

    Raises:
        BadInput: it is not one, naming the first line that is wrong and what to do about it.
    """
    return _read(source, reading, _rows_of_text(source))


def fits_workbook(start: list[str]) -> bool:
    """Whether a file that starts with these lines is an archive, as XLSX files are."""
    return bool(start) and start[0].startswith("PK")


def read_workbook(source: Source, reading: Reading) -> BallotFile:
    """Read the first sheet of an XLSX file that holds anything.

    Raises:
        BadInput: it is not one, naming the first row that is wrong and what to do about it.
    """
    from compacttui.exchange.sheets import read_book  # its parser is loaded for such files only

    try:
        sheets = [sheet for sheet in read_book(source.path).sheets if sheet.rows]
    except BadInput as bad:
        raise source.bad(bad.message, bad.line or 1) from bad
    if not sheets:
        raise source.bad("There is nothing in this workbook; check that it is the right one.", 1)

    def rows() -> Iterator[Row]:
        for row in sheets[0].rows:
            source.number = row.number
            yield row.number, [cell.encode("utf-8").decode("latin-1") for cell in row.cells]

    found = _read(source, reading, rows())
    if len(sheets) == 1:
        return found
    more = Remark(f"Only the first sheet, “{sheets[0].name}”, was read.")
    return BallotFile(found.profile, found.format, found.sha256, (*found.remarks, more))


def _mark(line: str) -> str:
    """What stands between the cells: the mark that is there most often."""
    return max(_MARKS, key=line.count)


def _rows_of_text(source: Source) -> Iterator[Row]:
    lines = source.lines()
    first = ""
    while not first.strip():
        first = next(lines, "\n.")  # the end is told below
    if first == "\n.":
        return

    def checked() -> Iterator[str]:
        for line in chain([first], lines):
            source.check_controls(line)
            yield line + "\n"

    try:
        for cells in csv.reader(checked(), delimiter=_mark(first), strict=True):
            yield source.number, [cell.strip(BLANKS) for cell in cells]
    except csv.Error as fault:
        message = "The quotation marks do not match on this line or before; write one inside a cell twice."
        raise source.bad(message) from fault


def _read(source: Source, reading: Reading, rows: Iterator[Row]) -> BallotFile:
    line, headings = next(rows, (0, []))
    looked_at = list(islice(rows, _LOOKED_AT))
    columns = columns_of(source, line, headings, [cells for _, cells in looked_at])
    pile = Pile(source, reading)
    papers = (
        PreferencesGiven(source, reading, pile, columns)
        if columns.are_candidates
        else NamesInOrder(source, pile)
    )
    _put(source, pile, papers, columns, chain(looked_at, rows))
    if not papers.names():
        raise source.bad("There is no vote on any paper, and so nobody to count for; check the file.", line)
    names, remarks = checked_texts(source, papers.names(), len(papers.names()))
    places, more = places_or_one(reading)
    profile = Profile.of(
        names,
        places,
        papers.numbered(pile.all()),
        withdrawn=withdrawn_by_name(source, names, reading.withdrawn),
        rejected=pile.rejected,
    )
    check_contested(source, profile, reading, line)
    remarks = [*remarks, *more, *columns.remarks(), *papers.remarks(), *pile.remarks()]
    return BallotFile.of(profile, FORMAT, source, tuple(remarks))


def _put(
    source: Source,
    pile: Pile,
    papers: PreferencesGiven | NamesInOrder,
    columns: Columns,
    rows: Iterator[Row] | chain[Row],
) -> None:
    """Put each row on the pile; those that say the same are understood once."""
    known: dict[tuple[str, ...], tuple[Ranking, str]] = {}
    for line, cells in rows:
        if not any(cells):
            continue
        source.number = line
        wanted = columns.cells(cells)
        number = 1
        if columns.number is not None:
            said = cells[columns.number] if columns.number < len(cells) else ""
            number = whole_number(source, said, "The number of papers")
        paper = known.get(wanted)
        if paper is None:
            paper = papers.understood(wanted)
            if len(known) < _KNOWN_LIMIT:
                known[wanted] = paper
        if number:
            pile.add(number, *paper)
