"""Which reader reads which file: by its suffix, checked against its first bytes."""

from __future__ import annotations

import importlib
import mmap
import zipfile
import zlib
from pathlib import Path
from typing import Final, cast

from workbench.core.errors import DocumentError
from workbench.documents.readers.base import Reader, encrypted
from workbench.documents.readers.encodings import looks_binary

# Names, not functions: a library is imported when its first file comes.
_READERS: Final = {
    "pdf": "workbench.documents.readers.pdf:read_pdf",
    "docx": "workbench.documents.readers.docx:read_docx",
    "pptx": "workbench.documents.readers.pptx:read_pptx",
    "xlsx": "workbench.documents.readers.xlsx:read_xlsx",
    "hwp": "workbench.documents.readers.hwp:read_hwp",
    "hwpx": "workbench.documents.readers.hwpx:read_hwpx",
    "odt": "workbench.documents.readers.odt:read_odt",
    "epub": "workbench.documents.readers.epub:read_epub",
    "rtf": "workbench.documents.readers.rtf:read_rtf",
    "text": "workbench.documents.readers.text:read_text",
    "markdown": "workbench.documents.readers.markdown:read_markdown",
    "html": "workbench.documents.readers.html:read_html",
    "delimited": "workbench.documents.readers.delimited:read_delimited",
    "json": "workbench.documents.readers.json_text:read_json",
    "notebook": "workbench.documents.readers.notebook:read_notebook",
    "mail": "workbench.documents.readers.mail:read_mail",
}
_SUFFIXES: Final = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".pptx": "pptx",
    ".pptm": "pptx",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".hwp": "hwp",
    ".hwpx": "hwpx",
    ".odt": "odt",
    ".epub": "epub",
    ".rtf": "rtf",
    ".txt": "text",
    ".text": "text",
    ".log": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".csv": "delimited",
    ".tsv": "delimited",
    ".tab": "delimited",
    ".json": "json",
    ".jsonl": "json",
    ".ndjson": "json",
    ".geojson": "json",
    ".ipynb": "notebook",
    ".eml": "mail",
}
_SOURCE_CODE: Final = frozenset(
    """
    .adoc .asm .awk .bas .bash .bat .bib .c .cc .cfg .clj .cljs .cmake .cmd .coffee .conf .cpp .cs
    .css .cu .cxx .d .dart .diff .el .elm .erl .ex .exs .f .f90 .fish .fs .fsx .glsl .go .gradle
    .graphql .groovy .h .hcl .hh .hpp .hs .hxx .ini .java .jl .js .jsx .kt .kts .less .lisp .lua .m
    .mjs .ml .mli .mm .nim .org .pas .patch .php .pl .pm .po .properties .proto .ps1 .py .pyi .pyx
    .r .rb .rkt .rs .rst .sass .scala .scm .scss .sh .sol .sql .srt .svelte .swift .sv .tcl .tex
    .tf .toml .ts .tsx .v .vb .vhd .vim .vtt .vue .wat .xml .xsd .xsl .yaml .yml .zig .zsh
    """.split()
)
_SOURCE_NAMES: Final = frozenset(("dockerfile", "license", "makefile", "readme"))
READABLE: Final = (
    "PDF, DOCX, PPTX, XLSX, HWP, HWPX, ODT, RTF, EPUB, EML, HTML, Markdown, TXT, CSV, TSV, JSON, "
    "IPYNB"
)
_TEXTS: Final = ("text", "markdown", "html", "delimited", "json", "notebook", "mail")
_HEAD_BYTES: Final = 4096
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Office, HWP 5, and encrypted new Office
_OLD_SUFFIXES: Final = {".doc": "word", ".xls": "excel", ".ppt": "powerpoint"}
# Streams of OLE files, by the name in their directory.
_STREAMS: Final = {
    "encrypted": "EncryptedPackage",
    "hwp": "HwpSummaryInformation",
    "word": "WordDocument",
    "powerpoint": "PowerPoint Document",
    "excel": "Workbook",
}
_OLD_HWP: Final = b"HWP Document File V"  # HWP 3, before the OLE container
# A part of a zip and the kind it gives away; the first that is there counts.
_PARTS: Final = {
    "word/document.xml": "docx",
    "ppt/presentation.xml": "pptx",
    "xl/workbook.xml": "xlsx",
    "Contents/content.hpf": "hwpx",
    "Contents/section0.xml": "hwpx",
}
_TYPES: Final = {
    b"application/epub+zip": "epub",
    b"application/hwp+zip": "hwpx",
    b"application/vnd.oasis.opendocument.text": "odt",
}


