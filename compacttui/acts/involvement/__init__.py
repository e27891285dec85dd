"""Requests for involvement: received with the notice they give, passed on to those who want to be asked, answered."""

from compacttui.acts.involvement.passing_on import circulate, reply, set_engagement, take_back
from compacttui.acts.involvement.receiving import AskedFor, acknowledge, close, decline, feed_back, receive

__all__ = [
    "AskedFor",
    "acknowledge",
    "circulate",
    "close",
    "decline",
    "feed_back",
    "receive",
    "reply",
    "set_engagement",
    "take_back",
]
