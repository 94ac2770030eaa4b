"""The files that a person is about to add: dropped, read, looked at, stored, taken back.

One batch a session. It lives in the session and not in the page, so nothing of it is lost when
its person looks at another page meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

import streamlit as st

from violencemap.app.dropped_file import DroppedFile
from violencemap.app.jobs import Job
from violencemap.app.uploads import Upload, UploadFolder
from violencemap.errors import ViolenceMapError
from violencemap.pipeline import Progress, store_files
from violencemap.store import default_store_path
from violencemap.store.additions import last_addition, undo_addition
from violencemap.types import Rejection, Report

__all__ = ["Batch", "new_batch", "session_batch"]

# Small files are read before the page could show that they are being read. Seconds.
_WAIT = 0.5


class Batch:
    """Dropped files, the work on them, and what was stored of them.

    ``drops`` counts the drops: each gets a new drop zone, since what was dropped is in here.
    ``report`` tells what was stored last, ``set_aside`` what of it could not be right.
    """

    def __init__(self) -> None:
        self.files: list[DroppedFile] = []
        self.drops = 0
        self.job: Job | None = None
        self.storing = self.stopped = self.undone = False
        self.report: Report | None = None
        self.set_aside: tuple[Rejection, ...] = ()
        self.error: ViolenceMapError | None = None
        self._folder = UploadFolder()
        self._taken: set[str] = set()

    @property
    def readable(self) -> list[DroppedFile]:
        """Files that can be stored."""
        return [one for one in self.files if one.reading is not None]

    @property
    def can_undo(self) -> bool:
        """Whether what this session stored last is still what was added last."""
        if self.report is None or self.report.addition_id is None or self.undone:
            return False
        last = last_addition(default_store_path())
        return last is not None and last.addition_id == self.report.addition_id

    def words(self, said: str) -> str:
        """Words about a file, without the folder that only we know."""
        return self._folder.without_folder(said)

    # --- what a person does ----------------------------------------------------------------

    def drop(self, uploads: Sequence[Upload]) -> None:
        """Take files over and read them. Browsers may send what was dropped more than once."""
        self.drops += 1
        for upload in uploads:
            if upload.file_id not in self._taken:
                self._taken.add(upload.file_id)
                self.files.append(DroppedFile(self._folder.keep(upload.name, upload)))
        self.read()

    def read(self) -> None:
        """Read what waits to be read."""
        if self.job is None and any(one.waits for one in self.files):
            self.storing = False
            self._begin(self._read_files)

    def store(self) -> None:
        """Store all that could be read, in one change."""
        if self.job is None and self.readable:
            self.storing, self.report, self.undone = True, None, False
            self._begin(self._store_files)

    def stop(self) -> None:
        """End the work. The store is as it was; files that were not read yet are let go."""
        if self.job is None:
            return
        self.job.stop()
        self.stopped = True
        if not self.storing:  # nothing hangs on its end
            self.job = None
            self.files = [one for one in self.files if not one.waits]

    def settle(self) -> bool:
        """Take note of work that has ended; whether one has."""
        if self.job is None or self.job.running:
            return False
        self.error, self.job = self.job.error, None
        if self.error is None:
            self.read()  # what was dropped meanwhile
        return True

    def remove(self, file: DroppedFile) -> None:
        """Let go of a file."""
        self.files = [one for one in self.files if one is not file]
        file.path.unlink(missing_ok=True)

    def undo(self) -> None:
        """Take back what was stored last."""
        try:
            undo_addition(default_store_path(), self.report.addition_id if self.report else None)
            self.undone = True
        except ViolenceMapError as error:
            self.error = error

    # --- what happens in a thread ----------------------------------------------------------

    def _begin(self, work: Callable[[Progress], None]) -> None:
        self.error, self.stopped = None, False
        self.job = Job(work)
        self.job.wait(_WAIT)
        self.settle()

    def _read_files(self, progress: Progress) -> None:
        for one in self.files:
            if one.waits:
                progress(one.name, 0, None)
                one.read(progress)

    def _store_files(self, progress: Progress) -> None:
        chosen = self.readable
        readings = [one.reading for one in chosen if one.reading is not None]
        report = store_files(default_store_path(), readings, progress=progress)
        self.set_aside = report.rejected
        self.report = report
        for one in chosen:
            one.remember()
            self.remove(one)


def session_batch() -> Batch:
    """The batch of this session."""
    return cast(Batch, st.session_state["batch"]) if "batch" in st.session_state else new_batch()


def new_batch() -> Batch:
    """An empty batch in the place of the one of this session, whose files go with it."""
    batch = st.session_state["batch"] = Batch()
    return batch
