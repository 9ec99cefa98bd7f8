"""The Documents page's own words: columns, states, summaries."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from workbench.core.errors import ScannedDocument
from workbench.core.sources import Collection, Document, DocumentState
from workbench.ui import words
from workbench.ui.documents.columns import Column

translate = QCoreApplication.translate

BUSY = (DocumentState.WAITING, DocumentState.READING, DocumentState.EMBEDDING)


def column(key: Column) -> str:
    """Name a column of the table of files."""
    return {
        Column.NAME: translate("Documents", "Name"),
        Column.STATE: translate("Documents", "State"),
        Column.PAGES: translate("Documents", "Pages"),
        Column.CHUNKS: translate("Documents", "Chunks"),
        Column.SIZE: translate("Documents", "Size"),
    }[key]


def column_tip(key: Column) -> str:
    """Explain a column of the table of files."""
    return {
        Column.NAME: translate("Documents", "The file's name. Click to sort by it."),
        Column.STATE: translate("Documents", "How far the file is, or why it could not be read."),
        Column.PAGES: translate("Documents", "Pages; formats without pages show none."),
        Column.CHUNKS: translate("Documents", "Pieces of text that a search can find."),
        Column.SIZE: translate("Documents", "The size of the file."),
    }[key]


def share(document: Document) -> float:
    """Return how much of a document is embedded, 0.0 to 1.0."""
    return min(1.0, document.embedded / document.chunks) if document.chunks else 0.0


def is_scanned(document: Document) -> bool:
    """Whether a document could not be read because it is pictures without text."""
    problem = document.problem
    return problem is not None and problem.kind == ScannedDocument.__name__


def state(document: Document) -> str:
    """Say where a document stands, in one line."""
    if document.state is DocumentState.FAILED and document.problem:
        return words.translate_problem(document.problem)[0]
    if document.state is DocumentState.EMBEDDING:
        return translate("Documents", "Embedding, {percent}").format(
            percent=words.percent(share(document))
        )
    if document.state is DocumentState.READY and document.missing:
        return translate("Documents", "Ready; the file is gone")
    if document.state is DocumentState.READY and document.recognise:
        return translate("Documents", "Ready; text recognised")
    return {
        DocumentState.WAITING: translate("Documents", "Waiting"),
        DocumentState.READING: translate("Documents", "Reading"),
        DocumentState.READY: translate("Documents", "Ready"),
        DocumentState.FAILED: translate("Documents", "Could not be read"),
        DocumentState.CANCELLED: translate("Documents", "Cancelled"),
    }[document.state]


def state_tip(document: Document) -> str:
    """Say more about a document's state: for a failure, what to do next."""
    if document.problem:
        return "\n".join(part for part in words.translate_problem(document.problem) if part)
    if document.state is DocumentState.READY and document.missing:
        return translate(
            "Documents",
            "It is no longer in its folder. Questions are still answered from what was read.",
        )
    if document.state is DocumentState.READY and document.removed:
        return translate(
            "Documents",
            "Questions can be answered from this file. %n invisible characters were taken out.",
            "",
            document.removed,
        )
    if document.state is DocumentState.READY and document.recognise:
        return translate(
            "Documents", "The text was read from pictures. Look at the original where it matters."
        )
    return {
        DocumentState.WAITING: translate("Documents", "Its turn comes after the files before it."),
        DocumentState.READING: translate("Documents", "The text is being taken out of the file."),
        DocumentState.EMBEDDING: translate(
            "Documents", "Each piece is turned into numbers, so that it is found by its meaning."
        ),
        DocumentState.READY: translate("Documents", "Questions can be answered from this file."),
        DocumentState.CANCELLED: translate("Documents", "You stopped it. Try again at any time."),
    }.get(document.state, "")


def cell(document: Document, key: Column) -> str:
    """Return what a cell of the table shows."""
    if key is Column.NAME:
        return document.name
    if key is Column.STATE:
        return state(document)
    if key is Column.SIZE:
        return words.size(document.size_bytes)
    number = document.pages if key is Column.PAGES else document.chunks
    return words.count(number) if number else "–"


def cell_tip(document: Document, key: Column) -> str:
    """Return the tooltip of a cell."""
    return state_tip(document) if key is Column.STATE else document.path


def summary(collection: Collection, files: int, chunks: int) -> str:
    """Say in one line what a collection holds and how it is cut."""
    return words.joined(
        translate("Documents", "%n files", "", files),
        translate("Documents", "%n chunks", "", chunks),
        collection.embedder_id,
        translate("Documents", "{tokens} tokens a chunk, {overlap} of them shared").format(
            tokens=collection.chunk_tokens, overlap=collection.overlap_tokens
        ),
    )


def page(number: int) -> str:
    """Name a page; "" for formats without pages."""
    return translate("Documents", "page {number}").format(number=number) if number else ""
