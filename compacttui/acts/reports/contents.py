"""What a report-back holds: its items beside those of the agenda, checked and made ready to record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from compacttui.acts.fields import Called, Item, Words
from compacttui.records.body import Json
from compacttui.records.events import Row
from compacttui.rules import reports as rules
from compacttui.rules.given import Sounding
from compacttui.rules.refusal import Refused
from compacttui.rules.words import BasisOfView, Marking


@dataclass(frozen=True, slots=True)
class ReportItem:
    """What is reported on one item.

    Attributes:
        item: the item of the agenda; empty for something that was not on it.
        discussed: what was talked about.
        decided: what was decided.
        said: what you said.
        basis: how you came by that view.
        people_asked: how many people stand behind it.
        implications: what it means for members.
        benefit: what it means for the people they are there for.
        marking: who may read it; an item that is closed on the agenda stays closed.
        reason: why it is closed, where the agenda does not say so.
        review_on: until when it is closed, where the agenda does not say so.
        nothing_to_add: there is nothing to say about this item.
        sounding: the question to members before the meeting that it takes up.
    """

    item: Item | None = None
    discussed: Annotated[Words | None, Called("What was discussed")] = None
    decided: Annotated[Words | None, Called("What was decided")] = None
    said: Annotated[Words | None, Called("What I said")] = None
    basis: Annotated[BasisOfView | None, Called("How I know")] = None
    people_asked: Annotated[int | None, Called("How many people")] = None
    implications: Annotated[Words | None, Called("What it means")] = None
    benefit: Annotated[Words | None, Called("For the people")] = None
    marking: Annotated[Marking, Called("Who may read it")] = Marking.OPEN
    reason: Annotated[str | None, Called("Why it is closed")] = None
    review_on: Annotated[date | None, Called("Closed until")] = None
    nothing_to_add: Annotated[bool, Called("Nothing to add")] = False
    sounding: Annotated[Sounding | None, Called("Question to members")] = None

    @property
    def has_words(self) -> bool:
        """Whether something was written."""
        return any((self.discussed, self.decided, self.said, self.implications, self.benefit))


@dataclass(frozen=True, slots=True)
class Contents:
    """The items of one version of a report, in order.

    Attributes:
        items: each with the agenda's word on whether it is closed.
    """

    items: tuple[tuple[ReportItem, bool], ...]

    def check(self, declared: bool, sent_on: date) -> None:
        """Refuse a report that nobody could rely on, or whose markings say too little.

        Raises:
            Refused: the field is ``declaration`` or one of ``items.<number>``.
        """
        as_rules = [
            rules.Item(
                marking=item.marking,
                has_words=item.has_words,
                nothing_to_add=item.nothing_to_add,
                closed_on_agenda=closed,
                reason=item.reason,
                review_on=item.review_on,
            )
            for item, closed in self.items
        ]
        rules.check_complete(as_rules, declared)
        rules.check_markings(as_rules, sent_on)
        for number, (item, _) in enumerate(self.items, 1):
            _check_item(number, item)

    @property
    def data(self) -> list[Json]:
        """The open data of the items, as an entry holds them."""
        return [
            {
                "item": item.item,
                "marking": item.marking.value,
                "closed_on_agenda": closed,
                "review_on": item.review_on.isoformat() if item.review_on else None,
                "nothing_to_add": item.nothing_to_add,
                **({"sounding": item.sounding} if item.sounding else {}),
            }
            for item, closed in self.items
        ]

    @property
    def words(self) -> dict[str, str | None]:
        """The personal words of the items, by the fields of an entry."""
        said: dict[str, str | None] = {}
        for number, (item, _) in enumerate(self.items, 1):
            start = f"items.{number}"
            said[f"{start}.discussed"] = item.discussed
            said[f"{start}.decided"] = item.decided
            said[f"{start}.said"] = item.said
            said[f"{start}.implications"] = item.implications
            said[f"{start}.benefit"] = item.benefit
            said[f"{start}.marking_reason"] = item.reason
            said[f"{start}.basis"] = item.basis.value if item.basis else None
            said[f"{start}.people_asked"] = str(item.people_asked) if item.people_asked is not None else None
        return said

    @property
    def closed(self) -> int:
        """How many items not everybody may read."""
        return sum(1 for item, _ in self.items if item.marking is not Marking.OPEN)


def beside_agenda(written: Sequence[ReportItem], agenda: Sequence[Row]) -> Contents:
    """What was written, in the order of the agenda; what is not on the agenda comes last.

    An item of the agenda that nothing was written about stands there empty, so that the check can ask for it,
    or closed, where the agenda says so: that it took place is said even then.

    Raises:
        Refused: something stands there twice, or about an item of another meeting.
    """
    about = {item.item: item for item in written if item.item}
    if len(about) < sum(1 for item in written if item.item):
        raise Refused("Two parts of the report are about the same item. Put them together.", field="items")
    numbers = {str(row["id"]) for row in agenda}
    if about.keys() - numbers:
        raise Refused("One part of the report is about an item of another agenda.", field="items")
    items: list[tuple[ReportItem, bool]] = []
    for row in agenda:
        closed = row["part"] == "closed"
        item = about.get(str(row["id"])) or _not_written(str(row["id"]), closed=closed)
        items.append((item, closed))
    items.extend((item, False) for item in written if item.item is None)
    return Contents(tuple(items))


def _not_written(item: str, *, closed: bool) -> ReportItem:
    return ReportItem(item, marking=Marking.BOARD_CONFIDENTIAL if closed else Marking.OPEN)


def _check_item(number: int, item: ReportItem) -> None:
    if item.people_asked is not None and item.people_asked < 0:
        raise Refused("Say how many people: none, or more.", field=f"items.{number}.people_asked")
    if item.marking is Marking.PERSONAL:
        raise Refused(
            "What concerns a person does not belong in a report-back. Leave it out, or close the item.",
            field=f"items.{number}.marking",
        )
    if item.nothing_to_add and item.has_words:
        raise Refused(
            f"Item {number} says something, and that there is nothing to add. Choose one.",
            field=f"items.{number}.nothing_to_add",
        )
