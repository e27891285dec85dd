"""What was said on the command line and in the environment about the surroundings of a command."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from compacttui.exchange.formats import Format

if TYPE_CHECKING:
    from compacttui.rules.rulebook import RuleBook


class Settings(NamedTuple):
    """What was said on the command line and in the environment, not yet looked at.

    Attributes:
        db: where the records are: a path or a URL.
        config: the person's own rule book.
        town: the town's name, where a database holds several.
        person: who is asking or acting, by name.
        passphrase_file: the file whose first line is their passphrase.
        role: the hat that is on.
        as_at: the day the answer is about.
        known_on: the day whose knowledge is asked for.
        now: the moment of a fixed clock.
        today: the day of a fixed clock that stands at 09:00.
        seed: what ids and salts are made from, with a fixed clock only.
        form: how answers are written.
    """

    db: str | None = None
    config: str | None = None
    town: str | None = None
    person: str | None = None
    passphrase_file: str | None = None
    role: str | None = None
    as_at: str | None = None
    known_on: str | None = None
    now: str | None = None
    today: str | None = None
    seed: str | None = None
    form: Format = Format.TEXT

    def looker(self, rules: RuleBook) -> str:
        """Who looks, how, and under which rules, as one text."""
        from hashlib import sha256  # it brings a large library with it: not before the first frame

        who = (self.town, self.person, self.role, self.as_at, self.known_on)
        return sha256(repr((*who, rules.version, rules.display.soon_days)).encode()).hexdigest()
