"""How entries read that say that words were erased or destroyed."""

from __future__ import annotations

from collections.abc import Mapping

from compacttui.questions.telling import Entry, Told, noted, tells
from compacttui.records.erasures import PERSON_ERASED, WORDS_ERASED
from compacttui.rules.dates import long_day, plural
from compacttui.rules.words import ErasureGround, KeptFor


@tells(PERSON_ERASED)
def person_erased(entry: Entry) -> Told:
    """Somebody's words are gone: on what ground, and how much."""
    ground = ErasureGround.of(entry.event["ground"]).words
    return Told(entry.event.day, "words erased", noted(f"ground: {ground}", _how_much(entry), _again(entry)))


@tells(WORDS_ERASED)
def words_erased(entry: Entry) -> Told:
    """Something was kept as long as the rule book says, and destroyed."""
    rule, until = entry.event.text("rule"), entry.day("kept_until")
    what = next((one.words for one in KeptFor if one.rule == rule), "words")
    kept = f"kept until {long_day(until)} ({rule})" if until else rule
    return Told(
        entry.event.day,
        "ballot papers destroyed" if rule == KeptFor.BALLOTS.rule else f"words of a {what} destroyed",
        noted(kept, _how_much(entry), _again(entry)),
    )


def _how_much(entry: Entry) -> str:
    words = entry.event.data.get("words")
    if not isinstance(words, Mapping):
        return ""
    pieces = sum(len(fields) for fields in words.values() if isinstance(fields, (list, tuple)))
    return f"{plural(pieces, 'piece')} of text in {plural(len(words), 'entry', 'entries')}"


def _again(entry: Entry) -> str:
    return "again, after a copy was put back" if entry.event.data.get("again") else ""
