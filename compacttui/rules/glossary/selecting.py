"""Terms that a selection brings up, in its order: from the notice to the result, and the ways to a seat without one."""

from __future__ import annotations

from typing import Final

from compacttui.rules.glossary.term import Term

_ELECTIONS = "usual words of local elections in England and Wales"
_STV = "ERS97, the rules of the Electoral Reform Society of 1997"

SELECTING: Final[tuple[Term, ...]] = (
    Term(
        "notice of selection",
        "The public announcement that a seat is to be filled: who may stand, who may vote, and every date.",
        ("notice of election",),
        _ELECTIONS,
    ),
    Term("nomination paper", "The form that puts somebody forward as a candidate.", source=_ELECTIONS),
    Term("proposer", "The organisation that puts somebody forward.", ("proposed by",), _ELECTIONS),
    Term(
        "seconder", "A second organisation that stands behind the nomination.", ("seconded by",), _ELECTIONS
    ),
    Term("consent to nomination", "The candidate's own agreement to stand.", ("consented",), _ELECTIONS),
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
        ("qualifying date", "qualifying on"),
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
        "objection to the count",
        "What a scrutineer says is wrong with a count; nothing is declared before the returning officer has answered.",
        ("object to the count", "objects to the count"),
        _ELECTIONS,
    ),
    Term(
        "seed",
        "Figures that nobody could foresee, published after the papers were sealed, from which anyone can repeat a draw.",
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
    Term(
        "place kept for a group",
        "A place that only somebody of a named group can fill; it stays empty where nobody of it stands.",
        ("reserved place", "places kept"),
    ),
    Term(
        "block vote",
        "A way of voting for several places: as many crosses as there are places, and most votes win.",
        source=_ELECTIONS,
    ),
    Term(
        "approval vote",
        "A way of voting in which people mark everybody whom they would accept, and most votes win.",
    ),
    Term(
        "alternative vote",
        "A way of voting for one place: the lowest goes out until one has more votes than all others together.",
        source="Parliamentary Voting System and Constituencies Act 2011, section 9",
    ),
    Term(
        "chain of wins",
        "One candidate preferred to a second, the second to a third, and so on; it is as strong as its weakest win.",
        ("Schulze",),
        "M. Schulze, Social Choice and Welfare 36, 2011",
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
        ("co-opted", "co-opt"),
    ),
    Term(
        "countback",
        "Counting the ballots of the last election again, without the person who left, to find who follows.",
        source="practice in Australia",
    ),
    Term("statement", "A candidate's own words to those who vote, of limited length.", source=_ELECTIONS),
    Term("withdrawal", "Taking a nomination back before the poll.", ("withdraw",), _ELECTIONS),
    Term("frozen", "Fixed on a day, and not changed afterwards.", ("freeze",)),
    Term("count", "Working the result out from the papers, by the rule of the method.", ("counted",)),
    Term("restricted", "Only some may stand for it; why is on record.", ("restriction",)),
    Term("selection", "Finding who is to hold a seat, from the first notice to the declared result."),
    Term(
        "candidate",
        "Somebody who stands for a seat and has been found able to.",
        source=_ELECTIONS,
    ),
    Term("nomination", "Putting somebody forward for a seat.", ("nominated",), _ELECTIONS),
    Term("endorsement", "An organisation's word that it supports a candidate.", ("backers",)),
    Term(
        "eligibility",
        "Meeting what is asked of whoever stands for a seat.",
        ("meets restriction",),
    ),
    Term("timetable", "Every date of a selection, counted from the day of its notice."),
    Term("poll", "The days on which votes can be cast.", source=_ELECTIONS),
    Term(
        "ballot",
        "One vote on paper or on screen; nobody can tell whose it is.",
        ("ballot paper",),
        _ELECTIONS,
    ),
    Term("turnout", "How many of those who may vote did."),
    Term("elector", "An organisation that may vote in a selection.", source=_ELECTIONS),
    Term("voting contact", "The person who votes for an organisation."),
    Term("stage", "One step of a count: votes move, and somebody is elected or taken out.", source=_STV),
    Term("method", "The rule by which votes are counted, or by which a seat is filled."),
    Term(
        "ruling",
        "The returning officer's decision on whether a nomination is valid.",
        ("rule on a nomination",),
    ),
    Term("seal", "The fingerprint of the ballot papers, kept so that nobody can exchange them."),
    Term("witness", "Somebody with no part in it who saw a lot being drawn."),
    Term(
        "on paper",
        "Signed on paper outside the program, and noted here with name and day; it stands among the exceptions.",
        ("signature on paper",),
    ),
    Term(
        "panel",
        "A few people named beforehand, with no part in it, who choose among those who apply, and say why.",
    ),
    Term(
        "contested",
        "More people stand than there are places, so that there is a choice.",
        ("contest", "contests"),
    ),
    Term(
        "open process",
        "A way of filling a seat in which everybody concerned could see how, and take part.",
    ),
    Term("independent", "With no part in what is decided: neither a candidate nor close to one."),
    Term("shortlist", "Those among the applicants whom the panel wants to meet.", ("shortlisted",)),
    Term(
        "disqualification",
        "Taking out a candidate who was found unable to stand, after asking for their reply.",
        ("disqualify",),
    ),
    Term(
        "complaint",
        "Somebody's word that a selection was not run as its rules say; no result is declared while it is open.",
    ),
    Term(
        "admissible",
        "In time, from somebody who may complain, and about this selection.",
    ),
    Term("upheld", "Found to be right.", ("uphold",)),
    Term("remedy", "What is done because a complaint was right: counting again, say, or a new selection."),
    Term("appeal", "Asking people with no part in the decision to look at it once more."),
    Term(
        "challenge",
        "A complaint about a declared result, which is then confirmed, corrected or set aside.",
    ),
    Term("reserve", "Next-placed in a selection, and asked first if a seat falls vacant."),
)
"""In the order in which a selection brings them up."""
