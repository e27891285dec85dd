"""The result sheet: everything a count did, frozen, and able to be counted again and compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from compacttui.counting.constraints import Constraints
from compacttui.counting.countback import Countback
from compacttui.counting.errors import CannotCount, CountFault
from compacttui.counting.exact import shown
from compacttui.counting.lots import FirstOf, LotSource, PublishedOrder, RecordedLots
from compacttui.counting.profile import Profile
from compacttui.counting.registry import Method, Options, find
from compacttui.counting.stages import Elected, Lot, LotNeeded, Stage
from compacttui.counting.uncollected import uncollected

IN_THE_FILE = "order of candidates given with the papers"
"""What a lot is recorded to have come from when it followed the order in the ballot file."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The result of a count. Two counts agree when their sheets are equal.

    Attributes:
        method: the name of the method.
        title: what the contest is called.
        places: how many were to be elected.
        candidates: labels, in the order of the ballot paper; everything else speaks of them by index.
        withdrawn: indexes of those who withdrew before the count.
        received: papers received.
        rejected: (reason, number of papers).
        valid: papers counted.
        rankings: how many different rankings the valid papers have.
        quota: the first quota, in units of the last decimal place; None where the method has none.
        stages: what was done, in order.
        lots: every lot drawn, in order.
        options: (point, how it was read) for each ambiguous point of the method.
        profile_sha256: the hash of the papers, see `Profile.sha256`.
        lot_needed: the tie at which the count stopped for want of a lot; None for a finished count.
        constraints: how the places had to be shared; None where anybody may have them.
        countback: who left, who declined and who sits, where the papers were counted again to fill a vacant place;
            then those who left and declined are among the withdrawn.
    """

    method: str
    title: str
    places: int
    candidates: tuple[str, ...]
    withdrawn: tuple[int, ...]
    received: int
    rejected: tuple[tuple[str, int], ...]
    valid: int
    rankings: int
    quota: int | None
    stages: tuple[Stage, ...]
    lots: tuple[Lot, ...]
    options: tuple[tuple[str, str], ...]
    profile_sha256: str
    lot_needed: LotNeeded | None = None
    constraints: Constraints | None = None
    countback: Countback | None = None

    @property
    def elections(self) -> tuple[Elected, ...]:
        """Everyone elected, in order, with the reason."""
        return tuple(one for stage in self.stages for one in stage.elected)

    @property
    def elected(self) -> tuple[int, ...]:
        """Everyone elected, in order."""
        return tuple(one.candidate for one in self.elections)

    @property
    def excluded(self) -> tuple[int, ...]:
        """Everyone excluded, in order."""
        return tuple(candidate for stage in self.stages for candidate in stage.excluded)

    @property
    def fills(self) -> int | None:
        """Who fills the vacant place by this countback; None where it is none, or stopped before."""
        return self.countback.filled_by(self.elections) if self.countback else None

    @property
    def is_finished(self) -> bool:
        """Whether the count came to its end."""
        return self.lot_needed is None

    def counted_by(self) -> Method:
        """The method that counted."""
        return find(self.method)

    def names(self, indexes: Sequence[int]) -> list[str]:
        """The labels of these candidates."""
        return [self.candidates[index] for index in indexes]

    def changes(self, number: int) -> tuple[int, ...]:
        """What each candidate gained or lost at a stage, in units of the last decimal place."""
        votes = self.stages[number - 1].votes
        if number == 1:
            return votes
        return tuple(now - then for now, then in zip(votes, self.stages[number - 2].votes, strict=True))

    def votes_shown(self, value: int) -> str:
        """A number of votes as text, to the decimal places of the method."""
        return shown(value, self.counted_by().digits)

    def quota_shown(self, quota: int | None) -> str:
        """A quota as text; empty where there is none."""
        if quota is None:
            return ""
        method = self.counted_by()
        return shown(quota // 10 ** (method.digits - method.quota_digits), method.quota_digits)

    def renamed(
        self, candidates: Sequence[str], title: str, groups: Mapping[str, str] | None = None
    ) -> Sheet:
        """The same count under other labels.

        Args:
            candidates: a label for each candidate.
            title: what the contest is called.
            groups: other names for groups that places are kept for, by the name they have.

        Raises:
            ValueError: the labels are not as many as the candidates, or not all different.
        """
        if len(candidates) != len(self.candidates) or len(set(candidates)) != len(candidates):
            message = f"{len(self.candidates)} candidates need as many different names"
            raise ValueError(message)
        constraints = self.constraints.renamed(groups or {}) if self.constraints else None
        return replace(self, candidates=tuple(candidates), title=title, constraints=constraints)


def count(
    profile: Profile,
    method: str,
    *,
    lots: LotSource | None = None,
    places: int | None = None,
    options: Options | None = None,
    constraints: Constraints | None = None,
    countback: Countback | None = None,
) -> Sheet:
    """Count the papers.

    Args:
        profile: the papers; those who withdrew are struck out first.
        method: the name of a counting method.
        lots: where lots come from; after it the order given with the papers, if there is one.
        places: instead of the profile's own number of places.
        options: how to read the ambiguous points of the method, where not as usual.
        constraints: how the places must be shared among groups of candidates.
        countback: to fill a place that fell vacant, who left, who declines and who sits; `places` stay those of then.

    Returns:
        The result sheet, with `lot_needed` set when the count had to stop for a lot that `lots` does not have.

    Raises:
        CannotCount: no such method or option, papers that the method does not take, constraints that it does not
            honour or that cannot be met, or a countback with no place to fill or nobody to fill it.
        CountFault: votes were lost or made; nothing may be declared.
        ValueError: a lot fell on someone who was not tied.
    """
    chosen = find(method)
    settings = chosen.options(options)
    if places is not None:
        profile = replace(profile, places=places)
    sources = FirstOf(lots or RecordedLots(()), PublishedOrder(profile.ties, IN_THE_FILE))
    papers, shared = profile, constraints
    if countback is not None:
        papers = countback.struck(profile)
        shared = countback.constraints(papers, constraints)
    if shared is not None:
        _check_constraints(chosen, shared, papers)
    standing = replace(chosen.admit(papers.struck()), constraints=shared)
    with uncollected():
        stages, drawn, needed = _run(chosen, standing, settings, sources, countback)
    return Sheet(
        method=chosen.name,
        title=profile.title,
        places=profile.places,
        candidates=profile.candidates,
        withdrawn=papers.withdrawn,
        received=standing.received,
        rejected=standing.rejected,
        valid=standing.valid,
        rankings=standing.different,
        quota=stages[0].quota,
        stages=stages,
        lots=drawn,
        options=tuple(sorted(settings.items())),
        profile_sha256=profile.sha256,
        lot_needed=needed,
        constraints=constraints,
        countback=countback,
    )


def recount(sheet: Sheet, profile: Profile) -> Sheet:
    """Count the same papers again, in the same way and with the lots as they fell; equal to `sheet` if all is well."""
    again = profile.renamed(sheet.candidates, sheet.title)
    lots = RecordedLots(sheet.lots)
    return count(
        again,
        sheet.method,
        lots=lots,
        places=sheet.places,
        options=dict(sheet.options),
        constraints=sheet.constraints,
        countback=sheet.countback,
    )


def _check_constraints(method: Method, constraints: Constraints, profile: Profile) -> None:
    if not method.constrained:
        message = f"{method.title} cannot keep places for groups of candidates; choose another method."
        raise CannotCount(message)
    constraints.check(profile.places, profile.standing)


def _run(
    method: Method, profile: Profile, options: Options, lots: LotSource, countback: Countback | None
) -> tuple[tuple[Stage, ...], tuple[Lot, ...], LotNeeded | None]:
    counting = method.run(profile, options)
    total = method.votes(profile) * 10**method.digits
    stages: list[Stage] = []
    drawn: list[Lot] = []
    answer: int | None = None
    while True:
        try:
            step = counting.send(answer)
        except StopIteration:
            return tuple(stages), tuple(drawn), None
        answer = None
        if isinstance(step, Stage):
            if step.total != total:
                message = f"after stage {step.number} there are {step.total} votes of {total}"
                raise CountFault(message)
            stages.append(step)
            if countback is not None and countback.filled_by(step.elected) is not None:
                return tuple(stages), tuple(drawn), None
            continue
        lot = lots.draw(step, drawn)
        if lot is None:
            so_far = [step.so_far] if step.so_far else []
            return (*stages, *so_far), tuple(drawn), step
        drawn.append(lot)
        answer = lot.chosen
