"""Whose votes a ballot file holds: its names matched one to one with those who stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from compacttui.counting.profile import Profile
from compacttui.rules.dates import plural
from compacttui.rules.polls import no_to
from compacttui.rules.refusal import Refused
from compacttui.rules.text import folded, shortened

FIELD = "ballots"


def labelled(
    papers: Profile, on_the_ballot: Mapping[str, str], stood_aside: Sequence[str], *, places: int, title: str
) -> Profile:
    """The papers with the ids of nominations in place of names, and struck for those who stood aside.

    Args:
        papers: as the file has them, with names.
        on_the_ballot: the name on the ballot of each nomination, by its id.
        stood_aside: nominations whose votes move on.
        places: how many the process is to fill.
        title: the reference of the process.

    Raises:
        Refused: the file is of another contest: other names, another number of places, other withdrawals.
    """
    if papers.places != places:
        raise Refused(
            f"The file is for {_places(papers.places)}, and this selection is for {_places(places)}. "
            "Check that it is the right file. Nothing was changed.",
            field=FIELD,
        )
    ids = _matched(papers.candidates, on_the_ballot)
    _check_order(ids, on_the_ballot)
    aside = {index for index, nomination in enumerate(ids) if nomination in set(stood_aside)}
    if unknown := set(papers.withdrawn) - aside:
        names = _names(papers.candidates[index] for index in sorted(unknown))
        raise Refused(
            f"The file says that {names} withdrew, and the records do not. Record it first, or correct the file. "
            "Nothing was changed.",
            field=FIELD,
        )
    return Profile.of(
        ids, places, papers.rankings, withdrawn=aside, rejected=dict(papers.rejected), title=title
    )


def _matched(names: Sequence[str], on_the_ballot: Mapping[str, str]) -> list[str]:
    """The nomination of each name of the file, in the order of the file."""
    wanted: dict[str, str] = {folded(name): nomination for nomination, name in on_the_ballot.items()}
    found: list[str] = []
    strangers: list[str] = []
    for name in names:
        nomination = wanted.pop(folded(name), None)
        if nomination is None:
            strangers.append(name)
        else:
            found.append(nomination)
    if not strangers and not wanted:
        return found
    said = []
    if wanted:
        missing = _names(on_the_ballot[nomination] for nomination in wanted.values())
        said.append(f"The file lacks {missing}, who stood.")
    if strangers:
        said.append(f"It names {_names(strangers)}, who did not stand, or stands in it twice.")
    raise Refused(
        f"{' '.join(said)} Correct the names in the file, or choose the right file. Nothing was changed.",
        field=FIELD,
    )


def _check_order(ids: Sequence[str], on_the_ballot: Mapping[str, str]) -> None:
    """Refuse a file of yes and no votes in which the No to each name does not follow in the order of the names."""
    asked = [one for one in ids if no_to(one) in on_the_ballot]
    if asked and list(ids) != [*asked, *map(no_to, asked)]:
        wanted = _names(on_the_ballot[one] for one in (*asked, *map(no_to, asked)))
        raise Refused(
            f"In a file of yes and no votes the names stand first, then a No to each in the same order: {wanted}. "
            "Nothing was changed.",
            field=FIELD,
        )


def _names(names: Iterable[str]) -> str:
    listed = [f"“{shortened(name, 60)}”" for name in names]
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} and {listed[-1]}"


def _places(number: int) -> str:
    return plural(number, "place")
