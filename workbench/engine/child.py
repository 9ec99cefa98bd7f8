"""The engine child: one thread owns llama.cpp, takes commands between steps, and steps.

Entry for `workers.link.child_main`: "workbench.engine.child:main".
"""

from __future__ import annotations

import contextlib
import logging
import os
import queue
import sys
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Final, assert_never

import psutil
from llama_cpp import llama_cpp as native

from workbench.core.errors import BadInput, Cancelled, Problem, WorkbenchError, problem_from
from workbench.core.generation import (
    Failed,
    Finished,
    GenerationEvent,
    RenderedPrompt,
    Request,
    StopReason,
    Timing,
)
from workbench.core.models import DeviceInfo, ModelInfo
from workbench.engine.decoder import AbortFlag
from workbench.engine.devices import devices
from workbench.engine.loading import LoadedModel, load_model, plan_load
from workbench.engine.native_log import NATIVE_LOG
from workbench.engine.prompting import PromptBuilder
from workbench.engine.protocol import (
    Cancel,
    CancelLoad,
    ClearStates,
    Command,
    CountTokens,
    Happened,
    ListDevices,
    Load,
    LoadProgress,
    Render,
    StateStore,
    Submit,
    Unload,
    Unloaded,
)
from workbench.engine.sampling import check_for_model
from workbench.engine.sampling_limits import check_sampling
from workbench.engine.scheduler import Scheduler
from workbench.engine.state_files import StateFiles, clear_states
from workbench.workers.channel import Call, Note
from workbench.workers.link import ChildLink, end_now

_NICE: Final = 5  # on Linux and macOS
_TEMPLATE_KEY: Final = "tokenizer.chat_template"
_RENDERING_S: Final = 0.05
_QUIET_S: Final = 1.0  # without a request, before states are saved
_MOST_SAVED: Final = 4  # states that are saved before a model goes
_LONGEST_STOP_S: Final = 60.0  # from asking to hearing: some devices cannot be interrupted
_LEAVING_S: Final = 1.0  # for saving when the program ends
_SAVED_IN_NO_TIME: Final = 100_000_000  # bytes of a state


