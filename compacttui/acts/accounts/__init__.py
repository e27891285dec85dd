"""Accounts and passphrases: who may sign in to records that ask who somebody is, and signing in itself."""

from compacttui.acts.accounts.giving import (
    ask_for_none,
    ask_for_passphrases,
    close,
    give,
    make_recovery_code,
    reset,
)
from compacttui.acts.accounts.own import change_passphrase, choose
from compacttui.acts.accounts.signing_in import SignedIn, sign_in

__all__ = [
    "SignedIn",
    "ask_for_none",
    "ask_for_passphrases",
    "change_passphrase",
    "choose",
    "close",
    "give",
    "make_recovery_code",
    "reset",
    "sign_in",
]
