"""Who does what: the roles, and what each may and may not do."""

from __future__ import annotations

from typing import Self

from compacttui.rules.word import Word


class Role(Word):
    """The hat a person wears while acting; a person may have several, and wears one at a time.

    Attributes:
        may: what the role is for, in one sentence.
        may_not: what it must leave to others, in one sentence.
    """

    may: str
    may_not: str

    def __new__(cls, value: str, words: str, may: str, may_not: str) -> Self:
        """Make the member from what stands beside it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.words = words
        member.meaning = member.may = may
        member.may_not = may_not
        return member

    CVS_OFFICER = (
        "cvs_officer",
        "officer",
        "Keeps the register, the partnerships, seats and meetings, opens selections, receives nominations, chases and publishes.",
        "Sees no ballot before the poll closes, edits no count and alters nobody else's declaration.",
    )
    RETURNING_OFFICER = (
        "returning_officer",
        "returning officer",
        "Rules on nominations, opens and closes the poll, counts, settles ties, declares the result and decides complaints first.",
        "Is not a candidate, a proposer or a seconder, nor connected with one.",
    )
    SCRUTINEER = (
        "scrutineer",
        "scrutineer",
        "Reads the log of the count, and countersigns it or objects.",
        "Changes nothing.",
    )
    REPRESENTATIVE = (
        "representative",
        "representative",
        "Keeps their own attendance, declarations, report-backs, questions to members and support needs, and reads the papers of their own seat.",
        "Edits nothing of anybody else's, and takes back nothing that is published.",
    )
    DEPUTY = (
        "deputy",
        "deputy",
        "Does for the meetings they attend what the representative does for the others.",
        "Edits nothing of anybody else's, and declares for themselves only.",
    )
    ORG_CONTACT = (
        "org_contact",
        "voting contact",
        "Nominates, endorses, votes once for their organisation, answers requests and comments.",
        "Sees nobody else's vote.",
    )
    PARTNERSHIP_CONTACT = (
        "partnership_contact",
        "partnership contact",
        "Keeps meetings and papers, asks for representatives and involvement, gives feedback and records what the chair decided about a declared interest.",
        "Sees no nominations and no ballots.",
    )
    AUDITOR = (
        "auditor",
        "auditor",
        "Reads everything except how anyone voted and what access anyone needs, runs the saved questions, writes notes and countersigns.",
        "Changes nothing else.",
    )
    PUBLIC = (
        "public",
        "the public",
        "Reads what is published.",
        "Sees nothing that is marked closed.",
    )
    ADMINISTRATOR = (
        "administrator",
        "administrator",
        "Sets up the database, accounts and roles.",
        "Reads no private text and takes no part in a selection.",
    )
    SUPPORT_STAFF = (
        "support_staff",
        "support staff",
        "Sees the access needs and support needs of the people they support, and what an officer may read.",
        "Does nothing else that an officer may do.",
    )

    @property
    def is_staff(self) -> bool:
        """Whether it reads as an officer of the infrastructure organisation does."""
        return self in {Role.CVS_OFFICER, Role.SUPPORT_STAFF}

    @property
    def is_volunteer(self) -> bool:
        """Whether whoever wears it gives their evenings, and is spared receipts and tiers."""
        return self in {Role.REPRESENTATIVE, Role.DEPUTY}

    @property
    def only_reads(self) -> bool:
        """Whether it changes no record of the representatives' work (auditors still write notes)."""
        return self in {Role.AUDITOR, Role.SCRUTINEER, Role.PUBLIC}
