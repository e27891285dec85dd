"""Accounts: who may sign in, as the ledger tells it. What a passphrase is checked against stands beside it, in `work`.

Records without a single open account ask nobody for a passphrase.
"""

from __future__ import annotations

from collections.abc import Iterator

from compacttui.records.columns import one_of, ref, subject_table
from compacttui.records.events import Change, Event, Get, Private, changed, kind, opened, reduces

account = subject_table("account", ref("person", "person"), one_of("state", ("open", "closed")))
"""One account of one person; it bears the person's id with ``.account`` behind it."""

kind("account.began", "Passphrases asked for", about=("person",))
kind("account.given", "Account given", about=("person",))
kind("account.reset", "Passphrase reset", about=("person",))
kind("account.passphrase_changed", "Passphrase changed", about=("person",))
kind("account.recovery_made", "Recovery code made")
kind("account.closed", "Account closed", about=("person",))
kind("account.none_asked", "Passphrases asked for no more", data=("people",))
kind("sign_in.failed", "Wrong passphrases", data=("tries",))


def account_id(person: str) -> str:
    """What a person's account is called in the tables."""
    return f"{person}.account"


@reduces("account.began")
@reduces("account.given")
def account_given(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The person may sign in, perhaps again."""
    thing = account_id(event.subject)
    if get(account, thing) is None:
        yield opened(account, event, thing=thing, person=event.subject, state="open")
    else:
        yield from changed(get, account, event, thing=thing, state="open")


@reduces("account.closed")
def account_closed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """The person may sign in no longer."""
    yield from changed(get, account, event, thing=account_id(event.subject), state="closed")


@reduces("account.none_asked")
def none_asked(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Nobody needs an account any more."""
    for person in event.texts("people"):
        yield from changed(get, account, event, thing=account_id(person), state="closed")


@reduces("account.reset")
@reduces("account.passphrase_changed")
@reduces("account.recovery_made")
@reduces("sign_in.failed")
def nothing_changed(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """What a passphrase is, or that one was wrong, changes no table of the ledger's."""
    yield from ()
