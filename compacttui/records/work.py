"""What is kept beside the ledger: drafts. Their owner's alone, never evidence, gone when done."""

from __future__ import annotations

from sqlalchemy import PrimaryKeyConstraint

from compacttui.records.columns import blob, flag, moment, number, table, words

draft = table(
    "work_draft",
    words("log"),
    words("person"),
    words("form"),
    words("about"),
    words("body"),
    moment("saved_at"),
    constraints=[PrimaryKeyConstraint("log", "person", "form", "about")],
)
"""One unfinished form of one person: its values as JSON, saved at every field."""

matching = table(
    "work_matching",
    words("log"),
    words("kind"),
    words("headings"),
    words("body"),
    constraints=[PrimaryKeyConstraint("log", "kind", "headings")],
)
"""Which column of a file holds what, as a person said it last, for one kind of import and one row of headings."""

meant = table(
    "work_meant",
    words("log"),
    words("said"),
    words("thing"),
    constraints=[PrimaryKeyConstraint("log", "said")],
)
"""Whom or what a name in a file meant, as a person decided it, so that it is asked once. The name is kept as a hash."""

check = table(
    "work_check",
    words("log"),
    moment("at"),
    number("entries"),
    words("root"),
    number("findings"),
    constraints=[PrimaryKeyConstraint("log", "at")],
)
"""When a town's history was last checked in full, and what came of it. No evidence: whoever doubts, checks again."""

glance = table(
    "work_glance",
    words("log"),
    words("looker"),
    words("ledgers"),
    words("body"),
    constraints=[PrimaryKeyConstraint("looker")],
)
"""What Today said last, for each way of looking at it: shown again at once while nothing was recorded since."""

account = table(
    "work_account",
    words("log"),
    words("person"),
    number("memory_kib"),
    number("passes"),
    number("lanes"),
    blob("salt"),
    blob("hash"),
    flag("once"),
    moment("changed_at"),
    constraints=[PrimaryKeyConstraint("log", "person")],
)
"""What a person's passphrase is checked against; for once, until they choose their own. No person: the recovery code."""

tried = table(
    "work_tried",
    words("log"),
    words("name"),
    number("failures"),
    number("untold"),
    moment("wait_until"),
    moment("last_at"),
    constraints=[PrimaryKeyConstraint("log", "name")],
)
"""Wrong tries to sign in by the name that was typed, kept as a hash; how many of them no entry tells of yet.

No name: all those that nobody has, together, so that one entry tells of them."""

leftover = table(
    "work_leftover", words("log"), number("seq"), constraints=[PrimaryKeyConstraint("log", "seq")]
)
"""Entries that erased words of which the file may still hold remains: until it was written anew."""
