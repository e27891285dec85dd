"""How entries on questions to members, their answers, comments, actions and reminders read."""

from __future__ import annotations

from compacttui.questions.telling import Entry, Told, noted, tells
from compacttui.rules.dates import plural, short_day
from compacttui.rules.words import ActionState, ChaseWay, RemarkKind, Standing


@tells("sounding.asked")
def sounding_asked(entry: Entry) -> Told:
    """What members were asked, and until when they could answer."""
    asked, closes = entry.day("asked_on"), entry.day("closes_on")
    until = f"answers until {short_day(closes, asked or closes)}" if closes else ""
    return Told(
        entry.event.text("asked_on"),
        "members asked",
        noted(entry.words.get("question"), entry.name("meeting"), until),
    )


@tells("answer.received")
def answer_received(entry: Entry) -> Told:
    """What a member answered, for those who may read it."""
    who = next((entry.name(field) for field in ("organisation", "person") if entry.event.data.get(field)), "")
    return Told(entry.event.text("answered_on"), "answer of a member", noted(who, entry.words.get("said")))


@tells("sounding.closed")
def sounding_closed(entry: Entry) -> Told:
    """What the answers come to."""
    replies = entry.event.cell("replies")
    return Told(
        entry.event.text("closed_on"),
        "answers of members summed up",
        noted(
            plural(replies if isinstance(replies, int) else 0, "answer"),
            entry.words.get("summary"),
        ),
        Standing.DONE,
    )


@tells("sounding.set_aside")
def sounding_set_aside(entry: Entry) -> Told:
    """Why it was not used."""
    return Told(
        entry.event.text("set_aside_on"), "question to members not used", noted(entry.words.get("reason"))
    )


@tells("remark.made")
def remark_made(entry: Entry) -> Told:
    """Who said what about a report-back."""
    says = RemarkKind.of(entry.event["says"])
    body = entry.name("organisation") if entry.event.data.get("organisation") else ""
    return Told(
        entry.event.text("made_on"),
        "the minutes say otherwise" if says is RemarkKind.MINUTES else "comment on a report-back",
        noted(
            entry.name("person"),
            body,
            says.words if says is RemarkKind.ANSWER else "",
            _item(entry),
            entry.words.get("said"),
        ),
        Standing.DECIDE if says is RemarkKind.MINUTES else None,
    )


@tells("remark.replied")
def remark_replied(entry: Entry) -> Told:
    """What the writer of the report replied."""
    return Told(
        entry.event.text("replied_on"),
        "reply to a comment",
        noted(entry.name("replied_by"), _item(entry), entry.words.get("reply")),
        Standing.DONE,
    )


@tells("action.agreed")
def action_agreed(entry: Entry) -> Told:
    """What is to be done, by whom and by when."""
    due = entry.day("due_on")
    return Told(
        entry.event.day,
        "action agreed",
        noted(
            entry.words.get("what"),
            entry.words.get("owner"),
            f"by {short_day(due, due)}" if due else "",
        ),
    )


@tells("action.settled")
def action_settled(entry: Entry) -> Told:
    """What became of it."""
    state = ActionState.of(entry.event["state"])
    done = state is ActionState.DONE
    return Told(
        entry.event.text("settled_on"),
        f"action {state.words}",
        noted(entry.words.get("outcome")),
        Standing.DONE if done else None,
    )


@tells("chase.made")
def chase_made(entry: Entry) -> Told:
    """That the officer says they reminded somebody; the program sent nothing."""
    owed = entry.event.data.get("owed")
    many = len(owed) if isinstance(owed, list) else 1
    told = entry.words.get("passed_on_to")
    return Told(
        entry.event.text("chased_on"),
        "reminded of a report-back" if many == 1 else f"reminded of {many} report-backs",
        noted(
            f"by {ChaseWay.of(entry.event['way']).words}, as the officer says",
            f"{told} told, too" if told else "",
            entry.words.get("note"),
        ),
    )


def _item(entry: Entry) -> str:
    thing = entry.event.data.get("item")
    return f"item {thing.rpartition('.')[2]}" if isinstance(thing, str) else ""
