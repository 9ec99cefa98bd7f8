"""Reasoning is told from the answer whatever its tags, counted, and ended at its budget."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.engine.conftest import OPTIONS, MakeEngine
from tests.engine.fake_decoder import FakeDecoder, answer_to
from tests.engine.listener import Listener, ask
from tests.engine.make_gguf import END, write_script
from tests.engine.test_scheduler import Bench, prompt, spelled
from workbench.core.generation import Request, Sampling, StopReason, Turn
from workbench.engine.reasoning import (
    CLOSING_SENTENCE,
    TAGS,
    Tags,
    Thinking,
    ThoughtStream,
    knows_reasoning,
    opened_by,
    without_reasoning,
)
from workbench.engine.templates import CHATML, ChatTemplate

HARMONY = TAGS[-1]
BY_NAME = {tags.open: tags for tags in TAGS}


def rewritten(text: str, size: int, opened: Tags | None = None) -> str:
    """Return what becomes of a text that comes in pieces of *size* characters."""
    stream = ThoughtStream(opened)
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    return "".join(map(stream.feed, pieces)) + stream.finish()


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
@pytest.mark.parametrize("tags", TAGS, ids=lambda tags: tags.open)
def test_every_kind_of_tags_comes_out_alike(tags: Tags, size: int) -> None:
    answer = "It is <b>7</b>.\n"
    text = f"{tags.open}so 3 < 4{tags.close}{tags.then}{answer}"
    between = "" if tags is HARMONY else tags.then
    expected = f"<think>so 3 < 4</think>{between}{answer}"
    assert rewritten(f"\n{text}", size) == expected
    assert rewritten(text.removeprefix(tags.open), size, tags) == expected


@pytest.mark.parametrize("size", [1, 3, 1000])
@pytest.mark.parametrize(
    "text",
    ["", "  ", "<", "<thin", "\n<thinker>", "A tag is written <think>.", "</think> is odd", "[TH"],
)
def test_an_answer_without_reasoning_stays_as_it_is(text: str, size: int) -> None:
    assert rewritten(text, size) == text


@pytest.mark.parametrize("size", [1, 3, 1000])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<think>and then", "<think>and then"),
        ("<think>and then</thi", "<think>and then</thi"),
        ("<think></think>", "<think></think>"),
        ("<think>a</think> \n</think>\n\nb", "<think>a</think>\n\nb"),  # some close twice
        ("<think>a</think>b</think>", "<think>a</think>b</think>"),
        (f"{HARMONY.open}a<|end|>", "<think>a</think>"),
        (
            f"{HARMONY.open}a<|end|><|start|>assistant{HARMONY.open}b<|end|>"
            "<|start|>assistant<|channel|>final<|message|>c",
            "<think>a\n\nb</think>c",
        ),
        ("<|channel|>final<|message|>c", "c"),
        (f"{HARMONY.open}a<|end|>no header", "<think>a</think>no header"),
    ],
)
def test_odd_ends_and_beginnings(text: str, expected: str, size: int) -> None:
    assert rewritten(text, size) == expected


def test_what_the_prompt_has_opened_is_known_by_its_end() -> None:
    assert opened_by("<|im_start|>assistant\n<think>\n") == BY_NAME["<think>"]
    assert opened_by("<|im_start|>assistant\n<think>\n\n</think>\n\n") is None
    assert opened_by("<|start|>assistant") is None


def test_earlier_reasoning_is_left_out_for_templates_that_know_of_it() -> None:
    assert knows_reasoning(CHATML + "{# </think> #}")
    assert knows_reasoning("<|channel|>analysis<|message|>")
    assert not knows_reasoning(CHATML)
    assert without_reasoning("<think>a</think>\n\nb") == "b"


SWITCH = (
    "{% for m in messages %}<{{ m.role }}>{{ m.content }}{% endfor %}<assistant>"
    "{% if enable_thinking is defined and not enable_thinking %}<think>\n\n</think>\n\n{% endif %}"
)


@pytest.mark.parametrize(
    ("think", "end"),
    [(None, "<assistant>"), (True, "<assistant>"), (False, "<think>\n\n</think>\n\n")],
)
def test_a_template_with_a_switch_is_told(think: bool | None, end: str) -> None:
    pieces = ChatTemplate(SWITCH).pieces([Turn("user", "hi")], think)
    assert "".join(piece.text for piece in pieces).endswith(end)


# In the scheduler: token 1 opens, 2 closes, 3 and 4 are the words that end it early


class Thinker(FakeDecoder):
    """A decoder whose every answer thinks, for ever unless it is made to stop."""

    def __init__(self, thoughts: int | None = None) -> None:
        super().__init__()
        self.pieces = {1: "<think>", 2: "</think>", 3: "Enough", 4: ". "}
        self.thoughts = thoughts

    def next_token(self, tokens: Sequence[int]) -> int:
        asked = max(place for place, token in enumerate(tokens) if token == 9)
        answer = list(tokens[asked + 1 :])
        if not answer:
            return 1
        if 2 in answer:
            return 700 + len(answer) - answer.index(2)
        return 2 if self.thoughts is not None and len(answer) > self.thoughts else 5


def think(bench: Bench, name: str, budget: int, *, most: int = 12, opened: bool = False) -> None:
    """Submit a question with a budget of thinking."""
    tags = TAGS[0]
    request = Request(name, (Turn("user", name),), Sampling(max_tokens=most))
    tokens = [*prompt(40), 9, *([1] if opened else [])]
    thinking = Thinking(tags if opened else None, budget, lambda _tags: [3, 4, 2])
    bench.scheduler.submit(request, tokens, (), bench.now_s, thinking)


def test_thinking_is_counted_and_timed() -> None:
    bench = Bench(Thinker(thoughts=3))
    think(bench, "a", -1)
    bench.run()
    end = bench.finished("a")
    assert end.text == "<think>5 5 5 </think>701 702 703 704 705 706 707 "
    assert bench.text("a") == end.text
    assert end.timing.thinking_tokens == 3
    assert 0.0 < end.timing.thinking_s < end.timing.generation_s


def test_a_budget_ends_thinking_and_the_answer_follows() -> None:
    decoder = Thinker()
    bench = Bench(decoder)
    think(bench, "a", 4)
    bench.run()
    end = bench.finished("a")
    assert end.text == "<think>5 5 5 5 Enough. </think>701 702 703 704 705 706 707 "
    assert end.timing.thinking_tokens == 4
    assert end.timing.generated_tokens == 12
    assert decoder.put_in == [3, 4, 2], "penalties must know of them"
    assert end.reason is StopReason.LENGTH


def test_no_thinking_at_all() -> None:
    bench = Bench(Thinker())
    think(bench, "a", 0, most=4)
    bench.run()
    assert bench.finished("a").text == "<think>Enough. </think>701 702 703 "
    assert bench.finished("a").timing.thinking_tokens == 0


def test_thinking_that_the_prompt_has_begun() -> None:
    bench = Bench(Thinker())
    think(bench, "a", 2, most=5, opened=True)
    bench.run()
    assert bench.finished("a").text == "<think>5 5 Enough. </think>701 702 703 "


def test_without_a_budget_it_thinks_to_the_end() -> None:
    bench = Bench(Thinker())
    think(bench, "a", -1, most=6)
    bench.run()
    assert bench.finished("a").text == "<think>5 5 5 5 5 "


def test_others_in_the_batch_and_the_next_turn_are_not_touched() -> None:
    decoder = Thinker()
    bench = Bench(decoder)
    for name, budget in (("a", 3), ("b", -1), ("c", 5), ("d", 0)):
        think(bench, name, budget, most=9)
    bench.run()
    together = {name: bench.finished(name).text for name in "abcd"}
    for name, budget in (("a", 3), ("b", -1), ("c", 5), ("d", 0)):
        alone = Bench(Thinker())
        think(alone, name, budget, most=9)
        alone.run()
        assert together[name] == alone.finished(name).text
    # The tokens that were put in lie in the cache like any others: the next turn finds them.
    said = [*prompt(40), 9, 1, 5, 5, 5, 3, 4, 2, 701, 702, 703, 704]
    bench.submit("next", [*said, 9, 11, 12], most=3)
    bench.run()
    assert bench.finished("next").timing.cached_tokens >= len(said)


def test_a_full_context_takes_no_ending() -> None:
    decoder = Thinker()
    decoder.context_size = 46
    bench = Bench(decoder)
    think(bench, "a", 2, most=0)
    bench.run()
    end = bench.finished("a")
    assert end.reason is StopReason.CONTEXT_FULL
    assert "Enough" not in end.text


def test_guesses_and_an_early_end_do_not_disturb_each_other() -> None:
    plain, guessing = (Bench(Thinker()) for _ in range(2))
    for bench in (plain, guessing):
        lookup = bench is guessing
        request = Request("a", (Turn("user", "a"),), Sampling(max_tokens=20), lookup)
        tokens = [*[5, 5, 3, 4, 2, 701, 702, 703, 704] * 4, 9]
        thinking = Thinking(None, 6, lambda _tags: [3, 4, 2])
        bench.scheduler.submit(request, tokens, (), bench.now_s, thinking)
        bench.run()
    assert guessing.finished("a").timing.drafted_tokens > 0
    assert guessing.finished("a").text == plain.finished("a").text


def test_other_answers_are_what_they_were() -> None:
    bench = Bench()
    bench.submit("a", prompt(30))
    bench.run()
    assert bench.finished("a").text == spelled(answer_to(prompt(30), 8))


# In the real engine


@pytest.mark.engine
def test_a_real_model_is_made_to_answer(make_engine: MakeEngine, tmp_path: Path) -> None:
    # It babbles until a line break, which the closing words bring, leads it out.
    script = [*(bytes([byte]) for byte in b"Yes."), END]
    model = write_script(tmp_path / "thinker.gguf", script, template=CHATML + "<think>")
    engine, _states = make_engine()
    engine.load(model, OPTIONS)
    listener = Listener()
    limited = ask("hi", most=40, thinking_tokens=3)
    none = ask("hi", most=40, thinking_tokens=0)
    formal = ask("hi", most=40, thinking_tokens=3, grammar='root ::= "N" "o!"')
    engine.submit([limited, none, formal], listener)
    end = listener.finished(limited)
    assert end.text.startswith("<think>")
    assert end.text.endswith(f"{CLOSING_SENTENCE}</think>\n\nYes.")
    assert end.reason is StopReason.END
    assert end.timing.thinking_tokens == 3
    assert listener.finished(none).text == "Yes."
    assert listener.finished(formal).text.endswith("</think>\n\nNo!"), "a grammar is for answers"
    assert engine.render(limited.turns).text.endswith("<think>")
