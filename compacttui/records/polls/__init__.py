"""A poll held here: what the ledger tells of it, and beside the ledger its box, its codes and its lock.

`entries` is what the ledger tells. `sealing` and `locks` are the cryptography, `tables` what is kept beside the
ledger and for how long, `box` what is done to it, `traces` how it is taken away. Only the acts of a poll load
`sealing` and `locks`: the library behind them is loaded by nobody else.
"""

from compacttui.records.polls import tables
from compacttui.records.polls.entries import poll, poll_id

__all__ = ["poll", "poll_id", "tables"]
