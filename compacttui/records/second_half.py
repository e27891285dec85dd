"""The other program of a check in two halves: reads what is to be done from its input, and says on its output how far it is.

It says nothing at all where anything is wrong; then whoever started it goes through the whole history. Docs: `halves`.
"""

from __future__ import annotations

import gc
import json
import signal
import sys
from contextlib import closing

from sqlalchemy.engine import make_url

from compacttui.records.alongside import Cut, OutOfOrder, Reader
from compacttui.records.checking import Head, head_of
from compacttui.records.database import connect
from compacttui.records.halves import NotInHalves, Told, second_half
from compacttui.rules.refusal import StoreTrouble


def main() -> int:
    """Check the second half; gives 1 where it does not say that nothing is wrong."""
    # Ctrl+C is for who started this, who ends it then.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    task: Told = json.load(sys.stdin)
    size, edge = task["head"]
    try:
        with (
            closing(connect(make_url(task["url"]))) as database,
            database.reading() as connection,
        ):
            if head_of(connection, task["log"]) != Head(size, bytes.fromhex(edge)):
                return 1  # something was recorded meanwhile
            with Reader(connection, task["log"], since=Cut(task["entry"], task["places"])) as reader:
                _say(second_half(reader, bytes.fromhex(task["key"]), _say))
    except (NotInHalves, OutOfOrder, StoreTrouble):
        return 1
    return 0


def _say(told: Told | int) -> None:
    print(json.dumps(told), flush=True)  # into a pipe of this program's own, in plain letters


if __name__ == "__main__":
    sys.exit(main())
