"""Terms of a seat and its holder: partnerships, terms of office, interests, meetings and report-backs."""

from __future__ import annotations

from typing import Final

from compacttui.rules.glossary.term import Term

_INTERESTS = "NHS England's rules on conflicts of interest"

SERVING: Final[tuple[Term, ...]] = (
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
        "petition",
        "A request that several organisations sign: with enough of them, a recall is decided on.",
        ("petition for recall",),
    ),
    Term("leave", "Days on which somebody in office is away; why is never asked and never kept."),
    Term(
        "note to the successor",
        "What a holder writes down for whoever follows on the seat; the office and the holders of the seat read it.",
        ("handover note", "note to your successor"),
    ),
    Term(
        "change of membership",
        "Another seat, a seat less, or another name or voice for one, agreed before it is made.",
        ("alteration",),
        "the Salford Compact: there is consensus on the membership of partnerships",
    ),
    Term(
        "consensus",
        "Agreement against which no objection stands; a vote is none, nor is what the law requires.",
    ),
    Term(
        "objection",
        "What speaks against a proposal, in the words of whoever is against it; it stays on record.",
    ),
    Term(
        "request for involvement",
        "A public body asking organisations to take part in something, or for their views.",
        ("involvement",),
        "the Salford Compact: at least one month's notice",
    ),
    Term(
        "register of interests",
        "The list of what each representative has to do with elsewhere that could pull against those they speak for.",
        source="NHS England's rules on conflicts of interest",
    ),
    Term(
        "conflict of interest",
        "A situation in which somebody's own interests or loyalties could, or could seem to, sway a decision.",
        ("conflict",),
        "the Charity Commission's guidance CC29",
    ),
    Term(
        "nil return", "Saying that there is nothing to declare; it is a record, too.", ("nothing to declare",)
    ),
    Term(
        "declaration",
        "Saying at a meeting that an item has to do with one of your interests.",
        ("declare", "declared"),
    ),
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
    Term(
        "constituency",
        "The people or the place that a seat speaks for.",
        ("speaks for", "speak for", "constituencies"),
    ),
    Term(
        "coverage",
        "Which groups at risk of exclusion are heard at which tier: from the seats that somebody holds, and no others.",
        ("heard", "unheard"),
        "the Salford Compact",
    ),
    Term(
        "network", "Organisations that meet about one interest or one place, and decide nothing for others."
    ),
    Term(
        "tier",
        "How far up a partnership decides: strategic, service delivery or neighbourhood.",
        ("strategic", "service delivery", "neighbourhood", "sub-group"),
        source="the Salford Compact",
    ),
    Term("parent", "The partnership that another one reports to."),
    Term("successor", "What, or who, took the place of another.", ("replaced by",)),
    Term("political", "To do with a party or with an elected office."),
    Term("statutory", "Required by law.", ("required by law",)),
    Term("terms of reference", "The paper that says what a partnership is for and how it works."),
    Term("lead body", "The public body that runs a partnership."),
    Term("voting rights", "Whether the holder of a seat votes, and on what."),
    Term("role description", "What is asked of whoever holds a seat, as both sides agreed it."),
    Term(
        "affiliation", "What ties a person to an organisation: a job, volunteering, or a place on its board."
    ),
    Term(
        "capacity",
        "As what somebody acts or is tied to an organisation: employee, volunteer, trustee, member.",
    ),
    Term("holder", "Whoever has a seat's term of office now.", ("held by",)),
    Term("vacant", "Nobody holds the seat.", ("vacancy",)),
    Term(
        "rotating seat",
        "A seat that speaks for one network after another, each for a turn.",
        ("goes round", "go round", "turn"),
    ),
    Term(
        "joint seat",
        "A seat that several people share: one voice, one report-back, and each declares for themselves.",
        ("shared by", "job share"),
    ),
    Term("mandate", "What a representative was sent to do."),
    Term("route", "How somebody came to a seat: elected, co-opted, named by an office."),
    Term(
        "code of conduct",
        "The rules of behaviour that a representative accepts before a term begins.",
        ("code",),
    ),
    Term("confidentiality", "Keeping to oneself what a partnership takes without the public."),
    Term(
        "induction",
        "What helps a new holder find their feet: the chair met, papers at hand, somebody to ask.",
    ),
    Term("buddy", "A representative of experience whom a new one may ask anything."),
    Term(
        "interest",
        "What somebody has to do with elsewhere that could pull against those they speak for.",
        ("interests",),
        _INTERESTS,
    ),
    Term(
        "indirect interest",
        "An interest of somebody close, for example of a partner.",
        ("indirect",),
        _INTERESTS,
    ),
    Term(
        "loyalty",
        "A tie that is not about money, and can sway all the same.",
        source="the Charity Commission's guidance CC29",
    ),
    Term("potential interest", "One that is none yet, and could become one.", ("potential",), _INTERESTS),
    Term(
        "mitigation",
        "What is done about a conflict: leaving for the item, speaking and not voting, a deputy comes.",
        source=_INTERESTS,
    ),
    Term(
        "interest match",
        "An organisation on an agenda to which somebody at the table is tied, found by the program.",
        ("match",),
    ),
    Term("breach", "An interest that should have been declared, and was not.", source=_INTERESTS),
    Term("chair", "Whoever leads the meeting and decides about a declared interest."),
    Term(
        "agenda",
        "The list of what a meeting talks about, in order; its items can be open or closed.",
        ("agenda item",),
    ),
    Term(
        "closed item",
        "An item that is taken without the public; others learn only that it took place.",
        ("closed",),
    ),
    Term("to follow", "Put on the agenda when the papers had gone out already."),
    Term("apologies", "Word before a meeting that one cannot come."),
    Term("attendance", "Who came to a meeting, for which seat."),
    Term("minutes", "The partnership's own account of a meeting.", ("minute",)),
    Term("quorate", "Enough people came for the meeting to decide."),
    Term(
        "basis of view",
        "How a representative came by the view they put: a survey, a meeting, their own experience.",
        ("how I know", "basis"),
    ),
    Term(
        "marking",
        "Who may read something: anyone, members only, or nobody outside the partnership.",
        ("markings",),
    ),
    Term("brief", "What a holder tells the deputy who goes in their place; nobody else reads it."),
    Term("series", "Meetings that were planned together, because they recur.", ("recur",)),
    Term("waived", "Not expected, for a reason that stands beside it.", ("waive",)),
    Term("amended", "Written again later; the earlier text stays on record.", ("amend",)),
)
"""In the order in which a term of office brings them up."""
