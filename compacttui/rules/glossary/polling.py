"""Terms that a poll brings up which is held in the program: box, codes, papers that are entered."""

from __future__ import annotations

from typing import Final

from compacttui.rules.glossary.term import Term

POLLING: Final[tuple[Term, ...]] = (
    Term(
        "ballot box",
        "Where papers lie sealed until the poll has closed; then either of two passphrases, or the recovery code, opens it.",
        ("box",),
    ),
    Term("ballot code", "Twelve letters that cast one vote once, and show their owner one ballot paper."),
    Term(
        "recovery code",
        "A long code on paper, in an envelope, which opens a ballot box or an administrator's account where no passphrase is at hand.",
    ),
    Term("passphrase", "Four words or more that only one person knows, twelve characters at least."),
    Term(
        "marks",
        "What stands beside the names on a ballot paper: numbers in order, or an X.",
        ("mark",),
    ),
    Term(
        "marked register",
        "The register of electors with a mark for each who voted: that they did, not how, and not when.",
        ("voted",),
        "usual words of local elections in England and Wales",
    ),
    Term("votes cast", "Papers in the ballot box so far; whose they are, nothing tells.", ("cast",)),
    Term(
        "outage",
        "A time in which voting was not possible, because something that it needs was not to be used.",
    ),
    Term("reminder", "A letter to those who have not voted yet.", ("reminders",)),
)
