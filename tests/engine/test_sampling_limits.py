"""Whatever values a request brings, it ends, and the engine goes on."""

from __future__ import annotations

import math
import random
from dataclasses import fields, replace

import pytest

from tests.engine.listener import Listener, ask
from workbench.core.errors import BadInput
from workbench.core.generation import Failed, Sampling, TokenBias
from workbench.engine.client import ChildEngine
from workbench.engine.sampling_limits import check_sampling

NUMBERS = (
    *(0, 1, -1, 2, 7, 0.5, 1e-30, -1e-30, 1e30, 2**31, -(2**31), 2**63, -(2**70), 10**400),
    *(math.nan, math.inf, -math.inf, True, 3.7, 0.999999, 64, 1000),
)
TEXTS = ("", "\0", "a", "\ud800", "한" * 5_000, "x" * 60_000, "{", "root ::= root", "\n")
NAMES = [field.name for field in fields(Sampling)]


def absurd(dice: random.Random) -> Sampling:
    """Return sampling of which a few values are absurd."""
    sampling = Sampling(max_tokens=4)
    for name in dice.sample(NAMES, dice.choice((1, 1, 2, 5))):
        known = getattr(sampling, name)
        if isinstance(known, str):
            value: object = dice.choice(TEXTS)
        elif name == "logit_bias":
            bias = TokenBias(dice.choice((0, 5, -1, 10**9)), dice.choice((0.0, 99.0, math.nan)))
            value = (bias,) * dice.choice((1, 30, 2_000))
        elif isinstance(known, tuple):
            value = tuple(dice.choices(TEXTS, k=dice.choice((0, 1, 9, 100))))
        else:
            value = dice.choice(NUMBERS)
        sampling = replace(sampling, **{name: value})  # type: ignore[arg-type]
    return sampling


@pytest.mark.engine
def test_absurd_values_end_in_an_answer_or_a_sentence(engine: ChildEngine, full: bool) -> None:
    dice = random.Random(11)
    pid = engine.pid
    refused = 0
    for _ in range(40 if full else 4):
        listener = Listener()
        requests = [replace(ask("hi"), sampling=absurd(dice)) for _ in range(50)]
        engine.submit(requests, listener)
        for request in requests:
            # 0 tokens means no limit, and this model never ends by itself.
            if request.sampling.max_tokens != 4:
                engine.cancel(request.request_id)
            end = listener.end(request)
            if isinstance(end, Failed):
                refused += 1
                assert end.problem.kind == "BadInput", request.sampling
    assert refused > 50
    assert engine.pid == pid, "nothing crashed"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("temperature", "hot"),
        ("top_k", 2.5),
        ("max_tokens", None),
        ("seed", 0.5),
        ("seed", 10**40),
        ("thinking_tokens", -2),
        ("stop", ("x" * 2_000,)),
    ],
)
def test_values_of_another_kind_are_refused_by_name(name: str, value: object) -> None:
    with pytest.raises(BadInput, match=f"sampling value {name} "):
        check_sampling(replace(Sampling(), **{name: value}))  # type: ignore[arg-type]


def test_what_people_choose_is_let_through() -> None:
    check_sampling(Sampling())
    check_sampling(Sampling(temperature=0, seed=-3, thinking_tokens=0, stop=("###", "끝")))
