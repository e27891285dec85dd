"""Alterations of who sits at a table: agreed by consensus, or with every objection answered (the code, on partnerships).

The program records and warns: a decision in spite of an objection can be recorded, with its reason.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from compacttui.rules.dates import long_day, plural, within_days
from compacttui.rules.findings import Finding
from compacttui.rules.refusal import Refused
from compacttui.rules.rulebook import RuleBook
from compacttui.rules.words import (
    AlterationAnswer,
    AlterationDecision,
    AlterationKind,
    AlterationState,
    Consensus,
)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one organisation that was asked has said so far.

    Attributes:
        answer: that; nothing while it has not answered.
        is_settled: an objection was talked over.
        agrees_now: and the objector agrees since.
    """

    answer: AlterationAnswer | None = None
    is_settled: bool = False
    agrees_now: bool = False

    @property
    def objects(self) -> bool:
        """Whether it objected, whatever became of that."""
        return self.answer is AlterationAnswer.OBJECT

    @property
    def stands(self) -> bool:
        """Whether it objected and nobody has talked it over."""
        return self.objects and not self.is_settled

    @property
    def disagrees(self) -> bool:
        """Whether it does not agree, talked over or not."""
        return self.objects and not self.agrees_now


@dataclass(frozen=True, slots=True)
class Opinions:
    """What those who were asked have said, in numbers.

    Attributes:
        each: the opinions.
    """

    each: Sequence[Opinion]

    @property
    def asked(self) -> int:
        """How many were asked."""
        return len(self.each)

    def said(self, answer: AlterationAnswer) -> int:
        """How many said this."""
        return sum(1 for one in self.each if one.answer is answer)

    @property
    def waiting(self) -> int:
        """How many have not answered."""
        return sum(1 for one in self.each if one.answer is None)

    @property
    def standing(self) -> int:
        """How many objections stand."""
        return sum(1 for one in self.each if one.stands)

    @property
    def disagreeing(self) -> int:
        """How many objected and do not agree, talked over or not."""
        return sum(1 for one in self.each if one.disagrees)

    @property
    def words(self) -> str:
        """The same for people: "7 asked: 5 agree, 1 objects, 1 has not answered"."""
        if not self.each:
            return "nobody asked"
        objecting = self.said(AlterationAnswer.OBJECT)
        none, waiting = self.said(AlterationAnswer.NO_VIEW), self.waiting
        parts = [
            f"{plural(self.said(AlterationAnswer.AGREE), 'agrees', 'agree')}",
            f"{plural(objecting, 'objects', 'object')}" if objecting else "",
            f"{none} without a view" if none else "",
            f"{waiting} not answered" if waiting else "",
        ]
        return f"{self.asked} asked: {', '.join(part for part in parts if part)}"


_NEEDS: Final[Mapping[AlterationKind, Mapping[str, str]]] = {
    AlterationKind.CREATE_SEAT: {
        "name": "Say what the new seat is to be called.",
        "constituency": "Say whom the new seat is to speak for.",
    },
    AlterationKind.REMOVE_SEAT: {"seat": "Say which seat is to go."},
    AlterationKind.CONSTITUENCY: {
        "seat": "Say which seat it is about.",
        "constituency": "Say whom the seat is to speak for.",
    },
    AlterationKind.VOTING: {
        "seat": "Say which seat it is about.",
        "voting_rights": "Say how its holder is to vote.",
    },
    AlterationKind.RENAME: {"name": "Say what the partnership is to be called."},
    AlterationKind.MERGE: {"successor": "Say which partnership it is to go into."},
}
"""What each kind of change needs, by field, and what to say while it is missing."""
_MAY_HAVE: Final = {AlterationKind.CREATE_SEAT: {"voting_rights"}}
"""What else one may name."""


