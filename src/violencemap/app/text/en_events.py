"""Words of the page of events in English."""

from __future__ import annotations

__all__ = ["TEXT"]

TEXT = {
    "report_places": "Places and what they stand for",
    "report_words": "In the text",
    "report_meant": "Taken for",
    "event_not_listed": "The event below is not in the table: the filters leave it out, or the "
    "table shows only the first ones.",
    "event_close": "Close the event",
}
