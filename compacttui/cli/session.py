"""What every command knows of its surroundings: which records, who asks, as what, and at which moment.

Nothing is opened before it is needed, and nothing of the database is imported before it is opened: the
interface paints first.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compacttui.cli.endings import tell
from compacttui.cli.said import default_place, find_said, listed, read_day, read_moment, towns_named
from compacttui.cli.settings import Settings
from compacttui.exchange.formats import Format
from compacttui.paths import expanded
from compacttui.rules.places import file_named
from compacttui.rules.refusal import NotPermitted, Refused, StoreTrouble
from compacttui.rules.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from compacttui.acts.desk import Clock, Desk
    from compacttui.cli.door import Door
    from compacttui.cli.watch import Watch
    from compacttui.questions.towns import Registered, Town
    from compacttui.questions.view import View
    from compacttui.records.chance import Chance
    from compacttui.records.database import Database
    from compacttui.rules.rulebook import RuleBook

__all__ = ["Session", "Settings"]


@dataclass
class Session:
    """The surroundings of one command, or of one run of the interface; every part is found when first asked for.

    Attributes:
        settings: what was said.
    """

    settings: Settings = field(default_factory=Settings)

    @property
    def form(self) -> Format:
        """How answers are written."""
        return self.settings.form

    @cached_property
    def place(self) -> str:
        """Where the records are: what was said here, in the environment or in the rule book, or the usual file."""
        named = self.settings.db or os.environ.get("COMPACTTUI_DB") or self.rules.storage.database
        return named or str(default_place())

    @cached_property
    def fixed(self) -> datetime | None:
        """The moment at which a fixed clock starts, in UTC; nothing with the computer's own clock."""
        if self.settings.now and self.settings.today:
            raise click.UsageError("Give --now or --today, not both.")
        if self.settings.today:
            from compacttui.rules.dates import to_utc

            return to_utc(read_day(self.settings.today, "--today", datetime.now(UTC).date()), time(9))
        said = self.settings.now or os.environ.get("COMPACTTUI_NOW")
        return read_moment(said) if said else None

    @cached_property
    def clock(self) -> Clock:
        """The time: the computer's, or one that moves only with acts."""
        from compacttui.acts.desk import FixedClock, SystemClock

        return FixedClock(self.fixed) if self.fixed else SystemClock()

    @property
    def now(self) -> datetime:
        """The moment, in UTC."""
        return self.clock.now()

    @property
    def today(self) -> date:
        """The day in London."""
        from compacttui.rules.dates import london_day

        # A fixed clock moves on with acts, perhaps past midnight; before it is there, its start counts.
        at = self.now if "clock" in self.__dict__ else self.fixed or datetime.now(UTC)
        return london_day(at)

    @cached_property
    def chance(self) -> Chance:
        """Where ids and salts come from."""
        from compacttui.records.chance import SeededChance, SystemChance

        if self.settings.seed is None:
            return SystemChance()
        if self.fixed is None:
            raise click.UsageError(
                "--seed is for samples and tests: it needs a fixed clock, --now or --today. Real records never have one."
            )
        return SeededChance(self.settings.seed)

    @cached_property
    def rules(self) -> RuleBook:
        """The rule book, with the person's own choices."""
        from compacttui.exchange.settings import load

        return load(self.settings.config)

    @cached_property
    def database(self) -> Database:
        """The records, opened; brought up to date first where an older program made them."""
        from compacttui.records.database import url_of
        from compacttui.records.schema import open_database

        if not self.is_named:
            self.check_place()  # nobody who named no file is told to check its name
        self.check_storage()
        patience = self.rules.storage.busy_timeout_ms
        return open_database(url_of(self.place), say=tell, patience_ms=patience)

    def check_storage(self, say: Callable[[str], None] = tell) -> None:
        """Refuse a place where records can be lost, or warn of it where the rule book allows it.

        Raises:
            StoreTrouble: the file is on a network drive or in a synced folder.
        """
        from compacttui.records.storage import check_storage

        if self.file is not None:
            warning = check_storage(self.file, allowed=self.rules.storage.allow_network_share)
            if warning:
                say(warning)

    @cached_property
    def towns(self) -> tuple[Town, ...]:
        """Every town of the database, or the one that was named."""
        from compacttui.questions.towns import towns

        known = towns(self.database)
        if not known:
            raise StoreTrouble(
                f"{self.database.shown} holds no town yet. Begin one with “compacttui init --add”."
            )
        found = towns_named(known, self.settings.town)
        self.watch.begin(found)
        return found

    @cached_property
    def watch(self) -> Watch:
        """Whether these are the records that this computer saw last."""
        from compacttui.cli.watch import Watch

        return Watch(self)

    @property
    def file(self) -> Path | None:
        """The SQLite file of the records; nothing where they are on a server."""
        named = file_named(self.place)
        return None if named is None else expanded(named)

    @property
    def looker(self) -> str:
        """Who looks, how, and under which rules, as one text; opens nothing."""
        return self.settings.looker(self.rules)

    @cached_property
    def town(self) -> Town:
        """The town whose records are used."""
        if len(self.towns) > 1:
            raise click.UsageError(f"Say which town with --town: {listed(town.name for town in self.towns)}.")
        return self.towns[0]

    @cached_property
    def door(self) -> Door:
        """Who signs in, where the records ask for a passphrase."""
        from compacttui.cli.door import Door

        return Door(self)

    @cached_property
    def person(self) -> Registered:
        """Who is asking or acting: whoever signed in, the person named, or the one who began the town's records.

        A server knows who somebody is by its login, and lets nobody say otherwise but its own keeper.

        Raises:
            NotPermitted: they may not come in, or somebody else was named than the one whose login it is.
        """
        from compacttui.questions.towns import registered
        from compacttui.records.signed_in import signed_in

        if (signed := self.door.person()) is not None:
            return signed
        if (mine := signed_in(self.database, self.town.id)) is not None:
            return self._of_login(registered(self.database, self.town.id, mine))
        if self.settings.person is None:
            return registered(self.database, self.town.id, self.town.founder)
        return registered(self.database, self.town.id, self.find_person(self.settings.person))

    def find_person(self, name: str, where: str = "--as") -> str:
        """The id of the person of this name, whoever asks.

        Raises:
            UsageError: there is none, or there are several.
        """
        from compacttui.questions.things import resolve

        # Who somebody is must be known before what they may see: the founder's view knows everyone.
        everyone = self._view(self.town.founder, Role.CVS_OFFICER)
        try:
            return resolve(everyone, "person", name)
        except Refused as refused:
            raise click.UsageError(f"{where}: {refused.message}") from None

    def _of_login(self, me: Registered) -> Registered:
        said = self.settings.person
        if said is not None and self.find_person(said) != me.id:
            raise NotPermitted(
                f"On this server your login is {me.name}'s, so you cannot be here as somebody else. Leave --as away."
            )
        return me

    @cached_property
    def role(self) -> Role:
        """The hat that is on: the one named, or the person's first.

        Raises:
            NotPermitted: the person has no such role.
        """
        roles = self.person.roles
        if self.settings.role is None:
            return roles[0] if roles else Role.PUBLIC
        try:
            wanted = Role.read(self.settings.role)
        except Refused as refused:
            raise click.UsageError(f"--role: {refused.message}") from None
        if wanted not in roles and wanted is not Role.PUBLIC:
            has = listed(role.words for role in roles) or "none"
            raise NotPermitted(
                f"{self.person.name} does not have the role “{wanted.words}”. Roles on record: {has}. "
                "An officer can give roles with “compacttui do person.give_roles”."
            )
        return wanted

    def desk(self) -> Desk:
        """Everything an act needs to know besides what the person filled in."""
        from compacttui.acts.desk import Desk

        person, role = self.person.id, self.role
        desk = Desk(self.database, self.town.id, person, role, self.rules, self.clock, self.chance)
        desk.badge = self.door.badge
        return desk

    def view(self) -> View:
        """What the questions may show, and for which day."""
        return replace(self._view(self.person.id, self.role), as_at=self.as_at, known_on=self.known_on)

    @cached_property
    def as_at(self) -> date | None:
        """The day the answer is about, if it is not today."""
        said = self.settings.as_at
        return read_day(said, "--as-at", self.today) if said else None

    @cached_property
    def known_on(self) -> date | None:
        """The day whose knowledge is asked for, if it is not today's."""
        said = self.settings.known_on
        return read_day(said, "--known-on", self.today) if said else None

    def find(self, kind: str, typed: str) -> str:
        """The id of the thing of this kind that has this name or id, as far as whoever asks may know of it.

        Raises:
            Refused: there is none, or there are several; the sentence lists them.
        """
        from compacttui.questions.things import resolve

        return resolve(self.view(), kind, typed)

    def found(self, kind: str, typed: str, where: str) -> str:
        """As `find`, for a name that was given on the command line; one of the past will do where none is of today.

        Raises:
            UsageError: there is none, or there are several; the sentence lists them.
        """
        return find_said(self.view(), kind, typed, where)

    def day(self, typed: str, where: str) -> date:
        """A day that was given on the command line.

        Raises:
            UsageError: it cannot be read.
        """
        return read_day(typed, where, self.today)

    @property
    def is_named(self) -> bool:
        """Whether somebody said where the records are; otherwise they are at the usual place."""
        return bool(self.settings.db or os.environ.get("COMPACTTUI_DB") or self.rules.storage.database)

    @property
    def is_new(self) -> bool:
        """Whether there are no records at the place yet, as far as that is seen without opening anything."""
        return self.file is not None and not self.file.is_file()

    def begin(self, town_name: str, name: str, place: str) -> str:
        """Begin a town's records at a place and go on with them; returns a sentence about it.

        Raises:
            Refused: a name cannot be kept.
            StoreTrouble: the file cannot be made there.
        """
        from compacttui.cli.beginning import begin

        return begin(self, town_name=town_name, name=name, place=place)

    def move_to(self, place: str | None) -> None:
        """Be about the records at another place, nothing for the usual one; nothing was opened yet."""
        self.settings = self.settings._replace(db=place)
        self.__dict__.pop("place", None)

    def check_place(self) -> None:
        """Refuse to open the interface on records that are not there.

        Raises:
            StoreTrouble: there is no file at the place.
        """
        if self.is_new:
            raise StoreTrouble(
                f"There are no records at {self.place} yet. Begin them with “compacttui init”, or look at an invented town with “compacttui demo”."
            )

    def close(self) -> None:
        """Let go of the records, if they were opened."""
        if "database" in self.__dict__:
            self.watch.end(self.__dict__.get("towns", ()))
            self.database.close()

    def _view(self, person: str, role: Role) -> View:
        from compacttui.questions.view import View

        return View(self.database, self.town.id, person, role, self.rules, self.now)
