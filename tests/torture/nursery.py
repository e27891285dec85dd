"""The process from which the writers of the torture tests are forked, so that one takes milliseconds to begin."""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from torture.crew import PARTS

from compacttui.acts import organisations
from compacttui.acts.registry import all_acts
from compacttui.cli.session import Session, Settings
from compacttui.rules.refusal import StoreTrouble


def write(name: str, place: str, diary: Path) -> None:
    """Register organisations without end, three in each act; say before and after which act it is."""
    said = os.open(diary, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    troubles = os.open(diary.with_suffix(".troubles"), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    chance = random.Random(name)  # noqa: S311 - a pause is no secret
    number = 0
    session = None
    nursery = os.getppid()
    while os.getppid() == nursery:  # nobody writes on whose tests are over
        number += 1
        os.write(said, f"begin {number}\n".encode())
        try:
            if session is None:
                session = Session(Settings(db=place))
            desk = session.desk()
            with desk.together():
                for part in range(PARTS):
                    organisations.register(desk, f"{name} {number} {part}")
            os.write(said, f"done {number} {desk.kept.start}\n".encode())
        except StoreTrouble as trouble:
            os.write(said, f"refused {number}\n".encode())
            os.write(troubles, f"{number} {trouble.message}\n".encode())
            time.sleep(0.02)
            if "database" not in session.__dict__ or "town" not in session.__dict__:
                session = None
        if chance.random() < 0.05:
            time.sleep(chance.random() * 0.01)


def main() -> None:
    """Fork writers, and end them, as told."""
    all_acts()

    Session(Settings(db="nowhere")).rules  # noqa: B018 - read once, for all
    os.nice(5)  # whoever looks at what they have written goes first
    print("ready", flush=True)
    for line in sys.stdin:
        order = json.loads(line)
        if "kill" in order:
            os.kill(order["kill"], signal.SIGKILL)
            os.waitpid(order["kill"], 0)
            print("gone", flush=True)
            continue
        pid = os.fork()
        if pid == 0:
            os.close(0)
            try:
                write(order["begin"], order["place"], Path(order["diary"]))
            except BaseException as error:
                Path(order["diary"]).with_suffix(".fault").write_text(repr(error))
            finally:
                os._exit(1)
        print(pid, flush=True)


if __name__ == "__main__":
    main()
