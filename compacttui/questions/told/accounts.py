"""How entries on accounts and on wrong passphrases read."""

from __future__ import annotations

from compacttui.questions.telling import Entry, Told, noted, tells
from compacttui.rules.dates import plural


@tells("account.began")
def account_began(entry: Entry) -> Told:
    """From here on the records ask who somebody is."""
    return Told(entry.event.day, "passphrases asked for from now on", noted(entry.words.get("reason")))


@tells("account.given")
def account_given(entry: Entry) -> Told:
    """Somebody may sign in."""
    return Told(entry.event.day, "account given", noted(entry.words.get("reason")))


@tells("account.reset")
def account_reset(entry: Entry) -> Told:
    """An administrator gave a passphrase for once."""
    return Told(entry.event.day, "passphrase reset by an administrator", noted(entry.words.get("reason")))


@tells("account.passphrase_changed")
def passphrase_changed(entry: Entry) -> Told:
    """Somebody chose their own."""
    return Told(entry.event.day, "own passphrase chosen")


@tells("account.recovery_made")
def recovery_made(entry: Entry) -> Told:
    """Another code lies in the envelope."""
    return Told(entry.event.day, "new recovery code made", noted(entry.words.get("reason")))


@tells("account.closed")
def account_closed(entry: Entry) -> Told:
    """Somebody may sign in no longer."""
    return Told(entry.event.day, "account closed", noted(entry.words.get("reason")))


@tells("account.none_asked")
def none_asked(entry: Entry) -> Told:
    """The records ask nobody any more."""
    people = entry.event["people"]
    closed = plural(len(people) if isinstance(people, list) else 0, "account")
    return Told(
        entry.event.day, "passphrases asked for no more", noted(f"{closed} closed", entry.words.get("reason"))
    )


@tells("sign_in.failed")
def sign_in_failed(entry: Entry) -> Told:
    """Somebody tried a name with wrong passphrases."""
    tries = entry.event["tries"]
    who = "" if entry.event.subject.startswith("per-") else "with names that nobody has"
    return Told(
        entry.event.day,
        "wrong passphrases typed",
        noted(plural(tries if isinstance(tries, int) else 0, "try", "tries"), who),
    )
