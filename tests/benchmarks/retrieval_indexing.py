"""Measures indexing of 1,000 PDF pages against the same work written plainly.

Plainly: pypdf's text, pieces of 1,000 characters that overlap by 200, `encode`, `collection.add`.
Both have their model loaded when the clock starts, and each runs in a process of its own; ours
counts until every document can be searched by its vectors. Memory is that of our child processes
together, sampled while they work.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import psutil
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from retrieval_quality import Workshop
from retrieval_report import Row

PAGES_A_FILE: Final = 100
LINES: Final = 42
LINE_CHARACTERS: Final = 72
PIECE: Final = 1_000
OVERLAP: Final = 200
LEAST_GAIN: Final = 2.0
MOST_MEMORY: Final = 1.2e9
SAMPLE_S: Final = 0.25
_SENTENCE: Final = re.compile(r"[A-Z][^.!?\n]{30,200}[.!?]")

PLAIN: Final = f"""
import sys, time
from pathlib import Path
import chromadb
from pypdf import PdfReader
from sentence_transformers import SentenceTransformer
from workbench.documents.embedding import _bundled_folder
model = SentenceTransformer(str(_bundled_folder()), device="cpu", local_files_only=True)
client = chromadb.PersistentClient(sys.argv[1])
collection = client.create_collection("plain", embedding_function=None)
model.encode("warm up")
started = time.perf_counter()
pieces = []
for path in map(Path, sys.argv[2:]):
    for page in PdfReader(path).pages:
        text = page.extract_text()
        pieces += [text[at:at + {PIECE}] for at in range(0, len(text), {PIECE - OVERLAP})]
vectors = model.encode(pieces)
for at in range(0, len(pieces), 5000):
    part = slice(at, at + 5000)
    ids = [str(number) for number in range(at, at + len(pieces[part]))]
    collection.add(ids=ids, embeddings=vectors[part], documents=pieces[part])
print(time.perf_counter() - started, len(pieces))
"""


def make_files(folder: Path, source: Path, pages: int) -> list[Path]:
    """Write PDFs full of sentences of the set's documents, in a random order."""
    text = "\n".join(path.read_text("utf-8") for path in sorted(source.glob("*.md")))
    sentences = [each.encode("ascii", "ignore").decode() for each in _SENTENCE.findall(text)]
    chance = random.Random(7)
    paths: list[Path] = []
    for first in range(0, pages, PAGES_A_FILE):
        paths.append(folder / f"{first:05d}.pdf")
        canvas = Canvas(str(paths[-1]), pagesize=A4)
        for _ in range(min(PAGES_A_FILE, pages - first)):
            _draw(canvas, chance, sentences)
        canvas.save()
    return paths


def _draw(canvas: Canvas, chance: random.Random, sentences: Sequence[str]) -> None:
    """Fill one page."""
    line, place = "", 0
    writing = canvas.beginText(60, 780)
    while place < LINES:
        for word in chance.choice(sentences).split():
            if len(line) + len(word) > LINE_CHARACTERS:
                writing.textLine(line)
                line, place = "", place + 1
            line += f"{word} "
    canvas.drawText(writing)
    canvas.showPage()


class Memory:
    """Samples the memory of a process's children, until it is stopped."""

    def __init__(self) -> None:
        self.most_bytes = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Sample no more."""
        self._done.set()
        self._thread.join()

    def _sample(self) -> None:
        """Add up what is resident."""
        while not self._done.wait(SAMPLE_S):
            total = 0
            for child in psutil.Process().children(recursive=True):
                try:
                    total += child.memory_info().rss
                except psutil.Error:
                    continue
            self.most_bytes = max(self.most_bytes, total)


def plain_seconds(folder: Path, paths: Sequence[Path]) -> tuple[float, int]:
    """Run the plain way; return seconds and pieces."""
    command = [sys.executable, "-W", "ignore", "-c", PLAIN, str(folder), *map(str, paths)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, pieces = done.stdout.split()[-2:]
    return float(seconds), int(pieces)


def our_seconds(folder: Path, paths: Sequence[Path]) -> tuple[float, int, int]:
    """Index with the library; return seconds, chunks and the most bytes of memory."""
    workshop = Workshop(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        warm = folder / "warm.txt"
        warm.write_text("Warm up.", encoding="utf-8")
        workshop.take_in_files([warm], "warm up")  # ready means: the model is loaded
        memory = Memory()
        started = time.perf_counter()
        collection_id, _ = workshop.take_in_files(paths, "pages")
        taken = time.perf_counter() - started
        memory.stop()
        collections = workshop.library.snapshot().collections
        chunks = next(each.chunks for each in collections if each.collection_id == collection_id)
        return taken, chunks, memory.most_bytes
    finally:
        workshop.library.close()


def rows(data: Path, pages: int) -> Iterator[Row]:
    """Measure both ways."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        paths = make_files(folder, data / "chunking", pages)
        ours, chunks, most_bytes = our_seconds(folder / "ours", paths)
        yield Row(f"indexing {pages:,} pages, ours", f"{ours:.1f} s, {chunks:,} chunks")
        yield Row(
            "memory of our child processes while indexing",
            f"{most_bytes / 1e9:.2f} GB",
            f"<= {MOST_MEMORY / 1e9:.1f} GB",
            most_bytes <= MOST_MEMORY,
        )
        plain, pieces = plain_seconds(folder / "plain", paths)
        yield Row(f"indexing {pages:,} pages, plainly", f"{plain:.1f} s, {pieces:,} pieces")
        gain = plain / ours
        yield Row("indexing, times faster", f"{gain:.2f}", f">= {LEAST_GAIN}", gain >= LEAST_GAIN)