def check_named(kind: AlterationKind, given: Mapping[str, str | None], partnership: str) -> None:
    """Refuse a proposal that does not say what is to change, or names something besides.

    Args:
        kind: what kind of change it is.
        given: what is named, by field; nothing where it was left empty.
        partnership: whose membership it is.

    Raises:
        Refused: what this kind of change needs is missing, or it would not change what is named.
    """
    needs = _NEEDS[kind]
    for field, message in needs.items():
        if not given.get(field):
            raise Refused(message, field=field)
    takes = needs.keys() | _MAY_HAVE.get(kind, set())
    for field, named in given.items():
        if named and field not in takes:
            raise Refused(
                f"This is not part of “{kind.words}”. Leave it empty, or propose it by itself.", field=field
            )
    if given.get("successor") == partnership:
        raise Refused("A partnership cannot go into itself. Choose another.", field="successor")


def window_findings(asked_on: date, reply_by: date, book: RuleBook) -> list[Finding]:
    """What is wrong with the time that people have to answer: it is shorter than the rule book gives.

    Raises:
        Refused: it would be over before anybody is asked.
    """
    if reply_by < asked_on:
        raise Refused("They would have to answer before they are asked. Check the day.", field="reply_by")
    enough = within_days(asked_on, book.proposal.reply_days)
    if reply_by >= enough:
        return []
    message = f"The rule book gives them until {long_day(enough)}."
    return [Finding("short_window", message, field="reply_by")]


def state_of(
    today: date,
    opinions: Opinions,
    *,
    reply_by: date | None,
    decision: AlterationDecision | None,
    carried_out: bool,
    withdrawn: bool,
) -> AlterationState:
    """Where a proposal stands on a day, by what was asked, answered and decided so far."""
    if withdrawn:
        return AlterationState.WITHDRAWN
    if decision is not None:
        if decision is AlterationDecision.REJECTED:
            return AlterationState.REJECTED
        return AlterationState.EFFECTIVE if carried_out else AlterationState.APPROVED
    if not opinions.asked:
        return AlterationState.DRAFT
    if opinions.standing:
        return AlterationState.CONTESTED
    is_over = not opinions.waiting or (reply_by is not None and today > reply_by)
    return AlterationState.CONSENSUS if is_over else AlterationState.CONSULTING


def decision_findings(
    today: date,
    opinions: Opinions,
    reply_by: date | None,
    decision: AlterationDecision,
    method: Consensus | None,
) -> list[Finding]:
    """What is wrong with deciding now: nobody was asked, some may still answer, an objection stands.

    A rejection needs none of it, nor does what the law requires, which is no consensus and is never called one.
    """
    if decision is AlterationDecision.REJECTED or method is Consensus.STATUTORY:
        return []
    found = []
    if not opinions.asked:
        found.append(Finding("nobody_asked", "Nobody was asked about it."))
    if opinions.waiting and reply_by is not None and today <= reply_by:
        found.append(Finding("window_open", f"Those who were asked may answer until {long_day(reply_by)}."))
    if opinions.standing:
        stand = plural(opinions.standing, "objection stands", "objections stand")
        found.append(Finding("objection_stands", f"{stand}: talk it over first, and record what came of it."))
    return found


def check_method(
    opinions: Opinions, decision: AlterationDecision, method: Consensus | None, legal_reference: str | None
) -> None:
    """Refuse to call something a consensus that is none.

    Raises:
        Refused: it is not said how it was agreed, or not everybody agreed; the sentence says what is so.
    """
    if decision is AlterationDecision.REJECTED:
        return
    if method is None:
        raise Refused("Say how it was agreed.", field="method")
    if (method is Consensus.STATUTORY) != bool(legal_reference):
        raise Refused(
            "Name the law for what is “required by law”, and for that alone.", field="legal_reference"
        )
    if (
        method is Consensus.UNANIMOUS
        and opinions.said(AlterationAnswer.AGREE) + _turned(opinions) < opinions.asked
    ):
        raise Refused(f"Not everybody agreed: {opinions.words}. Choose another way.", field="method")
    if method is Consensus.NO_OBJECTION and opinions.disagreeing:
        kept = plural(opinions.disagreeing, "objection was", "objections were")
        raise Refused(f"{kept} not taken back. Say that it was decided by a vote.", field="method")


def _turned(opinions: Opinions) -> int:
    """How many objected and agree since."""
    return sum(1 for one in opinions.each if one.objects and one.agrees_now)
