"""What answers would cost at prices that a person has entered. Nothing is known of real prices."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from workbench.core.lab import CellResult, Price

_MILLION: Final = 1_000_000


def is_entered(price: Price) -> bool:
    """Whether the person has entered a price."""
    return price.input_per_million > 0 or price.output_per_million > 0


def cost_of(results: Iterable[CellResult], price: Price) -> float:
    """Return what the tokens of some answers come to; those from the cache count as all others."""
    timings = [result.timing for result in results if result.timing is not None]
    read = sum(timing.prompt_tokens for timing in timings)
    written = sum(timing.generated_tokens for timing in timings)
    return (read * price.input_per_million + written * price.output_per_million) / _MILLION


def amount(value: float, currency: str) -> str:
    """Return an amount with enough digits to tell small ones apart: "USD 0.00042"."""
    if value == 0 or value >= 100:
        digits = "0" if value == 0 else f"{value:,.0f}"
    elif value >= 1:
        digits = f"{value:.2f}"
    else:
        digits = f"{value:.2g}" if value >= 1e-4 else f"{value:.7f}".rstrip("0").rstrip(".")
    return f"{currency.strip()} {digits}".strip()
