"""What a count yields: stages, and the lots it needs. Plain frozen values, from which every output is made."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class StageKind(StrEnum):
    """What was done at a stage."""

    FIRST = "first"
    SURPLUS = "surplus"
    EXCLUSION = "exclusion"


class TieKind(StrEnum):
    """What a tie is about."""

    SURPLUS = "surplus"
    EXCLUSION = "exclusion"
    ELECTION = "election"


class Because(StrEnum):
    """Why someone was elected."""

    QUOTA = "quota"
    ACTIVE_VOTE = "active vote"
    REMAINING = "remaining"
    MOST_VOTES = "most votes"
    LOT = "lot"
    RESERVED = "reserved"
    MAJORITY = "majority"
    CONFIRMED = "confirmed"
    PREFERRED = "preferred"


@dataclass(frozen=True, slots=True)
class Elected:
    """One candidate elected, and why."""

    candidate: int
    because: Because


@dataclass(frozen=True, slots=True)
class Move:
    """Papers that left a candidate at one stage.

    Attributes:
        to: the candidate who received them; None for papers with no next preference.
        papers: how many.
        value: what each is worth from now on, in units of the last decimal place.
    """

    to: int | None
    papers: int
    value: int


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie and how it was settled.

    Attributes:
        kind: what it was about.
        tied: the candidates, ascending.
        chosen: the one whose surplus moves first, or who is excluded.
        settled_at: the earlier stage whose votes settled it; None when a lot did.
        clause: the clause that settles it.
        batch: which batch of that stage, from 1, where it moved its papers in several.
        is_first: whether the first votes that tell them apart settle it, and not the last.
    """

    kind: TieKind
    tied: tuple[int, ...]
    chosen: int
    settled_at: int | None
    clause: str
    batch: int | None = None
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class Pairs:
    """Every candidate set against every other.

    Attributes:
        preferred: for each candidate, the papers that put them before each other one.
        strongest: for each candidate, how strong their strongest chain of wins over each other one is.
        order: all who stand, from first to last; those who are level stand together.
    """

    preferred: tuple[tuple[int, ...], ...]
    strongest: tuple[tuple[int, ...], ...]
    order: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """The state after papers of one value moved, where a stage moves those of each value on their own.

    Attributes:
        value: what each of the papers is worth, in units of the last decimal place.
        papers: how many moved.
        votes: for each candidate.
        non_transferable: votes that count for nobody.
        quota: the quota in force.
        elected: who was elected then, in order.
    """

    value: int
    papers: int
    votes: tuple[int, ...]
    non_transferable: int
    quota: int
    elected: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """The state of the count at the end of one stage, and what was done to come there.

    Attributes:
        number: from 1.
        kind: what was done.
        who: whose votes moved; empty at the first stage.
        clause: the clause of the method's source that says so.
        votes: for each candidate, in units of the last decimal place; 0 for the withdrawn.
        no_preference: votes so far of papers with no next preference, in the same units.
        rounding: votes so far that were lost where decimals end.
        quota: the quota in force; None where the method has none.
        moves: papers that moved, highest value first, then by candidate, those with no next preference last.
        elected: in order, at the end of this stage.
        excluded: excluded at this stage.
        tie: the tie that had to be settled before the stage could begin.
        guarded: who is needed from now on, by the constraints, to fill the places left; ascending.
        doomed: whom the constraints leave no place from now on; ascending.
        more_ties: ties settled during the stage, or one after another before it.
        required: the fewest votes with which someone is elected from now on, where that can be less than the quota.
        batches: where the stage moved papers of each value on their own, how it stood after each.
        keep: where candidates keep part of every paper that reaches them, how much of it each of them keeps.
        rounds: how many times these parts were worked out anew at this stage.
        pairs: where candidates are compared two by two, how each pair came out.
    """

    number: int
    kind: StageKind
    who: tuple[int, ...]
    clause: str
    votes: tuple[int, ...]
    no_preference: int
    rounding: int
    quota: int | None
    moves: tuple[Move, ...] = ()
    elected: tuple[Elected, ...] = ()
    excluded: tuple[int, ...] = ()
    tie: Tie | None = None
    guarded: tuple[int, ...] = ()
    doomed: tuple[int, ...] = ()
    more_ties: tuple[Tie, ...] = ()
    required: int | None = None
    batches: tuple[Batch, ...] = ()
    keep: tuple[int, ...] = ()
    rounds: int = 0
    pairs: Pairs | None = None

    @property
    def ties(self) -> tuple[Tie, ...]:
        """Every tie that was settled for this stage or during it."""
        return (*((self.tie,) if self.tie else ()), *self.more_ties)

    @property
    def non_transferable(self) -> int:
        """Votes that count for nobody: no next preference, and lost in rounding."""
        return self.no_preference + self.rounding

    @property
    def total(self) -> int:
        """All votes, wherever they are; the same at every stage."""
        return sum(self.votes) + self.non_transferable

    @property
    def transfer_values(self) -> tuple[int, ...]:
        """The values at which papers moved, highest first."""
        return tuple(sorted({move.value for move in self.moves}, reverse=True)) if self.who else ()


@dataclass(frozen=True, slots=True)
class LotNeeded:
    """A tie that the rules leave to chance. The caller draws, or the count stops here.

    Attributes:
        stage: the stage that waits for it.
        kind: what the one drawn is drawn for: to be elected, to be excluded, or to have their surplus moved first.
        tied: the candidates among whom to draw, ascending.
        clause: the clause that asks for a lot.
        so_far: the stage that waits, as far as it is known, where anything is.
    """

    stage: int
    kind: TieKind
    tied: tuple[int, ...]
    clause: str
    so_far: Stage | None = None


@dataclass(frozen=True, slots=True)
class Lot:
    """A lot that was drawn.

    Attributes:
        stage: the stage that waited for it.
        kind: what it was about.
        tied: the candidates among whom it was drawn, ascending.
        chosen: the one it fell on.
        by: who drew it, how, and who saw it; or where the order or the seed was published.
    """

    stage: int
    kind: TieKind
    tied: tuple[int, ...]
    chosen: int
    by: str


Count: TypeAlias = Generator[Stage | LotNeeded, int | None, None]
"""A count as it runs. It is sent the candidate chosen after each `LotNeeded`, and None otherwise."""
