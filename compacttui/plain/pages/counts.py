"""The count of a selection, read out stage by stage; counted again; and its rules, step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from compacttui.plain.numbers import Item
from compacttui.plain.pages.answers import Answer
from compacttui.plain.pages.page import Opens, Page, Told
from compacttui.plain.said import sentences, stands
from compacttui.rules.dates import plural
from compacttui.rules.text import one_line

if TYPE_CHECKING:
    from compacttui.counting import Sheet, Stage
    from compacttui.plain.keeper import Keeper
    from compacttui.questions.selections.count_room import CountRoom


class CountRead(Page):
    """A count in sentences, in the order in which it was made; a stage's number reads out everybody's votes."""

    def __init__(self, keeper: Keeper, opens: Opens, selection: str) -> None:
        super().__init__(keeper, opens)
        self.thing = selection

    @property
    def _room(self) -> CountRoom:
        from compacttui.questions.selections.count_room import count_room

        return self.keeper.ask(count_room, self.thing)

    def heading(self) -> str:
        """Say of which selection, and how the count stands."""
        room = self._room
        what = f"the count of {one_line(room.partnership)}, selection {room.reference}"
        return sentences(what, room.what, stands(*room.stands))

    def rows(self) -> Sequence[Item]:
        """Say it all; each stage has a number."""
        from compacttui.questions.selections.count_words import flow, sentences_of

        room, items = self._room, []
        for one in sentences_of(room):
            words = f"{one.head}: {one_line(one.words)}"
            if not (one.head.startswith("Stage") and room.count):
                items.append(Item(words))
                continue
            sheet = room.count.sheet
            moved = one_line(flow(sheet, one.stage))
            key = ("stage", self.thing, one.stage)
            items.append(Item(f"{words} {moved}".strip(), key, self._reader(sheet, one.stage)))
        return [*items, *self._others(room)]

    def _others(self, room: CountRoom) -> Iterator[Item]:
        """The other counts of the same papers, to turn to."""
        for one in room.counts:
            if room.count is None or one.id != room.count.id:
                turn = partial(self.opens.turn_to, CountRead(self.keeper, self.opens, one.id))
                yield Item(f"Also counted: {one_line(one.words)}.", ("count", one.id), turn)

    def empty(self) -> str:
        """Say why there is nothing to read out."""
        papers = self._room.papers
        if papers is None:
            return "There is nothing to count yet. Papers are sealed after the poll has closed."
        return f"{plural(papers.valid, 'valid paper')} are sealed and not counted yet. Type n for what you can do."

    def _reader(self, sheet: Sheet, number: int) -> Callable[[], None]:
        def read() -> None:
            stage = sheet.stages[number - 1]
            heading = f"Stage {number} of {len(sheet.stages)}: votes at its end."
            lines = list(_votes(sheet, stage))
            self.opens.turn_to(Told(self.keeper, self.opens, heading, *lines, thing=self.thing))

        return read


class OfSelection(Answer):
    """What a saved question says of one selection."""

    def __init__(self, keeper: Keeper, opens: Opens, question: str, selection: str) -> None:
        from compacttui.questions.registry import all_questions

        super().__init__(keeper, opens, all_questions()[question], {"selection": selection})
        self.thing = selection

    def heading(self) -> str:
        """Say the question, and of which selection."""
        return sentences(f"{self.question.title}: {one_line(self.keeper.name_of(self.thing))}")


def _votes(sheet: Sheet, stage: Stage) -> Iterator[str]:
    """Everybody's votes, most first, with what came or went; then what counts for nobody, and the total."""
    changes = sheet.changes(stage.number)
    elected = {one.candidate for earlier in sheet.stages[: stage.number] for one in earlier.elected}
    gone = {index for earlier in sheet.stages[: stage.number] for index in earlier.excluded}
    standing = (index for index in range(len(sheet.candidates)) if index not in sheet.withdrawn)
    for index in sorted(standing, key=lambda index: (-stage.votes[index], index)):
        change = changes[index] if stage.number > 1 else 0
        moved = f"{'up' if change > 0 else 'down'} {sheet.votes_shown(abs(change))}" if change else ""
        outcome = "elected" if index in elected else ("excluded" if index in gone else "")
        votes = f"{one_line(sheet.candidates[index])}: {sheet.votes_shown(stage.votes[index])}"
        yield sentences(", ".join(part for part in (votes, moved, outcome) if part))
    if stage.quota is not None:
        yield sentences(f"quota: {sheet.quota_shown(stage.quota)}")
    yield sentences(f"counts for nobody: {sheet.votes_shown(stage.non_transferable)}")
    yield sentences(f"total: {sheet.votes_shown(stage.total)}")
