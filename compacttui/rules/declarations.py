"""Declarations at meetings: what people say, what is decided about it, and what is still unanswered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from compacttui.rules.dates import time_words, within_days
from compacttui.rules.interests import Match
from compacttui.rules.refusal import Refused
from compacttui.rules.word import Word
from compacttui.rules.words import DeclarationState, Mitigation


class Assessment(Word):
    """What was decided about a declared interest."""

    CONFLICT = "conflict", "a conflict"
    NO_CONFLICT = "no_conflict", "no conflict"


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a person said about their interests at a meeting.

    Attributes:
        person: who.
        nil: they said that they had nothing to declare.
        item: the item it is about; None when it is about the whole meeting.
        organisation: the organisation it is about, if it is about one.
        interest: the entry of the register it refers to, if it refers to one.
    """

    person: str
    nil: bool = False
    item: str | None = None
    organisation: str | None = None
    interest: str | None = None


def check_says_one_thing(said: Iterable[Said]) -> None:
    """Refuse "nothing to declare" from somebody who declared something at the same meeting.

    Raises:
        Refused: one person said both.
    """
    nothing: set[str] = set()
    something: set[str] = set()
    for one in said:
        (nothing if one.nil else something).add(one.person)
    if nothing & something:
        raise Refused(
            "You declared an interest at this meeting, so “nothing to declare” cannot stand beside it."
        )


def check_decision(
    assessment: Assessment, mitigation: Mitigation | None, reason: str | None, *, decided_own: bool = False
) -> None:
    """Refuse a decision about a declared interest that says too little.

    Raises:
        Refused: a conflict with nothing decided about it, no conflict with no reason, or somebody deciding
            about themselves.
    """
    if decided_own:
        raise Refused(
            "Nobody decides about their own interest. Name who decided, for example the chair.",
            field="decided_by",
        )
    if assessment is Assessment.CONFLICT and mitigation is None:
        raise Refused(
            "Say what is done about the conflict; “noted, nothing further” is an answer.", field="mitigation"
        )
    if assessment is Assessment.NO_CONFLICT and mitigation is not None:
        raise Refused("Where there is no conflict, nothing is done about it.", field="mitigation")
    if assessment is Assessment.NO_CONFLICT and not (reason or "").strip():
        raise Refused("Say why it is no conflict. The reason stands in the record.", field="reason")


def check_times(
    left_at: time | None,
    returned_at: time | None,
    *,
    starts: time | None = None,
    ends: time | None = None,
) -> None:
    """Refuse times of leaving and coming back that cannot be; all are clock times in London on the meeting's day.

    Raises:
        Refused: back without leaving, back before leaving, or outside the meeting.
    """
    if returned_at is not None and left_at is None:
        raise Refused("Record first when they left the room.", field="left_at")
    if left_at is None:
        return
    if starts is not None and left_at < starts:
        raise Refused(f"The meeting began at {time_words(starts)}; nobody left it before.", field="left_at")
    if ends is not None and left_at > ends:
        raise Refused(f"The meeting ended at {time_words(ends)}; nobody left it afterwards.", field="left_at")
    if returned_at is not None and returned_at < left_at:
        raise Refused(
            f"They left at {time_words(left_at)}, so they cannot be back before.", field="returned_at"
        )
    if ends is not None and returned_at is not None and returned_at > ends:
        raise Refused(
            f"The meeting ended at {time_words(ends)}. Leave the time of coming back empty.",
            field="returned_at",
        )


def has_declared(person: str, said: Iterable[Said]) -> bool:
    """Whether the person said something at the meeting: what they declare, or that it is nothing.

    A deputy declares for themselves: what the holder declared does not count for them.
    """
    return any(one.person == person for one in said)


def check_ready_to_publish(attended: Collection[str], said: Sequence[Said]) -> None:
    """Refuse to publish a report while somebody who attended for the seat has declared nothing, not even "none".

    Raises:
        Refused: there is such a person.
    """
    silent = [person for person in attended if not has_declared(person, said)]
    if silent:
        raise Refused(
            "Say first whether you had a conflict of interest at this meeting.", field="declaration"
        )


def unanswered(
    matches: Iterable[Match],
    said: Iterable[Said],
    settled: Collection[tuple[str, str, str]] = (),
) -> list[Match]:
    """The matches that nobody has answered; their number stands on the first screen until they are.

    A declaration answers a match when it is the person's own, about the item or the whole meeting, and about
    the organisation or an entry of the register that says the same. "Nothing to declare" does not answer a
    match: the register says otherwise. Closing the meeting changes nothing.

    Args:
        matches: where the agenda meets the register, of the people who attended.
        said: what was said at the meeting.
        settled: item, person and organisation of the matches that were settled afterwards.
    """
    spoken: dict[str, list[Said]] = {}
    for one in said:
        if not one.nil:
            spoken.setdefault(one.person, []).append(one)
    return [
        match
        for match in matches
        if (match.item, match.person, match.organisation) not in settled
        and not any(_answers(one, match) for one in spoken.get(match.person, ()))
    ]


def settle_by(reported_on: date, days: int) -> date:
    """The day by which an unanswered match is settled: explained, declared late, or a breach."""
    return within_days(reported_on, days)


def declaration_state(
    *,
    assessment: Assessment | None,
    mitigation: Mitigation | None = None,
    left: bool = False,
    minuted: bool = False,
    nil: bool = False,
) -> DeclarationState:
    """Where a declaration stands, worked out from what is recorded of it."""
    if nil:
        return DeclarationState.NIL
    if minuted:
        return DeclarationState.MINUTED
    if assessment is Assessment.CONFLICT:
        acted = left or (mitigation is not None and not mitigation.leaves_the_room)
        return DeclarationState.APPLIED if acted else DeclarationState.CONFLICT
    return DeclarationState.DECLARED if assessment is None else DeclarationState.NO_CONFLICT


def _answers(one: Said, match: Match) -> bool:
    about_item = one.item is None or one.item == match.item
    about_body = one.organisation == match.organisation or one.interest in match.interests
    return about_item and about_body
