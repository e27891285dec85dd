"""Terms of keeping records: members, the history and what proves it."""

from __future__ import annotations

from typing import Final

from compacttui.rules.glossary.term import Term

KEEPING: Final[tuple[Term, ...]] = (
    Term(
        "erase",
        "Take words out of the records for good; that they were there, and that they went, stays in the history.",
        ("erased", "erasing", "erasure"),
        "the UK GDPR, article 17",
    ),
    Term(
        "account",
        "What somebody signs in with, where the records ask who they are: their name and a passphrase.",
    ),
    Term("member", "An organisation that belongs to the council for voluntary service.", ("membership",)),
    Term(
        "groups at risk of exclusion",
        "People whom services and meetings often fail to reach; seats say which of them they include.",
        ("groups",),
        "the Salford Compact",
    ),
    Term(
        "membership class",
        "Full member, associate or affiliate: it decides who may vote.",
        ("membership state",),
    ),
    Term("income band", "How large an organisation is, by its yearly income.", ("yearly income",)),
    Term("legal form", "What an organisation is in law: a charity, a company, an association."),
    Term("sector", "Whether an organisation is voluntary, public or private."),
    Term(
        "history",
        "Everything that was recorded, in order; nothing in it can be changed without being noticed.",
        ("ledger",),
    ),
    Term("entry", "One thing that was recorded, with who did it, when and why."),
    Term("receipt", "What proves that an entry stands in the history."),
    Term(
        "fingerprint",
        "A number worked out from a text, so that no letter of it can be changed without being noticed.",
        ("hash", "checksum"),
    ),
    Term("checkpoint", "The fingerprint of the whole history on one day, for somebody else to keep."),
    Term(
        "countersign",
        "To put one's own signature to what somebody else signed, saying when one saw it.",
        ("countersignature",),
    ),
    Term(
        "evidence pack",
        "A folder with records and what proves them, which anybody can read and check without the program.",
    ),
    Term("true on", "The day on which something was so, whenever it was recorded.", ("as at",)),
    Term("exception", "A step past a rule with its reason; all of them stand in one list.", ("exceptions",)),
    Term(
        "publication",
        "Whether the public reads something in full, in part, or only that it is there.",
        ("redacted", "withheld"),
    ),
    Term("rule book", "The rules that a town goes by: how many days, which methods. A town may set its own."),
    Term("auditor", "Whoever reads everything, to check it, and changes nothing."),
    Term("audit note", "What an auditor writes down; nobody but auditors reads it, or finds it."),
    Term(
        "random sample",
        "Some of many, drawn from a printed number in a way that anybody can repeat.",
        ("sample", "ticket"),
    ),
    Term(
        "merger",
        "Two records that are one and the same, read as one; it can be taken apart again.",
        ("merge",),
    ),
    Term("undo", "Take back all that one import wrote; what was done since stays."),
)
"""In no order of their own."""
