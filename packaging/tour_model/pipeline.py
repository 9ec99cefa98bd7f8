"""The workbench's own engine and library, as the evaluation asks them: greedy, many at once."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from workbench.answering.retrieval import Ground
from workbench.answering.turn import prepare
from workbench.core.generation import (
    Failed,
    Finished,
    GenerationEvent,
    Request,
    Sampling,
    Timing,
    Turn,
)
from workbench.core.ids import new_id
from workbench.core.models import LoadOptions
from workbench.core.ports import Engine, Library, LibraryEvent
from workbench.core.sources import Document, DocumentState
from workbench.documents.client import ChildLibrary
from workbench.engine.client import ChildEngine

PATIENCE_S: Final = 600.0
SECRET: Final = b"evaluation"  # the marks around passages: the same in every run
Asked = Sequence[Turn]


class PipelineError(Exception):
    """A request or a document failed: the figures would be wrong."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the model wrote, without space around it, and what it took."""

    text: str
    timing: Timing


class Pipeline:
    """A loaded model behind the workbench's engine; ends its child on leaving a `with`."""

    def __init__(self, model: Path, logs: Path, threads: int = 1) -> None:
        """Load *model* in a child process."""
        self._child = ChildEngine(logs)
        self.engine: Engine = self._child
        self.engine.load(model, LoadOptions(threads=threads, gpu_layers=0))

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the child."""
        self._child.close()

    def answers(self, asked: Sequence[Asked], most: int = 64) -> list[Answer]:
        """Answer every prompt, in one batch, with the likeliest tokens."""
        sampling = Sampling(temperature=0.0, max_tokens=most)
        return self._answered([Request(new_id(), tuple(one), sampling) for one in asked])

    def from_documents(
        self, library: Library, collection_id: str, question: str
    ) -> tuple[str, list[str]]:
        """Answer as a chat over documents does; return the answer and the passages sent."""
        sampling = Sampling(temperature=0.0, max_tokens=64)
        ground = Ground(library, collection_id, SECRET)
        prepared = prepare(self.engine, question, (), sampling=sampling, ground=ground)
        uses = prepared.grounding.uses if prepared.grounding else ()
        answer = self._answered([replace(prepared.request, lookup=False)])[0]
        return answer.text, [use.passage.text for use in uses if use.number]

    def _answered(self, requests: Sequence[Request]) -> list[Answer]:
        """Submit *requests* and wait until each has ended."""
        ended: dict[str, Finished] = {}
        failed: list[Failed] = []
        done = threading.Event()

        def hear(event: GenerationEvent) -> None:
            if isinstance(event, Finished):
                ended[event.request_id] = event
            elif isinstance(event, Failed):
                failed.append(event)
            if failed or len(ended) == len(requests):
                done.set()

        self.engine.submit(requests, hear)
        if requests and not done.wait(PATIENCE_S):
            raise PipelineError("The engine did not answer in time.")
        if failed:
            raise PipelineError(failed[0].problem.sentence())
        found = [ended[request.request_id] for request in requests]
        return [Answer(one.text.strip(), one.timing) for one in found]


@contextmanager
def opened_library(
    folder: Path, logs: Path, files: Sequence[Path]
) -> Iterator[tuple[Library, str]]:
    """Read *files* into a new library in *folder*; give it with the collection's id."""
    news = threading.Condition()
    latest: dict[str, Document] = {}

    def hear(event: LibraryEvent) -> None:
        if isinstance(event, Document):
            with news:
                latest[event.document_id] = event
                news.notify_all()

    library = ChildLibrary(folder, logs, hear, lambda _state, _problem: None)
    try:
        collection = library.create_collection("samples").collection_id
        ids = [document.document_id for document in library.add(collection, files)]
        ends = (DocumentState.READY, DocumentState.FAILED, DocumentState.CANCELLED)
        with news:
            news.wait_for(
                lambda: all(one in latest and latest[one].state in ends for one in ids), PATIENCE_S
            )
        if any(one not in latest or latest[one].state is not DocumentState.READY for one in ids):
            raise PipelineError("The library could not read the sample documents.")
        yield library, collection
    finally:
        library.close()
