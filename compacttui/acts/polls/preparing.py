"""Preparing a poll that is held here: its ballot box, and who can open it."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated

from compacttui.acts.desk import Desk
from compacttui.acts.fields import Called, Secret, Selection, Words
from compacttui.acts.polls.held import (
    BEFORE_THE_CLOSE,
    boxes_on_paper,
    check_not_closed,
    own_process,
    state_of,
)
from compacttui.acts.polls.once import written_once
from compacttui.acts.registry import act
from compacttui.acts.selections.processes import Process, listed, nominations_of
from compacttui.acts.selections.standing import check_independent
from compacttui.records.log import Books
from compacttui.records.polls import box, poll, poll_id
from compacttui.records.polls.paper import length_for
from compacttui.rules.passphrases import (
    RECOVERY_BYTES,
    check_passphrase,
    recovery_code_from,
    same_letters,
)
from compacttui.rules.polls.marks import MOST_NAMES
from compacttui.rules.refusal import Refused

OFFICER, SCRUTINEER, RECOVERY = "returning_officer", "scrutineer", "recovery_code"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A ballot box that was prepared.

    Attributes:
        poll: its id.
        opened_by: who can open it, in words.
        said: what to do now, in a sentence.
    """

    poll: str
    opened_by: str
    said: str


@act(
    "poll.prepare",
    title="Prepare the ballot box",
    on="selection",
    confidential=True,
    when=BEFORE_THE_CLOSE,
)
def prepare(
    desk: Desk,
    selection: Selection,
    passphrase: Annotated[Secret, Called("Returning officer's passphrase")],
    passphrase_again: Annotated[Secret, Called("The same again")],
    recovery_file: Annotated[str | None, Called("File for the recovery code")] = None,
    scrutineer_passphrase: Annotated[Secret | None, Called("Scrutineer's passphrase")] = None,
    scrutineer_passphrase_again: Annotated[Secret | None, Called("The scrutineer's again")] = None,
    reason: Words | None = None,
) -> Prepared:
    """Make the ballot box of a poll that is held here, closed for everybody until the poll has closed.

    Only a passphrase of two people, or the recovery code, opens it then. Where all three are lost, the votes are.

    Args:
        selection: which one.
        passphrase: typed by the returning officer; twelve characters or more.
        passphrase_again: the same once more.
        recovery_file: where the recovery code is written, to be printed, put into a sealed envelope, and deleted; in
            the folder you are in if left empty.
        scrutineer_passphrase: typed by the scrutineer, who keeps it to themselves; needed where one is named.
        scrutineer_passphrase_again: the same once more.
        reason: why it is prepared without the scrutineer, or again, if so.

    Raises:
        Refused: the candidates are not published, the poll is over, there is a box already, or a passphrase will not do.
    """
    secrets = {OFFICER: check_passphrase(passphrase, passphrase_again, "passphrase")}
    if scrutineer_passphrase:
        secrets[SCRUTINEER] = check_passphrase(
            scrutineer_passphrase, scrutineer_passphrase_again or "", "scrutineer_passphrase"
        )
    with ExitStack() as files, desk.writing() as books:
        process = own_process(desk, books, selection)
        exceptions = _checked(books, process, secrets, reason)
        length = length_for(boxes_on_paper(books, process))
        chance = desk.chance.at(f"{books.log}/{selection}/box", books.seq)
        code = recovery_code_from(chance.bytes(RECOVERY_BYTES))
        secrets[RECOVERY] = same_letters(code)
        from compacttui.records.polls import locks, sealing

        private = chance.bytes(sealing.KEY_BYTES)
        public = sealing.public_of(private)
        box.make(
            books.connection,
            books.log,
            selection,
            public_key=public,
            salt=chance.bytes(locks.SALT_BYTES),
            paper_bytes=length,
            locks=[
                locks.lock(
                    private, secret, holder=holder, poll=selection, salt=chance.bytes(locks.SALT_BYTES)
                )
                for holder, secret in secrets.items()
            ],
        )
        made = poll_id(selection)
        books.record(
            "poll.prepared",
            made,
            about=process.about,
            reason=reason,
            selection=selection,
            key_sha256=sha256(public).hexdigest(),
            paper_bytes=length,
            holders=sorted(secrets),
            exceptions=exceptions,
        )
        file = recovery_file or f"recovery code {process.reference}.txt"
        place = files.enter_context(written_once(file, _sheet(process, code), field="recovery_file"))
    who = listed([holder.replace("_", " ") for holder in secrets])
    said = f"The recovery code is in {place}: print it, seal it in an envelope, delete the file."
    return Prepared(made, who, said)


def _checked(books: Books, process: Process, secrets: dict[str, str], reason: str | None) -> list[str]:
    """What stands in the list of exceptions; refuses what cannot be."""
    if state_of(books, process) not in BEFORE_THE_CLOSE:
        raise Refused(
            "A ballot box is prepared once the candidates of a contested selection are published, or the voters are "
            "asked for a yes or no, and before the poll has closed.",
            field="selection",
        )
    check_not_closed(books, process)
    check_independent(books, process, nominations_of(books, process.id))
    if box.find(books.connection, books.log, process.id, hold=True) is not None:
        raise Refused("There is a ballot box for this poll already.", field="selection")
    if boxes_on_paper(books, process) > MOST_NAMES:
        raise Refused(f"A ballot paper here holds {MOST_NAMES} boxes at most.", field="selection")
    if SCRUTINEER in secrets and secrets[SCRUTINEER] == secrets[OFFICER]:
        raise Refused(
            "Both passphrases are the same. Each of the two keeps their own to themselves.",
            field="scrutineer_passphrase",
        )
    exceptions = ["prepared_again"] if books.get(poll, poll_id(process.id)) is not None else []
    if SCRUTINEER not in secrets:
        exceptions.append("no_scrutineer")
        if process.scrutineers and not reason:
            raise Refused(
                "A scrutineer is named: let them type a passphrase of their own, or say why they do not. The reason "
                "stands in the list of exceptions.",
                field="scrutineer_passphrase",
            )
    return exceptions


def _sheet(process: Process, code: str) -> str:
    return (
        f"Recovery code for the ballot box of selection {process.reference}\n\n"
        f"    {code}\n\n"
        "It opens the box when the poll has closed, if no passphrase is at hand.\n"
        "Print this sheet, seal it in an envelope signed by two people, and delete this file.\n"
        "Whoever reads it can open the votes. Where it and both passphrases are lost, the votes are lost.\n"
    )
