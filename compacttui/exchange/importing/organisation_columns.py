"""What a register of organisations may hold, what such columns are called, and other words for what stands there."""

from __future__ import annotations

from typing import Final

from compacttui.exchange.importing.kinds import Column
from compacttui.rules.words import IncomeBand, MembershipClass, MembershipStatus, Sector

COLUMNS: Final = (
    Column(
        "name",
        "Organisation",
        (
            *("organisation", "organization", "name", "organisation name", "charity name", "member", "group"),
            *("name of organisation", "member organisation", "group name", "charity", "org name", "title"),
        ),
        "the organisation's full name",
        needed=True,
    ),
    Column(
        "short_name",
        "Short name",
        ("short name", "known as", "acronym", "abbreviation", "aka"),
        "what people call it",
    ),
    Column(
        "kind",
        "Kind",
        ("kind", "type", "organisation type", "charity type", "type of organisation", "legal form"),
        "community group, charity, social enterprise ...",
    ),
    Column(
        "sector",
        "Sector",
        ("sector",),
        "voluntary, public or private",
    ),
    Column(
        "membership",
        "Membership",
        ("membership", "membership class", "member type", "membership type", "membership level", "class"),
        "full, associate, affiliate or none",
    ),
    Column(
        "status",
        "Membership is",
        ("status", "membership status", "member status", "current", "state"),
        "current, lapsed or suspended",
    ),
    Column(
        "since",
        "Member since",
        ("member since", "joined", "date joined", "joined on", "membership date", "since"),
        "since when it has been a member",
    ),
    Column(
        "income",
        "Yearly income",
        ("income", "annual income", "yearly income", "turnover", "income band", "latest income", "size"),
        "its yearly income, as a figure or a band",
    ),
    Column(
        "charity_number",
        "Charity number",
        (
            *(
                "charity number",
                "registered charity number",
                "charity no",
                "reg charity no",
                "charity reg no",
            ),
            *("registered charity no", "charity registration number"),
        ),
        "its number in the register of charities",
    ),
    Column(
        "company_number",
        "Company number",
        (
            *("company number", "company no", "companies house number", "company registration number"),
            *("charity company registration number", "registered company number"),
        ),
        "its number in the register of companies",
    ),
)

CLASSES: Final = {
    "yes": MembershipClass.FULL,
    "member": MembershipClass.FULL,
    "full membership": MembershipClass.FULL,
    "voting": MembershipClass.FULL,
    "non voting": MembershipClass.ASSOCIATE,
    "friend": MembershipClass.AFFILIATE,
    "no": MembershipClass.NONE,
    "non member": MembershipClass.NONE,
}
SECTORS: Final = {
    **dict.fromkeys(
        ("voluntary", "third", "third sector", "vcs", "community", "charity", "vcfse"), Sector.VCSE
    ),
    **dict.fromkeys(("statutory", "council", "nhs", "local authority", "health"), Sector.PUBLIC),
    **dict.fromkeys(("business", "commercial"), Sector.PRIVATE),
}
STATES: Final = {
    **dict.fromkeys(("yes", "active", "paid", "member", "live"), MembershipStatus.CURRENT),
    **dict.fromkeys(("no", "expired", "unpaid", "left"), MembershipStatus.LAPSED),
    **dict.fromkeys(("closed", "wound up", "removed", "ceased"), MembershipStatus.DISSOLVED),
}
BANDS: Final = (
    (10_000, IncomeBand.MICRO),
    (100_000, IncomeBand.SMALL),
    (1_000_000, IncomeBand.MEDIUM),
)
