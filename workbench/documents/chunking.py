"""Cuts pages into chunks by structure: heading, paragraph, sentence, line, word.

Sizes are in tokens, by a counter that is passed in. A chunk is always a contiguous span of its
page, so that a citation can be shown in place.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.core.sources import Chunk, Span
from workbench.documents.readers.base import Heading, ReadPage
from workbench.documents.sentences import lines, paragraphs, sentences, words

TokenCounter = Callable[[Sequence[str]], list[int]]

CHUNKER: Final = "structure-1"  # kept with each collection; change it when the cuts change
_MAX_HEADING_TOKENS: Final = 48
_LETTER: Final = re.compile(r"[^\W\d_]")
_SEPARATOR: Final = " › "
_FULL_ENOUGH: Final = 0.6  # a chunk this full ends before a paragraph that does not fit


@dataclass(frozen=True, slots=True)
class Cut:
    """How to cut: *size* and *overlap* wanted, *limit* never passed, heading included."""

    size: int
    overlap: int
    limit: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """The smallest part that is moved: mostly a sentence."""

    span: Span
    tokens: int
    opens_paragraph: bool


@dataclass(frozen=True, slots=True)
class _Section:
    """A part of a page under one heading path."""

    span: Span
    heading: str


def chunk_pages(pages: Iterable[ReadPage], cut: Cut, count: TokenCounter) -> list[Chunk]:
    """Return the chunks of a document, numbered from 0."""
    chunks: list[Chunk] = []
    path: list[Heading] = []
    for page in pages:
        for section in _sections(page, path):
            heading = _fitting(section.heading, count)
            room = min(cut.size, cut.limit - (count([heading])[0] if heading else 0))
            pieces = _pieces(page.text, section.span, room, count)
            spans = list(_packed(pieces, room, min(cut.overlap, room // 2)))
            for span in _within(page.text, spans, room, count):
                text = page.text[span.start : span.end]
                chunks.append(Chunk(len(chunks), page.number, span, text, heading))
    return chunks


def rough_count(texts: Sequence[str]) -> list[int]:
    """Count half the characters, rather too many than too few, where there is no tokenizer."""
    return [(len(text) + 1) // 2 for text in texts]


def text_to_embed(chunk: Chunk) -> str:
    """Return the chunk with its heading path as context."""
    return f"{chunk.heading}\n{chunk.text}" if chunk.heading else chunk.text


def _sections(page: ReadPage, path: list[Heading]) -> Iterator[_Section]:
    """Split a page at its headings. *path* holds the open headings and is carried to the next page.

    A heading with nothing under it goes together with the next one, and so does a page number.
    """
    start = 0
    for index, heading in enumerate(page.headings):
        says_something = _LETTER.search(page.text, start, heading.start)
        if says_something and not _bare(page, index - 1, heading.start):
            yield _Section(Span(start, heading.start), _path_text(path))
            start = heading.start
        while path and path[-1].level >= heading.level:
            path.pop()
        path.append(heading)
    if page.text[start:].strip():
        yield _Section(Span(start, len(page.text)), _path_text(path))


def _bare(page: ReadPage, index: int, end: int) -> bool:
    """Whether nothing but the heading's own line stands between heading *index* and *end*."""
    if index < 0:
        return False
    own, _, below = page.text[page.headings[index].start : end].partition("\n")
    return bool(own.strip()) and not below.strip(" \t\n=-")


def _path_text(path: Sequence[Heading]) -> str:
    """Return the open headings in one line."""
    return _SEPARATOR.join(heading.title for heading in path)


def _fitting(heading: str, count: TokenCounter) -> str:
    """Return as many of the innermost headings as fit, none when even one is too long."""
    titles = heading.split(_SEPARATOR) if heading else []
    while titles:
        text = _SEPARATOR.join(titles)
        if count([text])[0] <= _MAX_HEADING_TOKENS:
            return text
        titles = titles[1:]
    return ""


def _pieces(text: str, span: Span, room: int, count: TokenCounter) -> list[_Piece]:
    """Return the sentences of a section; one that is too long gives its lines, words, letters."""
    spans: list[tuple[Span, bool]] = []
    for paragraph in paragraphs(text, span):
        for number, sentence in enumerate(sentences(text, paragraph)):
            spans.append((sentence, number == 0))
    counts = count([text[part.start : part.end] for part, _ in spans])
    pieces: list[_Piece] = []
    for (part, opens), tokens in zip(spans, counts, strict=True):
        if tokens <= room:
            pieces.append(_Piece(part, tokens, opens))
        else:
            pieces.extend(_smaller(text, part, room, count, opens))
    return pieces


def _smaller(
    text: str, span: Span, room: int, count: TokenCounter, opens: bool
) -> Iterator[_Piece]:
    """Yield a too long sentence by lines, a too long line by words, a too long word by letters."""
    for split in (lines, words, _halves):
        parts = list(split(text, span))
        if len(parts) > 1:
            break
    else:
        yield _Piece(span, room, opens)
        return
    counts = count([text[part.start : part.end] for part in parts])
    for part, tokens in zip(parts, counts, strict=True):
        if tokens <= room:
            yield _Piece(part, tokens, opens)
        else:
            yield from _smaller(text, part, room, count, opens)
        opens = False


def _halves(_text: str, span: Span) -> Iterator[Span]:
    """Yield the two halves of a span, which itself when it is one character."""
    middle = (span.start + span.end) // 2
    if middle > span.start:
        yield Span(span.start, middle)
    yield Span(middle, span.end)


def _packed(pieces: Sequence[_Piece], room: int, overlap: int) -> Iterator[Span]:
    """Fill chunks with pieces in order; each begins with the last sentences of the one before.

    The chunks of a section are of about the same size: no crumb is left at its end.
    """
    total = sum(piece.tokens for piece in pieces)
    target = math.ceil(total / max(1, math.ceil(total / room)))
    current: list[_Piece] = []
    fresh = 0  # tokens of *current* that no earlier chunk has
    for index, piece in enumerate(pieces):
        used = sum(part.tokens for part in current)
        ends_here = (
            piece.opens_paragraph
            and used >= _FULL_ENOUGH * room
            and used + _paragraph_tokens(pieces, index) > room
        )
        if fresh and (used + piece.tokens > room or fresh >= target or ends_here):
            yield Span(current[0].span.start, current[-1].span.end)
            current = _tail(current, min(overlap, room - piece.tokens))
            fresh = 0
        current.append(piece)
        fresh += piece.tokens
    if fresh:
        yield Span(current[0].span.start, current[-1].span.end)


def _paragraph_tokens(pieces: Sequence[_Piece], index: int) -> int:
    """Return the tokens of the paragraph that begins at *index*."""
    total = pieces[index].tokens
    for piece in pieces[index + 1 :]:
        if piece.opens_paragraph:
            break
        total += piece.tokens
    return total


def _tail(pieces: Sequence[_Piece], overlap: int) -> list[_Piece]:
    """Return the last whole pieces that fit into *overlap* tokens."""
    tail: list[_Piece] = []
    for piece in reversed(pieces):
        overlap -= piece.tokens
        if overlap < 0:
            break
        tail.insert(0, piece)
    return tail


def _within(text: str, spans: Sequence[Span], room: int, count: TokenCounter) -> Iterator[Span]:
    """Yield the spans; one that holds more tokens than its pieces promised is cut again."""
    counts = count([text[span.start : span.end] for span in spans])
    for span, tokens in zip(spans, counts, strict=True):
        if tokens <= room:
            yield span
        else:
            yield from _packed(list(_smaller(text, span, room, count, opens=True)), room, 0)
