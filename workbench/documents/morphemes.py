"""Cuts Korean into morphemes with kiwipiepy, an extra that need not be installed."""

from __future__ import annotations

import importlib.util
import logging
import threading
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from workbench.core.language import is_hangul
from workbench.documents.stems import BUILT_IN, Analyser, is_paired, pairs, runs, says_little, stem

if TYPE_CHECKING:
    from kiwipiepy import Kiwi

_log = logging.getLogger(__name__)

_PACKAGE: Final = "kiwipiepy"
# Nouns, verbs, adjectives, adverbs, roots: what carries meaning (tags of the Sejong corpus).
_KEPT: Final = ("NN", "NR", "VV", "VA", "XR", "MAG", "SL", "SN", "SH")
_MORPHEME: Final = "m"  # marks a morpheme, so that it is not taken for a pair of characters


class Morphemes:
    """Korean by its morphemes, and by pairs of characters for names that no dictionary has."""

    def __init__(self) -> None:
        self.name = f"kiwi-{version(_PACKAGE)}-1"
        self._kiwi: Kiwi | None = None
        self._turn = threading.Lock()

    def words(self, text: str) -> list[str]:
        """Return stems of English words; of each run of Hangul its morphemes and its pairs."""
        return [word for run in runs(text) for word in self._words(run)]

    def says_little(self, word: str) -> bool:
        """Whether it is a word of grammar."""
        return says_little(word)

    def begins_words(self, word: str) -> bool:
        """A lone syllable is the beginning of many pairs."""
        return len(word) == 1 and is_paired(word)

    def _words(self, run: str) -> Iterator[str]:
        """Yield the words of one run."""
        if not is_paired(run):
            yield stem(run)
            return
        yield from pairs(run)
        if is_hangul(run[0]):
            yield from self._morphemes(run)

    def _morphemes(self, run: str) -> list[str]:
        """Return what carries meaning in a run; the model is loaded at the first."""
        with self._turn:
            if self._kiwi is None:
                from kiwipiepy import Kiwi

                self._kiwi = Kiwi(num_workers=1)
            tokens = self._kiwi.tokenize(run)
        return [f"{_MORPHEME}{each.form}" for each in tokens if each.tag.startswith(_KEPT)]


@cache
def analysers() -> dict[str, Analyser]:
    """Return the analysers of this installation by name, the one to be used last."""
    found: dict[str, Analyser] = {BUILT_IN.name: BUILT_IN}
    if importlib.util.find_spec(_PACKAGE) is not None:
        kiwi = Morphemes()
        found[kiwi.name] = kiwi
    return found


def best_analyser() -> Analyser:
    """Return the analyser that new indexes are made with."""
    return list(analysers().values())[-1]
