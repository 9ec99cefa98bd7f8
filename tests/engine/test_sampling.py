"""Every control of sampling in the real engine: what it does, and that what is absurd is told."""

from __future__ import annotations

import itertools
import json
import math
from pathlib import Path

import pytest

from tests.engine.conftest import MakeEngine
from tests.engine.listener import Listener, ask
from workbench.core.generation import Finished, StopReason, TokenBias
from workbench.core.models import LoadOptions
from workbench.engine.client import ChildEngine

pytestmark = pytest.mark.engine

CHANCE = {"temperature": 1.2, "top_k": 0, "top_p": 1.0, "min_p": 0.0, "seed": 5}
HIDDEN = "root ::= " + "a " * 300 + '"z"\na ::= "x"?'
DOUBLING = (
    "".join(f"r{n} ::= r{n + 1} | r{n + 1}\n" for n in range(60)) + 'r60 ::= "a"\nroot ::= r0'
)
SCHEMA = {
    "type": "object",
    "properties": {"open": {"type": "boolean"}, "day": {"enum": ["월요일", "Sunday"]}},
    "required": ["open", "day"],
}


def answers(engine: ChildEngine, *samplings: dict[str, object]) -> list[Finished]:
    """Return the ends of one question asked in several ways at once, token by token."""
    listener = Listener()
    requests = [ask("Dice", **({"most": 40, "logprobs": 2} | each)) for each in samplings]
    engine.submit(requests, listener)
    return [listener.finished(request) for request in requests]


def answer(engine: ChildEngine, **sampling: object) -> Finished:
    """Return the end of a question asked alone."""
    return answers(engine, sampling)[0]


def chosen(end: Finished) -> list[int]:
    """Return the tokens of an answer."""
    return [each.chosen.token for each in end.logprobs]


@pytest.mark.parametrize(
    "control",
    [
        {"dynamic_range": 1.0, "dynamic_exponent": 2.0},
        {"typical_p": 0.3},
        {"top_n_sigma": 0.7},
        {"dry_multiplier": 50.0, "dry_allowed_length": 0, "dry_breakers": ()},
        {"xtc_probability": 0.8, "xtc_threshold": 0.02},
        {"mirostat": True, "mirostat_tau": 2.0, "mirostat_eta": 0.5},
        {"repeat_penalty": 1.8, "repeat_window": -1},
        {"logit_bias": (TokenBias(65, 9.0), TokenBias(66, 9.0))},
        {"grammar": 'root ::= [ -~]+ "가"'},
    ],
    ids=lambda control: next(iter(control)),
)
def test_a_control_changes_the_text_and_keeps_it_repeatable(
    engine: ChildEngine, control: dict[str, object]
) -> None:
    both = CHANCE | control
    alone = answer(engine, **both)
    together = answers(engine, CHANCE | {"seed": 6}, both, CHANCE, both)
    assert [end.text for end in together[1::2]] == [alone.text] * 2
    assert chosen(together[2]) != chosen(alone)


def test_sharp_cuts_leave_the_likeliest_token(engine: ChildEngine) -> None:
    greedy = chosen(answer(engine))
    for cut in ({"top_n_sigma": 1e-6}, {"mirostat": True, "mirostat_tau": 0.0}, {"top_k": 1}):
        assert chosen(answer(engine, **(CHANCE | cut))) == greedy


def test_xtc_leaves_out_the_likeliest(engine: ChildEngine) -> None:
    second = {"top_k": 2, "xtc_probability": 1.0, "xtc_threshold": 0.0}
    end = answer(engine, **(CHANCE | second))
    assert [each.chosen for each in end.logprobs] == [each.likeliest[1] for each in end.logprobs]


def test_dry_lets_nothing_go_on_repeating(engine: ChildEngine) -> None:
    dry = {"dry_multiplier": 100.0, "dry_allowed_length": 1, "dry_breakers": ()}
    few = {"grammar": "root ::= [j-q]{40}"}  # with more letters it hardly repeats anything

    def repeats(end: Finished) -> bool:
        pairs = list(itertools.pairwise(chosen(end)))
        assert len(pairs) == 39
        return len(set(pairs)) < len(pairs)

    assert repeats(answer(engine, **few))
    assert not repeats(answer(engine, **(few | dry)))


