"""Opens the formats that are a zip of XML: nothing is unpacked to disk, and all is counted."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from workbench.documents.readers.base import damaged, encrypted, too_long

MAX_UNPACKED_BYTES: Final = 400 * 2**20
# What zipfile and the XML parsers raise over a damaged file, beside OSError.
BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,  # a compression that Python does not know
    AttributeError,
    LookupError,
    SyntaxError,  # ElementTree's ParseError and lxml's XMLSyntaxError
    TypeError,
    ValueError,  # defusedxml's exceptions too
)
_PIECE_BYTES: Final = 2**20
_ENCRYPTED_FLAG: Final = 0x1


class Package:
    """The parts of an open archive by name. Names are looked up, never followed on the disk."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._left = MAX_UNPACKED_BYTES
        self.names = archive.namelist()
        self.declared_bytes = sum(entry.file_size for entry in archive.infolist())

    def read(self, name: str) -> bytes:
        """Inflate one part, counting. Raises DocumentError when it is missing or grows too long."""
        try:
            entry = self._archive.getinfo(name)
        except KeyError as error:
            raise damaged(f"the part {name!r} is missing") from error
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise encrypted()
        pieces: list[bytes] = []
        with self._archive.open(entry) as part:
            while piece := part.read(_PIECE_BYTES):
                self._left -= len(piece)
                if self._left < 0:
                    raise too_long()
                pieces.append(piece)
        return b"".join(pieces)

    def xml(self, name: str) -> Element:
        """Parse one part; a document type is refused, entities with it."""
        root: Element = fromstring(self.read(name), forbid_dtd=True)
        return root


@contextmanager
def opened(path: Path) -> Iterator[Package]:
    """Open *path*; what is wrong inside comes out as DocumentError."""
    with path.open("rb") as file:
        try:
            with zipfile.ZipFile(file) as archive:
                yield Package(archive)
        except (*BROKEN, OSError) as error:  # OSError: a seek to before the beginning
            raise damaged(f"{type(error).__name__}: {error}") from error


def refuse_bomb(path: Path) -> None:
    """Raise DocumentError when the file unpacks to more than is reasonable.

    For libraries that unpack by themselves. zipfile stops a part at the size it declares.
    """
    with opened(path) as package:
        if package.declared_bytes > MAX_UNPACKED_BYTES:
            raise too_long()


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace, which changes with the version."""
    return element.tag.rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """Return an attribute by its name without a namespace, or ""."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return ""
