"""What each failure of a database means to a person: one table of sentences."""

from __future__ import annotations

import re

from sqlalchemy.exc import DBAPIError

from compacttui.rules.refusal import NotPermitted, Refused, ServerAway, StoreTrouble

_UNCHANGED = "Nothing was changed."

_SQLITE = {
    "SQLITE_FULL": "There is no room left on the disk that holds {place}. Free some space and try again.",
    "SQLITE_IOERR": "The disk that holds {place} refused to read or write. Check the disk, then try again.",
    "SQLITE_BUSY": "Someone else is saving in {place} just now. Try again in a moment.",
    "SQLITE_LOCKED": "Someone else is saving in {place} just now. Try again in a moment.",
    "SQLITE_READONLY": "{place} can only be read: the file, its folder or the disk is write-protected.",
    "SQLITE_CANTOPEN": "{place} cannot be opened. Check that it exists and that you may read and write it and its folder.",
    "SQLITE_NOTADB": "{place} is not a database of this program, or its beginning is damaged. Open your newest backup instead.",
    "SQLITE_CORRUPT": "{place} is damaged. Stop using it and open your newest backup; keep this file for whoever examines it.",
    "SQLITE_PERM": "You may not use {place}. Ask whoever looks after its folder.",
    "SQLITE_AUTH": "You may not use {place}. Ask whoever looks after its folder.",
    "SQLITE_CONSTRAINT": "The records in {place} would contradict each other: {detail}.",
    "SQLITE_TOOBIG": "That is more text than {place} can hold in one place.",
    "SQLITE_NOMEM": "This computer has run out of memory.",
}

_POSTGRES = {
    "08": "The connection to {place} was lost. Check the network, then try again.",
    "25P03": "The connection to {place} was idle for too long in the middle of an act, and was closed. Try again.",
    "23": "The records in {place} would contradict each other: {detail}.",
    "25": "{place} can only be read: it is a copy of the real one.",
    "28": "{place} does not know you, or the password is wrong. Check the login's name, and the password in ~/.pgpass or "
    "PGPASSWORD.",
    "3D": "There is no database at {place}. Check the name.",
    "42501": "The database at {place} does not allow you to do this.",
    "42P01": "The database at {place} has not been set up for this program. Run “compacttui init”.",
    "53": "The server of {place} is full or has too many visitors. Try again in a moment.",
    "55": "Someone else is saving in {place} just now. Try again in a moment.",
    "57": "The server of {place} is shutting down or starting. Try again in a moment.",
}

_AWAY = ("08", "57P", "25P03")
"""What PostgreSQL says, or its driver, where there is no server at the other end, or not for this connection any more."""

_CUT = frozenset({"OperationalError", "InterfaceError"})

_NO_PASSWORD = (
    "28P01",
    "{place} asks for a password. Put it into ~/.pgpass, a service file or PGPASSWORD.",
)

_NOT_LET_IN = (
    ("no password supplied", *_NO_PASSWORD),
    ("password authentication failed", "28P01", _POSTGRES["28"]),
    ("authentication failed", "28000", _POSTGRES["28"]),
    (
        "no pg_hba.conf entry",
        "28000",
        "The server of {place} lets nobody in from this computer under that name. Ask its keeper.",
    ),
    ("is not permitted to log in", "28000", _POSTGRES["28"]),
    (
        "permission denied for database",
        "42501",
        "Your login may not open {place}. Ask whoever keeps its logins.",
    ),
    ("not currently accepting connections", "57P03", _POSTGRES["57"]),
    ("starting up", "57P03", _POSTGRES["57"]),
    ("shutting down", "57P03", _POSTGRES["57"]),
    ("too many clients", "53300", _POSTGRES["53"]),
    ("too many connections", "53300", _POSTGRES["53"]),
    ("remaining connection slots", "53300", _POSTGRES["53"]),
    ('role "', "28000", _POSTGRES["28"]),
    ('database "', "3D000", _POSTGRES["3D"]),
    ("resolve host", "08001", "No computer is known by the name in {place}. Check the name and the network."),
    (
        "translate host",
        "08001",
        "No computer is known by the name in {place}. Check the name and the network.",
    ),
    (
        "",
        "08001",
        "No server answers at {place}. Check its address, the network, and that the server is running; then try again.",
    ),
)
"""What a server, or the driver, says to whoever is not connected yet: words in it, the number that the server gives it and
the driver keeps to itself, our sentence. The first that fits counts; the last fits everything."""

