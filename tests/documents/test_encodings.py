"""Text files in the encodings that people bring."""

from __future__ import annotations

import codecs

import pytest

from workbench.core.errors import DocumentError
from workbench.documents.readers.encodings import decode, looks_binary

KOREAN = "항구 사무소는 오전 8시에 문을 엽니다. 요금은 18달러입니다.\n똠방각하도 읽습니다.\n"
ENGLISH = "The harbour office opens at eight. Café “Kettle” is closed.\n"


@pytest.mark.parametrize("text", [KOREAN, ENGLISH, KOREAN + ENGLISH], ids=["ko", "en", "both"])
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
    ],
)
def test_unicode_comes_back_whole(text: str, encoding: str, mark: bytes) -> None:
    """With a mark and without one."""
    decoded = decode(mark + text.encode(encoding))
    assert (decoded.text, decoded.lost) == (text, 0)


@pytest.mark.parametrize("text", [KOREAN, KOREAN * 40, "안녕하세요", "네."])
def test_korean_cp949_comes_back_whole(text: str) -> None:
    """Short ones too, with syllables that EUC-KR lacks."""
    decoded = decode(text.encode("cp949"))
    assert (decoded.text, decoded.encoding) == (text, "cp949")


def test_western_text_is_not_taken_for_korean() -> None:
    """Bytes that happen to be valid CP949 but give no Hangul."""
    text = "Die Fähre fährt täglich um neun. Größe und Maß stehen im Büro. Über die Brücke.\n" * 5
    assert decode(text.encode("cp1252")).text == text


def test_few_broken_bytes_are_counted() -> None:
    """A file with one torn character is read, and the loss is known."""
    decoded = decode((KOREAN * 20).encode() + b"\xed\x95" + ENGLISH.encode())
    assert decoded.lost >= 1
    assert KOREAN in decoded.text


def test_noise_is_refused() -> None:
    """No encoding makes text of this."""
    noise = bytes((index * 151 + 17) % 127 + 129 for index in range(3_000))
    with pytest.raises(DocumentError, match="encoding"):
        decode(noise)


def test_binary_is_told_from_wide_text() -> None:
    """UTF-16 is full of zeros and still is text."""
    assert not looks_binary(ENGLISH.encode("utf-16-le"))
    assert not looks_binary(KOREAN.encode("utf-16-be"))
    assert looks_binary(b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x03\x00>\x00\x01\x00")
