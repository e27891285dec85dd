"""What a register of interests may hold, what such columns are called, and what other registers' words mean here."""

from __future__ import annotations

import re
from typing import Final

from compacttui.exchange.importing.kinds import Column
from compacttui.rules.text import folded
from compacttui.rules.words import InterestCategory, InterestKind, Publication

COLUMNS: Final = (
    Column(
        "person",
        "Person",
        (
            *("person", "name", "member", "representative", "declared by", "who", "full name", "councillor"),
            *("name of member", "member name", "board member", "governor", "trustee"),
        ),
        "whose interest it is",
        needed=True,
    ),
    Column(
        "description",
        "Interest",
        (
            *("interest", "description", "declared interest", "nature of interest", "details", "interests"),
            *("details of interest", "description of interest", "interest declared", "declaration"),
        ),
        "what it is, in a sentence",
        needed=True,
    ),
    Column(
        "organisation",
        "In",
        (
            *("organisation", "organization", "organisation name", "name of organisation", "body", "company"),
            *("donorname", "donor name", "donor", "employer", "held in", "in"),
        ),
        "the organisation it is in",
    ),
    Column(
        "category",
        "Category",
        ("category", "type of interest", "interest type", "category of interest", "class"),
        "financial, non-financial professional, non-financial personal, indirect, loyalty, political",
    ),
    Column(
        "kind",
        "What it comes from",
        ("kind", "miscellaneousinteresttype", "role", "capacity", "position", "relationship to organisation"),
        "trustee, director, paid work, gift ...",
    ),
    Column(
        "indirect",
        "Direct or indirect",
        ("direct or indirect", "direct indirect", "indirect", "is interest direct or indirect"),
        "whether it is held by someone close to them",
    ),
    Column(
        "since",
        "From",
        ("from", "since", "aroseon", "arose on", "start", "start date", "date from", "date arose"),
        "since when it is held; a year will do",
    ),
    Column(
        "until",
        "To",
        ("to", "until", "enddate", "end date", "ended", "date to", "ceased"),
        "until when, if it is over or its end is known",
    ),
    Column(
        "declared",
        "Declared",
        (
            *("declared", "declared on", "date declared", "registered", "date registered", "registered on"),
            *("date of declaration", "declaration date"),
        ),
        "when it was declared",
    ),
    Column(
        "published",
        "Published",
        ("published", "published on", "date published"),
        "when it was published: the latest that it was declared",
    ),
    Column(
        "publication",
        "How much is published",
        ("publication", "publish", "consent to publication", "withheld"),
        "published, published in part, withheld",
    ),
    Column(
        "publication_reason",
        "Why not all of it",
        ("reason withheld", "reason not published", "publication reason", "reason for redaction"),
        "why not all of it is published",
    ),
    Column(
        "number",
        "Number of the entry",
        ("id", "interest id", "entry", "entry number", "entry id", "reference", "ref"),
        "what the other register calls the entry; by it the entry is known again",
    ),
    Column(
        "person_number",
        "Number of the person",
        ("mnis id", "person id", "member id", "person number", "member number"),
        "what the other register calls the person",
    ),
)

_CATEGORIES: Final = (
    (InterestCategory.NON_FINANCIAL_PROFESSIONAL, ("unpaid", "professional", "trustee", "office")),
    (InterestCategory.POLITICAL, ("party", "political", "councillor")),
    (InterestCategory.INDIRECT, ("indirect", "family", "relative", "spouse", "close")),
    (
        InterestCategory.FINANCIAL,
        (
            *(
                "financial",
                "pecuniary",
                "benefit",
                "earnings",
                "employment",
                "paid",
                "shareholdings",
                "shares",
            ),
            *("land", "property", "gift", "gifts", "hospitality", "donations", "donation", "visits"),
        ),
    ),
    (InterestCategory.LOYALTY, ("loyalty", "membership")),
    (InterestCategory.NON_FINANCIAL_PERSONAL, ("personal",)),
)
"""Words of other registers' categories, with what they mean here; the first that fits counts."""
_KINDS: Final = (
    (InterestKind.POLITICAL_OFFICE, ("party", "political", "councillor")),
    (InterestKind.GIFT, ("gift", "gifts", "hospitality", "tickets", "donation", "donations")),
    (InterestKind.FAMILY, ("family", "spouse", "relative", "wife", "husband", "partner")),
    (
        InterestKind.TRUSTEESHIP,
        ("trustee", "trusteeship", "chair", "patron", "governor", "president", "board"),
    ),
    (InterestKind.DIRECTORSHIP, ("director", "directorship")),
    (InterestKind.OWNERSHIP, ("shareholder", "shareholdings", "shares", "owner", "shareholding")),
    (InterestKind.RESEARCH, ("research",)),
    (InterestKind.CONTRACT, ("contract", "grant", "contracts", "grants")),
    (InterestKind.LAND, ("land", "property")),
    (InterestKind.EMPLOYMENT, ("employment", "employed", "employee", "employer", "earnings", "paid")),
)
_FIRST_WORDS: Final = 6
"""Words of a sentence in which it says what the interest comes from: "Trustee of ...", "I am the chair of ..."."""

PUBLICATIONS: Final = {
    **dict.fromkeys(("yes", "y", "public", "published"), Publication.PUBLIC),
    **dict.fromkeys(("redacted", "in part"), Publication.REDACTED),
    **dict.fromkeys(("no", "n"), Publication.WITHHELD),
}
_INDIRECT: Final = frozenset({"indirect", "yes", "y", "true", "1"})
_NOT_OF_MONEY: Final = re.compile(r"\bnon (?:financial|pecuniary)\b")
"""What says of a category only what it is not."""
_PARTNER_IN_A_FIRM: Final = re.compile(
    r"\b(?:gp|senior|managing|equity|general|salaried|business) partner\b|\bpartner (?:in|at|of)\b"
)
"""Partners who own a practice or a firm with others, and live with nobody there."""


def is_indirect(said: str) -> bool:
    """Whether a register says that somebody close holds the interest: "Indirect (spouse)", "Yes"."""
    return not _INDIRECT.isdisjoint(folded(said or "-").split())


def category_meant(category: str, kind: str) -> InterestCategory | None:
    """The category that another register's words mean; nothing where they do not tell."""
    own = {folded(one.words): one for one in InterestCategory} | {
        folded(one.value): one for one in InterestCategory
    }
    for said in (category, kind):
        if (known := own.get(folded(said or "-"))) is not None:
            return known
    for said in (kind, category):
        words = set(_NOT_OF_MONEY.sub(" ", folded(said or "-")).split())
        for meant, telling in _CATEGORIES:
            if not words.isdisjoint(telling):
                return meant
    return None


def kind_meant(kind: str, description: str) -> InterestKind:
    """What an interest comes from, by what the register calls it, or by the first words about it."""
    own = {folded(one.words): one for one in InterestKind} | {folded(one.value): one for one in InterestKind}
    if (known := own.get(folded(kind or "-"))) is not None:
        return known
    firsts = (
        _without_firms(said).split()[:most] for said, most in ((kind, None), (description, _FIRST_WORDS))
    )
    for words in firsts:
        for meant, telling in _KINDS:
            if not set(words).isdisjoint(telling):
                return meant
    return InterestKind.OTHER


def _without_firms(said: str) -> str:
    """The words as they are compared, where a partner in a firm is its owner."""
    return _PARTNER_IN_A_FIRM.sub("owner", folded(said or "-"))
