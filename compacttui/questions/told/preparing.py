"""How entries on what comes before a selection read: requests, roles, the protocol, adverts, approval, other dates."""

from __future__ import annotations

from datetime import date

from compacttui.questions.selections.set_aside import in_words
from compacttui.questions.selections.standing import MOMENTS
from compacttui.questions.telling import Entry, Told, noted, tells
from compacttui.rules.dates import PartialDate, narrow_day, plural
from compacttui.rules.selections import Mark
from compacttui.rules.selections.requests import notice_given
from compacttui.rules.words import SelectionMethod, Standing


@tells("request.received")
def request_received(entry: Entry) -> Told:
    """A partnership asks for somebody."""
    event = entry.event
    came, wanted = entry.day("received_on"), entry.day("needed_by")
    notice = ""
    months = event["enough_months"]
    if came and wanted and isinstance(months, int):
        notice = notice_given(came, wanted, months).words
    places = event["places"]
    return Told(
        event.text("received_on"),
        "representative asked for",
        noted(
            plural(places, "place") if isinstance(places, int) else "",
            f"wanted by {_day(event.text('needed_by'))}",
            notice,
            f"asked by {asked_by}" if (asked_by := entry.words.get("asked_by")) else "",
        ),
    )


@tells("request.answered")
def request_answered(entry: Entry) -> Told:
    """A selection is held for it."""
    return Told(entry.event.day, "request answered", entry.name("selection"), Standing.DONE)


@tells("request.declined")
def request_declined(entry: Entry) -> Told:
    """Nobody is sent."""
    return Told(entry.event.day, "request declined", entry.words.get("answer", ""))


@tells("protocol.adopted")
def protocol_adopted(entry: Entry) -> Told:
    """A next edition of the rules counts."""
    event = entry.event
    return Told(
        event.text("adopted_on"),
        "selection protocol adopted",
        noted(
            entry.words.get("name"),
            f"edition {event['edition']}",
            f"by {who}" if (who := entry.words.get("adopted_by")) else "",
            f"rules {event.text('rules_version')}",
        ),
        Standing.DONE,
    )


@tells("role.described")
def role_described(entry: Entry) -> Told:
    """What is asked of a seat's holder was written."""
    return Told(
        entry.event.day,
        "role description written",
        noted(f"edition {entry.event['edition']}", "not agreed yet"),
    )


@tells("role.agreed")
def role_agreed(entry: Entry) -> Told:
    """It was agreed, by one side or both."""
    event = entry.event
    sides = []
    for side, words in (("sector", "for the sector"), ("public", "for the partnership")):
        on = event.data.get(f"{side}_agreed_on")
        if isinstance(on, str):
            who = entry.words.get(f"{side}_agreed_by")
            sides.append(f"{words}{f' by {who}' if who else ''}, {_day(on)}")
    return Told(
        event.day, "role description agreed", noted(f"edition {event['edition']}", *sides), Standing.DONE
    )


@tells("selection.prepared")
def selection_prepared(entry: Entry) -> Told:
    """Nothing of it is public yet."""
    event = entry.event
    return Told(
        event.day,
        "selection prepared",
        noted(
            event.text("reference"),
            SelectionMethod.of(event["method"]).words,
            f"returning officer {entry.name('returning_officer')}",
            f"notice planned for {_day(event.text('notice_on'))}",
        ),
    )


@tells("selection.sector_asked")
def sector_asked(entry: Entry) -> Told:
    """The community sector was asked about it."""
    asked = entry.event["sector_asked"]
    count = len(asked) if isinstance(asked, list) else 0
    return Told(
        entry.event.text("sector_asked_on"),
        "community sector asked",
        noted(plural(count, "organisation"), entry.words.get("sector_said")),
    )


@tells("selection.formats_ready")
def formats_ready(entry: Entry) -> Told:
    """Everybody can read the notice on the same day."""
    return Told(
        entry.event.text("formats_ready_on"), "accessible formats ready", entry.words.get("formats", "")
    )


@tells("advert.placed")
def advert_placed(entry: Entry) -> Told:
    """The vacancy can be read about."""
    words = entry.words
    return Told(
        entry.event.text("since"), "vacancy advertised", noted(words.get("place"), words.get("reference"))
    )


@tells("selection.approved")
def selection_approved(entry: Entry) -> Told:
    """A second person looked at it."""
    event = entry.event
    on_paper = entry.words.get("approved_on_paper")
    who = f"on paper by {on_paper}" if on_paper else ""
    if not who and event["approved_by"]:
        who = f"by {entry.name('approved_by')}"
    return Told(
        event.text("approved_on"),
        "selection approved",
        noted(who or "with no second person", _set_aside(entry)),
        Standing.DONE,
    )


@tells("selection.noticed")
def selection_noticed(entry: Entry) -> Told:
    """Everybody may know."""
    return Told(entry.event.day, "notice of selection given", _set_aside(entry), Standing.DONE)


@tells("selection.replanned")
def selection_replanned(entry: Entry) -> Told:
    """Dates are others now, told in the order in which they come."""
    event = entry.event
    before = event["before"]
    days = before if isinstance(before, dict) else {}
    changed = []
    for mark, day in ((mark, days[mark.value]) for mark in Mark if mark.value in days):
        after = event.data.get("notice_on" if mark is Mark.NOTICE else MOMENTS[mark])
        changed.append(f"{mark.words} {_day(str(after)[:10])} in place of {_day(str(day))}")
    return Told(event.day, "dates planned anew", noted(*changed))


def _set_aside(entry: Entry) -> str:
    checks = entry.event.texts("exceptions")
    return f"in spite of: {', '.join(map(in_words, checks))}" if checks else ""


def _day(iso: str) -> str:
    return (
        narrow_day(date.fromisoformat(iso), date.min) if len(iso) == 10 else PartialDate.from_iso(iso).words
    )
