"""Step one of a report-back: any conflict of interest at the meeting; what was declared there is not asked again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, cast

from compacttui.acts.registry import all_acts
from compacttui.exchange.values import read_all
from compacttui.plain.filling import Around, Filler, Raws
from compacttui.plain.raw import Raw, given_of
from compacttui.plain.said import listed, sentences
from compacttui.rules.text import one_line

if TYPE_CHECKING:
    from compacttui.acts.desk import Desk
    from compacttui.plain.keeper import Keeper
    from compacttui.questions.meetings.agenda import MeetingOn, Suggested

CONFLICT: Final = "conflict"
"""Where a draft holds what is to be declared with the report: "none", or a list of what the act of declaring takes."""
NONE: Final = "none"
"""What a draft holds where there is nothing to declare."""
DECLARED: Final = ("item", "organisation", "interest", "nature", "category")
"""What is said of one conflict."""


class NothingAtAll(Exception):  # what the person wants is no error
    """The meeting brought nothing to report, and no conflict."""


class Conflict:
    """Asks for conflicts, and makes the acts that declare them.

    Attributes:
        told: the meeting as it is on record.
    """

    def __init__(
        self, filler: Filler, keeper: Keeper, told: MeetingOn, raws: Raws, saved: Callable[[], None]
    ) -> None:
        """Make the step.

        Args:
            filler: asks for fields.
            keeper: the records.
            told: the meeting.
            raws: the whole form; the answer stands in it under `CONFLICT`.
            saved: called after each answer.
        """
        self.voice = filler.voice
        self.filler = filler
        self.keeper = keeper
        self.told = told
        self.raws = raws
        self._saved = saved
        self._act = all_acts()["declaration.make"]

    def ask(self) -> None:
        """Ask, unless it was answered at the meeting or before.

        Raises:
            NothingAtAll: there is no conflict and nothing to report.
            Later: the person leaves.
            Ended: there are no more lines.
        """
        if self.told.declared:
            words = listed(one_line(one.words) or "nothing" for one in self.told.declared)
            self.voice.say(f"Step 1 of 3. Conflicts at this meeting: on record already: {words}.")
            return
        if self.raws.get(CONFLICT):
            self.voice.say("Step 1 of 3. Conflicts at this meeting: answered already.")
            return
        self._ask()
        self._saved()

    def _ask(self) -> None:
        open_ = [one for one in self.told.suggested if not one.answered]
        self.voice.say("Step 1 of 3. Did you have any conflict of interest at this meeting?")
        while True:
            declared = bool(self.raws.get(CONFLICT))
            self.voice.say("1. No more." if declared else "1. None.")
            for number, one in enumerate(open_, 2):
                self.voice.say(
                    f"{number}. {sentences(f'declare {one_line(one.organisation)}', self._where(one))}"
                )
            other = len(open_) + 2
            self.voice.say(f"{other}. Yes, something else.")
            # What the register knows of is answered by itself, not in passing.
            least = int(declared or bool(open_))
            if not least:
                self.voice.say("0. None, and nothing to report from this meeting at all.")
            chosen = self.filler.number(f"Type a number up to {other}.", other, least=least)
            if chosen == 0:
                raise NothingAtAll
            if chosen == 1:
                self.raws[CONFLICT] = self.raws.get(CONFLICT) or NONE
                return
            self._declare({} if chosen == other else self._suggestion(open_.pop(chosen - 2)))

    def _where(self, one: Suggested) -> str:
        item = next((item for item in self.told.items if item.id == one.item_id), None)
        return f"it is named at item {item.number}, {one_line(item.title)}" if item else ""

    def _suggestion(self, one: Suggested) -> Raws:
        named = {"item": one.item_id, "organisation": one.organisation_id, "interest": one.interest_id}
        return {
            name: {"picked": [{"ref": ref, "title": self.keeper.name_of(ref), "note": ""}], "typed": ""}
            for name, ref in named.items()
            if ref
        }

    def _declare(self, raws: Raws) -> None:
        specs = [spec for spec in self._act.fields if spec.name in {"item", "nature"}]
        self.filler.each(specs, raws, Around("declaration, ", self.told.id, "", self._saved))
        declared = self.raws.get(CONFLICT)
        before = list(declared) if isinstance(declared, list) else []
        self.raws[CONFLICT] = cast("Raw", [*before, raws])

    def deeds(self) -> list[Callable[[Desk], object]]:
        """The acts that put the answer on record.

        Raises:
            Refused: what was said cannot be read.
        """
        declared = self.raws.get(CONFLICT)
        if not isinstance(declared, list):
            nil = all_acts()["declaration.nil"]
            return [lambda desk: nil(desk, meeting=self.told.id)]
        return [self._deed(cast("Mapping[str, Raw]", one)) for one in declared]

    def _deed(self, raws: Mapping[str, Raw]) -> Callable[[Desk], object]:
        given = {
            spec.name: value
            for spec in self._act.fields
            if (value := given_of(spec, raws.get(spec.name))) not in (None, "", [])
        }
        values = read_all(self._act.fields, {**given, "meeting": self.told.id}, self.keeper.around)
        return lambda desk: self._act(desk, **values)
