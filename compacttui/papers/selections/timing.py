"""When each paper of a selection can be made: not before there is anything to say, nor when it would mislead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from compacttui.papers.registry import ready
from compacttui.questions.selections.announced import Announced, announced
from compacttui.questions.view import View
from compacttui.rules.refusal import Refused
from compacttui.rules.selections import Mark, Route
from compacttui.rules.words import ProcessState

VOTED: Final = frozenset({Route.CONTESTED, Route.CONFIRMATORY})
"""Routes on which voters were asked."""


@dataclass(frozen=True, slots=True)
class Time:
    """When a paper can be made.

    Attributes:
        has_come: whether that is now.
        otherwise: what is said while it is not.
    """

    has_come: Callable[[Announced], bool]
    otherwise: str


def _nominations_are_open(found: Announced) -> bool:
    return found.detail.on.state in {ProcessState.NOTICED, ProcessState.EXTENDED}


def _is_published(found: Announced) -> bool:
    return found.published_on is not None and bool(found.detail.nominations)


def _has_a_poll(found: Announced) -> bool:
    return found.poll_announced_on is not None and found.style is not None


def _poll_is_over(found: Announced) -> bool:
    closes = next(row for row in found.detail.timetable if row.mark is Mark.POLL_CLOSES)
    return _has_a_poll(found) and closes.passed


def _result_is_out(found: Announced) -> bool:
    return found.detail.declared_on is not None or found.detail.count is not None


def _was_without_a_poll(found: Announced) -> bool:
    return found.detail.declared_on is not None and bool(found.detail.elected) and found.route not in VOTED


def _has_empty_places(found: Announced) -> bool:
    return found.detail.on.state is ProcessState.NO_CANDIDATES or (
        found.detail.declared_on is not None and found.detail.unfilled > 0
    )


TIMES: Final[Mapping[str, Time]] = {
    "notice-of-selection": Time(lambda _found: True, ""),
    "nomination-paper": Time(
        _nominations_are_open, "Nominations are not open now: there is nothing to hand in."
    ),
    "persons-nominated": Time(_is_published, "The persons nominated are not published, or nobody stands."),
    "notice-of-poll": Time(
        _has_a_poll, "Notice of a poll is not given, or there is no poll in this selection."
    ),
    "ballot-paper": Time(
        _has_a_poll, "There is no ballot paper before notice of the poll, nor where nobody votes."
    ),
    "turnout": Time(
        _poll_is_over, "The poll is not over, or there is none: nobody can say yet how many voted."
    ),
    "result": Time(_result_is_out, "The result is not declared yet."),
    "declaration-without-poll": Time(
        _was_without_a_poll, "No result without a poll is declared in this selection."
    ),
    "failure-to-fill": Time(_has_empty_places, "No place is known to stay empty in this selection."),
}
"""Each paper of a selection with its time."""


@ready("selection", tuple(TIMES))
def ready_now(view: View, ref: str) -> frozenset[str]:
    """The papers whose time has come, by name; none of a selection that is not public."""
    try:
        found = announced(view, ref)
    except Refused:
        return frozenset()
    return frozenset(name for name, time in TIMES.items() if time.has_come(found))


def at_its_time(view: View, ref: str, name: str) -> Announced:
    """A selection as its papers tell of it, when the time of this one has come.

    Raises:
        Refused: it has not; or there is no such selection that everybody may see.
    """
    found = announced(view, ref)
    if not TIMES[name].has_come(found):
        raise Refused(TIMES[name].otherwise)
    return found
