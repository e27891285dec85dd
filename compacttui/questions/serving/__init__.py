"""Terms of office as they stand, and what has to be done about each."""

from compacttui.questions.serving.again import (
    AgainRow,
    TogetherRow,
    cannot_stand_again,
    ending_together,
    my_terms,
)
from compacttui.questions.serving.concerns import Concern, concerns
from compacttui.questions.serving.lists import TermRow, TermsShown, terms

__all__ = [
    "AgainRow",
    "Concern",
    "TermRow",
    "TermsShown",
    "TogetherRow",
    "cannot_stand_again",
    "concerns",
    "ending_together",
    "my_terms",
    "terms",
]
