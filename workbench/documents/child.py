"""The library child: answers questions on its main thread while others take documents in."""

from __future__ import annotations

import logging
import multiprocessing
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

from workbench.core.errors import BadInput, DocumentError, StorageError, WorkbenchError
from workbench.core.sources import (
    ChunkPreview,
    Collection,
    Document,
    DocumentState,
    FilesSkipped,
    PagePicture,
)
from workbench.documents import keywords, protocol
from workbench.documents.announcer import Announcer
from workbench.documents.contents import Contents
from workbench.documents.cutting import Cutting
from workbench.documents.database import Database
from workbench.documents.drawing import PageDrawing
from workbench.documents.embedder_shelf import EmbedderShelf
from workbench.documents.embedding import BUNDLED, Embedder, load_bundled
from workbench.documents.exchange_shelf import ExchangeShelf
from workbench.documents.finding import Finder
from workbench.documents.folders import Folders
from workbench.documents.ingest import Ingest
from workbench.documents.reading import DocumentReading
from workbench.documents.recognition import Recognition
from workbench.documents.remote_index import IndexChoice
from workbench.documents.renewal import Renewal
from workbench.documents.similarity import similarities
from workbench.documents.statistics import statistics
from workbench.documents.store import Store
from workbench.documents.walk import walk
from workbench.documents.watching import Watching
from workbench.workers.channel import Call
from workbench.workers.link import ChildLink

_log = logging.getLogger(__name__)

_UNFINISHED: Final = (DocumentState.WAITING, DocumentState.READING, DocumentState.EMBEDDING)


def main(link: ChildLink, argument: str) -> None:
    """Serve the library that lies in the folder *argument* until the program ends."""
    serve(link, Path(argument), load_bundled)


