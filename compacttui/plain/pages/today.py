"""Today: what is not finished, what waits, and what is coming."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from compacttui.plain.numbers import Item
from compacttui.plain.pages.answers import Answer
from compacttui.plain.pages.page import Page
from compacttui.plain.said import duty_said, sentences
from compacttui.rules.dates import long_day, plural
from compacttui.rules.roles import Role
from compacttui.rules.text import one_line

if TYPE_CHECKING:
    from compacttui.acts.registry import Act
    from compacttui.questions.today import TodayRow


class Today(Page):
    """What waits for whoever is here, and what is coming."""

    def heading(self) -> str:
        """Say the day that is looked at."""
        return f"Today, {long_day(self.keeper.view.day)}."

    def rows(self) -> Sequence[Item]:
        """Ask what waits; sections are numbered, and drafts come first."""
        from compacttui.questions.today import today

        rows = self.keeper.ask(today)
        sections = [(section, list(own)) for section, own in groupby(rows, key=lambda row: row.section)]
        items = list(self._drafts())
        for number, (section, own) in enumerate(sections, 1):
            words = f"section {number} of {len(sections)}: {section.words}"
            items.append(Item(sentences(f"{words}, {plural(len(own), 'item')}")))
            items += [self._line(row) for row in own]
        return items

    def hint(self) -> str:
        """Say that a line can be settled from here."""
        return "Type a number to open, d and a number to do what it asks, n for new, ? for help, q to leave."

    def empty(self) -> str:
        """Say that nothing waits, and to the office how to begin."""
        first = "Nothing needs you today, and nothing is coming within two weeks."
        if self.keeper.role is not Role.CVS_OFFICER:
            return first
        return f"{first} Begin with “import” and the name of a spreadsheet, “add a seat and who holds it”, or “enter a meeting”."

    def _line(self, row: TodayRow) -> Item:
        from compacttui.questions.registry import all_questions

        def ask() -> None:
            self.opens.turn_to(Answer(self.keeper, self.opens, all_questions()[row.asks]))

        def do() -> None:
            self.opens.begin(row.act, dict(row.given))

        opens = self._leads_to(row.thing) or (ask if row.asks else None) or (do if row.act else None)
        words = duty_said(row)
        return Item(words, ("today", row.key), opens or (lambda: None), do if row.act else None)

    def _drafts(self) -> Iterator[Item]:
        from compacttui.acts.registry import all_acts

        acts = all_acts()
        for draft in self.keeper.drafts():
            if draft.form == "import":
                file = one_line(str(draft.values.get("file", "")))
                words = sentences(f"not finished: taking in {file}")
                yield Item(words, ("draft", "import"), self.opens.take_in, self.opens.take_in)
            act = acts.get(draft.form)
            if act is None or not act.fields or self.keeper.role not in act.roles:
                continue
            given = _given(act, draft.about)
            about = "".join(f", {self.keeper.name_of(ref)}" for ref in given.values())
            words = sentences(f"not finished: {act.title}{about}")
            begin = self._beginner(draft.form, given)
            yield Item(words, ("draft", draft.form, draft.about), begin, begin)

    def _beginner(self, act: str, given: Mapping[str, str]) -> Callable[[], None]:
        return lambda: self.opens.begin(act, given)


def _given(act: Act[..., Any], about: str) -> dict[str, str]:
    """What a draft was begun with, by field: the ids of what it is about, each to the first field that takes such a thing."""
    given: dict[str, str] = {}
    for ref in filter(None, about.split("/")):
        fields = (
            spec.name for spec in act.fields if (spec.thing or "")[:3] == ref[:3] and spec.name not in given
        )
        if (name := next(fields, None)) is not None:
            given[name] = ref
    return given
