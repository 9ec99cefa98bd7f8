"""Measures how much of what answers a question is among the first 1,500 tokens that are sent.

The set (brandonstarxel/chunking_evaluation, MIT) names for each question the exact characters of
five documents that answer it. Against it stands what is usual: windows of 300 words, ranked by
BM25. Both are cut off at the same number of tokens, counted by the same tokenizer.
"""

from __future__ import annotations

import csv
import json
import math
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Final

from retrieval_quality import Workshop
from retrieval_report import Row
from tokenizers import Tokenizer

from workbench.core.sources import SearchOptions
from workbench.documents import embedding

ROOM_TOKENS: Final = 1_500
WINDOW_WORDS: Final = 300
LEAST_GAIN: Final = 0.03
LIMIT: Final = 20
K1: Final = 1.5
B: Final = 0.75
_WORD: Final = re.compile(r"\w+")
_PLACE: Final = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Part:
    """Characters start to end of a document."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the parts that answer it."""

    question: str
    gold: tuple[Part, ...]


def questions(folder: Path, texts: dict[str, str]) -> list[Asked]:
    """Read the questions; a reference that is not where it should be is looked for."""
    csv.field_size_limit(2**24)
    found: list[Asked] = []
    with (folder / "questions_df.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            text = texts[row["corpus_id"]]
            starts = [
                (text.find(each["content"]), len(each["content"]))
                for each in json.loads(row["references"])
            ]
            gold = tuple(
                Part(row["corpus_id"], start, start + size) for start, size in starts if start >= 0
            )
            if gold:
                found.append(Asked(row["question"], gold))
    return found


class Windows:
    """Fixed windows of words, ranked by BM25 (Robertson and Zaragoza 2009)."""

    def __init__(self, texts: dict[str, str]) -> None:
        self.parts = [part for name, text in texts.items() for part in _windows(name, text)]
        self._counts = [
            Counter(_WORD.findall(texts[part.document][part.start : part.end].lower()))
            for part in self.parts
        ]
        self._lengths = [count.total() for count in self._counts]
        self._usual = sum(self._lengths) / len(self._lengths)
        self._holders = Counter(word for count in self._counts for word in count)

    def ranked(self, question: str) -> list[Part]:
        """Return the best windows, best first."""
        words = set(_WORD.findall(question.lower()))
        scores = [
            sum(self._score(place, word) for word in words) for place in range(len(self.parts))
        ]
        best = sorted(range(len(scores)), key=lambda place: -scores[place])
        return [self.parts[place] for place in best[:LIMIT]]

    def _score(self, place: int, word: str) -> float:
        """Return what one word adds."""
        often = self._counts[place][word]
        if not often:
            return 0.0
        holders = self._holders[word]
        rarity = math.log(1 + (len(self.parts) - holders + 0.5) / (holders + 0.5))
        damping = K1 * (1 - B + B * self._lengths[place] / self._usual)
        return rarity * often * (K1 + 1) / (often + damping)


def _windows(name: str, text: str) -> Iterator[Part]:
    """Yield windows of words."""
    words = list(_PLACE.finditer(text))
    for first in range(0, len(words), WINDOW_WORDS):
        part = words[first : first + WINDOW_WORDS]
        yield Part(name, part[0].start(), part[-1].end())


def sent(
    parts: Sequence[Part], texts: dict[str, str], tokenizer: Tokenizer
) -> set[tuple[str, int]]:
    """Return the characters among the first tokens of *parts*, by document and place."""
    held: set[tuple[str, int]] = set()
    room = ROOM_TOKENS
    for part in parts:
        if room <= 0:
            break
        text = texts[part.document][part.start : part.end]
        offsets = tokenizer.encode(text, add_special_tokens=False).offsets[:room]
        room -= len(offsets)
        end = part.start + (offsets[-1][1] if offsets else 0)
        held.update((part.document, place) for place in range(part.start, end))
    return held


def recalls(
    held: set[tuple[str, int]], gold: Sequence[Part], texts: dict[str, str]
) -> tuple[float, float]:
    """Return the share of gold characters that is held, and with those held from a copy.

    Half of one document stands in it twice; the set's own references name the first place.
    """
    wanted = {(part.document, place) for part in gold for place in range(part.start, part.end)}
    copied = {
        (part.document, part.start + offset)
        for part in gold
        for copy in _places(texts[part.document], part)
        for offset in range(part.end - part.start)
        if (part.document, copy + offset) in held
    }
    return len(wanted & held) / len(wanted), len(wanted & (held | copied)) / len(wanted)


def _places(text: str, part: Part) -> Iterator[int]:
    """Yield wherever the characters of *part* stand in its document."""
    content = text[part.start : part.end]
    place = text.find(content)
    while place >= 0:
        yield place
        place = text.find(content, place + 1)


def rows(data: Path) -> Iterator[Row]:
    """Measure both ways over all questions."""
    folder = data / "chunking"
    texts = {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("*.md"))}
    tokenizer = Tokenizer.from_file(str(embedding._bundled_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    with tempfile.TemporaryDirectory() as place:
        workshop = Workshop(Path(place))
        try:
            names = list(texts)
            collection_id, documents = workshop.take_in(list(texts.values()), "chunking", ".md")
            name_of = dict(zip(documents, names, strict=True))
            for document, name in name_of.items():  # offsets are those of the text as it was read
                texts[name] = workshop.library.pages(document)[0].text
            asked = questions(folder, texts)
            options = SearchOptions(limit=LIMIT)
            found: list[list[Part]] = []
            for each in asked:
                passages = workshop.library.search(each.question, [collection_id], options).passages
                found.append(
                    [Part(name_of[p.document_id], p.span.start, p.span.end) for p in passages]
                )
        finally:
            workshop.library.close()
    windows = Windows(texts)
    ours, ours_copies = _means(found, asked, texts, tokenizer)
    plain, plain_copies = _means(
        [windows.ranked(each.question) for each in asked], asked, texts, tokenizer
    )
    what = f"{len(asked)} questions, gold characters within {ROOM_TOKENS:,} tokens"
    usual = f"windows of {WINDOW_WORDS} words, BM25"
    yield Row(f"{what}: {usual}", f"{plain:.1%}")
    yield Row(
        f"{what}: ours", f"{ours:.1%}", f">= {plain + LEAST_GAIN:.1%}", ours >= plain + LEAST_GAIN
    )
    yield Row(f"{what}, at any of their places: {usual}", f"{plain_copies:.1%}")
    yield Row(f"{what}, at any of their places: ours", f"{ours_copies:.1%}")


def _means(
    found: Sequence[Sequence[Part]],
    asked: Sequence[Asked],
    texts: dict[str, str],
    tokenizer: Tokenizer,
) -> tuple[float, float]:
    """Return the means of both shares over the questions."""
    both = [
        recalls(sent(parts, texts, tokenizer), each.gold, texts)
        for parts, each in zip(found, asked, strict=True)
    ]
    return fmean(one for one, _ in both), fmean(other for _, other in both)
