"""One item of a report-back: as its writer has it, and as much of it as each reader may read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from compacttui.rules.dates import long_day, plural
from compacttui.rules.reports import Audience, Seen, seen, stub
from compacttui.rules.words import BasisOfView, Marking

OTHER_BUSINESS = "Not on the agenda"


@dataclass(frozen=True, slots=True)
class ItemText:
    """What a report says on one item, as its writer has it.

    Attributes:
        number: its place in the report.
        title: what the item is called.
        marking: who may read it.
        closed_until: until when it is closed, if that is known.
        reason: why it is closed.
        discussed: what was talked about.
        decided: what was decided.
        said: what the representative said.
        basis: how they came by that view.
        people_asked: how many people stand behind it.
        implications: what it means for members.
        benefit: what it means for the people they are there for.
        nothing_to_add: the writer had nothing to say about it.
        asked: what members were asked about it before the meeting.
        answered: what their answers came to.
    """

    number: int
    title: str
    marking: Marking = Marking.OPEN
    closed_until: date | None = None
    reason: str = ""
    discussed: str = ""
    decided: str = ""
    said: str = ""
    basis: BasisOfView | None = None
    people_asked: int | None = None
    implications: str = ""
    benefit: str = ""
    nothing_to_add: bool = False
    asked: str = ""
    answered: str = ""


@dataclass(frozen=True, slots=True)
class ItemSeen:
    """What one reader sees of an item.

    Attributes:
        number: its place in the report.
        title: what the item is called; agendas are public.
        marking: who may read it.
        stub: what stands there in place of words that the reader may not read; empty where they may.
        lines: the words, each with what it answers.
    """

    number: int
    title: str
    marking: Marking
    stub: str
    lines: tuple[tuple[str, str], ...]


def seen_by(items: Iterable[ItemText], audience: Audience) -> tuple[ItemSeen, ...]:
    """What an audience sees of these items: for a report on record, and for a draft before it is sent."""
    shown = ((text, seen(text.marking, audience)) for text in items)
    return tuple(_seen(text, how) for text, how in shown if how is not Seen.NOTHING)


def _seen(text: ItemText, how: Seen) -> ItemSeen:
    if how is Seen.WORDS:
        return ItemSeen(text.number, text.title, text.marking, "", _lines(text))
    closed = stub(text.title, long_day(text.closed_until) if text.closed_until else None)
    why = (("Why it is closed", text.reason),) if how is Seen.STUB_WITH_REASON and text.reason else ()
    return ItemSeen(text.number, text.title, text.marking, closed, why)


def _lines(text: ItemText) -> tuple[tuple[str, str], ...]:
    said = (
        ("What I asked members before", text.asked),
        ("What they answered", text.answered),
        ("What was discussed", text.discussed),
        ("What was decided", text.decided),
        ("What I said", text.said),
        ("How I know", _basis(text)),
        ("What it means for members", text.implications),
        ("What it means for the people we are there for", text.benefit),
    )
    lines = tuple((label, words) for label, words in said if words)
    return lines or ((("", "Nothing to add."),) if text.nothing_to_add else ())


def _basis(text: ItemText) -> str:
    if text.basis is None:
        return ""
    asked = f", {plural(text.people_asked, 'person', 'people')}" if text.people_asked else ""
    return f"{text.basis.words}{asked}"


def answered(replies: int | None, summary: str | None) -> str:
    """What the answers of members came to: "6 answers: they want it before ten"."""
    return f"{plural(replies or 0, 'answer')}: {summary}" if summary else ""
