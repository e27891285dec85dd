"""Terms of art in one plain sentence each: what `?` shows beside them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from compacttui.rules.text import folded


@dataclass(frozen=True, slots=True)
class Term:
    """A term of art.

    Attributes:
        name: the term.
        meaning: what it means, in one plain sentence.
        also: other words for it.
        source: where the word or the rule comes from, if that is known.
    """

    name: str
    meaning: str
    also: tuple[str, ...] = ()
    source: str = ""


_ELECTIONS = "usual words of local elections in England and Wales"
_STV = "ERS97, the rules of the Electoral Reform Society of 1997"

GLOSSARY: Final[tuple[Term, ...]] = (
    Term(
        "notice of selection",
        "The public announcement that a seat is to be filled: who may stand, who may vote, and every date.",
        ("notice of election",),
        _ELECTIONS,
    ),
    Term("nomination paper", "The form that puts somebody forward as a candidate.", source=_ELECTIONS),
    Term("proposer", "The organisation that puts somebody forward.", source=_ELECTIONS),
    Term("seconder", "A second organisation that stands behind the nomination.", source=_ELECTIONS),
    Term("consent to nomination", "The candidate's own agreement to stand.", source=_ELECTIONS),
    Term(
        "statement of persons nominated",
        "The published list of everyone who stands; nominations that are not valid are given as a number.",
        source=_ELECTIONS,
    ),
    Term(
        "uncontested",
        "There are no more candidates than places, so there is no vote, or only a yes or no vote.",
        ("elected unopposed",),
        _ELECTIONS,
    ),
    Term("notice of poll", "The announcement of when and how to vote, and for whom.", source=_ELECTIONS),
    Term(
        "register of electors",
        "The list of the organisations that may vote, fixed on a day and not changed afterwards.",
        ("electoral register", "frozen register"),
        _ELECTIONS,
    ),
    Term(
        "qualifying day",
        "The day on which an organisation must be a member to have a vote.",
        ("qualifying date",),
    ),
    Term(
        "returning officer",
        "The person who runs a selection, rules on nominations and declares the result, and has no part in it.",
        source=_ELECTIONS,
    ),
    Term(
        "scrutineer",
        "A person with no part in a selection who watches the count and signs it, or objects.",
        ("teller",),
        _ELECTIONS,
    ),
    Term(
        "rejected paper",
        "A ballot paper that does not count, for example because it is blank; the reasons are published in numbers.",
        ("spoilt paper", "spoilt ballot"),
        _ELECTIONS,
    ),
    Term(
        "single transferable vote",
        "A way of voting in which people number the candidates, and votes that are not needed or cannot help move on.",
        ("STV",),
        _STV,
    ),
    Term("quota", "The number of votes that is enough to be elected.", source=_STV),
    Term(
        "surplus", "The votes that an elected candidate has above the quota, and does not need.", source=_STV
    ),
    Term("transfer", "Votes moving on to the next choice on their papers.", source=_STV),
    Term(
        "exclusion",
        "Taking out the candidate with the fewest votes, so that those votes move on to the next choices.",
        ("elimination",),
        _STV,
    ),
    Term(
        "non-transferable",
        "Votes that cannot move on because their papers name nobody who is still in.",
        ("exhausted",),
        _STV,
    ),
    Term(
        "lot",
        "Chance, drawn before a witness, where the rules cannot tell two candidates apart.",
        ("drawing lots",),
    ),
    Term("provisional result", "The result of the count while complaints can still be made about it."),
    Term(
        "declaration of result",
        "The final, published result, with every stage of the count.",
        source=_ELECTIONS,
    ),
    Term(
        "casual vacancy",
        "A seat that falls vacant during a term, for example because somebody stood down.",
        ("by-election",),
        _ELECTIONS,
    ),
    Term(
        "co-option",
        "Asking somebody to join without an election, usually because nobody stood.",
        ("co-opted",),
    ),
    Term(
        "countback",
        "Counting the ballots of the last election again, without the person who left, to find who follows.",
        source="practice in Australia",
    ),
    Term(
        "deputy",
        "Somebody chosen to come instead when the holder of a seat cannot.",
        ("alternate", "substitute"),
        "Hertfordshire's representation protocol",
    ),
    Term("term of office", "The time for which somebody holds a seat.", ("term",)),
    Term("holdover", "Serving on after a term has ended, because nobody follows yet."),
    Term("recall", "Those who elected somebody ending the term before its time."),
    Term(
        "register of interests",
        "The list of what each representative has to do with elsewhere that could pull against those they speak for.",
        source="NHS England's rules on conflicts of interest",
    ),
    Term(
        "conflict of interest",
        "A situation in which somebody's own interests or loyalties could, or could seem to, sway a decision.",
        source="the Charity Commission's guidance CC29",
    ),
    Term(
        "nil return", "Saying that there is nothing to declare; it is a record, too.", ("nothing to declare",)
    ),
    Term("declaration", "Saying at a meeting that an item has to do with one of your interests."),
    Term(
        "recusal",
        "Leaving the room, or keeping silent and not voting, while something is discussed that concerns your interests.",
        ("withdrawal from an item",),
    ),
    Term("minuted", "Written down in the minutes of a meeting."),
    Term("inquorate", "Too few people came for the meeting to decide anything.", ("no quorum",)),
    Term(
        "report-back",
        "What a representative tells those the seat speaks for after a meeting.",
        ("report back",),
        "the Salford Compact: representatives are accountable to their constituencies",
    ),
    Term("sounding", "Asking members a question before a meeting, so as to speak for more than oneself."),
    Term(
        "you said, we did",
        "A list of what people asked for, with what was done about each, or why nothing was.",
    ),
    Term(
        "constituency of interest",
        "People who share a situation, for example carers, and whom a seat speaks for.",
    ),
    Term("constituency of place", "People who live or work in one area, and whom a seat speaks for."),
    Term(
        "community of identity",
        "People who share who they are, for example a language or a faith.",
        source="the Salford Compact",
    ),
    Term("electorate", "Those who vote for a seat; they can be others than those whom it speaks for."),
    Term(
        "partnership",
        "A body in which public services and other organisations decide or advise together.",
        ("board",),
    ),
    Term("seat", "A place on a partnership that stays when the person in it changes."),
    Term("stub", "A line that says that an item took place and is closed, with none of its words."),
    Term(
        "clear days",
        "Days that lie fully between two events: neither the day of the one nor the day of the other counts.",
        source="general practice",
    ),
    Term(
        "VCSE",
        "Voluntary, community and social enterprise: organisations that are neither public bodies nor for profit.",
        ("voluntary sector", "third sector"),
    ),
    Term(
        "infrastructure organisation",
        "An organisation that supports the other voluntary organisations of a place.",
        ("CVS", "council for voluntary service"),
    ),
)
"""Every term, in the order in which a selection and then a term of office bring them up."""


def explain(word: str) -> Term | None:
    """The term that a word stands for, by its name or another word for it, in any case; None when there is none."""
    return _by_word().get(folded(word))


@cache
def _by_word() -> dict[str, Term]:
    return {folded(word): term for term in GLOSSARY for word in (term.name, *term.also)}