class EngineChild:
    """Answers commands with at most one model."""

    def __init__(
        self,
        link: ChildLink,
        store: StateStore | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._link = link
        self._store = store
        self._clock = clock
        self._abort = AbortFlag()
        self._cancelled_loads: set[str] = set()
        self._arrivals: dict[int, float] = {}
        self._unrendered: deque[tuple[Request, float]] = deque()
        self._events: list[GenerationEvent] = []
        self._leaving = False
        self._asked_s: float | None = None  # since when a stop waits to be heard
        self._waits = False  # for a command, with nothing else to do
        self._loaded: LoadedModel | None = None
        self._prompts: PromptBuilder | None = None
        self._scheduler: Scheduler | None = None
        link.urgent = self._hurry
        link.parting = self._part
        link.alive = self._answers_to_stop

    def run(self) -> None:
        """Serve for ever: the process ends with its parent."""
        while True:
            self._abort.clear()
            self._take_commands()
            self._render_requests()
            if self._scheduler is not None:
                self._scheduler.step()
            self._tell()

    # Commands

    def _hurry(self, command: Command) -> bool:
        """Deal with what must not wait for the present step. On the receiving thread."""
        if isinstance(command, CancelLoad):
            self._asked_s = self._asked_s or self._clock()
            self._cancelled_loads.add(command.load_id)
            self._abort.set()
            return True
        if isinstance(command, Cancel):
            # First the command, then the flag: the owner finds it as soon as the step ends.
            self._asked_s = self._asked_s or self._clock()
            self._link.inbox.put(Note(command))
            self._abort.set()
            return True
        if isinstance(command, Submit):
            self._arrivals[id(command)] = self._clock()
        return False

    def _answers_to_stop(self) -> bool:
        """Whether this process still listens: steps and loads may take long, but not to stop."""
        asked_s = self._asked_s
        stuck = asked_s is not None and self._clock() - asked_s > _LONGEST_STOP_S
        return self._waits or not stuck

    def _part(self) -> None:
        """The program ends: let the present step end at once. On the receiving thread."""
        if self._scheduler is None:  # there is nothing to save, or a load under way
            end_now()
        self._leaving = True
        self._link.inbox.put(Note(None))  # wakes the owner
        self._abort.set()

    def _leave(self) -> None:
        """Save what was used last, as far as that takes no time, and end."""
        until_s = self._clock() + _LEAVING_S
        if self._scheduler is not None:
            self._scheduler.close()
            while self._clock() < until_s and self._scheduler.save_next(_SAVED_IN_NO_TIME):
                pass
        end_now()

    def _take_commands(self) -> None:
        """Take what has come in; wait for it when there is nothing else to do."""
        message = self._first_message()
        while message is not None:
            if self._leaving:
                self._leave()
            if isinstance(message, Call):
                self._answer(message)
            else:
                self._note(message.command)
            message = self._next_message(block=False)

    def _first_message(self) -> Call | Note | None:
        """Return the next command; what there is to save is saved while none comes."""
        if self._unrendered or not (self._scheduler is None or self._scheduler.idle):
            return self._next_message(block=False)
        while self._scheduler is not None and self._scheduler.unsaved:
            message = self._next_message(block=True, timeout_s=_QUIET_S)
            if message is not None:
                return message
            self._scheduler.save_next()
        return self._next_message(block=True)

    def _next_message(self, *, block: bool, timeout_s: float | None = None) -> Call | Note | None:
        """Return a command, None when there is none."""
        self._waits = block
        try:
            return self._link.inbox.get(block, timeout_s)
        except queue.Empty:
            return None
        finally:
            self._asked_s, self._waits = None, False

    def _answer(self, call: Call) -> None:
        """Reply to a call with its value or with what went wrong."""
        try:
            value = self._value_of(call.command)
        except WorkbenchError as error:
            self._link.fail(call, error)
        else:
            self._link.reply(call, value)

    def _value_of(
        self, command: Command
    ) -> ModelInfo | RenderedPrompt | list[int] | list[DeviceInfo] | None:
        """Carry out a command that has a value. Raises WorkbenchError."""
        match command:
            case Load():
                return self._load(command)
            case Unload():
                self._unload()
                return None
            case Render():
                return self._need_prompts().build(command.turns).rendered()
            case CountTokens():
                vocabulary = self._need_model().vocabulary
                return [len(vocabulary.tokenize(text, trusted=False)) for text in command.texts]
            case ClearStates():
                self._clear_states()
                return None
            case ListDevices():
                return devices()
            case Submit() | Cancel() | CancelLoad():
                self._note(command)
                return None
            case _:
                assert_never(command)

    def _note(self, command: Command) -> None:
        """Carry out a command that has no answer."""
        if isinstance(command, Submit):
            self._submit(command)
        elif isinstance(command, Cancel):
            self._cancel(command.request_id)

    # Models

    def _load(self, command: Load) -> ModelInfo:
        """Check the new model, let the old one go, load. Raises ModelFileError or Cancelled."""

        def cancelled() -> bool:
            return command.load_id in self._cancelled_loads

        told = -1

        def progress(fraction: float) -> None:
            nonlocal told
            if int(fraction * 100) > told:
                told = int(fraction * 100)
                self._link.emit(LoadProgress(command.load_id, fraction))

        try:
            if cancelled():
                raise Cancelled
            reclaimable = self._loaded.cache_size_bytes if self._loaded else 0
            plan = plan_load(Path(command.path), command.options, reclaimable)
            self._unload()
            loaded = load_model(plan, self._clock, progress, cancelled, self._abort)
        finally:
            self._cancelled_loads.discard(command.load_id)
        self._use(loaded)
        return loaded.info

    def _use(self, loaded: LoadedModel) -> None:
        """Make a loaded model the one that answers."""
        self._loaded = loaded
        vocabulary = loaded.vocabulary
        self._prompts = PromptBuilder(vocabulary, loaded.info.metadata.get(_TEMPLATE_KEY, ""))
        self._scheduler = Scheduler(
            loaded.decoder,
            self._events.append,
            self._clock,
            drop_first_space=vocabulary.adds_space,
            files=self._state_files(loaded),
            drafter=loaded.drafter,
        )

    def _state_files(self, loaded: LoadedModel) -> StateFiles | None:
        """Return where the states of a model are kept, None when they are not."""
        if self._store is None or not loaded.state_key:
            return None
        return StateFiles(Path(self._store.folder), loaded.state_key, self._store.limit_bytes)

    def _clear_states(self) -> None:
        """Delete saved states, also of models that are not loaded."""
        if self._scheduler is not None:
            self._scheduler.clear_saved()
        if self._store is not None:
            clear_states(Path(self._store.folder))

    def _unload(self) -> None:
        """End what runs and free the model."""
        for request, _arrived_s in tuple(self._unrendered):
            self._cancel(request.request_id)
        if self._scheduler is not None:
            self._scheduler.close()
        self._tell()
        self._save_states()
        if self._loaded is not None:
            self._loaded.close()
            self._link.emit(Unloaded())
        self._loaded, self._prompts, self._scheduler = None, None, None

    def _save_states(self) -> None:
        """Save what was used last before it goes."""
        for _ in range(_MOST_SAVED):
            if self._scheduler is None or not self._scheduler.save_next():
                return

    def _need_model(self) -> LoadedModel:
        """Return the loaded model. Raises BadInput when there is none."""
        if self._loaded is None:
            raise _no_model()
        return self._loaded

    def _need_prompts(self) -> PromptBuilder:
        """Return the prompt builder. Raises BadInput when there is no model."""
        if self._prompts is None:
            raise _no_model()
        return self._prompts

    # Requests

    def _submit(self, command: Submit) -> None:
        """Take requests in; they are rendered between steps, for there may be a thousand."""
        arrived_s = self._arrivals.pop(id(command), self._clock())
        self._unrendered.extend((request, arrived_s) for request in command.requests)

    def _render_requests(self) -> None:
        """Hand requests to the scheduler for a short while; one that cannot be rendered fails."""
        until_s = self._clock() + _RENDERING_S
        while self._unrendered and self._clock() < until_s:
            request, arrived_s = self._unrendered.popleft()
            sampling = request.sampling
            try:
                check_sampling(sampling)
                prompts = self._need_prompts()
                prompt = prompts.build(request.turns, sampling.thinking_tokens)
                check_for_model(self._need_model().vocabulary, sampling)
            except Exception as error:  # one request's fault must not end the others
                self._fail(request.request_id, problem_from(error))
                continue
            stops = (*sampling.stop, *prompt.stops)
            thinking = prompts.thinking(prompt, sampling.thinking_tokens)
            assert self._scheduler is not None
            self._scheduler.submit(request, prompt.tokens, stops, arrived_s, thinking)

    def _cancel(self, request_id: str) -> None:
        """Stop one request, wherever it is."""
        waiting = [request for request, _arrived_s in self._unrendered]
        if any(request.request_id == request_id for request in waiting):
            self._unrendered = deque(
                item for item in self._unrendered if item[0].request_id != request_id
            )
            self._events.append(Finished(request_id, "", StopReason.CANCELLED, Timing()))
        elif self._scheduler is not None:
            self._scheduler.cancel(request_id)

    def _fail(self, request_id: str, problem: Problem) -> None:
        """End a request that never began."""
        self._events.append(Failed(request_id, problem))

    def _tell(self) -> None:
        """Send what happened since the last time, as one message."""
        if self._events:
            self._link.emit(Happened(tuple(self._events)))
            self._events.clear()


def _no_model() -> BadInput:
    """Phrase that no model is loaded."""
    return BadInput("No model is loaded.", "Load one in Models.")


def main(link: ChildLink, store: StateStore | None) -> None:
    """Set up logging and llama.cpp, then serve."""
    logging.basicConfig(
        stream=sys.stderr,
        level=logging.INFO,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
    _give_way()
    NATIVE_LOG.install()
    native.llama_backend_init()
    child = EngineChild(link, store)
    link.start()
    child.run()


def _give_way() -> None:
    """Let the window go first: the engine computes on all cores, and would hold up its painting."""
    with contextlib.suppress(OSError, psutil.Error):
        if sys.platform == "win32":
            psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
        else:
            os.nice(_NICE)
