"""A year of a representative, or of a seat, on one page: counts before percentages, and nothing that is not public."""

from compacttui.questions.year_card.card import CardLine, CardPart, YearCard, card_of, year_card, years_of

__all__ = ["CardLine", "CardPart", "YearCard", "card_of", "year_card", "years_of"]
