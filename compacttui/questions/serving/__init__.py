"""Terms of office as they stand, and what has to be done about each."""

from compacttui.questions.serving.concerns import Concern, concerns
from compacttui.questions.serving.lists import TermRow, TermsShown, terms

__all__ = ["Concern", "TermRow", "TermsShown", "concerns", "terms"]
