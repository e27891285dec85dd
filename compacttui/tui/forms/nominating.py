"""The form of a nomination: the checks run while it is filled in, and say at each field what they find."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.content import Content
from textual.message import Message
from textual.timer import Timer

from compacttui.rules.findings import Finding, Strength
from compacttui.rules.refusal import Refused
from compacttui.rules.text import word_count
from compacttui.rules.words.standing import Standing
from compacttui.tui.forms.act import ActForm
from compacttui.tui.forms.fields import NOTHING, Field
from compacttui.tui.forms.telling import TellingForm, in_lines
from compacttui.tui.store import Store
from compacttui.tui.widgets.cells import Bit, Tone, sign
from compacttui.tui.widgets.text import said

if TYPE_CHECKING:
    from compacttui.acts.selections.nominating import Looked, Received
    from compacttui.acts.selections.nomination_papers import NominationPaper
    from compacttui.rules.words import Capacity

_PAUSE = 0.3
"""Seconds after the last letter at which the checks run."""
_FIELD_OF = {"interests_given": "interests"}
"""The field of the form that a check means, where it calls it otherwise."""
_IN_ORDER = {
    "person": "may stand as far as the records know",
    "proposer": "has a vote on the qualifying day",
    "seconder": "has a vote on the qualifying day",
    "organisation": "the records show that the candidate belongs to it",
}
"""What is said of a field that is filled in and in order."""


class NominationForm(ActForm):
    """Fills in a nomination; what is not in order can be sent all the same, and the returning officer rules."""

    @dataclass
    class CheckedSoFar(Message, bubble=False):
        """The checks ran: what they found, or that nothing can come in at all."""

        looked: Looked | None
        refused: str = ""

    _pause: Timer | None = None
    _left_once: frozenset[str] = frozenset()

    async def prefill(self) -> None:
        """Put in what is known, and let the checks look at it."""
        await super().prefill()
        self._look()

    @on(Field.Changed)
    def _something_changed(self) -> None:
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(_PAUSE, self._look)

    @on(Field.Left)
    def _field_left(self, left: Field.Left) -> None:
        self._left_once |= {left.field.about.name}
        self._look()

    def _look(self) -> None:
        values = self._readable()
        selection, person = values.get("selection"), values.get("person")
        if isinstance(selection, str) and isinstance(person, str):
            work = partial(self._run_checks, self.store, selection, person, values)
            self.run_worker(work, thread=True, group="checks", exclusive=True, exit_on_error=False)

    def _readable(self) -> dict[str, object]:
        values: dict[str, object] = {}
        for field in self._fields:
            try:
                value = field.read()
            except Refused:
                continue
            if value is not NOTHING:
                values[field.about.name] = value
        return values

    def _run_checks(self, store: Store, selection: str, person: str, values: Mapping[str, object]) -> None:
        from compacttui.acts.selections.nominating import look

        try:
            looked = store.attempt(
                look,
                selection,
                _paper(person, values),
                political=bool(values.get("political", False)),
                meets_restriction=bool(values.get("meets_restriction", True)),
            )
        except Refused as refused:
            self.post_message(self.CheckedSoFar(None, refused.message))
        else:
            self.post_message(self.CheckedSoFar(looked))

    @on(CheckedSoFar)
    def _tell(self, checked: CheckedSoFar) -> None:
        if checked.looked is None:
            self._show_wrong([("", checked.refused)])
            return
        self._show_wrong(())
        found: dict[str, Finding] = {}
        for finding in checked.looked.findings:
            found.setdefault(_FIELD_OF.get(finding.field or "", finding.field or "person"), finding)
        for field in self._fields:
            field.remark(self._remark(field, found.get(field.about.name), checked.looked.most_words))

    def _remark(self, field: Field, finding: Finding | None, most_words: int) -> Content:
        """What is said at a field: what is not in order, unless nobody has come to it yet; or that it is."""
        name = field.about.name
        is_filled = not field.is_empty
        if finding is not None and (is_filled or name in self._left_once):
            stops = finding.strength is not Strength.GUARD
            standing, tone = (Standing.LATE, Tone.LATE) if stops else (Standing.SOON, Tone.SOON)
            return said(sign(standing), Bit(f" {finding.message}", tone))
        if name == "statement" and is_filled:
            return said(Bit(f"{word_count(str(field.raw))} of {most_words} words", Tone.QUIET))
        if name in _IN_ORDER and is_filled and finding is None:
            return said(sign(Standing.DONE), Bit(f" {_IN_ORDER[name]}", Tone.DONE))
        return Content()


class MendingForm(TellingForm):
    """Puts a nomination right; says below which one it is what would still not be in order."""

    BELOW = "nomination"
    WATCHED: ClassVar = frozenset(
        {
            *("nomination", "proposer", "seconder", "organisation", "capacity", "name_on_ballot"),
            *("consented", "statement", "skills", "interests"),
        }
    )

    def told(self, store: Store, values: Mapping[str, object]) -> Content:
        """Say what the checks would find if it were sent so."""
        if not isinstance(values.get("nomination"), str):
            return Content()
        received = cast("Received", store.attempt(self.act, **values))
        if not received.findings:
            return said(sign(Standing.DONE), Bit(" in order as it stands here", Tone.DONE))
        return in_lines(
            [(sign(Standing.SOON), Bit(f" {finding}", Tone.SOON)) for finding in received.findings]
        )


def _paper(person: str, values: Mapping[str, object]) -> NominationPaper:
    """The nomination as far as it is filled in."""
    from compacttui.acts.selections.nomination_papers import NominationPaper

    def text(name: str) -> str | None:
        value = values.get(name)
        return value if isinstance(value, str) else None

    return NominationPaper(
        person=person,
        name_on_ballot=text("name_on_ballot") or "",
        organisation=text("organisation"),
        capacity=cast("Capacity | None", values.get("capacity")),
        proposer=text("proposer"),
        seconder=text("seconder"),
        more_backers=tuple(cast("Sequence[str]", values.get("more_backers", ()))),
        consented=bool(values.get("consented", False)),
        statement=text("statement"),
        skills=text("skills"),
        interests=text("interests"),
    )