def has_reader(path: Path) -> bool:
    """Whether the name of a file is one of a kind that can be read."""
    return bool(_kind_of_name(path))


def reader_for(path: Path) -> Reader:
    """Return the reader of an existing file. Raises DocumentError or OSError."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    found = _kind_of_bytes(path, head)
    if found == "ole":
        raise _old_or_encrypted(path)
    if found == "old hwp":
        raise DocumentError(
            "The file is in the old HWP 3 format.", "Save it as HWPX and add that file."
        )
    kind = _kind_of_name(path) or found  # .doc may be RTF, and a download may have no suffix
    if not kind:
        raise _unreadable(path)
    if kind in _TEXTS and found:
        kind = found
    elif kind not in _TEXTS and found != kind:
        kind = found if found else _not_what_it_says(path)
    elif kind in _TEXTS and looks_binary(head):
        raise _binary(path)
    module, function = _READERS[kind].split(":")
    return cast(Reader, getattr(importlib.import_module(module), function))


def _kind_of_name(path: Path) -> str:
    """Return the kind that the name of a file promises, or ""."""
    suffix = path.suffix.lower()
    if suffix in _SOURCE_CODE or path.name.lower() in _SOURCE_NAMES:
        return "text"
    return _SUFFIXES.get(suffix, "")


def _kind_of_bytes(path: Path, head: bytes) -> str:
    """Return the kind that the first bytes give away, or "" when they do not tell."""
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(_OLE):
        return "hwp" if _kind_of_ole(path) == "hwp" else "ole"
    if head.startswith(_OLD_HWP):
        return "old hwp"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    return _kind_of_zip(path) if head.startswith(b"PK\x03\x04") else ""


def _kind_of_zip(path: Path) -> str:
    """Return what a zip holds by its parts or the type it states; a broken one is what it says."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            for part, kind in _PARTS.items():
                if part in names:
                    return kind
            if "mimetype" in names:
                with archive.open("mimetype") as file:
                    return _TYPES.get(file.read(128).strip(), "")
            if "META-INF/container.xml" in names:
                return "epub"
            return "odt" if "content.xml" in names and path.suffix.lower() == ".odt" else ""
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, ValueError):
        kind = _kind_of_name(path)
        return "" if kind in _TEXTS else kind


def _kind_of_ole(path: Path) -> str:
    """Return what an OLE file holds, by the names in its directory, wherever that lies."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        for kind, name in _STREAMS.items():
            if data.find(name.encode("utf-16-le")) >= 0:
                return kind
    return ""


def _unreadable(path: Path) -> DocumentError:
    """Return the error of a suffix nobody reads."""
    return DocumentError(
        "Files of the kind “{suffix}” cannot be read yet.",
        "These can be read: {readable}, and source code.",
        suffix=path.suffix or path.name,
        readable=READABLE,
    )


def _binary(path: Path) -> DocumentError:
    """Return the error of a text file that holds no text."""
    return DocumentError(
        "The file ends in “{suffix}” but holds no text.",
        "These can be read: {readable}, and source code.",
        suffix=path.suffix or path.name,
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
    """Return the error of an OLE file: an old Office document, or a new one with a password."""
    kind = _kind_of_ole(path)
    if kind == "encrypted":
        return encrypted()
    kind = _OLD_SUFFIXES.get(path.suffix.lower(), kind)
    if kind == "excel":
        return DocumentError(
            "The file is in the old Excel format.", "Save it as XLSX and add that file."
        )
    if kind == "powerpoint":
        return DocumentError(
            "The file is in the old PowerPoint format.", "Save it as PPTX and add that file."
        )
    if kind == "word" or path.suffix.lower() == ".docx":
        return DocumentError(
            "The file is in the old Word format.", "Save it as DOCX and add that file."
        )
    return _unreadable(path)
