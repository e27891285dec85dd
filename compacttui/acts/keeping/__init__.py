"""What is kept no longer: a person's words erased on a ground of the law, and what has been kept long enough."""

from compacttui.acts.keeping.destroying import (
    Destroyed,
    destroy_ballots,
    destroy_due,
    destroy_interest,
    destroy_term,
)
from compacttui.acts.keeping.erasing import Erased, erase

__all__ = [
    "Destroyed",
    "Erased",
    "destroy_ballots",
    "destroy_due",
    "destroy_interest",
    "destroy_term",
    "erase",
]
