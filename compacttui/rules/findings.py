"""What a check found, and how strongly it speaks: the program records and warns, people decide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from compacttui.rules.refusal import Refused
from compacttui.rules.word import Word


class Strength(Word):
    """How strongly a finding speaks."""

    IMPOSSIBLE = "impossible", "not possible", "There is no such step, or its time has not come."
    HARD_STOP = "hard_stop", "stop", "Nobody can go on here, whatever the reason."
    GUARD = "guard", "needs a reason", "It can be done with a reason, and stands in the list of exceptions."


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found wrong.

    Attributes:
        check: a short fixed name, for lists and tests: ``two_adverts``.
        message: what is wrong and what to do, in plain sentences.
        strength: whether a reason can override it.
        field: the field of the form or act it belongs to, if there is one.
    """

    check: str
    message: str
    strength: Strength = Strength.GUARD
    field: str | None = None


def refuse_outright(findings: Iterable[Finding]) -> None:
    """Refuse when there is a finding that no reason can override.

    Raises:
        Refused: the first such finding.
    """
    for finding in findings:
        if finding.strength is not Strength.GUARD:
            raise Refused(finding.message, field=finding.field)


def overridden(findings: Sequence[Finding], reason: str | None) -> list[Finding]:
    """The findings that a reason overrides: they are recorded as exceptions.

    Raises:
        Refused: one cannot be overridden, or there is no reason.
    """
    refuse_outright(findings)
    if findings and not (reason or "").strip():
        advice = "It can be done with a reason, and then stands in the list of exceptions."
        raise Refused(f"{' '.join(finding.message for finding in findings)} {advice}", field="reason")
    return list(findings)
