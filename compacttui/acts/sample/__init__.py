"""An invented town with years of history, the same for the same seed: for demonstrations, tests and measurements."""

from compacttui.acts.sample.build import Built, build
from compacttui.acts.sample.sizes import TODAY, Size

__all__ = ["TODAY", "Built", "Size", "build"]