_ANSWERED = re.compile(r"\w:  ")
"""A server that answers says how grave it is before what it says, in its own language, with two blanks between; what
the driver says of a server that does not answer has none."""

_SAID_BY_IT = (
    "28000",
    (
        "The server of {place} does not let you in. It says: {detail}. Check the login's name, the password in ~/.pgpass "
        "or PGPASSWORD, and the database's name; if they are right, ask its keeper."
    ),
)
"""Where the server answers in words that are not known here: they are its reader's own language."""

_BEGINNINGS = ("connection failed", "failed to resolve", "connection timeout", "connection is bad")
"""How the driver begins what it says of a connection that was never there, in every language."""

_OUR_OWN = "CT"
"""How the numbers begin under which our own functions on a server refuse something, in a sentence of theirs."""

_UNSURE = (
    "The connection to {place} was lost in the very moment of saving, and the server does not say yet whether it was "
    "kept. When it is back, look in the history before you do it again."
)


def unsure(place: str) -> ServerAway:
    """The sentence where nobody can say yet whether an act was kept."""
    return ServerAway(_UNSURE.format(place=place))


def trouble_of(error: Exception, place: str) -> Refused:
    """The sentence for an error of either database, or of its driver."""
    original = error.orig if isinstance(error, DBAPIError) else error
    state = getattr(original, "sqlstate", None)
    if isinstance(state, str) and state.startswith(_OUR_OWN):
        return NotPermitted(f"{_first_line(original)} {_UNCHANGED}")
    # sqlite3 names its errors ("SQLITE_BUSY_SNAPSHOT"), PostgreSQL numbers its own ("57P01").
    name = getattr(original, "sqlite_errorname", None)
    if name is None and "Could not decode to UTF-8" in str(original):
        name = "SQLITE_CORRUPT"  # Python says this by itself of text that was overwritten
    if isinstance(name, str):
        sentence = next((text for start, text in _SQLITE.items() if name.startswith(start)), None)
    else:
        state, sentence = _of_server(original, state)
    if sentence is None and "no such table" in str(original):
        sentence = (
            "A part of {place} is missing ({detail}): another program took it away, or this is no file of this program. Keep "
            "it as it is for whoever examines it, and open your newest backup."
        )
    sentence = (
        sentence or "The database at {place} reports a fault that this program does not know ({detail})."
    )
    detail = _first_line(original)
    is_away = isinstance(state, str) and state.startswith(_AWAY)
    return (ServerAway if is_away else StoreTrouble)(
        f"{sentence.format(place=place, detail=detail)} {_UNCHANGED}"
    )


def _of_server(original: BaseException | None, state: str | None) -> tuple[str | None, str | None]:
    """The number and the sentence of a server's error, or of its driver's."""
    words = str(original)
    is_cut = state is None and bool(_CUT & {kind.__name__ for kind in type(original).__mro__})
    if is_cut and words.startswith(_BEGINNINGS):
        return _not_let_in(original, words)
    if is_cut:
        state = "08"  # the driver's own word for a connection that ended
    return state, next((text for start, text in _POSTGRES.items() if str(state).startswith(start)), None)


def _not_let_in(original: BaseException | None, words: str) -> tuple[str, str]:
    """The number and the sentence where there was no connection yet: the driver gives words alone then.

    Words of English first; after them what holds in every language.
    """
    for said, state, sentence in _NOT_LET_IN:
        if said and said in words:
            return state, sentence
    if getattr(getattr(original, "pgconn", None), "needs_password", False):
        return _NO_PASSWORD
    if _ANSWERED.search(words):
        return _SAID_BY_IT
    return _NOT_LET_IN[-1][1:]


def misread(place: str) -> StoreTrouble:
    """The sentence for a file that was read as damaged, and is not: the disk gave a wrong answer."""
    return StoreTrouble(
        f"The disk that holds {place} gave a wrong answer, and the right one when it was asked again. Try again; if it "
        f"happens once more, have the disk looked at, and keep copies elsewhere. {_UNCHANGED}"
    )


def _first_line(original: BaseException | None) -> str:
    # The first line names the rule that was broken; later lines of PostgreSQL's hold the row's values.
    return str(original).splitlines()[0] if original and str(original) else "no detail given"
