"""How alike texts are: cosines of their vectors, or of letter pairs where these are no help."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from workbench.core.language import language_of
from workbench.documents.embedding import Embedder


def similarities(text: str, others: Sequence[str], embedder: Embedder | None) -> list[float]:
    """Return the cosine of *text* with each of *others*, -1.0 to 1.0.

    Where there is no embedder, or it does not know the language of *text*, counts of pairs of
    letters stand in for vectors: they find Korean text almost as well as its morphemes do.
    """
    if not others:
        return []
    if embedder is None or language_of(text) not in embedder.card.languages:
        counts = _pairs(text)
        return [_cosine(counts, _pairs(other)) for other in others]
    vectors = embedder.embed_passages([text, *others])
    return [float(score) for score in vectors[1:] @ vectors[0]]


def _pairs(text: str) -> Counter[str]:
    """Return how often each pair of neighbouring letters occurs, blanks left out."""
    letters = "".join(text.casefold().split())
    return Counter(letters[place : place + 2] for place in range(max(1, len(letters) - 1)))


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    """Return the cosine of two counts, 0.0 when one is empty."""
    shared = sum(count * other[pair] for pair, count in one.items())
    lengths = math.sqrt(_square(one) * _square(other))
    return shared / lengths if lengths else 0.0


def _square(counts: Counter[str]) -> int:
    """Return the squared length of a count."""
    return sum(count * count for count in counts.values())
