"""Services with content and without work behind them: what the pages are tested and drawn with.

`make_services("ko")` gives Korean content. Each fake notes what it was asked in `calls`; change
its attributes and emit its signals to play the world.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal

from tests.ui import content
from tests.ui.fake_base import Fake
from tests.ui.fakes_downloads import FakeDownloads
from tests.ui.fakes_lab import FakeExamples, FakeLab, FakeLamp
from tests.ui.play_prompts import make_prompts
from workbench.core.chat import Conversation, Message, Transcript
from workbench.core.errors import Problem
from workbench.core.generation import RenderedPrompt, Sampling, Timing
from workbench.core.models import (
    CacheType,
    DeviceInfo,
    GgufHeader,
    LoadOptions,
    MemoryEstimate,
    ModelEntry,
    ModelInfo,
    Suggestion,
)
from workbench.core.paths import Paths
from workbench.core.settings import Settings
from workbench.core.sources import (
    Area,
    Chunk,
    ChunkPreview,
    Collection,
    CollectionStatistics,
    Document,
    EmbedderChoice,
    Page,
    PagePicture,
    SearchOptions,
    SearchResult,
)
from workbench.services.bundle import Services
from workbench.services.jobs import JobView
from workbench.services.live import Activity
from workbench.services.notices import Notices
from workbench.services.settings import SettingsService

GIGA = 1_000_000_000


class FakeJobs(Fake):
    """Jobs that never run; `listed` is what the status bar shows."""

    changed = Signal()
    INTENTIONS = frozenset({"cancel", "run"})

    def __init__(self) -> None:
        super().__init__()
        self.listed: tuple[JobView, ...] = ()

    def views(self) -> tuple[JobView, ...]:
        """Return the listed jobs."""
        return self.listed

    def show_views(self, *views: JobView) -> None:
        """List other jobs."""
        self.listed = views
        self.changed.emit()


class FakeModels(Fake):
    """Three models, one of them loaded."""

    entries_changed = Signal()
    state_changed = Signal()
    progress_changed = Signal(float)
    INTENTIONS = frozenset(
        {
            "add_file", "remove", "load", "cancel_load", "unload", "set_load_options",
            "add_adapted", "add_endpoint", "set_key",
        }
    )  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.state = "ready"
        self.listed: tuple[ModelEntry, ...] = (content.TOUR, content.QWEN, content.LARGE)
        self.loaded: ModelInfo | None = content.info_of(content.QWEN)
        self.selected: ModelEntry | None = content.QWEN
        self.loading_id = ""
        self.progress = 0.0
        self.problem: Problem | None = None
        self.free_bytes = round(9.8 * GIGA)
        self.marks: dict[str, Problem] = {}
        self.beside: tuple[str, ...] = ()  # in memory beside the loaded model
        self.server_answer: ModelInfo | Problem = Problem("Nothing answers at {host}.", "", {})

    def entries(self) -> tuple[ModelEntry, ...]:
        """Return the models."""
        return self.listed

    def entry(self, model_id: str) -> ModelEntry | None:
        """Return one model."""
        return next((item for item in self.listed if item.model_id == model_id), None)

    def choose(self, entry: ModelEntry, state: str = "ready", progress: float = 0.0) -> None:
        """Play that a model is loaded or is being loaded."""
        self.state, self.selected, self.progress = state, entry, progress
        self.loaded = content.info_of(entry) if state == "ready" else None
        self.loading_id = entry.model_id if state == "loading" else ""
        self.state_changed.emit()

    def in_memory(self) -> tuple[str, ...]:
        """Return the loaded model and those beside it."""
        loaded = self.selected.model_id if self.selected and self.loaded else ""
        return tuple(model_id for model_id in (loaded, *self.beside) if model_id)

    def mark(self, model_id: str) -> Problem | None:
        """Return why a model is not loaded by itself."""
        return self.marks.get(model_id)

    def test_endpoint(
        self, address: str, model: str, key: str, done: Callable[[ModelInfo | Problem], None]
    ) -> None:
        """Tell at once what the server says."""
        self.calls.append(("test_endpoint", address, model, key))
        done(self.server_answer)

    def suggestions(
        self, model_id: str, done: Callable[[tuple[Suggestion, ...] | Problem], None]
    ) -> None:
        """Tell at once what fits: the longest contexts of three cache types."""
        entry = self.entry(model_id)
        assert entry is not None
        room = self.free_bytes - entry.size_bytes - GIGA // 2
        costs: tuple[tuple[CacheType, int], ...] = (
            ("f16", 110_000), ("q8_0", 58_000), ("q4_0", 31_000),
        )  # fmt: skip
        found: list[Suggestion] = []
        for cache_type, cost in costs:
            tokens = min(entry.context_tokens, room // cost // 256 * 256)
            if tokens > (found[-1].context_tokens if found else 0):
                needed = entry.size_bytes + GIGA // 2 + tokens * cost
                found.append(Suggestion(tokens, cache_type, needed))
        done(tuple(found))

    def devices(self, done: Callable[[tuple[DeviceInfo, ...] | Problem], None]) -> None:
        """Tell a graphics card and the processor at once."""
        done(
            (
                DeviceInfo("CUDA0", "NVIDIA GeForce RTX 4060", "gpu", 7 * GIGA, 8 * GIGA),
                DeviceInfo("CPU", "AMD Ryzen 7 7840U", "cpu", self.free_bytes, 32 * GIGA),
            )
        )

    def header(self, model_id: str, done: Callable[[GgufHeader | Problem], None]) -> None:
        """Tell a header at once."""
        entry = self.entry(model_id)
        assert entry is not None
        info = content.info_of(entry)
        done(
            GgufHeader(
                path=info.path,
                size_bytes=info.size_bytes,
                name=info.name,
                architecture=info.architecture,
                quantization=info.quantization,
                parameters=info.parameters,
                trained_context=info.trained_context,
                layers=28,
                kv_heads=8,
                head_size=128,
                metadata=info.metadata,
            )
        )

    def estimate(
        self, model_id: str, context_tokens: int, done: Callable[[MemoryEstimate | Problem], None]
    ) -> None:
        """Tell an estimate at once: the file, half a gigabyte, and 110 kB a token."""
        entry = self.entry(model_id)
        assert entry is not None
        tokens = context_tokens or min(entry.context_tokens, 8192)
        needed = entry.size_bytes + GIGA // 2 + tokens * 110_000
        done(MemoryEstimate(needed, self.free_bytes, tokens))


class FakeChat(Fake):
    """An open chat with two grounded answers."""

    list_changed = Signal()
    opened = Signal()
    message_added = Signal(str)
    message_changed = Signal(str)
    activity_changed = Signal()
    context_changed = Signal()
    INTENTIONS = frozenset(
        {
            "set_search", "new", "open", "rename", "pin", "delete", "send", "stop", "regenerate",
            "edit", "choose_version", "rate", "painted", "set_draft", "set_collection",
            "set_system_text", "set_sampling", "export",
        }
    )  # fmt: skip

    def __init__(self, language: str) -> None:
        super().__init__()
        self.only_ids: tuple[str, ...] = ()
        self.conversations: tuple[Conversation, ...] = content.conversations(language)
        self.transcript: Transcript = content.transcript(language)
        self.activity = Activity("idle")
        self.context_used, self.context_size = 1204, 8192
        self.sampling = Sampling()

    def message(self, message_id: str) -> Message:
        """Return one message."""
        return next(item for item in self.transcript.messages if item.message_id == message_id)

    def replace(self, message: Message) -> None:
        """Play that a message changed."""
        messages = tuple(
            message if item.message_id == message.message_id else item
            for item in self.transcript.messages
        )
        self.transcript = dataclasses.replace(self.transcript, messages=messages)
        self.message_changed.emit(message.message_id)

    def set_only(self, document_ids: tuple[str, ...]) -> None:
        """Limit the open chat to some documents."""
        self.calls.append(("set_only", document_ids))
        self.only_ids = document_ids
        self.activity_changed.emit()

    def be_empty(self) -> None:
        """Play that a new chat was opened."""
        self.transcript = Transcript(Conversation("", "", "", ""))
        self.opened.emit()

    def timing_history(self, done: Callable[[list[Timing]], None]) -> None:
        """Tell a dozen timings at once."""
        done(
            [
                dataclasses.replace(content.TIMING, ttft_s=0.3 + 0.05 * (number % 5))
                for number in range(12)
            ]
        )

    def rendered_prompt(self, done: Callable[[RenderedPrompt | Problem], None]) -> None:
        """Tell a prompt at once."""
        text = "<|im_start|>user\n" + self.transcript.messages[0].text + "<|im_end|>\n"
        done(RenderedPrompt(text, 812))


class FakeLibrary(Fake):
    """Three collections; documents of the first are in every state."""

    changed = Signal()
    document_changed = Signal(str)
    state_changed = Signal()
    INTENTIONS = frozenset(
        {
            "set_current",
            "create",
            "rename",
            "remove_collection",
            "add",
            "remove",
            "cancel",
            "retry",
            "recognise",
            "pause",
            "watch",
            "unwatch",
            "look",
            "export",
            "take_in",
            "change_cut",
            "change_thresholds",
        }
    )

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self.state = "ready"
        self.paused = False
        self.collections: tuple[Collection, ...] = content.COLLECTIONS[language]
        self.current_collection_id = "c1"
        self.all_documents: tuple[Document, ...] = content.documents(language)

    def collection(self, collection_id: str) -> Collection | None:
        """Return one collection."""
        found = (item for item in self.collections if item.collection_id == collection_id)
        return next(found, None)

    def documents(self, collection_id: str) -> tuple[Document, ...]:
        """Return the documents of a collection."""
        return tuple(item for item in self.all_documents if item.collection_id == collection_id)

    def document(self, document_id: str) -> Document | None:
        """Return one document."""
        found = (item for item in self.all_documents if item.document_id == document_id)
        return next(found, None)

    def search(
        self,
        question: str,
        collection_id: str,
        done: Callable[[SearchResult | Problem], None],
        where: SearchOptions | None = None,
    ) -> None:
        """Tell three passages at once."""
        filters = (where,) if where and (where.document_ids or where.folders) else ()
        self.calls.append(("search", question, collection_id, *filters))
        done(
            SearchResult(
                content.passages(self._language),
                dense_weight=1.0,
                keyword_weight=1.0,
                embed_s=0.012,
                dense_s=0.004,
                keyword_s=0.003,
                total_s=0.021,
                passages_in_scope=214,
            )
        )

    def embedders(self, done: Callable[[list[EmbedderChoice] | Problem], None]) -> None:
        """Tell of two models."""
        bundled = EmbedderChoice("all-MiniLM-L6-v2", ("en",), 256)
        done([bundled, EmbedderChoice("my-model", ("en", "ko"), 512, "/models/my-model")])

    def change_embedder(
        self, collection_id: str, folder: str, done: Callable[[Problem | None], None]
    ) -> None:
        """Take what is there, and no other folder."""
        self.calls.append(("change_embedder", collection_id, folder))
        unknown = folder not in ("", "/models/my-model")
        done(Problem("The folder holds no embedding model.", "Choose one.") if unknown else None)

    def index_server(self, done: Callable[[str | Problem], None]) -> None:
        """Tell that there is a server."""
        done("http://10.0.0.5:8000")

    def use_index_server(self, address: str, done: Callable[[Problem | None], None]) -> None:
        """Take "" and no address."""
        self.calls.append(("use_index_server", address))
        done(Problem("The Chroma server does not answer.", "Check it.") if address else None)

    def statistics(
        self, collection_id: str, done: Callable[[CollectionStatistics | Problem], None]
    ) -> None:
        """Tell counts at once."""
        counts = CollectionStatistics(
            collection_id, 5, 3, 1, 1, 42, 214, 180, 91_000, 0.25, 3_400_000, 1_200_000, 1.79e9
        )
        done(counts)

    def pages(self, document_id: str, done: Callable[[list[Page] | Problem], None]) -> None:
        """Tell two pages at once."""
        done(content.pages(self._language))

    def chunks(self, document_id: str, done: Callable[[list[Chunk] | Problem], None]) -> None:
        """Tell two chunks at once."""
        done(content.chunks(self._language))

    def preview(
        self,
        document_id: str,
        chunk_tokens: int,
        overlap_tokens: int,
        done: Callable[[list[ChunkPreview] | Problem], None],
    ) -> None:
        """Tell at once how the document would be cut."""
        self.calls.append(("preview", document_id, chunk_tokens, overlap_tokens))
        done(content.previews(self._language, chunk_tokens, overlap_tokens))

    def draw_page(
        self,
        document_id: str,
        page: int,
        width_px: int,
        passage: str,
        done: Callable[[PagePicture | Problem], None],
    ) -> None:
        """Draw one of three white pages at once, with the passage near its top."""
        self.calls.append(("draw_page", document_id, page, passage))
        areas = (Area(0.1, 0.2, 0.5, 0.02),) if passage else ()
        width_px = min(width_px, 300)
        pixels = bytes([255]) * (4 * width_px * 400)
        done(PagePicture(min(page, 3), 3, width_px, 400, pixels, areas))


def make_services(language: str = "en", **settings: Any) -> Services:
    """Return services with content in a language. *settings* are fields of `Settings`."""
    jobs = FakeJobs()
    value = Settings(load=LoadOptions(), **{"language": language, "theme": "light", **settings})
    return Services(
        settings=SettingsService(value, Paths(Path("/data/workbench")), lambda _new: None, jobs),
        notices=Notices(),
        jobs=jobs,
        models=FakeModels(),
        chat=FakeChat(language),
        library=FakeLibrary(language),
        lab=FakeLab(),
        examples=FakeExamples(),
        lamp=FakeLamp(),
        prompts=make_prompts(language),
        downloads=FakeDownloads(),
    )
