"""The watch that every program keeps: are these the records that this computer saw last?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from compacttui.cli.endings import tell
from compacttui.rules.refusal import Refused

if TYPE_CHECKING:
    from compacttui.exchange.seen import Compared, Seen
    from compacttui.questions.towns import Town
    from compacttui.records.database import Database


class Watched(Protocol):
    """What is watched: the records of a session."""

    @property
    def database(self) -> Database:
        """The records, opened."""
        ...

    @property
    def town(self) -> Town:
        """The town whose records are used."""
        ...


class Watch:
    """Holds the records against what this computer saw of them, and remembers them where they fit.

    Attributes:
        say: told in a sentence what is wrong with the records as a whole.
        is_kept: False where nothing is compared and nothing remembered: at copies, and at what is invented for a moment.
    """

    def __init__(self, watched: Watched) -> None:
        self._watched = watched
        self.say: Callable[[str], None] = tell
        self.is_kept = True
        self._last: dict[str, Compared] = {}
        self._lock = Lock()  # the interface looks from several threads

    @cached_property
    def _seen(self) -> Seen | None:
        from compacttui.exchange.seen import Seen, folder_of_seen

        folder = folder_of_seen() if self.is_kept else None
        return None if folder is None else Seen(folder)

    def begin(self, towns: Iterable[Town]) -> None:
        """Look at some towns, and say what is wrong with them, once."""
        for town in towns:
            try:
                compared = self._look(town.id)
            except Refused as refused:
                self.say(f"{town.name}: {refused.message}")
                continue
            if compared is not None and compared.sentence:
                self.say(
                    f"{town.name}: {compared.sentence} Keep the file as it is, and ask who looks after the records. "
                    f"If you know why, accept it: “compacttui checkpoint --accept {compared.how}”."
                )

    def end(self, towns: Iterable[Town]) -> None:
        """Remember what some towns have become."""
        for town in towns:
            with suppress(Refused):  # what is wrong with the records was said where it mattered
                self._look(town.id)

    def compared(self) -> Compared | None:
        """How the town's records stand to what this computer saw of them; nothing where it remembers nothing.

        Raises:
            StoreTrouble: the records cannot be read.
        """
        return self._look(self._watched.town.id)

    def accept(self, word: str) -> None:
        """Take the town's records for the true ones from now on, whatever this computer saw before.

        Args:
            word: the word for it, as a person typed it.

        Raises:
            Refused: there is nothing to accept, or the word is another.
        """
        if self._seen is None:
            raise Refused("This computer is told to remember nothing: there is nothing to accept.")
        self._seen.accept(self._watched.database, self._watched.town.id, word)

    def check(self) -> None:
        """Refuse to vouch for records that are not those that this computer saw.

        Raises:
            Refused: they are not.
        """
        compared = self.compared()
        if compared is not None and compared.sentence:
            raise Refused(f"{compared.sentence} Nothing was signed.")

    def _look(self, town: str) -> Compared | None:
        if self._seen is None:
            return None
        try:
            with self._lock:
                found = self._seen.look(self._watched.database, town, last=self._last.get(town))
                self._last[town] = found
                return found
        except OSError as error:
            self.say(f"What was seen of these records cannot be remembered: {error}. Everything else works.")
            return None
