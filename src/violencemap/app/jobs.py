"""Work that takes a while, in a thread of its own: a page is drawn again and again meanwhile.

The thread knows nothing of Streamlit, so it goes on while its person looks at other pages.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from threading import Event, Thread

from violencemap.errors import StoppedError, ViolenceMapError
from violencemap.pipeline import Progress

__all__ = ["Job"]

_LOG = logging.getLogger(__name__)


class Job:
    """Work that has begun. ``step``, ``done`` and ``total`` are what it told last."""

    def __init__(self, work: Callable[[Progress], None]) -> None:
        self.step, self.done = "", 0
        self.total: int | None = None
        self.error: ViolenceMapError | None = None
        self._began = time.monotonic()
        self._stop = Event()
        self._thread = Thread(target=self._run, args=(work,), daemon=True)
        self._thread.start()

    @property
    def running(self) -> bool:
        return self._thread.is_alive()

    @property
    def stopped(self) -> bool:
        return self._stop.is_set()

    @property
    def seconds_left(self) -> float | None:
        """How long this step will still take at its pace so far; None while that is not known."""
        if not self.total or not self.done:
            return None
        return (time.monotonic() - self._began) / self.done * (self.total - self.done)

    def stop(self) -> None:
        """Ask the work to end; it does when it next tells how far it is."""
        self._stop.set()

    def wait(self, seconds: float | None = None) -> None:
        self._thread.join(seconds)

    def _tell(self, step: str, done: int, total: int | None) -> None:
        if self.stopped:
            raise StoppedError("stopped")
        if step != self.step:
            self._began = time.monotonic()
        self.step, self.done, self.total = step, done, total

    def _run(self, work: Callable[[Progress], None]) -> None:
        try:
            work(self._tell)
        except StoppedError:
            pass
        except ViolenceMapError as error:
            self.error = error
        except Exception as error:  # a thread must not end without a word
            _LOG.exception("work in the background failed")
            self.error = ViolenceMapError(f"{type(error).__name__}: {error}")
