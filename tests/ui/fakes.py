"""Services with content and without work behind them: what the pages are tested and drawn with.

`make_services("ko")` gives Korean content. Each fake notes what it was asked in `calls`; change
its attributes and emit its signals to play the world.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from tests.ui import content
from tests.ui.play_prompts import make_prompts
from workbench.answering.cells import CellKey, key_of
from workbench.answering.orders import sheet_of_orders
from workbench.answering.parts import Part, PromptParts
from workbench.core.chat import Conversation, Message, Transcript
from workbench.core.errors import Problem
from workbench.core.generation import RenderedPrompt, Sampling, Timing
from workbench.core.lab import CellResult, Example, Judgement, Run, Vote
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
from workbench.services.lab import Cell
from workbench.services.live import Activity
from workbench.services.notices import Notices
from workbench.services.settings import SettingsService
from workbench.storage.conversations import LikedAnswer
from workbench.storage.runs import RunSummary

GIGA = 1_000_000_000


class Fake(QObject):
    """Notes every intention that the class does not answer itself."""

    INTENTIONS: frozenset[str] = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[tuple[Any, ...]] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        if name not in type(self).INTENTIONS:
            raise AttributeError(name)
        return lambda *values, **named: self.calls.append(
            (name, *values, *([named] if named else []))
        )

    def asked(self, name: str) -> list[tuple[Any, ...]]:
        """Return the arguments of each call of one intention."""
        return [call[1:] for call in self.calls if call[0] == name]


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


class FakeLab(Fake):
    """A sheet of three columns that was run with three repeats."""

    sheet_changed = Signal()
    cells_changed = Signal(list)
    keys_changed = Signal(list)
    run_changed = Signal()
    runs_changed = Signal()
    judged = Signal()
    INTENTIONS = frozenset(
        {
            "set_sheet", "undo", "redo", "add_variant", "remove_variant", "run", "stop",
            "stop_variant", "stop_cell", "run_rows", "resume", "show_run", "delete_run",
            "save_sheet", "open_sheet", "export_run",
        }
    )  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.sheet = content.comparison()
        self.running = False
        self.wall_s, self.started_at = 0.9, 0.0
        self.other_mode_wall_s: float | None = 2.3
        self.can_undo, self.can_redo = True, False
        self.all_cells: dict[CellKey, Cell] = {
            key_of(item): Cell(
                item.variant_id,
                item.repeat,
                "done",
                item.text,
                tokens=4,
                result=item,
                row_id=item.row_id,
            )
            for item in content.results()
        }
        self.said: dict[CellKey, Judgement] = {}
        self.cast: tuple[Vote, ...] = ()
        self.can_resume = False
        self.kept_runs: dict[str, Run] = {}

    def differences(self, variant_id: str) -> tuple[str, ...]:
        """Return what differs from the first column."""
        return {"a": (), "b": ("examples",), "c": ("examples", "technique")}.get(variant_id, ())

    def cell(self, variant_id: str, repeat: int, row_id: str = "") -> Cell | None:
        """Return one cell."""
        return self.all_cells.get((variant_id, row_id, repeat))

    def cells(self, variant_id: str, row_id: str = "") -> tuple[Cell, ...]:
        """Return the cells of a column in one row."""
        return tuple(
            cell for key, cell in self.all_cells.items() if key[:2] == (variant_id, row_id)
        )

    def results(self) -> tuple[CellResult, ...]:
        """Return what has ended."""
        return tuple(cell.result for cell in self.all_cells.values() if cell.result)

    def shown_run(self) -> Run:
        """Return what is shown as a run."""
        judgements = tuple(self.said.values())
        return Run(
            "r2", "2026-11-20T09:00:00+00:00", self.sheet, self.results(), self.wall_s,
            "Qwen3 1.7B", complete=True, judgements=judgements, votes=self.cast,
        )  # fmt: skip

    def load_run(self, run_id: str, done: Callable[[Run], None]) -> None:
        """Tell a kept run at once; without one of that id, the shown one."""
        done(self.kept_runs.get(run_id, self.shown_run()))

    def judge(self, judgement: Judgement) -> None:
        """Take a judgement."""
        key = (judgement.variant_id, judgement.row_id, judgement.repeat)
        self.said.pop(key, None)
        if judgement.verdict or judgement.note:
            self.said[key] = judgement
        self.judged.emit()

    def judgement(self, variant_id: str, row_id: str, repeat: int) -> Judgement | None:
        """Return what was said of a cell."""
        return self.said.get((variant_id, row_id, repeat))

    def add_vote(self, vote: Vote) -> None:
        """Take a vote."""
        self.cast = (*self.cast, vote)
        self.judged.emit()

    def take_back_vote(self) -> None:
        """Forget the last vote."""
        self.cast = self.cast[:-1]
        self.judged.emit()

    def votes(self) -> tuple[Vote, ...]:
        """Return the votes."""
        return self.cast

    def describe_prompt(
        self, variant_id: str, done: Callable[[PromptParts | Problem], None], row_id: str = ""
    ) -> None:
        """Tell the parts of a prompt at once."""
        start, end = "<|im_start|>user\n", "<|im_end|>\n"
        parts = (
            Part("template", start), Part("input", self.sheet.input), Part("template", end),
        )  # fmt: skip
        rendered = RenderedPrompt(start + self.sheet.input + end, 96)
        done(PromptParts(rendered, parts, {"template": 6, "input": 90}, 8192, 256, 7936))

    def describe_step(
        self, result: CellResult, number: int, done: Callable[[PromptParts | Problem], None]
    ) -> None:
        """Tell the number of the step at once, as if it were its prompt."""
        text = f"step {number}"
        parts = (Part("prompt", text),)
        done(PromptParts(RenderedPrompt(text, 2), parts, {"prompt": 2}, 8192, 256, 7936, "x"))

    def rendered_prompt(
        self,
        variant_id: str,
        done: Callable[[RenderedPrompt | Problem], None],
        row_id: str = "",
    ) -> None:
        """Tell a prompt at once."""
        done(RenderedPrompt(f"<|im_start|>user\n{self.sheet.input}<|im_end|>\n", 96))

    def runs(self) -> tuple[RunSummary, ...]:
        """Return two kept runs."""
        return (
            _summary("r2", "2026-11-20T09:00:00+00:00", "Feedback, three labels"),
            _summary("r1", "2026-11-19T09:00:00+00:00", "말투 비교"),
        )

    def examples(self) -> tuple[Path, ...]:
        """Return no ready comparisons."""
        return ()


def _summary(run_id: str, created_at: str, name: str) -> RunSummary:
    """Return a kept run of three columns and three repeats."""
    return RunSummary(run_id, name, created_at, "Qwen3 1.7B", 3, 9, 7, 9, True)


class FakeLamp(Fake):
    """Runs nothing: what was asked lies in `asked_orders` and `asked_lean`, to be answered."""

    INTENTIONS = frozenset({"stop"})

    def __init__(self) -> None:
        super().__init__()
        self.asked_orders: tuple[Any, ...] = ()
        self.asked_lean: tuple[Any, ...] = ()

    def try_orders(
        self, sheet: Any, variant: Any, begun: Any, cell: Any, done: Any, failed: Any
    ) -> Callable[[], None]:
        """Begin with the real orders."""
        made, orders = sheet_of_orders(sheet, variant)
        begun(made, orders)
        self.asked_orders = (made, cell, done, failed)
        return self.stop

    def calibrate(self, sheet: Any, variant: Any, done: Any, failed: Any) -> Callable[[], None]:
        """Begin."""
        self.asked_lean = (done, failed)
        return self.stop


class FakeExamples(Fake):
    """Two liked answers; `file` is what any file holds."""

    def __init__(self) -> None:
        super().__init__()
        self.file: tuple[Example, ...] = (Example("Too loud.", "negative"),)
        self.answers = (
            LikedAnswer("Label: Lovely!", "positive", "Labels"),
            LikedAnswer("Label: It broke.", "negative", "Labels"),
        )

    def read_file(
        self,
        path: Path,
        done: Callable[[tuple[Example, ...]], None],
        failed: Callable[[Problem], None] | None = None,
    ) -> None:
        """Tell at once what the file holds."""
        self.calls.append(("read_file", path))
        done(self.file)

    def liked(self, done: Callable[[tuple[LikedAnswer, ...]], None]) -> None:
        """Tell the answers at once."""
        done(self.answers)


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
    )
