"""What the programs of the interface share: when one of them fails, nothing that somebody typed is shown."""

from __future__ import annotations

from textual.app import App
from textual.worker import WorkerFailed


class Program(App[None]):
    """A program that leaves the screen where it makes a mistake, and lets its caller say so."""

    def _fatal_error(self) -> None:
        """Leave. Textual would print every variable on the way: ballot codes, marks, passphrases."""
        self.bell()
        self._close_messages_no_wait()

    def run_until_left(self) -> None:
        """Run until somebody leaves.

        Raises:
            Exception: whatever the program failed with, as it was raised.
        """
        self.run()
        fault = self._exception
        if fault is not None:
            raise fault.error if isinstance(fault, WorkerFailed) else fault
