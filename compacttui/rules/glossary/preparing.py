"""Terms of what comes before a selection's notice."""

from __future__ import annotations

from typing import Final

from compacttui.rules.glossary.term import Term

PREPARING: Final[tuple[Term, ...]] = (
    Term(
        "request for a representative",
        "What a partnership asks the voluntary sector for: somebody for its table, by a day.",
        ("request", "which representatives were asked for"),
        "Bournemouth and Poole's protocol for representation",
    ),
    Term(
        "short notice",
        "A request that gives less than a calendar month; it is said, and never blocks anything.",
        source="Salford Compact, code on community involvement",
    ),
    Term(
        "selection protocol",
        "The rules by which selections are held, as a body adopted them; each edition keeps its number.",
        ("protocol", "adopted", "adopted by", "adopted on"),
    ),
    Term(
        "specification",
        "What somebody must bring to a seat; candidates say how they meet it.",
        ("person specification", "duties", "rights", "commitment", "purpose"),
    ),
    Term(
        "approve",
        "A second person looks at a selection before notice of it is given.",
        ("approved on", "approved by", "second person", "four eyes"),
    ),
    Term(
        "advertised",
        "Where anybody can read that a seat is to be filled: a newsletter, a website, a mailing.",
        ("advert",),
        "Hackney's draft protocol names several places",
    ),
    Term(
        "community sector",
        "Small groups run by the people they are for, those at risk of exclusion among them.",
        source="Salford Compact: it is asked when representatives are sought",
    ),
    Term(
        "accessible formats",
        "Large print, Easy Read, sign language, other languages: there on the same day as the notice.",
        ("formats",),
    ),
    Term(
        "in spite of a rule",
        "Something that a rule advises against was done with a reason, and stands in the list of exceptions.",
    ),
)
"""What a request, a draft and its approval bring up."""
