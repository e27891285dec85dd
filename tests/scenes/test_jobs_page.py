"""The page on jobs: every job and every question of the field has its line there, or stands among those not built."""

from __future__ import annotations

import os
from collections.abc import Iterator

from scenes.jobs import DOCUMENT, JOBS, between, renew

from compacttui.acts.registry import all_acts
from compacttui.cli.main import COMMANDS
from compacttui.papers.letters import all_letters
from compacttui.papers.registry import all_papers
from compacttui.questions.asked import asked_by
from compacttui.questions.registry import all_questions
from compacttui.rules.roles import Role

ASKED = {
    "Q1": "ending",
    "Q2": "vacant",
    "Q3": "cannot_stand_again",
    "Q4": "overdue",
    "Q5": "missed_in_a_row",
    "Q6": "unattended",
    "Q7": "coverage",
    "Q8": "short_notice",
    "Q10": "contests",
    "Q11": "never_took_part",
    "Q12": "interest_returns",
    "Q13": "ending_together",
}
"""What an officer asks, and the question that answers it."""
NOT_BUILT = {
    "A10": ("the year's report on accountability", ("annual report", "accountability report")),
    "B10": ("what support somebody needs, for support staff alone", ("support need", "access need")),
    "C6": ("how a commitment of the compact stood on a day", ("compact compliance", "attestation")),
    "C10": ("a pack of evidence with fingerprints", ("evidence pack",)),
    "Q9": ("which consultations wait for an outcome", ("consultation",)),
    "Q14": ("which access and support needs are due", ("support need", "access need")),
}
"""Jobs and questions whose records do not exist, with words that would give them away."""
ELSEWHERE = {"A3", "A4", "A5", "A6", "C3", "C4", "C9"}
"""Jobs of selections and of the history: their own scenes play them."""


def test_every_job_of_the_field_is_played_or_named_as_not_built() -> None:
    everything = (
        {f"A{n}" for n in range(1, 11)} | {f"B{n}" for n in range(1, 11)} | {f"C{n}" for n in range(1, 11)}
    )
    assert {job.name for job in JOBS} | set(NOT_BUILT) | ELSEWHERE >= everything
    assert {*ASKED, *NOT_BUILT} >= {f"Q{n}" for n in range(1, 15)}
    lines = between("keys").strip().splitlines()[2:]
    assert [line.split("|")[1].strip() for line in lines] == [job.name for job in JOBS]
    page = DOCUMENT.read_text(encoding="utf-8")
    for name, (what, _) in NOT_BUILT.items():
        assert f"- {name}: {what}" in page


def test_each_question_of_an_officer_takes_two_keys_from_today() -> None:
    """The scenes of questions strike both keys; this is where the second comes from."""
    keys = {one.question.name: one.key for one in asked_by(Role.CVS_OFFICER)}
    known = all_questions()
    assert all(keys.get(name) for name in ASKED.values())
    rows = [f"| {q} | {known[name].title} | `q` `{keys[name]}` |" for q, name in ASKED.items()]
    table = "\n".join(["| question | | struck |", "|---|---|---|", *rows])
    if "COMPACTTUI_RENEW" in os.environ:
        renew("questions", table)
    assert between("questions").strip() == table, "run it once with COMPACTTUI_RENEW=1"


def test_what_is_not_built_is_offered_nowhere() -> None:
    offered = " | ".join(titles()).casefold()
    for _, words in NOT_BUILT.values():
        assert not [one for one in words if one in offered]


def titles() -> Iterator[str]:
    """The name of everything that can be chosen: acts, questions, papers, letters, commands."""
    for one in (
        *all_acts().values(),
        *all_questions().values(),
        *all_papers().values(),
        *all_letters().values(),
    ):
        yield one.title
    yield from COMMANDS
