"""What several papers of a selection say in the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compacttui.papers.document import Facts, Table, Words
from compacttui.questions.selections.announced import Announced
from compacttui.questions.selections.details import SelectionDetail, TimetableRow
from compacttui.rules.dates import london_day, long_day, long_day_and_time, plural
from compacttui.rules.polls.marks import Style
from compacttui.rules.selections import Mark
from compacttui.rules.text import one_line
from compacttui.rules.words import SelectionMethod


def subject(found: SelectionDetail) -> str:
    """What a selection is about: "Housing Partnership, Tenants, selection 2026-02"."""
    return f"{found.partnership.name}, {found.constituency.name}, selection {found.reference}"


def when(found: SelectionDetail, mark: Mark) -> str:
    """The moment of a date of the timetable in full; a day alone where it has no time."""
    return _said(next(row for row in found.timetable if row.mark is mark))


def _said(row: TimetableRow) -> str:
    return long_day_and_time(row.at) if row.has_time else long_day(london_day(row.at))


def timetable(found: SelectionDetail, *marks: Mark) -> Table:
    """The dates, all of them unless some are named."""
    rows = tuple(
        (row.mark.words.capitalize(), _said(row)) for row in found.timetable if not marks or row.mark in marks
    )
    return Table("Dates, in the time of the United Kingdom", ("What", "When"), rows)


def who_runs_it(found: SelectionDetail) -> Facts:
    """The returning officer and the scrutineers."""
    return Facts(
        (
            ("Returning officer", found.returning_officer.name),
            ("Scrutineers", ", ".join(one.name for one in found.scrutineers)),
        )
    )


def only_filled(caption: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Table | Words:
    """A table without the columns in which nothing stands; where one is left, it is a list."""
    kept = [place for place in range(len(headings)) if place == 0 or any(row[place] for row in rows)]
    if kept == [0]:
        return Words("\n".join([f"{caption}:", *(one_line(row[0]) for row in rows)]))
    return Table(
        caption,
        tuple(headings[place] for place in kept),
        tuple(tuple(row[place] for place in kept) for row in rows),
    )


def places_in_words(found: SelectionDetail) -> str:
    """How many places there are: "1 place"."""
    return plural(found.places, "place")


def places_kept(found: SelectionDetail) -> Facts:
    """The groups that places are kept for, and who is of them as far as that is known; nothing where none are kept."""
    return Facts(
        tuple(
            ("Places kept", f"for {one.name}, {one.limits}{_of_it(one.candidates)}")
            for one in found.kept_places
        )
    )


def _of_it(names: Sequence[str]) -> str:
    return f": {', '.join(names)}" if names else ""


def how_to_mark(found: Announced) -> Iterator[str]:
    """How a ballot paper is marked, in sentences, with an example where there are names enough for one."""
    style, places = found.style, found.detail.places
    if found.asks_yes_or_no:
        yield "For each person, put an X in one of the two boxes: yes or no."
    elif style is Style.SEVERAL:
        yield f"Put an X in the box beside each person you choose: at most {places:,}, as there are {places:,} places."
        yield "A paper with more than that counts for nobody."
    elif style is Style.ONE:
        yield "Put an X in the box beside the one person you choose. A paper with more than one X counts for nobody."
    elif style is Style.ANY:
        yield "Put an X in the box beside every person that you would accept, as many or as few as you like."
    else:
        yield "Put 1 in the box beside your first choice, 2 beside your second, 3 beside your third, and so on."
        yield "Number as many or as few as you like. Give each number once."
        yield _of_later_choices(found.detail.method)


def _of_later_choices(method: SelectionMethod) -> str:
    if method is SelectionMethod.SCHULZE:
        return "Every two people are compared: each paper counts for the one it puts before the other."
    return (
        "A later choice is looked at only when an earlier one does not need your vote, or cannot be elected."
    )
