"""The file a collection is exported to and imported from: a zip of JSON lines and vectors.

What comes in is untrusted: sizes, types and spans are checked, nothing in it is ever used as a
path, and vectors are taken only where the very same embedder made them.
"""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Final

import numpy as np

from workbench.core.errors import BadInput
from workbench.documents.embedding import Vectors
from workbench.documents.readers.base import MAX_CHARACTERS, clean

SUFFIX: Final = ".collection.zip"
FORMAT: Final = "workbench-collection"
VERSION: Final = 1
_HEAD: Final = "collection.json"
_LINES: Final = "documents.jsonl"
_VECTORS: Final = "vectors.f32"
_PARTS: Final = (_HEAD, _LINES, _VECTORS)

_MAX_HEAD_BYTES: Final = 64 * 1024
_MAX_LINE_BYTES: Final = 16 * 2**20
_PIECE: Final = 1_000_000  # characters of a page in one line
_MAX_BYTES: Final = 8 * 2**30  # unpacked, in all
_MAX_DOCUMENTS: Final = 100_000
_MAX_PAGES: Final = 1_000_000  # of one document
_MAX_CHUNK: Final = 20_000  # characters
_MOST_OVERLAP: Final = 4  # chunks hold so many times the characters of their pages at most
_MAX_NAME: Final = 255
_MAX_HEADING: Final = 4_000
_MAX_DIMENSION: Final = 8_192
_UNIT: Final = 0.02  # how far the length of a vector may be from 1


@dataclass(frozen=True, slots=True)
class Head:
    """What a collection is, and how its documents were cut and embedded."""

    name: str
    embedder_id: str
    fingerprint: str
    dimension: int
    chunker: str
    chunk_tokens: int
    overlap_tokens: int


@dataclass(frozen=True, slots=True)
class PortableChunk:
    """A chunk by its place in its page; *vector* is None where there is none."""

    page: int
    start: int
    end: int
    heading: str
    vector: Vectors | None = None


@dataclass(slots=True)
class PortableDocument:
    """A document without its original: pages by number, and chunks in order."""

    name: str
    size_bytes: int
    sha256: str = ""
    recognised: bool = False
    removed: int = 0
    pages: dict[int, str] = field(default_factory=dict)
    chunks: list[PortableChunk] = field(default_factory=list)


def write(path: Path, head: Head, documents: Iterable[PortableDocument]) -> int:
    """Write a collection to a file, whole or not at all; return its documents. Raises OSError."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            count = _write_parts(archive, head, documents, part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
        _vectors_beside(part).unlink(missing_ok=True)
    return count


def _write_parts(
    archive: zipfile.ZipFile, head: Head, documents: Iterable[PortableDocument], part: Path
) -> int:
    """Write lines into the zip and vectors beside it, which a zip cannot do at the same time."""
    count = 0
    beside = _vectors_beside(part)
    with beside.open("wb") as vectors, archive.open(_LINES, "w", force_zip64=True) as lines:
        for document in documents:
            _write_document(lines, vectors, document)
            count += 1
        _write_line(lines, {"end": count})
    archive.write(beside, _VECTORS, zipfile.ZIP_STORED)  # noise: packing it would gain nothing
    about = {"format": FORMAT, "version": VERSION, **{key: getattr(head, key) for key in _FIELDS}}
    archive.writestr(_HEAD, json.dumps(about, ensure_ascii=False, indent=1))
    return count


def _vectors_beside(part: Path) -> Path:
    """Return where vectors wait until the lines are written."""
    return part.with_name(part.name + ".vectors")


def _write_document(lines: IO[bytes], vectors: IO[bytes], document: PortableDocument) -> None:
    """Write one document: what it is, its pages, its chunks."""
    about = {
        "name": document.name,
        "size_bytes": document.size_bytes,
        "sha256": document.sha256,
        "recognised": document.recognised,
        "removed": document.removed,
    }
    _write_line(lines, {"document": about})
    for number, text in document.pages.items():
        for start in range(0, len(text), _PIECE):
            _write_line(lines, {"page": number, "text": text[start : start + _PIECE]})
    for chunk in document.chunks:
        place = [chunk.page, chunk.start, chunk.end, chunk.heading, chunk.vector is not None]
        _write_line(lines, {"chunk": place})
        if chunk.vector is not None:
            vectors.write(chunk.vector.astype("<f4").tobytes())


def _write_line(lines: IO[bytes], value: dict[str, object]) -> None:
    """Write one line."""
    lines.write(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace") + b"\n")


_FIELDS: Final = tuple(Head.__dataclass_fields__)


class Import:
    """An exported file that is open. Every method raises BadInput for what is not right."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        infos = {name: _info(archive, name) for name in _PARTS}
        if sum(info.file_size for info in infos.values()) > _MAX_BYTES:
            raise _too_large()
        with archive.open(infos[_HEAD]) as file:
            self.head = _head(file.read(_MAX_HEAD_BYTES + 1))

    def documents(self, with_vectors: bool) -> Iterator[PortableDocument]:
        """Yield the documents, checked; vectors only where the caller can use them."""
        with self._archive.open(_LINES) as lines, self._archive.open(_VECTORS) as vectors:
            row_bytes = 4 * self.head.dimension
            rows = vectors if with_vectors else None
            reader = _Lines(lines, rows, row_bytes)
            for number, document in enumerate(reader.documents()):
                if number >= _MAX_DOCUMENTS:
                    raise _too_large()
                yield document
            if rows is not None and rows.read(1):
                raise broken("vectors that belong to no chunk")


