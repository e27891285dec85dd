"""The door of records that ask who somebody is, as whoever shows it needs it: a screen, or line by line."""

from __future__ import annotations

from typing import Protocol


class Signed(Protocol):
    """Somebody who signed in."""

    @property
    def must_choose(self) -> bool:
        """Their passphrase was for once: they choose their own before anything else."""
        ...

    @property
    def failed(self) -> int:
        """Wrong tries for their name before."""
        ...


class Door(Protocol):
    """What somebody signs in to."""

    @property
    def seems_closed(self) -> bool:
        """The records ask for a passphrase, as far as that is seen without opening them."""
        ...

    @property
    def name(self) -> str:
        """Who was named as the one who comes, if anybody was."""
        ...

    @property
    def is_signed_in(self) -> bool:
        """Somebody signed in, and may act."""
        ...

    def sign_in(self, name: str, passphrase: str) -> Signed:
        """Sign somebody in.

        Raises:
            Refused: they may not come in; the sentence says why.
        """
        ...

    def unlock(self, passphrase: str) -> Signed:
        """Sign the same person in again.

        Raises:
            Refused: they may not come in; the sentence says why.
        """
        ...

    def choose(self, passphrase: str, again: str) -> None:
        """Let whoever signed in with a passphrase for once choose their own.

        Raises:
            Refused: it will not do; the sentence says why.
        """
        ...

    def come_in_unnamed(self) -> None:
        """Look at what everybody may read, without signing in."""
        ...
