"""Reads numbers out of answers: separators, full-width digits, Korean numerals and units."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal, DecimalException
from typing import Final

_SCALES: Final = {"십": 10, "백": 100, "천": 1_000}
_MYRIADS: Final = {"만": 10**4, "억": 10**8, "조": 10**12}
_DIGITS: Final = {
    digit: value
    for value, digits in enumerate(("영공", "일", "이", "삼", "사", "오", "육륙", "칠", "팔", "구"))
    for digit in digits
}
_TENS: Final = {"열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50,
                "예순": 60, "일흔": 70, "여든": 80, "아흔": 90}  # fmt: skip
_ONES: Final = {"하나": 1, "한": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "넷": 4, "네": 4,
                "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9}  # fmt: skip

_NATIVE: Final = rf"(?:{'|'.join(_TENS)})?(?:{'|'.join(_ONES)})|(?:{'|'.join(_TENS)})"
_SINO: Final = rf"[{''.join((*_DIGITS, *_SCALES, *_MYRIADS))}]{{1,30}}"
_UNIT: Final = (
    "(?:개월|개|원|명|분|살|세|마리|권|장|대|번|잔|병|송이|자루|그루|켤레|벌|채|곳|가지|달|사람|시간|시|초|"
    "일|주|년|월|점|층|회|도|배|퍼센트|프로|미터|킬로|그램|리터|달러|유로|엔|%|km|kg|cm|mm|g|m|l)"
)
# Numerals in words are also syllables of other words: they count right before a unit, or alone.
_WORDS: Final = rf"(?<![가-힣])(?P<words>{_SINO}|{_NATIVE})(?=\s?{_UNIT}(?![a-z]))"
_ALONE: Final = re.compile(
    rf"\s*(?P<words>{_SINO}|{_NATIVE})\s?{_UNIT}?(?:입니다|이에요|예요|이다|이야|요|임)?[.!]?\s*"
)
_NUMBER: Final = re.compile(
    r"(?P<minus>(?<![\w.)%])-\s?[$₩€£¥]?\s?)?"
    r"(?P<plain>(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,400})(?:\.\d{1,400})?(?:e[-+]?\d{1,3}(?!\d))?"
    r"|(?<![\d.])\.\d{1,400})"
    r"(?:\s?(?P<scale>[십백천]?[만억조]|[십백천])(?![각큼]))?"  # not 3조각, 3만큼
    rf"|{_WORDS}"
)
_CITATION: Final = re.compile(r"\[\d{1,3}(?:,\s*\d{1,3})*\]")


def last_number(text: str) -> Decimal | None:
    """Return the last number of a text, None where there is none.

    Marks of cited passages like [2] count only where nothing else does.
    """
    folded = unicodedata.normalize("NFKC", text).casefold().replace("\u2212", "-")
    alone = _ALONE.fullmatch(folded)
    if alone:
        return _of_words(alone["words"])
    for tried in (_CITATION.sub(" ", folded), folded):
        found = list(_numbers(tried))
        if found:
            return found[-1]
    return None


def _numbers(text: str) -> Iterator[Decimal]:
    """Yield the numbers of a folded text in order; 3만 5천 is one."""
    pending: Decimal | None = None
    room, end = Decimal(1), -1  # what a further part must be smaller than, and where it stands
    for match in _NUMBER.finditer(text):
        value, scale = _value(match)
        if value is None:
            continue
        goes_on = match.start() - end <= 1 and text[end : match.start()].strip() == ""
        if pending is not None and goes_on and not match["minus"] and value < room:
            pending += value if pending >= 0 else -value
        else:
            if pending is not None:
                yield pending
            pending = value
        room, end = scale, match.end()
    if pending is not None:
        yield pending


def _value(match: re.Match[str]) -> tuple[Decimal | None, Decimal]:
    """Return one number, and the scale that was named with it (1 for none)."""
    if match["words"]:
        return _of_words(match["words"]), Decimal(1)
    scale = Decimal(1)
    for sign in match["scale"] or "":
        scale *= _SCALES.get(sign) or _MYRIADS[sign]
    try:
        value = Decimal(match["plain"].replace(",", "")) * scale
    except DecimalException:  # an exponent beyond all bounds
        return None, scale
    return (-value if match["minus"] else value), scale


def _of_words(words: str) -> Decimal:
    """Return the value of Korean numerals: 삼십오, 이천만, 일이삼, 스물셋."""
    for tens, value in (*_TENS.items(), ("", 0)):
        rest = words.removeprefix(tens)
        if words.startswith(tens) and (rest in _ONES or (tens and not rest)):
            return Decimal(value + _ONES.get(rest, 0))
    if all(sign in _DIGITS for sign in words):
        return Decimal("".join(str(_DIGITS[sign]) for sign in words))
    total = part = digit = 0
    for sign in words:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _SCALES:
            part += (digit or 1) * _SCALES[sign]
            digit = 0
        else:
            total += (part + digit or 1) * _MYRIADS[sign]
            part = digit = 0
    return Decimal(total + part + digit)