def opened(path: Path) -> tuple[zipfile.ZipFile, Import]:
    """Open an exported file, which the caller closes. Raises BadInput or OSError."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise broken(str(error)) from error
    try:
        return archive, Import(archive)
    except BaseException as error:
        archive.close()
        if isinstance(error, BROKEN):
            raise broken(f"{type(error).__name__}: {error}") from error
        raise


# What zipfile and json raise over a damaged file.
BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    LookupError,
    RuntimeError,  # encrypted; RecursionError too
    TypeError,
    ValueError,
)


class _Lines:
    """Puts documents together from lines."""

    def __init__(self, lines: IO[bytes], vectors: IO[bytes] | None, row_bytes: int) -> None:
        self._lines = lines
        self._vectors = vectors
        self._row_bytes = row_bytes
        self._characters = self._chunked = 0

    def documents(self) -> Iterator[PortableDocument]:
        """Yield every document once its last line has come."""
        current: PortableDocument | None = None
        count = 0
        while True:
            line = self._line()
            if "document" in line or "end" in line:
                if current is not None:
                    yield self._finished(current)
                if "end" in line:
                    if line["end"] != count:
                        raise broken("another number of documents")
                    return
                current, count = _document(line["document"]), count + 1
                self._characters = self._chunked = 0
            elif current is None:
                raise broken("a line before the first document")
            elif "page" in line:
                self._page(current, line)
            else:
                self._chunk(current, line["chunk"])

    def _line(self) -> dict[str, Any]:
        """Return the next line; a file that breaks off has none."""
        data = self._lines.readline(_MAX_LINE_BYTES + 1)
        if len(data) > _MAX_LINE_BYTES:
            raise _too_large()
        line = json.loads(data)
        if not isinstance(line, dict):
            raise broken("a line that is no object")
        return line

    def _page(self, document: PortableDocument, line: dict[str, Any]) -> None:
        """Take a page, or a further part of one. Pages come before chunks."""
        number, text = _whole(line["page"], _MAX_PAGES), _text(line["text"], _MAX_LINE_BYTES)
        self._characters += len(text)
        if self._characters > MAX_CHARACTERS or len(document.pages) > _MAX_PAGES:
            raise _too_large()
        if document.chunks:
            raise broken("a page after a chunk")
        document.pages[number] = document.pages.get(number, "") + text

    def _chunk(self, document: PortableDocument, place: Any) -> None:
        """Take a chunk, which must be a part of a page."""
        page, start, end, heading, has_vector = place
        text = document.pages[_whole(page, _MAX_PAGES)]
        _whole(start, len(text))
        self._chunked += _whole(end, len(text)) - start
        if not 0 < end - start <= _MAX_CHUNK or not text[start:end].strip():
            raise broken("a chunk that is no part of its page")
        if self._chunked > _MOST_OVERLAP * self._characters:
            raise _too_large()
        vector = self._vector() if has_vector is True and self._vectors is not None else None
        document.chunks.append(
            PortableChunk(page, start, end, _plain(heading, _MAX_HEADING), vector)
        )

    def _vector(self) -> Vectors:
        """Return the next vector: of unit length, without which search goes astray."""
        assert self._vectors is not None
        data = self._vectors.read(self._row_bytes)
        if len(data) != self._row_bytes:
            raise broken("too few vectors")
        vector: Vectors = np.frombuffer(data, dtype="<f4").astype(np.float32)
        if not abs(float(np.linalg.norm(vector)) - 1.0) < _UNIT:  # also where it is not a number
            raise broken("a vector that is no unit vector")
        return vector

    def _finished(self, document: PortableDocument) -> PortableDocument:
        """Return a document whose text holds nothing that nobody sees; places stay the same."""
        for number, text in document.pages.items():
            if clean(text) != text:
                unseen = {ord(each): " " for each in set(text) if not clean(each)}
                document.pages[number] = text.translate(unseen)
        return document


def _info(archive: zipfile.ZipFile, name: str) -> zipfile.ZipInfo:
    """Return one of the parts there must be."""
    try:
        return archive.getinfo(name)
    except KeyError as error:
        raise broken(f"no part {name}") from error


def _head(data: bytes) -> Head:
    """Read what the collection is."""
    if len(data) > _MAX_HEAD_BYTES:
        raise _too_large()
    about = json.loads(data)
    if about["format"] != FORMAT:
        raise broken("another format")
    if _whole(about["version"], 10**6) > VERSION:
        raise BadInput(
            "The file was exported by a newer version of this program.", "Use the newer version."
        )
    return Head(
        _plain(about["name"], _MAX_NAME),
        _plain(about["embedder_id"], _MAX_NAME),
        _text(about["fingerprint"], 10 * _MAX_NAME),
        _whole(about["dimension"], _MAX_DIMENSION),
        _plain(about["chunker"], _MAX_NAME),
        _whole(about["chunk_tokens"], 100_000),
        _whole(about["overlap_tokens"], 100_000),
    )


def _document(about: dict[str, Any]) -> PortableDocument:
    """Read what a document is."""
    sha256 = _text(about["sha256"], 64)
    known = len(sha256) == 64 and not set(sha256) - set("0123456789abcdef")
    return PortableDocument(
        _plain(about["name"], _MAX_NAME) or "?",
        _whole(about["size_bytes"], 2**62),
        sha256 if known else "",
        about["recognised"] is True,
        _whole(about["removed"], 2**31),
    )


def _whole(value: Any, most: int) -> int:
    """Return a whole number from 0 to *most*."""
    if type(value) is not int or not 0 <= value <= most:
        raise broken("a number that cannot be")
    return value


def _text(value: Any, most: int) -> str:
    """Return a text of so many characters at most."""
    if not isinstance(value, str) or len(value) > most:
        raise broken("a text that cannot be")
    value.encode()  # raises over half characters, which no file may bring into the database
    return value


def _plain(value: Any, most: int) -> str:
    """Return a name: one line without anything that nobody sees."""
    return " ".join(clean(_text(value, most)).split())


def broken(detail: str) -> BadInput:
    """Return the error of a file that is no export, or a damaged one."""
    return BadInput(
        "The file is no exported collection, or it is damaged.",
        "Export the collection again and choose that file.",
        detail=detail[:500],
    )


def _too_large() -> BadInput:
    """Return the error of a file that grows out of all proportion."""
    return BadInput(
        "The file holds more than a collection can.", "Export the collection in smaller parts."
    )
