"""`workbench --self-test`: the three journeys on the real engine and library, timed."""

from __future__ import annotations

import argparse
import json
import logging
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from workbench.answering.citations import find_citations
from workbench.answering.compare import ComparisonRunner
from workbench.answering.once import generate
from workbench.answering.retrieval import Ground
from workbench.answering.run_facts import versions
from workbench.answering.turn import prepare
from workbench.cli.context import CliContext
from workbench.cli.progress import DocumentWatch, load_model
from workbench.cli.tables import rate, seconds, table
from workbench.core.errors import BadInput, DocumentError, error_from, problem_from
from workbench.core.generation import Sampling
from workbench.core.lab import Comparison, Example, Variant
from workbench.core.plain import to_plain
from workbench.core.ports import Library
from workbench.core.sources import DocumentState

_log = logging.getLogger(__name__)

_SAMPLING = Sampling(temperature=0.0, max_tokens=48, seed=7)
_QUESTION = "What is the harbour cat called?"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the result."""

    name: str
    elapsed_s: float
    said: str


def self_test(args: argparse.Namespace, context: CliContext) -> int:
    """Try everything out; prints a table of timings and returns 0, or 1 with what failed."""
    test = _SelfTest(context)
    problem = ""
    try:
        test.run()
    except Exception as error:  # whatever it was: the table so far, and one sentence
        _log.warning("self-test failed", exc_info=error)
        problem = problem_from(error).sentence()
    if args.json:
        context.say(
            json.dumps(
                {
                    "ok": not problem,
                    "problem": problem,
                    "steps": to_plain(test.steps),
                    "versions": versions(),
                },
                ensure_ascii=False,
            )
        )
    else:
        rows = [(step.name, seconds(step.elapsed_s), step.said) for step in test.steps]
        context.say(table([("step", "time", "result"), *rows]))
        context.say(problem or "Everything works.")
    return 1 if problem else 0


class _SelfTest:
    """Runs the steps in order; each raises a WorkbenchError when it does not do its work."""

    def __init__(self, context: CliContext) -> None:
        self.steps: list[Step] = []
        self._collection_id = ""
        self._context = context
        self._engine = context.engine

    def run(self) -> None:
        """Run all steps."""
        self._step("load the model", self._load)
        self._step("answer", self._answer)
        watch = DocumentWatch(self._context)
        with closing(self._context.open_library(watch.hear)) as library:
            document = self._context.resources / "samples" / "harbour-handbook.pdf"
            self._step("index a PDF", lambda: self._index(watch, library, document))
            self._step("ask the PDF", lambda: self._ask(library))
        self._step("compare two prompts", self._compare)

    def _step(self, name: str, work: Callable[[], str]) -> None:
        """Run one step and note its time and outcome."""
        self._context.note(f"{name} …")
        started_at = time.monotonic()
        said = work()
        self.steps.append(Step(name, time.monotonic() - started_at, said))

    def _load(self) -> str:
        """Load the model."""
        model = load_model(self._context)
        return f"{model.name}, {model.device}, context {model.context_size:,}"

    def _answer(self) -> str:
        """Answer a greeting."""
        prepared = prepare(self._engine, "Hello!", (), sampling=_SAMPLING)
        finished = generate(self._engine, prepared.request, lambda _text: None)
        _require_text(finished.text)
        timing = finished.timing
        return f"TTFT {seconds(timing.ttft_s)}, {rate(timing.generation_rate)} tok/s"

    def _index(self, watch: DocumentWatch, library: Library, path: Path) -> str:
        """Read and embed the sample."""
        self._collection_id = library.create_collection("self-test").collection_id
        (document,) = watch.add(library, self._collection_id, [path])
        if document.problem:
            raise error_from(document.problem)
        if document.state is not DocumentState.READY:
            raise DocumentError("The document was not read.", "Start the self-test again.")
        return f"{document.pages} pages, {document.chunks} chunks"

    def _ask(self, library: Library) -> str:
        """Answer from the PDF."""
        ground = Ground(library, self._collection_id, self._context.secret)
        prepared = prepare(self._engine, _QUESTION, (), sampling=_SAMPLING, ground=ground)
        uses = prepared.grounding.uses if prepared.grounding else ()
        numbers = {use.number for use in uses if use.number}
        if not any("Biscuit" in use.passage.text for use in uses if use.number):
            raise DocumentError(
                "The search did not find the passage that answers the question.",
                "Copy the diagnostics from Settings and report this.",
            )
        finished = generate(self._engine, prepared.request, lambda _text: None)
        _require_text(finished.text)
        cited = sum(item.known for item in find_citations(finished.text, numbers))
        return f"{len(numbers)} passages sent, {cited} cited: {finished.text.strip()}"

    def _compare(self) -> str:
        """Run two prompts as one batch."""
        examples = (Example("Lovely service!", "positive"), Example("It broke.", "negative"))
        comparison = Comparison(
            input="The parcel came two weeks late.",
            variants=(
                Variant("plain", "Zero-shot", sampling=_SAMPLING),
                Variant("shots", "Few-shot", examples=examples, sampling=_SAMPLING),
            ),
        )
        runner = ComparisonRunner(self._engine, comparison, self._context.secret)
        run = runner.execute(lambda _event: None)
        for cell in run.cells:
            if cell.problem:
                raise error_from(cell.problem)
        cached = sum(cell.timing.cached_tokens for cell in run.cells if cell.timing)
        return f"one batch in {seconds(run.wall_s)}, {cached} prompt tokens shared"


def _require_text(text: str) -> None:
    """Raise when a model gave nothing."""
    if not text.strip():
        raise BadInput(
            "The model answered with no text.", "Try another model file with --model FILE.gguf."
        )
