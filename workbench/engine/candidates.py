"""The tokens one sampler may choose from, as llama.cpp's samplers take them, and their chances."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any, Final

import numpy as np
from llama_cpp import llama_cpp as native

from workbench.core.generation import TokenChance, TokenLogprobs

_ROW: Final = np.dtype([("id", np.int32), ("logit", np.float32), ("p", np.float32)])


class Candidates:
    """A llama_token_data_array over all tokens of a vocabulary, allocated once."""

    def __init__(self, size: int) -> None:
        self._rows = np.zeros(size, _ROW)
        self._ids = np.arange(size, dtype=np.int32)
        self._array: Any = native.llama_token_data_array()

    @property
    def reference(self) -> Any:
        """What llama_sampler_apply takes."""
        return ctypes.byref(self._array)

    @property
    def selected(self) -> int:
        """The token that the last sampler of a chain chose."""
        return int(self._array.data[self._array.selected].id)

    def fill(self, logits: Any) -> None:
        """Take in every token of an output."""
        self._rows["id"] = self._ids
        self._rows["logit"] = _as_array(logits, len(self._rows))
        self._rows["p"] = 0.0
        self._offer(len(self._rows))

    def fill_one(self, token: int) -> None:
        """Take in a single token."""
        self._rows[0] = (token, 0.0, 0.0)
        self._offer(1)

    def keep_possible(self) -> bool:
        """Drop what a grammar has made impossible; False when nothing is left."""
        rows = self._rows[: self._array.size]
        possible = rows[rows["logit"] > -np.inf]
        self._rows[: len(possible)] = possible
        self._offer(len(possible))
        return len(possible) > 0

    def _offer(self, size: int) -> None:
        """Make the first *size* rows the ones to choose from."""
        array = self._array
        array.data = self._rows.ctypes.data_as(native.llama_token_data_p)
        array.size, array.selected, array.sorted = size, -1, False


def likeliest_of(logits: Any, size: int) -> int:
    """Return the token with the highest of *size* logits, the first of equal ones."""
    return int(_as_array(logits, size).argmax())


def logprobs_of(
    logits: Any, size: int, token: int, most: int, text_of: Callable[[int], str]
) -> TokenLogprobs:
    """Return the log-probability of *token* and of the *most* likeliest tokens of an output."""
    values = _as_array(logits, size).astype(np.float64)
    highest = values.max()
    values -= highest + np.log(np.exp(values - highest).sum())
    likeliest = np.argpartition(-values, min(most, size - 1))[:most]
    likeliest = likeliest[np.lexsort((likeliest, -values[likeliest]))]

    def chance(place: int) -> TokenChance:
        return TokenChance(place, text_of(place), float(values[place]))

    return TokenLogprobs(chance(token), tuple(chance(int(place)) for place in likeliest))


def _as_array(logits: Any, size: int) -> np.ndarray:
    """Return the floats at a pointer, not copied."""
    return np.ctypeslib.as_array(logits, (size,))
