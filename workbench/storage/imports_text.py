"""The bytes of a file of inputs as text: mark, UTF-8, Korean CP949, then a guess."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Final

from charset_normalizer import from_bytes

from workbench.core.errors import BadInput
from workbench.core.language import is_hangul
from workbench.storage.imports_parts import MOST_BYTES

# As documents/readers/encodings.py does it; that is a sibling, which this layer never imports.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_GUESS_BYTES: Final = 64 * 1024
_LEAST_HANGUL: Final = 0.7
_MOST_LOST: Final = 0.02


def read_text(path: Path) -> str:
    """Return the text of a file. Raises BadInput when it is too large, no text or not there."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise BadInput(
            "{file} cannot be read.",
            "Look whether it is still there and may be opened.",
            detail=type(error).__name__,
            file=path.name,
        ) from error
    if len(data) > MOST_BYTES:
        raise BadInput(
            "{file} is larger than {most} MB.",
            "Split it, or take a part of it.",
            file=path.name,
            most=MOST_BYTES // 1_000_000,
        )
    text = decoded(data)
    if text is None or "\x00" in text:
        raise BadInput(
            "{file} is no text.", "Save it as CSV or JSONL in UTF-8 and try again.", file=path.name
        )
    return text


def whole(value: object) -> object:
    """Return a loaded value whose texts can be written: JSON and YAML may name half a character."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {whole(key): whole(item) for key, item in value.items()}
    return [whole(item) for item in value] if isinstance(value, list) else value


def decoded(data: bytes) -> str | None:
    """Return the text of *data*, None when no encoding fits."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _korean(data) or _guessed(data)


def _korean(data: bytes) -> str | None:
    """Return CP949 when mostly Hangul comes out."""
    try:
        text = data.decode("cp949")
    except UnicodeDecodeError:
        return None
    foreign = [sign for sign in text if ord(sign) > 127]
    return text if sum(map(is_hangul, foreign)) >= _LEAST_HANGUL * len(foreign) else None


def _guessed(data: bytes) -> str | None:
    """Let charset-normalizer guess; None when much stays unreadable."""
    best = from_bytes(data[:_GUESS_BYTES]).best()
    if best is None:
        return None
    text = data.decode(best.encoding, "replace")
    return text if text.count("\ufffd") <= _MOST_LOST * len(text) else None
