"""What the program may ask of the library child. Events are documents and snapshots themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from workbench.core.sources import SearchOptions


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Answered with a LibrarySnapshot."""


@dataclass(frozen=True, slots=True)
class CreateCollection:
    """Answered with the Collection."""

    name: str


@dataclass(frozen=True, slots=True)
class RenameCollection:
    """Answered with None."""

    collection_id: str
    name: str


@dataclass(frozen=True, slots=True)
class ChangeCut:
    """Answered with None. Documents that are there are cut anew."""

    collection_id: str
    chunk_tokens: int
    overlap_tokens: int


@dataclass(frozen=True, slots=True)
class Preview:
    """Answered with a list of ChunkPreviews; 0 tokens: as the document is cut now."""

    document_id: str
    chunk_tokens: int = 0
    overlap_tokens: int = 0


@dataclass(frozen=True, slots=True)
class Embedders:
    """Answered with a list of EmbedderChoices."""


@dataclass(frozen=True, slots=True)
class ChangeEmbedder:
    """Answered with None, once the model is loaded. An empty folder: the bundled one."""

    collection_id: str
    folder: str


@dataclass(frozen=True, slots=True)
class ChangeThresholds:
    """Answered with None."""

    collection_id: str
    dense: float
    keyword: float


@dataclass(frozen=True, slots=True)
class RemoveCollection:
    """Answered with None."""

    collection_id: str


@dataclass(frozen=True, slots=True)
class Add:
    """Answered with the list of Documents, all of them waiting."""

    collection_id: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remove:
    """Answered with None."""

    document_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cancel:
    """Answered with None."""

    document_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Retry:
    """Answered with None."""

    document_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recognise:
    """Answered with None."""

    document_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """Answered with a SearchResult."""

    question: str
    collection_ids: tuple[str, ...]
    options: SearchOptions = field(default_factory=SearchOptions)


@dataclass(frozen=True, slots=True)
class Pages:
    """Answered with a list of Pages."""

    document_id: str


@dataclass(frozen=True, slots=True)
class Chunks:
    """Answered with a list of Chunks."""

    document_id: str


@dataclass(frozen=True, slots=True)
class Watch:
    """Answered with None, once the folder has been gone through."""

    collection_id: str
    folder: str


@dataclass(frozen=True, slots=True)
class Unwatch:
    """Answered with None."""

    collection_id: str
    folder: str


@dataclass(frozen=True, slots=True)
class Look:
    """Answered with None, once all watched folders have been gone through."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Answered with None."""

    paused: bool


@dataclass(frozen=True, slots=True)
class Export:
    """Answered with the number of documents, once the file is written."""

    collection_id: str
    path: str


@dataclass(frozen=True, slots=True)
class Import:
    """Answered with the Collection, once all of it is taken in."""

    path: str


@dataclass(frozen=True, slots=True)
class Statistics:
    """Answered with CollectionStatistics."""

    collection_id: str


@dataclass(frozen=True, slots=True)
class IndexServer:
    """Answered with the address, "" for none."""


@dataclass(frozen=True, slots=True)
class UseIndexServer:
    """Answered with None, once the server has answered."""

    address: str


@dataclass(frozen=True, slots=True)
class Draw:
    """Answered with a PagePicture."""

    document_id: str
    page: int
    width_px: int
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Similarities:
    """Answered with a list of numbers from -1.0 to 1.0, one for each of *others*."""

    text: str
    others: tuple[str, ...]


Command = (
    Snapshot
    | CreateCollection
    | RenameCollection
    | ChangeCut
    | Preview
    | Embedders
    | ChangeEmbedder
    | ChangeThresholds
    | RemoveCollection
    | Add
    | Remove
    | Cancel
    | Retry
    | Recognise
    | Search
    | Pages
    | Chunks
    | Draw
    | Watch
    | Unwatch
    | Look
    | Pause
    | Export
    | Import
    | Statistics
    | IndexServer
    | UseIndexServer
    | Similarities
)

# What writes, and may take as long as a folder is large.
CHANGES: Final = (
    CreateCollection, RenameCollection, ChangeCut, ChangeEmbedder, RemoveCollection, Add, Remove,
    Cancel, Retry, Recognise, Watch, Unwatch, Look, Pause, Export, Import, Statistics,
    UseIndexServer, ChangeThresholds,
)  # fmt: skip
