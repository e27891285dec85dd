"""A result before it is recorded: who gains which seat, by which route, who waits in reserve."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, TypeAlias, TypedDict

from sqlalchemy import select

from compacttui.acts.counts.reading import check_repeats, count_of
from compacttui.acts.selections.choosing import choosing_of, ids_in
from compacttui.acts.selections.planning import COUNTED_BY
from compacttui.acts.selections.processes import Process, nominations_of, number_of, text_of
from compacttui.acts.selections.standing import in_state
from compacttui.counting import Sheet
from compacttui.counting.next_placed import next_placed
from compacttui.records import selections as kept
from compacttui.records import terms
from compacttui.records.body import Json
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.rules.polls import Style, style_of
from compacttui.rules.refusal import Refused
from compacttui.rules.rulebook import DeputyFrom
from compacttui.rules.selections import Route
from compacttui.rules.words import NominationState, ProcessState, SelectionMethod


class Told(TypedDict):
    """What an entry tells of a result."""

    elected: Json
    reserve: Json
    not_elected: Json
    places: int
    unfilled: int
    received: int | None


@dataclass(frozen=True, slots=True)
class Winner:
    """Somebody elected: by which nomination, at which stage, to which seat."""

    nomination: Row
    seat: str
    stage: int | None = None

    @property
    def person(self) -> str:
        """Who, by id."""
        return text_of(self.nomination, "person")


@dataclass(frozen=True, slots=True)
class Result:
    """A result before it is recorded.

    Attributes:
        route: which way it came about.
        gained_by: the route that stands beside each term, as the records keep it.
        winners: who has which seat, in order.
        reserve: nominations in reserve, each with its place.
        not_elected: the other nominations that stood to the end.
        count: the count's id, where there was one.
        received: how many papers came, where there was a poll.
    """

    route: Route
    gained_by: str
    winners: Sequence[Winner]
    reserve: Sequence[tuple[str, int]] = ()
    not_elected: Sequence[str] = ()
    count: str | None = None
    received: int | None = None

    def as_data(self, places: int) -> Told:
        """What an entry tells of it."""
        return {
            "elected": [
                {
                    "nomination": text_of(winner.nomination, "id"),
                    "person": winner.person,
                    "seat": winner.seat,
                    "stage": winner.stage,
                }
                for winner in self.winners
            ],
            "reserve": [{"nomination": nomination, "place": place} for nomination, place in self.reserve],
            "not_elected": list(self.not_elected),
            "places": places,
            "unfilled": places - len(self.winners),
            "received": self.received,
        }


def result_of(books: Books, process: Process) -> Result:
    """The result of a process as it stands, by the way that it went.

    Raises:
        Refused: nobody stands any more, or the votes are not counted.
    """
    return _BY_STATE.get(process.state, counted)(books, process)


def unopposed(books: Books, process: Process) -> Result:
    """Everybody who stands, in the order of the statement of persons nominated."""
    winners = _seated(process, standing(books, process))
    return Result(Route.UNCONTESTED, terms.UNOPPOSED, winners)


def confirmed(books: Books, process: Process) -> Result:
    """Everybody to whom more voters said yes than no."""
    y = kept.yes_no.c
    query = select(y.nomination, y.yes, y.no).where(
        y.log == books.log, y.selection == process.id, y.superseded_seq.is_(None)
    )
    answers = {
        text_of(row, "nomination"): (number_of(row, "yes"), number_of(row, "no")) for row in books.rows(query)
    }
    asked = standing(books, process)
    in_favour = [row for row in asked if _more_yes(answers.get(text_of(row, "id"), (0, 0)))]
    against = [text_of(row, "id") for row in asked if row not in in_favour]
    return Result(
        Route.CONFIRMATORY,
        SelectionMethod.CONFIRMATORY.value,
        _seated(process, in_favour),
        not_elected=against,
    )


def agreed(books: Books, process: Process) -> Result:
    """Those on whom the candidates agreed."""
    return _chosen(books, process, Route.AGREED, SelectionMethod.AGREED)


def by_panel(books: Books, process: Process) -> Result:
    """Those whom the panel chose."""
    return _chosen(books, process, Route.PANEL, SelectionMethod.PANEL)


def counted(books: Books, process: Process) -> Result:
    """Those who are elected by the count, once it was made again and came out the same."""
    found = count_of(books, process.id)
    if found is None:
        raise Refused("The votes are not counted yet. Count them first.", field="selection")
    return by_sheet(books, process, check_repeats(books, process, found), text_of(found, "id"))


def by_sheet(books: Books, process: Process, sheet: Sheet, count: str) -> Result:
    """Those who are elected by a result sheet."""
    by_id = {text_of(row, "id"): row for row in nominations_of(books, process.id)}
    stage_of = {one.candidate: stage.number for stage in sheet.stages for one in stage.elected}
    winners = [
        Winner(by_id[sheet.candidates[candidate]], seat, stage_of[candidate])
        for candidate, seat in zip(sheet.elected, process.seats, strict=False)
    ]
    by_answers = style_of(process.text("counted_by")) is Style.YES_NO
    reserve = _reserve(sheet) if _keeps_reserve(process) and not by_answers else []
    placed = {nomination for nomination, _ in reserve}
    rest = [
        nomination
        for index, nomination in enumerate(sheet.candidates)
        if nomination in by_id
        and index not in sheet.elected
        and index not in sheet.withdrawn
        and nomination not in placed
    ]
    route = Route.CONFIRMATORY if by_answers else Route.CONTESTED
    return Result(route, _voted_by(process), winners, reserve, rest, count, sheet.received)


def standing(books: Books, process: Process) -> list[Row]:
    """Those who stand where there are no more candidates than places, in the order of the statement.

    Raises:
        Refused: nobody does any more.
    """
    found = sorted(
        in_state(nominations_of(books, process.id), {NominationState.VALID}),
        key=lambda row: number_of(row, "ballot_number"),
    )
    if not found:
        raise Refused("Nobody stands any more. Cancel this selection, and open another.", field="selection")
    return found


def _chosen(books: Books, process: Process, route: Route, method: SelectionMethod) -> Result:
    by_id = {
        text_of(row, "id"): row
        for row in in_state(nominations_of(books, process.id), {NominationState.VALID})
    }
    chosen = ids_in(choosing_of(books, process.id), "chosen")
    if gone := [one for one in chosen if one not in by_id]:
        raise Refused(
            f"{len(gone)} of those chosen stand no more. Cancel this selection, and begin it again.",
            field="selection",
        )
    winners = _seated(process, [by_id[one] for one in chosen])
    return Result(route, method.value, winners, not_elected=[one for one in by_id if one not in chosen])


def _seated(process: Process, rows: Sequence[Row]) -> list[Winner]:
    return [Winner(row, seat) for row, seat in zip(rows, process.seats, strict=False)]


def _more_yes(answers: tuple[int, int]) -> bool:
    yes, no = answers
    return yes > no


def _voted_by(process: Process) -> str:
    """How people voted: yes or no, as the notice says, or as they do where candidates talked first and did not agree."""
    asks_otherwise = {SelectionMethod.AGREED, SelectionMethod.CONFIRMATORY}
    if style_of(process.text("counted_by")) is Style.YES_NO:
        return SelectionMethod.CONFIRMATORY.value
    if process.method not in asks_otherwise:
        return process.method.value
    counted_by = process.text("counted_by")
    polls = (one for one, name in COUNTED_BY.items() if name == counted_by and one not in asks_otherwise)
    return next(polls).value


def _reserve(sheet: Sheet) -> list[tuple[str, int]]:
    """Who comes next, with the place in reserve; those who stand together share one."""
    found: list[tuple[str, int]] = []
    for together in next_placed(sheet):
        place = len(found) + 1
        found.extend((sheet.candidates[candidate], place) for candidate in together)
    return found


def _keeps_reserve(process: Process) -> bool:
    """Whether anybody may ever be asked from the reserve: as next-placed, or as deputy."""
    book = process.rules
    return book.casual_vacancy.next_placed_months > 0 or book.deputy.source is DeputyFrom.RUNNER_UP


_Finds: TypeAlias = Callable[[Books, Process], Result]
_BY_STATE: Final[Mapping[ProcessState, _Finds]] = MappingProxyType(
    {
        ProcessState.UNCONTESTED: unopposed,
        ProcessState.CONFIRMATORY_POLL: confirmed,
        ProcessState.AGREED: agreed,
        ProcessState.PANEL_DECIDED: by_panel,
    }
)
