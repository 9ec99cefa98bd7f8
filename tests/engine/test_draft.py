"""A draft model's guesses save steps where they are right, and never change a token."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import gguf
import pytest
from llama_cpp import llama_cpp as native

from tests.engine.fake_decoder import FakeDecoder, answer_to
from tests.engine.in_process import answer, loaded
from tests.engine.listener import Listener, ask
from tests.engine.make_gguf import write_random, write_recurrent
from tests.engine.test_scheduler import Bench, prompt, spelled
from workbench.core.errors import Cancelled, ModelFileError
from workbench.core.generation import Sampling, StopReason, Turn
from workbench.core.models import LoadOptions
from workbench.engine.client import ChildEngine
from workbench.engine.decoder import AbortFlag
from workbench.engine.decoding import Outcome
from workbench.engine.draft_balance import DraftBalance
from workbench.engine.draft_vocabulary import check_same_vocabulary
from workbench.engine.header import read_header
from workbench.engine.loading import load_model, plan_load
from workbench.engine.prompting import PromptBuilder

OPTIONS = LoadOptions(threads=1)


class FakeDrafter:
    """Guesses what the fake decoder says, wrongly with a chance; takes note of what it reads."""

    def __init__(self, decoder: FakeDecoder, *, wrong: float = 0.0, unsure: bool = False) -> None:
        self.held: list[int] = []
        self.reads: list[int] = []
        self.guesses = 0
        self._decoder = decoder
        self._unsure = unsure
        self._wrong = wrong
        self._dice = random.Random(1)

    def unread(self, tokens: Sequence[int]) -> int:
        return len(tokens) - 1 - self._common(tokens)

    def read(self, tokens: Sequence[int], most: int) -> int:
        start = self._common(tokens)
        self.held = list(tokens[: min(len(tokens) - 1, start + most)])
        self.reads.append(len(self.held) - start)
        return self.reads[-1]

    def guess(self, tokens: Sequence[int], most: int) -> list[int]:
        assert self.unread(tokens) == 0
        self.guesses += 1
        grown = list(tokens)
        for _ in range(0 if self._unsure else most):
            right = self._decoder.next_token(grown)
            grown.append(right if self._dice.random() >= self._wrong else right % 999 + 1)
        self.held = grown[:-1]
        return grown[len(tokens) :]

    def _common(self, tokens: Sequence[int]) -> int:
        pairs = zip(self.held, tokens[:-1], strict=False)
        return next(
            (n for n, (a, b) in enumerate(pairs) if a != b), min(len(self.held), len(tokens) - 1)
        )


def large() -> FakeDecoder:
    """Return a decoder with room."""
    return FakeDecoder(context_size=2000, cells=8000, batch_tokens=64)


def test_right_guesses_take_fewer_steps_and_give_the_same_text() -> None:
    plain, fast = Bench(large()), Bench(large())
    fast = Bench(fast.decoder, FakeDrafter(fast.decoder))
    for bench in (plain, fast):
        bench.submit("a", prompt(50), most=100)
        bench.run()
    assert fast.finished("a").text == plain.finished("a").text
    assert fast.text("a") == fast.finished("a").text
    assert len(fast.decoder.steps) < len(plain.decoder.steps) / 4
    timing = fast.finished("a").timing
    assert timing.generated_tokens == 100
    assert 60 < timing.accepted_tokens <= timing.drafted_tokens
    assert plain.finished("a").timing.drafted_tokens == 0
    assert fast.decoder.open_samplers == 0


def test_wrong_guesses_are_given_up_for_ever_longer() -> None:
    decoder = large()
    drafter = FakeDrafter(decoder, wrong=1.0)
    bench = Bench(decoder, drafter)
    for place in range(4):  # what it learnt of one answer holds for the next
        bench.submit(f"{place}", prompt(20, place), most=300)
        bench.run()
        assert bench.finished(f"{place}").text == spelled(answer_to(prompt(20, place), 300))
        assert bench.finished(f"{place}").timing.accepted_tokens == 0
    assert 0 < drafter.guesses < 30


def test_a_drafter_that_is_never_sure_rests_too() -> None:
    decoder = large()
    drafter = FakeDrafter(decoder, unsure=True)
    bench = Bench(decoder, drafter)
    bench.submit("a", prompt(20), most=600)
    bench.run()
    assert 0 < drafter.guesses < 60


def test_it_guesses_for_a_lone_answer_only() -> None:
    decoder = large()
    bench = Bench(decoder, FakeDrafter(decoder))
    bench.submit("a", prompt(30, 1), most=40)
    bench.submit("b", prompt(30, 2), most=120)
    bench.run()
    assert bench.finished("a").timing.drafted_tokens == 0
    assert bench.finished("b").timing.accepted_tokens > 40
    assert bench.finished("b").text == spelled(answer_to(prompt(30, 2), 120))


def test_it_reads_a_long_prompt_in_slices_between_tokens() -> None:
    decoder = large()
    drafter = FakeDrafter(decoder)
    bench = Bench(decoder, drafter)
    bench.submit("a", prompt(900), most=200)
    bench.run()
    assert len(drafter.reads) > 3
    assert max(drafter.reads) < 900
    assert bench.finished("a").timing.accepted_tokens > 50
    before = len(drafter.reads)
    grown = [*prompt(900), *answer_to(prompt(900), 200), *prompt(20, 7)]
    bench.submit("b", grown, most=50)
    bench.run()
    assert sum(drafter.reads[before:]) <= 40, "the next turn is read on from there"


def test_it_leaves_a_prompt_that_a_short_answer_cannot_pay_for() -> None:
    decoder = large()
    drafter = FakeDrafter(decoder)
    bench = Bench(decoder, drafter)
    bench.submit("a", prompt(1500), most=5)
    bench.run()
    assert sum(drafter.reads) <= 64
    assert bench.finished("a").text == spelled(answer_to(prompt(1500), 5))


@pytest.mark.parametrize("limit", [1, 2, 3, 7])
def test_guesses_keep_within_the_answer_and_the_context(limit: int) -> None:
    decoder = large()
    decoder.context_size = 50 + limit
    bench = Bench(decoder, FakeDrafter(decoder))
    bench.submit("a", prompt(50), most=0)
    bench.run()
    end = bench.finished("a")
    assert (end.reason, end.timing.context_used) == (StopReason.CONTEXT_FULL, 50 + limit)
    assert end.text == spelled(answer_to(prompt(50), limit))


@pytest.mark.parametrize("seed", range(6))
def test_whatever_happens_the_text_is_that_without_guesses(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DraftBalance, "rests", lambda _balance: False)  # it guesses all the time
    dice = random.Random(seed)
    decoder = FakeDecoder(context_size=220, cells=500, batch_tokens=40)
    bench = Bench(decoder, FakeDrafter(decoder, wrong=0.3))
    prompts = {}
    for place in range(25):
        prompts[f"r{place}"] = prompt(dice.randrange(2, 150), dice.randrange(4))
        bench.submit(f"r{place}", prompts[f"r{place}"], most=dice.randrange(60))
        for _ in range(dice.randrange(80)):
            if dice.random() < 0.1 and not bench.scheduler.idle:
                decoder.outcomes.append(dice.choice([Outcome.ABORTED, Outcome.NO_ROOM]))
            bench.scheduler.step()
        if dice.random() < 0.5:
            bench.run()
        elif dice.random() < 0.2:
            bench.scheduler.cancel(f"r{dice.randrange(place + 1)}")
    bench.run()
    assert sum(bench.finished(name).timing.accepted_tokens for name in prompts) > 20
    for name, tokens in prompts.items():
        end = bench.finished(name)
        assert end.text == spelled(answer_to(tokens, end.timing.generated_tokens))
    assert decoder.open_samplers == 0


# The real models

QUESTION = "[1] The Mira bridge is 240 metres long.\n\nHow long is the Mira bridge?"
GREEDY = Sampling(temperature=0.0, max_tokens=80)


@pytest.mark.engine
def test_the_tour_model_drafts_for_itself(tour_model: Path) -> None:
    with loaded(tour_model, replace(OPTIONS, draft_path=str(tour_model))) as model:
        template = model.info.metadata["tokenizer.chat_template"]
        prompts = PromptBuilder(model.vocabulary, template)
        tokens = prompts.build([Turn("user", QUESTION)]).tokens
        expected = answer(model, tokens, GREEDY, guess=False)
        end = answer(model, tokens, GREEDY)
        again = answer(model, tokens, GREEDY)
    assert end.text == again.text == expected.text
    # A short answer leaves little to guess, but of its own guesses a model takes most.
    assert end.timing.accepted_tokens > end.timing.drafted_tokens / 2
    assert expected.timing.drafted_tokens == 0


@pytest.mark.engine
@pytest.mark.parametrize("same", [True, False])
def test_chance_chooses_as_without_guesses(random_model: Path, tmp_path: Path, same: bool) -> None:
    draft = random_model if same else write_random(tmp_path / "other.gguf", seed=4)
    chosen = []
    with loaded(random_model, replace(OPTIONS, draft_path=str(draft))) as model:
        for seed in range(8):
            sampling = Sampling(temperature=0.6, top_k=0, top_p=1.0, seed=seed, max_tokens=60)
            tokens = [65 + seed, 66, 67, 68]
            guessed = answer(model, tokens, sampling)
            assert guessed.text == answer(model, tokens, sampling, guess=False).text
            chosen.append(guessed.timing)
    accepted = sum(timing.accepted_tokens for timing in chosen)
    drafted = sum(timing.drafted_tokens for timing in chosen)
    assert drafted > 0
    assert accepted > drafted / 3 if same else accepted < drafted / 3


@pytest.mark.engine
def test_the_engine_says_that_it_drafts(engine: ChildEngine, random_model: Path) -> None:
    request, again = ask("Tell me about the ferry.", most=60), ask("Tell me about the ferry.", 60)
    listener = Listener()
    engine.submit([request], listener)
    expected = listener.finished(request).text
    info = engine.load(random_model, replace(OPTIONS, draft_path=str(random_model)))
    assert info.draft_name == "Tiny"
    engine.submit([again], listener)
    end = listener.finished(again)
    assert end.text == expected
    assert end.timing.drafted_tokens > 0
    assert engine.load(random_model, OPTIONS).draft_name == ""


@pytest.mark.engine
def test_loading_a_draft_model_can_be_cancelled(
    random_model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loads: list[object] = []
    real = native.llama_model_load_from_file

    def load(path: bytes, parameters: object) -> object:
        loads.append(path)
        return real(path, parameters)

    monkeypatch.setattr(native, "llama_model_load_from_file", load)
    plan = plan_load(random_model, replace(OPTIONS, draft_path=str(random_model)))
    for allowed in (0, 1, 2):
        loads.clear()
        with pytest.raises(Cancelled):
            load_model(
                plan,
                lambda: 0.0,
                lambda _fraction: None,
                lambda allowed=allowed: len(loads) >= allowed,  # type: ignore[misc]
                AbortFlag(),
            )
        assert len(loads) == allowed


@pytest.mark.engine
def test_a_draft_model_must_speak_the_same_tokens(
    engine: ChildEngine, random_model: Path, tour_model: Path, tmp_path: Path
) -> None:
    with pytest.raises(ModelFileError) as caught:
        engine.load(random_model, replace(OPTIONS, draft_path=str(tour_model)))
    assert str(caught.value) == (
        "The draft model tour.gguf has another vocabulary than this model, so it cannot guess "
        "for it. Choose a smaller model of the same family, or none."
    )
    assert engine.count_tokens(["abc"]) == [3], "the present model stays"
    with pytest.raises(ModelFileError, match=r"gone\.gguf cannot be read"):
        engine.load(random_model, replace(OPTIONS, draft_path=str(tmp_path / "gone.gguf")))


def write_tokens(path: Path, tokens: Sequence[str], kind: str = "gpt2") -> Path:
    """Write a file that has nothing but a vocabulary."""
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_tokenizer_model(kind)
    writer.add_token_list(list(tokens))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.close()
    return path


def test_a_vocabulary_is_the_same_up_to_padding(tmp_path: Path) -> None:
    words = [f"word {number} 낱말" for number in range(1000)]
    model = write_tokens(tmp_path / "model.gguf", words)
    padded = [*words, *(f"[PAD{number}]" for number in range(256))]
    for name, tokens in {"same": words, "longer": padded, "shorter": words[:-128]}.items():
        check_same_vocabulary(model, write_tokens(tmp_path / f"{name}.gguf", tokens))
    others = {
        "moved": [*words[:500], "new", *words[500:]],
        "other": [*words[:-1], "new"],
        "much longer": [*padded, *(f"more {number}" for number in range(2000))],
        "empty": [],
    }
    for name, tokens in others.items():
        with pytest.raises(ModelFileError, match=f"draft model {name}.gguf has another vocab"):
            check_same_vocabulary(model, write_tokens(tmp_path / f"{name}.gguf", tokens))
    with pytest.raises(ModelFileError, match="another vocabulary"):
        check_same_vocabulary(model, write_tokens(tmp_path / "kind.gguf", words, kind="llama"))


@pytest.mark.engine
def test_models_that_only_go_on_can_neither_draft_nor_be_drafted_for(
    random_model: Path, tmp_path: Path
) -> None:
    mamba = write_recurrent(tmp_path / "mamba.gguf")
    assert read_header(mamba).architecture == "mamba"
    with (
        pytest.raises(ModelFileError, match=r"draft model Tiny cannot go back"),
        loaded(random_model, replace(OPTIONS, draft_path=str(mamba))),
    ):
        pass
    with (
        pytest.raises(ModelFileError, match="draft model is of no use"),
        loaded(mamba, replace(OPTIONS, draft_path=str(random_model))),
    ):
        pass
