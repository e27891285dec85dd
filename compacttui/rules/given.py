"""Marks on what people give to acts and questions: a text may be the name of a thing, or several lines long."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, TypeAlias


@dataclass(frozen=True, slots=True)
class Thing:
    """Marks a text as the id of a thing of this kind; people pick it by name."""

    kind: str


@dataclass(frozen=True, slots=True)
class Named:
    """Marks a text as the name of a thing of this kind, which may be on the register already and may be new."""

    kind: str


@dataclass(frozen=True, slots=True)
class Long:
    """Marks a text as one of several lines."""

    words: int | None = None


@dataclass(frozen=True, slots=True)
class Hidden:
    """Marks a text that nobody sees while it is typed, and that is kept nowhere."""


@dataclass(frozen=True, slots=True)
class Called:
    """Gives a value the words that stand beside its field, where its name in the code does not say it well."""

    words: str


Anything: TypeAlias = Annotated[str, Thing("any")]
Organisation: TypeAlias = Annotated[str, Thing("organisation")]
Person: TypeAlias = Annotated[str, Thing("person")]
Partnership: TypeAlias = Annotated[str, Thing("partnership")]
Constituency: TypeAlias = Annotated[str, Thing("constituency")]
Group: TypeAlias = Annotated[str, Thing("group")]
Seat: TypeAlias = Annotated[str, Thing("seat")]
Term: TypeAlias = Annotated[str, Thing("term")]
Selection: TypeAlias = Annotated[str, Thing("selection")]
Nomination: TypeAlias = Annotated[str, Thing("nomination")]
Meeting: TypeAlias = Annotated[str, Thing("meeting")]
Item: TypeAlias = Annotated[str, Thing("item")]
Interest: TypeAlias = Annotated[str, Thing("interest")]
Declaration: TypeAlias = Annotated[str, Thing("declaration")]
Note: TypeAlias = Annotated[str, Thing("note")]
Report: TypeAlias = Annotated[str, Thing("report")]
Resemblance: TypeAlias = Annotated[str, Thing("resemblance")]
Request: TypeAlias = Annotated[str, Thing("request")]
Involvement: TypeAlias = Annotated[str, Thing("involvement"), Called("Request")]
Alteration: TypeAlias = Annotated[str, Thing("alteration"), Called("Proposed change")]
Sounding: TypeAlias = Annotated[str, Thing("sounding")]
Remark: TypeAlias = Annotated[str, Thing("remark")]
Action: TypeAlias = Annotated[str, Thing("action")]
Complaint: TypeAlias = Annotated[str, Thing("complaint")]
Secret: TypeAlias = Annotated[str, Hidden()]
Words: TypeAlias = Annotated[str, Long()]
