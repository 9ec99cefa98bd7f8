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
}
_MOST_STOPS: Final = 64


def check_sampling(sampling: Sampling) -> None:
    """Raise BadInput for a value that makes no sense; NaN is in no range."""
    for name, (lowest, highest) in _RANGES.items():
        value = getattr(sampling, name)
        if not lowest <= value <= highest:
            raise BadInput(
                "The sampling value {name} is {value}, outside of {lowest} to {highest}.",
                "Change it, or reset the sampling to its defaults.",
                name=name,
                value=str(value),
                lowest=lowest,
                highest=highest,
            )
    if len(sampling.stop) > _MOST_STOPS:
        raise BadInput(
            "There are {count} stop strings; {most} are the most.",
            "Leave some out.",
            count=len(sampling.stop),
            most=_MOST_STOPS,
        )
