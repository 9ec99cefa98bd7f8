"""Measures retrieval on question-to-passage sets: each leg alone, and both fused.

Every passage becomes a text file that goes through the real library: read, cut, embedded, indexed,
searched. A passage is found at the rank of its best chunk. One passage is right for each question:
nDCG@10 is the mean of 1 / log2(1 + rank).
"""

from __future__ import annotations

import csv
import json
import math
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from retrieval_child import DEFAULT_ENTRY
from retrieval_report import Row
from tqdm import tqdm

from workbench.core.ports import LibraryEvent
from workbench.core.sources import (
    Document,
    DocumentState,
    LegScore,
    Passage,
    SearchOptions,
    SearchResult,
)
from workbench.documents.client import ENTRY, ChildLibrary

XQUAD: Final = "XQuAD en"
XQUAD_GOAL: Final = 0.970
MOST_LOST: Final = 0.005  # by fusion, against the better leg alone
CUTOFF: Final = 10
CANDIDATES: Final = 40


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """Passages, and questions with the index of the passage that answers each."""

    name: str
    passages: list[str]
    questions: list[tuple[str, int]]


def squad(path: Path, name: str) -> RetrievalSet:
    """Read a set in SQuAD's JSON."""
    paragraphs = [
        paragraph
        for article in json.loads(path.read_text("utf-8"))["data"]
        for paragraph in article["paragraphs"]
    ]
    questions = [
        (question["question"], number)
        for number, paragraph in enumerate(paragraphs)
        for question in paragraph["qas"]
    ]
    return RetrievalSet(name, [paragraph["context"] for paragraph in paragraphs], questions)


def boolq(path: Path, name: str) -> RetrievalSet:
    """Read a KoBEST BoolQ table; a passage that comes twice counts once."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    passages = list(dict.fromkeys(row["Text"] for row in rows))
    places = {text: number for number, text in enumerate(passages)}
    return RetrievalSet(name, passages, [(row["Question"], places[row["Text"]]) for row in rows])


def sets_in(folder: Path) -> Iterator[RetrievalSet]:
    """Yield the sets that lie in *folder*."""
    yield squad(folder / "xquad" / "xquad.en.json", XQUAD)
    yield boolq(folder / "kobest" / "BoolQ" / "dev.tsv", "KoBEST BoolQ dev")
    yield boolq(folder / "kobest" / "BoolQ" / "train.tsv", "KoBEST BoolQ train")


def ndcg(ranked: Iterable[str], right: str) -> float:
    """Return nDCG@10 of one question with one right document."""
    for rank, document_id in enumerate(dict.fromkeys(ranked), start=1):
        if rank > CUTOFF:
            break
        if document_id == right:
            return 1.0 / math.log2(1 + rank)
    return 0.0


def by_leg(passages: Sequence[Passage], leg: Callable[[Passage], LegScore | None]) -> Iterator[str]:
    """Yield documents in the order of one leg."""
    ranked = [(score.rank, passage.document_id) for passage in passages if (score := leg(passage))]
    return (document_id for _, document_id in sorted(ranked))


RANKINGS: Final[dict[str, Callable[[SearchResult], Iterator[str]]]] = {
    "dense": lambda result: by_leg(result.passages, lambda passage: passage.dense),
    "keywords": lambda result: by_leg(result.passages, lambda passage: passage.keyword),
    "fused": lambda result: (passage.document_id for passage in result.passages),
}


class Workshop:
    """A library in a temporary folder, and a way to wait until it has taken everything in."""

    def __init__(self, folder: Path, default: bool = True) -> None:
        self._files = folder / "files"
        self._open: set[str] = set()
        self._changed = threading.Condition()
        self.library = ChildLibrary(
            folder / "library",
            folder / "logs",
            self._hear,
            lambda _state, _problem: None,
            entry=DEFAULT_ENTRY if default else ENTRY,
        )

    def take_in(
        self, passages: Sequence[str], name: str, suffix: str = ".txt"
    ) -> tuple[str, list[str]]:
        """Index the passages; return the collection, and the document of each passage."""
        folder = self._files / name
        folder.mkdir(parents=True)
        paths = [folder / f"{number:05d}{suffix}" for number in range(len(passages))]
        for path, passage in zip(paths, passages, strict=True):
            path.write_text(passage, encoding="utf-8")
        return self.take_in_files(paths, name)

    def take_in_files(self, paths: Sequence[Path], name: str) -> tuple[str, list[str]]:
        """Index files; return the collection, and the document of each file."""
        collection_id = self.library.create_collection(name).collection_id
        with self._changed:
            documents = self.library.add(collection_id, paths)
            self._open.update(document.document_id for document in documents)
            with tqdm(
                total=len(documents), desc=name, unit="passage", disable=not sys.stderr.isatty()
            ) as bar:
                while self._open:
                    self._changed.wait()
                    bar.update(len(documents) - len(self._open) - bar.n)
        return collection_id, [document.document_id for document in documents]

    def _hear(self, event: LibraryEvent) -> None:
        """Count what is ready."""
        if isinstance(event, Document) and event.state is DocumentState.FAILED:
            raise RuntimeError(f"{event.name}: {event.problem}")
        if isinstance(event, Document) and event.state is DocumentState.READY:
            with self._changed:
                self._open.discard(event.document_id)
                self._changed.notify()


def measure(workshop: Workshop, retrieval_set: RetrievalSet) -> dict[str, float]:
    """Return nDCG@10 of each ranking."""
    collection_id, documents = workshop.take_in(retrieval_set.passages, retrieval_set.name)
    options = SearchOptions(limit=2 * CANDIDATES, candidates=CANDIDATES)
    totals = dict.fromkeys(RANKINGS, 0.0)
    for question, right in tqdm(
        retrieval_set.questions, desc="asking", disable=not sys.stderr.isatty()
    ):
        result = workshop.library.search(question, [collection_id], options)
        for name, ranking in RANKINGS.items():
            totals[name] += ndcg(ranking(result), documents[right])
    return {name: total / len(retrieval_set.questions) for name, total in totals.items()}


def rows(data: Path, default: bool = True) -> Iterator[Row]:
    """Measure all sets; *default*: as an install without extras does."""
    with tempfile.TemporaryDirectory() as folder:
        workshop = Workshop(Path(folder), default)
        try:
            for each in sets_in(data):
                values = measure(workshop, each)
                size = (
                    f"{each.name}, {len(each.questions)} questions, {len(each.passages)} passages"
                )
                for leg in ("dense", "keywords"):
                    yield Row(f"{size}: {leg} alone, nDCG@10", f"{values[leg]:.3f}")
                least = XQUAD_GOAL if each.name == XQUAD else max(values.values()) - MOST_LOST
                goal = f">= {least:.3f}"
                if each.name != XQUAD:
                    goal += f" (best leg - {MOST_LOST})"
                met = values["fused"] >= least
                yield Row(f"{size}: fused, nDCG@10", f"{values['fused']:.3f}", goal, met)
        finally:
            workshop.library.close()
