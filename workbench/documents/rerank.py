"""Reads question and passage together with a cross-encoder, as many as fit into a time budget."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from workbench.core.errors import BadInput

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

_log = logging.getLogger(__name__)

T = TypeVar("T")

_BATCH: Final = 4  # pairs; the clock is looked at after each


class Reranker:
    """A cross-encoder in a folder the person chose; loaded at its first question."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._folder = ""
        self._model: CrossEncoder | None = None

    def order(
        self, folder: str, question: str, texts: Sequence[str], budget_s: float
    ) -> tuple[list[int], int]:
        """Return the places of *texts* in their new order, and how many were read.

        Those that were read stand first, best first; the rest keep their order after them. Loading
        the model does not count. Raises BadInput when there is no such model.
        """
        model = self._loaded(folder)
        started = self._clock()
        scores: list[float] = []
        while len(scores) < len(texts) and (not scores or self._clock() - started < budget_s):
            part = texts[len(scores) : len(scores) + _BATCH]
            pairs = [(question, text) for text in part]
            # As the model gives them: squeezed between 0 and 1, the best would all be 1.
            given = model.predict(pairs, show_progress_bar=False, activation_fn=_unchanged)
            scores.extend(float(score) for score in given)
        read = sorted(range(len(scores)), key=lambda place: -scores[place])
        return [*read, *range(len(scores), len(texts))], len(scores)

    def _loaded(self, folder: str) -> CrossEncoder:
        """Return the model of a folder."""
        if self._model is None or self._folder != folder:
            os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = "1"
            from sentence_transformers import CrossEncoder

            try:
                if not any(Path(folder).glob("*.safetensors")):
                    raise ValueError("no safetensors")
                self._model = CrossEncoder(
                    folder,
                    device="cpu",
                    local_files_only=True,
                    trust_remote_code=False,
                    model_kwargs={"use_safetensors": True},
                )
            except (OSError, ValueError, KeyError) as error:
                _log.warning("a reranker cannot be loaded: %s", type(error).__name__)
                raise BadInput(
                    "The folder holds no model that can order passages.",
                    "Choose the folder of a cross-encoder, or switch it off.",
                    detail=type(error).__name__,
                ) from error
            self._folder = folder
        return self._model


def _unchanged(scores: T) -> T:
    """Return scores as they are."""
    return scores
