"""How the columns of the records and what stands in them are said to people."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from sqlalchemy import Column

from compacttui.questions.names import UNKNOWN
from compacttui.records.events import ERASED
from compacttui.rules.dates import PartialDate, from_utc_text, long_day_and_time
from compacttui.rules.roles import Role
from compacttui.rules.word import Word
from compacttui.rules.words import (
    Capacity,
    EndedReason,
    PartnershipKind,
    PartnershipState,
    PersonState,
    SeatKind,
    SelectionMethod,
    SelectionReason,
    TermKind,
    TermState,
    Tier,
)

HIDDEN: Final = frozenset(
    {
        *("log", "id", "version", "effective_from", "recorded_seq", "superseded_seq"),
        *("folded", "example", "rules", "rules_version", "sheet", "profile"),
        *("profile_sha256", "file_sha256", "register_sha256", "findings", "sha256"),
        *("first_seq", "last_seq", "merged_seq", "thing", "gone", "kept"),
    }
)
"""Columns that the program keeps for itself, or that are shown whole elsewhere."""

_LABELS: Final = {
    "effective_to": "True until",
    "start_on": "First day",
    "end_on": "Last day",
    "ended_on": "Ended on",
    "gained_on": "Chosen on",
    "seat_kind": "Kind of seat",
    "term_months": "Length of a term in months",
    "max_consecutive_terms": "Most terms in a row",
    "shared_by": "How many hold it",
    "place": "Place in the seat",
    "rota": "Goes round among",
    "turn_months": "Months of a turn",
    "turns_from": "First turn from",
    "turn": "Turns passed on",
    "offered": "Offered to its holder",
    "basis": "Held as",
    "route": "How chosen",
    "membership_class": "Membership",
    "membership_state": "Membership is",
    "sector_kind": "Kind of organisation",
    "income_band": "Yearly income",
    "at_meeting": "Said at the meeting",
    "told_on": "On record since",
    "nil": "Nothing to declare",
    "online": "Held online",
    "decision": "For decision",
    "part": "Part of the agenda",
    "to_follow": "Came after the papers",
    "value": "Number",
    "scheme": "Whose number",
    "left_out": "Rows left out",
    "added": "Rows that were new",
    "changed": "Rows that changed something",
    "same": "Rows that changed nothing",
    "records_begin_on": "Records begin on",
}

_BY_TABLE: Final[Mapping[tuple[str, str], type[Word]]] = {
    ("partnership", "kind"): PartnershipKind,
    ("partnership", "state"): PartnershipState,
    ("person", "state"): PersonState,
    ("person", "roles"): Role,
    ("term", "state"): TermState,
    ("term", "basis"): TermKind,
    ("selection", "reason"): SelectionReason,
    ("signature", "capacity"): Role,
}
_BY_NAME: Final[Mapping[str, type[Word]]] = {
    "tier": Tier,
    "seat_kind": SeatKind,
    "capacity": Capacity,
    "route": SelectionMethod,
    "method": SelectionMethod,
    "ended_reason": EndedReason,
}


def label_of(column: Column[Any]) -> str:
    """What stands beside a value: "Last day"."""
    return _LABELS.get(column.name) or column.name.replace("_", " ").capitalize()


def is_personal(column: Column[Any]) -> bool:
    """Whether a column holds words that somebody wrote, or what is theirs to tell; not a code, a day or an id."""
    if "personal" in column.info:
        return True
    is_coded = column.name in _BY_NAME or (column.table.name, column.name) in _BY_TABLE
    return column.type.python_type is str and not column.info and not is_coded


def said(column: Column[Any], value: object, names: Mapping[str, str]) -> str:
    """A value in words; empty where there is none.

    Args:
        column: where it stands.
        value: text, a number or nothing.
        names: what the things that it may refer to are called, by id.
    """
    if value is None:
        return ""
    kind = column.info.get("kind")
    if not isinstance(value, str):
        return _counted(value, is_flag=kind == "flag")
    if "refers_to" in column.info:
        return names.get(value, UNKNOWN)
    if kind == "list":
        return ", ".join(_listed(column, one, names) for one in json.loads(value))
    say = _SAID.get(str(kind))
    return say(value) if say else _code(column, value)


def refers_to(column: Column[Any], value: object) -> tuple[str, ...]:
    """The ids of the things that a value refers to."""
    if not isinstance(value, str):
        return ()
    if "refers_to" in column.info:
        return (value,)
    if column.info.get("kind") == "list":
        return tuple(one for one in json.loads(value) if isinstance(one, str) and one[3:4] == "-")
    return ()


_SAID: Final[Mapping[str, Callable[[str], str]]] = {
    "day": lambda value: PartialDate.from_iso(value).words,
    "moment": lambda value: long_day_and_time(from_utc_text(value)),
}


def _counted(value: object, *, is_flag: bool) -> str:
    if is_flag:
        return "yes" if value else "no"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _listed(column: Column[Any], one: object, names: Mapping[str, str]) -> str:
    if isinstance(one, str):
        return names.get(one, UNKNOWN) if one[3:4] == "-" else _code(column, one)
    if isinstance(one, Mapping):
        return " ".join(str(part) for part in one.values())
    return str(one)


def _code(column: Column[Any], value: str) -> str:
    """The words of a code; words that somebody wrote, as they are."""
    if value == ERASED:
        return "(erased)"
    for choice in column.info.get("choices", ()):
        if choice == value and isinstance(choice, Word):
            return choice.words
    vocabulary = _BY_TABLE.get((column.table.name, column.name)) or _BY_NAME.get(column.name)
    if vocabulary is not None:
        try:
            return vocabulary.of(value).words
        except ValueError:
            return value.replace("_", " ")
    return value.replace("_", " ") if "choices" in column.info else value
