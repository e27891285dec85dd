"""Report-backs as members read them: one by one, a month's together, and a draft before it is sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from compacttui.papers.as_text import text_lines
from compacttui.papers.document import Block, Closed, Document, Facts, Section, Table, Words
from compacttui.papers.registry import MONTH, paper
from compacttui.papers.sources import whose
from compacttui.questions.reports.beside import RemarkSeen
from compacttui.questions.reports.items import ItemSeen
from compacttui.questions.reports.published import Planned, Written, drafted, reports_told
from compacttui.questions.reports.reading import ReportRead, read_report
from compacttui.questions.soundings import read_sounding
from compacttui.questions.view import View
from compacttui.rules.aligned import WIDTH
from compacttui.rules.dates import PartialDate, days, long_day, plural, short_day
from compacttui.rules.words import SoundingState


@paper("report", title="A report-back", takes="report")
def report(view: View, ref: str) -> Document:
    """A report-back as members read it: open items in the representative's words, closed ones as a line."""
    return report_document(read_report(view, ref), whose(view))


@paper("digest", title="The report-backs of a month", takes=MONTH, needs=False)
def digest(view: View, ref: str) -> Document:
    """All report-backs that were sent in a month, by partnership, to go out together."""
    month = PartialDate.from_iso(ref)
    told = reports_told(view, month.earliest, month.latest)
    sent = [read for read in told if read.sent_on is not None]
    said = f"{plural(len(sent), 'report-back')} {'was' if len(sent) == 1 else 'were'} sent in {month.words}."
    notes = (CLOSED_NOTE,) if any(map(has_closed, told)) else ()
    words = Words(said if sent else f"No report-back was sent in {month.words}.")
    return Document(f"Report-backs of {month.words}", whose(view), (words, *_by_partnership(told)), notes)


@paper("question-to-members", title="A question to members", takes="sounding")
def question_to_members(view: View, ref: str) -> Document:
    """A question that a representative puts to members before a meeting, to pass on; afterwards what they answered."""
    one = read_sounding(view, ref)
    answers = f"{plural(one.replies, 'answer')}: {one.summary}" if one.summary else ""
    blocks: list[Block] = [
        Facts(
            (
                ("Before the meeting of", f"{one.partnership}, {long_day(one.met_on)}"),
                ("About", one.item),
                ("Asked by", one.person),
                ("Answers until", long_day(one.closes_on) if one.state is SoundingState.OPEN else ""),
            )
        ),
        Words(one.question),
    ]
    if answers:
        blocks.append(Section("What members answered", (Words(answers),)))
    elif one.state is SoundingState.OPEN:
        blocks.append(Words("Please answer to whoever passed this on to you. A line is enough."))
    return Document("A question to members", whose(view), tuple(blocks))


def _by_partnership(sent: Sequence[ReportRead]) -> Iterator[Section]:
    for (partnership, _), several in groupby(sent, key=lambda read: (read.partnership, read.partnership_id)):
        yield Section(
            partnership,
            tuple(Section(f"{long_day(read.met_on)}, {read.seat}", tuple(_blocks(read))) for read in several),
        )


CLOSED_NOTE = "Of an item that is closed, this page says that it took place, and nothing else."


def as_members_read(read: ReportRead, width: int = WIDTH) -> tuple[str, ...]:
    """A report-back as lines of text, with exactly what its reader may read.

    Args:
        read: the report as that reader sees it, sent or not yet.
        width: the most columns a line may take.
    """
    return text_lines(report_document(read), width)


def preview(
    view: View,
    meeting: str,
    items: Sequence[Written] = (),
    asks: str | None = None,
    actions: Sequence[Planned] = (),
    *,
    nothing: bool = False,
    seat: str | None = None,
    width: int = WIDTH,
) -> tuple[str, ...]:
    """What anyone will read of a report-back if it is sent as it is now, line by line.

    Args:
        view: the writer's own.
        meeting: on which meeting.
        items: what was written so far, as `report.submit` takes it.
        asks: what members are asked.
        actions: what is to be done.
        nothing: that the meeting brought nothing to report.
        seat: for which seat, if they sit there in several.
        width: the most columns a line may take.

    Raises:
        Refused: there is no such meeting on record.
    """
    read = drafted(view, meeting, items, asks, actions, nothing=nothing, seat=seat)
    return as_members_read(read, width)


def report_document(read: ReportRead, source: str = "") -> Document:
    """A report-back as a paper, with what its reader may read and not a word more.

    Args:
        read: the report as that reader sees it.
        source: whose records it is from.
    """
    notes = (CLOSED_NOTE,) if has_closed(read) else ()
    title = f"Report-back: {read.partnership}, {long_day(read.met_on)}"
    return Document(title, source, tuple(_blocks(read)), notes)


def has_closed(read: ReportRead) -> bool:
    """Whether something in it may not be read."""
    return any(item.stub for item in read.items)


def _blocks(read: ReportRead) -> Iterator[Block]:
    yield Facts(
        (
            ("From", f"{read.person}, {read.seat}"),
            ("Written by", read.written_by),
            ("Sent", _sent(read)),
            ("Amended", long_day(read.amended_on) if read.amended_on else ""),
        )
    )
    if read.nothing:
        yield Words("There was nothing to report from this meeting.")
    elif read.sent_on is None:
        yield Words("No report-back is expected on this meeting.")
    yield from map(_item, read.items)
    yield from _actions(read)
    if read.asks:
        yield Section("I would like to know from you", (Words(read.asks),))
    if read.guidance:
        yield Section("I need your guidance", (Words(read.guidance),))
    if read.remarks:
        yield Section("What members say", tuple(_remark(one) for one in read.remarks))


def _actions(read: ReportRead) -> Iterator[Block]:
    """What is to be done, by whom and by when; nothing where nothing is."""
    if not read.actions:
        return
    rows = tuple(
        (
            one.what,
            one.owner or read.person,
            short_day(one.due_on, date.min) if one.due_on else "",
            f"{one.state.words}: {one.outcome}" if one.outcome else one.state.words,
        )
        for one in read.actions
    )
    yield Section("Actions", (Table("What is to be done", _ACTION_HEADINGS, rows),))


_ACTION_HEADINGS = ("What", "Who", "By", "Stands")


def _remark(one: RemarkSeen) -> Section:
    """What somebody said, and the reply, each with its day."""
    said = Facts(((f"{long_day(one.made_on)}", one.said),))
    reply = (Facts(((f"Reply, {long_day(one.replied_on)}", one.reply),)),) if one.replied_on else ()
    return Section(one.label, (said, *reply))


def _sent(read: ReportRead) -> str:
    if read.sent_on is None:
        return ""
    late = f", {days(read.days_late)} late" if read.days_late else ""
    return f"{long_day(read.sent_on)}{late}"


def _item(item: ItemSeen) -> Section:
    blocks: list[Block] = [Closed(item.stub)] if item.stub else []
    if item.lines:
        blocks.append(Facts(item.lines))
    if not blocks:
        blocks.append(Words("(nothing written yet)"))
    return Section(f"{item.number}. {item.title}", tuple(blocks))
