"""A scripted engine behind the same port, for tests of the layers above."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from workbench.core.errors import BadInput, EndpointError, Problem
from workbench.core.generation import (
    Failed,
    Finished,
    GenerationEvent,
    RenderedPrompt,
    Request,
    StopReason,
    TextArrived,
    Timing,
    Turn,
)
from workbench.core.models import DeviceInfo, LoadOptions, ModelInfo, ModelSource
from workbench.core.ports import GenerationCallback, ProgressCallback

Answer = str | Problem


class FakeEngine:
    """Answers with what was enqueued, a word at a time, before `submit` returns.

    With *by_hand* answers come only at `release`; until then a request can be cancelled.
    """

    def __init__(self, answers: Iterable[Answer] = (), *, by_hand: bool = False) -> None:
        self.requests: list[Request] = []
        self.model: ModelInfo | None = None
        self.chosen: list[ModelSource] = []
        self._answers = deque(answers)
        self._by_hand = by_hand
        self._open: dict[str, tuple[Answer, GenerationCallback]] = {}

    def enqueue(self, answers: Iterable[Answer]) -> None:
        """Add answers for the next requests, in order; a Problem lets one fail."""
        self._answers.extend(answers)

    def load(
        self, path: Path, options: LoadOptions, on_progress: ProgressCallback | None = None
    ) -> ModelInfo:
        """Be loaded at once."""
        if on_progress is not None:
            on_progress(1.0)
        context = options.context_tokens or 1024
        self.model = ModelInfo(
            str(path), path.stem, "fake", "F32", 0, 0, context, context, "CPU", "CPU", 1, 0.0, True
        )
        return self.model

    def choose(self, source: ModelSource, on_progress: ProgressCallback | None = None) -> ModelInfo:
        """Be loaded at once, or reached."""
        self.chosen.append(source)
        return self.load(source.path or Path(source.name), source.options, on_progress)

    @property
    def loaded(self) -> tuple[ModelSource, ...]:
        """Return what was chosen last."""
        return tuple(self.chosen[-1:]) if self.model is not None else ()

    def try_out(self, source: ModelSource) -> ModelInfo:
        """Answer as a server that is called "gone" or not."""
        if source.name == "gone":
            raise EndpointError("The server does not answer.")
        return FakeEngine().choose(source)

    def devices(self) -> tuple[DeviceInfo, ...]:
        """Return a processor."""
        return (DeviceInfo("CPU", "A processor", "cpu", 1, 2),)

    def cancel_load(self) -> None:
        """Nothing to give up: loading takes no time."""

    def unload(self) -> None:
        """Let the model go."""
        self.model = None

    def submit(self, requests: Sequence[Request], on_event: GenerationCallback) -> None:
        """Take requests; without an enqueued answer one fails."""
        missing = BadInput("The fake engine has no answer left.").problem()
        for request in requests:
            self.requests.append(request)
            answer = self._answers.popleft() if self._answers else missing
            self._open[request.request_id] = (answer, on_event)
            if not self._by_hand:
                self.release(request.request_id)

    def tell(self, event: GenerationEvent) -> None:
        """Tell something of a waiting request."""
        _answer, on_event = self._open[event.request_id]
        on_event(event)

    def release(self, request_id: str) -> None:
        """Give the whole answer of a waiting request."""
        answer, on_event = self._open.pop(request_id)
        if isinstance(answer, Problem):
            on_event(Failed(request_id, answer))
            return
        words = answer.split(" ")
        for number, word in enumerate(words, start=1):
            on_event(TextArrived(request_id, word if number == 1 else f" {word}", number))
        timing = Timing(prompt_tokens=1, generated_tokens=len(words), context_size=1024)
        on_event(Finished(request_id, answer, StopReason.END, timing))

    def cancel(self, request_id: str) -> None:
        """Stop a waiting request."""
        if request_id in self._open:
            _answer, on_event = self._open.pop(request_id)
            on_event(Finished(request_id, "", StopReason.CANCELLED, Timing()))

    def ready(
        self,
        model_id: str = "",
        cancelled: Callable[[], bool] | None = None,
        on_progress: ProgressCallback | None = None,
    ) -> ModelInfo:
        """Return the loaded model, whichever is asked for."""
        if self.model is None:
            raise BadInput("No model is loaded.", "Load one in Models.")
        return self.model

    def render(self, turns: Sequence[Turn], model_id: str = "") -> RenderedPrompt:
        """Return the turns one below the other."""
        text = "\n".join(f"{turn.role}: {turn.text}" for turn in turns)
        return RenderedPrompt(text, len(text.split()))

    def count_tokens(self, texts: Sequence[str], model_id: str = "") -> list[int]:
        """Count words."""
        return [len(text.split()) for text in texts]

    def close(self) -> None:
        """Nothing runs."""
