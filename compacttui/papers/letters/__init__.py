"""Letters that an officer sends herself: to paste, or as a table for a mail merge. Nothing is sent from here."""

from compacttui.papers.letters.registry import (
    About,
    Letter,
    LetterKind,
    all_letters,
    as_pages,
    letters_of,
    merge_table,
)

__all__ = ["About", "Letter", "LetterKind", "all_letters", "as_pages", "letters_of", "merge_table"]
