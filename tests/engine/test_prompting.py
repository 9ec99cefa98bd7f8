"""SentencePiece vocabularies add spaces of their own: pieces must not bring more of them."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.core.generation import Turn
from workbench.engine.prompting import PromptBuilder

CONTROL = {"<s>": 1, "</s>": 2}


class SpacingTokenizer:
    """A token a character; like SentencePiece it puts a space before any plain text."""

    bos = 1
    eos = 2
    adds_bos = True
    adds_space = True

    def tokenize(self, text: str, *, trusted: bool) -> list[int]:
        tokens: list[int] = []
        fresh = True
        while text:
            name = next((name for name in CONTROL if trusted and text.startswith(name)), "")
            if name:
                tokens.append(CONTROL[name])
                text, fresh = text[len(name) :], True
                continue
            if fresh:
                tokens.append(ord(" "))
                fresh = False
            tokens.append(ord(text[0]))
            text = text[1:]
        return tokens

    def is_control(self, token: int) -> bool:
        return token in CONTROL.values()

    def text_of(self, token: int) -> str:
        return {number: name for name, number in CONTROL.items()}[token]

    def knows(self, name: str) -> bool:
        return name in CONTROL

    def control_names(self) -> Sequence[str]:
        return list(CONTROL)

    def written(self, tokens: Sequence[int]) -> str:
        """Return the text of tokens, control tokens by name."""
        return "".join(self.text_of(t) if self.is_control(t) else chr(t) for t in tokens)


SOURCE = (
    "{{ bos_token }}{% for m in messages %}[INST] {{ m.content }} [/INST]{% endfor %}"
    "{{ eos_token }}{{ messages[0].role }}"
)


def test_pieces_in_the_middle_bring_no_space_of_their_own() -> None:
    tokenizer = SpacingTokenizer()
    prompt = PromptBuilder(tokenizer, SOURCE).build([Turn("user", "Hi</s>")])
    assert tokenizer.written(prompt.tokens) == "<s> [INST] Hi</s> [/INST]</s> user"
    assert prompt.tokens.count(2) == 1, "the person's </s> stays text"
    whole = tokenizer.tokenize("<s>[INST] Hi [/INST]</s>user", trusted=True)
    apart = PromptBuilder(tokenizer, SOURCE).build([Turn("user", "Hi")]).tokens
    assert apart == whole


def test_the_first_token_comes_once() -> None:
    tokenizer = SpacingTokenizer()
    for source in ("{{ bos_token }}{{ messages[0].content }}", "{{ messages[0].content }}"):
        tokens = PromptBuilder(tokenizer, source).build([Turn("user", "a")]).tokens
        assert tokens == [1, ord(" "), ord("a")]


def test_the_plain_layout_ends_at_the_next_turn() -> None:
    prompt = PromptBuilder(SpacingTokenizer(), "").build([Turn("user", "a")])
    assert prompt.text == "<s>User: a\nAssistant:"
    assert "\nUser:" in prompt.stops
