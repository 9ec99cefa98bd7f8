"""How many prompt tokens go into a step, so that answers beside it keep streaming."""

from __future__ import annotations

from typing import Final

_SMOOTHING: Final = 0.3
_GAP_FACTOR: Final = 6.0  # a step with a slice may take this many times a step without one
_LONE_S: Final = 0.5  # a prompt alone: progress and Stop come at least this often
_SMALLEST: Final = 6  # fewer would hardly be faster: the weights are read for each step
_DRAFT_COST: Final = 0.5  # of a guessed token, in steps, while nothing is known
_LEAST_DRAFT_COST: Final = 0.1
_FIRST: Final = 64  # while nothing is known of this model's speed


class Pace:
    """Learns from the steps that were taken how long the next ones may be."""

    def __init__(self, largest: int) -> None:
        self._largest = largest
        self._step_s = 0.0  # a step that only continues answers
        self._token_s = 0.0  # one more prompt token in a step
        self._draft_s = 0.0  # one more guessed token in a step

    def observe(self, streaming: int, prompt_tokens: int, elapsed_s: float) -> None:
        """Take note of a step that continued *streaming* answers and read *prompt_tokens*."""
        if prompt_tokens == 0:
            self._step_s = _smooth(self._step_s, elapsed_s)
        elif prompt_tokens >= _SMALLEST:
            base_s = self._step_s if streaming else 0.0
            per_token_s = max(elapsed_s - base_s, elapsed_s * 0.1) / prompt_tokens
            self._token_s = _smooth(self._token_s, per_token_s)

    def observe_draft(self, tokens: int, elapsed_s: float) -> None:
        """Take note of a step that continued answers and checked *tokens* guesses."""
        if self._step_s:
            self._draft_s = _smooth(self._draft_s, max(0.0, elapsed_s - self._step_s) / tokens)

    @property
    def step_s(self) -> float:
        """The time of a step that only continues answers, 0.0 while unknown."""
        return self._step_s

    @property
    def draft_cost(self) -> float:
        """What one guessed token costs, in steps without any."""
        if not self._draft_s:
            return _DRAFT_COST
        return max(_LEAST_DRAFT_COST, self._draft_s / self._step_s)

    def slice_tokens(self, streaming: int) -> int:
        """Return the most prompt tokens that the next step may read."""
        if not self._token_s or (streaming and not self._step_s):
            return min(self._largest, _FIRST)
        allowed_s = (_GAP_FACTOR - 1.0) * self._step_s if streaming else _LONE_S
        return max(_SMALLEST, min(self._largest, int(allowed_s / self._token_s)))


def _smooth(old: float, new: float) -> float:
    """Return the running average."""
    return new if old == 0.0 else old + _SMOOTHING * (new - old)