def test_a_penalty_without_window_does_nothing(engine: ChildEngine) -> None:
    penalty = {"repeat_penalty": 5.0, "repeat_window": 0}
    assert answer(engine, **penalty).text == answer(engine).text


def test_a_bias_forbids_and_forces_tokens(engine: ChildEngine) -> None:
    greedy = chosen(answer(engine))
    without = answer(engine, logit_bias=tuple(TokenBias(token, -100.0) for token in set(greedy)))
    assert not set(chosen(without)) & set(greedy)
    assert set(chosen(answer(engine, logit_bias=(TokenBias(70, 100.0),)))) == {70}


def test_log_probabilities_are_those_of_the_model(engine: ChildEngine) -> None:
    end = answer(engine, logprobs=3)
    assert len(end.logprobs) == end.timing.generated_tokens == 40
    for each in end.logprobs:
        values = [chance.logprob for chance in each.likeliest]
        assert each.chosen == each.likeliest[0], "greedy takes the likeliest"
        assert values == sorted(values, reverse=True)
        assert 0.0 < sum(map(math.exp, values)) <= 1.0
    biased = answer(engine, logprobs=3, logit_bias=(TokenBias(70, 100.0),))
    assert biased.logprobs[0].chosen.logprob < -1.0, "a bias is none of the model's"
    assert answer(engine, logprobs=0).logprobs == ()


@pytest.mark.parametrize("chance", [{}, CHANCE, CHANCE | {"typical_p": 0.5, "top_n_sigma": 1.0}])
def test_an_answer_follows_its_grammar_and_ends_with_it(
    engine: ChildEngine, chance: dict[str, object]
) -> None:
    end = answer(engine, grammar='root ::= "예, 맞습니다" | "no" ("!" | "?")', **chance)
    assert end.text in ("예, 맞습니다", "no!", "no?")
    assert end.reason is StopReason.END


def test_an_answer_is_json_of_its_schema(engine: ChildEngine) -> None:
    ends = answers(engine, *[{"json_schema": json.dumps(SCHEMA), "most": 200, "seed": 1}] * 2)
    assert ends[0].text == ends[1].text
    value = json.loads(ends[0].text)
    assert value["day"] in ("월요일", "Sunday")
    assert value["open"] in (True, False)
    assert ends[0].reason is StopReason.END


def test_a_text_in_json_holds_no_raw_line_break(engine: ChildEngine) -> None:
    """A model that wants nothing else still writes what json.loads reads."""
    breaks = set(chosen(answer(engine, grammar=r'root ::= "\n" "\t"')))
    wanted = tuple(TokenBias(token, 30.0) for token in breaks)
    schema = json.dumps({"type": "string", "minLength": 3, "maxLength": 6})
    (end,) = answers(engine, {"json_schema": schema, "most": 60, "logit_bias": wanted})
    assert end.reason is StopReason.END
    assert 3 <= len(json.loads(end.text)) <= 6


