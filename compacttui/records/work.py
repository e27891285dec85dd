"""What is kept beside the ledger: drafts. Their owner's alone, never evidence, gone when done."""

from __future__ import annotations

from sqlalchemy import PrimaryKeyConstraint

from compacttui.records.columns import moment, number, table, words

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
