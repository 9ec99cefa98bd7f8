"""Turns the bytes of a text file into text: mark, UTF-8, Korean CP949, then a guess."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import Final

from charset_normalizer import from_bytes

from workbench.core.errors import DocumentError
from workbench.core.language import is_hangul

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KOREAN: Final = ("euc-kr", "ks_c_5601-1987", "ks_c_5601", "ksc5601")  # all mean CP949
# Python's own ways of writing text: no file is in them, and a hostile one makes them slow.
_NO_CHARSETS: Final = ("idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape")
_GUESS_BYTES: Final = 256 * 1024
_MOST_LOST: Final = 0.02  # share of characters that may be unreadable
_LEAST_LIKELY: Final = 0.7  # of the characters of wide text without a mark
_LEAST_HANGUL: Final = 0.7  # of the characters beyond ASCII


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, and how many characters could not be read (U+FFFD)."""

    text: str
    encoding: str
    lost: int = 0


def decode(data: bytes) -> Decoded:
    """Return the text of *data*. Raises DocumentError when no encoding fits."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lossy(data[len(mark) :], encoding)
    for attempt in (_utf8, _wide, _cp949):
        decoded = attempt(data)
        if decoded is not None:
            return decoded
    return _guess(data)


def as_declared(data: bytes, name: str) -> str | None:
    """Return the text in the charset that a file names, None when that is none or is wrong."""
    try:
        codec = codecs.lookup("cp949" if name.lower() in _KOREAN else name)
        return None if codec.name in _NO_CHARSETS else data.decode(codec.name)
    except (LookupError, ValueError):  # no such charset, or bytes that it does not know
        return None


def looks_binary(head: bytes) -> bool:
    """Whether the first bytes of a file are no text in any encoding."""
    if any(head.startswith(mark) for mark, _ in _MARKS) or _wide_encoding(head):
        return False
    return b"\x00" in head


def _utf8(data: bytes) -> Decoded | None:
    """Read strict UTF-8."""
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return None


def _wide(data: bytes) -> Decoded | None:
    """Read UTF-16 that has no mark."""
    encoding = _wide_encoding(data[:4096])
    return _lossy(data, encoding) if encoding else None


def _wide_encoding(head: bytes) -> str:
    """Return the UTF-16 kind of *head*, told by what comes out of it.

    Other text has no zeros at all; wide text has them in its spaces, digits and newlines.
    """
    if len(head) < 4 or b"\x00" not in head:
        return ""
    shares = {kind: _likely_share(head, kind) for kind in ("utf-16-le", "utf-16-be")}
    best = max(shares, key=lambda kind: shares[kind])
    return best if shares[best] >= _LEAST_LIKELY else ""


def _likely_share(head: bytes, encoding: str) -> float:
    """Return how much of *head* are Hangul and ASCII in *encoding*, 0.0 for what is no text."""
    text = head[: len(head) // 2 * 2].decode(encoding, "replace")
    likely = sum(is_hangul(each) or " " <= each <= "~" or each in "\t\r\n" for each in text)
    return 0.0 if "\x00" in text else likely / len(text)


def _cp949(data: bytes) -> Decoded | None:
    """Read strict CP949 when mostly Hangul comes out."""
    try:
        text = data.decode("cp949")
    except UnicodeDecodeError:
        return None
    foreign = [character for character in text if ord(character) > 127]
    hangul = sum(is_hangul(character) for character in foreign)
    return Decoded(text, "cp949") if hangul >= _LEAST_HANGUL * len(foreign) else None


def _guess(data: bytes) -> Decoded:
    """Let charset-normalizer guess; refuse what stays unreadable."""
    best = from_bytes(data[:_GUESS_BYTES]).best()
    decoded = _lossy(data, best.encoding if best else "utf-8")
    if decoded.lost > _MOST_LOST * max(1, len(decoded.text)):
        raise DocumentError(
            "The encoding of the text cannot be told.",
            "Save the file as UTF-8 and add it again.",
            detail=f"{decoded.lost} of {len(decoded.text)} characters lost as {decoded.encoding}",
        )
    return decoded


def _lossy(data: bytes, encoding: str) -> Decoded:
    """Decode with U+FFFD in place of what cannot be read, and count those."""
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, text.count("\ufffd"))
