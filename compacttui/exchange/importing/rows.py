"""A row of a file by what its columns hold, whatever they were called and wherever they stood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compacttui.exchange.sheets import UNSAVED
from compacttui.rules.refusal import Refused


@dataclass(frozen=True, slots=True)
class FileRow:
    """One row.

    Attributes:
        number: its number in the file.
        values: what stands in each matched column, by the column's name; empty ones are left out.
        places: where each stands, for people: "C".
        is_title: only one cell of it is filled, so that it may be a heading for those below.
    """

    number: int
    values: Mapping[str, str]
    places: Mapping[str, str]
    is_title: bool = False

    def said(self, name: str) -> str | None:
        """What stands in a column; nothing where the file has no such column.

        Raises:
            Refused: as `get`.
        """
        return self.get(name) if name in self.places else None

    def get(self, name: str) -> str:
        """What stands in a column; empty where nothing does.

        Raises:
            Refused: a formula stands there whose result the file does not hold.
        """
        value = self.values.get(name, "")
        if value == UNSAVED:
            raise Refused(
                "The result of the formula here is not in the file. Open it in a spreadsheet program, save it, and take it in again.",
                field=name,
            )
        return value

    def told(self, refused: Refused) -> str:
        """A refusal with the column that it is about: "column C: There is no 31 June."."""
        place = self.places.get(refused.field or "")
        return f"Column {place}: {refused.message}" if place else refused.message
