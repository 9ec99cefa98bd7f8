"""How a generation is asked for is stored as plain values and comes back the same."""

from __future__ import annotations

from workbench.core.generation import Sampling, TokenBias
from workbench.core.plain import from_plain, to_plain


def test_sampling_there_and_back() -> None:
    sampling = Sampling(
        logit_bias=(TokenBias(7, -100.0), TokenBias(8, 1.5)),
        dry_breakers=("\n", "다."),
        grammar='root ::= "a"',
        mirostat=True,
    )
    assert from_plain(Sampling, to_plain(sampling), strict=True) == sampling


def test_sampling_of_an_earlier_version_takes_the_defaults() -> None:
    assert from_plain(Sampling, {"temperature": 0.2}) == Sampling(temperature=0.2)
