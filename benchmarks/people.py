"""A person at a Streamlit app, without a browser: speaks its protocol over a websocket.

Twenty browsers would take both cores of a small machine to draw, and the clock would measure them.
These people ask the server what a browser asks it, message for message: the page, and a changed
widget. An answer is there when the script has run to its end and all that it sent has arrived. What
a browser does with it afterwards is not in the time; nor is the second run that st_folium's frame
asks for once it has drawn its map, which spares that one.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

__all__ = ["PATIENCE", "Person"]

Change = Callable[[dict[str, Element]], WidgetState]

# Where an element that sets a widget has its value, and where the widget's state has it.
_VALUES = {
    "button_group": ("raw_values", "string_array_value"),
    "multiselect": ("raw_values", "string_array_value"),
    "selectbox": ("raw_value", "string_value"),
    "slider": ("raw_value", "string_array_value"),
}
_DONE = ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY
# Seconds that a person waits for an answer.
PATIENCE = 120.0


class Person:
    """One session. ``widgets`` are the elements on the page that can be changed, by their key."""

    def __init__(self, address: str, query: str) -> None:
        self.widgets: dict[str, Element] = {}
        self.errors = 0
        self._states: dict[str, WidgetState] = {}  # what each widget stands at
        self._address = address.replace("http", "ws", 1) + "/_stcore/stream"
        self._query = query
        self._answered = asyncio.Event()
        self._connection: ClientConnection | None = None
        self._listener: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Open the page and wait until it is whole."""
        self._connection = await connect(
            self._address,
            subprotocols=["streamlit"],
            max_size=None,
            compression=None,
            ping_interval=None,
        )
        self._listener = asyncio.create_task(self._listen())
        await self._ask()

    async def change(self, change: Change) -> float:
        """Change a widget; returns the seconds until the answer has come.

        Raises
        ------
        TimeoutError
            When it does not come.
        """
        start = time.perf_counter()
        await self._ask(change(self.widgets))
        return time.perf_counter() - start

    async def close(self) -> None:
        if self._listener:
            self._listener.cancel()
        if self._connection:
            await self._connection.close()

    async def _ask(self, *changed: WidgetState) -> None:
        """Send all widgets, as a browser does: the server resets one that it is not told of."""
        self._answered.clear()
        states = self._states | {one.id: one for one in changed}
        await self._send(states.values())
        is_pressed = {one.id for one in changed if one.WhichOneof("value") == "trigger_value"}
        self._states = {id_: one for id_, one in states.items() if id_ not in is_pressed}
        async with asyncio.timeout(PATIENCE):
            await self._answered.wait()
        if self._listener and self._listener.done():
            self._listener.result()  # what ended it
            raise ConnectionError("the server closed the connection")

    async def _send(self, states: Iterable[WidgetState]) -> None:
        message = BackMsg()
        message.rerun_script.query_string = self._query
        message.rerun_script.widget_states.widgets.extend(states)
        assert self._connection is not None
        await self._connection.send(message.SerializeToString())

    async def _listen(self) -> None:
        assert self._connection is not None
        try:
            async for data in self._connection:
                assert isinstance(data, bytes)
                self._take(ForwardMsg.FromString(data))
        finally:
            self._answered.set()  # nobody waits for an answer that cannot come

    def _take(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "delta":
            self._take_element(message.delta.new_element)
        elif kind == "auto_rerun":
            raise NotImplementedError("a browser would now ask again and again by itself")
        elif kind == "script_finished" and message.script_finished == _DONE:
            self._answered.set()

    def _take_element(self, element: Element) -> None:
        kind = element.WhichOneof("type")
        self.errors += kind == "exception"
        if kind in {"button", "slider"}:
            self.widgets[kind] = element
        if kind in _VALUES and (widget := getattr(element, kind)).set_value:
            state = WidgetState(id=widget.id)
            sent, kept = _VALUES[kind]
            value = getattr(widget, sent)
            if kept == "string_value":
                state.string_value = value
            else:
                state.string_array_value.data.extend(value)
            self._states[widget.id] = state
