"""How entries on towns, constituencies, partnerships and seats read."""

from __future__ import annotations

from compacttui.questions.telling import Entry, Told, noted, tells
from compacttui.rules.dates import PartialDate, plural
from compacttui.rules.words import ConstituencyKind, PartnershipKind, SelectionMethod, Tier, VotingRights


@tells("town.founded")
def town_founded(entry: Entry) -> Told:
    """The first entry of a town."""
    return Told(
        entry.event.day,
        "records begun",
        "invented, for a demonstration" if entry.event.data.get("example") else "",
    )


@tells("town.beginning_set")
def town_beginning_set(entry: Entry) -> Told:
    """From which day on the records are kept."""
    begins = PartialDate.from_iso(entry.event.text("begin_on")).words
    return Told(entry.event.day, "first day of the records set", noted(begins, entry.words.get("reason")))


@tells("constituency.defined")
def constituency_defined(entry: Entry) -> Told:
    """Whom a seat can speak for."""
    restricted = entry.words.get("restricted_to")
    groups = entry.event.data.get("groups")
    return Told(
        entry.event.day,
        "constituency defined",
        noted(
            ConstituencyKind.of(entry.event.text("kind")).words,
            entry.words.get("area"),
            plural(len(groups), "group at risk of exclusion", "groups at risk of exclusion")
            if isinstance(groups, list) and groups
            else "",
            f"only {restricted} may stand" if restricted else "",
        ),
    )


@tells("partnership.registered")
def partnership_registered(entry: Entry) -> Told:
    """A partnership or network that the records now know."""
    data = entry.event.data
    return Told(
        entry.event.text("since"),
        "partnership registered",
        noted(
            PartnershipKind.of(entry.event.text("kind")).words,
            Tier.of(entry.event.text("tier")).words,
            "required by law" if data.get("statutory") else "",
            f"part of {entry.name('parent')}" if data.get("parent") else "",
            f"run by {entry.name('lead_body')}" if data.get("lead_body") else "",
        ),
    )


@tells("partnership.renamed")
def partnership_renamed(entry: Entry) -> Told:
    """A new name; the old one stays on old dates."""
    return Told(entry.event.text("since"), "partnership renamed", noted(_now_called(entry)))


@tells("partnership.moved")
def partnership_moved(entry: Entry) -> Told:
    """It reports to another one."""
    parent = f"reports to {entry.name('parent')}" if entry.event.data.get("parent") else "reports to no other"
    return Told(entry.event.text("since"), "moved to another parent", noted(parent))


@tells("partnership.ended")
def partnership_ended(entry: Entry) -> Told:
    """It meets no more."""
    successor = f"replaced by {entry.name('successor')}" if entry.event.data.get("successor") else ""
    return Told(entry.event.text("until"), "partnership ended", noted(successor, entry.words.get("reason")))


@tells("seat.created")
def seat_created(entry: Entry) -> Told:
    """A place at the table; it begins vacant."""
    method = entry.event.data.get("method")
    return Told(
        entry.event.text("since"),
        "seat created",
        noted(
            f"speaks for {entry.name('constituency')}",
            VotingRights.of(entry.event.text("voting_rights")).words,
            f"terms of {plural(_months(entry), 'month')}",
            shared(entry),
            SelectionMethod.of(method).words if isinstance(method, str) else "",
        ),
    )


@tells("seat.abolished")
def seat_abolished(entry: Entry) -> Told:
    """The seat is no more; its history stays."""
    return Told(entry.event.text("until"), "seat abolished", noted(entry.words.get("reason")))


def _now_called(entry: Entry) -> str:
    name = entry.words.get("name")
    return f"now called {name}" if name else ""


def shared(entry: Entry) -> str:
    """How many people hold a seat together, where the entry says that several do."""
    count = entry.event.data.get("shared_by")
    return f"shared by {count} people" if isinstance(count, int) and count > 1 else ""


def _months(entry: Entry) -> int:
    months = entry.event.data["term_months"]
    return months if isinstance(months, int) else 0


@tells("constituency.changed")
def constituency_changed(entry: Entry) -> Told:
    """More, or something else, is said of whom a seat speaks for."""
    groups, kind = entry.event.data.get("groups"), entry.event.data.get("kind")
    restricted = entry.words.get("restricted_to")
    return Told(
        entry.event.text("since"),
        "constituency changed",
        noted(
            _now_called(entry),
            ConstituencyKind.of(kind).words if isinstance(kind, str) else "",
            entry.words.get("area"),
            _includes(groups),
            f"only {restricted} may stand" if restricted else "",
            entry.words.get("restricted_reason"),
            "anybody may stand" if entry.event.data.get("open_to_all") else "",
        ),
    )


def _includes(groups: object) -> str:
    if not isinstance(groups, list) or not groups:
        return ""
    return f"includes {plural(len(groups), 'group at risk of exclusion', 'groups at risk of exclusion')}"
