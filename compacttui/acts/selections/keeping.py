"""Keeping places of a selection for groups of candidates."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import select

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Nomination, Selection, Words
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import (
    Process,
    check_is_returning_officer,
    check_runs_it,
    nominations_of,
    number_of,
    running,
    text_of,
)
from compacttui.counting import Category, Constraints, Group, Profile, find
from compacttui.records import selections as kept
from compacttui.records.events import Row
from compacttui.records.log import Books
from compacttui.rules.polls import no_to
from compacttui.rules.refusal import Refused
from compacttui.rules.selections.kept_places import (
    KeptPlaces,
    check_limits,
    check_only_eased,
    unfillable,
)
from compacttui.rules.text import checked_name, folded
from compacttui.rules.words import ProcessState

UNANNOUNCED = frozenset({ProcessState.DRAFTED, ProcessState.APPROVED})
"""Before the notice nobody was promised anything yet."""
NOMINATING = frozenset(
    {ProcessState.NOTICED, ProcessState.EXTENDED, ProcessState.NOMINATIONS_CLOSED, ProcessState.NEGOTIATION}
)
"""Candidates come forward, and are not published."""
COUNTED_LATER = frozenset(
    {
        ProcessState.PERSONS_NOMINATED,
        ProcessState.POLL_OPEN,
        ProcessState.POLL_CLOSED,
        ProcessState.COUNTING,
    }
)
"""Candidates are published, and nobody is elected yet."""

PLACES_KEPT = "Places kept"
OTHERS = "All others"


@act(
    "places.keep",
    title="Keep places for a group",
    on="selection",
    when={*UNANNOUNCED, *NOMINATING, *COUNTED_LATER},
)
def keep(
    desk: Desk,
    selection: Selection,
    group: str,
    least: int,
    most: int | None = None,
    reason: Words | None = None,
) -> None:
    """Keep places for a group of candidates, as the rules of the body say; the count elects no fewer of it.

    Give the name of the group again to change its numbers. A selection of its own for the kept places is easier to
    explain.

    Args:
        selection: in which selection.
        group: what the group is called.
        least: how many of it must be elected; 0 to keep no place any more.
        most: how many of it may be elected at most, if there is a limit.
        reason: why; needed once notice was given.

    Raises:
        Refused: the way of counting keeps no places, there are not so many places, or it comes too late.
    """
    with desk.writing() as books:
        process = running(desk, books, selection)
        check_runs_it(desk, process)
        name = checked_name(group, "group", "a group")
        _check_in_time(books, process, reason)
        if not find(process.text("counted_by")).constrained:
            raise Refused(
                f"A count by “{process.method.words}” cannot keep places for a group. "
                "Hold a selection of its own for them.",
                field="group",
            )
        groups = groups_of(books, selection)
        before = next((each for each in groups if folded(each.name) == folded(name)), None)
        new = KeptPlaces(before.id if before else books.new_id("kept"), name, least, most)
        check_limits([*(each for each in groups if each is not before), new], process.number("places"))
        if process.state in COUNTED_LATER:
            check_only_eased(before, new)
        books.record(
            "places.kept_anew" if before else "places.kept",
            new.id,
            about=process.about,
            of="",
            reason=reason,
            private=None if before else {"name": name},
            selection=selection,
            least=least,
            most=most,
        )


@act(
    "places.name_group",
    title="Say who is of a group",
    on="selection",
    when={*NOMINATING, *COUNTED_LATER},
)
def name_group(desk: Desk, selection: Selection, group: str, candidates: Sequence[Nomination]) -> None:
    """Say which candidates are of a group that places are kept for, before they are published.

    Args:
        selection: in which selection.
        group: the name of the group.
        candidates: everybody who is of it.

    Raises:
        Refused: no places are kept for such a group, somebody is of another, or the candidates are published.
    """
    with desk.writing() as books:
        process = running(desk, books, selection)
        check_is_returning_officer(desk, process)
        if process.state not in NOMINATING:
            raise Refused(
                "Who is of a group is said before the candidates are published, while nominations are ruled on.",
                field="selection",
            )
        groups = groups_of(books, selection)
        found = next((each for each in groups if folded(each.name) == folded(group)), None)
        if found is None:
            there = ", ".join(f"“{each.name}”" for each in groups) or "none"
            raise Refused(f"No places are kept for such a group. The groups are: {there}.", field="group")
        of_process = {text_of(row, "id") for row in nominations_of(books, selection)}
        elsewhere = {one for each in groups if each is not found for one in each.nominations}
        if not of_process.issuperset(candidates):
            raise Refused("Somebody among them does not stand in this selection.", field="candidates")
        if elsewhere & set(candidates):
            raise Refused("Somebody among them is of another group; one is enough.", field="candidates")
        books.record(
            "places.group_named",
            found.id,
            about=process.about,
            selection=selection,
            nominations=sorted(set(candidates)),
        )


def groups_of(books: Books, selection: str) -> tuple[KeptPlaces, ...]:
    """The groups that places are kept for, always in the same order."""
    k = kept.kept_places.c
    query = (
        select(kept.kept_places)
        .where(
            k.log == books.log,
            k.selection == selection,
            k.superseded_seq.is_(None),
            k.effective_to.is_(None),
        )
        .order_by(k.id)
    )
    return tuple(_group(row) for row in books.rows(query))


def check_fillable(books: Books, process: Process, standing: Sequence[Row]) -> None:
    """Refuse to publish candidates who cannot fill the places as they are kept.

    Raises:
        Refused: so it is; with what to do.
    """
    said = unfillable(
        groups_of(books, process.id), {text_of(row, "id") for row in standing}, process.number("places")
    )
    if said:
        raise Refused(
            f"{said} Open nominations again, or keep fewer places. Nothing was changed.", field="selection"
        )


def constraints_for(books: Books, selection: str, papers: Profile) -> Constraints | None:
    """How the places of a count must be shared, under the ids of the groups; None where it makes no difference.

    Args:
        books: the records.
        selection: in which selection.
        papers: its papers, with the ids of nominations for candidates.

    Raises:
        Refused: since they were published so many stood aside that the places cannot be filled as they are kept.
    """
    groups = [each for each in groups_of(books, selection) if each.least or each.most is not None]
    there = {papers.candidates[index] for index in papers.standing}
    standing = there - {no_to(one) for one in there}
    if said := unfillable(groups, standing, papers.places):
        raise Refused(f"{said} Keep fewer places. Nothing was counted.", field="selection")
    if not groups or len(standing) <= papers.places:
        return None
    place = {nomination: index for index, nomination in enumerate(papers.candidates)}
    made = [
        Group(
            each.id,
            tuple(sorted(place[one] for one in each.nominations if one in place)),
            each.least,
            each.most,
        )
        for each in groups
    ]
    taken = {index for group in made for index in group.candidates}
    others = Group(OTHERS, tuple(index for index in place.values() if index not in taken))
    return Constraints.of([Category(PLACES_KEPT, (*made, others))], papers.candidates)


def _group(row: Row) -> KeptPlaces:
    most = row["most"]
    return KeptPlaces(
        id=text_of(row, "id"),
        name=text_of(row, "name"),
        least=number_of(row, "least"),
        most=most if isinstance(most, int) else None,
        nominations=tuple(json.loads(text_of(row, "nominations"))),
    )


def _check_in_time(books: Books, process: Process, reason: str | None) -> None:
    """Refuse once the votes were counted, and a change with no reason once it was announced."""
    if process.state not in {*UNANNOUNCED, *NOMINATING, *COUNTED_LATER} or _is_counted(books, process):
        raise Refused(
            f"Selection {process.reference} is at “{process.state.words}”: it is too late to keep places in it.",
            field="selection",
        )
    if process.state not in UNANNOUNCED and not reason:
        raise Refused("Notice was given: say why places are kept otherwise from now on.", field="reason")


def _is_counted(books: Books, process: Process) -> bool:
    c = kept.count.c
    query = select(c.id).where(c.log == books.log, c.selection == process.id, c.superseded_seq.is_(None))
    return bool(books.rows(query))
