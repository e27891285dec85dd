"""Terms of art in one plain sentence each: what F1 shows where one stands."""

from __future__ import annotations

from functools import cache
from typing import Final

from compacttui.rules.glossary.keeping import KEEPING
from compacttui.rules.glossary.polling import POLLING
from compacttui.rules.glossary.preparing import PREPARING
from compacttui.rules.glossary.reporting import REPORTING
from compacttui.rules.glossary.selecting import SELECTING
from compacttui.rules.glossary.serving import SERVING
from compacttui.rules.glossary.term import Term
from compacttui.rules.text import folded

__all__ = ["GLOSSARY", "Term", "explain"]

GLOSSARY: Final[tuple[Term, ...]] = (*PREPARING, *SELECTING, *POLLING, *SERVING, *REPORTING, *KEEPING)
"""Every term, in the order in which a selection and then a term of office bring them up."""


def explain(word: str) -> Term | None:
    """The term that a word stands for, by its name or another word for it, in any case; None when there is none."""
    return _by_word().get(folded(word))


@cache
def _by_word() -> dict[str, Term]:
    return {folded(word): term for term in GLOSSARY for word in (term.name, *term.also)}
