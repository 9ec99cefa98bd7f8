"""Documents and what is made of them: pages, chunks, passages, citations."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from workbench.core.errors import Problem


@dataclass(frozen=True, slots=True)
class Page:
    """Text of one page. *number* starts at 1; formats without pages have page 0 only."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Span:
    """Characters start (included) to end (excluded) of a page's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a page. *number* counts within the document from 0."""

    number: int
    page: int
    span: Span
    text: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a page, in shares of the page's width and height, from the top left."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as it looks. *pixels* are rows of red, green, blue and an unused byte each."""

    number: int  # from 1
    pages: int
    width_px: int
    height_px: int
    pixels: bytes = field(repr=False)
    areas: tuple[Area, ...] = ()  # where the passage asked for stands, a line each


@dataclass(frozen=True, slots=True)
class ChunkPreview:
    """A chunk as it is shown: its size, and the characters the chunk before has too."""

    chunk: Chunk
    tokens: int
    overlap: Span | None = None


class DocumentState(StrEnum):
    """Where a document stands."""

    WAITING = "waiting"
    READING = "reading"
    EMBEDDING = "embedding"
    READY = "ready"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Document:
    """One file in a collection."""

    document_id: str
    collection_id: str
    path: str
    name: str
    size_bytes: int
    state: DocumentState
    pages: int = 0
    chunks: int = 0
    embedded: int = 0
    problem: Problem | None = None
    sha256: str = ""
    recognise: bool = False  # its text is what Tesseract sees in its pictures
    removed: int = 0  # invisible characters taken out of its text
    missing: bool = False  # its watched folder no longer holds it; its text is still found


@dataclass(frozen=True, slots=True)
class WatchedFolder:
    """A folder whose new and changed files are read by themselves."""

    path: str
    reachable: bool = True


@dataclass(frozen=True, slots=True)
class Collection:
    """A named set of documents, with how they are cut and embedded."""

    collection_id: str
    name: str
    embedder_id: str = "all-MiniLM-L6-v2"
    chunk_tokens: int = 180
    overlap_tokens: int = 30
    documents: int = 0
    chunks: int = 0
    folders: tuple[WatchedFolder, ...] = ()
    next_embedder_id: str = ""  # it is being embedded with this one; until then the other answers
    next_embedded: int = 0  # chunks that are done
    dense_threshold: float = 0.0  # least cosine of a passage that is found by meaning
    keyword_threshold: float = 0.0  # least BM25 score of one that is found by words


@dataclass(frozen=True, slots=True)
class EmbedderChoice:
    """An embedding model that a collection can have."""

    embedder_id: str
    languages: tuple[str, ...]
    max_tokens: int
    folder: str = ""  # "": it comes with the program


@dataclass(frozen=True, slots=True)
class LegScore:
    """What one search leg said of a passage: its rank from 1 and its score."""

    rank: int
    score: float


@dataclass(frozen=True, slots=True)
class Passage:
    """A chunk found for a question. A leg that did not find it is None."""

    chunk_id: str
    document_id: str
    document_name: str
    path: str
    page: int
    span: Span
    text: str
    heading: str = ""
    dense: LegScore | None = None  # cosine similarity
    keyword: LegScore | None = None  # BM25, higher is better
    fused_score: float = 0.0
    fused_rank: int = 0
    joined: tuple[str, ...] = ()  # chunk ids of neighbours that are in the span and the text too


@dataclass(frozen=True, slots=True)
class SearchOptions:
    """How passages are looked for."""

    limit: int = 4
    candidates: int = 40
    dense_threshold: float = 0.0  # least cosine
    document_ids: tuple[str, ...] = ()  # with *folders*, these too; both empty: all
    folders: tuple[str, ...] = ()  # documents that lie in them, at any depth
    keyword_threshold: float = 0.0  # least BM25 score
    neighbours: bool = True  # join chunks that stand side by side
    copies: bool = False  # show passages that nearly repeat a better one
    reranker: str = ""  # folder of a cross-encoder, "": none
    rerank_budget_s: float = 2.0


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Passages in fused order, and what the search says of itself."""

    passages: tuple[Passage, ...] = ()
    dense_weight: float = 0.0  # 0.0: the leg was left out (embedder does not know the language)
    keyword_weight: float = 0.0
    embed_s: float = 0.0
    dense_s: float = 0.0
    keyword_s: float = 0.0
    total_s: float = 0.0
    note: str = ""  # English sentence, translated by the window
    passages_in_scope: int = 0
    misses: tuple[Passage, ...] = ()  # the nearest, when nothing relevant was found
    copies: int = 0  # passages left out because they nearly repeat a better one
    reranked: int = 0  # passages that the cross-encoder had time to read
    rerank_s: float = 0.0


@dataclass(frozen=True, slots=True)
class SearchFacts:
    """What a search says of itself, kept with the answer it was made for."""

    dense_weight: float = 0.0  # 0.0: not searched by meaning
    keyword_weight: float = 0.0
    passages_in_scope: int = 0
    copies: int = 0  # left out because they nearly repeat a better one
    reranked: int = 0
    rerank_s: float = 0.0


@dataclass(frozen=True, slots=True)
class PassageUse:
    """A passage as one answer used it: numbered when sent, with a reason when not."""

    passage: Passage
    number: int = 0  # 0: not sent
    tokens: int = 0
    dropped_because: str = ""
    room_tokens: int = 0  # when not sent for want of room: the tokens that were left


@dataclass(frozen=True, slots=True)
class Citation:
    """A "[n]" in an answer: characters start to end, and the number it names."""

    start: int
    end: int
    number: int
    known: bool


@dataclass(frozen=True, slots=True)
class LibrarySnapshot:
    """Everything the library holds, as shown in lists."""

    collections: tuple[Collection, ...] = ()
    documents: tuple[Document, ...] = field(default_factory=tuple)
    can_recognise: bool = False  # Tesseract is installed
    paused: bool = False  # nothing is read or embedded until the person goes on


@dataclass(frozen=True, slots=True)
class CollectionStatistics:
    """What a collection holds, counted when it is asked for."""

    collection_id: str
    documents: int = 0
    ready: int = 0
    failed: int = 0
    gone: int = 0  # documents whose file is no longer there
    pages: int = 0
    chunks: int = 0
    vectors: int = 0
    characters: int = 0
    korean_share: float = 0.0  # of the chunks; the others count as English
    file_bytes: int = 0  # of the files themselves
    stored_bytes: int = 0  # of text and vectors in the library, about
    created_s: float = 0.0  # seconds since 1970


@dataclass(frozen=True, slots=True)
class FilesSkipped:
    """Files in added folders that were passed over, by the reason."""

    collection_id: str
    hidden: int = 0
    unreadable: int = 0
    other: int = 0  # kinds of files that cannot be read here
