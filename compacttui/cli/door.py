"""The door of some records: who signs in, where somebody has to, and what they act with from then on.

Commands ask here by themselves: a passphrase from a file or the environment, or typed unseen. The interface asks with a
screen of its own, and hands over what was typed.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from compacttui.cli.asking import ask_unseen
from compacttui.cli.endings import tell
from compacttui.rules.refusal import BadInput, NotPermitted, StoreTrouble
from compacttui.rules.roles import Role

if TYPE_CHECKING:
    from compacttui.acts.accounts import SignedIn
    from compacttui.acts.accounts.signing_in import SignInBadge
    from compacttui.acts.desk import Desk
    from compacttui.cli.session import Session
    from compacttui.questions.towns import Registered

VARIABLE: Final = "COMPACTTUI_PASSPHRASE"
"""Where a script may put a passphrase; no command line ever holds one."""
_LONGEST: Final = 4096
"""Bytes of a file that are looked at for a passphrase."""
NO_NAME: Final = "These records ask for a passphrase. Say who you are with --as NAME; until then you read what everybody may read."
FOR_ONCE: Final = "This passphrase was for once: choose your own with it first, in the interface or with any command at a terminal."


class Door:
    """What a session signs in to.

    Attributes:
        asks_itself: a passphrase that is needed is asked for on the terminal; an interface does that by itself.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._signed: SignedIn | None = None
        self._badge: SignInBadge | None = None
        self.asks_itself = True

    @property
    def seems_closed(self) -> bool:
        """Whether records seem to ask for a passphrase, as far as that is seen without opening them."""
        from compacttui.records.doors import asks

        file = self._session.file
        return file is not None and asks(file, self._session.settings.town)

    @cached_property
    def is_closed(self) -> bool:
        """Whether the records ask who somebody is. A server never does: it knows by its own logins."""
        from compacttui.questions.accounts import asks_for_passphrases

        return asks_for_passphrases(self._session.database, self._session.town.id)

    @property
    def name(self) -> str:
        """Who was named as the one who comes, if anybody was."""
        return self._session.settings.person or ""

    @property
    def badge(self) -> SignInBadge | None:
        """What somebody who signed in acts with."""
        return self._badge

    @property
    def is_signed_in(self) -> bool:
        """Whether somebody signed in, and may act."""
        return self._signed is not None and not self._signed.must_choose

    def sign_in(self, name: str, passphrase: str) -> SignedIn:
        """Sign somebody in; from then on the session is theirs.

        Raises:
            NotPermitted: name and passphrase do not go together, or this name waits.
            StoreTrouble: the records cannot be used.
        """
        from compacttui.acts.accounts import sign_in
        from compacttui.acts.accounts.tries import Door as Records

        session = self._session
        door = Records(session.database, session.town.id, session.rules, session.clock, session.chance)
        signed = sign_in(door, name, passphrase)
        if self._badge is not None and self._signed is not None and self._signed.person == signed.person:
            self._badge.as_of = signed.badge.as_of  # desks that are in use go on with it
        else:
            self._badge = signed.badge
        self._signed = signed
        session.settings = session.settings._replace(person=signed.person)
        session.__dict__.pop("person", None)
        session.__dict__.pop("role", None)
        return signed

    def unlock(self, passphrase: str) -> SignedIn:
        """Sign the same person in again.

        Raises:
            NotPermitted: the passphrase is another, or this name waits.
            StoreTrouble: the records cannot be used.
        """
        return self.sign_in(self._signed.person if self._signed else "", passphrase)

    def come_in_unnamed(self) -> None:
        """Look at what everybody may read, without signing in."""
        self._session.settings = self._session.settings._replace(person=None, role=None)

    def choose(self, passphrase: str, again: str) -> None:
        """Let whoever signed in with a passphrase for once choose their own.

        Raises:
            Refused: it will not do; the sentence says why.
        """
        from compacttui.acts.accounts import choose

        signed = self._signed
        if signed is None:
            raise NotPermitted("Nobody has signed in yet.")
        self._signed = replace(signed, must_choose=False)
        try:
            choose(self._session.desk(), passphrase, again)
        except BaseException:
            self._signed = signed
            raise

    def person(self) -> Registered | None:
        """Who signed in, asking for it where that was not done; nothing where the records ask nobody.

        Where nobody is named, everybody's eyes look: whoever is nobody in particular.

        Raises:
            NotPermitted: they may not come in.
        """
        if not self.is_closed:
            return None
        from compacttui.questions.towns import Registered, registered

        if self._signed is None:
            if not self.name:
                if self._session.settings.role not in {None, Role.PUBLIC.value, Role.PUBLIC.words}:
                    raise NotPermitted("These records ask for a passphrase. Say who you are with --as NAME.")
                if self.asks_itself:
                    tell(NO_NAME)
                return Registered("", "everybody", ())
            self._sign_in_by_itself()
        if self._signed is None or self._signed.must_choose:
            raise NotPermitted(FOR_ONCE)
        return registered(self._session.database, self._session.town.id, self._signed.person)

    def restorer(self) -> Desk | None:
        """Who may put a copy back; nobody in particular where the records ask nobody, or cannot be read.

        The copy itself may be from before an account was closed, or from before there were any.

        Raises:
            NotPermitted: they may not come in, or may not put a copy back.
        """
        from compacttui.acts.towns import check_may_restore

        if not self.seems_closed:
            return None
        try:
            desk = self._session.desk()
        except StoreTrouble:
            return None
        check_may_restore(desk.role)
        return desk

    def _sign_in_by_itself(self) -> None:
        signed = self.sign_in(self.name, self._passphrase())
        if signed.failed:
            from compacttui.rules.signing_in import words_on

            tell(words_on(signed.failed))
        if signed.must_choose and self.asks_itself and at_a_terminal():
            tell(
                "This passphrase was for once. Choose your own now: twelve characters or more, four words will do."
            )
            new = ask_unseen("Your own passphrase")
            self.choose(new, ask_unseen("The same again"))

    def _passphrase(self) -> str:
        """The passphrase that goes with the name: from a file, the environment, or the keyboard."""
        file = self._session.settings.passphrase_file
        if file is not None:
            return _first_line(file)
        if VARIABLE in os.environ:
            return os.environ[VARIABLE]
        if self.asks_itself and at_a_terminal():
            return ask_unseen(f"Passphrase of {self.name}")
        raise NotPermitted(
            f"These records ask for a passphrase. Give it at a terminal, in {VARIABLE}, or in a file that "
            "--passphrase-file names; never on the command line."
        )


def at_a_terminal() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty()


def _first_line(file: str) -> str:
    """The first line of a file, or of an open file that the shell names, such as /dev/fd/3.

    Raises:
        BadInput: there is nothing in it.
    """
    with Path(file).open("rb") as stream:
        line = stream.read(_LONGEST).decode("utf-8", errors="replace").lstrip("\ufeff").splitlines()[:1]
    if not line or not line[0]:
        raise BadInput("there is no passphrase in its first line", source=file)
    return line[0]
