"""Which board a name in a file means: on record, in an earlier row, or new; where it is doubtful, a person is asked."""

from __future__ import annotations

from collections.abc import Mapping

from compacttui.acts.importing.carrying import Thing
from compacttui.exchange.importing.making import Making
from compacttui.rules.dates import PartialDate
from compacttui.rules.likeness import Alike
from compacttui.rules.text import folded

_MOST_OFFERED = 6
"""Boards that a question offers."""


class Boards:
    """Every board known of, growing as rows are planned."""

    def __init__(self, making: Making, first: Mapping[str, PartialDate]) -> None:
        """Begin with those on record.

        Args:
            making: the plan in the making.
            first: the earliest day that the file tells of a board, by its folded name.
        """
        self._making = making
        self._first = first
        on_record = making.register.partnerships
        self._known: dict[str, Thing] = {one.folded: one.id for one in on_record}
        self._names: dict[Thing, str] = {one.id: one.name for one in on_record}
        self._alike: Alike[Thing] = Alike((one.id, one.name) for one in on_record)
        # One board may be spelt in two ways further down: it then is as old as what is told of either.
        self._in_file: Alike[str] = Alike((key, key) for key in first)

    def board(self, name: str) -> Thing:
        """The board that a cell names; one that nobody knows is put on record.

        Raises:
            Unclear: somebody has to decide.
            LeftOut: the row is passed over.
        """
        key = folded(name)
        if key not in self._known:
            self._making.put(self._known, key, self._meant(name, f"board|{key}"))
        return self._known[key]

    def _meant(self, name: str, said: str) -> Thing:
        decided = self._making.decided(said)
        if decided in self._names:
            return decided
        likely = self._alike.likely(name, _MOST_OFFERED)
        thing: Thing | None = None
        if likely:
            options: list[tuple[Thing | None, str]] = [
                (one.thing, f"it is {self._names[one.thing]}") for one in likely
            ]
            asks = f"Is “{name}” one of the boards that are known already?"
            thing = self._making.ask("board", said, asks, [*options, (None, "it is another one, new")])
        thing = self._new(name) if thing is None else thing
        if likely:
            self._making.remember(said, thing)
        return thing

    def _new(self, name: str) -> Thing:
        thing = self._making.do(
            "partnership.register", f"new board {name}", name=name, since=self._since(folded(name))
        )
        self._making.put(self._names, thing, name)
        self._alike.add(thing, name)
        self._making.undo_by(self._alike.take_back)
        return thing

    def _since(self, key: str) -> PartialDate:
        told = [self._first[one.thing] for one in self._in_file.likely(key)]
        return min(told, default=self._making.before_records)
