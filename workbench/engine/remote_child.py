"""The child that talks to a server: one event loop, a task for each answer.

Entry for `workers.link.child_main`: "workbench.engine.remote_child:main".
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from workbench.core.errors import BadInput, Cancelled
from workbench.core.generation import (
    Failed,
    Finished,
    GenerationEvent,
    Queued,
    Request,
    StopReason,
    TextArrived,
)
from workbench.core.models import ModelInfo
from workbench.engine.protocol import (
    Cancel,
    CancelLoad,
    CountTokens,
    Happened,
    LoadProgress,
    Render,
    Submit,
    Unload,
)
from workbench.engine.remote_answer import Answer
from workbench.engine.remote_errors import cut_short
from workbench.engine.remote_http import be_quiet
from workbench.engine.remote_protocol import Connect, Patience, RemoteCommand
from workbench.engine.remote_server import RemoteServer
from workbench.workers.channel import Call, Note
from workbench.workers.link import ChildLink

_MOST_TOLD = 32  # of those that wait, how many hear their place


class RemoteChild:
    """Answers commands with at most one server. All but `_pump` runs in the event loop."""

    def __init__(
        self, link: ChildLink, patience: Patience, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._link = link
        self._patience = patience
        self._clock = clock
        self._server: RemoteServer | None = None
        self._connecting: dict[str, asyncio.Task[Any]] = {}
        self._cancelled_loads: set[str] = set()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._running: dict[str, asyncio.Task[None]] = {}
        self._waiting: dict[str, Answer] = {}
        self._events: list[GenerationEvent] = []

    async def serve(self) -> None:
        """Serve for ever: the process ends with its parent."""
        loop = asyncio.get_running_loop()
        threading.Thread(target=self._pump, args=(loop,), name="pump", daemon=True).start()
        await loop.create_future()

    def _pump(self, loop: asyncio.AbstractEventLoop) -> None:
        """Carry commands from the link into the event loop."""
        while True:
            message = self._link.inbox.get()
            loop.call_soon_threadsafe(self._take, message)

    def _take(self, message: Call | Note) -> None:
        """Begin to carry out a command."""
        if isinstance(message, Call):
            self._answer_call(message)
        else:
            self._note(message.command)

    def _note(self, command: RemoteCommand) -> None:
        """Carry out a command that has no answer."""
        match command:
            case Submit():
                for request in command.requests:
                    self._submit(request)
            case Cancel():
                self._cancel(command.request_id)
            case CancelLoad():
                self._cancelled_loads.add(command.load_id)
                if command.load_id in self._connecting:
                    self._connecting[command.load_id].cancel()
        self._admit()

    # Calls

    def _answer_call(self, call: Call) -> None:
        """Work out the value of a call beside everything else, and reply."""
        task = asyncio.create_task(self._value_of(call.command))
        self._tasks.add(task)
        if isinstance(call.command, Connect):
            self._connecting[call.command.load_id] = task

        def done(task: asyncio.Task[Any]) -> None:
            self._tasks.discard(task)
            if isinstance(call.command, Connect):
                self._connecting.pop(call.command.load_id, None)
            if task.cancelled():
                self._link.fail(call, Cancelled())
            elif error := task.exception():
                self._link.fail(call, self._phrase(error))
            else:
                self._link.reply(call, task.result())

        task.add_done_callback(done)

    async def _value_of(self, command: RemoteCommand) -> object:
        """Return the value of a call. Raises WorkbenchError."""
        match command:
            case Connect():
                return await self._connect(command)
            case Unload():
                await self._leave()
            case Render():
                return await self._need_server().render(command.turns)
            case CountTokens():
                return await self._need_server().count(command.texts)
        return None

    async def _connect(self, command: Connect) -> ModelInfo:
        """Ask a server, and use it in place of the present one."""
        self._link.emit(LoadProgress(command.load_id, 0.0))
        if command.load_id in self._cancelled_loads:
            raise Cancelled
        server = await RemoteServer.connect(
            command.endpoint, command.key, self._patience, self._clock
        )
        await self._leave()
        self._server = server
        self._link.emit(LoadProgress(command.load_id, 1.0))
        return server.info

    async def _leave(self) -> None:
        """Stop what runs and close the connections."""
        for request_id in [*self._waiting, *self._running]:
            self._cancel(request_id)
        await asyncio.gather(*self._running.values(), return_exceptions=True)
        server, self._server = self._server, None
        if server is not None:
            await server.close()
        self._tell()

    def _need_server(self) -> RemoteServer:
        """Return the server. Raises BadInput when there is none."""
        if self._server is None:
            raise BadInput("No model is loaded.", "Load one in Models.")
        return self._server

    def _phrase(self, error: BaseException) -> BaseException:
        """Say what an exception means for a person."""
        return self._server.phrase(error) if self._server else error

    # Requests

    def _submit(self, request: Request) -> None:
        """Let a request wait for its turn."""
        if self._server is None:
            problem = BadInput("No model is loaded.", "Load one in Models.").problem()
            self._emit(Failed(request.request_id, problem))
            return
        size = self._server.info.context_size
        guess = self._server.guess(request.turns)
        self._waiting[request.request_id] = Answer(request, size, self._clock(), guess)

    def _admit(self) -> None:
        """Begin what may begin; tell the others their place."""
        server = self._server
        if server is None:
            return
        while self._waiting and len(self._running) < server.kind.at_once:
            request_id = next(iter(self._waiting))
            answer = self._waiting.pop(request_id)
            task = asyncio.create_task(self._stream(server, answer))
            self._running[request_id] = task
            task.add_done_callback(self._ender(server, answer))
        for place, request_id in enumerate(self._waiting, start=1):
            if place > _MOST_TOLD:
                break
            self._emit(Queued(request_id, place))

    def _cancel(self, request_id: str) -> None:
        """Stop one request, wherever it is."""
        if request_id in self._running:
            self._running[request_id].cancel()
        elif answer := self._waiting.pop(request_id, None):
            self._finish(answer, StopReason.CANCELLED)

    async def _stream(self, server: RemoteServer, answer: Answer) -> None:
        """Take an answer until it ends; a cancelled task closes the connection at once."""
        answer.sent_s = self._clock()
        async with contextlib.aclosing(server.answer(answer.request)) as chunks:
            async for chunk in chunks:
                if progress := answer.progress(chunk):
                    self._emit(progress)
                self._tell_text(answer, answer.take(chunk, self._clock()))
                if answer.overlong:
                    return
        if not answer.finish:
            raise cut_short(answer.heard, server.kind.at_once)

    def _tell_text(self, answer: Answer, new: str) -> None:
        """Tell what is new of an answer."""
        if new:
            self._emit(TextArrived(answer.request.request_id, new, answer.pieces))

    def _ender(self, server: RemoteServer, answer: Answer) -> Callable[[asyncio.Task[None]], None]:
        """Return what tells how a task ended: also one that was cancelled before it began."""

        def done(task: asyncio.Task[None]) -> None:
            request_id = answer.request.request_id
            self._running.pop(request_id, None)
            self._tell_text(answer, answer.flush())
            if task.cancelled():
                self._finish(answer, StopReason.CANCELLED)
            elif error := task.exception():
                self._emit(Failed(request_id, server.phrase(error).problem()))
            else:
                self._finish(answer, answer.reason())
            self._admit()

        return done

    def _finish(self, answer: Answer, reason: StopReason) -> None:
        """End a request with its text."""
        timing = answer.timing(self._clock())
        logprobs = tuple(answer.logprobs)
        self._emit(Finished(answer.request.request_id, answer.text, reason, timing, logprobs))

    # What is told

    def _emit(self, event: GenerationEvent) -> None:
        """Tell an event together with all others of this turn of the loop."""
        if not self._events:
            asyncio.get_running_loop().call_soon(self._tell)
        self._events.append(event)

    def _tell(self) -> None:
        """Send what happened since the last time, as one message."""
        if self._events:
            self._link.emit(Happened(tuple(self._events)))
            self._events.clear()


def main(link: ChildLink, patience: Patience) -> None:
    """Set up logging, then serve."""
    logging.basicConfig(
        stream=sys.stderr,
        level=logging.INFO,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
    be_quiet()
    link.start()
    asyncio.run(RemoteChild(link, patience).serve())
