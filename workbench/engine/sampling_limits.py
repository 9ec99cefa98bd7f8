"""Which sampling values make sense: llama.cpp aborts the process on some others."""

from __future__ import annotations

from typing import Final

from workbench.core.errors import BadInput
from workbench.core.generation import Sampling

_RANGES: Final[dict[str, tuple[float, float]]] = {
    "temperature": (0.0, 10.0),
    "top_k": (0, 1_000_000),
    "top_p": (0.0, 1.0),
    "min_p": (0.0, 1.0),
    "repeat_penalty": (0.1, 10.0),
    "frequency_penalty": (-10.0, 10.0),
    "presence_penalty": (-10.0, 10.0),
    "max_tokens": (0, 1_000_000_000),
    "repeat_window": (-1, 1_000_000),
    "dynamic_range": (0.0, 10.0),
    "dynamic_exponent": (0.01, 10.0),
    "typical_p": (0.0, 1.0),
    "top_n_sigma": (0.0, 100.0),
    "dry_multiplier": (0.0, 100.0),
    "dry_base": (1.0, 10.0),
    "dry_allowed_length": (0, 1000),
    "dry_window": (-1, 1_000_000),
    "xtc_probability": (0.0, 1.0),
    "xtc_threshold": (0.0, 1.0),
    "mirostat_tau": (0.0, 100.0),
    "mirostat_eta": (0.0, 1.0),
    "logprobs": (0, 20),
    "thinking_tokens": (-1, 1_000_000_000),
}
_LARGEST_SEED: Final = 2**63
_LONGEST_STOP: Final = 1000
_BIAS_RANGE: Final = (-100.0, 100.0)
_MOST: Final = {"stop": 64, "dry_breakers": 32, "logit_bias": 1000}
_LONGEST: Final = {"grammar": 50_000, "json_schema": 50_000}


def check_sampling(sampling: Sampling) -> None:
    """Raise BadInput for a value that makes no sense; NaN is in no range."""
    for name, limits in _RANGES.items():
        _check_range(name, getattr(sampling, name), limits)
    for entry in sampling.logit_bias:
        _check_range("logit_bias", entry.bias, _BIAS_RANGE)
    if len(sampling.stop) > _MOST["stop"]:
        raise BadInput(
            "There are {count} stop strings; {most} are the most.",
            "Leave some out.",
            count=len(sampling.stop),
            most=_MOST["stop"],
        )
    for stop in sampling.stop:
        _check_size("stop", len(stop), _LONGEST_STOP)
    if sampling.seed is not None:
        _check_range("seed", sampling.seed, (-_LARGEST_SEED, _LARGEST_SEED))
    for name in ("dry_breakers", "logit_bias"):
        _check_size(name, len(getattr(sampling, name)), _MOST[name])
    for name, longest in _LONGEST.items():
        _check_size(name, len(getattr(sampling, name)), longest)
    if sampling.grammar and sampling.json_schema:
        raise BadInput(
            "An answer can follow a grammar or a JSON schema, not both.", "Take one of them out."
        )


def _check_range(name: str, value: float, limits: tuple[float, float]) -> None:
    """Raise BadInput for a number outside of its limits; whole limits are for whole numbers."""
    lowest, highest = limits
    kinds = int if isinstance(lowest, int) else int | float
    fits = isinstance(value, kinds) and not isinstance(value, bool)
    if not fits or not lowest <= value <= highest:
        raise BadInput(
            "The sampling value {name} is {value}, outside of {lowest} to {highest}.",
            "Change it, or reset the sampling to its defaults.",
            name=name,
            value=str(value),
            lowest=lowest,
            highest=highest,
        )


def _check_size(name: str, size: int, most: int) -> None:
    """Raise BadInput for a text or a list that is too long."""
    if size > most:
        raise BadInput(
            "The sampling value {name} has a length of {size}; {most} is the most.",
            "Shorten it.",
            name=name,
            size=size,
            most=most,
        )
