"""The answer to any saved question, narrowed by the question's own parameters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compacttui.plain.numbers import Item
from compacttui.plain.pages.page import Opens, Page
from compacttui.plain.said import row_said, sentences
from compacttui.rules.refusal import Refused

if TYPE_CHECKING:
    from compacttui.acts.fields import FieldSpec
    from compacttui.plain.keeper import Keeper
    from compacttui.questions.registry import Question


class Answer(Page):
    """The rows of one saved question."""

    def __init__(
        self,
        keeper: Keeper,
        opens: Opens,
        question: Question[..., Any],
        given: Mapping[str, object] | None = None,
    ) -> None:
        """Make the page.

        Args:
            keeper: the records.
            opens: the conversation.
            question: what is asked.
            given: what it is asked about, by parameter.
        """
        super().__init__(keeper, opens)
        self.question = question
        self.given = dict(given or {})

    def heading(self) -> str:
        """Say the question, and what narrows it."""
        narrowed = [f"{words}" for words in self._narrowed_by()]
        return sentences(", ".join([self.question.title, *narrowed]))

    def rows(self) -> Sequence[Any]:
        """Ask the question."""
        return self.keeper.ask(self.question, **self.given)

    def item(self, row: Any) -> Item:
        """Say the row; its number opens what it is about."""
        ref = self.question.leads_to(row) or next(
            (ref for name in ("id", "thing") if isinstance(ref := getattr(row, name, ""), str) and ref), ""
        )
        words = row_said(self.question.columns, row, self.keeper.today)
        return Item(words, ("thing", ref) if ref else None, self._leads_to(ref))

    def save(self, file: Path) -> str:
        """Write the answer to a file; returns a sentence about it.

        Raises:
            Refused: the name asks for no form that there is.
        """
        from compacttui.exchange.files import write_whole
        from compacttui.exchange.formats import by_name
        from compacttui.exchange.tables import for_file

        form = by_name(file)
        if form is None:
            raise Refused(
                "the name says which form you want: .xlsx or .csv for spreadsheets, .json for programs, .txt for text."
            )
        title, today = self.question.title, self.keeper.today
        write_whole(file, for_file(self.rows(), self.question.columns, form, title=title, today=today))
        return f"Written to {file}."

    def empty(self) -> str:
        """Say that the answer is: none, or for whom there would be one."""
        role = self.keeper.role
        if not self.question.is_for(role):
            from compacttui.questions.registry import for_whom

            return sentences(for_whom(self.question, role))
        return "None. Type n for what you can begin."

    def filters(self) -> Sequence[tuple[str, Page]]:
        """The choices of a question that shows a part of its rows, and its yes-or-no parameters."""
        from compacttui.acts.fields import FieldKind

        found: list[tuple[str, Page]] = []
        for spec in self._parameters():
            if spec.kind is FieldKind.CHOICE and spec.word is not None:
                found += [(word.words, self._with(spec.name, word)) for word in spec.word]
            elif spec.kind is FieldKind.FLAG:
                found.append((spec.label.casefold(), self._with(spec.name, not self.given.get(spec.name))))
        return found

    def with_words(self, words: str) -> Page | None:
        """The same question about rows with these words."""
        names = {spec.name for spec in self._parameters()}
        return self._with("words", words) if "words" in names else None

    def _with(self, name: str, value: object) -> Answer:
        return Answer(self.keeper, self.opens, self.question, {**self.given, name: value})

    def _parameters(self) -> Sequence[FieldSpec]:
        from compacttui.acts.fields import fields_of

        return fields_of(self.question.answer)

    def _narrowed_by(self) -> Iterator[str]:
        for name, value in self.given.items():
            if value is True:
                yield name.replace("_", " ")
            elif value:
                yield str(getattr(value, "words", f"with the words {value}"))