def serve(link: ChildLink, folder: Path, load: Callable[[], Embedder]) -> None:
    """Answer commands until this process ends; *load* gives the embedder, in the background."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("workbench").setLevel(logging.INFO)
    _allow_reader_process()
    try:
        librarian: Librarian | StorageError = Librarian(folder, link.emit, load)
    except StorageError as error:
        librarian = error  # every command is answered with it
    link.start()
    if isinstance(librarian, Librarian):
        librarian.start()
    changes = ThreadPoolExecutor(1, "changes")
    pictures = ThreadPoolExecutor(1, "pictures")
    likenesses = ThreadPoolExecutor(1, "likenesses")
    while True:
        call = link.inbox.get()
        if isinstance(call, Call) and isinstance(call.command, protocol.CHANGES):
            # On a thread of its own: a search does not wait until a big folder is walked.
            changes.submit(_answer, link, librarian, call)
        elif isinstance(call, Call) and isinstance(call.command, protocol.Draw):
            pictures.submit(_answer, link, librarian, call)
        elif isinstance(call, Call) and isinstance(call.command, protocol.Similarities):
            likenesses.submit(_answer, link, librarian, call)  # may wait for the embedder
        elif isinstance(call, Call):
            _answer(link, librarian, call)


def _answer(link: ChildLink, librarian: Librarian | StorageError, call: Call) -> None:
    """Answer one command with its value or with the reason why it has none."""
    try:
        if isinstance(librarian, StorageError):
            raise librarian
        link.reply(call, librarian.answer(call.command))
    except Exception as error:
        if not isinstance(error, WorkbenchError):
            _log.exception("a command failed")
        link.fail(call, error)


def _allow_reader_process() -> None:
    """Let this process start another: multiprocessing forbids that to children of a daemon kind.

    The reader ends by itself when this process does.
    """
    multiprocessing.current_process().daemon = False


class Librarian:
    """The library and what can be asked of it."""

    def __init__(
        self, folder: Path, emit: Callable[[object], None], load: Callable[[], Embedder]
    ) -> None:
        """Open the database. Raises StorageError."""
        self._emit = emit
        database = Database(folder / "library.db")
        self._database = database
        self._store = Store(database)
        self._contents = Contents(database)
        self._index_choice = IndexChoice(database)
        self._upkeep = self._index_choice.upkeep(
            folder / "chroma", self._contents, self._store.collection_ids
        )
        self._announcer = Announcer(self._store, emit)
        self._shelf = EmbedderShelf(database, load)
        self._renewal = Renewal(database, self._store, self._shelf)
        self._folders = Folders(database)
        self._ingest = Ingest(
            self._store,
            self._contents,
            self._upkeep,
            self._announcer,
            DocumentReading(),
            self._folders,
            Recognition(PageDrawing()),
            self._shelf,
            self._renewal,
        )
        self._watching = Watching(self._store, self._folders, self._announcer, self._ingest)
        self._drawing = PageDrawing()
        self._exchange = ExchangeShelf(database, self._store, folder / "originals")
        self._cutting = Cutting(self._store, self._contents, self._shelf.ready_of)
        self._finder = Finder(
            database,
            self._upkeep,
            lambda fingerprint: self._shelf.ready(fingerprint or BUNDLED.fingerprint),
            lambda fingerprint: self._shelf.failed(fingerprint or BUNDLED.fingerprint),
            self._renewal.swapping,
        )
        self._answers = self._by_command()

    def _by_command(self) -> dict[type, Callable[[Any], object]]:
        """Return what gives the value of each command."""
        return {
            protocol.Snapshot: lambda _command: self._store.snapshot(),
            protocol.CreateCollection: self._create_collection,
            protocol.RenameCollection: self._rename_collection,
            protocol.RemoveCollection: self._remove_collection,
            protocol.ChangeCut: self._change_cut,
            protocol.Preview: self._preview,
            protocol.Embedders: lambda _command: self._shelf.choices(),
            protocol.ChangeEmbedder: self._change_embedder,
            protocol.ChangeThresholds: self._change_thresholds,
            protocol.Add: self._add,
            protocol.Remove: self._remove,
            protocol.Cancel: self._cancel,
            protocol.Retry: self._retry,
            protocol.Recognise: self._recognise,
            protocol.Search: self._search,
            protocol.Pages: lambda command: self._contents.pages(command.document_id),
            protocol.Chunks: lambda command: self._contents.chunks(command.document_id),
            protocol.Draw: self._draw,
            protocol.Watch: self._watch,
            protocol.Unwatch: self._unwatch,
            protocol.Look: lambda _command: self._watching.look(),
            protocol.Pause: self._pause,
            protocol.Export: self._export,
            protocol.Import: self._import,
            protocol.IndexServer: lambda _command: self._index_choice.address,
            protocol.UseIndexServer: lambda command: self._index_choice.choose(command.address),
            protocol.Statistics: lambda command: statistics(self._database, command.collection_id),
            protocol.Similarities: self._similarities,
        }

    def start(self) -> None:
        """Begin to load the model, to open the index and to take up unfinished work."""
        for work in (self._load_embedders, self._open_index, self._renew_words):
            threading.Thread(target=work, name=work.__name__, daemon=True).start()
        self._ingest.start()
        self._watching.start()

    def answer(self, command: object) -> object:
        """Return the value of a command. Raises WorkbenchError."""
        return self._answers[type(command)](command)

    # In the background

    def _load_embedders(self) -> None:
        """Load the embedding models; without them the library goes on with keywords."""
        self._shelf.load()
        self._ingest.wake()

    def _renew_words(self) -> None:
        """Index words anew where another analyser made them."""
        keywords.renew(self._database)

    def _open_index(self) -> None:
        """Open the vector index, and bring it in step with the database."""
        self._upkeep.open()
        self._ingest.wake()

    # Commands

    def _create_collection(self, command: protocol.CreateCollection) -> Collection:
        """Make a collection."""
        collection = self._store.create_collection(command.name, BUNDLED)
        self._announcer.tell_all()
        return collection

    def _rename_collection(self, command: protocol.RenameCollection) -> None:
        """Give a collection another name."""
        self._store.rename_collection(command.collection_id, command.name)
        self._announcer.tell_all()

    def _change_cut(self, command: protocol.ChangeCut) -> None:
        """Cut a collection in another way. Raises BadInput."""
        changed = self._cutting.change(
            command.collection_id, command.chunk_tokens, command.overlap_tokens
        )
        for document_id in changed:
            self._announcer.tell(document_id)
        self._ingest.wake()
        self._announcer.tell_all()

    def _change_embedder(self, command: protocol.ChangeEmbedder) -> None:
        """Embed a collection with another model, in the background. Raises BadInput."""
        self._renewal.begin(command.collection_id, command.folder)
        self._ingest.wake()
        self._announcer.tell_all()

    def _change_thresholds(self, command: protocol.ChangeThresholds) -> None:
        """Set what is too far off to be found."""
        self._store.change_thresholds(command.collection_id, command.dense, command.keyword)
        self._announcer.tell_all()

    def _preview(self, command: protocol.Preview) -> list[ChunkPreview]:
        """Show how a document is cut."""
        return self._cutting.preview(
            command.document_id, command.chunk_tokens, command.overlap_tokens
        )

    def _remove_collection(self, command: protocol.RemoveCollection) -> None:
        """Forget a collection."""
        self._store.remove_collection(command.collection_id)
        self._ingest.wake()
        self._announcer.tell_all()

    def _add(self, command: protocol.Add) -> list[Document]:
        """Put files in the queue. Raises BadInput when vectors of two models would mix."""
        self._store.collection(command.collection_id)  # says so when it is gone
        if not self._shelf.known(self._shelf.fingerprint_of(command.collection_id)):
            raise BadInput(
                "This collection was indexed with another embedding model.",
                "Make a new collection and add the documents to that.",
            )
        found = walk(map(Path, command.paths))
        self._folders.want(command.collection_id, found.files)
        documents = self._store.add_documents(command.collection_id, found.files)
        for document in documents:
            self._announcer.tell(document.document_id)
        if found.skipped:
            self._emit(
                FilesSkipped(command.collection_id, found.hidden, found.unreadable, found.other)
            )
        self._ingest.wake()
        return documents

    def _remove(self, command: protocol.Remove) -> None:
        """Forget documents."""
        self._folders.keep_away(command.document_ids)
        self._store.remove_documents(command.document_ids)
        self._ingest.wake()
        self._announcer.tell_all()

    def _cancel(self, command: protocol.Cancel) -> None:
        """Stop what has not finished."""
        for document_id in command.document_ids:
            self._store.change_state(document_id, _UNFINISHED, DocumentState.CANCELLED)
            self._announcer.tell(document_id)
        self._ingest.wake()

    def _retry(self, command: protocol.Retry) -> None:
        """Put documents back in the queue."""
        for document_id in self._with_files(command.document_ids):
            self._store.read_again(document_id)
            self._announcer.tell(document_id)
        self._ingest.wake()

    def _recognise(self, command: protocol.Recognise) -> None:
        """Put documents back in the queue, to have their pictures read."""
        for document_id in self._with_files(command.document_ids):
            self._store.recognise(document_id)
            self._announcer.tell(document_id)
        self._ingest.wake()

    def _with_files(self, document_ids: Sequence[str]) -> list[str]:
        """Leave out documents whose file is gone: what was read of it must not be lost."""
        return [
            document.document_id
            for document in self._store.documents(document_ids)
            if not document.missing or Path(document.path).exists()
        ]

    def _export(self, command: protocol.Export) -> int:
        """Write a collection to a file."""
        return self._exchange.export(command.collection_id, Path(command.path))

    def _import(self, command: protocol.Import) -> Collection:
        """Make a collection of an exported file."""
        collection = self._exchange.take_in(Path(command.path), BUNDLED)
        self._ingest.wake()
        self._announcer.tell_all()
        return collection

    def _watch(self, command: protocol.Watch) -> None:
        """Watch a folder. Raises BadInput."""
        folder = Path(command.folder)
        if not folder.is_dir():
            raise BadInput("The folder is not there.", "Choose a folder that can be opened.")
        self._store.collection(command.collection_id)  # says so when it is gone
        self._folders.watch(command.collection_id, folder)
        self._watching.look()
        self._announcer.tell_all()

    def _unwatch(self, command: protocol.Unwatch) -> None:
        """Leave a folder alone."""
        self._folders.unwatch(command.collection_id, Path(command.folder))
        self._announcer.tell_all()

    def _pause(self, command: protocol.Pause) -> None:
        """Stop or go on."""
        self._folders.pause(command.paused)
        self._ingest.wake()
        self._announcer.tell_all()

    def _draw(self, command: protocol.Draw) -> PagePicture:
        """Draw a page of a document. Raises DocumentError."""
        document = self._store.document(command.document_id)
        if document is None:
            raise DocumentError("The document is no longer in the library.", "Add it again.")
        path = Path(document.path)
        return self._drawing.draw(path, command.page, command.width_px, command.passage)

    def _similarities(self, command: protocol.Similarities) -> list[float]:
        """Compare texts by the embedder, once it is loaded."""
        self._shelf.bundled_known.wait()
        bundled = self._shelf.ready(BUNDLED.fingerprint)
        return similarities(command.text, command.others, bundled)

    def _search(self, command: protocol.Search) -> object:
        """Look for passages."""
        return self._finder.find(command.question, command.collection_ids, command.options)
