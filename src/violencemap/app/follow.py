"""Open pages follow the store: they are drawn anew when somebody decides or adds a report.

One look serves all pages of the server, and those that show another state are asked for a run.
Streamlit's own means, a fragment with ``run_every``, makes each browser ask twice a second. That
costs work, and when such a request comes in the moment a run ends, Streamlit drops what the run
sent last: the page then shows a new map above an old table. So this uses what Streamlit does not
promise: how its server holds the sessions.
"""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import Future

import streamlit as st
from streamlit import runtime
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession

from violencemap.app.cache import Snapshot, current_snapshot
from violencemap.errors import StoreError

__all__ = ["follow_store"]

_LOG = logging.getLogger(__name__)

# Seconds between two looks for what other people did.
_LOOK_EVERY = 0.5
_SHOWN = "shown_snapshot"


def follow_store(snapshot: Snapshot) -> None:
    """Have this session drawn anew when the store is no longer the one that it shows now."""
    st.session_state[_SHOWN] = snapshot
    if runtime.get_instance().state == runtime.RuntimeState.ONE_OR_MORE_SESSIONS_CONNECTED:
        _look_from_now_on()


@st.cache_resource(show_spinner=False)
def _look_from_now_on() -> None:
    """Begin to look, once for each time the server runs; it ends with the server's loop."""
    loop = runtime.get_instance()._get_async_objs().eventloop
    asyncio.run_coroutine_threadsafe(_look(), loop).add_done_callback(_tell_failure)


def _tell_failure(look: Future[None]) -> None:
    """Leave word of why pages no longer follow: nobody waits for the look to end."""
    if not look.cancelled() and (error := look.exception()):
        _LOG.error("open pages no longer follow the store", exc_info=error)


async def _look() -> None:
    sessions = runtime.get_instance()._session_mgr
    known: Snapshot | None = None
    while True:
        await asyncio.sleep(_LOOK_EVERY)
        try:
            snapshot = await asyncio.to_thread(current_snapshot)
        except (OSError, StoreError):
            continue  # a page says so when it is drawn
        if known not in (None, snapshot):
            st.cache_data.clear()  # all is about the store as it was
        known = snapshot
        for active in sessions.list_active_sessions():
            _draw_anew(active.session, snapshot)


def _draw_anew(session: AppSession, snapshot: Snapshot) -> None:
    """Run the script of a session that shows another state, with its widgets as they stand.

    A session at work is left for the next look, or what its person just did might be lost.
    """
    state = session.session_state
    is_behind = _SHOWN in state and state[_SHOWN] != snapshot
    if is_behind and session._scriptrunner is None:
        asked = ClientState()
        asked.CopyFrom(session._client_state)
        asked.widget_states.widgets.extend(state.get_widget_states())
        session.request_rerun(asked)
