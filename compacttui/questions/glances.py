"""What Today said last time, for whoever must not wait: nothing large is imported for it."""

from compacttui.records.glance import glance

__all__ = ["glance"]