@pytest.mark.parametrize(
    ("sampling", "words"),
    [
        ({"grammar": "root = broken"}, "llama.cpp does not understand"),
        ({"grammar": 'other ::= "a"'}, "llama.cpp does not understand"),
        ({"grammar": 'root ::= root "a"'}, "begins with itself"),
        ({"grammar": "root ::= missing"}, "llama.cpp does not understand"),
        ({"grammar": 'root ::= "a\0b"'}, "llama.cpp does not understand"),
        ({"grammar": "root ::= " + "(" * 20_000 + ")" * 20_000}, "nests its brackets"),
        ({"grammar": "root ::= " + "(" * 40_000}, "nests its brackets"),
        ({"grammar": "root ::= " + '"a"? [b]* ' * 300}, "more than 200 optional items"),
        ({"grammar": "root ::= " + '("a")? ' * 300}, "more than 200 optional items"),
        ({"grammar": HIDDEN}, "more than 200 optional items"),
        ({"grammar": DOUBLING}, "more than 10000 ways"),
        ({"grammar": "x" * 60_000}, "grammar has a length of 60000"),
        ({"grammar": "root ::= <[99999]>"}, "no token that may come next"),
        ({"json_schema": '{"type": "string", "minLength": 5, "maxLength": 2}'}, "No answer can"),
        ({"json_schema": '{"enum": []}'}, "No answer can meet the JSON schema"),
        ({"json_schema": "{"}, "no JSON"),
        ({"json_schema": "[" * 50_000}, "no JSON"),
        ({"json_schema": "5"}, "cannot be turned into a grammar"),
        ({"json_schema": '{"$ref": "https://example.org/x"}'}, "cannot be turned"),
        ({"json_schema": '{"$ref": "#/definitions/none"}'}, "cannot be turned"),
        ({"json_schema": '{"type": "string", "minLength": 1e99}'}, "counts to more than"),
        ({"json_schema": '{"type": "string", "pattern": "^a{9999999}$"}'}, "counts to more"),
        ({"json_schema": "{}", "grammar": 'root ::= "a"'}, "not both"),
        ({"logit_bias": (TokenBias(100_000, 1.0),)}, "no token 100000"),
        ({"logit_bias": (TokenBias(-1, 1.0),)}, "no token -1"),
        ({"logit_bias": (TokenBias(1, math.inf),)}, "logit_bias is inf"),
        ({"logit_bias": (TokenBias(1, 1.0),) * 1001}, "logit_bias has a length of 1001"),
        ({"dry_breakers": ("x",) * 99}, "dry_breakers has a length of 99"),
        ({"mirostat_tau": math.nan}, "mirostat_tau is nan"),
        ({"dynamic_exponent": -1.0}, "dynamic_exponent is -1.0"),
        ({"xtc_threshold": 2.0}, "xtc_threshold is 2.0"),
        ({"dry_window": -2}, "dry_window is -2"),
        ({"logprobs": 1000}, "logprobs is 1000"),
    ],
    ids=lambda value: "" if isinstance(value, str) else next(iter(value)),
)
def test_what_cannot_be_sampled_is_told_and_harms_no_other(
    engine: ChildEngine, sampling: dict[str, object], words: str
) -> None:
    listener = Listener()
    absurd, fine = ask("hi", **sampling), ask("hi")
    engine.submit([absurd, fine], listener)
    problem = listener.failed(absurd)
    assert problem.kind == "BadInput"
    assert words in problem.sentence()
    assert listener.finished(fine).text


def test_a_grammar_that_takes_ever_longer_is_given_up(engine: ChildEngine) -> None:
    doubling = 'root ::= "a" root "b" | "a" root "c" | "z"'
    listener = Listener()
    slow = ask("hi", grammar=doubling, logit_bias=(TokenBias(97, 100.0),), most=200)
    fine = ask("hi", most=5)
    engine.submit([slow, fine], listener)
    assert "too many ways" in listener.failed(slow).sentence()
    assert listener.finished(fine).text


@pytest.mark.parametrize(
    "grammar",
    [
        'root ::= ("a"? "b"?)* "c"',
        'root ::= ((("a"*)*)*)*',
        "root ::= [a-z]{0,1000}",
        "root ::= " + '("a" ' * 500 + ")?" * 500,
        'root ::= ""',
        "root ::= ([^\\x00]?)*",
    ],
)
def test_odd_grammars_come_to_an_end(engine: ChildEngine, grammar: str) -> None:
    listener = Listener()
    odd, fine = ask("hi", grammar=grammar), ask("hi")
    engine.submit([odd, fine], listener)
    listener.wait_for(lambda: bool(listener.ends(odd)))
    assert listener.finished(fine).text


def test_a_grammar_that_is_not_understood_is_not_quoted_in_the_log(
    make_engine: MakeEngine, random_model: Path, tmp_path: Path
) -> None:
    engine, _states = make_engine()
    engine.load(random_model, LoadOptions(threads=1))
    listener = Listener()
    broken = ask("hi", grammar='root ::= "my secret" (')
    engine.submit([broken], listener)
    assert "does not understand" in listener.failed(broken).sentence()
    engine.close()
    logged = (tmp_path / "logs" / "engine.log").read_text()
    assert "secret" not in logged
