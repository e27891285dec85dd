"""The generated documents say what the code says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from documents import DOCS, WRITTEN, listed_bank_holidays

from compacttui.acts.registry import all_acts
from compacttui.papers.registry import all_papers
from compacttui.questions.registry import all_questions
from compacttui.records.events import KINDS
from compacttui.shipped import bank_holidays


@pytest.mark.parametrize("name", WRITTEN)
def test_a_document_is_what_would_be_written_now(name):
    kept = (DOCS / name).read_text(encoding="utf-8")
    assert kept == WRITTEN[name](), "run `make docs`"


def test_the_list_of_bank_holidays_is_what_the_library_says():
    assert bank_holidays().read_text(encoding="utf-8") == listed_bank_holidays(), "run `make docs`"


def test_every_registered_thing_is_documented_with_a_sentence_of_its_own():
    pages = {name: (DOCS / name).read_text(encoding="utf-8") for name in WRITTEN}
    for name, act in all_acts().items():
        assert f"`{name}`" in pages["acts.md"]
        assert act.help.endswith("."), name
        assert all(spec.help for spec in act.fields), name
    for name, question in all_questions().items():
        assert f"`{name}`" in pages["questions.md"]
        assert question.help.endswith("."), name
    for name in KINDS:
        assert f"`{name}`" in pages["events.md"]
    for name, paper in all_papers().items():
        assert f"`{name}`" in pages["papers.md"]
        assert paper.help.endswith("."), name


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda page: str(page.relative_to(DOCS)))
def test_every_link_between_documents_leads_somewhere(page: Path):
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"
