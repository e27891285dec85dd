"""Fields of one line: words, whole numbers, days and times, typed as people write them."""

from __future__ import annotations

from datetime import date, time

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from compacttui.rules.dates import in_days, long_day, parse_day, parse_partial, parse_time, time_words
from compacttui.rules.refusal import Refused
from compacttui.rules.text import clean
from compacttui.tui.forms.fields import About, Field, Raw
from compacttui.tui.store import host_of
from compacttui.tui.widgets.entry import Entry


class LineField(Field):
    """One line of text; the base of everything that is typed on one line."""

    HINT = ""

    def __init__(self, about: About) -> None:
        super().__init__(about)
        self.entry = Entry(hint=self.HINT)
        """The line to type in."""

    def control(self) -> ComposeResult:
        """Lay out a line to type in."""
        yield self.entry

    @property
    def raw(self) -> Raw:
        """What was typed."""
        return self.entry.value.strip()

    async def put(self, raw: Raw) -> None:
        """Type for the person."""
        with self.prevent(Input.Changed):
            self.entry.value = raw if isinstance(raw, str) else ""
        self.entry.cursor_position = len(self.entry.value)
        self.accept()

    def value(self) -> object:
        """Give the words, cleaned."""
        return clean(str(self.raw))

    @on(Input.Changed)
    def _typed(self, changed: Input.Changed) -> None:
        changed.stop()
        self.changed()

    @on(Input.Submitted)
    def _go_on(self, submitted: Input.Submitted) -> None:
        submitted.stop()
        self.screen.focus_next()


class SecretField(LineField):
    """A passphrase: nobody sees it while it is typed."""

    def __init__(self, about: About) -> None:
        super().__init__(about)
        self.entry.password = True

    @property
    def raw(self) -> Raw:
        """What was typed, to the letter."""
        return self.entry.value

    def value(self) -> object:
        """Give what was typed, to the letter."""
        return self.entry.value

    def in_words(self) -> str:
        """Say that something was typed."""
        return "typed, not shown"


class WholeField(LineField):
    """A whole number."""

    def value(self) -> object:
        """Give the number."""
        return whole(str(self.raw))


def whole(text: str) -> int:
    """Read a whole number; a person may write 1,000 or 1 000.

    Raises:
        Refused: it is none.
    """
    typed = text.replace(",", "").replace(" ", "")
    if not (typed.isascii() and typed.removeprefix("-").isdigit() and len(typed) <= 12):
        raise Refused(f"“{clean(text[:20])}” is not a whole number. Write for example 12.")
    return int(typed)


class DayField(LineField):
    """A day, typed as people write it; what was understood stands below."""

    HINT = "5 March, tomorrow, Thursday week"

    @property
    def today(self) -> date:
        """The day from which “tomorrow” counts."""
        return host_of(self).store.today

    def value(self) -> object:
        """Give the day."""
        return parse_day(str(self.raw), today=self.today)

    def understood(self) -> str:
        """Say the day in full, and how far away it is."""
        try:
            day = parse_day(str(self.raw), today=self.today) if self.raw else None
        except Refused:
            return ""
        return f"{long_day(day)}, {in_days(day, self.today)}" if day else ""


class PartialDayField(DayField):
    """A day, a month or a year: for history that is not known to the day."""

    HINT = "5 March 2024, March 2024, 2024"

    def value(self) -> object:
        """Give what is known of the day."""
        return parse_partial(str(self.raw), today=self.today)

    def understood(self) -> str:
        """Say it in full."""
        try:
            known = parse_partial(str(self.raw), today=self.today) if self.raw else None
        except Refused:
            return ""
        return known.words if known else ""


class TimeField(LineField):
    """A time of day."""

    HINT = "14:30, 2.30pm, noon"

    def value(self) -> object:
        """Give the time."""
        return parse_time(str(self.raw))

    def understood(self) -> str:
        """Say it as people do."""
        try:
            at: time | None = parse_time(str(self.raw)) if self.raw else None
        except Refused:
            return ""
        return time_words(at) if at else ""
