"""Cuts text into the words that are searched: English by its stems, Hangul in pairs of characters.

Whatever makes words has a name, which is kept with each index: words of two analysers never mix.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, Protocol

import snowballstemmer

# Scripts written without, or not always with, spaces: Hangul, Han, Kana.
_PAIRED: Final = "가-힣ᄀ-ᇿㄱ-ㆎ一-鿿㐀-䶿ぁ-ヿ"
_TOKEN: Final = re.compile(rf"[{_PAIRED}]+|[^\W_{_PAIRED}]+")
_IS_PAIRED: Final = re.compile(rf"[{_PAIRED}]")
_THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_ENGLISH_STOP: Final = frozenset(
    "a an and are as at be been but by can could did do does for from had has have he her his how "
    "i if in into is it its may more most no not of on or our she should so some such than that "
    "the their them then there these they this those to was we were what when where which who "
    "whom whose why will with would you your".split()
)
# Single syllables that stand for no thing of their own.
_KOREAN_STOP: Final = frozenset("이그저것수등및더또안못왜몇한두세네가을를은는의에로와과도만")
_stemmer: Final = snowballstemmer.stemmer("english")


class Analyser(Protocol):
    """Makes words of text, the same way of documents and of questions."""

    name: str

    def words(self, text: str) -> list[str]:
        """Return the words in order; none holds a space."""

    def says_little(self, word: str) -> bool:
        """Whether a question had better not be searched by this word."""

    def begins_words(self, word: str) -> bool:
        """Whether a word of a question stands for all that begin with it."""


class Pairs:
    """The built-in analyser: needs nothing, knows no grammar of Korean."""

    name = "pairs-2"

    def words(self, text: str) -> list[str]:
        """Return stems of English words, and the pairs of each run of Hangul."""
        return [word for run in runs(text) for word in _words(run)]

    def says_little(self, word: str) -> bool:
        """Whether it is a word of grammar."""
        return says_little(word)

    def begins_words(self, word: str) -> bool:
        """A lone syllable is the beginning of many pairs: "책" is found in "책은"."""
        return len(word) == 1 and is_paired(word)


BUILT_IN: Final[Analyser] = Pairs()


def runs(text: str) -> Iterator[str]:
    """Yield stretches of one kind of script; digits keep together across thousands."""
    folded = unicodedata.normalize("NFKC", text).lower()
    for match in _TOKEN.finditer(_THOUSANDS.sub("", folded)):
        yield match[0]


def is_paired(run: str) -> bool:
    """Whether a run is of a script that is cut into pairs."""
    return _IS_PAIRED.match(run) is not None


def pairs(run: str) -> Iterator[str]:
    """Yield each two neighbours of a run, or its only character."""
    if len(run) == 1:
        yield run
    for index in range(len(run) - 1):
        yield run[index : index + 2]


@lru_cache(maxsize=2**16)
def stem(word: str) -> str:
    """Return an English word without its ending, any word without its accents."""
    if word in _ENGLISH_STOP:
        return word
    if not word.isascii():
        parts = unicodedata.normalize("NFD", word)
        word = "".join(part for part in parts if not unicodedata.combining(part))
    return str(_stemmer.stemWord(word)) if word.isascii() else word


def says_little(word: str) -> bool:
    """Whether it is a word of English or Korean grammar."""
    return word in _ENGLISH_STOP or word in _KOREAN_STOP


def _words(run: str) -> Iterator[str]:
    """Yield the words of one run."""
    if is_paired(run):
        yield from pairs(run)
    else:
        yield stem(run)
