"""What must be so before a selection takes a step: each guard says what is wrong, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from compacttui.rules.dates import london_day, long_day, long_day_and_time
from compacttui.rules.findings import Finding, Strength
from compacttui.rules.selections.facts import Process, has_passed
from compacttui.rules.words import SelectionMethod

NO_PROTOCOL = "No selection protocol has been adopted: the rule book counts as it stands."
PROTOCOL_CHANGED = (
    "The rule book was changed after the selection protocol was adopted. Have the new edition adopted first."
)


def ready_to_approve(process: Process, _now: datetime) -> Iterator[Finding]:
    """It has an independent officer, dates in order, and somebody else looked at it."""
    yield from process.independence
    yield from process.timetable
    if not process.has_officer:
        yield Finding("officer", "Name a returning officer first.", Strength.IMPOSSIBLE, "returning_officer")
    if not process.electorate_set:
        yield Finding("electorate", "Say first who may vote.", Strength.IMPOSSIBLE, "electorate")
    if process.protocol:
        yield Finding("protocol", process.protocol, field="protocol")
    if not process.role_agreed:
        message = "The role description is not agreed yet: “Agree a role description”, on each seat."
        yield Finding("role_description", message, field="role_description")
    if not process.second_person:
        yield Finding("second_person", "Nobody else has looked at it yet. A second person approves.")


def ready_for_notice(process: Process, now: datetime) -> Iterator[Finding]:
    """It is advertised, the sector was asked, accessible formats come out with it, on the day the dates count from."""
    if process.notice_on is not None and london_day(now) > process.notice_on:
        message = (
            f"By the timetable notice was due on {long_day(process.notice_on)}, and nominations would be open for "
            "less time than it says. Plan the dates again first."
        )
        yield Finding("notice_day", message, field="notice_on")
    if process.adverts < process.adverts_needed:
        message = f"It is advertised in {process.adverts} of {process.adverts_needed} places."
        yield Finding("adverts", message, field="adverts")
    if not process.community_asked:
        message = "The community sector has not been consulted about this seat."
        yield Finding("community_asked", message, field="community_asked")
    if not process.formats_ready:
        message = "Accessible formats are not ready. They come out on the same day as the notice."
        yield Finding("formats", message, field="formats_ready")


def all_ruled(process: Process, _now: datetime) -> Iterator[Finding]:
    """Somebody has ruled on every nomination."""
    if process.undecided:
        count = "One nomination has" if process.undecided == 1 else f"{process.undecided} nominations have"
        yield Finding("all_ruled", f"{count} not been ruled on.", Strength.IMPOSSIBLE)


def withdrawals_over(process: Process, now: datetime) -> Iterator[Finding]:
    """The time for withdrawing is over."""
    if not has_passed(process.withdrawals_close_at, now):
        yield Finding(
            "withdrawals",
            _until("Candidates may withdraw", process.withdrawals_close_at),
            Strength.IMPOSSIBLE,
        )


def has_candidates(process: Process, _now: datetime) -> Iterator[Finding]:
    """Somebody stands."""
    if not process.valid:
        yield Finding("candidates", "There is no valid nomination.", Strength.IMPOSSIBLE)


def is_uncontested(process: Process, now: datetime) -> Iterator[Finding]:
    """There are no more candidates than places."""
    yield from has_candidates(process, now)
    if process.valid > process.places:
        message = f"{process.valid} people stand for {_places(process.places)}, so there is a poll."
        yield Finding("uncontested", message, Strength.IMPOSSIBLE)


def is_contested(process: Process, now: datetime) -> Iterator[Finding]:
    """There are more candidates than places."""
    yield from has_candidates(process, now)
    if 0 < process.valid <= process.places:
        message = f"{_people(process.valid)} for {_places(process.places)}: there is no poll."
        yield Finding("contested", message, Strength.IMPOSSIBLE)


def nobody_stands(process: Process, _now: datetime) -> Iterator[Finding]:
    """Nobody stands."""
    if process.valid:
        yield Finding("nobody", f"{_people(process.valid)}.", Strength.IMPOSSIBLE)


def too_few(process: Process, _now: datetime) -> Iterator[Finding]:
    """There are fewer candidates than places."""
    if process.valid >= process.places:
        yield Finding("enough", "There are enough candidates.", Strength.IMPOSSIBLE)


def first_extension(process: Process, _now: datetime) -> Iterator[Finding]:
    """Nominations were not open twice already."""
    if process.extended:
        yield Finding("extended_once", "Nominations were open twice already.", Strength.IMPOSSIBLE)


def no_vote_asked(process: Process, _now: datetime) -> Iterator[Finding]:
    """The rules let people be elected unopposed."""
    if process.vote_asked:
        message = "The rules of this selection ask the voters for a yes or no first."
        yield Finding("yes_or_no", message, Strength.IMPOSSIBLE)


def poll_over(process: Process, now: datetime) -> Iterator[Finding]:
    """The poll is over by the clock."""
    if not has_passed(process.poll_closes_at, now):
        yield Finding("clock", _until("The poll is open", process.poll_closes_at), Strength.IMPOSSIBLE)


def not_answered(process: Process, _now: datetime) -> Iterator[Finding]:
    """Nobody recorded the numbers of a vote that was held elsewhere."""
    if process.answers_recorded:
        message = "The yes and no votes are recorded already, and are not changed any more."
        yield Finding("answers", message, Strength.IMPOSSIBLE)


def answered(process: Process, now: datetime) -> Iterator[Finding]:
    """The voters said yes or no, and their votes are recorded."""
    yield from poll_over(process, now)
    if has_passed(process.poll_closes_at, now) and not process.answers_recorded:
        yield Finding("answers", "Record the yes and no votes first.", Strength.IMPOSSIBLE)


def talks(process: Process, _now: datetime) -> Iterator[Finding]:
    """The notice said that candidates talk first."""
    if process.method is not SelectionMethod.AGREED:
        message = "The notice does not say that candidates talk first, and the method stays as announced."
        yield Finding("method", message, Strength.IMPOSSIBLE, "method")


def has_a_panel(process: Process, _now: datetime) -> Iterator[Finding]:
    """The notice named a panel, and its people are known."""
    if process.method is not SelectionMethod.PANEL:
        message = "The notice does not name a panel, and the method stays as announced."
        yield Finding("method", message, Strength.IMPOSSIBLE, "method")
    elif not process.panel_named:
        yield Finding("panel", "Name the people of the panel first.", Strength.IMPOSSIBLE, "panel")


def independent(process: Process, _now: datetime) -> Iterator[Finding]:
    """Those who run it have no part in it."""
    yield from process.independence


def ready_to_seal(process: Process, _now: datetime) -> Iterator[Finding]:
    """The register was frozen and the papers are sealed: what is counted cannot change."""
    if not process.register_frozen:
        yield Finding("register", "The register of electors was never frozen.", Strength.HARD_STOP)
    if not process.sealed:
        yield Finding(
            "sealed", "Seal the papers first: they are counted as they were sealed.", Strength.HARD_STOP
        )


def counted_and_signed(process: Process, _now: datetime) -> Iterator[Finding]:
    """The count is complete, and signed by those who answer for it."""
    if process.tie_pending:
        yield Finding("tie", "The count waits for a lot.", Strength.IMPOSSIBLE)
    if not process.officer_signed:
        yield Finding("officer_signs", "The returning officer has not signed the count.", Strength.HARD_STOP)
    if not process.scrutineer_signed:
        yield Finding("scrutineer_signs", "No scrutineer has signed the count.")


def objections_answered(process: Process, _now: datetime) -> Iterator[Finding]:
    """Every objection of a scrutineer to the count is answered."""
    if process.objection_open:
        message = "A scrutineer objects to the count, and is not answered yet. Answer the objection first."
        yield Finding("objection", message, Strength.IMPOSSIBLE)


def complaints_decided(process: Process, _now: datetime) -> Iterator[Finding]:
    """No complaint is open, whichever way the result came about."""
    if process.complaint_open:
        yield Finding("complaint", "A complaint is not decided yet.", Strength.IMPOSSIBLE)


def complaints_over(process: Process, now: datetime) -> Iterator[Finding]:
    """No complaint is open, and the time for them is over."""
    yield from complaints_decided(process, now)
    if not process.complaint_open and not has_passed(process.complaints_close_at, now):
        yield Finding("complaints", _until("Complaints are heard", process.complaints_close_at))


def register_before_poll(process: Process, _now: datetime) -> Iterator[Finding]:
    """The register of electors is frozen."""
    if not process.register_frozen:
        yield Finding("register", "Freeze the register of electors first.", Strength.IMPOSSIBLE)


def _until(what: str, moment: datetime | None) -> str:
    return f"{what} until {long_day_and_time(moment)}." if moment else f"{what} for a while yet."


def _places(count: int) -> str:
    return "one place" if count == 1 else f"{count} places"


def _people(count: int) -> str:
    return "One person stands" if count == 1 else f"{count} people stand"
