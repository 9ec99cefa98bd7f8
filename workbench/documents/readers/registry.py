"""Which reader reads which file: by its suffix, checked against its first bytes."""

from __future__ import annotations

import importlib
import zipfile
from pathlib import Path
from typing import Final, cast

from workbench.core.errors import DocumentError
from workbench.documents.readers.base import Reader, encrypted
from workbench.documents.readers.encodings import looks_binary

# Names, not functions: a library is imported when its first file comes.
_READERS: Final = {
    "pdf": "workbench.documents.readers.pdf:read_pdf",
    "docx": "workbench.documents.readers.docx:read_docx",
    "text": "workbench.documents.readers.text:read_text",
    "markdown": "workbench.documents.readers.markdown:read_markdown",
    "html": "workbench.documents.readers.html:read_html",
}
_SUFFIXES: Final = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".txt": "text",
    ".text": "text",
    ".log": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
READABLE: Final = "PDF, DOCX, TXT, Markdown, HTML"
_TEXTS: Final = ("text", "markdown", "html")
_HEAD_BYTES: Final = 4096
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Office, HWP 5, and encrypted new Office


def has_reader(path: Path) -> bool:
    """Whether the suffix of a file is one that can be read."""
    return path.suffix.lower() in _SUFFIXES


def reader_for(path: Path) -> Reader:
    """Return the reader of an existing file. Raises DocumentError or OSError."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    kind = _SUFFIXES.get(path.suffix.lower(), "")
    found = _kind_of_bytes(path, head)
    if not kind:
        raise _unreadable(path)
    if found == "ole":
        raise _old_or_encrypted(path)
    if kind in _TEXTS and found:
        kind = found
    elif kind not in _TEXTS and found != kind:
        kind = found if found else _not_what_it_says(path)
    elif kind in _TEXTS and looks_binary(head):
        raise _binary(path)
    module, function = _READERS[kind].split(":")
    return cast(Reader, getattr(importlib.import_module(module), function))


def _kind_of_bytes(path: Path, head: bytes) -> str:
    """Return "pdf", "docx", "ole", or "" when the first bytes do not tell."""
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(_OLE):
        return "ole"
    if head.startswith(b"PK\x03\x04"):
        try:
            with zipfile.ZipFile(path) as archive:
                if "word/document.xml" in archive.namelist():
                    return "docx"
        except (zipfile.BadZipFile, OSError):
            return "docx" if path.suffix.lower() == ".docx" else ""
    return ""


def _unreadable(path: Path) -> DocumentError:
    """Return the error of a suffix nobody reads."""
    return DocumentError(
        "Files of the kind “{suffix}” cannot be read yet.",
        "These can be read: {readable}.",
        suffix=path.suffix or path.name,
        readable=READABLE,
    )


def _binary(path: Path) -> DocumentError:
    """Return the error of a text file that holds no text."""
    return DocumentError(
        "The file ends in “{suffix}” but holds no text.",
        "These can be read: {readable}.",
        suffix=path.suffix,
        readable=READABLE,
    )


def _not_what_it_says(path: Path) -> str:
    """Raise the error of a file whose bytes are not what its suffix says."""
    raise DocumentError(
        "The file ends in “{suffix}”, but it is damaged or of another kind.",
        "Open it in the program that made it, save it again, and add it once more.",
        suffix=path.suffix,
    )


def _old_or_encrypted(path: Path) -> DocumentError:
    """Return the error of an OLE file: an old Word document, or a new one with a password."""
    if "EncryptedPackage".encode("utf-16-le") in path.read_bytes()[: 16 * 2**20]:
        return encrypted()
    return DocumentError(
        "The file is in the old Word format.", "Save it as DOCX and add that file."
    )
