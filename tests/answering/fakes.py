"""Small scripted stand-ins for the engine and the library, to drive the orchestration."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from workbench.core.errors import BadInput, Problem, WorkbenchError
from workbench.core.generation import (
    Failed,
    Finished,
    RenderedPrompt,
    Request,
    StopReason,
    TextArrived,
    Timing,
    TokenLogprobs,
    Turn,
)
from workbench.core.models import DeviceInfo, LoadOptions, ModelInfo, ModelSource
from workbench.core.ports import GenerationCallback, ProgressCallback
from workbench.core.sources import (
    Chunk,
    ChunkPreview,
    Collection,
    Document,
    DocumentState,
    LegScore,
    LibrarySnapshot,
    Page,
    PagePicture,
    Passage,
    SearchOptions,
    SearchResult,
    Span,
)

TURN_COST = 3  # tokens the fake's chat template adds to each turn


def model_info(context_size: int = 1024, name: str = "fake") -> ModelInfo:
    """Return a model as the engine would describe it."""
    return ModelInfo(
        path="fake.gguf", name=name, architecture="fake", quantization="", size_bytes=1,
        parameters=1, trained_context=context_size, context_size=context_size, device="CPU",
        backend="", threads=1, load_s=0.0, has_chat_template=True,
    )  # fmt: skip


def words(text: str) -> int:
    """Return the tokens of a text: here, its words."""
    return len(text.split())


class FakeEngine:
    """An engine whose tokens are words. Answers come word by word, in turns, in `submit` itself.

    *script* gives the answer of a request, or the Problem it fails with after what was
    *said_before_failing*. *others* are the models by id, or why they cannot be loaded.
    """

    def __init__(
        self,
        script: Callable[[Request], str | Problem] = lambda _request: "fine thanks",
        *,
        context_size: int = 1024,
        threaded: bool = False,
        loaded: bool = True,
        said_before_failing: str = "",
        others: Mapping[str, ModelInfo | WorkbenchError] | None = None,
    ) -> None:
        self._script = script
        self._model = model_info(context_size)
        self._threaded = threaded
        self._said = said_before_failing
        self._others = dict(others or {})
        self.counted_by: list[str] = []
        self.logprobs: tuple[TokenLogprobs, ...] = ()
        self._cancelled: set[str] = set()
        self.told = threading.Event()  # set by the first cancel
        self.model: ModelInfo | None = self._model if loaded else None
        self.batches: list[tuple[Request, ...]] = []
        self.loads: list[Path] = []
        self.submit_error: Exception | None = None

    @property
    def requests(self) -> list[Request]:
        """Everything submitted, in order."""
        return [request for batch in self.batches for request in batch]

    def load(
        self, path: Path, options: LoadOptions, on_progress: ProgressCallback | None = None
    ) -> ModelInfo:
        """Load at once."""
        self.loads.append(path)
        if on_progress:
            on_progress(1.0)
        self.model = self._model
        return self._model

    def choose(self, source: ModelSource, on_progress: ProgressCallback | None = None) -> ModelInfo:
        """Load at once."""
        return self.load(source.path or Path(source.name), source.options, on_progress)

    @property
    def loaded(self) -> tuple[ModelSource, ...]:
        """Not needed here."""
        return ()

    def try_out(self, source: ModelSource) -> ModelInfo:
        """Not needed here."""
        raise NotImplementedError

    def devices(self) -> tuple[DeviceInfo, ...]:
        """Not needed here."""
        raise NotImplementedError

    def cancel_load(self) -> None:
        """Nothing to give up."""

    def unload(self) -> None:
        """Let the model go."""
        self.model = None

    def submit(self, requests: Sequence[Request], on_event: GenerationCallback) -> None:
        """Answer, here or on a thread."""
        if self.submit_error:
            raise self.submit_error
        self.batches.append(tuple(requests))
        if self._threaded:
            threading.Thread(target=self._run, args=(requests, on_event), daemon=True).start()
        else:
            self._run(requests, on_event)

    def cancel(self, request_id: str) -> None:
        """Stop before the next word."""
        self._cancelled.add(request_id)
        self.told.set()

    def ready(
        self,
        model_id: str = "",
        cancelled: Callable[[], bool] | None = None,
        on_progress: ProgressCallback | None = None,
    ) -> ModelInfo:
        """Return the loaded model, or another one after telling half its way."""
        if model_id in self._others:
            if on_progress:
                on_progress(0.5)
            other = self._others[model_id]
            if isinstance(other, WorkbenchError):
                raise other
            return other
        if self.model is None:
            raise BadInput("No model is loaded.", "Load one in Models.")
        return self.model

    def render(self, turns: Sequence[Turn], model_id: str = "") -> RenderedPrompt:
        """Join the turns."""
        text = "\n".join(f"<{turn.role}> {turn.text}" for turn in turns)
        return RenderedPrompt(text, sum(words(turn.text) + TURN_COST for turn in turns))

    def count_tokens(self, texts: Sequence[str], model_id: str = "") -> list[int]:
        """Count words."""
        self.counted_by.append(model_id)
        return [words(text) for text in texts]

    def close(self) -> None:
        """Nothing to end."""

    def _run(self, requests: Sequence[Request], on_event: GenerationCallback) -> None:
        """Give one word of each answer in turn until all have ended."""
        waiting = {request.request_id: self._words(request) for request in requests}
        said: dict[str, str] = {request.request_id: "" for request in requests}
        failures = {request.request_id: self._script(request) for request in requests}
        while waiting:
            for key, left in list(waiting.items()):
                if key in self._cancelled or not left:
                    del waiting[key]
                    self._end(key, said[key], failures[key], len(requests), on_event)
                else:
                    said[key] += left[0]
                    on_event(TextArrived(key, left.pop(0), len(said[key])))

    def _words(self, request: Request) -> list[str]:
        """Return the answer cut in words that keep their blanks."""
        script = self._script(request)
        text = self._said if isinstance(script, Problem) else script
        return [f" {word}" if number else word for number, word in enumerate(text.split(" "))]

    def _end(
        self,
        key: str,
        text: str,
        script: str | Problem,
        batch_size: int,
        on_event: GenerationCallback,
    ) -> None:
        """Say how an answer ended."""
        if isinstance(script, Problem) and key not in self._cancelled:
            on_event(Failed(key, script))
            return
        reason = StopReason.CANCELLED if key in self._cancelled else StopReason.END
        timing = Timing(
            prompt_tokens=50, cached_tokens=20, prompt_s=0.5, ttft_s=0.6, generated_tokens=9,
            generation_s=0.8, total_s=1.4, context_used=59, context_size=1024,
            batch_size=batch_size,
        )  # fmt: skip
        on_event(Finished(key, text, reason, timing, self.logprobs))


def passage(number: int, text: str, name: str = "terms.pdf") -> Passage:
    """Return a passage as a search would."""
    return Passage(
        f"chunk-{number}", "doc", name, f"/x/{name}", number, Span(0, len(text)), text,
        dense=LegScore(number, 0.7), fused_score=1 / number, fused_rank=number,
    )  # fmt: skip


class FakeLibrary:
    """A library that finds what it was given and reads every file at once."""

    def __init__(self, passages: Sequence[Passage] = (), note: str = "") -> None:
        self.passages = tuple(passages)
        self.note = note
        self.questions: list[tuple[str, tuple[str, ...], SearchOptions]] = []
        self.collections: dict[str, Collection] = {}
        self.documents: dict[str, Document] = {}
        self.removed_collections: list[str] = []
        self.problems: dict[str, Problem] = {}
        self.search_error: Exception | None = None

    def snapshot(self) -> LibrarySnapshot:
        """Return what there is."""
        return LibrarySnapshot(tuple(self.collections.values()), tuple(self.documents.values()))

    def create_collection(self, name: str) -> Collection:
        """Make a collection."""
        number = len(self.collections) + len(self.removed_collections) + 1
        made = Collection(f"c{number}", name)
        self.collections[made.collection_id] = made
        return made

    def rename_collection(self, collection_id: str, name: str) -> None:
        """Not needed here."""
        raise NotImplementedError

    def change_cut(self, collection_id: str, chunk_tokens: int, overlap_tokens: int) -> None:
        """Not needed here."""
        raise NotImplementedError

    def preview(
        self, document_id: str, chunk_tokens: int = 0, overlap_tokens: int = 0
    ) -> list[ChunkPreview]:
        """Not needed here."""
        raise NotImplementedError

    def remove_collection(self, collection_id: str) -> None:
        """Forget it."""
        self.removed_collections.append(collection_id)
        del self.collections[collection_id]

    def add(self, collection_id: str, paths: Sequence[Path]) -> list[Document]:
        """Read at once, or fail as told in *problems* by file name."""
        added = []
        for path in paths:
            problem = self.problems.get(path.name)
            state = DocumentState.FAILED if problem else DocumentState.READY
            document = Document(
                f"d{len(self.documents) + 1}", collection_id, str(path), path.name, 1, state,
                pages=2, chunks=5, embedded=5, problem=problem,
            )  # fmt: skip
            self.documents[document.document_id] = document
            added.append(document)
        return added

    def remove(self, document_ids: Sequence[str]) -> None:
        """Not needed here."""
        raise NotImplementedError

    def cancel(self, document_ids: Sequence[str]) -> None:
        """Not needed here."""
        raise NotImplementedError

    def retry(self, document_ids: Sequence[str]) -> None:
        """Not needed here."""
        raise NotImplementedError

    def search(
        self, question: str, collection_ids: Sequence[str], options: SearchOptions
    ) -> SearchResult:
        """Return the given passages."""
        if self.search_error:
            raise self.search_error
        self.questions.append((question, tuple(collection_ids), options))
        return SearchResult(self.passages[: options.limit], total_s=0.125, note=self.note)

    def pages(self, document_id: str) -> list[Page]:
        """Not needed here."""
        raise NotImplementedError

    def chunks(self, document_id: str) -> list[Chunk]:
        """Not needed here."""
        raise NotImplementedError

    def draw_page(
        self, document_id: str, page: int, width_px: int, passage: str = ""
    ) -> PagePicture:
        """Return a white page."""
        return PagePicture(page, page, 1, 1, bytes(4))

    def similarities(self, text: str, others: Sequence[str]) -> list[float]:
        """Count the letters that texts share, as a share of all there are."""
        return [len(set(text) & set(other)) / max(1, len(set(text + other))) for other in others]

    def recognise(self, document_ids: Sequence[str]) -> None:
        """No pictures here."""

    def watch(self, collection_id: str, folder: Path) -> None:
        """Nothing is watched."""

    def unwatch(self, collection_id: str, folder: Path) -> None:
        """Nothing is watched."""

    def look(self) -> None:
        """Nothing is watched."""

    def pause(self, paused: bool) -> None:
        """Nothing is read."""

    def close(self) -> None:
        """Nothing to end."""
