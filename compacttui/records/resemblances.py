"""Names on agendas that may mean an organisation to which somebody at the table is tied: pointed out, then answered.

That a name was pointed out is a fact of its day, whatever names are compared by later; so it stands in the ledger, and
stays open until somebody says that the two are one, or are not.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import CheckConstraint

from compacttui.records.columns import day, number, one_of, ref, subject_table, words
from compacttui.records.events import Change, Event, Get, Private, corrected, kind, opened, reduces, told
from compacttui.rules.words import Resembles

resemblance = subject_table(
    "resemblance",
    ref("meeting", "meeting"),
    ref("item", "item"),
    ref("partnership", "partnership"),
    ref("person", "person"),
    ref("interest", "interest", optional=True),
    ref("tied", "organisation", optional=True),
    ref("named", "organisation", optional=True),
    words("written"),
    words("called"),
    number("likeness"),
    one_of("answer", Resembles, optional=True),
    ref("meant", "organisation", optional=True),
    words("explanation", optional=True),
    day("answered_on", optional=True),
    constraints=[
        CheckConstraint("interest IS NOT NULL OR tied IS NOT NULL", name="says_what_ties"),
        CheckConstraint("likeness BETWEEN 0 AND 100", name="likeness_is_a_percentage"),
        CheckConstraint("(answer IS NULL) = (answered_on IS NULL)", name="answer_has_its_day"),
        CheckConstraint("(meant IS NOT NULL) = ((answer = 'same') IS TRUE)", name="the_same_says_which"),
        CheckConstraint(
            "(answer = 'another') IS NOT TRUE OR explanation IS NOT NULL", name="another_says_why"
        ),
    ],
)
"""``written`` are the words on the agenda, ``called`` the name on record that is like them; ``likeness`` of 100. An
entry of the register ties the person (``interest``), or the organisation where they belong (``tied``); ``named`` is the
organisation that the item names, where it names one. Once they are one, ``meant`` says which organisation it is."""

_ABOUT = ("meeting", "person", "partnership")

kind(
    "match.resembled",
    "Name on an agenda like one on record",
    about=_ABOUT,
    data=("meeting", "item", "partnership", "person", "interest", "tied", "named", "likeness", "planned_on"),
    private=("written", "called"),
)
kind(
    "match.answered_alike",
    "Two like names looked into",
    about=_ABOUT,
    data=("answer", "meant", "answered_on"),
    private=("explanation",),
)


@reduces("match.resembled")
def resembled(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """Pointed out, from the day on which the agenda was looked at."""
    said = told(resemblance, event, private)
    yield opened(resemblance, event, said, since=min(event.day, event.text("planned_on")))


@reduces("match.answered_alike")
def answered_alike(get: Get, event: Event, private: Private) -> Iterator[Change]:
    """One, or two; answered again, the new answer counts and the old stays known."""
    said = {"meant": None, "explanation": None, **told(resemblance, event, private)}
    yield from corrected(get, resemblance, event, said)
