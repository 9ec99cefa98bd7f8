"""What a hostile document is: how it is made, and what is to come of it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.documents.office_makers import zipped

LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)
SECRET = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
DAMAGED = "damaged"
TOO_MUCH = "more text than can be read"


@dataclass(frozen=True)
class Case:
    """A document, and what is to come of it: a sentence that says *says*, or text with *holds*."""

    name: str
    make: Callable[[Path], object]
    says: str = ""
    holds: str = ""


def case_id(case: Case) -> str:
    """Name a case by its file."""
    return case.name


def raw(content: bytes | str) -> Callable[[Path], object]:
    """Write these bytes."""
    data = content.encode() if isinstance(content, str) else content
    return lambda path: path.write_bytes(data)


def cut(make: Callable[[Path], object], share: float) -> Callable[[Path], object]:
    """Write a document and leave off its end."""

    def write(path: Path) -> None:
        make(path)
        data = path.read_bytes()
        path.write_bytes(data[: int(len(data) * share)])

    return write


def changed(
    make: Callable[[Path], object], part: str, change: Callable[[bytes], bytes]
) -> Callable[[Path], object]:
    """Write a document and change one part of its zip."""

    def write(path: Path) -> None:
        make(path)
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
            parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
        parts[part] = change(parts.get(part, b""))
        zipped(path, parts)

    return write
