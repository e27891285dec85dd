"""Checking what entries hold: their form, the columns that repeat them, their personal words, and what follows from them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from math import inf

from compacttui.records.alongside import Alongside, Lying, Reader
from compacttui.records.body import commitment
from compacttui.records.erasures import erased_words
from compacttui.records.events import KINDS, Event
from compacttui.records.log import personal_table
from compacttui.records.quick_body import read_entry
from compacttui.records.replay import Replay

Find = Callable[[int | None, str], None]
"""Told of an entry, if it concerns one, and what is wrong, as a sentence."""

_MOST_DIFFERENCES = 20


class Contents:
    """The contents of a town's entries, checked one after the other in the order of their numbers."""

    def __init__(self, reader: Reader, find: Find, key: bytes) -> None:
        """Begin to check.

        Args:
            reader: reads what is kept; it may say here or later that it is out of order.
            find: told of whatever is wrong.
            key: 16 bytes of this hour, as `Replay` takes them.
        """
        self._find = find
        self._log = reader.log
        self._erased = erased_words(reader.connection, reader.log)
        self._replay = Replay(reader, key)
        self._words = Alongside(reader, personal_table, ("seq", "field", "person", "salt", "value"))

    def check(self, entry: Lying, body: bytes) -> None:
        """Check an entry whose fingerprint is right.

        Args:
            entry: its number, body and fingerprint; and what the columns repeat: moment, kind, subject, actor.
            body: the body as it was hashed.
        """
        seq, _, _, at, kind, subject, actor = entry
        try:
            value, is_canonical = read_entry(body)
            event = Event.from_body(value)
        except (ValueError, KeyError, TypeError, RecursionError):
            self._find(seq, f"Entry {seq} cannot be read: its body is not an entry of this program.")
            return
        if not is_canonical:
            self._find(seq, f"Entry {seq} is not written in the one form an entry has.")
        if (self._log, seq, at, kind, subject, actor) != (
            event.log,
            event.seq,
            event.at,
            event.kind,
            event.subject,
            event.actor,
        ):
            self._find(seq, f"Entry {seq} is listed under other particulars than it holds.")
            return
        if kind not in KINDS:
            self._find(seq, f"Entry {seq} is of a kind this program does not know ({kind}).")
            return
        refused = self._replay.apply(event, self._words_of(event))
        if refused:
            self._find(seq, refused)

    def finish(self, *, is_clean: bool) -> None:
        """After the last entry: words that belong to none, and where nothing else was wrong, records that differ.

        Args:
            is_clean: nothing was found so far.
        """
        for row in self._words.up_to(inf):
            is_clean = False
            self._find(row[0], f"There are words kept for entry {row[0]} that it knows nothing of.")
        if is_clean:
            for difference in islice(self._replay.differences(), _MOST_DIFFERENCES):
                self._find(difference.entry, difference.sentence)

    def past(self) -> dict[str, int] | None:
        """After the last entry of a stretch: what `Replay.past` gives; nothing, too, where words belong to no entry."""
        return None if self._words.up_to(inf) else self._replay.past()

    def pass_over(self, seq: int) -> None:
        """Leave an entry out whose fingerprint is wrong, with its words."""
        self._words.up_to(seq)

    def _words_of(self, event: Event) -> dict[str, str]:
        private: dict[str, str] = {}
        kept = {row[1]: row for row in self._words.up_to(event.seq)}
        for field, committed in event.private.items():
            row = kept.pop(field, None)
            erased_by = self._erased.get((event.seq, field)) if self._erased else None
            if row is not None:
                _, _, person, salt, private[field] = row
                if erased_by is not None:
                    self._wrong(event, f"are here, and entry {erased_by} says that they were erased.")
                if commitment(salt, field, person, private[field]) != committed:
                    self._wrong(event, "were changed after they were recorded.")
            elif erased_by is None:
                self._wrong(event, "are gone, and no erasure is on record.")
        for row in kept.values():
            self._find(row[0], f"There are words kept for entry {row[0]} that it knows nothing of.")
        return private

    def _wrong(self, event: Event, what: str) -> None:
        title = KINDS[event.kind].title
        self._find(event.seq, f"Words of entry {event.seq} ({title}) {what}")
