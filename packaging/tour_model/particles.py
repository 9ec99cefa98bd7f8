"""Korean particles: the right form after a word, by its final consonant."""

from __future__ import annotations

import re
from typing import Final

# How digits end when read aloud in Korean: 영 일 이 삼 사 오 육 칠 팔 구.
_DIGIT_FINALS: Final = dict(
    zip("0123456789", ("ㅇ", "ㄹ", "", "ㅁ", "", "", "ㄱ", "ㄹ", "ㄹ", ""), strict=True)
)
_LATIN_WITH_FINAL: Final = "bcgklmnpt"
_RIEUL: Final = 8
_MARKED: Final = re.compile(r"\{([so])\}\[([^/\]]*)/([^\]]*)\]")


def final_consonant(word: str) -> str:
    """Return "" for a word that ends in a vowel sound, "ㄹ" after rieul, else another mark."""
    for character in reversed(word):
        if "가" <= character <= "힣":
            final = (ord(character) - ord("가")) % 28
            return "" if final == 0 else "ㄹ" if final == _RIEUL else "ㅇ"
        if character.isdigit():
            return _DIGIT_FINALS.get(character, "")
        if character.isalpha():
            lowered = character.lower()
            return "ㄹ" if lowered == "l" else "ㅇ" if lowered in _LATIN_WITH_FINAL else ""
    return ""


def particle(word: str, after_consonant: str, after_vowel: str) -> str:
    """Return the form of a particle that follows *word*."""
    final = final_consonant(word)
    if after_consonant.startswith("으로"):
        return after_vowel if final in ("", "ㄹ") else after_consonant
    return after_consonant if final else after_vowel


def fill(form: str, subject: str, value: str = "") -> str:
    """Put *subject* and *value* into a Korean form such as "{s}[은/는] {o}[이/가] 있다"."""
    words = {"s": subject, "o": value}

    def chosen(match: re.Match[str]) -> str:
        word = words[match[1]]
        return word + particle(word, match[2], match[3])

    return _MARKED.sub(chosen, form).replace("{s}", subject).replace("{o}", value)
