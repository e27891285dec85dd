"""Terms of what comes before and after a report-back."""

from __future__ import annotations

from typing import Final

from compacttui.rules.glossary.term import Term

REPORTING: Final[tuple[Term, ...]] = (
    Term(
        "question to members",
        "What a representative asks those the seat speaks for before a meeting; the summary of their answers goes "
        "into the report-back.",
        ("question",),
        "Public Participation Networks in Ireland: consult before, feed back after",
    ),
    Term("summary", "What the answers of members come to, in the words of whoever asked.", ("sum up",)),
    Term(
        "comment",
        "What somebody says about a report-back after it was sent; its writer can reply, and members read both.",
    ),
    Term(
        "action",
        "Something that is to be done after a meeting, by whom and by when, and what came of it.",
    ),
    Term(
        "reminder of a report-back",
        "A letter or a call about a report-back that is late; on record only when the officer says that it was made.",
        ("reminded",),
    ),
)
